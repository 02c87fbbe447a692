import { randomUUID } from 'node:crypto'
import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Approval } from '../domain/cycle.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { EndedPause, Programme } from '../domain/programme.js'
import { keptText, type NewEvent, newEvent } from './events.js'
import { readOnce } from './gathered.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

type ProgrammeRow = Programme & WithOutbox

export const programmeIndexes: IndexDescription[] = [
  { key: { scheduleOwed: 1 }, name: 'schedule-owed', sparse: true },
  { key: { subject: 1 }, name: 'subject' },
]

/** What an organisation's files say of a programme. */
export type ProgrammeRule = Omit<
  Programme,
  'v' | 'state' | 'revision' | 'paused' | 'pausedBefore' | 'takenOut' | 'scheduleOwed' | 'ownersBefore'
>

/** A programme at the state in which whoever changes it saw it. */
export type SeenProgramme = Pick<Programme, '_id' | 'revision'>

/** Who says something about the calendar in chat. */
export interface Saying {
  by: PersonId
  at: string
  reason: string
  through: Through
}

/** What was paused stands in the row as fields too: what they show is held against the ledger. */
export function pauseShown(row: unknown): Shown[] {
  const { paused, pausedBefore = [] } = row as Partial<Programme>
  return [...pausedBefore, ...(paused ? [paused] : [])].map(({ event, by, at, reason }) => {
    return { event, field: 'reason', value: reason.text, by, at }
  })
}

/** The programmes of the ISMS calendar. Their rule is the file's, their pause is chat's. */
export class Programmes {
  private readonly rows: Collection<ProgrammeRow>
  readonly #readAll = readOnce(() => this.rows.find<Programme>({}, withoutOutbox).sort({ _id: 1 }).toArray())

  constructor(db: Db) {
    this.rows = db.collection<ProgrammeRow>('programmes')
  }

