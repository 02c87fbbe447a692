import { plannedAccessReview } from '../../src/activities/access-review/start.js'
import { summaryFor } from '../../src/activities/reminders/daily-summary.js'
import { fieldName } from '../../src/bot/cards/access-review/pages.js'
import type { Inputs } from '../../src/bot/interaction.js'
import { type FileSource, MessengerError } from '../../src/bot/messenger.js'
import { EXTRACT_SLOT, ORDER_SLOT, REVIEW_ACCESS_SLOT, VERIFY_SLOT } from '../../src/domain/access-review.js'
import {
  type AccessFlag,
  type AccessRow,
  accessRowId,
  type NewAccessRow,
} from '../../src/domain/access-row.js'
import { type Ask, askId, putTo } from '../../src/domain/ask.js'
import type { Cycle } from '../../src/domain/cycle.js'
import type { Person } from '../../src/domain/person.js'
import { populationHash } from '../../src/domain/population.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { type System, systemHash, systemSubject } from '../../src/domain/system.js'
import { addDays } from '../../src/domain/working-days.js'
import { accessShown, linesOfAccount } from '../../src/main/record-access.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { readCsv } from '../../src/sources/csv.js'
import type { NewAsk } from '../../src/store/asks.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-01-12T09:30:00.000Z'
const later = '2027-01-12T10:30:00.000Z'
const cycle = 'cycle/access-review.crm/2027'
/** Ben owns the CRM; Cleo leads those who use it, and Dan stands in for her. */
const owner = aPerson(2, { name: 'Ben Okoro', manager: lead._id })
const manager = aPerson(3, { name: 'Cleo Hart', manager: lead._id })
const standIn = aPerson(4, { name: 'Dan Ferro', manager: manager._id })
const other = aPerson(5, { name: 'Eve Long', manager: lead._id })
const holder = (n: number) => aPerson(100 + n, { name: `Holder ${n}`, manager: manager._id })
const holders = Array.from({ length: 9 }, (_, n) => holder(n + 1))

const source = {
  kind: 'csv' as const,
  fields: { id: 'Id', login: 'Login', email: 'E-mail', entitlements: 'Roles', active: 'Active' },
}
const decidedOn = {
  ...{
    title: { en: 'CRM', de: 'CRM' },
    controls: ['A.5.18'],
    criticality: 'high' as const,
    privileged: ['Admin'],
  },
  ...{ source, reviewedBy: 'manager' as const, swing: 20 },
}
const system: System = {
  ...{ _id: 'crm@1', v: 1, system: 'crm', version: '1', sequence: 1, outsider: null },
  ...{ importedAt: '2026-11-02T09:00:00.000Z', ...decidedOn, hash: systemHash(decidedOn) },
}
const rule: ProgrammeRule = {
  ...{ _id: 'access-review.crm', process: 'access-review', subject: 'crm', owner: owner._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-01-04' },
}

/** Slack, of which a test says what the file is. */
class HandsIn implements FileSource {
  readonly platform = 'slack'
  file = { name: 'crm.csv', bytes: new Uint8Array() }

  async fetch() {
    const { name, bytes } = this.file
    if (bytes.length === 0) throw new MessengerError('unavailable', 'gone')
    return { name, size: bytes.length, bytes }
  }
}

let database: TestDatabase
let stores: Stores
const files = new HandsIn()
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, owner, manager, standIn, other, ...holders])
  await stores.systems.add(system)
  await stores.programmes.lay(rule)
  const begins = plannedAccessReview({ ...stores, startCycle: async () => undefined })
  const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
  const occurrence = { _id: `${rule._id}/2027`, programme: rule._id, period: '2027', date: '2027-01-12' }
  await begins(programme, occurrence as Occurrence, at)
})
afterEach(() => database.drop())

const sits = (person: Person, when = at) => new AtTheDesk(stores, person, when, [files])

async function asks(person: Person, slot: string, more: Partial<NewAsk> = {}): Promise<Ask> {
  const ask: NewAsk = {
    ...{ cycle, process: 'access-review', kind: 'delegable', slot, round: 1, subject: systemSubject(system) },
    ...{ ...putTo(person), openedAt: at, dueOn: '2027-01-26', remindOn: '2027-01-13', ...more },
  }
  await stores.asks.open([ask])
  const opened = await stores.asks.byId(askId(ask))
  if (!opened) throw new Error('It was not asked')
  return opened
}

/** An account of each of these, with these flags, for the manager to review. */
async function accountsOf(
  whose: readonly (readonly [Person, (readonly AccessFlag[])?])[],
  reviewer = manager,
): Promise<Ask> {
  const rows = whose.map(
    ([person, flags = []]): NewAccessRow => ({
      ...{ cycle, system: 'crm', extraction: `${cycle}#1`, department: 'Sales', flags: [...flags] },
      account: {
        ...{ id: `u-${person._id}`, login: person.email, name: person.name, email: person.email },
        ...{ entitlements: ['Agent'], lastUsed: '2026-05-03', active: true },
      },
      ...{ privileged: flags.includes('privileged'), holder: { kind: 'person', person: person._id } },
      ...{ seat: 'manager', reviewer: reviewer._id, why: 'manager', neverBy: [person._id] },
    }),
  )
  await stores.accessRows.addMany(rows, at)
  const ask = await asks(reviewer, REVIEW_ACCESS_SLOT)
  await stores.accessRows.assign(cycle, new Map([[reviewer._id, ask._id]]))
  return ask
}

async function rowOf(person: Person): Promise<AccessRow> {
  const [row] = await stores.accessRows.byIds([accessRowId(cycle, { id: `u-${person._id}` }, 'manager')])
  if (!row) throw new Error('There is no such row')
  return row
}

/** What somebody fills in of one account, as it is by now. */
async function filled(person: Person, fields: Record<string, Inputs[string]>): Promise<Inputs> {
  const row = await rowOf(person)
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [fieldName(field as 'reason', row), value]),
  )
}

const [gil, hal, ida, jon, kim, lea, max, ned, oda] = holders as [
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
]
const account = ({ bindings: { slack } }: Person) => ({
  ...{ platform: 'slack' as const, team: slack?.team ?? '', user: slack?.user ?? '' },
})

test('a reviewer reads how many accounts, by when and why; whatever has a flag comes first', async () => {
  const ask = await accountsOf([[gil], [hal, ['unused']], [ida, ['privileged']]])
  const desk = await sits(manager).reads(ask._id)
  expect(desk.sees).toContain('Review who may use CRM')
  expect(desk.sees).toContain('3 accounts, 1 privileged')
  expect(desk.sees).toContain('26 January')
  expect(desk.sees).toContain('manager of those who hold these accounts')
  expect(desk.labels).toEqual(['Review accounts', 'Keep the one without a flag…', 'Only the 2 with a flag'])
  await desk.clicks('Review accounts')
  expect(desk.sees).toContain('⚠ not used since Sunday 3 May 2026')
  expect(desk.sees.indexOf('Holder 2')).toBeLessThan(desk.sees.indexOf('Holder 1'))
})

