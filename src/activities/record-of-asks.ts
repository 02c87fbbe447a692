import type { Ask } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import { type CycleRecord, RecordTally, recordLine } from '../domain/record.js'
import type { Records } from '../store/records.js'

/** The record of a cycle in which few are asked: made once, and from then on as it was made. */
export async function recordOf(
  { records }: { records: Records },
  cycle: Cycle,
  asks: readonly Ask[],
  asOf: string,
): Promise<Pick<CycleRecord, 'closedAt' | 'linesHash'>> {
  const made = await records.byCycle(cycle._id)
  if (made) return made
  const tally = new RecordTally()
  for (const ask of asks) tally.add(recordLine(ask, cycle._id))
  const { _id, process, subject, startedBy, startedAt, dueOn } = cycle
  const record = {
    ...{ _id, v: 1 as const, process, subject, startedBy, startedAt, dueOn },
    openedAt: cycle.openedAt ?? startedAt,
    closedAt: tally.lastAnswerAt > asOf ? tally.lastAnswerAt : asOf,
    completion: tally.completion,
    byDepartment: tally.byDepartment,
    linesHash: tally.linesHash,
  }
  await records.make(record)
  return record
}
