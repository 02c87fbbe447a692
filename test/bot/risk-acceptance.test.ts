import { absenceActs } from '../../src/activities/absence/acts.js'
import { applyAbsences } from '../../src/activities/absence/dated.js'
import { summaryFor } from '../../src/activities/reminders/daily-summary.js'
import { riskAcceptanceActivities } from '../../src/activities/risk-acceptance/activities.js'
import { beginAcceptances } from '../../src/activities/risk-acceptance/begin.js'
import { tellOfEndings } from '../../src/activities/risk-acceptance/endings.js'
import { picturesOf } from '../../src/bot/cards/card.js'
import type { Inputs } from '../../src/bot/interaction.js'
import { formatAskRef } from '../../src/domain/ask.js'
import type { AuthorityLost } from '../../src/domain/authority.js'
import type { Person } from '../../src/domain/person.js'
import { printRecord } from '../../src/main/record.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { assessRisk } from '../../src/store/assess-risk.js'
import { openApprovals } from '../../src/store/open-approvals.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, staleSeenTo } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, kestrel, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { aJudgement, aRisk, rated, registered } from '../support/risks.js'

const at = '2027-03-01T10:00:00.000Z'
const run = 'cycle/risk-acceptance.register/1'
const chief = aPerson(2, { name: 'Mo Farrell' })
const manager = aPerson(6, { name: 'Ida Lund', title: 'Head of operations', manager: chief._id })
const owner = aPerson(3, { name: 'Ben Okoro', manager: manager._id })
const deputy = aPerson(4, { name: 'Eve Long', manager: manager._id })
const other = aPerson(5, { name: 'Gus Hall' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, chief, manager, owner, deputy, other], { topManagement: [chief._id] })
  const action = { id: 'encrypt', title: { en: 'Encrypt all disks' }, owner: other._id, due: '2027-06-30' }
  await registered(
    stores,
    aRisk(owner, { deputy: deputy._id, judgement: aJudgement({ plan: [action] }) }),
    aRisk(owner, { _id: 'flood', title: { en: 'Flood' }, judgement: aJudgement({ current: rated(2, 3) }) }),
  )
})
afterEach(() => database.drop())

const nothing = async () => undefined
const activities = () =>
  riskAcceptanceActivities({
    ...stores,
    ...{ matchPeople: nothing, nudgeReminders: nothing, startDecision: nothing, heartbeat: () => undefined },
  })

/** The register wants something: its run begins, and asks. */
async function asked(asOf = at): Promise<void> {
  await beginAcceptances({ ...stores, startCycle: nothing }, asOf)
  const { next } = await activities().lookAtAcceptances({ cycle: run, asOf })
  if (next === 'see-to') await activities().seeToAcceptances({ cycle: run, asOf })
}

const sits = (person: typeof lead, when = at) => new AtTheDesk(stores, person, when)

async function askAbout(risk: string): Promise<string> {
  const asks = await stores.asks.allOf(run)
  const ask = asks.find(({ subject, state }) => subject.id === risk && state === 'open')
  if (!ask) throw new Error(`Nobody is asked about ${risk}`)
  return ask._id
}

async function goesAway(
  { _id }: typeof lead,
  days: { from: string; to: string; delegate: string },
): Promise<void> {
  const by = { actor: { kind: 'person', id: _id }, through: { kind: 'chat', platform: 'slack' }, at } as const
  await stores.absences.set(await stores.absences.of(_id), { ...days, source: 'chat' }, [], by)
}

/** Somebody accepts all that waits for them, with what they write about it. */
async function accepts(person: typeof lead, inputs: Inputs): Promise<void> {
  const desk = await sits(person).types('risk accept')
  await desk.clicks('Approve and accept…')
  await desk.submits(inputs)
  expect(desk.reply).toMatchObject({ kind: 'done' })
}

/** Somebody accepts it beside the owner, and it is carried out. */
async function decides(person: typeof lead, ask: string): Promise<void> {
  const desk = await sits(person).reads(ask)
  await desk.clicks('Accept until Wednesday 30 June')
  await desk.submits()
  expect(desk.reply).toMatchObject({ kind: 'done' })
  await approvals(stores).concludeDecision({ decision, asOf: at })
}

