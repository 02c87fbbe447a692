import type { AuditProgramme } from '../../../domain/audit-programme.js'
import { isIsmsLead, seesAll } from '../../../domain/organisation.js'
import { programmeRequest } from '../../../store/audit-programme-approval.js'
import type { Requested } from '../../../store/decisions.js'
import { openApproval, type ProgrammeViewTools, programmeViewOf } from '../../audit-programme-view.js'
import { programmeCard, putProgrammeForm } from '../../cards/internal-audit/programme.js'
import { verbs } from '../../cards/internal-audit/view.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { decidersIn, type PutToApprovalTools, putToApproval } from '../put-to-approval.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'

export interface ProgrammeTools extends ProgrammeViewTools, PutToApprovalTools {}

/** `/isms audit programme`: what is audited when, for the ISMS lead and top management. */
export function programmeCommand(tools: ProgrammeTools): Command {
  return {
    words: 'audit programme',
    parameters: () => '',
    describe: (texts) => texts.auditProgramme.command,
    allowed: seesAll,
    refused: ({ common }) => common.notYoursToSee,
    run: (visit) => showProgramme(tools, visit),
  }
}

export async function showProgramme(tools: ProgrammeTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  if (!seesAll(person, organisation)) return say(texts.common.notYoursToSee)
  const programme = await tools.auditProgrammes.current()
  if (!programme) return say(texts.auditProgramme.none)
  const view = await programmeViewOf(tools, programme, person, at)
  const mayPut = isIsmsLead(person, organisation) && !view.approved && !view.waiting
  return { kind: 'card', card: programmeCard(view, { mayPut }, texts) }
}

/** Shows what would be put to whom, before anybody is asked. */
export async function askToPutProgramme(tools: ProgrammeTools, visit: Visit, value: string): Promise<Reply> {
  const { person, texts, at } = visit
  const found = await toPut(tools, visit, value)
  if ('refused' in found) return found.refused
  const { programme, request } = found
  const [before, view] = await Promise.all([
    tools.auditProgrammes.approvedBefore(programme),
    programmeViewOf(tools, programme, person, at),
  ])
  const deciders = await decidersIn(tools, visit, request)
  return { kind: 'form', form: putProgrammeForm(view, before, deciders, texts) }
}

/** What was confirmed is put to top management, or nothing is: what was imported in between is not. */
export async function putProgramme(tools: ProgrammeTools, visit: Visit, value: string): Promise<Reply> {
  const { texts } = visit
  const t = texts.auditProgramme.approval
  const found = await toPut(tools, visit, value)
  if ('refused' in found) return found.refused
  const { programme, request } = found
  if (!(await putToApproval(tools, visit, request))) return say(t.already(programme.version))
  return say(t.sent(programme.version, await decidersIn(tools, visit, request)))
}

async function toPut(
  tools: ProgrammeTools,
  { person, organisation, texts, at }: Visit,
  value: string,
): Promise<{ programme: AuditProgramme; request: Requested } | { refused: Reply }> {
  const t = texts.auditProgramme.approval
  if (!isIsmsLead(person, organisation)) return { refused: say(texts.common.notYourCommand) }
  const programme = await tools.auditProgrammes.current()
  if (programme?._id !== value) return { refused: say(t.changed) }
  if (programme.approved || (await openApproval(tools, programme)))
    return { refused: say(t.already(programme.version)) }
  const request = await programmeRequest(tools, organisation, programme, person._id, at)
  return request ? { programme, request } : { refused: say(t.nobody) }
}

/** That it is not approved, and what is not planned in time. */
export async function programmeStanding(tools: ProgrammeTools, visit: Visit): Promise<StandingLine[]> {
  const [programme, rules] = await Promise.all([
    tools.auditProgrammes.current(),
    tools.auditProgrammes.rulesInForce(),
  ])
  if (!programme) return []
  const t = visit.texts.auditProgramme.standing
  const on = todayFor(visit)
  // What is imported and not approved hides nothing that the approved rules want looked at.
  const view = await programmeViewOf(tools, { ...programme, rules }, visit.person, visit.at)
  const open = view.coverage.covered.filter(({ state }) => state === 'open').length
  const show = { verb: verbs.programme, value: programme._id, label: t.show, primary: true }
  const [urgency, canWait] = ['stuck', true] as const
  const approving: StandingLine[] =
    view.approved || view.waiting
      ? []
      : [
          {
            ...{ urgency, on, canWait, text: t.notApproved(programme.version) },
            next: { text: t.next(programme.version), actions: [show] },
          },
        ]
  const missing: StandingLine[] =
    open === 0
      ? []
      : [{ urgency: 'later', on, canWait, text: t.open(open), next: { text: t.missing, actions: [show] } }]
  return [...approving, ...missing]
}
