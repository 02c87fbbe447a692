import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import { riskHash } from '../../src/domain/risk.js'
import { processMessages } from '../../src/main/process-messages.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { treatmentPlanCommand } from '../../src/main/treatment-plan.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { textOfPdf } from '../support/pdf-text.js'
import { aJudgement, aRisk, rated, registered } from '../support/risks.js'

const at = '2027-03-01T10:00:00.000Z'
const owner = aPerson(2, { name: 'Ben Okoro' })
const doer = aPerson(3, { name: 'Eve Long' })
const act = { by: owner._id, at, through: { kind: 'chat', platform: 'slack' } } as const
const action = { id: 'encrypt', title: { en: 'Encrypt all disks' }, owner: doer._id, due: '2027-06-30' }

let database: TestDatabase
let stores: Stores
let folder: string
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  folder = await mkdtemp(join(tmpdir(), 'steward-plan-'))
  await found(stores, [lead, owner, doer])
  await registered(
    stores,
    aRisk(owner, { judgement: aJudgement({ plan: [action] }) }),
    aRisk(lead, {
      _id: 'flood',
      title: { en: 'Flood' },
      judgement: aJudgement({ treatment: 'retain', controls: [] }),
    }),
  )
})
afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const sits = (person = lead, when = at) => new AtTheDesk(stores, person, when)
const risk = async (id: string) => {
  const found = await stores.risks.byId(id)
  if (!found) throw new Error(`${id} is not in the register`)
  return found
}

test('the plan of all risks is one document: a version stands until anything is planned otherwise', async () => {
  expect((await sits().types('risk plan')).sees).toMatch(
    /Treatment plan, version 1[\s\S]*Encrypt all disks \(Laptop theft\) · Eve Long, by Wednesday 30 June/,
  )
  const before = await risk('laptop-theft')
  const again = { judgement: aJudgement({ plan: [action] }), criteria: '1', trigger: 'reassessment' } as const
  await stores.risks.assess(before, again, act)
  expect((await sits().types('risk plan')).sees).toContain('version 1')

  const later = aJudgement({ plan: [{ ...action, due: '2027-02-26' }], current: rated(4, 4) })
  await stores.risks.assess(await risk('laptop-theft'), { ...again, judgement: later }, act)
  await stores.risks.close(await risk('flood'), 'We moved to a hill', act)
  const { sees } = await sits().types('risk plan')
  expect(sees).toContain('Treatment plan, version 2')
  expect(sees).toMatch(/1, of which ⚠ 1 overdue/)
  expect(sees).toMatch(/Changed since version 1[\s\S]*Otherwise: Laptop theft[\s\S]*Closed: Flood/)
})

test('who neither leads the ISMS nor directs the organisation does not see the plan of all', async () => {
  expect((await sits(doer).types('risk plan')).sees).toContain(
    'belongs to the ISMS lead, their deputy and top management',
  )
  expect((await sits(doer).types('risk plan')).sees).not.toContain('Laptop theft')
  expect((await sits(doer).types('')).sees).not.toContain('risk plan')
})

