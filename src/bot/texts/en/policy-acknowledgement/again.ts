import { moment, number } from '../dates.js'
import { named, type PolicyNamed, people } from '../policy-acknowledgement.js'

/** A round that closed without everybody's answer, and asking again. */
export const again = {
  title: (policy: PolicyNamed) => `Closed: ${named(policy)}`,
  result: (answered: number, asked: number, count: number) =>
    `${number(answered)} of ${number(asked)} acknowledged. ${count === 1 ? 'One person' : number(count)} did not answer`,
  all: (cycle: string) => `All names: \`steward record ${cycle}\``,
  askedAgain: (at: string, timeZone: string) => `✓ They were asked again on ${moment(at, timeZone)}.`,
  askedAnew: (at: string, timeZone: string) => `A new round was started on ${moment(at, timeZone)}.`,
  button: 'Ask them again…',
  form: {
    title: 'Ask them again',
    question: (policy: PolicyNamed, count: number) =>
      `Ask ${people(count)} again to acknowledge ${named(policy)}?`,
    effect:
      'Only those are asked who have not acknowledged it, in their next morning’s message. Who has an exception is not. The text stays the same, so nobody has to approve it again, and the record of the closed round stays as it is.',
    submit: 'Ask them again',
  },
  done: (count: number, id: string) =>
    `${count === 1 ? 'One person is' : `${number(count)} people are`} being asked again. Follow it with \`/isms policy status ${id}\`.`,
  running: (policy: PolicyNamed) =>
    `A round about ${named(policy)} runs or follows already, so nothing was done. Type /isms policy status to see it.`,
  nobody: (policy: PolicyNamed) =>
    `Everybody in the audience has acknowledged ${named(policy)}, is being asked about it, or has an exception, so nothing was done.`,
  didNotAnswer: 'Did not answer',
  didNotAnswerValue: (count: number) => `${people(count)} when the round closed`,
  repeated: 'Asked again of those who had not answered',
  closedWith: (about: string, answered: number, asked: number, count: number) =>
    `Closed: ${about}: ${number(answered)} of ${number(asked)}; ${number(count)} did not answer`,
  closedTitle: 'Closed without everybody’s answer',
}
