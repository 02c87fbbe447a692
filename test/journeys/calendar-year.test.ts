import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { printRecord } from '../../src/main/record.js'
import { verifyCommand } from '../../src/main/verify.js'
import { verifyLedger } from '../../src/store/verify.js'
import type { ChatPerson } from '../support/chat-person.js'
import { acknowledge } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/**
 * The year 2027 of Harbour & Pine's own calendar, from one due date to the next: what comes on which day, what people
 * change of it, and what is on record in the end.
 */
const folder = fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url))
/** Those whose messages are read; to forty others nothing is sent, and they answer all the same. */
const cast = [
  'ines.duarte',
  'tomas.ryan',
  'maeve.brennan',
  'henrik.sorensen',
  'roisin.kavanagh',
  'conor.healy',
]

const reviewOf = (policy: string) => `policy-review.${policy}`
const roundOf = (policy: string) => `policy-acknowledgement.${policy}`

let steward: RunningSteward
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

beforeAll(async () => {
  const csv = await readFile(`${folder}/people.csv`, 'utf8')
  const ids = csv.split('\n').map((line) => line.split(',')[0] ?? '')
  steward = await startSteward({
    folder,
    withoutAccount: ids.filter((id) => !cast.includes(id)),
    begins: new Date('2027-01-04T09:30:00.000Z'),
  })
  for (const id of cast) people.set(id, await steward.workspace.person(`${id}@harbourpine.example`))
}, 60_000)
afterAll(() => steward.stop())

/** Half past nine in Cork on that day, by which what begins on it has begun. */
const goesTo = (day: string) =>
  steward.goesTo(new Date(`${day}T${day < '2027-03-28' || day > '2027-10-30' ? '09' : '08'}:30:00.000Z`))

/** The cycles of a programme that have begun, by their periods. */
async function begun(programme: string): Promise<string[]> {
  const occurrences = await steward.stores.occurrences.ofProgramme(programme)
  return occurrences.flatMap(({ period, started }) => (started?.cycle ? [period] : []))
}

/** Everybody who is asked to acknowledge something does. */
async function everybodyAcknowledges(): Promise<void> {
  const { asks, cycles } = steward.stores
  for (const { _id, process } of await cycles.open()) {
    if (process !== 'policy-acknowledgement') continue
    for await (const ask of asks.ofCycle(_id))
      if (ask.state === 'open') await acknowledge(steward.stores, ask, steward.now().toISOString())
  }
}

/** The owner says that the policy still holds, and what they looked at. */
async function saysThatItHolds(owner: ChatPerson, title: string): Promise<void> {
  await owner.sees(`Review the ${title}`, 30)
  await owner.types('/isms')
  await owner.clicks('Review', { within: `Review the ${title}` })
  await owner.opens('Does it still hold')
  await owner.clicks('It still holds…')
  await owner.opens('still holds as it is')
  await owner.submits({ 'What you looked at': 'Incidents, exceptions and the law since' })
  await owner.sees(`You reviewed the ${title}, version 1.0: it still holds`, 30)
}

test('4 January: four policies come into force, and the calendar shows what the year brings', async () => {
  const ines = the('ines.duarte')
  for (const [policy, approver] of [
    ['information-security', 'maeve.brennan'],
    ['access-control', 'henrik.sorensen'],
    ['acceptable-use', 'roisin.kavanagh'],
    ['incident-reporting', 'roisin.kavanagh'],
  ] as const)
    await publishPolicy(ines, the(approver), policy)
  await eventually(async () => (await steward.stores.cycles.open()).length === 4)
  await everybodyAcknowledges()

  await ines.types('/isms calendar 2027')
  const { text } = await ines.sees('ISMS calendar, January to December')
  // The first Monday of February is Saint Brigid's Day in Ireland.
  expect(text).toContain(
    'Tuesday 2 February, since Monday 1 February is no business day · Review of the Access',
  )
  // Ascension Day is a holiday in Hamburg, by whose days this one is planned, and none in Ireland.
  expect(text).toContain(
    'Friday 7 May, since Thursday 6 May is no business day · Everybody acknowledges the Incident',
  )
}, 120_000)

test('5 January: the only review of a policy in this year is left out, since top management approves it', async () => {
  await goesTo('2027-01-05')
  const ines = the('ines.duarte')
  await ines.types(`/isms calendar skip ${reviewOf('acceptable-use')}`)
  await ines.opens('Maeve Brennan, of top management, decides first')
  await ines.submits({ Why: 'Version 2.0 is being written' })
  await ines.opens('Maeve Brennan is asked')
  await ines.closes()
  const maeve = the('maeve.brennan')
  await maeve.sees('Decide: may “Review of the Acceptable Use Policy” be left out', 30)
  await maeve.clicks('Leave it out')
  await maeve.opens('If you approve')
  await maeve.submits()
  await ines.sees('Maeve Brennan approved leaving out', 30)
  await goesTo('2027-01-19')
  expect(await begun(reviewOf('acceptable-use'))).toEqual([])
  await everybodyAcknowledges()
}, 120_000)

