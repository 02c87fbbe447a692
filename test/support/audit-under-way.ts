import { internalAuditActivities } from '../../src/activities/internal-audit/activities.js'
import { plannedAudit } from '../../src/activities/internal-audit/start.js'
import { reportMaker } from '../../src/bot/audit-report-on-record.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Audit, AuditDefinition } from '../../src/domain/internal-audit.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence } from '../../src/domain/programme.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { anAudit } from './audited.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

export const cycle = 'cycle/internal-audit.isms/2027'
export const auditor = aPerson(2, { name: 'Aoife Kinsella' })
export const member = aPerson(3, { name: 'Ben Okoro' })
export const auditee = aPerson(4, { name: 'Tomas Berg' })
export const other = aPerson(5, { name: 'Gil Reed' })
export const deputy = aPerson(6, { name: 'Ines Duarte' })

/** An audit on a real database, whose workflow's steps are taken here. */
export class AuditUnderWay {
  at = '2027-05-12T10:00:00.000Z'

  /** As the file has it. */
  readonly rule: ProgrammeRule = {
    ...{ _id: 'internal-audit.isms', process: 'internal-audit', subject: 'isms', owner: auditor._id },
    ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 30 },
    recurrence: { kind: 'months', every: 12, from: '2027-05-10' },
  }

  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  /** Its auditors are asked to declare. */
  static async begun(changes: Partial<AuditDefinition> = {}): Promise<AuditUnderWay> {
    const database = await testDatabase()
    const audit = new AuditUnderWay(database, storesOf(database.db))
    await found(audit.stores, [lead, auditor, member, auditee, other, deputy], { deputy: deputy._id })
    const team = { lead: auditor._id, team: [member._id], auditees: [auditee._id] }
    await audit.stores.auditDefinitions.add(anAudit({ ...team, criteria: ['9.2', 'A.5.18'], ...changes }))
    await audit.begins()
    return audit
  }

  async begins(): Promise<string | null> {
    const { rule } = this
    await this.stores.programmes.lay(rule)
    const occurrence = { _id: 'internal-audit.isms/2027', programme: rule._id, period: '2027' }
    const begun = await plannedAudit({ ...this.stores, startCycle: async () => undefined })(
      { ...rule, v: 1, state: 'active', revision: 1 },
      occurrence as Occurrence,
      this.at,
    )
    if (begun) await this.looks()
    return begun
  }

  /** Its workflow's steps, taken until it waits or is over. */
  async looks(): Promise<void> {
    const nothing = async () => undefined
    const steps = internalAuditActivities({
      ...{ ...this.stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
      makeAuditReport: reportMaker(this.stores),
    })
    for (let n = 0; n < 30; n += 1) {
      const { next } = await steps.lookAtAudit({ cycle, asOf: this.at })
      if (next === 'close') return steps.closeAudit({ cycle, asOf: this.at })
      if (next === 'wait') return
      await steps.actOnAudit({ cycle, asOf: this.at })
    }
    throw new Error('It never waits')
  }

  async isInFieldwork(): Promise<void> {
    await this.says('declare', 'independent')
    await this.says('declare', 'independent')
    await this.says('date', '2027-05-24/2027-05-26')
    await this.says('agree', 'agreed')
  }

  async says(slot: string, value: string): Promise<void> {
    const { _id: id, revision, subject, askedOf: by } = await this.asked(slot)
    const given = { value, language: 'en', through: { kind: 'chat', platform: 'slack' } } as const
    await this.stores.asks.answer({ ...given, ask: { id, revision }, by, at: this.at }, subject)
    await this.looks()
  }

  asks(): Promise<Ask[]> {
    return this.stores.asks.allOf(cycle)
  }

  async asked(slot: string): Promise<Ask> {
    const ask = (await this.asks()).find((each) => each.slot === slot && each.state === 'open')
    if (!ask) throw new Error(`Nobody is asked to ${slot}`)
    return ask
  }

  async row(): Promise<Audit> {
    const audit = await this.stores.audits.byId(cycle)
    if (!audit) throw new Error('There is no audit')
    return audit
  }

  sits(person: Person): AtTheDesk {
    return new AtTheDesk(this.stores, person, this.at)
  }

  async reads(person: Person, slot: string): Promise<AtTheDesk> {
    return this.sits(person).reads((await this.asked(slot))._id)
  }

  stops(): Promise<void> {
    return this.database.drop()
  }
}
