import type { AnyBulkWriteOperation, Collection, Db, Filter } from 'mongodb'
import type { AccessDecision, AccessRow, NewAccessRow, SeatWhy } from '../domain/access-row.js'
import type { RowsStanding } from '../domain/access-standing.js'
import type { Ask } from '../domain/ask.js'
import type { PersonId } from '../domain/person.js'
import { added, bySteward, pushed, rowEvent, type StoredAccessRow } from './access-row-events.js'
import { shutOtherSeats } from './other-seat.js'
import { withoutOutbox } from './outbox.js'

/** How many rows are read and written at once. */
const CHUNK = 500

/** The order in which rows are shown: what is flagged first, then by the login. */
const shownOrder = { rank: 1, 'account.login': 1, _id: 1 } as const

/** How the rows of one ask stand. */
export interface AskCounts {
  all: number
  undecided: number
  /** Of the undecided those that whoever is named may decide on. */
  forThem: number
  privileged: number
  unknown: number
  /** Of these those without a flag: they can be kept at once. */
  unflagged: number
  kept: number
  revoked: number
  changed: number
  /** Seen to be removed before anybody decided. */
  settled: number
}

/** What went to somebody else, and why it is they. */
export interface Move {
  row: Pick<AccessRow, '_id' | 'revision' | 'reviewer' | 'cycle' | 'account'>
  to: PersonId | null
  why: SeatWhy
}

/** The accounts of reviews, each in the hands of whoever reviews it. */
export class AccessRows {
  private readonly rows: Collection<StoredAccessRow>

  constructor(db: Db) {
    this.rows = db.collection('access-rows')
  }