/** What a choice of it brings back. */
async function refOf(risk: string): Promise<string> {
  const ask = await stores.asks.byId(await askAbout(risk))
  return `${ask?._id}.${ask?.revision}`
}

/** What the owner writes about the one that is above the appetite, and that they accept all. */
async function written(changes: Inputs = {}): Promise<Inputs> {
  const ask = await askAbout('laptop-theft')
  const open = (await stores.asks.allOf(run)).filter(({ state }) => state === 'open')
  return {
    now: open.map(formatAskRef),
    [`until.${ask}`]: '2027-06-30',
    [`rationale.${ask}`]: 'Disks are being encrypted',
    [`compensating.${ask}`]: 'Laptops stay in the office',
    ...changes,
  }
}

const decision = 'decision/approval.risk.laptop-theft/1'

/** Whoever may accept it is asked. */
async function decidedBy(): Promise<{ ask: string; askedOf: string }> {
  await approvals(stores).askApprovers({ decision, asOf: at })
  const [ask] = await stores.asks.allOf(decision)
  if (!ask) throw new Error('Nobody is asked')
  return { ask: ask._id, askedOf: ask.askedOf }
}

test('an owner approves and accepts all of theirs in one form, and above the appetite somebody else decides', async () => {
  await asked()
  const message = await sits(owner).reads(await askAbout('laptop-theft'))
  expect(message.notification).toMatch(/^Approve the plan for a risk, and accept what is left\. By/)
  const morning = await sits(owner).readsMorning()
  expect(morning.labels).toEqual(['Approve and accept…', 'Not yet…', 'Approve and accept…', 'Not yet…'])
  expect(morning.sees).toMatch(/Laptop theft.*now 12 Medium/)
  const desk = await sits(owner).types('risk accept')
  expect(desk.sees).toContain('You are asked because you own them')
  expect((await sits(deputy).types('risk accept laptop-theft')).sees).toContain('Ben Okoro is asked about')
  expect(desk.sees).toMatch(
    /Approve the plans for 2 risks[\s\S]*Flood[\s\S]*Laptop theft.*now 12 Medium.*above the appetite: Ida Lund/,
  )
  await desk.clicks('Approve and accept…')
  expect(desk.sees).toMatch(/Encrypt all disks · Gus Hall, by Wednesday 30 June[\s\S]*for 12 months at most/)
  expect(desk.sees).toContain('What you write goes to Ida Lund')
  expect(desk.sees).toContain('While the plan runs')
  await desk.submits(await written())
  expect(desk.reply).toMatchObject({ kind: 'done' })
  expect(await stores.risks.byId('flood')).toMatchObject({ approved: { verdict: 'accepted', by: owner._id } })
  expect((await sits(owner).types('risk accept')).sees).toContain('None of your risks waits')

  const { ask, askedOf } = await decidedBy()
  expect(askedOf).toBe(manager._id)
  expect((await sits(lead).types('risk plan')).sees).toMatch(
    /Laptop theft: It waits for Ida Lund to accept it, since 1 March 2027/,
  )
  expect((await sits(deputy).types('risk accept laptop-theft')).sees).toContain('Ida Lund decides whether')
  const receipt = await sits(owner).readsAll((await stores.asks.allOf(run)).map(({ _id }) => _id))
  expect(receipt.sees).toContain('Ida Lund decides whether it is accepted until Wednesday 30 June')
  expect((await sits(owner).types('risk show laptop-theft')).sees).toContain(
    'Ida Lund is asked since 1 March',
  )
  const card = await sits(manager).reads(ask)
  expect(card.sees).toContain('you are the manager of Ben Okoro, who owns it, and it is 12 Medium')
  expect(card.notification).toMatch(/^Decide: is a risk accepted\? Answer by \w+day \d/)
  expect(card.sees).toMatch(/may “Laptop theft” stay at 12 Medium until Wednesday 30 June/)
  expect(card.sees).toMatch(/Disks are being encrypted[\s\S]*Laptops stay in the office/)
  expect(picturesOf(card.nodes)[0]?.alt).toContain('lies at likelihood Possible and consequence Severe (12)')
  await card.clicks('Accept until Wednesday 30 June')
  await card.submits()
  await approvals(stores).concludeDecision({ decision, asOf: at })
  // What the file calls them later changes nothing of what they were.
  await stores.db.collection<Person>('people').updateOne({ _id: manager._id }, { $set: { title: 'Retired' } })
  expect(await stores.risks.byId('laptop-theft')).toMatchObject({
    acceptance: { by: manager._id, until: '2027-06-30', value: 12, criteria: '1', decision },
  })
  expect((await sits(lead).types('risk list')).sees).toMatch(/Laptop theft.*accepted until Wednesday 30 June/)
  const shown = (await sits(owner).types('risk show laptop-theft')).sees
  expect(shown).toContain('Ben Okoro approved the plan')
  expect(shown).toContain('until Wednesday 30 June, by Ida Lund')
  expect((await sits(lead).types('status')).sees).not.toContain('without an acceptance')
  await tellOfEndings(stores)('2027-05-30T23:01:00.000Z')
  await tellOfEndings(stores)('2027-05-31T10:00:00.000Z')
  await tellOfEndings(stores)('2027-06-01T10:00:00.000Z')
  const told = await stores.db.collection('deliveries').find({ 'content.kind': 'acceptance-ends' }).toArray()
  expect(told.map(({ person }) => person).sort()).toEqual([lead._id, owner._id].sort())
  expect(told.map(({ notBefore }) => notBefore)).toEqual(Array(2).fill('2027-05-31T08:00:00.000Z'))
  const printed = await recordOf(decision)
  expect(printed).toContain('Acceptance of the risk Laptop theft')
  expect(printed).toContain('Decided as: Head of operations\nBy the seat: the manager of Ben Okoro')
  expect(printed).toMatch(
    /Value: 12[\s\S]*Criteria: version 1[\s\S]*Until: 2027-06-30[\s\S]*Rationale: Disks are being/,
  )
  expect(await recordOf(run)).toMatch(
    /Scenario: A laptop is stolen[\s\S]*Level: 12[\s\S]*Compensating: Laptops stay[\s\S]*Accepted: .*, by Ida Lund \(Head of operations\), value 12, until 2027-06-30, decision\/approval/,
  )
  expect((await sits(lead, '2027-07-01T10:00:00.000Z').types('risk list')).sees).toContain('not accepted')
  expect((await sits(lead).types('risk plan')).sees).not.toContain('not accepted, or not anew')
})

