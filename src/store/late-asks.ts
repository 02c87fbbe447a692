import type { Collection, Db } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import type { AskRow } from './ask-rows.js'
import { notPaused } from './asks-while-away.js'

/** What of a cycle is late: how much, since when at the longest, and who is asked, where that is one person. */
export interface Late {
  cycle: string
  since: CalendarDate
  count: number
  askedOf: PersonId | null
}

export class LateAsks {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** In which of these cycles something is open that was due before that day and waits for nobody's return. */
  async in(cycles: readonly string[], day: CalendarDate): Promise<Late[]> {
    const late = { cycle: { $in: [...cycles] }, state: 'open', dueOn: { $lt: day }, ...notPaused }
    const asked = { one: { $min: '$askedOf' }, other: { $max: '$askedOf' } }
    const found = await this.rows
      .aggregate<{ _id: string; since: CalendarDate; count: number; one: PersonId; other: PersonId }>([
        { $match: late },
        { $group: { _id: '$cycle', since: { $min: '$dueOn' }, count: { $sum: 1 }, ...asked } },
      ])
      .toArray()
    return found.map(({ _id: cycle, since, count, one, other }) => {
      return { cycle, since, count, askedOf: one === other ? one : null }
    })
  }
}
