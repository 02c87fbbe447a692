import type { Collection, Db, Filter, UpdateFilter } from 'mongodb'
import type { PersonAbsences } from '../domain/absence.js'
import { type Orders, ordersOf, type ToOrder } from '../domain/access-decision.js'
import type { AccessOrder, AccessRow, Reopened } from '../domain/access-row.js'
import type { Ask } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { KeptFile } from '../domain/kept-file.js'
import type { LedgerEvent } from '../domain/ledger.js'
import {
  type Acting,
  byPerson,
  bySteward,
  pushed,
  rowEvent,
  type StoredAccessRow,
} from './access-row-events.js'
import { type EventAndOpenings, keptText } from './events.js'
import { maySayOrCorrect } from './may-correct.js'
import { withoutOutbox } from './outbox.js'

/** What somebody says that was done, and what shows it. */
export interface SaidDone extends Acting {
  row: string
  /** The ask in which they were to see to it. */
  ask: string
  proof: string | null
  file: (Omit<KeptFile, 'name'> & { name: string }) | null
}

/** By what it is known that it was done: an extraction shows it, or somebody confirmed the proof in an ask. */
export type VerifiedBy = { extraction: string; at: string } | (Acting & { ask: string })

/** A row that carries the order of its account. */
export type OrderedRow = AccessRow & { order: AccessOrder }

const unsettled = { $in: ['open', 'done'] as AccessOrder['state'][] }

/** What the system's owner is to do with accounts, and what came of it. */
export class AccessOrders {
  private readonly rows: Collection<StoredAccessRow>
  private readonly asks: Collection<Ask>
  private readonly absences: Collection<PersonAbsences>

  constructor(db: Db) {
    this.rows = db.collection('access-rows')
    this.asks = db.collection('asks')
    this.absences = db.collection('absences')
  }

  /** What follows from what was decided in these asks, all of which were answered, and was not ordered yet; or no longer does. */
  async due(cycle: string, answeredAsks: readonly string[]): Promise<Orders> {
    const accounts = await this.rows.distinct('account.id', {
      cycle,
      $or: [
        { ask: { $in: [...answeredAsks] }, 'decision.value': { $in: ['revoke', 'change'] } },
        { ask: { $in: [...answeredAsks] }, 'order.state': 'open' },
        // Of an account with two rows either may have been the one that was changed.
        { 'order.state': 'open', 'order.because': 'decided' },
      ],
    })
    if (accounts.length === 0) return { order: [], withdraw: [], reopen: [] }
    const rows = await this.rows
      .find<AccessRow>({ cycle, 'account.id': { $in: accounts } }, withoutOutbox)
      .sort({ _id: 1 })
      .toArray()
    return ordersOf(rows)
  }

  /** Those of a cycle that are neither verified nor withdrawn, by the login. */
  unsettled(cycle: string): Promise<OrderedRow[]> {
    return this.#ordered({ cycle, 'order.state': unsettled })
  }

  /** What the owner is to see to in this ask, or was. */
  inAsk(cycle: string, ask: string): Promise<OrderedRow[]> {
    return this.#ordered({ cycle, 'order.ask': ask })
  }

  /** The last day by which what a list shows to be removed was to be. */
  async removedBy(cycle: string): Promise<CalendarDate | null> {
    const [last] = await this.rows
      .find<Pick<OrderedRow, 'order'>>({
        ...{ cycle, 'order.state': 'verified', 'order.kind': 'remove' },
        'order.verified.by': null,
      })
      .project<Pick<OrderedRow, 'order'>>({ 'order.dueOn': 1 })
      .sort({ 'order.dueOn': -1 })
      .limit(1)
      .toArray()
    return last?.order.dueOn ?? null
  }

  /** How many orders of a cycle this extraction shows to be done. */
  seenIn(cycle: string, extraction: string): Promise<number> {
    return this.rows.countDocuments({ cycle, 'order.verified.extraction': extraction })
  }

  /** How many orders of a cycle a list of accounts opened anew that was held against them at this instant. */
  reopenedAt(cycle: string, at: string): Promise<number> {
    const shown = { at, because: { $in: ['still-there', 'unchanged'] as Reopened['because'][] } }
    return this.rows.countDocuments({ cycle, 'order.reopened': { $elemMatch: shown } })
  }

