import { record } from '../../src/bot/desk/control-check/answer.js'

import { handedInMessage } from '../../src/bot/handed-in-message.js'
import type { Reply } from '../../src/bot/interaction.js'
import { type FileSource, type IncomingFile, MessengerError } from '../../src/bot/messenger.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import { at, CheckedCompany, cycle, owner, rule, second, standIn } from '../support/checked-company.js'
import { lead } from '../support/company.js'
import { visitOf } from '../support/visit-of.js'

const pdf = new TextEncoder().encode('%PDF-1.7 of a kind')

let company: CheckedCompany
beforeEach(async () => {
  company = await CheckedCompany.open()
})
afterEach(() => company.drop())

/** Slack, as slow as the test wants it to be. */
class SlowFiles implements FileSource {
  readonly platform = 'slack'
  asked = 0
  give: (file: Partial<IncomingFile>) => void = () => undefined
  fail: (error: Error) => void = () => undefined

  fetch(): Promise<IncomingFile> {
    this.asked += 1
    return new Promise((resolve, reject) => {
      this.give = (file) => resolve({ name: 'report.pdf', size: pdf.length, bytes: pdf, ...file })
      this.fail = reject
    })
  }
}

async function sendsOff(fileSources: readonly FileSource[], file = 'F1', person = owner): Promise<Reply> {
  const organisation = await company.stores.organisation.read()
  if (!organisation) throw new Error('There is no organisation')
  const { _id, revision } = await company.open()
  const tools = { ...company.stores, fileSources, answered: () => undefined, startCheck: async () => null }
  return record(tools, visitOf(person, at, organisation), `${_id}.${revision}`, 'ok', { file: { file } })
}

const answered = async () => (await company.stores.asks.allOf(cycle)).filter(({ answer }) => answer)
const errorOf = (reply: Reply) => (reply.kind === 'invalid' ? reply.errors.file : reply.kind)

test('a file that takes long is fetched on: the form stays, nothing is recorded, and the second try finds it', async () => {
  const slack = new SlowFiles()
  expect(errorOf(await sendsOff([slack]))).toContain('still being fetched, so nothing was recorded yet')
  expect(await answered()).toEqual([])
  const again = sendsOff([slack])
  slack.give({})
  expect(await again).toMatchObject({ kind: 'done' })
  expect(slack.asked).toBe(1)
  expect(await answered()).toMatchObject([{ answer: { file: { kind: 'pdf', bytes: pdf.length } } }])
})

test('what is wrong with a file that took long is said at the second try', async () => {
  const slack = new SlowFiles()
  await sendsOff([slack], 'F2')
  slack.give({ bytes: new TextEncoder().encode('<html>') })
  expect(errorOf(await sendsOff([slack], 'F2'))).toContain('not what its name says')
  const third = sendsOff([slack], 'F2')
  while (slack.asked < 2) await new Promise(setImmediate)
  slack.fail(new MessengerError('refused', 'file_deleted'))
  expect(errorOf(await third)).toContain('does not hand over this file')
  expect(await answered()).toEqual([])
})

test('where a platform gives no files, one that was handed in is not left out silently', async () => {
  expect(errorOf(await sendsOff([]))).toContain('nothing was recorded')
  expect(await answered()).toEqual([])
})

test('a file that is not kept any more as it was handed in is not sent, and whoever asked for it is told', async () => {
  const slack = new SlowFiles()
  const sent = sendsOff([slack], 'F3')
  while (slack.asked < 1) await new Promise(setImmediate)
  slack.give({})
  await sent
  const [ask] = await answered()
  const content = { kind: 'handed-in' as const, ask: ask?._id ?? '', askedAt: at, asks: [] as [] }
  const message = (reader = lead) => handedInMessage(company.stores, content, reader, at)
  expect((await message())?.file).toBeDefined()
  expect(await message(standIn)).toBeNull()
  expect(await message(second)).toBeNull()
  await company.looks()
  expect((await message(second))?.file).toBeDefined()
  await company.database.admin
    .collection('kept-files.chunks')
    .updateOne({}, { $set: { data: Buffer.from('%PDF-6.6 of a kind') } })
  const shown = await message()
  expect(shown?.file).toBeUndefined()
  expect(shown && renderBlocks(shown.card).payload.text).toContain('not kept any more as it was handed in')
})

test('whoever was asked to make a check until somebody else was gets no file of it, and is offered none', async () => {
  const { _id } = await company.open()
  await company.stores.programmes.lay({ ...rule, owner: standIn._id })
  await company.looks()
  const slack = new SlowFiles()
  const sent = sendsOff([slack], 'F4', standIn)
  while (slack.asked < 1) await new Promise(setImmediate)
  slack.give({})
  expect(await sent).toMatchObject({ kind: 'done' })
  const [ask] = await answered()
  const asks = await company.sits(owner).acts('control-check.file', `${ask?._id}.1`)
  expect(ask?._id).not.toBe(_id)
  expect(asks.sees).toContain('Nothing was sent')
  const offers = async (person: typeof owner) => {
    const { nodes, sees } = await company.sits(person).types('check restore-test')
    expect(sees).toContain('report.pdf')
    return nodes.some((node) => JSON.stringify(node).includes('Send me the file'))
  }
  expect(await offers(standIn)).toBe(true)
  // Named as the owner once more, they read what was found; the file is for who was asked.
  await company.stores.programmes.lay(rule)
  expect(await offers(owner)).toBe(false)
})

test('the receipt shows the whole host of a long address, so that one sees whose it is', async () => {
  const host = `www.bank.example.${'a'.repeat(60)}.${'b'.repeat(60)}.evil.example`
  const { _id, revision } = await company.open()
  const link = `https://${host}/login?${'x'.repeat(200)}`
  await company.sits(owner).acts('control-check.record/ok', `${_id}.${revision}`, { link })
  const history = await company.sits(lead).types('check restore-test')
  expect(history.sees).toContain(`${host}/`)
  expect(history.sees).not.toContain('x'.repeat(200))
})
