// `npm run bench [-- NAME]`: measures, prints a table and keeps it in bench/results/NAME.json.
import { spawn } from 'node:child_process'
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { setUp } from './setup.mjs'
import { main, StepFailed, stopStepsOnSignal } from './steps.mjs'

const benches = [
  'access-review',
  'calendar-year',
  'click',
  'decisions',
  'rehearse',
  'risk-reassessment',
  'status',
]
const outdir = join('dist', 'bench')

async function benchAll() {
  await setUp()
  const [name] = process.argv.slice(2)
  if (name !== undefined && !benches.includes(name)) {
    throw new StepFailed(`There is no bench “${name}”. There are: ${benches.join(', ')}.`)
  }
  const entryPoints = (await readdir('bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('bench', file))
  await build({
    entryPoints,
    outdir,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  })
  await copyFile(join('src', 'engines', 'leash.mjs'), join(outdir, 'leash.mjs'))
  for (const bench of name === undefined ? benches : [name]) await runBench(bench)
}

function runBench(name) {
  const child = spawn(process.execPath, [join(outdir, `${name}.js`)], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new StepFailed(`The bench ${name} ended with ${code}`)),
    )
  })
}

stopStepsOnSignal()
await main(benchAll)
