// `npm start`: makes the clone ready, then becomes Steward: for the workspace that is set, else with its sandbox.
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setUp } from './setup.mjs'
import { main, stopStepsOnSignal } from './steps.mjs'

const letGo = stopStepsOnSignal()
await main(setUp)
letGo()

// In this very process: Ctrl-C then reaches one program, once, and there is no second one to be left behind.
if (process.exitCode === 0) {
  const program = resolve(fileURLToPath(import.meta.url), '../../dist/main.js')
  process.argv = [process.execPath, program, 'start', ...process.argv.slice(2)]
  await import(pathToFileURL(program).href)
}
