import { feedEntries } from '../../src/bot/calendar-feed/entries.js'
import { sendNext, showNextReceipt } from '../../src/bot/courier.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { type Ask, formatAskRef } from '../../src/domain/ask.js'
import { queriesIn } from '../../src/domain/query.js'
import type { Stores } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, decide } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, lead } from '../support/company.js'
import { Office } from '../support/office.js'
import { printedRecord } from '../support/printed-record.js'
import { anException, offer, requestType } from '../support/request-types.js'

const cleo = aPerson(2, { name: 'Cleo Ward' })
const ben = aPerson(3, { name: 'Ben Holt', manager: cleo._id })
const dana = aPerson(4, { name: 'Dana Price' })
const filledIn = { policy: 'clean-desk', until: '2026-12-24', why: 'We move' }
const decision = 'decision/approval.request.policy-exception.1/1'
const what = '“Exception to a policy”, request 1, of Ben Holt'

let office: Office
let stores: Stores
beforeEach(async () => {
  office = await Office.open({ staff: [lead, cleo, ben, dana] })
  stores = office.stores
  await office.match()
  await offer(stores, requestType('policy-exception', anException))
  await (await desk(ben).types('request policy-exception')).submits(filledIn)
  await goesOn()
  await allIsSent()
})
afterEach(() => office.stop())

const desk = (person = cleo) => new AtTheDesk(stores, person, office.at())
const queries = async () => queriesIn(await stores.asks.allOf(decision))

/** The workflow's next step, as its worker makes it. */
async function goesOn(): Promise<void> {
  await approvals(stores).askApprovers({ decision, asOf: office.at() })
}

/** The worker does what the bot, which is not there, left undone. */
async function allIsSent(): Promise<void> {
  office.passes(10)
  while ((await showNextReceipt(office.courier('worker'))) === 'sent');
  while ((await sendNext(office.courier('worker'))) === 'sent');
}

async function openStep(slot = 'step-1'): Promise<Ask> {
  const ask = (await stores.asks.allOf(decision)).find((each) => each.slot === slot && each.state === 'open')
  if (!ask) throw new Error(`Nobody is asked in ${slot}`)
  return ask
}

async function opensAsking(person = cleo, ask?: Ask): Promise<AtTheDesk> {
  return desk(person).acts('query.ask', formatAskRef(ask ?? (await openStep())))
}

async function asks(query: string, person = cleo): Promise<AtTheDesk> {
  return (await opensAsking(person)).submits({ query })
}

/** What was asked last. */
async function theQuery() {
  const query = (await queries()).at(-1)
  if (!query) throw new Error('Nothing was asked')
  return query
}

async function answers(answer: string, person = ben): Promise<AtTheDesk> {
  const form = await desk(person).acts('query.answer', formatAskRef(await theQuery()))
  return form.submits({ answer })
}

const sees = async (person: typeof cleo) =>
  (await (await office.person(person)).messages()).map(({ text }) => text)

