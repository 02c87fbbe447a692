import { noticeCard } from '../cards/common.js'
import type { Reply } from '../interaction.js'

/** One or a few sentences to the person who just did something. */
export function say(sentence: string): Reply {
  return { kind: 'card', card: noticeCard(sentence) }
}
