import { type Lesson, rightShare, type TookPart } from '../../../domain/awareness.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { FEWEST_SHOWN } from '../../../domain/fewest-shown.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { more, noticeCard } from '../common.js'
import { titleOf } from '../definition.js'

/** How one lesson went, as often as it was sent. */
export interface LessonResult extends TookPart {
  cycle: string
  lesson: Pick<Lesson, 'title'>
  sentOn: CalendarDate
  /** Until when it may be answered; null once it is over. */
  until: CalendarDate | null
  /** The right share when the same lesson was sent the time before; null where it was not, or too few took part. */
  before: number | null
}

export interface ResultsView {
  reader: Person
  /** The newest first. */
  results: readonly LessonResult[]
  /** Of the newest, those of which a result may be shown. */
  departments: readonly (TookPart & { department: string })[]
  today: CalendarDate
}

/** As much as fits one message. */
const DEPARTMENTS_SHOWN = 12

/** Whether people learn from it: shares over time, and nobody's name. */
export function resultsCard({ reader, results, departments, today }: ResultsView, texts: Texts): Card {
  const t = texts.awareness.results
  const [newest] = results
  if (!newest) return noticeCard(t.none)
  const lines = results.map((result) => `- ${lineOf(result, reader, today, texts)}`)
  return {
    summary: t.summary(results.length),
    nodes: [
      { kind: 'title', text: t.title },
      { kind: 'text', text: lines.join('\n') },
      ...departmentNodes(departments, titleOf(newest.lesson, reader), texts),
      {
        kind: 'text',
        small: true,
        text: `${t.fewest(FEWEST_SHOWN)} ${t.record(newest.cycle.replace('cycle/', ''))}`,
      },
    ],
  }
}

function lineOf(result: LessonResult, reader: Person, today: CalendarDate, texts: Texts): string {
  const t = texts.awareness.results
  const { lesson, sentOn, until, answered, asked, before } = result
  const share = rightShare(result)
  return [
    t.took(escaped(titleOf(lesson, reader)), answered, asked),
    share === null ? t.few : t.share(share),
    ...(before === null || share === null ? [] : [t.before(before)]),
    until === null ? t.sent(sentOn, today) : t.running(until, today),
  ].join(' · ')
}

function departmentNodes(departments: ResultsView['departments'], title: string, texts: Texts): CardNode[] {
  const t = texts.awareness.results
  if (departments.length === 0) return []
  const lines = departments.slice(0, DEPARTMENTS_SHOWN).map(({ department, answered, asked, right }) => {
    const share = rightShare({ answered, right }) ?? 0
    return `- ${t.department(escaped(department), answered, asked, share)}`
  })
  return [
    { kind: 'text', text: `**${escaped(t.departments(title))}**\n\n${lines.join('\n')}` },
    ...more(departments.length - lines.length, texts),
  ]
}
