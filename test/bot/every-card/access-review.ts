import { accountForm } from '../../../src/bot/cards/access-review/account.js'
import {
  closedReviewCard,
  extractionFailedCard,
  nobodyReviewsCard,
  notRemovedCard,
  orderWithdrawnCard,
} from '../../../src/bot/cards/access-review/notices.js'
import {
  doneForm,
  orderCard,
  proofCard,
  sendBackProofForm,
  waitingOrder,
} from '../../../src/bot/cards/access-review/order.js'
import type { OrderLine, OrderView } from '../../../src/bot/cards/access-review/order-lines.js'
import { orderReceipt, takeBackForm } from '../../../src/bot/cards/access-review/order-receipt.js'
import { endForm, moreForm, type PageView, pageForm } from '../../../src/bot/cards/access-review/pages.js'
import {
  handInCard,
  handInForm,
  isRightForm,
  type PopulationView,
  swingCard,
  waitingPopulation,
} from '../../../src/bot/cards/access-review/population.js'
import { proofForm } from '../../../src/bot/cards/access-review/proof-form.js'
import { keepAllForm, reviewCard, waitingReview } from '../../../src/bot/cards/access-review/review.js'
import {
  type AccessStatusView,
  accessExceptionsCard,
  accessStatusCard,
} from '../../../src/bot/cards/access-review/status.js'
import {
  ACCOUNTS_A_PAGE,
  type AccountView,
  type ReviewView,
  verbs,
} from '../../../src/bot/cards/access-review/view.js'
import { helpCard } from '../../../src/bot/cards/help.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import { morningCard } from '../../../src/bot/cards/reminders.js'
import { type AccessOrder, type AccessRow, accessFlags } from '../../../src/domain/access-row.js'
import type { Answer } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { System } from '../../../src/domain/system.js'
import * as longestTexts from './longest.js'
import { quietMorning } from './reminders.js'
import type { ShownBy } from './shown.js'

const { at, reader: longestReader } = longestTexts
const today = '2026-03-09'
const kept = (text: string) => ({ text, commitment: 'c' })
const inEach = (text: string) => ({ en: text, de: text })
const reason = 'Needs it & <nobody> else; '.repeat(12).slice(0, 180)
const note = 'Two servers & <their> backups; '.repeat(32)
const name = longestReader.name
const by = `${name} for ${name}`

const system: System = {
  ...{ _id: 's@1', v: 1, system: 'x'.repeat(60), version: '999', sequence: 999 },
  ...{ title: inEach('W'.repeat(80)), controls: Array.from({ length: 10 }, (_, n) => `A.5.${n + 10}`) },
  ...{
    criticality: 'critical',
    privileged: ['&'.repeat(100)],
    reviewedBy: 'both',
    outsider: null,
    swing: 20,
  },
  source: {
    kind: 'csv',
    fields: {
      ...{ id: '&'.repeat(100), login: '&'.repeat(100), name: '&'.repeat(100), email: '&'.repeat(100) },
      ...{ entitlements: '&'.repeat(100), lastUsed: '&'.repeat(100), active: '&'.repeat(100) },
    },
  },
  ...{ hash: 'a'.repeat(64), importedAt: at },
}
const live: System = { ...system, source: { kind: 'github', organisation: 'o', token: 'T' } }

const decision = {
  ...{ value: 'change', to: kept(reason), reason: kept(reason), until: '2027-03-09', by: 'p_2', at },
  ...{ through: longestTexts.answered.answer?.through, event: 'e', commitment: 'c', rows: 8 },
} as NonNullable<AccessRow['decision']>

/** Of the three that tell what became of an order an account has one. */
const flags = accessFlags.filter((flag) => flag !== 'came-back' && flag !== 'not-done')

