import type { Collection, Db, Filter } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Completion, noCompletion } from '../domain/cycle.js'
import type { Coordinator } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { inAnyPart } from './ask-reminders.js'
import type { AskRow } from './ask-rows.js'

/** Which part of the organisation is looked at; empty: all of it. */
export type Parts = readonly Coordinator['of'][]

/** How far a cycle has come, as its ISMS lead or a coordinator sees it. */
export interface Progress {
  /** Of the frozen audience. */
  completion: Completion
  byDepartment: { department: string; completion: Completion }[]
  /** Who was asked later, beside it. */
  joiners: Completion
  /** Of those who count as answered: who acknowledged an earlier wording, and who signed on paper. */
  carriedOver: number
  onPaper: number
  /** Open and waiting for their person to come back. */
  away: number
  /** Who said that they can't, and waits for what is decided; and with an exception in force. */
  declined: number
  excepted: number
  /** Open and due before the day that was asked for, and nobody waits for their person. */
  late: number
}

/** Of an ask that is late, what is said of it. */
type LateAsk = Pick<Ask, 'askedOf' | 'dueOn'> & { snapshot: Pick<Ask['snapshot'], 'department'> }

/** People in one place who are to be reminded on one day. */
export interface Waiting {
  remindOn: CalendarDate
  timeZone: string
  country: string
  people: PersonId[]
}

interface Group {
  _id: { department: string; joined: boolean; state: Ask['state'] }
  n: number
  carriedOver: number
  onPaper: number
  away: number
  declined: number
  excepted: number
  late: number
}

/** Counts over the asks of a cycle: each is one pass, and holds no asks. */
export class PolicyProgress {
  private readonly asks: Collection<AskRow>

  constructor(db: Db) {
    this.asks = db.collection<AskRow>('asks')
  }

