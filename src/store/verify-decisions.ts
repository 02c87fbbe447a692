import type { Db } from 'mongodb'
import type { Approval, Cycle } from '../domain/cycle.js'
import type { Decision } from '../domain/decision.js'
import type { Occurrence, Programme } from '../domain/programme.js'
import type { CycleRecord } from '../domain/record.js'
import { Asks } from './asks.js'
import { Decisions } from './decisions.js'

interface DecisionsVerified {
  checked: number
  wrong: { what: string; how: string }[]
}

/**
 * Holds each decision that was made against the answer that made it, and each cycle and record that names an approval
 * against the decision. That answer and decision are what the ledger says, verifying the rows has shown.
 */
export async function verifyDecisions(db: Db): Promise<DecisionsVerified> {
  const verified: DecisionsVerified = { checked: 0, wrong: [] }
  const asks = new Asks(db)
  const decided = { state: { $in: ['approved', 'rejected'] as const } }
  for await (const decision of db.collection<Decision>('decisions').find(decided, { sort: { _id: 1 } })) {
    verified.checked += 1
    const ask = decision.decided ? await asks.byId(decision.decided.ask) : null
    const how = ask ? againstAnswer(decision, ask) : 'the question that it rests on is not on record'
    if (how) verified.wrong.push({ what: decision._id, how })
  }
  const decisions = new Decisions(db)
  for await (const { _id, approval } of approvedRows(db)) {
    const decision = await decisions.byId(approval.decision)
    if (!(decision && (await approves(asks, decision, approval))))
      verified.wrong.push({ what: `The approval of ${_id}`, how: 'no such decision was made' })
  }
  return verified
}

/** What names an approval: cycles, their records, and what of the calendar lets a year pass. */
async function* approvedRows(db: Db): AsyncGenerator<{ _id: string; approval: Approval }> {
  const sort = { _id: 1 } as const
  for (const collection of ['cycles', 'records']) {
    const approved = db
      .collection<Pick<Cycle | CycleRecord, '_id' | 'approval'>>(collection)
      .find({ approval: { $exists: true } }, { projection: { approval: 1 }, sort })
    for await (const { _id, approval } of approved) if (approval) yield { _id, approval }
  }
  const dates = { $or: ['skipped', 'started'].map((field) => ({ [`${field}.approval`]: { $exists: true } })) }
  for await (const { _id, skipped, started } of db
    .collection<Occurrence>('occurrences')
    .find(dates, { sort })) {
    const approval = (skipped ?? started)?.approval
    if (approval) yield { _id, approval }
  }
  const pauses = { 'paused.approval': { $exists: true } }
  for await (const { _id, paused } of db.collection<Programme>('programmes').find(pauses, { sort }))
    if (paused?.approval) yield { _id, approval: paused.approval }
}

function againstAnswer(
  { _id, state, decided, subject, requestedBy }: Decision,
  { cycle, answer, subject: asked }: Awaited<ReturnType<Asks['byId']>> & object,
): string | null {
  if (cycle !== _id || asked.hash !== subject.hash) return 'its question was about something else'
  if (answer?.value !== state || answer.by !== decided?.by || answer.at !== decided.at)
    return 'its question was answered otherwise, by somebody else or at another time'
  return answer.by === requestedBy ? 'whoever asked has decided it themselves' : null
}

/** While a cycle is started its decision is still open, but its question is answered. */
async function approves(asks: Asks, { _id, state, decided }: Decision, approval: Approval): Promise<boolean> {
  if (state === 'open')
    return (await asks.allOf(_id)).some(
      ({ answer }) => answer?.value === 'approved' && answer.by === approval.by && answer.at === approval.at,
    )
  return state === 'approved' && decided?.by === approval.by && decided.at === approval.at
}
