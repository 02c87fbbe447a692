import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inputs } from '../../src/bot/interaction.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import { ncResponseCommand } from '../../src/main/nc-response.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, decide } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { correctivesFollowedUp } from '../support/corrective-action.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { textOfPdf } from '../support/pdf-text.js'

const chief = aPerson(2, { name: 'Mo Farrell' })
const owner = aPerson(3, { name: 'Ben Okoro', manager: chief._id })
const doer = aPerson(4, { name: 'Ada Quinn', manager: owner._id })
const raiser = aPerson(5, { name: 'Eve Long', manager: owner._id })
const at = '2027-02-22T10:00:00.000Z'
const nature = 'Access of somebody who left was removed 19 days late'
const account = ({ bindings }: Person) => {
  return { platform: 'slack', team: 'T1', user: bindings.slack?.user ?? '' } as const
}

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, chief, owner, doer, raiser], { topManagement: [chief._id] })
})
afterEach(() => database.drop())

const sits = (person: Person, when = at) => new AtTheDesk(stores, person, when)

async function raises(inputs: Inputs = {}, person = raiser): Promise<AtTheDesk> {
  const form = await sits(person).types('nc')
  const done = await form.submits({ nature, source: 'person', criterion: 'A.5.18', ...inputs })
  await correctivesFollowedUp(stores, at)
  return done
}

async function asked(person: Person): Promise<Ask> {
  const [ask] = await stores.asks.openOf(person._id, 'corrective-action')
  if (!ask) throw new Error(`${person.name} is asked nothing`)
  return ask
}

async function answers(person: Person, button: string, inputs: Inputs, when = at): Promise<AtTheDesk> {
  const form = await (await sits(person, when).reads((await asked(person))._id)).clicks(button)
  const done = await form.submits(inputs)
  if (done.reply.kind === 'done') await correctivesFollowedUp(stores, when)
  return done
}

async function decides(
  person: Person,
  verdict: 'approved' | 'rejected',
  reason?: string,
  when = at,
): Promise<void> {
  for (const { _id } of await stores.decisions.open()) {
    await approvals(stores).askApprovers({ decision: _id, asOf: when })
    const ask = (await stores.asks.allOf(_id)).find(({ askedOf }) => askedOf === person._id)
    if (!ask) throw new Error(`${person.name} is not asked to decide ${_id}`)
    await decide(stores, ask, verdict, when, reason)
    await approvals(stores).concludeDecision({ decision: _id, asOf: when })
  }
  await correctivesFollowedUp(stores, when)
}

const theOne = async () => stores.nonconformities.byId('nc-1')
const analysis = {
  ...{ correction: 'Removed on the day it was found', consequences: 'None were found in the log' },
  ...{ 'why-1': 'HR told IT late', 'why-2': 'The form goes by post', cause: 'Leaving is told on paper' },
  ...{ similar: 'some', looked: 'All who left since January: two more' },
}
const plan = {
  ...{ 'what-1': 'Tell IT by the HR system', 'who-1': account(doer), 'due-1': '2027-03-31' },
  ...{
    effect: 'The next ten who leave lose access within a day',
    'verify-on': '2027-06-01',
    changes: 'none',
  },
}

async function untilApproved(): Promise<void> {
  await answers(lead, 'Take it on…', { owner: account(owner), due: '2027-04-30' })
  await answers(owner, 'By five whys…', analysis)
  await answers(owner, 'Plan it…', plan)
  await decides(lead, 'approved')
}

test('anybody raises one, hears what becomes of it, and sees it; who has nothing to do with it does not', async () => {
  const desk = await sits(raiser).types('nc')
  const form = desk.reply.kind === 'form' ? desk.reply.form : null
  const raising = (inputs: Inputs) => desk.acts('corrective.raise', form?.submit?.value ?? '', inputs)
  expect((await raising({ source: 'external', deadline: '2026-01-01' })).reply).toMatchObject({
    errors: { nature: expect.any(String), reference: expect.any(String), deadline: expect.any(String) },
  })
  expect((await raising({ nature, source: 'person' })).sees).toContain('on record as nc-1')
  await raising({ nature, source: 'person' })
  await correctivesFollowedUp(stores, at)
  expect(await stores.nonconformities.all()).toHaveLength(1)

  const turning = await answers(lead, 'Turn it down…', {})
  expect(turning.reply).toMatchObject({ errors: { reason: expect.any(String) } })
  await answers(lead, 'Turn it down…', {
    reason: 'It was removed in time: the clock of the report was wrong',
  })
  const told = await sits(raiser).readsDelivery({
    kind: 'corrective',
    nonconformity: 'nc-1',
    news: 'turned-down',
    number: 1,
    asks: [],
  })
  expect(told.sees).toMatch(/nc-1, which you raised, was turned down[\s\S]*clock of the report was wrong/)
  expect((await sits(raiser).types('nc show 1')).sees).toContain('turned down')
  expect((await sits(doer).types('nc show nc-1')).sees).toContain('does not concern you')
  expect((await stores.cycles.byId('cycle/corrective-action.nc-1/1'))?.state).toBe('closed')
})

