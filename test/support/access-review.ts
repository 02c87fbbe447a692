import { plannedAccessReview } from '../../src/activities/access-review/start.js'
import type { AccessGiven } from '../../src/domain/access-decision.js'
import { ORDER_SLOT, REVIEW_ACCESS_SLOT } from '../../src/domain/access-review.js'
import type { AccessDecisionValue, AccessRow } from '../../src/domain/access-row.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Cycle } from '../../src/domain/cycle.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { type System, systemHash } from '../../src/domain/system.js'
import { dateIn } from '../../src/domain/working-days.js'
import type { Stores } from '../../src/main/stores.js'
import type { AccessForm } from '../../src/store/access-decisions.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { aPerson, lead } from './company.js'

/** Ben owns the CRM; Cleo leads Gil, Hal and Ida, who use it; Eve is independent of all of them. */
export const owner = aPerson(2, { name: 'Ben Okoro', manager: lead._id })
export const manager = aPerson(3, { name: 'Cleo Hart', manager: lead._id })
export const gil = aPerson(4, { name: 'Gil Reed', manager: manager._id })
export const hal = aPerson(5, { name: 'Hal Moss', manager: manager._id })
export const ida = aPerson(6, { name: 'Ida Kerr', manager: manager._id })
export const eve = aPerson(7, { name: 'Eve Long' })
export const staff = [lead, owner, manager, gil, hal, ida, eve]

