import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { commandOf, endProcess } from './processes.js'

/** What the folder remembers about one engine between starts. */
export interface EngineNote {
  /** `6.0`: the engine's version that last had this data open. */
  series?: string
  /** The ports it last had, tried again first, so that an address noted by a person stays right. */
  ports?: Record<string, number>
  /** The process, while it runs; what is still there at the next start is left over from a crash. */
  pid?: number | undefined
}

/** The folder is in use, or its data cannot be opened; the message says what to do. */
class DataFolderRefused extends Error {
  override name = 'DataFolderRefused'
}

/** A folder that holds the embedded engines' data, locked for one process at a time. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private notes: Record<string, EngineNote>,
  ) {}

  /** Locks the folder, making it if it is not there, and ends engines that a crash left running. */
  static async open(path: string): Promise<DataFolder> {
    const folder = resolve(path)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await lock(folder)
    const notes = await readJson<Record<string, EngineNote>>(join(folder, 'engines.json'))
    const data = new DataFolder(folder, notes ?? {})
    for (const [name, note] of Object.entries(data.notes)) {
      if (!note.pid) continue
      await endProcess(note.pid, folder)
      await data.keep(name, { pid: undefined })
    }
    return data
  }

  file(...names: string[]): string {
    return join(this.path, ...names)
  }

  note(engine: string): EngineNote {
    return this.notes[engine] ?? {}
  }

  async keep(engine: string, note: EngineNote): Promise<void> {
    this.notes = { ...this.notes, [engine]: { ...this.note(engine), ...note } }
    await writeSafely(this.file('engines.json'), `${JSON.stringify(this.notes, null, 2)}\n`)
  }

  async close(): Promise<void> {
    await rm(this.file('lock'), { force: true })
  }
}

/** Writes a file whole or not at all; only its owner may read it. */
export async function writeSafely(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.draft`
  await writeFile(draft, text, { mode: 0o600 })
  await rename(draft, file)
}

export async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    throw new DataFolderRefused(
      `${file} cannot be read as JSON. Mend it, or begin anew: npm start -- --fresh`,
    )
  }
}

interface Holder {
  pid: number
  command: string
}

/** One process at a time: the lock names its holder, and a holder that is gone counts for nothing. */
async function lock(folder: string): Promise<void> {
  const file = join(folder, 'lock')
  const mine = `${file}.${process.pid}`
  const me: Holder = { pid: process.pid, command: (await commandOf(process.pid)) ?? '' }
  await writeFile(mine, JSON.stringify(me), { mode: 0o600 })
  try {
    for (;;) {
      if (await linked(mine, file)) return
      const holder = await readJson<Holder>(file)
      if (!holder) continue
      if ((await commandOf(holder.pid)) === holder.command) throw inUse(folder, holder)
      await takeAway(file, holder)
    }
  } finally {
    await rm(mine, { force: true })
  }
}

/** `link` is atomic, and the lock is never seen half-written. */
async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
}

/** Removes a dead holder's lock; one that another process set in the meantime is put back. */
async function takeAway(file: string, dead: Holder): Promise<void> {
  const aside = `${file}.${process.pid}.stale`
  await rename(file, aside).catch(() => {})
  const taken = await readJson<Holder>(aside)
  if (taken && taken.pid !== dead.pid) await linked(aside, file)
  await rm(aside, { force: true })
}

function inUse(folder: string, holder: Holder): DataFolderRefused {
  return new DataFolderRefused(
    `${folder} is in use by process ${holder.pid} (${holder.command}). ` +
      'Stop that one first, or set STEWARD_DATA to another folder.',
  )
}
