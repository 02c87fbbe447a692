import { day, dueDay, moment, number } from './dates.js'

/** Lessons that are sent to everybody, a question each. Titles and texts come in as they are; whoever puts them into a card has escaped them. */
export const awareness = {
  ask: {
    title: (title: string) => `Two minutes: ${title}`,
    summary: (title: string) => `A two-minute lesson with one question: ${title}`,
    read: 'Read the lesson',
    line: 'About two minutes, with one question at the end',
    why: (until: string, today: string) =>
      `Choose an answer until ${day(until, today)}; you then read what is right, and why. Nobody reminds you of it and nobody is told who left it out. What you answer is kept as evidence for our certification; shown are shares of many, never names. · ISO 27001 7.3, A.6.3`,
    formTitle: 'Lesson',
    label: 'Your answer',
    submit: 'Answer',
    missing: 'Choose one of the answers.',
  },
  receipt: {
    right: (title: string) => `✓ Right: ${title}`,
    wrong: (title: string) => `Now you know: ${title}`,
    yours: (answer: string) => `You chose “${answer}”.`,
    isRight: (answer: string) => `Right is “${answer}”.`,
    when: (at: string, timeZone: string) => `Answered on ${moment(at, timeZone)} · thank you for taking part`,
  },
  over: {
    title: (title: string) => `Over: ${title}`,
    nothing: 'This lesson is over, and nothing is asked of you any more.',
    left: 'This lesson was closed when you left.',
  },
  refused: {
    over: (title: string) =>
      `“${title}” is over by now, so nothing was recorded; the next lesson comes by itself.`,
    already: (title: string, at: string, timeZone: string) =>
      `You answered “${title}” on ${moment(at, timeZone)}, and the first answer counts, so nothing was recorded.`,
  },
  about: (title: string) => `the lesson “${title}”`,
  results: {
    command: 'how the lessons went: who takes part in numbers, and what was answered right',
    title: 'Lessons: what they show',
    summary: (lessons: number) =>
      lessons === 1 ? 'How one lesson went' : `How ${number(lessons)} lessons went`,
    none: 'No lesson was sent so far. Lessons are sent once a month as soon as `awareness.yaml` says so with `monthly: true`; docs/organisation-files.md shows how.',
    first: (on: string, today: string) =>
      `No lesson was sent so far. The first comes on ${dueDay(on, today)}, then one each month.`,
    took: (title: string, answered: number, asked: number) =>
      `**${title}**: ${number(answered)} of ${number(asked)} took part`,
    share: (percent: number) => `${number(percent)} % right`,
    before: (percent: number) => `the time before ${number(percent)} %`,
    few: 'too few to show what was right',
    running: (until: string, today: string) => `until ${day(until, today)}`,
    sent: (on: string, today: string) => `sent ${day(on, today)}`,
    departments: (title: string) => `By department, ${title}`,
    department: (name: string, answered: number, asked: number, percent: number) =>
      `${name}: ${number(answered)} of ${number(asked)} took part · ${number(percent)} % right`,
    fewest: (fewest: number) =>
      `Nobody is named, and no department is shown in which fewer than ${number(fewest)} took part, or from which that of another could be worked out.`,
    record: (cycle: string) => `The record of the newest: \`steward record ${cycle}\``,
  },
  calendar: {
    programme: 'Awareness lesson',
  },
}
