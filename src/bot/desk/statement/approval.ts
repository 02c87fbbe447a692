import { isIsmsLead } from '../../../domain/organisation.js'
import type { Statement } from '../../../domain/statement.js'
import { statementRequest } from '../../../store/statement-approval.js'
import type { StandingLine } from '../../cards/standing.js'
import { putForm } from '../../cards/statement/approval.js'
import { verbs } from '../../cards/statement/verbs.js'
import type { Reply } from '../../interaction.js'
import { openApproval } from '../../statement-view.js'
import type { Visit } from '../desk.js'
import { decidersIn, type PutToApprovalTools, putToApproval } from '../put-to-approval.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import type { SoaTools } from './soa.js'

export interface PutTools extends SoaTools, PutToApprovalTools {}

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
  const { texts } = visit
  const t = texts.statement.approval
  const found = await toPut(tools, visit, value)
  if ('refused' in found) return found.refused
  const { statement, request } = found
  if (!(await putToApproval(tools, visit, request))) return say(t.already(statement.version))
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
