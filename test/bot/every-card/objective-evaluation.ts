import {
  countedShown,
  type EvaluationShown,
  evaluationView,
  type ObjectiveStands,
  objectiveCard,
  objectiveListCard,
  toSeeToCard,
  valueInputs,
  verbs,
} from '../../../src/bot/cards/objective-evaluation.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import {
  findingForm,
  nobodyCard,
  questionCard,
  questionForm,
} from '../../../src/bot/cards/owners-question.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Figure } from '../../../src/domain/figure.js'
import { evaluationOutcomes, type Measured } from '../../../src/domain/objective-evaluation.js'
import { longestObjective as objective } from './documents.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const today = '2026-03-09'
const found = 'Article & clause; '.repeat(55)
const period = { from: '2025-12-10', until: '2026-03-09' }
const measured: Measured = { ...period, value: '97.25', counted: 12_345 }

const figure: Figure = {
  ...{ id: 'x', unit: 'percent', direction: 'up', target: 99.95, now: 97.25, before: 100, records: [] },
  trend: ['2025-03-10', '2025-06-10', '2025-09-10', '2025-12-10', '2026-03-10'].map((period, index) => ({
    ...{ period, value: index === 1 ? null : 97.25 },
  })),
}

export const objectiveEvaluation: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const open: Ask = {
    ...longestTexts.ask,
    ...{ process: 'objective-evaluation', kind: 'delegable', slot: 'review' },
  }
  const shown: EvaluationShown = {
    ...{ ask: open, objective, reader, at, period, changed: found, counted: null, before: null },
    ...{ last: { outcome: 'missed', at, measured }, answeredBy: `${reader.name} for ${reader.name}` },
    recurrence: { kind: 'months', every: 24, from: '2026-01-15' },
  }
  const view = evaluationView(shown, texts)
  const bySteward = { ...objective, measured: { by: 'access-removal-in-time', days: 1 } as const }
  const counted = evaluationView(
    {
      ...{ ...shown, objective: bySteward, changed: null, last: null },
      ...{ counted: { value: 97.25, of: 12_345 }, before: 96.5 },
    },
    texts,
  )
  const answered = (value: string, by: string) => {
    const answer = { ...longestTexts.answered.answer, by, value, reason: { text: found, commitment: 'c' } }
    return {
      ...view,
      ask: { ...open, state: 'answered' as const, answer: answer as NonNullable<Ask['answer']> },
    }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']) =>
    questionCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const stands: ObjectiveStands = {
    ...{ objective, owner: reader.name, now: null, last: { outcome: 'missed', at, measured } },
    ...{ asked: { name: reader.name, dueOn: '2026-03-12' }, nextOn: '2027-03-01' },
    figure,
  }
  const fresh = {
    ...stands,
    figure: { ...figure, trend: [] },
    owner: null,
    now: 97.25,
    last: null,
    asked: null,
    nextOn: null,
  }
  const actions = [
    { verb: verbs.askWhyNow, value: objective.id, label: texts.objectiveEvaluation.start.open },
  ]
  const whole = {
    ...{ reader, today, version: { of: '10', approved: false }, actions },
    said: { by: reader.name, text: found },
  }
  const words = { verb: verbs.start, id: objective.id, name: view.name, words: view.words.start }
  return [
    ['the question to an objective’s owner', questionCard(view, texts)],
    ['the question about an objective as a form', questionForm(view, texts)],
    ['the question about an objective that Steward counts', questionCard(counted, texts)],
    [
      'the question about an objective of which nothing is on record',
      questionCard(evaluationView({ ...shown, objective: bySteward }, texts), texts),
    ],
    [
      'the form for a value that Steward counts',
      findingForm(counted, 'met', texts, { shown: countedShown(counted, texts, true) }),
    ],
    ...evaluationOutcomes.flatMap((outcome) => [
      [
        `the form for an objective: ${outcome}`,
        findingForm(view, outcome, texts, { inputs: valueInputs(view, outcome, texts) }),
      ] as const,
      [
        `the receipt for an objective: ${outcome}`,
        questionCard(answered(outcome, reader._id), texts),
      ] as const,
      [
        `the receipt of a stand-in’s objective: ${outcome}`,
        questionCard(answered(outcome, 'p_2'), texts),
      ] as const,
    ]),
    ...(['changed', 'retired', 'left', 'handed-on', 'cycle-closed'] as const).map(
      (because) => [`an evaluation that was closed because ${because}`, closed(because)] as const,
    ),
    ['that a target is missed', toSeeToCard(answered('missed', 'p_2'), texts)],
    ['that nothing was measured', toSeeToCard(answered('not-measured', 'p_2'), texts)],
    ['that nobody is there to evaluate', nobodyCard(view, { owner: reader.name, dueOn: open.dueOn })],
    ['the form for an evaluation out of turn', outOfTurnForm({ ...words, owner: reader.name }, texts)],
    [
      'forty objectives',
      objectiveListCard(
        Array.from({ length: 40 }, () => stands),
        { all: true, reader, today },
        texts,
      ),
    ],
    ['one’s own objective', objectiveListCard([fresh], { all: false, reader, today }, texts)],
    ['an objective', objectiveCard(stands, whole, texts)],
    [
      'an objective of nobody',
      objectiveCard(
        fresh,
        { ...whole, version: { of: '1', approved: true }, said: null, actions: [] },
        texts,
      ),
    ],
  ]
}
