import type { PlanAction, Risk } from '../../src/domain/risk.js'
import { printRecord } from '../../src/main/record.js'
import { verifyCommand } from '../../src/main/verify.js'
import { lead } from '../support/company.js'
import { deputy, filledIn, other, owner, ReassessedCompany } from '../support/reassessed-company.js'
import { aJudgement, aRisk } from '../support/risks.js'
import { plansFollowedUp } from '../support/treatment-plan.js'

const at = '2027-03-01T10:00:00.000Z'
const plan: PlanAction[] = [
  { id: 'encrypt', title: { en: 'Encrypt all disks' }, owner: deputy._id, due: '2027-03-04' },
  { id: 'cables', title: { en: 'Buy cable locks' }, owner: other._id, due: '2027-03-05' },
]
const account = (user: string) => ({ platform: 'slack', team: 'T1', user }) as const

let company: ReassessedCompany
beforeEach(async () => {
  company = await ReassessedCompany.open(
    aRisk(owner, { deputy: deputy._id, judgement: aJudgement({ plan }) }),
  )
  await company.comesRound()
})
afterEach(() => company.drop())

const planNow = async () => (await company.risk('laptop-theft')).assessment.plan
const opens = () => company.opens(owner, 'laptop-theft')

async function verified(): Promise<string> {
  const lines: string[] = []
  await verifyCommand(company.stores.db, undefined, (line) => void lines.push(line))
  return lines.join('\n')
}

const labelsOf = (desk: Awaited<ReturnType<typeof opens>>) =>
  desk.nodes.flatMap((node) => (node.kind === 'inputs' ? node.inputs.map(({ label }) => label) : []))

/** Whoever does something says that it is done; the risk has it, or not yet, where something fails just then. */
async function saysDone(action: string, isTaken = true): Promise<void> {
  const asks = await company.stores.asks.allOf('cycle/treatment-plan.risks/2027-Q1')
  const ask = asks.find(({ state, subject }) => state === 'open' && subject.id === `laptop-theft.${action}`)
  if (!ask) throw new Error(`Nobody is asked about ${action}`)
  const doer = [deputy, other].find(({ _id }) => _id === ask.askedOf) ?? owner
  const form = await (await company.sits(doer).reads(ask._id)).clicks('It is done…')
  const failing = isTaken
    ? null
    : jest.spyOn(company.stores.risks, 'done').mockRejectedValue(new Error('Gone'))
  const said = form.submits({ note: 'All of them' })
  await (isTaken ? said : expect(said).rejects.toThrow('Gone'))
  failing?.mockRestore()
}

test('what is added to a plan is said once more, and is part of it once it is recorded', async () => {
  const desk = await opens()
  expect(desk.sees).toMatch(/Still to be done[\s\S]*Encrypt all disks[\s\S]*Buy cable locks/)
  await desk.submits(filledIn({ 'action-1': 'Wipe them from afar', reason: 'Two were stolen' }))
  expect(desk.reply).toMatchObject({
    errors: { 'doer-1': 'Choose a person.', 'due-1': 'Choose today or a later day.' },
  })
  const first = { 'action-1': 'Wipe them from afar', 'doer-1': account('U5'), 'due-1': '2027-06-30' }
  const second = { 'action-2': 'Train everybody', 'doer-2': account('U3'), 'due-2': '2027-05-31' }
  await desk.submits({ ...filledIn(), ...first, 'due-1': '2027-02-28' })
  expect(desk.reply).toMatchObject({ errors: { 'due-1': 'Choose today or a later day.' } })
  await desk.submits({ ...filledIn({ reason: 'Two were stolen' }), ...first })
  expect(desk.sees).toContain('You have changed what is to be done')
  expect(desk.sees).toContain('Wipe them from afar (Ola Berg')
  expect(labelsOf(desk)).toContain('Something new to do (2)')
  await desk.submits({ ...filledIn({ reason: 'Two were stolen' }), ...first, ...second })
  expect(desk.sees).toContain('Train everybody (Ben Okoro')
  expect(await planNow()).toEqual(plan)
  await desk.submits({ ...filledIn({ reason: 'Two were stolen' }), ...first, ...second })
  expect(desk.reply).toMatchObject({ kind: 'done' })

  expect(await planNow()).toMatchObject([
    ...plan,
    { title: { en: 'Wipe them from afar' }, owner: other._id, due: '2027-06-30' },
    { title: { en: 'Train everybody' }, owner: owner._id, due: '2027-05-31' },
  ])
  expect((await company.sits(other).types('risk actions')).sees).toContain('Wipe them from afar')
  expect((await company.sits(lead).types('risk plan')).sees).toContain('Train everybody')
  const { assessment } = await company.risk('laptop-theft')
  expect((await company.sits(owner).reads(assessment.ask ?? '')).sees).toContain(
    'New in the plan: Train everybody (Ben Okoro',
  )
})

test('what is not to be done any more leaves the plan with the reason, and nobody is asked about it', async () => {
  await plansFollowedUp(company.stores, at, [])
  const desk = await opens()
  await desk.submits({ ...filledIn(), 'take-out': ['cables'] })
  expect(desk.reply).toMatchObject({ errors: { reason: expect.stringContaining('why it changes') } })
  await desk.submits({ ...filledIn({ reason: 'No desk has a hook for them' }), 'take-out': ['cables'] })
  expect(await planNow()).toEqual([plan[0]])
  expect(await company.risk('laptop-theft')).toMatchObject({
    assessment: { number: 2, reason: { text: 'No desk has a hook for them' } },
    earlier: [{ number: 1, plan }],
  })
  expect(await company.stores.asks.openOf(other._id, 'treatment-plan')).toEqual([])
  expect(await company.stores.asks.openOf(deputy._id, 'treatment-plan')).toHaveLength(1)
  const { assessment } = await company.risk('laptop-theft')
  const { sees } = await company.sits(owner).reads(assessment.ask ?? '')
  expect(sees).toMatch(/Not to be done any more: Buy cable locks[\s\S]*Why: No desk has a hook/)

  await (await company.opens(lead, 'fraud')).submits(filledIn({ 'current-likelihood': '5' }))
  expect(await company.looks()).toEqual(['close'])
  const lines: string[] = []
  const out = { write: (text: string) => void lines.push(text) }
  await printRecord(company.stores, 'cycle/risk-reassessment.register/2027-H1', 'text', { out, problem: out })
  expect(lines.join('')).toContain('Taken out of the plan: Buy cable locks (Ola Berg, 2027-03-05)')
  expect(await verified()).toContain('Assessments of risks that are what was answered: 2.')
})