  #ordered(which: Filter<StoredAccessRow>): Promise<OrderedRow[]> {
    return this.rows.find<OrderedRow>(which, withoutOutbox).sort({ 'account.login': 1, _id: 1 }).toArray()
  }

  /** Safe to repeat: what is ordered so already stays as it is. */
  async order(orders: readonly ToOrder[], dueOn: CalendarDate, at: string): Promise<void> {
    const kindOf = new Map(orders.map(({ row, kind }) => [row, kind]))
    await this.#change([...kindOf.keys()], ({ _id, order }) => {
      const kind = kindOf.get(_id)
      const stands = order && (order.state === 'open' ? order.kind === kind : order.state !== 'withdrawn')
      if (kind === undefined || stands) return null
      const number = (order?.number ?? 0) + 1
      const data = { because: 'decided', number, dueOn }
      const made = rowEvent('ordered', _id, bySteward(at), { data, secrets: { kind } })
      const { reopened } = order ?? {}
      const anew: AccessOrder = {
        ...{ kind, because: 'decided', state: 'open', number, orderedAt: at, event: made.event._id },
        ...{ dueOn, ask: null, ...(reopened ? { reopened } : {}) },
      }
      return { made, update: { $set: { order: anew } } }
    })
  }

  async withdraw(rows: readonly string[], at: string): Promise<void> {
    await this.#change(rows, ({ _id, order }) => {
      if (order?.state !== 'open') return null
      const made = rowEvent('order-withdrawn', _id, bySteward(at), { data: { number: order.number } })
      const withdrawn = { at, event: made.event._id }
      return { made, update: { $set: { 'order.state': 'withdrawn', 'order.withdrawn': withdrawn } } }
    })
  }

  /** The owner sees to these in this ask. */
  async asked(rows: readonly string[], ask: string): Promise<void> {
    await this.rows.updateMany(
      { _id: { $in: [...rows] }, 'order.state': 'open', closed: { $exists: false } },
      { $set: { 'order.ask': ask } },
    )
  }

  /**
   * They say that it was done: as long as that stands, what was decided before cannot be changed. False: it is not theirs to
   * say in this ask, which may be closed by now, or was said before.
   */
  async done(said: SaidDone): Promise<boolean> {
    const { row: id, ask, by, at, proof, file } = said
    const row = await this.rows.findOne({ _id: id })
    if (row?.order?.state !== 'open' || row.order.ask !== ask) return false
    const isTheirs = await this.asks.findOne(
      { _id: ask, state: 'open', mayAnswer: by },
      { projection: { _id: 1 } },
    )
    if (!isTheirs) return false
    const made = rowEvent('done', id, byPerson(said), {
      data: {
        ...{ ask, number: row.order.number },
        ...(said.inStead === undefined ? {} : { for: said.inStead }),
        ...(file ? { file: file.sha256 } : {}),
      },
      secrets: { ...(proof === null ? {} : { proof }), ...(file ? { fileName: file.name } : {}) },
    })
    const { event } = made
    const done: AccessOrder['done'] = {
      ...{ by, at, event: event._id },
      ...(said.inStead === undefined ? {} : { for: said.inStead }),
      proof: proof === null ? null : keptText(event, 'proof', proof),
      ...(file ? { file: { ...file, name: keptText(event, 'fileName', file.name) } } : {}),
    }
    return this.#write(row, {
      made,
      update: { $set: { 'order.state': 'done', 'order.done': done } },
      where: row.decision
        ? { 'decision.event': row.decision.event }
        : { state: row.state, decision: { $exists: false } },
    })
  }

  /**
   * Nobody says any more that accounts are kept which were seen to be removed: their rows without a decision have nothing to
   * decide. What is only said to be done takes no decision from anybody. Safe to repeat, after whoever verified it died.
   */
  async settleRemoved(cycle: string, at: string): Promise<void> {
    const removed = { cycle, 'order.kind': 'remove', 'order.state': 'verified' } as const
    const accounts = await this.rows.distinct('account.id', removed)
    const which: Filter<StoredAccessRow> = {
      ...{ cycle, 'account.id': { $in: accounts }, state: 'undecided', frozen: { $exists: false } },
    }
    const rows = await this.rows.find(which, { projection: { _id: 1 } }).toArray()
    if (rows.length === 0) return
    const writes = rows.map(({ _id }) => ({
      updateOne: {
        filter: { _id, state: 'undecided' as const, frozen: { $exists: false } },
        update: {
          $set: { state: 'settled' as const, frozen: true as const },
          $push: pushed(rowEvent('settled', _id, bySteward(at))),
        },
      },
    }))
    await this.rows.bulkWrite(writes, { ordered: false })
  }

  /** The cycle's record is made: what was ordered in it stands as it is. */
  async close(cycle: string): Promise<void> {
    await this.rows.updateMany({ cycle, closed: { $exists: false } }, { $set: { closed: true } })
  }

  /** It is known that these were done. */
  async verified(rows: readonly string[], verified: VerifiedBy): Promise<void> {
    const isByPerson = 'by' in verified
    const who = isByPerson ? byPerson(verified) : bySteward(verified.at)
    const { at } = verified
    const [by, ask] = isByPerson ? [verified.by, verified.ask] : [null, null]
    const extraction = isByPerson ? null : verified.extraction
    await this.#change(rows, ({ _id, order }) => {
      if (order?.state !== 'open' && order?.state !== 'done') return null
      const made = rowEvent('verified', _id, who, { data: { number: order.number, ask, extraction } })
      const shown = { at, event: made.event._id, by, ask, extraction }
      return { made, update: { $set: { 'order.state': 'verified', 'order.verified': shown } } }
    })
  }

  /** What was said in this ask and was not so; it is seen to elsewhere by now, or was. */
  saidInAsk(cycle: string, ask: string): Promise<OrderedRow[]> {
    return this.#ordered({ cycle, 'order.reopened.ask': ask, 'order.ask': { $ne: ask } })
  }

  /**
   * Whoever said in this ask that it was done, or who stands in for them by now, says that it was not. How many these are:
   * none where it is not theirs to say (any more).
   *
   * @param today Where they are.
   */
  async takenBack(
    rows: readonly string[],
    said: Acting & { ask: string; today: CalendarDate },
  ): Promise<number> {
    const stored = { asks: this.asks, absences: this.absences }
    if (!(await maySayOrCorrect(stored, { _id: said.ask }, said.by, said.today))) return 0
    return this.reopened(rows, 'taken-back', null, said)
  }

  /**
   * It was not so after all, or is not any more, and is to be done. What was said to be done after what this is judged by
   * (`readAt`, ISO 8601 UTC) stands, and nobody takes back what was seen to be done. Gives how many these are.
   *
   * @param dueOn By when; null: as it was. Whoever says what is not so gains no days by it.
   */
  async reopened(
    rows: readonly string[],
    because: Reopened['because'],
    dueOn: CalendarDate | null,
    who: (Acting & { ask?: string }) | { at: string; readAt: string },
  ): Promise<number> {
    const acting: Pick<LedgerEvent, 'at' | 'actor' | 'through'> =
      'by' in who ? byPerson(who) : bySteward(who.at)
    const isTakenBack = because === 'taken-back'
    const inStead = 'by' in who && who.inStead !== undefined ? { for: who.inStead } : {}
    return this.#change(rows, ({ _id, order }) => {
      // Of two who find it out at the same moment one has opened it anew.
      if (order?.state !== 'done' && (order?.state !== 'verified' || isTakenBack)) return null
      const { done = null, verified, ask } = order
      if ('ask' in who && ask !== who.ask) return null
      if ('readAt' in who && [done, verified].some((each) => each && each.at > who.readAt)) return null
      const number = order.number + 1
      // Why it was tells what had been decided.
      const due = dueOn ?? order.dueOn
      const made = rowEvent('reopened', _id, acting, {
        ...{ data: { number, dueOn: due, ...inStead }, secrets: { because } },
      })
      const reopened: Reopened = {
        ...{ at: who.at, event: made.event._id, because, ask, done },
        ...('by' in who ? { by: who.by, ...inStead } : {}),
        ...(verified ? { verified } : {}),
      }
      return {
        made,
        update: {
          $set: { 'order.state': 'open', 'order.number': number, 'order.dueOn': due, 'order.ask': null },
          $unset: { 'order.done': true, 'order.verified': true },
        },
        also: { 'order.reopened': reopened },
      }
    })
  }

  /** Each row by itself, guarded by how its order stood when it was read. */
  async #change(ids: readonly string[], changed: (row: AccessRow) => Change | null): Promise<number> {
    const rows = await this.rows.find({ _id: { $in: [...ids] } }, withoutOutbox).toArray()
    const writes = rows.flatMap((row) => {
      const change = changed(row)
      return change ? [{ updateOne: guarded(row, change) }] : []
    })
    if (writes.length === 0) return 0
    return (await this.rows.bulkWrite(writes, { ordered: false })).matchedCount
  }

  async #write(row: AccessRow, change: Change): Promise<boolean> {
    const { filter, update } = guarded(row, change)
    const { matchedCount } = await this.rows.updateOne(filter, update)
    return matchedCount === 1
  }
}

interface Change {
  made: EventAndOpenings
  update: UpdateFilter<StoredAccessRow>
  also?: Record<string, unknown>
  /** What else has to be as it was read. */
  where?: Filter<StoredAccessRow>
}

function guarded({ _id, order }: AccessRow, { made, update, also = {}, where = {} }: Change) {
  const stands = { ...where, _id, closed: { $exists: false } }
  const filter: Filter<StoredAccessRow> = order
    ? { ...stands, 'order.number': order.number, 'order.state': order.state, 'order.ask': order.ask }
    : { ...stands, order: { $exists: false } }
  return { filter, update: { ...update, $push: pushed(made, also as Parameters<typeof pushed>[1]) } }
}