test('a page without flags takes one click, and the last page settles the question', async () => {
  const ask = await accountsOf(holders.map((each) => [each]))
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  expect(desk.sees).toContain('Page 1 of 2')
  await desk.submits(await keeping([gil, hal, ida, jon, kim, lea, max]))
  expect(desk.sees).toContain('Page 2 of 2 · 7 of 9 decided')
  await sits(manager).reads(ask._id)
  await desk.submits(await keeping([ned, oda]))
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
  const receipt = await sits(manager).reads(ask._id)
  expect(receipt.sees).toContain('✓ You reviewed who may use CRM')
  expect(receipt.sees).toContain('9 kept')
  expect((await rowOf(gil)).decision).toMatchObject({ value: 'keep', by: manager._id, rows: 7 })
})

async function keeping(people: readonly Person[]): Promise<Inputs> {
  const all = await Promise.all(people.map((each) => filled(each, { decision: 'keep' })))
  return Object.assign({}, ...all)
}

test('what lacks a reason says so beside its account, and nothing of the page is recorded', async () => {
  const ask = await accountsOf([[gil], [hal, ['unused']], [ida]])
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  await desk.submits({
    ...(await filled(gil, { decision: 'revoke' })),
    ...(await filled(hal, { decision: 'keep', reason: 'On parental leave', until: '2028-03-01' })),
    ...(await filled(ida, { decision: 'keep' })),
  })
  expect(desk.reply).toEqual({
    kind: 'invalid',
    errors: {
      [fieldName('reason', await rowOf(gil))]: 'Write why it is revoked: whoever removes it reads this.',
      [fieldName('until', await rowOf(hal))]: 'Name a day from today until Wednesday 12 January 2028.',
    },
  })
  expect((await stores.accessRows.counts(ask._id)).undecided).toBe(3)
})

test('what is changed, and what is somebody else’s, asks for one thing more; the others are recorded by then', async () => {
  const ask = await accountsOf([[gil], [hal], [ida]])
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  await desk.submits({
    ...(await filled(gil, { decision: 'change', reason: 'Works in support now' })),
    ...(await filled(hal, { decision: 'not-mine' })),
    ...(await filled(ida, { decision: 'keep' })),
  })
  expect(desk.sees).toContain('One more thing for 2 accounts.')
  expect(desk.sees).not.toContain('Holder 3')
  expect((await rowOf(ida)).state).toBe('decided')
  await desk.submits({
    ...(await filled(gil, { decision: 'change', reason: 'Works in support now' })),
    ...(await filled(hal, { decision: 'not-mine', whom: account(other) })),
  })
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { [fieldName('to', await rowOf(gil))]: 'Write what it is to be changed to.' },
  })
  await desk.submits({
    ...(await filled(gil, { decision: 'change', reason: 'Works in support now', to: 'Read only' })),
    ...(await filled(hal, { decision: 'not-mine', reason: 'Moved to her team', whom: account(other) })),
  })
  expect((await rowOf(gil)).decision).toMatchObject({ value: 'change', to: { text: 'Read only' } })
  expect(await rowOf(hal)).toMatchObject({ reviewer: other._id, ask: null, revision: 2 })
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
})

test('a command without the id that it needs asks which system, and names them', async () => {
  for (const command of ['access start', 'access status', 'access exceptions'])
    expect((await sits(lead).types(command)).sees).toContain('Which system? Name one: `crm` (CRM).')
})

test('nobody is handed their own account to review', async () => {
  await accountsOf([[gil]])
  const desk = sits(manager)
  const { ask = '' } = await rowOf(gil)
  const { revision } = (await stores.asks.byId(ask ?? '')) as Ask
  const inputs = await filled(gil, { decision: 'not-mine', whom: account(gil) })
  await desk.acts('access-review.record/all.1', `${ask}.${revision}`, inputs)
  expect(desk.reply).toEqual({
    kind: 'invalid',
    errors: {
      [fieldName('whom', await rowOf(gil))]: 'Holder 1 holds this account, and nobody reviews their own.',
    },
  })
})

test('whoever an account is handed on to reads who did, why, and what it is to them; never that the system is theirs', async () => {
  await accountsOf([[gil], [hal]])
  const { ask } = await rowOf(gil)
  const desk = sits(manager)
  await desk.acts('access-review.record/all.1', `${ask}.1`, {
    ...(await filled(gil, { decision: 'not-mine', reason: 'Works for Eve now', whom: account(other) })),
  })
  const handed = await asks(other, REVIEW_ACCESS_SLOT)
  await stores.accessRows.assign(cycle, new Map([[other._id, handed._id]]))
  const reads = await sits(other).reads(handed._id)
  expect(reads.sees).toContain('Cleo Hart handed this account on to you: Works for Eve now')
  expect(reads.sees).toContain('somebody else said that it is yours to review')
  expect(reads.sees).not.toContain('owner of this system')
  await asks(other, EXTRACT_SLOT)
  expect((await sits(other).readsMorning()).sees).toContain('Cleo Hart handed this account on to you: Works')
  await reads.clicks('Review accounts')
  expect(reads.sees).toContain('Handed on by Cleo Hart: Works for Eve now')
  const shown = await accessShown(stores, (await stores.cycles.byId(cycle)) as Cycle, null)
  const lines: string[] = []
  for await (const each of shown?.accounts() ?? []) lines.push(...linesOfAccount(each))
  expect(lines.join('\n')).toContain('Reviewer: Eve Long, handed on by Cleo Hart')
  expect(lines.join('\n')).toContain('Reviewer: Cleo Hart, manager')
})

test('what two people said is not theirs goes to the ISMS lead, whom nobody names, and never back', async () => {
  await accountsOf([[gil], [hal]])
  const passing = async (whose: Person, from: Person, to: Person) => {
    const row = await rowOf(whose)
    const through = { kind: 'chat', platform: 'slack' } as const
    const form = { ask: { id: row.ask ?? '', revision: 1 }, by: from._id, at, today: '2027-01-12', through }
    expect(await stores.accessDecisions.passOn(form, { row, to: to._id, reason: null })).toBe(true)
  }
  await passing(gil, manager, other)
  const ask = await asks(other, REVIEW_ACCESS_SLOT)
  await stores.accessRows.assign(cycle, new Map([[other._id, ask._id]]))
  const notMine = { decision: 'not-mine' }
  const desk = sits(other)
  await desk.acts('access-review.record/all.1', `${ask._id}.1`, {
    ...(await filled(gil, { ...notMine, whom: account(manager) })),
  })
  expect(desk.reply).toEqual({
    kind: 'invalid',
    errors: { [fieldName('whom', await rowOf(gil))]: 'Cleo Hart has said already that it is not theirs.' },
  })
  await passing(gil, other, owner)
  const last = await asks(owner, REVIEW_ACCESS_SLOT)
  await stores.accessRows.assign(cycle, new Map([[owner._id, last._id]]))
  await sits(owner).acts('access-review.record/all.1', `${last._id}.1`, await filled(gil, notMine))
  expect(await rowOf(gil)).toMatchObject({ reviewer: lead._id, why: 'passed-on' })
})

