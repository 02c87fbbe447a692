import type { Environment } from '../config.js'

/** Where a command was typed: what it is told there, and where it answers. */
export interface Terminal {
  env: Environment
  print: (line: string) => void
  /** What went wrong, and what is no part of the answer. */
  complain: (line: string) => void
  /** The real one; a command on what runs here goes by the clock of that. */
  now: () => Date
}

/** Prints it; back comes the exit code. */
export function say({ print }: Pick<Terminal, 'print'>, text: string, code: number): number {
  print(text)
  return code
}
