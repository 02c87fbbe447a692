import type { Card, Form } from '../../../src/bot/cards/card.js'
import type { Reply } from '../../../src/bot/interaction.js'
import { ines } from '../../support/sandbox.js'
import type { SlackPerson } from '../../support/slack-person.js'
import { openSlackDesk, type SlackDesk } from './slack-desk.js'

const waits = 'until then, nothing counts as recorded'
const result: Card = { summary: '3 open', nodes: [{ kind: 'text', text: 'You have 3 open questions.' }] }
const form: Form = {
  title: 'Approve',
  close: 'Close',
  submit: { verb: 'approve', value: 'a', label: 'Approve' },
  nodes: [
    { kind: 'text', text: 'Read this first.' },
    { kind: 'inputs', inputs: [{ name: 'why', kind: 'text', label: 'Why?', long: false, most: 20 }] },
  ],
}
const message: Card = {
  summary: 'Read it',
  nodes: [{ kind: 'actions', actions: [{ verb: 'read', value: 'a', label: 'Read it' }] }],
}

/** What the desk says to what is done next, once it is let. */
let next: { reply: Reply; ready: Promise<void> }
let ready: () => void
let office: SlackDesk
let person: SlackPerson

beforeEach(async () => {
  office = await openSlackDesk({
    handle: async (interaction) => {
      if (interaction.kind === 'command' && interaction.text === 'message')
        return { kind: 'card', card: message }
      await next.ready
      return next.reply
    },
  })
  person = await office.world.people.person(ines.email)
})
afterEach(async () => {
  ready()
  await office.stop()
  expect(office.problems).toEqual([])
})

function slowly(reply: Reply): void {
  next = { reply, ready: new Promise((resolve) => (ready = resolve)) }
}

test('what a command takes long to find is shown in a window, in which the person waits meanwhile', async () => {
  slowly({ kind: 'card', card: result })
  await person.types('/isms status')
  await person.opens(waits)
  ready()
  expect(await person.opens('You have 3 open questions.')).toMatchObject({ submit: null })
})

test('a form that takes long to make opens all the same, and can be sent off', async () => {
  await person.types('/isms message')
  slowly({ kind: 'form', form })
  await person.clicks('Read it')
  await person.opens(waits)
  ready()
  await person.opens('Read this first.')
  slowly({ kind: 'done', settled: ['ask'] })
  ready()
  expect(await person.submits({ 'Why?': 'It fits.' })).toEqual({ accepted: true })
  expect(office.receipts).toEqual(['ask'])
})

test('what a click took long to record is said in the window, and its message becomes a receipt', async () => {
  await person.types('/isms message')
  slowly({ kind: 'done', settled: ['ask'] })
  await person.clicks('Read it')
  await person.opens(waits)
  expect(office.receipts).toEqual([])
  ready()
  await person.opens('It is done.')
  expect(office.receipts).toEqual(['ask'])
})

test('a form that was sent off waits in its place for what comes of it', async () => {
  slowly({ kind: 'form', form })
  ready()
  await person.types('/isms form')
  await person.opens('Read this first.')
  slowly({ kind: 'card', card: result })
  expect(await person.submits({ 'Why?': 'It fits.' })).toEqual({ accepted: true })
  expect(await person.opens(waits)).toMatchObject({ title: 'Approve' })
  ready()
  await person.opens('You have 3 open questions.')
})

test('whoever closed the window meanwhile is told in the chat', async () => {
  slowly({ kind: 'card', card: result })
  await person.types('/isms status')
  await person.opens(waits)
  await person.closes()
  ready()
  await person.sees('You have 3 open questions.')
  slowly({ kind: 'form', form })
  await person.types('/isms form')
  await person.opens(waits)
  await person.closes()
  ready()
  await person.sees('Slack took too long to open the form.')
})
