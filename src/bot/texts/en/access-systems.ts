import { dated, day, dueDay, listOf, number } from './dates.js'

/** The systems whose access is reviewed. Titles, names and entitlements come in as they are; whoever puts them into a card has escaped them. */
export const accessSystems = {
  criticality: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  facts: {
    criticality: 'Criticality',
    owner: 'Owner',
    nobody: 'nobody any more',
    controls: 'Controls',
    source: 'Accounts come from',
    swing: 'Asked first',
    swingBy: (percent: number) =>
      `the owner, where their number differs by more than ${number(percent)} % from the last list (without accounts that were to be removed)`,
    privileged: 'Privileged',
    noPrivileged: 'no account may do more than another',
    reviewedBy: 'Reviewed by',
    outsider: 'Where nobody else may',
    interval: 'Comes round',
    last: 'Last review',
    next: 'Next review',
    nextOn: (date: string, today: string) => dueDay(date, today),
    nextNever: 'nothing is planned',
  },
  reviewedBy: {
    manager: 'the manager of whoever holds an account',
    owner: 'the owner',
    both: 'the manager of whoever holds an account, and the owner too where it is privileged',
  },
  source: {
    csv: (names: readonly string[]) => `a file that the owner hands in, with the columns ${listOf(names)}`,
    github: (name: string) => `GitHub, which Steward reads itself: the organisation ${name}`,
    entra: (name: string) => `Microsoft Entra, which Steward reads itself: all users of ${name}`,
    groups: (name: string, names: readonly string[]) =>
      `Microsoft Entra, which Steward reads itself: who at ${name} is in ${listOf(names)}`,
    aws: 'AWS, which Steward reads itself: the users of one account',
    https: (name: string) => `${name}, which Steward reads itself`,
  },
  /** How the last review ended. */
  last: {
    never: 'not reviewed yet',
    nothing: (at: string, timeZone: string) => `⚠ ended on ${dated(at, timeZone)} with nothing reviewed`,
    ended: (at: string, timeZone: string) => `reviewed on ${dated(at, timeZone)}`,
    kept: (count: number) => `${number(count)} kept`,
    removed: (count: number) => `${number(count)} removed`,
    changed: (count: number) => `${number(count)} changed`,
    notReviewed: (count: number) => `⚠ ${number(count)} not reviewed`,
    unverified: (count: number) => `⚠ ${number(count)} of these not seen to be done`,
    verified: 'all seen to be done',
  },
  known: {
    title: '**Accounts that accounts.yaml knows**',
    managed: (word: string, what: string, owner: string) => `${word}: ${what}, ${owner} answers for it`,
    personal: (word: string, person: string) => `${word}: ${person}`,
    nobody: 'nobody any more',
    type: {
      service: 'a program’s',
      shared: 'shared',
      'break-glass': 'for emergencies',
      vendor: 'a supplier’s',
      token: 'a key',
    },
    due: (date: string, today: string) => `secret to be changed by ${day(date, today)}`,
    overdue: (date: string, today: string) => `⚠ secret was to be changed by ${day(date, today)}`,
  },
  list: {
    command:
      'shows the systems whose access is reviewed, and how the last review ended; with an ID one of them',
    all: 'Systems whose access is reviewed',
    mine: 'Systems that concern you',
    none: 'No access is reviewed yet. Which systems are, stands in the file systems.yaml.',
    noneYours: 'No system is yours, and you answer for no account in one.',
    unknown: (typed: string, meant: string | null, known: string) =>
      `There is no system “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) =>
      `Only the owner of “${title}”, whoever answers for an account in it, the ISMS lead and top management see it.`,
    line: (title: string, id: string, word: string) => `**${title}** (\`${id}\`) · criticality ${word}`,
    owner: (name: string) => `owner ${name}`,
    nobody: 'nobody owns it any more',
    running: (dueOn: string, today: string) => `under review, due ${dueDay(dueOn, today)}`,
    next: (date: string, today: string) => `next on ${dueDay(date, today)}`,
    overdue: (count: number) =>
      count === 1 ? '⚠ a secret was to be changed' : `⚠ ${number(count)} secrets were to be changed`,
    more: 'One of them: `/isms access ID`.',
  },
}
