import type { Kept } from './kept.js'

/** A file that somebody handed in with an answer. Its bytes are kept apart; whoever reads the answer has their hash. */
export interface KeptFile {
  /** Under which the bytes are kept. */
  id: string
  /** SHA-256, hex. */
  sha256: string
  bytes: number
  kind: FileKind
  /** As whoever handed it in calls it. */
  name: Kept
}

/** What may be handed in, by the usual ending of its name. */
export const fileKinds = ['pdf', 'png', 'jpg', 'txt', 'csv', 'xlsx', 'docx'] as const
export type FileKind = (typeof fileKinds)[number]

/** Endings that mean the same. */
const endings: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ...fileKinds.map((kind) => [kind, kind] as const),
  ['jpeg', 'jpg'],
])

/** Larger than a screenshot or a report of some pages, in bytes. */
export const LARGEST_FILE = 10_000_000

/** What stands in the way of keeping a file. `mismatch`: it is not what its name says. */
export type FileFault = 'empty' | 'too-big' | 'unknown-kind' | 'mismatch'

/** Why a file of this size is not even looked at. */
export function sizeFault(bytes: number): FileFault | null {
  if (bytes === 0) return 'empty'
  return bytes > LARGEST_FILE ? 'too-big' : null
}

/** What a file is, by what is in it, which its name has to agree with; `is`: what it is instead, where that can be told. */
export function kindOf(
  name: string,
  bytes: Uint8Array,
): { kind: FileKind } | { fault: FileFault; is?: FileKind } {
  const fault = sizeFault(bytes.length)
  if (fault) return { fault }
  const kind = endings.get(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '')
  if (!kind) return { fault: 'unknown-kind' }
  const is = signed.find((each) => isOfKind[each](bytes))
  if (is && is !== kind) return { fault: 'mismatch', is }
  return isOfKind[kind](bytes) ? { kind } : { fault: 'mismatch' }
}

/** What is told by how it begins, whatever its name. */
const signed = ['pdf', 'png', 'jpg', 'xlsx', 'docx'] as const

const isOfKind: Readonly<Record<FileKind, (bytes: Uint8Array) => boolean>> = {
  pdf: beginsWith(0x25, 0x50, 0x44, 0x46, 0x2d),
  png: beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpg: beginsWith(0xff, 0xd8, 0xff),
  txt: isText,
  csv: isTable,
  xlsx: isDocument('xl/workbook.xml'),
  docx: isDocument('word/document.xml'),
}

function beginsWith(...sign: number[]) {
  return (bytes: Uint8Array) => sign.every((byte, i) => bytes[i] === byte)
}

/** UTF-8 without any control character but tabs and line ends. */
function isText(bytes: Uint8Array): boolean {
  return isPlain(bytes, 'utf-8')
}

/** The same as any program exports it: Excel writes UTF-16, and older ones a byte a letter. */
function isTable(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if (first === 0xff || second === 0) return isPlain(bytes, 'utf-16le')
  if (first === 0xfe || first === 0) return isPlain(bytes, 'utf-16be')
  return isText(bytes) || bytes.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0d].includes(byte))
}

function isPlain(bytes: Uint8Array, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return !/[^\P{Cc}\t\n\r]/u.test(text)
  } catch {
    return false
  }
}

/** A package of Office Open XML with this part and without macros: the names of its parts stand in it as they are. */
function isDocument(part: string) {
  const isPackage = beginsWith(0x50, 0x4b, 0x03, 0x04)
  return (bytes: Uint8Array) => {
    const has = (name: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name)
    return isPackage(bytes) && has('[Content_Types].xml') && has(part) && !has('vbaProject.bin')
  }
}

const LONGEST_NAME = 100

/** A name that is no path and hides nothing, with its ending. */
export function plainFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[/\\:]/g, '-')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^[.\s]+|\s+$/g, '')
  if (plain.length <= LONGEST_NAME) return plain === '' ? 'file' : plain
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  // What is cut in half is no character any more.
  return `${plain.slice(0, LONGEST_NAME - ending.length).replace(/\p{Cs}$/u, '')}${ending}`
}
