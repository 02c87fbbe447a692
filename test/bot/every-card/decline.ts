import {
  decideCard,
  decideForm,
  decideOverview,
} from '../../../src/bot/cards/policy-acknowledgement/decide.js'
import { declinedCard, declineForm } from '../../../src/bot/cards/policy-acknowledgement/decline.js'
import {
  exceptionForm,
  exceptionsCard,
  LINES_A_PAGE,
} from '../../../src/bot/cards/policy-acknowledgement/exceptions.js'
import { passedForm, quizForm } from '../../../src/bot/cards/policy-acknowledgement/quiz.js'
import type { Ask } from '../../../src/domain/ask.js'
import { declineAnswers, exceptionAnswers } from '../../../src/domain/declined.js'
import { answered, ask, at, reader as longestReader, view as longestView } from './longest.js'
import type { Shown, ShownBy } from './shown.js'

/** As much as somebody may write. */
const text = '&'.repeat(1_000)
const through = { kind: 'chat', platform: 'slack' } as const
const declined: Ask = {
  ...ask,
  state: 'declined',
  declined: { event: 'e', by: 'p_1', at, through, reason: { text, commitment: 'c' } },
}

export const decline: ShownBy = (texts, language) => {
  const reader = { ...longestReader, language }
  const view = { ...longestView, reader, ask: declined }
  const again: Ask = { ...declined, state: 'closed', closed: { at, because: 'asked-again' } }
  const decision = { kind: 'granted', by: reader.name, text, until: '2027-09-30' } as const
  const asked = { ...ask, about: ask._id, slot: 'decline' }
  const decide = {
    ...{
      ask: asked,
      about: declined,
      person: reader,
      policy: view.policy,
      reader,
      request: null,
      outcome: null,
      at,
    },
  }
  const request = { person: 'p_2', by: reader.name, text }
  const excepted = { ...decide, ask: { ...asked, slot: 'exception' }, request }
  const form = { grantor: reader.name, closesOn: '2027-10-30' }
  const answer = { ...answered, about: ask._id, slot: 'decline' }
  const said = (value: string): Ask => ({
    ...answer,
    ...(answer.answer
      ? { answer: { ...answer.answer, value, until: '2027-09-30', reason: { text, commitment: 'c' } } }
      : {}),
  })
  const questions = Array.from({ length: 10 }, (_, n) => ({
    ...{ id: `q${n}`, text: { [language]: 'Q'.repeat(200) }, right: 'o0' },
    options: Array.from({ length: 6 }, (_each, m) => ({ id: `o${m}`, text: { [language]: 'O'.repeat(75) } })),
  }))
  const quiz = { passMark: 8, questions }
  const marked = { right: 0, of: 10, passed: false, wrong: questions.map(({ id }) => id) }
  const exception = {
    id: 'e'.repeat(64),
    ...{ person: { name: 'N'.repeat(60), department: 'D'.repeat(60) }, until: '2027-09-30' },
    ...{
      policy: { title: 'W'.repeat(80), version: '9'.repeat(20) },
      grantedBy: 'N'.repeat(60),
      grantedAt: at,
    },
  }
  const inForce = { count: 12_345, lines: Array.from({ length: LINES_A_PAGE }, () => exception) }
  return [
    [
      'who has an exception',
      exceptionsCard({ ...inForce, page: 2, today: '2026-03-09', timeZone: 'Europe/Dublin' }, texts),
    ],
    [
      'one exception',
      exceptionForm(
        {
          ...{ line: exception, why: { requestedBy: reader.name, request: text, reason: text } },
          ...{ today: '2026-03-09', timeZone: 'Europe/Dublin' },
        },
        texts,
      ),
    ],
    [
      'what became of the exception that was asked for',
      decideCard({ ...decide, ask: said('exception'), outcome: decision }, texts),
    ],
    ['the quiz', quizForm({ ...view, ask }, quiz, null, texts)],
    ['the quiz once more', quizForm({ ...view, ask }, quiz, { chosen: {}, marked }, texts)],
    ['the sentence after the quiz', passedForm({ ...view, ask }, texts)],
    [
      'the question what stands in the way',
      declineForm({ ...view, ask }, { decider: reader.name, grantor: reader.name }, texts),
    ],
    ['what waits for a decision', declinedCard({ ...view, decider: reader.name }, texts)],
    ['what was decided about it', declinedCard({ ...view, ask: again, decision }, texts)],
    ['the question what is to happen', decideCard(decide, texts)],
    ['the question whether an exception is granted', decideCard(excepted, texts)],
    ['that question in a list', decideOverview(excepted, texts)],
    ...declineAnswers.flatMap((each): Shown[] => [
      [`the form to ${each}`, decideForm(decide, { ...form, answer: each }, texts)],
      [`the receipt of who chose to ${each}`, decideCard({ ...decide, ask: said(each) }, texts)],
    ]),
    ...exceptionAnswers.flatMap((each): Shown[] => [
      [`the form to ${each}`, decideForm(excepted, { ...form, answer: each }, texts)],
      [`the receipt of who chose to ${each}`, decideCard({ ...excepted, ask: said(each) }, texts)],
    ]),
  ]
}
