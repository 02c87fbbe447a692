import { REVIEW_ACCESS_SLOT } from '../src/domain/access-review.js'
import type { NewAccessRow } from '../src/domain/access-row.js'
import { askId, putTo } from '../src/domain/ask.js'
import { type Course, courseHash } from '../src/domain/course.js'
import type { Person } from '../src/domain/person.js'
import type { Account } from '../src/domain/population.js'
import type { Programme } from '../src/domain/programme.js'
import { type System, systemHash, systemSubject } from '../src/domain/system.js'
import { aPerson, lead } from '../test/support/company.js'
import type { BenchTools } from './run.js'

/** A company of thousands, what its people may use, and what they are taught: as much as the bench asks about. */
export const ACCOUNTS = 5_000
const REVIEWERS = 300
const DECIDERS = 5

export const reviewers = Array.from({ length: REVIEWERS }, (_, n) =>
  aPerson(n + 2, { manager: lead._id, bindings: {} }),
)
export const holders = Array.from({ length: ACCOUNTS }, (_, n) =>
  aPerson(n + 2 + REVIEWERS, { manager: reviewers[Math.floor((n * REVIEWERS) / ACCOUNTS)]?._id ?? null }),
)
/** Who turns pages, and who keeps all at once. */
export const deciders = Array.from({ length: DECIDERS }, (_, n) => aPerson(n + 2 + REVIEWERS + ACCOUNTS))
export const at = () => new Date().toISOString()
export const chat = { kind: 'chat', platform: 'slack' } as const

/** Accounts of these many people, from one of them on. */
export interface Reviewed {
  id: string
  from: number
  accounts: number
}

export function systemOf({ id, from, accounts }: Reviewed): System {
  const decidedOn = {
    ...{ title: { en: `System ${id}` }, controls: ['A.5.18'], criticality: 'high' as const, privileged: [] },
    ...{ reviewedBy: 'manager' as const, swing: 20 },
    source: { kind: 'github' as const, organisation: `${id}/${from}/${accounts}`, token: 'GITHUB_TOKEN' },
  }
  return {
    ...{ _id: `${id}@1`, v: 1, system: id, version: '1', sequence: 1, outsider: null },
    ...{ importedAt: '2026-11-02T09:00:00.000Z', ...decidedOn, hash: systemHash(decidedOn) },
  }
}

export function programmeOf(subject: string): Programme {
  return {
    ...{ _id: `access-review.${subject}`, v: 1, process: 'access-review', subject, owner: lead._id },
    ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10, state: 'active', revision: 1 },
    recurrence: { kind: 'months', every: 12, from: '2027-01-04' },
  }
}

/** What such a system says of itself. */
export async function populationOf(plan: { kind: string; organisation?: string }) {
  const [, from = 0, accounts = 0] = (plan.organisation ?? '').split('/').map(Number)
  const all = holders.slice(from, from + accounts).map(accountOf)
  return { accounts: all, shown: accounts, query: `The people of ${plan.organisation}` }
}

function accountOf({ key, name, email }: Person): Account {
  const account = { id: `u-${key}`, login: key, name, email, entitlements: ['Sales', 'Reports'] }
  return { ...account, lastUsed: null, active: true }
}

/** Somebody is asked about so many accounts, all of which may be kept at once. */
export async function asked({ stores }: BenchTools, system: string, reviewer: Person, accounts: number) {
  const of = systemOf({ id: system, from: 0, accounts })
  await stores.systems.add(of)
  const cycle = `cycle/access-review.${system}/1`
  const rows = holders.slice(0, accounts).map(
    (holder): NewAccessRow => ({
      ...{ cycle, system, extraction: `${cycle}#1`, account: accountOf(holder), privileged: false },
      ...{ holder: { kind: 'person', person: holder._id }, department: holder.department, flags: [] },
      ...{ seat: 'manager', reviewer: reviewer._id, why: 'manager', neverBy: [holder._id] },
    }),
  )
  await stores.accessRows.addMany(rows, at())
  const ask = {
    ...({ cycle, process: 'access-review', kind: 'delegable', slot: REVIEW_ACCESS_SLOT, round: 1 } as const),
    ...{
      ...putTo(reviewer),
      subject: systemSubject(of),
      openedAt: at(),
      dueOn: '2099-01-01',
      remindOn: '2099-01-01',
    },
  }
  await stores.asks.open([ask])
  await stores.accessRows.assign(cycle, new Map([[reviewer._id, askId(ask)]]))
  return { _id: askId(ask), revision: 1 }
}

export function aTraining(): Course {
  const text = {
    ...{ title: { en: 'First aid' }, purpose: { en: 'To help at once' }, controls: ['A.6.3'], link: null },
    ...{ minutes: 60, validMonths: 12, renews: false, lesson: null, by: { way: 'attendance' as const } },
  }
  return {
    ...{ _id: 'first-aid@1', v: 1, course: 'first-aid', version: '1', sequence: 1, countsFrom: 1 },
    ...{ neededBy: { audience: 'everyone', joinersWithinDays: null }, since: at(), importedAt: at() },
    ...{ ...text, hash: courseHash(text) },
  }
}
