// A program of its own for tests that kill it: starts engines, or fetches one, and waits.
// node hold-engines.mjs start FOLDER | node hold-engines.mjs fetch URL
import { startEngines } from '../../dist/engines-for-tests/engines.js'
import { findProgram } from '../../dist/engines-for-tests/find.js'
import { silentProgress } from '../../dist/engines-for-tests/progress.js'

const [command, where] = process.argv.slice(2)
const stopping = new AbortController()
process.on('SIGINT', () => stopping.abort(new Error('stopped')))
const common = { env: process.env, progress: silentProgress, signal: stopping.signal }

if (command === 'start') {
  const { mongodb } = await startEngines({ ...common, dataFolder: where, database: 'steward' })
  console.log(mongodb.appUri)
  setInterval(() => {}, 60_000)
} else {
  const program = { name: 'slow', from: '1.0.0', below: '2.0.0', version: '1.0.0', remedies: [] }
  await findProgram({ ...program, official: async () => ({ url: where }), wheel: () => undefined }, common)
}
