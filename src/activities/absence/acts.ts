import type { Absence, PersonAbsences, Planned } from '../../domain/absence.js'
import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { PersonId } from '../../domain/person.js'
import { addDays, dateIn } from '../../domain/working-days.js'
import type { AbsenceTools } from '../../store/absence-lines.js'
import type { SetBy } from '../../store/absences.js'
import { settleAsksOf } from '../../store/rerouting.js'

/** What setting or ending an absence came to, and the person's open asks as they stand then. */
export interface AbsenceDone<Result> {
  /** Null, or false: the person's absences have changed since they were read. */
  done: Result
  asks: Ask[]
}

/**
 * Sets and ends absences, with what follows from it today. What it takes away from a delegate is taken before it is
 * recorded, and what it gives is given afterwards: so nobody answers without authority in between.
 */
export function absenceActs(tools: AbsenceTools) {
  return {
    async set(
      before: PersonAbsences,
      planned: Planned,
      replaces: readonly Absence[],
      by: SetBy,
    ): Promise<AbsenceDone<Absence | null>> {
      const kept = before.absences.filter(({ id }) => !replaces.some((each) => each.id === id))
      const after = [...kept, { ...planned, id: '', setBy: null, setAt: by.at, event: '' }]
      const standIns = planned.delegate === null ? [] : [planned.delegate]
      const concerned = await concernedBy(tools, before._id, standIns, by.at)
      return around(tools, before._id, concerned, replaces.length > 0 ? after : null, by, () =>
        tools.absences.set(before, planned, replaces, by),
      )
    },
    async end(
      before: PersonAbsences,
      absence: Absence,
      lastDay: CalendarDate | null,
      by: SetBy,
    ): Promise<AbsenceDone<boolean>> {
      const after = before.absences.filter(({ id }) => id !== absence.id)
      const concerned = await concernedBy(tools, before._id, [], by.at)
      return around(tools, before._id, concerned, after, by, () =>
        tools.absences.end(before, absence, lastDay, by),
      )
    },
  }
}

/** `after`: how the absences will stand; null if that takes nothing away from anybody. */
async function around<Result>(
  tools: AbsenceTools,
  person: PersonId,
  concerned: readonly PersonId[],
  after: readonly Absence[] | null,
  by: SetBy,
  record: () => Promise<Result>,
): Promise<AbsenceDone<Result>> {
  if (after) await settleAsksOf(tools, concerned, by, new Map([[person, after]]))
  const done = await record()
  const asks = await settleAsksOf(tools, concerned, by)
  return { done, asks: asks.filter(({ askedOf }) => askedOf === person) }
}

/**
 * Whose asks an absence of this person concerns: their own, those of everybody for whom they may stand in, and those that
 * whoever is to stand in now answers already: of what this person made they may confirm nothing any more.
 */
async function concernedBy(
  { absences, asksWhileAway }: AbsenceTools,
  person: PersonId,
  standIns: readonly PersonId[],
  at: string,
): Promise<PersonId[]> {
  const concerned = new Set([person, ...(await asksWhileAway.delegatedTo([person, ...standIns]))])
  const yesterday = addDays(dateIn(at, 'UTC'), -1)
  for (let frontier = [person]; frontier.length > 0; ) {
    const naming = await absences.naming(frontier, yesterday)
    frontier = naming.map(({ _id }) => _id).filter((id) => !concerned.has(id))
    for (const id of frontier) concerned.add(id)
  }
  return [...concerned]
}
