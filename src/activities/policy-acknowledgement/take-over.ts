import { askId } from '../../domain/ask.js'
import type { CarriedOver } from '../../domain/carried-over.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { morningOf, nextMorning } from '../../domain/reminders.js'
import type { NewAsk } from '../../store/asks.js'
import type { Wanted } from '../../store/deliveries.js'
import type { Round } from './question.js'
import type { PolicyAcknowledgementTools } from './tools.js'

/**
 * What a rewording takes over from the versions that it edits. Who acknowledged one of them is told, and has nothing
 * to do; an open question becomes one about the new text; an exception from the rules, which are the same, holds on
 * until it ends. Who is left comes back: they are asked anew.
 */
export async function takeOver(
  tools: PolicyAcknowledgementTools,
  round: Round,
  people: readonly Person[],
  asOf: string,
): Promise<readonly Person[]> {
  const { cycle, wordings } = round
  if (wordings.length === 0) return people
  const { acknowledgements, declines } = tools
  const ids = people.map((person) => person._id)
  await acknowledgements.moveOn(ids, wordings, cycle, asOf)
  await declines.supersede(ids, cycle.subject, wordings, asOf)
  const known = await acknowledgements.ofVersions(ids, cycle.subject, wordings)
  const moved = await acknowledgements.movedTo(cycle._id, ids)
  await inform(tools, round, people, known, asOf)
  const anew = people.filter(({ _id }) => !known.has(_id) && !moved.has(_id))
  const excepted = await acknowledgements.exceptedFrom(cycle.subject, wordings, ids)
  const holding = new Set(excepted.map(({ askedOf }) => askedOf))
  await acknowledgements.except(anew.filter(({ _id }) => holding.has(_id)).map(round.question))
  return anew.filter(({ _id }) => !holding.has(_id))
}

async function inform(
  { acknowledgements, deliveries }: PolicyAcknowledgementTools,
  { question, organisation }: Round,
  people: readonly Person[],
  known: ReadonlyMap<string, CarriedOver>,
  asOf: string,
): Promise<void> {
  const informed = people.flatMap((person) => {
    const carriedOver = known.get(person._id)
    return carriedOver ? [{ person, ask: { ...question(person), carriedOver } }] : []
  })
  await acknowledgements.carryOver(informed.map(({ ask }) => ask))
  // Whoever is not in chat has nothing to do either.
  const reached = informed.filter(({ person }) => isReachable(person))
  await deliveries.want(reached.map(({ person, ask }) => newsOf(ask, person, organisation, asOf)))
}

/** Nothing of it is urgent, so it comes when the person's own message of the day would. */
function newsOf(ask: NewAsk, person: Person, organisation: Organisation, asOf: string): Wanted {
  const morning = nextMorning(asOf, placeOf(person, organisation))
  return {
    person: person._id,
    content: { kind: 'asks', asks: [askId(ask)] },
    class: 'morning',
    notBefore: morningOf(morning, person.timeZone, organisation.reminders),
    reachable: true,
  }
}
