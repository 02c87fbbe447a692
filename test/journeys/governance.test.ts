import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany, withChange } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const handover = withChange('organisation.yaml', 'ismsLead: ada', 'ismsLead: ben')

let steward: RunningSteward
let folder: string
const the: Record<'ada' | 'ben' | 'mo', ChatPerson> = {} as never

beforeAll(async () => {
  folder = await folderOf(smallCompany)
  steward = await startSteward({ folder, isNew: true })
  for (const id of ['ada', 'ben', 'mo'] as const)
    the[id] = await steward.workspace.person(`${id}@kestrel.example`)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const first = 'Decide: may our information security be run like this?'
const change = 'Decide: may this change of what governs our information security take effect?'
const publish = '/isms policy publish information-security'

test('before top management has approved who leads the ISMS, nobody does', async () => {
  await the.ada.types(publish)
  await the.ada.sees('Mo Farrell has to approve first who leads our information security, and was asked on')
})

test('the chief executive reads who is to lead it, and what comes of approving', async () => {
  const asked = await the.mo.sees(first, 20)
  expect(asked.text).toContain('ISMS lead\nAda Quinn')
  expect(asked.text).toContain('Top management\nMo Farrell')
  expect(asked.text).toContain('Until it is approved nobody leads it, and nothing starts.')
  await the.mo.types('/isms')
  await the.mo.sees('Until then nobody leads it and nothing starts')
  await the.mo.clicks('Read it', { within: first })
  await the.mo.opens('If you approve: it begins: whoever leads it may act')
  await the.mo.submits()
  await the.mo.sees('You approved the way our information security is run')
})

test('from then on whoever leads it may act', async () => {
  await the.ada.sees('It begins now', 20)
  await the.ada.types(publish)
  await the.ada.opens('Information Security Policy')
  await the.ada.closes()
})

test('an import that hands the ISMS over changes nothing until the chief executive has approved the difference', async () => {
  await rewrite(folder, handover)
  await steward.import(folder)
  await the.ben.types(publish)
  await the.ben.sees('This command belongs to the ISMS lead and their deputy')
  const asked = await the.mo.sees(change, 20)
  expect(asked.text).toContain('ISMS lead\nAda Quinn → Ben Okoro')
  await the.mo.clicks('Approve', { within: change })
  await the.mo.opens('it takes effect at once')
  await the.mo.submits()
  await the.ada.sees('It has taken effect', 20)
  await the.ben.types(publish)
  await the.ben.opens('Information Security Policy')
  await the.ben.closes()
  await the.ada.types(publish)
  await the.ada.sees('This command belongs to the ISMS lead and their deputy')
})

test('the record holds', async () => {
  const lines: string[] = []
  expect(await verifyCommand(steward.stores.db, undefined, (line) => void lines.push(line))).toBe(0)
  expect(lines.join('\n')).toContain('Decisions that agree with the answers behind them: 2.')
})
