import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { sendNext } from '../../src/bot/courier.js'
import { matchPeople } from '../../src/bot/directory.js'
import { readInputs } from '../../src/bot/html/read-inputs.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Ask } from '../../src/domain/ask.js'
import { connectMail } from '../../src/main/mail.js'
import { aPerson, lead } from '../support/company.js'
import { Office } from '../support/office.js'

const vera = aPerson(2, { name: 'Vera Lindt', email: 'vera@board.example', chat: ['mail'] })
const url = 'https://isms.kestrel.example'

let office: Office
let asks: Map<string, Ask>
beforeEach(async () => {
  office = await Office.open({ staff: [lead, vera] })
  await matchMail()
  asks = new Map((await office.publishes()).map((ask) => [ask.askedOf, ask]))
})
afterEach(() => office.stop())

const mailThrough = (smtpUrl = office.sandbox.sandbox.smtpUrl) =>
  connectMail({ smtpUrl, from: 'isms@kestrel.example', url }, office.stores, () => office.clock)

async function matchMail(): Promise<void> {
  await matchPeople(office.stores, mailThrough().directory, office.at(), () => undefined)
}

async function letters(): Promise<{ subject: string; text: string }[]> {
  const address = `${office.sandbox.sandbox.address}/sandbox/mail?to=${vera.email}`
  return ((await (await fetch(address)).json()) as { letters: { subject: string; text: string }[] }).letters
}

const deliveryTo = async (person: string) => office.deliveryOf(asks.get(person) as Ask)

/** Both couriers work until neither finds anything due. */
async function allSend(smtpUrl?: string): Promise<void> {
  const slack = office.courier('slack')
  const mail = office.courier('mail', mailThrough(smtpUrl))
  let idle = 0
  while (idle < 2) {
    idle = 0
    for (const courier of [slack, mail]) if ((await sendNext(courier)) === 'idle') idle += 1
  }
}

test('whoever has no chat gets a letter with the one sentence and a link, others their message, whoever looks first', async () => {
  await allSend()
  expect(await office.sees(lead)).toEqual(['Acknowledge the Information Security Policy, version 1.0'])
  const [letter, ...others] = await letters()
  expect(others).toEqual([])
  expect(letter?.subject).toContain('Acknowledge the Information Security Policy, version 1.0')
  expect(letter?.text).toMatch(/works until .*, 23:59\./)
  expect(letter?.text).toMatch(/https:\/\/isms\.kestrel\.example\/link\/[\w-]{43}\n/)
  expect(await deliveryTo(vera._id)).toMatchObject({ state: 'sent', platform: 'mail', channel: 'mail' })
  expect(office.problems).toEqual([])
})

test('a mail server that is away holds up no message in chat, and the letter goes out once it is back', async () => {
  await allSend('smtp://127.0.0.1:9')
  expect(await office.sees(lead)).toHaveLength(1)
  expect(await deliveryTo(vera._id)).toMatchObject({ state: 'due' })
  office.passes(300)
  await allSend()
  expect(await letters()).toHaveLength(1)
  expect(await office.stores.db.collection('links').countDocuments()).toBe(1)
})

test('what a mailbox does not take waits, and is tried again with the next look at who is reached', async () => {
  const refusing = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
  })
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', () => resolve()))
  const { port } = refusing.server.address() as AddressInfo
  await allSend(`smtp://127.0.0.1:${port}`)
  await new Promise<void>((resolve) => refusing.close(() => resolve()))
  expect(await deliveryTo(vera._id)).toMatchObject({ state: 'unreachable' })
  expect(await office.stores.deliveries.notReached()).toEqual([vera._id])
  await matchMail()
  await allSend()
  expect(await letters()).toHaveLength(1)
})

test('who uses chat from now on is written to there, and by e-mail no more', async () => {
  await office.stores.people.write([], [{ id: vera._id, fields: { chat: ['slack'] } }])
  await office.match()
  await allSend()
  expect(await letters()).toEqual([])
  expect(await office.sees(vera)).toHaveLength(1)
})

test('what a browser lets through that chat would not is told beside its field', async () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  const form = [
    { name: 'why', label: 'Why', kind: 'text', most: 5 },
    { name: 'which', label: 'Which', kind: 'choice', look: 'radio', options },
    { name: 'some', label: 'Some', kind: 'choices', options },
    { name: 'until', label: 'Until', kind: 'date' },
    { name: 'whom', label: 'Whom', kind: 'person' },
    { name: 'else', label: 'Else', kind: 'text', optional: true },
  ] as const
  const texts = textsFor('en')
  const reads = (sent: [string, string][]) => {
    const fields = new URLSearchParams(sent.map(([name, value]) => [`input.${name}`, value]))
    const tools = { ...office.stores, take: () => ({ file: 'none' }) }
    return readInputs(form, { fields, files: new Map() }, tools, texts)
  }
  const { required } = texts.common
  expect(
    (
      await reads([
        ['which', 'c'],
        ['else', ' '],
      ])
    ).errors,
  ).toEqual({
    ...{ why: required, which: required, some: required, until: required, whom: required },
  })
  const wrong = await reads([
    ['why', 'too long'],
    ['until', '2026-02-31x'],
  ])
  expect(wrong.errors).toMatchObject({
    why: 'At most 5 characters have room here.',
    until: expect.stringContaining('date'),
  })
  const right = await reads([
    ['why', ' so '],
    ['which', 'b'],
    ['some', 'b'],
    ['some', 'a'],
    ['until', '2026-12-01'],
    ['whom', vera.email.toUpperCase()],
  ])
  const plain = { why: 'so', which: 'b', some: ['a', 'b'], until: '2026-12-01' }
  expect(right).toEqual({
    errors: {},
    inputs: { ...plain, whom: { platform: 'mail', team: 'mail', user: vera._id } },
    // The next page shows a person as they were written.
    written: { ...plain, whom: 'VERA@BOARD.EXAMPLE' },
  })
})
