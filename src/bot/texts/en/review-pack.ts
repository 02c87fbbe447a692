import { dated, day, dueDay, moment, period } from './dates.js'

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
  /** In the place of somebody's words that were erased. */
  gone: 'These words are no longer on record.',
  owner: (name: string) => `Questions go to ${name}.`,
  unanswered: (name: string) => `${name} was asked and has not answered yet.`,
  figure: (label: string, now: string, before: string) => `**${label}:** ${now} (before: ${before})`,
  later: (label: string, sent: string, now: string) => `${label}: ${sent} when it was sent, ${now} by now`,
  laterTitle: 'Changed since it was sent',
  said: {
    unchanged: (name: string, at: string, timeZone: string) =>
      `${name}, ${dated(at, timeZone)}: nothing to say`,
    something: (name: string, at: string, timeZone: string, text: string) =>
      `${name}, ${dated(at, timeZone)}: ${text}`,
  },
  /** By the figure's id; one that is not named here goes by its id. */
  figures: {
    'actions-done': 'Actions of earlier reviews done',
    'actions-open': 'Actions open and not due yet',
    'actions-overdue': 'Actions overdue',
    'checks-in-order': 'Checks of controls found in order',
    'risks-open': 'Risks in the register',
    'risks-beyond-appetite': 'Risks above the appetite',
    'policy-acknowledged': 'Policies acknowledged',
    'training-completed': 'Courses completed',
    'access-removal-in-time': 'Access removed within a day',
    'actions-on-time': 'Actions of the treatment plan done in time',
    'nonconformities-raised': 'Nonconformities raised',
    'nonconformities-ended': 'Nonconformities ended',
    'nonconformities-open': 'Nonconformities open now',
    'nonconformities-overdue': 'Nonconformities overdue now',
    'corrective-actions-effective': 'Corrective actions found effective',
    'findings-major': 'Major nonconformities found in audits',
    'findings-minor': 'Minor nonconformities found in audits',
    'findings-observation': 'Observations in audits',
    'findings-opportunity': 'Opportunities noted in audits',
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
    'nonconformity.for-review': ({ title, who, on }: Line) =>
      `For this review, since three rounds were not effective: ${title} · ${who} · due ${on}`,
    'nonconformity.overdue': ({ title, who, on }: Line) => `${title} · ${who} · overdue since ${on}`,
    'nonconformity.ineffective': ({ title, who, on }: Line) =>
      `${title} · ${who} · due ${on}, after what was done was not effective`,
    'nonconformity.open': ({ title, who, on }: Line) => `${title} · ${who} · due ${on}`,
    'nonconformity.undated': ({ title, who }: Line) => `${title} · ${who} · no day is set yet`,
    'audit.closed': ({ title, who, on }: Line) => `Audit “${title}” · led by ${who} · ${on}`,
    'audit.running': ({ title, who, on }: Line) => `Audit “${title}” · led by ${who} · ${on}, not closed`,
    'audit.certification': ({ title, who, on }: Line) =>
      `By a certification body: ${title} · with ${who} · ${on}`,
    'audit.customer': ({ title, who, on }: Line) => `By a customer: ${title} · with ${who} · ${on}`,
    'finding.major': ({ title, who, on }: Line) => `Major nonconformity: ${title} · ${who} · ${on}`,
    'finding.minor': ({ title, who, on }: Line) => `Minor nonconformity: ${title} · ${who} · ${on}`,
    'finding.observation': ({ title, who, on }: Line) => `Observation: ${title} · ${who} · ${on}`,
    'objective.met': ({ title, who, on }: Line) => `${title} · ${who} · met, said on ${on}`,
    'objective.missed': ({ title, who, on }: Line) => `${title} · ${who} · missed, said on ${on}`,
    'objective.not-measured': ({ title, who, on }: Line) =>
      `${title} · ${who} · nothing measured, said on ${on}`,
    'objective.not-evaluated': ({ title, who, on }: Line) =>
      `${title} · ${who} · not evaluated yet, to be reached by ${on}`,
    'context.changed': ({ title, who, on }: Line) =>
      `The context as it is written down has changed: version ${title}, approved by ${who} on ${on}`,
    'context.unchanged': ({ title, who, on }: Line) =>
      `The context as it is written down has not changed: version ${title}, approved by ${who} on ${on}`,
    'opportunity.noted': ({ title, who, on }: Line) => `${title} · ${who} · ${on}`,
    'plan.overdue': ({ title, who, on }: Line) => `${title} · ${who} · overdue since ${on}`,
  },
  file: 'review-pack',
  sort: 'Management review: what it looks at',
  facts: {
    meeting: 'Meeting',
    period: 'Looks back on',
    before: 'Compared with',
    stands: 'As of',
  },
  columns: {
    figure: 'Measured',
    now: 'Now',
    before: 'Before',
    target: 'Target',
    item: 'On record',
    record: 'To be found by',
  },
  /** A period by its first day. */
  periodName: (at: string) => period(at.slice(0, 7)),
  nobody: 'nobody',
  on: (date: string) => day(date, ''),
  noDate: 'without a date',
  next: 'Next section',
  previous: 'Section before',
  read: 'Read it',
  send: 'Send as PDF',
  comes: 'It comes as a file in your direct messages.',
  notYours: 'Only who takes part in this review and the ISMS lead read its pack.',
  records: {
    show: 'Show the records',
    title: (input: string) => `Records: ${input}`,
    counted: (label: string, count: number) =>
      `**${label}**, from ${count === 1 ? 'one record' : `${count} records`}:`,
    none: 'No record stands behind this section.',
    how: {
      nonconformity: 'A nonconformity: `/isms nc show nc-1`',
      finding: 'A finding: `/isms finding 1`, with its number',
      cycle: 'What begins with `cycle/`: `steward record`, on the command line',
    },
    back: 'Back to the section',
  },
  question: {
    title: 'Ask about the pack',
    ask: 'Ask about this…',
    to: (name: string, input: string) => `${name} answers for “${input}”, and is asked at once.`,
    label: 'Your question',
    missing: 'Write what you want to know.',
    submit: 'Ask it',
    tooMany: 'No further questions fit before this meeting. Ask it there.',
    asked: (name: string) => `${name} was asked. You hear the answer here, and it stands with the pack.`,
    over: 'The minutes are put, or the review is closed, so nothing was asked.',
    nobody: 'Whoever answers for this section is not there any more. Ask in the meeting. Nothing was asked.',
    line: (name: string, at: string, timeZone: string, text: string) =>
      `**${name}**, ${moment(at, timeZone)}: ${text}`,
    waiting: (name: string) => `${name} has not answered yet.`,
    answered: (name: string, title: string) => `${name} answered your question on “${title}”`,
    youAsked: (text: string) => `_You asked:_ ${text}`,
  },
  begun: {
    title: (title: string, meetingOn: string, today: string) =>
      `Keep ${day(meetingOn, today)} free: top management reviews the ISMS (“${title}”)`,
    when: (meetingOn: string, today: string) =>
      `The meeting is on ${dueDay(meetingOn, today)}. What there is to read for it comes to you before.`,
    show: 'Show the review',
  },
  moved: {
    asked: (dueOn: string, today: string) => `What you are asked for it is due by ${dueDay(dueOn, today)}.`,
    whyAsked: 'You are asked for something that the management review needs · ISO 27001 9.3.2',
    title: (title: string) => `The meeting of the management review “${title}” was moved`,
    when: (meetingOn: string, today: string) =>
      `Top management meets on ${dueDay(meetingOn, today)} instead.`,
  },
  message: {
    title: (title: string) => `Read the pack for the management review “${title}”`,
    /** Above the file: all that some platforms show beside it. */
    summary: (title: string, id: string, meetingOn: string, today: string) =>
      `Read the pack for the management review “${title}” before ${dueDay(meetingOn, today)}. You take part in it. To ask about it, type /isms review pack ${id}`,
    when: (meetingOn: string, today: string) => `Top management meets on ${dueDay(meetingOn, today)}.`,
    file: 'It comes as a file with this message, as it was frozen when it was sent.',
    why: 'You take part in the management review · ISO 27001 9.3',
  },
}
