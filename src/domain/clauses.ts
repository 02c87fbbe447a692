import { isInAnnexA, isOwnControl } from './annex-a.js'

/** The clauses of ISO/IEC 27001:2022 that demand something, in its order, as finely as they are audited one by one. */
export const clauses = [
  ...['4.1', '4.2', '4.3', '4.4'],
  ...['5.1', '5.2', '5.3'],
  ...['6.1.1', '6.1.2', '6.1.3', '6.2', '6.3'],
  ...['7.1', '7.2', '7.3', '7.4', '7.5'],
  ...['8.1', '8.2', '8.3'],
  ...['9.1', '9.2', '9.3'],
  ...['10.1', '10.2'],
] as const

/** A clause (`9.2`), a control of Annex A (`A.5.18`) or an organisation's own one (`HP-1`). */
export type Criterion = string

const known: ReadonlySet<string> = new Set(clauses)

export function isClause(text: string): boolean {
  return known.has(text)
}

function isCriterion(text: string): boolean {
  return isClause(text) || isInAnnexA(text) || isOwnControl(text)
}

/** As people type it: `a.5.18`, `5.18 ` of Annex A is not guessed, `hp-1` is `HP-1`. Null: there is no such thing. */
export function criterionOf(text: string): Criterion | null {
  const plain = text.trim().toUpperCase()
  return isCriterion(plain) ? plain : null
}

/** The clauses in their order, then the controls of Annex A in theirs, then the organisation's own. */
export function byCriterion(one: Criterion, other: Criterion): number {
  return sortKey(one).localeCompare(sortKey(other))
}

function sortKey(criterion: Criterion): string {
  const rank = isClause(criterion) ? 0 : isInAnnexA(criterion) ? 1 : 2
  return `${rank} ${criterion.replace(/\d+/g, (digits) => digits.padStart(4, '0'))}`
}
