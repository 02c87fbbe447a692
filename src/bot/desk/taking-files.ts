import {
  type FileFault,
  type FileKind,
  kindOf,
  LARGEST_FILE,
  plainFileName,
  sizeFault,
} from '../../domain/kept-file.js'
import type { KeptFiles, Stored } from '../../store/kept-files.js'
import { kindNames } from '../cards/control-check/check.js'
import { fileOf, type Inputs } from '../interaction.js'
import { type FileSource, MessengerError } from '../messenger.js'
import type { Visit } from './desk.js'

export interface HandingInTools {
  keptFiles: KeptFiles
  /** By platform: where what people hand in comes from. */
  fileSources: readonly FileSource[]
}

/** The name of the input for a file, in every form that has one. */
const FILE = 'file'

/** What is said where a file cannot be taken. */
type Words = Pick<Visit['texts']['controlCheck']['form'], 'notFetched' | 'underWay' | 'fault'> & {
  /** Of a file that is another than its name says: which, and what to do. */
  isInstead?: (kind: string) => string
}

/** So long a file that was fetched stands for the same one sent off again: well below what is swept up. */
const SAME_FOR_MS = 3_600_000
/** So long a form waits for its file; what is left of its deadline is for the answer. */
const WAITS_MS = 1_500
/** Whoever has not sent the form off again by then has given it up. */
const FORGOTTEN_AFTER_MS = 600_000

type Fault = { fault: FileFault | 'not-fetched'; is?: FileKind }
type Taken = { file: Stored } | Fault

/** Files that are being fetched, or were fetched after their form had waited long enough, by ask and source. */
const underWay = new Map<string, Promise<Taken>>()

/**
 * Fetches what was handed in, looks at it, and keeps its bytes, before anything is recorded: null where nothing was.
 * What cannot be taken, or is not there in time, is said in a sentence beside its field: the form stays as it was filled in.
 */
export async function takeFile(
  tools: HandingInTools,
  visit: Visit,
  ask: string,
  inputs: Inputs,
  t: Words = visit.texts.controlCheck.form,
): Promise<{ file: Stored | null } | { error: string }> {
  const handed = fileOf(inputs, FILE)
  if (!handed) return { file: null }
  const { account } = visit
  const files = tools.fileSources.find(({ platform }) => platform === account.platform)
  if (!files) return { error: t.notFetched }
  const key = `${ask} ${account.platform}/${handed.file}`
  const taking = underWay.get(key) ?? fetchAndKeep(tools.keptFiles, files, visit, ask, handed.file)
  underWay.set(key, taking)
  const taken = await inTime(taking).catch((error: unknown) => {
    underWay.delete(key)
    throw error
  })
  if (taken === null) {
    setTimeout(() => underWay.delete(key), FORGOTTEN_AFTER_MS).unref()
    return { error: t.underWay }
  }
  underWay.delete(key)
  return 'file' in taken ? taken : { error: faultText(taken, t) }
}

/** Null: it takes longer, and goes on. */
async function inTime(taking: Promise<Taken>): Promise<Taken | null> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), WAITS_MS)
  })
  return Promise.race([taking, waited]).finally(() => clearTimeout(timer))
}

async function fetchAndKeep(
  keptFiles: KeptFiles,
  files: FileSource,
  { account, at }: Visit,
  ask: string,
  handed: string,
): Promise<Taken> {
  const source = `${account.platform}/${handed}`
  const already = await keptFiles.fetched(ask, source, new Date(Date.parse(at) - SAME_FOR_MS).toISOString())
  if (already) return { file: already }
  try {
    const { name, size, bytes } = await files.fetch(account, handed, LARGEST_FILE)
    if (!bytes) return { fault: sizeFault(size) ?? 'too-big' }
    const found = kindOf(name, bytes)
    if ('fault' in found) return found
    const { kind } = found
    return { file: await keptFiles.keep({ bytes, kind, name: plainFileName(name), ask, source, at }) }
  } catch (error) {
    if (error instanceof MessengerError) return { fault: 'not-fetched' }
    throw error
  }
}

function faultText({ fault, is }: Fault, { notFetched, isInstead, fault: t }: Words): string {
  if (is && isInstead) return isInstead(is.toUpperCase())
  switch (fault) {
    case 'not-fetched':
      return notFetched
    case 'too-big':
      return t['too-big'](LARGEST_FILE / 1_000_000)
    case 'unknown-kind':
      return t['unknown-kind'](kindNames)
    default:
      return t[fault]
  }
}
