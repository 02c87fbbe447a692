import { dated, day, dueDay, moment, number } from './dates.js'

/** One thing of the record: plain, with the day on which it was, is or ends. */
interface Line {
  title: string
  who: string
  on: string
}

export const reviewPack = {
  title: (title: string) => `Pack: ${title}`,
  /** Of a section of how many. */
  section: (n: number, of: number) => `Section ${n} of ${of}`,
  clause: (clause: string) => `ISO 27001 ${clause}`,
  period: (from: string, to: string) => `From ${day(from, '')} to ${day(to, '')}`,
  compared: (from: string, to: string) => `Compared with ${day(from, '')} to ${day(to, '')}`,
  asOf: (at: string, timeZone: string) => `As the record stood on ${dated(at, timeZone)}`,
  frozen: (at: string, timeZone: string) => `Frozen when it was sent, on ${dated(at, timeZone)}`,
  notSent: 'Not sent yet: this is how it would be now.',
  hash: (hash: string) => `SHA-256 of the pack: ${hash}`,
  meeting: (date: string, today: string) => `Top management meets on ${dueDay(date, today)}`,
  nothing: 'Nothing is recorded about this.',
  notRecorded: 'not recorded',
  owner: (name: string) => `Questions go to ${name}.`,
  unanswered: (name: string) => `${name} was asked and has not answered yet.`,
  figure: (label: string, now: string, before: string) => `**${label}:** ${now} (before: ${before})`,
  target: (target: string) => `target ${target}`,
  later: (label: string, sent: string, now: string) => `${label}: ${sent} when it was sent, ${now} by now`,
  laterTitle: 'Changed since it was sent',
  said: {
    unchanged: (name: string, at: string, timeZone: string) =>
      `${name}, ${moment(at, timeZone)}: nothing to say`,
    something: (name: string, at: string, timeZone: string, text: string) =>
      `${name}, ${moment(at, timeZone)}: ${text}`,
  },
  units: {
    percent: (value: number) => `${number(value)} %`,
    count: (value: number) => number(value),
    days: (value: number) => `${number(value)} ${value === 1 ? 'day' : 'days'}`,
    hours: (value: number) => `${number(value)} h`,
  },
  /** By the figure's id; one that is not named here goes by its id. */
  figures: {
    'actions-done': 'Actions of earlier reviews done',
    'actions-open': 'Actions open and not due yet',
    'actions-overdue': 'Actions overdue',
    'checks-in-order': 'Checks of controls found in order',
    'risks-open': 'Risks in the register',
    'risks-beyond-appetite': 'Risks above the appetite',
    'plan-overdue': 'Actions of the treatment plan overdue',
  },
  /** By the kind of item and how it stands. */
  items: {
    'action.done': ({ title, who, on }: Line) => `${title} · ${who} · done ${on}`,
    'action.open': ({ title, who, on }: Line) => `${title} · ${who} · due ${on}`,
    'action.overdue': ({ title, who, on }: Line) => `${title} · ${who} · overdue since ${on}`,
    'check.not-ok': ({ title, on }: Line) => `${title}: found not in order ${on}`,
    'check.missed': ({ title, on }: Line) => `${title}: not checked, closed ${on}`,
    'risk.accepted': ({ title, who, on }: Line) => `${title} · ${who} · accepted until ${on}`,
    'risk.not-accepted': ({ title, who }: Line) =>
      `${title} · ${who} · above the appetite, accepted by nobody`,
    'plan.overdue': ({ title, who, on }: Line) => `${title} · ${who} · overdue since ${on}`,
  },
  nobody: 'nobody',
  noDate: 'without a date',
  next: 'Next section',
  previous: 'Section before',
  read: 'Read it',
  send: 'Send as PDF',
  comes: 'It comes as a file in your direct messages.',
  notYours: 'Only who takes part in this review and the ISMS lead read its pack.',
  message: {
    title: (title: string) => `Read the pack for the management review “${title}”`,
    when: (meetingOn: string, today: string) => `Top management meets on ${dueDay(meetingOn, today)}.`,
    file: 'It comes as a file with this message, as it was frozen when it was sent.',
    why: 'You take part in the management review · ISO 27001 9.3',
  },
}
