import { haveNewOwnersNamed } from '../../src/activities/risk-reassessment/new-owners.js'
import { reassessByNewCriteria } from '../../src/activities/risk-reassessment/start.js'
import { judgementIn } from '../../src/domain/risk.js'
import type { CriteriaText } from '../../src/domain/risk-criteria.js'
import { reassessedValue } from '../../src/domain/risk-reassessment.js'
import { printRecord } from '../../src/main/record.js'
import { verifyCommand } from '../../src/main/verify.js'
import { takeOver } from '../../src/store/risk-take-over.js'
import type { AtTheDesk } from '../support/at-the-desk.js'
import { lead } from '../support/company.js'
import {
  at,
  chief,
  cycle,
  deputy,
  filledIn,
  other,
  owner,
  ReassessedCompany,
} from '../support/reassessed-company.js'
import { fiveByFive, rated, theCriteria } from '../support/risks.js'

let company: ReassessedCompany
beforeEach(async () => {
  company = await ReassessedCompany.open()
  await company.comesRound()
})
afterEach(() => company.drop())

const messageTo = async (person: typeof owner) => (await readsMessage(person)).sees

async function readsMessage(person: typeof owner): Promise<AtTheDesk> {
  const rows = await company.stores.db
    .collection('deliveries')
    .find({ person: person._id, 'content.kind': 'asks' })
    .toArray()
  expect(rows).toHaveLength(1)
  return company.sits(person).readsAll(rows[0]?.content.asks)
}

test('each owner gets one message with all of their risks, the highest first', async () => {
  const sees = await messageTo(owner)
  expect(sees).toMatch(/Reassess your 3 risks by Monday 15 March/)
  expect(sees).toMatch(/Laptop theft[\s\S]*Flood[\s\S]*Power cut/)
  expect(sees).toContain('Today it stands at 12 Medium.')
  const alone = await readsMessage(lead)
  expect(alone.sees).toContain('Reassess the risk “Fraud”')
  expect(alone.notification).toBe('Reassess a risk by Monday 15 March')
})

test('the messages to all owners, however many, are put on record with one write', async () => {
  const want = jest.spyOn(company.stores.deliveries, 'want')
  await company.comesRound('2027-H2')
  expect(want.mock.calls.map(([wanted]) => wanted.length)).toEqual([2])
})

test('the form is filled in as last time, with what has happened since, and says what that makes', async () => {
  const { sees, nodes } = await company.opens(owner, 'laptop-theft')
  expect(sees).toContain('Today this makes it 12 Medium, above the appetite of 6; after the plan 6 Low')
  expect(sees).toContain(
    'Mo Farrell, as the owner’s manager, accepts it beside the owner, for at most 12 months',
  )
  expect(sees).toMatch(/Last time[\s\S]*12 Medium, by the file risks\.yaml/)
  expect(sees).toMatch(/Incidents since[\s\S]*not recorded here yet/)
  const inputs = nodes.flatMap((node) => (node.kind === 'inputs' ? node.inputs : []))
  expect(inputs.map((input) => ('initial' in input ? [input.name, input.initial] : [input.name]))).toEqual([
    ['inherent-likelihood', '4'],
    ['inherent-consequence', '4'],
    ['current-likelihood', '3'],
    ['current-consequence', '4'],
    ['target-likelihood', '2'],
    ['target-consequence', '3'],
    ['treatment', 'modify'],
    ['controls', 'A.8.13'],
    ['action-1'],
    ['doer-1'],
    ['due-1'],
    ['reason'],
  ])
})

test('what is confirmed as it was is recorded at once, reading nothing twice, and the register has it', async () => {
  const desk = await company.opens(owner, 'laptop-theft')
  const { admin } = company.database
  await admin.command({ profile: 2 })
  await desk.submits(filledIn())
  await admin.command({ profile: 0 })
  expect(desk.reply).toMatchObject({ kind: 'done' })
  const queries = await admin.collection('system.profile').find({ op: 'query' }).toArray()
  const read = queries.map(({ command: { find, filter } }) => `${find} ${JSON.stringify(filter)}`)
  expect([...new Set(read)]).toEqual(read)
  expect(read.filter((each) => each.startsWith('risks '))).toHaveLength(1)
  const risk = await company.risk('laptop-theft')
  expect(risk).toMatchObject({
    assessment: { number: 2, by: owner._id, trigger: 'reassessment', current: rated(3, 4) },
    earlier: [{ number: 1, trigger: 'file' }],
  })
  const { sees } = await company.sits(owner).reads(risk.assessment.ask ?? '')
  expect(sees).toContain('You reassessed “Laptop theft”: 12 Medium')
  expect(await messageTo(owner)).toMatch(/Reassess your 2 risks[\s\S]*✓ Laptop theft: 12 Medium/)
})

