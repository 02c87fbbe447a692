import type { Cycle } from '../../domain/cycle.js'
import { type CycleRecord, RecordTally, recordLine } from '../../domain/record.js'
import { followUp, withdrawLate } from '../../store/decline-follow-up.js'
import { existing } from '../existing.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { standingOf } from './standing.js'
import type { CycleAt, PolicyAcknowledgementTools } from './tools.js'

/** Who was to be asked again just now is asked first, so that the record has a line of that round too. */
async function settleAll(
  tools: PolicyAcknowledgementTools,
  cycle: string,
  because: 'cycle-closed' | 'retired',
  asOf: string,
): Promise<void> {
  do {
    for (const { _id } of await tools.declines.owing(cycle)) await followUp(tools, _id, asOf)
    await tools.asks.closeCycle(cycle, because, asOf, tools.heartbeat)
  } while ((await tools.declines.owing(cycle)).length > 0)
}

export async function closeCampaign(
  tools: PolicyAcknowledgementTools,
  { cycle: id, asOf }: CycleAt,
): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state !== 'closed') {
    const { closedAt, linesHash } =
      (await tools.records.byCycle(id)) ?? (await makeRecord(tools, cycle, asOf))
    // Who was away is asked again, in the cycle of joiners.
    await tools.cycles.lookForJoinersAgain(cycle.subject)
    await tools.cycles.closed(id, closedAt, linesHash)
  }
  // Somebody whose exception ended may have been asked again while the record was made.
  await withdrawLate(tools, cycle, asOf)
  await reportUnanswered(tools, id, asOf)
}

/** A round that closed without everybody's answer is nothing that the ISMS lead should find out by chance. */
async function reportUnanswered(
  tools: PolicyAcknowledgementTools,
  cycle: string,
  asOf: string,
): Promise<void> {
  if ((await tools.acknowledgements.unansweredIn(cycle)).length === 0) return
  await tellIsmsLead(tools, { kind: 'closed', cycle, asks: [] }, asOf)
}

async function makeRecord(
  tools: PolicyAcknowledgementTools,
  cycle: Cycle,
  asOf: string,
): Promise<CycleRecord> {
  await tools.cycles.closing(cycle._id)
  const tally = await settledTally(tools, cycle, asOf)
  // While no worker ran, answers may have come after the instant at which this cycle was due to close.
  const closedAt = tally.lastAnswerAt > asOf ? tally.lastAnswerAt : asOf
  const record: CycleRecord = {
    _id: cycle._id,
    v: 1,
    process: cycle.process,
    subject: cycle.subject,
    startedBy: cycle.startedBy,
    startedAt: cycle.startedAt,
    ...(cycle.approval ? { approval: cycle.approval } : {}),
    openedAt: cycle.openedAt ?? cycle.startedAt,
    closedAt,
    dueOn: cycle.dueOn,
    completion: tally.completion,
    byDepartment: tally.byDepartment,
    ...(tally.joiners.asked > 0 ? { joiners: tally.joiners } : {}),
    ...(tally.carriedOver > 0 ? { carriedOver: tally.carriedOver } : {}),
    linesHash: tally.linesHash,
  }
  await tools.records.make(record)
  return record
}

/** Counted anew if something was open again by the time all lines were read. */
async function settledTally(
  tools: PolicyAcknowledgementTools,
  cycle: Cycle,
  asOf: string,
): Promise<RecordTally> {
  const { retired } = await standingOf(tools, cycle)
  for (;;) {
    await settleAll(tools, cycle._id, retired ? 'retired' : 'cycle-closed', asOf)
    const tally = new RecordTally()
    for await (const ask of tools.asks.ofCycle(cycle._id)) tally.add(recordLine(ask, cycle._id))
    if ((await tools.asks.waitingIn([cycle._id])).size === 0) return tally
  }
}
