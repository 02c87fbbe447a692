import type { Ask } from '../domain/ask.js'
import { asItStands, EVIDENCE_SLOT, progressOf } from '../domain/audit-item.js'
import { declaredLast, hasDeclared } from '../domain/audit-planning.js'
import { CONFIRM_SLOT, ISSUE_SLOT, issuedIn, READ_SLOT, recipientsOf } from '../domain/audit-reporting.js'
import { lastOf } from '../domain/control-check.js'
import { DECIDE_SLOT, stands } from '../domain/finding.js'
import { ties, tieTo } from '../domain/independence.js'
import {
  AGREE_SLOT,
  type Audit,
  type AuditText,
  auditorsOf,
  DATE_SLOT,
  DECLARE_SLOT,
  daysIn,
  ENTER_SLOT,
  endedAt,
  FIELDWORK_SLOT,
  isLost,
  lostPlace,
  RECORD_SLOT,
  REPLACE_SLOT,
  type RecordedAudit,
  recordedIn,
} from '../domain/internal-audit.js'
import type { Person, PersonId } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { AuditDefinitions } from '../store/audit-definitions.js'
import type { AuditItems } from '../store/audit-items.js'
import type { Audits } from '../store/audits.js'
import type { Cycles } from '../store/cycles.js'
import type { Findings } from '../store/findings.js'
import type { Independence } from '../store/independence.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import {
  daysMovedMessage,
  evidenceNotice,
  evidenceViewOf,
  standInNotice,
} from './audit-fieldwork-messages.js'
import { evidenceCard } from './cards/audit-fieldwork/evidence.js'
import { escaped } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import { auditAskCard } from './cards/internal-audit/ask.js'
import { begunNotice } from './cards/internal-audit/begun.js'
import { byNobodyCard, otherDaysCard } from './cards/internal-audit/news.js'
import { overCard } from './cards/internal-audit/over.js'
import { issuedNotice } from './cards/internal-audit/report.js'
import { type AuditView, daysWords } from './cards/internal-audit/view.js'
import { type FindingViewTools, findingNotice } from './finding-messages.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { Notice, ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface AuditViewTools {
  asks: Asks
  auditDefinitions: AuditDefinitions
  auditItems: AuditItems
  audits: Audits
  cycles: Cycles
  findings: Findings
  independence: Independence
  organisation: OrganisationStore
  people: People
}

/** What stands in the messages of an audit: what its auditors and those who are audited are asked. */
export function internalAuditMessages(tools: AuditViewTools & FindingViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      if (ask.slot === EVIDENCE_SLOT) {
        const asked = await evidenceViewOf(tools, ask, reader, at)
        return asked && evidenceCard(asked, await textsOf(tools, reader))
      }
      const view = await auditViewOf(tools, ask, reader, at)
      return view && auditAskCard(view, await textsOf(tools, reader))
    },

    about: async ({ id, version }, reader) => {
      const audit = await tools.auditDefinitions.byVersion(id, version)
      return audit && textsFor(reader.language).internalAudit.about(escaped(titleOf(audit, reader)))
    },

    aboutAsk: async ({ slot, subject: { id, version } }, reader) => {
      const { aboutAsk } = textsFor(reader.language).internalAudit
      const words = Object.entries(aboutAsk).find(([each]) => each === slot)?.[1]
      const audit = words && (await tools.auditDefinitions.byVersion(id, version))
      return audit && words ? words(escaped(titleOf(audit, reader))) : null
    },

    ofNotice: async (content, reader, at) => {
      if (content.kind === 'finding') return findingNotice(tools, content, reader, at)
      if (content.kind === 'evidence-given') return evidenceNotice(tools, content, reader, at)
      if (content.kind === 'evidence-of-another') return standInNotice(tools, content, reader)
      if (content.kind === 'audit-begun') return begunMessage(tools, content.cycle, reader, at)
      if (content.kind === 'audit-news') return newsMessage(tools, content, reader, at)
      if (content.kind === 'audit-days-moved') return daysMovedMessage(tools, content, reader, at)
      if (content.kind === 'audit-over') return overNotice(tools, content.cycle, reader)
      if (content.kind !== 'audit-issued') return null
      const [audit, asks, found, organisation] = await Promise.all([
        tools.audits.byId(content.cycle),
        tools.asks.allOf(content.cycle),
        tools.findings.ofAudit(content.cycle),
        tools.organisation.read(),
      ])
      const issued = issuedIn(asks)?.answer
      if (!audit || !issued) return null
      const people = await tools.people.byIds(peopleIn(issued))
      const texts = await textsOf(tools, reader)
      const standing = found.filter(stands)
      const theirs = standing.filter(({ owner }) => owner === reader._id).length
      const isNamed = audit.reportTo.includes(reader._id)
      const leads = organisation?.ismsLead === reader._id
      return issuedNotice(
        {
          ...{ cycle: audit._id, title: titleOf(audit, reader), lead: whoAnswered(issued, people, texts) },
          ...{ at: issued.at, timeZone: reader.timeZone, theirs, grades: standing.map(({ grade }) => grade) },
          as: audit.auditees.includes(reader._id) ? 'audited' : leads ? 'lead' : isNamed ? 'named' : 'owner',
        },
        texts,
      )
    },
  }
}

