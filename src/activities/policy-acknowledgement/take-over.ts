import type { CarriedOver } from '../../domain/ask.js'
import type { Person } from '../../domain/person.js'
import type { PolicyAcknowledgementTools } from './activities.js'
import { deliveryOf, type Round } from './question.js'

/**
 * What a rewording takes over from the versions that it edits. Who acknowledged one of them is told, and has nothing
 * to do; an open question becomes one about the new text. Who is left comes back: they are asked anew.
 */
export async function takeOver(
  tools: PolicyAcknowledgementTools,
  round: Round,
  people: readonly Person[],
  asOf: string,
): Promise<readonly Person[]> {
  const { cycle, wordings } = round
  if (wordings.length === 0) return people
  const { acknowledgements } = tools
  const ids = people.map((person) => person._id)
  await acknowledgements.moveOn(ids, wordings, cycle, asOf)
  const known = await acknowledgements.ofVersions(ids, cycle.subject, wordings)
  const moved = await acknowledgements.movedTo(cycle._id, ids)
  await inform(tools, round, people, known, asOf)
  return people.filter(({ _id }) => !known.has(_id) && !moved.has(_id))
}

async function inform(
  { acknowledgements, deliveries }: PolicyAcknowledgementTools,
  { question }: Round,
  people: readonly Person[],
  known: ReadonlyMap<string, CarriedOver>,
  asOf: string,
): Promise<void> {
  const informed = people.flatMap((person) => {
    const carriedOver = known.get(person._id)
    return carriedOver ? [{ person, ask: { ...question(person), carriedOver } }] : []
  })
  await acknowledgements.carryOver(informed.map(({ ask }) => ask))
  await deliveries.want(informed.map(({ person, ask }) => deliveryOf(ask, person, asOf)))
}
