import { readFile, stat, writeFile } from 'node:fs/promises'
import { sha256 } from '../domain/canonical-json.js'
import { type PaperList, scanKind } from '../domain/paper-list.js'
import { LARGEST_SCAN } from '../store/paper-lists.js'
import type { Stores } from './stores.js'

/** `steward paper attach LIST FILE`, and `steward paper scan LIST FILE`. Returns the exit code. */
export async function paperCommand(
  stores: Pick<Stores, 'paperLists'>,
  { action, list, file }: { action: 'attach' | 'scan'; list: string; file: string },
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const found = await stores.paperLists.byId(list)
  if (!found) {
    print(
      `There is no list ${list}, so nothing was done. Its number stands where it was entered: list-12345678.`,
    )
    return 1
  }
  return action === 'attach'
    ? attach(stores, found, file, now, print)
    : write(stores, list, found.scan?.sha256, file, print)
}

/** The bytes are hashed as they are taken in; whoever confirms the list confirms it with that hash. */
async function attach(
  { paperLists }: Pick<Stores, 'paperLists'>,
  list: PaperList,
  file: string,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const bytes = await readScan(file)
  const problem = typeof bytes === 'string' ? bytes : whyNotAttached(list, bytes)
  if (typeof bytes === 'string' || problem) {
    print(`${problem} Nothing was done.`)
    return 1
  }
  const scan = await paperLists.attach(list, bytes, now.toISOString())
  if (!scan) {
    print(`${list._id} has changed just now. Nothing was done; look at it in chat, then try again.`)
    return 1
  }
  const instead = list.scan && list.scan.sha256 !== scan.sha256 ? `, in the place of ${list.scan.sha256}` : ''
  print(`${file} is the scan of ${list._id} now${instead}. SHA-256 ${scan.sha256}`)
  return 0
}

/** The bytes of a scan; or what is wrong with the file. */
async function readScan(file: string): Promise<Uint8Array | string> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return `There is no file ${file}.`
  if (found.size === 0 || found.size > LARGEST_SCAN) {
    const most = `${LARGEST_SCAN / 1_000_000} MB`
    return `${file} has ${found.size.toLocaleString('en')} bytes, and a scan has from 1 to ${most}.`
  }
  const bytes = await readFile(file)
  return scanKind(bytes) ? bytes : `${file} is no PDF, PNG or JPEG, whatever its name says.`
}

function whyNotAttached({ _id, state, scan }: PaperList, bytes: Uint8Array): string | null {
  if (state === 'confirmed') return `${_id} is confirmed, so its scan stays what it is.`
  if (state === 'rejected') return `${_id} was rejected. Enter a new list in chat.`
  if (scan?.kept === 'typed' && scan.sha256 !== sha256(bytes))
    return `The SHA-256 of ${_id} was typed when it was entered, and this file has another one. Check the file, or have the list rejected and enter it anew.`
  return null
}

async function write(
  { paperLists }: Pick<Stores, 'paperLists'>,
  list: string,
  hash: string | undefined,
  file: string,
  print: (line: string) => void,
): Promise<number> {
  const bytes = hash === undefined ? null : await paperLists.scanBytes(hash)
  if (!bytes) {
    print(`Steward does not keep the scan of ${list}${hash ? `; its SHA-256 is ${hash}` : ''}.`)
    return 1
  }
  await writeFile(file, bytes)
  print(`The scan of ${list} was written to ${file}. SHA-256 ${hash}`)
  return 0
}
