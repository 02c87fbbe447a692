import { day } from '../dates.js'

/** What was decided about a waiver, to whom it concerns and whoever asked for it. */
export const outcome = {
  yours: (title: string) => `You are excused from the course “${title}”`,
  granted: {
    title: (name: string, title: string) => `${name} is excused from the course “${title}”`,
    summary: (title: string) => `A waiver that you asked for was granted: the course “${title}”`,
    because: (by: string, text: string) => `**${by} granted the waiver:** ${text}`,
    next: (name: string, date: string, today: string) =>
      `It holds until **${day(date, today)}**. ${name} was told, and is asked again when it ends.`,
  },
  refused: {
    title: (name: string, title: string) => `${name} is not excused from the course “${title}”`,
    summary: (title: string) => `A waiver that you asked for was refused: the course “${title}”`,
    because: (by: string, text: string) => `**${by} refused the waiver:** ${text}`,
    next: (name: string) => `${name} was told why, and is asked for the course again.`,
  },
}
