import { unplannedAccessReview } from '../../src/activities/access-review/start.js'
import { unplannedCompetence } from '../../src/activities/competence-review/start.js'
import { unplannedCheck } from '../../src/activities/control-check/start.js'
import { controlReview } from '../../src/activities/control-review/question.js'
import { raiseNonconformity } from '../../src/activities/corrective-action/start.js'
import { documentReview } from '../../src/activities/document-review/question.js'
import { unplannedAudit } from '../../src/activities/internal-audit/start.js'
import { makePack } from '../../src/activities/management-review/pack.js'
import { unplannedManagementReview } from '../../src/activities/management-review/start.js'
import { objectiveEvaluation } from '../../src/activities/objective-evaluation/question.js'
import { unplannedQuestion } from '../../src/activities/owners-question/start.js'
import { policyReview } from '../../src/activities/policy-review/question.js'
import { requirementReview } from '../../src/activities/requirement-review/question.js'
import { takeOver } from '../../src/activities/risk-acceptance/take-over.js'
import { unplannedReassessment } from '../../src/activities/risk-reassessment/start.js'
import { unplannedTraining } from '../../src/activities/training/start.js'
import type { Card, CardNode, Form } from '../../src/bot/cards/card.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { accessReviewDesk } from '../../src/bot/desk/access-review/desk.js'
import { accessSystemsDesk } from '../../src/bot/desk/access-systems/desk.js'
import { approvalDesk } from '../../src/bot/desk/approval/desk.js'
import { auditFieldworkDesk } from '../../src/bot/desk/audit-fieldwork/desk.js'
import { awarenessDesk } from '../../src/bot/desk/awareness/desk.js'
import { calendarDesk } from '../../src/bot/desk/calendar/desk.js'
import { calendarFeedDesk } from '../../src/bot/desk/calendar-feed.js'
import { runCommand } from '../../src/bot/desk/commands.js'
import { competenceReviewDesk } from '../../src/bot/desk/competence-review/desk.js'
import { controlCheckDesk } from '../../src/bot/desk/control-check/desk.js'
import { controlReviewDesk } from '../../src/bot/desk/control-review/desk.js'
import { correctiveActionDesk } from '../../src/bot/desk/corrective-action/desk.js'
import type { Command, ProcessDesk, Visit } from '../../src/bot/desk/desk.js'
import { documentsDesk } from '../../src/bot/desk/documents/desk.js'
import { findingDesk } from '../../src/bot/desk/finding/desk.js'
import { home } from '../../src/bot/desk/home.js'
import { internalAuditDesk } from '../../src/bot/desk/internal-audit/desk.js'
import { managementReviewDesk } from '../../src/bot/desk/management-review/desk.js'
import { objectiveEvaluationDesk } from '../../src/bot/desk/objective-evaluation/desk.js'
import { policyAcknowledgementDesk } from '../../src/bot/desk/policy-acknowledgement/desk.js'
import { policyReviewDesk } from '../../src/bot/desk/policy-review/desk.js'
import { remindersDesk } from '../../src/bot/desk/reminders.js'
import { requirementReviewDesk } from '../../src/bot/desk/requirement-review/desk.js'
import { riskAcceptanceDesk } from '../../src/bot/desk/risk-acceptance/desk.js'
import { riskReassessmentDesk } from '../../src/bot/desk/risk-reassessment/desk.js'
import { riskRegisterDesk } from '../../src/bot/desk/risk-register/desk.js'
import { statementDesk } from '../../src/bot/desk/statement/desk.js'
import { statusDesk } from '../../src/bot/desk/status.js'
import { placesOf, throughOf } from '../../src/bot/desk/through.js'
import { trainingDesk } from '../../src/bot/desk/training/desk.js'
import { treatmentPlanDesk } from '../../src/bot/desk/treatment-plan/desk.js'
import type { Inputs, Reply } from '../../src/bot/interaction.js'
import type { FileSource } from '../../src/bot/messenger.js'
import { showMorning } from '../../src/bot/morning.js'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import { renderBlocks, renderView } from '../../src/bot/slack/render-blocks.js'
import type { DeliveryContent, MorningContent } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import { courseStandingIn } from '../../src/main/course-standing.js'
import { processMessages } from '../../src/main/process-messages.js'
import type { Stores } from '../../src/main/stores.js'
import { readableText } from './slack-text.js'
import { visitOf } from './visit-of.js'

/** The bot's public address. */
export const url = 'https://isms.kestrel.example'

const account = { platform: 'slack', team: 'T1', user: 'U1' } as const

/** The front desk on a real database, with no workflow behind it. */
export function deskOf(stores: Stores): ProcessDesk {
  const nothing = () => undefined
  const told = {
    ...{ answered: nothing, cycleStarted: nothing, retired: nothing },
    ...{ decisionRequested: nothing, decisionMoved: nothing },
  }
  return policyAcknowledgementDesk({ ...stores, ...told, subjects: subjectsOnShow(stores) })
}

