import { annexA, annexAThemes, isInAnnexA, isOwnControl } from './annex-a.js'
import { byCriterion, type Criterion, clauses } from './clauses.js'

/** As the standard has them, each once. */
export function inOrder(criteria: Iterable<Criterion>): Criterion[] {
  return [...new Set(criteria)].sort(byCriterion)
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
  const all = listOf(first)
  const [start, end] = [all.indexOf(from[0] ?? ''), all.indexOf(to.at(-1) ?? '')]
  return start < 0 || end < start ? null : all.slice(start, end + 1)
}

/** The standard's list in which it stands. */
function listOf(criterion: Criterion): readonly Criterion[] {
  return /^\d/.test(criterion) ? clauses : annexA
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
  const all = listOf(criterion)
  const place = all.indexOf(criterion)
  const isSamePart = all === clauses || partOf(before) === partOf(criterion)
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
  const all = listOf(first)
  const wholeFirst = all.find((each) => partOf(each) === partOf(first)) === first
  const wholeLast = all.findLast((each) => partOf(each) === partOf(last)) === last
  const [from, to] = wholeFirst && wholeLast ? [partOf(first), partOf(last)] : [first, last]
  return from === to ? from : `${from}–${to}`
}
