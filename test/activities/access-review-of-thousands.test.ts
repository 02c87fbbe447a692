import { accessReviewActivities } from '../../src/activities/access-review/activities.js'
import type { Card, Form } from '../../src/bot/cards/card.js'
import { renderBlocks, renderView } from '../../src/bot/slack/render-blocks.js'
import { renderAdaptiveCard, renderAdaptiveForm } from '../../src/bot/teams/render-adaptive-card.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { ORDER_SLOT, REVIEW_ACCESS_SLOT } from '../../src/domain/access-review.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { Account } from '../../src/domain/population.js'
import { accessSources } from '../../src/main/access-sources.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyAccess } from '../../src/store/verify-access.js'
import { AccessReview, aSystem, cycle, owner } from '../support/access-review.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { printedRecord } from '../support/printed-record.js'

/** Cleo leads 2,000 of those who use the CRM, Dan the other 3,000. */
const ACCOUNTS = 5_000
const OF_CLEO = 2_000
const REVOKED = 500
const cleo = aPerson(3, { name: 'Cleo Hart', manager: lead._id })
const dan = aPerson(4, { name: 'Dan Ferro', manager: lead._id })
const holders = Array.from({ length: ACCOUNTS }, (_, n) =>
  aPerson(1_000 + n, { name: `Maximilian Alexander Holder ${n}`, manager: (n < OF_CLEO ? cleo : dan)._id }),
)
const accounts = holders.map(
  ({ key, name, email }, n): Account => ({
    ...{ id: `u-${key}`, login: `${key}@crm.kestrel.example`, name, email, lastUsed: null, active: true },
    entitlements: n % 100 === 0 ? ['Agent', 'Admin'] : ['Agent', 'Reports', `Region ${n % 7}`],
  }),
)

let database: TestDatabase
let stores: Stores
let review: AccessReview
let at = '2027-01-04T10:00:00.000Z'
beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  review = new AccessReview(stores, async () => at)
  await found(stores, [lead, owner, cleo, dan, ...holders])
  const source = { kind: 'github', organisation: 'kestrel', token: 'TOKEN' } as const
  await review.begins(async () => undefined, aSystem({ source }))
})
afterAll(() => database.drop())

/** The workflow looks until there is nothing to do. */
async function looks(heartbeat = () => {}): Promise<string[]> {
  const nothing = async () => undefined
  const activities = accessReviewActivities({
    ...{ ...stores, heartbeat, matchPeople: nothing, nudgeReminders: nothing },
    sources: accessSources({ extract: async () => ({ accounts, shown: ACCOUNTS, query: 'All users' }) }),
  })
  const done: string[] = []
  for (;;) {
    const { next } = await activities.lookAtAccess({ cycle, asOf: at })
    done.push(next)
    if (next === 'close') await activities.closeAccessReview({ cycle, asOf: at })
    if (next === 'wait' || next === 'close') return done
    await activities.stepOfAccess({ cycle, asOf: at, step: next })
  }
}

const sits = (person: Person) => new AtTheDesk(stores, person, at)
const askOf = async (person: Person, slot: string): Promise<Ask> => {
  const ask = (await stores.asks.allOf(cycle)).find(
    (each) => each.slot === slot && each.askedOf === person._id,
  )
  if (!ask) throw new Error(`${person.name} was not asked`)
  return ask
}

/** No platform refuses what somebody has before them, nor cuts it. */
function fits({ reply }: AtTheDesk): void {
  const texts = textsFor('en')
  const ofForm = (form: Form) => [renderView(form).warnings, renderAdaptiveForm(form, texts).warnings]
  const ofCard = (card: Card) => [renderBlocks(card).warnings, renderAdaptiveCard(card).warnings]
  if (reply.kind === 'form') expect(ofForm(reply.form).flat()).toEqual([])
  else if (reply.kind === 'card') expect(ofCard(reply.card).flat()).toEqual([])
  else throw new Error(`There is nothing to see of “${reply.kind}”`)
}

test('whoever reviews thousands of accounts has messages and pages that fit', async () => {
  expect(await looks()).toEqual(['extract', 'assign', 'ask-review', 'wait'])
  const desk = await sits(cleo).reads((await askOf(cleo, REVIEW_ACCESS_SLOT))._id)
  expect(desk.sees).toContain('2,000 accounts')
  fits(desk)
  const page = desk.labels[0] ?? ''
  await desk.clicks('Keep all 1,980 without a flag…')
  fits(desk)
  fits(await (await sits(cleo).reads((await askOf(cleo, REVIEW_ACCESS_SLOT))._id)).clicks(page))
  fits(await sits(cleo).readsMorning())
  fits(await sits(owner).types('access status crm'))
})

