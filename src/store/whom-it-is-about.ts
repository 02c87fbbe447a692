import { isGraded, type Nonconformity } from '../domain/nonconformity.js'
import type { PersonId } from '../domain/person.js'
import { isNecessary } from '../domain/statement.js'
import type { Statements } from './statements.js'

/**
 * Whom a nonconformity is about: whoever could see to it, and whoever answers for the control that it goes against. None of
 * them turns it down (A.5.3); of what was graded, which nobody can turn down, it does not matter.
 */
export async function whomItIsAbout(
  { statements }: { statements: Statements },
  nonconformity: Pick<Nonconformity, 'owner' | 'criterion' | 'grade' | 'claimed' | 'source'>,
): Promise<PersonId[]> {
  const { owner, criterion } = nonconformity
  if (isGraded(nonconformity)) return []
  const statement = criterion === null ? null : await statements.current()
  const control = statement?.controls.filter(isNecessary).find(({ id }) => id === criterion)
  return [...new Set([...(owner === null ? [] : [owner]), ...(control ? [control.owner] : [])])]
}
