import type { Db } from 'mongodb'
import { Absences } from '../store/absences.js'
import { AccessDecisions } from '../store/access-decisions.js'
import { AccessHistory } from '../store/access-history.js'
import { AccessOrders } from '../store/access-orders.js'
import { AccessRows } from '../store/access-rows.js'
import { Acknowledgements } from '../store/acknowledgements.js'
import { AskReminders } from '../store/ask-reminders.js'
import { Asks } from '../store/asks.js'
import { AsksWhileAway } from '../store/asks-while-away.js'
import { AuditDefinitions } from '../store/audit-definitions.js'
import { AuditItems } from '../store/audit-items.js'
import { AuditProgrammes } from '../store/audit-programmes.js'
import { AuditSamples } from '../store/audit-samples.js'
import { Audits } from '../store/audits.js'
import { CalendarFeeds } from '../store/calendar-feeds.js'
import { Competences } from '../store/competences.js'
import { ControlChecks } from '../store/control-checks.js'
import { ControlWordings } from '../store/control-wordings.js'
import { Courses } from '../store/courses.js'
import { Cycles } from '../store/cycles.js'
import { type DatabaseSettings, openDatabase } from '../store/database.js'
import { DecisionSteps } from '../store/decision-steps.js'
import { Decisions } from '../store/decisions.js'
import { Declines } from '../store/declines.js'
import type { DefinitionStores } from '../store/definition-stores.js'
import { Deliveries } from '../store/deliveries.js'
import { DocumentedInformation } from '../store/documented-information.js'
import { Documents } from '../store/documents.js'
import { Extractions } from '../store/extractions.js'
import { Figures } from '../store/figures.js'
import { Findings } from '../store/findings.js'
import { FormOpenings } from '../store/form-openings.js'
import { Governance } from '../store/governance.js'
import { Homes } from '../store/homes.js'
import { Imports } from '../store/imports.js'
import { Independence } from '../store/independence.js'
import { KeepingAllAtOnce } from '../store/keeping-all.js'
import { KeptFiles } from '../store/kept-files.js'
import { KnownAccounts } from '../store/known-accounts.js'
import { LateAsks } from '../store/late-asks.js'
import { type Lease, readLease, releaseLease, takeLease } from '../store/leases.js'
import { readHead } from '../store/ledger.js'
import { Lessons } from '../store/lessons.js'
import { LinkVisits } from '../store/link-visits.js'
import { Links } from '../store/links.js'
import { ManagementReviews } from '../store/management-reviews.js'
import { Measures } from '../store/measures.js'
import { Nonconformities } from '../store/nonconformities.js'
import { Occurrences } from '../store/occurrences.js'
import { OpenAsks } from '../store/open-asks.js'
import { OrganisationStore } from '../store/organisation.js'
import { OwedReceipts } from '../store/owed-receipts.js'
import { OwnersAnswers } from '../store/owners-answers.js'
import { PaperLists } from '../store/paper-lists.js'
import { People } from '../store/people.js'
import { Pictures } from '../store/pictures.js'
import { Policies } from '../store/policies.js'
import { PolicyExceptions } from '../store/policy-exceptions.js'
import { PolicyProgress } from '../store/policy-progress.js'
import { PolicyReviews } from '../store/policy-reviews.js'
import { Populations } from '../store/populations.js'
import { Programmes } from '../store/programmes.js'
import { Queries } from '../store/queries.js'
import { QuizAttempts } from '../store/quiz-attempts.js'
import { Reassessments } from '../store/reassessments.js'
import { ReceivedEvents } from '../store/received-events.js'
import { Records } from '../store/records.js'
import { RegisterPlans } from '../store/register-plans.js'
import { ReminderClocks } from '../store/reminders.js'
import { RequestTypes } from '../store/request-types.js'
import { Requirements } from '../store/requirements.js'
import { ReviewMeetings } from '../store/review-meetings.js'
import { RiskAcceptances } from '../store/risk-acceptances.js'
import { RiskCriteriaStore } from '../store/risk-criteria.js'
import { RiskProposals } from '../store/risk-proposals.js'
import { Risks } from '../store/risks.js'
import { StaleDecisions } from '../store/stale-decisions.js'
import { Statements } from '../store/statements.js'
import { Systems } from '../store/systems.js'
import { TakeBacks } from '../store/take-backs.js'
import { Waivers } from '../store/waivers.js'

