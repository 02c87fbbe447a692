import { day, dueDay, listOf, moment, number } from './dates.js'
import { people } from './policy-acknowledgement.js'

/** Where everything stands. What something is about, names and titles come in escaped. */
export const standing = {
  command: 'what is overdue and due, who waits for whom, and the one thing to do next',
  title: (week: number) => `Information security, week ${week}`,
  next: (text: string) => `Next: ${text}`,
  nothingNext: 'Nothing needs you at the moment.',
  waitsMore: (count: number) =>
    count === 1
      ? 'One more thing waits for you: `/isms` shows it.'
      : `${number(count)} more things wait for you: \`/isms\` shows them.`,
  groups: {
    stuck: 'Goes on only with you',
    overdue: 'Overdue',
    soon: 'Within 7 days',
    later: 'Under way',
  },
  withLead: 'Goes on only with the ISMS lead',
  all: (count: number) => `See all ${number(count)}`,
  formTitle: 'Where everything stands',
  waitsFor: (about: string, names: readonly string[], dueOn: string, today: string) =>
    `${about}: waits for ${listOf(names)}, due ${dueDay(dueOn, today)}`,
  waitsForReturn: (about: string, name: string, to: string, today: string) =>
    `${about}: waits for ${name}, who is away until ${day(to, today)}`,
  waitsForNobody: (about: string) => `${about}: waits for nobody`,
  nameSomebody: (about: string) =>
    `**nobody is asked about ${about}.** Name who owns it in the organisation’s files, and import them.`,
  isLate: (about: string, names: readonly string[]) =>
    `**${listOf(names)} ${names.length === 1 ? 'is' : 'are'} late with ${about}.** A word from you helps more than a reminder; \`/isms late\` names everybody who is late.`,
  accounts: (about: string, answered: number, asked: number) =>
    `${about}: ${number(answered)} of ${number(asked)} accounts`,
  /** What was ordered in a review of access. */
  toShow: (count: number) => `${count === 1 ? '1 change' : `${number(count)} changes`} not shown yet`,
  areLate: (about: string, count: number) =>
    `**${people(count)} ${count === 1 ? 'is' : 'are'} late with ${about}.**`,
  footer: (at: string, timeZone: string) =>
    `As of ${moment(at, timeZone)} · \`/isms late\` names who is late, \`/isms calendar\` shows what comes`,
}
