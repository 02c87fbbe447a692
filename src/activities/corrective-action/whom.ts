import { chainAbove } from '../../domain/authority.js'
import type { CorrectiveState } from '../../domain/corrective-action.js'
import { type CorrectiveStep, involvedIn } from '../../domain/corrective-action.js'
import type { Nonconformity } from '../../domain/nonconformity.js'
import type { Organisation } from '../../domain/organisation.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { chartFor } from '../../store/chart.js'
import type { Standing } from '../../store/nonconformities.js'
import type { People } from '../../store/people.js'

export interface Asked {
  person: Person
  /** Who never answers it, whatever is delegated. */
  neverBy?: PersonId[]
}

interface AtHand {
  nonconformity: Nonconformity
  standing: Standing
  state: Pick<CorrectiveState, 'life'>
  organisation: Organisation
}

/** Who is asked in a step. Null: nobody may answer it, or nobody is there. */
export async function whoIsAsked(
  people: People,
  { nonconformity, standing, state, organisation }: AtHand,
  { whom }: Extract<CorrectiveStep, { step: 'ask' }>,
  asOf: string,
): Promise<Asked | null> {
  const { ismsLead, deputy, topManagement } = organisation
  const leads = [ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement]
  const owner = standing.owner === null ? [] : [standing.owner]
  const first =
    whom === 'lead' || whom === 'verifier' ? [] : whom === 'owner' ? owner : [whom.person, ...owner]
  const chart = await chartFor(
    people,
    organisation,
    first.map((person) => ({ person })),
    asOf,
  )
  const above = first.slice(0, 1).flatMap((id) => chainAbove(id, chart))
  if (whom !== 'verifier') return firstOf(people, [...first, ...above, ...leads], asOf)
  // Whoever found it in an audit knows best whether it is gone; they had no hand in what was done about it.
  const { source, by } = nonconformity
  const auditor = source.of === 'audit' && by !== null ? [by] : []
  const neverBy = involvedIn(state.life, standing.owner)
  const may = [...auditor, ...leads].filter((id) => !neverBy.includes(id))
  const found = await firstOf(people, may, asOf)
  return found && { ...found, neverBy }
}

async function firstOf(people: People, ids: readonly PersonId[], asOf: string): Promise<Asked | null> {
  const found = await people.byIds([...new Set(ids)])
  for (const id of ids) {
    const person = found.get(id)
    if (person && isPresentAt(person, asOf) && canBeAsked(person)) return { person }
  }
  return null
}
