import { helpCard } from '../../src/bot/cards/common.js'
import { askCard, waitingThing } from '../../src/bot/cards/policy-acknowledgement/ask.js'
import { policyForm } from '../../src/bot/cards/policy-acknowledgement/form.js'
import type { PolicyView } from '../../src/bot/cards/policy-acknowledgement/policy.js'
import { publishForm } from '../../src/bot/cards/policy-acknowledgement/publish.js'
import { statusCard } from '../../src/bot/cards/policy-acknowledgement/status.js'
import { unreachableCard } from '../../src/bot/cards/policy-acknowledgement/unreachable.js'
import { renderBlocks, renderView } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Cycle } from '../../src/domain/cycle.js'
import type { Person } from '../../src/domain/person.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { readableText } from '../support/slack-text.js'

const texts = textsFor('en')
const at = '2026-03-09T09:14:00.000Z'
const paragraph = 'The quick brown fox & <its> friends lock their screens. '.repeat(20)

/** As long as an organisation's files allow each text to be. */
const longest: PolicyVersion = {
  _id: 'p@1',
  v: 1,
  policy: 'x'.repeat(60),
  version: '9'.repeat(20),
  title: { en: 'W'.repeat(80) },
  change: 'material',
  changes: { en: '&'.repeat(1_000) },
  owner: 'p_1',
  approver: 'p_1',
  audience: 'everyone',
  reviewEveryMonths: 12,
  body: { en: Array.from({ length: 40 }, () => paragraph).join('\n\n') },
  sentence: { version: 1, text: { en: 'I have read it. '.repeat(40) } },
  hash: 'a'.repeat(64),
  importedAt: at,
  sequence: 1,
}
const reader: Person = {
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
const ask: Ask = {
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
const view: PolicyView = { ask, policy: longest, reader, lead: reader.name, at }
const answered: Ask = {
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
const counts = { asked: 50_000, answered: 12_345, open: 37_655, closed: 0 }
const cycle: Cycle = {
  _id: 'cycle/policy-acknowledgement.x/1',
  v: 1,
  process: 'policy-acknowledgement',
  subject: ask.subject,
  state: 'open',
  audience: 'everyone',
  sequence: 1,
  startedBy: 'p_1',
  startedAt: at,
  dueOn: ask.dueOn,
  closesOn: ask.dueOn,
  timeZone: 'Europe/Dublin',
}
const publish = {
  policy: longest,
  reader,
  asked: 50_000,
  departments: 300,
  unreachable: 1_200,
  dueOn: '2027-09-30',
  closesOn: '2027-10-30',
  today: '2026-03-09',
  first: false,
}
const manyDepartments = Array.from({ length: 300 }, (_, n) => ({
  department: `${n} ${'D'.repeat(50)}`,
  completion: counts,
}))

describe.each(['en', 'de'])('at the longest texts in "%s", nothing exceeds what Slack takes', (language) => {
  const texts = textsFor(language)
  const status = {
    ...{ policy: longest, reader, cycle, startedBy: reader.name, completion: counts },
    ...{ departments: manyDepartments, unreachable: 1_200, at },
  }
  const people = Array.from({ length: 200 }, (_, n) => ({
    ...reader,
    name: `${n} Someone`,
    department: 'Sales',
  }))
  const waiting = Array.from({ length: 60 }, () => waitingThing(view, texts))

  test.each([
    ['the question', askCard(view, texts)],
    ['the receipt', askCard({ ...view, ask: answered }, texts)],
    [
      'what was closed',
      askCard({ ...view, ask: { ...ask, state: 'closed', closed: { at, because: 'superseded' } } }, texts),
    ],
    ['the status', statusCard(status, texts)],
    ['who cannot be reached', unreachableCard({ policy: longest, reader, people }, texts)],
    [
      'help with sixty things that wait',
      helpCard({ unknown: { typed: 'x', meant: 'y' }, waiting, commands: [] }, texts),
    ],
  ])('%s', (_, card) => {
    expect(renderBlocks(card).warnings).toEqual([])
  })

  test('the confirmation before a policy is published', () => {
    expect(renderView(publishForm(publish, texts)).warnings).toEqual([])
  })

  test('every page of a policy', () => {
    for (let page = 1; page <= 4; page += 1) {
      expect(renderView(policyForm(view, texts, page)).warnings).toEqual([])
    }
  })
})

describe('a policy of several pages', () => {
  const pages = [1, 2, 3, 4].map((page) => policyForm(view, texts, page))

  test('is shown whole: no paragraph is lost between its pages', () => {
    const shown = pages.map(({ nodes }) => JSON.stringify(nodes)).join('')
    expect(shown.match(/quick brown fox/g)).toHaveLength(40 * 20)
  })

  test('can be acknowledged only on its last page, where the sentence stands', () => {
    expect(pages.map(({ submit }) => submit !== undefined)).toEqual([false, false, false, true])
    expect(JSON.stringify(pages[3]?.nodes)).toContain('By acknowledging you confirm')
    expect(JSON.stringify(pages[0]?.nodes)).toContain('Page 1 of 4')
  })
})

test('the question says what, by when, how long and why, and makes sense as a notification', () => {
  const short: PolicyVersion = {
    ...longest,
    title: { en: 'Information Security Policy' },
    version: '3',
    changes: { en: 'working from home now needs a privacy screen.' },
    body: { en: 'word '.repeat(920) },
  }
  const card = askCard(
    { ...view, policy: short, lead: 'Ines Duarte', ask: { ...ask, dueOn: '2026-03-12' } },
    texts,
  )
  const { payload } = renderBlocks(card)
  expect(payload.text).toBe('Acknowledge the Information Security Policy, version 3 by Thursday 12 March')
  expect(readableText(payload.blocks as never, '')).toBe(
    [
      'Acknowledge the Information Security Policy, version 3',
      'By Thursday 12 March (in 3 days) · about 4 minutes',
      'What changed since the version before: working from home now needs a privacy screen.',
      'Asked of all staff by Ines Duarte, ISMS lead · ISO 27001 A.5.1, 7.3',
    ].join('\n'),
  )
})