test('from the cause to a verdict by somebody who had no hand in it, in a second round since the first was not effective', async () => {
  await raises()
  await answers(lead, 'Take it on…', { owner: account(owner), due: '2027-04-30' })
  expect(
    (await answers(owner, 'By five whys…', { ...analysis, 'why-1': '', looked: '' })).reply,
  ).toMatchObject({
    errors: { 'why-1': expect.any(String), looked: expect.any(String) },
  })
  await answers(owner, 'By five whys…', analysis)
  const wrong = { ...plan, 'verify-on': '2027-03-31', changes: 'needed', risks: 'no-such-risk' }
  expect((await answers(owner, 'Plan it…', wrong)).reply).toMatchObject({
    errors: { 'verify-on': expect.any(String), risks: expect.stringContaining('no-such-risk') },
  })
  await answers(owner, 'Plan it…', plan)
  await decides(lead, 'rejected', 'Who trains HR?')
  const again = await sits(owner).reads((await asked(owner))._id)
  expect(again.sees).toContain('did not approve the plan: Who trains HR?')
  await answers(owner, 'Plan it…', { ...plan, 'who-1': undefined as never })
  await decides(lead, 'approved')

  const due = '2027-03-25T10:00:00.000Z'
  await correctivesFollowedUp(stores, due)
  expect((await answers(doer, 'It is done…', {}, due)).reply).toMatchObject({
    errors: { note: expect.any(String) },
  })
  await answers(doer, 'It takes longer…', { until: '2027-04-15', reason: 'The HR system is replaced' }, due)
  await decides(owner, 'approved', undefined, due)
  const later = '2027-04-14T10:00:00.000Z'
  await correctivesFollowedUp(stores, later)
  await answers(doer, 'It is done…', { note: 'HR tells IT by the system since today' }, later)
  expect(await theOne()).toMatchObject({ stage: 'effectiveness' })

  const time = '2027-06-01T10:00:00.000Z'
  await correctivesFollowedUp(stores, time)
  const verifying = await asked(lead)
  expect(verifying.neverBy?.sort()).toEqual([owner._id, doer._id].sort())
  await answers(lead, 'It was not…', { note: 'Of ten, two kept it for three days' }, time)
  expect(await theOne()).toMatchObject({ stage: 'analysis', round: 2, ineffective: 1 })
  expect((await sits(owner, time).reads((await asked(owner))._id)).sees).toMatch(
    /Round 2: .*Of ten, two kept it/,
  )
  const shown = (await sits(owner, time).types('nc show nc-1')).sees
  expect(shown).toMatch(/Leaving is told on paper[\s\S]*✗ Not effective, found Robin Adler1/)

  await answers(
    owner,
    'In your own words…',
    { ...analysis, cause: 'Nobody reads the queue at weekends' },
    time,
  )
  await answers(owner, 'Plan it…', { ...plan, 'due-1': '2027-06-10', 'verify-on': '2027-07-01' }, time)
  await decides(lead, 'approved', undefined, time)
  const done = '2027-06-09T10:00:00.000Z'
  await correctivesFollowedUp(stores, done)
  await answers(doer, 'It is done…', { note: 'There is a rota' }, done)
  const end = '2027-07-01T10:00:00.000Z'
  await correctivesFollowedUp(stores, end)
  await answers(lead, 'It was effective…', { note: 'All ten within a day' }, end)
  expect(await theOne()).toMatchObject({ stage: 'effective', round: 2, ineffective: 1 })
  expect((await stores.cycles.byId('cycle/corrective-action.nc-1/1'))?.state).toBe('closed')
  const file = join(await mkdtemp(join(tmpdir(), 'nc-')), 'response.pdf')
  const said: string[] = []
  expect(
    await ncResponseCommand(stores, { nc: 'NC-1', file }, new Date(end), (line) => void said.push(line)),
  ).toBe(0)
  const response = textOfPdf(await readFile(file)).join('\n')
  expect(response).toMatch(
    /Leaving is told on paper[\s\S]*two kept it for three days[\s\S]*Nobody reads the queue/,
  )
  await sealOnce(stores.db)
  const printed: string[] = []
  await verifyCommand(stores.db, undefined, (line) => void printed.push(line))
  // The accounts of this company stand in no ledger.
  expect(printed.filter((line) => line.startsWith('  ') && !line.includes('people · '))).toEqual([])
  expect(printed.join('\n')).toContain('Records that agree with the answers behind them: 1.')
})

test('that the correction is enough is for somebody of top management to say', async () => {
  await raises()
  await answers(lead, 'Correction only…', { correction: 'Removed', reason: 'It was one clerk on one day' })
  expect(await theOne()).toMatchObject({ stage: 'correction-approval' })
  await decides(chief, 'rejected', 'Look for the cause')
  expect((await sits(lead).reads((await asked(lead))._id)).sees).toContain('Look for the cause')
  await untilApproved()
  expect(await theOne()).toMatchObject({ stage: 'actions', owner: owner._id })
})

test('whoever did it says nothing of its effect, also not in the stead of somebody else', async () => {
  await raises()
  await answers(lead, 'Take it on…', { owner: account(owner), due: '2027-04-30' })
  await answers(owner, 'In your own words…', analysis)
  await answers(owner, 'Plan it…', { ...plan, 'who-1': account(lead) })
  await decides(chief, 'approved')
  const due = '2027-03-30T10:00:00.000Z'
  await correctivesFollowedUp(stores, due)
  await answers(lead, 'It is done…', { note: 'Done' }, due)
  const time = '2027-06-01T10:00:00.000Z'
  await correctivesFollowedUp(stores, time)
  const ask = await asked(chief)
  expect(ask.neverBy).toContain(lead._id)
  const refused = await sits(lead, time).acts('corrective.record/effective', `${ask._id}.${ask.revision}`, {
    note: 'Fine',
  })
  expect(refused.sees).toContain('nothing was recorded')
})
