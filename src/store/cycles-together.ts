import type { Collection, Filter, Sort } from 'mongodb'
import type { Cycle } from '../domain/cycle.js'
import { type Programme, subjectTypes } from '../domain/programme.js'
import { gathered } from './gathered.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

type Row = Cycle & WithOutbox

/** What comes round of the calendar, by what it is about. */
export type Duty = Pick<Programme, 'process' | 'subject'>

export function ofDuty({ process, subject }: Duty): Filter<Row> {
  return { 'subject.type': subjectTypes[process], 'subject.id': subject, process }
}

/** What is asked of one duty after the other, wherever it is seen how all of them stand: read at once for all that are asked about. */
export function cyclesTogether(rows: Collection<Row>) {
  return {
    underWay: gathered<Duty, Cycle[]>(async (duties) => {
      const which = { $or: duties.map(ofDuty), state: { $ne: 'closed' as const } }
      const found = await rows.find<Cycle>(which, withoutOutbox).toArray()
      return duties.map(({ process, subject }) =>
        found.filter((cycle) => cycle.process === process && cycle.subject.id === subject),
      )
    }),
    lastOf: gathered<Duty, Cycle | null>((duties) => {
      const whole = duties.map((duty) => ({ ...ofDuty(duty), accounts: { $exists: false } }))
      return firstOfEach(rows, whole, { startedAt: -1 })
    }),
    newestAbout: gathered<Filter<Row>, Cycle | null>((which) =>
      firstOfEach(rows, which, { sequence: -1, startedAt: -1 }),
    ),
  }
}

/** Of each of these what comes first in this order, in one command; null where there is none. */
async function firstOfEach(
  rows: Collection<Row>,
  which: readonly Filter<Row>[],
  sort: Sort,
): Promise<(Cycle | null)[]> {
  const [first, ...others] = which.map((filter, nth) => [
    { $match: filter },
    { $sort: sort },
    { $limit: 1 },
    { $project: { _id: { $literal: nth }, first: '$$ROOT' } },
    { $unset: Object.keys(withoutOutbox.projection).map((field) => `first.${field}`) },
  ])
  if (!first) return []
  const union = others.map((pipeline) => ({ $unionWith: { coll: rows.collectionName, pipeline } }))
  const found = await rows.aggregate<{ _id: number; first: Cycle }>([...first, ...union]).toArray()
  const byPlace = new Map(found.map((each) => [each._id, each.first]))
  return which.map((_, nth) => byPlace.get(nth) ?? null)
}
