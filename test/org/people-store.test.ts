import type { Binding, Person } from '../../src/domain/person.js'
import { applyImport } from '../../src/org/apply.js'
import { planImport } from '../../src/org/plan.js'
import type { People } from '../../src/store/people.js'
import { read } from './reading.js'
import { Record } from './record.js'
import { peopleCsv, removeFolders, smallCompany, today } from './small-company.js'

let record: Record
let people: People
async function personOf(key: string): Promise<Person> {
  const person = (await people.byKeys([key])).get(key)
  if (!person) throw new Error(`Nobody is ${key}`)
  return person
}
const account: Binding = { team: 'T1', user: 'U1', standing: 'member', at: today }

async function importing(csv: string) {
  const files = await read({ ...smallCompany, 'people.csv': csv })
  await applyImport(await planImport(files, record.stores, today), record.tools())
}

beforeAll(async () => {
  record = await Record.open()
  people = record.stores.people
})
beforeEach(() => importing(peopleCsv))
afterEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

test('a person is bound to an account once, and that is an event that does not tell the account', async () => {
  const ben = await personOf('ben')
  expect(await people.bind(ben, 'slack', account)).toEqual({ bound: true })
  expect((await people.byBinding('slack', 'T1', 'U1'))?._id).toBe(ben._id)
  const [row] = await record.db.collection('people').find({ key: 'ben' }).toArray()
  expect(row?.outbox).toMatchObject([
    { type: 'person.bound', about: { collection: 'people', id: ben._id }, at: today },
  ])
  expect(JSON.stringify(row?.outbox)).not.toMatch(/U1|T1|member/)
  expect(row?.openings).toMatchObject([
    { field: 'team', value: 'T1' },
    { field: 'user', value: 'U1' },
    { field: 'standing', value: 'member' },
  ])
})

test('binding again to the same account changes nothing', async () => {
  const ben = await personOf('ben')
  await people.bind(ben, 'slack', account)
  expect(await people.bind(ben, 'slack', { ...account, at: '2026-12-01T09:00:00.000Z' })).toEqual({
    bound: true,
  })
  expect((await people.byId(ben._id))?.bindings.slack?.at).toBe(today)
})

test('nobody is moved from one account to another', async () => {
  const ben = await personOf('ben')
  await people.bind(ben, 'slack', account)
  expect(await people.bind(ben, 'slack', { ...account, user: 'U2' })).toEqual({
    bound: false,
    because: 'bound-to-another-account',
  })
  expect(await people.byBinding('slack', 'T1', 'U2')).toBeNull()
})

test('an account that somebody has is nobody else’s, also when two ask for it at once', async () => {
  const all = await Promise.all(['ada', 'ben', 'mo'].map(personOf))
  const answers = await Promise.all(all.map((each) => people.bind(each, 'slack', account)))
  expect(answers.filter(({ bound }) => bound)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.bound).map((answer) => !answer.bound && answer.because)).toEqual([
    'account-belongs-to-another',
    'account-belongs-to-another',
  ])
})

test('the same user id in another workspace is another account, and so is one on another platform', async () => {
  const [ada, ben] = [await personOf('ada'), await personOf('ben')]
  await people.bind(ada, 'slack', account)
  expect(await people.bind(ben, 'slack', { ...account, team: 'T2' })).toEqual({ bound: true })
  expect(await people.bind(ben, 'teams', account)).toEqual({ bound: true })
})

test('who was left out of the file is not bound, and not found by their address', async () => {
  const ben = await personOf('ben')
  await importing(peopleCsv.replace(/^ben.*\n/m, ''))
  expect(await people.bind(ben, 'slack', account)).toEqual({ bound: false, because: 'not-active' })
  expect(await people.byEmail('ben@kestrel.example')).toBeNull()
})

test('who has another address by now is not bound by the old one, and is bound by the new one', async () => {
  const before = await personOf('ben')
  await importing(peopleCsv.replace('ben@kestrel.example', 'b.okoro@kestrel.example'))
  expect(await people.bind(before, 'slack', account)).toEqual({ bound: false, because: 'address-changed' })
  expect(await people.byBinding('slack', 'T1', 'U1')).toBeNull()
  const now = { ...before, email: 'B.Okoro@kestrel.example' }
  expect(await people.bind(now, 'slack', account)).toEqual({ bound: true })
})

test('an account of somebody who left still names them, so that they can be told why', async () => {
  const ben = await personOf('ben')
  await people.bind(ben, 'slack', account)
  await importing(peopleCsv.replace(/^ben.*\n/m, ''))
  expect(await people.byBinding('slack', 'T1', 'U1')).toMatchObject({ _id: ben._id, active: false })
})

test('an audience counts who is there on the day', async () => {
  await importing(
    peopleCsv.replace('2020-03-02,', '2020-03-02,2026-11-30').replace('2024-05-06', '2026-12-01'),
  )
  const keysOn = async (day: string) => {
    const keys: string[] = []
    for await (const { key } of people.present(day)) keys.push(key)
    return keys.sort()
  }
  expect(await keysOn('2026-11-30')).toEqual(['ada', 'mo'])
  expect(await keysOn('2026-12-01')).toEqual(['ben', 'mo'])
  expect(await keysOn('2018-01-01')).toEqual([])
})

test('people are found together by their ids', async () => {
  const [ada, ben] = [(await personOf('ada'))._id, (await personOf('ben'))._id]
  expect([...(await people.byIds([ada, ben, 'p_nobody'])).keys()].sort()).toEqual([ada, ben].sort())
})
