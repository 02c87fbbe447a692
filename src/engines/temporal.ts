import { Connection } from '@temporalio/client'
import type { DataFolder } from './data-folder.js'
import type { FoundProgram } from './find.js'
import { freePort, type Held, hold } from './processes.js'
import { untilReady } from './readiness.js'
import { seriesOf } from './versions.js'

interface TemporalStart {
  program: FoundProgram
  data: DataFolder
  /** Histories on disk are there again tomorrow; the tests need none of that. */
  storage: 'disk' | 'memory'
  /** The ports to try first. */
  ports: { frontend: number | undefined; web: number | undefined }
  signal: AbortSignal
}

export interface TemporalAddresses {
  /** host:port */
  address: string
  /** Temporal's own web page. */
  webAddress: string
}

/** Starts Temporal's development server on loopback with the namespace `default`. */
export async function startTemporal(
  start: TemporalStart,
): Promise<{ engine: Held; addresses: TemporalAddresses }> {
  const { data, program, signal } = start
  const last = data.note('temporal').ports
  const frontend = await freePort([start.ports.frontend, last?.frontend])
  const web = await freePort([start.ports.web, last?.web])
  const address = `127.0.0.1:${frontend}`
  const args = [
    ['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${frontend}`, '--ui-port', `${web}`],
    ['--ui-disable-news-fetch', '--log-level', 'warn'],
    start.storage === 'disk' ? ['--db-filename', data.file('temporal.db')] : [],
  ]
  const engine = await hold(program.path, args.flat(), { log: data.file('temporal.log') })
  try {
    await data.keep('temporal', { pid: engine.pid, ports: { frontend, web } })
    await untilReady('Temporal', engine, signal, () => answers(address))
    await data.keep('temporal', { series: seriesOf(program.version) })
    return { engine, addresses: { address, webAddress: `http://127.0.0.1:${web}` } }
  } catch (error) {
    await engine.stop()
    await data.keep('temporal', { pid: undefined })
    throw error
  }
}

/** The port opens before the namespace is there; only the latter is of use. */
async function answers(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '2s' })
  try {
    await connection.workflowService.describeNamespace({ namespace: 'default' })
  } finally {
    await connection.close()
  }
}
