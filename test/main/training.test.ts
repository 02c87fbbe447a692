import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { existing } from '../../src/activities/existing.js'
import { trainingIsDue } from '../../src/activities/training/activities.js'
import type { Course } from '../../src/domain/course.js'
import { WAIVER_SLOT } from '../../src/domain/training.js'
import { importTraining } from '../../src/main/training.js'
import { verifyCommand } from '../../src/main/verify.js'
import { aPerson, lead } from '../support/company.js'
import { aCourse, cycle, german, learner, manager, TrainedCompany } from '../support/trained-company.js'

let company: TrainedCompany
let folder: string
beforeEach(async () => {
  const columns = { person: 'E-Mail', completedOn: 'Completed', score: 'Score' }
  company = await TrainedCompany.open({ by: { way: 'lms', columns } })
  folder = await mkdtemp(join(tmpdir(), 'lms-'))
})
afterEach(async () => {
  await company.drop()
  await rm(folder, { recursive: true })
})

async function imports(...lines: string[]): Promise<{ code: number; said: string[] }> {
  const file = join(folder, 'list.csv')
  await writeFile(file, ['Name;E-Mail;Completed;Score', ...lines, ''].join('\n'))
  const said: string[] = []
  const print = (line: string) => void said.push(line.replace(`${folder}/`, ''))
  const now = new Date('2027-02-02T10:00:00.000Z')
  const code = await importTraining(company.stores, { course: 'security-basics', file }, now, print)
  return { code, said }
}

const cleo = `Cleo;${learner.email.toUpperCase()};2027-01-30 14:02;92 %`

test('takes over who completed a course in a learning system, and twice is the same as once', async () => {
  const list = [
    cleo,
    `Jörg;${german.email};01.02.2027;`,
    'Zoe;zoe@elsewhere.example;2027-01-30;',
    'Eve;eve;;',
  ]
  expect(await imports(...list)).toEqual({
    code: 0,
    said: [
      'Completed: 2',
      'list.csv:4  “zoe@elsewhere.example” is nobody in people.csv, so nothing was recorded of them.',
      'Unknown: 1',
    ],
  })
  const [ask] = await company.stores.courses.ofPerson(learner._id)
  expect(ask).toMatchObject({
    answer: {
      ...{ by: 'operator', until: '2028-01-30', reason: { text: '92 %' } },
      completion: { by: 'lms', on: '2027-01-30' },
    },
  })
  const kept = ask?.answer?.file
  expect(kept?.name.text).toBe('list.csv')
  expect(kept && String(await company.stores.keptFiles.bytesOf(kept))).toContain('Zoe')
  expect((await imports(cleo)).said).toEqual(['Completed: 0', 'Already known: 1'])
  const verified: string[] = []
  await verifyCommand(company.database.db, undefined, (line) => void verified.push(line))
  expect(verified.filter((line) => line.includes('asks'))).toEqual([])
})

test('tells of each line whose day cannot be, and records the others', async () => {
  await company.stores.people.write([], [{ id: german._id, fields: { start: '2027-02-01' } }])
  const list = [cleo, `Jörg;${german.email};31.01.2027;`, `Eve;${manager.email};2026-10-30;`]
  // Of a day before the course stood in training.yaml, too: most courses were held before.
  expect((await imports(...list)).said).toEqual([
    'Completed: 2',
    expect.stringContaining('list.csv:3  2027-01-31 is before their first day, 2027-02-01, so nothing was'),
    'Too early: 1',
  ])
  const [ask] = await company.stores.courses.ofPerson(manager._id)
  expect(ask?.answer).toMatchObject({ until: '2027-10-30', completion: { on: '2026-10-30' } })
  // With a day that can be in another line, the earlier one says nothing.
  expect(
    (await imports(`Jörg;${german.email};2027-01-31;`, `Jörg;${german.email};2027-02-01;`)).said,
  ).toEqual(['Completed: 1'])
})

