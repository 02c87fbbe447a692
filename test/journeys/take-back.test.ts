import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const policy = 'the Information Security Policy'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson

beforeAll(async () => {
  steward = await startSteward({ folder: await folderOf(smallCompany) })
  ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
  await publishPolicy(ada, await steward.workspace.person('mo@kestrel.example'))
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function acknowledges(person: ChatPerson): Promise<void> {
  await person.sees(`Acknowledge ${policy}`, 20)
  await person.clicks('Read and acknowledge')
  await person.opens('Acknowledge')
  await person.submits()
}

const completion = () => steward.stores.asks.completion(cycle)

test('who clicked by mistake sees until when the answer can be taken back', async () => {
  await acknowledges(ben)
  const receipt = await ben.sees(`You acknowledged ${policy}, version 1.0`)
  expect(receipt.text).toMatch(/Clicked by mistake\? Take it back until \w+day \d+ \w+, \d\d:\d\d/)
  expect(receipt.buttons).toEqual(['Read it again', 'Take it back…'])
})

test('taking it back needs a reason', async () => {
  await ben.clicks('Take it back…')
  expect((await ben.opens('Your acknowledgement no longer counts')).fields).toMatchObject([
    { label: 'Why do you take it back?', required: true },
  ])
  expect(await ben.submits({ 'Why do you take it back?': '   ' })).toMatchObject({ accepted: false })
  expect(await completion()).toMatchObject({ answered: 1 })
})

test('with the reason, the same message is the question again', async () => {
  expect(await ben.submits({ 'Why do you take it back?': 'I had not read it to the end.' })).toEqual({
    accepted: true,
  })
  const question = await ben.sees('You took your acknowledgement back on')
  expect(question.text).toContain(`Acknowledge ${policy}, version 1.0`)
  expect(question.buttons[0]).toBe('Read and acknowledge')
  expect(await completion()).toMatchObject({ answered: 0 })
  expect(await ben.messages()).toHaveLength(1)
})

test('a form that was opened before records nothing any more', async () => {
  const person = await steward.stores.people.byEmail('ben@kestrel.example')
  const ask = await steward.admin
    .collection<{ _id: string; askedOf: string }>('asks')
    .findOne({ askedOf: person?._id ?? '' })
  for (const verb of ['acknowledge/en', 'take-back', 'take-back-now'])
    expect(
      await steward.forge('ben@kestrel.example', `policy-acknowledgement.${verb}`, `${ask?._id}.1`),
    ).toMatch(/nothing was recorded|Write a sentence/)
  expect(await completion()).toMatchObject({ answered: 0 })
})

test('it is acknowledged again, and when all have answered the round waits until their answers stand', async () => {
  await acknowledges(ben)
  await ben.sees(`You acknowledged ${policy}`)
  for (const person of [ada, await steward.workspace.person('mo@kestrel.example')]) {
    await acknowledges(person)
    await person.sees(`You acknowledged ${policy}`)
  }
  expect(await completion()).toEqual({ asked: 3, answered: 3, open: 0, closed: 0 })
  const { open, takeBackEnds } = await steward.stores.asks.unsettled(cycle)
  expect(open).toBe(0)
  expect(takeBackEnds).toMatch(/Z$/)
})
