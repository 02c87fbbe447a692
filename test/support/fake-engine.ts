import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { OfficialDownload, Program, Wheel } from '../../src/engines/programs.js'

const run = promisify(execFile)

/** A program that can do nothing but say its version, put where `path` says. */
export async function writeEngine(path: string, version: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `#!/bin/sh\necho engine version ${version}\n`)
  await chmod(path, 0o755)
  return path
}

/** The program as its maker would pack it. */
export async function packEngine(
  folder: string,
  version: string,
): Promise<{ archive: Buffer; sha256: string }> {
  await writeEngine(join(folder, 'pack', `engine-${version}`, 'bin', 'engine'), version)
  await run('tar', ['-czf', join(folder, 'engine.tgz'), '-C', join(folder, 'pack'), '.'])
  const archive = await readFile(join(folder, 'engine.tgz'))
  return { archive, sha256: createHash('sha256').update(archive).digest('hex') }
}

/** The program in a wheel, in a folder where pip looks when PIP_FIND_LINKS names it. */
export async function packWheel(folder: string, version: string): Promise<Wheel> {
  const wheel = join(folder, 'wheel')
  const info = join(wheel, 'engine_bin-1.0.0.dist-info')
  const program = await writeEngine(join(wheel, 'engine_bin-1.0.0.data', 'scripts', 'engine'), version)
  await mkdir(info)
  await writeFile(join(info, 'METADATA'), 'Metadata-Version: 2.1\nName: engine-bin\nVersion: 1.0.0\n')
  await writeFile(join(info, 'WHEEL'), 'Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n')
  await writeFile(join(info, 'RECORD'), '')
  const file = join(folder, 'engine_bin-1.0.0-py3-none-any.whl')
  const contents = ['engine_bin-1.0.0.data', 'engine_bin-1.0.0.dist-info']
  await run('python3', ['-m', 'zipfile', '-c', file, ...contents], { cwd: wheel })
  const sha256 = createHash('sha256')
    .update(await readFile(program))
    .digest('hex')
  const entry = '.data/scripts/engine'
  return { package: 'engine-bin', version: '1.0.0', entry, sha256, programVersion: version }
}

export function fakeProgram(sources: { official?: OfficialDownload; wheel?: Wheel } = {}): Program {
  return {
    name: 'engine',
    from: '2.0.0',
    below: '4.0.0',
    version: '3.1.0',
    versionArguments: ['--version'],
    official: async () => sources.official,
    wheel: () => sources.wheel,
    remedies: ['install an engine', 'or set ENGINE_ADDRESS'],
  }
}

/** A maker's download server on loopback. */
export async function startDownloads(answer: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, server }
}
