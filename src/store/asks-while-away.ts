import type { AnyBulkWriteOperation, Collection, Db, Filter, IndexDescription, UpdateFilter } from 'mongodb'
import type { Rerouting } from '../domain/absence-effect.js'
import type { Ask, Process } from '../domain/ask.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { AskRow } from './ask-rows.js'
import { newEvent } from './events.js'
import { withoutOutbox } from './outbox.js'
import { outdateRowsOf } from './outdated-rows.js'

/** What is open and rerouted at the moment: so that a look finds whoever came back without reading all asks. */
export const reroutedIndexes: IndexDescription[] = [
  {
    name: 'paused',
    key: { askedOf: 1, 'paused.until': 1 },
    partialFilterExpression: { state: 'open', 'paused.until': { $exists: true } },
  },
  {
    name: 'delegated',
    key: { 'delegated.to': 1, askedOf: 1 },
    partialFilterExpression: { state: 'open', 'delegated.to': { $exists: true } },
  },
]

/** What waits for nobody's return. */
export const notPaused = { 'paused.until': { $exists: false } }

/** What is open but for the few that wait for somebody's return: these have an index of their own. */
export async function countPresent(
  rows: Collection<AskRow>,
  open: Filter<AskRow>,
  hint?: string,
): Promise<number> {
  const [all, waiting] = await Promise.all([
    rows.countDocuments(open, hint === undefined ? {} : { hint }),
    rows.countDocuments(
      { $and: [open, { state: 'open', 'paused.until': { $exists: true } }] },
      { hint: 'paused' },
    ),
  ])
  return all - waiting
}

/** How many asks are written at once. */
const CHUNK = 1_000

/** What becomes of open asks while their people are away. */
export class AsksWhileAway {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** What is open and was put to one of these people. */
  async openAskedOf(people: readonly PersonId[]): Promise<Ask[]> {
    const those = [...people]
    return this.rows
      .find({ mayAnswer: { $in: those }, askedOf: { $in: those }, state: 'open' }, withoutOutbox)
      .toArray()
  }

  /** Whose open asks wait for them or lie with somebody else. */
  async rerouted(): Promise<PersonId[]> {
    const [waiting, delegated] = await Promise.all([
      this.rows.distinct('askedOf', { state: 'open', 'paused.until': { $exists: true } }),
      this.rows.distinct('askedOf', { state: 'open', 'delegated.to': { $exists: true } }),
    ])
    return [...new Set([...waiting, ...delegated])]
  }

  /** Whose asks these people answer at the moment. */
  async delegatedTo(people: readonly PersonId[]): Promise<PersonId[]> {
    return this.rows.distinct('askedOf', { state: 'open', 'delegated.to': { $in: [...people] } })
  }

  /**
   * Each a guarded write with its event: what was answered or closed meanwhile stays as it is. Where it changes who
   * may answer, the revision rises, so that cards shown before stop counting.
   */
  async reroute(
    changes: readonly { ask: Ask; rerouting: Rerouting }[],
    at: string,
    through: Through,
  ): Promise<void> {
    for (let done = 0; done < changes.length; done += CHUNK) {
      const writes = changes
        .slice(done, done + CHUNK)
        .map(({ ask, rerouting }) => writeOf(ask, rerouting, at, through))
      await this.rows.bulkWrite(writes, { ordered: false })
      await outdateRowsOf(this.rows.db, moved(changes.slice(done, done + CHUNK)))
    }
  }

  /** It is due by another day, because what it is about is: who may answer it stays as it is. Twice is the same as once. */
  async dueInstead(
    { _id, revision, dueOn: before }: Ask,
    { dueOn, remindOn }: Pick<Ask, 'dueOn' | 'remindOn'>,
    at: string,
    process: Process,
  ): Promise<void> {
    const through: Through = { kind: 'workflow', process }
    const about = { collection: 'asks', id: _id }
    const { event } = newEvent({
      ...{ type: 'ask.due-moved', at, actor: { kind: 'steward' }, through, about, data: { dueOn } },
    })
    // Whoever heard that it was late, heard it of a due date that is none any more.
    const $unset = { escalated: true, lateFor: true, tell: true } as const
    await this.rows.updateOne(
      { _id, state: 'open', revision, dueOn: before },
      { $set: { dueOn, remindOn, receiptOwed: at }, $unset, $push: { outbox: event } },
    )
  }
}

/** Of which somebody else than before may say something. */
function moved(changes: readonly { ask: Ask; rerouting: Rerouting }[]): Ask[] {
  return changes.flatMap(({ ask, rerouting: { kind } }) =>
    kind === 'delegate' || kind === 'return' ? [ask] : [],
  )
}

function writeOf(
  ask: Ask,
  rerouting: Rerouting,
  at: string,
  through: Through,
): AnyBulkWriteOperation<AskRow> {
  const { type, data, update } = effectOf(ask, rerouting, at)
  const about = { collection: 'asks', id: ask._id }
  const { event } = newEvent({ type, at, actor: { kind: 'steward' }, through, about, data })
  return {
    updateOne: {
      filter: { _id: ask._id, state: 'open', revision: ask.revision },
      update: { ...update, $push: { outbox: event } },
    },
  }
}

interface Effect {
  type: string
  data: Record<string, string>
  update: UpdateFilter<AskRow>
}

function effectOf(ask: Ask, rerouting: Rerouting, at: string): Effect {
  switch (rerouting.kind) {
    case 'pause': {
      const { paused, remindOn } = rerouting
      return { type: 'ask.paused', data: {}, update: { $set: { paused, remindOn } } }
    }
    case 'resume': {
      const { dueOn, remindOn } = rerouting
      // Whoever heard that it was late, heard it of a due date that is none any more.
      const late = ask.dueOn === dueOn ? {} : { escalated: true, lateFor: true, tell: true }
      const update = {
        $set: { dueOn, remindOn, receiptOwed: at },
        $unset: { paused: true, ...late } as Record<string, true>,
      }
      return { type: 'ask.resumed', data: { dueOn }, update }
    }
    case 'delegate': {
      const { delegated } = rerouting
      const $set = { delegated, mayAnswer: [ask.askedOf, delegated.to], receiptOwed: at }
      return { type: 'ask.delegated', data: { to: delegated.to }, update: { $set, $inc: { revision: 1 } } }
    }
    case 'return': {
      const $set = { mayAnswer: [ask.askedOf], receiptOwed: at }
      const update = { $set, $unset: { delegated: true as const }, $inc: { revision: 1 } }
      return { type: 'ask.returned', data: {}, update }
    }
  }
}
