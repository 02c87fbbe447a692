import {
  type ControlReviewShown,
  type ControlReviewView,
  controlReviewView,
  groupForm,
  toSeeToCard,
  verbs,
} from '../../../src/bot/cards/control-review.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import {
  findingForm,
  nobodyCard,
  questionCard,
  questionForm,
} from '../../../src/bot/cards/owners-question.js'
import type { Ask } from '../../../src/domain/ask.js'
import { type ControlGroup, controlReviewOutcomes } from '../../../src/domain/control-review.js'
import type { NecessaryControl } from '../../../src/domain/statement.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const found = 'Lists & tickets; '.repeat(58)
const inEach = (length: number) => ({ en: '&'.repeat(length), de: '&'.repeat(length) })

/** As many as are reviewed in one go, and as long as controls.yaml allows each text to be. */
const group: ControlGroup = {
  ...{ owner: 'p_1', part: 1 },
  controls: Array.from(
    { length: 24 },
    (_, index): NecessaryControl => ({
      ...{ id: `WWWWWWWWWW-${index + 100}`, title: inEach(80), because: inEach(600), applicable: true },
      ...{ drivers: ['risk', 'law'], owner: 'p_1', implementation: inEach(600), state: 'partly' },
      action: { what: inEach(300), owner: 'p_1', due: '2026-12-31' },
      ...{ risks: [], policies: [], checks: [], requirements: [] },
    }),
  ),
}

export const controlReview: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const open: Ask = {
    ...longestTexts.ask,
    ...{ process: 'control-review', kind: 'delegable', slot: 'review' },
  }
  const shown: ControlReviewShown = {
    ...{ ask: open, group, reader, at, changed: found, last: { outcome: 'does-not-stand', at } },
    answeredBy: `${reader.name} for ${reader.name}`,
  }
  const view = controlReviewView(shown, texts)
  const answered = (value: string, by: string): ControlReviewView => {
    const answer = { ...longestTexts.answered.answer, by, value, reason: { text: found, commitment: 'c' } }
    return { ...view, ask: { ...open, state: 'answered', answer: answer as NonNullable<Ask['answer']> } }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']) =>
    questionCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const named = { value: 'abcdef12@9', language, nameOf: () => reader.name, about: () => '&'.repeat(200) }
  return [
    ['the question about controls', questionCard(view, texts)],
    ['the question about controls as a form', questionForm(view, texts)],
    [
      'the yearly question about controls',
      questionCard(controlReviewView({ ...shown, changed: null, last: null }, texts), texts),
    ],
    ['controls to read', groupForm(group, 1, named, texts)],
    ...controlReviewOutcomes.flatMap((outcome) => [
      [`the form for what controls are: ${outcome}`, findingForm(view, outcome, texts)] as const,
      [`the receipt for controls: ${outcome}`, questionCard(answered(outcome, reader._id), texts)] as const,
      [
        `the receipt for a stand-in’s controls: ${outcome}`,
        questionCard(answered(outcome, 'p_2'), texts),
      ] as const,
    ]),
    ...(['changed', 'retired', 'left', 'handed-on', 'cycle-closed'] as const).map(
      (because) => [`a review of controls that was closed because ${because}`, closed(because)] as const,
    ),
    ['that controls do not stand', toSeeToCard(answered('does-not-stand', 'p_2'), texts)],
    ['that controls have changed', toSeeToCard(answered('changed', 'p_2'), texts)],
    ['that nobody is there to review controls', nobodyCard(view, { owner: reader.name, dueOn: open.dueOn })],
    [
      'the form for a review of controls out of turn',
      outOfTurnForm(
        {
          ...{ verb: verbs.start, id: 'abcdef12', name: view.name },
          ...{ owner: reader.name, words: view.words.start },
        },
        texts,
      ),
    ],
  ]
}
