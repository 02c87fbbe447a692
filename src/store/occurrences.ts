import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { Approval } from '../domain/cycle.js'
import type { Through } from '../domain/ledger.js'
import type { CalendarDate, PersonId } from '../domain/person.js'
import type { Occurrence } from '../domain/programme.js'
import type { Replanned } from '../domain/replan.js'
import { keptText, newEvent } from './events.js'
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
  const { moved, skipped } = row as Partial<Occurrence>
  return [moved, skipped].flatMap((said) =>
    said ? [{ event: said.event, field: 'reason', value: said.reason.text, by: said.by, at: said.at }] : [],
  )
}

/** An occurrence at the state in which whoever changes it saw it. */
export type SeenOccurrence = Pick<Occurrence, '_id' | 'revision'>

/** The planned dates of the ISMS calendar, which decide when anything starts. */
export class Occurrences {
  private readonly rows: Collection<OccurrenceRow>

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

  /** What starts, started or was left out from that day to that day, both included, by date. */
  between(first: CalendarDate, last: CalendarDate): Promise<Occurrence[]> {
    return this.rows
      .find<Occurrence>({ date: { $gte: first, $lte: last }, state: { $ne: 'withdrawn' } }, withoutOutbox)
      .sort({ date: 1, _id: 1 })
      .toArray()
  }

  /** What is planned, from the earliest on; of one programme, or of all. */
  planned(programme?: string): Promise<Occurrence[]> {
    const which = { state: 'planned' as const, ...(programme === undefined ? {} : { programme }) }
    return this.rows.find<Occurrence>(which, withoutOutbox).sort({ date: 1, _id: 1 }).toArray()
  }

  /** Brings the plan in step with the rule: adds what is not there, changes only what is as it was seen. */
  async replan({ add, redate, withdraw, contradict, agree }: Replanned): Promise<void> {
    const seen = ({ _id, revision }: SeenOccurrence) => ({ _id, revision })
    const next = { $inc: { revision: 1 } }
    const operations = [
      ...add.map(({ _id, ...row }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
      })),
      ...redate.map(({ before, to: { nominal, date, stretch } }) => ({
        updateOne: {
          filter: seen(before),
          update: { $set: { nominal, date, stretch, state: 'planned' as const }, ...next },
        },
      })),
      ...withdraw.map((before) => ({
        updateOne: { filter: seen(before), update: { $set: { state: 'withdrawn' as const }, ...next } },
      })),
      ...contradict.map(({ before, fileSays }) => ({
        updateOne: { filter: seen(before), update: { $set: { fileSays }, ...next } },
      })),
      ...agree.map((before) => ({
        updateOne: { filter: seen(before), update: { $unset: { fileSays: true as const }, ...next } },
      })),
    ]
    if (operations.length > 0) await this.rows.bulkWrite(operations, { ordered: false })
  }

  /** One guarded write. Null: it is not as it was seen, or not planned any more. */
  async move(seen: Occurrence, to: CalendarDate, saying: Saying): Promise<Occurrence | null> {
    const { event, said, openings } = spoken('occurrence.moved', seen, saying, { from: seen.date, to })
    return this.change(seen, { date: to, moved: { ...said, from: seen.date } }, event, openings, {
      fileSays: true,
    })
  }

  /** One guarded write, as {@link move}. */
  async skip(seen: Occurrence, saying: Saying, approval?: Approval): Promise<Occurrence | null> {
    const data = { date: seen.date, ...(approval ? { decision: approval.decision } : {}) }
    const { event, said, openings } = spoken('occurrence.skipped', seen, saying, data)
    const skipped = { ...said, ...(approval ? { approval } : {}) }
    return this.change(seen, { state: 'skipped', skipped }, event, openings)
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
    const { event } = newEvent({
      type: 'occurrence.started',
      at,
      actor: by === null ? { kind: 'steward' } : { kind: 'person', id: by },
      through,
      about: { collection: 'occurrences', id: seen._id },
      data: { date: seen.date, ...(approval ? { decision: approval.decision } : {}) },
    })
    const started = { at, by, ...(approval ? { approval } : {}) }
    return this.change(seen, { state: 'started', started, cycleOwed: true }, event, [])
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
    const { event, openings } = newEvent({
      type: 'occurrence.settled',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'occurrences', id: seen._id },
      data: { keep },
    })
    if (keep === 'chat')
      return this.change(seen, { keptAgainst: fileSays }, event, openings, { fileSays: true })
    const set = fileSays.date === null ? { state: 'withdrawn' as const } : { date: fileSays.date }
    return this.change(seen, set, event, openings, { fileSays: true, moved: true })
  }

  private change(
    { _id, revision }: SeenOccurrence,
    set: Partial<Occurrence>,
    event: ReturnType<typeof newEvent>['event'],
    openings: ReturnType<typeof newEvent>['openings'],
    unset: Partial<Record<'fileSays' | 'moved', true>> = {},
  ): Promise<Occurrence | null> {
    return this.rows.findOneAndUpdate(
      { _id, revision, state: 'planned' },
      {
        ...(Object.keys(set).length > 0 ? { $set: set } : {}),
        ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
        $inc: { revision: 1 },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<OccurrenceRow>,
      },
      { ...withoutOutbox, returnDocument: 'after' },
    )
  }
}

function spoken(
  type: string,
  { _id }: SeenOccurrence,
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
