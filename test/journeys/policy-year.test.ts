import { verifyCommand } from '../../src/main/verify.js'
import { verifyLedger } from '../../src/store/verify.js'
import {
  folderOf,
  organisationYaml,
  policyMd,
  removeFolders,
  rewrite,
  smallCompany,
} from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/**
 * The whole life of one policy, as a year in a company goes: what each person types, clicks and reads, and what is on
 * record in the end.
 */
const staff = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Head of sales,,,,,,,slack
dev,Dev Patel,dev@kestrel.example,employee,cleo,Sales,Account manager,,,,,,,slack
eve,Eve Long,eve@kestrel.example,employee,cleo,Sales,Account manager,,,,,,,slack
fay,Fay Moss,fay@kestrel.example,employee,mo,Yard,Yard lead,,,,,,,slack
gus,Gus Hall,gus@kestrel.example,employee,fay,Yard,Inspector,,,,,,,slack
`
const joins = 'hal,Hal Reed,hal@kestrel.example,employee,fay,Yard,Inspector,,,,,,,slack\n'
const first = policyMd.replace('owner: ada', 'owner: cleo')
const name = 'the Information Security Policy'
const round = 'cycle/policy-acknowledgement.information-security/1.0'

let steward: RunningSteward
let folder: string
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

async function comes(id: string): Promise<void> {
  people.set(id, await steward.workspace.person(`${id}@kestrel.example`))
}

async function acknowledges(id: string, version: string): Promise<void> {
  await the(id).sees(`Acknowledge ${name}, version ${version}`, 20)
  await the(id).clicks('Read and acknowledge')
  await the(id).opens('Acknowledge')
  await the(id).submits()
  await the(id).sees(`You acknowledged ${name}, version ${version}`, 20)
}

/** The date that many days from now, where the company is. */
const inDays = (days: number) =>
  new Date(steward.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  folder = await folderOf({
    ...smallCompany,
    'organisation.yaml': organisationYaml,
    'people.csv': staff,
    'policies/information-security.md': first,
  })
  steward = await startSteward({ folder })
  for (const id of ['mo', 'ada', 'cleo', 'dev', 'eve', 'fay', 'gus']) await comes(id)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

test('it is published once its approver approves it, and everyone is asked that morning', async () => {
  await publishPolicy(the('ada'), the('mo'))
  for (const id of ['mo', 'ada', 'cleo']) await acknowledges(id, '1.0')
}, 60_000)

test('somebody who is away is left alone, and has time when they are back', async () => {
  await the('eve').types(`/isms away ${inDays(0)} ${inDays(18)}`)
  await the('eve').sees('You are away from')
})

test('somebody who cannot acknowledge it gets an exception from its owner', async () => {
  await the('fay').sees(`Acknowledge ${name}`, 20)
  await the('fay').clicks("I can't acknowledge this")
  await the('fay').opens('Say why')
  await the('fay').submits({ 'What stands in the way?': 'The gate terminal has no screen lock.' })
  await the('ada').sees("Decide: Fay Moss can't acknowledge", 20)
  await the('ada').clicks('Ask for an exception…')
  await the('ada').opens('Ask for the exception')
  await the('ada').submits({
    'Which rule should not hold for them, and why?': 'It is replaced in five weeks.',
  })
  await the('cleo').sees('Decide: may Fay Moss depart', 20)
  await the('cleo').clicks('Grant until…')
  await the('cleo').opens('Grant the exception')
  await the('cleo').submits({
    'Its last day': inDays(40),
    'Why is it acceptable, and on what conditions?': 'The terminal stands behind the gate.',
  })
  await the('fay').sees('Cleo Ward granted you an exception until', 20)
}, 60_000)

test('who leaves is closed, and who joins is asked within a day', async () => {
  const changed = staff.replace(/^gus,.*\n/m, '') + joins
  await rewrite(folder, { 'people.csv': changed })
  await steward.workspace.adds({
    email: 'hal@kestrel.example',
    name: 'Hal Reed',
    department: 'Yard',
    title: 'Inspector',
    timeZone: 'Europe/Dublin',
  })
  await steward.import(folder)
  await comes('hal')
  await the('hal').types('/isms')
  await steward.goesTo('next-morning')
  await acknowledges('hal', '1.0')
}, 60_000)

test('who does not answer is reminded; when it is overdue the manager hears of it, and then the ISMS lead', async () => {
  for (let week = 0; week < 4; week += 1) await steward.goesTo('week')
  await the('cleo').sees(/Dev Patel, Sales: the Information Security Policy, version 1\.0, due/)
  await the('dev').sees(/Sent to Cleo Ward today: “Dev Patel, Sales: /)
  await the('ada').sees(/Dev Patel, Sales: the Information Security Policy, version 1\.0, due/)
  const told = (await the('cleo').messages()).map(({ text }) => text).join('\n')
  expect(told).not.toContain('Eve Long, ')
  await acknowledges('dev', '1.0')
}, 120_000)

test('who is back is asked with a new due date, and an exception that ran out is asked again', async () => {
  await acknowledges('eve', '1.0')
  // That nobody is left to answer is noticed within seconds of real time, in which this clock goes on by weeks.
  await eventually(async () => {
    const cycle = await steward.stores.cycles.byId(round)
    return cycle && (cycle.nextLook ?? '') < cycle.closesOn ? cycle : null
  })
  await steward.goesTo('week')
  await steward.goesTo('week')
  await acknowledges('fay', '1.0')
}, 120_000)

test('when all have answered and none can take it back any more, the round closes with its record', async () => {
  await steward.goesTo('week')
  const record = await eventually(() => steward.stores.records.byCycle(round))
  expect(record.completion).toMatchObject({ open: 0 })
  expect(record.approval).toMatchObject({
    by: (await steward.stores.people.byEmail('mo@kestrel.example'))?._id,
  })
}, 60_000)

test('a new wording informs, and what was acknowledged carries over', async () => {
  await rewrite(folder, {
    'policies/information-security.md': first
      .replace('version: "1.0"', 'version: "1.1"\nchanges: A spelling mistake is gone.')
      .replace('change: material', 'change: editorial')
      .replace('Lock your screen', 'Always lock your screen'),
  })
  await steward.import(folder)
  await publishPolicy(the('ada'), the('mo'))
  await steward.goesTo('next-morning')
  await the('dev').sees('version 1.1', 20)
  expect((await the('dev').messages()).at(-1)?.buttons).not.toContain('Read and acknowledge')
}, 120_000)

test('a material version is asked about anew, and says what changed since each last acknowledged', async () => {
  await rewrite(folder, {
    'policies/information-security.md': first
      .replace('version: "1.0"', 'version: "2.0"\nchanges: Screens lock by themselves now.')
      .replace('Lock your screen', 'Let your screen lock itself'),
  })
  await steward.import(folder)
  await publishPolicy(the('ada'), the('mo'))
  await steward.goesTo('next-morning')
  const asked = await the('dev').sees(`Acknowledge ${name}, version 2.0`, 20)
  expect(asked.text).toContain('Screens lock by themselves now.')
  await acknowledges('dev', '2.0')
}, 120_000)

test('it is retired, and nobody is asked about it any more', async () => {
  await the('ada').types('/isms policy retire information-security')
  await the('ada').opens('Retire it')
  await the('ada').submits({ 'Why is it retired?': 'Two policies take its place.' })
  await eventually(async () => (await steward.stores.records.byCycle(round.replace('1.0', '2.0'))) !== null)
  const open = await steward.admin.collection('asks').find({ state: 'open' }).toArray()
  // What went past its end is for the ISMS lead to look at, whatever becomes of the policy.
  expect(open.filter(({ process }) => process !== 'corrective-action')).toEqual([])
}, 60_000)

test('the auditor finds all of it on record, and the ledger whole', async () => {
  await eventually(async () => (await verifyLedger(steward.admin)).unsealed === 0)
  const csv = await printedRecord(steward.stores, round, 'csv')
  expect(csv).toMatch(/Dev Patel.*acknowledged/)
  expect(csv).toMatch(/Gus Hall.*left/)
  const printed: string[] = []
  expect(await verifyCommand(steward.admin, undefined, (line) => void printed.push(line))).toBe(0)
  expect(printed.join('\n')).toContain('Ledger intact')
})
