import { type Card, type CardNode, picturesOf } from '../cards/card.js'
import { noPictures, type Pictures, pictureHash } from '../rendered.js'
import type { SlackPictures } from './pictures.js'

export interface PictureTools {
  pictures: SlackPictures
  logError: (error: unknown) => void
}

/** What can be shown now. Where that cannot be found out, words do: whoever clicked waits for the answer. */
export async function picturesNow(
  { pictures, logError }: PictureTools,
  nodes: readonly CardNode[],
): Promise<Pictures> {
  try {
    return await pictures.known(picturesOf(nodes))
  } catch (error) {
    logError(error)
    return noPictures
  }
}

/** Brings what could not be shown at once and then shows it; nobody waits for it, and the words stand until then. */
export function showLater(
  { pictures, logError }: PictureTools,
  nodes: readonly CardNode[],
  shown: Pictures,
  show: (late: Card, all: Pictures) => Promise<unknown>,
): void {
  const late = picturesOf(nodes).filter((picture) => !shown.has(pictureHash(picture)))
  if (late.length === 0) return
  const bringAndShow = async () => {
    if (!(await pictures.bring(late))) return
    const card: Card = {
      summary: late.map(({ alt }) => alt).join(' '),
      nodes: late.map((picture) => ({ kind: 'image', picture })),
    }
    await show(card, await pictures.known(picturesOf(nodes)))
  }
  bringAndShow().catch(logError)
}
