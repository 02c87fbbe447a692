import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { Process } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import {
  type Cycle,
  cycleId,
  type JoinersSeen,
  policyCycleId,
  processOfCycle,
  type TrainedSoFar,
} from '../domain/cycle.js'
import type { Actor, Through } from '../domain/ledger.js'
import { cyclesTogether, type Duty, ofDuty } from './cycles-together.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export type CycleRow = Cycle & WithOutbox

export const cycleIndexes: IndexDescription[] = [
  { key: { workflowOwed: 1 }, name: 'workflow-owed', partialFilterExpression: { workflowOwed: true } },
  { key: { state: 1 }, name: 'state' },
  { key: { 'subject.type': 1, 'subject.id': 1, sequence: -1 }, name: 'subject' },
]

/** Why a cycle was started out of turn stands in the row as a field too: what it shows is held against the ledger. */
export function startShown(row: unknown): Shown[] {
  const { because, startedBy: by, startedAt: at, startEvent = '' } = row as Partial<Cycle>
  return because && by && at ? [{ event: startEvent, field: 'reason', value: because.text, by, at }] : []
}

/** Cycles in which a subject is acknowledged, and of these the ones that ask a whole audience. */
const acknowledging = { process: 'policy-acknowledgement' } as const
const forAll = { ...acknowledging, joinersUntil: { $exists: false } } as const

export class Cycles {
  private readonly rows: Collection<CycleRow>
  readonly #together: ReturnType<typeof cyclesTogether>

  constructor(db: Db) {
    this.rows = db.collection<CycleRow>('cycles')
    this.#together = cyclesTogether(this.rows)
  }

  async byId(id: string): Promise<Cycle | null> {
    return this.rows.findOne({ _id: id })
  }

  /** The cycle of a subject's newest version; those of joiners stand beside it. */
  newestAbout(type: Cycle['subject']['type'], id: string): Promise<Cycle | null> {
    return this.#together.newestAbout({ 'subject.type': type, 'subject.id': id, ...forAll })
  }

  /** Since when the version in force is: the rounds that asked about it again are no beginning. Null: none is. */
  async inForceSince(policy: string): Promise<string | null> {
    const newest = await this.newestAbout('policy', policy)
    if (!newest) return null
    const own = await this.byId(policyCycleId({ policy, version: newest.subject.version }))
    return (own ?? newest).startedAt
  }

  /** What still asks about a subject: its newest version's cycle, and those of joiners. */
  async openAbout(type: Cycle['subject']['type'], id: string): Promise<Cycle[]> {
    return this.rows
      .find({ 'subject.type': type, 'subject.id': id, state: 'open', ...acknowledging })
      .sort({ startedAt: 1 })
      .toArray()
  }

