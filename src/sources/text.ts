/** One line of well-formed text in Unicode's composed form: the same name is the same text, wherever it comes from. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trim()
}

/** In the order of the alphabet, each once, without empty ones. */
export function distinct(names: Iterable<string>): string[] {
  return [...new Set([...names].map(plainText))].filter((name) => name !== '').sort()
}
