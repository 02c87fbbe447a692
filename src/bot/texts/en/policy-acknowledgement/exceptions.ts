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
  afterwards: 'Whose exception ends is asked again.',
}