async function recordOf(id: string): Promise<string> {
  const printed: string[] = []
  const write = (text: string) => void printed.push(text)
  const out = { write }
  await printRecord(stores, id, 'text', { out, problem: { write: () => undefined } })
  return printed.join('')
}

test('nothing that is above the appetite without an acceptance is passed over in silence', async () => {
  await asked()
  const screen = (await sits(lead).types('status')).sees
  expect(screen).toContain(
    'A risk above the appetite without an acceptance that holds: Laptop theft (Ben Okoro)',
  )
  const desk = await (await sits(owner).types('risk accept')).clicks('Not yet…')
  await desk.submits({ risk: await refOf('laptop-theft'), reason: 'Nothing is planned' })
  const afterwards = (await sits(lead).types('status')).sees
  expect(afterwards).toContain('Laptop theft (Ben Okoro does not accept it yet)')
  // It waits for its owner, and not for whoever sees to the whole.
  expect(afterwards).not.toContain('Goes on only with you')
})

test('a risk whose owner is away with nobody in their stead goes on only with whoever sees to the whole', async () => {
  await database.admin.collection('risks').updateMany({}, { $set: { deputy: null } })
  await goesAway(owner, { from: '2027-02-25', to: '2027-03-20', delegate: other._id })
  expect((await sits(lead).types('status')).sees).not.toContain('Goes on only with you')
  await asked()
  expect((await sits(lead).types('status')).sees).toContain('Goes on only with you')
})

