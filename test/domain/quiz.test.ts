import { markQuiz, passedAttempt, type Quiz, type QuizAttempt } from '../../src/domain/quiz.js'

const option = (id: string) => ({ id, text: { en: id } })
const question = (id: string) => ({
  ...{ id, text: { en: id }, right: 'yes' },
  options: [option('yes'), option('no')],
})
const quiz: Quiz = { passMark: 2, questions: ['a', 'b', 'c'].map(question) }

test.each<[string, Record<string, string>, object]>([
  [
    'passes with as many right answers as are needed',
    { a: 'yes', b: 'yes', c: 'no' },
    { passed: true, wrong: ['c'] },
  ],
  [
    'does not pass with fewer',
    { a: 'yes', b: 'no', c: 'no' },
    { passed: false, right: 1, wrong: ['b', 'c'] },
  ],
  ['counts what is left out or not offered as wrong', { a: 'yes', b: 'perhaps' }, { right: 1, of: 3 }],
])('a quiz %s', (_, chosen, marked) => {
  expect(markQuiz(quiz, chosen)).toMatchObject(marked)
})

test('an attempt at a quiz counts for the text that it was made at', () => {
  const attempt = { number: 1, passed: true, hash: 'one' } as QuizAttempt
  expect(passedAttempt([{ ...attempt, passed: false }, attempt], 'one')).toBe(attempt)
  expect(passedAttempt([attempt], 'other')).toBeUndefined()
  expect(passedAttempt(undefined, 'one')).toBeUndefined()
})