/** Null: there is no such audit, or they do not audit there any more. */
async function begunMessage(tools: AuditViewTools, cycle: string, reader: Person, at: string) {
  const audit = await tools.audits.byId(cycle)
  if (!audit?.team.includes(reader._id)) return null
  const [lead, texts] = await Promise.all([tools.people.byId(audit.lead), textsOf(tools, reader)])
  const days = audit.days ? daysWords(audit.days, { reader, at }, texts) : null
  return begunNotice({ cycle, title: titleOf(audit, reader), lead: lead?.name ?? '', days }, texts)
}

/** Null: somebody else is asked by now, or what was told is not so any more. */
async function newsMessage(
  tools: AuditViewTools,
  { cycle, news, about }: Extract<Notice, { kind: 'audit-news' }>,
  reader: Person,
  at: string,
) {
  const [audit, texts] = await Promise.all([tools.audits.byId(cycle), textsOf(tools, reader)])
  if (!audit) return null
  const title = titleOf(audit, reader)
  if (news === 'by-nobody') {
    const [criteria = []] = await tools.independence.auditedByNobody([audit], at)
    return criteria.length > 0 ? byNobodyCard({ audit: audit.audit, title, criteria }, texts) : null
  }
  const objection = await tools.asks.byId(about)
  if (!objection?.answer || audit.lead !== reader._id) return null
  const by = whoAnswered(objection.answer, await tools.people.byIds(peopleIn(objection.answer)), texts)
  return otherDaysCard({ cycle, title, by, reason: objection.answer.reason?.text ?? '' }, texts)
}

async function textsOf({ organisation }: AuditViewTools, reader: Person): Promise<Texts> {
  return textsFor(reader.language, (await organisation.read())?.languages[0])
}

/** That an audit was closed since its time was over, and how far it had come. */
async function overNotice(tools: AuditViewTools, cycle: string, reader: Person) {
  const audit = await tools.audits.byId(cycle)
  const stage = audit && endedAt(audit)
  return audit && stage ? overCard({ audit, reader, stage }, await textsOf(tools, reader)) : null
}

/** In which somebody may object to what they are asked about: then it is asked anew. */
const objecting: readonly string[] = [AGREE_SLOT, READ_SLOT, ISSUE_SLOT]

