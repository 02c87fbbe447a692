import type { Client } from '@temporalio/client'
import type { ClientConnectConfig } from '@temporalio/envconfig'
import type { Db } from 'mongodb'
import type { Stage } from '../rehearsal/played.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { type RateTable, slackRates } from '../sandbox/slack/rates.js'
import { startProgramme } from '../schedules.js'
import { lookNow, type WorkerOptions } from '../temporal.js'
import { type RunningBot, startBot } from './bot.js'
import type { MovableClock } from './clock.js'
import { sandboxPeople } from './sandbox-people.js'
import { sandboxSystems } from './sandbox-systems.js'
import type { Stops } from './stops.js'
import type { Stores } from './stores.js'
import { nextDue, travel } from './travel.js'
import { startWorkerService } from './worker.js'

/** What a rehearsal is played on: all of it its own, and gone afterwards. */
export interface StageSetup {
  /** The organisation has been imported into them. */
  stores: Stores
  /** Where the chat workspace keeps what was said. */
  workspace: Db
  temporal: { config: ClientConnectConfig; client: Client }
  workflowBundle: WorkerOptions['workflowBundle']
  /** The organisation's folder: who has an account, and what its systems hold. */
  folder: string
  clock: MovableClock
  stops: Stops
  log: (line: string) => void
}

/** In memory, and nobody waits for a real Slack: it bears any number of calls. */
const anyRate = Object.fromEntries(
  Object.keys(slackRates).map((kind) => [kind, { perMinute: 1_000_000, burst: 1_000_000 }]),
) as unknown as RateTable
const noBot = { ok: false, error: 'dispatch_failed' } as const
const PATIENCE_MS = 20_000
/** Nobody verifies the ledger of a rehearsal, and each look goes through all that may hold events. */
const SEALING_MS = 30_000

/** Bot, worker and a chat workspace, none of which reaches anything outside this machine. */
export async function setStage(setup: StageSetup): Promise<Stage & { stores: Stores }> {
  const { stores, workspace, temporal, workflowBundle, folder, clock, stops, log } = setup
  const slack = { token: 'xoxb-rehearsal', signingSecret: 'rehearsal' }
  let bot: RunningBot | undefined
  const systems = await sandboxSystems(stores, folder)
  const sandbox = await startSandbox({
    ...{
      db: workspace,
      port: 0,
      rates: anyRate,
      clock,
      systems: systems.played,
      pageFolder: '/nowhere',
      watched: false,
    },
    bot: {
      ...slack,
      takes: async (request) => (await bot?.take(request)) ?? noBot,
      name: 'Steward',
      command: '/isms',
      homeTab: true,
    },
    workspace: {
      name: (await stores.organisation.read())?.name ?? 'Steward',
      people: await sandboxPeople(stores, folder),
    },
  })
  stops.add(sandbox, (each) => each.stop())
  const mail = {
    smtpUrl: sandbox.smtpUrl,
    from: 'Steward <steward@sandbox.example>',
    url: 'http://127.0.0.1:9',
  }
  const common = {
    stores,
    clock,
    mail,
    log,
    slack: { ...slack, apiUrl: sandbox.slackApiUrl, pictures: false },
  }
  const worker = await startWorkerService({
    ...{
      ...common,
      temporal,
      workflowBundle,
      editing: 'on-demand',
      sealingMs: SEALING_MS,
      sending: { everyMs: 0, idleMs: 500 },
    },
    accounts: systems.sourceAt(sandbox.vendorsUrl),
  })
  stops.add(worker, (each) => each.stop())
  bot = await startBot({
    ...{ ...common, temporal: temporal.client, port: 0, url: null, host: '127.0.0.1' },
    leavesReceipts: true,
  })
  stops.add(bot, (each) => each.stop())
  const traveller = {
    ...{ stores, clock },
    look: (workflow: string, patienceMs: number) => lookNow(temporal.client, workflow, patienceMs),
    startProgramme: (programme: string) => startProgramme(temporal.client, programme),
    sendAll: () => worker.sendAll(),
    sparing: true,
  }
  return {
    ...{ stores, hands: sandbox.hands, now: () => clock.now() },
    links: `http://127.0.0.1:${bot.port}`,
    isAnythingBy: async (instant) => ((await nextDue(stores)) ?? '~') <= instant.toISOString(),
    goesTo: async (instant) => void (await travel(traveller, instant)),
    look: (workflow) => lookNow(temporal.client, workflow, PATIENCE_MS),
    sweep: () => worker.sweep(),
  }
}
