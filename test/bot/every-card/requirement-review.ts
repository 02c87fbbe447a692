import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import {
  findingForm,
  nobodyCard,
  questionCard,
  questionForm,
} from '../../../src/bot/cards/owners-question.js'
import {
  type RequirementShown,
  type RequirementStands,
  type RequirementView,
  requirementCard,
  requirementListCard,
  requirementView,
  toSeeToCard,
  verbs,
} from '../../../src/bot/cards/requirement-review.js'
import type { Ask } from '../../../src/domain/ask.js'
import { type Requirement, requirementOutcomes } from '../../../src/domain/requirement.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const found = 'Article & clause; '.repeat(55)
const today = '2026-03-09'

/** As long as requirements.yaml allows each text to be. */
const requirement: Requirement = {
  ...{ _id: 'r@1', v: 1, requirement: 'x'.repeat(60), version: '1', sequence: 1 },
  title: { en: 'W'.repeat(80), de: 'W'.repeat(80) },
  source: '&'.repeat(200),
  demands: { en: '&'.repeat(1_000), de: '&'.repeat(1_000) },
  controls: Array.from({ length: 10 }, (_, n) => `A.8.${n + 20}`),
  ...{ hash: 'a'.repeat(64), importedAt: at },
}

export const requirementReview: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const open: Ask = {
    ...longestTexts.ask,
    ...{ process: 'requirement-review', kind: 'delegable', slot: 'review' },
  }
  const shown: RequirementShown = {
    ...{ ask: open, requirement, reader, at, changed: found, last: { outcome: 'not-met', at } },
    recurrence: { kind: 'months', every: 24, from: '2026-01-15' },
    answeredBy: `${reader.name} for ${reader.name}`,
  }
  const view = requirementView(shown, texts)
  const answered = (value: string, by: string): RequirementView => {
    const answer = { ...longestTexts.answered.answer, by, value, reason: { text: found, commitment: 'c' } }
    return { ...view, ask: { ...open, state: 'answered', answer: answer as NonNullable<Ask['answer']> } }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']) =>
    questionCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const stands: RequirementStands = {
    ...{ requirement, owner: reader.name, last: { outcome: 'not-met', at }, nextOn: '2027-03-01' },
    asked: { name: reader.name, dueOn: '2026-03-12' },
  }
  const fresh: RequirementStands = { requirement, owner: null, last: null, asked: null, nextOn: null }
  const actions = [
    { verb: verbs.askWhyNow, value: requirement.requirement, label: texts.requirementReview.start.open },
  ]
  return [
    ['the question to a requirement’s owner', questionCard(view, texts)],
    ['the question about a requirement as a form', questionForm(view, texts)],
    [
      'the question about a requirement at its interval',
      questionCard(requirementView({ ...shown, changed: null, last: null }, texts), texts),
    ],
    ...requirementOutcomes.flatMap((outcome) => [
      [`the form for what a requirement is: ${outcome}`, findingForm(view, outcome, texts)] as const,
      [
        `the receipt for a requirement: ${outcome}`,
        questionCard(answered(outcome, reader._id), texts),
      ] as const,
      [
        `the receipt for a stand-in’s requirement: ${outcome}`,
        questionCard(answered(outcome, 'p_2'), texts),
      ] as const,
    ]),
    ...(['changed', 'retired', 'left', 'handed-on', 'cycle-closed'] as const).map(
      (because) => [`a requirement’s review that was closed because ${because}`, closed(because)] as const,
    ),
    ['that a requirement is not met', toSeeToCard(answered('not-met', 'p_2'), texts)],
    ['that a requirement has changed', toSeeToCard(answered('changed', 'p_2'), texts)],
    [
      'that nobody is there to review a requirement',
      nobodyCard(view, { owner: reader.name, dueOn: open.dueOn }),
    ],
    [
      'the form for a requirement’s review out of turn',
      outOfTurnForm(
        {
          ...{ verb: verbs.start, id: requirement.requirement, name: view.name },
          ...{ owner: reader.name, words: view.words.start },
        },
        texts,
      ),
    ],
    [
      'sixty requirements',
      requirementListCard(
        Array.from({ length: 60 }, () => stands),
        { all: true, reader, today },
        texts,
      ),
    ],
    ['one’s own requirement', requirementListCard([fresh], { all: false, reader, today }, texts)],
    ['a requirement', requirementCard(stands, { finding: found, actions, reader, today }, texts)],
    ['a requirement of nobody', requirementCard(fresh, { finding: null, actions: [], reader, today }, texts)],
  ]
}
