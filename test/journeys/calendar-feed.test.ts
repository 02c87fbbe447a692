import ICAL from 'ical.js'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import { addDays, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, policyMd, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson

beforeAll(async () => {
  const owned = policyMd.replace('owner: ada', 'owner: ben')
  steward = await startSteward({
    folder: await folderOf({ ...smallCompany, 'policies/information-security.md': owned }),
  })
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
  await publishPolicy(ada, await person('mo'))
  await ben.sees('Acknowledge the Information Security Policy', 20)
  const at = steward.now().toISOString()
  await steward.stores.programmes.lay({
    ...{ _id: 'policy-review.information-security', process: 'policy-review' },
    ...{ subject: 'information-security', shift: 'next', country: 'IE', owner: null, noticeDays: 0 },
    ...{
      recurrence: { kind: 'months', every: 12, from: addDays(dateIn(at, 'Europe/Dublin'), 30) },
      businessDays: 10,
    },
  })
  await planCalendar(steward.stores, at, () => undefined)
}, 90_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function subscribes(person: ChatPerson): Promise<string> {
  await person.types('/isms calendar feed')
  await person.clicks('Make my address')
  const { text, onlyToYou } = await person.sees('it is not shown again')
  expect(onlyToYou).toBe(true)
  const [address] = /http:\/\/127\.0\.0\.1:\d+\/calendar\/[\w-]{43}\.ics/.exec(text) ?? []
  if (!address) throw new Error(`There is no address in: ${text}`)
  return address
}

/** What a calendar program shows. */
async function shownBy(address: string): Promise<string[]> {
  const response = await fetch(address)
  expect(response.status).toBe(200)
  const events = new ICAL.Component(ICAL.parse(await response.text())).getAllSubcomponents('vevent')
  return events.map((event) => String(event.getFirstPropertyValue('summary')))
}

test('people see in their own calendar what waits for them, until it is done, and what is planned of theirs', async () => {
  const address = await subscribes(ben)
  const planned = Array(2).fill('Review of the Information Security Policy')
  expect(await shownBy(address)).toEqual([
    'Acknowledge the Information Security Policy, version 1.0',
    ...planned,
  ])
  await ben.clicks('Read and acknowledge')
  await ben.opens('Lock your screen')
  await ben.submits()
  await ben.sees('You acknowledged')
  expect(await shownBy(address)).toEqual(planned)
}, 60_000)

test('the ISMS lead sees when what runs is due; a new address, asked for once more, ends the old one', async () => {
  const old = await subscribes(ada)
  expect(await shownBy(old)).toContain('Acknowledgements due: the Information Security Policy, version 1.0')
  await ada.clicks('Make a new address…')
  await ada.opens('The old one stops at once')
  await ada.submits()
  const { text } = await ada.opens('it is not shown again')
  const [address = ''] = /http:\S+\.ics/.exec(text) ?? []
  expect(address).not.toBe(old)
  expect((await fetch(old)).status).toBe(404)
  expect(await shownBy(address)).toHaveLength(4)
}, 60_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
