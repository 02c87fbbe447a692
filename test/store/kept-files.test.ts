import { readFileSync } from 'node:fs'
import { type Db, ObjectId } from 'mongodb'
import { dropUnboundFiles } from '../../src/activities/control-check/unbound-files.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import { storesOf } from '../../src/main/stores.js'
import { KeptFiles } from '../../src/store/kept-files.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

let database: TestDatabase
let files: KeptFiles
beforeAll(async () => {
  database = await testDatabase()
  files = new KeptFiles(database.db)
})
afterAll(() => database.drop())

const at = '2027-01-04T10:00:00.000Z'
const incoming = (changes: Partial<Parameters<KeptFiles['keep']>[0]> = {}) => ({
  ...{ bytes: new TextEncoder().encode('%PDF-1.7'), kind: 'pdf' as const, name: 'report.pdf' },
  ...{ ask: 'ask-1', source: 'slack/F1', at },
  ...changes,
})

test('a file comes back byte for byte, as bot and worker may keep it', async () => {
  const bytes = readFileSync('docs/images/publish.png')
  const kept = await files.keep(incoming({ bytes, kind: 'png' }))
  expect(kept).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length, kind: 'png', name: 'report.pdf' })
  expect(Buffer.from((await files.bytesOf(kept)) ?? []).equals(bytes)).toBe(true)
})

test('nobody is handed other bytes than were recorded', async () => {
  const kept = await files.keep(incoming())
  expect(await files.bytesOf({ ...kept, sha256: 'f'.repeat(64) })).toBeNull()
  expect(await files.bytesOf({ ...kept, id: 'f'.repeat(24) })).toBeNull()
  expect(await files.bytesOf({ ...kept, id: 'no id' })).toBeNull()
  const chunks = database.admin.collection('kept-files.chunks')
  const [chunk] = await chunks.find().sort({ _id: -1 }).limit(1).toArray()
  await chunks.updateOne({ _id: chunk?._id as never }, { $set: { data: Buffer.from('%PDF-6.6') } })
  expect(await files.bytesOf(kept)).toBeNull()
  await chunks.updateOne({ _id: chunk?._id as never }, { $set: { data: Buffer.from('%PDF') } })
  expect(await files.bytesOf(kept)).toBeNull()
  await chunks.deleteOne({ _id: chunk?._id as never })
  expect(await files.bytesOf(kept)).toBeNull()
})

test('what was fetched for an ask is found again for that ask, for a while', async () => {
  const kept = await files.keep(incoming({ source: 'slack/F7' }))
  expect(await files.fetched('ask-1', 'slack/F7', '2027-01-04T09:00:00.000Z')).toEqual(kept)
  expect(await files.fetched('ask-2', 'slack/F7', '2027-01-04T09:00:00.000Z')).toBeNull()
  expect(await files.fetched('ask-1', 'slack/F7', at)).toBeNull()
})

test('what no answer names is dropped after a day, and what one names stays for good', async () => {
  const stores = storesOf(database.db)
  const answered = await files.keep(incoming({ ask: 'ask-3' }))
  const forgotten = await files.keep(incoming({ ask: 'ask-3' }))
  const young = await files.keep(incoming({ ask: 'ask-3', at: '2027-01-05T09:00:00.000Z' }))
  await asks(database.db).insertOne({ _id: 'ask-3' as never, answer: { file: answered } })
  const drop = dropUnboundFiles(stores)
  const beat = () => undefined
  await drop('2027-01-05T09:30:00.000Z', beat)
  expect(await files.bytesOf(forgotten)).not.toBeNull()
  for (let twice = 0; twice < 2; twice += 1) await drop('2027-01-05T10:30:00.000Z', beat)
  expect(await files.bytesOf(forgotten)).toBeNull()
  expect(await files.bytesOf(answered)).not.toBeNull()
  expect(await files.bytesOf(young)).not.toBeNull()
  const left = await database.admin.collection('kept-files.chunks').distinct('files_id')
  expect(left.map(String)).not.toContain(forgotten.id)
})

test('pieces of what was never kept whole go after a day, and those of what is being kept stay', async () => {
  const chunks = database.admin.collection('kept-files.chunks')
  const piecesOf = async (at: string) => {
    const { id } = await files.keep(incoming({ at, ask: 'ask-9' }))
    const files_id = new ObjectId(id)
    // A process that dies has written the pieces, which come first, and not the row.
    await database.admin.collection('kept-files.files').deleteOne({ _id: files_id })
    return { left: () => chunks.countDocuments({ files_id }) }
  }
  const old = await piecesOf(at)
  const young = await piecesOf('2027-01-05T09:00:00.000Z')
  const whole = await files.keep(incoming({ ask: 'ask-10' }))
  await asks(database.db).insertOne({ _id: 'ask-10' as never, answer: { file: whole } })
  expect([await old.left(), await young.left()]).toEqual([1, 1])
  const drop = dropUnboundFiles(storesOf(database.db))
  for (let twice = 0; twice < 2; twice += 1) await drop('2027-01-05T10:30:00.000Z', () => undefined)
  expect([await old.left(), await young.left()]).toEqual([0, 1])
  expect(await files.bytesOf(whole)).not.toBeNull()
})

const asks = (db: Db) => db.collection('asks')
