import { tellOfLateDecisions } from '../../src/activities/late-decisions.js'
import { approvedBy } from '../../src/domain/decision.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, decide } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, kestrel, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { anException, offer, requestType } from '../support/request-types.js'

const at = '2026-11-24T09:00:00.000Z'
const manager = aPerson(2)
const clerk = aPerson(3, { manager: manager._id })
const filledIn = { policy: 'clean-desk', until: '2026-12-24', why: 'The move to the\nnew office' }
const exception = requestType('policy-exception', anException)
const decision = 'decision/approval.request.policy-exception.1/1'

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, manager, clerk])
  await offer(stores, exception)
})
afterEach(() => database.drop())

const desk = (person = clerk) => new AtTheDesk(stores, person, at)
const asked = () => database.db.collection('decisions').countDocuments()

async function sent(person = clerk): Promise<AtTheDesk> {
  const form = await desk(person).types('request policy-exception')
  return form.submits(filledIn)
}

/** The workflow's next step, as its worker makes it. */
async function goesOn(): Promise<void> {
  await approvals(stores).askApprovers({ decision, asOf: at })
}

async function openAsk(slot: string) {
  const ask = (await stores.asks.allOf(decision)).find((each) => each.slot === slot && each.state === 'open')
  if (!ask) throw new Error(`Nobody is asked in ${slot}`)
  return ask
}

describe('asking for something that has to be approved', () => {
  test('begins with what may be asked for', async () => {
    const list = await desk().types('request')
    expect(list.sees).toContain('Exception to a policy · `policy-exception`\nAsk before you depart from it.')
    await list.clicks('Ask: Exception to a policy')
    expect(list.sees).toContain('Decided by Robin Adler2, then by Robin Adler1.')
  })

  test('is a form with the fields of its type, and is on record with what was filled in', async () => {
    const form = await sent()
    expect(form.sees).toContain(
      '“Exception to a policy” was sent to Robin Adler2, to be decided by Friday 27 November',
    )
    expect(await stores.decisions.byId(decision)).toMatchObject({
      question: 'request',
      requestedBy: clerk._id,
      filledIn: { policy: { text: 'clean-desk' }, why: { text: 'The move to the\nnew office' } },
      steps: [{ approvers: [manager._id] }, { approvers: [lead._id] }],
    })
  })

  test('says beside each field what is missing, and records nothing', async () => {
    const form = await desk().types('request policy-exception')
    await form.submits({ policy: 'clean-desk', until: 'some day', why: '  ' })
    expect(form.reply).toEqual({
      kind: 'invalid',
      errors: { until: 'Fill this in.', why: 'Fill this in.' },
    })
    expect(await asked()).toBe(0)
  })

  test('says beside a date which days it may be, and records nothing', async () => {
    const form = await desk().types('request policy-exception')
    await form.submits({ ...filledIn, until: '2020-01-01' })
    expect(form.reply).toEqual({
      kind: 'invalid',
      errors: { until: 'Choose Tuesday 24 November or a later day.' },
    })
    expect(await asked()).toBe(0)
  })

  test('twice with the same form is one request, and the answer is the same', async () => {
    const form = await desk().types('request policy-exception')
    const submit = form.reply.kind === 'form' ? form.reply.form.submit : undefined
    await form.submits(filledIn)
    const again = await desk().acts(submit?.verb ?? '', submit?.value ?? '', filledIn)
    expect(again.sees).toBe(form.sees)
    expect(await asked()).toBe(1)
  })

  test('gives each request a number, whoever asks at the same moment', async () => {
    await Promise.all(Array.from({ length: 25 }, (_, n) => sent(n % 2 === 0 ? clerk : manager)))
    const ids = await database.db.collection('decisions').distinct('_id')
    const numbered = Array.from(
      { length: 25 },
      (_, n) => `decision/approval.request.policy-exception.${n + 1}/1`,
    )
    expect(ids.sort()).toEqual(numbered.sort())
  })

  test('sends nothing by a form that was changed meanwhile', async () => {
    const form = await desk().types('request policy-exception')
    await offer(stores, requestType('policy-exception', { ...anException, controls: ['A.5.2'] }, 2))
    await form.submits(filledIn)
    expect(JSON.stringify(form.reply)).toContain('was changed while you wrote, so nothing was sent')
    expect(form.reply.kind).toBe('invalid')
    expect(await asked()).toBe(0)
  })

  test('says so where nobody but who asks could decide, and is sent all the same', async () => {
    const form = await desk(lead).types('request policy-exception')
    expect(form.sees).toContain('Decided by somebody yet to be named')
    await form.submits(filledIn)
    expect(form.sees).toContain('“Exception to a policy” was sent to somebody yet to be named')
  })

  test('of what there is not says what there is', async () => {
    expect((await desk().types('request policy-exeption')).sees).toContain(
      'Did you mean `policy-exception`? There are: `policy-exception` (Exception to a policy).',
    )
    await offer(stores)
    expect((await desk().types('request')).sees).toContain('There is nothing to ask for here yet.')
    expect((await desk(lead).types('request')).sees).toContain(
      'Write the kinds of requests into `approvals.yaml`',
    )
  })
})

