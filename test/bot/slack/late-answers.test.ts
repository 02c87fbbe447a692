import { setTimeout as delay } from 'node:timers/promises'
import type { Card, CardNode } from '../../../src/bot/cards/card.js'
import { ines } from '../../support/sandbox.js'
import type { SlackPerson } from '../../support/slack-person.js'
import { openSlackDesk, type SlackDesk } from './slack-desk.js'

const words = '31 of 40 have answered'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path d="M0 0h9v9z"/></svg>'
const nodes: CardNode[] = [
  { kind: 'text', text: 'Progress' },
  { kind: 'image', picture: { svg, alt: words } },
]
const card: Card = { summary: 'Progress', nodes }

let office: SlackDesk
let person: SlackPerson
beforeEach(async () => {
  office = await openSlackDesk({
    handle: async (interaction) =>
      interaction.kind === 'command' && interaction.text === 'form'
        ? { kind: 'form', form: { title: 'Progress', close: 'Close', nodes } }
        : { kind: 'card', card },
  })
  person = await office.world.people.person(ines.email)
})
afterEach(async () => {
  await office.stop()
  expect(office.problems).toEqual([])
})

const said = async () =>
  (await person.messages())
    .filter(({ from }) => from === 'app')
    .map(({ text, pictures }) => ({ text, pictures }))
const inWords = { text: `Progress\n${words}`, pictures: [] }

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await delay(40)) if (await holds()) return
  throw new Error('It did not come to that within 10 s')
}

test('an answer comes in words at once, and its picture follows as soon as Slack has it', async () => {
  office.world.sandbox.switches.turnOn('files-not-ready')
  await person.types('/isms card')
  expect(await said()).toEqual([inWords])
  office.world.sandbox.switches.turnOff('files-not-ready')
  await until(async () => (await said()).length === 2)
  expect(await said()).toEqual([inWords, { text: words, pictures: [words] }])
  await person.types('/isms card')
  expect((await said()).at(-1)).toEqual({ text: `Progress\n${words}`, pictures: [words] })
})

test('a form opens in words at once, and shows its picture as soon as Slack has it', async () => {
  office.world.sandbox.switches.turnOn('files-not-ready')
  await person.types('/isms form')
  expect(await person.opens(words)).toMatchObject({ pictures: [] })
  office.world.sandbox.switches.turnOff('files-not-ready')
  await until(async () => (await person.form())?.pictures.length === 1)
  expect((await person.form())?.text).toBe(`Progress\n${words}`)
})
