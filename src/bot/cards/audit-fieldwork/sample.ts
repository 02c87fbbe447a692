import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type AuditSample, populationNames, type SampledItem } from '../../../domain/sample.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped, type Form } from '../card.js'
import { firstWithin } from '../common.js'
import { verbs } from './checklist.js'

/** The names of the inputs. */
export const sampleInputs = {
  population: 'population',
  size: 'size',
  seed: 'seed',
  from: 'from',
  until: 'until',
} as const

/** The most that one sample in chat holds. */
export const LARGEST_SAMPLE = 200
const USUAL_SIZE = '25'
/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 5_000

/** Asks an auditor from what to draw. */
export function sampleForm(
  { title, value, from, until }: { title: string; value: string; from: CalendarDate; until: CalendarDate },
  texts: Texts,
): Form {
  const t = texts.auditFieldwork.sample
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.draw, value, label: t.submit },
    nodes: [
      { kind: 'text', text: t.heading(escaped(title)) },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'choice', look: 'menu', name: sampleInputs.population, label: t.population },
            options: populationNames.map((name) => ({ value: name, label: t.populations[name] })),
          },
          { kind: 'text', name: sampleInputs.size, label: t.size, initial: USUAL_SIZE, most: 4 },
          {
            ...{ kind: 'text', name: sampleInputs.seed, label: t.seed, hint: t.seedHint },
            ...{ optional: true, most: 10 },
          },
          { kind: 'date', name: sampleInputs.from, label: t.from, initial: from },
          { kind: 'date', name: sampleInputs.until, label: t.until, initial: until },
        ],
      },
      { kind: 'text', small: true, text: t.explained },
    ],
  }
}

/** What was drawn, in the order of the draw. */
export function sampleCard(sample: AuditSample, items: readonly SampledItem[], texts: Texts): Card {
  const t = texts.auditFieldwork.sample
  const { _id, ids, of, population, seed, hash } = sample
  const head = t.drawn(_id, ids.length, of, t.populations[population], seed)
  const lines = items.map(
    ({ what, on, id, cycle }, index) =>
      `${index + 1}. ${t.line(escaped(what), on ?? '', `\`${cycle ?? id}\``)}`,
  )
  const shown = firstWithin(lines, ROOM)
  const left = lines.length - shown.length
  return {
    summary: head.replace(/[*_`\\]/g, ''),
    nodes: [
      { kind: 'text', text: head },
      { kind: 'text', small: true, text: t.hash(hash) },
      { kind: 'text', text: shown.join('\n') },
      ...(left > 0 ? [{ kind: 'text', small: true, text: t.more(left) } as const] : []),
    ],
  }
}
