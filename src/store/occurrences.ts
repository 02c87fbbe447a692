import type { Collection, Db, Filter, IndexDescription, PushOperator, UpdateFilter } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Approval } from '../domain/cycle.js'
import type { LedgerEvent, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { movesOf, type Occurrence } from '../domain/programme.js'
import type { Replanned } from '../domain/replan.js'
import { type EventAndOpenings, keptText, type NewEvent, newEvent } from './events.js'
import { readOnce } from './gathered.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Saying } from './programmes.js'
import type { Shown } from './verify-rows.js'

type OccurrenceRow = Occurrence & WithOutbox

export const occurrenceIndexes: IndexDescription[] = [
  { key: { programme: 1, nominal: 1 }, name: 'programme-nominal' },
  { key: { state: 1, date: 1 }, name: 'state-date' },
  { key: { cycleOwed: 1, programme: 1 }, name: 'cycle-owed', partialFilterExpression: { cycleOwed: true } },
]

/** What was said of an occurrence stands in the row as fields too: what they show is held against the ledger. */
export function occurrenceShown(row: unknown): Shown[] {
  const { moved, movedBefore = [], skipped } = row as Partial<Occurrence>
  return [moved, ...movedBefore, skipped].flatMap((said) =>
    said ? [{ event: said.event, field: 'reason', value: said.reason.text, by: said.by, at: said.at }] : [],
  )
}

/** Who brings the plan in step with the files, when, and through what. */
type ByWhom = Pick<NewEvent, 'at' | 'actor' | 'through'>

/** The planned dates of the ISMS calendar, which decide when anything starts. */
export class Occurrences {
  private readonly rows: Collection<OccurrenceRow>
  readonly #allPlanned = readOnce(() => this.plannedOf({}))

  constructor(db: Db) {
    this.rows = db.collection<OccurrenceRow>('occurrences')
  }

  byId(id: string): Promise<Occurrence | null> {
    return this.rows.findOne<Occurrence>({ _id: id }, withoutOutbox)
  }

  /** In the order of their dates by the rule. */
  ofProgramme(programme: string): Promise<Occurrence[]> {
    return this.rows.find<Occurrence>({ programme }, withoutOutbox).sort({ nominal: 1 }).toArray()
  }

  /** Of each programme all dates, in their order by the rule. */
  async byProgramme(): Promise<Map<string, Occurrence[]>> {
    const all = this.rows.find<Occurrence>({}, withoutOutbox).sort({ programme: 1, nominal: 1 })
    const byProgramme = new Map<string, Occurrence[]>()
    for await (const each of all) {
      const others = byProgramme.get(each.programme)
      if (others) others.push(each)
      else byProgramme.set(each.programme, [each])
    }
    return byProgramme
  }

  /** What starts, started or was left out from that day to that day, both included, by date; of these or of all. */
  between(first: CalendarDate, last: CalendarDate, programmes?: readonly string[]): Promise<Occurrence[]> {
    const which = {
      ...{ date: { $gte: first, $lte: last }, state: { $ne: 'withdrawn' as const } },
      ...(programmes === undefined ? {} : { programme: { $in: [...programmes] } }),
    }
    return this.rows.find<Occurrence>(which, withoutOutbox).sort({ date: 1, _id: 1 }).toArray()
  }

  /** What is planned and whose day has come by then, from the earliest on. */
  plannedUntil(day: CalendarDate): Promise<Occurrence[]> {
    return this.rows
      .find<Occurrence>({ state: 'planned', date: { $lte: day } }, withoutOutbox)
      .sort({ date: 1, _id: 1 })
      .toArray()
  }

  /** What is planned, from the earliest on; of one programme, or of all. */
  async planned(programme?: string): Promise<Occurrence[]> {
    return programme === undefined ? [...(await this.#allPlanned())] : this.plannedOf({ programme })
  }

  private plannedOf(which: { programme?: string }): Promise<Occurrence[]> {
    return this.rows
      .find<Occurrence>({ state: 'planned', ...which }, withoutOutbox)
      .sort({ date: 1, _id: 1 })
      .toArray()
  }

  /**
   * What of the dates since that day may have gone otherwise than planned, by date: `offPlan` in the domain says which
   * has, and how.
   */
  offPlan(since: CalendarDate, today: CalendarDate): Promise<Occurrence[]> {
    const which: Filter<OccurrenceRow>[] = [
      { state: { $in: ['skipped', 'covered'] } },
      { state: 'planned', date: { $lt: today } },
      { state: 'started', 'started.by': null },
      { state: 'started', 'started.approval': { $exists: true } },
    ]
    return this.rows
      .find<Occurrence>({ date: { $gte: since }, $or: which }, withoutOutbox)
      .sort({ date: 1, _id: 1 })
      .toArray()
  }

  /** What of these programmes somebody moved, left out, pulled forward or settled after that moment (ISO 8601 UTC). */
  changedSince(programmes: readonly string[], since: string): Promise<Occurrence[]> {
    const after = { $gt: since }
    const which: Filter<OccurrenceRow>[] = [
      { 'moved.at': after },
      { 'movedBefore.at': after },
      { 'movedBefore.overruled.at': after },
      { 'skipped.at': after },
      { 'started.at': after, 'started.by': { $ne: null } },
    ]
    return this.rows
      .find<Occurrence>({ programme: { $in: [...programmes] }, $or: which }, withoutOutbox)
      .toArray()
  }

  /**
   * Brings the plan in step with the rule: adds what is not there, changes only what is as it was seen. Each has its
   * event: the files move dates as well as people do. False: it was in step.
   */
  async replan({ add, redate, withdraw, contradict, agree }: Replanned, by: ByWhom): Promise<boolean> {
    const operations = [
      ...add.map((row) => added(row, by)),
      ...redate.map(({ before, to: { nominal, date, stretch } }) =>
        replanned('redated', before, { set: { nominal, date, stretch, state: 'planned' } }, by),
      ),
      ...withdraw.map((before) => replanned('withdrawn', before, { set: { state: 'withdrawn' } }, by)),
      ...contradict.map(({ before, fileSays }) =>
        replanned('contradicted', before, { set: { fileSays } }, by, { fileSays: fileSays.date }),
      ),
      ...agree.map((before) => replanned('agreed', before, { unset: ['fileSays'] }, by)),
    ]
    if (operations.length === 0) return false
    await this.rows.bulkWrite(operations, { ordered: false })
    return true
  }

  /** One guarded write. Null: it is not as it was seen, or not planned any more. */
  async move(seen: Occurrence, to: CalendarDate, saying: Saying): Promise<Occurrence | null> {
    const { said, ...written } = spoken('occurrence.moved', seen, saying, { from: seen.date, to })
    const moved = { ...said, from: seen.date }
    const set = { date: to, moved, ...(seen.moved ? { movedBefore: movesOf(seen) } : {}) }
    return this.change(seen, { set, unset: ['fileSays'] }, written)
  }

  /** One guarded write, as {@link move}. */
  async skip(seen: Occurrence, saying: Saying, approval?: Approval): Promise<Occurrence | null> {
    const data = approval ? { decision: approval.decision } : {}
    const { said, ...written } = spoken('occurrence.skipped', seen, saying, data)
    const skipped = { ...said, ...(approval ? { approval } : {}) }
    return this.change(seen, { set: { state: 'skipped', skipped } }, written)
  }

  /** A later one that is due at the same moment stands for it. One guarded write, as {@link move}. */
  async cover(seen: Occurrence, { period: by }: Occurrence, at: string): Promise<Occurrence | null> {
    const written = newEvent({
      type: 'occurrence.covered',
      at,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: 'calendar' },
      about: { collection: 'occurrences', id: seen._id },
      data: { by },
    })
    return this.change(seen, { set: { state: 'covered', covered: { by, at } } }, written)
  }

  /**
   * The claim: whoever's write matches starts the cycle, and nobody else does.
   *
   * @param by Who pulled it forward; null where its day has come.
   */
  async start(
    seen: Occurrence,
    { at, by, through }: { at: string; by: PersonId | null; through: Through },
    approval?: Approval,
  ): Promise<Occurrence | null> {
    const written = newEvent({
      type: 'occurrence.started',
      at,
      actor: by === null ? { kind: 'steward' } : { kind: 'person', id: by },
      through,
      about: { collection: 'occurrences', id: seen._id },
      data: approval ? { decision: approval.decision } : {},
    })
    const started = { at, by, ...(approval ? { approval } : {}) }
    return this.change(seen, { set: { state: 'started', started, cycleOwed: true } }, written)
  }

  /** What of a programme was started, and has no cycle on record yet. */
  owingCycle(programme: string): Promise<Occurrence[]> {
    return this.rows.find<Occurrence>({ programme, cycleOwed: true }, withoutOutbox).toArray()
  }

  /** The programmes of which something was started, and has no cycle on record yet. */
  programmesOwingCycle(): Promise<string[]> {
    return this.rows.distinct('programme', { cycleOwed: true })
  }

  /** @param cycle Null where there was nothing to start. */
  async cycleStarted(id: string, cycle: string | null): Promise<void> {
    await this.rows.updateOne(
      { _id: id, cycleOwed: true },
      { $set: { 'started.cycle': cycle }, $unset: { cycleOwed: true } },
    )
  }

  /** The file's word is taken, or chat's is kept: the contradiction is settled. Null also where there is none. */
  async settle(
    seen: Occurrence,
    keep: 'chat' | 'file',
    { by, at, through }: Omit<Saying, 'reason'>,
  ): Promise<Occurrence | null> {
    const { fileSays } = seen
    if (!fileSays) return null
    const written = newEvent({
      type: 'occurrence.settled',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'occurrences', id: seen._id },
      data: { keep },
    })
    if (keep === 'chat')
      return this.change(seen, { set: { keptAgainst: fileSays }, unset: ['fileSays'] }, written)
    const set = fileSays.date === null ? { state: 'withdrawn' as const } : { date: fileSays.date }
    const movedBefore = movesOf(seen).map((move, n, { length }) =>
      n === length - 1 ? { ...move, overruledBy: by, overruled: { at, date: fileSays.date } } : move,
    )
    return this.change(seen, { set: { ...set, movedBefore }, unset: ['fileSays', 'moved'] }, written)
  }

  private change(seen: Occurrence, change: Change, written: EventAndOpenings): Promise<Occurrence | null> {
    const { _id, revision } = seen
    return this.rows.findOneAndUpdate({ _id, revision, state: 'planned' }, updateOf(seen, change, written), {
      ...withoutOutbox,
      returnDocument: 'after',
    })
  }
}

interface Change {
  set?: Partial<Occurrence>
  unset?: readonly ('fileSays' | 'moved')[]
}

/** The write of a change, whose event says openly how the occurrence stands after it. */
function updateOf(
  seen: Occurrence,
  { set = {}, unset = [] }: Change,
  { event, openings }: EventAndOpenings,
): UpdateFilter<OccurrenceRow> {
  const after = { ...seen, ...set }
  for (const field of unset) delete after[field]
  return {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, true as const])) } : {}),
    $inc: { revision: 1 },
    $push: { outbox: stating(event, after), openings: { $each: openings } } as PushOperator<OccurrenceRow>,
  }
}

