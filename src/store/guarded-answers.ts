import {
  type Collection,
  type Filter,
  type MatchKeysAndValues,
  MongoBulkWriteError,
  type PushOperator,
} from 'mongodb'
import type { AskRow } from './ask-rows.js'

/** One answer on its way to its row: the filter is the guard, the update carries the answer and its event. */
export interface GuardedAnswer {
  /** The event that records the answer. */
  event: string
  /** ISO 8601 UTC, milliseconds. */
  at: string
  filter: Filter<AskRow> & { _id: string }
  set: MatchKeysAndValues<AskRow>
  push: PushOperator<AskRow>
}

/**
 * Each answer is a guarded write of its own row, and what becomes of one is nothing to the others: they only share the
 * way to the server and back. True where it is on record; false where the guard did not match, so that nothing was
 * written; an error where that one write failed.
 */
export async function writeAnswers(
  rows: Collection<AskRow>,
  answers: readonly GuardedAnswer[],
): Promise<(boolean | Error)[]> {
  const { matched, failed } = await writeAll(rows, answers)
  if (matched === answers.length) return answers.map(() => true)
  const recorded = await recordedOf(rows, answers)
  return answers.map(({ event }, index) => failed.get(index) ?? recorded.has(event))
}

/** How many guards matched, and which writes failed by themselves. Throws when it is not known of any. */
async function writeAll(
  rows: Collection<AskRow>,
  answers: readonly GuardedAnswer[],
): Promise<{ matched: number; failed: Map<number, Error> }> {
  // One moment for all that are written together, so that their receipts can be ticked off together.
  const [receiptOwed = ''] = answers
    .map(({ at }) => at)
    .sort()
    .reverse()
  try {
    const { matchedCount } = await rows.bulkWrite(
      answers.map(({ filter, set, push }) => ({
        updateOne: { filter, update: { $set: { ...set, receiptOwed }, $push: push } },
      })),
      { ordered: false },
    )
    return { matched: matchedCount, failed: new Map() }
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error
    const failures = [error.writeErrors].flat()
    // A majority that did not answer in time says nothing of any single one.
    if (failures.length === 0 || error.result.getWriteConcernError()) throw error
    const failed = failures.map(({ index, errmsg }) => [index, new Error(errmsg, { cause: error })] as const)
    return { matched: error.matchedCount, failed: new Map(failed) }
  }
}

/** What opens an event's commitments stays in its row, whatever becomes of the answer. */
async function recordedOf(
  rows: Collection<AskRow>,
  answers: readonly GuardedAnswer[],
): Promise<ReadonlySet<string>> {
  const asks = rows
    .find({ _id: { $in: answers.map(({ filter }) => filter._id) } })
    .project<Pick<AskRow, 'openings'>>({ 'openings.event': 1 })
  const recorded = new Set<string>()
  for await (const { openings = [] } of asks) for (const { event } of openings) recorded.add(event)
  return recorded
}

/** Each row is opened together with its answer, in one write: it was never open. What is there already is left as it is. */
export async function writeAnswered(
  rows: Collection<AskRow>,
  answered: readonly AskRow[],
): Promise<ReadonlySet<AskRow['_id']>> {
  if (answered.length === 0) return new Set()
  const { upsertedIds } = await rows.bulkWrite(
    answered.map(({ _id, ...row }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
    })),
    { ordered: false },
  )
  return new Set(Object.values(upsertedIds).map(String))
}
