import type { Card } from '../../src/bot/cards/card.js'
import { type CourierTools, sendNext } from '../../src/bot/courier.js'
import { showNextPictures } from '../../src/bot/late-pictures.js'
import { progressOverTime } from '../../src/bot/pictures/progress-over-time.js'
import type { Person } from '../../src/domain/person.js'
import { aPerson, lead } from '../support/company.js'
import { Office } from '../support/office.js'

const robin = aPerson(2)
const words = '31 of 40 have answered'
const svg = progressOverTime({
  days: [{ on: '2026-11-20', done: 31 }],
  of: 40,
  dueOn: '2026-12-01',
  words: { title: 'Progress', from: '20 November', due: 'due 1 December', done: '31 of 40' },
})

let office: Office
afterEach(() => office.stop())

async function openOffice(): Promise<CourierTools> {
  office = await Office.open({ staff: [lead, robin] })
  await office.publishes()
  return courierShowing({ svg, alt: words })
}

/** A courier whose messages hold this picture. */
function courierShowing(picture: { svg: string; alt: string }): CourierTools {
  const card: Card = {
    summary: 'Progress',
    nodes: [
      { kind: 'title', text: 'Progress' },
      { kind: 'image', picture },
    ],
  }
  return office.courier('one', {
    show: async ({ person: id }) => {
      const person = await office.stores.people.byId(id)
      return person && { person, card, worthSending: true }
    },
  })
}

/** What the two see together, and which of it as a picture. */
async function seen(): Promise<{ text: string; pictures: string[] }[]> {
  const people = await Promise.all([lead, robin].map((each: Person) => office.person(each)))
  const messages = await Promise.all(people.map((person) => person.messages()))
  return messages.flat().map(({ text, pictures }) => ({ text, pictures }))
}

const inWords = { text: `Progress\n${words}`, pictures: [] }
const inAPicture = { text: `Progress\n${words}`, pictures: [words] }
const uploads = () => office.sandbox.db.collection('files').countDocuments()

test('a message goes out in words at once, and shows its picture as soon as Slack has it', async () => {
  const courier = await openOffice()
  await sendNext(courier)
  expect(await seen()).toEqual([inWords])
  expect(await showNextPictures(courier)).toBe('sent')
  expect(await seen()).toEqual([inAPicture])
  expect(await showNextPictures(courier)).toBe('idle')
})

test('the same picture is brought once and then shown at once', async () => {
  const courier = await openOffice()
  await sendNext(courier)
  await showNextPictures(courier)
  await sendNext(courier)
  expect(await seen()).toEqual([inAPicture, inAPicture])
  expect(await showNextPictures(courier)).toBe('idle')
  expect(await uploads()).toBe(1)
})

test('a picture that Slack has lost is said in words, and brought again', async () => {
  const courier = await openOffice()
  await sendNext(courier)
  await showNextPictures(courier)
  await office.sandbox.db.collection('files').deleteMany({})
  await sendNext(courier)
  expect(await seen()).toEqual(expect.arrayContaining([inAPicture, inWords]))
  expect(await showNextPictures(courier)).toBe('sent')
  expect(await seen()).toEqual([inAPicture, inAPicture])
  expect(await uploads()).toBe(1)
})

test('an outage of Slack while a picture is brought is waited out', async () => {
  const courier = await openOffice()
  await sendNext(courier)
  office.sandbox.sandbox.switches.turnOn('rate-limit', { method: 'files.getUploadURLExternal', times: 1 })
  expect(await showNextPictures(courier)).toEqual({ pauseMs: 1_000 })
  expect(await uploads()).toBe(0)
  office.passes(60)
  expect(await showNextPictures(courier)).toBe('sent')
  expect(await seen()).toEqual([inAPicture])
})

test('a drawing that is none keeps the message in words and holds nobody up', async () => {
  await openOffice()
  const courier = courierShowing({ svg: '<svg', alt: words })
  await sendNext(courier)
  await showNextPictures(courier)
  expect(await seen()).toEqual([inWords])
  expect(office.problems).toHaveLength(1)
  expect(await showNextPictures(courier)).toBe('idle')
})