test('only what has no flag is kept at once, and it is asked once more before', async () => {
  const ask = await accountsOf([[gil], [hal, ['unused']], [ida], [jon]])
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Keep all 3 without a flag…')
  expect(desk.sees).toContain('Keep all 3 accounts without a flag as they are?')
  expect(desk.sees).toContain('Holder 1 · robin.adler101@kestrel.example · May: Agent')
  expect(desk.sees).not.toContain('Holder 2')
  await desk.submits()
  expect(desk.sees).toContain('3 of 4 decided')
  expect((await rowOf(hal)).state).toBe('undecided')
  expect((await rowOf(gil)).decision).toMatchObject({ value: 'keep', rows: 3 })
  await desk.acts('access-review.keep-all/3', `${ask._id}.${ask.revision}`)
  expect(desk.sees).toContain('No account without a flag is open any more')
})

test('what came to the question while its accounts were shown is not kept unseen with them', async () => {
  const theirs = await accountsOf([[jon]], other)
  const ask = await accountsOf([[gil], [hal]])
  const { reply } = await (await sits(manager).reads(ask._id)).clicks('Keep all 2 without a flag…')
  const submit = reply.kind === 'form' ? reply.form.submit : undefined
  if (!submit) throw new Error('It is not asked once more')
  const row = await rowOf(jon)
  const through = { kind: 'chat', platform: 'slack' } as const
  const shown = { id: theirs._id, revision: theirs.revision }
  const form = { ask: shown, by: other._id, at: later, today: later.slice(0, 10), through }
  expect(await stores.accessDecisions.passOn(form, { row, to: manager._id, reason: null })).toBe(true)
  await stores.accessRows.assign(cycle, new Map([[manager._id, ask._id]]))
  const clickedAt = '2027-01-12T11:00:00.000Z'
  const desk = await sits(manager, clickedAt).acts(submit.verb, submit.value)
  expect(desk.sees).toContain('2 of 3 decided')
  expect((await rowOf(jon)).state).toBe('undecided')
  expect((await rowOf(gil)).decision).toMatchObject({ value: 'keep', rows: 2, at: clickedAt })
})

test('whoever stands in decides all but their own account, which waits for whoever was asked', async () => {
  const ask = await accountsOf([[standIn], [gil]])
  await stands(ask)
  const desk = await sits(standIn).reads(ask._id)
  expect(desk.sees).toContain('One of them is your own account: Cleo Hart decides.')
  await desk.clicks('Review accounts')
  expect(desk.sees).toContain('Your own account: Cleo Hart decides it.')
  await desk.submits({
    ...(await filled(standIn, { decision: 'keep' })),
    ...(await filled(gil, { decision: 'keep' })),
  })
  expect(desk.sees).toContain('Not recorded: Dan Ferro')
  expect(desk.sees).toContain('(your own account)')
  expect((await rowOf(standIn)).state).toBe('undecided')
  expect((await rowOf(gil)).decision).toMatchObject({ by: standIn._id, for: manager._id })
  expect((await stores.asks.byId(ask._id))?.state).toBe('open')
})

async function stands(ask: Ask): Promise<void> {
  await database.db.collection<Ask>('asks').updateOne(
    { _id: ask._id },
    {
      $set: {
        mayAnswer: [manager._id, standIn._id],
        delegated: { to: standIn._id, since: at, until: '2027-01-20' },
      },
    },
  )
}

test('what somebody else decided meanwhile is not written over; the others of the page are recorded', async () => {
  const ask = await accountsOf([[gil], [hal]])
  await stands(ask)
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  const asShown = {
    ...(await filled(gil, { decision: 'keep' })),
    ...(await filled(hal, { decision: 'keep' })),
  }
  const faster = await sits(standIn).reads(ask._id)
  await faster.clicks('Review accounts')
  await faster.submits(await filled(gil, { decision: 'revoke', reason: 'Has another job' }))
  await desk.submits(asShown)
  expect(desk.sees).toContain('Not recorded: Holder 1')
  expect(desk.sees).toContain('somebody else has decided it meanwhile')
  expect((await rowOf(gil)).decision).toMatchObject({ value: 'revoke', by: standIn._id })
  expect((await rowOf(hal)).decision).toMatchObject({ value: 'keep', by: manager._id })
})

test('the same page sent off twice is recorded once; a decision that is changed keeps what was said before', async () => {
  const ask = await accountsOf([[gil], [hal]])
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  const inputs = await filled(gil, { decision: 'revoke', reason: 'Has another job' })
  await desk.acts('access-review.record/all.1', `${ask._id}.${ask.revision}`, inputs)
  await desk.acts('access-review.record/all.1', `${ask._id}.${ask.revision}`, inputs)
  expect(await rowOf(gil)).toMatchObject({ decision: { value: 'revoke' } })
  expect((await rowOf(gil)).before).toBeUndefined()
  await desk.acts(
    'access-review.record/all.1',
    `${ask._id}.${ask.revision}`,
    await filled(hal, { decision: 'keep' }),
  )
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
  const again = await sits(manager, later).reads(ask._id)
  await again.clicks('Change a decision')
  expect(again.sees).toContain('✓ Revoked by Cleo Hart')
  await again.submits(await filled(gil, { decision: 'keep' }))
  expect(await rowOf(gil)).toMatchObject({
    decision: { value: 'keep', at: later },
    before: [{ value: 'revoke', reason: { text: 'Has another job' } }],
  })
})

test('going back records what was decided, and says what it lacks', async () => {
  const ask = await accountsOf(holders.map((each) => [each]))
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  await desk.submits(await keeping([gil, hal, ida, jon, kim, lea, max]))
  const verb = backVerb(desk)
  await desk.acts(verb, `${ask._id}.${ask.revision}`, await filled(ned, { decision: 'revoke' }))
  expect(desk.sees).toContain('Page 2 of 2')
  expect(desk.sees).toContain('Holder 8')
  expect(desk.sees).toContain('Write why it is revoked')
  await desk.acts(
    verb,
    `${ask._id}.${ask.revision}`,
    await filled(ned, { decision: 'revoke', reason: 'Gone' }),
  )
  expect(desk.sees).toContain('Page 1 of 2 · 8 of 9 decided')
  expect((await rowOf(ned)).decision).toMatchObject({ value: 'revoke' })
})

function backVerb(desk: AtTheDesk): string {
  const actions = desk.nodes.flatMap((node) => (node.kind === 'actions' ? node.actions : []))
  return actions.find(({ label }) => label.startsWith('Record and go back'))?.verb ?? ''
}

test('what is open is gone through without meeting what was left open a moment ago', async () => {
  const flagged = holders.map((each) => [each, ['unused' as const]] as const)
  const ask = await accountsOf(flagged)
  const desk = sits(manager)
  await desk.acts('access-review.page/open.0', `${ask._id}.${ask.revision}`)
  await desk.submits(await filled(gil, { decision: 'revoke', reason: 'Never there' }))
  expect(desk.sees).toContain('Holder 8')
  expect(desk.sees).not.toContain('Holder 2')
  await desk.submits()
  expect(desk.sees).toContain('8 accounts are open. They wait for you.')
})

