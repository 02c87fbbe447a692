import { fitted, widthOfWords } from '../pdf/measure.js'
import type { Shape, Words } from './drawing.js'
import { colours } from './svg.js'

/**
 * What plots have in common. One is `whole` (as wide as a page's text) or `half`: two of those stand beside each other on paper,
 * with letters of the same size.
 */
export type PlotWidth = 'whole' | 'half'
export const plotWidths: Readonly<Record<PlotWidth, number>> = { whole: 720, half: 350 }

/** Each stands out from the ground by 3 to 1 and more, and from the others without colour, too. */
export const plotInks = { good: '#1264a3', bad: '#b4501e', line: '#1d1c1d', pale: '#dbe7f1' }

/** Of letters: a title, what is read, and what explains. */
export const letters = { title: 17, text: 13, small: 12 } as const

/** A long one is set smaller, before some of it is left out. */
export function title(words: string, width: number): Words {
  let size: number = letters.title
  while (size > letters.text && widthOfWords(words, size, true) > width) size -= 1
  return {
    ...{ shape: 'words', x: 0, y: 20, size, ink: colours.ink, bold: true },
    words: fitted(words, size, width, true),
  }
}

export function words(x: number, y: number, text: string, look: Partial<Words> = {}): Words {
  return { shape: 'words', x, y, words: text, size: letters.small, ink: colours.soft, ...look }
}

/** Samples with their names, one after the other, as many lines as they need; `bottom` is where the last line stands. */
export function legend(
  entries: readonly { name: string; sample(x: number, y: number): Shape[] }[],
  { y, width }: { y: number; width: number },
): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = []
  let at = { x: 0, y }
  for (const { name, sample } of entries) {
    const shown = fitted(name, letters.small, width - 20)
    const room = 20 + widthOfWords(shown, letters.small)
    if (at.x > 0 && at.x + room > width) at = { x: 0, y: at.y + 20 }
    shapes.push(...sample(at.x, at.y), words(at.x + 20, at.y, shown))
    at = { x: at.x + room + 22, y: at.y }
  }
  return { shapes, bottom: at.y }
}

/** The least of 1, 2, 2.5, 5, 10, 20… times so many steps that reaches the value; at least one a step. */
export function roundTop(value: number, steps: number): number {
  const least = Math.max(1, value / steps)
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((each) => each >= least - 1e-9)
  return (step ?? least) * steps
}
