import { picturesOf } from '../../src/bot/cards/card.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { aJudgement, aRisk, fiveByFive, rated, registered, theCriteria } from '../support/risks.js'

const at = '2027-03-01T10:00:00.000Z'
const chief = aPerson(2, { name: 'Mo Farrell' })
const owner = aPerson(3, { name: 'Ben Okoro', manager: chief._id })
const deputy = aPerson(4, { name: 'Eve Long', manager: chief._id })
const other = aPerson(5)
const act = { by: owner._id, at, through: { kind: 'chat', platform: 'slack' } } as const

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, chief, owner, deputy, other], { topManagement: [chief._id] })
  const action = { id: 'encrypt', title: { en: 'Encrypt all disks' }, owner: other._id, due: '2027-06-30' }
  await registered(
    stores,
    aRisk(owner, { deputy: deputy._id, judgement: aJudgement({ plan: [action] }) }),
    aRisk(lead, {
      _id: 'flood',
      title: { en: 'Flood' },
      judgement: aJudgement({ current: rated(2, 3), treatment: 'retain' }),
    }),
    aRisk(lead, {
      _id: 'fraud',
      title: { en: 'Fraud' },
      judgement: aJudgement({ inherent: rated(5, 4), current: rated(5, 4) }),
    }),
  )
})
afterEach(() => database.drop())

const sits = (person: typeof lead) => new AtTheDesk(stores, person, at)

test('the ISMS lead and top management see all risks, what is above the appetite and not accepted first', async () => {
  for (const person of [lead, chief]) {
    const { sees } = await sits(person).types('risk list')
    expect(sees).toContain('3 open · 2 above the appetite, 2 of them without an acceptance that holds')
    expect(sees).toMatch(
      /Fraud.*now 20 High.*⚠ above appetite, not accepted[\s\S]*Laptop theft.*12 Medium.*target 6[\s\S]*Flood/,
    )
    expect(sees).toContain('owner Ben Okoro')
  }
})

test('two people of one name are told apart by their departments', async () => {
  const namesake = aPerson(6, { name: 'Ben Okoro', department: 'Legal' })
  await stores.people.write([namesake], [])
  for (const command of ['risk list', 'risk show laptop-theft'])
    expect((await sits(lead).types(command)).sees).toContain(`Ben Okoro (${owner.department})`)
  expect((await sits(lead).types('risk plan')).sees).toContain('Robin Adler5, by')
})

test('who owns a risk, or stands in, sees theirs and no other; whoever owns none is told so', async () => {
  for (const person of [owner, deputy]) {
    expect((await sits(person).types('risk list')).sees).toMatch(/Your risks[\s\S]*Laptop theft/)
    expect((await sits(person).types('risk list')).sees).not.toContain('Flood')
    // Word for word what is said of a risk that is not there.
    expect((await sits(person).types('risk show flood')).sees).toContain('There is no risk “flood”')
  }
  expect((await sits(other).types('risk list')).sees).toContain('You own no risk')
  // What was mistyped is named also to whom nothing of it waits at the moment.
  expect((await sits(other).types('risk acept')).sees).toContain('Did you mean `/isms risk accept`?')
  for (const command of ['risk list', 'risk accept']) {
    expect((await sits(other).types('')).sees).not.toContain(command)
    expect((await sits(owner).types('')).sees).toContain(command)
    expect((await sits(deputy).types('')).sees).toContain(command)
  }
})

test('one risk shows what it is, how it stands and what is still to be done', async () => {
  const { sees } = await sits(owner).types('risk show Laptop-Theft')
  expect(sees).toContain('What may happen: A laptop is stolen on a train')
  expect(sees).toMatch(/12 Medium.*likelihood 3 of 5 \(Possible\), consequence 4 of 5 \(Severe\)/)
  expect(sees).toContain('6: it is above')
  expect(sees).toMatch(/Encrypt all disks · Robin Adler5, by Wednesday 30 June/)
  expect(sees).toContain('by the file risks.yaml, by version 1 of the criteria')
  expect((await sits(owner).types('risk show laptop-thef')).sees).toContain('Did you mean `laptop-theft`?')
  expect((await sits(owner).types('risk show')).sees).toContain('Which risk?')
})