test('who keeps thousands at once hears of it at once, and what a crash interrupts is gone on with', async () => {
  const { _id } = await askOf(cleo, REVIEW_ACCESS_SLOT)
  const desk = await sits(cleo).reads(_id)
  await desk.clicks('Keep all 1,980 without a flag…')
  await desk.submits()
  expect(desk.sees).toContain('You keep 1,980 accounts without a flag')
  const underWay = await sits(cleo).reads(_id)
  expect(underWay.sees).toContain('Each of them is being recorded')
  expect(underWay.labels.join()).not.toContain('Keep all')
  // A second click says the same, and adds nothing.
  await desk.acts('access-review.keep-all', `${_id}.1`)
  expect(desk.sees).toContain('You keep 1,980 accounts without a flag')

  let beats = 0
  const crash = looks(() => {
    beats += 1
    if (beats === 2) throw new Error('The worker was killed')
  })
  await expect(crash).rejects.toThrow('The worker was killed')
  const half = await stores.accessRows.counts(_id)
  expect([half.kept, half.undecided]).toEqual([1_000, 1_000])
  // Meanwhile somebody decides on one of them otherwise, and that stays.
  const [open] = (await stores.accessRows.page(_id, null, OF_CLEO)).filter(
    (row) => row.state === 'undecided' && row.flags.length === 0,
  )
  const holder = holders.find((each) => `u-${each.key}` === open?.account.id)
  if (!holder) throw new Error('None is open')
  expect(await review.decides(holder, 'revoke')).toBe('recorded')
  expect(await looks()).toEqual(['keep', 'wait'])
  expect(await stores.accessRows.counts(_id)).toMatchObject({ kept: 1_979, revoked: 1, undecided: 20 })
  const kept = (await review.rows()).filter((row) => row.ask === _id && row.decision?.value === 'keep')
  expect(new Set(kept.map(({ decision }) => decision?.rows))).toEqual(new Set([1_980]))
  expect(new Set(kept.map(({ decision }) => decision?.by))).toEqual(new Set([cleo._id]))
  expect((await stores.asks.byId(_id))?.keepingAll).toBeUndefined()
  const after = await sits(cleo).reads(_id)
  expect(after.sees).not.toContain('being recorded')
  expect(after.labels.join()).toContain('Go on')
})

test('hundreds of orders to one owner, the status and the morning fit, and the record holds every account', async () => {
  const theirs = await askOf(dan, REVIEW_ACCESS_SLOT)
  const rows = await stores.accessRows.page(theirs._id, null, ACCOUNTS)
  const form = {
    ...{ ask: { id: theirs._id, revision: theirs.revision }, by: dan._id, at, today: at.slice(0, 10) },
    through: { kind: 'chat', platform: 'slack' } as const,
  }
  const said = (value: 'keep' | 'revoke') => ({ value, to: null, reason: 'Needs it, or not', until: null })
  const revoked = rows.filter(({ flags }) => flags.length === 0).slice(0, REVOKED)
  const decide = (these: typeof rows, value: 'keep' | 'revoke') =>
    stores.accessDecisions.decideAll(
      form,
      these.map((row) => ({ row, ...said(value) })),
    )
  await decide(revoked, 'revoke')
  await decide(
    rows.filter(({ flags }) => flags.length > 0),
    'keep',
  )
  await (await sits(dan).reads(theirs._id)).acts('access-review.keep-all', `${theirs._id}.1`)
  // All of them are decided on, so that it is answered, and what follows is ordered.
  expect(await looks()).toEqual(['keep', 'order', 'ask-order', 'wait'])
  expect((await stores.asks.byId(theirs._id))?.answer).toMatchObject({ value: 'reviewed', by: dan._id })
  fits(await sits(dan).reads(theirs._id))

  const order = await sits(owner).reads((await askOf(owner, ORDER_SLOT))._id)
  expect(order.sees).toContain(String(REVOKED))
  fits(order)
  await order.clicks(order.labels[0] ?? '')
  fits(order)
  fits(await sits(owner).readsMorning())
  fits(await sits(owner).types('access status crm'))
  fits(await sits(lead).types('status'))
  fits(await sits(lead).looksAtHome())

  at = '2028-01-20T10:00:00.000Z'
  expect(await looks()).toEqual(['close'])
  expect(await verifyAccess(database.db)).toMatchObject({ checked: ACCOUNTS, wrong: [] })
  const printed = await printedRecord(stores, cycle, 'csv')
  expect(printed.split('\n').filter((line) => line.includes('@crm.kestrel.example'))).toHaveLength(ACCOUNTS)
})
