import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RarerAndRarer } from '../../src/activities/rarer-and-rarer.js'
import { sweepCycles } from '../../src/activities/sweep.js'
import type { Inputs } from '../../src/bot/interaction.js'
import { policyAcknowledgementMessages } from '../../src/bot/policy-acknowledgement-messages.js'
import type { Notice } from '../../src/bot/show.js'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import type { Delivery, DeliveryContent } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import { paperCommand } from '../../src/main/paper.js'
import { processMessages } from '../../src/main/process-messages.js'
import { printRecord } from '../../src/main/record.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { answers, asksOf, opens, stepsOf } from '../support/campaign-steps.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { forEachProcess } from '../support/each-process.js'
import { textOfPdf } from '../support/pdf-text.js'

const at = '2026-11-24T09:00:00.000Z'
const later = '2026-12-01T09:00:00.000Z'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'
const hash = 'ab'.repeat(32)

const noChat = { bindings: {}, chat: [] }
const eve = aPerson(2, { ...noChat, name: 'Eve Long' })
const gus = aPerson(4, { ...noChat, name: 'Gus Hall' })
const fay = aPerson(3, { ...noChat, name: 'Fay Moss' })
const ben = aPerson(5, { name: 'Ben Okoro' })
const deputy = aPerson(7, { name: 'Dee Shaw' })
const coordinator = aPerson(9, { name: 'Cora Finn' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  const coordinators = [{ person: coordinator._id, of: { department: 'Sales' } }]
  await found(stores, [lead, eve, gus, fay, ben, deputy, coordinator], { deputy: deputy._id, coordinators })
  await opens(stores, '1.0', 1, 'material', at)
})
afterEach(() => database.drop())

const desk = (person: Person) => new AtTheDesk(stores, person, later)
const askOf = async (person: Person) => (await asksOf(stores, cycle)).get(person._id)

async function signedBy(people: readonly Person[], changes: Inputs = {}): Promise<Inputs> {
  const who = await Promise.all(people.map(async (person) => (await askOf(person))?._id ?? ''))
  return { who, on: '2026-11-30', where: 'Folder 12, human resources', scan: hash, ...changes }
}

async function enters(person: Person, people: readonly Person[], changes: Inputs = {}): Promise<AtTheDesk> {
  const visitor = await desk(person).types('policy paper information-security')
  return visitor.submits(await signedBy(people, changes))
}

const listOf = async () => {
  const [list] = await stores.paperLists.about('information-security', '1.0')
  if (!list) throw new Error('There is no list')
  return list
}

/** From the list of what waits for them. */
async function opensList(person: Person): Promise<AtTheDesk> {
  const visitor = await desk(person).types('')
  return visitor.clicks('See the list')
}

