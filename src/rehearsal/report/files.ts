import { stringify } from 'csv-stringify/sync'
import { textsFor } from '../../bot/texts/texts.js'
import type { Rehearsal } from '../rehearsal.js'
import { sentenceOf } from './gap-words.js'

/** Every message, a row each, for a spreadsheet: it begins with the mark by which those know UTF-8. */
export function messagesCsv({ messages, people }: Rehearsal): string {
  const known = new Map(people.map((each) => [each.key, each]))
  const rows = messages.map(({ on, person, through, why, text, words }) => {
    const { name = '', department = '' } = known.get(person) ?? {}
    return [on, person, name, department, through, why, text, words]
  })
  const head = ['date', 'person', 'name', 'department', 'through', 'why', 'message', 'words']
  return stringify([head, ...rows], { bom: true, escape_formulas: true })
}

/** All of it, for programs. The sentences stand in the page's language. */
export function reportJson(rehearsal: Rehearsal, language: string): string {
  const texts = textsFor(language)
  const gaps = rehearsal.gaps.map((gap) => ({
    ...{ ...gap, what: sentenceOf(gap, texts), remedy: texts.rehearsal.gap[gap.kind].remedy },
  }))
  const loads = rehearsal.loads.map((load) => ({ ...load, minutes: Math.round(load.minutes * 10) / 10 }))
  return `${JSON.stringify({ ...rehearsal, gaps, loads }, null, 1)}\n`
}