test('the button for what has a flag counts and shows what is open of it, and goes with the last one', async () => {
  const ask = await accountsOf([[gil, ['unused']], [hal, ['privileged']], [ida]])
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Only the 2 with a flag')
  expect(desk.sees).toContain('only accounts with a flag')
  expect(desk.sees).not.toContain('Holder 3')
  await desk.submits(await filled(gil, { decision: 'revoke', reason: 'Never there' }))
  await desk.reads(ask._id)
  await desk.clicks('Only the one with a flag')
  expect(desk.sees).toContain('Holder 2')
  expect(desk.sees).not.toContain('Holder 1')
  await desk.submits(await filled(hal, { decision: 'keep', reason: 'Sets it up' }))
  await desk.reads(ask._id)
  expect(desk.labels).toEqual(['Go on reviewing', 'Keep the one without a flag…', 'Change a decision'])
  await desk.clicks('Keep the one without a flag…')
  expect(desk.sees).toContain('Your name stands under it.')
})

test('nothing is chosen before somebody chooses it: a page sent off as it came decides nothing', async () => {
  const ask = await accountsOf([[gil]])
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  const inputs = desk.nodes.flatMap((node) => (node.kind === 'inputs' ? node.inputs : []))
  expect(inputs.map(({ label }) => label)).toEqual(['Holder 1: access', 'Holder 1: why'])
  expect(inputs.filter((input) => 'initial' in input)).toEqual([])
  await desk.submits()
  expect((await rowOf(gil)).state).toBe('undecided')
  expect(desk.sees).toContain('One account is open. It waits for you.')
})

test('after the review closed its receipt says so, and has no button that leads nowhere', async () => {
  const ask = await accountsOf([[gil]])
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  await desk.submits(await keeping([gil]))
  expect((await desk.reads(ask._id)).labels).toEqual(['Change a decision'])
  await stores.cycles.opened(cycle, at, 0, 'a'.repeat(64))
  await stores.cycles.closed(cycle, later, 'a'.repeat(64))
  await desk.reads(ask._id)
  expect(desk.labels).toEqual([])
  expect(desk.sees).toContain('The review closed on 12 January')
})

test('whoever decided nothing until their review closed reads that it is not reviewed', async () => {
  const ask = await accountsOf([[gil], [hal]])
  await sits(manager).acts('access-review.record/all.1', `${ask._id}.1`, {
    ...(await filled(gil, { decision: 'keep' })),
  })
  await stores.asks.closeOpenOf(cycle, 'cycle-closed', at, {
    ...{ actor: { kind: 'steward' }, through: { kind: 'command-line' } },
  })
  await stores.accessRows.freeze(cycle)
  await stores.accessRows.notReviewed(cycle, at)
  expect((await sits(manager, later).reads(ask._id)).sees).toContain('One of these accounts was not reviewed')
})

test('what an account is for is shown as it was when its review began', async () => {
  const ask = await accountsOf([[gil]])
  const known = {
    type: 'service',
    purpose: { en: 'Reads the figures' },
    owner: lead._id,
    heldBy: [],
    rotation: null,
  }
  await database.db
    .collection('access-rows')
    .updateOne({ _id: (await rowOf(gil))._id as never }, { $set: { known } })
  const desk = await sits(manager).reads(ask._id)
  await desk.clicks('Review accounts')
  expect(desk.sees).toContain('Reads the figures')
})

test('one of the two whom an account takes reads so, and not that it is their own', async () => {
  const ask = await accountsOf([[gil], [hal]])
  await database.db
    .collection<AccessRow>('access-rows')
    .updateOne({ _id: (await rowOf(gil))._id }, { $push: { neverBy: standIn._id, otherSeat: standIn._id } })
  await stands(ask)
  const desk = await sits(standIn).reads(ask._id)
  expect(desk.sees).toContain(
    'One of them takes two people, and you are one of them already: Cleo Hart decides here.',
  )
  expect(desk.sees).not.toContain('your own account')
})

test('nobody else opens a reviewer’s accounts, and after the closing day nobody does', async () => {
  const ask = await accountsOf([[gil]])
  const stranger = sits(other)
  await stranger.acts('access-review.page/all.1', `${ask._id}.${ask.revision}`)
  expect(stranger.sees).toContain('This question was put to somebody else, so nothing was recorded.')
  await stranger.acts('access-review.account', (await rowOf(gil))._id)
  expect(stranger.sees).toContain('no longer on record')
  await stores.asks.closeOpenOf(cycle, 'cycle-closed', later, {
    actor: { kind: 'steward' },
    through: { kind: 'workflow', process: 'access-review' },
  })
  const late = sits(manager, later)
  await late.acts(
    'access-review.record/all.1',
    `${ask._id}.${ask.revision}`,
    await filled(gil, { decision: 'keep' }),
  )
  expect(late.sees).toContain('This round was closed')
  expect((await rowOf(gil)).state).toBe('undecided')
})

const list = (lines: readonly string[]) =>
  new TextEncoder().encode(['Id,Login,E-mail,Roles,Active', ...lines, ''].join('\n'))

test('a list that is not whole is refused beside its field; a whole one is kept with the number that the system shows', async () => {
  const ask = await asks(owner, EXTRACT_SLOT)
  const desk = await sits(owner).reads(ask._id)
  expect(desk.sees).toContain('Hand in who may use CRM')
  expect(desk.sees).toContain('Id (the system’s own number of an account), Login (what is signed in with)')
  await desk.clicks('Hand in the list…')
  const sends = (lines: readonly string[], shown: string, file: string) => {
    files.file = { name: 'crm.csv', bytes: list(lines) }
    return desk.submits({ file: { file }, shown })
  }
  const gilsLine = '1,gil,gil@kestrel.example,Agent,yes'
  await sends([gilsLine, ',hal,hal@kestrel.example,Agent,yes'], '2', 'F1')
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { file: expect.stringContaining('Line 3 does not say') },
  })
  files.file = {
    name: 'crm.csv',
    bytes: new TextEncoder().encode(`Login,E-mail,Roles,Active\n${gilsLine}\n`),
  }
  await desk.submits({ file: { file: 'F1b' }, shown: '1' })
  expect(desk.reply).toMatchObject({
    errors: { file: expect.stringContaining(`or tell ${lead.name}, who keeps how this list is read`) },
  })
  files.file = { name: 'crm.csv', bytes: new TextEncoder().encode('%PDF-1.7\n1 0 obj') }
  await desk.submits({ file: { file: 'F1c' }, shown: '1' })
  expect(desk.reply).toMatchObject({ errors: { file: expect.stringContaining('in truth a PDF file') } })
  await sends([gilsLine], 'about two', 'F2')
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { shown: expect.stringContaining('whole number') },
  })
  await sends([gilsLine], '2', 'F3')
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { shown: expect.stringContaining('The file has one account, the system shows 2') },
  })
  files.file = { name: 'crm.csv', bytes: Uint8Array.from([0x25, 0x50, 0x00, 0x01]) }
  await desk.submits({ file: { file: 'F4' }, shown: '2' })
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { file: expect.stringContaining('no text') } })
  expect((await stores.asks.byId(ask._id))?.state).toBe('open')
  await sends([gilsLine, '2,hal,hal@kestrel.example,Agent,yes'], '2', 'F5')
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
  expect(await stores.asks.byId(ask._id)).toMatchObject({
    state: 'answered',
    takeOverOwed: at,
    answer: { value: '2', file: { kind: 'csv', name: { text: 'crm.csv' } } },
  })
})

