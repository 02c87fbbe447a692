import { EVIDENCE_SLOT } from '../../domain/audit-item.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import { AGREE_SLOT, endedAt, nextStage } from '../../domain/internal-audit.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { byAudit } from './ask.js'
import { auditorsDue, seeToAuditors } from './auditors.js'
import { contestsDue, seeToContests } from './contests.js'
import { auditAtHand, isOver, nextAuditLook, stageDue, stageModuleOf } from './look.js'
import { onRecord } from './start.js'
import type { InternalAuditTools } from './tools.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface AuditAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface AuditLook extends Pick<Look, 'nextLook'> {
  next: 'act' | 'wait' | 'close'
}

export interface InternalAuditActivities {
  lookAtAudit(input: AuditAt): Promise<AuditLook>
  actOnAudit(input: AuditAt): Promise<void>
  closeAudit(input: AuditAt): Promise<void>
}

/** Each activity may run twice: what is there already is left as it is. */
export function internalAuditActivities(tools: InternalAuditTools): InternalAuditActivities {
  return {
    async lookAtAudit({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      if (cycle.state === 'closed' || isOver(cycle, asOf)) return { next: 'close', nextLook: asOf }
      const atHand = await auditAtHand(tools, cycle, asOf)
      if (!atHand) return { next: 'act', nextLook: asOf }
      const due = await stageDue(tools, atHand)
      if (!due) return { next: 'close', nextLook: asOf }
      if (due.due !== 'nothing') return { next: 'act', nextLook: asOf }
      const nextLook = nextAuditLook(cycle, due.nextLook, asOf)
      await tools.cycles.looksNext(id, nextLook, asOf)
      return { next: 'wait', nextLook }
    },
    actOnAudit: (input) => act(tools, input),
    closeAudit: (input) => close(tools, input),
  }
}

/** One step: what the stage at hand has to be done, or the next stage begins. */
async function act(tools: InternalAuditTools, { cycle: id, asOf }: AuditAt): Promise<void> {
  const cycle = await existing(tools, id)
  await onRecord(tools, cycle, asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  const atHand = await auditAtHand(tools, cycle, asOf)
  const due = atHand && (await stageDue(tools, atHand))
  if (!atHand || !due || due.due === 'nothing') return
  const { audit } = atHand
  const { stage } = audit
  if (stage === 'closed') return
  const auditors = await auditorsDue(tools, atHand)
  if (auditors) return seeToAuditors(tools, atHand, auditors)
  const contests = await contestsDue(tools, atHand)
  if (contests.length > 0) return seeToContests(tools, atHand, contests)
  if (due.due === 'act') return stageModuleOf(audit, stage).act(tools, atHand)
  // Before it moves on, so that it is done again after a worker that died: what was to be shown is wanted no more.
  for (const ask of atHand.asks)
    if (ask.state === 'open' && ask.slot === EVIDENCE_SLOT)
      await tools.asks.closeOne(ask._id, 'settled', asOf, byAudit)
  await tools.audits.moveTo(audit, nextStage(audit.stage), asOf, due.days)
  // Auditees who did not object are asked no more; what others are asked goes on.
  for (const ask of atHand.asks)
    if (ask.state === 'open' && ask.slot === AGREE_SLOT)
      await tools.asks.closeOne(ask._id, 'settled', asOf, byAudit)
}

/** The record says who declared what, and what came of each stage. */
async function close(tools: InternalAuditTools, { cycle: id, asOf }: AuditAt): Promise<void> {
  const cycle: Cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, byAudit)
  const audit = await tools.audits.byId(id)
  if (audit && audit.stage !== 'closed') await tools.audits.moveTo(audit, 'closed', asOf)
  const over = audit && endedAt((await tools.audits.byId(id)) ?? audit)
  if (over) await tellIsmsLead(tools, { kind: 'audit-over', cycle: id, asks: [] }, asOf)
  const record = await recordOf(tools, cycle, await tools.asks.allOf(id), asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}
