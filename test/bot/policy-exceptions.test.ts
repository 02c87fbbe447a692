import type { Person } from '../../src/domain/person.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { addDays } from '../../src/domain/working-days.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, aPolicy, cycleOf, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const ben = aPerson(2, { name: 'Ben Okoro' })
const cleo = aPerson(3, { name: 'Cleo Ward' })
const owner = aPerson(4, { name: 'Olga Brandt' })
const deputy = aPerson(5, { name: 'Dan Fry' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, ben, cleo, owner, deputy], { deputy: deputy._id })
  await grants(aPolicy('1.0'), ben, '2027-01-15', lead)
  const keys = { ...aPolicy('1.0'), _id: 'keys@1.0', policy: 'keys', title: { en: 'Keys *old*' } }
  await grants({ ...keys, owner: owner._id }, cleo, '2026-12-01', owner)
})
afterEach(() => database.drop())

async function grants(policy: PolicyVersion, person: Person, until: string, by: Person): Promise<void> {
  if (!(await stores.policies.byVersion(policy.policy, policy.version))) await stores.policies.add(policy)
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
  expect(sees.split('\n').filter((line) => line.includes('granted 24'))).toEqual([
    'Cleo Ward, Engineering: the Keys *old*, version 1.0, until Tuesday 1 December (in 7 days) · granted 24 November, 09:00 by Olga Brandt',
    'Ben Okoro, Sales: the Information Security Policy, version 1.0, until Friday 15 January 2027 (in 52 days) · granted 24 November, 09:00 by Robin Adler1',
  ])
  expect(sees).not.toContain('It is heavy')
})

describe('one exception', () => {
  const opens = async (person: Person) =>
    (await desk(person).types('policy exceptions')).clicks('See or end it…')

  test('shows why it was granted to who asked for it and who granted it, and to nobody else', async () => {
    expect((await opens(owner)).sees).toContain('Olga Brandt granted it: It is heavy.')
    expect((await opens(lead)).sees).toContain('It is heavy.')
    const { sees } = await desk(deputy).acts('policy-acknowledgement.exception', `grant-${cleo._id}`)
    expect(sees).toContain('Cleo Ward')
    expect(sees).not.toContain('It is heavy')
  })

  test('is ended before its last day by the owner of the policy or the ISMS lead, with a reason, once', async () => {
    const opened = await opens(owner)
    expect((await opened.submits({})).reply).toMatchObject({ kind: 'invalid' })
    await opened.submits({ reason: 'The new keys are light.' })
    expect(opened.sees).toContain('The exception has ended, and Cleo Ward is asked again.')
    expect(await stores.exceptions.byId(`grant-${cleo._id}`)).toMatchObject({
      ...{ state: 'ended', revoked: { by: owner._id, reason: { text: 'The new keys are light.' } } },
    })
    expect((await desk(owner).types('policy exceptions')).sees).toContain('No exception is in force.')
    const ends = 'policy-acknowledgement.exception-end'
    const again = await desk(lead).acts(ends, `grant-${cleo._id}`, { reason: 'Once more.' })
    expect(again.sees).toContain('not in force any more')
    const others = await desk(ben).acts(ends, `grant-${ben._id}`, { reason: 'Mine.' })
    expect(others.sees).toContain("An exception is ended by the policy's owner or the ISMS lead")
  })
})

test('the owner of a policy sees those of theirs, and nobody else sees any', async () => {
  const { sees } = await desk(owner).types('policy exceptions')
  expect(sees).toContain('One exception is in force')
  expect(sees).toContain('Cleo Ward')
  expect(sees).not.toContain('Ben Okoro')
  expect((await desk(ben).types('policy exceptions')).sees).toContain('so nothing was done')
  expect((await desk(ben).types('')).sees).not.toContain('policy exceptions')
})

test('of many, all are seen page by page, the first to end first', async () => {
  const many = Array.from({ length: 20 }, (_, n) => aPerson(10 + n))
  await stores.people.write(many, [])
  for (const [n, person] of many.entries())
    await grants(aPolicy('1.0'), person, addDays('2027-02-01', n), lead)
  const seen: string[] = []
  const visitor = await desk(lead).types('policy exceptions')
  seen.push(...visitor.sees.split('\n').filter((line) => line.includes('granted 24')))
  await visitor.clicks('Go on to page 2 of 2')
  seen.push(...visitor.sees.split('\n').filter((line) => line.includes('granted 24')))
  expect([seen.length, new Set(seen).size]).toEqual([22, 22])
  expect([seen[0], seen.at(-1)]).toEqual([
    expect.stringContaining('1 December'),
    expect.stringContaining('20 February'),
  ])
})

test('what has ended is in it no more', async () => {
  await stores.exceptions.end(`grant-${cleo._id}`, at)
  expect((await desk(owner).types('policy exceptions')).sees).toContain('No exception is in force.')
})