test('a list that an older program exports in Latin-1 is taken', async () => {
  const ask = await asks(owner, EXTRACT_SLOT)
  const desk = await sits(owner).reads(ask._id)
  await desk.clicks('Hand in the list…')
  const text = 'Id;Login;E-mail;Roles;Active\r\n1;müller;m@kestrel.example;Büro;yes\r\n'
  files.file = { name: 'konten.csv', bytes: Buffer.from(text, 'latin1') }
  await desk.submits({ file: { file: 'F6' }, shown: '1' })
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
})

/** The manager has the accounts of Gil and Hal removed, which is the owner's to do. */
async function ordered(): Promise<Ask> {
  const ask = await accountsOf([[gil], [hal]])
  const desk = sits(manager)
  await desk.acts('access-review.record/all.1', `${ask._id}.${ask.revision}`, {
    ...(await filled(gil, { decision: 'revoke', reason: 'Has another job' })),
    ...(await filled(hal, { decision: 'change', reason: 'Only reads', to: 'Read only' })),
  })
  if (desk.reply.kind === 'form')
    await desk.submits({
      ...(await filled(hal, { decision: 'change', reason: 'Only reads', to: 'Read only' })),
    })
  const { order } = await stores.accessOrders.due(cycle, [ask._id])
  await stores.accessOrders.order(order, '2027-01-20', at)
  const asked = await asks(owner, ORDER_SLOT, { dueOn: '2027-01-20' })
  await stores.accessOrders.asked(
    order.map(({ row }) => row),
    asked._id,
  )
  return asked
}

test('an owner reads what to remove and change, by whom and why; what is done is said one by one', async () => {
  const ask = await ordered()
  const desk = await sits(owner).reads(ask._id)
  expect(desk.sees).toContain('Remove one account and change one in CRM')
  expect(desk.sees).toContain('decided by Cleo Hart: Has another job')
  expect(desk.sees).toContain('Read only')
  await desk.clicks('Say what was done…')
  await desk.submits({ done: [] })
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { done: expect.stringContaining('at least one') },
  })
  await desk.submits({ done: [`${(await rowOf(gil))._id}.1`], note: 'Ticket 4471' })
  expect(desk.sees).toContain('Recorded. One is still open:')
  expect((await rowOf(gil)).order).toMatchObject({
    state: 'done',
    done: { by: owner._id, proof: { text: 'Ticket 4471' } },
  })
  const changing = sits(manager, later)
  const review = (await rowOf(gil)).ask ?? ''
  await changing.acts('access-review.page/all.1', `${review}.1`)
  expect(changing.sees).toContain('This decision is being carried out')
  await desk.submits({ done: [`${(await rowOf(hal))._id}.1`] })
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
  const receipt = await sits(owner).reads(ask._id)
  expect(receipt.sees).toContain('✓ You said what was done in CRM')
  expect(receipt.sees).toContain('said to be done by Ben Okoro')
  expect(receipt.sees).toContain('in a moment you are asked for a new list of accounts')
  expect(receipt.sees).toContain(`${lead.name} confirms that`)
})

test('what is not wanted any more is neither done nor left to do', async () => {
  const order = await ordered()
  await stores.accessOrders.withdraw([(await rowOf(gil))._id], at)
  const desk = await sits(owner).reads(order._id)
  expect(desk.sees).toContain('Change one account in CRM')
  expect(desk.sees).toContain('0 of 1 done')
  expect(desk.sees).toContain('not wanted any more')
  const told = { kind: 'access-order-withdrawn' as const, cycle, ask: order._id, since: at, asks: [] as [] }
  const { sees } = await sits(owner).readsDelivery(told)
  expect(sees).toContain('This account is not to be removed or changed any more')
  expect(sees).toContain(`${gil.email} (Holder 1)`)
  expect(sees).not.toContain(hal.email)
})

test('whoever is to remove an account reads its whole login and what it may; a change says from what to what', async () => {
  const login = `${'long.name.'.repeat(9)}of@kestrel.example`
  const order = await ordered()
  const set = { 'account.login': login, 'account.entitlements': ['Contracts', 'Export'] }
  await database.db.collection('access-rows').updateMany({}, { $set: set })
  const desk = await sits(owner).reads(order._id)
  expect(desk.sees).toContain(`Remove ${login} (Holder 1) · may now: Contracts, Export`)
  expect(desk.sees).toContain('from Contracts, Export to “Read only”')
})

test('a “done” said by mistake is taken back until somebody has seen it, and is due as before', async () => {
  const order = await ordered()
  const done = sits(owner)
  const all = await Promise.all([gil, hal].map(async (each) => `${(await rowOf(each))._id}.1`))
  await done.acts('access-review.done', `${order._id}.1`, { done: all })
  const verify = await asks(owner, VERIFY_SLOT, { follows: order._id, dueOn: '2027-01-20' })
  const receipt = await sits(owner).reads(order._id)
  expect(receipt.labels).toEqual(['Hand in the list…', 'Take back a “done”…'])
  expect(receipt.sees).toContain('hand in a new list of accounts, which shows it, by Wednesday 20 January')
  // The list is handed in from here at once.
  await receipt.clicks('Hand in the list…')
  expect(receipt.sees).toContain('Exported on')
  const stranger = sits(manager)
  await stranger.acts('access-review.take-back', `${order._id}.1`, { 'taken-back': all })
  expect(stranger.sees).toContain('put to somebody else')
  await stores.accessOrders.verified([(await rowOf(hal))._id], { extraction: `${cycle}#2`, at })
  const desk = await sits(owner, later).reads(order._id)
  await desk.clicks('Take back a “done”…')
  expect(desk.sees).not.toContain('Holder 2')
  await desk.submits({ 'taken-back': [] })
  expect(desk.reply).toMatchObject({ errors: { 'taken-back': expect.stringContaining('at least one') } })
  await desk.submits({ 'taken-back': all })
  expect(desk.sees).toContain('✓ Taken back. In CRM one account is open again.')
  expect((await rowOf(gil)).order).toMatchObject({
    ...{ state: 'open', number: 2, dueOn: '2027-01-20' },
    reopened: [{ because: 'taken-back', ask: order._id, done: { by: owner._id } }],
  })
  expect((await rowOf(hal)).order).toMatchObject({ state: 'verified', number: 1 })
  const now = await sits(owner, later).reads(order._id)
  expect(now.sees).toContain('Holder 1): not done after all, so it is asked for again')
  await desk.acts('access-review.take-back', `${order._id}.1`, { 'taken-back': all })
  expect(desk.sees).toContain('taken back meanwhile')
  expect((await stores.asks.byId(verify._id))?.state).toBe('open')
})

test('whoever owns a system no longer takes nothing back of what they said to be done in it', async () => {
  const order = await ordered()
  const all = await Promise.all([gil, hal].map(async (each) => `${(await rowOf(each))._id}.1`))
  await sits(owner).acts('access-review.done', `${order._id}.1`, { done: all })
  await stores.programmes.lay({ ...rule, owner: manager._id })
  const desk = sits(owner, later)
  await desk.acts('access-review.take-back', `${order._id}.1`, { 'taken-back': all })
  expect(desk.sees).toContain('put to somebody else')
  expect((await rowOf(gil)).order).toMatchObject({ state: 'done', number: 1 })
})