const row = (n: number): AccessRow => ({
  ...{ _id: String(n).padStart(32, 'f'), v: 1, cycle: 'c', system: 's', extraction: 'c#1' },
  account: {
    ...{ id: `${n}`, login: `${n}${'&'.repeat(99)}`, name: '&'.repeat(100), email: null, lastUsed: 'never' },
    entitlements: Array.from({ length: 40 }, (_, each) => `${each} ${'&'.repeat(97)}`),
    active: true,
  },
  ...{ privileged: true, holder: { kind: 'unknown' }, department: 'D'.repeat(200), flags: [...flags] },
  ...{ rank: 0, seat: 'manager', reviewer: 'p_1', why: 'manager', neverBy: [], ask: 'f'.repeat(32) },
  ...{ revision: 999_999_999, state: 'decided', decision, before: [decision] },
  passedOn: [{ from: 'p_2', to: 'p_1', because: 'not-mine', at, event: 'e', reason: kept(reason) }],
})
const account = (n: number): AccountView => ({
  ...{ row: row(n), holder: name, leftOn: '2026-10-30' },
  known: { type: 'break-glass', purpose: '&'.repeat(300), owner: name, secretDue: '2025-12-31' },
  ...{ last: { value: 'change', by, at }, decidedBy: by, passed: { by, reason }, ownBy: null },
})
const plain = (n: number): AccountView => {
  const { decision: _, before: __, passedOn: ___, ...rest } = row(n)
  return {
    ...account(n),
    row: { ...rest, holder: { kind: 'person', person: 'p_2' }, flags: [], rank: 1, state: 'undecided' },
    ...{ known: null, last: null, decidedBy: null, passed: null },
  }
}
const manyPlain = Array.from({ length: 200 }, (_, n) => plain(n))
const aPage = Array.from({ length: ACCOUNTS_A_PAGE }, (_, n) => account(n))

