import { dated, day, dueDay, moment } from './dates.js'

/** Titles and names come in as they are; whoever puts a text into a card has escaped them. */
export const requirementReview = {
  about: (title: string) => `the review of the requirement “${title}”`,
  ask: {
    title: (title: string) => `Review the requirement “${title}”`,
    summary: (title: string, dueOn: string, today: string) =>
      `Review the requirement “${title}”: does it still hold, and is it met? By ${day(dueOn, today)}`,
    changed: (reason: string) => `What has changed: ${reason}`,
    question: 'Does it still hold as it stands here, and do we meet it?',
    open: 'Review',
    formTitle: 'Review a requirement',
    answers: { met: 'It is met…', 'not-met': 'It is not met…', changed: 'It has changed…' },
    demands: (demands: string) => `What it demands: ${demands}`,
    why: (interval: string) => `_Asked of you as its owner, ${interval} · ISO 27001 A.5.31_`,
    whyNow: '_Asked of you as its owner, since something has changed · ISO 27001 A.5.31_',
  },
  facts: {
    source: 'Source',
    controls: 'Controls',
    owner: 'Owner',
    nobody: 'nobody any more',
    last: 'Last review',
    never: 'none yet',
    next: 'Next review',
    nextOn: (date: string, today: string) => dueDay(date, today),
    nextNever: 'nothing is planned',
  },
  /** What was found last, and when. */
  last: {
    met: (at: string, timeZone: string) => `met on ${dated(at, timeZone)}`,
    'not-met': (at: string, timeZone: string) => `⚠ not met on ${dated(at, timeZone)}`,
    changed: (at: string, timeZone: string) => `⚠ changed, as found on ${dated(at, timeZone)}`,
  },
  form: {
    title: { met: 'It is met', 'not-met': 'It is not met', changed: 'It has changed' },
    question: {
      met: (title: string) => `“${title}” still holds, and is met.`,
      'not-met': (title: string) => `“${title}” still holds, and is not met.`,
      changed: (title: string) => `“${title}” no longer holds as it is written down.`,
    },
    label: { met: 'What you looked at', 'not-met': 'What is missing', changed: 'What has changed' },
    hint: {
      met: 'For example: the text of the law or contract as it is today, and what shows that it is met.',
      'not-met': 'The ISMS lead is told, word for word.',
      changed: 'The ISMS lead is told, word for word.',
    },
    missing: {
      met: 'Write what you looked at: an auditor asks for it.',
      'not-met': 'Write what is missing, so that somebody can see to it.',
      changed: 'Write what has changed, so that it can be written down anew.',
    },
    submit: { met: 'Record that it is met', 'not-met': 'Report it', changed: 'Report the change' },
    kept: '_It is kept on record, word for word, with your name and the date._',
  },
  receipt: {
    own: {
      met: (title: string) => `✓ You reviewed “${title}”: it is met`,
      'not-met': (title: string) => `✓ You reviewed “${title}”: it is not met`,
      changed: (title: string) => `✓ You reviewed “${title}”: it has changed`,
    },
    byOther: {
      met: (title: string, by: string) => `✓ ${by} reviewed “${title}”: it is met`,
      'not-met': (title: string, by: string) => `✓ ${by} reviewed “${title}”: it is not met`,
      changed: (title: string, by: string) => `✓ ${by} reviewed “${title}”: it has changed`,
    },
    when: (at: string, timeZone: string) => moment(at, timeZone),
    found: {
      met: (reason: string) => `What was looked at: ${reason}`,
      'not-met': (reason: string) => `What is missing: ${reason}`,
      changed: (reason: string) => `What has changed: ${reason}`,
    },
    again: (id: string) => `A mistake? \`/isms requirement ${id}\` has it reviewed once more.`,
    next: {
      met: 'You are asked again at the next interval.',
      'not-met': 'The ISMS lead is told, and sees it in `/isms status` until a later review finds it met.',
      changed: 'The ISMS lead is told, and sees it in `/isms status` until it is written down anew.',
    },
  },
  closed: {
    title: (title: string) => `Closed: review the requirement “${title}”`,
    superseded:
      'It was written down anew before it was answered, so nothing was recorded. Its owner is asked about that, and `/isms requirement` shows it as it stands now.',
    retired: 'It stands in requirements.yaml no more. Nothing more is needed from you here.',
    'handed-on':
      'Somebody else owns this requirement by now and is asked instead. Nothing more is needed from you here.',
    left: 'This review was closed when whoever was asked left. Nothing more is needed from you here.',
    'cycle-closed': 'It was not answered before the next review began: answer that one.',
  },
  notice: {
    title: {
      'not-met': (title: string) => `Not met: ${title}`,
      changed: (title: string) => `Changed: ${title}`,
    },
    said: (owner: string, at: string, timeZone: string) => `${owner} reviewed it on ${moment(at, timeZone)}:`,
    next: {
      'not-met': (id: string) => `See to it, then have it reviewed again: \`/isms requirement ${id}\`.`,
      changed: (id: string) =>
        `Write it down anew in requirements.yaml and import it. \`/isms requirement ${id}\` shows it as it stands there.`,
    },
  },
  nobody: {
    title: (title: string) => `Nobody is there to review the requirement “${title}”`,
    owner: (owner: string, dueOn: string, today: string) =>
      `It is to be reviewed by ${day(dueOn, today)}, and its owner, ${owner}, is not there any more.`,
    next: 'Name another owner in requirements.yaml and import it: they are asked at once. Until then nobody is.',
  },
  already: (title: string, at: string, timeZone: string) =>
    `The requirement “${title}” was reviewed on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
  start: {
    open: 'Have it reviewed now…',
    title: 'Review now',
    question: (title: string) => `Have the requirement “${title}” reviewed now?`,
    consequence: (owner: string) => `${owner} is asked whether it still holds and is met.`,
    label: 'What has changed',
    hint: (owner: string) => `${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write what has changed, so that whoever reviews it knows what to look at.',
    submit: 'Ask for a review',
    done: (title: string, owner: string) => `${owner} is asked whether “${title}” still holds and is met.`,
    running: (title: string) =>
      `A review of the requirement “${title}” is under way already, so no other was started.`,
    nobody: (title: string) =>
      `Nobody is there to review the requirement “${title}”. Nothing was started. First name another owner in requirements.yaml, and import it.`,
    notYours: (title: string) =>
      `Only the owner of the requirement “${title}” and the ISMS lead may have it reviewed. Nothing was recorded.`,
  },
  list: {
    command: 'shows what laws, contracts and standards demand, and whether it is met; with an ID one of them',
    all: 'Requirements',
    mine: 'Requirements that you own',
    none: 'No requirement comes round yet. What is reviewed stands in the file requirements.yaml.',
    noneYours: 'No requirement is yours to review.',
    unknown: (typed: string, meant: string | null, known: string) =>
      `There is no requirement “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) =>
      `Only the owner of the requirement “${title}”, the ISMS lead and top management see it.`,
    line: (title: string, id: string, source: string, demands: string) =>
      `**${title}** (\`${id}\`) · ${source}: ${demands}`,
    owner: (name: string) => `owner ${name}`,
    nobody: 'nobody owns it any more',
    never: 'not reviewed yet',
    asked: (name: string, dueOn: string, today: string) => `${name} is asked, due ${dueDay(dueOn, today)}`,
    next: (date: string, today: string) => `next on ${dueDay(date, today)}`,
    more: 'One of them, and to have it reviewed after a change: `/isms requirement ID`.',
  },
  standing: {
    'not-met': (title: string, by: string, at: string, timeZone: string) =>
      `${title}: found not met by ${by} on ${dated(at, timeZone)}`,
    changed: (title: string, by: string, at: string, timeZone: string) =>
      `${title}: found changed by ${by} on ${dated(at, timeZone)}`,
    seeTo: {
      'not-met': (title: string) => `**${title}: not met.** See to it, then have it reviewed again.`,
      changed: (title: string) =>
        `**${title}: changed.** Write it down anew in requirements.yaml, and import it.`,
    },
    show: 'Show the requirement',
  },
  /** Plain, but for what was answered. */
  calendar: {
    programme: (title: string) => `Review of the requirement: ${title}`,
    due: (title: string) => `Review due: ${title}`,
    asked: { review: (title: string) => `Review the requirement: ${title}` },
    answered: {
      met: (by: string) => `${by}: it is met`,
      'not-met': (by: string) => `${by}: it is not met`,
      changed: (by: string) => `${by}: it has changed`,
    },
  },
}