describe('people without chat who signed on paper', () => {
  test('are offered in a form, and nobody else', async () => {
    const visitor = await desk(lead).types('policy paper information-security')
    const options = visitor.nodes.flatMap((node) =>
      node.kind === 'inputs'
        ? node.inputs.flatMap((input) => (input.kind === 'choices' ? input.options : []))
        : [],
    )
    expect(options.map(({ label }) => label)).toEqual([
      'Eve Long, Sales',
      'Fay Moss, Engineering',
      'Gus Hall, Sales',
    ])
  })

  test('count once a second person has confirmed the list, and not before', async () => {
    const visitor = await enters(lead, [eve, gus])
    const { _id, scan } = await listOf()
    expect(visitor.sees).toContain(`Entered as \`${_id}\` with 2 signatures`)
    expect(visitor.sees).toContain('confirmed by Dee Shaw')
    expect(scan).toEqual({ sha256: hash, kept: 'typed' })
    expect(await askOf(eve)).toMatchObject({ state: 'open' })

    const second = await opensList(deputy)
    expect(second.sees).toContain('Eve Long, Sales')
    expect(second.sees).toContain('Folder 12, human resources')
    expect(second.sees).toContain(hash)
    await second.submits()
    expect(second.sees).toContain('2 people on')
    expect(await askOf(eve)).toMatchObject({
      state: 'answered',
      answer: {
        value: 'acknowledged',
        by: eve._id,
        at: later,
        through: { kind: 'paper', list: _id },
        sentence: 1,
      },
    })
    expect(await askOf(fay)).toMatchObject({ state: 'open' })
  })

  test('cannot be confirmed by whoever entered them, nor by anybody who has no part in it', async () => {
    await enters(lead, [eve, fay])
    const { _id } = await listOf()
    expect(JSON.stringify((await desk(lead).types('')).nodes)).not.toContain('See the list')
    for (const [person, sentence] of [
      [lead, 'You entered this list, so somebody else has to confirm it.'],
      [coordinator, 'This list is for the ISMS lead, the deputy, or a coordinator of everybody on it.'],
      [ben, 'This list is for the ISMS lead, the deputy, or a coordinator of everybody on it.'],
    ] as const) {
      expect((await desk(person).acts('policy-acknowledgement.paper-confirm', _id)).sees).toContain(sentence)
      expect((await desk(person).acts('policy-acknowledgement.paper-reject-now', _id)).sees).toContain(
        sentence,
      )
    }
    expect(await listOf()).toMatchObject({ state: 'entered' })
  })

  test('are shown to a coordinator only where all of them are of their part', async () => {
    await enters(lead, [eve, fay])
    const { _id } = await listOf()
    const { sees, nodes } = await desk(coordinator).acts('policy-acknowledgement.paper-see', _id)
    expect(sees).toContain('This list is for the ISMS lead, the deputy, or a coordinator of everybody on it.')
    expect(JSON.stringify(nodes)).not.toMatch(/Eve Long|Fay Moss/)
  })

  test('of one department are entered by its coordinator, who sees no others', async () => {
    const visitor = await desk(coordinator).types('policy paper information-security')
    expect(JSON.stringify(visitor.nodes)).toContain('Eve Long')
    expect(JSON.stringify(visitor.nodes)).not.toContain('Fay Moss')
    await visitor.submits(await signedBy([eve, fay]))
    expect(visitor.sees).toContain('so nothing was entered')
    await enters(coordinator, [eve])
    expect((await opensList(lead)).sees).toContain('Cora Finn entered a list')
  })

  test('stand on one list at a time', async () => {
    await enters(lead, [eve, gus])
    const again = await enters(lead, [eve])
    expect(again.sees).toContain('so nothing was entered')
    expect(await stores.paperLists.about('information-security', '1.0')).toHaveLength(1)
  })

  test('whose list is rejected are asked on, and the reason stays on record', async () => {
    await enters(lead, [eve])
    const second = await (await opensList(deputy)).clicks('Reject…')
    await second.submits()
    expect(second.reply).toMatchObject({ kind: 'invalid' })
    await second.submits({ reason: 'The second page is missing.' })
    expect(second.sees).toContain('counts for nobody')
    expect(await listOf()).toMatchObject({
      state: 'rejected',
      decided: { by: deputy._id, reason: { text: 'The second page is missing.' } },
    })
    expect(await askOf(eve)).toMatchObject({ state: 'open' })
    const row = await database.db.collection('paper-lists').findOne({})
    expect(row?.outbox.map(({ type }: { type: string }) => type)).toEqual([
      'paper-list.entered',
      'paper-list.rejected',
    ])
    await enters(lead, [eve])
  })

  test('who answered otherwise meanwhile keep that answer', async () => {
    await enters(lead, [eve, gus])
    await answers(stores, cycle, eve._id, at)
    const second = await opensList(deputy)
    await second.submits()
    expect(second.sees).toContain('one person on')
    expect(second.sees).toContain('One signature was not needed any more')
    expect(await askOf(eve)).toMatchObject({ answer: { at, through: { kind: 'chat' } } })
  })
})

test('a list that cannot be right is told beside each input, and nothing is entered', async () => {
  const visitor = await enters(lead, [], { on: '2026-12-02', where: '', scan: 'x' })
  expect(visitor.reply).toEqual({
    kind: 'invalid',
    errors: {
      who: 'Choose who signed.',
      on: 'That day is still to come.',
      where: 'Say where the paper is, so that it can be found.',
      scan: 'A SHA-256 is 64 digits from 0 to 9 and a to f.',
    },
  })
  await visitor.submits(await signedBy([eve], { on: '2026-11-20' }))
  expect(visitor.reply).toMatchObject({ errors: { on: 'That is before this version was published.' } })
  expect(await stores.paperLists.entered()).toEqual([])
})