test('where it moves it takes a reason, and what that makes is shown before it is recorded', async () => {
  const desk = await company.opens(owner, 'laptop-theft')
  await desk.submits(filledIn({ 'current-likelihood': '4' }))
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { reason: expect.stringContaining('why') } })

  const moved = filledIn({ 'current-likelihood': '4', reason: 'Two were stolen since' })
  await desk.submits(moved)
  expect(desk.sees).toContain('You have changed what it makes')
  expect(desk.sees).toContain('Today this makes it 16 High')
  expect(desk.sees).toContain(
    'Above the appetite top management accepts it beside the owner, for at most 3 months',
  )
  expect((await company.risk('laptop-theft')).assessment.number).toBe(1)

  await desk.submits(moved)
  expect(desk.reply).toMatchObject({ kind: 'done' })
  expect((await company.risk('laptop-theft')).assessment).toMatchObject({
    ...{ current: rated(4, 4), reason: { text: 'Two were stolen since' } },
  })
  const { sees } = await company.sits(lead).types('risk show laptop-theft')
  expect(sees).toMatch(/Why: Two were stolen since[\s\S]*Before[\s\S]*12 Medium, by the file/)
})

test('what cannot be is refused beside its field, until what it came from is put higher', async () => {
  const desk = await company.opens(owner, 'laptop-theft')
  const higher = { 'current-likelihood': '5', 'current-consequence': '5', reason: 'It happened twice' }
  await desk.submits(filledIn(higher))
  expect(desk.reply).toEqual({
    kind: 'invalid',
    errors: { 'current-likelihood': expect.stringMatching(/^This makes 25, .* would be 16: /) },
  })
  const german = await company.opens({ ...owner, language: 'de' }, 'laptop-theft')
  await german.submits(filledIn({ 'target-likelihood': '5', reason: 'Test' }))
  expect(german.reply).toEqual({
    kind: 'invalid',
    errors: { 'target-likelihood': expect.stringMatching(/^Das ergibt 15, und heute sind es 12: /) },
  })
  const corrected = filledIn({ ...higher, 'inherent-likelihood': '5', 'inherent-consequence': '5' })
  await desk.submits(corrected)
  await desk.submits(corrected)
  expect((await company.risk('laptop-theft')).assessment).toMatchObject({ current: rated(5, 5) })
})

test('controls and treatment have to go together', async () => {
  const desk = await company.opens(owner, 'laptop-theft')
  await desk.submits(filledIn({ controls: '' }))
  expect(desk.reply).toMatchObject({ errors: { controls: expect.stringContaining('Name the controls') } })
  await desk.submits(filledIn({ controls: 'A.9.99', reason: 'New ones' }))
  expect(desk.reply).toMatchObject({ errors: { controls: expect.stringContaining('A.9.99') } })
  await desk.submits(filledIn({ controls: 'a.8.13, A.8.24', reason: 'Disks are encrypted' }))
  expect((await company.risk('laptop-theft')).assessment.controls).toEqual(['A.8.13', 'A.8.24'])
})

test('nobody but the owner answers; while they are away it is the deputy on record, and no delegate', async () => {
  for (const person of [deputy, lead, other])
    expect((await company.opens(person, 'laptop-theft')).sees).toContain('nothing was recorded')
  await company.isAway(owner, other)
  const ask = await company.asked('laptop-theft')
  expect(ask).toMatchObject({ delegated: { to: deputy._id } })
  expect(await company.asked('flood')).toMatchObject({ paused: { until: '2027-03-05' } })
  expect((await company.opens(other, 'laptop-theft')).sees).toContain('nothing was recorded')
  const desk = await company.opens(deputy, 'laptop-theft')
  await desk.submits(filledIn())
  expect(desk.reply).toMatchObject({ kind: 'done' })
  const { sees } = await company.sits(chief).types('risk show laptop-theft')
  expect(sees).toContain('by Eve Long')
  const [answered] = await company.stores.asks.byIds([ask._id])
  expect(answered?.answer).toMatchObject({ by: deputy._id, for: owner._id })
})

