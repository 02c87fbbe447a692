import { type SystemShown, systemCard, systemListCard } from '../../../src/bot/cards/access-systems.js'
import { type KnownAccount, knownAccountTypes } from '../../../src/domain/known-account.js'
import { reviewersOf, type SourcePlan, type System } from '../../../src/domain/system.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const today = '2026-03-09'
const name = '&'.repeat(200)

/** Each as long as systems.yaml allows it to be. */
const sources: SourcePlan[] = [
  {
    ...{ kind: 'csv', entitlementsBetween: ';', activeValues: [name] },
    fields: {
      id: name,
      login: `${name}2`,
      name,
      email: name,
      entitlements: name,
      lastUsed: name,
      active: name,
    },
  },
  { kind: 'github', organisation: 'o'.repeat(39), token: 'T'.repeat(60) },
  { kind: 'entra', tenant: `${'t'.repeat(60)}.example`, client: 'c', secret: 'S' },
  {
    ...{ kind: 'entra', tenant: `${'t'.repeat(60)}.example`, client: 'c', secret: 'S' },
    groups: Array.from({ length: 100 }, () => '&'.repeat(256)),
  },
  { kind: 'aws', accessKeyId: 'A', secretAccessKey: 'B' },
  { kind: 'https', url: `https://${'h'.repeat(60)}.example/users`, fields: { id: 'id', login: 'login' } },
]

const system: System = {
  ...{ _id: 's@1', v: 1, system: 'x'.repeat(60), version: '1', sequence: 1 },
  title: { en: 'W'.repeat(80), de: 'W'.repeat(80) },
  controls: Array.from({ length: 10 }, (_, n) => `A.8.${n + 20}`),
  ...{ criticality: 'critical', reviewedBy: 'both', outsider: 'p_2', swing: 100 },
  privileged: Array.from({ length: 100 }, () => name),
  source: sources[0] as SourcePlan,
  ...{ hash: 'a'.repeat(64), importedAt: at },
}

const rotation = { every: { count: 90, unit: 'days' }, last: '2020-01-01' } as const
const accounts = Array.from({ length: 60 }, (_, n): KnownAccount => {
  const known = { _id: `s/${n}`, v: 1 as const, system: 's', account: name }
  const type = knownAccountTypes[n % knownAccountTypes.length] ?? 'service'
  if (type === 'person') return { ...known, type, person: 'p_2', purpose: {} }
  return { ...known, type, owner: 'p_2', heldBy: [], purpose: { en: '&'.repeat(300) }, rotation }
})

export const accessSystems: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const ending = { kept: 12_345, removed: 12_345, changed: 12_345, notReviewed: 12_345, unverified: 12_345 }
  const stands: SystemShown = {
    ...{ system, owner: reader.name, outsider: reader.name, accounts, running: { dueOn: '2026-03-12' } },
    ...{ last: { closedAt: at, ...ending }, nextOn: '2027-03-01' },
    ...{ recurrence: { kind: 'months', every: 24, from: '2026-01-15' } },
    names: new Map([['p_2', reader.name]]),
  }
  const fresh: SystemShown = {
    ...stands,
    system: { ...system, privileged: [], criticality: 'low' },
    ...{ owner: null, outsider: null, accounts: [], running: null, last: null, nextOn: null },
  }
  const reading = { reader, today }
  return [
    [
      'forty systems',
      systemListCard(
        Array.from({ length: 40 }, () => stands),
        { all: true, ...reading },
        texts,
      ),
    ],
    ['one’s own system', systemListCard([fresh], { all: false, ...reading }, texts)],
    ...sources.map(
      (source, n) =>
        [
          `a system that is read in the way ${n}`,
          systemCard({ ...stands, system: { ...system, source } }, reading, texts),
        ] as const,
    ),
    ...reviewersOf.map(
      (reviewedBy) =>
        [
          `a system whose accounts are reviewed by ${reviewedBy}`,
          systemCard({ ...stands, system: { ...system, reviewedBy } }, reading, texts),
        ] as const,
    ),
    ['a system of nobody', systemCard(fresh, reading, texts)],
    [
      'a system whose last review came to nothing',
      systemCard(
        {
          ...fresh,
          last: { closedAt: at, kept: 0, removed: 0, changed: 0, notReviewed: 0, unverified: 0 },
          accounts: accounts.map((each) =>
            each.type === 'person' ? each : { ...each, rotation: { ...rotation, last: '2026-03-01' } },
          ),
        },
        reading,
        texts,
      ),
    ],
  ]
}
