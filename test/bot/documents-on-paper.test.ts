import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import { documentCommand } from '../../src/main/documents.js'
import { processMessages } from '../../src/main/process-messages.js'
import { lead } from '../support/company.js'
import {
  anObjective,
  aScope,
  at,
  chief,
  counted,
  DocumentedCompany,
  objectives,
  other,
} from '../support/documented-company.js'
import { textOfPdf } from '../support/pdf-text.js'

/** Scope, context, objectives and the register as files: for an auditor, for a customer, for whoever is not in chat. */

let company: DocumentedCompany
let folder: string
let printed: string[]
beforeEach(async () => {
  company = await DocumentedCompany.open()
  folder = await mkdtemp(join(tmpdir(), 'steward-documents-'))
  printed = []
})
afterEach(() => Promise.all([company.drop(), rm(folder, { recursive: true })]))

const onOneLine = (bytes: Uint8Array) => textOfPdf(bytes).join(' ').replace(/\s+/g, ' ')

/** What the worker sends of it. */
async function sent(kind: string): Promise<{ name: string; text: string; pdf: () => string }> {
  const { stores, database } = company
  const rows = database.admin.collection<{ content: { kind: string } }>('deliveries')
  const [delivery, ...more] = await rows.find({ 'content.kind': kind }).toArray()
  expect(more).toEqual([])
  const shown = await showDeliveries(stores, processMessages(stores))(delivery as never, at)
  const file = await shown?.file?.make()
  const bytes = file?.bytes ?? new Uint8Array()
  return {
    ...{ name: file?.name ?? '', text: Buffer.from(bytes).toString('utf8') },
    pdf: () => onOneLine(bytes),
  }
}

async function writes(document: string, name: string, version?: string): Promise<number> {
  const wanted = { document, file: join(folder, name), ...(version ? { version } : {}) }
  return documentCommand(company.stores, wanted, new Date(at), (line) => void printed.push(line))
}
const written = async (name: string) => onOneLine(await readFile(join(folder, name)))

test('who sees a document gets it as PDF, with who approved it, and whoever it does not concern gets none', async () => {
  const desk = await (await company.sits(chief).types('context objectives')).clicks('Send it as PDF')
  expect(desk.sees).toContain('It comes as a file')
  // Clicked twice, it comes once.
  await company.sits(chief).acts('documents.file', 'objectives@1')
  await company.sits(other).acts('documents.file', 'objectives@1')
  const file = await sent('controlled-document')
  expect(file.name).toBe('objectives-1.pdf')
  const text = file.pdf()
  expect(text).toContain('Back within hours')
  expect(text).toContain('at most 4 hours')
  expect(text).toContain('Ben Okoro answers for it')
  expect(text).toContain('No approval is on record')
  expect(text).toContain('Page 1 of')
})

test('on the command line the version that holds is written, or the one that is named', async () => {
  const { documents } = company.stores
  const first = await documents.newest('scope')
  if (!first) throw new Error('There is none')
  await documents.approve(first, { decision: 'decision/1', by: chief._id, at }, at)
  await documents.add(aScope('Less of it', '2'))
  expect(await writes('scope', 'holds.pdf')).toBe(0)
  expect(await written('holds.pdf')).toMatch(/Approved 6 April 2027.*by Eve Long.*All of it/)
  expect(await writes('scope', 'newest.pdf', '2')).toBe(0)
  expect(await written('newest.pdf')).toMatch(
    /No approval is on record.*The version that stands is 1.*What changed since version 1.*The text.*Less of it/,
  )
  expect(await writes('scope', 'newest.doc')).toBe(2)
  expect(await writes('context', 'context.pdf')).toBe(1)
  expect(await writes('scope', 'third.pdf', '3')).toBe(1)
  expect(printed.slice(-2)).toEqual([
    expect.stringContaining('There is no document “context”'),
    expect.stringContaining('There is no version 3 of the document “scope”'),
  ])
})

test('the register is a table with a line for each thing, in chat and on the command line', async () => {
  await company.stores.documents.add(objectives('2', anObjective, counted))
  const desk = await (await company.sits(lead).types('documents')).clicks('Send it as a table')
  expect(desk.sees).toContain('It comes as a file')
  await company.sits(other).acts('documents.table', '')
  const { name, text } = await sent('documents-register')
  expect(name).toBe('documented-information.csv')
  expect(text).toContain('clause,item,state,version,count,not_published,since,reviewed_at,kept_years,where\n')
  expect(text).toContain(
    '6.2,"Objectives, and the plans to achieve them",unapproved,2,,,,,6,/isms objective\n',
  )
  expect(text).toContain('9.3.3,Results of management reviews,nothing,,,,,,6,/isms review\n')
  expect(await writes('register', 'register.csv')).toBe(0)
  expect(await readFile(join(folder, 'register.csv'), 'utf8')).toBe(text)
  expect(await writes('register', 'register.pdf')).toBe(2)
})