test('an owner has a risk accepted anew out of turn, and what was accepted holds meanwhile', async () => {
  await asked()
  await accepts(owner, await written())
  expect((await sits(owner).types('risk accept laptop-theft')).sees).toContain('Ida Lund decides whether')
  await decides(manager, (await decidedBy()).ask)
  expect((await sits(other).types('risk accept laptop-theft')).sees).toContain('There is no risk')
  expect((await sits(lead).types('risk accept laptop-theft')).sees).toContain('Ben Okoro owns it')
  const later = '2027-04-01T10:00:00.000Z'
  await activities().closeAcceptances({ cycle: run, asOf: at })
  expect((await sits(owner, later).types('risk accept laptop-theft')).sees).toContain(
    'what was accepted holds',
  )
  expect((await sits(deputy, later).types('risk accept laptop-theft')).sees).toContain('Ben Okoro is asked')
  const second = 'cycle/risk-acceptance.register/2'
  const soon = '2027-04-01T10:01:00.000Z'
  await beginAcceptances({ ...stores, startCycle: nothing }, soon)
  // A run whose record is made asks nobody any more.
  expect((await activities().lookAtAcceptances({ cycle: run, asOf: soon })).next).toBe('close')
  await activities().seeToAcceptances({ cycle: second, asOf: soon })
  expect(await stores.asks.allOf(second)).toMatchObject([{ askedOf: owner._id, state: 'open' }])
  const again = await sits(owner, soon).types('risk accept laptop-theft')
  expect(again.sees).toMatch(
    /Approve the plan[\s\S]*Ida Lund accepted it until Wednesday 30 June: it runs out then/,
  )
  await again.clicks('Approve and accept…')
  const [asksAgain] = await stores.asks.allOf(second)
  await again.submits({
    [`until.${asksAgain?._id}`]: '2027-06-30',
    [`rationale.${asksAgain?._id}`]: 'As before',
  })
  const anew = 'decision/approval.risk.laptop-theft/2'
  await approvals(stores).askApprovers({ decision: anew, asOf: soon })
  const [toDecide] = await stores.asks.allOf(anew)
  expect((await sits(manager, soon).reads(toDecide?._id ?? '')).sees).toMatch(
    /Since last time[\s\S]*unchanged[\s\S]*Accepted last[\s\S]*by you on 1 March 2027, 10:00, until Wednesday 30 June/,
  )
  expect((await sits(lead, soon).types('risk list')).sees).toContain('accepted until Wednesday 30 June')
})

test('what was rejected says so where the risk is shown, with the reason', async () => {
  await asked()
  await accepts(owner, await written())
  const desk = await sits(manager).reads((await decidedBy()).ask)
  await desk.clicks('Reject…')
  await desk.submits({ reason: 'Buy other disks now' })
  await approvals(stores).concludeDecision({ decision, asOf: at })
  expect((await sits(owner).types('risk show laptop-theft')).sees).toMatch(
    /none: Ida Lund rejected it on 1 March 2027, 10:00: Buy other disks now/,
  )
  const receipt = await sits(owner).readsAll((await stores.asks.allOf(run)).map(({ _id }) => _id))
  expect(receipt.sees).toContain('Ida Lund did not accept it')
})

test('what was accepted is held against the ledger and the answers', async () => {
  const verified = async () => {
    const printed: string[] = []
    await verifyCommand(stores.db, undefined, (line) => void printed.push(line))
    return printed.join('\n')
  }
  await asked()
  const desk = await sits(owner).types('risk accept')
  await desk.clicks('Approve and accept…')
  await desk.submits(await written())
  await decides(manager, (await decidedBy()).ask)
  await sealOnce(stores.db)
  expect(await verified()).not.toContain('risks')
  const decided = { _id: decision as never }
  await database.admin.collection('decisions').updateOne(decided, { $set: { 'decided.role.text': 'Owner' } })
  expect(await verified()).toContain(`${decision} · role: the row shows another value`)
  const row = { _id: 'laptop-theft' as never }
  await database.admin.collection('risks').updateOne(row, { $set: { 'approved.verdict': 'not-yet' } })
  expect(await verified()).toContain('The acceptance of laptop-theft does not hold')
})

