import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Serving {
  adminUri: string
  signingSecret: string
  signal: AbortSignal
}

/** Starts one of the two that are compared, in a process of its own; gives its port. */
export function startServer(
  kind: 'steward' | 'bare',
  { adminUri, signingSecret, signal }: Serving,
): Promise<number> {
  const server = fileURLToPath(new URL('./click-server.js', import.meta.url))
  const child = fork(server, [kind, withDatabase(adminUri), 'xoxb-for-the-bench', signingSecret])
  signal.addEventListener('abort', () => child.kill())
  return new Promise((resolve, reject) => {
    child.on('message', ({ port }: { port: number }) => resolve(port))
    child.on('exit', (code) => reject(new Error(`The ${kind} server ended with ${code}`)))
  })
}

function withDatabase(uri: string): string {
  const url = new URL(uri)
  url.pathname = '/steward'
  return url.toString()
}