describe('an approver who wants to know more', () => {
  test('asks whoever asked for it, in chat and at once, though the bot is gone before it shows anything', async () => {
    const form = await opensAsking()
    expect(form.sees).toContain(`Ask Ben Holt about ${what}`)
    await form.submits({ query: 'Who locks up?' })
    expect(form.reply).toMatchObject({ kind: 'done' })
    await allIsSent()
    const asked = (await sees(ben)).at(-1)
    expect(asked).toContain('Answer a question from Cleo Ward')
    expect(asked).toContain('By Tuesday 1 December')
    expect(asked).toContain(`It is about ${what}.`)
    expect(asked).toContain('Cleo Ward asked on 24 November, 09:00: Who locks up?')
    const [card] = await sees(cleo)
    expect(card).toContain('Cleo Ward asked on 24 November, 09:00: Who locks up?\n')
    expect(card).toContain('Not answered yet.')
  })

  test('gets the answer in a message of its own, with the same card, on which they decide', async () => {
    await asks('Who locks up?')
    await answers('The inspector\non duty')
    await allIsSent()
    const [first, second] = await sees(cleo)
    expect(second).toMatch(/^Ben Holt answered your question about “Exception to a policy”, request 1/)
    for (const card of [first, second]) {
      expect(card).toContain('Decide on “Exception to a policy” for Ben Holt')
      expect(card).toContain('Ben Holt answered on 24 November, 09:00: The inspector\non duty')
      expect(card).not.toContain('Not answered')
    }
    const buttons = (await (await office.person(cleo)).messages()).map((message) => message.buttons)
    expect(buttons).toEqual([buttons[0], ['Read it', 'Approve', 'Reject…', 'Ask…']])
    expect((await sees(ben)).at(-1)).toContain("✓ You answered Cleo Ward's question about")
    await decide(stores, await openStep(), 'approved', office.at())
    await allIsSent()
    for (const card of await sees(cleo)) expect(card).toContain('You approved')
  })

  test('decides without waiting: the question needs no answer then, and says so', async () => {
    await asks('Who locks up?')
    await allIsSent()
    const query = await theQuery()
    await decide(stores, await openStep(), 'rejected', office.at(), 'No')
    await approvals(stores).concludeDecision({ decision, asOf: office.at() })
    await allIsSent()
    expect((await sees(ben)).find((text) => text.includes('Closed'))).toContain(
      'It was decided without an answer.',
    )
    const late = await desk(ben).acts('query.answer', formatAskRef(query))
    expect(late.sees).toContain('the question needs no answer and nothing was recorded')
    expect((await desk(ben).types('')).sees).not.toContain('Answer a question')
  })

  test('is answered no more once it is taken back', async () => {
    await asks('Who locks up?')
    const form = await (await desk(ben).types('request')).clicks('Take it back…')
    await form.submits()
    await allIsSent()
    expect(await theQuery()).toMatchObject({ state: 'closed', closed: { because: 'withdrawn' } })
    const late = await desk(ben).acts('query.answer', formatAskRef(await theQuery()))
    expect(late.sees).toContain('or is not to be decided any more')
  })

  test('is not told of an answer once they have decided', async () => {
    await asks('Who locks up?')
    await decide(stores, await openStep(), 'approved', office.at())
    await answers('The inspector')
    await allIsSent()
    expect(await sees(cleo)).toHaveLength(1)
  })

  test('asks one question with one form, and another with another', async () => {
    const form = await opensAsking()
    const submit = form.reply.kind === 'form' ? form.reply.form.submit : undefined
    const send = () => desk().acts(submit?.verb ?? '', submit?.value ?? '', { query: 'Who locks up?' })
    await Promise.all([send(), send()])
    expect((await send()).reply).toMatchObject({ kind: 'done' })
    expect(await queries()).toHaveLength(1)
    await Promise.all([asks('How many keys?'), asks('How long?')])
    expect((await queries()).map(({ slot }) => slot).sort()).toEqual(['query-1', 'query-2', 'query-3'])
  })

  test('has to write something', async () => {
    const form = await asks('  ')
    expect(form.reply).toMatchObject({ kind: 'invalid', errors: { query: 'Write what you want to know.' } })
    expect(await queries()).toEqual([])
  })

  test('asks nobody who is gone', async () => {
    const form = await opensAsking()
    await office.stores.db.collection('people').updateOne({ key: ben.key }, { $set: { active: false } })
    await form.submits({ query: 'Who locks up?' })
    expect(form.sees).toContain('Ben Holt is not on the list of present staff any more and cannot answer')
    expect(await queries()).toEqual([])
  })
})

describe('nobody asks back', () => {
  test.each([
    ['who is to decide nothing', lead, 'This question was put to somebody else'],
    ['who asked for it', ben, 'who asks does not approve'],
  ])('%s', async (_, person, refusal) => {
    expect((await opensAsking(person)).sees).toContain(refusal)
  })

  test('about what they have decided meanwhile', async () => {
    const form = await opensAsking()
    await decide(stores, await openStep(), 'approved', office.at())
    await form.submits({ query: 'Who locks up?' })
    expect(form.sees).toContain(`You decided on ${what}`)
    expect(await queries()).toEqual([])
  })
})

describe('the answer', () => {
  beforeEach(() => asks('Who locks up?'))

  test('waits for whoever asked for it, like anything else', async () => {
    const list = await desk(ben).types('')
    expect(list.sees).toContain(`Answer a question from Cleo Ward\nIt is about ${what}.`)
    await (await list.clicks('Answer…')).submits({ answer: 'The inspector' })
    expect(list.reply).toMatchObject({ kind: 'done' })
    expect(await theQuery()).toMatchObject({ state: 'answered', answer: { by: ben._id } })
  })

  test('stands in the calendar of whoever is to give it, and the decision in the approver’s', async () => {
    const organisation = await stores.organisation.read()
    if (!organisation) throw new Error('There is no organisation')
    const tools = { ...stores, subjects: subjectsOnShow(stores) }
    const entriesOf = async (person: typeof ben) => {
      const entries = await feedEntries(tools, { person, texts: textsFor('en') }, organisation, '2026-11-24')
      return entries.map(({ on, summary }) => `${on} ${summary}`)
    }
    expect(await entriesOf(ben)).toEqual([`2026-12-01 Answer a question about ${what}`])
    expect(await entriesOf(cleo)).toEqual([`2026-11-27 Decide on ${what}`])
  })

  test('is nobody else’s, least of all of who wants to know', async () => {
    const value = formatAskRef(await theQuery())
    const own = await desk(cleo).acts('query.reply', value, { answer: 'Me' })
    expect(own.sees).toContain('the answer is not yours to give')
    expect((await desk(dana).acts('query.reply', value, { answer: 'Me' })).sees).toContain(
      'put to somebody else',
    )
    expect(await theQuery()).toMatchObject({ state: 'open' })
  })

  test('decides nothing, and what is to be decided is no question', async () => {
    const value = formatAskRef(await theQuery())
    for (const verb of ['approval.approve', 'approval.confirm', 'query.ask'])
      expect((await desk(ben).acts(verb, value)).sees).toContain('no longer on record')
    const step = formatAskRef(await openStep())
    expect((await desk(cleo).acts('query.reply', step, { answer: 'Yes' })).sees).toContain(
      'no longer on record',
    )
    await answers('The inspector')
    expect(await approvals(stores).lookAtDecision({ decision, asOf: office.at() })).toMatchObject({
      next: 'wait',
    })
  })

  test('counts once, and stands', async () => {
    await answers('The inspector')
    const again = await desk(ben).acts('query.reply', formatAskRef(await theQuery()), {
      answer: 'The inspector',
    })
    expect(again.reply).toMatchObject({ kind: 'done' })
    const other = await desk(ben).acts('query.reply', formatAskRef(await theQuery()), { answer: 'Nobody' })
    expect(other.sees).toContain('This question was answered on 24 November, 09:00')
    expect((await theQuery()).answer?.reason?.text).toBe('The inspector')
  })

  test('stands for those who decide after them, too: whole on the page to read, its beginning on the card', async () => {
    const long = `It is ${'very '.repeat(60)}simple`
    await answers(long)
    await decide(stores, await openStep(), 'approved', office.at())
    await goesOn()
    await allIsSent()
    const card = (await sees(lead)).at(-1)
    expect(card).toContain('Cleo Ward asked on 24 November, 09:00: Who locks up?')
    expect(card).toContain('very ver…')
    expect((await (await desk(lead).types('')).clicks('Read it')).sees).toContain(long)
  })
})