test('a risk is borne as it is only once nothing is left to do about it', async () => {
  await plansFollowedUp(company.stores, at, [])
  const desk = await opens()
  const borne = filledIn({ treatment: 'retain', reason: 'It is as low as it gets' })
  await desk.submits(borne)
  expect(desk.reply).toMatchObject({ errors: { treatment: expect.stringContaining('still to be done') } })
  await saysDone('encrypt')
  const { sees } = await company.sits(owner).types('risk show laptop-theft')
  expect(sees).toMatch(/Buy cable locks[\s\S]*✓ Encrypt all disks/)
  await desk.submits({ ...borne, 'take-out': ['cables', 'encrypt'] })
  expect(desk.reply).toMatchObject({ kind: 'done' })
  expect((await company.risk('laptop-theft')).assessment).toMatchObject({
    treatment: 'retain',
    plan: [{ id: 'encrypt' }],
  })
})

test('what somebody says is done while it is taken out stays in the plan, and verify knows it', async () => {
  await plansFollowedUp(company.stores, at, [])
  const desk = await opens()
  await saysDone('cables', false)
  await desk.submits({ ...filledIn({ reason: 'No desk has a hook for them' }), 'take-out': ['cables'] })
  const risk = await company.risk('laptop-theft')
  expect(risk.assessment).toMatchObject({ number: 2, plan: [{ id: 'encrypt' }, { id: 'cables' }] })
  expect(risk.results).toMatchObject([{ action: 'cables', by: other._id }])
  expect(await verified()).not.toContain('of the risk laptop-theft does not hold')
})

test('between two assessments whoever answers for a risk changes its plan, and all else stays as it was found', async () => {
  await plansFollowedUp(company.stores, at, [])
  const asked = await company.asked('laptop-theft')
  const desk = await (await company.sits(owner).types('risk show laptop-theft')).clicks('Change the plan…')
  const { sees: tooEarly } = await company.sits(deputy).acts('treatment-plan.choose-change', 'laptop-theft@1')
  expect(tooEarly).toContain('Only whoever owns a risk changes its plan, or their deputy')
  await company.isAway(owner, other)
  const second = await (await company.sits(deputy).types('risk show laptop-theft')).clicks('Change the plan…')
  await desk.submits({ reason: 'Two were stolen' })
  expect(desk.reply).toMatchObject({ errors: { 'action-1': expect.stringContaining('besides') } })
  const wipe = { 'action-1': 'Wipe them from afar', 'doer-1': account('U5'), 'due-1': '2027-06-30' }
  await desk.submits({ ...wipe, 'take-out': ['cables'] })
  expect(desk.reply).toMatchObject({ errors: { reason: expect.stringContaining('an auditor') } })
  const filled = { ...wipe, 'take-out': ['cables'], reason: 'Two were stolen' }
  await desk.submits(filled)
  expect(desk.sees).toMatch(/changed what is to be done[\s\S]*Encrypt all disks[\s\S]*Wipe them from afar/)
  expect(desk.sees).not.toContain('Buy cable locks (')
  await desk.submits(filled)
  expect(desk.sees).toContain('The plan of the risk “Laptop theft” has changed')
  expect((await company.risk('laptop-theft')).assessment).toMatchObject({
    ...{ number: 2, trigger: 'plan', by: owner._id, reason: { text: 'Two were stolen' } },
    plan: [{ id: 'encrypt' }, { title: { en: 'Wipe them from afar' } }],
  })

  const theirs = { 'take-out': ['encrypt'], reason: 'The next ones come encrypted' }
  await second.submits(theirs)
  expect(second.sees).toMatch(/Somebody has changed the risk meanwhile[\s\S]*Wipe them from afar/)
  await second.submits(theirs)
  expect(await planNow()).toMatchObject([{ title: { en: 'Wipe them from afar' } }])
  expect((await company.risk('laptop-theft')).assessment).toMatchObject({ by: deputy._id, for: owner._id })
  expect((await company.sits(lead).types('risk show laptop-theft')).sees).toContain('Eve Long for Ben Okoro')
  const isAnother = 'laptop-theft · judgement: the row shows another value than was recorded'
  expect(await verified()).not.toContain(isAnother)
  await company.stores.db.collection<Risk>('risks').updateOne({}, { $unset: { 'assessment.for': 1 } })
  expect(await verified()).toContain(isAnother)
  expect(await company.stores.asks.openOf(deputy._id, 'treatment-plan')).toEqual([])

  // What is asked about the risk as it was is asked anew, and nobody else changes anything.
  await company.looks()
  expect((await company.asked('laptop-theft'))._id).not.toBe(asked._id)
  const { sees } = await company.sits(lead).acts('treatment-plan.choose-change', 'laptop-theft@3')
  expect(sees).toContain('Only whoever owns a risk')
  expect((await company.sits(lead).types('risk show laptop-theft')).labels).toEqual(['Close…'])
})
