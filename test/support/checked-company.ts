import { planCalendar } from '../../src/activities/calendar/plan.js'
import { controlCheckActivities } from '../../src/activities/control-check/activities.js'
import { plannedCheck } from '../../src/activities/control-check/start.js'
import type { Ask } from '../../src/domain/ask.js'
import { type ControlCheck, checkHash } from '../../src/domain/control-check.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

export const at = '2027-01-04T10:00:00.000Z'
export const owner = aPerson(2, { name: 'Ben Okoro' })
export const second = aPerson(3, { name: 'Eve Long' })
export const standIn = aPerson(4, { name: 'Cleo Hart' })
export const stranger = aPerson(5, { name: 'Gil Reed' })
export const cycle = 'cycle/control-check.restore-test/2027'

export const rule: ProgrammeRule = {
  ...{
    _id: 'control-check.restore-test',
    process: 'control-check',
    subject: 'restore-test',
    owner: owner._id,
  },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-01-04' },
}

function aCheck(changes: Partial<ControlCheck> = {}): ControlCheck {
  const decidedOn = {
    ...{ title: { en: 'Restore test' }, controls: ['A.8.13'], lookAt: { en: 'One backup' }, confirmed: true },
    ...changes,
  }
  return {
    ...{ _id: 'restore-test@1', v: 1, check: 'restore-test', version: '1', sequence: 1 },
    ...{ confirmer: second._id, importedAt: '2026-11-02T09:00:00.000Z' },
    ...decidedOn,
    hash: checkHash(decidedOn),
  }
}

/** A company whose restore test has begun, on a real database; its workflow's steps are taken by hand. */
export class CheckedCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(check: Partial<ControlCheck> = {}): Promise<CheckedCompany> {
    const database = await testDatabase()
    const company = new CheckedCompany(database, storesOf(database.db))
    const { stores } = company
    await found(stores, [lead, owner, second, standIn, stranger])
    await stores.controlChecks.add(aCheck(check))
    await stores.programmes.lay(rule)
    await company.comesRound('2027', at)
    return company
  }

  get steps() {
    const nothing = async () => undefined
    return controlCheckActivities({
      ...this.stores,
      ...{ matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    })
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** The calendar is planned; its first date is the one that has begun. */
  async wasPlanned(): Promise<void> {
    const { occurrences } = this.stores
    await planCalendar(this.stores, at, () => undefined)
    const first = await occurrences.byId(`${rule._id}/2027`)
    if (!first) throw new Error('It is not planned')
    await occurrences.start(first, { at, by: null, through: { kind: 'workflow', process: 'calendar' } })
    await occurrences.cycleStarted(first._id, cycle)
  }

  /** The one ask that is open. */
  async open(which = cycle): Promise<Ask> {
    const ask = (await this.stores.asks.allOf(which)).find(({ state }) => state === 'open')
    if (!ask) throw new Error('Nobody is asked')
    return ask
  }

  /** The person finds something, at the desk, and the workflow looks. */
  async finds(person: Person, outcome: string, note = 'Ticket 4471'): Promise<AtTheDesk> {
    const { _id, revision } = await this.open()
    const desk = this.sits(person)
    await desk.acts(`control-check.record/${outcome}`, `${_id}.${revision}`, { note })
    await this.looks()
    return desk
  }

  async looks(which = cycle, asOf = at): Promise<void> {
    const when = { cycle: which, asOf }
    const { next } = await this.steps.lookAtCheck(when)
    if (next === 'ask') await this.steps.askForCheck(when)
    if (next === 'confirm') await this.steps.askToConfirm(when)
    if (next === 'tell') await this.steps.tellNobodyChecks(when)
    if (next === 'close') await this.steps.closeCheck(when)
  }

  /** The check comes round once more. Gives its cycle. */
  async comesRound(period: string, asOf: string): Promise<string> {
    const starts = plannedCheck({ ...this.stores, startCycle: async () => undefined })
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
    const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period, date: asOf.slice(0, 10) }
    const id = await starts(programme, occurrence as Occurrence, asOf)
    if (id === null) throw new Error('It did not begin')
    await this.steps.askForCheck({ cycle: id, asOf })
    return id
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
