import { riskAcceptanceActivities } from '../../src/activities/risk-acceptance/activities.js'
import { beginAcceptances } from '../../src/activities/risk-acceptance/begin.js'
import type { Inputs } from '../../src/bot/interaction.js'
import { acceptancesOnRecord } from '../../src/domain/acceptance-on-record.js'
import { type Ask, formatAskRef } from '../../src/domain/ask.js'
import type { CriteriaText } from '../../src/domain/risk-criteria.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { governingInForce, takeEffect } from '../../src/store/governing.js'
import { openApprovals } from '../../src/store/open-approvals.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { printedRecord } from '../support/printed-record.js'
import { aJudgement, aRisk, fiveByFive, rated, registered } from '../support/risks.js'

const at = '2027-03-01T10:00:00.000Z'
const run = 'cycle/risk-acceptance.register/1'
const first = 'decision/approval.risk.laptop-theft/1'
const second = 'decision/approval.risk.laptop-theft/2'
const chief = aPerson(2, { name: 'Mo Farrell' })
const manager = aPerson(6, { name: 'Ida Lund', manager: chief._id })
const owner = aPerson(3, { name: 'Ben Okoro', manager: manager._id })

let database: TestDatabase
let stores: Stores
/** Laptop theft counts 12, which the owner's manager accepts; a flood counts 6, which the owner bears alone. */
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, chief, manager, owner], { topManagement: [chief._id] })
  await registered(
    stores,
    aRisk(owner),
    aRisk(owner, { _id: 'flood', title: { en: 'Flood' }, judgement: aJudgement({ current: rated(2, 3) }) }),
  )
})
afterEach(() => database.drop())

const nothing = async () => undefined
const sits = (person: typeof lead, when = at) => new AtTheDesk(stores, person, when)

/** The register wants something: its run begins or goes on, and asks. */
async function looks(asOf = at): Promise<void> {
  await beginAcceptances({ ...stores, startCycle: nothing }, asOf)
  const activities = riskAcceptanceActivities({
    ...stores,
    ...{ matchPeople: nothing, nudgeReminders: nothing, startDecision: nothing, heartbeat: () => undefined },
  })
  const { next } = await activities.lookAtAcceptances({ cycle: run, asOf })
  if (next === 'see-to') await activities.seeToAcceptances({ cycle: run, asOf })
}

/** Top management has approved other criteria. */
async function comeIntoForce(changes: Partial<CriteriaText>): Promise<void> {
  const replaces = await governingInForce(stores)
  if (!replaces) throw new Error('Nothing is in force')
  const proposed = { ...replaces, criteria: { ...fiveByFive, ...changes } }
  const taking = { decision: 'decision/approval.governance.organisation/1', asOf: at }
  await takeEffect({ ...stores, approvals: openApprovals(stores) }, { proposed, replaces }, taking)
}

async function waitingAbout(risk: string): Promise<Ask[]> {
  const asks = await stores.asks.allOf(run)
  return asks.filter(({ subject, state }) => subject.id === risk && state === 'open')
}

async function written(): Promise<Inputs> {
  const [ask] = await waitingAbout('laptop-theft')
  const open = [...(await waitingAbout('laptop-theft')), ...(await waitingAbout('flood'))]
  return {
    now: open.map(formatAskRef),
    [`until.${ask?._id}`]: '2027-12-31',
    [`rationale.${ask?._id}`]: 'New disks come',
    [`compensating.${ask?._id}`]: 'A safe',
  }
}

/** The owner accepts both, and whoever may accept the theft as well is asked. */
async function isBeingDecided(): Promise<Ask> {
  await looks()
  const desk = await (await sits(owner).types('risk accept')).clicks('Approve and accept…')
  await desk.submits(await written())
  return asked(first)
}