  byId(id: string): Promise<Programme | null> {
    return this.rows.findOne<Programme>({ _id: id }, withoutOutbox)
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Programme>> {
    if (ids.length === 0) return new Map()
    const found = await this.rows.find<Programme>({ _id: { $in: [...ids] } }, withoutOutbox).toArray()
    return new Map(found.map((programme) => [programme._id, programme]))
  }

  /** All that are in the files, paused ones too, by id. */
  async active(): Promise<Programme[]> {
    return (await this.#readAll()).filter(({ state }) => state === 'active')
  }

  async all(): Promise<Programme[]> {
    return [...(await this.#readAll())]
  }

  /** What the files say takes the place of what they said; safe to repeat. The import's own event records it. */
  async lay({ _id, ...rule }: ProgrammeRule): Promise<void> {
    await this.rows.updateOne(
      { _id },
      { $set: { ...rule, v: 1, state: 'active', ...owesSchedule() }, $inc: { revision: 1 } },
      { upsert: true },
    )
  }

  /** Notes whose it was until now, where it is to be somebody else's, or nobody's; before that is written. */
  async handsOver({ _id, owner }: Pick<Programme, '_id' | 'owner'>, at: string): Promise<void> {
    const until = { $literal: at }
    const before = { $concatArrays: [{ $ifNull: ['$ownersBefore', []] }, [{ owner: '$owner', until }]] }
    await this.rows.updateOne({ _id, state: 'active', owner: { $nin: [null, owner] } }, [
      { $set: { ownersBefore: before } },
    ])
  }

  /** The files have it no more. */
  async end(id: string): Promise<void> {
    await this.rows.updateOne(
      { _id: id },
      { $set: { state: 'ended', ...owesSchedule() }, $inc: { revision: 1 } },
    )
  }

  /** One guarded write. Null: it is not as it was seen, paused already, or in the files no more. */
  async pause(
    { _id: id, revision }: SeenProgramme,
    until: CalendarDate,
    { by, at, reason, through }: Saying,
    approval?: Approval,
  ): Promise<Programme | null> {
    const { event, openings } = newEvent({
      type: 'programme.paused',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'programmes', id },
      data: { until, ...(approval ? { decision: approval.decision } : {}) },
      secrets: { reason },
    })
    const said = { by, at, event: event._id, reason: keptText(event, 'reason', reason) }
    const paused = { ...said, until, ...(approval ? { approval } : {}) }
    return this.rows.findOneAndUpdate(
      { _id: id, revision, state: 'active', paused: { $exists: false } },
      {
        $set: { paused, ...owesSchedule() },
        $inc: { revision: 1 },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<ProgrammeRow>,
      },
      { ...withoutOutbox, returnDocument: 'after' },
    )
  }

  /** One guarded write. Null: that pause is over already. */
  async resume(programme: Programme, { by, at, through }: Omit<Saying, 'reason'>): Promise<Programme | null> {
    return this.goOn(programme, by, { at, through, actor: { kind: 'person', id: by } })
  }

  /** A pause whose last day is over has ended; safe to repeat. */
  async endPause(programme: Programme, at: string): Promise<void> {
    await this.goOn(programme, null, {
      at,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: 'calendar' },
    })
  }

  /**
   * That this date is to be taken out of its year, before it is: whoever saw others of that year which somebody takes
   * out at the same moment is told so. False: the programme is not as it was seen.
   */
  async takeOut({ _id, revision }: SeenProgramme, occurrence: string): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(
      { _id, revision },
      { $addToSet: { takenOut: occurrence }, $inc: { revision: 1 } },
    )
    return matchedCount === 1
  }

  /** It is out, or nothing came of it: its own row says so from here on. */
  async tookOut(id: string, occurrence: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $pull: { takenOut: occurrence } })
  }

  private async goOn(
    { _id, paused }: Programme,
    by: PersonId | null,
    { at, actor, through }: Pick<NewEvent, 'at' | 'actor' | 'through'>,
  ): Promise<Programme | null> {
    if (!paused) return null
    const about = { collection: 'programmes', id: _id }
    const ended: EndedPause = { ...paused, ended: { at, by } }
    const { event } = newEvent({ type: 'programme.resumed', at, actor, through, about })
    return this.rows.findOneAndUpdate(
      { _id, 'paused.event': paused.event },
      {
        $unset: { paused: true },
        $set: owesSchedule(),
        $inc: { revision: 1 },
        $push: { outbox: event, pausedBefore: ended } as PushOperator<ProgrammeRow>,
      },
      { ...withoutOutbox, returnDocument: 'after' },
    )
  }

  /** Its dates have changed, so that Temporal's Schedule has to be rewritten. */
  async scheduleIsOwed(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: owesSchedule() })
  }

  /** The same of several programmes; null: of all, since what decides about all their dates has changed, or may have. */
  async schedulesAreOwed(ids: readonly string[] | null): Promise<void> {
    if (ids?.length === 0) return
    await this.rows.updateMany(ids ? { _id: { $in: [...ids] } } : {}, { $set: owesSchedule() })
  }

  async owingSchedule(): Promise<Programme[]> {
    return this.rows
      .find<Programme>({ scheduleOwed: { $exists: true } }, withoutOutbox)
      .limit(100)
      .toArray()
  }

  /**
   * The Schedule was brought to the state in which this programme was read. Whoever finds another mark, or none, was
   * overtaken and may have put older dates over newer ones: then it is owed anew.
   */
  async scheduled({ _id, scheduleOwed }: Programme): Promise<void> {
    if (scheduleOwed === undefined) return
    const { matchedCount } = await this.rows.updateOne(
      { _id, scheduleOwed },
      { $unset: { scheduleOwed: true } },
    )
    if (matchedCount === 0) await this.scheduleIsOwed(_id)
  }
}

/** Each change has a mark of its own, so that whoever brings one to Temporal never clears that of the next. */
function owesSchedule(): Required<Pick<Programme, 'scheduleOwed'>> {
  return { scheduleOwed: randomUUID() }
}
