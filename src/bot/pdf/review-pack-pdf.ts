import { clauseOf, isEmptySection, type PackSection } from '../../domain/review-pack.js'
import {
  figureLabel,
  itemLine,
  type PackView,
  saidLine,
  sectionTitle,
  valueText,
} from '../cards/management-review/pack.js'
import { trendOfFigure } from '../pictures/trend-of-figure.js'
import type { Texts } from '../texts/texts.js'
import { type Fact, type ReportPart, reportPdf } from './report.js'

export interface OnPaper {
  organisation: string
  /** ISO 8601 UTC. */
  madeAt: string
}

/** What top management reads before it meets, on A4: one chapter for each input, in the standard's order (9.3.2). */
export function reviewPackPdf(
  view: PackView,
  { organisation, madeAt }: OnPaper,
  texts: Texts,
): Promise<Uint8Array> {
  const t = texts.reviewPack
  const { pack, title, sent, reader } = view
  return reportPdf(
    {
      ...{ title, organisation, madeAt, language: reader.language, sort: t.sort },
      foot: sent ? t.hash(`${sent.hash.slice(0, 16)}…`) : t.notSent,
      facts: factsOf(view, texts),
      parts: pack.sections.flatMap((section) => sectionParts(section, view, texts)),
    },
    texts,
  )
}

function factsOf({ pack, sent, meetingOn, reader }: PackView, texts: Texts): Fact[] {
  const t = texts.reviewPack
  const { period, before, asOf } = pack
  return [
    { label: t.facts.meeting, value: t.on(meetingOn) },
    { label: t.facts.period, value: t.period(period.from, period.to) },
    { label: t.facts.before, value: t.period(before.from, before.to) },
    {
      label: t.facts.stands,
      value: sent ? t.frozen(sent.at, reader.timeZone) : t.asOf(asOf, reader.timeZone),
    },
    ...(sent ? [{ label: 'SHA-256', value: sent.hash }] : []),
  ]
}

function sectionParts(section: PackSection, view: PackView, texts: Texts): ReportPart[] {
  const t = texts.reviewPack
  const { figures, items, said, unanswered, more = 0 } = section
  const later = view.later.filter(({ input }) => input === section.input)
  const words = [
    ...said.map((each) => saidLine(each, view, texts)),
    ...unanswered.map((person) => t.unanswered(view.nameOf(person))),
  ]
  return [
    { part: 'heading', words: sectionTitle(section, texts) },
    {
      part: 'words',
      words: `${t.clause(clauseOf(section))} · ${t.owner(view.nameOf(section.owner))}`,
      soft: true,
    },
    ...(isEmptySection(section) ? [{ part: 'words', words: t.nothing } as const] : []),
    ...(figures.length > 0 ? [figureTable(section, view, texts)] : []),
    ...plotsOf(section, view, texts),
    ...(items.length > 0 ? [itemTable(section, view, texts)] : []),
    ...(more > 0 ? [{ part: 'words', words: texts.common.more(more), soft: true } as const] : []),
    ...words.map((each): ReportPart => ({ part: 'words', words: each })),
    ...(later.length > 0
      ? [
          {
            part: 'words',
            words: [
              t.laterTitle,
              ...later.flatMap(({ figure: id, sent, now }) => {
                const figure = figures.find((each) => each.id === id)
                if (!figure) return []
                const [was, is] = [sent, now].map((value) => valueText(value, figure, texts))
                return [t.later(figureLabel(figure, section, view.reader, texts), was ?? '', is ?? '')]
              }),
            ].join('\n'),
          } as const,
        ]
      : []),
  ]
}

function figureTable(section: PackSection, { reader }: PackView, texts: Texts): ReportPart {
  const t = texts.reviewPack
  return {
    part: 'table',
    none: t.nothing,
    columns: [
      { heading: t.columns.figure, share: 3 },
      { heading: t.columns.now, align: 'right' },
      { heading: t.columns.before, share: 1.4, align: 'right' },
      { heading: t.columns.target, share: 2, align: 'right' },
    ],
    rows: section.figures.map((figure) => [
      figureLabel(figure, section, reader, texts),
      { words: valueText(figure.now, figure, texts), bold: true },
      valueText(figure.before, figure, texts),
      figure.target === undefined ? '' : texts.figure.target(figure.target, figure.unit, figure.direction),
    ]),
  }
}

/** Of what was recorded in more than one period: a single bar shows nothing. */
function plotsOf(section: PackSection, { reader }: PackView, texts: Texts): ReportPart[] {
  const drawn = section.figures.filter(({ trend }) => trend.filter(({ value }) => value !== null).length > 1)
  if (drawn.length === 0) return []
  const width = drawn.length === 1 ? 'whole' : 'half'
  const drawings = drawn.map((figure) =>
    trendOfFigure(
      figure,
      { title: figureLabel(figure, section, reader, texts), width, periodName: texts.reviewPack.periodName },
      texts,
    ),
  )
  return [{ part: 'drawings', drawings }]
}

function itemTable({ items }: PackSection, view: PackView, texts: Texts): ReportPart {
  const t = texts.reviewPack
  return {
    part: 'table',
    none: t.nothing,
    columns: [
      { heading: t.columns.item, share: 4 },
      { heading: t.columns.record, share: 1.6 },
    ],
    rows: items.map((item) => [itemLine(item, view, texts), item.record]),
  }
}
