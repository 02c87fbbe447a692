import { type Finding, whyNotRecordWithdrawal } from '../../../domain/finding.js'
import { escaped } from '../../cards/card.js'
import { findingName } from '../../cards/finding/finding.js'
import { withdrawnInputs as names, withdrawnForm } from '../../cards/finding/withdrawn.js'
import { findingViewOf, tellOfFinding, whoRecordsWithdrawal } from '../../finding-messages.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { kindOf, refused, wake } from './contest.js'
import type { FindingDeskTools } from './tools.js'

/** Asks by whom, and under which reference, others withdrew what they found. */
export async function askWithdrawn(tools: FindingDeskTools, visit: Visit, id: string): Promise<Reply> {
  const found = await theirs(tools, visit, id)
  if ('refused' in found) return found.refused
  const view = await findingViewOf(tools, found.finding, visit.person, visit.at)
  return { kind: 'form', form: withdrawnForm(view, visit.texts) }
}

/** Only this ends the corrective action of what others found; the guarded write decides. */
export async function recordWithdrawn(
  tools: FindingDeskTools,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const t = texts.finding.withdrawal
  const found = await theirs(tools, visit, id)
  if ('refused' in found) return found.refused
  const [who, reference, reason] = [names.who, names.reference, names.reason].map(
    (name) => textOf(inputs, name)?.trim() ?? '',
  )
  if (!who || !reference || !reason) {
    const given = { [names.who]: who, [names.reference]: reference, [names.reason]: reason }
    const missing = Object.entries(given).filter(([, text]) => !text)
    return { kind: 'invalid', errors: Object.fromEntries(missing.map(([name]) => [name, t.missing])) }
  }
  const by = person._id
  if (!(await tools.findings.withdrawTheirs(id, { who, reference, reason }, { by, at, through }))) {
    const now = await theirs(tools, visit, id)
    return 'refused' in now ? now.refused : refused({ because: 'not-yours' }, visit, id)
  }
  const { finding } = found
  wake(tools, finding)
  await tellOfFinding(tools, { _id: id, state: 'withdrawn' }, [finding.owner, finding.by], { by, at })
  return say(t.done(escaped(findingName(finding, texts))))
}

async function theirs(
  tools: FindingDeskTools,
  visit: Visit,
  id: string,
): Promise<{ finding: Finding } | { refused: Reply }> {
  const finding = await tools.findings.byId(id)
  const records = finding ? await whoRecordsWithdrawal(tools, finding, visit.organisation) : []
  const refusal = whyNotRecordWithdrawal(finding, visit.person._id, await kindOf(tools, finding), records)
  if (refusal || !finding) return { refused: refused(refusal ?? { because: 'no-such-finding' }, visit, id) }
  return { finding }
}
