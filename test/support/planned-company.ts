import { planCalendar } from '../../src/activities/calendar/plan.js'
import { calendarActivities } from '../../src/activities/calendar/start.js'
import type { Occurrence } from '../../src/domain/programme.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { decisionShown } from '../../src/store/decisions.js'
import { occurrenceShown } from '../../src/store/occurrences.js'
import { type ProgrammeRule, pauseShown } from '../../src/store/programmes.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { verifyCalendar } from '../../src/store/verify-calendar.js'
import { verifyDecisions } from '../../src/store/verify-decisions.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, aPolicy, found, lead, people, publish } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'
import { forEachProcess } from './each-process.js'

export const review = 'policy-review.information-security'
export const again = 'policy-acknowledgement.information-security'
export const at = '2027-01-04T10:00:00.000Z'
export const owner = aPerson(2, { name: 'Ben Okoro' })
export const colleague = aPerson(3, { name: 'Eve Long' })
export const chief = aPerson(4, { name: 'Mo Farrell' })
export const visitor = aPerson(5, { name: 'Gil Audit', kind: 'external-auditor' })

export const yearly: ProgrammeRule = {
  _id: review,
  process: 'policy-review',
  subject: 'information-security',
  recurrence: { kind: 'months', every: 12, from: '2027-03-27' },
  shift: 'next',
  country: 'IE',
  owner: null,
  noticeDays: 3,
  businessDays: 10,
}
const quarterly: ProgrammeRule = {
  ...yearly,
  _id: again,
  process: 'policy-acknowledgement',
  recurrence: { kind: 'months', every: 3, from: '2027-01-20' },
}

/**
 * A company whose one policy is in force, reviewed by its owner each March and acknowledged again each quarter; one of
 * top management, who is not the ISMS lead.
 */
export class PlannedCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(): Promise<PlannedCompany> {
    const database = await testDatabase()
    const stores = storesOf(database.db)
    await found(stores, [...people(1), owner, colleague, chief, visitor], { topManagement: [chief._id] })
    await publish(stores, { ...aPolicy('1.0'), owner: owner._id }, '2026-11-24T09:00:00.000Z')
    const company = new PlannedCompany(database, stores)
    await company.lays()
    return company
  }

  /** The calendar's file is imported, with this changed of the review. */
  async lays(changes: Partial<ProgrammeRule> = {}): Promise<void> {
    for (const rule of [{ ...yearly, ...changes }, quarterly]) await this.stores.programmes.lay(rule)
    await planCalendar(this.stores, at, () => undefined)
  }

  sits(person = lead, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** The day of a programme has come, and its cycle is put on record by nobody. */
  async startsDue(programme: string, asOf: string): Promise<void> {
    const starts = async () => null
    const activities = calendarActivities({
      ...this.stores,
      starts: forEachProcess(starts),
    })
    await activities.startDue({ programme, asOf })
  }

  async occurrence(period: string, programme = review): Promise<Occurrence> {
    const row = await this.stores.occurrences.byId(`${programme}/${period}`)
    if (!row) throw new Error(`${period} is not planned`)
    return row
  }

  async holdsAgainstTheLedger(): Promise<void> {
    await sealOnce(this.database.db)
    const fieldsShown = { decisions: decisionShown, occurrences: occurrenceShown, programmes: pauseShown }
    expect(await verifyLedger(this.database.db, { fieldsShown })).toMatchObject({ ok: true })
    expect(await verifyDecisions(this.database.db)).toMatchObject({ wrong: [] })
    expect(await verifyCalendar(this.database.db)).toMatchObject({ wrong: [] })
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}

/** What the buttons say. */
export function labels({ nodes }: AtTheDesk): string[] {
  return nodes.flatMap((node) => (node.kind === 'actions' ? node.actions.map(({ label }) => label) : []))
}
