import type { Ask } from '../../domain/ask.js'
import {
  basisOf,
  ISSUE_SLOT,
  READ_SLOT,
  type ReportingStep,
  recipientsOf,
  reportingOf,
} from '../../domain/audit-reporting.js'
import { REPORT_SLOT } from '../../domain/internal-audit.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import { type AskingInAudit, askInAudit, byAudit } from './ask.js'
import { issueFindings } from './follow-up.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

async function reportingAt(tools: AuditLookTools, { audit, asks, organisation, there, asOf }: AuditAtHand) {
  const rests = await restsOn(tools, audit._id)
  return reportingOf({
    ...{ audit, asks, isThere: (person) => there.has(person) },
    basis: basisOf(rests),
    today: dateIn(asOf, organisation.timeZone),
  })
}

/** What a report says was found, and what was looked at. */
async function restsOn({ auditItems, findings }: AuditLookTools, audit: string) {
  const [found, items] = await Promise.all([findings.ofAudit(audit), auditItems.ofAudit(audit)])
  return { findings: found, items }
}

/** The lead writes the conclusion, the team reads the draft, and the lead issues the report (9.2.2). */
export const reporting: AuditStageModule = {
  async whatIsDue(tools, atHand) {
    const { steps, issued } = await reportingAt(tools, atHand)
    if (issued) return { due: atHand.audit.reportedAt ? 'over' : 'act' }
    if (steps.length > 0) return { due: 'act' }
    const until = atHand.asks
      .filter(({ slot, state }) => slot === READ_SLOT && state === 'open')
      .map(({ dueOn }) => endOf(dueOn, atHand.organisation.timeZone))
    return { due: 'nothing', nextLook: until.sort().at(-1) ?? null }
  },

  async act(tools, atHand) {
    const { steps, issued } = await reportingAt(tools, atHand)
    if (issued) return goOut(tools, atHand, issued)
    for (const step of steps) {
      if (step.step === 'close') await tools.asks.closeOne(step.ask._id, step.because, atHand.asOf, byAudit)
      if (step.step === 'make') await make(tools, atHand, step)
    }
    const asking = steps.flatMap((step) => askingOf(step, atHand))
    if (asking.length > 0) await askInAudit(tools, atHand, asking)
  },
}

const slots = { write: REPORT_SLOT, read: READ_SLOT, issue: ISSUE_SLOT } as const

function askingOf(step: ReportingStep, { there }: AuditAtHand): AskingInAudit[] {
  if (step.step === 'close' || step.step === 'make') return []
  const person = there.get(step.person)
  if (!person) return []
  return [
    {
      ...{ person, slot: slots[step.step], kind: 'personal' },
      ...(step.follows === undefined ? {} : { follows: step.follows }),
      ...(step.step === 'write' ? {} : { about: step.about }),
    },
  ]
}

/** Its bytes are kept before anything names them; made twice, the second one is named by nothing and swept. */
async function make(
  tools: InternalAuditTools,
  { audit, organisation, asOf }: AuditAtHand,
  { state, conclusion }: Extract<ReportingStep, { step: 'make' }>,
): Promise<void> {
  // By what it rested on before it was made: what changes meanwhile is made anew.
  const basis = basisOf(await restsOn(tools, audit._id))
  const bytes = await tools.makeAuditReport(organisation, audit, { isDraft: state === 'draft', madeAt: asOf })
  const { id, sha256 } = await tools.keptFiles.keep({
    ...{ bytes, at: asOf, kind: 'pdf', name: `${state}.pdf` },
    ...{ ask: conclusion, source: `steward ${state}` },
  })
  const file = { id, sha256, bytes: bytes.length }
  await tools.audits.paperMade(audit, { state, conclusion, basis, at: asOf, file })
}

/** What was issued goes to whoever gets it; findings are issued with it, and what they ask for is begun. */
async function goOut(tools: InternalAuditTools, atHand: AuditAtHand, issued: Ask): Promise<void> {
  const { audit, organisation, cycle, asOf } = atHand
  const findings = await issueFindings(tools, atHand, issued)
  const owners = findings.map(({ owner }) => owner)
  const people = await tools.people.byIds([...new Set([...recipientsOf(audit, organisation), ...owners])])
  const content = { kind: 'audit-issued', cycle: cycle._id, asks: [] } as const
  await tools.deliveries.tell([...people.values()], { ...content, asks: [] }, asOf)
  await tools.audits.reported(audit, issued.answer?.file?.sha256 ?? '', asOf)
}
