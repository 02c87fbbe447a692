// Makes dist/ from src/: `npm run build`.
import { cp, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundlePage } from './page.mjs'
import { main, run, step, stopStepsOnSignal } from './steps.mjs'

export async function buildAll() {
  await rm(join('dist', '.built'), { force: true })
  await step('Translating TypeScript', async (note) => {
    await run(join('node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json'], note)
    await copyPlainFiles()
  })
  await step('Bundling the workflows', bundleWorkflows)
  await step('Bundling the sandbox page', () => bundlePage(join('dist', 'sandbox', 'page')))
  // Its date says when; a build that was cut short leaves none.
  await writeFile(join('dist', '.built'), '')
}

/** tsc leaves plain JavaScript where it is. */
async function copyPlainFiles() {
  for (const file of await readdir('src', { recursive: true })) {
    if (file.endsWith('.mjs')) await cp(join('src', file), join('dist', file))
  }
}

async function bundleWorkflows() {
  const { bundleWorkflows } = await import(pathToFileURL(resolve('dist', 'temporal.js')).href)
  const { code } = await bundleWorkflows()
  await writeFile(join('dist', 'workflow-bundle.js'), code)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(resolve(fileURLToPath(import.meta.url), '../..'))
  stopStepsOnSignal()
  await main(buildAll)
}
