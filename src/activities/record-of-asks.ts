import type { Ask } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import { type CycleRecord, RecordTally, recordLines } from '../domain/record.js'
import type { Records } from '../store/records.js'

/**
 * The record of a cycle in which few are asked: made once, and from then on as it was made.
 *
 * @param besides The ask of which nobody confirmed what was found, where somebody was to; how far risks are accepted; the accounts that were reviewed; what came of a course.
 */
export async function recordOf(
  { records }: { records: Records },
  cycle: Cycle,
  asks: readonly Ask[],
  asOf: string,
  {
    unconfirmed,
    acceptances,
    access,
    training,
  }: Pick<CycleRecord, 'unconfirmed' | 'acceptances' | 'access' | 'training'> = {},
): Promise<Pick<CycleRecord, 'closedAt' | 'linesHash'>> {
  const made = await records.byCycle(cycle._id)
  if (made) return made
  const tally = new RecordTally()
  const v: CycleRecord['v'] = training ? 3 : 2
  for (const line of recordLines(asks, cycle._id, unconfirmed, v)) tally.add(line)
  if (acceptances) tally.addAcceptances(acceptances)
  if (access) tally.addAccess(access)
  if (training) tally.addTraining(training)
  const { _id, process, subject, startedBy, startedAt, dueOn } = cycle
  const record = {
    ...{ _id, v, process, subject, startedBy, startedAt, dueOn },
    openedAt: cycle.openedAt ?? startedAt,
    closedAt: tally.lastAnswerAt > asOf ? tally.lastAnswerAt : asOf,
    completion: tally.completion,
    byDepartment: tally.byDepartment,
    ...(unconfirmed === undefined ? {} : { unconfirmed }),
    ...(acceptances === undefined ? {} : { acceptances }),
    ...(access === undefined ? {} : { access }),
    ...(training === undefined ? {} : { training }),
    linesHash: tally.linesHash,
  }
  await records.make(record)
  return record
}
