import { problemsOf, read } from './reading.js'
import { type folderOf, policyMd, removeFolders, smallCompany } from './small-company.js'

afterAll(removeFolders)

const quiz = `quiz:
  passMark: 1
  questions:
    - id: lost-laptop
      question: You lost your laptop. What do you do?
      options:
        wait: Wait until somebody finds it.
        report: Report it at once.
      right: report
    - id: found-stick
      question: You find a memory stick in the yard.
      options:
        hand-in: Hand it to IT.
        plug-in: Plug it in to see whose it is.
      right: hand-in
`
const german = `---
title: Leitlinie zur Informationssicherheit
language: de
quiz:
  questions:
    - id: lost-laptop
      question: Ihr Laptop ist weg. Was tun Sie?
      options:
        report: Sofort melden.
        wait: Warten, bis ihn jemand findet.
    - id: found-stick
      question: Sie finden im Hof einen Speicherstick.
      options:
        hand-in: Der IT geben.
        plug-in: Einstecken und nachsehen, wem er gehört.
---
Sperren Sie Ihren Bildschirm.
`
const withQuiz = (text: string, translation?: string): Parameters<typeof folderOf>[0] => ({
  ...smallCompany,
  'policies/information-security.md': policyMd.replace('reviewEveryMonths', `${text}reviewEveryMonths`),
  ...(translation ? { 'policies/information-security.de.md': translation } : {}),
})
const changed = (text: string, from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`There is no "${from}"`)
  return text.replace(from, to)
}
const inQuiz = (from: string, to: string) => withQuiz(changed(quiz, from, to))
const inGerman = (from: string, to: string) => withQuiz(quiz, changed(german, from, to))

test('a policy may have a quiz, each of its texts in each language of the policy', async () => {
  const [policy] = (await read(withQuiz(quiz, german))).policies
  expect(policy?.quiz?.passMark).toBe(1)
  expect(policy?.quiz?.questions.map(({ id }) => id)).toEqual(['lost-laptop', 'found-stick'])
  expect(policy?.quiz?.questions[0]).toEqual({
    id: 'lost-laptop',
    text: { en: 'You lost your laptop. What do you do?', de: 'Ihr Laptop ist weg. Was tun Sie?' },
    options: [
      { id: 'wait', text: { en: 'Wait until somebody finds it.', de: 'Warten, bis ihn jemand findet.' } },
      { id: 'report', text: { en: 'Report it at once.', de: 'Sofort melden.' } },
    ],
    right: 'report',
  })
})

describe('a slip in a quiz is named with its line and how to mend it', () => {
  const main = 'policies/information-security.md'
  const translation = 'policies/information-security.de.md'
  test.each([
    [
      'more right answers than questions',
      inQuiz('passMark: 1', 'passMark: 3'),
      `${main}:10  3 right answers are needed, and there are 2 questions. Write 2 or less.`,
    ],
    [
      'no pass mark',
      inQuiz('  passMark: 1\n', ''),
      `${main}:9  quiz.passMark is missing. Write how many answers have to be right, at most as many as there are questions.`,
    ],
    [
      'a right option that is none',
      inQuiz('right: report', 'right: reprt'),
      `${main}:17  right is "reprt", which is none of the options. Write one of: wait, report.`,
    ],
    [
      'two questions with one id',
      inQuiz('id: found-stick', 'id: lost-laptop'),
      `${main}:18  there are two questions "lost-laptop". Give each an id of its own.`,
    ],
    [
      'a single option',
      inQuiz('        wait: Wait until somebody finds it.\n', ''),
      `${main}:14  quiz.questions.options has the wrong shape. Write two to six options, each as \`id: text\` on a line of its own, the id in lower-case letters, digits and hyphens.`,
    ],
    [
      'an option that a chat cannot show whole',
      inQuiz('Report it at once.', 'Report it at once. '.repeat(5)),
      `${main}:16  quiz.questions.options.report is longer than 75 characters. Say it in at most 75 characters.`,
    ],
    [
      'eleven questions',
      inQuiz('    - id: found', `${questions(10)}    - id: found`),
      `${main}:11  quiz.questions has the wrong shape. Write one to ten questions as a list.`,
    ],
    [
      'a field that is none',
      inQuiz('right: report', 'correct: report'),
      `${main}:17  "correct" is no field of this file. Known here: id, question, options, right.`,
    ],
    [
      'a translation without the quiz',
      withQuiz(
        quiz,
        changed(german, german.slice(german.indexOf('quiz:'), german.indexOf('---\nSperren')), ''),
      ),
      `${translation}:2  ${main} has a quiz, and this file has none. Write its questions in this language.`,
    ],
    [
      'a quiz in the translation alone',
      withQuiz('', german),
      `${translation}:4  there is no quiz in ${main}. Write it there too, or leave it out here.`,
    ],
    [
      'another id in the translation',
      inGerman('id: found-stick', 'id: stick'),
      `${translation}:11  there is no question "stick" in ${main}. Use the ids of that file.`,
    ],
    [
      'a question that is not translated',
      inGerman('id: found-stick', 'id: stick'),
      `${translation}:5  the question "found-stick" is missing. Translate it from ${main}.`,
    ],
    [
      'an option that is not translated',
      inGerman(
        '        plug-in: Einstecken und nachsehen, wem er gehört.\n',
        '        other: Liegen lassen.\n',
      ),
      `${translation}:13  the question "found-stick" has other options than in ${main}. Write a text for each of: hand-in, plug-in.`,
    ],
  ])('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toContain(expected)
  })
})

function questions(count: number): string {
  return Array.from(
    { length: count },
    (_, n) => `    - { id: q${n}, question: Which?, options: { a: This., b: That. }, right: a }\n`,
  ).join('')
}
