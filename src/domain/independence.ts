import type { Criterion } from './clauses.js'
import type { PersonId } from './person.js'

/** How somebody is tied to what is audited. */
export const ties = [
  'leads-isms',
  'directs',
  'owns',
  'owned',
  'implements',
  'did',
  'approved',
  'manages',
  'audited',
] as const
export type Tie = (typeof ties)[number]

/** What somebody has to do with what is audited, as the record shows it. */
export interface Involvement {
  person: PersonId
  as: Tie
  /** Of what: a control by its number, else `<type>/<id>`; a person by their id. */
  of: string
  /** What of the audit's criteria it ties them to. */
  criteria: readonly Criterion[]
  /** When they last did something in it (ISO 8601 UTC); null: it is so now. */
  at: string | null
}

/**
 * Whatever ties somebody to this criterion, or to any of the audit's if none is given; null: they are independent of it
 * (9.2.2 c). What they did longer ago than the look-back ties nobody.
 *
 * @param since The first moment of the look-back: ISO 8601 UTC.
 */
export function tieTo(
  involvements: readonly Involvement[],
  person: PersonId,
  criterion: Criterion,
  since: string,
): Involvement | null {
  return (
    involvements.find(
      (each) =>
        each.person === person && each.criteria.includes(criterion) && (each.at === null || each.at >= since),
    ) ?? null
  )
}

/** Of which of these somebody is independent. */
export function independentOf(
  involvements: readonly Involvement[],
  person: PersonId,
  criteria: readonly Criterion[],
  since: string,
): Criterion[] {
  return criteria.filter((criterion) => tieTo(involvements, person, criterion, since) === null)
}

/** Somebody who is tied to all that is audited audits nothing of it: what ties them first; null where something is left. */
export function tiedToAll(
  involvements: readonly Involvement[],
  person: PersonId,
  criteria: readonly Criterion[],
  since: string,
): Involvement | null {
  const [first] = criteria
  if (first === undefined || independentOf(involvements, person, criteria, since).length > 0) return null
  return tieTo(involvements, person, first, since)
}

/** Why somebody may record or issue nothing of one criterion in an audit. */
export type NotIndependent =
  | { because: 'no-auditor' }
  | { because: 'not-declared' }
  /** They lost their independence: what they recorded before that is marked. */
  | { because: 'lost' }
  | { because: 'tied'; tie: Involvement }
