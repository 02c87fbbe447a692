import { day, listOf, number } from './dates.js'

/** Titles and names come in as they are; whoever puts a text into a card has escaped them. */
export const reminders = {
  waits: (count: number) =>
    count === 1 ? 'One thing waits for you' : `${number(count)} things wait for you`,
  fromBefore: (count: number) => (count === 1 ? '(one from before)' : `(${number(count)} from before)`),
  allDone: 'Nothing of this waits for you any more',
  next: (on: string, today: string) => `Your next reminder comes on ${day(on, today)}. Away? Type /isms away`,
  told: (names: readonly string[], line: string) => `Sent to ${listOf(names)} today: “${line}”.`,
  lateTitle: (count: number) => (count === 1 ? 'One person is late' : `${number(count)} people are late`),
  lateSummary: (count: number) =>
    count === 1 ? 'One person whom you see to is late' : `${number(count)} people whom you see to are late`,
  lateWith: (people: number, questions: number) =>
    `**${people === 1 ? 'One person is late' : `${number(people)} people are late`}** with ${questions === 1 ? 'one question' : `${number(questions)} questions`}`,
  lateLine: (person: string, department: string, what: string) => `${person}, ${department}: ${what}`,
  lateLineNotInChat: (person: string, department: string, what: string) =>
    `${person}, ${department} (not in chat): ${what}`,
  lateAll: { button: 'See everybody who is late', formTitle: 'Who is late' },
  lateSoFar: 'This has come to you so far; `/isms late` lists everybody whom you see to.',
  lateThing: (about: string, dueOn: string, today: string) => `${about}, due ${day(dueOn, today)}`,
  lateWhy: {
    inChat: 'They get the same to read. A word from you helps more than a reminder.',
    some: 'Those in chat get the same to read. A word from you helps more than a reminder.',
    none: 'Nobody reminds them in chat, so a word from you is what they get.',
  },
  nobodyLate: 'Nobody whom you see to is late.',
  command: 'who is late of those whom you see to',
  handUp: {
    button: 'Hand on to the ISMS lead',
    done: (count: number, lead: string) =>
      `${count === 1 ? 'One late answer is' : `${number(count)} late answers are`} with ${lead} as well now. ${lead} and those who are late read so in their next morning’s message.`,
    nothing: (lead: string) => `${lead} has everything already that has come to you, so nothing was done.`,
    notYours: 'This belongs to coordinators, so nothing was done. Type /isms late to see who is late.',
  },
  daily: {
    title: (part: string | null, today: string) =>
      `Information security${part === null ? '' : `, ${part}`}, ${day(today, today)}`,
    summary: (overdue: number) =>
      overdue === 0
        ? 'Information security: nothing is overdue'
        : `Information security: ${number(overdue)} overdue`,
    overdue: (count: number) => `Overdue ${count === 1 ? '1 question' : `${number(count)} questions`}`,
    dueSoon: (count: number) => `due within 7 days ${number(count)}`,
    onTime: (percent: number, of: number) => `on time this quarter ${percent} % of ${number(of)}`,
    unchanged: (on: string, today: string) => `Nothing has changed since ${day(on, today)}.`,
    /** What moved in the risk register since the summary before. */
    moved: {
      title: 'In the risk register',
      above: (title: string, now: string, before: string) =>
        `⚠ **${title}** came to stand above the appetite: ${now}, before ${before}`,
      'still-above': (title: string, now: string, before: string) =>
        `⚠ **${title}** moved, and stays above the appetite: ${now}, before ${before}`,
      within: (title: string, now: string, before: string) =>
        `**${title}** fell back within the appetite: ${now}, before ${before}`,
      ratedBy: (name: string) => `rated by ${name}`,
      ratedInFile: 'as the imported file rates it',
      voidApproved: (name: string) => `what ${name} had accepted is void`,
      voidRejected: (name: string) => `${name} had not accepted it as it was`,
      rejected: (title: string, now: string, name: string) => `⚠ ${name} did not accept **${title}**: ${now}`,
      'ran-out': (title: string, now: string, until: string, today: string) =>
        `⚠ The acceptance of **${title}** ran out on ${day(until, today)}: ${now}, above the appetite without one`,
      'not-yet': (title: string, now: string, name: string) =>
        `⚠ ${name} does not accept **${title}** yet: ${now}, above the appetite`,
    },
    unreachable: (count: number) => `not reached in chat ${number(count)}`,
    running: (about: string, answered: number, asked: number) =>
      `${about}: ${number(answered)} of ${number(asked)}`,
    everything: 'Everything, and what to do next: `/isms status`',
    ledger: (height: number, hash: string) =>
      `Ledger ${height}:${hash} · keep this message; \`steward verify --anchor\` holds the ledger against it`,
  },
}
