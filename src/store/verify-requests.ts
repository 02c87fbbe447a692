import { isDeepStrictEqual } from 'node:util'
import type { Db } from 'mongodb'
import type { Decision, Step } from '../domain/decision.js'
import { approvalsOf } from '../domain/decision-standing.js'
import { type RequestType, requestHash, requestNamed, requestTypeHash, seatsFor } from '../domain/request.js'
import { Asks } from './asks.js'
import { RequestTypes } from './request-types.js'

/**
 * Holds each request against its kind as it was laid down: what was filled in, and whom its steps ask for. What is wrong
 * with which.
 */
export async function verifyRequests(db: Db): Promise<{ what: string; how: string }[]> {
  const [asks, types] = [new Asks(db), new RequestTypes(db)]
  const wrong: { what: string; how: string }[] = []
  const requests = db.collection<Decision>('decisions').find({ question: 'request' }, { sort: { _id: 1 } })
  for await (const decision of requests) {
    const { requestType } = requestNamed(decision.subject.id)
    const type = await types.byVersion(requestType, decision.subject.version)
    const how = type ? againstType(decision, type) : 'its kind of request is not on record'
    const short = how === null && (await lacksVoices(asks, decision))
    if (how) wrong.push({ what: decision._id, how })
    else if (short) wrong.push({ what: decision._id, how: 'fewer approved it than its steps ask for' })
  }
  return wrong
}

function againstType(decision: Decision, type: RequestType): string | null {
  if (requestTypeHash(type) !== type.hash) return 'its kind of request is not what was laid down'
  const { filledIn = {}, nonce = '', subject, steps, requestedBy } = decision
  const values = Object.fromEntries(Object.entries(filledIn).map(([field, { text }]) => [field, text]))
  if (requestHash({ type: type.hash, values }, nonce) !== subject.hash)
    return 'what was filled in is not what was asked for'
  const asked = steps.map(({ who, needs, escalate }) => ({ who, needs, escalate }))
  const laidDown = type.steps.map(({ needs, escalate, ...step }) => {
    return { who: seatsFor(step, requestedBy), needs, escalate }
  })
  return isDeepStrictEqual(asked, laidDown) ? null : 'its steps are not those of its kind of request'
}

/** Whether somebody whose voice it needs has not approved, though it was approved. */
async function lacksVoices(asks: Asks, decision: Decision): Promise<boolean> {
  if (decision.state !== 'approved') return false
  const all = await asks.allOf(decision._id)
  return decision.steps.some((step) => approvalsOf(decision, step, all).length < votesOf(step))
}

function votesOf({ needs, quorum }: Step): number {
  return typeof needs === 'number' ? needs : Math.max(1, needs === 'all' ? quorum : 1)
}
