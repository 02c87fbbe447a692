import type { Collection, Db } from 'mongodb'
import type { AccessOrder, AccessRow } from '../domain/access-row.js'
import type { Cycle } from '../domain/cycle.js'
import type { LastOrder } from '../domain/ordered-before.js'
import type { Extraction, Measure } from '../domain/population.js'
import type { ReviewEnding } from '../domain/system.js'
import type { StoredAccessRow } from './access-row-events.js'
import { withoutOutbox } from './outbox.js'

type OrderedRow = Pick<AccessRow, '_id' | 'cycle' | 'extraction' | 'account'> & { order: AccessOrder }

const nothing = { kept: 0, removed: 0, changed: 0, notReviewed: 0, unverified: 0 }

/** The row that carries an order, and the extraction that it was made by. */
export interface OrderedIn {
  row: string
  extraction: string
}

/** What reviews of a system's access left behind. */
export class AccessHistory {
  private readonly rows: Collection<StoredAccessRow>
  private readonly cycles: Collection<Cycle>
  private readonly extractions: Collection<Extraction>

  constructor(db: Db) {
    this.rows = db.collection('access-rows')
    this.cycles = db.collection('cycles')
    this.extractions = db.collection('extractions')
  }

  /** The cycle of a system's last whole review that closed and reviewed something; null: there was none. */
  async lastReview(system: string): Promise<string | null> {
    const closed = this.cycles
      .find<Pick<Cycle, '_id'>>(
        {
          ...{ process: 'access-review', 'subject.type': 'system', 'subject.id': system, state: 'closed' },
          accounts: { $exists: false },
        },
        { projection: { _id: 1 } },
      )
      .sort({ closedAt: -1 })
    for await (const { _id } of closed)
      if (await this.rows.findOne({ cycle: _id }, { projection: { _id: 1 } })) return _id
    return null
  }

  /** How the last whole review of each system ended that has closed, by the system. */
  async endings(): Promise<Map<string, ReviewEnding>> {
    const closed = await this.cycles
      .aggregate<{ _id: string; cycle: string; closedAt: string }>([
        { $match: { process: 'access-review', state: 'closed', accounts: { $exists: false } } },
        { $sort: { 'subject.id': 1, closedAt: -1 } },
        { $group: { _id: '$subject.id', cycle: { $first: '$_id' }, closedAt: { $first: '$closedAt' } } },
      ])
      .toArray()
    const counts = await this.endedWith(closed.map(({ cycle }) => cycle))
    return new Map(
      closed.map(({ _id, cycle, closedAt }) => [_id, { closedAt, ...(counts.get(cycle) ?? nothing) }]),
    )
  }

  /** How a review ended, or stands. */
  async endingOf(cycle: string): Promise<Omit<ReviewEnding, 'closedAt'>> {
    return (await this.endedWith([cycle])).get(cycle) ?? nothing
  }

  /** An account in two reviewers' hands is one, and ends as the stricter of them said. */
  private async endedWith(cycles: readonly string[]): Promise<Map<string, Omit<ReviewEnding, 'closedAt'>>> {
    const any = (condition: object) => ({ $max: { $cond: [condition, 1, 0] } })
    const said = (value: string) => ({ $eq: ['$decision.value', value] })
    const ordered = (kind: AccessOrder['kind']) => ({
      $and: [{ $eq: ['$order.kind', kind] }, { $ne: ['$order.state', 'withdrawn'] }],
    })
    const count = (...all: (object | string)[]) => ({ $sum: { $cond: [{ $and: all }, 1, 0] } })
    const not = (field: string) => ({ $eq: [field, 0] })
    const groups = await this.rows
      .aggregate<{ _id: string } & Omit<ReviewEnding, 'closedAt'>>([
        { $match: { cycle: { $in: [...cycles] } } },
        {
          $group: {
            _id: { cycle: '$cycle', account: '$account.id' },
            removed: any({ $or: [said('revoke'), ordered('remove')] }),
            changed: any({ $or: [said('change'), ordered('change')] }),
            missed: any({ $eq: ['$state', 'not-reviewed'] }),
            verified: any({ $eq: ['$order.state', 'verified'] }),
          },
        },
        {
          $group: {
            _id: '$_id.cycle',
            removed: { $sum: '$removed' },
            changed: count(not('$removed'), '$changed'),
            notReviewed: count(not('$removed'), not('$changed'), '$missed'),
            kept: count(not('$removed'), not('$changed'), not('$missed')),
            unverified: count({ $or: ['$removed', '$changed'] }, not('$verified')),
          },
        },
      ])
      .toArray()
    return new Map(groups.map(({ _id, ...ending }) => [_id, ending]))
  }