describe('who is not asked at the moment', () => {
  const asksOf = () => company.stores.courses.ofPerson(learner._id)
  const declines = async () => {
    const { _id, revision } = await company.asked(learner)
    await company.sits(learner).acts('training.cannot-now', `${_id}.${revision}`, { reason: 'No time' })
    await company.looks()
    return company.toDecide(WAIVER_SLOT)
  }
  const isWaived = async () => {
    const { _id, revision } = await declines()
    await company
      .sits(lead)
      .acts('training.decide-now/granted', `${_id}.${revision}`, { reason: 'Leave', until: '2027-06-30' })
    await company.looks()
  }

  test('is asked nothing where what they completed counts no more, or the record is being made', async () => {
    await isWaived()
    const before = (await asksOf()).length
    expect((await imports(`Cleo;${learner.email};2025-01-30;`)).said).toEqual([
      'Completed: 0',
      'Completed so long ago that it counts no more: 1',
    ])
    await company.stores.cycles.closing(cycle)
    expect((await imports(cleo)).said).toContainEqual(expect.stringContaining('the course does not run'))
    expect(await asksOf()).toHaveLength(before)
    await company.steps.closeTraining({ cycle, asOf: '2027-02-03T10:00:00.000Z' })
    const verified: string[] = []
    await verifyCommand(company.database.db, undefined, (line) => void verified.push(line))
    expect(verified.join('\n')).not.toContain('changed after it was made')
  })

  test('has it on record as answered, and the sweep finds what follows', async () => {
    await isWaived()
    const isDue = trainingIsDue(company.stores)
    const asOf = '2027-02-02T10:00:30.000Z'
    const running = () => existing(company.stores, cycle)
    await company.looks(cycle, asOf)
    expect(await isDue(await running(), asOf)).toBe(false)
    expect((await imports(cleo)).said).toContain('Completed, though not asked at the moment: 1')
    const [ask] = await asksOf()
    expect(ask).toMatchObject({ state: 'answered', revision: 1, receiptOwed: expect.any(String) })
    expect(await isDue(await running(), asOf)).toBe(true)
    await company.looks(cycle, asOf)
    expect(await isDue(await running(), asOf)).toBe(false)
  })

  test('is no longer to be decided about once they have completed what they had asked a waiver for', async () => {
    const { _id } = await declines()
    expect((await imports(cleo)).said).toContain("Completed, though they had said that they can't: 1")
    expect(await company.stores.asks.byId(_id)).toMatchObject({
      state: 'closed',
      closed: { because: 'settled' },
    })
  })
})

test('completes nothing of a version that is completed by its questions', async () => {
  const quiz = aCourse()
  await company.stores.courses.add({
    ...aCourse({ by: { way: 'lms', columns: { person: 'E-Mail', completedOn: 'Completed', score: null } } }),
    ...{ _id: 'security-basics@2', version: '2', sequence: 2 },
  })
  await company.database.db
    .collection<Course>('courses')
    .updateOne({ _id: 'security-basics@1' }, { $set: { by: quiz.by } })
  expect((await imports(cleo)).said).toEqual([
    'Completed: 0',
    'Asked about an earlier version, which is completed otherwise, so nothing was recorded: 1',
  ])
})

test('takes over a list of thousands in a while, each of whom is asked', async () => {
  const many = Array.from({ length: 1_200 }, (_, n) => aPerson(n + 100, { email: `m${n}@kestrel.example` }))
  await company.stores.people.write(many, [])
  await company.looks()
  const list = many.map(({ email }) => `M;${email};2027-02-01;`)
  expect((await imports(...list)).said).toEqual(['Completed: 1200'])
})

test('says all that is wrong with a list, line by line, and records nothing', async () => {
  expect(await imports(cleo, ';;2027-01-30;', 'Jörg;j@x.example;soon;', 'Eve;eve;2027-03-01;')).toEqual({
    code: 1,
    said: [
      'list.csv:3  nobody stands in it. Write an address or an id.',
      'list.csv:4  “soon” is no day. Write it as 2027-02-28 or 28.02.2027.',
      'list.csv:5  2027-03-01 is still to come. Write the day of completion.',
      '3 problems. Nothing was recorded.',
    ],
  })
  const [ask] = await company.stores.courses.ofPerson(learner._id)
  expect(ask).toMatchObject({ state: 'open' })
})