  /** The same, of every subject of this type. */
  async newestOfEach(type: Cycle['subject']['type']): Promise<Cycle[]> {
    return this.rows
      .aggregate<Cycle>([
        { $match: { 'subject.type': type, ...forAll } },
        { $sort: { 'subject.id': 1, sequence: -1, startedAt: -1 } },
        { $group: { _id: '$subject.id', newest: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$newest' } },
        { $sort: { _id: 1 } },
      ])
      .toArray()
  }

  /** What is under way of one duty, whether its day came or somebody asked for it out of turn. */
  underWay(duty: Duty): Promise<Cycle[]> {
    return this.#together.underWay(duty)
  }

  /** The one of a duty in which somebody may be asked beside its workflow: the newest, unless its record is being made. */
  takingMore(duty: Duty): Promise<Cycle | null> {
    const which = { ...ofDuty(duty), state: { $ne: 'closed' as const }, closing: { $exists: false } }
    return this.rows.findOne<Cycle>(which, { ...withoutOutbox, sort: { startedAt: -1 } })
  }

  /** The one that began last, of a process of which one runs at a time. */
  newestOf(process: Process): Promise<Cycle | null> {
    return this.rows.findOne<Cycle>({ process }, { ...withoutOutbox, sort: { startedAt: -1 } })
  }

  /** The one that began last, of one duty, and asked about all of it. */
  lastOf(duty: Duty): Promise<Cycle | null> {
    return this.#together.lastOf(duty)
  }

  /** What somebody asked for out of turn, of one duty, the first one first. */
  outOfTurn(duty: Duty): Promise<Cycle[]> {
    return this.rows
      .find<Cycle>({ ...ofDuty(duty), because: { $exists: true } }, withoutOutbox)
      .sort({ startedAt: 1 })
      .toArray()
  }

  /** What began of one duty at that moment (ISO 8601 UTC) or later. */
  begunSince(duty: Duty, at: string): Promise<Cycle[]> {
    return this.rows.find<Cycle>({ ...ofDuty(duty), startedAt: { $gte: at } }, withoutOutbox).toArray()
  }

  /** How many there were so far whose period begins like this. */
  countLike(process: Process, subject: string, begins: string): Promise<number> {
    const from = cycleId(process, subject, begins)
    return this.rows.countDocuments({ _id: { $gte: from, $lt: `${from}~` } })
  }

  /** Whether another cycle of the same duty has begun after this one. */
  async isOvertaken({ process, subject, startedAt }: Cycle): Promise<boolean> {
    const later = {
      ...{ 'subject.type': subject.type, 'subject.id': subject.id, process },
      startedAt: { $gt: startedAt },
    }
    return (await this.rows.findOne(later, { projection: { _id: 1 } })) !== null
  }

  /** Whether any cycle was ever started. */
  async any(): Promise<boolean> {
    return (await this.rows.findOne({}, { projection: { _id: 1 } })) !== null
  }

  /** Whatever was started and is not closed, whether it has asked anybody yet or not. */
  running(): Promise<Pick<Cycle, '_id' | 'state' | 'nextLook'>[]> {
    return this.rows
      .find({ state: { $in: ['published', 'open'] } })
      .project<Pick<Cycle, '_id' | 'state' | 'nextLook'>>({ state: 1, nextLook: 1 })
      .toArray()
  }

  async ids(): Promise<string[]> {
    const rows = await this.rows.find({}, { projection: { _id: 1 }, sort: { startedAt: -1 } }).toArray()
    return rows.map((row) => row._id)
  }

  /**
   * The insert is the claim: a cycle starts once, whoever asks how often. False: it is there already.
   *
   * @param cycle With the reason why it is started out of turn, where it is.
   */
  async start(
    { reason, ...cycle }: Omit<Cycle, 'v' | 'state' | 'workflowOwed' | 'because'> & { reason?: string },
    through: Through,
    actor: Actor = { kind: 'person', id: cycle.startedBy },
  ): Promise<boolean> {
    const { approval } = cycle
    const { event, openings } = newEvent({
      type: 'cycle.started',
      at: cycle.startedAt,
      actor,
      through,
      about: {
        collection: 'cycles',
        id: cycle._id,
        version: cycle.subject.version,
        hash: cycle.subject.hash,
      },
      data: {
        dueOn: cycle.dueOn,
        closesOn: cycle.closesOn,
        ...(approval
          ? { approval: approval.decision, approvedBy: approval.by, approvedAt: approval.at }
          : {}),
      },
      ...(reason === undefined ? {} : { secrets: { reason } }),
    })
    const kept =
      reason === undefined
        ? {}
        : { because: keptText(event, 'reason', reason), startEvent: event._id, openings }
    try {
      await this.rows.insertOne({
        ...{ ...cycle, ...kept, v: 1, state: 'published', workflowOwed: true, outbox: [event] },
      })
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }

  async owedWorkflows(): Promise<Cycle[]> {
    return this.rows.find({ workflowOwed: true }).limit(100).toArray()
  }

  async workflowStarted(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $unset: { workflowOwed: true } })
  }

  /** From published to open, once; `audienceHash` is over the ordered ids of the asks that were opened. */
  async opened(id: string, at: string, asked: number, audienceHash: string): Promise<void> {
    await this.change(id, 'published', { state: 'open', openedAt: at, asked }, 'cycle.opened', at, {
      asked,
      audienceHash,
    })
  }

  /**
   * Its record is about to be made. Whoever is asked before this counts in it; whoever asks afterwards sees this mark, and
   * lets nobody answer.
   */
  async closing(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id, state: { $ne: 'closed' } }, { $set: { closing: true } })
  }

  /** Until when it may be answered follows the calendar; once it is open. */
  async closesOn(cycle: Pick<Cycle, '_id' | 'closesOn'>, closesOn: CalendarDate, at: string): Promise<void> {
    if (closesOn === cycle.closesOn) return
    await this.change(cycle._id, 'open', { closesOn }, 'cycle.closing-day-moved', at, { closesOn })
  }

  /** By when it is to be held is another day than was planned. */
  async dueInstead(
    cycle: Pick<Cycle, '_id' | 'state' | 'dueOn'>,
    dueOn: CalendarDate,
    at: string,
  ): Promise<void> {
    if (dueOn === cycle.dueOn) return
    await this.change(cycle._id, cycle.state, { dueOn }, 'cycle.due-moved', at, { dueOn })
  }

  /** What it asks about is written down anew, and it asks about that from now on. */
  async asksAbout(id: string, subject: Cycle['subject'], sequence: number, at: string): Promise<void> {
    const { version, hash } = subject
    await this.change(id, 'open', { subject, sequence }, 'cycle.asks-anew', at, { version, hash })
  }

  /** From open to closed, once. Its workflow has run, whether or not the sweep has come to note that. */
  async closed(id: string, at: string, linesHash: string): Promise<void> {
    await this.workflowStarted(id)
    await this.change(id, 'open', { state: 'closed', closedAt: at }, 'cycle.closed', at, { linesHash })
  }

  /** @param lookedAt When it looked and found nothing to do, where that is worth knowing: ISO 8601 UTC. */
  async looksNext(id: string, at: string, lookedAt?: string): Promise<void> {
    const looked = lookedAt === undefined ? {} : { lookedAt }
    await this.rows.updateOne({ _id: id }, { $set: { nextLook: at, ...looked } })
  }

  /** Once, until somebody is: that nobody is there whom the cycle could ask. */
  async nobodyThere(id: string, at: string): Promise<void> {
    await this.rows.updateOne({ _id: id, nobodySince: { $exists: false } }, { $set: { nobodySince: at } })
  }

  async somebodyThere(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $unset: { nobodySince: true } })
  }

  /** So many accounts are reviewed in it. */
  async reviews(id: string, accounts: number): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: { asked: accounts } })
  }

  /** What it is about could not be read, and is tried again at that moment. */
  async extractionFailed(
    id: string,
    failedExtraction: NonNullable<Cycle['failedExtraction']>,
  ): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: { failedExtraction }, $unset: { verifyAsked: true } })
  }

  async extractionWorks(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $unset: { failedExtraction: true, verifyAsked: true } })
  }

  /** Somebody has seen to what stood in the way of reading it: it is tried again at once. False: nothing did. */
  async tryExtractionAgain(id: string, at: string): Promise<boolean> {
    const failed = { _id: id, failedExtraction: { $exists: true } }
    const { matchedCount } = await this.rows.updateOne(failed, { $set: { 'failedExtraction.again': at } })
    return matchedCount === 1
  }

  /** Somebody wants what was ordered to be looked at now. */
  async verifyAsked(id: string, at: string): Promise<void> {
    await this.rows.updateOne({ _id: id, state: 'open' }, { $set: { verifyAsked: at } })
  }

  async joinersSeen(id: string, joinersSeen: JoinersSeen): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: { joinersSeen } })
  }

  async trained(id: string, trained: TrainedSoFar): Promise<void> {
    await this.rows.updateOne({ _id: id, state: 'open' }, { $set: { trained } })
  }

  /** Somebody who was asked about this subject, in whatever version, is to be asked anew. */
  async lookForJoinersAgain({ type, id }: Pick<Cycle['subject'], 'type' | 'id'>): Promise<void> {
    await this.rows.updateMany(
      { 'subject.type': type, 'subject.id': id, ...acknowledging },
      { $unset: { joinersSeen: '' } },
    )
  }

  async open(): Promise<Cycle[]> {
    return this.rows.find({ state: 'open' }).toArray()
  }

  /** What people are asked to acknowledge, where that was closed at that moment (ISO 8601 UTC) or later; newest first. */
  async closedSince(at: string): Promise<Cycle[]> {
    const closed = { state: 'closed' as const, closedAt: { $gte: at }, ...acknowledging }
    return this.rows.find(closed).sort({ closedAt: -1 }).toArray()
  }

  private async change(
    id: string,
    from: Cycle['state'],
    set: Partial<Cycle>,
    type: string,
    at: string,
    data: Record<string, string | number>,
  ): Promise<void> {
    const { event } = newEvent({
      type,
      at,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: processOfCycle(id) },
      about: { collection: 'cycles', id },
      data,
    })
    await this.rows.updateOne(
      { _id: id, state: from },
      { $set: set, $push: { outbox: event } as PushOperator<CycleRow> },
    )
  }
}
