import type { CommandStartedEvent, MongoClient } from 'mongodb'
import { MovableClock } from '../../src/main/clock.js'
import { storesOf } from '../../src/main/stores.js'
import { startWorkerService, type WorkerServiceOptions } from '../../src/main/worker.js'
import { openDatabase } from '../../src/store/database.js'
import { installRuntime, lazyClient, temporalConfig } from '../../src/temporal.js'

/** An update that a worker is about to make: the `nth` of this collection that holds this text. */
export interface Moment {
  collection: string
  holds: string
  nth: number
}

export interface WorkerProcess {
  mongodbUri: string
  temporal: { address: string; namespace: string }
  workflowBundle: string
  slack: WorkerServiceOptions['slack']
  /** By how much its clock is ahead. */
  aheadMs: number
  /** Killed from within, where nobody outside could aim that well; else it runs until it is killed from outside. */
  killedBefore?: Moment
}

/** A worker in a process of its own, so that a test can kill it. Its one argument is a {@link WorkerProcess}. */
async function run(options: WorkerProcess): Promise<void> {
  const database = await openDatabase(`${options.mongodbUri}&monitorCommands=true`)
  if (options.killedBefore) killBefore(options.killedBefore, database.client)
  const complain = (line: string) => void process.stderr.write(`${line}\n`)
  installRuntime(complain)
  const { address, namespace } = options.temporal
  const config = temporalConfig({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace })
  await startWorkerService({
    stores: storesOf(database.db),
    temporal: { config, client: lazyClient(config) },
    workflowBundle: { codePath: options.workflowBundle },
    slack: options.slack,
    mail: null,
    clock: new MovableClock(options.aheadMs),
    log: complain,
    // The workspace of the test bears more than Slack does.
    sending: { everyMs: 0, idleMs: 100 },
  })
  // It does not outlive its test.
  process.once('disconnect', () => process.exit())
  process.send?.('ready')
}

function killBefore({ collection, holds, nth }: Moment, client: MongoClient): void {
  let seen = 0
  client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (commandName !== 'update' || command.update !== collection) return
    if (!JSON.stringify(command).includes(holds)) return
    seen += 1
    if (seen === nth) process.kill(process.pid, 'SIGKILL')
  })
}

await run(JSON.parse(process.argv[2] ?? ''))
