import { absenceActs } from '../../src/activities/absence/acts.js'
import { absenceDesk } from '../../src/bot/desk/absence/desk.js'
import { runCommand } from '../../src/bot/desk/commands.js'
import type { ProcessDesk } from '../../src/bot/desk/desk.js'
import type { Inputs, Reply } from '../../src/bot/interaction.js'
import { renderBlocks, renderView } from '../../src/bot/slack/render-blocks.js'
import type { Person } from '../../src/domain/person.js'
import { dateIn } from '../../src/domain/working-days.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { absencesShown } from '../../src/store/absences.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { aPerson, aPolicy, cycleOf, found, lead, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { readableText } from '../support/slack-text.js'
import { visitOf } from '../support/visit-of.js'

/** A Thursday in Dublin. */
const at = '2027-07-29T09:00:00.000Z'
const mo = aPerson(2, { name: 'Mo Farrell' })
const ada = aPerson(3, { name: 'Ada Quinn', manager: mo._id })
const bela = aPerson(4, { name: 'Béla Novák', manager: ada._id })
const carla = aPerson(5, { name: 'Carla Reyes' })
const noChat = aPerson(6, { name: 'Tom Brady', chat: [], bindings: {} })

const anguses = [aPerson(7, { name: 'Angus Bell' }), aPerson(8, { name: 'Angus MacNeil' })]
const gone = aPerson(9, { name: 'Bela Lang', end: '2027-01-31' })

let database: TestDatabase
let stores: Stores
let desk: ProcessDesk
beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  desk = absenceDesk({ ...stores, acts: absenceActs(stores) })
  await found(stores, [lead, mo, ada, bela, carla, noChat, ...anguses, gone])
})
beforeEach(async () => {
  for (const name of ['absences', 'asks', 'deliveries']) await database.admin.collection(name).deleteMany({})
})
afterAll(() => database.drop())

async function types(person: Person, text: string, when = at): Promise<string> {
  return said(await runCommand(visitOf(person, when), text, [desk]))
}

async function fillsIn(person: Person, inputs: Inputs): Promise<string> {
  const visit = visitOf(person, at)
  const from = visit.account
  const act = desk.acts['absence.set']
  if (!act) throw new Error('Nobody takes the form')
  return said(await act(visit, { kind: 'act', from, at, verb: '', value: '', inputs }, ''))
}

/** Submits the form that a command opened. */
async function confirms(person: Person, text: string): Promise<string> {
  const reply = await runCommand(visitOf(person, at), text, [desk])
  const submit = reply.kind === 'form' ? reply.form.submit : undefined
  const act = submit && desk.acts[submit.verb]
  if (!act) throw new Error(`No form to confirm, but: ${said(reply)}`)
  const { account: from } = visitOf(person, at)
  return said(
    await act(visitOf(person, at), { kind: 'act', from, at, verb: '', value: submit.value, inputs: {} }, ''),
  )
}

function said(reply: Reply): string {
  if (reply.kind === 'invalid')
    return Object.entries(reply.errors)
      .map(([field, sentence]) => `${field}: ${sentence}`)
      .join('\n')
  if (reply.kind === 'done') return 'done'
  const { payload, warnings } = reply.kind === 'form' ? renderView(reply.form) : renderBlocks(reply.card)
  expect(warnings).toEqual([])
  const { nodes } = reply.kind === 'form' ? reply.form : reply.card
  const buttons = nodes.flatMap((node) => (node.kind === 'actions' ? node.actions : []))
  return [readableText(payload.blocks as never, ''), ...buttons.map(({ label }) => `[${label}]`)].join('\n')
}

function kindsIn(reply: Reply): string[] {
  return reply.kind === 'form' ? reply.form.nodes.map(({ kind }) => kind) : []
}

async function daysOf({ _id }: Person) {
  const { absences } = await stores.absences.of(_id)
  return absences.map(({ from, to, delegate, ended }) => ({
    from,
    to,
    delegate,
    ...(ended ? { ended } : {}),
  }))
}

const account = ({ bindings }: Person) => ({
  platform: 'slack' as const,
  team: 'T1',
  user: bindings.slack?.user ?? '',
})