test('what is above the appetite takes a reason, and no day beyond the plan or what the criteria allow', async () => {
  await asked()
  const ask = await askAbout('laptop-theft')
  const desk = await sits(owner).types('risk accept')
  await desk.clicks('Approve and accept…')
  const late = await written({ [`until.${ask}`]: '2027-07-01', [`rationale.${ask}`]: ' ' })
  await desk.submits(late)
  expect(desk.reply).toEqual({
    kind: 'invalid',
    errors: {
      [`until.${ask}`]: expect.stringContaining('Wednesday 30 June'),
      [`rationale.${ask}`]: expect.stringContaining('Write why'),
    },
  })
  expect(await stores.risks.byId('flood')).not.toHaveProperty('approved')
})

test('of several each may be left out, and nothing has to be written about it', async () => {
  await asked()
  const desk = await sits(owner).types('risk accept')
  await desk.clicks('Approve and accept…')
  await desk.submits({})
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { now: expect.any(String) } })
  await desk.submits({ now: [await refOf('flood')] })
  expect(desk.reply).toMatchObject({ kind: 'done' })
  expect(await stores.risks.byId('flood')).toMatchObject({ approved: { verdict: 'accepted' } })
  expect(await stores.risks.byId('laptop-theft')).not.toHaveProperty('approved')
  expect((await sits(owner).types('risk accept')).sees).toContain('Laptop theft')
})

test('a card that shows one risk opens forms about that one, whatever else waits', async () => {
  await asked()
  const desk = await sits(owner).types('risk accept flood')
  await desk.clicks('Not yet…')
  expect(desk.sees).not.toContain('Which risk')
  const form = await (await sits(owner).types('risk accept flood')).clicks('Approve and accept…')
  expect(form.sees).not.toContain('Laptop theft')
  await form.submits()
  expect(form.reply).toMatchObject({ kind: 'done' })
  expect(await stores.risks.byId('flood')).toMatchObject({ approved: { verdict: 'accepted' } })
  expect(await stores.risks.byId('laptop-theft')).not.toHaveProperty('approved')
})

test('what changed since the form was opened is not accepted', async () => {
  await asked()
  const desk = await sits(owner).types('risk accept')
  await desk.clicks('Approve and accept…')
  const before = await written()
  const flood = await stores.risks.byId('flood')
  if (!flood) throw new Error('It is gone')
  const assessing = {
    judgement: aJudgement({ current: rated(1, 3) }),
    criteria: '1',
    trigger: 'file',
  } as const
  await stores.risks.assess(flood, assessing, { by: null, at, through: { kind: 'command-line' } })
  await asked()
  await desk.submits(before)
  expect(desk.sees).toContain('nothing was recorded')
  expect((await sits(owner).types('risk accept')).sees).toContain('2 risks')
  // Three questions were put, about two risks.
  const howFar = await stores.asks.howFar({ _id: run, process: 'risk-acceptance' })
  expect(howFar).toMatchObject({ asked: 2, answered: 0, open: 2 })
})

test('an owner says what has to change first, and nothing is accepted', async () => {
  await asked()
  const desk = await sits(owner).reads(await askAbout('flood'))
  await desk.clicks('Not yet…')
  await desk.submits({})
  expect(desk.reply).toMatchObject({ kind: 'invalid' })
  await desk.submits({ reason: 'The pump is not tested' })
  expect(await stores.risks.byId('flood')).toMatchObject({ approved: { verdict: 'not-yet' } })
  await asked()
  expect((await sits(owner).types('risk accept')).sees).not.toContain('Flood')
})

