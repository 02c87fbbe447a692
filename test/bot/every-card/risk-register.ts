import { riskListCard } from '../../../src/bot/cards/risk-register/list.js'
import { matrixCard } from '../../../src/bot/cards/risk-register/matrix.js'
import { registerPlanCard } from '../../../src/bot/cards/risk-register/plan.js'
import { type RiskView, riskCard } from '../../../src/bot/cards/risk-register/risk.js'
import {
  type WaitingRisks,
  waitingListCard,
  waitingNodes,
  waitingRiskCard,
} from '../../../src/bot/cards/risk-register/waiting.js'
import type { RegisterPlanView } from '../../../src/bot/register-plan-view.js'
import type { RegisterPlan } from '../../../src/domain/register-plan.js'
import { type Assessment, affected, type RiskInFull } from '../../../src/domain/risk.js'
import { CRITERIA, type RiskCriteria } from '../../../src/domain/risk-criteria.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const today = '2026-03-09'
const inEach = (text: string) => ({ en: text, de: text })
const scale = Array.from({ length: 5 }, () => ({
  title: inEach('W'.repeat(40)),
  means: inEach('&'.repeat(200)),
}))
const kept = (text: string) => ({ text, commitment: 'c' })

/** As long as risk-criteria.yaml allows each text to be. */
export const criteria: RiskCriteria = {
  ...{ _id: `${CRITERIA}@1`, v: 1, criteria: CRITERIA, version: '1', sequence: 1 },
  ...{ likelihood: scale, consequence: scale },
  levels: [1, 4, 7, 10, 15, 20].map((from) => ({ id: `level-${from}`, title: inEach('W'.repeat(40)), from })),
  appetite: 6,
  authority: [{ from: 7, who: 'manager', months: 12 }],
  ...{ hash: 'a'.repeat(64), importedAt: at },
}

const assessment: Assessment = {
  ...{ inherent: { likelihood: 5, consequence: 5 }, current: { likelihood: 4, consequence: 5 } },
  ...{ target: { likelihood: 1, consequence: 5 }, treatment: 'modify' },
  controls: Array.from({ length: 30 }, (_, n) => `A.8.${n + 1}`),
  // Twenty may be left to do; what was done before stays.
  plan: Array.from({ length: 45 }, (_, n) => ({
    ...{ id: `action-${n}`, title: inEach('&'.repeat(120)), owner: 'p_1', due: '2026-12-31' },
  })),
  ...{ number: 9, criteria: '1', at, by: 'p_1', trigger: 'reassessment', event: 'e' },
  reason: kept('&'.repeat(1_000)),
}

/** As long as risks.yaml allows each text to be. */
export const risk: RiskInFull = {
  ...{ _id: 'x'.repeat(60), v: 1, title: inEach('W'.repeat(80)), affects: [...affected] },
  ...{
    threat: inEach('&'.repeat(300)),
    vulnerability: inEach('&'.repeat(300)),
    asset: inEach('&'.repeat(150)),
  },
  ...{ owner: 'p_1', deputy: 'p_1', state: 'open', revision: 9, assessment },
  earlier: Array.from({ length: 8 }, () => assessment),
}

/** Sixty risks, each with twenty actions, all of them otherwise than before. */
function aPlan(name: string): RegisterPlanView {
  const rows = Array.from({ length: 60 }, () => ({
    ...{ risk, assessment, criteria, owner: name, approved: null },
    accepted: { by: name, at, until: '2026-03-01', isOver: true },
    unaccepted: { because: 'rejected' as const, by: name, at },
    actions: assessment.plan.map((action) => ({ action, who: name, done: null, isOverdue: true })),
    takenOut: [],
  }))
  const changed = Array.from({ length: 60 }, () => risk._id)
  const plan: RegisterPlan = {
    ...{ _id: 'treatment-plan@9', v: 1, plan: 'treatment-plan', version: '9', sequence: 9 },
    ...{ risks: [], hash: 'a'.repeat(64), importedAt: at },
  }
  return {
    ...{ changedAt: at, asOf: at },
    ...{ plan, before: { ...plan, version: '8' }, rows },
    ...{ changes: { added: changed, changed, left: changed }, titles: new Map([[risk._id, risk.title]]) },
  }
}

