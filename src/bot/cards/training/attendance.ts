import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Course } from '../../../domain/course.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import type { Person } from '../../../domain/person.js'
import type { Came, CameOf } from '../../../domain/training.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped, type Form } from '../card.js'
import { firstWithin } from '../common.js'
import { handedInAs, kindNames } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { verbs } from './course.js'

/** The names of the inputs. */
export const inputs = {
  ...{ date: 'date', chosen: 'chosen', people: 'people' },
  ...{ note: 'note', link: 'link', file: 'file' },
} as const

/** As many characters as a list of addresses may have: some hundred people at once. */
const LONGEST_LIST = 3_000

/** Who was there, and when. */
export function attendanceForm(
  { course, reader, today }: { course: Course; reader: Person; today: CalendarDate },
  texts: Texts,
): Form {
  const t = texts.trainingWays.attendance
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.attendance, value: course.course, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(course, reader))) },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'date', name: inputs.date, label: t.date, initial: today },
          { kind: 'people', name: inputs.chosen, label: t.chosen, hint: t.chosenHint, optional: true },
          {
            ...{ kind: 'text', name: inputs.people, label: t.people, hint: t.peopleHint, long: true },
            ...{ optional: true, most: LONGEST_LIST },
          },
          { kind: 'text', name: inputs.note, label: t.note, hint: t.noteHint, optional: true, most: 300 },
          {
            ...{ kind: 'file', name: inputs.file, label: t.file, optional: true, endings: handedInAs },
            hint: t.fileHint(kindNames, LARGEST_FILE / 1_000_000),
          },
          { kind: 'text', name: inputs.link, label: t.list, hint: t.listHint, optional: true, most: 1_000 },
        ],
      },
      { kind: 'text', small: true, text: t.own },
    ],
  }
}

/** Of whom something new is on record. */
const recorded: readonly Came[] = ['completed', 'unasked', 'although-declined', 'to-confirm']

/** In the order in which they are said. */
const all: readonly Came[] = [
  ...recorded,
  ...(['already', 'not-needed', 'not-running', 'other-way', 'ran-out'] as const),
]

/** As much room as the names of one outcome have, in characters. */
const ROOM = 900

/**
 * What came of each, of whom there are any.
 *
 * @param file what the file is called that was handed in with it; null where there was none.
 */
export function recordedCard(
  course: Course,
  reader: Person,
  { came, file }: { came: readonly CameOf[]; file: string | null },
  texts: Texts,
): Card {
  const t = texts.trainingWays.recorded
  const title = t.title(titleOf(course, reader))
  const isKept = came.some((each) => recorded.includes(each.came))
  const lines = all.flatMap((outcome) => {
    const names = came.filter((each) => each.came === outcome).map(({ person }) => escaped(person.name))
    if (names.length === 0) return []
    const shown = firstWithin(names, ROOM)
    const left = names.length - shown.length
    const listed = [...shown, ...(left > 0 ? [texts.common.more(left)] : [])].join(', ')
    return [`- **${t[outcome](names.length)}:** ${listed}`]
  })
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: lines.length === 0 ? t.nobody : lines.join('\n') },
      ...(file === null
        ? []
        : [{ kind: 'text', text: (isKept ? t.file : t.fileNotKept)(escaped(file)) } as const]),
    ],
  }
}