test('whoever did not accept it hears of a new rating by its owner, and the ISMS lead reads of both in the morning', async () => {
  await asked()
  await accepts(owner, await written())
  const desk = await sits(manager).reads((await decidedBy()).ask)
  await desk.clicks('Reject…')
  await desk.submits({ reason: 'Buy other laptops' })
  await approvals(stores).concludeDecision({ decision, asOf: at })
  const morningAfter = async (asOf: string) => {
    const summary = await summaryFor(stores, kestrel, lead, asOf)
    if (!summary) throw new Error('Nothing is said')
    const content = { kind: 'morning' as const, day: asOf.slice(0, 10), asks: [], late: [], summary }
    return (await sits(lead, asOf).readsDelivery(content)).sees
  }
  expect(await morningAfter('2027-03-01T10:30:00.000Z')).toContain(
    '⚠ Ida Lund did not accept Laptop theft: 12 Medium',
  )
  const risk = await stores.risks.byId('laptop-theft')
  if (!risk) throw new Error('It is gone')
  const later = '2027-03-01T14:00:00.000Z'
  const judgement = aJudgement({ current: rated(1, 1) })
  const act = { by: owner._id, at: later, through: { kind: 'chat', platform: 'slack' } } as const
  await assessRisk(stores, risk, { judgement, criteria: '1', trigger: 'out-of-turn' }, act)
  for (const _ of ['once', 'again']) await staleSeenTo(stores, later)
  const told = await stores.db.collection('deliveries').find({ 'content.kind': 'stale' }).toArray()
  expect(told.map(({ person }) => person)).toEqual([manager._id])
  const message = await sits(manager, later).readsDelivery({ kind: 'stale', decision, asks: [] })
  expect(message.sees).toContain('Changed since it was rejected: the acceptance of the risk “Laptop theft”')
  expect(await morningAfter('2027-03-02T09:30:00.000Z')).toContain(
    'Laptop theft fell back within the appetite: 1 Low, before 12 Medium · rated by Ben Okoro · Ida Lund had not accepted it as it was',
  )
})

test('while an owner is away their deputy answers for them, and nobody whom they name', async () => {
  const away = { from: '2027-02-25', to: '2027-03-20', delegate: other._id }
  await stores.absences.set(await stores.absences.of(owner._id), { ...away, source: 'chat' } as never, [], {
    actor: { kind: 'person', id: owner._id },
    through: { kind: 'chat', platform: 'slack' },
    at,
  } as never)
  await asked()
  expect(await stores.asks.byId(await askAbout('laptop-theft'))).toMatchObject({
    delegated: { to: deputy._id },
  })
  expect((await sits(other).types('risk accept')).sees).toContain('None of your risks waits')
  const desk = await sits(deputy).types('risk accept')
  expect(desk.sees).toContain('you stand in for Ben Okoro')
  await desk.clicks('Approve and accept…')
  await desk.submits(await written())
  expect(await stores.risks.byId('laptop-theft')).toMatchObject({
    approved: { by: deputy._id, for: owner._id, verdict: 'accepted' },
  })
  expect((await decidedBy()).askedOf).toBe(manager._id)
})

