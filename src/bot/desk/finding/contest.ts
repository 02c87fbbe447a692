import { type Finding, type FindingRefusal, whyNotContest, whyNotDecide } from '../../../domain/finding.js'
import type { AuditKind } from '../../../domain/internal-audit.js'
import { correctiveCycleId } from '../../../domain/nonconformity.js'
import { whoDecidesOn } from '../../../store/finding-deciders.js'
import { escaped } from '../../cards/card.js'
import { refusedCard } from '../../cards/common.js'
import { contestForm, decideForm, decideInputs, decisions } from '../../cards/finding/contest.js'
import { findingName } from '../../cards/finding/finding.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { findingViewOf, tellOfFinding } from '../../finding-messages.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { FindingDeskTools } from './tools.js'

/** Asks its owner why it is not so. */
export async function askContest(tools: FindingDeskTools, visit: Visit, id: string): Promise<Reply> {
  const finding = await tools.findings.byId(id)
  const refusal = whyNotContest(finding, visit.person._id, await kindOf(tools, finding))
  if (refusal || !finding) return refused(refusal ?? { because: 'no-such-finding' }, visit, id)
  const view = await findingViewOf(tools, finding, visit.person, visit.at)
  return { kind: 'form', form: contestForm(view, await nameOfDecider(tools, finding, visit), visit.texts) }
}

/** The guarded write decides: who presses twice has contested once. */
export async function contest(
  tools: FindingDeskTools,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const t = texts.finding.contest
  const finding = await tools.findings.byId(id)
  const refusal = whyNotContest(finding, person._id, await kindOf(tools, finding))
  if (refusal || !finding) return refused(refusal ?? { because: 'no-such-finding' }, visit, id)
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const by = person._id
  if (!(await tools.findings.contest(id, reason, { by, at, through })))
    return changed(tools, visit, id, 'contest')
  wake(tools, finding)
  const [first] = await whoDecidesOn(tools, finding, visit.organisation, visit.at)
  const contested = { _id: id, state: 'contested' } as const
  await tellOfFinding(tools, contested, [...(first ? [first] : []), finding.by], { by, at })
  const name = escaped(findingName(finding, texts))
  return say(t.done(name, escaped(await nameOfDecider(tools, finding, visit))))
}

/** Of which kind the audit is that it was found in; null outside of one. */
export async function kindOf(
  { audits }: FindingDeskTools,
  finding: Finding | null,
): Promise<AuditKind | null> {
  const audit = finding?.audit ? await audits.byId(finding.audit) : null
  return audit?.kind ?? null
}

/** Asks the lead auditor whether it stands. */
export async function askDecide(tools: FindingDeskTools, visit: Visit, id: string): Promise<Reply> {
  const found = await forDecider(tools, visit, id)
  if ('refused' in found) return found.refused
  const view = await findingViewOf(tools, found.finding, visit.person, visit.at)
  return { kind: 'form', form: decideForm(view, visit.texts) }
}

export async function decide(
  tools: FindingDeskTools,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const t = texts.finding.decide
  const found = await forDecider(tools, visit, id)
  if ('refused' in found) return found.refused
  const { finding } = found
  const decision = decisions.find((each) => each === textOf(inputs, decideInputs.decision))
  const reason = textOf(inputs, REASON)
  const errors = {
    ...(decision ? {} : { [decideInputs.decision]: t.choose }),
    ...(reason ? {} : { [REASON]: t.missing }),
  }
  if (!decision || !reason) return { kind: 'invalid', errors }
  const upheld = decision === 'uphold'
  const by = person._id
  if (!(await tools.findings.decide(id, upheld, reason, { by, at, through })))
    return changed(tools, visit, id, 'decide')
  wake(tools, finding)
  const state = upheld ? 'upheld' : 'withdrawn'
  await tellOfFinding(tools, { _id: id, state }, [finding.owner, finding.by], { by, at })
  const done = t.done[state](escaped(findingName(finding, texts)))
  const isOpenAgain = !upheld && (await standsInChecklist(tools, finding))
  return say(isOpenAgain ? `${done} ${t.openAgain(escaped(finding.criterion))}` : done)
}

/** Whether what it was found at is looked at once more: nothing is recorded of it any more. */
async function standsInChecklist({ audits }: FindingDeskTools, { audit, item }: Finding): Promise<boolean> {
  return audit !== null && item !== null && (await audits.byId(audit))?.stage === 'fieldwork'
}

/** Its owner is asked to confirm it no more, and of what is withdrawn nothing is corrected. */
export function wake({ cycleChanged }: FindingDeskTools, { audit, nonconformity }: Finding): void {
  if (audit !== null) cycleChanged(audit)
  if (nonconformity) cycleChanged(correctiveCycleId(nonconformity))
}

async function forDecider(
  tools: FindingDeskTools,
  visit: Visit,
  id: string,
): Promise<{ finding: Finding } | { refused: Reply }> {
  const finding = await tools.findings.byId(id)
  const deciders = finding ? await whoDecidesOn(tools, finding, visit.organisation, visit.at) : []
  const refusal = whyNotDecide(finding, visit.person._id, deciders)
  if (refusal || !finding) return { refused: refused(refusal ?? { because: 'no-such-finding' }, visit, id) }
  return { finding }
}

/** After the guarded write matched nothing: somebody was faster. */
async function changed(
  tools: FindingDeskTools,
  visit: Visit,
  id: string,
  act: 'contest' | 'decide',
): Promise<Reply> {
  const now = await tools.findings.byId(id)
  const refusal =
    act === 'contest'
      ? whyNotContest(now, visit.person._id, await kindOf(tools, now))
      : whyNotDecide(now, visit.person._id, [visit.person._id])
  return refused(refusal ?? { because: 'not-yours' }, visit, id)
}

export function refused(refusal: FindingRefusal, { texts, person }: Visit, id: string): Reply {
  const t = texts.finding.refused
  const sentence = (): string => {
    switch (refusal.because) {
      case 'no-such-finding':
        return t['no-such-finding'](escaped(id))
      case 'contested-before':
      case 'confirmed':
      case 'decided':
        return t[refusal.because](refusal.at, person.timeZone)
      default:
        return t[refusal.because]
    }
  }
  return { kind: 'card', card: refusedCard(sentence(), texts) }
}

/** Plain; empty where nobody is on record. */
async function nameOfDecider(
  tools: FindingDeskTools,
  finding: Finding,
  { organisation, at }: Visit,
): Promise<string> {
  const [first] = await whoDecidesOn(tools, finding, organisation, at)
  return first === undefined ? '' : ((await tools.people.byId(first))?.name ?? '')
}
