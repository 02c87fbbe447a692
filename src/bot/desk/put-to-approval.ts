import { isPresentAt } from '../../domain/person.js'
import type { Asks } from '../../store/asks.js'
import type { Decisions, Requested } from '../../store/decisions.js'
import { endOpen } from '../../store/ending-decisions.js'
import type { People } from '../../store/people.js'
import { decidersOf } from '../cards/approval-whose.js'
import { escaped } from '../cards/card.js'
import { type Visit, visitor } from './desk.js'

export interface PutToApprovalTools {
  asks: Asks
  decisions: Decisions
  people: People
  /** After a request is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  decisionRequested: (decision: string) => void
  /** After the end of a decision is on record: wakes its workflow. Never fails, never waited for. */
  decisionMoved: (decision: string) => void
}

/** Asks for the decision in the place of an older one about the same. False: it is asked for already. */
export async function putToApproval(
  tools: PutToApprovalTools,
  visit: Visit,
  request: Requested,
): Promise<boolean> {
  const older = await tools.decisions.openAbout(request.subject)
  if (older && (await endOpen(tools, older, 'superseded', visit.at, visitor(visit))))
    tools.decisionMoved(older._id)
  const decision = await tools.decisions.request(request, visit.through)
  if (!decision) return false
  tools.decisionRequested(decision._id)
  return true
}

/** By name those who are there of whom it is put to; escaped. */
export async function decidersIn(
  { people }: Pick<PutToApprovalTools, 'people'>,
  { texts, at }: Pick<Visit, 'texts' | 'at'>,
  { steps: [step] }: Requested,
): Promise<string> {
  if (!step) return ''
  const named = await people.byIds(step.approvers)
  const there = [...named].filter(([, person]) => isPresentAt(person, at))
  return escaped(decidersOf(step, new Map(there), texts))
}
