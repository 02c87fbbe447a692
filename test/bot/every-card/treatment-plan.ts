import { approvalCard, confirmForm } from '../../../src/bot/cards/approval.js'
import type { AskedView } from '../../../src/bot/cards/approval-view.js'
import { actionCard, actionForm, explainForm } from '../../../src/bot/cards/treatment-plan/action.js'
import { changeForm, nothingChanged } from '../../../src/bot/cards/treatment-plan/change.js'
import { doerCard, doerForm } from '../../../src/bot/cards/treatment-plan/doer.js'
import { actionListCard } from '../../../src/bot/cards/treatment-plan/list.js'
import { newDatePage, newDateView } from '../../../src/bot/cards/treatment-plan/new-date.js'
import type { ActionView, ResultView } from '../../../src/bot/cards/treatment-plan/plan.js'
import { levelForm, resultCard, resultForm } from '../../../src/bot/cards/treatment-plan/result.js'
import type { Answer } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import { approvedBy, type Decision } from '../../../src/domain/decision.js'
import { actionAnswers } from '../../../src/domain/treatment-plan.js'
import * as longestTexts from './longest.js'
import { criteria, risk } from './risk-register.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const kept = (text: string) => ({ text, commitment: 'c' })
const [action] = risk.assessment.plan
if (!action) throw new Error('Nothing is planned')

