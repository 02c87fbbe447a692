import { partsOfCycle, processOfCycle } from '../domain/cycle.js'
import { isGraded, type Nonconformity } from '../domain/nonconformity.js'
import { canBeAsked, isPresentAt, type PersonId } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { isNecessary } from '../domain/statement.js'
import type { People } from './people.js'
import type { Programmes } from './programmes.js'
import type { Risks } from './risks.js'
import type { Statements } from './statements.js'

export interface OwnerTools {
  programmes: Programmes
  risks: Risks
  statements: Statements
}

/**
 * Whom a nonconformity is about: whoever could see to it, and whoever answers for the control, the system or the risk that it
 * goes against. None of them turns it down (A.5.3); of what was graded, which nobody can turn down, it does not matter.
 */
export async function whomItIsAbout(
  tools: OwnerTools,
  nonconformity: Pick<Nonconformity, 'owner' | 'criterion' | 'grade' | 'claimed' | 'vouched' | 'source'>,
): Promise<PersonId[]> {
  const { owner, criterion, source } = nonconformity
  if (isGraded(nonconformity)) return []
  const [named, reviewed] = await Promise.all([
    criterion === null ? null : ownerOfNamed(tools, criterion),
    source.of === 'cycle' ? ownerOfReviewed(tools, source.cycle) : null,
  ])
  return [...new Set([owner, named, reviewed])].filter((id) => id !== null)
}

/** Who answers for a control, a system or a risk, by its id. Null: for a clause, or for what nobody owns. */
async function ownerOfNamed(
  { programmes, risks, statements }: OwnerTools,
  named: string,
): Promise<PersonId | null> {
  const [statement, system, risk] = await Promise.all([
    statements.current(),
    programmes.byId(programmeId('access-review', named)),
    risks.byId(named),
  ])
  const control = statement?.controls.filter(isNecessary).find(({ id }) => id === named)
  return control?.owner ?? system?.owner ?? risk?.owner ?? null
}

/** The same, where they are there and can be asked. */
export async function presentOwnerOf(
  tools: OwnerTools & { people: People },
  named: string,
  at: string,
): Promise<PersonId | null> {
  const owner = await ownerOfNamed(tools, named)
  const person = owner === null ? null : await tools.people.byId(owner)
  return person && isPresentAt(person, at) && canBeAsked(person) ? person._id : null
}

/** Who owns the system of which a cycle reviews the access; null for other cycles. */
async function ownerOfReviewed(
  { programmes }: Pick<OwnerTools, 'programmes'>,
  cycle: string,
): Promise<PersonId | null> {
  if (processOfCycle(cycle) !== 'access-review') return null
  const programme = await programmes.byId(partsOfCycle(cycle)?.programme ?? '')
  return programme?.owner ?? null
}