describe('somebody types when they are away', () => {
  test('in year-month-day: it counts at once, and the receipt says what follows and how to change it', async () => {
    const receipt = await types(ada, 'away 2027-08-03 2027-08-14 @U4')
    expect(receipt).toContain('✓ You are away from Tuesday 3 August to Saturday 14 August')
    expect(receipt).toContain('What only you can answer waits')
    expect(receipt).toContain('Approvals and reviews go to Béla Novák')
    expect(receipt).toContain('/isms away stop')
    expect(await daysOf(ada)).toEqual([{ from: '2027-08-03', to: '2027-08-14', delegate: bela._id }])
  })

  test('in their own words: it is said back, and counts when it is confirmed', async () => {
    const question = await types(ada, 'away 3 Aug until 14.8. with bela novak')
    expect(question).toContain('You are away from Tuesday 3 August to Saturday 14 August. Is that right?')
    expect(question).toContain('Béla Novák')
    expect(await daysOf(ada)).toEqual([])
    expect(await confirms(ada, 'away 3 Aug until 14.8. with bela novak')).toContain('✓ You are away')
    expect(await daysOf(ada)).toHaveLength(1)
  })

  test.each([
    ['away soon', 'Steward found no day in “soon”'],
    ['away 2027-08-14 2027-08-03', 'The last day comes before the first'],
    ['away 2027-07-01 2027-07-02', 'These days are over'],
    ['away 2027-08-03 2030-08-03', 'more than two years'],
    ['away 2027-08-03 2027-08-14 @Ada Quinn', 'Nobody can stand in for themselves'],
    ['away 2027-08-03 2027-08-14 @Tom Brady', 'uses no chat'],
    ['away 2027-08-03 2027-08-14 Carla Reyse', 'Did you mean Carla Reyes?'],
    ['away 2027-08-03 2027-08-14 somebody', 'knows nobody called “somebody”'],
    ['away for Mo Farrell 2027-08-03 2027-08-14', 'You may set this for yourself'],
    ['away for 2027-08-03 2027-08-14', 'found no day'],
    ['away stop', 'You are not down as away'],
    ['away off', 'You are not down as away'],
    ['away Cancel.', 'You are not down as away'],
    ["away I'm back", 'You are not down as away'],
    ['away wieder da', 'You are not down as away'],
    [
      'away 31 February',
      'There is no day “31 February”, so nothing was set. Write days such as `2027-08-03`',
    ],
    ['away for Béla Novák 2027-02-30', 'There is no day “2027-02-30”'],
    [
      'away 03/04',
      '“03/04” may be Saturday 4 March 2028 or Monday 3 April 2028, so nothing was set. Write `2028-03-04` or `2028-04-03`.',
    ],
  ])('“%s” sets nothing and says why', async (typed, why) => {
    expect(await types(ada, typed)).toContain(why)
    expect(await stores.absences.of(ada._id)).toMatchObject({ revision: 0 })
  })

  test.each([
    ['away next week', 'You are away from Monday 2 August to Sunday 8 August'],
    ['away next week @bela', 'Béla Novák'],
    ['away 2027-08-03 2027-08-14 @bela', 'Béla Novák'],
    ['away 2027-08-03 2027-08-14 with Novak', 'Béla Novák'],
    ['away for bela 2027-08-03 2027-08-14', 'Béla Novák is away'],
  ])('“%s” is said back before it counts', async (typed, understood) => {
    const question = await types(ada, typed)
    expect(question).toContain('Is that right?')
    expect(question).toContain(understood)
    expect([await daysOf(ada), await daysOf(bela)]).toEqual([[], []])
  })

  test('a part of a name that several have is asked about', async () => {
    expect(await types(ada, 'away next week @angus')).toContain('Several people are called “angus”')
    expect(await types(ada, 'away next week @MacNeil')).toContain('Angus MacNeil')
    // Another Bela has left.
    expect(await types(ada, 'away next week @bela')).toContain('Béla Novák')
  })

  test('the same again, and what overlaps with another stand-in, leaves what was set', async () => {
    await types(ada, 'away 2027-08-03 2027-08-14 @U4')
    expect(await types(ada, 'away 2027-08-03 2027-08-14 @U4')).toContain('nothing was changed')
    expect(await types(ada, 'away 2027-08-10 2027-08-20 @U5')).toContain(
      'You are away from Tuesday 3 August to Saturday 14 August already, and Béla Novák stands in',
    )
    expect(await daysOf(ada)).toEqual([{ from: '2027-08-03', to: '2027-08-14', delegate: bela._id }])
  })

  test('and hears when the stand-in is away too, and who stands in then', async () => {
    await types(bela, 'away 2027-08-05 2027-08-06 @U5')
    await types(bela, 'away 2027-08-12 2027-08-13')
    const receipt = await types(ada, 'away 2027-08-03 2027-08-14 @U4')
    expect(receipt).toContain(
      'Béla Novák is away from Thursday 5 August to Friday 6 August too: Carla Reyes stands in then.',
    )
    expect(receipt).toContain('from Thursday 12 August to Friday 13 August too: nobody stands in')
  })

  test('and is refused a stand-in who is away all the time, or whose stand-in they are', async () => {
    await types(bela, 'away 2027-08-01 2027-08-31')
    expect(await types(ada, 'away 2027-08-03 2027-08-14 @U4')).toContain('away on all of these days')
    await types(carla, 'away 2027-08-10 2027-08-31 @U3')
    expect(await types(ada, 'away 2027-08-03 2027-08-14 @U5')).toContain(
      'On Tuesday 10 August Carla Reyes is away too, and it would come back to you',
    )
    expect(await daysOf(ada)).toEqual([])
  })
})