export const treatmentPlan: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const by = `${reader.name} for ${reader.name}`
  const open: Ask = { ...longestTexts.ask, process: 'treatment-plan', kind: 'delegable', slot: 'action' }
  const answered = (ask: Ask, value: string, who: string, until?: string): Ask => {
    const given: Answer = {
      ...(longestTexts.answered.answer as Answer),
      ...{ by: who, value, reason: kept('&'.repeat(1_000)) },
      link: kept(`https://tickets.example.com/${'x'.repeat(970)}`),
      file: {
        ...{ id: 'f'.repeat(24), sha256: 'a'.repeat(64), bytes: 10_000_000, kind: 'xlsx' },
        name: kept(`${'&'.repeat(95)}.xlsx`),
      },
    }
    const later = { ...(longestTexts.answered.answer as Answer), by: who, value, reason: given.reason, until }
    return { ...ask, state: 'answered', answer: (until ? later : given) as Answer }
  }
  const view: ActionView = {
    ...{ ask: open, risk, action: { ...action, due: '2026-01-31' }, reader, at },
    ...{ owner: reader.name, askedOf: reader.name, answeredBy: by },
  }
  const done = { ask: answered(open, 'done', 'p_2'), by }
  const resultAsk: Ask = { ...open, slot: 'result.action-1', kind: 'personal' }
  const result: ResultView = { ...view, ask: resultAsk, criteria, isComparable: true, done }
  const lastResult: ResultView = {
    ...result,
    risk: { ...risk, assessment: { ...risk.assessment, plan: [] } },
  }
  const closed = (ask: Ask, because: NonNullable<Ask['closed']>['because']): Ask => {
    return { ...ask, state: 'closed', closed: { at, because } }
  }
  const whose = { ...view, left: reader.name, named: reader.name }
  const mine = { risk, action, doer: reader.name }
  const many = Array.from({ length: 80 }, () => mine)
  const because = kept('&'.repeat(1_000))
  const asked = { until: '2027-12-31', because, requestedAt: at }
  const newDate = newDateView({ risk, action }, asked, { reader, criteria, doer: reader.name }, texts)
  const subject = { type: 'risk-action', id: 'x.y', version: '9', hash: 'a' } as const
  const decision: Decision = {
    ...{ _id: 'decision/approval.risk-action.x.y/1', v: 1, process: 'approval', number: 1, subject },
    ...{ question: 'postpone', facts: {}, requestedBy: 'p_2', ...asked, dueOn: '2026-03-16' },
    ...{ timeZone: 'Europe/Dublin', steps: approvedBy('p_1'), state: 'open' },
  }
  const deciding: AskedView = {
    ...{ decision, subject: newDate, reader, at, requester: reader.name, approver: reader.name },
    ...{ ask: { ...open, slot: 'step-1', process: 'approval' }, answeredBy: null, inPlaceOf: null },
    ...{ askedOf: reader.name, claimedBy: null, somebodyMayTake: true, namer: null, queries: [] },
  }
  const changing = { risk, reader, names: new Map([['p_1', reader.name]]), at }
  return [
    ['an action that is due', actionCard(view, texts)],
    ['the action in somebody’s stead', actionCard({ ...view, ask: inSteadOf(open) }, texts)],
    ['the action as a form', actionForm(view, texts)],
    ...actionAnswers.map((answer) => [`the form: ${answer}`, explainForm(view, answer, texts)] as const),
    ['the receipt of what is done', actionCard({ ...view, ask: answered(open, 'done', reader._id) }, texts)],
    [
      'the receipt of a new date',
      actionCard({ ...view, ask: answered(open, 'later', reader._id, '2027-12-31') }, texts),
    ],
    ['what somebody else said is done', actionCard({ ...view, ask: done.ask }, texts)],
    [
      'a new date that somebody else asked for',
      actionCard({ ...view, ask: answered(open, 'later', 'p_2', '2027-12-31') }, texts),
    ],
    ...(['changed', 'handed-on', 'left'] as const).flatMap((why) => [
      [
        `an action that is no longer asked about: ${why}`,
        actionCard({ ...view, ask: closed(open, why) }, texts),
      ] as const,
      [
        `a result that is no longer asked about: ${why}`,
        resultCard({ ...result, ask: closed(resultAsk, why) }, texts),
      ] as const,
    ]),
    ['what has changed, of a plan that goes on', resultCard(result, texts)],
    ['what has changed, at the end of a plan', resultCard(lastResult, texts)],
    ['what has changed, as a form', resultForm(result, texts)],
    ['the form for a level', levelForm(result, { likelihood: 1, consequence: 5 }, texts)],
    ['the form for another level', levelForm(result, null, texts)],
    ['the receipt of a level', resultCard({ ...result, ask: answered(resultAsk, '1x5', reader._id) }, texts)],
    [
      'the receipt of a level by older scales',
      resultCard({ ...result, isComparable: false, ask: answered(resultAsk, '1x5', reader._id) }, texts),
    ],
    ['a level by somebody else', resultCard({ ...result, ask: answered(resultAsk, '5x5', 'p_2') }, texts)],
    ['who does it now', doerCard(whose, texts)],
    ['the form for who does it now', doerForm(whose, texts)],
    ['somebody was named', doerCard({ ...whose, ask: answered(open, 'p_2', reader._id) }, texts)],
    ['somebody else named somebody', doerCard({ ...whose, ask: answered(open, 'p_2', 'p_2') }, texts)],
    ['nobody has to be named any more', doerCard({ ...whose, ask: closed(open, 'changed') }, texts)],
    ['the form that changes a plan', changeForm(changing, nothingChanged, texts)],
    [
      'the form that changes a plan once there is more to do',
      changeForm(changing, { change: { added: [], takenOut: [] }, anew: ['plan', 'risk'], places: 5 }, texts),
    ],
    ['eighty actions', actionListCard(many, { all: true, reader, today: '2026-03-09' }, texts)],
    [
      'one action of one’s own',
      actionListCard([{ ...mine, doer: null }], { all: false, reader, today: '2026-03-09' }, texts),
    ],
    ['the question about a new date', approvalCard(deciding, texts)],
    ['the form that approves a new date', confirmForm(deciding, texts)],
    ['a new date, to read', { title: 'T', close: 'C', nodes: newDatePage(newDate) }],
  ]
}

function inSteadOf(ask: Ask): Ask {
  return { ...ask, delegated: { to: longestTexts.reader._id, since: at, until: '2026-03-31' } }
}
