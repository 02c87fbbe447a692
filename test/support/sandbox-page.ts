import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const script = join(__dirname, '../../scripts/page.mjs')

/** Builds the sandbox's page into a folder of its own and says which. */
export async function buildSandboxPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-page-'))
  await promisify(execFile)(process.execPath, [script, folder])
  return folder
}
