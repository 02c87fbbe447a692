import type { CalendarDate } from '../domain/calendar-date.js'
import { dateIn, weekdayNumber } from '../domain/working-days.js'
import { isAtWork, type Member } from './company.js'
import { fillerFor } from './filler.js'
import { command, press } from './person.js'
import type { Played } from './played.js'
import { buttonsIn } from './reading.js'

/** So many next steps the ISMS lead takes of a Monday. */
const STEPS = 5

/**
 * What the ISMS lead begins without being asked: publishes what is not published yet, and each Monday looks where
 * everything stands and takes the steps that are offered. The decisions that this may have begun come back.
 */
export async function takeInitiative(played: Played, day: CalendarDate): Promise<string[]> {
  const lead = leadAtWork(played, day)
  if (!lead) return []
  const before = new Set((await played.stage.stores.decisions.open()).map(({ _id }) => _id))
  await publish(played, lead)
  if (weekdayNumber(day) === 0) await takeSteps(played, lead)
  return (await played.stage.stores.decisions.open()).flatMap(({ _id }) => (before.has(_id) ? [] : _id))
}

function leadAtWork({ company, stage }: Played, day: CalendarDate): Member | null {
  const { ismsLead, deputy } = company.organisation
  for (const id of [ismsLead, deputy]) {
    const member = id === null ? undefined : company.members.get(id)
    if (member?.account && isAtWork(member, dateIn(stage.now().toISOString(), member.person.timeZone)))
      return member
    if (member && !isAtWork(member, day)) continue
  }
  return null
}

/** Every version that is not in force, and that nobody decides on yet, once a week at most. */
async function publish(played: Played, lead: Member): Promise<void> {
  const { policies, cycles, decisions } = played.stage.stores
  for (const { policy } of await policies.list()) {
    if ((await cycles.inForceSince(policy)) !== null) continue
    if (await decisions.openAbout({ type: 'policy', id: policy })) continue
    await does(played, lead, `policy publish ${policy}`)
  }
}

async function takeSteps(played: Played, lead: Member): Promise<void> {
  const taken = new Set<string>()
  for (let step = 0; step < STEPS; step += 1) {
    const { said } = await does(played, lead, 'status')
    const next = buttonsIn(said).find(({ primary }) => primary)
    if (!next || taken.has(`${next.action} ${next.value}`)) return
    taken.add(`${next.action} ${next.value}`)
    const attempt = await press(await playerOf(played, lead), next)
    played.log.acted(lead.person.key, played.stage.now().toISOString(), attempt.effort)
  }
}

async function does(played: Played, lead: Member, text: string) {
  const result = await command(await playerOf(played, lead), text)
  played.log.acted(lead.person.key, played.stage.now().toISOString(), result.effort)
  return result
}

async function playerOf(played: Played, lead: Member) {
  const { account } = lead
  if (!account) throw new Error('The ISMS lead has no account.')
  const filler = await fillerFor(played, lead, false)
  return { hands: played.stage.hands, account, filler, isDone: async () => false }
}