describe('while whoever accepts it is away', () => {
  const head = aPerson(7, { name: 'Una Reed', manager: chief._id })
  const who = {
    actor: { kind: 'person', id: lead._id },
    through: { kind: 'chat', platform: 'slack' },
    at,
  } as const
  const leaves = async ({ _id }: typeof lead, from = '2027-02-25') => {
    const planned = { from, to: '2027-03-20', delegate: other._id, source: 'chat' } as const
    await absenceActs(stores).set(await stores.absences.of(_id), planned, [], who)
  }
  const changes = ({ _id }: typeof lead, fields: Partial<typeof lead>) =>
    stores.people.write([], [{ id: _id, fields }])
  const openAsk = async () => (await stores.asks.allOf(decision)).find(({ state }) => state === 'open')
  const takesBack = (lost: Partial<AuthorityLost>) =>
    openApprovals(stores).takeBack({ roles: [], reports: [], chat: [], ...lost }, at)

  beforeEach(async () => {
    await found(stores, [head], { topManagement: [chief._id] })
    await changes(manager, { manager: head._id })
    await asked()
    await accepts(owner, await written())
  })

  test('the first who is there of those above them decides, whoever comes and goes meanwhile', async () => {
    await leaves(head)
    await decidedBy()
    await leaves(manager, '2027-03-01')
    expect(await openAsk()).toMatchObject({ askedOf: manager._id, delegated: { to: chief._id } })
    const [absence] = (await stores.absences.of(head._id)).absences
    if (absence) await absenceActs(stores).end(await stores.absences.of(head._id), absence, '2027-02-28', who)
    await applyAbsences(stores)(at, () => undefined)
    expect(await openAsk()).toMatchObject({ delegated: { to: head._id } })
  })

  test('who stands in and loses what they may do it by is asked no more, and somebody else is', async () => {
    await leaves(manager)
    const first = await decidedBy()
    expect(await openAsk()).toMatchObject({ delegated: { to: head._id } })
    expect(await takesBack({ reports: [manager._id] })).toBe(1)
    await changes(manager, { manager: chief._id })
    expect((await sits(head).acts('approval.approve', `${first.ask}.2`)).sees).not.toContain('You approved')
    await approvals(stores).askApprovers({ decision, asOf: at })
    expect(await openAsk()).toMatchObject({ askedOf: manager._id, delegated: { to: chief._id } })
    // Whatever else an import takes from somebody leaves it with the chief.
    expect(await takesBack({ reports: [other._id], roles: [{ person: head._id, role: 'buyer' }] })).toBe(0)
    expect(await takesBack({ chat: [chief._id] })).toBe(1)
  })

  test('who joined those above them after it was asked stands in, and who is above them no more does not', async () => {
    await decidedBy()
    await changes(manager, { manager: chief._id })
    expect(await takesBack({ reports: [manager._id] })).toBe(0)
    expect(await openAsk()).toMatchObject({ standIns: [chief._id] })
    await leaves(manager)
    expect(await openAsk()).toMatchObject({ delegated: { to: chief._id } })
  })

  test('who is about to lose it stands in no more before it is taken from them', async () => {
    await decidedBy()
    expect(await takesBack({ reports: [manager._id] })).toBe(0)
    expect(await openAsk()).not.toMatchObject({ standIns: expect.arrayContaining([head._id]) })
  })

  test('what an import takes from people is held against all that is decided about at once', async () => {
    await decidedBy()
    const read = [
      jest.spyOn(stores.organisation, 'read'),
      jest.spyOn(stores.people, 'byIds'),
      jest.spyOn(stores.asks, 'ofFew'),
    ]
    const written = jest.spyOn(stores.asks, 'standInsAre')
    const counted = () => read.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    const reads = async () => {
      const before = counted()
      await takesBack({ reports: [other._id] })
      return counted() - before
    }
    const ofOne = await reads()
    const row = await stores.decisions.byId(decision)
    if (!row) throw new Error('Nothing is decided')
    await registered(stores, aRisk(owner, { _id: 'fire' }))
    const subject = { ...row.subject, id: 'fire' }
    await stores.db
      .collection<typeof row>('decisions')
      .insertOne({ ...row, _id: 'decision/approval.risk.fire/1', subject, nonce: 'another' })
    expect(await reads()).toBe(ofOne)
    // Who stands in is as before, so nothing is written.
    expect(written).not.toHaveBeenCalled()
  })

  test('is asked whoever may by the time that the step is filled, and not who might have when it was asked for', async () => {
    const late = aPerson(8, { name: 'Nia Cole', manager: chief._id })
    await found(stores, [late], { topManagement: [chief._id] })
    await changes(manager, { manager: late._id })
    await leaves(manager)
    await decidedBy()
    expect(await openAsk()).toMatchObject({ askedOf: manager._id, delegated: { to: late._id } })
    expect((await stores.decisions.byId(decision))?.standIns).toEqual([manager._id, late._id, chief._id])
  })
})

