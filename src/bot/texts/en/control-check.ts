import { dated, day, dueDay, moment, number, period } from './dates.js'

/** Titles, names and what people wrote come in as they are; whoever puts a text into a card has escaped them. */
export const controlCheck = {
  about: (title: string) => `the check “${title}”`,
  outcome: { ok: 'in order', 'not-ok': 'not in order', 'not-applicable': 'not applicable' },
  ask: {
    title: (title: string) => `Check: ${title}`,
    summary: (title: string, dueOn: string, today: string) => `Check “${title}” by ${day(dueOn, today)}`,
    lookAt: (text: string) => `**What to look at:** ${text}`,
    sentBack: (by: string, reason: string) => `**Sent back by ${by}:** ${reason}`,
    /** The one of several that may be open at the same time. */
    period: (id: string) => `for ${period(id)}`,
    outOfTurn: 'out of turn',
    askedFor: (by: string, reason: string) => `**Out of turn, asked for by ${by}:** ${reason}`,
    open: 'Check',
    formTitle: 'Check',
    ok: 'In order…',
    'not-ok': 'Not in order…',
    'not-applicable': 'Not applicable…',
    confirmer: (name: string) => `${name} is asked to confirm what you find.`,
    why: (controls: string) => `_Asked of you as the owner of this check · ISO 27001 ${controls}_`,
    whyInStead: (controls: string) =>
      `_Asked of you because you stand in for the owner of this check · ISO 27001 ${controls}_`,
  },
  form: {
    title: { ok: 'In order', 'not-ok': 'Not in order', 'not-applicable': 'Not applicable' },
    question: {
      ok: (title: string) => `**${title}: in order.**`,
      'not-ok': (title: string) => `**${title}: not in order.**`,
      'not-applicable': (title: string) => `**${title}: does not apply this time.**`,
    },
    needed: 'Show what you looked at: a note, a link or a file, at least one of them.',
    label: {
      ok: 'What you looked at',
      'not-ok': 'What is not in order',
      'not-applicable': 'Why it does not apply',
    },
    hint: {
      ok: 'For example: what you compared with what, when, and what came of it.',
      'not-ok': 'The ISMS lead is told at once, word for word.',
      'not-applicable': 'It is kept on record, word for word.',
    },
    link: 'Link to it',
    linkHint: 'Where it can be seen, such as a ticket or a report: an address that begins with https.',
    file: 'File',
    fileHint: (kinds: string, megabytes: number) =>
      `Such as a screenshot or a report: ${kinds}, at most ${number(megabytes)} MB. Only who is asked, the ISMS lead and top management get it.`,
    fault: {
      empty: 'This file is empty, so nothing was recorded. Choose another one.',
      'too-big': (megabytes: number) =>
        `This file is larger than ${number(megabytes)} MB, so nothing was recorded. Choose a smaller one, or give a link to it.`,
      'unknown-kind': (kinds: string) =>
        `Files of this kind are not taken, so nothing was recorded. Taken are ${kinds}; or give a link to it.`,
      mismatch:
        'This file is not what its name says, so nothing was recorded. Save it anew, or give a link to it.',
    },
    underWay:
      'This file is still being fetched, so nothing was recorded yet. Send the form off again in a few seconds: what you wrote stays.',
    notFetched:
      'Slack does not hand over this file at the moment, so nothing was recorded. Try again, or give a link to it.',
    lacking: {
      evidence: 'Write what you looked at, give a link or add a file: an auditor asks for it.',
      reason: 'Write it down: without it nobody can act on it.',
    },
    noLink: 'This is no address that begins with https. Copy it from the browser, without a password in it.',
    submit: {
      ok: 'Record: in order',
      'not-ok': 'Record: not in order',
      'not-applicable': 'Record: not applicable',
    },
    kept: '_It is kept on record, with your name and the date._',
  },
  receipt: {
    title: {
      ok: (title: string) => `✓ You checked “${title}”: in order`,
      'not-ok': (title: string) => `✓ You checked “${title}”: not in order`,
      'not-applicable': (title: string) => `✓ You checked “${title}”: not applicable`,
    },
    byOther: {
      ok: (title: string, by: string) => `✓ ${by} checked “${title}”: in order`,
      'not-ok': (title: string, by: string) => `✓ ${by} checked “${title}”: not in order`,
      'not-applicable': (title: string, by: string) => `✓ ${by} checked “${title}”: not applicable`,
    },
    when: (at: string, timeZone: string) => moment(at, timeZone),
    note: (text: string) => `**Note:** ${text}`,
    link: (text: string) => `**Link:** ${text}`,
    file: (name: string, kilobytes: number) => `**File:** ${name} (${number(kilobytes)} kB)`,
    getFile: 'Send me the file',
    confirms: (name: string) => `${name} is asked to confirm it.`,
    confirmed: (by: string, at: string, timeZone: string) =>
      `✓ Confirmed by ${by} on ${moment(at, timeZone)}.`,
    unconfirmed: 'It was closed before anybody confirmed it. Its record says so.',
    sentBack: (by: string, reason: string) => `Sent back by ${by}: ${reason}`,
    correct: (name: string) => `A mistake? Ask ${name} to send it back: then you are asked again.`,
    again: (id: string) =>
      `A mistake? \`/isms check ${id}\` has it checked again, out of turn: then you are asked anew.`,
    told: 'The ISMS lead is told.',
    next: (date: string, today: string) => `Next time: ${day(date, today)}.`,
  },
  confirm: {
    title: (title: string) => `Confirm: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Confirm the check “${title}” by ${day(dueOn, today)}`,
    found: {
      ok: (by: string, at: string, timeZone: string) =>
        `${by} found it **in order** on ${moment(at, timeZone)}.`,
      'not-ok': (by: string, at: string, timeZone: string) =>
        `${by} found it **not in order** on ${moment(at, timeZone)}.`,
      'not-applicable': (by: string, at: string, timeZone: string) =>
        `${by} found it **not applicable** on ${moment(at, timeZone)}.`,
    },
    open: 'Look at it',
    formTitle: 'Confirm a check',
    confirm: 'Confirm it',
    sendBack: 'Send it back…',
    why: (controls: string) =>
      `_Asked of you as the second person: whoever made the check does not confirm it · ISO 27001 A.5.3, ${controls}_`,
    receipt: {
      confirmed: (title: string) => `✓ You confirmed the check “${title}”`,
      'sent-back': (title: string) => `✓ You sent the check “${title}” back`,
    },
    byOther: {
      confirmed: (title: string, by: string) => `✓ ${by} confirmed the check “${title}”`,
      'sent-back': (title: string, by: string) => `✓ ${by} sent the check “${title}” back`,
    },
    next: { confirmed: 'That closes it.', 'sent-back': 'Its owner is asked again.' },
    form: {
      title: 'Send back',
      question: (title: string) => `**Send “${title}” back?**`,
      label: 'What is missing or wrong',
      hint: (name: string) => `${name} reads it, word for word, and it is kept on record.`,
      missing: 'Write what is missing, so that it can be looked at again.',
      submit: 'Send it back',
    },
    refused:
      'You made this check, or stand in for who did, so somebody else confirms it. Nothing was recorded.',
  },
  handedIn: {
    comes: 'The file comes to you in a message of its own in a moment.',
    here: (title: string, by: string) => `Here is the file that ${by} handed in with the check “${title}”.`,
    notTaken: (title: string, cycle: string) =>
      `The file of the check “${title}” could not be sent: this workspace takes no files from Steward. Whoever runs Steward writes it out with \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title: string) =>
      `The file of the check “${title}” is not kept any more as it was handed in, so it was not sent. Please tell whoever runs Steward: \`steward verify\` names it.`,
    notYours:
      'Only who was asked about this, the ISMS lead and top management get its file. Nothing was sent.',
  },
  list: {
    command: 'shows the control checks, how they stand and when they come; with an ID the history of one',
    all: 'Control checks',
    mine: 'Control checks that concern you',
    none: 'No control check comes round yet. What is checked stands in the file checks.yaml.',
    noneYours: 'No control check is yours to make or to confirm.',
    unknown: (typed: string, meant: string | null, known: string) =>
      `There is no check “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) =>
      `Only who makes or confirms the check “${title}” and the ISMS lead see its history.`,
    line: (title: string, id: string, state: string) => `**${title}** (\`${id}\`): ${state}`,
    last: {
      ok: (at: string, timeZone: string) => `in order on ${dated(at, timeZone)}`,
      'not-ok': (at: string, timeZone: string) => `⚠ not in order on ${dated(at, timeZone)}`,
      'not-applicable': (at: string, timeZone: string) => `not applicable on ${dated(at, timeZone)}`,
      missed: (at: string, timeZone: string) => `not answered, closed on ${dated(at, timeZone)}`,
    },
    never: 'not checked yet',
    now: {
      due: (name: string, dueOn: string, today: string) => `${name} is asked, due ${dueDay(dueOn, today)}`,
      overdue: (name: string, dueOn: string, today: string) =>
        `**overdue**: ${name}, since ${dueDay(dueOn, today)}`,
      confirm: (name: string, dueOn: string, today: string) =>
        `${name} is asked to confirm it, due ${dueDay(dueOn, today)}`,
    },
    blocked: 'nobody is there to make or to confirm it',
    next: (date: string, today: string) => `next on ${dueDay(date, today)}`,
    paused: 'paused',
    more: 'One check and its history: `/isms check ID`.',
  },
  history: {
    owner: 'Owner',
    confirmer: 'Second person',
    nobody: 'none',
    controls: 'Controls',
    next: 'Next time',
    nextOn: (date: string, today: string) => dueDay(date, today),
    nextNever: 'nothing is planned',
    title: '**What was found, the newest first**',
    none: 'It has not been checked yet.',
    found: {
      ok: (by: string, at: string, timeZone: string) => `${dated(at, timeZone)} · in order · ${by}`,
      'not-ok': (by: string, at: string, timeZone: string) =>
        `${dated(at, timeZone)} · **not in order** · ${by}`,
      'not-applicable': (by: string, at: string, timeZone: string) =>
        `${dated(at, timeZone)} · not applicable · ${by}`,
      missed: (at: string, timeZone: string) => `${dated(at, timeZone)} · closed, nobody answered`,
    },
    confirmed: {
      confirmed: (by: string) => `confirmed by ${by}`,
      'sent-back': (by: string, at: string, timeZone: string, reason: string) =>
        `sent back by ${by} on ${dated(at, timeZone)}: ${reason}`,
    },
    unconfirmed: 'closed before anybody confirmed it',
    newest: '**Last answer**',
    fileOf: (at: string, timeZone: string) => `File of ${dated(at, timeZone)}`,
    withFile: 'with a file',
    startNow: 'Start the next one now…',
    outOfTurn: (by: string, reason: string) => `out of turn, asked for by ${by}: ${reason}`,
  },
  /** Out of turn. */
  now: {
    open: 'Check it out of turn…',
    title: 'Check out of turn',
    question: (title: string) => `Have “${title}” checked now, out of turn?`,
    consequence: (owner: string) =>
      `${owner} is asked at once. Its planned dates stay; one that comes before anybody has answered asks nobody a second time.`,
    label: 'Why',
    hint: (owner: string) =>
      `For example: what was not in order, and how it was seen to. ${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write why, so that whoever checks it knows what to look at.',
    submit: 'Ask for a check',
    done: (title: string, owner: string) =>
      `✓ ${owner} is asked to check “${title}”, out of turn. Its planned dates stay.`,
    running: (title: string) =>
      `A check of “${title}” is under way already, so no other was started. That one shows whether it is in order.`,
    nobody: (title: string) =>
      `Nobody is there to check “${title}”. Nothing was started. First name another owner in checks.yaml, and import it.`,
    notYours: (title: string) =>
      `Only the owner of the check “${title}” and the ISMS lead have it checked out of turn. Nothing was recorded.`,
  },
  standing: {
    notOk: (title: string, by: string, at: string, timeZone: string) =>
      `${title}: found not in order by ${by} on ${dated(at, timeZone)}`,
    seeTo: (title: string) => `**${title}: not in order.** See to it, then have it checked again.`,
    again: (title: string) => `**${title}: not in order.** See to it: it is being checked again.`,
    show: 'Show the check',
    missed: (title: string, at: string, timeZone: string) =>
      `${title}: nobody answered the last check, which was closed on ${dated(at, timeZone)}`,
    unconfirmed: (title: string, at: string, timeZone: string) =>
      `${title}: nobody confirmed what was found on ${dated(at, timeZone)} before it was closed`,
    noConfirmer: (title: string) => `${title}: nobody may confirm it`,
    noStandIn: (title: string, name: string) => `${title}: nobody may confirm it while ${name} is away`,
    nameStandIn: (title: string, name: string) =>
      `**nobody may confirm the check “${title}” for ${name}.** Name somebody else to stand in (\`/isms away\`), or another second person in checks.yaml, and import it.`,
    nameConfirmer: (title: string) =>
      `**nobody may confirm the check “${title}”.** Name another second person in checks.yaml, and import it.`,
  },
  closed: {
    title: (title: string) => `Closed: check “${title}”`,
    'handed-on': 'Somebody else is asked instead. Nothing more is needed from you here.',
    left: 'It was closed when whoever was asked left. Nothing more is needed from you here.',
    withdrawn:
      'You may not confirm it any more, and nobody else is named yet. Nothing more is needed from you here.',
    over: {
      check: 'Nobody answered until the next one, so it was closed without an answer. Its record says so.',
      confirm: 'Nobody confirmed it until the next one, so it was closed unconfirmed. Its record says so.',
    },
  },
  already: (title: string, at: string, timeZone: string) =>
    `The check “${title}” was answered on ${moment(at, timeZone)} already. That stands; nothing more was recorded.`,
  notice: {
    notOk: (title: string) => `Not in order: ${title}`,
    said: (by: string, at: string, timeZone: string) => `${by} checked it on ${moment(at, timeZone)}:`,
    look: (id: string) => `\`/isms check ${id}\` shows its history.`,
    nobody: (title: string) => `Nobody to ask: the check “${title}”`,
    nobodyThere:
      'Its owner is not there any more. Name another in checks.yaml and import it; then they are asked.',
    nobodyConfirms: (title: string) => `Nobody may confirm: the check “${title}”`,
    noStandIn: (name: string) =>
      `${name} is away, and whoever stands in made it, or stands in for who did. It waits for ${name}. If it should not, name somebody else to stand in (\`/isms away\`), or another second person in checks.yaml (\`confirmedBy\`) and import it; then they are asked.`,
    noSecond:
      'Whoever should confirm it made it, stands in for who did, or is not there any more. It is confirmed by nobody else: name another second person in checks.yaml (`confirmedBy`) and import it; then they are asked.',
  },
}
