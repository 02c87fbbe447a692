import type { Subject } from '../domain/ask.js'
import { MOST_WITH_ROLE, peopleInSeat } from '../domain/authority.js'
import type { Decision } from '../domain/decision.js'
import { authorityIn, type Governing, peopleNamedIn } from '../domain/governance.js'
import type { Person, PersonId } from '../domain/person.js'
import { requestNamed } from '../domain/request.js'
import { type Assessment, type RiskInFull, riskHash } from '../domain/risk.js'
import { yearOf } from '../domain/working-days.js'
import type { ControlWordings } from '../store/control-wordings.js'
import type { Decisions } from '../store/decisions.js'
import type { Governance } from '../store/governance.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { RequestTypes } from '../store/request-types.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import type { Statements } from '../store/statements.js'
import { auditProgrammeOnShow } from './audit-programme-on-show.js'
import type { ProgrammeViewTools } from './audit-programme-view.js'
import { type CalendarTools, entryOf } from './calendar.js'
import type { SubjectView } from './cards/approval-view.js'
import { yearWithoutPage, yearWithoutView } from './cards/calendar/year-without.js'
import { titleOf } from './cards/definition.js'
import { type GovernanceView, governancePage, governanceView } from './cards/governance.js'
import { policyPage } from './cards/policy-acknowledgement/form.js'
import { languageFor, plainName } from './cards/policy-name.js'
import { publicationView } from './cards/policy-publication.js'
import { requestPage, requestView } from './cards/request.js'
import { type AcceptanceShown, acceptancePage, acceptanceView } from './cards/risk-acceptance/decision.js'
import { statementApprovalView } from './cards/statement/approval.js'
import { statementPage } from './cards/statement/text.js'
import { newDatePage, newDateView } from './cards/treatment-plan/new-date.js'
import { type CorrectiveViewTools, correctiveOnShow } from './corrective-action-messages.js'
import { type DocumentOnShowTools, documentOnShow } from './document-on-show.js'
import { type MinutesTools, minutesOnShow } from './minutes-on-show.js'
import { statementView } from './statement-view.js'
import type { SubjectOnShow } from './subject-on-show.js'
import { textsFor } from './texts/texts.js'
import { actionOf } from './treatment-plan-messages.js'
import { whoAcceptsEach } from './who-accepts.js'

/** Of what may be decided on; nobody approves anything of other types. */
export type SubjectsOnShow = Readonly<Partial<Record<Subject['type'], SubjectOnShow>>>

/** An occurrence of the calendar without which a year would pass. */
function occurrenceOnShow(tools: CalendarTools): SubjectOnShow {
  const viewOf = async (decision: Decision, reader: Person) => {
    const entry = await entryOf(tools, reader, decision.subject.id)
    return entry && yearWithoutView(entry, decision, reader, textsFor(reader.language))
  }
  return {
    view: viewOf,
    name: async ({ id }, reader) => {
      const entry = await entryOf(tools, reader, id)
      return entry && textsFor(reader.language).yearWithout.what(entry.name, yearOf(entry.occurrence.nominal))
    },
    page: async (decision, reader) => {
      const view = await viewOf(decision, reader)
      return view && { nodes: yearWithoutPage(view), isLast: true }
    },
  }
}

/** What may be decided on. */
export function subjectsOnShow(
  tools: CalendarTools &
    CorrectiveViewTools &
    RequestTools &
    GovernanceTools &
    MinutesTools &
    PlanTools &
    ProgrammeViewTools &
    RiskTools &
    StatementTools &
    DocumentOnShowTools,
): SubjectsOnShow {
  return {
    policy: policyOnShow(tools),
    occurrence: occurrenceOnShow(tools),
    request: requestOnShow(tools),
    governance: governanceOnShow(tools),
    risk: riskOnShow(tools),
    'risk-action': newDateOnShow(tools),
    statement: statementOnShow(tools),
    'audit-programme': auditProgrammeOnShow(tools),
    'corrective-plan': correctiveOnShow(tools, 'corrective-plan'),
    'corrective-extension': correctiveOnShow(tools, 'corrective-extension'),
    'correction-only': correctiveOnShow(tools, 'correction-only'),
    minutes: minutesOnShow(tools),
    document: documentOnShow(tools),
  }
}