test('of two who answer at once one is recorded, and twice the same is the same', async () => {
  const first = await company.opens(owner, 'flood')
  const second = await company.opens(owner, 'flood')
  const inputs = {
    ...{ 'current-likelihood': '2', 'current-consequence': '3' },
    ...{ 'target-likelihood': '2', 'target-consequence': '3', treatment: 'retain', controls: 'A.8.13' },
  }
  await Promise.all([first.submits(inputs), second.submits(inputs)])
  expect([first.reply.kind, second.reply.kind].sort()).toEqual(['card', 'done'])
  expect((await company.risk('flood')).assessment.number).toBe(2)
})

test('what lies within the appetite is confirmed with one statement, each on record by itself', async () => {
  await messageTo(owner)
  const desk = company.sits(owner)
  await desk.acts('risk-reassessment.confirm-all', cycle)
  expect(desk.sees).toMatch(/Confirm 2 risks as they are[\s\S]*Flood · 6 Low[\s\S]*Power cut · 6 Low/)
  expect(desk.sees).not.toContain('Laptop theft')
  await desk.submits({ statement: '' })
  expect(desk.reply).toMatchObject({ kind: 'invalid' })

  // Somebody answers one of them on another screen meanwhile: what is confirmed was shown.
  const elsewhere = await company.opens(owner, 'power')
  await elsewhere.submits(filledIn({ ...within(3, 2), treatment: 'retain' }))
  await desk.submits({ statement: 'No flood, and the pumps were tested' })
  expect(desk.sees).toMatch(/changed meanwhile[\s\S]*Flood/)
  expect((await company.risk('flood')).assessment.number).toBe(1)
  await desk.submits({ statement: 'No flood, and the pumps were tested' })
  expect(desk.reply).toMatchObject({ kind: 'done' })
  expect((await company.risk('flood')).assessment).toMatchObject({
    ...{ number: 2, by: owner._id, reason: { text: 'No flood, and the pumps were tested' } },
  })
  expect((await company.sits(owner).acts('risk-reassessment.confirm-all', cycle)).sees).toContain(
    'Nothing of this can be confirmed together',
  )
})

test('of what is confirmed together, whatever was not recorded is named', async () => {
  const desk = await company.sits(owner).acts('risk-reassessment.confirm-all', cycle)
  // One of them is closed between the list and the write.
  const { answer } = company.stores.asks
  const flood = await company.asked('flood')
  const by = {
    actor: { kind: 'steward' },
    through: { kind: 'workflow', process: 'risk-reassessment' },
  } as const
  const closing = jest.spyOn(company.stores.asks, 'answer').mockImplementation(async (given, subject) => {
    if (given.ask.id === flood._id) await company.stores.asks.closeOne(flood._id, 'changed', at, by)
    return answer.call(company.stores.asks, given, subject)
  })
  await desk.submits({ statement: 'Looked at both' })
  closing.mockRestore()
  expect(desk.sees).toContain('Recorded, but for Flood: nothing was recorded there')
  expect((await company.risk('flood')).assessment.number).toBe(1)
  expect((await company.risk('power')).assessment.number).toBe(2)
})

const within = (likelihood: number, consequence: number) => ({
  ...{ 'current-likelihood': `${likelihood}`, 'current-consequence': `${consequence}` },
  ...{ 'target-likelihood': `${likelihood}`, 'target-consequence': `${consequence}` },
})

test('after a significant change owners are asked out of turn, by whoever may say so', async () => {
  expect((await company.sits(other).types('risk reassess')).sees).toContain(
    'There is no open risk that you may',
  )
  // Word for word what is said of a risk that is not there: whoever may not see it hears nothing of it.
  expect((await company.sits(owner).types('risk reassess fraud')).sees).toContain('There is no risk “fraud”')
  const desk = await company.sits(lead).types('risk reassess laptop-theft')
  expect(desk.sees).toContain('Which risks are to be assessed anew?')
  await desk.submits({ reason: 'The courier is another one' })
  expect(desk.reply).toMatchObject({ errors: { risks: expect.stringContaining('Choose at least one') } })
  await desk.submits({ risks: ['laptop-theft'], owner: lead._id })
  expect(desk.reply).toMatchObject({ errors: { reason: expect.stringContaining('what has changed') } })
  await desk.submits({ risks: ['laptop-theft'], owner: lead._id, reason: 'The courier is another one' })
  expect(desk.sees).toContain('2 risks are to be assessed anew; 2 owners are asked')

  const unplanned = 'cycle/risk-reassessment.register/1'
  await company.looks(unplanned)
  expect(
    (await company.sits(owner).reads((await company.asked('laptop-theft', unplanned))._id)).sees,
  ).toContain('What has changed: The courier is another one')
  // Nobody is asked the same twice: the planned one goes on without these.
  await expect(company.asked('laptop-theft')).rejects.toThrow('Nobody is asked')
  expect(await company.isDue()).toBe(false)
  await (await company.opens(owner, 'laptop-theft', unplanned)).submits(filledIn())
  expect((await company.risk('laptop-theft')).assessment.trigger).toBe('out-of-turn')
})

