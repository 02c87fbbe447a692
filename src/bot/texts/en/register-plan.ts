import { dated, day, dueDay } from './dates.js'

/** The treatment plan of the whole register. Titles and names come in as they are; whoever shows them has escaped them. */
export const registerPlan = {
  command: 'shows the treatment plan of all risks, as a document with its version',
  title: (version: string) => `Treatment plan, version ${version}`,
  none: 'No risk is in the register yet, so there is no plan.',
  since: (asOf: string, at: string, timeZone: string) =>
    `As of ${dated(asOf, timeZone)}. What is planned stands like this since ${dated(at, timeZone)}.`,
  facts: {
    risks: 'Risks',
    actions: 'Still to be done',
    counts: (open: number, overdue: number) =>
      overdue === 0 ? String(open) : `${open}, of which ⚠ ${overdue} overdue`,
    unapproved: 'Not approved by their owner',
    unaccepted: 'Above the appetite, not accepted',
  },
  next: '**What comes next**',
  nothing: 'Nothing is left to be done.',
  action: (title: string, name: string, owner: string, due: string, today: string) =>
    `${title} (${name}) · ${owner}, by ${dueDay(due, today)}`,
  overdue: (title: string, name: string, owner: string, due: string, today: string) =>
    `⚠ ${title} (${name}) · ${owner}, overdue since ${dueDay(due, today)}`,
  notAccepted: '**Above the appetite, and not accepted, or not anew**',
  changes: {
    since: (version: string) => `**Changed since version ${version}**`,
    added: (names: readonly string[]) => `New: ${names.join(', ')}`,
    changed: (names: readonly string[]) => `Otherwise: ${names.join(', ')}`,
    left: (names: readonly string[]) => `Closed: ${names.join(', ')}`,
  },
  send: { pdf: 'Send it as PDF', csv: 'Send it as CSV' },
  file: {
    name: 'treatment-plan',
    here: (version: string) => `Here is version ${version} of the treatment plan.`,
    notTaken: (version: string) =>
      `The file of version ${version} of the treatment plan is not taken here. \`steward treatment-plan\` writes it on the command line.`,
    comes: 'It comes as a file in your messages.',
  },
  paper: {
    owner: (name: string, level: string, target: string) => `${name} · today ${level}, to be ${target}`,
    treatment: (treatment: string, controls: string) => `${treatment}; controls: ${controls}`,
    action: (title: string, name: string, due: string) => `${title} · ${name}, by ${day(due, '')}`,
    done: (by: string, at: string, timeZone: string) => `done, ${by}, ${dated(at, timeZone)}`,
    takenOut: (title: string, by: string, at: string, timeZone: string, why: string) =>
      `Not to be done any more: ${title}. ${by}, ${dated(at, timeZone)}${why === '' ? '.' : `: ${why}`}`,
    approved: (by: string, at: string, timeZone: string) => `Approved by ${by}, ${dated(at, timeZone)}.`,
    overdue: 'overdue',
    approvedEnded: (by: string, at: string, timeZone: string, until: string) =>
      `Approved by ${by}, ${dated(at, timeZone)}; ended on ${day(until, '')}, not approved again.`,
    notApproved: 'Its owner has not approved it as it stands.',
    accepted: (by: string, at: string, timeZone: string, until: string) =>
      `Accepted by ${by}, ${dated(at, timeZone)}, until ${day(until, '')}.`,
    acceptedEnded: (by: string, at: string, timeZone: string, until: string) =>
      `Accepted by ${by}, ${dated(at, timeZone)}; ended on ${day(until, '')}, not accepted again.`,
    rejected: (by: string, at: string, timeZone: string) =>
      `${by} did not accept it, ${dated(at, timeZone)}.`,
    waiting: (by: string, at: string, timeZone: string) =>
      `It waits for ${by} to accept it, since ${dated(at, timeZone)}.`,
    nobody: () => 'It is above the appetite, and nobody has accepted it.',
    hash: (hash: string) => `SHA-256 of what is planned: ${hash}`,
  },
}
