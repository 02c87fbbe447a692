import { openPaper, type Paper, set } from './paper.js'

let scrap: Paper | undefined

/** How wide words are in the font that pictures and paper share, in points. */
export function widthOfWords(words: string, size: number, bold = false): number {
  scrap ??= openPaper({
    title: '',
    author: '',
    subject: '',
    language: 'en',
    madeAt: '2000-01-01T00:00:00.000Z',
  })
  return set(scrap, bold ? 'bold' : 'regular', size).widthOfString(words)
}

/** As much of it as there is room for, with a mark where some is left out. */
export function fitted(words: string, size: number, width: number, bold = false): string {
  if (widthOfWords(words, size, bold) <= width) return words
  const letters = [...words]
  let [least, most] = [0, letters.length]
  while (least < most) {
    const half = Math.ceil((least + most) / 2)
    if (widthOfWords(`${letters.slice(0, half).join('')}…`, size, bold) <= width) least = half
    else most = half - 1
  }
  return `${letters.slice(0, least).join('').trimEnd()}…`
}
