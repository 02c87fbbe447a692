/** Something in the organisation's files that stops an import, or (as a warning) deserves a look. */
export interface Problem {
  /** Relative to the folder. */
  file: string
  /** Counted from 1; null where all of it is meant. */
  line: number | null
  column?: number
  /** What is wrong, without a full stop. */
  what: string
  /** How to mend it: whole sentences. */
  remedy: string
}

/** What a reader found: it goes on after a problem, so that all come at once. */
export class Findings {
  readonly problems: Problem[] = []
  readonly warnings: Problem[] = []

  problem(problem: Problem): void {
    this.problems.push(problem)
  }

  warn(warning: Problem): void {
    this.warnings.push(warning)
  }
}

export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (one, other) =>
      compare(one.file, other.file) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      compare(one.what, other.what),
  )
}

/** `people.csv:12  manager "h.lima" is nobody in this file. Write the id of one of the people.` */
export function problemLine({ file, line, column, what, remedy }: Problem): string {
  const place = [file, line, column].filter((each) => each !== null && each !== undefined).join(':')
  return `${place}  ${what}. ${remedy}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