  /** How these accounts stood in a review, by their ids. */
  async reviewedIn(
    cycle: string,
    accounts: readonly string[],
  ): Promise<Map<string, Pick<AccessRow, 'department' | 'decision'>>> {
    const rows = await this.rows
      .find({ cycle, 'account.id': { $in: [...accounts] } })
      .project<Pick<AccessRow, 'account' | 'department' | 'decision'>>({
        ...{ 'account.id': 1, department: 1, decision: 1 },
      })
      .toArray()
    return new Map(rows.map(({ account, ...row }) => [account.id, row]))
  }

  /**
   * The last whole reading of a system that counts, of other cycles than this one: what was reviewed, or what showed
   * afterwards that something was done; and which of its accounts were ordered to be removed, which it still has.
   */
  async measure(system: string, except: string): Promise<Measure | null> {
    const reviewed = await this.extractions.findOne<Extraction>(
      { system, purpose: 'review', state: 'accepted', cycle: { $ne: except } },
      { ...withoutOutbox, sort: { at: -1 } },
    )
    if (!reviewed) return null
    // A small review of what was kept until a day may have read it since the last whole one.
    const whole = await this.lastReview(system)
    const cycle = { $in: [reviewed.cycle, ...(whole === null ? [] : [whole])].filter((id) => id !== except) }
    const showing = (
      await this.rows.distinct('order.verified.extraction', { cycle, 'order.state': 'verified' })
    ).flatMap((id) => id ?? [])
    const shown = await this.extractions.findOne<Extraction>(
      { _id: { $in: showing } },
      { ...withoutOutbox, sort: { at: -1 } },
    )
    const { at, rows } = shown && shown.at >= reviewed.at ? shown : reviewed
    const toGo = await this.rows.distinct('account.id', {
      ...{ cycle, 'order.kind': 'remove', 'order.state': { $in: ['open', 'done', 'verified'] } },
      'order.verified.extraction': { $nin: showing },
    })
    return { at, rows, toGo }
  }

  /**
   * The last order of each account of a system, of other cycles than this one, by the account. What a review that is under way
   * still follows up is followed up there: it is left out.
   */
  async lastOrders(system: string, except: string): Promise<Map<string, LastOrder & OrderedIn>> {
    const newest = await this.rows
      .aggregate<{ row: string }>([
        { $match: { system, 'order.orderedAt': { $gt: '' }, cycle: { $ne: except } } },
        { $sort: { 'account.id': 1, 'order.orderedAt': -1 } },
        { $group: { _id: '$account.id', row: { $first: '$_id' } } },
      ])
      .toArray()
    const last = await this.rows
      .find({ _id: { $in: newest.map(({ row }) => row) } })
      .project<OrderedRow>({ cycle: 1, extraction: 1, account: 1, order: 1 })
      .toArray()
    const settled = new Set(
      await this.extractions.distinct('settles.rows', { system, settles: { $exists: true } }),
    )
    const closed = new Set(
      await this.cycles.distinct('_id', {
        ...{ _id: { $in: [...new Set(last.map(({ cycle }) => cycle))] }, state: 'closed' },
      }),
    )
    return new Map(
      last
        .filter(({ cycle, order }) => order.state === 'verified' || closed.has(cycle))
        .map(({ _id: row, extraction, account, order }) => {
          return [account.id, { row, extraction, account, order, shownLater: settled.has(row) }]
        }),
    )
  }