test('what was ordered has a line of its own, by its own day, when every account is decided', async () => {
  const order = await ordered()
  await stores.cycles.opened(cycle, at, 2, 'h')
  await stores.cycles.reviews(cycle, 12)
  const linesOf = async (person: Person, when = at) =>
    (await sits(person, when).types('status')).sees.split('\n').filter((line) => line.includes('CRM'))
  const line = '• CRM: 1 removal and 1 change not shown yet, waits for Ben Okoro, due Wednesday 20 January'
  expect(await linesOf(lead)).toEqual([expect.stringContaining(line)])
  expect((await sits(lead).looksAtHome()).sees).toContain(line)
  await accountsOf([[ida]])
  expect(await linesOf(lead)).toEqual([
    expect.stringContaining(line),
    expect.stringMatching(/The access review of “CRM”: 2 of 3 accounts · due Tuesday 26 January/),
  ])
  const organisation = await stores.organisation.read()
  const summary = organisation && (await summaryFor(stores, organisation, lead, at))
  expect(summary?.running).toEqual([expect.objectContaining({ toShow: 2 })])

  const late = '2027-01-22T09:30:00.000Z'
  const status = (await sits(lead, late).types('status')).sees
  expect(status).toContain(
    'Next: Ben Okoro is late with removing one account and changing one account in “CRM”.',
  )
  await stores.accessOrders.done({
    ...{ row: (await rowOf(hal))._id, ask: order._id, by: owner._id, at, proof: null, file: null },
    through: { kind: 'chat', platform: 'slack' },
  })
  const { sees } = await sits(lead, late).types('late')
  expect(sees).toContain(`removing ${gil.email} from “CRM”, due Wednesday 20 January`)
  await asks(owner, EXTRACT_SLOT, { dueOn: '2027-01-18' })
  const morning = await sits(owner, late).readsMorning()
  expect(morning.sees).toContain('1 of 2 done')
  expect(morning.sees).toContain(`Open: ${gil.email}`)
})

test('a list that is late is called so, and an owner who is gone is said to be', async () => {
  await asks(owner, EXTRACT_SLOT)
  await stores.cycles.opened(cycle, at, 1, 'h')
  const late = '2027-01-28T09:30:00.000Z'
  const { sees } = await sits(lead, late).types('status')
  expect(sees).toContain('Handing in who may use “CRM”: waits for Ben Okoro, due Tuesday 26 January')
  expect(sees).toContain('Next: Ben Okoro is late with handing in who may use “CRM”.')
  await stores.people.deactivate([owner._id])
  const gone = (await sits(lead, late).types('status')).sees
  expect(gone).toContain('CRM: nobody is there who owns it')
})

test('proof is looked at by a second person, who is never whoever gave it', async () => {
  const order = await ordered()
  const done = sits(owner)
  await done.acts('access-review.done', `${order._id}.1`, {
    done: await Promise.all([gil, hal].map(async (each) => `${(await rowOf(each))._id}.1`)),
  })
  const verify = await asks(owner, VERIFY_SLOT, { follows: order._id })
  const shows = await sits(owner).reads(verify._id)
  expect(shows.labels).toEqual(['Hand in the list…', 'Show it in another way…'])
  await shows.clicks('Show it in another way…')
  await shows.submits({})
  expect(shows.reply).toMatchObject({
    kind: 'invalid',
    errors: { note: expect.stringContaining('somebody else looks') },
  })
  await shows.submits({ note: 'Both are gone from the list of users' })
  expect(shows.reply).toEqual({ kind: 'done', settled: [verify._id] })
  const confirm = await asks(lead, 'confirm-proof', { follows: verify._id, neverBy: [owner._id] })
  const own = sits(owner)
  await own.acts('access-review.confirm-proof', `${confirm._id}.1`)
  expect(own.sees).toContain('somebody else confirms it')
  const second = await sits(lead).reads(confirm._id)
  expect(second.sees).toContain('Both are gone from the list of users')
  await second.clicks('Send it back…')
  await second.submits({})
  expect(second.reply).toMatchObject({ kind: 'invalid' })
  await second.submits({ reason: 'The picture shows another system' })
  expect(await stores.asks.byId(confirm._id)).toMatchObject({
    takeOverOwed: at,
    answer: { value: 'sent-back', reason: { text: 'The picture shows another system' } },
  })
})

test('the owner of a system that Steward reads shows in another way what it cannot read there', async () => {
  const live = { ...decidedOn, source: { kind: 'github' as const, organisation: 'kestrel', token: 'TOKEN' } }
  const changed = { ...system, ...live, _id: 'crm@2', version: '2', sequence: 2, hash: systemHash(live) }
  await stores.systems.add(changed)
  const listed = sits(owner)
  await listed.acts('access-review.ask-proof', `${(await ordered())._id}.1`)
  // Where a list is handed in, what was done is said before.
  expect(listed.reply.kind).toBe('card')
  const ask = await asks(owner, ORDER_SLOT, { round: 2, subject: systemSubject(changed) })
  await stores.accessOrders.asked([(await rowOf(gil))._id, (await rowOf(hal))._id], ask._id)
  const desk = await sits(owner).reads(ask._id)
  await desk.clicks('Show it in another way…')
  expect(desk.sees).toContain('all that is open here was done')
  await desk.submits({})
  expect(desk.reply).toMatchObject({ errors: { note: expect.stringContaining('somebody else looks') } })
  expect((await rowOf(hal)).order?.state).toBe('open')
  await desk.submits({ note: 'Rule 12 of the approvals' })
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
  for (const each of [gil, hal])
    expect((await rowOf(each)).order).toMatchObject({ state: 'done', done: { by: owner._id } })
  const receipt = await sits(owner).reads(ask._id)
  expect(receipt.sees).toContain('Rule 12 of the approvals')
  expect(receipt.sees).toContain('looks at what shows it, and confirms it or sends it back')
})

