import { dated, day, listOf, number } from '../dates.js'
import { accounts } from './review.js'

/** The pages on which accounts are decided. */
export const form = {
  title: 'Review accounts',
  page: (page: number, of: number) => `Page ${number(page)} of ${number(of)}`,
  only: { flagged: 'only accounts with a flag', open: 'only accounts that are open' },
  help: 'A reason is needed to revoke or to change, and to keep what has a ⚠. What you leave open waits for you.',
  unknown: 'Unknown account',
  known: {
    service: (owner: string) => `service account, ${owner} answers for it`,
    shared: (owner: string) => `shared account, ${owner} answers for it`,
    'break-glass': (owner: string) => `account for emergencies, ${owner} answers for it`,
    vendor: (owner: string) => `supplier’s account, ${owner} answers for it`,
    token: (owner: string) => `token, ${owner} answers for it`,
  },
  purpose: (text: string) => `purpose: ${text}`,
  wholePurpose: (text: string) => `**What it is for:** ${text}`,
  secretOverdue: '⚠ secret overdue',
  may: (list: string) => `**May:** ${list}`,
  mayNothing: '**May:** no entitlement is listed',
  more: (count: number) => `and ${number(count)} more`,
  details: 'All about this account',
  detailsTitle: 'One account',
  backToPage: 'Back',
  flagged: (text: string) => `⚠ ${text}`,
  used: (date: string, today: string) => `last used on ${day(date, today)}`,
  neverUsed: 'never used',
  flag: {
    left: (date: string | null, today: string) =>
      date === null ? 'whoever holds it left' : `left on ${day(date, today)}`,
    'owner-left': 'whoever answers for it left',
    unknown: 'nothing tells whose it is',
    'came-back': 'was removed, and is there again',
    'not-done': 'last order not carried out',
    'still-listed': 'removed by proof, still listed',
    privileged: 'privileged',
    'changed-department': (department: string | null) =>
      department === null ? 'is in another department by now' : `is in ${department} by now`,
    unused: (date: string, today: string) => `not used since ${day(date, today)}`,
    unusedEver: 'never used',
    new: 'not in the last review',
    'more-than-peers': (department: string | null) =>
      department === null ? 'may do more than colleagues' : `may do more than others in ${department}`,
  },
  last: {
    keep: (by: string, at: string, timeZone: string) => `Last time: kept by ${by}, ${dated(at, timeZone)}`,
    revoke: (by: string, at: string, timeZone: string) =>
      `Last time: revoked by ${by}, ${dated(at, timeZone)}`,
    change: (by: string, at: string, timeZone: string) =>
      `Last time: to be changed, by ${by}, ${dated(at, timeZone)}`,
  },
  decided: {
    keep: (by: string) => `✓ Kept by ${by}`,
    revoke: (by: string) => `✓ Revoked by ${by}`,
    change: (by: string) => `✓ To be changed, by ${by}`,
  },
  passed: (by: string, reason: string) =>
    reason === '' ? `Handed on by ${by}` : `Handed on by ${by}: ${reason}`,
  own: (name: string | null) =>
    name === null ? 'Your own account: somebody else decides it.' : `Your own account: ${name} decides it.`,
  otherSeat: (name: string | null) =>
    `This account takes two people, and you are one of them already: ${name ?? 'somebody else'} decides here.`,
  settled: 'It was removed meanwhile, as was ordered: there is nothing left to decide.',
  frozen: 'This decision is being carried out and cannot be changed any more.',
  decision: { keep: 'Keep', revoke: 'Revoke', change: 'Change', 'not-mine': 'Not mine to review' },
  label: {
    decision: (name: string) => `${name}: access`,
    reason: (name: string) => `${name}: why`,
    until: (name: string) => `${name}: if kept, until`,
    to: (name: string) => `${name}: change to what`,
    whom: (name: string) => `${name}: whose it is to review`,
  },
  toHint: 'For example: read only, or without the role Administrator.',
  whomHint: 'They are asked instead of you.',
  submit: 'Record and go on',
  submitLast: 'Record',
  back: (page: number) => `Record and go back to page ${number(page)}`,
  missing: {
    decision: 'Choose what becomes of it.',
    revoke: 'Write why it is revoked: whoever removes it reads this.',
    change: 'Write why it is changed: whoever changes it reads this.',
    keep: 'Write why it is kept in spite of the flag.',
    until: 'Say until when it may stay so: at most twelve months from now.',
    untilFault: (date: string, today: string) => `Name a day from today until ${day(date, today)}.`,
    to: 'Write what it is to be changed to.',
    'to-as-now': 'That is what it may do now: write what it may do afterwards, or keep it.',
    whom: 'Choose who reviews it.',
  },
  whomFault: {
    'holds-it': (name: string) => `${name} holds this account, and nobody reviews their own.`,
    'has-it': (name: string) => `It is ${name}’s already. Choose somebody else, or decide it.`,
    'looks-like-theirs': (name: string) =>
      `This account looks to be ${name}’s own, and nobody reviews their own.`,
    'passed-it-on': (name: string) => `${name} has said already that it is not theirs.`,
    'reports-to-holder': (name: string) => `${name} reports to whoever holds this account.`,
    'other-seat': (name: string) => `${name} reviews this account already, as the second person.`,
    'not-there': (name: string) => `${name} is not among those who can be asked today.`,
  },
  whomUnknown: 'Steward does not know this account. Choose somebody from the list of people.',
  oneMore: (count: number) =>
    count === 1 ? '**One more thing for one account.**' : `**One more thing for ${accounts(count)}.**`,
  recordedSoFar: (count: number) => `The others of this page are recorded (${number(count)}).`,
  notRecorded: (names: readonly string[]) => `**Not recorded:** ${listOf(names)}`,
  notRecordedBecause: {
    closed: (name: string) => `${name} (it cannot be changed any more)`,
    moved: (name: string) => `${name} (somebody else reviews it by now)`,
    decided: (name: string) => `${name} (somebody else has decided it meanwhile; look at it again)`,
    own: (name: string) => `${name} (your own account)`,
    otherSeat: (name: string) => `${name} (it takes two people, and you are one of them already)`,
    fault: (name: string) => `${name} (it could not be handed on)`,
  },
  end: {
    heading: (decided: number, of: number) => `**${number(decided)} of ${number(of)} decided**`,
    open: (count: number) =>
      count === 1
        ? 'One account is open. It waits for you.'
        : `${accounts(count)} are open. They wait for you.`,
    goOn: (count: number) => (count === 1 ? 'Review the open one' : `Review the ${number(count)} open ones`),
    all: 'Look at all from the beginning',
    nothing: 'There is nothing on this page any more.',
  },
}
