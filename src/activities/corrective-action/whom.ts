import { chainAbove } from '../../domain/authority.js'
import { approversIn, involvedIn } from '../../domain/corrective-hands.js'
import type { CorrectiveState, CorrectiveStep } from '../../domain/corrective-steps.js'
import type { Finding } from '../../domain/finding.js'
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
  finding: Pick<Finding, 'by'> | null
  about: () => Promise<readonly PersonId[]>
  state: Pick<CorrectiveState, 'life'>
  organisation: Organisation
}

/** Who is asked in a step. Null: nobody may answer it, or nobody is there. */
export async function whoIsAsked(
  people: People,
  atHand: AtHand,
  { whom }: Extract<CorrectiveStep, { step: 'ask' }>,
  asOf: string,
): Promise<Asked | null> {
  const { standing, organisation } = atHand
  const leads = leadsOf(organisation)
  if (whom === 'isms') return firstOf(people, leads, asOf)
  if (whom === 'lead') return whoTriages(people, atHand, leads, asOf)
  if (whom === 'verifier') return whoVerifies(people, atHand, leads, asOf)
  const owner = standing.owner === null ? [] : [standing.owner]
  const first = whom === 'owner' ? owner : [whom.person, ...owner]
  const chart = await chartFor(
    people,
    organisation,
    first.map((person) => ({ person })),
    asOf,
  )
  const above = first.slice(0, 1).flatMap((id) => chainAbove(id, chart))
  return firstOf(people, [...first, ...above, ...leads], asOf)
}

/** Whoever leads the ISMS, or is there for them, the nearest first. */
export function leadsOf({
  ismsLead,
  deputy,
  topManagement,
}: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>): PersonId[] {
  return [ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement]
}

/** Somebody whom it is not about; where nobody else is there, whoever leads the ISMS, who then cannot turn it down. */
async function whoTriages(
  people: People,
  { about: whomItIsAbout }: Pick<AtHand, 'about'>,
  leads: readonly PersonId[],
  asOf: string,
): Promise<Asked | null> {
  const about = await whomItIsAbout()
  const others = leads.filter((id) => !about.includes(id))
  const found = await firstOf(people, others, asOf)
  if (!found) return firstOf(people, leads, asOf)
  return about.length === 0 ? found : { ...found, neverBy: [...about] }
}

/**
 * Whom the plan names; else whoever found it in an audit knows best whether it is gone; else whoever leads the ISMS. Nobody who had a hand in what was
 * done; nor who approved it, as long as somebody else is there.
 */
async function whoVerifies(
  people: People,
  { nonconformity, finding, state, standing }: AtHand,
  leads: readonly PersonId[],
  asOf: string,
): Promise<Asked | null> {
  const { source, by } = nonconformity
  const auditors = source.of === 'audit' && source.audit !== null ? [finding?.by ?? null, by] : []
  const hands = involvedIn(state.life, standing.owner)
  const approvers = approversIn(state.life)
  const named = state.life.rounds.at(-1)?.plan?.verifier ?? null
  const may = [named, ...auditors, ...leads].filter((id) => id !== null && !hands.includes(id)) as PersonId[]
  const others = may.filter((id) => !approvers.includes(id))
  const other = await firstOf(people, others, asOf)
  if (other) return { ...other, neverBy: [...new Set([...hands, ...approvers])] }
  const found = await firstOf(people, may, asOf)
  return found && { ...found, neverBy: hands }
}

export async function firstOf(people: People, ids: readonly PersonId[], asOf: string): Promise<Asked | null> {
  const found = await people.byIds([...new Set(ids)])
  for (const id of ids) {
    const person = found.get(id)
    if (person && isPresentAt(person, asOf) && canBeAsked(person)) return { person }
  }
  return null
}