test('only a list of a day since it was ordered, that was not handed in before, shows what was done', async () => {
  const lines = ['1,gil,gil@kestrel.example,Agent,yes', '2,hal,hal@kestrel.example,Agent,yes']
  await stores.extractions.add({
    ...{ cycle, system: 'crm', number: 1, purpose: 'review', at, by: owner._id, ask: 'extract', kind: 'csv' },
    ...{ query: 'q', shown: 2, rows: 2, state: 'accepted' },
    hash: populationHash((await readCsv(list(lines), source)).accounts),
    file: { id: 'f', sha256: 'a'.repeat(64), bytes: 9, kind: 'csv', name: 'crm.csv' },
  })
  const order = await ordered()
  const verify = await asks(owner, VERIFY_SLOT, { follows: order._id })
  const desk = await sits(owner).reads(verify._id)
  await desk.clicks('Hand in the list…')
  const sends = (these: readonly string[], on: Inputs, file: string) => {
    files.file = { name: 'crm.csv', bytes: list(these) }
    return desk.submits({ file: { file }, shown: String(these.length), ...on })
  }
  const on = (day: string) => ({ 'exported-on': day })
  const day = (days: number) => addDays(at.slice(0, 10), days)
  await sends(lines.slice(1), {}, 'F21')
  expect(desk.reply).toMatchObject({ errors: { 'exported-on': expect.stringContaining('Choose the day') } })
  await sends(lines.slice(1), on(day(-1)), 'F22')
  expect(desk.reply).toMatchObject({ errors: { 'exported-on': expect.stringContaining('earlier day') } })
  await sends(lines.slice(1), on(day(1)), 'F23')
  expect(desk.reply).toMatchObject({ errors: { 'exported-on': expect.stringContaining('still to come') } })
  // The same accounts in another order are the same list.
  await sends(lines.toReversed(), on(day(0)), 'F24')
  expect(desk.reply).toMatchObject({ errors: { file: expect.stringContaining('handed in before') } })
  expect((await stores.asks.byId(verify._id))?.state).toBe('open')
  await sends(lines.slice(1), on(day(0)), 'F25')
  expect(desk.reply).toEqual({ kind: 'done', settled: [verify._id] })
  expect((await stores.asks.byId(verify._id))?.answer).toMatchObject({ value: '1', exportedOn: day(0) })
})

test('how a review stands tells numbers and no account, and exceptions tell accounts to fewer people', async () => {
  await accountsOf([[gil, ['unused']], [hal]])
  const row = await rowOf(gil)
  const desk = sits(manager)
  await desk.acts('access-review.record/all.1', `${row.ask}.1`, {
    ...(await filled(gil, { decision: 'keep', reason: 'Back in March', until: '2027-04-01' })),
  })
  const status = await sits(lead).types('access status CRM')
  expect(status.sees).toContain('1 of 2 decided')
  expect(status.sees).toContain('Cleo Hart: 1 of 2 open')
  expect(status.sees).toContain(
    'One account is kept for a time, in spite of a flag: the first until Thursday 1 April',
  )
  expect(status.sees).not.toContain('Holder')
  const exceptions = await sits(owner).types('access exceptions crm')
  expect(exceptions.sees).toContain('Holder 1')
  expect(exceptions.sees).toContain('until Thursday 1 April · Cleo Hart: Back in March')
  expect((await sits(manager).types('access exceptions crm')).sees).toContain('Only who owns CRM')
  expect((await sits(lead).types('access status erp')).sees).toContain('There is no system “erp”')
})

test('what is still there after its day is named to who sees to it, with since when and when it was last looked at', async () => {
  const order = await ordered()
  await stores.extractions.add({
    ...{ cycle, system: 'crm', number: 2, purpose: 'verify', by: null, ask: null, kind: 'csv', query: 'q' },
    ...{ shown: 2, rows: 2, state: 'accepted', hash: 'a'.repeat(64), at: '2027-01-23T08:00:00.000Z' },
    file: { id: 'f', sha256: 'a'.repeat(64), bytes: 9, kind: 'csv', name: 'crm.csv' },
  })
  const when = '2027-01-23T09:30:00.000Z'
  const late = await sits(owner, when).reads(order._id)
  expect(late.sees).toContain('still there, overdue since Wednesday 20 January')
  expect(late.sees).toContain('last looked at on 23 January')
  const content = { kind: 'access-not-removed' as const, cycle, extraction: `${cycle}#2`, asks: [] as [] }
  await stores.extractions.showed(`${cycle}#2`, { rows: [(await rowOf(gil))._id], proves: true })
  const told = await sits(owner, when).readsDelivery(content)
  expect(told.sees).toContain('(Holder 1): still there, overdue since Wednesday 20 January')
  expect(told.sees).toContain('shows one account as before')
  // What was to be changed the list does not show.
  expect(told.sees).not.toContain('Holder 2')
  expect(told.sees).toContain('You see to it')
  expect((await sits(lead, when).readsDelivery(content)).sees).toContain('Ben Okoro sees to it')
  const status = await sits(lead, when).types('access status crm')
  expect(status.sees).toContain('(Holder 1): still there, due Wednesday 20 January (3 days ago)')
  expect(status.sees).toContain('Last looked at: Saturday 23 January (today)')
})

test('while a list is awaited, its status says whose it is to hand in, since when and until when', async () => {
  await asks(owner, EXTRACT_SLOT)
  const status = await sits(lead).types('access status crm')
  expect(status.sees).toContain('The accounts were not read yet.')
  expect(status.sees).toContain('Ben Okoro was asked for them on Tuesday 12 January, due Tuesday 26 January')
})

test('the receipt of a list that shows what was done says what came of it', async () => {
  const order = await ordered()
  const done = await Promise.all([gil, hal].map(async (each) => `${(await rowOf(each))._id}.1`))
  await sits(owner).acts('access-review.done', `${order._id}.1`, { done })
  const verify = await asks(owner, VERIFY_SLOT, { follows: order._id })
  const asked = await sits(owner).reads(verify._id)
  expect(asked.sees).not.toContain('nobody is asked to review')
  const answer = { by: owner._id, at, language: 'en', through: { kind: 'chat', platform: 'slack' } as const }
  await stores.asks.answer({ ...answer, ask: { id: verify._id, revision: 1 }, value: '1' }, verify.subject)
  await stores.extractions.add({
    ...{
      cycle,
      system: 'crm',
      number: 2,
      purpose: 'verify',
      at,
      by: owner._id,
      ask: verify._id,
      kind: 'csv',
    },
    ...{ query: 'q', shown: 1, rows: 1, state: 'accepted', hash: 'a'.repeat(64) },
    file: { id: 'f', sha256: 'a'.repeat(64), bytes: 9, kind: 'csv', name: 'crm.csv' },
  })
  expect((await sits(owner).reads(verify._id)).sees).toContain('In a moment it is held against')
  const extraction = `${cycle}#2`
  await stores.accessOrders.verified([(await rowOf(gil))._id], { extraction, at: later })
  await stores.accessOrders.reopened([(await rowOf(hal))._id], 'unchanged', null, { at: later, readAt: at })
  await stores.extractions.heldAgainst(extraction, later)
  const receipt = await sits(owner, later).reads(verify._id)
  expect(receipt.sees).toContain('1 seen to be done · ⚠ 1 not done, and asked for again')
})