describe('somebody fills in the form', () => {
  test('which shows what is set already, and asks managers for whom', async () => {
    await types(ada, 'away 2027-08-03 2027-08-14 @U4')
    const form = await types(ada, 'away')
    expect(form).toContain('Nobody asks why')
    expect(form).toContain('Who is away')
    expect(form).toContain('Away from Tuesday 3 August to Saturday 14 August · Béla Novák stands in')
    expect(form).toContain('[Call off]')
    await types(ada, 'away 2027-09-03 2027-09-14')
    // What is set stands apart from what is asked, and each from the next.
    expect(kindsIn(await runCommand(visitOf(ada, at), 'away', [desk]))).toEqual([
      'text',
      'inputs',
      'text',
      ...['divider', 'text', 'text', 'actions'],
      ...['divider', 'text', 'actions'],
    ])
    expect(await types(carla, 'away')).not.toContain('Who is away')
  })

  test('and what is wrong stands beside its input', async () => {
    expect(await fillsIn(ada, { from: '2027-08-14', to: '2027-08-03' })).toMatch(/^to: The last day/)
    const days = { from: '2027-08-03', to: '2027-08-14' }
    expect(await fillsIn(ada, { ...days, delegate: account(ada) })).toMatch(/^delegate: Nobody can stand in/)
    expect(await fillsIn(ada, { ...days, person: account(mo) })).toMatch(/^person: You may set this/)
    const stranger = { platform: 'slack' as const, team: 'T1', user: 'U99' }
    expect(await fillsIn(ada, { ...days, delegate: stranger })).toMatch(/^delegate: Steward does not know/)
    expect(await stores.absences.of(ada._id)).toMatchObject({ revision: 0 })
  })

  test('and gets the receipt', async () => {
    const days = { from: '2027-08-03', to: '2027-08-14', delegate: account(carla) }
    expect(await fillsIn(ada, days)).toContain('Approvals and reviews go to Carla Reyes')
  })
})

describe('somebody sets it for another', () => {
  test.each([
    ['their manager', ada],
    ["their manager's manager", mo],
    ['the ISMS lead', lead],
  ])('as %s: the person hears by whom, and the stand-in that they stand in', async (_, by) => {
    expect(await types(by, 'away for Béla Novák 2027-08-03 2027-08-14 @U5')).toContain(
      'Béla Novák is away from',
    )
    expect(await stores.absences.of(bela._id)).toMatchObject({ absences: [{ setBy: by._id }] })
    const told = await database.db.collection('deliveries').distinct('person', { 'content.kind': 'absence' })
    expect(told.sort()).toEqual([bela._id, carla._id].sort())
  })

  test('as nobody of these: it is refused, also where somebody forges what the form says', async () => {
    for (const by of [carla, bela])
      expect(await types(by, 'away for Ada Quinn 2027-08-03 2027-08-14')).toContain('You may set this for')
    const act = desk.acts['absence.confirm']
    const value = `${ada._id} 2027-08-03 2027-08-14 ${carla._id}`
    const { account: from } = visitOf(carla, at)
    const reply =
      act && (await act(visitOf(carla, at), { kind: 'act', from, at, verb: '', value, inputs: {} }, ''))
    expect(reply && said(reply)).toContain('You may set this for')
    expect(await daysOf(ada)).toEqual([])
  })
})

