/** As a file may be said to be written. */
export type Encoding = 'utf-8' | 'latin-1' | 'windows-1252' | 'utf-16'

export interface Decoded {
  /** Line ends LF, no BOM. */
  text: string
  /** It was told by nothing and had to be guessed at. */
  isGuess: boolean
}

/**
 * UTF-8 or, by its byte order mark, UTF-16 (Excel's "Unicode text"). What is neither was almost surely saved by
 * an older program on Windows: every byte has a meaning there, so nothing is lost, and a person can check it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes)
  if (utf16 !== undefined) return { text: textOf(bytes, utf16), isGuess: false }
  try {
    return { text: textOf(bytes, 'utf-8'), isGuess: false }
  } catch {
    return { text: textOf(bytes, 'windows-1252'), isGuess: true }
  }
}

/** Throws a TypeError where the bytes are no text in this encoding. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-16') return textOf(bytes, utf16Of(bytes) ?? 'utf-16le')
  return textOf(bytes, encoding === 'latin-1' ? 'windows-1252' : encoding)
}

/** By its mark or, without one, by the empty half of its first letter. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return undefined
}

function textOf(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
}
