import { readFile, stat, writeFile } from 'node:fs/promises'
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
    ? attach(stores, list, file, now, print)
    : write(stores, list, found.scan?.sha256, file, print)
}

/** The bytes are hashed as they are taken in; from then on the list names that hash and no other. */
async function attach(
  { paperLists }: Pick<Stores, 'paperLists'>,
  list: string,
  file: string,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const { size } = await stat(file)
  if (size === 0 || size > LARGEST_SCAN) {
    const most = `${LARGEST_SCAN / 1_000_000} MB`
    print(
      `${file} has ${size.toLocaleString('en')} bytes, and a scan has from 1 to ${most}. Nothing was done.`,
    )
    return 1
  }
  const scan = await paperLists.attach(list, await readFile(file), now.toISOString())
  if (!scan) {
    print(
      `${list} has a scan already, was decided on, or names another hash than this file's, so nothing was done. ` +
        'Reject it in chat and enter a new one.',
    )
    return 1
  }
  print(`${file} is the scan of ${list} now. SHA-256 ${scan.sha256}`)
  return 0
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