test('where nobody else may confirm, nothing is entered', async () => {
  await found(stores, [], { deputy: null, coordinators: [] })
  expect((await enters(lead, [eve])).sees).toContain('Name a deputy or a coordinator in organisation.yaml')
  expect(await stores.paperLists.entered()).toEqual([])
})

test('whoever entered a list and whoever may confirm it are told, and read later what became of it', async () => {
  await enters(lead, [eve], { scan: '' })
  const { _id } = await listOf()
  const wanted = await database.db.collection('deliveries').find({ 'content.kind': 'paper' }).toArray()
  expect(wanted.map(({ person }) => person).sort()).toEqual([coordinator._id, deputy._id, lead._id].sort())
  const shown = async (reader: Person, kind: 'paper' | 'paper-decided' = 'paper') => {
    const content: Notice = { kind, list: _id, asks: [] }
    return JSON.stringify(await policyAcknowledgementMessages(stores).ofNotice(content, reader, later))
  }
  expect(await shown(deputy)).toContain('Compare it with the paper')
  // Its number can be found again.
  expect(await shown(lead)).toContain(`steward paper attach ${_id} FILE`)
  await stores.paperLists.attach(await listOf(), Buffer.from('%PDF-1.7'), later)
  expect(await shown(lead)).not.toContain('steward paper attach')
  await database.db.collection('deliveries').updateMany({}, { $set: { state: 'sent' } })
  await (await opensList(coordinator)).submits()
  const outcome = 'Confirmed 1 December, 09:00 by Cora Finn'
  for (const reader of [deputy, coordinator, lead]) {
    expect(await shown(reader)).toContain(outcome)
    expect(await shown(reader)).not.toContain('Confirm one signature')
  }
  expect(await shown(lead, 'paper-decided')).toContain(outcome)
  const deliveries = await database.db.collection('deliveries').find({ 'content.list': _id }).toArray()
  // Messages that were sent are shown anew; whoever entered it gets one more.
  expect(deliveries.filter(({ picturesOwed }) => picturesOwed === later)).toHaveLength(3)
  expect(deliveries.filter(({ content }) => content.kind === 'paper-decided')).toEqual([
    expect.objectContaining({ person: lead._id, class: 'now', state: 'due' }),
  ])
})

test('whoever entered a list that is rejected hears why', async () => {
  await enters(lead, [eve])
  const { _id } = await listOf()
  await desk(deputy).acts('policy-acknowledgement.paper-reject-now', _id, {
    reason: 'Two names are not legible',
  })
  const content: Notice = { kind: 'paper-decided', list: _id, asks: [] }
  const wanted = await database.db.collection('deliveries').findOne({ 'content.kind': 'paper-decided' })
  expect(wanted).toMatchObject({ person: lead._id })
  const card = await policyAcknowledgementMessages(stores).ofNotice(content, lead, later)
  expect(JSON.stringify(card)).toContain('by Dee Shaw: Two names are not legible')
})

