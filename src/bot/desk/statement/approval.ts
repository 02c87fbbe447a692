import { isIsmsLead } from '../../../domain/organisation.js'
import { isPresentAt } from '../../../domain/person.js'
import type { Statement } from '../../../domain/statement.js'
import type { Asks } from '../../../store/asks.js'
import { endOpen } from '../../../store/ending-decisions.js'
import { statementRequest } from '../../../store/statement-approval.js'
import { decidersOf } from '../../cards/approval-whose.js'
import { escaped } from '../../cards/card.js'
import type { StandingLine } from '../../cards/standing.js'
import { putForm } from '../../cards/statement/approval.js'
import { verbs } from '../../cards/statement/verbs.js'
import type { Reply } from '../../interaction.js'
import { openApproval } from '../../statement-view.js'
import { type Visit, visitor } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import type { SoaTools } from './soa.js'

export interface PutTools extends SoaTools {
  asks: Asks
  /** After a request is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  decisionRequested: (decision: string) => void
  /** After the end of a decision is on record: wakes its workflow. Never fails, never waited for. */
  decisionMoved: (decision: string) => void
}

/** Shows what would be put to whom, before anybody is asked. */
export async function askToPut(tools: PutTools, visit: Visit, value: string): Promise<Reply> {
  const { person, texts } = visit
  const found = await toPut(tools, visit, value)
  if ('refused' in found) return found.refused
  const { statement, request } = found
  const before = await tools.statements.approvedBefore(statement)
  const deciders = await decidersIn(tools, visit, request)
  return { kind: 'form', form: putForm({ statement, before, deciders }, person, texts) }
}

/** What was confirmed is put to whoever approves it, or nothing is: what was imported in between is not. */
export async function put(tools: PutTools, visit: Visit, value: string): Promise<Reply> {
  const { texts, through, at } = visit
  const t = texts.statement.approval
  const found = await toPut(tools, visit, value)
  if ('refused' in found) return found.refused
  const { statement, request } = found
  const older = await tools.decisions.openAbout(request.subject)
  if (older && (await endOpen(tools, older, 'superseded', at, visitor(visit)))) tools.decisionMoved(older._id)
  const decision = await tools.decisions.request(request, through)
  if (!decision) return say(t.already(statement.version))
  tools.decisionRequested(decision._id)
  return say(t.sent(statement.version, await decidersIn(tools, visit, request)))
}

type Putting = { statement: Statement; request: NonNullable<Awaited<ReturnType<typeof statementRequest>>> }

async function toPut(
  tools: PutTools,
  { person, organisation, texts, at }: Visit,
  value: string,
): Promise<Putting | { refused: Reply }> {
  const t = texts.statement.approval
  if (!isIsmsLead(person, organisation)) return { refused: say(texts.common.notYourCommand) }
  const statement = await tools.statements.current()
  if (statement?._id !== value) return { refused: say(t.changed) }
  if (statement.approved || (await openApproval(tools, statement)))
    return { refused: say(t.already(statement.version)) }
  const request = await statementRequest(tools, organisation, statement, person._id, at)
  return request ? { statement, request } : { refused: say(t.nobody) }
}

async function decidersIn(
  { people }: PutTools,
  { texts, at }: Visit,
  { steps: [step] }: Putting['request'],
): Promise<string> {
  if (!step) return ''
  const named = await people.byIds(step.approvers)
  const there = [...named].filter(([, person]) => isPresentAt(person, at))
  return escaped(decidersOf(step, new Map(there), texts))
}

/** The newest version, as long as nobody has approved it and nobody is asked. */
export async function statementStanding(tools: PutTools, visit: Visit): Promise<StandingLine[]> {
  const statement = await tools.statements.current()
  if (!statement || statement.approved || (await openApproval(tools, statement))) return []
  const t = visit.texts.statement.standing
  const show = { verb: verbs.show, value: statement._id, label: t.show, primary: true }
  return [
    {
      ...{ urgency: 'stuck', on: todayFor(visit), canWait: true, text: t.notApproved(statement.version) },
      next: { text: t.next(statement.version), actions: [show] },
    },
  ]
}
