import { createHash } from 'node:crypto'
import type { Picture } from './cards/card.js'

/** What the renderers of all platforms have in common. */
export interface Rendered<Payload> {
  payload: Payload
  /** What does not fit the platform's limits: tests assert that there is nothing. */
  warnings: string[]
}

/** Where pictures are found on a platform, by their hash. A picture that is missing here is said in words. */
export type Pictures = ReadonlyMap<string, string>

export const noPictures: Pictures = new Map()

/** The same drawing has the same hash, so that it is made and sent once. */
export function pictureHash({ svg }: Picture): string {
  return createHash('sha256').update(svg).digest('hex')
}

const BAR_LENGTH = 10

/** What it is about, and a bar below. No shaded blocks: where a font draws them finely they look like a fault. */
export function progressLines({ done, of, label }: { done: number; of: number; label: string }): string {
  return `${label}  \n${bar(done, of)}`
}

function bar(done: number, of: number): string {
  const filled = of === 0 ? 0 : Math.floor((done / of) * BAR_LENGTH)
  return '▰'.repeat(filled) + '▱'.repeat(BAR_LENGTH - filled)
}
