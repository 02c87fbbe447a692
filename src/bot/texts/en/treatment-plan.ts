import { dated, day, dueDay, moment, number, period } from './dates.js'

/** Of several places in a form, all but the first one are numbered. */
const numbered = (place: number) => (place === 1 ? '' : ` (${place})`)

/** Titles, names and what people wrote come in as they are; whoever puts a text into a card has escaped them. */
export const treatmentPlan = {
  day: (date: string, today: string) => day(date, today),
  about: (quarter: string) => `the treatment plan, ${period(quarter)}`,
  aboutAction: (title: string) => `“${title}” of the treatment plan`,
  aboutResult: (title: string) => `the level of the risk “${title}”`,
  commands: {
    actions: 'lists what is to be done about risks, by whom and by when',
  },
  ask: {
    title: (title: string) => `Is it done? ${title}`,
    /** Somebody may look on: what is weak, and what is done about it, stands on the card. */
    summary: (dueOn: string, today: string) =>
      `Say by ${day(dueOn, today)} whether an action of the treatment plan is done`,
    risk: (title: string) => `It is planned about the risk “${title}”.`,
    overdue: (due: string, today: string) => `⚠ It was to be done by ${dueDay(due, today)}.`,
    done: 'It is done…',
    later: 'It takes longer…',
    open: 'Answer',
    formTitle: 'An action of the plan',
    why: '_Asked of you as whoever does it · ISO 27001 6.1.3, 8.3_',
    whyInStead: (name: string) => `_Asked of you because you stand in for ${name} · ISO 27001 6.1.3, 8.3_`,
  },
  doneForm: {
    title: 'It is done',
    question: (title: string) => `**${title}: done.**`,
    needed: 'Show what was done: a note, a link or a file, at least one of them.',
    note: 'What was done',
    noteHint: 'For example: what was changed, when, and how one sees that it works.',
    lacking: 'Write what was done, give a link or add a file: an auditor asks for it.',
    submit: 'Record: done',
    next: (owner: string) => `_${owner} owns the risk, is told, and says whether its level falls._`,
    nextOwn: '_You are asked then whether the level of your risk falls._',
  },
  laterForm: {
    title: 'It takes longer',
    question: (title: string, due: string, today: string) =>
      `**When will “${title}” be done?** It is due on ${dueDay(due, today)}.`,
    until: 'By when it is done',
    reason: 'Why it takes longer',
    reasonHint: 'Whoever approves the new date reads it, word for word.',
    missing: 'Write why: the new date is approved by it.',
    notLater: 'Choose a day after the one on which it is due, and after today.',
    submit: 'Ask for the new date',
    next: '_The new date counts once it is approved: by whoever owns the risk or, where that is you, by whoever is above you._',
  },
  receipt: {
    done: (title: string) => `✓ You said that “${title}” is done`,
    doneByOther: (title: string, by: string) => `✓ ${by} said that “${title}” is done`,
    later: (title: string) => `✓ You asked for a new date for “${title}”`,
    laterByOther: (title: string, by: string) => `✓ ${by} asked for a new date for “${title}”`,
    when: (at: string, timeZone: string) => moment(at, timeZone),
    until: (until: string, today: string) => `**New date:** ${day(until, today)}`,
    why: (text: string) => `**Why:** ${text}`,
    next: {
      done: 'Whoever owns the risk is asked whether its level falls.',
      later: 'You hear when it is approved or turned down. Until then the date stands as it was.',
    },
  },
  closed: {
    title: (title: string) => `No answer is needed: ${title}`,
    'handed-on': 'Somebody else is asked by now.',
    left: 'Whoever was asked has left.',
    changed: 'The plan has changed. If it is still to be done, you are asked about it as it is planned now.',
  },
  already: (title: string, at: string, timeZone: string) =>
    `“${title}” was answered on ${moment(at, timeZone)}, so nothing was recorded.`,
  result: {
    title: (title: string) => `Does the level of “${title}” fall?`,
    summary: 'An action of the treatment plan is done: say how high its risk is now',
    done: (action: string, by: string, at: string, timeZone: string) =>
      `**${action}** is done, ${by} said on ${moment(at, timeZone)}.`,
    current: 'Today',
    target: 'After the plan',
    left: (count: number) =>
      count === 0
        ? 'Nothing of the plan is left to do.'
        : count === 1
          ? 'One more action of the plan is left to do.'
          : `${count} more actions of the plan are left to do.`,
    falls: (level: string) => `It is ${level} now…`,
    other: 'Another level…',
    stays: (level: string) => `It stays at ${level}…`,
    open: 'Say how high it is',
    why: '_Asked of you as the owner of the risk, or in their place: its level falls only when you say so · ISO 27001 8.2, 8.3_',
    form: {
      title: 'The level today',
      question: (title: string) => `**How high is “${title}” today?**`,
      likelihood: 'Likelihood',
      consequence: 'Consequence',
      step: (step: number, title: string) => `${step} · ${title}`,
      note: 'What you go by',
      noteHint: 'It is kept on record with the assessment.',
      submit: 'Record the level',
      impossible: (value: number, most: number, id: string) =>
        `This makes ${value}, and without any control it would be ${most}: what is in place makes it no higher. If that is to change, too, type /isms risk reassess ${id}.`,
      before: (level: string) => `Until now: ${level}.`,
      values: (text: string) => `Likelihood times consequence: ${text}.`,
      level: (title: string, value: number) => `${title} from ${value}`,
    },
    receipt: {
      title: (title: string, level: string) => `✓ You said how high “${title}” is: ${level}`,
      byOther: (title: string, level: string, by: string) => `✓ ${by} said how high “${title}” is: ${level}`,
      note: (text: string) => `**Why:** ${text}`,
      incomparable:
        'It was assessed by older scales: whether it is within the appetite shows once it is assessed anew.',
      beyond: (appetite: number) => `It is still above the appetite of ${appetite}.`,
      within: (appetite: number) => `It is within the appetite of ${appetite}.`,
    },
    closed: 'The risk has changed. If there is still something to say, you are asked about it as it is now.',
  },
  handedIn: {
    here: (title: string, by: string) => `Here is the file with which ${by} shows that “${title}” is done.`,
    notTaken: (title: string, cycle: string) =>
      `The file for “${title}” could not be sent: this workspace takes no files from Steward. Whoever runs Steward writes it out with \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title: string) =>
      `The file for “${title}” is not kept any more as it was handed in, so it was not sent. Please tell whoever runs Steward: \`steward verify\` names it.`,
  },
  doer: {
    title: (title: string) => `Who does it now? ${title}`,
    summary: (dueOn: string, today: string) =>
      `Say by ${day(dueOn, today)} who does an action of the treatment plan`,
    left: (name: string, due: string, today: string) =>
      `${name}, who was to do it by ${dueDay(due, today)}, is not there any more.`,
    open: 'Name somebody…',
    why: '_Asked of you as the owner of the risk, or the nearest above whoever left · ISO 27001 6.1.3, 8.3_',
    formTitle: 'Who does it now',
    label: 'Who does it',
    hint: 'They are asked before it is due. The plan changes by it: what was approved of the risk is asked again.',
    submit: 'Name this person',
    own: (title: string, name: string) => `✓ You named ${name} for “${title}”`,
    byOther: (title: string, name: string, by: string) => `✓ ${by} named ${name} for “${title}”`,
    next: (name: string) => `${name} is asked before it is due.`,
  },
  change: {
    open: 'Change the plan…',
    title: 'Change the plan',
    submit: 'Record the plan',
    consequence:
      'What was approved or accepted of this risk is asked for anew. How high it is stays as it was found last.',
    reason: 'Why',
    reasonHint: 'Whoever approves the plan reads it, and it is kept on record, word for word.',
    missing: 'Write why the plan changes: whoever approves it, and an auditor, ask for it.',
    unchanged: 'Write what is to be done besides, or choose what is not to be done any more.',
    borne: (id: string) =>
      `This risk is borne as it is, so nothing is planned about it. \`/isms risk reassess ${id}\` has it assessed anew: there you choose what else is done about it.`,
    notYours: 'Only whoever owns a risk changes its plan, or their deputy on record while they are away.',
    gone: 'It is closed, or not in the register, so nothing was recorded.',
    done: (title: string) =>
      `✓ The plan of the risk “${title}” has changed. Whoever owns the risk is asked to approve it as it is now.`,
    anew: {
      plan: 'You have changed what is to be done. Look at it once more: add something else below, or record it.',
      risk: 'Somebody has changed the risk meanwhile. Look at it once more, then record it.',
    },
    toDo: {
      heading: '**Still to be done**',
      nothing: 'Nothing is left to do about it.',
      action: (title: string, owner: string, due: string, today: string) =>
        `${title} (${owner}, ${dueDay(due, today)})`,
    },
    inputs: {
      takeOut: 'Not to be done any more',
      takeOutHint:
        'It leaves the plan and stays on record, with your reason. Nobody is asked about it any more.',
      action: (place: number) => `Something new to do${numbered(place)}`,
      actionHint: 'It counts for the plan once you record the assessment.',
      doer: (place: number) => `Who does it${numbered(place)}`,
      doerHint: 'They are asked before it is due.',
      due: (place: number) => `By when${numbered(place)}`,
      whatMissing: 'Write what is to be done.',
      whenMissing: 'Choose today or a later day.',
      tooMany: (most: number) =>
        `At most ${number(most)} things may be left to do about a risk. Take something out first.`,
    },
  },
  newDate: {
    discreet: {
      what: 'a new date in the treatment plan',
      question: 'May an action of the treatment plan be done later?',
    },
    what: (title: string) => `the new date for “${title}”`,
    question: (title: string) => `May it be done later? ${title}`,
    because: {
      owner: 'you decide because you own the risk',
      manager: (name: string) =>
        `you decide as the manager of ${name}, who owns the risk and does this themselves`,
    },
    becauseInStead: (name: string) => `you decide in the stead of ${name}, who is away`,
    facts: {
      risk: 'Risk',
      level: 'Today',
      due: 'Planned for',
      until: 'New date',
      doer: 'Done by',
    },
    reason: (text: string) => `**Why it takes longer:** ${text}`,
    approve: 'Approve the new date',
    consequence:
      'The plan changes by it: what was approved or accepted of the risk before is asked for again.',
    done: { approver: 'The plan has the new date.', requester: 'The plan has the new date.' },
    again: 'The date stands as it was. You are asked about it again, and may ask for another one.',
    blocked: 'The date stands as it was, since nobody may decide it. Talk to the ISMS lead.',
    meanwhile: 'Until then the date stands as it was.',
  },
  list: {
    all: 'What is to be done about risks',
    mine: 'What you are to do about risks',
    none: 'Nothing is left to be done about any risk.',
    noneYours: 'Nothing is left for you to do about any risk.',
    standing: (open: number, overdue: number) =>
      overdue === 0 ? `${open} to be done, none overdue` : `${open} to be done · ${overdue} of them overdue`,
    line: (title: string, risk: string, id: string) => `**${title}** · ${risk} (\`${id}\`)`,
    due: (due: string, today: string) => `by ${dueDay(due, today)}`,
    overdue: (due: string, today: string) => `⚠ overdue since ${dueDay(due, today)}`,
    nobody: '⚠ nobody does it any more',
    more: 'More about the risk: `/isms risk show ID`.',
  },
  shown: {
    planned: (title: string, owner: string, due: string, today: string) =>
      `${title} · ${owner}, by ${day(due, today)}`,
    overdue: (title: string, owner: string, due: string, today: string) =>
      `⚠ ${title} · ${owner}, overdue since ${day(due, today)}`,
    done: (title: string, by: string, at: string, timeZone: string) =>
      `✓ ${title} · done by ${by} on ${dated(at, timeZone)}`,
    postponed: (from: string, today: string) => `postponed from ${day(from, today)}`,
    file: (name: string) => `file ${name}`,
  },
  standing: {
    overdue: (title: string, risk: string, owner: string, due: string, today: string) =>
      `“${title}” about the risk “${risk}” is overdue since ${day(due, today)}: ${owner}`,
  },
  calendar: {
    heading: '**Due of the treatment plans of risks**',
    due: (due: string, today: string, title: string, risk: string) =>
      `${day(due, today)} · ${title} (${risk})`,
  },
  feed: {
    planned: (title: string) => `To be done about a risk: ${title}`,
    due: (quarter: string) => `Treatment plan, ${period(quarter)}`,
    action: (title: string) => `Say whether it is done: ${title}`,
    result: (title: string) => `Say how high the risk is: ${title}`,
    doer: (title: string) => `Say who does it: ${title}`,
  },
}