  async of(cycle: string, today: CalendarDate, parts: Parts): Promise<Progress> {
    const count = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } })
    const isOpen = { $eq: ['$state', 'open'] }
    const isAway = { $ne: [{ $type: '$paused' }, 'missing'] }
    const groups = await this.asks
      .aggregate<Group>([
        { $match: { cycle, slot: 'acknowledge', ...inAnyPart(parts) } },
        {
          $group: {
            _id: {
              department: '$snapshot.department',
              joined: { $eq: ['$joined', cycle] },
              state: '$state',
            },
            n: { $sum: 1 },
            carriedOver: count({ $ne: [{ $type: '$carriedOver' }, 'missing'] }),
            onPaper: count({ $eq: ['$answer.through.kind', 'paper'] }),
            declined: count({ $eq: ['$state', 'declined'] }),
            excepted: count({ $eq: ['$closed.because', 'excepted'] }),
            away: count({ $and: [isOpen, isAway] }),
            late: count({ $and: [isOpen, { $not: isAway }, { $lt: ['$dueOn', today] }] }),
          },
        },
      ])
      .toArray()
    return summed(groups)
  }

  /** Who is late. */
  async late(cycle: string, today: CalendarDate, parts: Parts): Promise<LateAsk[]> {
    return this.asks
      .find({ ...openIn([cycle], parts), dueOn: { $lt: today }, paused: { $exists: false } })
      .project<LateAsk>({ askedOf: 1, dueOn: 1, 'snapshot.department': 1 })
      .toArray()
  }

  /** How many of the frozen audience answered on each day in a zone, in order. */
  async answersByDay(
    cycle: string,
    timeZone: string,
    parts: Parts,
  ): Promise<{ on: CalendarDate; n: number }[]> {
    return this.asks
      .aggregate<{ on: CalendarDate; n: number }>([
        {
          $match: {
            cycle,
            slot: 'acknowledge',
            state: 'answered',
            joined: { $ne: cycle },
            ...inAnyPart(parts),
          },
        },
        {
          $group: {
            _id: {
              $dateToString: {
                date: { $toDate: { $ifNull: ['$answer.at', '$openedAt'] } },
                timezone: timeZone,
                format: '%Y-%m-%d',
              },
            },
            n: { $sum: 1 },
          },
        },
        { $sort: { _id: 1 } },
        { $project: { _id: 0, on: '$_id', n: 1 } },
      ])
      .toArray()
  }

  /** All questions that are open in these cycles. */
  async openAsks(cycles: readonly string[], parts: Parts): Promise<Ask[]> {
    return this.asks.find(openIn(cycles, parts)).sort({ _id: 1 }).toArray()
  }

  /** Where the people work whose questions are open in these cycles. */
  async places(cycles: readonly string[], parts: Parts): Promise<{ timeZone: string; country: string }[]> {
    const groups = await this.asks
      .aggregate<{ _id: { timeZone: string; country: string } }>([
        { $match: openIn(cycles, parts) },
        { $group: { _id: { timeZone: '$snapshot.timeZone', country: '$snapshot.country' } } },
      ])
      .toArray()
    return groups.map(({ _id }) => _id)
  }

  /** Nobody is reminded later than on that day; who would have been earlier anyway still is. How many are now. */
  async remindBy(
    day: CalendarDate,
    { timeZone, country }: { timeZone: string; country: string },
    cycles: readonly string[],
    parts: Parts,
  ): Promise<number> {
    const { modifiedCount } = await this.asks.updateMany(
      {
        ...openIn(cycles, parts),
        'snapshot.timeZone': timeZone,
        'snapshot.country': country,
        paused: { $exists: false },
        remindOn: { $gt: day },
      },
      { $set: { remindOn: day } },
    )
    return modifiedCount
  }

  /** Whose questions are open and wait for nobody's return, by the day on which they are to be reminded, and where. */
  async waiting(cycles: readonly string[], parts: Parts): Promise<Waiting[]> {
    const groups = await this.asks
      .aggregate<{ _id: Omit<Waiting, 'people'>; people: PersonId[] }>([
        { $match: { ...openIn(cycles, parts), paused: { $exists: false } } },
        {
          $group: {
            _id: { remindOn: '$remindOn', timeZone: '$snapshot.timeZone', country: '$snapshot.country' },
            people: { $addToSet: '$askedOf' },
          },
        },
      ])
      .toArray()
    return groups.map(({ _id, people }) => ({ ..._id, people }))
  }

  /** Whose question waits for them to come back. */
  async awayPeople(cycle: string, parts: Parts): Promise<PersonId[]> {
    return this.asks.distinct('askedOf', { ...openIn([cycle], parts), paused: { $exists: true } })
  }

  /** How many questions wait for their people to come back. */
  async awayIn(cycles: readonly string[], parts: Parts): Promise<number> {
    return this.asks.countDocuments({ ...openIn(cycles, parts), paused: { $exists: true } })
  }
}

function openIn(cycles: readonly string[], parts: Parts): Filter<AskRow> {
  return { cycle: { $in: [...cycles] }, slot: 'acknowledge', state: 'open', ...inAnyPart(parts) }
}

function summed(groups: readonly Group[]): Progress {
  const progress: Progress = {
    ...{ completion: noCompletion(), byDepartment: [], joiners: noCompletion() },
    ...{ carriedOver: 0, onPaper: 0, declined: 0, excepted: 0, away: 0, late: 0 },
  }
  const departments = new Map<string, Completion>()
  for (const { _id, n, ...others } of groups) {
    const department = departments.get(_id.department) ?? noCompletion()
    if (!_id.joined) departments.set(_id.department, department)
    for (const counts of _id.joined ? [progress.joiners] : [progress.completion, department]) {
      counts.asked += n
      counts[_id.state === 'declined' ? 'open' : _id.state] += n
    }
    progress.carriedOver += others.carriedOver
    progress.onPaper += others.onPaper
    progress.away += others.away
    progress.declined += others.declined
    progress.excepted += others.excepted
    progress.late += others.late
  }
  progress.byDepartment = [...departments]
    .map(([department, completion]) => ({ department, completion }))
    .sort((a, b) => a.department.localeCompare(b.department))
  return progress
}