  /** Adds what is not there yet, in chunks; safe to repeat. What is ordered without a review is ordered by the same write. */
  async addMany(rows: readonly NewAccessRow[], at: string, heartbeat = () => {}): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      await this.rows.bulkWrite(
        rows.slice(from, from + CHUNK).map((row) => added(row, at)),
        { ordered: false },
      )
      heartbeat()
    }
  }

  /** Who is to review rows of a cycle that stand in no ask yet, with how many these are. */
  async unasked(cycle: string): Promise<{ reviewer: PersonId; rows: number }[]> {
    const groups = await this.rows
      .aggregate<{ _id: PersonId; rows: number }>([
        { $match: { cycle, state: 'undecided', ask: null, reviewer: { $ne: null } } },
        { $group: { _id: '$reviewer', rows: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      .toArray()
    return groups.map(({ _id, rows }) => ({ reviewer: _id, rows }))
  }

  /** What stands in no ask yet and is these people's to review is asked in these, by the person. */
  async assign(cycle: string, asks: ReadonlyMap<PersonId, string>): Promise<void> {
    if (asks.size === 0) return
    await this.rows.bulkWrite(
      [...asks].map(([reviewer, ask]) => ({
        updateMany: { filter: { cycle, reviewer, state: 'undecided', ask: null }, update: { $set: { ask } } },
      })),
      { ordered: false },
    )
  }

  /** The rows of an ask in the order in which they are shown, so many after one of them; from the first without. */
  async page(ask: string, after: string | null, most: number): Promise<AccessRow[]> {
    return this.#inOrder({ ask, ...(await this.#beside(after, '$gt')) }, most)
  }

  /** Who handed on to its reviewer what of an ask is theirs only by that. */
  handedOnIn(ask: string): Promise<Pick<AccessRow, 'why' | 'passedOn'>[]> {
    return this.rows
      .find({ ask, why: 'passed-on' })
      .project<Pick<AccessRow, 'why' | 'passedOn'>>({ _id: 0, why: 1, passedOn: 1 })
      .toArray()
  }

  /** The so many that come before one of them. */
  async pageBefore(ask: string, before: string, most: number): Promise<AccessRow[]> {
    const beside = await this.#beside(before, '$lt')
    const rows = await this.rows
      .find<AccessRow>({ ask, ...beside }, withoutOutbox)
      .sort({ rank: -1, 'account.login': -1, _id: -1 })
      .limit(most)
      .toArray()
    return rows.reverse()
  }

  /**
   * The first so many of an ask that are not decided on, and which this person may decide on.
   *
   * @param which Those with a flag, or without; else all.
   */
  undecidedIn(
    ask: string,
    by: PersonId,
    most: number,
    which: 'all' | 'flagged' | 'plain' = 'all',
  ): Promise<AccessRow[]> {
    const rank = which === 'all' ? {} : ({ rank: which === 'flagged' ? 0 : 1 } as const)
    return this.#inOrder({ ask, state: 'undecided', neverBy: { $ne: by }, ...rank }, most)
  }

  /** How many of an ask are not decided on and shut to this person by the other seat alone. */
  undecidedOfOtherSeat(ask: string, person: PersonId): Promise<number> {
    return this.rows.countDocuments({ ask, state: 'undecided', otherSeat: person })
  }

  async #inOrder(which: Filter<StoredAccessRow>, most: number): Promise<AccessRow[]> {
    return this.rows.find<AccessRow>(which, withoutOutbox).sort(shownOrder).limit(most).toArray()
  }

  async #beside(id: string | null, than: '$gt' | '$lt'): Promise<Filter<StoredAccessRow>> {
    const row = id === null ? null : await this.rows.findOne({ _id: id })
    if (!row) return {}
    const { rank, account } = row
    return {
      $or: [
        { rank: { [than]: rank } },
        { rank, 'account.login': { [than]: account.login } },
        { rank, 'account.login': account.login, _id: { [than]: row._id } },
      ],
    } as Filter<StoredAccessRow>
  }

  /** Of all, and of those that this person may decide on, where one is named: each row is read once. */
  async counts(ask: string, by: PersonId | null = null): Promise<AskCounts> {
    const count = (...all: (object | string)[]) => ({ $sum: { $cond: [{ $and: all }, 1, 0] } })
    const said = (value: string) => count({ $eq: ['$decision.value', value] })
    const isUndecided = { $eq: ['$state', 'undecided'] }
    const isTheirs = { $not: [{ $in: [by, '$neverBy'] }] }
    const [found] = await this.rows
      .aggregate<AskCounts & { _id?: null }>([
        { $match: { ask } },
        {
          $group: {
            _id: null,
            all: { $sum: 1 },
            undecided: count(isUndecided),
            forThem: count(isUndecided, isTheirs),
            privileged: count('$privileged'),
            unknown: count({ $in: ['unknown', '$flags'] }),
            unflagged: count(isUndecided, isTheirs, { $eq: ['$rank', 1] }),
            settled: count({ $eq: ['$state', 'settled'] }),
            ...{ kept: said('keep'), revoked: said('revoke'), changed: said('change') },
          },
        },
        { $project: { _id: 0 } },
      ])
      .toArray()
    return found ?? noCounts
  }

  /** Whether something in an ask is not decided on; no row is read. */
  async isOpenIn({ _id, cycle }: Pick<Ask, '_id' | 'cycle'>): Promise<boolean> {
    const open = { cycle, state: 'undecided', ask: _id } as const
    return (await this.rows.findOne(open, { projection: { _id: 0, state: 1 } })) !== null
  }

  /** How the rows of a cycle stand, given its asks that are open. What is to be ordered, `AccessOrders` tells. */
  async standing(cycle: string, openAsks: readonly string[]): Promise<Omit<RowsStanding, 'toOrder'>> {
    const groups = await this.rows
      .aggregate<{
        _id: Pick<AccessRow, 'ask' | 'state'> & { blocked: boolean }
        rows: number
        last: string
      }>([
        { $match: { cycle } },
        {
          $group: {
            _id: { ask: '$ask', state: '$state', blocked: { $eq: ['$reviewer', null] } },
            rows: { $sum: 1 },
            last: { $max: '$decision.at' },
          },
        },
      ])
      .toArray()
    const isOpen = new Set(openAsks)
    const sum = (which: (group: (typeof groups)[number]['_id']) => boolean) =>
      groups.reduce((all, { _id, rows }) => all + (_id.state === 'undecided' && which(_id) ? rows : 0), 0)
    return {
      all: groups.reduce((all, { rows }) => all + rows, 0),
      toAsk: sum(({ ask, blocked }) => ask === null && !blocked),
      toReseat: sum(({ ask, blocked }) => ask !== null && !blocked && !isOpen.has(ask)),
      waiting: sum(({ ask, blocked }) => ask !== null && !blocked && isOpen.has(ask)),
      blocked: sum(({ blocked }) => blocked),
      lastDecidedAt:
        groups
          .flatMap(({ last }) => last ?? [])
          .sort()
          .at(-1) ?? null,
    }
  }

  /** The asks of a cycle in which something is not decided on yet. */
  async undecidedAsks(cycle: string): Promise<ReadonlySet<string>> {
    const asks = await this.rows.distinct('ask', { cycle, state: 'undecided', ask: { $ne: null } })
    return new Set(asks.filter((ask) => ask !== null))
  }

  /** What was decided last in an ask; null: nothing was. */
  async lastDecision(ask: string): Promise<AccessDecision | null> {
    const [last] = await this.rows
      .find({ ask, decision: { $exists: true } }, { projection: { decision: 1 } })
      .sort({ 'decision.at': -1 })
      .limit(1)
      .toArray()
    return last?.decision ?? null
  }

  byIds(ids: readonly string[]): Promise<AccessRow[]> {
    return this.rows.find<AccessRow>({ _id: { $in: [...ids] } }, withoutOutbox).toArray()
  }

  /** All rows of these accounts in a cycle. */
  ofAccounts(cycle: string, accounts: readonly string[]): Promise<AccessRow[]> {
    return this.rows
      .find<AccessRow>({ cycle, 'account.id': { $in: [...accounts] } }, withoutOutbox)
      .sort({ 'account.id': 1, _id: 1 })
      .toArray()
  }

  /** Undecided, and in none of these asks that are open: somebody else is to review them, or nobody may. */
  async toReseat(cycle: string, openAsks: readonly string[]): Promise<AccessRow[]> {
    const lost = { cycle, state: 'undecided', ask: { $nin: [null, ...openAsks] } } as const
    return this.rows.find<AccessRow>(lost, withoutOutbox).sort({ _id: 1 }).toArray()
  }

  /** Undecided, and nobody may review them. */
  blocked(cycle: string): Promise<AccessRow[]> {
    return this.rows
      .find<AccessRow>({ cycle, state: 'undecided', reviewer: null }, withoutOutbox)
      .sort({ _id: 1 })
      .toArray()
  }

  /**
   * They go to somebody else than the seats gave them to at first, or are asked about anew; whoever had a form open decides
   * nothing by it. What would give both seats of an account to one person stays where it is.
   */
  async reseat(moves: readonly Move[], at: string): Promise<void> {
    const entering = moves.flatMap(({ row, to }) => (to === null ? [] : [{ row, person: to }]))
    const theirs = await shutOtherSeats(this.rows, entering)
    const free = moves.filter(({ row }) => !theirs.has(row._id))
    if (free.length === 0) return
    const writes = free.map(({ row, to, why }): AnyBulkWriteOperation<StoredAccessRow> => {
      const stands = {
        _id: row._id,
        revision: row.revision,
        state: 'undecided' as const,
        frozen: { $exists: false },
      }
      // It came to them as they had answered what they were asked.
      if (row.reviewer === to)
        return { updateOne: { filter: stands, update: { $set: { ask: null }, $inc: { revision: 1 } } } }
      const made = rowEvent('reseated', row._id, bySteward(at), { data: { from: row.reviewer, to, why } })
      const passedOn = {
        ...{ from: row.reviewer, to, because: 'not-there' as const, at },
        ...{ event: made.event._id, reason: null },
      }
      return {
        updateOne: {
          filter: {
            ...stands,
            ...(to === null ? {} : { neverBy: { $ne: to } }),
          },
          update: {
            $set: { reviewer: to, why, ask: null },
            $inc: { revision: 1 },
            $push: pushed(made, { passedOn }),
          },
        },
      }
    })
    await this.rows.bulkWrite(writes, { ordered: false })
  }

  /** The cycle closes: afterwards nothing is decided in it, and what was decided stands. */
  async freeze(cycle: string): Promise<void> {
    await this.rows.updateMany({ cycle, frozen: { $exists: false } }, { $set: { frozen: true } })
  }

  /** What is frozen and nobody decided on was not reviewed, and says so; in chunks. How many those are. */
  async notReviewed(cycle: string, at: string, heartbeat = () => {}): Promise<number> {
    const which = { cycle, state: 'undecided', frozen: true } as const
    for (;;) {
      const rows = await this.rows
        .find(which, { projection: { _id: 1 } })
        .limit(CHUNK)
        .toArray()
      if (rows.length === 0) return this.rows.countDocuments({ cycle, state: 'not-reviewed' })
      await this.rows.bulkWrite(
        rows.map(({ _id }) => ({
          updateOne: {
            filter: { _id, state: 'undecided' },
            update: {
              $set: { state: 'not-reviewed' },
              $push: pushed(rowEvent('not-reviewed', _id, bySteward(at))),
            },
          },
        })),
        { ordered: false },
      )
      heartbeat()
    }
  }
}

const noCounts: AskCounts = {
  ...{ all: 0, undecided: 0, privileged: 0, unknown: 0, unflagged: 0, forThem: 0 },
  ...{ kept: 0, revoked: 0, changed: 0, settled: 0 },
}