test('it goes up to the chief while the manager is away, runs out, is accepted anew, and goes stale with a new rating', async () => {
  await goesAway(manager, { from: '2027-02-25', to: '2027-03-20', delegate: other._id })
  await asked()
  await accepts(owner, await written())
  const first = await decidedBy()
  expect(first.askedOf).toBe(manager._id)
  expect(await stores.asks.byId(first.ask)).toMatchObject({ delegated: { to: chief._id } })
  // Whom the manager named when they went away has no authority for it.
  expect((await sits(other).acts('approval.approve', `${first.ask}.2`)).sees).not.toContain('You approved')
  await decides(chief, first.ask)
  expect(await stores.risks.byId('laptop-theft')).toMatchObject({
    acceptance: { by: chief._id, for: manager._id, until: '2027-06-30' },
  })
  const done = { cycle: run, asOf: at }
  expect((await activities().lookAtAcceptances(done)).next).toBe('close')
  await activities().closeAcceptances(done)

  // On the last day nothing is asked; on the next one the owner is, and not at midnight.
  const [lastDay, nextDay] = ['2027-06-30T10:00:00.000Z', '2027-06-30T23:01:00.000Z']
  const begins = (asOf: string) => beginAcceptances({ ...stores, startCycle: nothing }, asOf)
  await begins(lastDay)
  expect(await stores.cycles.newestOf('risk-acceptance')).toMatchObject({ _id: run })
  await begins(nextDay)
  const second = 'cycle/risk-acceptance.register/2'
  await activities().seeToAcceptances({ cycle: second, asOf: nextDay })
  const open = (await stores.asks.allOf(second)).filter(({ state }) => state === 'open')
  expect(open).toMatchObject([{ askedOf: owner._id, subject: { id: 'laptop-theft' } }])
  const ranOut = 'what Mo Farrell for Ida Lund accepted ran out on Wednesday 30 June'
  expect((await sits(owner, '2027-07-01T10:00:00.000Z').types('risk accept')).sees).toContain(ranOut)
  const shown = (await sits(owner, '2027-07-01T10:00:00.000Z').types('risk show laptop-theft')).sees
  expect(shown).toMatch(
    /none: what Mo Farrell .* ran out[\s\S]*Before[\s\S]*Mo Farrell for Ida Lund accepted it/,
  )
  const message = { 'content.kind': 'asks', 'content.asks': open.map(({ _id }) => _id) }
  expect(await stores.db.collection('deliveries').findOne(message)).toMatchObject({
    ...{ class: 'morning', notBefore: '2027-07-01T08:00:00.000Z' },
  })

  // The owner finds it worse meanwhile: what was asked is closed, and asked about what it is now.
  const risk = await stores.risks.byId('laptop-theft')
  if (!risk) throw new Error('It is gone')
  const assessing = {
    judgement: aJudgement({ current: rated(4, 4) }),
    criteria: '1',
    trigger: 'result',
  } as const
  const act = { by: owner._id, at: nextDay, through: { kind: 'chat', platform: 'slack' } } as const
  await stores.risks.assess(risk, assessing, act)
  expect((await activities().lookAtAcceptances({ cycle: second, asOf: nextDay })).next).toBe('see-to')
  await activities().seeToAcceptances({ cycle: second, asOf: nextDay })
  const asks = await stores.asks.allOf(second)
  expect(
    asks.map(({ state, closed, subject }) => [subject.version, closed?.because ?? state]).sort(),
  ).toEqual([
    ['1', 'changed'],
    ['2', 'open'],
  ])
  expect((await sits(owner, nextDay).types('risk accept')).sees).toContain(
    'it has changed, so what Mo Farrell',
  )
  const decided = { _id: decision as never }
  await database.admin.collection('decisions').updateOne(decided, { $set: { stale: { at: nextDay } } })
  const told = await sits(chief, nextDay).readsDelivery({ kind: 'stale', decision, asks: [] })
  expect(told.sees).toMatch(
    /Ben Okoro assessed it as 16 High on [\s\S]*Ben Okoro, who owns it, is asked first; then Mo Farrell decides/,
  )
})