describe('whoever decides', () => {
  beforeEach(() => sent())

  test('reads what was filled in, and why it is they who decide', async () => {
    await goesOn()
    const { sees, notification } = await desk(manager).readsMorning()
    expect(notification).toBe('Decide on “Exception to a policy” for Robin Adler3 by Friday 27 November')
    expect(sees).toContain('Decide on “Exception to a policy” for Robin Adler3')
    const page = await (await desk(manager).types('')).clicks('Read it')
    expect(page.sees).toContain('Which policy\nClean Desk Policy')
    expect(page.sees).toContain('Why: The move to the\nnew office')
    expect(page.sees).toContain('Ticket\nnot filled in')
    expect(page.sees).toContain('If you approve: it goes on to whoever decides next')
  })

  test('finds the no beside the yes, and why it is they who decide, in a list of several too', async () => {
    await goesOn()
    await sent()
    await approvals(stores).askApprovers({ decision: decision.replace('.1/', '.2/'), asOf: at })
    const morning = await desk(manager).readsMorning()
    expect(morning.sees).toContain('2 things wait for you')
    expect(morning.labels).toEqual(['Read it', 'Approve', 'Reject…', 'Read it', 'Approve', 'Reject…'])
    expect(morning.sees).toContain('you decide because you manage Robin Adler3')
  })

  test('is followed by the next, who has days of their own', async () => {
    await goesOn()
    await decide(stores, await openAsk('step-1'), 'approved', at)
    await goesOn()
    expect(await openAsk('step-2')).toMatchObject({ askedOf: lead._id, dueOn: '2026-12-01' })
    expect((await desk().types('request')).sees).toContain(
      'Exception to a policy, 1: waits for Robin Adler1, by Tuesday 1 December',
    )
    await decide(stores, await openAsk('step-2'), 'approved', at)
    await approvals(stores).concludeDecision({ decision, asOf: at })
    expect((await desk().types('request')).sees).toContain('1: approved by Robin Adler1')
  })

  test('ends it by rejecting it', async () => {
    await goesOn()
    await decide(stores, await openAsk('step-1'), 'rejected', at, 'The old office has lockers')
    await approvals(stores).concludeDecision({ decision, asOf: at })
    expect((await desk().types('request')).sees).toContain('1: rejected by Robin Adler2')
  })
})

test('who decides several steps is asked once, and the record says so', async () => {
  const steps = [
    { who: ['manager' as const], needs: 'all' as const, businessDays: 3 },
    { who: [{ person: manager._id }], needs: 'all' as const, businessDays: 3 },
    { who: [{ person: lead._id }], needs: 'all' as const, businessDays: 3 },
  ]
  await offer(stores, requestType('policy-exception', { ...anException, steps }, 2))
  const form = await desk().types('request policy-exception')
  expect(form.sees).toContain('Decided by Robin Adler2, then by Robin Adler1.')
  await form.submits(filledIn)
  await goesOn()
  await decide(stores, await openAsk('step-1'), 'approved', at)
  await goesOn()
  await goesOn()
  await decide(stores, await openAsk('step-3'), 'approved', at)
  await approvals(stores).concludeDecision({ decision, asOf: at })
  expect(await stores.decisions.byId(decision)).toMatchObject({ state: 'approved' })
  expect(await stores.asks.allOf(decision)).toHaveLength(2)
  expect(await printedRecord(stores, decision, 'text')).toContain('step-2: approved before by Robin Adler2')
})

