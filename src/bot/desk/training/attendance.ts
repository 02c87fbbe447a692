import { CalendarDate } from '../../../domain/calendar-date.js'
import { httpsLink } from '../../../domain/control-check.js'
import type { Person } from '../../../domain/person.js'
import { firstDayAfter } from '../../../domain/training.js'
import { dateIn } from '../../../domain/working-days.js'
import { type CompletionTools, recordCompletions } from '../../../store/training-completions.js'
import { firstWithin } from '../../cards/common.js'
import { attendanceForm, inputs as names, recordedCard } from '../../cards/training/attendance.js'
import { personOf } from '../../directory.js'
import { accountsOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import type { Command, Visit } from '../desk.js'
import { type HandingInTools, takeFile } from '../taking-files.js'
import { type CourseListTools, knownCourses } from './list.js'
import { entriesOf, peopleOfList } from './people-written.js'
import { taughtBy } from './taught.js'

export type AttendanceTools = CourseListTools & CompletionTools & HandingInTools

/** As many people as are written down at once. */
const MOST = 150
/** As much room as those have of whom nobody is known, in characters. */
const ROOM = 1_500
/** Of those who had not joined so many are named. */
const NAMED = 5

/** `/isms training attendance COURSE` */
export function attendanceCommand(tools: AttendanceTools): Command {
  return {
    words: 'training attendance',
    parameters: (texts) => texts.common.help.id,
    describe: (texts) => texts.trainingWays.attendance.command,
    allowed: () => true,
    offered: async (person) =>
      (await knownCourses(tools)).some(
        ({ course, programme }) => course.by.way === 'attendance' && programme.owner === person._id,
      ),
    run: (visit, typed) => openAttendance(tools, visit, typed.toLowerCase().replace(/^training\./, '')),
  }
}

/** The form in which whoever teaches a course says who was there. */
export async function openAttendance(tools: AttendanceTools, visit: Visit, id: string): Promise<Reply> {
  const found = await taughtBy(tools, visit, id, 'attendance')
  if ('refused' in found) return found.refused
  const { course } = found
  return {
    kind: 'form',
    form: attendanceForm({ course, reader: visit.person, today: day(visit) }, visit.texts),
  }
}

/** Everybody is found, or nothing is recorded; then one guarded write a person. */
export async function recordAttendance(
  tools: AttendanceTools,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await taughtBy(tools, visit, id, 'attendance')
  if ('refused' in found) return found.refused
  const t = visit.texts.trainingWays.attendance
  const on = CalendarDate.safeParse(textOf(inputs, names.date)).data
  const typed = textOf(inputs, names.link)
  const link = typed === null ? null : httpsLink(typed)
  const there = await whoWasThere(tools, visit, inputs)
  const wrongDay = faultOfDay(on, visit)
  const errors = {
    ...(wrongDay === null ? {} : { [names.date]: wrongDay }),
    ...('errors' in there ? there.errors : notThereYet(there.people, on, visit)),
    ...(typed !== null && link === null ? { [names.link]: visit.texts.controlCheck.form.noLink } : {}),
  }
  if (on === undefined || 'errors' in there || Object.keys(errors).length > 0)
    return { kind: 'invalid', errors }
  const { course } = found
  const taken = await takeFile(tools, visit, `attendance/${id}`, inputs)
  if ('error' in taken) return { kind: 'invalid', errors: { [names.file]: taken.error } }
  const { file } = taken
  const { person, through, at, texts } = visit
  const came = await recordCompletions(
    tools,
    course,
    there.people.map((each) => ({ person: each, on, score: null })),
    {
      ...{ by: 'attendance', who: person._id, through, at, today: day(visit) },
      ...{ note: textOf(inputs, names.note), link, file },
    },
  )
  for (const { _id } of await tools.cycles.underWay({ process: 'training', subject: id }))
    tools.cycleMoved(_id)
  const { nodes } = recordedCard(course, person, { came, file: file?.name ?? null }, texts)
  return { kind: 'form', form: { title: t.formTitle, close: texts.common.close, nodes } }
}

function faultOfDay(on: CalendarDate | undefined, visit: Visit): string | null {
  const t = visit.texts.trainingWays.attendance
  if (on === undefined) return t.dateMissing
  return on > day(visit) ? t.dateLate : null
}

/** Whoever had not joined by then was not there. */
function notThereYet(
  people: readonly Person[],
  on: CalendarDate | undefined,
  { texts }: Visit,
): Record<string, string> {
  if (on === undefined) return {}
  const early = people.filter((person) => firstDayAfter(person, on) !== null)
  if (early.length === 0) return {}
  const shown = early.slice(0, NAMED).map(({ name }) => name)
  return { [names.date]: texts.trainingWays.attendance.before(shown.join(', '), early.length) }
}

/** Everybody who was chosen or written down, once; or who of them is nobody, beside the field. */
async function whoWasThere(
  tools: AttendanceTools,
  { texts }: Visit,
  inputs: Inputs,
): Promise<{ people: Person[] } | { errors: Record<string, string> }> {
  const t = texts.trainingWays.attendance
  const chosen = accountsOf(inputs, names.chosen)
  const written = entriesOf(textOf(inputs, names.people) ?? '')
  if (chosen.length + written.length === 0) return { errors: { [names.chosen]: t.nobody } }
  if (chosen.length + written.length > MOST)
    return { errors: { [written.length > 0 ? names.people : names.chosen]: t.tooMany(MOST) } }
  const [ofAccounts, ofWritten] = await Promise.all([
    Promise.all(chosen.map((account) => personOf(tools, account))),
    peopleOfList(tools, written),
  ])
  const places = ofAccounts.flatMap((person, index) => (person ? [] : [index + 1]))
  const faults = [
    ...(ofWritten.unknown.length > 0 ? [t.unknown(namedIn(ofWritten.unknown, texts))] : []),
    ...(ofWritten.several.length > 0 ? [t.several(namedIn(ofWritten.several, texts))] : []),
  ]
  if (places.length + faults.length > 0)
    return {
      errors: {
        ...(places.length > 0 ? { [names.chosen]: t.chosenUnknown(places.slice(0, NAMED).join(', ')) } : {}),
        ...(faults.length > 0 ? { [names.people]: [...faults, t.wanted].join(' ') } : {}),
      },
    }
  const everybody = [...ofAccounts.filter((person) => person !== null), ...ofWritten.people]
  return { people: [...new Map(everybody.map((person) => [person._id, person])).values()] }
}

/** All of them, as far as there is room. */
function namedIn(entries: readonly string[], texts: Texts): string {
  const shown = firstWithin(entries, ROOM)
  const left = entries.length - shown.length
  return [
    ...shown.map((each) => texts.trainingWays.attendance.quoted(each)),
    ...(left > 0 ? [texts.common.more(left)] : []),
  ].join(', ')
}

function day({ at, person }: Visit): CalendarDate {
  return dateIn(at, person.timeZone)
}
