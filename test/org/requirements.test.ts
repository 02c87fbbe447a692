import { askId, putTo } from '../../src/domain/ask.js'
import { REVIEW_SLOT } from '../../src/domain/owners-question.js'
import { requirementSubject } from '../../src/domain/requirement.js'
import { orgCheck } from '../../src/org/commands.js'
import type { NewAsk } from '../../src/store/asks.js'
import { problemsOf } from './reading.js'
import { Record } from './record.js'
import { folderOf, removeFolders, smallCompany, today } from './small-company.js'

const breach = [
  '  - id: breach-notification',
  '    title: Notice of a breach',
  '    source: GDPR, Article 33',
  '    controls: [A.5.24]',
  '    owner: ben',
  '    every: 12 months',
  '    from: 2027-03-01',
  '    demands: The authority hears of it within 72 hours',
]
const folder = (...lines: string[]) => ({
  ...smallCompany,
  'requirements.yaml': ['requirements:', ...lines, ''].join('\n'),
})
const changed = (from: string, to: string) => folder(...breach.map((line) => line.replace(from, to)))
const programme = 'requirement-review.breach-notification'

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

test('a requirement is a programme of the calendar with its owner, and what it demands has a version of its own', async () => {
  expect(await importing(folder(...breach))).toEqual(
    expect.arrayContaining([
      `Programmes added 1: ${programme}`,
      'Requirements defined 1: breach-notification (version 1)',
    ]),
  )
  const { people, programmes, requirements, occurrences } = record.stores
  const [ben] = (await people.byKeys(['ben'])).values()
  expect(await programmes.byId(programme)).toMatchObject({
    ...{ process: 'requirement-review', subject: 'breach-notification', owner: ben?._id },
    recurrence: { kind: 'months', every: 12, from: '2027-03-01' },
  })
  expect(await requirements.newest('breach-notification')).toMatchObject({
    ...{ version: '1', title: { en: 'Notice of a breach' }, source: 'GDPR, Article 33' },
    ...{ demands: { en: 'The authority hears of it within 72 hours' }, controls: ['A.5.24'] },
  })
  const planned = await occurrences.planned(programme)
  expect(planned.map(({ date }) => date)).toEqual(['2027-03-01'])
})

test('the check counts what the file demands', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  await orgCheck(await folderOf(folder(...breach)), { print, now: () => new Date(today) })
  expect(printed).toEqual(['Kestrel Tools: 3 people, 1 policy, 1 requirement. No problems.'])
})

test('only what is demanded anew makes a new version', async () => {
  await importing(folder(...breach))
  expect(await importing(folder(...breach))).toEqual(['Nothing has changed since the last import.'])
  expect(await importing(changed('owner: ben', 'owner: mo'))).toEqual(
    expect.arrayContaining([`Programmes changed 1: ${programme} (owner)`]),
  )
  expect(await importing(changed('72 hours', '24 hours'))).toContain(
    'Requirements defined 1: breach-notification (version 2)',
  )
})

test('whoever is asked about what is demanded anew is asked no more from then on: no answer is about what it was', async () => {
  await importing(folder(...breach))
  const { asks, people, requirements } = record.stores
  const [ben] = (await people.byKeys(['ben'])).values()
  const asked = async (round: number) => {
    const newest = await requirements.newest('breach-notification')
    if (!ben || !newest) throw new Error('There is nothing to ask')
    const ask: NewAsk = {
      ...{ cycle: `cycle/${programme}/2027`, process: 'requirement-review', kind: 'delegable' },
      ...{ slot: REVIEW_SLOT, round, ...putTo(ben), subject: requirementSubject(newest) },
      ...{ openedAt: today, dueOn: '2027-03-15', remindOn: '2027-03-02' },
    }
    await asks.open([ask])
    return askId(ask)
  }
  const answers = async (id: string) => {
    const ask = await asks.byId(id)
    if (!ben || !ask) throw new Error('Nobody is asked')
    const through = { kind: 'chat', platform: 'slack' } as const
    const given = { by: ben._id, at: today, value: 'met', reason: 'Seen', through, language: 'en' }
    return asks.answer({ ask: { id, revision: 1 }, ...given }, ask.subject)
  }
  const before = await asked(1)
  await importing(changed('owner: ben', 'owner: mo'))
  expect(await asks.byId(before)).toMatchObject({ state: 'open' })

  const printed = await importing(changed('72 hours', '24 hours'))
  expect(printed.at(-1)).toContain('1 open question about what has changed closed')
  expect(await answers(before)).toBe(false)
  expect(await asks.byId(before)).toMatchObject({ closed: { because: 'changed' } })

  const anew = await asked(2)
  await importing(changed('72 hours', '24 hours'))
  expect(await answers(anew)).toBe(true)
})

test('the run counts what each file defines, and that a file which is not there defines nothing', async () => {
  await importing(folder(...breach))
  expect((await record.stores.imports.newest())?.counts).toMatchObject({
    ...{ requirementsDefined: 1, checksDefined: 0, checksConfirmedByOthers: 0 },
  })
})

test('without the file its reviews go on, and an empty list ends them', async () => {
  await importing(folder(...breach))
  expect((await importing(smallCompany)).join('\n')).toContain(
    'Not in the folder any more: requirements.yaml. Its programmes go on (1); write `requirements: []` to end them.',
  )
  await importing({ ...smallCompany, 'requirements.yaml': 'requirements: []\n' })
  expect(await record.stores.programmes.active()).toEqual([])
})

test.each([
  [
    changed('    source: GDPR, Article 33', ''),
    'requirements.yaml:2  requirements.source is missing. Write the law, contract or standard and the place in it, at most 200 characters, such as GDPR, Article 33.',
  ],
  [
    changed('owner: ben', 'owner: bene'),
    'requirements.yaml:6  owner "bene" is nobody in people.csv. Did you mean "ben"? Write the id of one of the people.',
  ],
  [
    changed('demands: The', 'demands: { de: Die }  # The'),
    'requirements.yaml:9  demands has no text in "en", the organisation\'s first language. Write one: whoever reads none of the others gets it.',
  ],
  [
    folder(...breach, ...breach),
    'requirements.yaml:10  id "breach-notification" stands already in line 2. Give each requirement an id of its own.',
  ],
])('what cannot be is refused with file, line and how to mend it (%#)', async (files, problem) => {
  expect(await problemsOf(files)).toContain(problem)
})
