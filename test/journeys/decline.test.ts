import { verifyCommand } from '../../src/main/verify.js'
import { verifyLedger } from '../../src/store/verify.js'
import { folderOf, policyMd, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const policy = 'the Information Security Policy'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

const people = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,contractor,ada,IT,Developer,developer,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Account manager,,,,,,,slack
ivy,Ivy Burke,ivy@kestrel.example,employee,mo,Legal,Counsel,,,,,,,slack
`

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson
let cleo: ChatPerson
let ivy: ChatPerson
let mo: ChatPerson

beforeAll(async () => {
  const owned = policyMd.replace('owner: ada', 'owner: ivy')
  const folder = await folderOf({
    ...smallCompany,
    'people.csv': people,
    'policies/information-security.md': owned,
  })
  steward = await startSteward({ folder })
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
  cleo = await person('cleo')
  ivy = await person('ivy')
  mo = await person('mo')
  await publishPolicy(ada, mo)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function cannot(person: ChatPerson, why: string): Promise<void> {
  await person.sees(`Acknowledge ${policy}`, 20)
  await person.clicks("I can't acknowledge this")
  await person.opens('Say why')
  expect(await person.submits({ 'What stands in the way?': why })).toEqual({ accepted: true })
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('somebody does not understand a policy', () => {
  test('says why, and the ISMS lead is asked at once; nobody else reads the reason', async () => {
    await ben.sees(`Acknowledge ${policy}`, 20)
    await ben.clicks("I can't acknowledge this")
    const form = await ben.opens('Say why')
    expect(form.text).toContain('Ada Quinn gets what you write and decides what happens')
    expect(form.text).toContain(
      'If an exception is asked for, Ivy Burke decides about that, and gets it, too.',
    )
    await ben.submits({ 'What stands in the way?': 'What is a screen lock on a terminal?' })
    const waits = await ben.sees(`You said that you can't acknowledge ${policy}, version 1.0`)
    expect(waits.text).toContain('Ada Quinn decides what happens now')
    expect(waits.buttons).toEqual(['I can after all', 'Read it again'])

    const question = await ada.sees(`Decide: Ben Okoro can't acknowledge ${policy}`, 20)
    expect(question.text).toContain('Ben Okoro wrote: What is a screen lock on a terminal?')
    expect(question.buttons).toEqual(['Answer and ask again…', 'Postpone until…', 'Ask for an exception…'])
    expect(await steward.stores.asks.completion(cycle)).toEqual({ asked: 5, answered: 0, open: 5, closed: 0 })
  })

  test('the ISMS lead answers, and the person is asked again with the answer and the name', async () => {
    await ada.clicks('Answer and ask again…')
    await ada.opens('Answer and ask again')
    expect(await ada.submits({})).toMatchObject({ accepted: false })
    await ada.submits({ 'What do you answer Ben Okoro?': 'Lock the terminal, too: Ctrl-A x.' })
    await ada.sees('You answered Ben Okoro, who was asked again: Lock the terminal, too')

    await ben.sees(/^Acknowledge the [\s\S]*Ada Quinn answered: Lock the terminal, too: Ctrl-A x\./, 20)
    await ben.sees('You were asked again in a message of its own', 20)
    await ben.clicks('Read and acknowledge')
    await ben.opens('Acknowledge')
    await ben.submits()
    await ben.sees(`You acknowledged ${policy}`)
    expect(await steward.stores.asks.completion(cycle)).toEqual({ asked: 5, answered: 1, open: 4, closed: 0 })
  })

  test('a decision that was made is not made twice', async () => {
    const decided = await steward.admin
      .collection<{ _id: string; slot: string; state: string; revision: number }>('asks')
      .findOne({ slot: 'decline', state: 'answered' })
    const reply = await steward.forge(
      'ada@kestrel.example',
      'policy-acknowledgement.decide/postpone',
      `${decided?._id}.${decided?.revision}`,
    )
    expect(reply).toContain('Ada Quinn decided this on')
  })
})

describe('somebody asks for more time', () => {
  test('the ISMS lead postpones it to a day while the round runs', async () => {
    await cannot(mo, 'I am at sea and cannot read it there.')
    await ada.sees("Decide: Mo Farrell can't acknowledge", 20)
    await ada.clicks('Postpone until…')
    await ada.opens('Postpone')
    expect(await ada.submits({ 'Until when?': inDays(400) })).toMatchObject({
      accepted: false,
      errors: { 'Until when?': expect.stringContaining('when the round closes') },
    })
    expect(await ada.submits({ 'Until when?': inDays(20) })).toEqual({ accepted: true })
    const told = await mo.sees('Ada Quinn postponed this until', 20)
    expect(told.text).toContain('You are asked again then')
  })
})

