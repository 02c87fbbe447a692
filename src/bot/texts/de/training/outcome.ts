import type { outcome as english } from '../../en/training/outcome.js'
import type { Translation } from '../../translation.js'
import { day } from '../dates.js'

export const outcome: Translation<typeof english> = {
  yours: (title) => `Sie sind von der Schulung „${title}“ befreit`,
  granted: {
    title: (name, title) => `${name} ist von der Schulung „${title}“ befreit`,
    summary: (title) => `Eine Befreiung, um die Sie gebeten haben, ist gewährt: Schulung „${title}“`,
    because: (by, text) => `**${by} hat die Befreiung gewährt:** ${text}`,
    next: (name, date, today) =>
      `Sie gilt bis **${day(date, today)}**. ${name} weiß Bescheid und wird danach wieder gefragt.`,
  },
  refused: {
    title: (name, title) => `${name} wird nicht von der Schulung „${title}“ befreit`,
    summary: (title) => `Eine Befreiung, um die Sie gebeten haben, ist abgelehnt: Schulung „${title}“`,
    because: (by, text) => `**${by} hat die Befreiung abgelehnt:** ${text}`,
    next: (name) => `${name} kennt den Grund und wird wieder um die Schulung gebeten.`,
  },
}
