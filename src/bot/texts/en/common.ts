import { listOf, moment, number } from './dates.js'

/** Sentences that belong to no single process. */
export const common = {
  help: {
    summary: 'What you can do with Steward',
    title: 'What you can do here',
    nothingWaits: 'Nothing waits for you at the moment.',
    waits: (count: number) => (count === 1 ? 'One thing waits for you:' : `${count} things wait for you:`),
    commands: 'Commands for you:',
    group: (name: string) => `**What can follow \`/isms ${name}\`**`,
    /** What follows a command that is about one thing, and one that may be. */
    id: 'ID',
    optionalId: '[ID]',
    everything: 'Type /isms alone for everything that you can do.',
    about: 'Steward asks you here when something of our information security management needs you.',
    unknownSummary: 'There is no such command',
    unknown: (typed: string, meant: string | null) =>
      `There is no command “${typed}”, so nothing was done.${meant ? ` Did you mean \`/isms ${meant}\`?` : ''}`,
  },
  refused: {
    summary: 'Nothing was recorded',
    'not-in-directory':
      'Steward does not know this account, so nothing was recorded. Ask your ISMS lead to add your work address to the list of people.',
    'not-present':
      'You are not on the list of present staff today, so nothing was recorded. If that is wrong, tell your ISMS lead.',
    guest:
      'Guests and people from other workspaces take part only when they are listed, so nothing was recorded. Ask your ISMS lead to list you.',
    'not-yours':
      'This question was put to somebody else, so nothing was recorded. Your own come to you in messages of their own.',
    'own-request':
      'You asked for this decision, and who asks does not approve, so nothing was recorded. It waits for somebody else.',
    'no-such-ask':
      'This question is no longer on record, so nothing was recorded. Type /isms to see what waits for you.',
    changed:
      'This has changed since the message was sent, so nothing was recorded. Type /isms to see what waits for you now.',
    left: 'This question was closed when you left, so nothing was recorded.',
    withdrawn:
      'Whoever asked for this took it back, so nothing was recorded. Nothing more is needed from you.',
    'handed-on': 'Somebody else is asked by now, so nothing was recorded. Nothing more is needed from you.',
    absent:
      'This round was closed while you were away, so nothing was recorded. You are asked again in a message of its own.',
    'cycle-closed': (at: string, timeZone: string) =>
      `This round was closed on ${moment(at, timeZone)}, so nothing was recorded. Your ISMS lead may ask you again.`,
  },
  notYourCommand:
    'This command belongs to the ISMS lead and their deputy, so nothing was done. Type /isms to see what you can do.',
  notYoursToSee:
    'This belongs to the ISMS lead, their deputy and top management, so nothing was done. Type /isms to see what you can do.',
  unavailable:
    'Steward cannot reach its records right now. Please try again in a few minutes; what you send twice is recorded once.',
  late: {
    /** Where somebody waits for what takes longer than Slack waits. */
    wait: 'This takes longer than usual. What comes of it is shown here in a moment; until then, nothing counts as recorded.',
    done: 'It is done.',
  },
  notOpened: 'Slack took too long to open the form. Please click or type it again.',
  formRefused: (fault: string) =>
    `Slack does not let Steward open the form (${fault}), and trying again does not help. Please tell your ISMS lead.`,
  more: (count: number) => `and ${number(count)} more`,
  /** `A, B and C`, or `A, B and 4 more`. */
  names: (names: readonly string[], left: number) =>
    left > 0 ? `${names.join(', ')} and ${number(left)} more` : listOf(names),
  close: 'Close',
  /** Beside what must be filled in, where the platform does not say it itself. */
  required: 'Fill this in, then try again.',
  /** In the place of an input for a file, where the platform takes none in a form. */
  noFiles: 'Files cannot be handed in here: give a link to it instead.',
  /** In an input for a person, where the platform cannot list people. */
  workAddress: 'Work address, such as name@company.example',
  workAddresses: 'Work addresses, apart by commas or lines',
}
