import type { Collection, Filter, PushOperator, UpdateFilter } from 'mongodb'
import type { Ask, ClosedBecause, Process } from '../domain/ask.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { wakesAtOnce } from '../domain/process-traits.js'
import { type AskRow, revocableAt, unsettledAt, waiting } from './ask-rows.js'
import { newEvent } from './events.js'
import { outdateAnsweredBy, outdateRowsOf } from './outdated-rows.js'

type Rows = Collection<AskRow>

/** Who closed an ask, and through what. */
export interface ClosedBy {
  actor: Actor
  through: Through
}

export const byImport: ClosedBy = { actor: { kind: 'operator' }, through: { kind: 'command-line' } }
export const byWorkflow = closedBy('policy-acknowledgement')

export function closedBy(process: Process): ClosedBy {
  return { actor: { kind: 'steward' }, through: { kind: 'workflow', process } }
}

/** How many rows are read and written at once where a whole audience is concerned. */
const CHUNK = 1_000

/** Afterwards all of a cycle is settled. An answer that is taken back meanwhile is open again, so it is looked once more until all stands. */
export async function closeAll(
  rows: Rows,
  cycle: string,
  because: ClosedBecause,
  at: string,
  heartbeat = () => {},
): Promise<number> {
  const unsettled = { cycle, $or: unsettledAt(at) }
  let closed = 0
  do {
    closed += await closeOpen(rows, { cycle }, because, at, byWorkflow, heartbeat)
    await rows.updateMany(
      { cycle, ...revocableAt(at) },
      { $unset: { 'answer.takeBackUntil': '' }, $set: { receiptOwed: at } },
    )
    heartbeat()
  } while ((await rows.countDocuments(unsettled, { limit: 1 })) > 0)
  return closed
}

/** Theirs are closed, what they answered for others goes back, and they correct nothing any more. How many were closed. */
export async function closeOfLeaver(
  rows: Rows,
  person: PersonId,
  because: ClosedBecause,
  at: string,
  by: ClosedBy,
): Promise<number> {
  await takeFromDelegate(rows, person, at, by)
  await outdateAnsweredBy(rows.db, person)
  return closeOpen(rows, { mayAnswer: person, askedOf: person }, because, at, by)
}

/** What this person answered for others goes back to them. */
async function takeFromDelegate(
  rows: Rows,
  person: PersonId,
  at: string,
  { actor, through }: ClosedBy,
): Promise<void> {
  const delegated = rows.find({ 'delegated.to': person, state: 'open' })
  for await (const { _id, revision, askedOf, process } of delegated) {
    const about = { collection: 'asks', id: _id }
    const { event } = newEvent({ type: 'ask.returned', at, actor, through, about })
    await rows.updateOne(
      { _id, state: 'open', revision },
      {
        $set: { mayAnswer: [askedOf], receiptOwed: at },
        $unset: { delegated: true },
        $inc: { revision: 1 },
        $push: { outbox: event } as PushOperator<AskRow>,
      },
    )
    await outdateRowsOf(rows.db, [{ _id, process }])
  }
}

/** What waits of these is closed, however many. How many there were. */
export async function closeOpen(
  rows: Rows,
  which: Filter<AskRow>,
  because: ClosedBecause,
  at: string,
  by: ClosedBy,
  heartbeat = () => {},
): Promise<number> {
  let closed = 0
  for (;;) {
    const open = await rows
      .find({ ...which, state: { $in: [...waiting] } })
      .project<Pick<Ask, '_id' | 'paused' | 'process'>>({ paused: 1, process: 1 })
      .limit(CHUNK)
      .toArray()
    if (open.length === 0) return closed
    const { modifiedCount } = await rows.bulkWrite(
      open.map((ask) => ({ updateOne: closeOne(ask, because, at, by) })),
      { ordered: false },
    )
    await outdateRowsOf(rows.db, open)
    closed += modifiedCount
    heartbeat()
  }
}

function closeOne(
  { _id, paused, process }: Pick<Ask, '_id' | 'paused' | 'process'>,
  why: ClosedBecause,
  at: string,
  { actor, through }: ClosedBy,
) {
  const because = why === 'cycle-closed' && paused ? 'absent' : why
  const about = { collection: 'asks', id: _id }
  const { event } = newEvent({ type: 'ask.closed', at, actor, through, about, data: { because } })
  const update: UpdateFilter<AskRow> = {
    $set: { state: 'closed', closed: { at, because }, receiptOwed: at, ...nudgeOwed(process, at) },
    $inc: { revision: 1 },
    $push: { outbox: event } as PushOperator<AskRow>,
  }
  return { filter: { _id, state: { $in: [...waiting] } }, update }
}

/** What the workflow of a decision has to be told goes with the write that settles the ask. */
function nudgeOwed(process: Process, at: string): Pick<Ask, 'nudgeOwed'> {
  return wakesAtOnce(process) ? { nudgeOwed: at } : {}
}
