import { annexA, annexAThemes, byNumber, isInAnnexA, isOwnControl } from './annex-a.js'

/** A clause of the standard (`9.2`), a control of Annex A (`A.5.18`), or one of the organisation's own (`HP-1`). */
export type Criterion = string

/** The clauses that set requirements, in the standard's order: each is audited by itself. */
export const clauses: readonly Criterion[] = [
  ...['4.1', '4.2', '4.3', '4.4'],
  ...['5.1', '5.2', '5.3'],
  ...['6.1.1', '6.1.2', '6.1.3', '6.2', '6.3'],
  ...['7.1', '7.2', '7.3', '7.4', '7.5'],
  ...['8.1', '8.2', '8.3'],
  ...['9.1', '9.2', '9.3'],
  ...['10.1', '10.2'],
]

export function isClause(criterion: Criterion): boolean {
  return /^\d/.test(criterion)
}

/** As the standard has them: the clauses, the controls of Annex A, then the organisation's own. */
export function inOrder(criteria: Iterable<Criterion>): Criterion[] {
  return [...new Set(criteria)].sort((a, b) => {
    if (isClause(a) !== isClause(b)) return isClause(a) ? -1 : 1
    return isClause(a) ? clauses.indexOf(a) - clauses.indexOf(b) : byNumber(a, b)
  })
}

/**
 * What somebody wrote of what an audit is held against: `4-10`, `9`, `9.2`, `A.8`, `A.5.1-A.5.8`, `A.5.1-8`, `HP-1`. Null
 * where there is no such clause or control.
 */
export function criteriaIn(written: string): Criterion[] | null {
  const text = written.trim().toUpperCase()
  if (isOwnControl(text)) return [text]
  const [first = '', last, ...more] = text.split('-').map((part) => part.trim())
  if (more.length > 0) return null
  const from = under(first)
  if (last === undefined) return from.length > 0 ? from : null
  const to = under(completed(first, last))
  const all = isClause(first) ? clauses : annexA
  const [start, end] = [all.indexOf(from[0] ?? ''), all.indexOf(to.at(-1) ?? '')]
  return start < 0 || end < start ? null : all.slice(start, end + 1)
}

/** The clause, control or theme itself, and what stands below it. */
function under(number: string): Criterion[] {
  if (annexAThemes.some((theme) => theme === number))
    return annexA.filter((control) => control.startsWith(`${number}.`))
  if (isInAnnexA(number)) return [number]
  return clauses.filter((clause) => clause === number || clause.startsWith(`${number}.`))
}

/** `A.5.1-8` means A.5.8, and `A.5.1-5.8` too. */
function completed(first: string, last: string): string {
  if (!first.startsWith('A.') || last.startsWith('A.')) return last
  const theme = first.split('.').slice(0, 2).join('.')
  return last.includes('.') || !isInAnnexA(first) ? `A.${last}` : `${theme}.${last}`
}

/** As people write them: `4–10, A.5.15–A.5.18, A.8, HP-1`. */
export function criteriaText(criteria: readonly Criterion[]): string {
  const runs: Criterion[][] = []
  for (const criterion of inOrder(criteria)) {
    const run = runs.at(-1)
    if (run && follows(run.at(-1) ?? '', criterion)) run.push(criterion)
    else runs.push([criterion])
  }
  return runs.map(runText).join(', ')
}

function follows(before: Criterion, criterion: Criterion): boolean {
  const all = isClause(criterion) ? clauses : annexA
  const place = all.indexOf(criterion)
  const isSamePart = isClause(criterion) || partOf(before) === partOf(criterion)
  return place > 0 && all[place - 1] === before && isSamePart
}

/** `9` of 9.2, `A.5` of A.5.18. */
export function partOf(criterion: Criterion): string {
  return criterion.startsWith('A.')
    ? criterion.split('.').slice(0, 2).join('.')
    : (criterion.split('.')[0] ?? criterion)
}

function runText(run: readonly Criterion[]): string {
  const [first = '', last = first] = [run[0], run.at(-1)]
  const all = isClause(first) ? clauses : annexA
  const wholeFirst = all.find((each) => partOf(each) === partOf(first)) === first
  const wholeLast = all.findLast((each) => partOf(each) === partOf(last)) === last
  const [from, to] = wholeFirst && wholeLast ? [partOf(first), partOf(last)] : [first, last]
  return from === to ? from : `${from}–${to}`
}