const processDesksOf = (stores: Stores, fileSources: readonly FileSource[]): ProcessDesk[] => [
  deskOf(stores),
  approvalDesk({
    ...{ ...stores, subjects: subjectsOnShow(stores) },
    ...{ decisionRequested: () => undefined, decisionMoved: () => undefined },
    // A test that is over has no database any more.
    formOpened: (opening) => void stores.formOpenings.note(opening).catch(() => undefined),
  }),
  calendarDesk({
    ...stores,
    subjects: subjectsOnShow(stores),
    calendarChanged: () => undefined,
    decisionRequested: () => undefined,
  }),
  policyReviewDesk({
    ...stores,
    answered: () => undefined,
    startReview: unplannedQuestion({ ...stores, startCycle: async () => undefined }, policyReview(stores)),
  }),
  requirementReviewDesk({
    ...stores,
    answered: () => undefined,
    startReview: unplannedQuestion(
      { ...stores, startCycle: async () => undefined },
      requirementReview(stores),
    ),
  }),
  controlReviewDesk({
    ...stores,
    answered: () => undefined,
    startReview: unplannedQuestion({ ...stores, startCycle: async () => undefined }, controlReview(stores)),
  }),
  documentsDesk({
    ...{ ...stores, answered: () => undefined },
    ...{ decisionRequested: () => undefined, decisionMoved: () => undefined },
    startReview: unplannedQuestion({ ...stores, startCycle: async () => undefined }, documentReview(stores)),
  }),
  objectiveEvaluationDesk({
    ...{ ...stores, answered: () => undefined },
    startEvaluation: unplannedQuestion(
      { ...stores, startCycle: async () => undefined },
      objectiveEvaluation(stores),
    ),
  }),
  awarenessDesk({ ...stores, answered: () => undefined }),
  internalAuditDesk({
    ...{ ...stores, answered: () => undefined },
    ...{ decisionRequested: () => undefined, decisionMoved: () => undefined },
    startAudit: unplannedAudit({ ...stores, startCycle: async () => undefined }),
    raise: raiseNonconformity({ ...stores, startCycle: async () => undefined }),
  }),
  correctiveActionDesk({
    ...{ ...stores, fileSources, answered: () => undefined },
    raise: raiseNonconformity({ ...stores, startCycle: async () => undefined }),
  }),
  competenceReviewDesk({
    ...{ ...stores, courseStanding: courseStandingIn(stores) },
    ...{ fileSources: [], answered: () => undefined },
    startReview: unplannedCompetence({ ...stores, startCycle: async () => undefined }),
  }),
  accessSystemsDesk(stores),
  accessReviewDesk({
    ...stores,
    ...{ fileSources, answered: () => undefined, cycleChanged: () => undefined },
    startReview: unplannedAccessReview({ ...stores, startCycle: async () => undefined }),
  }),
  controlCheckDesk({
    ...stores,
    ...{ fileSources: [], answered: () => undefined },
    startCheck: unplannedCheck({ ...stores, startCycle: async () => undefined }),
  }),
  findingDesk({ ...stores, cycleChanged: () => undefined }),
  auditFieldworkDesk({
    ...{ ...stores, fileSources, answered: () => undefined, auditChanged: () => undefined },
  }),
  managementReviewDesk({
    ...{ ...stores, answered: () => undefined, cycleMoved: () => undefined },
    startReview: unplannedManagementReview({ ...stores, startCycle: async () => undefined }),
    makePack: (...wanted) => makePack(stores, ...wanted),
  }),
  riskAcceptanceDesk({
    ...{ ...stores, answered: () => undefined, riskChanged: () => undefined },
    takeOver: (ask, at) => takeOver({ ...stores, startDecision: async () => undefined }, ask, at),
  }),
  riskRegisterDesk({
    ...stores,
    startReassessment: unplannedReassessment({ ...stores, startCycle: async () => undefined }),
  }),
  riskReassessmentDesk({
    ...stores,
    answered: () => undefined,
    startReassessment: unplannedReassessment({ ...stores, startCycle: async () => undefined }),
  }),
  treatmentPlanDesk({
    ...{ ...stores, fileSources: [], riskChanged: () => undefined },
    ...{ answered: () => undefined, decisionRequested: () => undefined },
  }),
  statementDesk({
    ...stores,
    ...{ decisionRequested: () => undefined, decisionMoved: () => undefined },
  }),
  trainingDesk({
    ...stores,
    ...{ answered: () => undefined, cycleMoved: () => undefined, settled: () => undefined },
    fileSources,
    startTraining: unplannedTraining({ ...stores, startCycle: async () => undefined }),
  }),
  remindersDesk({ ...stores, processes: processMessages(stores) }),
  calendarFeedDesk({ ...stores, url }),
]

function desksOf(stores: Stores, fileSources: readonly FileSource[]): ProcessDesk[] {
  const desks = processDesksOf(stores, fileSources)
  return [...desks, statusDesk({ ...stores, processes: processMessages(stores) }, desks)]
}

