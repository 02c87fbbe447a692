import type { Ask, Process } from '../domain/ask.js'
import { processOfCycle } from '../domain/cycle.js'
import type { DeliveryContent } from '../domain/delivery.js'
import { isPresentAt } from '../domain/person.js'
import { type AbsenceMessageTools, absenceMessage, standInHead, withStandIn } from './absence-messages.js'
import { type AuditReportMessageTools, auditReportMessage } from './audit-report-message.js'
import { type ChangeMessageTools, changeMessage, comingMessage } from './calendar-messages.js'
import { competenceMatrixMessage } from './competence-matrix-message.js'
import { type ControlledDocumentTools, controlledDocumentMessage } from './controlled-document-message.js'
import { type ResponseMessageTools, responseMessage } from './corrective-response-message.js'
import { type DocumentsRegisterTools, documentsRegisterMessage } from './documents-register.js'
import { type HandedInTools, handedInMessage } from './handed-in-message.js'
import { type MorningMessageTools, showMorning } from './morning.js'
import { paperSheetMessage } from './paper-sheet-message.js'
import { type PolicyPdfTools, policyPdfMessage } from './policy-pdf-message.js'
import { queryAnsweredHead } from './query-messages.js'
import { type RegisterPlanMessageTools, registerPlanMessage } from './register-plan-message.js'
import { isReviewPaper, type ReviewPaperTools, reviewPaperMessage } from './review-paper.js'
import type { Notice, ProcessMessages, Show } from './show.js'
import { type StatementMessageTools, statementMessage } from './statement-message.js'
import type { UnsignedTools } from './unsigned.js'

/** Renders a message from the state of what it is about. Null: there is nothing to show any more. */
export function showDeliveries(
  tools: MorningMessageTools &
    AbsenceMessageTools &
    PolicyPdfTools &
    HandedInTools &
    ChangeMessageTools &
    StatementMessageTools &
    ControlledDocumentTools &
    DocumentsRegisterTools &
    RegisterPlanMessageTools &
    ResponseMessageTools &
    ReviewPaperTools &
    AuditReportMessageTools &
    UnsignedTools,
  processes: Readonly<Record<Process, ProcessMessages>>,
): Show {
  return async ({ person: id, content }, at) => {
    const person = await tools.people.byId(id)
    if (!person || !isPresentAt(person, at)) return null
    if (content.kind === 'absence') {
      const card = await absenceMessage(tools, content, person, at)
      return card && { person, card, worthSending: true }
    }
    if (content.kind === 'coming') {
      const card = await comingMessage(tools, content, person, at)
      return card && { person, card, worthSending: true }
    }
    if (content.kind === 'calendar-change') {
      const card = await changeMessage(tools, content, person, at)
      return card && { person, card, worthSending: true }
    }
    if (content.kind === 'morning') {
      const shown = await showMorning(tools, processes, content, person, at)
      return shown && { person, ...shown }
    }
    if (content.kind === 'policy-pdf') {
      const shown = await policyPdfMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'statement') {
      const shown = await statementMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'register-plan') {
      const shown = await registerPlanMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'controlled-document') {
      const shown = await controlledDocumentMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'documents-register') {
      const shown = await documentsRegisterMessage(tools, person)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'nc-response') {
      const shown = await responseMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (isReviewPaper(content)) {
      const shown = await reviewPaperMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'audit-report') {
      const shown = await auditReportMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'competence-matrix') {
      const shown = await competenceMatrixMessage(tools, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'handed-in') {
      const shown = await handedInMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (content.kind === 'paper-sheet') {
      const shown = await paperSheetMessage(tools, content, person, at)
      return shown && { person, ...shown, worthSending: true }
    }
    if (isNotice(content)) {
      const card = await wording(processes, content)?.ofNotice(content, person, at)
      return card ? { person, card, worthSending: true } : null
    }
    const asks = await tools.asks.byIds(content.asks)
    const shown = inGroups(asks, processes).map(async (group) => {
      const [ask] = group
      const { ofAsk, ofSeveral } = processes[ask.process]
      if (group.length > 1 && ofSeveral) return ofSeveral(group, person, at)
      const card = await ofAsk(ask, person, at)
      return card && withStandIn(tools, ask, card, person, at)
    })
    const head = [
      ...(content.kind === 'stand-in' ? [await standInHead(tools, content, asks, person, at)] : []),
      ...(content.kind === 'query-answered'
        ? [await queryAnsweredHead(tools, processes.approval, content, person)]
        : []),
    ]
    const [first, ...rest] = [...head, ...(await Promise.all(shown))].filter((card) => card !== null)
    if (!first) return null
    const nodes = [first, ...rest].flatMap((card) => card.nodes)
    // Whoever has decided without waiting for an answer needs it no more.
    const worth = content.kind === 'query-answered' ? ['open'] : ['open', 'declined', 'answered']
    const worthSending = asks.some((ask) => worth.includes(ask.state) && ask.mayAnswer.includes(id))
    return { person, card: { summary: first.summary, nodes }, worthSending }
  }
}

/** Each ask by itself, but for those of a process that shows several of them together. */
function inGroups(
  asks: readonly Ask[],
  processes: Readonly<Record<Process, ProcessMessages>>,
): (readonly [Ask, ...Ask[]])[] {
  const groups: [Ask, ...Ask[]][] = []
  for (const ask of asks) {
    const together =
      processes[ask.process].ofSeveral && groups.find(([first]) => first.process === ask.process)
    if (together) together.push(ask)
    else groups.push([ask])
  }
  return groups
}

/** Which process words a notice that is of no single cycle; any other is worded by the process of its cycle. */
const wordedBy: Readonly<Record<Exclude<Notice, { cycle: string }>['kind'], Process>> = {
  address: 'approval',
  blocked: 'approval',
  decision: 'approval',
  finding: 'internal-audit',
  'decision-late': 'approval',
  'decisions-late': 'approval',
  stale: 'approval',
  'acceptance-ends': 'risk-acceptance',
  corrective: 'corrective-action',
  'risk-proposal': 'risk-reassessment',
  'risk-proposed': 'risk-reassessment',
  paper: 'policy-acknowledgement',
  'paper-decided': 'policy-acknowledgement',
  unreachable: 'policy-acknowledgement',
}

function isNotice(content: DeliveryContent): content is Notice {
  return 'cycle' in content || content.kind in wordedBy
}

function wording(
  processes: Readonly<Record<Process, ProcessMessages>>,
  content: Notice,
): ProcessMessages | undefined {
  const process = 'cycle' in content ? processOfCycle(content.cycle) : wordedBy[content.kind]
  return Object.entries(processes).find(([each]) => each === process)?.[1]
}
