import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { criteriaText } from '../../../domain/audit-criteria.js'
import { asItStands, progressOf } from '../../../domain/audit-item.js'
import { declaredLast } from '../../../domain/audit-planning.js'
import { asApproved } from '../../../domain/audit-programme.js'
import { lastOf } from '../../../domain/control-check.js'
import {
  AGREE_SLOT,
  type Agreement,
  type Audit,
  type AuditDefinition,
  auditorsOf,
  DATE_SLOT,
  daysIn,
  wasHeld,
} from '../../../domain/internal-audit.js'
import { isIsmsLead, seesAll } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import type { Occurrence, Programme } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { AuditProgrammes } from '../../../store/audit-programmes.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { Programmes } from '../../../store/programmes.js'
import { verbs as fieldworkVerbs, progressText } from '../../cards/audit-fieldwork/checklist.js'
import { type Action, escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { type AuditShown, auditCard, auditListCard } from '../../cards/internal-audit/list.js'
import { noMoreAction } from '../../cards/internal-audit/receipt.js'
import { reportAction } from '../../cards/internal-audit/report.js'
import { verbs } from '../../cards/internal-audit/view.js'
import type { StandingLine } from '../../cards/standing.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import { type AuditViewTools, mayTakeBack } from '../../internal-audit-messages.js'
import { type DefinitionList, definedAndPlanned } from '../definition-list.js'
import type { Visit } from '../desk.js'
import { todayFor } from '../standing.js'

export interface AuditListTools extends AuditViewTools {
  auditProgrammes: AuditProgrammes
  occurrences: Occurrences
  programmes: Programmes
}

/** One audit that the file has: those of it that ran, the newest first, and what is asked in it now. */
export interface KnownAudit {
  definition: AuditDefinition
  programme: Programme
  held: readonly Audit[]
  running: Audit | null
  /** All that was asked in the one that runs. */
  asked: readonly Ask[]
  next: Occurrence | null
  names: ReadonlyMap<string, Person>
}

const process = 'internal-audit'

/** Who audits or is audited sees theirs; the ISMS lead and top management see all. */
export function auditList(tools: AuditListTools): DefinitionList<KnownAudit> {
  return {
    ...{ process, command: 'audit', seesAll },
    words: ({ internalAudit }) => internalAudit.list,
    offered: async (person) => (await knownAudits(tools)).some((known) => concerns(known, person)),
    known: () => knownAudits(tools),
    definitionOf: ({ definition: { audit, title } }) => ({ id: audit, title }),
    concerns,
    async listCard(these, all, { person, organisation, texts, at }) {
      const today = dateIn(at, organisation.timeZone)
      return auditListCard(these.map(lineOf), { all, reader: person, today }, texts)
    },
    async card(known, visit) {
      const { person, organisation, texts, at } = visit
      const today = dateIn(at, organisation.timeZone)
      const { running } = known
      const begun = running !== null && running.stage !== 'planning'
      const [recorded, findings] = begun
        ? await Promise.all([tools.auditItems.ofAudit(running._id), tools.findings.ofAudit(running._id)])
        : [[], []]
      const items = asItStands(recorded, findings)
      const progress = items.length > 0 ? progressText(progressOf(items), texts) : null
      const audit = known.running ?? known.definition
      const internal = audit.kind === 'internal' ? [audit] : []
      const [byNobody = []] = await tools.independence.auditedByNobody(internal, at)
      const shown = {
        ...{ ...lineOf(known), byNobody, names: known.names, progress, proposed: proposedIn(known, visit) },
        cycle: seesAll(person, organisation) ? cycleOf(known) : null,
        actions: [...actionsFor(known, visit), ...noMoreFor(known, visit)],
      }
      return auditCard(shown, { reader: person, today, at }, texts)
    },
  }
}

/** What `steward audit-report` and `steward record` call the one that runs, or else the one that ran last. */
function cycleOf({ held }: KnownAudit): string | null {
  return held[0]?._id.replace('cycle/', '') ?? null
}

/** The days that are proposed while it is planned, and who has not said yet whether they suit them. */
function proposedIn(
  { running, asked, names }: KnownAudit,
  { person, organisation, texts }: Visit,
): AuditShown['proposed'] {
  if (running?.stage !== 'planning') return null
  const answered = asked.filter(({ answer }) => answer)
  const proposal = lastOf(answered, DATE_SLOT)
  const days = proposal?.answer ? daysIn(proposal.answer.value) : null
  if (!proposal || !days) return null
  const said = asked.filter(({ slot, follows }) => slot === AGREE_SLOT && follows === proposal._id)
  const objection = said.find(({ answer }) => answer?.value === ('other-days' satisfies Agreement))?.answer
  // What an auditee writes is for the auditors, and for who sees to the whole.
  const mayRead = auditorsOf(running).includes(person._id) || seesAll(person, organisation)
  const reason = mayRead ? (objection?.reason?.text ?? '') : null
  return {
    days,
    waitsFor: said
      .filter(({ state }) => state === 'open')
      .map(({ askedOf }) => names.get(askedOf)?.name ?? ''),
    objected: objection ? { by: whoAnswered(objection, names, texts), reason } : null,
  }
}

function lineOf({ definition, held, running, next }: KnownAudit) {
  return {
    audit: running ?? definition,
    id: definition.audit,
    running,
    next: next?.date ?? null,
    held: held.filter(wasHeld).length,
  }
}

/** What it asks now. */
export function openIn({ asked }: Pick<KnownAudit, 'asked'>): Ask[] {
  return asked.filter(({ state }) => state === 'open')
}

function concerns({ definition, running, asked }: KnownAudit, { _id }: Person): boolean {
  const concerned = [definition, ...(running ? [running] : [])].flatMap((audit) => [
    ...auditorsOf(audit),
    ...audit.auditees,
    ...audit.reportTo,
  ])
  return concerned.includes(_id) || openIn({ asked }).some(({ mayAnswer }) => mayAnswer.includes(_id))
}

/** Answer what waits for them; else begin it, if they may. */
function actionsFor(
  { asked, definition, held, running }: KnownAudit,
  { person, organisation, texts }: Visit,
): Action[] {
  const theirs = openIn({ asked }).find(({ mayAnswer }) => mayAnswer.includes(person._id))
  const reported = held.find(({ reportedAt }) => reportedAt)
  const { pdf, csv } = texts.auditReporting.file
  const report = reported
    ? [reportAction(reported._id, 'pdf', pdf), reportAction(reported._id, 'csv', csv)]
    : []
  if (theirs) {
    const label = texts.internalAudit.declare.show
    return [{ verb: verbs.open, value: formatAskRef(theirs), label, primary: true }, ...report]
  }
  if (running?.stage === 'fieldwork' && auditorsOf(running).includes(person._id)) {
    const verb = `${fieldworkVerbs.checklist}/1`
    return [{ verb, value: running._id, label: texts.auditFieldwork.goOn, primary: true }]
  }
  if (running || !isIsmsLead(person, organisation)) return report
  const label = texts.internalAudit.start.open
  return [...report, { verb: verbs.askWhyNow, value: definition.audit, label }]
}

/** Whoever declared to be independent may say at any time that they are no more. */
function noMoreFor({ asked, running }: KnownAudit, { person, texts }: Visit): Action[] {
  const last = declaredLast(asked, person._id)
  return last && mayTakeBack(last, asked, running) ? [noMoreAction(last, texts)] : []
}

/** Every audit that the file or the approved programme has, by its id. */
export async function knownAudits(tools: AuditListTools): Promise<KnownAudit[]> {
  const approved = await tools.auditProgrammes.approved()
  const [defined, planned] = await Promise.all([
    definedAndPlanned(process, tools.auditDefinitions, tools.programmes, (each) =>
      asApproved(each, approved),
    ),
    tools.occurrences.planned(),
  ])
  const all = await tools.audits.ofDefinitions(defined.map(({ id }) => id))
  const running = all.filter(({ stage }) => stage !== 'closed')
  const asks = await tools.asks.ofFew(running.map(({ _id }) => _id))
  const named = [...defined.map(({ definition }) => definition), ...running].flatMap(
    ({ lead, team, auditees }) => [lead, ...team, ...auditees],
  )
  const objecting = asks.flatMap(({ answer }) => (answer ? peopleIn(answer) : []))
  const names = await tools.people.byIds([...new Set([...named, ...objecting])])
  return defined.map(({ id, definition, programme }): KnownAudit => {
    const held = all.filter(({ audit }) => audit === id)
    const now = held.find(({ stage }) => stage !== 'closed') ?? null
    return {
      ...{ definition, programme, held, running: now, names },
      asked: asks.filter(({ cycle }) => cycle === now?._id),
      next: planned.find((each) => each.programme === programme._id) ?? null,
    }
  })
}

/** Of which audits, planned or under way, nobody who audits is independent of a part. */
export async function auditedByNobody(tools: AuditListTools, visit: Visit): Promise<StandingLine[]> {
  const { person, texts, at } = visit
  const t = texts.auditProgramme.standing
  const audits = (await knownAudits(tools))
    .map(({ definition, running }) => ({ definition, running, audit: running ?? definition }))
    .filter(({ audit: { kind } }) => kind === 'internal')
  const each = await tools.independence.auditedByNobody(
    audits.map(({ audit }) => audit),
    at,
  )
  return audits.flatMap(({ definition, audit, running }, n): StandingLine[] => {
    const criteria = each[n] ?? []
    if (criteria.length === 0) return []
    const title = escaped(titleOf(audit, person))
    const show = { verb: verbs.show, value: definition.audit, label: t.show, primary: true }
    return [
      {
        ...{ urgency: running ? 'stuck' : 'later', on: todayFor(visit), canWait: true },
        text: t.byNobody(title, escaped(criteriaText(criteria))),
        next: { text: t.byNobodyNext(title), actions: [show] },
      },
    ]
  })
}
