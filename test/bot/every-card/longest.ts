import type { PolicyView } from '../../../src/bot/cards/policy-acknowledgement/policy.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Cycle } from '../../../src/domain/cycle.js'
import type { Person } from '../../../src/domain/person.js'
import type { PolicyVersion } from '../../../src/domain/policy.js'

export const at = '2026-03-09T09:14:00.000Z'
/** A text in each language that Steward speaks. */
function inEach(text: string): Record<string, string> {
  return { en: text, de: text }
}

const paragraph = 'The quick brown fox & <its> friends lock their screens. '.repeat(20)

/** As long as an organisation's files allow each text to be. */
export const longest: PolicyVersion = {
  _id: 'p@1',
  v: 1,
  policy: 'x'.repeat(60),
  version: '9'.repeat(20),
  title: inEach('W'.repeat(80)),
  change: 'material',
  changes: inEach('&'.repeat(1_000)),
  owner: 'p_1',
  approver: 'p_1',
  audience: 'everyone',
  reviewEveryMonths: 12,
  body: inEach(Array.from({ length: 40 }, () => paragraph).join('\n\n')),
  sentence: { version: 1, text: inEach('I have read it. '.repeat(40)) },
  hash: 'a'.repeat(64),
  importedAt: at,
  sequence: 1,
}
export const reader: Person = {
  _id: 'p_1',
  v: 1,
  key: 'n',
  name: 'N'.repeat(200),
  email: 'n@example.com',
  kind: 'employee',
  manager: null,
  department: 'D'.repeat(200),
  title: '',
  roles: [],
  country: 'IE',
  timeZone: 'Europe/Dublin',
  language: 'en',
  start: null,
  end: null,
  chat: ['slack'],
  active: true,
  bindings: {},
}
export const ask: Ask = {
  _id: 'f'.repeat(32),
  v: 1,
  cycle: 'c',
  process: 'policy-acknowledgement',
  kind: 'personal',
  slot: 'acknowledge',
  round: 1,
  revision: 999_999_999,
  state: 'open',
  askedOf: 'p_1',
  mayAnswer: ['p_1'],
  subject: { type: 'policy', id: 'p', version: '1', hash: 'a' },
  openedAt: at,
  dueOn: '2027-09-30',
  remindOn: '2027-09-16',
  snapshot: { department: 'D', country: 'IE', timeZone: 'Europe/Dublin' },
}
export const step = {
  version: longest.version,
  sequence: 1,
  change: 'material',
  changes: longest.changes,
} as const
const since = { version: longest.version, steps: Array.from({ length: 9 }, () => step) }
export const view: PolicyView = { ask, policy: longest, reader, lead: reader.name, at, since }
export const answered: Ask = {
  ...ask,
  state: 'answered',
  answer: {
    value: 'acknowledged',
    event: 'e',
    commitment: 'c',
    by: 'p_1',
    at,
    through: { kind: 'chat', platform: 'slack' },
    language: 'en',
    sentence: 1,
  },
}
export const counts = { asked: 50_000, answered: 12_345, open: 37_655, closed: 0 }
export const cycle: Cycle = {
  _id: 'cycle/policy-acknowledgement.x/1',
  v: 1,
  process: 'policy-acknowledgement',
  subject: ask.subject,
  state: 'open',
  audience: 'everyone',
  sequence: 1,
  startedBy: 'p_1',
  startedAt: at,
  approval: { decision: 'decision/approval.policy.x/1', by: 'p_2', at },
  dueOn: ask.dueOn,
  closesOn: ask.dueOn,
  timeZone: 'Europe/Dublin',
}
export const publish = {
  policy: longest,
  reader,
  approver: reader.name,
  asked: 50_000,
  departments: 300,
  unreachable: 1_200,
  dueOn: '2027-09-30',
  closesOn: '2027-10-30',
  today: '2026-03-09',
  first: false,
}
export const manyDepartments = Array.from({ length: 300 }, (_, n) => ({
  department: `${n} ${'D'.repeat(50)}`,
  completion: counts,
}))