test('new criteria have everything assessed anew by itself, once', async () => {
  await company.stores.riskCriteria.add(theCriteria({ ...fiveByFive, appetite: 4, ...fourSteps }, 2))
  const begin = reassessByNewCriteria({ ...company.stores, startCycle: async () => undefined })
  await begin(at)
  await begin(at)
  const anew = 'cycle/risk-reassessment.register/criteria-2'
  await company.looks(anew)
  const desk = await company.opens(owner, 'laptop-theft', anew)
  expect(desk.sees).toContain('The criteria by which risks are judged have changed.')
  await desk.submits(filledIn())
  expect((await company.risk('laptop-theft')).assessment).toMatchObject({
    criteria: '2',
    trigger: 'new-criteria',
  })
  const cycles = await company.stores.cycles.ids()
  expect(cycles.sort()).toEqual([cycle, anew].sort())
})

describe('where an owner has left', () => {
  const leaver = async () => {
    await company.stores.asks.closeAsksOf(owner._id, 'left', at)
    await company.stores.people.deactivate([owner._id])
  }
  const begins = () => haveNewOwnersNamed({ ...company.stores, startCycle: async () => undefined })(at)
  const [first, second] = [1, 2].map((n) => `cycle/risk-reassessment.register/owners-${n}`)
  const cycles = async () => (await company.stores.cycles.ids()).filter((id) => id.includes('owners')).sort()
  const assesses = async (person: typeof owner, risk: string, which: string) => {
    const desk = await company.opens(person, risk, which)
    // What it makes is shown first, where that is something else.
    for (let once = 0; once < 2 && desk.reply.kind === 'form'; once += 1)
      await desk.submits(filledIn({ reason: 'As seen' }))
    expect(desk.reply.kind).toBe('done')
  }
  const names = async (risk: string, which: string, user: string) => {
    const { _id } = await company.asked(risk, which)
    const form = await (await company.sits(chief).reads(_id)).clicks('Name an owner…')
    await form.submits({ owner: { platform: 'slack', team: 'T1', user } })
  }

  test('a reassessment that asks about their risks has their manager asked, and no other begins', async () => {
    await leaver()
    await begins()
    expect(await cycles()).toEqual([])
    await company.looks()
    await begins()
    expect(await cycles()).toEqual([])
    expect(await company.asked('flood')).toMatchObject({ slot: 'name-owner', askedOf: chief._id })
  })

  test('outside of one, their manager is asked at once about all of theirs, and whom they name says how each stands', async () => {
    for (const risk of ['laptop-theft', 'flood', 'power']) await assesses(owner, risk, cycle)
    await leaver()
    await begins()
    await begins()
    expect(await cycles()).toEqual([first])
    await company.looks(first)
    const message = { person: chief._id, 'content.kind': 'asks', class: 'now' }
    expect((await company.stores.db.collection('deliveries').findOne(message))?.content.asks).toHaveLength(3)
    await begins()
    expect(await cycles()).toEqual([first])

    await names('flood', first ?? '', 'U5')
    expect((await company.risk('flood')).owner).toBe(other._id)
    await company.looks(first)
    await assesses(other, 'flood', first ?? '')
    expect((await company.risk('flood')).assessment).toMatchObject({ by: other._id, trigger: 'new-owner' })
    // Whoever was named leaves, too: a second one begins, about that one alone.
    await company.stores.people.deactivate([other._id])
    await begins()
    expect(await cycles()).toEqual([first, second])
    expect(await company.stores.cycles.byId(second ?? '')).toMatchObject({ risks: ['flood'] })
  })
})

/** A shorter scale: what stood on the fifth step is asked for again. */
const fourSteps: Pick<CriteriaText, 'consequence' | 'authority'> = {
  consequence: fiveByFive.consequence.slice(0, 4),
  authority: [{ from: 5, who: 'manager', months: 12 }],
}

test('what a crash left between an answer and its risk is taken over by the workflow', async () => {
  const { _id: id, revision, subject } = await company.asked('flood')
  const judgement = judgementIn((await company.risk('flood')).assessment)
  await company.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: owner._id, at, value: reassessedValue({ criteria: '1', judgement }) },
      ...{ language: 'en', isTakenOver: true, through: { kind: 'chat', platform: 'slack' } },
    },
    subject,
  )
  expect((await company.risk('flood')).assessment.number).toBe(1)
  expect(await company.isDue()).toBe(true)
  expect(await company.looks()).toEqual(['take-over', 'wait'])
  await takeOver(company.stores, id)
  expect(await company.risk('flood')).toMatchObject({
    assessment: { number: 2, ask: id },
    earlier: [{ number: 1 }],
  })
})

