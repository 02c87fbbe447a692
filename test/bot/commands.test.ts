import { readFileSync } from 'node:fs'
import { helpCard } from '../../src/bot/cards/help.js'
import { runCommand } from '../../src/bot/desk/commands.js'
import type { ProcessDesk } from '../../src/bot/desk/desk.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Person } from '../../src/domain/person.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { deskOf, everyCommand } from '../support/at-the-desk.js'
import { aPerson, aPolicy, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { readableText } from '../support/slack-text.js'
import { visitOf } from '../support/visit-of.js'

let database: TestDatabase
let stores: Stores
let desk: ProcessDesk

beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  desk = deskOf(stores)
  await found(stores, [lead])
  await stores.policies.add(aPolicy('1.0'))
})
afterAll(() => database.drop())

async function answerTo(person: Person, text: string): Promise<string> {
  const reply = await runCommand(visitOf(person, '2026-11-24T09:00:00.000Z'), text, [desk])
  if (reply.kind !== 'card') return `a ${reply.kind}`
  const { payload } = renderBlocks(reply.card)
  return readableText(payload.blocks as never, payload.text)
}

test.each([
  ['polcy publish information-security', 'Did you mean `/isms policy publish information-security`?'],
  ['Policy  Publsh information-security', 'Did you mean `/isms policy publish information-security`?'],
  ['policy statsu', 'Did you mean `/isms policy status`?'],
  ['polcy', 'Did you mean `/isms policy`?'],
  ['hlep', 'Did you mean `/isms help`?'],
])('“%s” is answered with what was meant, and nothing is done', async (typed, suggestion) => {
  const answer = await answerTo(lead, typed)
  expect(answer).toContain('so nothing was done.')
  expect(answer).toContain(suggestion)
  expect(answer).toContain('Type /isms alone for everything that you can do.')
  // Whoever mistyped one word is not given a page to read.
  expect(answer).not.toContain('Commands for you')
  expect(answer).not.toContain('`/isms policy list`')
  expect(await stores.cycles.ids()).toEqual([])
})

test.each(['', ' \t\u00a0 ', 'help', 'HELP', 'Help!', 'hilfe', 'Hilfe.', '.'])(
  '“%s” is answered with everything that one may do',
  async (typed) => {
    const answer = await answerTo(lead, typed)
    expect(answer).toContain('What you can do here')
    expect(answer).toContain('/isms policy publish ID')
    expect(answer).not.toContain('There is no command')
  },
)

test.each(['policy', 'Policy', 'policy.', 'help policy', 'hilfe policy'])(
  '“%s” is answered with how it goes on, a line each, of what is theirs',
  async (typed) => {
    const answer = await answerTo(lead, typed)
    expect(answer).toContain('What can follow `/isms policy`')
    expect(answer).toContain('`/isms policy publish ID`: ')
    expect(answer).not.toContain('There is no command')
    expect(await answerTo(aPerson(2), typed)).not.toContain('publish')
  },
)

test('what follows a command is not known: the others that begin alike are named, and nothing else', async () => {
  const answer = await answerTo(lead, 'policy coffee')
  expect(answer).toContain('There is no command “policy coffee”, so nothing was done.')
  expect(answer).toContain('`/isms policy list`: ')
  expect(answer).not.toContain('Nothing waits for you')
})

test('who reads German is asked back in German', async () => {
  const jan = { ...lead, language: 'de' }
  expect(await answerTo(jan, 'hlep')).toContain('Meinten Sie `/isms help`?')
  expect(await answerTo(jan, 'policy')).toContain('Was auf `/isms policy` folgen kann')
  expect(await answerTo(jan, 'Hilfe')).toContain('Was Sie hier tun können')
  expect(await answerTo(jan, 'Hilfe')).toContain('/isms policy publish KENNUNG')
  expect(await answerTo(jan, 'Hilfe')).not.toMatch(/\bID\b/)
})

test.each(['POLICY PUBLISH INFORMATION-SECURITY', 'Policy publish Information-Security.'])(
  '“%s” is understood in capitals and with a full stop',
  async (typed) => {
    expect(await answerTo(lead, typed)).toBe(await answerTo(lead, 'policy publish information-security'))
  },
)

test('what is near no command is answered with the way to all of them', async () => {
  const answer = await answerTo(lead, 'coffee, please')
  expect(answer).toContain('There is no command “coffee, please”, so nothing was done.')
  expect(answer).not.toContain('Did you mean')
  expect(answer).toContain('Type /isms alone for everything that you can do.')
  expect(answer).not.toContain('/isms policy publish ID')
})

test('nobody is pointed to a command that is not theirs', async () => {
  const answer = await answerTo(aPerson(2), 'polcy publish information-security')
  expect(answer).toContain('There is no command')
  expect(answer).not.toContain('policy publish ID')
  expect(answer).not.toContain('Did you mean')
})

test('whatever was typed is shown as it was, and cannot leave its quotation marks', async () => {
  const answer = await answerTo(lead, 'policy publsh `x` *y*')
  expect(answer).toContain('There is no command “policy publsh `x` *y*”')
  expect(answer).toContain('Did you mean `/isms policy publish x *y*`?')
})

test.each(['en', 'de'])(
  'whoever may do everything, and for whom much waits, gets all of it in one message: %s',
  (language) => {
    const texts = textsFor(language)
    const commands = everyCommand(stores).map(({ words, parameters, describe }) => {
      return { usage: `${words} ${parameters(texts)}`, text: describe(texts) }
    })
    const text = 'Check: Leavers lose their access on the day on which they leave, in every system'
    const action = { label: texts.common.help.title, verb: 'check/open', value: 'a.1' }
    const waiting = Array.from({ length: 30 }, () => ({ text, action, dueOn: '2027-02-02' }))
    const watching = Array.from({ length: 30 }, () => `${text} · Tomás Ryan, Tuesday 2 February`)
    const { payload, warnings } = renderBlocks(helpCard({ waiting, watching, commands }, texts))
    expect(warnings).toEqual([])
    expect(JSON.stringify(payload.blocks)).toContain(commands.at(-1)?.text)
  },
)

test('whatever can be typed stands on the first page that people read', () => {
  const readme = readFileSync('README.md', 'utf8')
  const words = everyCommand(stores).map((command) => command.words)
  expect(words.filter((each) => !readme.includes(`\`/isms ${each}`))).toEqual([])
})
