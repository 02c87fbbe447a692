import { CHECK_SLOT, lastOf } from '../../../domain/control-check.js'
import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { outcomeOf, titleOf, verbs } from '../../cards/control-check/check.js'
import type { StandingLine } from '../../cards/standing.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import type { Visit } from '../desk.js'
import { type CheckListTools, knownChecks } from './list.js'

/** What was found not in order and was not found in order since, what nobody answered, and what nobody may confirm. */
export async function checksToSeeTo(tools: CheckListTools, visit: Visit): Promise<StandingLine[]> {
  const known = await knownChecks(tools, visit.organisation.ismsLead)
  const lines = await Promise.all([
    ...known.map((each) => unresolved(tools, visit, each)),
    ...known.filter(({ blocked }) => blocked).map((each) => unconfirmed(tools, visit, each)),
  ])
  return lines.filter((line) => line !== null)
}

type Known = Awaited<ReturnType<typeof knownChecks>>[number]

async function unresolved(
  { people }: CheckListTools,
  { person, organisation, texts }: Visit,
  { check, last }: Known,
): Promise<StandingLine | null> {
  const t = texts.controlCheck.standing
  const title = escaped(titleOf(check, person))
  if (last?.closed) {
    const { at } = last.closed
    const on = dateIn(at, organisation.timeZone)
    return { urgency: 'later', on, text: t.missed(title, at, person.timeZone) }
  }
  if (!last?.answer || outcomeOf(last) !== 'not-ok') return null
  const { answer } = last
  const by = escaped(whoAnswered(answer, await people.byIds(peopleIn(answer)), texts))
  return {
    urgency: 'stuck',
    on: dateIn(answer.at, organisation.timeZone),
    text: t.notOk(title, by, answer.at, person.timeZone),
    next: {
      text: t.seeTo(title),
      actions: [{ verb: verbs.show, value: check.check, label: t.show, primary: true }],
    },
  }
}

/** A cycle that asks nobody anything is shown without this; one that was answered is not. */
async function unconfirmed(
  { asks, controlChecks }: CheckListTools,
  { person, organisation, texts }: Visit,
  { check }: Known,
): Promise<StandingLine | null> {
  const cycle = (await controlChecks.blocked()).find(({ subject }) => subject.id === check.check)
  if (!cycle || lastOf(await asks.allOf(cycle._id), CHECK_SLOT)?.state !== 'answered') return null
  const t = texts.controlCheck.standing
  const title = escaped(titleOf(check, person))
  return {
    urgency: 'stuck',
    on: dateIn(cycle.nobodySince ?? cycle.startedAt, organisation.timeZone),
    text: t.noConfirmer(title),
    next: { text: t.nameConfirmer(title), actions: [] },
  }
}
