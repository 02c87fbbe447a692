import { folderOf, policyMd, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const policy = 'the Information Security Policy'
const quiz = `quiz:
  passMark: 2
  questions:
    - id: lost-laptop
      question: You lose your laptop. How soon do you say so?
      options: { at-once: Within an hour, tomorrow: The next morning }
      right: at-once
    - id: screen
      question: You fetch a coffee. What about your screen?
      options: { lock: I lock it, leave: I leave it as it is }
      right: lock
`
const laptop = 'You lose your laptop. How soon do you say so?'
const screen = 'You fetch a coffee. What about your screen?'

let steward: RunningSteward
let ben: ChatPerson

beforeAll(async () => {
  const folder = await folderOf({
    ...smallCompany,
    'policies/information-security.md': policyMd.replace(
      'audience: everyone\n',
      `audience: everyone\n${quiz}`,
    ),
  })
  steward = await startSteward({ folder })
  const ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
  await publishPolicy(ada, await steward.workspace.person('mo@kestrel.example'))
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function bensAsk() {
  const person = await steward.stores.people.byEmail('ben@kestrel.example')
  const [ask] = await steward.stores.asks.openOf(person?._id ?? '')
  if (!ask) throw new Error('Ben is asked nothing')
  return ask
}

test('after its last page comes the quiz, which says how many answers have to be right', async () => {
  await ben.sees(`Acknowledge ${policy}`, 20)
  await ben.clicks('Read and acknowledge')
  const text = await ben.opens('Lock your screen')
  expect(text.submit).toBe('Go on to the quiz')
  expect(text.text).not.toContain('By acknowledging you confirm')
  await ben.submits()
  const form = await ben.opens('All 2 answers have to be right')
  expect(form.fields.map(({ label, options }) => [label, options])).toEqual([
    [laptop, ['Within an hour', 'The next morning']],
    [screen, ['I lock it', 'I leave it as it is']],
  ])
})

test('who does not pass hears how many were right and what to look at again, but not what is right', async () => {
  expect(await ben.submits({ [laptop]: 'The next morning', [screen]: 'I lock it' })).toMatchObject({
    accepted: true,
  })
  const again = await ben.opens('1 of 2 were right; 2 have to be')
  expect(again.text).toContain(laptop)
  expect(again.text).not.toContain(screen)
  expect(again.text).not.toContain('Within an hour')
})

test('without the pass mark nothing is acknowledged, whatever is sent', async () => {
  const ask = await bensAsk()
  const value = `${ask._id}.${ask.revision}`
  const shown = 'en/information-security@1.0'
  expect(
    await steward.forge('ben@kestrel.example', `policy-acknowledgement.acknowledge/${shown}`, value),
  ).toContain('The quiz comes before acknowledging, so nothing was recorded')
  expect(await bensAsk()).toMatchObject({ state: 'open', attempts: [{ number: 1, right: 1, passed: false }] })
})

test('whoever passes acknowledges, and the answer names the attempt', async () => {
  await ben.submits({ [laptop]: 'Within an hour', [screen]: 'I lock it' })
  const form = await ben.opens('2 of 2 were right: you passed')
  expect(form.text).toContain('By acknowledging you confirm')
  expect(form.submit).toBe('Acknowledge')
  const { _id } = await bensAsk()
  expect(await ben.submits()).toEqual({ accepted: true })
  await ben.sees(`You acknowledged ${policy}`)
  const answered = await steward.stores.asks.byId(_id)
  expect(answered).toMatchObject({
    state: 'answered',
    answer: { attempt: 2 },
    attempts: [
      { number: 1, right: 1, of: 2, passed: false },
      { number: 2, right: 2, of: 2, passed: true },
    ],
  })
  expect(JSON.stringify(answered?.attempts)).not.toContain('at-once')
})
