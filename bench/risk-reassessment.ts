import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Context } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import { riskReassessmentActivities } from '../src/activities/risk-reassessment/activities.js'
import { unplannedReassessment } from '../src/activities/risk-reassessment/start.js'
import { verbs } from '../src/bot/cards/risk-reassessment/view.js'
import { matchPeople } from '../src/bot/directory.js'
import { inputAction } from '../src/bot/slack/render-inputs.js'
import { type Ask, formatAskRef } from '../src/domain/ask.js'
import type { Person } from '../src/domain/person.js'
import type { Risk } from '../src/domain/risk.js'
import { formatShown, reassessedValue } from '../src/domain/risk-reassessment.js'
import { startSending } from '../src/main/sending.js'
import { connectSlack } from '../src/main/slack.js'
import type { Stores } from '../src/main/stores.js'
import { startSandbox } from '../src/sandbox/sandbox.js'
import { slackRates } from '../src/sandbox/slack/rates.js'
import { takeOver } from '../src/store/risk-take-over.js'
import {
  installRuntime,
  nudgeWorkflowOf,
  startWorker,
  startWorkflowOf,
  type WorkerOptions,
} from '../src/temporal.js'
import { aPerson, found, kestrel, lead } from '../test/support/company.js'
import { aJudgement, aRisk, registered } from '../test/support/risks.js'
import { anyRate } from './any-rate.js'
import { inChunks, until } from './chunks.js'
import { type Click, evenRate, type Measured } from './clicks.js'
import { median, report, row, rowOfLess } from './report.js'
import { type BenchTools, run } from './run.js'
import { startServer } from './servers.js'
import { temporalFor } from './temporal.js'

/**
 * All risks of an organisation are assessed anew in one cycle: how many events that is in its workflow, how soon each owner
 * has their message, and what a form about one risk costs beside a bare Bolt handler with one insert. Temporal, MongoDB and
 * the workflow are real, and Slack bears any number of messages.
 */
const RISKS = 5_000
/** A cycle before, about a part of them. */
const FEW = 500
const OWNERS = 300
/** How many forms come in a second: each owner fills in two a minute. */
const PER_SECOND = 10
const ROUNDS = 3
const SECONDS = 10
const WARM_UP_SECONDS = 4
const WARM_UP_PER_SECOND = 5

const slack = { token: 'xoxb-for-the-bench', signingSecret: 'a signing secret for the bench' }
const owners = Array.from({ length: OWNERS }, (_, n) => aPerson(n + 2, { manager: lead._id, bindings: {} }))
const judgement = aJudgement()

const chosen = (value: unknown) => ({
  [inputAction]: { type: 'static_select', selected_option: { value: String(value) } },
})

/** As it was last time. */
const filled = {
  'current-likelihood': chosen(judgement.current.likelihood),
  'current-consequence': chosen(judgement.current.consequence),
  'target-likelihood': chosen(judgement.target.likelihood),
  'target-consequence': chosen(judgement.target.consequence),
  treatment: chosen(judgement.treatment),
  controls: { [inputAction]: { type: 'plain_text_input', value: judgement.controls.join(', ') } },
}

await run(bench)

async function bench(tools: BenchTools): Promise<void> {
  const { stores, signal } = tools
  installRuntime((line) => void process.stderr.write(`${line}\n`), signal)
  const temporal = await temporalFor(tools)
  const { client } = temporal.client
  await found(stores, [lead, ...owners])
  const risks = await entered(stores)
  const worker = await startWorker({
    config: temporal.client.config,
    // No other workflow runs here.
    activities: riskReassessmentActivities({
      ...stores,
      matchPeople: async () => undefined,
      nudgeReminders: async () => undefined,
      heartbeat: () => Context.current().heartbeat(),
    }) as unknown as WorkerOptions['activities'],
    workflowBundle: { codePath: resolve('dist/workflow-bundle.js') },
  })
  const sandbox = await startSandbox({
    ...{ db: stores.db, port: 0, pageFolder: '/nowhere', rates: anyRate() },
    bot: { ...slack, eventsUrl: 'http://127.0.0.1:9/slack/events', name: 'Steward', command: '/isms' },
    workspace: { name: kestrel.name, people: [lead, ...owners] },
  })
  const connected = await connectSlack({ ...slack, apiUrl: sandbox.slackApiUrl }, stores)
  await matchPeople(stores, connected.directory, new Date().toISOString(), () => undefined)
  const asking = { stores, client, connected }

  const few = await ask(asking, risks.slice(0, FEW), 1)
  const eventsOfFew = await end(asking, few.cycle)
  const all = await ask(asking, risks, 2)
  const { steward, bare } = await submit(tools, await stores.asks.allOf(all.cycle))
  const events = await end(asking, all.cycle)

  await report('risk-reassessment', [
    rowOfLess(`events for ${RISKS} risks, beside ${FEW}`, '', events, eventsOfFew, 0.9),
    row(
      `owners who have their message, asked about ${RISKS} risks`,
      '/s',
      OWNERS / all.seconds,
      slackRates.postToWorkspace.perMinute / 60,
      1,
    ),
    rowOfLess(`p99 of a form, ${PER_SECOND} a second`, 'ms', steward, bare, 0.1),
  ])
  await sandbox.stop()
  await worker.stop()
  await temporal.stop()
}

