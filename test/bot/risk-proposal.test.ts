import { verifyCommand } from '../../src/main/verify.js'
import type { AtTheDesk } from '../support/at-the-desk.js'
import { lead } from '../support/company.js'
import { at, chief, cycle, other, owner, ReassessedCompany } from '../support/reassessed-company.js'

let company: ReassessedCompany
beforeEach(async () => {
  company = await ReassessedCompany.open()
})
afterEach(() => company.drop())

const account = (user: string) => ({ platform: 'slack', team: 'T1', user }) as const
const proposed = {
  ...{ title: 'Shared admin password', threat: 'Somebody who left signs in' },
  ...{ vulnerability: 'It is never changed', asset: 'The hosting console' },
  affects: ['confidentiality', 'integrity'],
}

/** Somebody proposes a risk, and names who could own it. Gives its id. */
async function proposes(): Promise<string> {
  const desk = await company.sits(other).types('risk propose')
  await desk.submits({ ...proposed, threat: '' })
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { threat: expect.anything() } })
  await desk.submits({ ...proposed, owner: account('U99') })
  expect(desk.reply).toEqual({
    kind: 'invalid',
    errors: { owner: expect.stringContaining('Steward does not know this account') },
  })
  await desk.submits({ ...proposed, owner: account('U3') })
  expect(desk.sees).toContain('You proposed the risk “Shared admin password”')
  const [proposal, another] = await company.stores.riskProposals.open()
  expect(another).toBeUndefined()
  return proposal?._id ?? ''
}

type Told = 'risk-proposed' | 'risk-proposal'

/** What this person was told of the proposal, and what the notification said of it. */
const told = async (person: typeof lead, kind: Told) => (await message(person, kind)).sees
const notified = async (person: typeof lead, kind: Told) => (await message(person, kind)).notification

async function message(person: typeof lead, kind: Told): Promise<AtTheDesk> {
  const row = await company.stores.db
    .collection<{ person: string; content: { kind: string } }>('deliveries')
    .findOne({ person: person._id, 'content.kind': kind })
  if (!row) throw new Error('They were told nothing')
  return company.sits(person).readsDelivery(row.content as never)
}

test('anybody proposes a risk; the ISMS lead takes it into the register, and its owner is asked how it stands', async () => {
  const id = await proposes()
  expect(await notified(lead, 'risk-proposed')).not.toContain('Shared admin password')
  expect(await told(lead, 'risk-proposed')).toMatch(
    /Shared admin password[\s\S]*Ola Berg[\s\S]*At stake: confidentiality and integrity[\s\S]*Ben Okoro could own it/,
  )
  expect((await company.sits(owner).acts('risk-proposal.choose-take', id)).sees).toContain(
    'Only the ISMS lead',
  )

  expect((await company.sits(chief).types('status')).sees).toContain(
    'Proposed for the register by Ola Berg on 1 March 2027, 10:00: “Shared admin password”',
  )
  const status = await company.sits(lead).types('status')
  expect(status.sees).toContain('does the risk “Shared admin password” go into the register?')
  await status.clicks('Take it into the register…')
  expect(status.sees).toMatch(/At stake: confidentiality and integrity[\s\S]*Ben Okoro could own it/)

  const desk = await company.sits(lead).types('')
  expect(desk.sees).toContain('does the risk “Shared admin password” go into the register?')
  await desk.clicks('Take it into the register…')
  const filled = { id: 'shared-admin-password', owner: account('U3'), likelihood: '3', consequence: '4' }
  await desk.submits({ ...filled, id: 'fraud' })
  expect(desk.reply).toMatchObject({ errors: { id: expect.stringContaining('Another risk has this id') } })
  await desk.submits({ ...filled, owner: account('U99') })
  expect(desk.reply).toMatchObject({ errors: { owner: expect.stringContaining('Choose who owns it') } })
  await desk.submits(filled)
  expect(desk.sees).toContain('“Shared admin password” is in the register. Ben Okoro is asked how it stands.')

  expect(await company.risk('shared-admin-password')).toMatchObject({
    ...{ owner: owner._id, proposed: { by: other._id, proposal: id } },
    assessment: { trigger: 'proposal', by: lead._id },
  })
  await company.looks('cycle/risk-reassessment.register/1')
  const ask = await company.asked('shared-admin-password', 'cycle/risk-reassessment.register/1')
  expect(ask.askedOf).toBe(owner._id)
  expect(await notified(other, 'risk-proposal')).toBe('What became of the risk that you proposed')
  expect(await told(other, 'risk-proposal')).toContain('is in the register, owned by Ben Okoro')
  expect((await company.sits(lead).acts('risk-proposal.choose-take', id)).sees).toContain('decided already')
})

