import { inOrder } from '../../domain/audit-criteria.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Audit, auditSubject } from '../../domain/internal-audit.js'
import { placeOf } from '../../domain/organisation.js'
import type { Programme } from '../../domain/programme.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { AuditDefinitions } from '../../store/audit-definitions.js'
import type { AuditProgrammes } from '../../store/audit-programmes.js'
import type { People } from '../../store/people.js'
import type { StartOccurrence } from '../calendar/start.js'
import {
  type Asking,
  type Beginning,
  begin,
  onItsDay,
  outOfTurn,
  type StartCycleTools,
} from '../start-cycle.js'
import { closingDayOf } from './look.js'
import type { InternalAuditTools } from './tools.js'

export interface StartAuditTools extends StartCycleTools {
  auditDefinitions: AuditDefinitions
  auditProgrammes: AuditProgrammes
  people: People
}

/** An audit whose day has come. */
export function plannedAudit(tools: StartAuditTools): StartOccurrence {
  return (programme, occurrence, asOf) => startAudit(tools, programme, onItsDay(occurrence, asOf))
}

/** One that somebody asks for out of turn: the nth of its definition. It spends no date of the calendar. */
export function unplannedAudit(tools: StartAuditTools) {
  return (programme: Programme, number: number, because: string, asking: Asking): Promise<string | null> =>
    startAudit(tools, programme, outOfTurn(programme, number, because, asking))
}

/**
 * As top management approved it; before it approved a programme, by the newest version of its definition, as one that the
 * programme has not and that somebody asks for out of turn. Null: there is none, or nobody who would lead it.
 */
async function startAudit(
  tools: StartAuditTools,
  programme: Programme,
  beginning: Beginning,
): Promise<string | null> {
  const [approved, organisation] = await Promise.all([
    tools.auditProgrammes.approved(),
    tools.organisation.read(),
  ])
  const inForce = await tools.auditDefinitions.inForce(programme.subject, approved)
  const audit = inForce ?? (beginning.because ? await tools.auditDefinitions.newest(programme.subject) : null)
  const lead = audit && (await tools.people.byId(audit.lead))
  if (!audit || !organisation || !lead) return null
  const place = placeOf(lead, organisation)
  const dueOn = dueDate(dateIn(beginning.asOf, place.timeZone), programme.businessDays, place)
  const { ismsLead, timeZone } = organisation
  return begin(tools, beginning, {
    ...{ process: 'internal-audit', subject: auditSubject(audit), sequence: audit.sequence, dueOn },
    audience: [{ person: lead.key }],
    ...{ closesOn: closingDayOf({ dueOn }), timeZone, startedBy: ismsLead },
  })
}

/** Writes down what the audit is, as it was when it began. Controls that do not apply are not audited. */
export async function onRecord(tools: InternalAuditTools, cycle: Cycle, asOf: string): Promise<void> {
  if (await tools.audits.byId(cycle._id)) return
  const { id, version } = cycle.subject
  const [definition, statement] = await Promise.all([
    tools.auditDefinitions.byVersion(id, version),
    tools.statements.current(),
  ])
  if (!definition) throw new Error(`${id} is no audit on record`)
  const excluded = new Set(statement?.controls.flatMap((each) => (each.applicable ? [] : [each.id])))
  const { audit, title, kind, objectives, criteria, scope, lead, team, auditees, reportTo } = definition
  const row: Omit<Audit, 'v' | 'revision' | 'stages'> = {
    ...{ _id: cycle._id, audit, title, kind, objectives, scope, lead, team, auditees, reportTo },
    criteria: inOrder(criteria.filter((criterion) => !excluded.has(criterion))),
    stage: 'planning',
  }
  await tools.audits.begin(row, asOf)
}