export const accessReview: ShownBy = (texts, language) => {
  const reader = { ...longestReader, language }
  const t = texts.accessReview
  const subject = { type: 'system', id: system.system, version: '999', hash: system.hash } as const
  const open: Ask = {
    ...longestTexts.ask,
    ...{ process: 'access-review', kind: 'delegable', slot: 'review', subject },
  }
  const answered = (slot: string, value: string, who = reader._id): Ask => {
    const answer: Answer = {
      ...(longestTexts.answered.answer as Answer),
      ...{ by: who, value, reason: kept(note), link: kept(`https://tickets.example.com/${'x'.repeat(970)}`) },
      file: {
        ...{ id: 'f'.repeat(24), sha256: 'a'.repeat(64), bytes: 10_000_000, kind: 'csv' },
        name: kept(`${'&'.repeat(95)}.csv`),
      },
    }
    return { ...open, slot, state: 'answered', answer }
  }
  const closed = (slot: string, because: NonNullable<Ask['closed']>['because']): Ask => {
    return { ...open, slot, state: 'closed', closed: { at, because } }
  }
  const keepingAll = {
    ...{ by: reader._id, at, today: '2026-03-05', through: { kind: 'chat', platform: 'slack' } as const },
    ...{ accounts: 5_000, event: 'e_1' },
  }
  const counts = {
    ...{ accounts: 5_000, privileged: 1_234, unknown: 1_234, flagged: 1_345, decided: 1_234, kept: 1_111 },
    settled: 123,
    ...{ revoked: 1_111, changed: 1_111, plain: 1_456, own: 12, otherSeat: 13 },
  }
  const review: ReviewView = {
    ...{ ask: open, system, reader, counts, why: ['manager', 'owner'], answeredBy: by, ownBy: name },
    handedOn: Array.from({ length: 7 }, (_, n) => ({ by, reason, accounts: n + 1 })),
    ...{ owner: name, isOpen: true, closedAt: null, outOfTurn: { by: name, reason: note }, at },
  }
  const notRecorded = Object.values(t.form.notRecordedBecause).map((said) => said('N'.repeat(80)))
  const page: PageView = {
    ...{ ask: open, system, counts, reader, today, until: '2027-03-09', notRecorded },
    ...{
      accounts: aPage,
      place: { only: 'all', page: 2, after: 'f'.repeat(32) },
      pages: 625,
      isLast: false,
    },
  }
  const own = { ...account(9), ownBy: name, row: { ...row(9), neverBy: [reader._id], frozen: true as const } }
  const begun = aPage.map((each) => {
    const choice = each === aPage[0] ? ('not-mine' as const) : ('change' as const)
    return { account: each, choice, reason, until: null }
  })
  const population: PopulationView = {
    ...{
      ask: { ...open, slot: 'extract' },
      system,
      reader,
      before: { rows: 5_000, at, toGo: Array.from({ length: 1_200 }, (_, n) => `u-${n}`) },
      inactive: 1_234,
    },
    ...{ extraction: { rows: 5_000, at, state: 'held' }, swing: null, orders: 1_234, notSaid: 0 },
    ...{ answeredBy: by, at, outcome: { seen: 1_234, wrong: 1_234, left: 1_234 } },
    outOfTurn: { by: name, reason: note },
  }
  const verify: PopulationView = { ...population, ask: { ...open, slot: 'verify' } }
  const swing: PopulationView = {
    ...{ ...population, ask: { ...open, slot: 'confirm-population' } },
    swing: { before: 12_000, now: 6_400, percent: 46, direction: 'shrank', tooMuch: true },
  }
  const order: AccessOrder = {
    ...{ kind: 'change', because: 'decided', state: 'open', number: 9, orderedAt: at, event: 'e', ask: 'a' },
    ...{ dueOn: '2027-01-31', reopened: [{ at, event: 'e', because: 'sent-back', done: null }] },
  }
  const line = (n: number, state: AccessOrder['state']): OrderLine => {
    const { reopened: _, ...first } = order
    const stands = state === 'open' ? order : { ...first, state, kind: 'remove' as const }
    return { row: row(n), order: stands, holder: name, decidedBy: by, to: note, doneBy: by }
  }
  const states = ['open', 'done', 'verified', 'withdrawn'] as const
  const orders: OrderView = {
    ...{ ask: { ...open, slot: 'order' }, system: live, reader, answeredBy: by, shown: null, at },
    sentBack: { by, reason: note },
    ...{ lookedAt: at, verify: { ...open, slot: 'verify' }, confirmer: { name, isAsked: false } },
    back: [{ row: row(0), holder: name, because: 'still-there' }],
    lines: Array.from({ length: 120 }, (_, n) => line(n, states[n < 60 ? 0 : n % 4] ?? 'open')),
  }
  const shown = { ask: answered('verify', 'by-proof', 'p_2'), by }
  const proof: OrderView = { ...orders, ask: { ...open, slot: 'confirm-proof' }, shown }
  const standing: AccessStatusView = {
    ...{ system, reader, today, decided: 1_234, of: 5_000, blocked: 12 },
    cycle: {
      ...{ startedAt: at, dueOn: '2026-03-31' },
      failedExtraction: { because: 'refused', at, again: at },
    },
    extraction: { rows: 5_000, at, shown: 5_000, state: 'held', by: name },
    reviewers: Array.from({ length: 300 }, (_, n) => ({ name: `${n}${name}`, open: 12, of: 34 })),
    ...{ accounts: 4_000, inactive: 1_234, awaited: { name, askedOn: today, dueOn: '2025-12-31' } },
    ...{ outOfTurn: { by: name, reason: note }, lookedOn: today },
    orders: { open: 1_234, done: 1_234, verified: 1_234 },
    undone: (['open', 'done'] as const).flatMap((state) =>
      Array.from({ length: 100 }, (_, n) => ({ name: `${n}${name}`, state, dueOn: '2025-12-31' })),
    ),
    exceptions: { count: 1_234, first: '2026-12-31' },
    actions: [{ verb: verbs.tryAgain, value: 'c', label: t.notice.failed.tryNow, primary: true }],
  }
  const exceptions = Array.from({ length: 60 }, (_, n) => ({ ...account(n), until: '2026-12-31', by }))
  const told = { system, reader, at }
  const ending = { kept: 1_234, removed: 1_234, changed: 1_234, notReviewed: 1_234, unverified: 1_234 }
  const names = Array.from({ length: 5_000 }, (_, n) => `${n}${name}`)
  const stillThere = (['still-there', 'unchanged', 'came-back', 'open'] as const).flatMap((what) =>
    names.slice(0, 30).map((each) => ({ name: each, what, dueOn: '2025-12-31' })),
  )
  const waiting = [
    ...Array.from({ length: 10 }, () => waitingReview(review, texts)),
    ...[population, verify, swing].map((each) => waitingPopulation(each, texts)),
    ...[orders, proof].map((each) => waitingOrder(each, texts)),
  ]
  const sixty = Array.from({ length: 12 }, () => [
    reviewCard(review, texts),
    reviewCard({ ...review, ask: answered('review', 'reviewed') }, texts),
    handInCard(population, texts),
    orderCard(orders, texts),
    proofCard(proof, texts),
  ]).flat()
  return [
    ['the question to a reviewer of accounts', reviewCard(review, texts)],
    [
      'the question to a reviewer who keeps thousands of accounts',
      reviewCard({ ...review, ask: { ...open, keepingAll } }, texts),
    ],
    [
      'the question to a reviewer who has not begun',
      reviewCard({ ...review, why: ['isms-lead'], counts: { ...counts, decided: 0, own: 1 } }, texts),
    ],
    [
      'the question to whom one account was handed on',
      reviewCard(
        {
          ...{ ...review, why: ['passed-on'], handedOn: [{ by, reason: '', accounts: 1 }] },
          counts: { ...counts, accounts: 1, decided: 0, own: 0, otherSeat: 0, flagged: 0, plain: 1 },
        },
        texts,
      ),
    ],
    [
      'the question to who stands in for a reviewer',
      reviewCard(
        { ...review, ask: { ...open, delegated: { to: reader._id, since: at, until: '2026-03-20' } } },
        texts,
      ),
    ],
    ['the receipt of a reviewer', reviewCard({ ...review, ask: answered('review', 'reviewed') }, texts)],
    [
      'the receipt of who stood in for a reviewer',
      reviewCard(
        { ...review, isOpen: false, closedAt: at, ask: answered('review', 'reviewed', 'p_2') },
        texts,
      ),
    ],
    ...(['handed-on', 'left', 'withdrawn', 'settled', 'cycle-closed'] as const).flatMap((because) => [
      [
        `a review of accounts that is closed: ${because}`,
        reviewCard({ ...review, ask: closed('review', because) }, texts),
      ] as const,
      [
        `a list of accounts that is closed: ${because}`,
        handInCard({ ...population, ask: closed('extract', because) }, texts),
      ] as const,
      [
        `an order that is closed: ${because}`,
        orderCard({ ...orders, ask: closed('order', because) }, texts),
      ] as const,
    ]),
    [
      'keep all without a flag',
      keepAllForm(review, { count: 5_000, first: manyPlain, shownAt: '2027-01-04T10:00:00.000Z' }, texts),
    ],
    ['a page of accounts with all flags', pageForm(page, texts)],
    [
      'a page of accounts without a flag',
      pageForm({ ...page, accounts: aPage.map((_, n) => plain(n)), place: { only: 'open', skip: 4 } }, texts),
    ],
    ['a page with an own account', pageForm({ ...page, isLast: true, accounts: [own] }, texts)],
    ['one more thing for accounts', moreForm(page, { begun, recorded: 1 }, texts)],
    ['after the last page of accounts', endForm(page, texts)],
    ['all that an account may do', accountForm(account(1), { reader, today }, texts)],
    ['the question for a list of accounts', handInCard(population, texts)],
    ['the question for a newer list of accounts', handInCard(verify, texts)],
    ['the form for a list of accounts', handInForm(population, texts)],
    ['the form for a newer list of accounts', handInForm(verify, texts)],
    ['the receipt of a list', handInCard({ ...population, ask: answered('extract', '5000') }, texts)],
    [
      'the receipt of a list that somebody else handed in',
      handInCard({ ...population, ask: answered('verify', '5000', 'p_2') }, texts),
    ],
    ['the receipt of a proof', handInCard({ ...verify, ask: answered('verify', 'by-proof') }, texts)],
    ['the question whether a list is right', swingCard(swing, texts)],
    ['the same of a system that Steward reads', swingCard({ ...swing, system: live }, texts)],
    ['the form for why a list is right', isRightForm(swing, texts)],
    ...(['right', 'not-right'] as const).map(
      (value) =>
        [
          `a list that was said to be ${value}`,
          swingCard({ ...swing, ask: answered('confirm-population', value) }, texts),
        ] as const,
    ),
    [
      'a question about a list that is closed',
      swingCard({ ...swing, ask: closed('confirm-population', 'left') }, texts),
    ],
    ['what is to be removed and changed', orderCard(orders, texts)],
    ['the same where a file is handed in', orderCard({ ...orders, system }, texts)],
    ['the form for what was done', doneForm(orders, 12, texts)],
    ['what was said to be done', orderCard({ ...orders, ask: answered('order', 'done') }, texts)],
    [
      'what was said to be done, where a list shows it',
      orderReceipt({ ...orders, system, ask: answered('order', 'done') }, texts),
    ],
    ['the form for what was not done after all', takeBackForm(orders, texts)],
    ['the form for what shows it', proofForm(orders, texts)],
    ['the question to who confirms it', proofCard(proof, texts)],
    ['the form to send it back', sendBackProofForm(proof, texts)],
    ...(['confirmed', 'sent-back'] as const).map(
      (value) =>
        [
          `a proof that was ${value}`,
          proofCard({ ...proof, ask: answered('confirm-proof', value) }, texts),
        ] as const,
    ),
    ['a proof that is closed', proofCard({ ...proof, ask: closed('confirm-proof', 'withdrawn') }, texts)],
    ['how a review of access stands', accessStatusCard(standing, texts)],
    [
      'no review of access',
      accessStatusCard({ ...standing, cycle: null, exceptions: null, actions: [] }, texts),
    ],
    ['what is kept in spite of a flag', accessExceptionsCard(exceptions, { system, reader, today }, texts)],
    [
      'accounts that could not be read',
      extractionFailedCard(told, { cycle: 'c', because: 'refused', failed: { again: at } }, texts),
    ],
    [
      'accounts that were read meanwhile',
      extractionFailedCard(told, { cycle: 'c', because: 'busy', failed: null }, texts),
    ],
    ['nobody who owns a system', nobodyReviewsCard(told, { what: 'owner' }, '2026-03-31', texts)],
    ['nobody who may review', nobodyReviewsCard(told, { what: 'rows', rows: names }, '2026-03-31', texts)],
    ['nobody who may confirm', nobodyReviewsCard(told, { what: 'proof' }, '2026-03-31', texts)],
    [
      'accounts that are still there',
      notRemovedCard(told, { owner: name, readAt: at, accounts: stillThere, proves: false }, texts),
    ],
    [
      'a list that proves nothing',
      notRemovedCard(told, { owner: null, readAt: at, accounts: [], proves: false }, texts),
    ],
    ['accounts that are to stay after all', orderWithdrawnCard(told, [name, name], texts)],
    ['one account that is to stay after all', orderWithdrawnCard(told, [name], texts)],
    ['a review that closed', closedReviewCard(told, { wasRead: true, ending, mayStart: true }, texts)],
    [
      'a review that closed whole',
      closedReviewCard(
        told,
        { wasRead: true, ending: { ...ending, notReviewed: 0, unverified: 0 }, mayStart: false },
        texts,
      ),
    ],
    [
      'the form for why access is reviewed out of turn',
      outOfTurnForm(
        {
          ...{ verb: verbs.start, id: system.system, name: 'W'.repeat(80), owner: name },
          words: t.status.start,
        },
        texts,
      ),
    ],
    ['the help with access reviews', helpCard({ waiting, watching: [], commands: [] }, texts)],
    [
      'a morning with sixty of an access review',
      morningCard(
        { ...quietMorning, things: sixty.map((card) => ({ card, open: true, fresh: true })) },
        texts,
      ),
    ],
  ]
}
