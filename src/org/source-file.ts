import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decode } from '../reading/decode.js'
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
  const { text, isGuess } = decode(bytes)
  if (isGuess) {
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
    text,
    hash: createHash('sha256').update(bytes).digest('hex'),
  }
}

function firstLineOutsideAscii(text: string): number {
  const at = text.search(/[^\p{ASCII}]/u)
  return text.slice(0, Math.max(0, at)).split('\n').length
}
