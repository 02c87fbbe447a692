import { managementReviewActivities } from '../../src/activities/management-review/activities.js'
import { makePack } from '../../src/activities/management-review/pack.js'
import { plannedManagementReview } from '../../src/activities/management-review/start.js'
import { packKeeper } from '../../src/bot/review-paper.js'
import type { Ask } from '../../src/domain/ask.js'
import {
  type ReviewDefinition,
  type ReviewText,
  reviewHash,
  reviewInputs,
} from '../../src/domain/management-review.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import type { ReviewMeeting } from '../../src/domain/review-meeting.js'
import type { ReviewPack } from '../../src/domain/review-pack.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

export const at = '2027-09-01T09:30:00.000Z'
/** The day of the meeting: twenty business days later. */
export const meetingDay = '2027-09-29T10:00:00.000Z'
export const chair = aPerson(2, { name: 'Ada Quinn' })
export const chief = aPerson(3, { name: 'Cleo Hart' })
export const teller = aPerson(4, { name: 'Ben Okoro', manager: chair._id })
export const doer = aPerson(5, { name: 'Eve Long', manager: chair._id })
export const stranger = aPerson(6, { name: 'Gil Reed' })
export const cycle = 'cycle/management-review.yearly/2027'

export const rule: ProgrammeRule = {
  ...{ _id: 'management-review.yearly', process: 'management-review', subject: 'yearly', owner: lead._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 20 },
  recurrence: { kind: 'months', every: 12, from: '2027-09-01' },
}

export function aReview(changes: Partial<ReviewText> = {}): ReviewDefinition {
  const text: ReviewText = {
    ...{ title: { en: 'Yearly review of the ISMS' }, controls: ['9.3'], chair: chair._id },
    ...{ attendees: [chair._id, lead._id], asks: { feedback: [teller._id] } },
    ...changes,
  }
  return {
    ...{ _id: 'yearly@1', v: 1, review: 'yearly', version: '1', sequence: 1 },
    ...{ importedAt: '2026-11-02T09:00:00.000Z', ...text, hash: reviewHash(text) },
  }
}

/** A company whose yearly review has begun, on a real database; its workflow's steps are taken by hand. */
export class ReviewingCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(): Promise<ReviewingCompany> {
    const database = await testDatabase()
    const company = new ReviewingCompany(database, storesOf(database.db))
    const { stores } = company
    await found(stores, [lead, chair, chief, teller, doer, stranger], {
      topManagement: [chair._id, chief._id],
    })
    await stores.managementReviews.add(aReview())
    await stores.programmes.lay(rule)
    await company.comesRound('2027', at)
    return company
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** The review comes round. Gives its cycle. */
  async comesRound(period: string, asOf: string): Promise<string> {
    const tools = { ...this.stores, startCycle: async () => undefined }
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
    const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period } as Occurrence
    const id = await plannedManagementReview(tools)(programme, occurrence, asOf)
    if (id === null) throw new Error('It did not begin')
    await this.looks(asOf, id)
    return id
  }

  /** The workflow looks, and does what is due, until it waits or closes. Gives what it came to. */
  async looks(asOf = at, which = cycle): Promise<string> {
    const nothing = async () => undefined
    const steps = managementReviewActivities({
      ...{ ...this.stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
      startDecision: nothing,
      keepPack: packKeeper(this.stores),
    })
    const when = { cycle: which, asOf }
    for (let n = 0; n < 5; n += 1) {
      const { next } = await steps.lookAtManagementReview(when)
      if (next === 'close') await steps.closeManagementReview(when)
      if (next !== 'see-to') return next
      await steps.seeToManagementReview(when)
    }
    throw new Error('It never comes to an end')
  }

  async meeting(which = cycle): Promise<ReviewMeeting> {
    const meeting = await this.stores.reviewMeetings.byId(which)
    if (!meeting) throw new Error('There is no meeting')
    return meeting
  }

  /** What is asked of somebody now: `input-feedback of Ben Okoro`. */
  async asked(which = cycle): Promise<string[]> {
    const open = (await this.asks(which)).filter(({ state }) => state === 'open')
    const people = await this.stores.people.byIds(open.map(({ askedOf }) => askedOf))
    return open.map(({ slot, askedOf }) => `${slot} of ${people.get(askedOf)?.name}`).sort()
  }

  asks(which = cycle): Promise<Ask[]> {
    return this.stores.asks.allOf(which)
  }

  /** Everybody has said what they know, and the pack is sent. */
  async packIsSent(when = at): Promise<void> {
    for (const ask of await this.asks()) {
      if (ask.state !== 'open' || !ask.slot.startsWith('input-')) continue
      const person = await this.stores.people.byId(ask.askedOf)
      if (person)
        await this.sits(person, when).acts('management-review.answer/unchanged', `${ask._id}.${ask.revision}`)
    }
    await this.looks(when)
    await (await this.sits(lead, when).acts('management-review.ask-send', cycle)).submits()
    await this.looks(when)
  }

  /** The chair records all but the action that a test wants. */
  async isRecorded(when = meetingDay): Promise<void> {
    const desk = this.sits(chair, when)
    await desk.acts('management-review.attendance', `${cycle}@`, { present: [chair._id, lead._id] })
    for (const input of reviewInputs)
      await desk.acts(`management-review.decision/${input}`, `${cycle}@`, { text: `Noted: ${input}` })
    await desk.acts('management-review.results', `${cycle}@`, {
      ...{ improvement: 'Order removals on the day', changes: 'None, because the scope holds' },
      ...{ because: 'Objectives are reached', suitable: 'yes', adequate: 'yes', effective: 'partly' },
    })
  }

  /** They put the minutes, as they stand, to be signed. */
  async puts(person: Person, when = meetingDay): Promise<AtTheDesk> {
    const desk = await this.sits(person, when).acts('management-review.ask-put', cycle)
    return desk.submits()
  }

  /** The people who were told something of this kind. */
  async told(kind: string): Promise<string[]> {
    const deliveries = this.database.admin.collection<{ person: string; content: { kind: string } }>(
      'deliveries',
    )
    const told = await deliveries.find({ 'content.kind': kind }).toArray()
    return told.map(({ person }) => person).sort()
  }

  async packNow(when = at): Promise<ReviewPack> {
    const begun = await this.stores.cycles.byId(cycle)
    if (!begun) throw new Error('It has not begun')
    return makePack(this.stores, begun, when)
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