test('whoever asked hears once, on the morning after, that it was not decided in time, and who has it', async () => {
  await sent()
  await goesOn()
  const late = () => database.db.collection('deliveries').find({ 'content.kind': 'decision-late' }).toArray()
  await tellOfLateDecisions(stores)('2026-11-27T23:00:00.000Z')
  expect(await late()).toEqual([])
  for (const day of ['28', '29', '30']) await tellOfLateDecisions(stores)(`2026-11-${day}T00:00:00.000Z`)
  expect(await late()).toMatchObject([{ person: clerk._id, notBefore: '2026-11-30T09:00:00.000Z' }])
  const monday = new AtTheDesk(stores, clerk, '2026-11-30T09:00:00.000Z')
  await monday.readsDelivery({ kind: 'decision-late', decision, dueOn: '2026-11-27', asks: [] })
  expect(monday.sees).toContain('Not decided in time: “Exception to a policy”, request 1, of Robin Adler3')
  expect(monday.sees).toContain('It waits for Robin Adler2, and was due Friday 27 November')
  await monday.clicks('Take it back…')
  expect(monday.sees).toContain('If you take it back')
})

test('whoever asked for several hears in one message that they were not decided in time, once', async () => {
  for (const _ of ['once', 'again']) await sent()
  for (const day of ['28', '29']) await tellOfLateDecisions(stores)(`2026-11-${day}T00:00:00.000Z`)
  const told = await stores.db
    .collection('deliveries')
    .find({ 'content.kind': /-late$/ })
    .toArray()
  const late = ['1', '2'].map((n) => ({ decision: `${decision.slice(0, -3)}${n}/1`, dueOn: '2026-11-27' }))
  expect(told).toMatchObject([{ person: clerk._id, content: { kind: 'decisions-late', late } }])
  const monday = new AtTheDesk(stores, clerk, '2026-11-30T09:00:00.000Z')
  await monday.readsDelivery({ kind: 'decisions-late', day: '2026-11-28', late, asks: [] })
  expect(monday.sees).toContain('2 things you asked for were not decided in time')
  expect(monday.sees).toContain('Not decided in time: “Exception to a policy”, request 2, of Robin Adler3')
})

test('whoever asked takes it back once they have confirmed it, and whoever had approved hears so', async () => {
  await sent()
  await goesOn()
  const first = await openAsk('step-1')
  await decide(stores, first, 'approved', at)
  await goesOn()
  const list = await desk().types('request')
  await list.clicks('Take it back…')
  expect(list.sees).toContain('If you take it back: nobody is asked about it any more')
  expect(await stores.decisions.byId(decision)).toMatchObject({ state: 'open' })
  await list.submits()
  expect(list.sees).toContain('You took back “Exception to a policy”, request 1, of Robin Adler3')
  expect((await desk().types('request')).sees).toContain('1: taken back')

  await approvals(stores).concludeDecision({ decision, asOf: at })
  expect((await desk(manager).reads(first._id)).sees).toContain(
    'It was taken back before everybody had decided, so nothing came of it.',
  )
  const told = await database.db.collection('deliveries').find({ 'content.kind': 'decision' }).toArray()
  expect(told).toMatchObject([{ person: manager._id }])
  const message = await desk(manager).readsDelivery({ kind: 'decision', decision, asks: [] })
  expect(message.sees).toContain('Robin Adler3 took back “Exception to a policy”, request 1')
})

