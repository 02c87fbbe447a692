import type { Client } from '@temporalio/client'
import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import { policyReview } from '../../src/activities/policy-review/question.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { workflowStarts } from '../../src/main/starts.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { registerSearchAttributes } from '../../src/search-attributes.js'
import { lazyClient, type SeenTo, temporalConfig } from '../../src/temporal.js'
import { requestPublication } from '../support/approvals.js'
import { aPolicy, found, people, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { eventually } from '../support/eventually.js'
import { newNamespace } from '../support/namespaces.js'

const at = '2027-03-01T09:00:00.000Z'
const review = 'cycle/policy-review.information-security/2027'

let database: TestDatabase
let stores: Stores
let client: Client
let said: string[]
let start: (seenTo: SeenTo) => Promise<void>

/** A Temporal server of which nobody has told that Steward is there. */
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, people(2))
  const address = process.env.TEST_TEMPORAL_ADDRESS
  client = lazyClient(temporalConfig({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: await newNamespace() }))
  said = []
  start = workflowStarts({ ...stores, temporal: client, log: (line) => void said.push(line) })
})
afterEach(async () => {
  await client.connection.close()
  await database.drop()
})

/** The review of the year begins: due on Monday 15 March, as is the campaign. */
function startReview(): Promise<string | null> {
  const programme: Programme = {
    ...{
      _id: 'policy-review.information-security',
      v: 1,
      process: 'policy-review',
      state: 'active',
      revision: 1,
    },
    ...{ subject: 'information-security', shift: 'next', country: 'IE', owner: null },
    ...{ noticeDays: 0, businessDays: 10, recurrence: { kind: 'months', every: 12, from: '2027-03-01' } },
  }
  const occurrence = { programme: programme._id, period: '2027' } as Occurrence
  return plannedQuestion({ ...stores, startCycle: start }, policyReview(stores))(programme, occurrence, at)
}

/** The ids of what Temporal finds, as an operator asks its page. */
async function finds(query: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId)
  return ids.sort()
}

test('an operator finds cycles by kind, programme, period and the day on which they are due', async () => {
  expect(await registerSearchAttributes(client)).toBeNull()
  expect(await registerSearchAttributes(client)).toBeNull()
  const campaign = await publish(stores, aPolicy('1.0'), at)
  const decision = await requestPublication(stores, aPolicy('2.0', 2), at)
  for (const seenTo of [campaign, decision]) await start(seenTo)
  expect(await startReview()).toBe(review)

  await eventually(async () => (await finds('StewardKind IS NOT NULL')).length === 3)
  expect(await finds("StewardKind = 'policy-review'")).toEqual([review])
  expect(await finds("StewardProgramme = 'policy-acknowledgement.information-security'")).toEqual([
    campaign._id,
  ])
  expect(await finds("StewardPeriod = '2027' AND ExecutionStatus = 'Running'")).toEqual([review])
  expect(await finds("StewardDue < '2027-03-15T00:00:00Z'")).toEqual([decision._id])
  expect(await finds("StewardDue < '2027-03-16T00:00:00Z'")).toEqual(
    [campaign._id, review, decision._id].sort(),
  )
  expect(said).toEqual([])
})

test('where Temporal lacks the search attributes, cycles start all the same, and the log says once what to run', async () => {
  const campaign = await publish(stores, aPolicy('1.0'), at)
  await start(campaign)
  await startReview()
  await eventually(async () => (await finds("ExecutionStatus = 'Running'")).length === 2)
  expect(said).toEqual([expect.stringContaining('steward migrate')])
  expect(said[0]).toContain(
    `temporal operator search-attribute create --namespace ${client.options.namespace} --name StewardKind --type Keyword`,
  )
})