describe('somebody is back', () => {
  test('earlier: the absence ends the day before, and it is on record who said so', async () => {
    await types(ada, 'away 2027-07-27 2027-08-14')
    expect(await types(mo, 'away for Ada Quinn stop')).toContain('✓ Ada Quinn is back')
    expect(await daysOf(ada)).toMatchObject([
      { to: '2027-08-14', ended: { lastDay: '2027-07-28', by: mo._id, at } },
    ])
    expect(await types(ada, 'away stop')).toContain('You are not down as away')
  })

  test('or does not go at all: the one that is to come is called off, of several they choose', async () => {
    await types(ada, 'away 2027-08-03 2027-08-14')
    await types(ada, 'away 2027-09-06 2027-09-10')
    expect(await types(ada, 'away stop')).toContain('Which of these?')
    const { absences } = await stores.absences.of(ada._id)
    const act = desk.acts['absence.end']
    const value = `${ada._id} ${absences[0]?.id}`
    const click = { kind: 'act', from: visitOf(ada, at).account, at, verb: '', value, inputs: {} } as const
    const reply = act && (await act(visitOf(ada, at), click, ''))
    expect(reply && said(reply)).toContain('✓ Called off: you are not away from Tuesday 3 August')
    const again = act && (await act(visitOf(ada, at), click, ''))
    expect(again && said(again)).toContain('nothing was changed')
    expect(await types(ada, 'away stop')).toContain('you are not away from Monday 6 September')
  })
})

test('what was set is in the ledger, and a forged delegate is found', async () => {
  await types(ada, 'away 2027-07-27 2027-08-14 @U4')
  await types(ada, 'away stop')
  await types(ada, 'away 2027-09-06 2027-09-10 @U4')
  await sealOnce(database.db)
  const fieldsShown = { absences: absencesShown }
  expect(await verifyLedger(database.db, { fieldsShown })).toMatchObject({ ok: true, unsealed: 0 })
  await database.admin
    .collection<{ _id: string }>('absences')
    .updateOne({ _id: ada._id }, { $set: { 'absences.1.delegate': carla._id } })
  const found = await verifyLedger(database.db, { fieldsShown })
  expect(found.commitments.wrong).toMatchObject([{ collection: 'absences', row: ada._id, field: 'delegate' }])
})

test('of two who set it at the same moment, one is told to try again, and nothing is lost', async () => {
  const said = await Promise.all([
    types(ada, 'away 2027-08-03 2027-08-14'),
    types(mo, 'away for Ada Quinn 2027-09-06 2027-09-10'),
  ])
  const set = said.filter((each) => each.includes('✓')).length
  expect(said.every((each) => each.includes('✓') || each.includes('try it again'))).toBe(true)
  expect(await daysOf(ada)).toHaveLength(set)
  expect(set).toBeGreaterThan(0)
})

test('who says today that they are away has what waits and what moved on the receipt', async () => {
  const cycle = cycleOf(aPolicy('1.0'), at)
  const question = questionOf(cycle, ada, at)
  const delegable = (slot: string, requester: string) => ({
    ...question,
    kind: 'delegable' as const,
    slot,
    neverBy: [requester],
  })
  await stores.asks.open([question, delegable('one', lead._id), delegable('two', bela._id)])
  const receipt = await types(ada, `away ${dateIn(at, 'Europe/Dublin')} 2027-08-14 @U4`)
  expect(receipt).toContain('One question waits from now on')
  expect(receipt).toContain('One question is with Béla Novák from now on')
  expect(receipt).toContain('One question stays with you: nobody else may answer it')
})
