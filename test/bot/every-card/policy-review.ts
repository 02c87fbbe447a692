import { helpCard } from '../../../src/bot/cards/help.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import {
  findingForm,
  nobodyCard,
  questionCard,
  questionForm,
  questionVerbs,
  waitingQuestion,
} from '../../../src/bot/cards/owners-question.js'
import {
  type ReviewShown,
  type ReviewView,
  reviewView,
  toReviseCard,
} from '../../../src/bot/cards/policy-review.js'
import { morningCard } from '../../../src/bot/cards/reminders.js'
import type { Ask } from '../../../src/domain/ask.js'
import { reviewOutcomes } from '../../../src/domain/policy-review.js'
import * as longestTexts from './longest.js'
import { quietMorning } from './reminders.js'
import type { ShownBy } from './shown.js'

const { at, longest } = longestTexts
const found = 'Incidents & new law; '.repeat(47)

const recurrence = { kind: 'months', every: 24, from: '2026-01-15' } as const

export const policyReview: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const open: Ask = { ...longestTexts.ask, process: 'policy-review', kind: 'delegable', slot: 'review' }
  const shown: ReviewShown = {
    ...{ ask: open, policy: longest, reader, at, recurrence, isOwner: false, changed: found },
    since: {
      ...{ inForceSince: at, last: { at, outcome: 'revise' }, declines: 1_234, exceptions: 0 },
      acknowledged: { answered: 49_999, asked: 50_000 },
      skipped: Array.from({ length: 9 }, () => ({ period: '2026', by: reader.name, reason: found })),
    },
    answeredBy: `${reader.name} for ${reader.name}`,
  }
  const view = reviewView(shown, texts)
  const answered = (value: string, by: string): ReviewView => {
    const answer = { ...longestTexts.answered.answer, by, value, reason: { text: found, commitment: 'c' } }
    return { ...view, ask: { ...open, state: 'answered', answer: answer as NonNullable<Ask['answer']> } }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']) =>
    questionCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const waiting = Array.from({ length: 60 }, () => waitingQuestion(view, texts))
  const sixty = Array.from({ length: 60 }, () => questionCard(view, texts))
  return [
    ['the question to a policy’s owner', questionCard(view, texts)],
    ['the question as a form', questionForm(view, texts)],
    [
      'the question at the planned interval',
      questionCard(reviewView({ ...shown, changed: null }, texts), texts),
    ],
    [
      'the question to its owner',
      questionCard(reviewView({ ...shown, changed: null, isOwner: true }, texts), texts),
    ],
    ...reviewOutcomes.flatMap((outcome) => [
      [`the form for what was found: ${outcome}`, findingForm(view, outcome, texts)] as const,
      [`the receipt of a review: ${outcome}`, questionCard(answered(outcome, reader._id), texts)] as const,
      [
        `the receipt of a stand-in’s review: ${outcome}`,
        questionCard(answered(outcome, 'p_2'), texts),
      ] as const,
    ]),
    ...(['superseded', 'retired', 'left', 'handed-on', 'cycle-closed'] as const).map(
      (because) => [`a review that was closed because ${because}`, closed(because)] as const,
    ),
    ['that a policy has to be revised', toReviseCard(answered('revise', 'p_2'), texts)],
    ['that nobody is there to review a policy', nobodyCard(view, { owner: reader.name, dueOn: open.dueOn })],
    [
      'the form for a review out of turn',
      outOfTurnForm(
        {
          ...{ verb: questionVerbs('policy-review').start, id: longest.policy, name: view.name },
          ...{ owner: reader.name, words: view.words.start },
        },
        texts,
      ),
    ],
    [
      'a morning with sixty reviews out of turn',
      morningCard(
        { ...quietMorning, things: sixty.map((card) => ({ card, open: true, fresh: true })) },
        texts,
      ),
    ],
    ['help with sixty reviews that wait', helpCard({ watching: [], waiting, commands: [] }, texts)],
  ]
}
