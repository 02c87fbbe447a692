import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AdaptiveCard, HostConfig, SerializationContext, Versions } from 'adaptivecards'
import type { Card, Form } from '../../src/bot/cards/card.js'
import { renderCard, renderForm } from '../../src/bot/html/render-card.js'
import { renderBlocks, renderView } from '../../src/bot/slack/render-blocks.js'
import { limits } from '../../src/bot/teams/limits.js'
import { renderAdaptiveCard, renderAdaptiveForm } from '../../src/bot/teams/render-adaptive-card.js'
import { languages, type Texts, textsFor } from '../../src/bot/texts/texts.js'
import { checkedMessageBlocks, checkedView } from '../../src/sandbox/slack/validation.js'
import { absence } from './every-card/absence.js'
import { accessReview } from './every-card/access-review.js'
import { accessSystems } from './every-card/access-systems.js'
import { approval } from './every-card/approval.js'
import { auditFieldwork } from './every-card/audit-fieldwork.js'
import { awareness } from './every-card/awareness.js'
import { calendar } from './every-card/calendar.js'
import { calendarFeed } from './every-card/calendar-feed.js'
import { common } from './every-card/common.js'
import { competenceReview } from './every-card/competence-review.js'
import { controlCheck } from './every-card/control-check.js'
import { controlReview } from './every-card/control-review.js'
import { correctiveAction } from './every-card/corrective-action.js'
import { decline } from './every-card/decline.js'
import { controlledDocuments } from './every-card/documents.js'
import { everyInput } from './every-card/every-input.js'
import { governance } from './every-card/governance.js'
import { home } from './every-card/home.js'
import { internalAudit } from './every-card/internal-audit.js'
import { managementReview } from './every-card/management-review.js'
import { objectiveEvaluation } from './every-card/objective-evaluation.js'
import { policyAcknowledgement } from './every-card/policy-acknowledgement.js'
import { policyReview } from './every-card/policy-review.js'
import { query } from './every-card/query.js'
import { reminders } from './every-card/reminders.js'
import { request } from './every-card/request.js'
import { requirementReview } from './every-card/requirement-review.js'
import { riskAcceptance } from './every-card/risk-acceptance.js'
import { riskProposal } from './every-card/risk-proposal.js'
import { riskReassessment } from './every-card/risk-reassessment.js'
import { riskRegister } from './every-card/risk-register.js'
import type { ShownBy } from './every-card/shown.js'
import { standing } from './every-card/standing.js'
import { statementOfApplicability } from './every-card/statement.js'
import { training } from './every-card/training.js'
import { trainingWays } from './every-card/training-ways.js'
import { treatmentPlan } from './every-card/treatment-plan.js'

/** A process adds what it shows here. */
const processes: readonly ShownBy[] = [
  absence,
  accessSystems,
  accessReview,
  approval,
  awareness,
  calendar,
  calendarFeed,
  common,
  competenceReview,
  controlCheck,
  controlReview,
  controlledDocuments,
  objectiveEvaluation,
  decline,
  everyInput,
  governance,
  home,
  auditFieldwork,
  managementReview,
  internalAudit,
  policyAcknowledgement,
  policyReview,
  query,
  reminders,
  request,
  requirementReview,
  riskAcceptance,
  riskProposal,
  riskReassessment,
  riskRegister,
  standing,
  statementOfApplicability,
  training,
  trainingWays,
  treatmentPlan,
  correctiveAction,
]

const everyCard = languages.flatMap((language) => {
  const texts = textsFor(language)
  return processes
    .flatMap((shownBy) => shownBy(texts, language))
    .map(([name, shown]) => ({ name: `${name} (${language})`, shown, texts }))
})

/** Throws what Slack would say of one that it does not take. */
function onSlack(shown: Card | Form): string[] {
  if ('summary' in shown) {
    const { payload, warnings } = renderBlocks(shown)
    checkedMessageBlocks(payload.blocks)
    return warnings
  }
  const { payload, warnings } = renderView(shown)
  checkedView(payload, 'modal')
  return warnings
}

