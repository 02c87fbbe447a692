import type { Db } from 'mongodb'
import type { Subject } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Approval, Cycle } from '../domain/cycle.js'
import type { Decision, YearQuestion } from '../domain/decision.js'
import type { Proposal } from '../domain/governance.js'
import { type Occurrence, occurrenceHash, type Programme } from '../domain/programme.js'
import type { CycleRecord } from '../domain/record.js'
import { Asks } from './asks.js'
import { Decisions } from './decisions.js'
import { verifyAcceptances } from './verify-acceptances.js'
import { verifyGovernance } from './verify-governance.js'
import { verifyRequests } from './verify-requests.js'

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
    else if (!(await isGiven(db, decision)))
      verified.wrong.push({ what: decision._id, how: 'nobody gave whoever decided it alone the authority' })
  }
  for (const verify of [verifyRequests, verifyAcceptances, verifyGovernance])
    verified.wrong.push(...(await verify(db)))
  const decisions = new Decisions(db)
  for await (const { _id, approval, isWhat } of approvedRows(db)) {
    const decision = await decisions.byId(approval.decision)
    if (!(decision && isWhat(decision) && (await approves(asks, decision, approval))))
      verified.wrong.push({ what: `The approval of ${_id}`, how: 'no such decision was made' })
  }
  return verified
}

interface ApprovedRow {
  _id: string
  approval: Approval
  /** Whether that is what the decision was about. */
  isWhat(decision: Decision): boolean
}

/** What names an approval: cycles, their records, and what of the calendar lets a year pass. */
async function* approvedRows(db: Db): AsyncGenerator<ApprovedRow> {
  const sort = { _id: 1 } as const
  for (const collection of ['cycles', 'records']) {
    const approved = db
      .collection<Pick<Cycle | CycleRecord, '_id' | 'approval' | 'subject'>>(collection)
      .find({ approval: { $exists: true } }, { projection: { approval: 1, subject: 1 }, sort })
    for await (const { _id, approval, subject } of approved)
      if (approval) yield { _id, approval, isWhat: (decision) => isPublication(decision, subject) }
  }
  const dates = { $or: ['skipped', 'started'].map((field) => ({ [`${field}.approval`]: { $exists: true } })) }
  for await (const occurrence of db.collection<Occurrence>('occurrences').find(dates, { sort })) {
    const { _id, skipped, started } = occurrence
    const approval = (skipped ?? started)?.approval
    const question = skipped ? 'skip' : 'run'
    if (approval) yield { _id, approval, isWhat: (decision) => isAboutDate(decision, question, occurrence) }
  }
  const pauses = { 'paused.approval': { $exists: true } }
  for await (const { _id, paused } of db.collection<Programme>('programmes').find(pauses, { sort }))
    if (paused?.approval)
      yield { _id, approval: paused.approval, isWhat: (decision) => isPause(decision, _id, paused.until) }
}

/** A policy is approved with more than people acknowledge of it, so that its hash is another one. */
function isPublication({ subject, question }: Decision, { type, id, version }: Subject): boolean {
  const same = subject.type === type && subject.id === id && subject.version === version
  return question === 'publish' && same
}

function isAboutDate({ subject, ...decision }: Decision, question: YearQuestion, date: Occurrence): boolean {
  return decision.question === question && subject.id === date._id && subject.hash === occurrenceHash(date)
}

function isPause({ subject, question, until }: Decision, programme: string, last: CalendarDate): boolean {
  return question === 'pause' && subject.id.startsWith(`${programme}/`) && until === last
}

function againstAnswer(
  { _id, state, decided, subject, requestedBy, steps }: Decision,
  { cycle, answer, subject: asked }: Awaited<ReturnType<Asks['byId']>> & object,
): string | null {
  if (cycle !== _id || asked.hash !== subject.hash) return 'its question was about something else'
  if (answer?.value !== state || answer.by !== decided?.by || answer.at !== decided.at)
    return 'its question was answered otherwise, by somebody else or at another time'
  const isAlone = steps.some(({ sole }) => sole?.person === answer.by)
  return answer.by === requestedBy && !isAlone ? 'whoever asked has decided it themselves' : null
}

/** Whether each sole authority that was used was ever given, or would have been by what was decided. */
async function isGiven(db: Db, { subject, steps }: Decision): Promise<boolean> {
  const proposals = db.collection<Proposal>('governance')
  for (const { sole } of steps) {
    const itself = subject.type === 'governance' ? [{ version: Number(subject.version) }] : []
    const given = sole && {
      'proposed.soleAuthority': { $elemMatch: sole },
      $or: [{ state: 'in-force' as const }, ...itself],
    }
    if (given && (await proposals.countDocuments(given, { limit: 1 })) === 0) return false
  }
  return true
}

/** While a cycle is started its decision is still open, but its question is answered. */
async function approves(asks: Asks, { _id, state, decided }: Decision, approval: Approval): Promise<boolean> {
  if (state === 'open')
    return (await asks.allOf(_id)).some(
      ({ answer }) => answer?.value === 'approved' && answer.by === approval.by && answer.at === approval.at,
    )
  return state === 'approved' && decided?.by === approval.by && decided.at === approval.at
}