test('only the ISMS lead has access reviewed out of turn, with a reason, and not while it is', async () => {
  const desk = await sits(owner).types('access start crm')
  expect(desk.sees).toContain('belongs to the ISMS lead')
  await stores.cycles.extractionFailed(cycle, { because: 'refused', at, again: later })
  const again = await sits(lead).types('access start crm')
  expect(again.sees).toContain('are read again in a moment')
  await stores.cycles.extractionWorks(cycle)
  expect((await sits(lead).types('access start crm')).sees).toContain('under way already')
  await database.db
    .collection('cycles')
    .updateOne({ _id: cycle as never }, { $set: { state: 'closed', closedAt: at } })
  // One of a few accounts keeps nobody from having all of them reviewed, and the status offers it.
  const small = await stores.cycles.byId(cycle)
  await database.db.collection('cycles').insertOne({
    ...{ ...small, _id: 'cycle/access-review.crm/few' as never, state: 'open', accounts: ['u-1'] },
  })
  expect((await sits(lead).types('access status crm')).labels).toContain('Review it out of turn…')
  const starts = await sits(lead).types('access start CRM')
  expect(starts.sees).toContain('First Ben Okoro is asked at once to hand in a list of the accounts')
  await starts.submits({})
  expect(starts.reply).toMatchObject({ kind: 'invalid' })
  await starts.submits({ reason: 'A laptop was stolen' })
  expect(starts.sees).toContain('✓ It is reviewed who may use CRM, out of turn')
  await database.db
    .collection('cycles')
    .updateOne(
      { _id: cycle as never },
      { $set: { because: { text: 'A laptop was stolen' }, startedBy: lead._id } },
    )
  const asked = await sits(owner).reads((await asks(owner, EXTRACT_SLOT))._id)
  expect(asked.sees).toContain(`Out of turn, asked for by ${lead.name}: A laptop was stolen`)
})

test('what still needs one thing more is asked for, though the last open account was decided with it', async () => {
  const ask = await accountsOf([[gil], [hal]])
  const desk = sits(manager)
  const page = ['access-review.record/all.1', `${ask._id}.${ask.revision}`] as const
  await desk.acts(...page, await filled(gil, { decision: 'keep' }))
  await desk.acts(...page, {
    ...(await filled(gil, { decision: 'change', reason: 'Only reads' })),
    ...(await filled(hal, { decision: 'keep' })),
  })
  expect(desk.sees).toContain('One more thing for one account.')
  await desk.submits(await filled(gil, { decision: 'change', reason: 'Only reads', to: 'Read only' }))
  expect((await rowOf(gil)).decision).toMatchObject({ value: 'change', to: { text: 'Read only' } })
  expect(desk.reply).toEqual({ kind: 'done', settled: [ask._id] })
})

test('what has no room on a page stands above it: all that an account may do', async () => {
  await accountsOf([[gil]])
  const entitlements = Array.from({ length: 40 }, (_, n) => `Territory ${n} Manager`)
  await database.db
    .collection('access-rows')
    .updateOne({}, { $set: { 'account.entitlements': entitlements } })
  const { ask } = await rowOf(gil)
  const desk = sits(manager)
  await desk.acts('access-review.page/all.1', `${ask}.1`)
  expect(desk.sees).toContain('and 35 more')
  await desk.clicks('All about this account')
  expect(desk.reply).toMatchObject({ kind: 'form', above: true })
  expect(desk.sees).toContain('Territory 39 Manager')
})

test('what a service account is for is read in full', async () => {
  const purpose =
    'Takes over each customer whose contract is signed in Waybill, and tells the books of it each night.'
  const { _id, ...known } = { _id: 'crm/svc-books', v: 1, system: 'crm', account: 'svc-books' }
  await database.db.collection('known-accounts').insertOne({
    ...{ ...known, _id: _id as never, type: 'service', owner: other._id, heldBy: [], rotation: null },
    purpose: { en: purpose },
  })
  await accountsOf([[gil]])
  await database.db
    .collection('access-rows')
    .updateOne(
      {},
      { $set: { 'account.login': 'svc-books', holder: { kind: 'known', account: 'svc-books' } } },
    )
  const { ask } = await rowOf(gil)
  const desk = sits(manager)
  await desk.acts('access-review.page/all.1', `${ask}.1`)
  expect(desk.sees).toContain('service account, Eve Long answers for it')
  await desk.clicks('All about this account')
  expect(desk.sees).toContain(purpose)
})

test('a list of all accounts is for its owner and the ISMS lead, and not for those who review some', async () => {
  const ask = await asks(owner, EXTRACT_SLOT)
  await accountsOf([[gil]])
  const handsIn = await sits(owner).reads(ask._id)
  await handsIn.clicks('Hand in the list…')
  files.file = { name: 'crm.csv', bytes: list(['1,gil,gil@kestrel.example,Agent,yes']) }
  await handsIn.submits({ file: { file: 'F7' }, shown: '1' })
  const wanted = async (person: Person) =>
    (await sits(person).acts('control-check.file', `${ask._id}.${ask.revision}`)).sees
  expect(await wanted(lead)).toContain('The file comes to you')
  expect(await wanted(manager)).toContain('Nothing was sent')
})

test('the ISMS lead reads what stands in the way of a review, and what it left when it closed', async () => {
  const failed = { kind: 'extraction-failed' as const, cycle, because: 'refused' as const, asks: [] as [] }
  await stores.cycles.extractionFailed(cycle, { because: 'refused', at, again: later })
  const reads = await sits(lead).readsDelivery(failed)
  expect(reads.sees).toContain('The accounts of CRM could not be read')
  expect(reads.sees).toContain('the secret does not count any more, or may not read all accounts')
  await reads.clicks('Try again now')
  expect(reads.sees).toContain('It is tried again in a moment.')
  expect((await stores.cycles.byId(cycle))?.failedExtraction?.again).toBe(at)
  const standing = await sits(lead).types('status')
  expect(standing.sees).toContain('the accounts of CRM cannot be read')
  await accountsOf([[gil]])
  await stores.accessRows.freeze(cycle)
  await stores.accessRows.notReviewed(cycle, later)
  const left = await sits(lead).readsDelivery({ kind: 'closed', cycle, asks: [] })
  expect(left.sees).toContain('One account was not reviewed')
  const owns = await sits(owner).readsDelivery({ kind: 'closed', cycle, asks: [] })
  expect(owns.sees).not.toContain('/isms access start')
  expect(left.sees).toContain('/isms access start crm')
  const closed = { $set: { state: 'closed', closedAt: later } }
  await database.db.collection('cycles').updateOne({ _id: cycle as never }, closed)
  // A later one of a few accounts says nothing of the others.
  const whole = await stores.cycles.byId(cycle)
  const small = { ...whole, _id: `${cycle}-small`, accounts: ['robot'], startedAt: later } as never
  await database.db.collection('cycles').insertOne(small)
  const after = await sits(lead).types('status')
  expect(after.sees).toContain(
    'CRM: its review closed on 12 January 2027, 10:30 with one account not reviewed',
  )
  await after.clicks('Review it out of turn…')
  expect(after.sees).toContain('Have it reviewed now who may use CRM')
})

test('an account that nobody may review is named to the ISMS lead, with what to do', async () => {
  await accountsOf([[gil]])
  await stores.accessRows.reseat([{ row: await rowOf(gil), to: null, why: 'nobody' }], at)
  await database.db.collection('cycles').updateOne({ _id: cycle as never }, { $set: { nobodySince: at } })
  const reads = await sits(lead).readsDelivery({ kind: 'nobody-reviews', cycle, since: at, asks: [] })
  expect(reads.sees).toContain('Nobody may review: accounts of CRM')
  expect(reads.sees).toContain('Holder 1')
  expect(reads.sees).toContain('name an outsider in systems.yaml')
  const status = (await sits(lead).types('status')).sees
  expect(status.match(/CRM: nobody may review one account/g)).toHaveLength(1)
  expect(status).toContain('Next: nobody may review some accounts of CRM.')
  expect(status).not.toContain('waits for nobody')
})