export const cycle = 'cycle/access-review.crm/2027'
export const rule: ProgrammeRule = {
  ...{ _id: 'access-review.crm', process: 'access-review', subject: 'crm', owner: owner._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-01-04' },
}

export function aSystem(changes: Partial<System> = {}): System {
  const fields = { id: 'Id', login: 'Login', email: 'E-mail', entitlements: 'Roles', active: 'Active' }
  const decidedOn = {
    ...{ title: { en: 'CRM' }, controls: ['A.5.18'], criticality: 'high', privileged: ['Admin'] },
    ...{ source: { kind: 'csv', fields, entitlementsBetween: '|' }, reviewedBy: 'manager', swing: 20 },
    ...changes,
  } as Pick<System, 'title' | 'controls' | 'criticality' | 'privileged' | 'source' | 'reviewedBy' | 'swing'>
  return {
    ...{ _id: 'crm@1', v: 1, system: 'crm', version: '1', sequence: 1, outsider: null },
    ...{ importedAt: '2026-11-02T09:00:00.000Z', ...changes },
    ...decidedOn,
    hash: systemHash(decidedOn),
  }
}

/** A line of the list: whose it is, or a login that tells nobody, and its roles. */
export type Line = readonly [who: Person | string, roles?: string, active?: 'yes' | 'no']

function list(lines: readonly Line[]): string {
  const rows = lines.map(([who, roles = 'Agent', active = 'yes']) => {
    const [id, login, email] = typeof who === 'string' ? [who, who, ''] : [`u-${who.key}`, who.key, who.email]
    return [id, login, email, roles, active].join(',')
  })
  return ['Id,Login,E-mail,Roles,Active', ...rows, ''].join('\n')
}

export const everybody: readonly Line[] = [[gil], [hal], [ida, 'Agent|Admin']]

/** A review of the CRM on real stores, in which people act as the desk has them act. */
export class AccessReview {
  constructor(
    readonly stores: Stores,
    private readonly now: () => Promise<string>,
    readonly id = cycle,
  ) {}

  /** Its day has come. */
  async begins(
    startCycle: (cycle: Pick<Cycle, '_id' | 'process'>) => Promise<void>,
    system: System = aSystem(),
  ): Promise<void> {
    await this.stores.systems.add(system)
    await this.stores.programmes.lay(rule)
    const starts = plannedAccessReview({ ...this.stores, startCycle })
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
    const period = this.id.split('/').at(-1) ?? ''
    const at = await this.now()
    const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period, date: at.slice(0, 10) }
    await starts(programme, occurrence as Occurrence, at)
  }

  async open(slot: string): Promise<Ask[]> {
    const asks = await this.stores.asks.allOf(this.id)
    return asks.filter((ask) => ask.state === 'open' && ask.slot === slot)
  }

  async one(slot: string): Promise<Ask> {
    const [ask] = await this.open(slot)
    if (!ask) throw new Error(`Nobody is asked for ${slot}`)
    return ask
  }

  async answers(ask: Ask, value: string, more: object = {}): Promise<boolean> {
    const at = await this.now()
    const given = {
      ...{ ask: { id: ask._id, revision: ask.revision }, by: ask.askedOf, at, value, language: 'en' },
      ...{ through: { kind: 'chat', platform: 'slack' } as const, ...more },
    }
    return this.stores.asks.answer(given, ask.subject)
  }

  /** The owner hands in a list and says how many accounts the system shows: as many as are in it, unless said otherwise. */
  async handsIn(slot: string, lines: readonly Line[], more: object = {}): Promise<void> {
    const ask = await this.one(slot)
    const at = await this.now()
    const bytes = new TextEncoder().encode(list(lines))
    const kept = await this.stores.keptFiles.keep({
      ...{ bytes, kind: 'csv', name: 'crm.csv', ask: ask._id, source: `slack/${ask._id}`, at },
    })
    await this.answers(ask, String(lines.length), { file: kept, isTakenOver: true, ...more })
  }

  async rows(): Promise<AccessRow[]> {
    const rows: AccessRow[] = []
    for await (const row of this.stores.accessHistory.linesOf(this.id)) rows.push(row)
    return rows
  }

  async rowOf(who: Person | string): Promise<AccessRow> {
    const id = typeof who === 'string' ? who : `u-${who.key}`
    const row = (await this.rows()).find(({ account }) => account.id === id)
    if (!row) throw new Error(`No row of ${id}`)
    return row
  }

  /** What its reviewer says of an account. */
  async decides(who: Person | string, value: AccessDecisionValue, more: object = {}): Promise<string> {
    const reason = value === 'keep' ? null : 'Moved on'
    return this.decidesRow(await this.rowOf(who), { value, to: null, reason, until: null, ...more })
  }

  /** The same of one of its seats. */
  async decidesRow(row: AccessRow | undefined, said: AccessGiven): Promise<string> {
    if (!row) throw new Error('There is no such row')
    const given = { ...said, row }
    const [outcome] = await this.stores.accessDecisions.decideAll(await this.formOf(row), [given])
    return outcome ?? ''
  }

  private async formOf(row: AccessRow): Promise<AccessForm> {
    const ask = (await this.stores.asks.byIds([row.ask ?? '']))[0]
    if (!ask) throw new Error('Nobody was asked about it')
    const at = await this.now()
    const through = { kind: 'chat', platform: 'slack' } as const
    const shown = { id: ask._id, revision: ask.revision }
    return { ask: shown, by: ask.askedOf, at, today: dateIn(at, 'UTC'), through }
  }

  /** Its reviewer says that somebody else reviews it. */
  async handsOn(who: Person | string, to: Person, reason: string | null = null): Promise<boolean> {
    const row = await this.rowOf(who)
    return this.stores.accessDecisions.passOn(await this.formOf(row), { row, to: to._id, reason })
  }

  /** All of a reviewer's accounts are decided on, and the desk says so. */
  async isReviewed(by: Person): Promise<void> {
    const ask = (await this.open(REVIEW_ACCESS_SLOT)).find(({ askedOf }) => askedOf === by._id)
    if (ask) await this.answers(ask, 'reviewed')
  }

  /** The owner says that all of one question was done. */
  async carriesOut(proof: string | null = null, value = 'done'): Promise<void> {
    const ask = await this.one(ORDER_SLOT)
    const at = await this.now()
    const said = { ask: ask._id, by: ask.askedOf, at, through: { kind: 'chat', platform: 'slack' } as const }
    for (const { _id } of await this.stores.accessOrders.inAsk(this.id, ask._id))
      await this.stores.accessOrders.done({ ...said, row: _id, proof, file: null })
    await this.answers(ask, value)
  }
}
