import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Course } from '../../../domain/course.js'
import type { Person } from '../../../domain/person.js'
import type { HowFar } from '../../../domain/training.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, escaped, type Fact } from '../card.js'
import { listCard } from '../common.js'
import { textFor, titleOf } from '../definition.js'

/** How a course stands, for one reader; names are plain. */
export interface CourseStands {
  course: Course
  /** Null where nobody answers for it any more. */
  owner: string | null
  /** Null for who sees themselves alone. */
  howFar: HowFar | null
  /** How the reader stands to it, as a line; null where it is not asked of them. */
  mine: string | null
  nextOn: CalendarDate | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

export function courseListCard(
  stands: readonly CourseStands[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.training.list
  const lines = stands.map(({ course, howFar, mine, nextOn }) =>
    [
      mine ?? t.line(escaped(titleOf(course, reader)), course.course),
      ...(mine === null ? [] : [`\`${course.course}\``]),
      ...(howFar ? [t.howFar(howFar.done, howFar.of)] : []),
      ...(nextOn ? [t.next(nextOn, today)] : []),
    ].join(' · '),
  )
  return listCard(all ? t.all : t.mine, lines, { room: ROOM, more: all ? t.more : t.moreMine }, texts)
}

/** One course, and what the reader may do about it now. */
export function courseOneCard(
  stands: CourseStands,
  { actions, reader, today }: { actions: readonly Action[]; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const { course, mine } = stands
  const title = titleOf(course, reader)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: escaped(textFor(course.purpose, reader)) },
      ...(mine === null ? [] : [{ kind: 'text', text: mine } as const]),
      { kind: 'facts', facts: factsOf(stands, today, texts) },
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
  }
}

function factsOf({ course, owner, howFar, nextOn }: CourseStands, today: CalendarDate, texts: Texts): Fact[] {
  const { facts: t, list } = texts.training
  const { by, validMonths, controls, minutes } = course
  return [
    { label: t.whom, value: neededBy(course, texts) },
    { label: t.takes, value: t.minutes(minutes) },
    { label: t.by, value: completedBy(by, texts) },
    { label: t.counts, value: validMonths === null ? t.forEver : t.months(validMonths) },
    { label: t.owner, value: owner === null ? t.nobody : escaped(owner) },
    ...(howFar ? [{ label: t.howFar, value: list.howFar(howFar.done, howFar.of) }] : []),
    { label: t.next, value: nextOn ? texts.dueDay(nextOn, today) : list.nothingPlanned },
    { label: t.controls, value: controls.join(', ') },
  ]
}

function completedBy(by: Course['by'], { training: { facts: t } }: Texts): string {
  if (by.way === 'quiz') return t.quiz(by.passMark, by.draw, by.attempts)
  return by.way === 'certificate' ? t.certificate[by.confirmedBy] : t[by.way]
}

/** Of more lines the first are shown. */
const LINES_SHOWN = 5

function neededBy({ neededBy: { audience, joinersWithinDays } }: Course, texts: Texts): string {
  const t = texts.training.needed
  const lines =
    audience === 'everyone'
      ? [t.everyone]
      : (audience ?? []).map((line) => {
          if ('department' in line) return t.department(escaped(line.department))
          if ('role' in line) return t.role(escaped(line.role))
          if ('kind' in line) return t.kind[line.kind]
          return 'country' in line ? t.country(texts.country(line.country)) : t.person(escaped(line.person))
        })
  const shown = lines.slice(0, LINES_SHOWN)
  const left = lines.length - shown.length
  return [
    ...shown,
    ...(left > 0 ? [texts.common.more(left)] : []),
    ...(joinersWithinDays === null ? [] : [t.joiners(joinersWithinDays)]),
  ].join(', ')
}
