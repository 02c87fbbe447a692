import { dueDay, moment, number } from '../dates.js'

/** Who may depart from a policy. Names come in escaped. */
export const exceptions = {
  command: 'who may depart from a policy, and until when',
  title: (count: number) =>
    count === 1 ? 'One exception is in force' : `${number(count)} exceptions are in force`,
  none: 'No exception is in force.',
  who: (name: string, department: string) => `${name}, ${department}`,
  until: (on: string, today: string) => `until ${dueDay(on, today)}`,
  granted: (at: string, timeZone: string, by: string) => `granted ${moment(at, timeZone)} by ${by}`,
  open: 'See or end it…',
  formTitle: 'Exception',
  request: (by: string, text: string) => `**${by} asked for it:** ${text}`,
  reason: (by: string, text: string) => `**${by} granted it:** ${text}`,
  private: 'Why it was asked for and granted is shown to who asked for it and who granted it.',
  end: {
    text: 'Why does it end early?',
    hint: (person: string) => `${person} gets it word for word, and is asked again. It stands on record.`,
    submit: 'End the exception',
    missing: 'Write a sentence, so that the end explains itself.',
    done: (person: string) => `The exception has ended, and ${person} is asked again.`,
    over: 'This exception is not in force any more, so nothing was done.',
    notYours: "An exception is ended by the policy's owner or the ISMS lead, so nothing was done.",
  },
  afterwards: 'Whose exception ends is asked again.',
}