describe('a list to sign', () => {
  async function asks(person: Person): Promise<DeliveryContent> {
    const visitor = await desk(person).types('policy paper information-security')
    expect((await visitor.clicks('Send me a list to sign')).sees).toContain('comes to you as PDF')
    const wanted = await database.db
      .collection<Delivery>('deliveries')
      .find({ 'content.kind': 'paper-sheet', person: person._id })
      .toArray()
    const [delivery, ...others] = wanted
    if (!delivery || others.length > 0) throw new Error('There must be one')
    return delivery.content
  }
  const shown = async (person: Person) =>
    showDeliveries(stores, processMessages(stores))(
      { person: person._id, content: await asks(person) },
      later,
    )

  test('names who has to sign what, and how it is entered', async () => {
    const sheet = await shown(lead)
    const file = await sheet?.file?.make()
    expect(file?.name).toBe('information-security-1.0-to-sign.pdf')
    const [page = '', ...others] = textOfPdf(file?.bytes ?? new Uint8Array())
    expect(others).toEqual([])
    const text = page.replace(/\s+/g, ' ')
    for (const part of ['version 1.0: signatures', 'By signing you confirm', 'Signature', 'SHA-256'])
      expect(text).toContain(part)
    for (const { name } of [eve, gus, fay]) expect(text).toContain(name)
    expect(text).not.toContain(ben.name)
    expect(JSON.stringify(sheet?.card)).toContain('/isms policy paper information-security')
  })

  test('names to a coordinator nobody but those of their part', async () => {
    const file = await (await shown(coordinator))?.file?.make()
    const text = textOfPdf(file?.bytes ?? new Uint8Array()).join(' ')
    expect(text).toContain('Eve')
    expect(text).not.toContain('Fay')
  })

  test('is for the ISMS lead and coordinators', async () => {
    const { sees } = await desk(ben).acts('policy-acknowledgement.paper-sheet', 'information-security')
    expect(sees).toContain('so nothing was done')
  })
})

