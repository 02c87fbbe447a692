/** Its own light ground makes it readable on a dark page, too; each text stands out from it by 4.5 to 1 and more. */
export const colours = { ground: '#ffffff', ink: '#1d1c1d', soft: '#5c5a5c', grid: '#d8d6d8' }

/** Begins a picture, on its ground; `</svg>` ends it. */
export function opening(width: number, height: number): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans" font-size="14">`,
    `<rect width="${width}" height="${height}" fill="${colours.ground}"/>`,
  ].join('')
}

export function text(x: number, y: number, words: string, style: string): string {
  return `<text x="${x}" y="${y}" ${style}>${escapedXml(words)}</text>`
}

/** Also without the control characters that XML forbids. */
export function escapedXml(words: string): string {
  return words
    .replace(/\p{Cc}|\p{Cs}/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}
