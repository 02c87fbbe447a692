import type { Collection, Db, Filter, UpdateFilter } from 'mongodb'
import type { PersonAbsences } from '../domain/absence.js'
import { type AccessGiven, saysTheSame } from '../domain/access-decision.js'
import { type AccessDecision, type AccessRow, barredFrom, isCarriedOut } from '../domain/access-row.js'
import type { Ask, AskRef } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { hashOf } from '../domain/canonical-json.js'
import type { PersonId } from '../domain/person.js'
import { type Acting, byPerson, pushed, rowEvent, type StoredAccessRow } from './access-row-events.js'
import { keptText } from './events.js'
import { maySayOrCorrect } from './may-correct.js'
import { shutOtherSeats } from './other-seat.js'

/** How many rows are written at once. */
const CHUNK = 500

/** One form, in which somebody says something of several accounts. */
export interface AccessForm extends Acting {
  /** As it was shown. */
  ask: AskRef
  /** The date where they are: somebody who stands in does so until the last day that the other one is away. */
  today: CalendarDate
  /** When what they say something of was shown to them (ISO 8601 UTC); default: at that moment. */
  shownAt?: string
}

/** A row as a form showed it: its number rises when it goes to somebody else. */
export type RowRef = Pick<AccessRow, '_id' | 'revision'>

export interface AccessSaid extends AccessGiven {
  row: RowRef
}

/** Whose a row is to review by what somebody says. */
export interface PassingOn {
  row: RowRef & Pick<AccessRow, 'cycle' | 'account'>
  to: PersonId
  reason: string | null
}

/**
 * What became of what was said of a row. `same`: it was said before. Else nothing was recorded: `not-yours`: the ask is not
 * theirs to answer (any more); `moved`: the row went to somebody else; `own`: they hold the account; `other-seat`: they have
 * its other seat, or said something in it; `frozen`: the cycle closes, or what was ordered is said to be done; `changed`:
 * somebody said something else of it at the same moment.
 */
export type AccessOutcome =
  | 'recorded'
  | 'same'
  | 'not-yours'
  | 'moved'
  | 'own'
  | 'other-seat'
  | 'frozen'
  | 'changed'

type Row = Pick<
  AccessRow,
  | '_id'
  | 'cycle'
  | 'account'
  | 'seat'
  | 'ask'
  | 'revision'
  | 'decision'
  | 'neverBy'
  | 'otherSeat'
  | 'frozen'
  | 'state'
  | 'order'
>
const rowFields = {
  ...{ cycle: 1, account: 1, seat: 1, ask: 1, revision: 1, decision: 1, neverBy: 1, otherSeat: 1 },
  ...{ frozen: 1, state: 1, order: 1 },
}

/**
 * What reviewers say of accounts: a guarded write of each row, its event in the same write. Whether the ask is theirs to
 * answer stands in the ask, and is looked up after the row's revision was read and before it is written: whatever takes the ask
 * from somebody raises that revision (`outdateRowsOf`), so that nothing they said is written afterwards.
 */
export class AccessDecisions {
  private readonly rows: Collection<StoredAccessRow>
  private readonly asks: Collection<Ask>
  private readonly absences: Collection<PersonAbsences>

  constructor(db: Db) {
    this.absences = db.collection('absences')
    this.rows = db.collection('access-rows')
    this.asks = db.collection('asks')
  }