describe('while whoever asked for it is away', () => {
  const awayWith = async (delegate: string) => {
    const planned = { from: '2026-11-24', to: '2026-12-04', delegate, source: 'chat' } as const
    const by = {
      at: office.at(),
      actor: { kind: 'person', id: ben._id },
      through: { kind: 'chat', platform: 'slack' },
    } as const
    await stores.absences.set(await stores.absences.of(ben._id), planned, [], by)
  }

  test('their stand-in is asked, and answers for them', async () => {
    await awayWith(dana._id)
    await asks('Who locks up?')
    await allIsSent()
    expect((await sees(dana)).at(-1)).toContain('Answer a question from Cleo Ward')
    await answers('The inspector', dana)
    await allIsSent()
    expect(await theQuery()).toMatchObject({ answer: { by: dana._id, for: ben._id } })
    expect((await sees(cleo)).at(-1)).toContain('Dana Price for Ben Holt answered your question')
  })

  test.each([
    ['now', cleo],
    ['later', lead],
  ])('nobody answers for them who decides %s', async (_, delegate) => {
    await awayWith(delegate._id)
    await asks('Who locks up?')
    expect(await theQuery()).toMatchObject({ mayAnswer: [ben._id] })
    expect((await desk(delegate).types('')).sees).not.toContain('Answer a question')
  })
})

test('a question that is put while its decision is made is closed with it', async () => {
  const form = await opensAsking()
  const { queries } = stores
  const put = queries.put.bind(queries)
  queries.put = async (...query) => {
    await decide(stores, await openStep(), 'rejected', office.at(), 'No')
    await approvals(stores).concludeDecision({ decision, asOf: office.at() })
    return put(...query)
  }
  await form.submits({ query: 'Who locks up?' })
  expect(await theQuery()).toMatchObject({ state: 'closed', closed: { because: 'cycle-closed' } })
})

test('the record of the decision says who wanted to know what of whom, and who answered what', async () => {
  await asks('Who locks\nup?')
  await answers('The inspector')
  const text = await printedRecord(stores, decision, 'text')
  expect(text.split('\n').slice(-6, -1)).toEqual([
    '1. step-1 · Cleo Ward · sent 2026-11-24T09:00:10.000Z · open · due 2026-11-27',
    '2. query-1 · Ben Holt · not sent · answered · 2026-11-24T09:00:10.000Z, by Ben Holt',
    '   Cleo Ward asked: Who locks',
    '   up?',
    '   Note: The inspector',
  ])
  const [, json] = (await printedRecord(stores, decision)).split('this is how it stands now.')
  const { lines } = JSON.parse(json ?? '')
  expect(lines).toMatchObject([{ query: '' }, { query: 'Who locks\nup?', queriedBy: 'Cleo Ward' }])
})

test('what was asked and answered holds against the ledger, and a changed word is found', async () => {
  await asks('Who locks up?')
  await answers('The inspector')
  const { db } = stores
  await sealOnce(db)
  const verify = async () => {
    const lines: string[] = []
    return { code: await verifyCommand(db, undefined, (line) => void lines.push(line)), lines }
  }
  expect(await verify()).toMatchObject({ code: 0 })
  const { _id, query } = await theQuery()
  const rows = db.collection<{ _id: string }>('asks')
  await rows.updateOne({ _id }, { $set: { 'query.text.text': 'Who pays?' } })
  const { code, lines } = await verify()
  expect(code).toBe(1)
  expect(lines.join('\n')).toContain(_id)
  await rows.updateOne({ _id }, { $set: { 'query.text.text': query.text.text, 'query.by': lead._id } })
  expect(await verify()).toMatchObject({ code: 1 })
})
