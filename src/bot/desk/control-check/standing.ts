import { type CheckPast, lastThatCounts, notInOrder } from '../../../domain/check-history.js'
import { CHECK_SLOT, confirmingOf, lastOf } from '../../../domain/control-check.js'
import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { verbs } from '../../cards/control-check/check.js'
import { titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import type { Visit } from '../desk.js'
import { type CheckListTools, checkNowAction, type Known, knownChecks } from './list.js'

/**
 * What was found not in order and was not found in order since, what nobody answered or confirmed before it closed, and
 * what nobody may confirm.
 */
export async function checksToSeeTo(tools: CheckListTools, visit: Visit): Promise<StandingLine[]> {
  const known = await knownChecks(tools, visit.organisation.ismsLead)
  const lines = await Promise.all(
    known.flatMap((each) => [
      unresolved(tools, visit, each),
      leftOpen(visit, each, lastThatCounts(each.past)),
      unconfirmed(tools, visit, each),
    ]),
  )
  return lines.filter((line) => line !== null)
}

async function unresolved(
  { people }: CheckListTools,
  { person, organisation, texts }: Visit,
  known: Known,
): Promise<StandingLine | null> {
  const { check, past, open } = known
  const answer = notInOrder(past)?.ask.answer
  if (!answer) return null
  const t = texts.controlCheck.standing
  const title = escaped(titleOf(check, person))
  const by = escaped(whoAnswered(answer, await people.byIds(peopleIn(answer)), texts))
  const show = { verb: verbs.show, value: check.check, label: t.show }
  const now = checkNowAction(known, texts)
  const isAsked = open.some(({ slot }) => slot === CHECK_SLOT)
  return {
    urgency: 'stuck',
    on: dateIn(answer.at, organisation.timeZone),
    text: t.notOk(title, by, answer.at, person.timeZone),
    next: {
      text: isAsked ? t.again(title) : t.seeTo(title),
      actions: [{ ...show, primary: true }, ...(now ? [now] : [])],
    },
  }
}

/** It goes its way, since the next one comes; but nothing shows that the control worked this time. */
function leftOpen(
  { person, organisation, texts }: Visit,
  { check }: Known,
  last: CheckPast | null,
): StandingLine | null {
  const t = texts.controlCheck.standing
  const title = escaped(titleOf(check, person))
  const line = (at: string, text: string): StandingLine => {
    return { urgency: 'later', on: dateIn(at, organisation.timeZone), text }
  }
  if (last?.outcome === 'missed') return line(last.at, t.missed(title, last.at, person.timeZone))
  if (!last?.unconfirmed) return null
  const at = last.ask.answer?.at ?? last.ask.openedAt
  return line(at, t.unconfirmed(title, at, person.timeZone))
}

/** A cycle that asks nobody anything is shown without this; one that was answered is not. */
async function unconfirmed(
  { asks, people }: CheckListTools,
  { person, organisation, texts }: Visit,
  { check, blocked }: Known,
): Promise<StandingLine | null> {
  const all = blocked ? await asks.allOf(blocked._id) : []
  const found = lastOf(all, CHECK_SLOT)
  if (!blocked || found?.state !== 'answered') return null
  const t = texts.controlCheck.standing
  const title = escaped(titleOf(check, person))
  const confirming = confirmingOf(all, found)
  // Who is only away stays asked: it is whoever stands in for them that may not.
  const absent = confirming?.state === 'open' ? await people.byId(confirming.askedOf) : null
  const name = absent && escaped(absent.name)
  return {
    urgency: 'stuck',
    on: dateIn(blocked.nobodySince ?? blocked.startedAt, organisation.timeZone),
    text: name === null ? t.noConfirmer(title) : t.noStandIn(title, name),
    next: { text: name === null ? t.nameConfirmer(title) : t.nameStandIn(title, name), actions: [] },
  }
}