describe('a rule cannot be followed', () => {
  test('the ISMS lead asks the owner of the policy for an exception, with a reason', async () => {
    await cannot(cleo, 'Our shop till has no screen lock.')
    await ada.sees("Decide: Cleo Ward can't acknowledge", 20)
    await ada.clicks('Ask for an exception…')
    const form = await ada.opens('Ask for the exception')
    expect(form.submit).toBe('Ask for the exception')
    await ada.submits({
      'Which rule should not hold for them, and why?': 'Screen lock; the till is replaced in spring.',
    })
    const question = await ivy.sees(`Decide: may Cleo Ward depart from ${policy}`, 20)
    expect(question.text).toContain('Cleo Ward wrote: Our shop till has no screen lock.')
    expect(question.text).toContain('Ada Quinn asks for it: Screen lock; the till is replaced in spring.')
    expect(question.text).toContain('You decide because the policy is yours')
  })

  test('the owner grants it with a reason and a last day, and the person gets the receipt', async () => {
    await ivy.clicks('Grant until…')
    await ivy.opens('Grant the exception')
    expect(await ivy.submits({ 'Its last day': inDays(-1) })).toMatchObject({ accepted: false })
    const why = { 'Why is it acceptable, and on what conditions?': 'The till stands behind a counter.' }
    expect(await ivy.submits({ 'Its last day': inDays(800), ...why })).toMatchObject({
      errors: { 'Its last day': expect.stringContaining('An exception lasts 12 months at most') },
    })
    await ivy.submits({ 'Its last day': inDays(90), ...why })
    const receipt = await cleo.sees('Ivy Burke granted you an exception until', 20)
    expect(receipt.text).toContain('In their words: The till stands behind a counter.')
    const outcome = await ada.sees('Ivy Burke granted it until', 20)
    expect(outcome.text).toContain("Cleo Ward can't acknowledge")
    expect(outcome.text).not.toContain('Decide:')
    const [exception] = await steward.stores.exceptions.inForce('information-security')
    expect(exception).toMatchObject({ until: inDays(90), state: 'in-force' })
    expect(await steward.stores.asks.completion(cycle)).toEqual({ asked: 5, answered: 1, open: 3, closed: 1 })
  })

  test("for the owner of the policy it is not the owner's to grant, but another one's in top management", async () => {
    await cannot(ivy, 'I travel with a paper notebook.')
    await ada.sees("Decide: Ivy Burke can't acknowledge", 20)
    await ada.clicks('Ask for an exception…')
    await ada.opens('Ask for the exception')
    await ada.submits({ 'Which rule should not hold for them, and why?': 'Paper is fine here.' })
    const question = await mo.sees('Decide: may Ivy Burke depart', 20)
    expect(question.text).toContain("You decide because it is for the policy's owner")
    await mo.clicks('Refuse…')
    await mo.opens('Refuse the exception')
    await mo.submits({ 'What do you tell Ivy Burke?': 'Use the notebook app.' })
    await ivy.sees('Mo Farrell did not grant an exception: Use the notebook app.', 20)
  })

  test("what the ISMS lead can't acknowledge is somebody else's to decide", async () => {
    await cannot(ada, 'I wrote it myself.')
    const question = await mo.sees("Decide: Ada Quinn can't acknowledge", 20)
    expect(question.buttons[0]).toBe('Answer and ask again…')
    expect(await steward.stores.asks.completion(cycle)).toMatchObject({ asked: 5, answered: 1, open: 3 })
  })
})

test('an exception is ended early: its person is asked again and reads why, and who asked for it sees so', async () => {
  await ada.types('/isms policy exceptions')
  await ada.sees('One exception is in force', 20)
  await ada.clicks('See or end it…')
  const form = await ada.opens('End the exception')
  expect(form.text).toContain('Ada Quinn asked for it: Screen lock; the till is replaced in spring.')
  await ada.submits({ 'Why does it end early?': 'The till was replaced.' })
  await ada.sees('Ada Quinn ended it early', 30)
  const told = await cleo.sees('Ada Quinn ended your exception: The till was replaced.', 30)
  expect(told.text).toContain('You were asked again in a message of its own')
})

test('ledger, rows and what people said agree', async () => {
  await eventually(async () => (await verifyLedger(steward.admin)).unsealed === 0)
  const printed: string[] = []
  expect(await verifyCommand(steward.admin, undefined, (line) => void printed.push(line))).toBe(0)
})