/** Everything that is kept, over one connection. */
export interface Stores extends DefinitionStores {
  db: Db
  absences: Absences
  accessDecisions: AccessDecisions
  keepingAll: KeepingAllAtOnce
  accessHistory: AccessHistory
  accessOrders: AccessOrders
  accessRows: AccessRows
  acknowledgements: Acknowledgements
  askReminders: AskReminders
  asks: Asks
  asksWhileAway: AsksWhileAway
  audits: Audits
  auditItems: AuditItems
  independence: Independence
  auditSamples: AuditSamples
  calendarFeeds: CalendarFeeds
  cycles: Cycles
  declines: Declines
  decisions: Decisions
  decisionSteps: DecisionSteps
  deliveries: Deliveries
  documentedInformation: DocumentedInformation
  measures: Measures
  extractions: Extractions
  figures: Figures
  openAsks: OpenAsks
  findings: Findings
  formOpenings: FormOpenings
  governance: Governance
  homes: Homes
  exceptions: PolicyExceptions
  imports: Imports
  lateAsks: LateAsks
  keptFiles: KeptFiles
  links: Links
  linkVisits: LinkVisits
  nonconformities: Nonconformities
  occurrences: Occurrences
  organisation: OrganisationStore
  owedReceipts: OwedReceipts
  ownersAnswers: OwnersAnswers
  paperLists: PaperLists
  people: People
  pictures: Pictures
  policies: Policies
  policyProgress: PolicyProgress
  policyReviews: PolicyReviews
  populations: Populations
  programmes: Programmes
  queries: Queries
  received: ReceivedEvents
  quizAttempts: QuizAttempts
  waivers: Waivers
  reassessments: Reassessments
  records: Records
  registerPlans: RegisterPlans
  reminderClock: ReminderClocks
  requestTypes: RequestTypes
  reviewMeetings: ReviewMeetings
  riskCriteria: RiskCriteriaStore
  riskAcceptances: RiskAcceptances
  riskProposals: RiskProposals
  risks: Risks
  ledgerHead: () => Promise<{ height: number; hash: string }>
  staleDecisions: StaleDecisions
  takeBacks: TakeBacks
  takeLease: (name: string, holder: string, forMs: number, now: Date) => Promise<boolean>
  releaseLease: (name: string, holder: string) => Promise<void>
  readLease: (name: string) => Promise<Lease | null>
  /** Rejects when the database is not reached. */
  ping(): Promise<void>
}

export interface OpenStores extends Stores {
  close(): Promise<void>
}

export async function openStores(uri: string, settings: DatabaseSettings = {}): Promise<OpenStores> {
  const { db, close } = await openDatabase(uri, settings)
  return { ...storesOf(db), close }
}

export function storesOf(db: Db): Stores {
  return {
    db,
    absences: new Absences(db),
    accessDecisions: new AccessDecisions(db),
    keepingAll: new KeepingAllAtOnce(db),
    accessHistory: new AccessHistory(db),
    accessOrders: new AccessOrders(db),
    accessRows: new AccessRows(db),
    acknowledgements: new Acknowledgements(db),
    askReminders: new AskReminders(db),
    asks: new Asks(db),
    asksWhileAway: new AsksWhileAway(db),
    auditProgrammes: new AuditProgrammes(db),
    independence: new Independence(db),
    auditDefinitions: new AuditDefinitions(db),
    audits: new Audits(db),
    auditItems: new AuditItems(db),
    auditSamples: new AuditSamples(db),
    calendarFeeds: new CalendarFeeds(db),
    competences: new Competences(db),
    controlChecks: new ControlChecks(db),
    lateAsks: new LateAsks(db),
    controlWordings: new ControlWordings(db),
    courses: new Courses(db),
    knownAccounts: new KnownAccounts(db),
    cycles: new Cycles(db),
    declines: new Declines(db),
    exceptions: new PolicyExceptions(db),
    decisions: new Decisions(db),
    decisionSteps: new DecisionSteps(db),
    deliveries: new Deliveries(db),
    documents: new Documents(db),
    documentedInformation: new DocumentedInformation(db),
    extractions: new Extractions(db),
    figures: new Figures(db),
    openAsks: new OpenAsks(db),
    findings: new Findings(db),
    formOpenings: new FormOpenings(db),
    governance: new Governance(db),
    homes: new Homes(db),
    imports: new Imports(db),
    keptFiles: new KeptFiles(db),
    lessons: new Lessons(db),
    managementReviews: new ManagementReviews(db),
    links: new Links(db),
    linkVisits: new LinkVisits(db),
    nonconformities: new Nonconformities(db),
    measures: new Measures(db),
    occurrences: new Occurrences(db),
    organisation: new OrganisationStore(db),
    owedReceipts: new OwedReceipts(db),
    ownersAnswers: new OwnersAnswers(db),
    paperLists: new PaperLists(db),
    people: new People(db),
    pictures: new Pictures(db),
    policies: new Policies(db),
    policyProgress: new PolicyProgress(db),
    policyReviews: new PolicyReviews(db),
    populations: new Populations(db),
    programmes: new Programmes(db),
    queries: new Queries(db),
    received: new ReceivedEvents(db),
    quizAttempts: new QuizAttempts(db),
    waivers: new Waivers(db),
    reassessments: new Reassessments(db),
    records: new Records(db),
    registerPlans: new RegisterPlans(db),
    reminderClock: new ReminderClocks(db),
    requestTypes: new RequestTypes(db),
    reviewMeetings: new ReviewMeetings(db),
    requirements: new Requirements(db),
    riskCriteria: new RiskCriteriaStore(db),
    riskAcceptances: new RiskAcceptances(db),
    riskProposals: new RiskProposals(db),
    risks: new Risks(db),
    statements: new Statements(db),
    systems: new Systems(db),
    ledgerHead: async () => {
      const { height, hash } = await readHead(db)
      return { height, hash }
    },
    staleDecisions: new StaleDecisions(db),
    takeBacks: new TakeBacks(db),
    takeLease: (name, holder, forMs, now) => takeLease(db, name, holder, forMs, now.toISOString()),
    releaseLease: (name, holder) => releaseLease(db, name, holder),
    readLease: (name) => readLease(db, name),
    ping: async () => {
      await db.command({ ping: 1 })
    },
  }
}