test('the ISMS lead’s morning names what is proposed, with its buttons, until it is decided', async () => {
  const id = await proposes()
  const content = { kind: 'morning', day: '2027-03-02', asks: [], proposals: [id], late: [] } as const
  const row = { platform: 'slack', state: 'sent', person: lead._id, content }
  await company.stores.db.collection('deliveries').insertOne(row)
  const read = () => company.sits(lead).readsDelivery({ ...content, asks: [], proposals: [id], late: [] })
  const morning = await read()
  expect(morning.notification).not.toContain('Shared admin password')
  await morning.clicks('Turn it down…')
  await morning.submits({ reason: 'It has single sign-on' })
  expect((await read()).sees).toMatch(/Shared admin password[\s\S]*turned it down: It has single sign-on/)
  const anew = await company.stores.deliveries.takeOwingPictures('slack', at, at)
  expect(anew?.content).toEqual(content)
})

test('of two who take one proposal under two ids one does, and it has one risk in the register', async () => {
  const id = await proposes()
  const desks = [await company.sits(lead).types(''), await company.sits(lead).types('')] as const
  for (const desk of desks) await desk.clicks('Take it into the register…')
  const filled = { owner: account('U3'), likelihood: '3', consequence: '4' }
  await Promise.all(desks.map((desk, at) => desk.submits({ ...filled, id: `shared-password-${at}` })))
  const said = desks.map(({ sees }) => sees).sort()
  expect(said[0]).toContain('This was decided already')
  expect(said[1]).toContain('is in the register')
  const entered = (await company.stores.risks.open()).filter(({ proposed }) => proposed?.proposal === id)
  expect(entered).toHaveLength(1)
  expect(await company.stores.riskProposals.byId(id)).toMatchObject({ decided: { risk: entered[0]?._id } })
})

test('what is turned down takes a reason, which whoever proposed it reads; verify finds one that was changed', async () => {
  const id = await proposes()
  const desk = await company.sits(lead).acts('risk-proposal.choose-turn-down', id)
  await desk.submits({ reason: '' })
  expect(desk.reply).toMatchObject({ kind: 'invalid' })
  await desk.submits({ reason: 'The console has had single sign-on since May' })
  expect(await told(other, 'risk-proposal')).toMatch(/turned down[\s\S]*single sign-on since May/)
  expect(await verified()).not.toContain('risk-proposals')
  await company.database.admin
    .collection('risk-proposals')
    .updateOne({ _id: id as never }, { $set: { 'risk.title': 'Another one' } })
  expect(await verified()).toContain(id)
})

async function verified(): Promise<string> {
  const printed: string[] = []
  await verifyCommand(company.stores.db, undefined, (line) => void printed.push(line))
  return printed.join('\n')
}

test('the ISMS lead closes a risk with a reason: nobody is asked about it any more, and it stays in the register', async () => {
  await company.comesRound()
  expect((await company.sits(chief).types('risk show flood')).labels).not.toContain('Close…')
  const desk = await company.sits(lead).types('risk show flood')
  const meanwhile = await company.sits(lead).types('risk show flood')
  await desk.clicks('Close…')
  await desk.submits({ reason: 'The office has moved uphill' })
  expect(desk.sees).toContain('The risk “Flood” is closed')
  await meanwhile.clicks('Close…')
  expect(meanwhile.sees).toContain('changed or closed meanwhile')
  await expect(company.asked('flood')).rejects.toThrow('Nobody is asked')
  expect(await company.looks()).toEqual(['wait'])
  const asks = await company.stores.asks.allOf(cycle)
  expect(asks.find(({ subject }) => subject.id === 'flood')?.closed).toMatchObject({ because: 'settled', at })
  expect((await company.sits(lead).types('risk show flood')).sees).toContain('The office has moved uphill')
})

test('an ISMS lead who owns a risk does not close it, but is told whom to ask, who does', async () => {
  const own = await company.sits(lead).types('risk show fraud')
  await own.clicks('Close…')
  expect(own.sees).toMatch(/nobody closes their own[\s\S]*Nothing was recorded. Ask Mo Farrell/)
  const { revision } = await company.risk('fraud')
  await company.sits(lead).acts('risk-register.close', `fraud@${revision}`, { reason: 'It cannot happen' })
  expect(await company.risk('fraud')).toMatchObject({ state: 'open' })

  const desk = await company.sits(chief).types('risk show fraud')
  await desk.clicks('Close…')
  await desk.submits({ reason: 'Two sign every payment' })
  expect(await company.risk('fraud')).toMatchObject({ state: 'closed' })
})