function stating(event: LedgerEvent, occurrence: Occurrence): LedgerEvent {
  return { ...event, data: { ...event.data, ...standingOf(occurrence) } }
}

/** What the ledger says openly of an occurrence with each of its events: `steward verify` holds its row against it. */
export function standingOf({ state, date, nominal, moved }: Occurrence): LedgerEvent['data'] {
  return { state, date, nominal, moved: moved !== undefined }
}

function added({ _id, ...row }: Occurrence, by: ByWhom) {
  const { event } = newEvent({
    type: 'occurrence.planned',
    ...by,
    about: { collection: 'occurrences', id: _id },
  })
  const outbox = [stating(event, { _id, ...row })]
  return { updateOne: { filter: { _id }, update: { $setOnInsert: { ...row, outbox } }, upsert: true } }
}

function replanned(
  what: string,
  before: Occurrence,
  change: Change,
  by: ByWhom,
  data: LedgerEvent['data'] = {},
) {
  const { _id, revision } = before
  const about = { collection: 'occurrences', id: _id }
  const written = newEvent({ type: `occurrence.${what}`, ...by, about, data })
  return { updateOne: { filter: { _id, revision }, update: updateOf(before, change, written) } }
}

function spoken(
  type: string,
  { _id }: Occurrence,
  { by, at, reason, through }: Saying,
  data: Record<string, string>,
) {
  const { event, openings } = newEvent({
    type,
    at,
    actor: { kind: 'person', id: by },
    through,
    about: { collection: 'occurrences', id: _id },
    data,
    secrets: { reason },
  })
  return { event, openings, said: { by, at, event: event._id, reason: keptText(event, 'reason', reason) } }
}
