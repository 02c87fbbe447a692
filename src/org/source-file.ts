import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Findings } from './problems.js'

/** One file of the folder, read once: what is checked, hashed and imported are the same bytes. */
export interface SourceFile {
  /** Relative to the folder, with forward slashes. */
  name: string
  /** Line ends LF, no BOM. */
  text: string
  /** SHA-256 of the bytes, hex. */
  hash: string
}

/** Reads a file of the folder. Says as a warning when its bytes had to be guessed at. */
export async function readSourceFile(folder: string, name: string, findings: Findings): Promise<SourceFile> {
  const bytes = await readFile(join(folder, name))
  const { text, encoding } = decode(bytes)
  if (encoding === 'windows-1252') {
    findings.warn({
      file: name,
      line: firstLineOutsideAscii(text),
      what: 'this file is not in UTF-8, so it was read as Windows-1252 (Latin-1)',
      remedy:
        'Look at the names with accents; if one is wrong, save the file as UTF-8 (in Excel: "CSV UTF-8 (Comma delimited)").',
    })
  }
  return {
    name,
    text: text.replace(/\r\n?/g, '\n'),
    hash: createHash('sha256').update(bytes).digest('hex'),
  }
}

/**
 * UTF-8 or, by its byte order mark, UTF-16 (Excel's "Unicode text"). What is neither was almost surely saved by
 * an older program on Windows: every byte has a meaning there, so nothing is lost, and a person can check it.
 */
function decode(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes)
  try {
    return decodeAs('utf-8', bytes)
  } catch {
    return decodeAs('windows-1252', bytes)
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): { text: string; encoding: string } {
  return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
}

function firstLineOutsideAscii(text: string): number {
  const at = text.search(/[^\p{ASCII}]/u)
  return text.slice(0, Math.max(0, at)).split(/\r\n?|\n/).length
}
