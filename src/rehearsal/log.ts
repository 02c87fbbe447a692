import type { Ask, Process } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Cycle } from '../domain/cycle.js'
import type { Decision } from '../domain/decision.js'
import { dateIn, mondayOf } from '../domain/working-days.js'
import type { OpenAsk } from '../store/open-asks.js'
import type { Member } from './company.js'
import type { Attempt, Effort } from './person.js'

/** Something that somebody did, or could not do. */
export interface Done {
  /** Where they are. */
  on: CalendarDate
  person: string
  /** Null: nobody asked for it. */
  process: Process | null
  about: string
  answered: boolean
  /** After the due date. */
  late: boolean
  reluctant: boolean
  effort: Effort
}

export interface Stuck {
  process: Process
  about: string
  subject: Ask['subject']
  person: string
  day: CalendarDate
  problem: string
}

/** What is noted while the year is played. */
export class Log {
  readonly done: Done[] = []
  readonly stuck = new Map<string, Stuck>()
  readonly blockedDecisions = new Map<string, { decision: Decision; since: CalendarDate }>()
  readonly askingNobody = new Map<string, { cycle: Cycle; since: CalendarDate }>()
  readonly awayWhenDue = new Map<string, { ask: OpenAsk }>()
  readonly open: OpenAsk[] = []
  /** The audits that took place, with what of each nobody who was there could audit. */
  readonly audited = new Map<string, { audit: string; day: CalendarDate; alone: readonly string[] }>()
  /** The last day that was played to its end; null: none yet. */
  playedUntil: CalendarDate | null = null
  /** Whether all of it was played. */
  isOver = false
  readonly #tries = new Map<string, number>()
  readonly #weekly = new Map<string, CalendarDate>()

  triesOf(ask: string, person: string): number {
    return this.#tries.get(`${ask} ${person}`) ?? 0
  }

  /** Whether it is time for what somebody does once a week: the first time that it is asked in each. */
  isTimeFor(what: string, day: CalendarDate): boolean {
    const week = mondayOf(day)
    if (this.#weekly.get(what) === week) return false
    this.#weekly.set(what, week)
    return true
  }

  attempted({
    ask,
    member: { person },
    attempt: { effort, problem },
    at,
    reluctant,
  }: {
    ask: OpenAsk
    member: Member
    attempt: Attempt
    at: string
    reluctant: boolean
  }): void {
    const { process, cycle: about, subject } = ask
    const day = dateIn(at, person.timeZone)
    this.done.push({
      ...{ on: day, person: person.key, process, about, reluctant, effort },
      answered: problem === null,
      late: ask.dueOn < day,
    })
    const key = `${ask._id} ${person.key}`
    if (problem === null) this.stuck.delete(key)
    else {
      this.#tries.set(key, this.triesOf(ask._id, person.key) + 1)
      this.stuck.set(key, { process, about, subject, person: person.key, day, problem })
    }
  }

  /** What somebody did of their own accord. */
  acted(person: string, on: CalendarDate, effort: Effort): void {
    this.done.push({
      ...{ on, person, process: null, about: '', reluctant: false, effort },
      ...{ answered: true, late: false },
    })
  }

  blocked(decision: Decision, day: CalendarDate): void {
    if (!this.blockedDecisions.has(decision._id))
      this.blockedDecisions.set(decision._id, { decision, since: day })
  }

  asksNobody(cycle: Cycle, day: CalendarDate): void {
    if (!this.askingNobody.has(cycle._id)) this.askingNobody.set(cycle._id, { cycle, since: day })
  }

  /** Once for each duty of each person. */
  awayUntilDue(ask: OpenAsk): void {
    this.awayWhenDue.set(`${ask.process} ${ask.subject.id} ${ask.askedOf} ${ask.dueOn}`, { ask })
  }

  stillOpen(ask: OpenAsk): void {
    this.open.push(ask)
  }
}
