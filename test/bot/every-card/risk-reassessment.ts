import { thingNodes } from '../../../src/bot/cards/common.js'
import { reassessmentCard, waitingReassessment } from '../../../src/bot/cards/risk-reassessment/ask.js'
import { asLastTime, reassessmentForm } from '../../../src/bot/cards/risk-reassessment/form.js'
import { reassessmentList } from '../../../src/bot/cards/risk-reassessment/list.js'
import { nameOwnerCard, nameOwnerForm } from '../../../src/bot/cards/risk-reassessment/name-owner.js'
import { type StartView, startForm } from '../../../src/bot/cards/risk-reassessment/start.js'
import { unchangedForm } from '../../../src/bot/cards/risk-reassessment/unchanged.js'
import type { ReassessmentView } from '../../../src/bot/cards/risk-reassessment/view.js'
import type { Ask } from '../../../src/domain/ask.js'
import { judgementIn } from '../../../src/domain/risk.js'
import { reassessedValue } from '../../../src/domain/risk-reassessment.js'
import * as longestTexts from './longest.js'
import { criteria, risk } from './risk-register.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const why = '&'.repeat(1_000)

export const riskReassessment: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const ask: Ask = { ...longestTexts.ask, ...{ process: 'risk-reassessment', slot: 'reassess' } }
  const view: ReassessmentView = {
    ...{ ask, risk, criteria, reader, at, changed: why, trigger: 'out-of-turn', answeredBy: null },
    ...{ criteriaOf: new Map([['1', criteria]]), names: new Map([['p_1', reader.name]]) },
    manager: reader.name,
  }
  const value = reassessedValue({ criteria: '1', judgement: judgementIn(risk.assessment) })
  const answered = (by: string, slot = 'reassess', said = value): ReassessmentView => {
    const answer = {
      ...longestTexts.answered.answer,
      by,
      value: said,
      reason: { text: why, commitment: 'c' },
    }
    const row = { ...ask, slot, state: 'answered', answer } as Ask
    return { ...view, ask: row, answeredBy: `${reader.name} for ${reader.name}` }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']): ReassessmentView => {
    return { ...view, ask: { ...ask, state: 'closed', closed: { at, because } } }
  }
  const naming: ReassessmentView = { ...view, ask: { ...ask, slot: 'name-owner' } }
  const planned: ReassessmentView = { ...view, changed: null, trigger: 'reassessment' }
  const lastTime = asLastTime(view)
  const start: StartView = {
    risks: Array.from({ length: 200 }, (_, n) => ({ ...risk, _id: `${n}`, asset: { en: `${n} ${why}` } })),
    owners: new Map(Array.from({ length: 200 }, (_, n) => [`p_${n}`, reader.name])),
    ...{ criteriaOf: view.criteriaOf, chosen: risk, reader },
  }
  const many = (each: ReassessmentView, count: number) => Array.from({ length: count }, () => each)
  return [
    ['the question about a risk out of turn', reassessmentCard(view, texts)],
    ['the question about a risk', reassessmentCard(planned, texts)],
    [
      'the question about a risk by new criteria',
      reassessmentCard({ ...planned, trigger: 'new-criteria' }, texts),
    ],
    [
      'the question about a risk to its new owner',
      reassessmentCard({ ...planned, trigger: 'new-owner' }, texts),
    ],
    ['the form about a risk', reassessmentForm(view, lastTime, texts)],
    [
      'the form about a risk once it makes something else',
      reassessmentForm(view, { ...lastTime, reason: why, anew: ['makes', 'plan'], places: 5 }, texts),
    ],
    ['the receipt for a risk', reassessmentCard(answered(reader._id), texts)],
    ['the receipt for a deputy’s risk', reassessmentCard(answered('p_2'), texts)],
    ...(['superseded', 'changed', 'settled', 'left', 'handed-on', 'cycle-closed'] as const).map(
      (because) =>
        [`a risk’s reassessment, closed: ${because}`, reassessmentCard(closed(because), texts)] as const,
    ),
    [
      'forty risks of one owner',
      reassessmentList([...many(view, 20), ...many(answered(reader._id), 19), closed('changed')], texts),
    ],
    ...[unchangedForm(many(view, 60), false, texts), unchangedForm(many(view, 2), true, texts)].flatMap(
      (form, n) => (form ? [[`the form for risks that are unchanged (${n})`, form] as const] : []),
    ),
    ['the form for a reassessment out of turn', startForm(start, texts)],
    ['all risks of one owner, reassessed', reassessmentList(many(answered(reader._id), 3), texts)],
    ['the risks of an owner who left', reassessmentList(many(naming, 9), texts)],
    ['that a risk needs an owner', reassessmentCard(naming, texts)],
    ['the form for an owner', nameOwnerForm(naming, texts)],
    ['that one named an owner', nameOwnerCard(answered(reader._id, 'name-owner', 'p_1'), texts)],
    ['that somebody named an owner', reassessmentCard(answered('p_2', 'name-owner', 'p_1'), texts)],
    [
      'reassessments that wait',
      { summary: 'x', nodes: thingNodes([view, naming].map((each) => waitingReassessment(each, texts))) },
    ],
  ]
}
