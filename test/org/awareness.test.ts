import { orgCheck } from '../../src/org/commands.js'
import { problemsOf } from './reading.js'
import { Record } from './record.js'
import { folderOf, removeFolders, smallCompany, today } from './small-company.js'

const phishing = [
  '  - id: phishing',
  '    title: The link that hurries you',
  '    text: Hurry is the trick.',
  '    question:',
  '      text: What first?',
  '      options: { say-so: Say so at once, wait: Wait and see }',
  '      right: say-so',
  '      because: Minutes count.',
]
const phone = phishing.map((line) => line.replace('phishing', 'lost-phone'))
const awareness = (...lines: string[]) => ({
  ...smallCompany,
  'awareness.yaml': [...lines, ''].join('\n'),
})
const monthly = (...lessons: string[]) =>
  awareness('monthly: true', 'from: 2027-02-01', 'lessons:', ...lessons)
const programme = 'awareness.lessons'

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

test('with monthly: true a lesson stands in the calendar each month, and each lesson has a version of its own', async () => {
  expect(await importing(monthly(...phishing, ...phone))).toEqual(
    expect.arrayContaining([
      `Programmes added 1: ${programme}`,
      'Lessons defined 2: phishing (version 1), lost-phone (version 1)',
    ]),
  )
  const { lessons, occurrences, people, programmes } = record.stores
  const [ada] = (await people.byKeys(['ada'])).values()
  expect(await programmes.byId(programme)).toMatchObject({ owner: ada?._id, noticeDays: 0 })
  const planned = await occurrences.planned(programme)
  expect(planned.slice(0, 3).map(({ period, date }) => `${period} ${date}`)).toEqual([
    // A public holiday in Ireland.
    '2027-02 2027-02-02',
    '2027-03 2027-03-01',
    '2027-04 2027-04-01',
  ])
  expect((await lessons.standing()).map(({ lesson, stands }) => [lesson, stands])).toEqual([
    ['phishing', { nth: 0, audience: 'everyone' }],
    ['lost-phone', { nth: 1, audience: 'everyone' }],
  ])
})

test('the check counts the lessons', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  await orgCheck(await folderOf(monthly(...phishing)), { print, now: () => new Date(today) })
  expect(printed).toEqual(['Kestrel Tools: 3 people, 1 policy, 1 lesson. No problems.'])
})

test.each([
  ['without the file', smallCompany],
  ['with monthly: false', awareness('monthly: false', 'lessons:', ...phishing)],
])('%s nothing is sent to anybody', async (_, files) => {
  await importing(files)
  expect((await record.stores.programmes.all()).map(({ process }) => process)).not.toContain('awareness')
})

test('monthly: false ends it, and without the file it goes on and the import says how it ends', async () => {
  await importing(monthly(...phishing))
  expect((await importing(smallCompany)).join('\n')).toContain(
    'Not in the folder any more: awareness.yaml. Its programmes go on (1); write `monthly: false` to end them.',
  )
  expect(await importing(awareness('monthly: false', 'lessons:', ...phishing))).toContain(
    `Programmes ended 1: ${programme}`,
  )
})

test('only what is read or asked anew makes a new version; the order, and whom it is for, do not', async () => {
  await importing(monthly(...phishing, ...phone))
  expect(await importing(monthly(...phishing, ...phone))).toEqual([
    'Nothing has changed since the last import.',
  ])
  expect(await importing(monthly(...phone, ...phishing))).toEqual(
    expect.arrayContaining([
      'Lessons that come at another time, to others, or no more 2: lost-phone, phishing',
    ]),
  )
  const reworded = phishing.map((line) => line.replace('Minutes count', 'Seconds count'))
  expect(await importing(monthly(...reworded))).toEqual(
    expect.arrayContaining([
      'Lessons defined 1: phishing (version 2)',
      'Lessons that come at another time, to others, or no more 1: lost-phone',
    ]),
  )
  expect((await record.stores.lessons.standing()).map(({ _id }) => _id)).toEqual(['phishing@2'])
})

test.each([
  ['no first day', awareness('monthly: true', 'lessons:', ...phishing), 'does not say from which day on'],
  ['no lesson', awareness('monthly: true', 'from: 2027-02-01', 'lessons: []'), 'has no lesson to send'],
  [
    'a right answer that cannot be chosen',
    monthly(...phishing.map((line) => line.replace('right: say-so', 'right: shout'))),
    'right is "shout", which is none of the options',
  ],
  ['two lessons of one id', monthly(...phishing, ...phishing), 'id "phishing" stands already in line 4'],
  [
    'an audience of nobody',
    awareness(
      'monthly: true',
      'from: 2027-02-01',
      'audience: [{ department: Moon }]',
      'lessons:',
      ...phishing,
    ),
    'no one in people.csv has the department "Moon"',
  ],
  [
    'an answer that is no answer to choose from',
    monthly(...phishing.map((line) => line.replace(', wait: Wait and see', ''))),
    'lessons.question.options has the wrong shape',
  ],
  [
    'a lesson that is too long',
    monthly(...phishing.map((line) => line.replace('Hurry is', 'Hurry '.repeat(300)))),
    'lessons.text cannot be',
  ],
])('%s is found, with its line and what to do', async (_, files, what) => {
  const problems = await problemsOf(files)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(what)
  expect(problems[0]).toMatch(/^awareness\.yaml:\d+/)
})