/** Everything that anybody may type, but for what has no desk of its own here. */
export function everyCommand(stores: Stores): Command[] {
  return desksOf(stores, []).flatMap(({ commands }) => commands)
}

/** A person who types and clicks at the desk, at one time; what they last got is what they see. */
export class AtTheDesk {
  #shown: Card | Form | null = null
  #reply: Reply | null = null

  constructor(
    private readonly stores: Stores,
    private readonly person: Person,
    private readonly at: string,
    /** Where what they hand in comes from. */
    private readonly fileSources: readonly FileSource[] = [],
  ) {}

  async types(text: string): Promise<this> {
    return this.#gets(await runCommand(await this.#visit(), text, desksOf(this.stores, this.fileSources)))
  }

  async looksAtHome(): Promise<this> {
    const tools = { ...this.stores, processes: processMessages(this.stores) }
    return this.#gets({
      kind: 'card',
      card: await home(tools, await this.#visit(), desksOf(this.stores, this.fileSources)),
    })
  }

  /** The message of this morning, about everything that waits for them. */
  async readsMorning(): Promise<this> {
    const processes = processMessages(this.stores)
    const day = this.at.slice(0, 10)
    const asks = (await this.stores.asks.openOf(this.person._id)).map(({ _id }) => _id)
    const content: MorningContent = { kind: 'morning', day, asks, late: [] }
    const morning = await showMorning(this.stores, processes, content, this.person, this.at)
    if (!morning) throw new Error('There is nothing to read')
    return this.#gets({ kind: 'card', card: morning.card })
  }

  /** The message in which this ask stands, as it is by now. */
  async reads(ask: string): Promise<this> {
    const found = await this.stores.asks.byId(ask)
    const { ofAsk } = (found && processMessages(this.stores)[found.process]) ?? {}
    const card = found && (await ofAsk?.(found, this.person, this.at))
    if (!card) throw new Error('There is nothing to read')
    return this.#gets({ kind: 'card', card })
  }

  /** The one message in which all of these stand, as it is by now. */
  readsAll(asks: readonly string[]): Promise<this> {
    return this.readsDelivery({ kind: 'asks', asks: [...asks] })
  }

  /** A message to them, as it is by now. */
  async readsDelivery(content: DeliveryContent): Promise<this> {
    const show = showDeliveries(this.stores, processMessages(this.stores))
    const shown = await show({ person: this.person._id, content }, this.at)
    if (!shown) throw new Error('There is nothing to read')
    return this.#gets({ kind: 'card', card: shown.card })
  }

  /** What the buttons say. */
  get labels(): string[] {
    return this.nodes.flatMap((node) =>
      node.kind === 'actions' ? node.actions.map(({ label }) => label) : [],
    )
  }

  /** Clicks the button of this label. */
  async clicks(label: string): Promise<this> {
    const actions = (this.#shown?.nodes ?? []).flatMap((node) =>
      node.kind === 'actions' ? node.actions : [],
    )
    const action = actions.find((each) => each.label === label)
    if (!action) throw new Error(`There is no button “${label}”`)
    return this.acts(action.verb, action.value)
  }

  async submits(inputs: Inputs = {}): Promise<this> {
    const submit = this.#shown && 'submit' in this.#shown ? this.#shown.submit : undefined
    if (!submit) throw new Error('There is nothing to submit')
    return this.acts(submit.verb, submit.value, inputs)
  }

  /** What a notification says of the message before them, and the subject of an e-mail. */
  get notification(): string {
    return this.#shown && 'summary' in this.#shown ? this.#shown.summary : ''
  }

  get sees(): string {
    const shown = this.#shown
    if (!shown) return ''
    const blocks = 'close' in shown ? renderView(shown).payload.blocks : renderBlocks(shown).payload.blocks
    return readableText(blocks as never, '')
  }

  get nodes(): readonly CardNode[] {
    return this.#shown?.nodes ?? []
  }

  get reply(): Reply {
    if (!this.#reply) throw new Error('Nothing was done yet')
    return this.#reply
  }

  /** Sends an act that no button offers. */
  async acts(name: string, value: string, inputs: Inputs = {}): Promise<this> {
    const [verb = '', ...rest] = name.split('/')
    const act = desksOf(this.stores, this.fileSources).flatMap(({ acts }) => acts[verb] ?? [])[0]
    if (!act) throw new Error(`Nobody knows ${verb}`)
    const interaction = { kind: 'act', from: account, at: this.at, verb: name, value, inputs } as const
    const places = await placesOf(this.stores, interaction)
    const visit = { ...(await this.#visit()), through: throughOf(interaction, places, this.person._id) }
    return this.#gets(await act(visit, interaction, rest.join('/')))
  }

  async #visit(): Promise<Visit> {
    const organisation = await this.stores.organisation.read()
    if (!organisation) throw new Error('There is no organisation')
    return visitOf(this.person, this.at, organisation)
  }

  #gets(reply: Reply): this {
    this.#reply = reply
    if (reply.kind === 'card') this.#shown = reply.card
    if (reply.kind === 'form') this.#shown = reply.form
    return this
  }
}