test('what was planned anew before a late take-over stays planned, and verify knows it', async () => {
  const { _id: id, revision, subject } = await company.asked('laptop-theft')
  const risk = await company.risk('laptop-theft')
  const judgement = { ...judgementIn(risk.assessment), current: rated(4, 4) }
  const through = { kind: 'chat', platform: 'slack' } as const
  await company.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: owner._id, at, value: reassessedValue({ criteria: '1', judgement }) },
      ...{ language: 'en', isTakenOver: true, through },
    },
    subject,
  )
  const plan = [{ id: 'encrypt', title: { en: 'Encrypt' }, owner: other._id, due: '2027-09-30' }]
  const planned = {
    judgement: { ...judgementIn(risk.assessment), plan },
    criteria: '1',
    trigger: 'plan',
  } as const
  await company.stores.risks.assess(risk, planned, { by: chief._id, at, through })
  await takeOver(company.stores, id)
  expect((await company.risk('laptop-theft')).assessment).toMatchObject({
    number: 3,
    current: rated(4, 4),
    plan,
  })
  expect(await verified()).not.toContain('Assessment 3 of the risk')
})

test('the record has all that an auditor asks for, and verify holds it against the register', async () => {
  await (await company.opens(owner, 'laptop-theft')).submits(filledIn())
  const desk = await company.sits(owner).acts('risk-reassessment.confirm-all', cycle)
  await desk.submits({ statement: 'Looked at both' })
  const fraud = await company.opens(lead, 'fraud')
  await fraud.submits(filledIn({ 'current-likelihood': '5' }))
  expect(await company.looks()).toEqual(['close'])
  const printed = await printedRecord('text')
  expect(printed).toContain('Reassessment of risks')
  expect(printed).toContain('Controls: ISO 27001 6.1.2, 8.2')
  expect(printed).toMatch(/reassessed[^\n]* · Ben Okoro · 2027-03-01T10:00:00.000Z/)
  for (const line of [
    'Risk: Laptop theft (laptop-theft)',
    'Scenario: A laptop is stolen on a train; Its disk is readable; Customer data on laptops; confidentiality',
    'Owner: Ben Okoro',
    'Assessed: 2027-03-01T10:00:00.000Z, by Ben Okoro, by version 1 of the criteria, trigger: reassessment',
    'Current: 12 Medium (likelihood 3, consequence 4), priority 2 of 3',
    'Target: 6 Low (likelihood 2, consequence 3)',
    'Before: 12 Medium (likelihood 3, consequence 4), 2026-11-02T09:00:00.000Z, by risks.yaml',
    'Option: modify; controls: A.8.13',
    'Note: Looked at both',
    'Accepted when it was closed:',
    '- Laptop theft (laptop-theft), assessment 2 · value 12 · not by its owner · above the appetite · by nobody beside them',
    '- Flood (flood), assessment 2 · value 6 · not by its owner · within the appetite',
  ])
    expect(printed).toContain(line)
  expect(await printedRecord('csv')).toContain('risk_title')
  expect(JSON.parse(await printedRecord('json')).lines[0].assessed).toMatchObject({ criteria: '1' })

  expect(await verified()).toContain('Assessments of risks that are what was answered: 4.')
  await company.database.admin
    .collection('risks')
    .updateOne({ _id: 'flood' as never }, { $set: { 'assessment.by': other._id } })
  expect(await verified()).toContain('Assessment 2 of the risk flood does not hold')
  const record = { _id: cycle as never, 'acceptances.risk': 'flood' }
  const accepted = { by: owner._id, at, ask: 'a' }
  await company.database.admin
    .collection('records')
    .updateOne(record, { $set: { 'acceptances.$.owner': accepted } })
  expect(await verified()).toContain(`The record of ${cycle} does not hold: its lines were changed`)
})

async function printedRecord(format: 'text' | 'csv' | 'json'): Promise<string> {
  const lines: string[] = []
  const out = { write: (text: string) => void lines.push(text) }
  expect(await printRecord(company.stores, cycle, format, { out, problem: out })).toBe(0)
  return lines.join('')
}

async function verified(): Promise<string> {
  const lines: string[] = []
  await verifyCommand(company.stores.db, undefined, (line) => void lines.push(line))
  return lines.join('\n')
}
