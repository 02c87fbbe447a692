import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const source = join(__dirname, '../../src/sandbox/page')

/** Builds the sandbox's page into a folder of its own and says which. */
export async function buildSandboxPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-page-'))
  await build({
    entryPoints: [join(source, 'main.tsx')],
    bundle: true,
    minify: true,
    outfile: join(folder, 'main.js'),
    logLevel: 'warning',
  })
  for (const file of ['index.html', 'main.css']) await cp(join(source, file), join(folder, file))
  return folder
}
