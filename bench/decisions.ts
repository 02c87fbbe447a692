import { resolve } from 'node:path'
import type { Client } from '@temporalio/client'
import { approvalActivities } from '../src/activities/approval.js'
import { ownRequest } from '../src/activities/request.js'
import type { Decision, Step } from '../src/domain/decision.js'
import { requestId } from '../src/domain/request.js'
import { addDays, dateIn } from '../src/domain/working-days.js'
import type { Stores } from '../src/main/stores.js'
import {
  installRuntime,
  nudgeWorkflowOf,
  startWorker,
  startWorkflowOf,
  type WorkerOptions,
} from '../src/temporal.js'
import { decide } from '../test/support/approvals.js'
import { aPerson, found, kestrel, lead } from '../test/support/company.js'
import { inChunks, until } from './chunks.js'
import { report, row } from './report.js'
import { type BenchTools, run } from './run.js'
import { temporalFor } from './temporal.js'

/**
 * A thousand decisions that are open at once, each of three steps of one person: what the worker's memory grows by while they
 * wait, and how many events each has cost once all are approved. Temporal, MongoDB and the workflows are real.
 */
const DECISIONS = 1_000
/** In the history of one workflow. */
const EVENTS = 40
/** That the worker's process grows by for one decision that waits. */
const KILOBYTES = 1_000
const approvers = [aPerson(2), aPerson(3), aPerson(4)]

await run(bench)

async function bench(tools: BenchTools): Promise<void> {
  const { stores, signal } = tools
  installRuntime((line) => void process.stderr.write(`${line}\n`), signal)
  const temporal = await temporalFor(tools)
  const { client } = temporal.client
  await found(stores, [lead, ...approvers])
  const worker = await startWorker({
    config: temporal.client.config,
    // No other workflow runs here.
    activities: approvalActivities({
      ...stores,
      subjects: { request: ownRequest },
      startDecision: (decision) => startWorkflowOf(client, decision),
      matchPeople: async () => undefined,
      heartbeat: () => undefined,
      concluded: () => undefined,
    }) as unknown as WorkerOptions['activities'],
    workflowBundle: { codePath: resolve('dist/workflow-bundle.js') },
  })
  const before = process.memoryUsage().rss
  const ids = Array.from({ length: DECISIONS }, (_, n) => n + 1)
  const decisions: Decision[] = []
  let grown = 0
  await inChunks(ids, async (n) => void decisions.push(await request(stores, client, n)))
  for (const step of approvers.keys()) {
    await until(async () => (await openIn(stores, step)) === DECISIONS)
    if (step === 0) grown = process.memoryUsage().rss - before
    await inChunks(decisions, ({ _id }) => approve(stores, client, _id, step))
  }
  await until(async () => (await countOpen(stores)) === 0)
  const lengths: number[] = []
  await inChunks(decisions, async ({ _id }) => {
    lengths.push((await client.workflow.getHandle(_id).describe()).historyLength)
  })
  const events = lengths.reduce((sum, length) => sum + length, 0)
  // Fewer are better, so it is said how often they go into what they may cost.
  await report('decisions', [
    row(`decisions of three steps in ${EVENTS} events`, '', EVENTS / (events / DECISIONS), 1, 1),
    row(`decisions that wait in ${KILOBYTES} KB`, '', (KILOBYTES * 1_024 * DECISIONS) / grown, 1, 1),
  ])
  await worker.stop()
  await temporal.stop()
}

async function request({ decisions }: Stores, client: Client, n: number): Promise<Decision> {
  const now = new Date().toISOString()
  const decision = await decisions.request(
    {
      subject: { type: 'request', id: requestId('new-supplier', n), version: '1', hash: 'a'.repeat(64) },
      ...{ question: 'request', facts: {}, fields: { name: 'Pine & Sons' }, steps: steps() },
      ...{ requestedBy: lead._id, requestedAt: now, timeZone: kestrel.timeZone },
      dueOn: addDays(dateIn(now, kestrel.timeZone), 7),
    },
    { kind: 'chat', platform: 'slack' },
  )
  if (!decision) throw new Error(`Request ${n} is there already`)
  await startWorkflowOf(client, decision)
  await decisions.workflowStarted(decision._id)
  return decision
}

function steps(): Step[] {
  return approvers.map(({ _id }, index) => ({
    ...{ slot: `step-${index + 1}`, who: [{ person: _id }], needs: 'all' },
    ...{ approvers: [_id], quorum: 1, up: [] },
  }))
}

async function approve(stores: Stores, client: Client, decision: string, step: number): Promise<void> {
  const asks = await stores.asks.allOf(decision)
  const ask = asks.find(({ slot, state }) => slot === `step-${step + 1}` && state === 'open')
  const answered = ask && (await decide(stores, ask, 'approved', new Date().toISOString()))
  if (answered && (await nudgeWorkflowOf(client, decision))) await stores.asks.nudged(answered)
}

function countOpen({ db }: Stores): Promise<number> {
  return db.collection('decisions').countDocuments({ state: 'open' })
}

function openIn({ db }: Stores, step: number): Promise<number> {
  return db.collection('asks').countDocuments({ slot: `step-${step + 1}`, state: 'open' })
}
