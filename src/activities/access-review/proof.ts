import { isByProof, orderedIn } from '../../domain/access-review.js'
import type { Ask } from '../../domain/ask.js'
import { chainAbove } from '../../domain/authority.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { Lines } from '../../store/absence-lines.js'
import { withThoseAbove } from '../../store/those-above.js'
import type { AccessAtHand } from './at-hand.js'
import type { AccessLookTools } from './tools.js'

type AtHand = Pick<AccessAtHand, 'cycle' | 'asks' | 'system' | 'owner'>

/** Who confirms what was shown instead of another list, and who never may. */
export interface Confirming {
  confirmer: Person | null
  never: PersonId[]
}

/** Of the questions that were answered by proof, those of which nobody may confirm it. */
export async function withoutConfirmer(
  tools: AccessLookTools,
  atHand: AtHand,
  asOf: string,
): Promise<string[]> {
  const without: string[] = []
  for (const ask of atHand.asks) {
    if (!isByProof(ask)) continue
    const shown = await tools.accessOrders.inAsk(atHand.cycle._id, orderedIn(ask))
    if (!shown.some(({ order }) => order.state === 'done')) continue
    if ((await confirmingOf(tools, atHand, ask, asOf)).confirmer === null) without.push(ask._id)
  }
  return without
}

/**
 * A second person: the ISMS lead, their deputy, whoever was named as independent, or else somebody above the system's owner.
 * Neither the owner, nor whoever did what is to be confirmed, nor whoever stands in for either.
 */
export async function confirmingOf(
  tools: AccessLookTools,
  { cycle, asks, system, owner }: AtHand,
  verifying: Ask,
  asOf: string,
): Promise<Confirming> {
  const [organisation, newest, shown] = await Promise.all([
    tools.organisation.read(),
    tools.systems.newest(system.system),
    tools.accessOrders.inAsk(cycle._id, orderedIn(verifying)),
  ])
  const doers = shown.flatMap(({ order: { done } }) =>
    done ? [done.by, ...(done.for ? [done.for] : [])] : [],
  )
  const made = [verifying, ...asks.filter(({ _id }) => _id === verifying.follows)]
  const those = [
    ...new Set([...doers, ...made.flatMap(({ askedOf, answer }) => [askedOf, answer?.by ?? askedOf])]),
  ]
  const lines = await Lines.read(tools, those, asOf)
  const standIns = those.flatMap((id) => lines.delegatesOf(id))
  const never = [...new Set([...those, ...standIns, ...(owner ? [owner._id] : [])])].sort()
  const people = await withThoseAbove(tools, [
    ...[owner?._id, organisation?.ismsLead, organisation?.deputy, newest?.outsider].flatMap((id) => id ?? []),
  ])
  const above = owner ? chainAbove(owner._id, { people }) : []
  const order = [organisation?.ismsLead, organisation?.deputy, newest?.outsider, ...above].flatMap(
    (id) => id ?? [],
  )
  const found = order.find((id) => {
    const person = people.get(id)
    return person && !never.includes(id) && isPresentAt(person, asOf) && canBeAsked(person)
  })
  return { never, confirmer: people.get(found ?? '') ?? null }
}