test('2 February: a review begins on the day after the Irish holiday, and its owner says that the policy holds', async () => {
  await goesTo('2027-02-01')
  expect(await begun(reviewOf('access-control'))).toEqual([])
  await goesTo('2027-02-02')
  expect(await begun(reviewOf('access-control'))).toEqual(['2027'])
  await saysThatItHolds(the('tomas.ryan'), 'Access Control Policy')
}, 120_000)

test('8 March: a round that was moved by a week begins then, and not on its own day', async () => {
  await goesTo('2027-02-22')
  const ines = the('ines.duarte')
  await ines.types(`/isms calendar move ${roundOf('information-security')} 2027-03-08`)
  await ines.opens('Move to another day')
  await ines.submits({ Why: 'The whole company is at the spring meeting' })
  await ines.opens('begins on Monday 8 March')
  await ines.closes()
  await goesTo('2027-03-02')
  expect(await begun(roundOf('information-security'))).toEqual([])
  await goesTo('2027-03-08')
  expect(await begun(roundOf('information-security'))).toEqual(['2027'])
  await the('conor.healy').sees('Acknowledge the Information Security Policy', 30)
  await everybodyAcknowledges()
}, 120_000)

test('22 March: a review that is pulled forward begins now, and its own day begins nothing more', async () => {
  await goesTo('2027-03-22')
  const ines = the('ines.duarte')
  await ines.types(`/isms calendar run ${reviewOf('incident-reporting')}`)
  await ines.opens('Start now: Review of the Incident Reporting Policy')
  await ines.submits()
  await ines.opens('starts now')
  await ines.closes()
  await eventually(async () => (await begun(reviewOf('incident-reporting'))).length > 0)
  // Her message of the 22nd may be out already, and there is one a day.
  await goesTo('2027-03-23')
  await saysThatItHolds(ines, 'Incident Reporting Policy')
  await goesTo('2027-04-16')
  expect(await begun(reviewOf('incident-reporting'))).toEqual(['2027-04-15'])
}, 120_000)

test('7 May: what is planned by the days of Hamburg begins on the day after Ascension Day', async () => {
  await goesTo('2027-05-06')
  expect(await begun(roundOf('incident-reporting'))).toEqual([])
  await goesTo('2027-05-07')
  expect(await begun(roundOf('incident-reporting'))).toEqual(['2027'])
  await the('conor.healy').sees('Acknowledge the Incident Reporting Policy', 30)
  await everybodyAcknowledges()
}, 120_000)

test('24 May: a review whose day passed while no worker ran is caught up, once', async () => {
  await goesTo('2027-05-19')
  await steward.isOutUntil(new Date('2027-05-24T08:30:00.000Z'))
  await eventually(async () => (await begun(reviewOf('information-security'))).length > 0)
  await saysThatItHolds(the('ines.duarte'), 'Information Security Policy')
  await goesTo('2027-05-28')
  expect(await begun(reviewOf('information-security'))).toEqual(['2027'])
  const reviews = (await steward.stores.cycles.ids()).filter((id) =>
    id.includes(reviewOf('information-security')),
  )
  expect(reviews).toEqual([`cycle/${reviewOf('information-security')}/2027`])
}, 120_000)

test('18 January: the next review says that the last one was left out, by whom and why', async () => {
  await goesTo('2027-06-14')
  await everybodyAcknowledges()
  await goesTo('2028-01-17')
  expect(await begun(reviewOf('acceptable-use'))).toEqual([])
  await goesTo('2028-01-18')
  expect(await begun(reviewOf('acceptable-use'))).toEqual(['2028'])
  const tomas = the('tomas.ryan')
  await tomas.sees('Review the Acceptable Use Policy', 30)
  await tomas.types('/isms')
  await tomas.clicks('Review', { within: 'Review the Acceptable Use Policy' })
  const question = await tomas.opens('Does it still hold')
  expect(question.text).toContain(
    'The review of 2027 was left out by Ines Duarte: Version 2.0 is being written',
  )
  await tomas.closes()
}, 180_000)

test('the auditor finds each of them on record, and the ledger whole', async () => {
  await eventually(async () => (await verifyLedger(steward.admin)).unsealed === 0)
  const printed: string[] = []
  const holds = await verifyCommand(steward.admin, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  for (const cycle of [
    `cycle/${reviewOf('access-control')}/2027`,
    `cycle/${reviewOf('incident-reporting')}/2027-04-15`,
    `cycle/${reviewOf('information-security')}/2027`,
    `cycle/${roundOf('information-security')}/2027`,
    `cycle/${roundOf('incident-reporting')}/2027`,
  ]) {
    const lines: string[] = []
    const out = { write: (text: string) => void lines.push(text) }
    expect([cycle, await printRecord(steward.stores, cycle, 'csv', { out, problem: out })]).toEqual([
      cycle,
      0,
    ])
  }
})