function onTeams(shown: Card | Form, texts: Texts) {
  return 'summary' in shown ? renderAdaptiveCard(shown) : renderAdaptiveForm(shown, texts)
}

function onThePage(shown: Card | Form, texts: Texts) {
  const seal = (verb: string, value: string) => `${verb}.${value}`
  return 'summary' in shown
    ? renderCard(shown, '/link/act', seal)
    : renderForm(shown, '/link/act', seal, texts, { page: 'page' })
}

const withoutEnd = ['br', 'hr', 'img', 'input']

/** Tags that do not close what was opened last: whoever reads it would guess what is meant. */
function looseTags(html: string): string[] {
  const open: string[] = []
  const loose: string[] = []
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^<>]*>/g)) {
    if (withoutEnd.includes(name)) continue
    if (slash !== '/') open.push(name)
    else if (open.pop() !== name) loose.push(tag)
  }
  return [...loose, ...open]
}

/** What Microsoft's own reader of cards has to say about one. */
function complaints(payload: object): string[] {
  const context = new SerializationContext(Versions.v1_5)
  const card = new AdaptiveCard()
  card.hostConfig = new HostConfig({ actions: { maxActions: limits.actionsOfASet } })
  card.parse(JSON.parse(JSON.stringify(payload)), context)
  const read = Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message)
  const checked = card.validateProperties().validationEvents.map(({ message }) => message)
  const version = card.version.toString() === '1.5' ? [] : [`version ${card.version}`]
  return [...read, ...checked, ...version]
}

describe('at the longest texts that an organisation may write, every card fits every platform', () => {
  test.each(everyCard)('$name', ({ shown, texts }) => {
    expect(onSlack(shown)).toEqual([])
    const { payload, warnings } = onTeams(shown, texts)
    expect(warnings).toEqual([])
    expect(complaints(payload)).toEqual([])
    expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThanOrEqual(25_000)
    const page = onThePage(shown, texts)
    expect(page.warnings).toEqual([])
    expect(looseTags(page.payload)).toEqual([])
  })
})

test('what is shown begins as a sentence does', () => {
  const first = ({ nodes }: Card | Form) => {
    const [node] = nodes
    return node && 'text' in node ? node.text : ''
  }
  const begins = (shown: Card | Form) => first(shown).replace(/^[^\p{L}\p{N}]+/u, '')
  const lower = everyCard.filter(({ shown }) => /^\p{Ll}+\s/u.test(begins(shown)))
  expect(lower.map(({ name }) => name)).toEqual([])
})

/** All TypeScript below a folder of this repository, as one text. */
function textOf(folder: string): string {
  const root = path.join(import.meta.dirname, '../..', folder)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  return files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n')
}

test('nothing that the product shows is left out here', () => {
  const declared =
    /export function (\w+)(?:<[^(]*>)?\((?:(?!\): |export function)[\s\S])*\): (?:Card|Form)(?: \| null)? \{/g
  const all = [...textOf('src/bot/cards').matchAll(declared)].map(([, name]) => name ?? '')
  expect(all).toEqual(expect.arrayContaining(['askCard', 'policyForm', 'questionCard', 'whichCard']))
  const shown = textOf('test/bot/every-card')
  expect(all.filter((name) => !new RegExp(`\\b${name}\\(`).test(shown))).toEqual([])
})

test("a card that Microsoft's reader would not take whole is noticed", () => {
  const { payload } = renderAdaptiveCard({ summary: 's', nodes: [{ kind: 'text', text: 't' }] })
  const body = [{ type: 'TextBlock', text: 't', size: 'enormous' }, { type: 'Sparkline' }]
  expect(complaints({ ...payload, body })).toHaveLength(2)
})
