import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Figure } from '../../../domain/figure.js'
import type { Person, PersonId } from '../../../domain/person.js'
import {
  clauseOf,
  isEmptySection,
  type LaterNumber,
  type PackItem,
  type PackSaid,
  type PackSection,
  type ReviewPack,
} from '../../../domain/review-pack.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type CardNode, escaped, type Form } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { textFor } from '../definition.js'
import { type QuestionLine, questionNodes } from './question.js'
import { verbs } from './verbs.js'

/** A pack as it is shown to a reader. */
export interface PackView {
  pack: ReviewPack
  /** Plain: what the review is called. */
  title: string
  cycle: string
  meetingOn: CalendarDate
  /** When it was frozen (ISO 8601 UTC), and its hash; null while it is not sent. */
  sent: { at: string; hash: string } | null
  later: readonly LaterNumber[]
  /** What its readers asked about it; none on paper. */
  questions?: readonly QuestionLine[]
  nameOf: (person: PersonId) => string
  reader: Person
  today: CalendarDate
}

/** One section of the pack in a form, from 1, with its neighbours. */
export function packForm(view: PackView, shown: number, actions: readonly Action[], texts: Texts): Form {
  const { pack, title, cycle } = view
  const t = texts.reviewPack
  const last = pack.sections.length
  const at = Math.min(Math.max(shown, 1), last)
  const section = pack.sections[at - 1]
  const turn = (to: number, label: string, primary: boolean): Action => ({
    ...{ verb: `${verbs.readPack}/${to}`, value: cycle, label, ...(primary ? { primary } : {}) },
  })
  return {
    title: texts.managementReview.ask.formTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', small: true, text: headOf(view, at, texts) },
      ...(section ? sectionNodes(section, view, texts) : []),
      {
        kind: 'actions',
        actions: [
          ...(at < last ? [turn(at + 1, t.next, true)] : []),
          ...(at > 1 ? [turn(at - 1, t.previous, false)] : []),
          ...actions,
        ],
      },
    ],
  }
}

function headOf({ pack, sent, reader }: PackView, at: number, texts: Texts): string {
  const t = texts.reviewPack
  const stands = sent ? t.frozen(sent.at, reader.timeZone) : t.notSent
  return [t.section(at, pack.sections.length), stands, t.period(pack.period.from, pack.period.to)].join(' · ')
}

/** How much room the lines of one section have, in characters, so that they fit one form of any platform. */
const ROOM = 9_000

function sectionNodes(section: PackSection, view: PackView, texts: Texts): CardNode[] {
  const lines = sectionLines(section, view, texts)
  const later = view.later.filter(({ input }) => input === section.input)
  const asked = (view.questions ?? []).filter(({ input }) => input === section.input)
  return [
    {
      kind: 'text',
      text: `**${sectionTitle(section, texts)}** · ${texts.reviewPack.clause(clauseOf(section))}`,
    },
    { kind: 'text', text: listed(firstWithin(lines, ROOM), lines.length, texts) },
    ...(later.length > 0 ? [{ kind: 'text', text: laterText(later, section, view, texts) } as const] : []),
    ...questionNodes(asked, { nameOf: view.nameOf, timeZone: view.reader.timeZone }, texts),
    { kind: 'text', small: true, text: texts.reviewPack.owner(escaped(view.nameOf(section.owner))) },
  ]
}

export function sectionTitle({ input }: Pick<PackSection, 'input'>, texts: Texts): string {
  return texts.managementReview.inputs[input]
}

/** Everything that a section says, a line each, as CommonMark. */
function sectionLines(section: PackSection, view: PackView, texts: Texts): string[] {
  const t = texts.reviewPack
  const { said, unanswered, figures, items, more = 0 } = section
  return [
    ...figures.map((figure) => figureLine(figure, section, view, texts)),
    ...items.map((item) => escaped(numbered(item, itemLine(item, view, texts)))),
    ...(more > 0 ? [texts.common.more(more)] : []),
    ...said.map((each) => escaped(saidLine(each, view, texts))),
    ...unanswered.map((person) => t.unanswered(escaped(view.nameOf(person)))),
    ...(isEmptySection(section) && unanswered.length === 0 ? [t.nothing] : []),
  ]
}

/** What somebody said, with their name; plain. */
export function saidLine(
  { by, at, answer, text }: PackSaid,
  { nameOf, reader }: Pick<PackView, 'nameOf' | 'reader'>,
  texts: Texts,
): string {
  const t = texts.reviewPack.said
  const name = nameOf(by)
  return answer === 'unchanged'
    ? t.unchanged(name, at, reader.timeZone)
    : t.something(name, at, reader.timeZone, text)
}

/** What the organisation calls it, where it defines it; plain. */
export function figureLabel(
  { id }: Pick<Figure, 'id'>,
  { names }: Pick<PackSection, 'names'>,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string {
  const labels: Readonly<Record<string, string>> = texts.reviewPack.figures
  const own = names?.[id]
  return own ? textFor(own, reader) : (labels[id] ?? id)
}

/** Never 0 for what is not recorded. */
export function valueText(value: number | null, { unit }: Pick<Figure, 'unit'>, texts: Texts): string {
  return value === null ? texts.reviewPack.notRecorded : texts.figure.value(value, unit)
}

function figureLine(figure: Figure, section: PackSection, { reader }: PackView, texts: Texts): string {
  const t = texts.reviewPack
  const [now, before] = [figure.now, figure.before].map((value) => valueText(value, figure, texts))
  const line = t.figure(escaped(figureLabel(figure, section, reader, texts)), now ?? '', before ?? '')
  if (figure.target === undefined) return line
  return `${line} · ${texts.figure.target(figure.target, figure.unit, figure.direction)}`
}

/** Plain. */
export function itemLine(
  { kind, title, state, who, on }: PackItem,
  { nameOf, reader }: Pick<PackView, 'nameOf' | 'reader'>,
  texts: Texts,
): string {
  const t = texts.reviewPack
  const wordings: Readonly<Record<string, (line: { title: string; who: string; on: string }) => string>> =
    t.items
  const words = (on === null && wordings[`${kind}.undated`]) || wordings[`${kind}.${state}`]
  const name = who === null ? t.nobody : nameOf(who)
  const called = textFor(title, reader)
  const day = on === null ? t.noDate : t.on(on)
  return words ? words({ title: called, who: name, on: day }) : [called, name, day].join(' · ')
}

/** With the number by which people speak of it, where it has one. */
function numbered({ record }: PackItem, line: string): string {
  return /^(nc|finding)-\d+$/.test(record) ? `${record}: ${line}` : line
}

function laterText(
  later: readonly LaterNumber[],
  section: PackSection,
  { reader }: PackView,
  texts: Texts,
): string {
  const t = texts.reviewPack
  const lines = later.flatMap(({ figure: id, sent, now }) => {
    const figure = section.figures.find((each) => each.id === id)
    if (!figure) return []
    return [
      `- ${t.later(escaped(figureLabel(figure, section, reader, texts)), valueText(sent, figure, texts), valueText(now, figure, texts))}`,
    ]
  })
  return [`**${t.laterTitle}**`, ...lines].join('\n')
}
