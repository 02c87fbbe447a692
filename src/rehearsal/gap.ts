import type { CalendarDate } from '../domain/calendar-date.js'
import type { Spot } from './files.js'

/**
 * What would go wrong in the year. Of each kind the catalogue says what it is and what mends it.
 * - `leaver-named`: a file names somebody for a duty whose last day comes before the year's.
 * - `manager-leaves`: people's manager leaves, and nobody else is named.
 * - `nobody-may-approve`: a decision waits, and nobody lawfully makes it.
 * - `nobody-independent`: of a part of an audit nobody who audits is independent.
 * - `nobody-asked`: a cycle is open, and there is nobody whom it could ask.
 * - `away-when-due`: who is asked is away up to the due date and beyond, and nobody stands in.
 * - `no-audience`: a policy asks nobody.
 * - `never-in-force`: a policy was not published in all of the year.
 * - `never-reviewed`: nobody looks at a policy in the year.
 * - `nothing-runs`: nothing of what a clause asks for takes place in the year.
 * - `not-read`: a system of which the folder has no accounts that could be read in a rehearsal.
 * - `unreachable`: somebody is to be asked and has no account.
 * - `unanswerable`: somebody could not answer what they were asked.
 * - `overloaded`: a week takes somebody more than half a day.
 */
export const gapKinds = [
  'nobody-may-approve',
  'nobody-independent',
  'nobody-asked',
  'unanswerable',
  'no-audience',
  'never-in-force',
  'never-reviewed',
  'nothing-runs',
  'leaver-named',
  'manager-leaves',
  'away-when-due',
  'not-read',
  'unreachable',
  'overloaded',
] as const
export type GapKind = (typeof gapKinds)[number]

export interface Gap extends Spot {
  kind: GapKind
  /** What it concerns, plain; where nothing runs, the process. */
  about: string
  /** Whom it concerns; where nothing runs, the clause; else what Steward said, or a key of the catalogue's problems. Plain. */
  name: string
  /** From when on; null: all year. */
  on: CalendarDate | null
}

/** By kind, the gravest first; then by file and line. */
export function inOrder(gaps: readonly Gap[]): Gap[] {
  const seen = new Map(
    gaps.map((gap) => [[gap.kind, gap.file, gap.line, gap.about, gap.name].join('\n'), gap]),
  )
  return [...seen.values()].sort(
    (a, b) =>
      gapKinds.indexOf(a.kind) - gapKinds.indexOf(b.kind) ||
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.about, b.about) ||
      compare(a.name, b.name),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