test('the matrix says in a picture and in words where the risks lie', async () => {
  const desk = await sits(lead).types('risk matrix')
  const [picture] = picturesOf(desk.nodes)
  expect(picture?.alt).toContain(
    '1 at likelihood Almost certain and consequence Severe (20); 1 at likelihood Possible',
  )
  expect(picture?.svg).toContain('Almost certain')
})

test('what older criteria judged on the same scales is held against the appetite in force at once', async () => {
  await stores.riskCriteria.add(theCriteria({ ...fiveByFive, appetite: 14 }, 2))
  const { sees } = await sits(lead).types('risk list')
  expect(sees).toContain('3 open · 1 above the appetite, 1 of them without an acceptance that holds')
  expect(sees).toMatch(/Laptop theft.*12 Medium.*assessed by older criteria/)
  expect((await sits(owner).types('risk show laptop-theft')).sees).toContain('14: it is within')
  expect((await sits(lead).types('risk matrix')).sees).not.toContain('older scales')
})

test('what other scales judged is neither within the appetite nor above it until it is assessed anew', async () => {
  const consequence = fiveByFive.consequence.slice(0, 4)
  await stores.riskCriteria.add(theCriteria({ ...fiveByFive, consequence, appetite: 14 }, 2))
  const { sees } = await sits(lead).types('risk list')
  expect(sees).toContain(
    '3 open · 3 assessed by older scales, so it is not known whether within the appetite',
  )
  expect(sees).toMatch(/Flood.*⚠ assessed by older scales, not comparable/)
  const shown = (await sits(owner).types('risk show laptop-theft')).sees
  expect(shown).toMatch(/12 Medium.*consequence 4 of 5[\s\S]*⚠ not comparable/)
  expect((await sits(lead).types('risk matrix')).sees).toContain('3 risks were assessed by older scales')
  expect((await sits(lead).types('status')).sees).toContain('3 risks that were assessed by older scales')
  expect((await sits(owner).types('risk accept laptop-theft')).sees).toContain('It is assessed anew first')
})

test('each assessment stays on record as it was made, and of two at once one is told', async () => {
  const before = await stores.risks.byId('laptop-theft')
  if (!before) throw new Error('It is not there')
  const judgement = aJudgement({ current: rated(2, 4) })
  const assessing = {
    judgement,
    criteria: '1',
    trigger: 'reassessment',
    reason: 'Disks are encrypted',
  } as const
  expect(await stores.risks.assess(before, assessing, act)).toMatchObject({ assessment: { number: 2 } })
  expect(await stores.risks.assess(before, assessing, act)).toBeNull()
  const { sees } = await sits(owner).types('risk show laptop-theft')
  expect(sees).toContain('Why: Disks are encrypted')
  expect(sees).toMatch(/Before[\s\S]*2 November 2026, 09:00: 12 Medium, by the file risks\.yaml/)

  const after = await stores.risks.byId('laptop-theft')
  if (!after) throw new Error('It is gone')
  expect(await stores.risks.close(after, 'Laptops are gone', act)).toMatchObject({ state: 'closed' })
  expect(await stores.risks.assess(after, assessing, act)).toBeNull()
  expect((await sits(owner).types('risk show laptop-theft')).sees).toContain('Laptops are gone')
  expect((await sits(lead).types('risk list')).sees).not.toContain('Laptop theft')
})

test('whoever changes an assessment in its row is found out', async () => {
  const verified = async () => {
    const printed: string[] = []
    await verifyCommand(stores.db, undefined, (line) => void printed.push(line))
    return printed.join('\n')
  }
  expect(await verified()).not.toContain('risks')
  await database.admin
    .collection('risks')
    .updateOne({ _id: 'fraud' as never }, { $set: { 'assessment.current.likelihood': 1 } })
  expect(await verified()).toContain('fraud')
})
