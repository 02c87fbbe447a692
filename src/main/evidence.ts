import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ask } from '../domain/ask.js'
import { sha256 } from '../domain/canonical-json.js'
import { parseCycleId } from '../domain/cycle.js'
import { type KeptFile, plainFileName } from '../domain/kept-file.js'
import type { Stores } from './stores.js'

type EvidenceTools = Pick<Stores, 'accessHistory' | 'asks' | 'cycles' | 'extractions' | 'keptFiles'>

/**
 * `steward evidence CYCLE FOLDER`: writes out the files that were handed in with a cycle, and the lists that Steward read for
 * it. Returns the exit code.
 */
export async function evidenceCommand(
  stores: EvidenceTools,
  { cycle: named, folder }: { cycle: string; folder: string },
  print: (line: string) => void,
): Promise<number> {
  const cycle = parseCycleId(named)
  if (!(await stores.cycles.byId(cycle))) {
    print(
      `There is no ${cycle.replace('/', ' ')}, so nothing was written. steward record names those that there are.`,
    )
    return 1
  }
  const files = await filesOf(stores, cycle)
  if (files.length === 0) {
    print(`No file was handed in with ${cycle}, so nothing was written.`)
    return 0
  }
  await mkdir(folder, { recursive: true })
  const written = await Promise.all(files.map((each) => write(stores, each, folder, print)))
  return written.every(Boolean) ? 0 : 1
}

interface HandedIn {
  at: string
  file: KeptFile
}

/** Each once: a list that was handed in is the one that was read, and one that reads as it did that day is the same. */
async function filesOf(stores: EvidenceTools, cycle: string): Promise<HandedIn[]> {
  const files = (await stores.asks.allOf(cycle)).flatMap(handedIn)
  for (const { at, file } of await stores.extractions.ofCycle(cycle)) files.push({ at, file })
  for await (const { order } of stores.accessHistory.linesOf(cycle)) {
    const done = [order?.done, ...(order?.reopened ?? []).map((each) => each.done)]
    files.push(...done.flatMap((each) => (each?.file ? [{ at: each.at, file: each.file }] : [])))
  }
  return [...new Map(files.map((each) => [nameOf(each), each])).values()]
}

function handedIn({ answer }: Ask): HandedIn[] {
  return answer?.file ? [{ at: answer.at, file: answer.file }] : []
}

/** Two people may have called theirs the same: its hash tells them apart. */
function nameOf({ at, file: { sha256: recorded, name } }: HandedIn): string {
  return `${at.slice(0, 10)}-${recorded.slice(0, 8)}-${plainFileName(name.text)}`
}

/** Nothing is written over. */
async function write(
  { keptFiles }: Pick<Stores, 'keptFiles'>,
  handedIn: HandedIn,
  folder: string,
  print: (line: string) => void,
): Promise<boolean> {
  const { file } = handedIn
  const { sha256: recorded, name } = file
  const to = join(folder, nameOf(handedIn))
  const bytes = await keptFiles.bytesOf(file)
  if (!bytes) {
    print(`${name.text} is not kept as it was recorded, so it was not written. SHA-256 ${recorded}`)
    return false
  }
  try {
    await writeFile(to, bytes, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const same = sha256(await readFile(to)) === recorded
    print(
      `${to} is there already${same ? '' : ', and is not what was handed in'}, so it was not written again.`,
    )
    return same
  }
  print(`${to} SHA-256 ${recorded}`)
  return true
}
