import { addDays, businessDayFrom, dateIn, weekdays } from '../../src/domain/working-days.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { questionOf } from '../support/company.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const policy = 'the Information Security Policy'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'
const hamburg = { timeZone: 'Europe/Berlin', workingDays: weekdays.slice(0, 5), country: 'DE-HH' }

let steward: RunningSteward
let mo: ChatPerson
let ada: ChatPerson
let ben: ChatPerson

beforeAll(async () => {
  steward = await startSteward({ folder: await folderOf(smallCompany) })
  mo = await steward.workspace.person('mo@kestrel.example')
  ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')

async function idOf(email: string) {
  const person = await steward.stores.people.byEmail(email)
  if (!person) throw new Error(`Nobody has the address ${email}`)
  return person
}

test('who says in their own words that they are away is asked back, and gets the receipt', async () => {
  await ben.types('/isms away until next Friday')
  const form = await ben.opens('Is that right?')
  expect(form.submit).toBe('Set as away')
  await ben.submits()
  expect((await ben.opens('You are away from')).text).toContain('What only you can answer waits')
  await ben.closes()
})

test('while they are away, a policy that is published asks the others', async () => {
  await publishPolicy(ada, mo)
  await mo.sees(`Acknowledge ${policy}`, 20)
  const ask = (await steward.stores.asks.openOf((await idOf(ben.email))._id))[0]
  expect(ask?.paused).toBeDefined()
  expect(await ben.messages()).toEqual([])
})

test('what may be delegated goes to who stands in: both read whose it is', async () => {
  const person = await idOf(mo.email)
  const started = await steward.stores.cycles.byId(cycle)
  if (!started) throw new Error('Nothing was published')
  const at = steward.now().toISOString()
  const question = { ...questionOf(started, person, at), kind: 'delegable' as const, slot: 'step-1' }
  await steward.stores.asks.open([question])
  const [ask] = (await steward.stores.asks.openOf(person._id)).filter(({ kind }) => kind === 'delegable')
  const content = { kind: 'asks' as const, asks: [ask?._id ?? ''] }
  await steward.stores.deliveries.want([
    { person: person._id, content, class: 'morning', notBefore: at, reachable: true },
  ])

  await mo.types(`/isms away ${today()} ${addDays(today(), 3)} @Ada Quinn`)
  const receipt = await mo.sees('✓ You are away from')
  expect(receipt.text).toContain('One question is with Ada Quinn from now on.')
  const message = await ada.sees('One question of Mo Farrell is with you', 20)
  expect(message.text).toContain('You answer this for Mo Farrell, who is away until')
  expect(message.buttons).toContain('Read and acknowledge')
  await mo.sees('Ada Quinn may answer this for you until', 20)
})

test('who is back earlier has it again, and the message of who stood in says so', async () => {
  await mo.types('/isms away stop')
  await mo.sees('✓ You are back')
  const message = await ada.sees('This is with Mo Farrell again', 20)
  expect(message.buttons).toEqual([])
})

test('a manager enters it for somebody below, who hears by whom and may change it', async () => {
  const from = addDays(today(), 60)
  await ada.types(`/isms away for Ben Okoro ${from} ${addDays(from, 4)}`)
  await ada.sees('Ben Okoro is away from')
  const told = await ben.sees('Ada Quinn set you as away', 20)
  expect(told.buttons).toEqual(['Call off'])
  await ben.clicks('Call off')
  await ben.sees('✓ Called off')
})

test('on their first day back they are asked, with days enough to answer', async () => {
  const { paused } = (await steward.stores.asks.openOf((await idOf(ben.email))._id))[0] ?? {}
  const back = businessDayFrom(addDays(paused?.until ?? '', 1), hamburg)
  await steward.goesTo(new Date(`${back}T12:30:00.000Z`))
  await ben.sees(`Acknowledge ${policy}`, 20)
  const [ask] = await steward.stores.asks.openOf((await idOf(ben.email))._id)
  expect(ask?.paused).toBeUndefined()
  expect(ask?.toldOn).toBe(back)
}, 60_000)
