import type { Texts } from '../../bot/texts/texts.js'
import type { Gap } from '../gap.js'

/** What a gap is, in a sentence. */
export function sentenceOf({ kind, about, name }: Gap, { rehearsal: t }: Texts): string {
  const processes: Readonly<Record<string, string>> = t.process
  const problems: Readonly<Record<string, string>> = t.problem
  const what: (about: string, name: string) => string = t.gap[kind].what
  return what(kind === 'nothing-runs' ? (processes[about] ?? about) : about, problems[name] ?? name)
}

/** `people.csv:12` */
export function placeOf({ file, line }: Pick<Gap, 'file' | 'line'>): string {
  return line === null ? file : `${file}:${line}`
}