/** An ask of an audit as its cards show it to a reader. Null: its version is not on record. */
export async function auditViewOf(
  tools: AuditViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<AuditView | null> {
  const [row, definition, cycle, asks, organisation, finding] = await Promise.all([
    tools.audits.byId(ask.cycle),
    tools.auditDefinitions.byVersion(ask.subject.id, ask.subject.version),
    tools.cycles.byId(ask.cycle),
    tools.asks.allOf(ask.cycle),
    tools.organisation.read(),
    (ask.slot === CONFIRM_SLOT || ask.slot === DECIDE_SLOT) && ask.about !== undefined
      ? tools.findings.byId(ask.about)
      : null,
  ])
  const audit: AuditText | null = row ?? definition
  if (!audit) return null
  const objection = asks.find(({ _id, slot }) => objecting.includes(slot) && _id === ask.follows)
  const named = [ask, objection].flatMap((each) => (each?.answer ? peopleIn(each.answer) : []))
  const { lead, team, auditees } = audit
  const starter = cycle?.because ? [cycle.startedBy] : []
  const recipients = organisation && ask.slot === ISSUE_SLOT ? recipientsOf(audit, organisation) : []
  const contested = finding?.contested ? [finding.contested.by] : []
  const lost = ask.slot === REPLACE_SLOT ? (row?.lost?.[lostPlace(ask)] ?? null) : null
  const chosen = ask.slot === REPLACE_SLOT && ask.answer ? [ask.answer.value] : []
  const people = await tools.people.byIds([
    ...new Set([
      lead,
      ...team,
      ...auditees,
      ...named,
      ...starter,
      ...chosen,
      ...contested,
      ...recipients,
      ...(lost ? [lost.person] : []),
      ...(organisation ? [organisation.ismsLead] : []),
    ]),
  ])
  const name = (id: PersonId) => people.get(id)?.name ?? ''
  const texts = textsFor(reader.language)
  return {
    ...{ ask, audit, reader, at, lead: name(lead) },
    ...{ team: team.map(name), auditees: auditees.map(name) },
    days: proposedIn(ask, asks) ?? row?.days ?? null,
    answeredBy: ask.answer ? whoAnswered(ask.answer, people, texts) : null,
    objected: objection?.answer
      ? {
          by: whoAnswered(objection.answer, people, texts),
          reason: objection.answer.reason?.text ?? '',
        }
      : null,
    fieldwork: ask.slot === FIELDWORK_SLOT ? await progressIn(tools, ask.cycle) : null,
    ...{ recipients: recipients.map(name), isIssued: issuedIn(asks) !== undefined, finding },
    lookBackMonths: ask.slot === DECLARE_SLOT ? await tools.independence.lookBackMonths() : 0,
    ismsLead: organisation && organisation.ismsLead !== reader._id ? name(organisation.ismsLead) : null,
    tied: await tiedIn(tools, ask, audit, at),
    mayTakeBack: mayTakeBack(ask, asks, row),
    lost: lost && {
      ...{ name: name(lost.person), because: lost.because },
      reason: reasonOf(asks, lost.person),
    },
    recorded: recordingOf(asks),
    entered: ask.slot === ENTER_SLOT ? (await tools.findings.ofAudit(ask.cycle)).length : 0,
    contestedBy: finding?.contested ? name(finding.contested.by) : '',
    named: chosen.map((each) => name(each)).find((each) => each !== '') ?? null,
    outOfTurn: cycle?.because ? { by: name(cycle.startedBy), reason: cycle.because.text } : null,
  }
}

/** The days that this ask is about: those that it names, or that it asks about. */
function proposedIn(ask: Ask, asks: readonly Ask[]) {
  const proposal =
    ask.slot === DATE_SLOT || ask.slot === RECORD_SLOT
      ? ask
      : ask.slot === AGREE_SLOT
        ? asks.find(({ _id }) => _id === ask.follows)
        : lastOf(asks, DATE_SLOT)
  return proposal?.answer ? daysIn(proposal.answer.value) : null
}

/** Whether it is the declaration that counts of somebody who audits. */
export function mayTakeBack(ask: Ask, asks: readonly Ask[], audit: Audit | null): boolean {
  const by = ask.slot === DECLARE_SLOT ? ask.answer?.by : undefined
  if (!audit || by === undefined || audit.stage === 'closed' || isLost(audit, by)) return false
  return auditorsOf(audit).includes(by) && hasDeclared(asks, by) && declaredLast(asks, by)?._id === ask._id
}

/** What ties whoever is to declare to a part of it, as the record has it now. */
async function tiedIn(
  { independence }: AuditViewTools,
  ask: Ask,
  audit: AuditText,
  at: string,
): Promise<AuditView['tied']> {
  if (ask.slot !== DECLARE_SLOT || ask.state !== 'open') return []
  const { involvements, since } = await independence.tiesOf(audit, [ask.askedOf], at)
  const tied = audit.criteria.flatMap((criterion) => {
    const tie = tieTo(involvements, ask.askedOf, criterion, since)
    return tie ? [{ as: tie.as, criterion, of: tie.of }] : []
  })
  return ties.flatMap((as) => {
    const those = tied.filter((each) => each.as === as)
    if (those.length === 0) return []
    // A control is named as it is; of anything else, what of it is theirs.
    const things = those.flatMap(({ of }) => (of.includes('/') ? [of.slice(of.indexOf('/') + 1)] : []))
    return [{ as, criteria: those.map(({ criterion }) => criterion), of: [...new Set(things)] }]
  })
}

/** What an auditor said who is not independent; empty where they said nothing. */
function reasonOf(asks: readonly Ask[], person: PersonId): string {
  const declared = lastOf(
    asks.filter(({ askedOf }) => askedOf === person),
    DECLARE_SLOT,
  )
  return declared?.answer?.reason?.text ?? ''
}

/** Who else audited, once that was recorded. */
function recordingOf(asks: readonly Ask[]): RecordedAudit | null {
  const recorded = lastOf(asks, RECORD_SLOT)
  return recorded ? recordedIn(recorded) : null
}

async function progressIn({ auditItems, findings }: AuditViewTools, cycle: string) {
  const [items, found] = await Promise.all([auditItems.ofAudit(cycle), findings.ofAudit(cycle)])
  return progressOf(asItStands(items, found))
}
