import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, organisationYaml, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatMessage, ChatPerson } from '../support/chat-person.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const people = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Head of sales,,,,,,,slack
dev,Dev Patel,dev@kestrel.example,employee,cleo,Sales,Account manager,,,,,,,slack
fay,Fay Moss,fay@kestrel.example,employee,mo,Sales,Sales operations,,,,,,,slack
`
const coordinated = `${organisationYaml}coordinators:
  - { person: fay, department: Sales }
`
const title = 'the Information Security Policy, version 1.0'

let steward: RunningSteward
let ada: ChatPerson
let cleo: ChatPerson
let dev: ChatPerson
let fay: ChatPerson

beforeAll(async () => {
  steward = await startSteward({
    folder: await folderOf({ ...smallCompany, 'organisation.yaml': coordinated, 'people.csv': people }),
  })
  ada = await steward.workspace.person('ada@kestrel.example')
  cleo = await steward.workspace.person('cleo@kestrel.example')
  dev = await steward.workspace.person('dev@kestrel.example')
  fay = await steward.workspace.person('fay@kestrel.example')
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
  await publishPolicy(ada, await steward.workspace.person('mo@kestrel.example'))
  const asked = await dev.sees(`Acknowledge ${title}`, 20)
  expect(asked.text).toContain('Asked of all staff')
  expect(asked.text).not.toContain('next reminder')
  for (const person of [ada, cleo, fay]) {
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

test('the ISMS lead is told where things stand when that has changed, with what they hold the ledger against', async () => {
  const said = (await fromSteward(ada)).map(({ text }) => text)
  const summary = said.filter((text) => text.includes('Overdue')).at(-1) ?? ''
  expect(summary).toMatch(/^Information security, \w+ \d+ \w+/)
  expect(summary).toContain('Overdue 0')
  expect(summary).toMatch(/The Information Security Policy, version 1\.0: 3 of 5/)
  const [, anchor] = /Ledger (\d+:[0-9a-f]{16}) ·/.exec(summary) ?? []
  const printed: string[] = []
  expect(await verifyCommand(steward.stores.db, anchor, (line) => void printed.push(line))).toBe(0)
  expect(printed[1]).toMatch(/^The anchor \d+:[0-9a-f]{8}… /)
})

test('once it is overdue, manager and person read the same, and nothing more about the person', async () => {
  await steward.goesTo('week')
  await steward.goesTo('week')
  const told = (await fromSteward(cleo)).at(-1)?.text ?? ''
  const line = /Dev Patel, Sales: the Information Security Policy, version 1\.0, due \w+ \d+ \w+/.exec(
    told,
  )?.[0]
  expect(told).toContain('One person is late')
  const read = (await fromSteward(dev)).find(({ text }) => text.includes(line ?? 'nothing'))
  expect(read?.text).toContain(`Sent to Cleo Ward today: “${line}”.`)
}, 120_000)

test('then who coordinates that department has it, in place of the ISMS lead', async () => {
  await steward.goesTo('week')
  const messages = await fromSteward(fay)
  const told = messages.find(({ text }) => text.includes('Dev Patel'))
  // Where her part stands she has read when he became overdue.
  expect(messages.find(({ text }) => text.includes('Overdue 1'))?.text).toContain(
    'Information security, Sales',
  )
  expect(told?.buttons).toContain('Hand on to the ISMS lead')
  expect((await fromSteward(ada)).map(({ text }) => text).join('\n')).not.toContain('Dev Patel')
  await fay.types('/isms late')
  expect((await fay.sees('One person is late')).text).toContain(
    'Dev Patel, Sales: the Information Security Policy',
  )
}, 60_000)

test('who hands it on to the ISMS lead; she and the person read so the next morning', async () => {
  await fay.clicks('Hand on to the ISMS lead')
  await fay.sees('One late answer is with Ada Quinn as well now')
  await fay.clicks('Hand on to the ISMS lead')
  await fay.sees('Ada Quinn has everything already that has come to you')
  await steward.goesTo('next-morning')
  const hers = (await fromSteward(ada)).at(-1)?.text ?? ''
  expect(hers).toContain('Dev Patel, Sales: the Information Security Policy, version 1.0')
  expect(hers).toContain('Overdue 2')
  expect((await fromSteward(dev)).at(-1)?.text).toMatch(/Sent to .*Ada Quinn.* today/)
}, 60_000)

test('nobody else hands anything on', async () => {
  expect(await steward.forge('dev@kestrel.example', 'reminders.hand-up', 'late')).toContain(
    'This belongs to coordinators',
  )
  await dev.types('/isms late')
  await dev.sees('Nobody whom you see to is late.')
})
