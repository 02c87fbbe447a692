import { helpCard } from '../../../src/bot/cards/common.js'
import {
  findingForm,
  nobodyReviewsCard,
  type ReviewView,
  reviewCard,
  reviewForm,
  toReviseCard,
  unplannedReviewForm,
  waitingThing,
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
  const view: ReviewView = {
    ...{ ask: open, policy: longest, reader, at, recurrence, isOwner: false, changed: found },
    since: {
      ...{ inForceSince: at, last: { at, outcome: 'revise' }, declines: 1_234, exceptions: 0 },
      acknowledged: { answered: 49_999, asked: 50_000 },
      skipped: Array.from({ length: 9 }, () => ({ period: '2026', by: reader.name, reason: found })),
    },
    answeredBy: `${reader.name} for ${reader.name}`,
  }
  const answered = (value: string, by: string): ReviewView => {
    const answer = { ...longestTexts.answered.answer, by, value, reason: { text: found, commitment: 'c' } }
    return { ...view, ask: { ...open, state: 'answered', answer: answer as NonNullable<Ask['answer']> } }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']) =>
    reviewCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const waiting = Array.from({ length: 60 }, () => waitingThing(view, texts))
  const sixty = Array.from({ length: 60 }, () => reviewCard(view, texts))
  return [
    ['the question to a policy’s owner', reviewCard(view, texts)],
    ['the question as a form', reviewForm(view, texts)],
    ['the question at the planned interval', reviewCard({ ...view, changed: null }, texts)],
    ['the question to its owner', reviewCard({ ...view, changed: null, isOwner: true }, texts)],
    ...reviewOutcomes.flatMap((outcome) => [
      [`the form for what was found: ${outcome}`, findingForm(view, outcome, texts)] as const,
      [`the receipt of a review: ${outcome}`, reviewCard(answered(outcome, reader._id), texts)] as const,
      [
        `the receipt of a stand-in’s review: ${outcome}`,
        reviewCard(answered(outcome, 'p_2'), texts),
      ] as const,
    ]),
    ...(['superseded', 'retired', 'left', 'handed-on', 'cycle-closed'] as const).map(
      (because) => [`a review that was closed because ${because}`, closed(because)] as const,
    ),
    ['that a policy has to be revised', toReviseCard(answered('revise', 'p_2'), reader.name, texts)],
    [
      'that nobody is there to review a policy',
      nobodyReviewsCard(view, { owner: reader.name, dueOn: open.dueOn }, texts),
    ],
    [
      'the form for a review out of turn',
      unplannedReviewForm({ policy: longest, reviewer: reader.name, reader }, texts),
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