/** A new date for something of a risk's treatment plan. */
function newDateOnShow(tools: PlanTools): SubjectOnShow {
  const { decisions, people, riskCriteria } = tools
  const viewOf = async (decision: Decision, reader: Person): Promise<SubjectView | null> => {
    const planned = await actionOf(tools, decision.subject)
    if (!planned) return null
    const [reading, doer] = await Promise.all([
      riskCriteria.readingOf(planned.risk),
      people.byId(planned.action.owner),
    ])
    const shown = { reader, criteria: reading?.criteria ?? null, doer: doer?.name ?? '' }
    return newDateView(planned, decision, shown, textsFor(reader.language))
  }
  return {
    view: viewOf,
    name: async (subject, reader) => {
      const decision = await decisions.newestAbout(subject)
      return (decision && (await viewOf(decision, reader)))?.what ?? null
    },
    page: async (decision, reader) => {
      const view = await viewOf(decision, reader)
      return view && { nodes: newDatePage(view), isLast: true }
    },
  }
}

interface PlanTools {
  decisions: Decisions
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

interface RequestTools {
  decisions: Decisions
  people: People
  requestTypes: RequestTypes
}

/** What somebody asks for by a type of the organisation's own. */
function requestOnShow({ decisions, people, requestTypes }: RequestTools): SubjectOnShow {
  const found = async ({ subject, requestedBy }: Decision) => {
    const { requestType } = requestNamed(subject.id)
    const [type, requester] = await Promise.all([
      requestTypes.byVersion(requestType, subject.version),
      people.byId(requestedBy),
    ])
    return type && { type, requester: requester?.name ?? '' }
  }
  const viewOf = async (decision: Decision, reader: Person) => {
    const about = await found(decision)
    if (!about) return null
    return requestView(about.type, decision, about.requester, reader, textsFor(reader.language))
  }
  return {
    view: viewOf,
    name: async (subject, reader) => {
      const decision = await decisions.newestAbout(subject)
      return (decision && (await viewOf(decision, reader)))?.what ?? null
    },
    page: async (decision, reader) => {
      const about = await found(decision)
      if (!about) return null
      const texts = textsFor(reader.language)
      return { nodes: requestPage(about.type, decision, about.requester, reader, texts), isLast: true }
    },
  }
}

interface GovernanceTools {
  governance: Governance
  people: People
}

/** What governs the ISMS, as an import proposed it. */
function governanceOnShow({ governance, people }: GovernanceTools): SubjectOnShow {
  const found = async ({ version }: Subject, reader: Person): Promise<GovernanceView | null> => {
    const proposal = await governance.byVersion(version)
    if (!proposal) return null
    const holders = await holdersOf(proposal.proposed, people)
    const named = await people.byIds([...peopleNamedIn(proposal), ...[...holders.values()].flat()])
    const withRole = (role: string) => holders.get(role) ?? []
    const readAt = (id: PersonId) => {
      const person = named.get(id)
      return person ? { person: id, name: person.name, email: person.email, chat: person.chat } : null
    }
    return { proposal, name: (id) => named.get(id)?.name ?? '', readAt, withRole, reader }
  }
  return {
    view: async ({ subject }, reader) => {
      const about = await found(subject, reader)
      return about && governanceView(about, textsFor(reader.language))
    },
    name: async (subject, reader) => {
      const about = await found(subject, reader)
      return about && governanceView(about, textsFor(reader.language)).what
    },
    page: async ({ subject }, reader, page, turn) => {
      const about = await found(subject, reader)
      return about && governancePage(about, page, turn, textsFor(reader.language))
    },
  }
}

/** Who has each role that it gives authority to: the two of the ISMS by it, all others by `people.csv`. */
async function holdersOf(governing: Governing, people: People): Promise<Map<string, PersonId[]>> {
  const { ismsLead, topManagement } = governing.roles
  const holders = new Map([
    ['isms-lead', [ismsLead]],
    ['top-management', topManagement],
  ])
  for (const role of new Set(authorityIn(governing).roles)) {
    const found = await people.withRole(role, MOST_WITH_ROLE)
    holders.set(
      role,
      found.map(({ _id }) => _id),
    )
  }
  return holders
}

interface RiskTools {
  decisions: Decisions
  organisation: OrganisationStore
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** A risk above the appetite that somebody is to accept, as it was assessed when they were asked. */
function riskOnShow(tools: RiskTools): SubjectOnShow {
  const { decisions, people, riskCriteria, risks } = tools
  const found = async (decision: Decision, reader: Person): Promise<AcceptanceShown | null> => {
    const { subject } = decision
    const risk = await risks.byId(subject.id)
    const all = risk ? [...risk.earlier, risk.assessment] : []
    const assessment = all.find(({ number }) => String(number) === subject.version)
    const criteria = assessment && (await riskCriteria.ofRequest(decision, assessment))
    if (!risk || !assessment || !criteria) return null
    const accepted = await decisions.acceptancesOf([risk._id])
    const last = accepted.findLast(({ number }) => number < decision.number) ?? null
    const seats = decision.steps.flatMap(({ who }) => who.flatMap(peopleInSeat))
    const named = await people.byIds([
      ...[risk.owner, ...seats, ...(last?.decided ? [last.decided.by] : [])],
      ...assessment.plan.map(({ owner }) => owner),
    ])
    const names = new Map([...named].map(([id, { name }]) => [id, name]))
    const before = all.find(({ number }) => number === assessment.number - 1) ?? null
    const isOver = decision.stale !== undefined || decision.ended?.because === 'changed'
    const changed = isOver ? await changedSince(tools, risk, assessment, reader) : null
    return { risk, assessment, before, criteria, reader, names, last, changed }
  }
  return {
    view: async (decision, reader) => {
      const about = await found(decision, reader)
      return about && acceptanceView(about, decision, textsFor(reader.language))
    },
    name: async ({ id }, reader) => {
      const risk = await risks.byId(id)
      return risk && textsFor(reader.language).riskAcceptance.decision.what(titleOf(risk, reader))
    },
    page: async (decision, reader) => {
      const about = await found(decision, reader)
      return about && { nodes: acceptancePage(about, decision, textsFor(reader.language)), isLast: true }
    },
  }
}

/** How a risk was found since an assessment, and who accepts it now; null where it was not found anew. */
async function changedSince(
  tools: RiskTools,
  risk: RiskInFull,
  { number }: Assessment,
  reader: Person,
): Promise<AcceptanceShown['changed']> {
  const { assessment, owner } = risk
  const reading = await tools.riskCriteria.readingOf(risk)
  if (assessment.number === number || !reading?.isComparable) return null
  const { criteria } = reading
  const texts = textsFor(reader.language)
  const [people, open, accepting] = await Promise.all([
    tools.people.byIds([owner, ...(assessment.by === null ? [] : [assessment.by])]),
    tools.decisions.openAbout({ type: 'risk', id: risk._id }),
    whoAcceptsEach(tools, [{ risk, criteria }], texts, assessment.at),
  ])
  const name = (id: PersonId) => people.get(id)?.name ?? ''
  return {
    ...{ assessment, criteria, owner: name(owner), by: assessment.by === null ? null : name(assessment.by) },
    ...{ accepting: accepting.get(risk._id) ?? null, isAsked: open?.subject.hash === riskHash(risk) },
  }
}

/** A policy version that is to be published. */
function policyOnShow({ policies }: { policies: Policies }): SubjectOnShow {
  const versionOf = ({ id, version }: Subject) => policies.byVersion(id, version)
  return {
    view: async (decision, reader) => {
      const policy = await versionOf(decision.subject)
      return policy && publicationView(policy, decision, reader, textsFor(reader.language))
    },
    name: async (subject, reader) => {
      const policy = await versionOf(subject)
      const texts = textsFor(reader.language)
      return policy && texts.approval.publication.what(plainName(policy, languageFor(policy, reader)))
    },
    page: async (decision, reader, page, turn) => {
      const policy = await versionOf(decision.subject)
      if (!policy) return null
      return policyPage(policy, languageFor(policy, reader), page, turn, textsFor(reader.language))
    },
  }
}

interface StatementTools {
  controlWordings: ControlWordings
  people: People
  statements: Statements
}

/** A version of the statement of applicability that is put to approval. */
function statementOnShow(tools: StatementTools): SubjectOnShow {
  const { statements } = tools
  const found = async ({ id, version }: Subject, { language }: Person) => {
    const statement = await statements.byVersion(id, version)
    return statement && statementView(tools, statement, language)
  }
  return {
    view: async ({ subject, facts }, reader) => {
      const view = await found(subject, reader)
      const before = facts.since ? await statements.bySequence(facts.since) : null
      return view && statementApprovalView(view, before, reader, textsFor(reader.language))
    },
    name: async ({ version }, reader) => textsFor(reader.language).statement.approval.what(version),
    page: async ({ subject }, reader, page, turn) => {
      const view = await found(subject, reader)
      return view && statementPage(view, page, turn, textsFor(reader.language))
    },
  }
}
