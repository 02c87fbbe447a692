import type { Person } from '../../src/domain/person.js'
import type { Stores } from '../../src/main/stores.js'
import { orgImport } from '../../src/org/commands.js'
import { Record } from '../org/record.js'
import { AtTheDesk } from '../support/at-the-desk.js'

const at = '2026-11-30T09:30:00.000Z'
let record: Record
let stores: Stores
let ines: Person
beforeAll(async () => {
  record = await Record.open()
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  const code = await orgImport('examples/harbour-pine', { print, ...record.tools() })
  if (code !== 0) throw new Error(printed.join('\n'))
  await record.begins()
  stores = record.stores
  ines = (await stores.people.byEmail('ines.duarte@harbourpine.example')) as Person
})
afterAll(() => record.close())

/** How many commands the database is given while somebody types this. */
async function commandsOf(typed: string): Promise<number> {
  const desk = new AtTheDesk(stores, ines, at)
  await desk.types(typed)
  await record.db.command({ profile: 2 })
  expect((await desk.types(typed)).sees).not.toBe('')
  await record.db.command({ profile: 0 })
  const { length } = await record.db.collection('system.profile').find().toArray()
  await record.db.dropCollection('system.profile')
  return length
}

test('a screen over all of Harbour & Pine reads what its processes share once, and not once for each of them', async () => {
  expect(await commandsOf('status')).toBeLessThan(160)
  expect(await commandsOf('')).toBeLessThan(170)
})

test('the programme of audits, and how they stand, take a few reads, however many audits there are', async () => {
  expect(await commandsOf('audit programme')).toBeLessThan(20)
  expect(await commandsOf('audit')).toBeLessThan(15)
})
