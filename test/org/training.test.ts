import { askId, putTo } from '../../src/domain/ask.js'
import { courseSubject } from '../../src/domain/course.js'
import { COURSE_SLOT } from '../../src/domain/training.js'
import type { NewAsk } from '../../src/store/asks.js'
import { problemsOf } from './reading.js'
import { Record } from './record.js'
import { removeFolders, smallCompany } from './small-company.js'

const course = [
  '  - id: basics',
  '    title: Security basics',
  '    purpose: To notice it early',
  '    owner: ben',
  '    neededBy: everyone',
  '    from: 2027-03-01',
  '    minutes: 10',
  '    validMonths: 12',
  '    lesson: Report what looks odd.',
  '    quiz:',
  '      draw: 1',
  '      passMark: 1',
  '      questions:',
  '        - id: odd',
  '          question: A mail looks odd. What first?',
  '          options:',
  '            report: Report it',
  '            wait: Wait',
  '          right: report',
  '          because: Others got it, too',
]
const folder = (...lines: string[]) => ({
  ...smallCompany,
  'training.yaml': ['courses:', ...lines, ''].join('\n'),
})
const changed = (from: string, to: string) => folder(...course.map((line) => line.replace(from, to)))
const programme = 'training.basics'

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
beforeEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

const importing: Record['importing'] = (files) => record.importing(files)

test('a course comes round each year with whoever answers for it, and what is to be learned has a version of its own', async () => {
  expect(await importing(folder(...course))).toEqual(
    expect.arrayContaining([`Programmes added 1: ${programme}`, 'Courses defined 1: basics (version 1)']),
  )
  const { people, programmes, courses } = record.stores
  const [ben] = (await people.byKeys(['ben'])).values()
  expect(await programmes.byId(programme)).toMatchObject({
    ...{ process: 'training', subject: 'basics', owner: ben?._id },
    recurrence: { kind: 'months', every: 12, from: '2027-03-01' },
  })
  expect(await courses.newest('basics')).toMatchObject({
    ...{ version: '1', controls: ['A.6.3', '7.2', '7.3'], validMonths: 12, countsFrom: 1 },
    by: { way: 'quiz', draw: 1, attempts: 3, questions: [{ because: { en: 'Others got it, too' } }] },
    neededBy: { audience: 'everyone', joinersWithinDays: null },
  })
})

test('who needs it changes nothing of what was completed', async () => {
  await importing(folder(...course))
  const joiners = changed('neededBy: everyone', 'neededBy: [{ person: ben }, { joiners: 30 }]')
  expect(await importing(joiners)).toEqual(
    expect.arrayContaining(['Courses that others need by now 1: basics']),
  )
  expect(await record.stores.courses.newest('basics')).toMatchObject({
    ...{ version: '1', neededBy: { audience: [{ person: 'ben' }], joinersWithinDays: 30 } },
  })
})

test('a new version asks those anew who are asked, and those who completed it only where it says so', async () => {
  await importing(folder(...course))
  const { asks, courses, people } = record.stores
  const [ben] = (await people.byKeys(['ben'])).values()
  const before = await courses.newest('basics')
  if (!ben || !before) throw new Error('They were not imported')
  const ask: NewAsk = {
    ...{ cycle: `cycle/${programme}/2027`, process: 'training', kind: 'personal', slot: COURSE_SLOT },
    ...{ round: 1, ...putTo(ben), subject: courseSubject(before), openedAt: '2027-03-01T09:00:00.000Z' },
    ...{ dueOn: '2027-03-15', remindOn: '2027-03-01' },
  }
  await asks.open([ask])
  await importing(changed('looks odd.', 'looks odd, at once.'))
  expect(await asks.byId(askId(ask))).toMatchObject({ state: 'closed', closed: { because: 'changed' } })
  expect(await courses.newest('basics')).toMatchObject({ version: '2', countsFrom: 1 })
  const renewed = course.map((line) => line.replace('looks odd.', 'looks odd, at once.'))
  await importing(folder(...renewed.toSpliced(6, 0, '    renew: true')))
  expect(await courses.newest('basics')).toMatchObject({ version: '3', countsFrom: 3 })
})

const at = (text: string) => course.findIndex((line) => line.includes(text)) + 2

test.each([
  [
    'draw: 1',
    'draw: 2',
    `training.yaml:${at('draw')}  courses.quiz.draw is wrong: 2 questions are drawn, and there are only 1`,
  ],
  [
    'passMark: 1',
    'passMark: 2',
    `training.yaml:${at('passMark')}  courses.quiz.passMark is wrong: 2 right answers are needed, and there is 1 question`,
  ],
  [
    'right: report',
    'right: shout',
    `training.yaml:${at('right: ')}  courses.quiz.questions.right is wrong: right is "shout", which is none of the options. Write one of: report, wait.`,
  ],
  [
    'lesson: Report what looks odd.',
    'lesson: { en: Report it, de: Melden }',
    `training.yaml:${at('question: ')}  courses.quiz.questions.question is wrong: question has no text in "en", "de", in which the course is`,
  ],
  [
    'lesson: Report',
    'link: http://x.example/',
    'courses.link "http://x.example/ what looks odd." is no address',
  ],
  [
    'neededBy: everyone',
    'neededBy: [{ role: juggler }]',
    `training.yaml:${at('neededBy')}  no one in people.csv has the role "juggler"`,
  ],
  ['minutes: 10', 'minutes: long', `training.yaml:${at('minutes')}  courses.minutes cannot be "long"`],
])('finds fault with %s → %s', async (from, to, problem) => {
  expect((await problemsOf(changed(from, to))).join('\n')).toContain(problem)
})

test('needs a way in which it is completed, and something to learn', async () => {
  const without = (text: string, count = 1) => course.toSpliced(at(text) - 2, count)
  expect((await problemsOf(folder(...without('lesson')))).join('\n')).toContain(
    'lesson is missing, and so is link',
  )
  expect((await problemsOf(folder(...without('quiz:', 11)))).join('\n')).toContain('quiz is missing')
})
