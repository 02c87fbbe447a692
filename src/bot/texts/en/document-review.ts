import { dated, day, moment } from './dates.js'

/** The controlled documents of the ISMS and their reviews. Titles and names come in as they are; whoever puts a text into a card has escaped them. */
export const documentReview = {
  /** What each is called. */
  titles: {
    scope: 'Scope of the ISMS',
    context: 'Context of the organisation',
    objectives: 'Information security objectives',
  },
  about: (title: string) => `the review of “${title}”`,
  ask: {
    title: (title: string) => `Review “${title}”`,
    summary: (title: string, dueOn: string, today: string) =>
      `Review “${title}”: does it still hold as it stands? By ${day(dueOn, today)}`,
    changed: (reason: string) => `What has changed: ${reason}`,
    question: 'Does it still hold as it is written?',
    open: 'Review',
    formTitle: 'Review a document',
    answers: { holds: 'It holds…', change: 'It has to change…' },
    read: 'Read it',
    why: {
      scope: (interval: string) => `_Asked of you as its owner, ${interval} · ISO 27001 4.3, 7.5.2_`,
      context: (interval: string) => `_Asked of you as its owner, ${interval} · ISO 27001 4.1, 4.2, 7.5.2_`,
      objectives: (interval: string) => `_Asked of you as its owner, ${interval} · ISO 27001 6.2, 7.5.2_`,
    },
    whyNow: '_Asked of you as its owner, since something has changed · ISO 27001 7.5.2_',
  },
  facts: {
    version: 'Version',
    last: 'Last review',
    never: 'none yet',
  },
  last: {
    holds: (at: string, timeZone: string) => `it held on ${dated(at, timeZone)}`,
    change: (at: string, timeZone: string) => `⚠ had to change, as found on ${dated(at, timeZone)}`,
  },
  form: {
    title: { holds: 'It holds', change: 'It has to change' },
    question: {
      holds: (title: string) => `“${title}” holds as it is written.`,
      change: (title: string) => `“${title}” has to be written anew.`,
    },
    label: { holds: 'What you looked at', change: 'What has changed' },
    hint: {
      holds: 'For example: new customers, laws, suppliers, places; what an auditor or a customer asked.',
      change: 'The ISMS lead is told, word for word.',
    },
    missing: {
      holds: 'Write what you looked at: an auditor asks for it.',
      change: 'Write what has changed, so that it can be written anew.',
    },
    submit: { holds: 'Record that it holds', change: 'Report the change' },
    kept: '_It is kept on record, word for word, with your name and the date._',
  },
  receipt: {
    own: {
      holds: (title: string) => `✓ You reviewed “${title}”: it holds`,
      change: (title: string) => `✓ You reviewed “${title}”: it has to change`,
    },
    byOther: {
      holds: (title: string, by: string) => `✓ ${by} reviewed “${title}”: it holds`,
      change: (title: string, by: string) => `✓ ${by} reviewed “${title}”: it has to change`,
    },
    when: (at: string, timeZone: string) => moment(at, timeZone),
    found: {
      holds: (reason: string) => `What was looked at: ${reason}`,
      change: (reason: string) => `What has changed: ${reason}`,
    },
    again: (id: string) => `A mistake? \`/isms context ${id}\` has it reviewed once more.`,
    next: {
      holds: 'You are asked again at the next interval.',
      change: 'The ISMS lead is told, and sees it in `/isms status` until a new version is imported.',
    },
  },
  closed: {
    title: (title: string) => `Closed: review “${title}”`,
    superseded:
      'A new version was imported before it was answered, so nothing was recorded. Its owner is asked about that, and `/isms context` shows it as it stands now.',
    retired: 'Its file is not there any more. Nothing more is needed from you here.',
    'handed-on':
      'Somebody else owns this document by now and is asked instead. Nothing more is needed from you here.',
    left: 'This review was closed when whoever was asked left. Nothing more is needed from you here.',
    'cycle-closed': 'It was not answered before the next review began: answer that one.',
  },
  notice: {
    title: (title: string) => `Has to change: ${title}`,
    said: (owner: string, at: string, timeZone: string) => `${owner} reviewed it on ${moment(at, timeZone)}:`,
    next: (file: string) =>
      `Write it anew in ${file}, import it, and put it to approval with \`/isms context\`.`,
  },
  nobody: {
    title: (title: string) => `Nobody is there to review “${title}”`,
    owner: (owner: string, dueOn: string, today: string) =>
      `It is to be reviewed by ${day(dueOn, today)}, and its owner, ${owner}, is not there any more.`,
    next: 'Name another owner in its file and import it: they are asked at once. Until then nobody is.',
  },
  already: (title: string, at: string, timeZone: string) =>
    `“${title}” was reviewed on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
  start: {
    open: 'Have it reviewed now…',
    title: 'Review now',
    question: (title: string) => `Have “${title}” reviewed now?`,
    consequence: (owner: string) => `${owner} is asked whether it still holds as it is written.`,
    label: 'What has changed',
    hint: (owner: string) => `${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write what has changed, so that whoever reviews it knows what to look at.',
    submit: 'Ask for a review',
    done: (title: string, owner: string) =>
      `${owner} is asked whether “${title}” still holds as it is written.`,
    running: (title: string) => `A review of “${title}” is under way already, so no other was started.`,
    nobody: (title: string) =>
      `Nobody is there to review “${title}”. Nothing was started. First name another owner in its file, and import it.`,
    notYours: (title: string) =>
      `Only the owner of “${title}” and the ISMS lead may have it reviewed. Nothing was recorded.`,
  },
  standing: {
    change: (title: string, by: string, at: string, timeZone: string) =>
      `${title}: has to change, as ${by} found on ${dated(at, timeZone)}`,
    seeTo: (title: string, file: string) =>
      `**${title} has to change.** Write it anew in ${file}, and import it.`,
    notApproved: (title: string, version: string) => `${title}, version ${version}, is not approved`,
    put: (title: string, version: string) =>
      `**${title}, version ${version}, is not approved.** Look at it, and put it to approval.`,
    show: 'Show it',
  },
  calendar: {
    programme: (title: string) => `Review: ${title}`,
    due: (title: string) => `Review due: ${title}`,
    asked: (title: string) => `Review “${title}”`,
    answered: {
      holds: (by: string) => `${by}: it holds`,
      change: (by: string) => `${by}: it has to change`,
    },
  },
}