describe('the scan of a list', () => {
  /** What is on its way to the ledger about a list. */
  async function eventsOf(list: string) {
    const row = await database.db.collection('paper-lists').findOne({ _id: list as never })
    const outbox: { data: object }[] = row?.outbox ?? []
    return { events: outbox.map(({ data }) => data) }
  }
  const bytes = '%PDF-1.7 The scanned pages'

  async function file(content: string | Uint8Array): Promise<string> {
    const path = join(await mkdtemp(join(tmpdir(), 'steward-paper-')), 'scan.pdf')
    await writeFile(path, content)
    return path
  }
  async function run(action: 'attach' | 'scan', list: string, path: string) {
    const printed: string[] = []
    const print = (line: string) => void printed.push(line)
    const code = await paperCommand(stores, { action, list, file: path }, new Date(later), print)
    return { code, printed: printed.join('') }
  }

  test('is handed in afterwards, is hashed as it comes in, and is needed before anybody confirms', async () => {
    await enters(lead, [eve], { scan: '' })
    const { _id } = await listOf()
    const early = await desk(deputy).acts('policy-acknowledgement.paper-confirm', _id)
    expect(early.sees).toContain('There is no scan')
    const attached = await run('attach', _id, await file(bytes))
    expect(attached).toMatchObject({ code: 0 })
    const { scan } = await listOf()
    expect(scan?.kept).toBe('here')
    expect(attached.printed).toContain(scan?.sha256 ?? 'a hash')
    const copy = await file('')
    expect((await run('scan', _id, copy)).code).toBe(0)
    expect(await readFile(copy, 'utf8')).toBe(bytes)
    await (await opensList(deputy)).submits()
    expect(await askOf(eve)).toMatchObject({ state: 'answered' })
  })

  test('may be exchanged until the list is confirmed, which the ledger keeps, and not afterwards', async () => {
    await enters(lead, [eve], { scan: '' })
    const { _id } = await listOf()
    await run('attach', _id, await file('%PDF-1.7 The wrong pages'))
    const wrong = (await listOf()).scan?.sha256 ?? ''
    const opened = await opensList(deputy)
    const right = await run('attach', _id, await file(bytes))
    expect(right.printed).toContain(`in the place of ${wrong}`)
    // What was compared is what is confirmed.
    expect((await opened.submits()).sees).toContain('The scan was exchanged after you opened the list')
    expect(await listOf()).toMatchObject({ state: 'entered' })
    const { events } = await eventsOf(_id)
    expect(events).toContainEqual(expect.objectContaining({ replaces: wrong }))
    await (await opensList(deputy)).submits()
    const late = await run('attach', _id, await file('%PDF-1.7 Other pages'))
    expect(late).toMatchObject({
      code: 1,
      printed: expect.stringContaining('is confirmed, so its scan stays'),
    })
  })

  test('is a PDF, PNG or JPEG by what is in it, and is told what is wrong in a sentence of its own', async () => {
    await enters(lead, [eve], { scan: '' })
    const { _id } = await listOf()
    const attaching = async (content: string | Uint8Array) =>
      (await run('attach', _id, await file(content))).printed
    expect(await attaching('# Read me')).toContain('is no PDF, PNG or JPEG')
    expect(await attaching('')).toContain('has 0 bytes')
    expect(await attaching(Buffer.alloc(10_000_001))).toContain('from 1 to 10 MB')
    expect((await run('attach', _id, '/nowhere/scan.pdf')).printed).toContain(
      'There is no file /nowhere/scan.pdf',
    )
    expect((await run('attach', 'list-00000000', await file(bytes))).printed).toContain('There is no list')
    expect((await run('scan', _id, await file(''))).printed).toContain('does not keep the scan')
    expect((await listOf()).scan).toBeUndefined()
    expect(await attaching(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toContain('is the scan of')
    expect(await attaching(Buffer.from('89504e470d0a1a0a00', 'hex'))).toContain('is the scan of')
  })

  test('whose hash was typed may get its bytes, and no others', async () => {
    await enters(lead, [eve])
    const { _id } = await listOf()
    expect((await run('attach', _id, await file(bytes))).printed).toContain('this file has another one')
    expect((await listOf()).scan).toEqual({ sha256: hash, kept: 'typed' })
  })

  test('of a list that was rejected is not taken', async () => {
    await enters(lead, [eve])
    const { _id } = await listOf()
    const through = { kind: 'chat', platform: 'slack' } as const
    await stores.paperLists.reject(_id, { by: deputy._id, at: later, through }, 'Not legible')
    expect((await run('attach', _id, await file(bytes))).printed).toContain('was rejected')
  })
})

test('the record says who entered a signature, who confirmed it, and what proves the scan', async () => {
  await enters(lead, [eve])
  await (await opensList(deputy)).submits()
  await stepsOf(stores).closeCampaign({ cycle, asOf: later })
  const lines: string[] = []
  const out = { write: (text: string) => void lines.push(text) }
  await printRecord(stores, cycle, 'csv', { out, problem: out })
  const { _id } = await listOf()
  expect(lines.join('')).toContain(`,${_id},2026-11-30,${lead.name},Dee Shaw,${hash},`)
  lines.length = 0
  await printRecord(stores, cycle, 'json', { out, problem: out })
  expect(JSON.parse(lines.join('')).paperLists).toEqual([
    expect.objectContaining({ list: _id, enteredBy: lead.name, confirmedBy: 'Dee Shaw', scanSha256: hash }),
  ])
})

test('whoever changes a list behind its back is found out', async () => {
  await enters(lead, [eve])
  await (await opensList(deputy)).submits()
  await stepsOf(stores).closeCampaign({ cycle, asOf: later })
  const verified = async () => {
    const printed: string[] = []
    await verifyCommand(database.admin, undefined, (line) => void printed.push(line))
    return printed.join('\n')
  }
  expect(await verified()).toContain('Records that agree with the answers behind them: 1.')
  expect(await verified()).not.toMatch(/paper-lists · |asks · /)
  const forged = { $set: { 'reference.text': 'Folder 13' } }
  await database.db.collection('paper-lists').updateOne({}, forged)
  expect(await verified()).toMatch(/paper-lists · list-\d{8} · reference: the row shows another value/)
})

test('what a crash left between confirming and recording is done by the sweep', async () => {
  await enters(lead, [eve])
  const { _id } = await listOf()
  const through = { kind: 'chat', platform: 'slack' } as const
  await stores.paperLists.confirm(_id, hash, { by: deputy._id, at: later, through })
  const nothing = async () => undefined
  await sweepCycles({
    ...{ ...stores, hints: new RarerAndRarer() },
    start: nothing,
    keepReminding: nothing,
    isDue: { ...forEachProcess(async () => false), 'risk-acceptance': async () => false },
    nudge: async () => true,
    now: () => new Date(later),
    logError: (error) => {
      throw error
    },
  })
  expect(await askOf(eve)).toMatchObject({
    state: 'answered',
    answer: { through: { kind: 'paper', list: _id } },
  })
  expect(await stores.paperLists.owingAnswers()).toEqual([])
})