async function asked(decision: string): Promise<Ask> {
  await approvals(stores).askApprovers({ decision, asOf: at })
  const [ask] = await stores.asks.allOf(decision)
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

const ended = () => approvals(stores).concludeDecision({ decision: first, asOf: at })
const chiefForAMonth = { authority: [{ from: 7, who: { person: chief._id }, months: 1 }] } as const

test('what is being decided ends, and is asked of whom the criteria in force authorise, for the time they allow', async () => {
  const ask = await isBeingDecided()
  expect(ask.askedOf).toBe(manager._id)
  await comeIntoForce({ authority: [...chiefForAMonth.authority] })
  const refused = await sits(manager).acts('approval.approve', `${ask._id}.${ask.revision}`)
  expect(refused.sees).not.toContain('You approved')
  expect((await sits(manager).reads(ask._id)).sees).toContain(
    'Other criteria for risks have come into force since you were asked',
  )

  await ended()
  expect(await stores.decisions.byId(first)).toMatchObject({ ended: { because: 'new-criteria' } })
  expect(await stores.decisions.byId(second)).toMatchObject({
    ...{ follows: first, requestedBy: owner._id, until: '2027-04-01', facts: { months: 1, criteria: 2 } },
    filledIn: { rationale: { text: 'New disks come' }, compensating: { text: 'A safe' } },
  })
  const told = await sits(owner).readsDelivery({ kind: 'decision', decision: first, asks: [] })
  expect(told.sees).toMatch(/Other criteria for risks came into force[\s\S]*Mo Farrell is asked/)
  await looks()
  expect(await waitingAbout('laptop-theft')).toEqual([])

  const again = await asked(second)
  expect(again.askedOf).toBe(chief._id)
  const card = await sits(chief).reads(again._id)
  expect(card.sees).toMatch(/New disks come/)
  await (await card.clicks('Accept until Thursday 1 April')).submits()
  await approvals(stores).concludeDecision({ decision: second, asOf: at })
  expect(await stores.risks.byId('laptop-theft')).toMatchObject({
    acceptance: { by: chief._id, until: '2027-04-01', criteria: '2', decision: second },
  })
  expect(await printedRecord(stores, second, 'text')).toContain('Criteria: version 2')
  await sealOnce(stores.db)
  const printed: string[] = []
  await verifyCommand(stores.db, undefined, (line) => void printed.push(line))
  expect(printed.join('\n')).not.toContain('acceptance')

  // The owner named a later day, which these criteria do not allow: once it has run out, they are asked again.
  await looks('2027-04-02T10:00:00.000Z')
  expect(await waitingAbout('laptop-theft')).toMatchObject([{ askedOf: owner._id }])
})

test('within the appetite in force nobody is asked again, and what was accepted before holds on', async () => {
  await isBeingDecided()
  await comeIntoForce({ appetite: 14, authority: fiveByFive.authority.slice(1) })
  await ended()
  expect(await stores.decisions.byId(second)).toBeNull()
  const told = await sits(owner).readsDelivery({ kind: 'decision', decision: first, asks: [] })
  expect(told.sees).toContain('If it is to be accepted by those in force as well, you are asked again.')
  await looks()
  expect(await waitingAbout('laptop-theft')).toEqual([])
  expect((await sits(lead).types('status')).sees).not.toContain('without an acceptance')
})

test('an answer that came before the criteria did counts, for as long as it was given', async () => {
  const ask = await isBeingDecided()
  const card = await sits(manager).reads(ask._id)
  await (await card.clicks('Accept until Friday 31 December')).submits()
  await comeIntoForce({ authority: [...chiefForAMonth.authority] })
  await ended()
  expect(await stores.risks.byId('laptop-theft')).toMatchObject({
    acceptance: { by: manager._id, until: '2027-12-31', criteria: '1' },
  })
  await looks()
  expect(await waitingAbout('laptop-theft')).toEqual([])
})

test('an owner who answered just before is taken at their word, for no longer than the criteria allow by then', async () => {
  await looks()
  const [ask] = await waitingAbout('laptop-theft')
  if (!ask) throw new Error('Nobody is asked')
  const through = { kind: 'chat', platform: 'slack' } as const
  const given = {
    ...{ ask: { id: ask._id, revision: ask.revision }, by: owner._id, at, through, language: 'en' },
    ...{ value: 'accepted', until: '2027-12-31', reason: 'New disks come' },
  }
  expect(await stores.asks.answer(given, ask.subject)).toBe(true)
  await comeIntoForce({ authority: [...chiefForAMonth.authority] })
  await looks()
  expect(await stores.decisions.byId(first)).toMatchObject({
    ...{ until: '2027-04-01', facts: { criteria: 2 }, steps: [{ approvers: [chief._id] }] },
  })
})

test('what lies above a lower appetite is asked about anew, and no form from before is taken', async () => {
  await looks()
  const desk = await (await sits(owner).types('risk accept')).clicks('Approve and accept…')
  await comeIntoForce({ appetite: 4, authority: [{ from: 5, who: 'manager', months: 12 }] })
  await desk.submits(await written())
  expect(desk.sees).toContain('nothing was recorded')
  const anew = await (await sits(owner).types('risk accept')).clicks('Approve and accept…')
  const [flood] = await waitingAbout('flood')
  await anew.submits({
    ...(await written()),
    ...{ [`until.${flood?._id}`]: '2027-12-31', [`rationale.${flood?._id}`]: 'The pump is tested' },
  })
  expect(await stores.decisions.byId('decision/approval.risk.flood/1')).toMatchObject({ state: 'open' })

  await comeIntoForce({ appetite: 3, authority: [{ from: 4, who: 'manager', months: 12 }] })
  expect((await sits(lead).types('risk list')).sees).toContain('2 above the appetite')
})

test('while a risk is to be assessed by other scales, nobody is asked to accept it, and nothing says that it is fine', async () => {
  await looks()
  const desk = await sits(owner).types('risk accept')
  await comeIntoForce({ consequence: fiveByFive.consequence.slice(0, 4) })
  await desk.clicks('Approve and accept…')
  expect(desk.sees).toContain('It is assessed anew first')
  await looks()
  expect((await stores.asks.allOf(run)).map(({ state }) => state)).toEqual(['closed', 'closed'])
  expect((await sits(lead).types('status')).sees).toContain('2 risks that were assessed by older scales')

  const open = await stores.risks.open()
  const onRecord = acceptancesOnRecord(open, await stores.riskCriteria.readings(open), '2027-03-01')
  expect(onRecord.map(({ beyond }) => beyond)).toEqual([null, null])

  const flood = await stores.risks.byId('flood')
  if (!flood) throw new Error('It is gone')
  const act = { by: owner._id, at, through: { kind: 'chat', platform: 'slack' } } as const
  const assessing = { judgement: flood.assessment, criteria: '2', trigger: 'new-criteria' } as const
  await stores.risks.assess(flood, assessing, act)
  await looks()
  expect(await waitingAbout('flood')).toMatchObject([{ askedOf: owner._id }])
  expect((await sits(lead).types('risk list')).sees).toMatch(/2 open · 1 assessed by older scales/)
})
