import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatMessage, ChatPerson } from '../support/chat-person.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const people = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Head of sales,,,,,,,slack
dev,Dev Patel,dev@kestrel.example,employee,cleo,Sales,Account manager,,,,,,,slack
`
const title = 'the Information Security Policy, version 1.0'

let steward: RunningSteward
let ada: ChatPerson
let cleo: ChatPerson
let dev: ChatPerson

beforeAll(async () => {
  steward = await startSteward({ folder: await folderOf({ ...smallCompany, 'people.csv': people }) })
  ada = await steward.workspace.person('ada@kestrel.example')
  cleo = await steward.workspace.person('cleo@kestrel.example')
  dev = await steward.workspace.person('dev@kestrel.example')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function acknowledges(person: ChatPerson): Promise<void> {
  await person.clicks('Read and acknowledge')
  await person.opens('Acknowledge')
  await person.submits()
  await person.sees(`You acknowledged ${title}`)
}

const fromSteward = async (person: ChatPerson): Promise<ChatMessage[]> =>
  (await person.messages()).filter(({ from, onlyToYou }) => from === 'app' && !onlyToYou)

test('a question of the morning comes at once, in a message of its own', async () => {
  await ada.types('/isms policy publish information-security')
  await ada.opens('Publish to')
  await ada.submits()
  await ada.closes()
  const asked = await dev.sees(`Acknowledge ${title}`, 20)
  expect(asked.text).toContain('Asked of all staff')
  expect(asked.text).not.toContain('next reminder')
  for (const person of [ada, cleo]) {
    await person.sees(`Acknowledge ${title}`, 20)
    await acknowledges(person)
  }
}, 60_000)

test('whoever does not answer is reminded, and told when the next reminder comes', async () => {
  await steward.goesTo('week')
  const messages = await fromSteward(dev)
  expect(messages.length).toBeGreaterThan(1)
  expect(messages.at(-1)?.text).toMatch(/Your next reminder comes on \w+ \d+ \w+\. Away\? Type \/isms away/)
  expect(await fromSteward(cleo)).toHaveLength(1)
}, 60_000)

test('the ISMS lead gets one summary each morning, with what they hold the ledger against', async () => {
  const summary = (await fromSteward(ada)).at(-1)?.text ?? ''
  expect(summary).toMatch(/^Information security, \w+ \d+ \w+/)
  expect(summary).toContain('Overdue 0')
  expect(summary).toMatch(/the Information Security Policy, version 1\.0: 2 of 4/)
  expect(summary).toMatch(/Ledger \d+:[0-9a-f]{64}/)
})

test('once it is overdue, manager and person read the same, and nothing more about the person', async () => {
  await steward.goesTo('week')
  await steward.goesTo('week')
  const told = (await fromSteward(cleo)).at(-1)?.text ?? ''
  const line = /Dev Patel: the Information Security Policy, version 1\.0, due \w+ \d+ \w+/.exec(told)?.[0]
  expect(told).toContain('One answer is late')
  const read = (await fromSteward(dev)).find(({ text }) => text.includes(line ?? 'nothing'))
  expect(read?.text).toContain(`Sent to Cleo Ward today: “${line}”.`)
}, 120_000)

test('and later the ISMS lead has it in the summary of the day', async () => {
  await steward.goesTo('week')
  const summaries = (await fromSteward(ada)).map(({ text }) => text)
  const told = summaries.find((text) => text.includes('Dev Patel'))
  expect(told).toContain('answers are late')
  expect(told).toContain('Overdue 2')
}, 60_000)
