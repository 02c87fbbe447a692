import { day, moment, number } from './dates.js'

/** What stands on the App Home; names and titles come in escaped. */
export const home = {
  summary: 'What waits for you in information security',
  nothingWaits: 'Nothing waits for you',
  done: 'What you did lately',
  late: {
    everybody: 'Who is late',
    people: 'Your people who are late',
    part: 'Your part of the organisation',
  },
  standing: 'Where everything stands',
  nothingRuns: 'Nothing is being asked of anybody at the moment.',
  due: (dueOn: string, today: string, count: number) =>
    `due ${day(dueOn, today)}${count > 0 ? ` · ${number(count)} overdue` : ''}`,
  unreachable: (count: number) =>
    count === 1
      ? 'One person has something open and is not reached in chat'
      : `${number(count)} people have something open and are not reached in chat`,
  footer: (at: string, timeZone: string) =>
    `As of ${moment(at, timeZone)} · type /isms to see what you can do`,
}