describe('against the ledger', () => {
  beforeEach(async () => {
    await sent()
    await sealOnce(database.db)
    // These people were never matched to the accounts that they have.
    await database.admin.collection('people').updateMany({}, { $set: { bindings: {} } })
  })

  async function verified(): Promise<{ code: number; lines: string }> {
    const lines: string[] = []
    const code = await verifyCommand(database.db, undefined, (line) => void lines.push(line))
    return { code, lines: lines.join('\n') }
  }

  test('a request holds as it was filled in', async () => {
    expect(await verified()).toMatchObject({ code: 0 })
  })

  test('when the form was opened is kept, held, and shown only where the organisation allows it', async () => {
    await goesOn()
    const ask = await openAsk('step-1')
    const opens = async (when: string) => {
      return (await new AtTheDesk(stores, manager, when).reads(ask._id)).clicks('Read it')
    }
    const form = await opens('2026-11-24T10:00:00.000Z')
    const opened = await eventually(async () => (await stores.asks.byId(ask._id))?.opened)
    expect(opened).toEqual([{ by: manager._id, at: '2026-11-24T10:00:00.000Z' }])
    // The first time counts.
    await opens('2026-11-24T11:00:00.000Z')
    await stores.formOpenings.note({ ask: ask._id, by: manager._id, at: '2026-11-24T11:30:00.000Z' })
    expect((await stores.asks.byId(ask._id))?.opened).toEqual(opened)
    await form.submits()

    const openedAt = '2026-11-24T10:00:00.000Z'
    expect((await stores.asks.byId(ask._id))?.answer?.form).toEqual({ openedAt, decisions: 1 })
    await sealOnce(database.db)
    expect(await verified()).toMatchObject({ code: 0 })
    await database.admin
      .collection<{ _id: string }>('asks')
      .updateOne({ _id: ask._id }, { $set: { 'answer.form.openedAt': '2026-11-24T08:00:00.000Z' } })
    expect((await verified()).code).not.toBe(0)
    await database.admin
      .collection<{ _id: string }>('asks')
      .updateOne({ _id: ask._id }, { $set: { 'answer.form.openedAt': openedAt } })

    const printed = (timing: boolean) => printedRecord(stores, decision, 'text', timing)
    expect(await printed(true)).not.toContain(`opened ${openedAt}`)
    await stores.organisation.write({ ...kestrel, approval: { businessDays: 5, timingIn: ['IE'] } })
    expect(await printed(false)).not.toContain(`opened ${openedAt}`)
    expect(await printed(true)).toContain(`opened ${openedAt}`)
    await stores.organisation.write({ ...kestrel, approval: { businessDays: 5, timingIn: ['DE'] } })
    expect(await printed(true)).not.toContain(`opened ${openedAt}`)
  })

  test.each([
    ['another word', { $set: { 'filledIn.why.text': 'Because' } }],
    ['a field that is gone', { $unset: { 'filledIn.why': '' } }],
    ['an approver of somebody’s choice', { $set: { 'steps.0.who': [{ person: clerk._id }] } }],
    ['a step that is gone', { $pop: { steps: 1 } }],
  ] as const)('%s is found', async (_what, update) => {
    await database.admin
      .collection<{ _id: string }>('decisions')
      .updateOne({ _id: decision }, update as object)
    const { code, lines } = await verified()
    expect(code).toBe(1)
    expect(lines).toContain(decision)
  })

  test('a kind of request that was reworded afterwards is found', async () => {
    const to = { $set: { 'title.en': 'Exception to nothing' } }
    await database.admin.collection('request-types').updateOne({ requestType: 'policy-exception' }, to)
    expect(await verified()).toMatchObject({
      code: 1,
      lines: expect.stringContaining('is not what was laid down'),
    })
  })
})

test('of what waits for approval by the hundred, the most urgent are shown and the others counted', async () => {
  const request = (n: number) =>
    stores.decisions.request(
      {
        subject: { type: 'request', id: `policy-exception.${n}`, version: '1', hash: 'a'.repeat(64) },
        ...{ question: 'request', facts: {}, requestedBy: clerk._id, requestedAt: at },
        ...{ dueOn: n === 70 ? '2026-11-23' : '2026-11-27', timeZone: 'Europe/Dublin' },
        steps: approvedBy(manager._id),
      },
      { kind: 'chat', platform: 'slack' },
    )
  await Promise.all(Array.from({ length: 70 }, (_, n) => request(n + 1)))
  const status = await desk(lead).types('status')
  expect(status.sees).toContain('request 70, of Robin Adler3')
  await status.clicks('See all 60')
  await status.acts('status.all/3', 'soon')
  expect(status.sees).toContain('10 more wait for approval')
})
