import type { Person } from '../../src/domain/person.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, aPolicy, cycleOf, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const ben = aPerson(2, { name: 'Ben Okoro' })
const cleo = aPerson(3, { name: 'Cleo Ward' })
const owner = aPerson(4, { name: 'Olga Brandt' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, ben, cleo, owner])
  await grants(aPolicy('1.0'), ben, '2027-01-15', lead)
  const keys = { ...aPolicy('1.0'), _id: 'keys@1.0', policy: 'keys', title: { en: 'Keys *old*' } }
  await grants({ ...keys, owner: owner._id }, cleo, '2026-12-01', owner)
})
afterEach(() => database.drop())

async function grants(policy: PolicyVersion, person: Person, until: string, by: Person): Promise<void> {
  await stores.policies.add(policy)
  const { _id: cycle, subject } = cycleOf(policy, at)
  await stores.exceptions.grant({
    ...{ _id: `grant-${person._id}`, subject, person: person._id, cycle, ask: 'ask' },
    ...{ requestedBy: lead._id, grantedBy: by._id, grantedAt: at, reason: 'It is heavy.', until },
    ...{ timeZone: person.timeZone, through: { kind: 'chat', platform: 'slack' } as const },
  })
}

const desk = (person: Person) => new AtTheDesk(stores, person, at)

test('the ISMS lead sees who may depart from which policy, until when and by whose leave, the first to end first', async () => {
  const { sees } = await desk(lead).types('policy exceptions')
  expect(sees).toContain('2 exceptions are in force')
  expect(sees.split('\n').filter((line) => line.startsWith('•'))).toEqual([
    '• Cleo Ward, Engineering: the Keys *old*, version 1.0, until Tuesday 1 December (in 7 days) · granted 24 November, 09:00 by Olga Brandt',
    '• Ben Okoro, Sales: the Information Security Policy, version 1.0, until Friday 15 January 2027 (in 52 days) · granted 24 November, 09:00 by Robin Adler1',
  ])
  expect(sees).not.toContain('It is heavy')
})

test('the owner of a policy sees those of theirs, and nobody else sees any', async () => {
  const { sees } = await desk(owner).types('policy exceptions')
  expect(sees).toContain('One exception is in force')
  expect(sees).toContain('Cleo Ward')
  expect(sees).not.toContain('Ben Okoro')
  expect((await desk(ben).types('policy exceptions')).sees).toContain('so nothing was done')
  expect((await desk(ben).types('')).sees).not.toContain('policy exceptions')
})

test('what has ended is in it no more', async () => {
  await stores.exceptions.end(`grant-${cleo._id}`, at)
  expect((await desk(owner).types('policy exceptions')).sees).toContain('No exception is in force.')
})
