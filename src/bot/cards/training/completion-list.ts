import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Course } from '../../../domain/course.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import type { Person } from '../../../domain/person.js'
import type { CameOf, EarlyLine } from '../../../domain/training.js'
import type { ListFault } from '../../../reading/lms-list.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped, type Form } from '../card.js'
import { firstWithin } from '../common.js'
import { titleOf } from '../definition.js'
import { recordedCard } from './attendance.js'
import { verbs } from './course.js'

/** The name of the input for the list. */
export const LIST = 'file'

/** As many completions as a list may hold that is taken over in chat: a form waits two seconds and a half for what it records. */
export const MOST_LISTED = 500

/** A learning system's list, on its way. */
export function completionListForm(
  { course, reader }: { course: Course; reader: Person },
  texts: Texts,
): Form {
  const t = texts.trainingWays.lms
  const { by } = course
  const columns = by.way === 'lms' ? [by.columns.person, by.columns.completedOn, by.columns.score] : []
  const named = columns.flatMap((column) => (column === null ? [] : [`**${escaped(column)}**`]))
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.takeOver, value: course.course, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(course, reader))) },
      { kind: 'text', text: t.columns(named.join(', ')) },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'file', name: LIST, label: t.file, endings: ['csv', 'txt'] },
            hint: t.fileHint(LARGEST_FILE / 1_000_000, MOST_LISTED),
          },
        ],
      },
      { kind: 'text', small: true, text: t.own(course.course) },
    ],
  }
}

/** What is wrong with a line, and how to mend it: whole sentences, but for how they begin. */
export function listFaultText(fault: ListFault, t: Texts['trainingWays']['lms']['faults']): string {
  switch (fault.because) {
    case 'no-column':
      return t['no-column'](fault.column)
    case 'no-day':
    case 'to-come':
      return t[fault.because](fault.day)
    default:
      return t[fault.because]
  }
}

/** As much room as whom nobody knows has, in characters. */
const ROOM = 900

/** What came of each line. */
export function takenOverCard(
  course: Course,
  reader: Person,
  {
    came,
    unknown,
    early,
    file,
  }: {
    came: readonly CameOf[]
    unknown: readonly Unknown[]
    early: readonly EarlyLine<Unknown & { on: CalendarDate }>[]
    file: string
  },
  texts: Texts,
): Card {
  const t = texts.trainingWays.lms
  const card = recordedCard(course, reader, { came, file }, texts)
  if (unknown.length + early.length === 0) return card
  const lines = [
    ...unknown.map(({ line, person }) => `- ${t.line(line, t.unknown(escaped(person)))}`),
    ...early.map(({ listed: { line, on }, from }) => `- ${t.line(line, t.early(on, from))}`),
  ]
  const shown = firstWithin(lines, ROOM)
  const more = lines.length - shown.length
  const text = [...shown, ...(more > 0 ? [texts.common.more(more)] : [])].join('\n')
  return { ...card, nodes: [...card.nodes, { kind: 'text', text }] }
}

interface Unknown {
  line: number
  person: string
}