async function entered(stores: Stores): Promise<Risk[]> {
  await registered(stores)
  const ids = Array.from({ length: RISKS }, (_, n) => n)
  const act = { by: null, at: '2026-11-02T09:00:00.000Z', through: { kind: 'command-line' } } as const
  await inChunks(ids, async (n) => {
    const owner = owners[n % OWNERS] ?? lead
    await stores.risks.register(aRisk(owner, { _id: `risk-${n}`, title: { en: `Risk ${n}` } }), act)
  })
  return stores.risks.open()
}

interface Asking {
  stores: Stores
  client: Client
  connected: Awaited<ReturnType<typeof connectSlack>>
}

/** The nth cycle: seconds until each owner has the message that asks about theirs. */
async function ask({ stores, client, connected }: Asking, risks: readonly Risk[], number: number) {
  const now = () => new Date()
  const logError = (error: unknown) => void process.stderr.write(`${error}\n`)
  const sending = startSending({ ...stores, ...connected, now, holder: `${number}`, logError }, stores, {
    ...{ everyMs: 0, idleMs: 50 },
  })
  const start = unplannedReassessment({
    ...stores,
    startCycle: async (cycle) => {
      await startWorkflowOf(client, cycle)
      await stores.cycles.workflowStarted(cycle._id)
    },
  })
  const begun = performance.now()
  const asking = {
    person: lead,
    through: { kind: 'chat', platform: 'slack' },
    at: now().toISOString(),
  } as const
  const cycle = await start(risks, number, 'We move to another cloud', asking)
  if (cycle === null) throw new Error('It does not begin')
  const sent = { 'content.kind': 'asks', state: 'sent' }
  const toOwners = number * Math.min(OWNERS, risks.length)
  await until(async () => (await stores.db.collection('deliveries').countDocuments(sent)) === toOwners)
  const seconds = (performance.now() - begun) / 1_000
  await sending.stop()
  return { cycle, seconds }
}

/** Owners send in the form about one risk after the other; gives the milliseconds that one of a hundred takes. */
async function submit({ stores, adminUri, signal }: BenchTools, asks: readonly Ask[]) {
  const { signingSecret } = slack
  const serving = { adminUri, signingSecret, signal }
  const [steward, bare] = [await startServer('steward', serving), await startServer('bare', serving)]
  const people = await stores.people.byIds(owners.map(({ _id }) => _id))
  const clicks = asks.map((ask) => formOf(ask, people.get(ask.askedOf))).values()
  const forBare = endless()
  const took: Record<'steward' | 'bare', Measured[]> = { steward: [], bare: [] }
  const shooting = { signingSecret, perSecond: PER_SECOND }
  const warmUp = { signingSecret, perSecond: WARM_UP_PER_SECOND, seconds: WARM_UP_SECONDS }
  await evenRate({ ...warmUp, port: bare, clicks: forBare })
  await evenRate({ ...warmUp, port: steward, clicks })
  for (let round = 0; round < ROUNDS; round += 1) {
    took.bare.push(await evenRate({ ...shooting, port: bare, clicks: forBare, seconds: SECONDS }))
    took.steward.push(await evenRate({ ...shooting, port: steward, clicks, seconds: SECONDS }))
  }
  const p99 = (runs: readonly Measured[]) => median(runs.map((run) => run.p99))
  return { steward: p99(took.steward), bare: p99(took.bare) }
}

function formOf(ask: Ask, person: Person | undefined): Click {
  const { user = '', team } = person?.bindings.slack ?? {}
  return {
    user,
    team,
    verb: `${verbs.record}/${formatShown('1', judgement)}+0`,
    value: formatAskRef(ask),
    filled,
  }
}

function* endless(): Generator<Click, never> {
  for (let n = 1; ; n += 1)
    yield { user: `U${n}`, verb: verbs.record, value: `${String(n).padStart(32, '0')}.1`, filled }
}

/** All that is left is answered, and the record made. Gives the events in the history of its workflow. */
async function end({ stores, client }: Asking, cycle: string): Promise<number> {
  const open = (await stores.asks.allOf(cycle)).filter(({ state }) => state === 'open')
  await inChunks(open, async ({ _id: id, revision, askedOf, subject }) => {
    await stores.asks.answer(
      {
        ...{ ask: { id, revision }, by: askedOf, at: new Date().toISOString(), language: 'en' },
        ...{ value: reassessedValue({ criteria: '1', judgement }), isTakenOver: true },
        through: { kind: 'chat', platform: 'slack' },
      },
      subject,
    )
    await takeOver(stores, id)
  })
  await nudgeWorkflowOf(client, cycle)
  await until(async () => (await stores.cycles.byId(cycle))?.state === 'closed')
  // The last of its events come after its last step.
  await delay(1_000)
  return (await client.workflow.getHandle(cycle).describe()).historyLength
}