  /** What one form said, one page of rows at most; what becomes of one row is nothing to the others. In their order. */
  async decideAll(form: AccessForm, said: readonly AccessSaid[]): Promise<AccessOutcome[]> {
    if (!(await this.#mayAnswer(form))) return said.map(() => 'not-yours')
    const rows = await this.#byId(said.map(({ row }) => row._id))
    const stands = said.map((each) => {
      const row = rows.get(each.row._id)
      return row ? (inTheWay(row, form, each) ?? row) : 'moved'
    })
    const entering = stands.flatMap((row) => (typeof row === 'string' ? [] : [{ row, person: form.by }]))
    const theirs = await shutOtherSeats(this.rows, entering)
    const writes = said.map((each, place) => {
      const row = stands[place] ?? 'moved'
      if (typeof row === 'string') return row
      return theirs.has(row._id) ? 'other-seat' : decisionOf(form, row, each, said.length)
    })
    await this.#write(writes.filter((write) => typeof write !== 'string'))
    const after = await this.#byId(said.map(({ row }) => row._id))
    return writes.map((write, place) => {
      if (typeof write === 'string') return write
      const row = after.get(write.filter._id)
      const each = said[place]
      if (!row || !each) return 'moved'
      return row.decision?.event === write.event ? 'recorded' : (inTheWay(row, form, each) ?? 'changed')
    })
  }

  /** How many accounts {@link keepUnflagged} would keep. */
  unflaggedIn(form: AccessForm): Promise<number> {
    return this.rows.countDocuments(unflagged(form))
  }

  /**
   * Keeps whatever has no flag and nobody has decided on in this ask: no account that has two seats, as these are privileged.
   * How many that were. What came to the ask after it was shown to them is left open.
   *
   * @param said How many they were when it was put on record that they keep them: then it was theirs to say, and counts
   * whoever is asked by now, of whatever nobody has decided on since. Default: they say it now.
   */
  async keepUnflagged(
    form: AccessForm,
    { said, heartbeat }: { said?: number; heartbeat?: () => void } = {},
  ): Promise<number> {
    const which = unflagged(form)
    const all = said ?? (await this.unflaggedIn(form))
    for (let kept = 0; ; ) {
      const rows = await this.rows.find<Row>(which, { projection: rowFields }).limit(CHUNK).toArray()
      const isTheirs = said !== undefined || (await this.#mayAnswer(form))
      if (rows.length === 0 || !isTheirs) return kept
      const given = { value: 'keep', to: null, reason: null, until: null } as const
      const written = await this.#write(
        rows.map((row) => decisionOf(form, row, { row, ...given }, all)),
        { state: 'undecided', flags: [] },
      )
      kept += written
      heartbeat?.()
      // Where the ask changes hands meanwhile, rows are not as they were read: what is said already is gone on with.
      if (written === 0 && said === undefined) return kept
    }
  }

  /**
   * They say whose it is. False: it is not theirs to say (any more), it is decided on or went to somebody else, or that person
   * holds it, has the other seat or said before that it is not theirs.
   */
  async passOn(form: AccessForm, { row, to, reason }: PassingOn): Promise<boolean> {
    const { ask, by, inStead, at } = form
    if (!(await this.#mayAnswer(form))) return false
    const stands = inStead === undefined ? {} : { for: inStead }
    const made = rowEvent('passed-on', row._id, byPerson(form), {
      data: { ask: ask.id, to, ...stands },
      ...(reason === null ? {} : { secrets: { reason } }),
    })
    if ((await shutOtherSeats(this.rows, [{ row, person: to }])).size > 0) return false
    const { event } = made
    const passedOn = {
      ...{ from: by, ...stands, to, because: 'not-mine' as const, at, event: event._id },
      reason: reason === null ? null : keptText(event, 'reason', reason),
    }
    const { matchedCount } = await this.rows.updateOne(
      {
        ...{ _id: row._id, revision: row.revision, ask: ask.id, state: 'undecided' },
        ...{ frozen: { $exists: false }, neverBy: { $nin: [by, to] } },
        passedOn: { $not: { $elemMatch: { because: 'not-mine', $or: [{ from: to }, { for: to }] } } },
      },
      {
        $set: { reviewer: to, why: 'passed-on', ask: null },
        $inc: { revision: 1 },
        $push: pushed(made, { passedOn }),
      },
    )
    return matchedCount === 1
  }

  #mayAnswer({ ask: { id, revision }, by, today }: AccessForm): Promise<boolean> {
    return maySayOrCorrect(
      { asks: this.asks, absences: this.absences },
      { _id: id, revision, neverBy: { $ne: by } },
      by,
      today,
    )
  }

  async #byId(ids: readonly string[]): Promise<Map<string, Row>> {
    const rows = await this.rows.find<Row>({ _id: { $in: [...ids] } }, { projection: rowFields }).toArray()
    return new Map(rows.map((row) => [row._id, row]))
  }

  async #write(writes: readonly GuardedDecision[], also: Filter<StoredAccessRow> = {}): Promise<number> {
    if (writes.length === 0) return 0
    const { matchedCount } = await this.rows.bulkWrite(
      writes.map(({ filter, update }) => ({ updateOne: { filter: { ...filter, ...also }, update } })),
      { ordered: false },
    )
    return matchedCount
  }
}

function inTheWay(row: Row, { by, ask }: AccessForm, said: AccessSaid): AccessOutcome | null {
  const barred = barredFrom(row, by)
  if (barred) return barred
  if (row.ask !== ask.id || row.revision !== said.row.revision) return 'moved'
  if (row.decision && saysTheSame(row.decision, said)) return 'same'
  const isOver = row.frozen || isCarriedOut(row) || !['undecided', 'decided'].includes(row.state)
  return isOver ? 'frozen' : null
}

/** What was shown as having no flag, and is undecided. */
function unflagged({ ask, by, at, shownAt = at }: AccessForm): Filter<StoredAccessRow> {
  return {
    ...{ ask: ask.id, state: 'undecided', flags: [], neverBy: { $ne: by } },
    ...{ frozen: { $exists: false }, 'passedOn.at': { $not: { $gt: shownAt } } },
  }
}

interface GuardedDecision {
  event: string
  filter: Filter<StoredAccessRow> & { _id: string }
  update: UpdateFilter<StoredAccessRow>
}

/** What was said to be done since the row was read stands. */
function orderAsIn({ order }: Pick<Row, 'order'>) {
  if (!order) return { order: { $exists: false } }
  return { 'order.number': order.number, 'order.state': order.state }
}

/** @param rows How many accounts the form decides on at once. */
function decisionOf(form: AccessForm, row: Row, said: AccessSaid, rows: number): GuardedDecision {
  const { by, inStead, at, through } = form
  const { value, to, reason, until } = said
  const made = rowEvent('decided', row._id, byPerson(form), {
    data: {
      ...{ ask: form.ask.id, revision: row.revision, seat: row.seat, rowsInForm: rows },
      ...(inStead === undefined ? {} : { for: inStead }),
    },
    secrets: {
      ...{ decision: value, account: hashOf({ ...row.account }) },
      ...(to === null ? {} : { to }),
      ...(reason === null ? {} : { reason }),
      ...(until === null ? {} : { until }),
    },
  })
  const { event } = made
  const decision: AccessDecision = {
    value,
    ...(to === null ? {} : { to: keptText(event, 'to', to) }),
    ...(reason === null ? {} : { reason: keptText(event, 'reason', reason) }),
    ...(until === null ? {} : { until }),
    ...{ by, ...(inStead === undefined ? {} : { for: inStead }), at, through },
    ...{ event: event._id, commitment: event.commitments.decision as string, rows },
  }
  return {
    event: event._id,
    filter: {
      ...{ _id: row._id, ask: form.ask.id, revision: row.revision, neverBy: { $ne: by } },
      ...{ state: { $in: ['undecided', 'decided'] }, frozen: { $exists: false } },
      ...(row.decision
        ? { 'decision.event': row.decision.event, ...orderAsIn(row) }
        : { decision: { $exists: false } }),
    },
    update: {
      $set: { state: 'decided', decision },
      $push: pushed(made, row.decision ? { before: row.decision } : {}),
    },
  }
}
