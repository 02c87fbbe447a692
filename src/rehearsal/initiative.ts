import { parseAskRef } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import { dateIn, weekdayNumber } from '../domain/working-days.js'
import { inChat } from './acts.js'
import { chance } from './chance.js'
import { isAtWork, type Member } from './company.js'
import { fillerFor } from './filler.js'
import { command, press } from './person.js'
import type { Played } from './played.js'
import { buttonsIn } from './reading.js'

/** So many next steps the ISMS lead takes in a week. */
const STEPS = 5

/**
 * What the ISMS lead begins without being asked, on the first day of a week on which they are at work: publishes what is not
 * published yet, looks where everything stands and takes the steps that are offered. The decisions that this may have begun come back.
 */
export async function takeInitiative(played: Played, day: CalendarDate): Promise<string[]> {
  const lead = leadAtWork(played)
  const isTime = lead !== null && played.log.isTimeFor('initiative', day)
  const asks = isTimeToAsk(day)
  if (!isTime && !asks) return []
  const { decisions } = played.stage.stores
  const before = new Set((await decisions.open()).map(({ _id }) => _id))
  if (isTime) {
    await publish(played, lead)
    await takeSteps(played, lead)
  }
  if (asks) await askForEverything(played, day)
  return (await decisions.open()).flatMap(({ _id }) => (before.has(_id) ? [] : _id))
}

function leadAtWork(played: Played): Member | null {
  const { ismsLead, deputy } = played.company.organisation
  return firstAtWork(played, [ismsLead, deputy ?? ismsLead])
}

function firstAtWork({ company, stage }: Played, ids: readonly PersonId[]): Member | null {
  const now = stage.now().toISOString()
  for (const id of ids) {
    const member = company.members.get(id)
    if (member?.account && isAtWork(member, dateIn(now, member.person.timeZone))) return member
  }
  return null
}

/**
 * Whatever may be asked for is asked for three times: by the ISMS lead, by top management and by somebody else. Who asks does
 * not approve, so that is when it shows whether there is somebody who may.
 */
async function askForEverything(played: Played, day: CalendarDate): Promise<void> {
  const { company, stage, behaviour } = played
  const who: Readonly<Record<string, readonly PersonId[]>> = {
    '02': [company.organisation.ismsLead],
    '03': company.organisation.topManagement,
    '05': company.inOrder().map(({ person }) => person._id),
  }
  const ids = who[day.slice(5, 7)] ?? []
  const from = Math.floor(chance(behaviour.seed, 'asks', day) * ids.length)
  const member = firstAtWork(played, [...ids.slice(from), ...ids.slice(0, from)])
  if (!member) return
  for (const { requestType } of await stage.stores.requestTypes.offered())
    await does(played, member, `request ${requestType}`)
}

/** The first Monday of some months. */
function isTimeToAsk(day: CalendarDate): boolean {
  return ['02', '03', '05'].includes(day.slice(5, 7)) && weekdayNumber(day) === 0 && day.slice(8) <= '07'
}

/** Every version that is not in force, and that nobody decides on yet. */
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
    // What they are asked themselves they get to in their own time.
    if (!next || parseAskRef(next.value) || taken.has(`${next.action} ${next.value}`)) return
    taken.add(`${next.action} ${next.value}`)
    const attempt = await press(playerOf(played, lead), next)
    played.log.acted(lead.person.key, todayOf(played, lead), attempt.effort)
  }
}

async function does(played: Played, lead: Member, text: string) {
  const result = await command(playerOf(played, lead), text)
  played.log.acted(lead.person.key, todayOf(played, lead), result.effort)
  return result
}

function todayOf({ stage }: Played, { person }: Member): CalendarDate {
  return dateIn(stage.now().toISOString(), person.timeZone)
}

function playerOf(played: Played, lead: Member) {
  const { account } = lead
  if (!account) throw new Error('The ISMS lead has no account.')
  const { hands } = played.stage
  const filler = fillerFor(played, lead, false, (file) => hands.handIn(account, file))
  return { ...{ hands, account, filler }, acts: inChat(hands, account), isDone: async () => false }
}
