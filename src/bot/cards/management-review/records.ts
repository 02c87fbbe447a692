import type { PackSection } from '../../../domain/review-pack.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { figureLabel, itemLine, type PackView, sectionTitle } from './pack.js'
import { verbs } from './verbs.js'

/** As many records of one number as are named. */
const MOST_RECORDS = 40
/** How much room the lines have, in characters, so that they fit one form of any platform. */
const ROOM = 8_000

/** From what the numbers of a section were counted, and by what its lines are found in the record. */
export function recordsForm(section: PackSection, at: number, view: PackView, texts: Texts): Form {
  const t = texts.reviewPack.records
  const lines = [
    ...section.figures.flatMap((figure) => {
      const label = escaped(figureLabel(figure, section, view.reader, texts))
      const { records } = figure
      const left = records.length - MOST_RECORDS
      const named = records.slice(0, MOST_RECORDS).map((id) => `\`${id}\``)
      const more = left > 0 ? [texts.common.more(left)] : []
      return records.length === 0
        ? []
        : [`${t.counted(label, records.length)} ${[...named, ...more].join(', ')}`]
    }),
    ...section.items.map((item) => `${escaped(itemLine(item, view, texts))} · \`${item.record}\``),
  ]
  const text = lines.length === 0 ? t.none : listed(firstWithin(lines, ROOM), lines.length, texts)
  const all = [
    ...section.figures.flatMap(({ records }) => records),
    ...section.items.map(({ record }) => record),
  ]
  const hows = howTo(all, texts)
  return {
    title: texts.managementReview.ask.formTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'title', text: t.title(sectionTitle(section, texts)) },
      { kind: 'text', text },
      ...hows.map((how): CardNode => ({ kind: 'text', small: true, text: how })),
      {
        kind: 'actions',
        actions: [{ verb: `${verbs.readPack}/${at}`, value: view.cycle, label: t.back, primary: true }],
      },
    ],
  }
}

/** How each sort of record among these is looked at. */
function howTo(records: readonly string[], texts: Texts): string[] {
  const t = texts.reviewPack.records.how
  const has = (sort: RegExp) => records.some((id) => sort.test(id))
  return [
    ...(has(/^nc-\d+$/) ? [t.nonconformity] : []),
    ...(has(/^finding-\d+$/) ? [t.finding] : []),
    ...(has(/^cycle\//) ? [t.cycle] : []),
  ]
}