  /**
   * Accounts of a system that are kept until a day in spite of a flag, as each was decided on last, the first that ends first.
   */
  async exceptions(system: string): Promise<AccessRow[]> {
    const kept = await this.rows
      .aggregate<{ row: string }>([
        { $match: { system, 'decision.at': { $gt: '' } } },
        { $sort: { 'account.id': 1, 'decision.at': -1 } },
        {
          $group: {
            _id: '$account.id',
            ...{ row: { $first: '$_id' }, value: { $first: '$decision.value' } },
            until: { $first: '$decision.until' },
          },
        },
        { $match: { value: 'keep', until: { $gt: '' } } },
      ])
      .toArray()
    const ids = kept.map(({ row }) => row)
    // Somebody may decide otherwise in between.
    const stillKept = { 'decision.value': 'keep', 'decision.until': { $exists: true } } as const
    return this.rows
      .find<AccessRow>({ _id: { $in: ids }, ...stillKept }, withoutOutbox)
      .sort({ 'decision.until': 1, 'account.login': 1 })
      .toArray()
  }

  /** How many accounts of an extraction are reviewed. */
  async accountsOf(extraction: string): Promise<number> {
    const [found] = await this.rows
      .aggregate<{ accounts: number }>([
        { $match: { cycle: extraction.split('#')[0], extraction } },
        { $group: { _id: '$account.id' } },
        { $count: 'accounts' },
      ])
      .toArray()
    return found?.accounts ?? 0
  }

  /** How many orders of a cycle are open, are said to be done, and were seen to be. */
  async ordersIn(cycle: string): Promise<Record<'open' | 'done' | 'verified', number>> {
    const groups = await this.rows
      .aggregate<{ _id: AccessOrder['state']; orders: number }>([
        { $match: { cycle, order: { $exists: true } } },
        { $group: { _id: '$order.state', orders: { $sum: 1 } } },
      ])
      .toArray()
    const count = (state: AccessOrder['state']) => groups.find(({ _id }) => _id === state)?.orders ?? 0
    return { open: count('open'), done: count('done'), verified: count('verified') }
  }

  /** How many rows of a cycle nobody decided. */
  notReviewedIn(cycle: string): Promise<number> {
    return this.rows.countDocuments({ cycle, state: { $in: ['undecided', 'not-reviewed'] } })
  }

  /** The accounts of a cycle that nobody decided on in time, by the system's own ids. */
  async notReviewedOf(cycle: string): Promise<ReadonlySet<string>> {
    return new Set(await this.rows.distinct('account.id', { cycle, state: 'not-reviewed' }))
  }

  /** How the rows of each ask of a cycle stand, in numbers; those of no ask under null. */
  async byAsk(cycle: string): Promise<{ ask: string | null; all: number; undecided: number }[]> {
    const undecided = { $sum: { $cond: [{ $eq: ['$state', 'undecided'] }, 1, 0] } }
    return this.rows
      .aggregate<{ ask: string | null; all: number; undecided: number }>([
        { $match: { cycle, state: { $ne: 'ordered' } } },
        { $group: { _id: '$ask', all: { $sum: 1 }, undecided } },
        { $project: { _id: 0, ask: '$_id', all: 1, undecided: 1 } },
      ])
      .toArray()
  }

  /** All rows of a cycle by account, as its record has them. */
  linesOf(cycle: string): AsyncIterable<AccessRow> {
    return this.rows
      .find<AccessRow>({ cycle }, withoutOutbox)
      .sort({ 'account.id': 1, _id: 1 })
      .batchSize(500)
  }
}
