import {
  type Absence,
  lastDayIfEnded,
  lastDayOf,
  type PersonAbsences,
  type Planned,
} from '../domain/absence.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Absences } from '../store/absences.js'
import type { AbsenceRow } from './absences-file.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { OrganisationFiles } from './read.js'

/** What an import changes of one person's absences. */
export interface AbsenceChange {
  person: PersonId
  /** Absences of the file that are new, and which earlier ones of the file each takes the place of. */
  set: { planned: Planned; replaces: string[] }[]
  /** Absences that an earlier import set and the file no longer has, with the last day away. */
  end: { absence: string; lastDay: CalendarDate | null }[]
}

/**
 * Compares the file's lines with what earlier imports set; what was set in chat is left alone, and so is what is over.
 * Without the file nothing is compared: it says nothing then.
 */
export async function compareAbsences(
  { absences, people, settings }: OrganisationFiles,
  record: Absences,
  ids: PersonIds,
  asOf: string,
): Promise<AbsenceChange[]> {
  if (absences === undefined) return []
  const lines = new Map<PersonId, { rows: AbsenceRow[]; today: CalendarDate }>()
  const todayOf = (key: string) => dateIn(asOf, people.find(key)?.row?.time_zone ?? settings.timeZone)
  for (const row of absences.rows) {
    const id = idOf(row.person, ids)
    const known = lines.get(id) ?? { rows: [], today: todayOf(row.person) }
    if (row.to >= known.today) known.rows.push(row)
    lines.set(id, known)
  }
  const changes: AbsenceChange[] = []
  for await (const recorded of record.everyone()) {
    const { rows, today } = lines.get(recorded._id) ?? { rows: [], today: dateIn(asOf, settings.timeZone) }
    changes.push(changeOf(recorded, rows, ids, today))
    lines.delete(recorded._id)
  }
  for (const [person, { rows, today }] of lines)
    changes.push(changeOf({ _id: person, absences: [] }, rows, ids, today))
  return changes.filter(({ set, end }) => set.length + end.length > 0)
}

/** A line that was ended in chat stays ended, as long as the file says the same of it. */
function changeOf(
  { _id, absences }: Pick<PersonAbsences, '_id' | 'absences'>,
  rows: readonly AbsenceRow[],
  ids: PersonIds,
  today: CalendarDate,
): AbsenceChange {
  const imported = absences.filter(({ source, to }) => source === 'file' && to >= today)
  const planned = rows.map((row): Planned => {
    const delegate = row.delegate === null ? null : idOf(row.delegate, ids)
    return { from: row.from, to: row.to, delegate, source: 'file' }
  })
  const isSame = (absence: Absence, line: Planned) =>
    absence.from === line.from && absence.to === line.to && absence.delegate === line.delegate
  const added = planned.filter((line) => !imported.some((absence) => isSame(absence, line)))
  const gone = imported.filter(
    (absence) => (lastDayOf(absence) ?? '') >= today && !planned.some((line) => isSame(absence, line)),
  )
  const replaced = new Set<string>()
  const set = added.map((line) => {
    const replaces = gone.filter(
      ({ id, from, to }) => !replaced.has(id) && from <= line.to && line.from <= to,
    )
    for (const { id } of replaces) replaced.add(id)
    return { planned: line, replaces: replaces.map(({ id }) => id) }
  })
  const end = gone
    .filter(({ id }) => !replaced.has(id))
    .map((absence) => ({ absence: absence.id, lastDay: lastDayIfEnded(absence, today) }))
  return { person: _id, set, end }
}
