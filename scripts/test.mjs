// `npm test`: makes the clone ready, runs the checks, then all tests; arguments go to jest.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUp } from './setup.mjs'
import { main, run, StepFailed, step, stopStepsOnSignal } from './steps.mjs'

async function testAll() {
  await setUp()
  const checksFailed = await runChecks()
  const jest = await runJest(process.argv.slice(2))
  const failed = jest.failed + checksFailed
  if (jest.passed + jest.failed === 0) console.error('No test was run, so nothing is known.')
  console.log(`${jest.passed} passed, ${failed} failed`)
  return failed === 0 && jest.passed > 0 ? 0 : 1
}

/** @returns how many failed: the checks count as one */
async function runChecks() {
  try {
    await step('Checking types, style and unused code', (note) => run('npm', ['run', 'check'], note))
    return 0
  } catch (error) {
    // The tests are still worth running; a stop is not.
    if (!(error instanceof StepFailed) || error.message === 'stopped') throw error
    console.error(error.message)
    return 1
  }
}

async function runJest(args) {
  const folder = await mkdtemp(join(tmpdir(), 'steward-results-'))
  const results = join(folder, 'results.json')
  try {
    const jest = join('node_modules', 'jest', 'bin', 'jest.js')
    const code = await inherit(process.execPath, [jest, '--json', `--outputFile=${results}`, ...args])
    return count(JSON.parse(await readFile(results, 'utf8').catch(() => '{}')), code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A test file that could not even be loaded holds no failed test, yet it failed. */
function count(results, code) {
  const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = results
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed: failed || (code === 0 ? 0 : 1) }
}

/** A terminal's Ctrl-C reaches jest by itself; a SIGTERM to us alone is passed on. */
function inherit(command, args) {
  const child = spawn(command, args, { stdio: ['inherit', 'ignore', 'inherit'] })
  const passOn = () => child.kill('SIGTERM')
  process.once('SIGTERM', passOn)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  }).finally(() => process.off('SIGTERM', passOn))
}

stopStepsOnSignal()
await main(testAll)