test('it comes as PDF and as a table, in chat and on the command line, also as it was', async () => {
  await (await sits().types('risk plan')).clicks('Send it as PDF')
  const [sent] = await database.admin
    .collection<{ content: { kind: string } }>('deliveries')
    .find({ person: lead._id, 'content.kind': 'register-plan' })
    .toArray()
  const shown = await showDeliveries(stores, processMessages(stores))(sent as never, at)
  const pdf = await shown?.file?.make()
  expect(pdf?.name).toBe('treatment-plan-1.pdf')
  const text = textOfPdf(pdf?.bytes ?? new Uint8Array()).join(' ')
  expect(text).toContain('Encrypt all disks · Eve Long')
  expect(text).toContain('Its owner has not approved it as it stands')

  const before = await risk('laptop-theft')
  const without = {
    ...{ judgement: aJudgement(), criteria: '1', trigger: 'reassessment' as const },
    reason: 'We carry no laptops',
  }
  await stores.risks.assess(before, without, act)
  const printed: string[] = []
  const writes = async (file: string, version?: string) => {
    const wanted = { file: join(folder, file), ...(version ? { version } : {}) }
    const code = await treatmentPlanCommand(stores, wanted, new Date(at), (line) => void printed.push(line))
    return code === 0 ? readFile(join(folder, file), 'utf8') : code
  }
  expect(await writes('now.csv')).toContain(
    `Encrypt all disks,Eve Long,2027-06-30,,,Ben Okoro,${at},We carry no laptops`,
  )
  await writes('now.pdf')
  const now = textOfPdf(await readFile(join(folder, 'now.pdf'))).join(' ')
  expect(now).toMatch(/Not to be done any more: Encrypt all disks\. Ben Okoro, 1 March 2027[^•]*We carry/)
  const former = await writes('then.csv', '1')
  expect(former).toContain(
    'laptop-theft,Laptop theft,Ben Okoro,modify,A.8.13,12,6,1,Encrypt all disks,Eve Long,2027-06-30',
  )
  expect(former).toContain('flood,Flood,')
  expect(await writes('plan.doc')).toBe(2)
  expect(await writes('plan.csv', '9')).toBe(1)
  expect(printed.slice(-2)).toEqual([
    expect.stringContaining('ends in neither .pdf nor .csv'),
    'There is no version 9 of the treatment plan.',
  ])
})

test('as of its day it says what is overdue, which acceptances ended, what was rejected, and when the plan changed', async () => {
  const by = { kind: 'workflow', process: 'risk-acceptance' } as const
  for (const [id, ask] of [
    ['laptop-theft', 'ask-1'],
    ['flood', 'ask-2'],
  ] as const) {
    const each = await risk(id)
    const said = { ask, hash: riskHash(each), verdict: 'accepted', by: each.owner, at } as const
    await stores.riskAcceptances.approve(each, { ...said, until: '2027-07-31' }, at, by)
  }
  const theft = await risk('laptop-theft')
  const until = { value: 12, criteria: '1', until: '2027-05-31' }
  const accepted = { decision: 'd', hash: riskHash(theft), by: doer._id, at: '2027-03-02T10:00:00.000Z' }
  await stores.riskAcceptances.accept(theft, { ...accepted, ...until }, at, by)
  const rejected = { nonce: 'ask-2', state: 'rejected', decided: { by: doer._id, at, ask: 'a', event: 'e' } }
  await stores.db.collection<{ _id: string }>('decisions').insertOne({ _id: 'decision/1', ...rejected })

  const later = '2027-07-02T10:00:00.000Z'
  for (const file of ['plan.pdf', 'plan.csv'])
    await treatmentPlanCommand(stores, { file: join(folder, file) }, new Date(later), () => undefined)
  const paper = textOfPdf(await readFile(join(folder, 'plan.pdf'))).join(' ')
  expect(paper).toContain('As of 2 July 2027')
  // The register was read later than it had been filled.
  expect(paper).toMatch(/stands like this since 2 November 2026/)
  expect(paper).toMatch(/Encrypt all disks · Eve Long, by Wednesday 30 June 2027 · overdue/)
  expect(paper).toMatch(
    /Accepted by Eve Long, 2 March 2027,\s+[0-9:]+; ended on Monday 31 May 2027, not accepted again\./,
  )
  expect(paper).toMatch(/Eve Long did not accept it, 1 March 2027/)
  const table = await readFile(join(folder, 'plan.csv'), 'utf8')
  expect(table).toMatch(new RegExp(`,rejected,Eve Long,${at},${later},2026-11-02`))
  expect(table).toMatch(/Encrypt all disks,Eve Long,2027-06-30,,,,,,yes,.*,2027-05-31,yes,nobody,/)
  const { sees } = await sits(lead, later).types('risk plan')
  expect(sees).toMatch(/⚠ Encrypt all disks \(Laptop theft\) · Eve Long, overdue since Wednesday 30 June/)
  expect(sees).toMatch(/Above the appetite, not accepted\s+2/)
  expect((await sits(lead, '2027-08-01T10:00:00.000Z').types('risk plan')).sees).toMatch(
    /Not approved by their owner\s+2/,
  )
})
