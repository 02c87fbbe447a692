import { closingDay } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Audit, type AuditStage, auditorsOf, isLost } from '../../domain/internal-audit.js'
import { canBeAsked, isPresentAt } from '../../domain/person.js'
import { addDays, dateIn, endOf } from '../../domain/working-days.js'
import type { ImportRun, Imports } from '../../store/imports.js'
import type { IsDue } from '../sweep.js'
import { auditorsDue } from './auditors.js'
import { byOthers } from './by-others.js'
import { contestsDue } from './contests.js'
import { fieldwork } from './fieldwork.js'
import { followUp } from './follow-up.js'
import { planning } from './planning.js'
import { reporting } from './reporting.js'
import type { AuditAtHand, AuditStageModule, StageDue } from './stage.js'
import type { AuditLookTools } from './tools.js'

const stageModules: Readonly<Record<Exclude<AuditStage, 'closed'>, AuditStageModule>> = {
  ...{ planning, fieldwork, reporting },
  'follow-up': followUp,
}

/** What an audit by others goes through is theirs. */
export function stageModuleOf(
  { kind }: Pick<Audit, 'kind'>,
  stage: Exclude<AuditStage, 'closed'>,
): AuditStageModule {
  return kind === 'internal' ? stageModules[stage] : byOthers[stage]
}

/** What an audit is about stands in its own row, made at the first look; null before that. */
export async function auditAtHand(
  tools: AuditLookTools,
  cycle: Cycle,
  asOf: string,
): Promise<AuditAtHand | null> {
  const [audit, organisation, asks] = await Promise.all([
    tools.audits.byId(cycle._id),
    tools.organisation.read(),
    tools.asks.allOf(cycle._id),
  ])
  if (!audit || !organisation) return null
  const people = await tools.people.byIds([...auditorsOf(audit), ...audit.auditees])
  const there = new Map(
    [...people].filter(
      ([id, person]) => canBeAsked(person) && isPresentAt(person, asOf) && !isLost(audit, id),
    ),
  )
  return { cycle, audit, asks, organisation, there, asOf }
}

/**
 * What is due of the stage in which it is; undefined where it is closed.
 *
 * @param asksTies Whether it is looked up what ties its auditors, which takes most of the record.
 */
export async function stageDue(
  tools: AuditLookTools,
  atHand: AuditAtHand,
  asksTies = true,
): Promise<StageDue | undefined> {
  const { stage } = atHand.audit
  if (stage === 'closed') return undefined
  const due = await stageModuleOf(atHand.audit, stage).whatIsDue(tools, atHand)
  // Whoever audits no more comes first: nothing is asked of them, and nothing is over by what only they would say.
  if (await auditorsDue(tools, atHand, asksTies)) return { due: 'act' }
  return (await contestsDue(tools, atHand)).length > 0 ? { due: 'act' } : due
}

/**
 * Also where somebody left, or days that were proposed stand since nobody objected in time. What ties the auditors it asks only
 * after an import: the workflow does each day, and each act of theirs does anew.
 */
export function auditIsDue(tools: AuditLookTools & { imports: Imports }): IsDue {
  return async (cycle, asOf) => {
    const [atHand, imported] = await Promise.all([auditAtHand(tools, cycle, asOf), tools.imports.newest()])
    if (atHand === null || isOver(cycle, asOf)) return true
    return (await stageDue(tools, atHand, isSince(imported, cycle)))?.due !== 'nothing'
  }
}

/** Whether it was imported, or still is, after the workflow looked. */
function isSince(imported: ImportRun | null, { lookedAt }: Cycle): boolean {
  if (lookedAt === undefined) return true
  return imported !== null && (imported.finishedAt === null || imported.finishedAt >= lookedAt)
}

/** It goes on until its report is issued and followed up, and no longer than a year after it was to be done. */
export function isOver({ closesOn, timeZone }: Pick<Cycle, 'closesOn' | 'timeZone'>, asOf: string): boolean {
  return asOf >= endOf(closesOn, timeZone)
}

export function closingDayOf({ dueOn }: Pick<Cycle, 'dueOn'>) {
  return closingDay(dueOn, null)
}

/** How often an audit that waits is looked at, whether or not somebody says that it is worth it. */
const DAYS_BETWEEN_LOOKS = 1

/** When to look again at the latest: ISO 8601 UTC. */
export function nextAuditLook(
  { closesOn, timeZone }: Pick<Cycle, 'closesOn' | 'timeZone'>,
  stage: string | null,
  asOf: string,
): string {
  const tomorrow = endOf(addDays(dateIn(asOf, timeZone), DAYS_BETWEEN_LOOKS), timeZone)
  const coming = [tomorrow, endOf(closesOn, timeZone), ...(stage === null ? [] : [stage])]
  return coming.filter((instant) => instant > asOf).sort()[0] ?? tomorrow
}
