import { lead } from '../support/company.js'
import { chief, deputy, filledIn, other, owner, ReassessedCompany } from '../support/reassessed-company.js'
import { rated } from '../support/risks.js'

let company: ReassessedCompany
beforeEach(async () => {
  company = await ReassessedCompany.open()
  await company.comesRound()
})
afterEach(() => company.drop())

async function messageTo(person: typeof owner): Promise<string> {
  const rows = await company.stores.db
    .collection('deliveries')
    .find({ person: person._id, 'content.kind': 'asks' })
    .toArray()
  expect(rows).toHaveLength(1)
  const desk = company.sits(person)
  await desk.readsAll(rows[0]?.content.asks)
  return desk.sees
}

test('each owner gets one message with all of their risks, the highest first', async () => {
  const sees = await messageTo(owner)
  expect(sees).toMatch(/Reassess your 3 risks by Monday 15 March/)
  expect(sees).toMatch(/Laptop theft[\s\S]*Flood[\s\S]*Power cut/)
  expect(sees).toContain('Today it stands at 12 Medium.')
  expect(await messageTo(lead)).toContain('Reassess the risk “Fraud”')
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
    ['current-likelihood', '3'],
    ['current-consequence', '4'],
    ['target-likelihood', '2'],
    ['target-consequence', '3'],
    ['treatment', 'modify'],
    ['controls', 'A.8.13'],
    ['reason'],
  ])
})

test('what is confirmed as it was is recorded at once, and the register has it', async () => {
  const desk = await company.opens(owner, 'laptop-theft')
  await desk.submits(filledIn())
  expect(desk.reply).toMatchObject({ kind: 'done' })
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