export const riskRegister: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const stands = {
    ...{ risk, criteria, isOld: true, isComparable: true, owner: reader.name, acceptedUntil: null },
  }
  const incomparable = { ...stands, isComparable: false, acceptedUntil: '2026-12-31' }
  const fine = {
    ...stands,
    risk: {
      ...risk,
      earlier: [],
      assessment: { ...assessment, current: assessment.target, plan: [], by: null },
    },
    ...{ owner: null, isOld: false },
  }
  const view = {
    ...{ reader, today, names: new Map([['p_1', reader.name]]), criteriaOf: new Map([['1', criteria]]) },
    ...{ done: everythingDone(reader.name), actions: [] },
    accepting: { decided: decidedOften(reader.name), asked: null },
  }
  const waiting: WaitingRisks = {
    ...{ risks: Array.from({ length: 80 }, () => risk), reader },
    criteria: { is: 'asked', by: `${reader.name}, ${reader.name}`, at },
  }
  const rejected: WaitingRisks = { ...waiting, criteria: { is: 'rejected', by: reader.name, at } }
  const closed = { by: 'p_1', at, event: 'e', reason: kept('&'.repeat(1_000)) }
  const many = Array.from({ length: 80 }, () => stands)
  return [
    [
      'eighty risks',
      riskListCard(many, { all: true, reader, today, waiting: waitingNodes(waiting, texts) }, texts),
    ],
    [
      'one’s own risk, accepted',
      riskListCard(
        [{ ...stands, acceptedUntil: '2026-12-31' }],
        { all: false, reader, today, waiting: [] },
        texts,
      ),
    ],
    [
      'risks that were assessed by older scales',
      riskListCard(Array(80).fill(incomparable), { all: true, reader, today, waiting: [] }, texts),
    ],
    ['risks within the appetite', riskListCard([fine], { all: true, reader, today, waiting: [] }, texts)],
    ['eighty risks that wait for their criteria', waitingListCard('Risks', waiting, texts)],
    ['a risk that waits for its criteria', waitingRiskCard(risk, rejected, texts)],
    [
      'a risk whose criteria nobody is asked to approve',
      waitingRiskCard(risk, { ...waiting, criteria: { is: 'nobody-asked' } }, texts),
    ],
    ['a risk', riskCard({ ...stands, ...view }, texts)],
    ['a risk that was assessed by older scales', riskCard({ ...incomparable, ...view }, texts)],
    ['a risk of nobody, as the file has it', riskCard({ ...fine, ...view }, texts)],
    ['a closed risk', riskCard({ ...stands, ...view, risk: { ...risk, state: 'closed', closed } }, texts)],
    ['the plan of sixty risks', registerPlanCard(aPlan(reader.name), { reader, today }, texts)],
    [
      'the plan without anything to do',
      registerPlanCard({ ...aPlan(reader.name), before: null, rows: [] }, { reader, today }, texts),
    ],
    [
      'the matrix',
      matrixCard({ here: [risk, risk], elsewhere: 0, waiting: [] }, criteria, { reader, today }, texts),
    ],
    [
      'the matrix beside older scales',
      matrixCard(
        { here: [], elsewhere: 80, waiting: waitingNodes(waiting, texts) },
        criteria,
        { reader, today },
        texts,
      ),
    ],
  ]
}

/** A risk that somebody accepts and rejects in turn, for years. */
function decidedOften(by: string): RiskView['accepting']['decided'] {
  return Array.from({ length: 40 }, (_, n) => ({
    ...{ decision: String(n), verdict: n % 2 === 0 ? 'approved' : 'rejected', by, at, until: today },
    ...{ reason: '&'.repeat(1_000), isAsItStands: true },
  }))
}

/** Every other action of the plan. */
function everythingDone(name: string): RiskView['done'] {
  const answer = { at, reason: kept('&'.repeat(1_000)), link: kept(`https://x.example/${'x'.repeat(900)}`) }
  const done = assessment.plan.filter((_, n) => n % 2 === 0)
  return new Map(done.map(({ id }) => [id, { by: name, answer }]))
}
