// Makes dist/ from src/: `npm run build`.
import { existsSync } from 'node:fs'
import { cp, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { main, run, step, stopStepsOnSignal } from './steps.mjs'

const page = join('src', 'sandbox', 'page')

export async function buildAll() {
  await rm(join('dist', '.built'), { force: true })
  await step('Translating TypeScript', async (note) => {
    await run(join('node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json'], note)
    await copyPlainFiles()
  })
  await step('Bundling the workflows', bundleWorkflows)
  if (existsSync(join(page, 'main.tsx'))) await step('Bundling the sandbox page', bundlePage)
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

async function bundlePage() {
  const { build } = await import('esbuild')
  const outdir = join('dist', 'sandbox', 'page')
  await rm(outdir, { recursive: true, force: true })
  await build({
    entryPoints: [join(page, 'main.tsx')],
    outdir,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  })
  for (const file of await readdir(page)) {
    // What esbuild made of a style sheet that the page imports stays.
    if (/\.(html|css|svg|png)$/.test(file)) await cp(join(page, file), join(outdir, file), { force: false })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(resolve(fileURLToPath(import.meta.url), '../..'))
  stopStepsOnSignal()
  await main(buildAll)
}
