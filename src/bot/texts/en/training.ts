import { day, dueDay, moment, number } from './dates.js'
import { outcome } from './training/outcome.js'
import { standing, status } from './training/status.js'

/** Titles and names come in as they are; whoever puts a text into a card has escaped them. */
export const training = {
  about: (title: string) => `the course “${title}”`,
  /** What somebody else sees to, in a list of what is late. Nobody is named. */
  aboutAsk: {
    failed: (title: string) => `a talk about the course “${title}”`,
    waiver: (title: string) => `deciding on a waiver for the course “${title}”`,
    'confirm-certificate': (title: string) => `confirming that somebody completed the course “${title}”`,
  },
  ask: {
    title: (title: string) => `Complete the course “${title}”`,
    summary: (title: string, dueOn: string, today: string) =>
      `Complete the course “${title}” by ${day(dueOn, today)}`,
    when: (dueOn: string, today: string, minutes: number) =>
      `${dueOn < today ? 'It was due' : 'By'} **${dueDay(dueOn, today)}** · about ${minutes === 1 ? 'one minute' : `${minutes} minutes`}`,
    runsOut: (date: string, today: string) =>
      `What you completed before counts until ${day(date, today)}. Complete it again before then, and nothing is missing.`,
    renewed: 'The course has changed so much that what you completed before does not count any more.',
    /** Where the course was begun out of turn. */
    outOfTurn: (by: string, reason: string) => `**Out of turn, asked for by ${by}:** ${reason}`,
    tried: (right: number, of: number) => `**Not passed yet: ${right} of ${of} were right.**`,
    left: (left: number, most: number) =>
      left === 1
        ? `You have one attempt left of ${number(most)}.`
        : `You have ${number(left)} attempts left of ${number(most)}.`,
    again: (by: string, text: string) => `**${by} gave you new attempts.** You talked about: ${text}`,
    ended: (by: string, text: string) => `**${by} ended your waiver before its last day:** ${text}`,
    refused: (by: string, text: string) => `**${by} did not grant a waiver:** ${text}`,
    open: 'Begin the course',
    cannot: "I can't do this…",
    /** Why they are asked. */
    why: {
      everyone: (by: string) =>
        `_Asked of everybody who works here; ${by} answers for it · ISO 27001 A.6.3, 7.3_`,
      department: (by: string, department: string) =>
        `_Asked of everybody in ${department}; ${by} answers for it · ISO 27001 A.6.3, 7.2_`,
      role: (by: string, role: string) =>
        `_Asked of everybody with the role ${role}; ${by} answers for it · ISO 27001 A.6.3, 7.2_`,
      other: (by: string) => `_Asked of those whom it concerns; ${by} answers for it · ISO 27001 A.6.3, 7.2_`,
      joiner: (by: string) =>
        `_Asked of everybody who has just joined; ${by} answers for it · ISO 27001 A.6.3, 7.3_`,
    },
  },
  lesson: {
    formTitle: 'Course',
    again: 'Look at it again',
    link: (title: string, source: string) => `**[${title}](${source})**`,
    linkNext: 'Open it, go through it, and come back here for the questions.',
    goOn: 'Go on to the questions',
    otherLanguage: (language: string) =>
      `There is no text in your language, so this is the one in: ${language}`,
  },
  quiz: {
    formTitle: 'Questions',
    heading: (title: string) => `Show what you know: ${title}`,
    rules: (passMark: number, of: number, number: number, most: number) =>
      `${passMark === of ? `All ${of} answers have` : `${passMark} of ${of} answers have`} to be right. This is attempt ${number} of ${most}.`,
    /** From the second attempt on, where there are more questions than one attempt asks. */
    others:
      'Asked are questions that you have not had yet; where too few are left, some that you missed stand among them.',
    whoSees:
      'How many were right stands in the record of the ISMS, which the ISMS lead and auditors read. Your manager hears of it only if all attempts fail.',
    submit: 'Check my answers',
    right: (question: string, text: string) => `✓ **${question}** ${text}`,
    wrong: (question: string, text: string) => `✗ **${question}** Right is: ${text}`,
    passed: (right: number, of: number) =>
      `**✓ ${right} of ${of} were right: you completed the course.** It is on record; you can close this.`,
    notPassed: (right: number, of: number, passMark: number) =>
      `**${right} of ${of} were right; ${passMark} have to be.** Nothing is lost: look at what was not right, and try again.`,
    left: (count: number) =>
      count === 1 ? 'You have one attempt left.' : `You have ${number(count)} attempts left.`,
    tryAgain: 'Try again',
    readAgain: 'Read the course again',
    failed: (right: number, of: number, passMark: number) =>
      `**${right} of ${of} were right; ${passMark} have to be, and that was your last attempt.**`,
    failedNext: (by: string | null) =>
      `${by ?? 'Whoever is responsible for you'} is asked to talk with you about it; then you can try again. They read how often you tried, and not what you answered.`,
    first:
      'The questions come first, so nothing was recorded. Open the course again: its last page leads to them.',
  },
  receipt: {
    title: (title: string) => `✓ You completed the course “${title}”`,
    when: (at: string, timeZone: string, right: number, of: number) =>
      `${moment(at, timeZone)} · ${right} of ${of} right`,
    until: (date: string, today: string, next: string) =>
      `It counts until ${day(date, today)}; you are asked again from ${day(next, today)}.`,
    untilSoon: (date: string, today: string) =>
      `It counts until ${day(date, today)}, so you are asked to renew it by then.`,
    forEver: 'It counts for as long as the course stays as it is.',
  },
  closed: {
    title: (title: string) => `Closed: the course “${title}”`,
    'not-needed': 'You are no longer one of those who need it. Nothing more is needed from you here.',
    excepted: (date: string, today: string) =>
      `A waiver was granted until ${day(date, today)}. You are asked again when it ends.`,
    changed:
      'It was written anew before you completed it, so you are asked about it as it is now, in a message of its own.',
    'asked-again': 'You were asked again in a message of its own.',
    settled: 'You completed it otherwise. Nothing more is needed from you here.',
    absent: 'The training year ended while you were away. You are asked again in the next one.',
    left: 'This was closed because you are not on the list of present staff any more. If that is wrong, tell your ISMS lead.',
    retired: 'The course is no longer held. Nothing more is needed from you here.',
    'cycle-closed': 'The training year ended before you completed it. You are asked again in the next one.',
  },
  /** In the message of a course whose attempts are used up. */
  talk: {
    waits: {
      title: (by: string | null, title: string) =>
        `Next: a talk ${by === null ? '' : `with ${by} `}about the course “${title}”`,
      text: (by: string | null, count: number) =>
        `${count === 1 ? 'You used up your one attempt' : `You used up your ${number(count)} attempts`}, so ${by ?? 'whoever is responsible for you'} is asked to talk with you about it. After that you get new attempts, in a message of their own.`,
      whoSees:
        '_They read how often you tried, and not what you answered. The record of the ISMS keeps how many were right, and what you talk about · ISO 27001 7.2_',
    },
    again: {
      title: (title: string) => `You have new attempts: the course “${title}”`,
      text: 'They stand in a message of their own.',
    },
    waiverAsked: {
      title: (title: string) => `A waiver is being decided: the course “${title}”`,
      text: (by: string | null) =>
        `${by ?? 'Whoever is responsible for you'} asked that you be excused from it for a time. The ISMS lead decides, and you hear of it here.`,
    },
  },
  cannot: {
    formTitle: "I can't do this",
    heading: (title: string) => `Ask for a waiver for the course “${title}”`,
    effect: (by: string) =>
      `${by} gets what you write and decides whether you need not complete it for some time. Nobody else is told why, except who stands in for them.`,
    reason: 'What stands in the way?',
    reasonHint: 'You teach it yourself; you hold a certificate; it does not fit what you do.',
    reasonMissing: 'Write a sentence, so that it can be decided.',
    submit: 'Ask for a waiver',
    nobody:
      'Nobody but you could decide about this today, so nothing was recorded. Ask your ISMS lead about it.',
    title: (title: string) => `You asked for a waiver for the course “${title}”`,
    waits: (at: string, timeZone: string) =>
      `${moment(at, timeZone)} · The ISMS lead decides, and you hear of it here.`,
    already: (at: string, timeZone: string) =>
      `You asked on ${moment(at, timeZone)} for a waiver, and it is being decided, so nothing more was recorded.`,
  },
  /** What the manager of somebody who used up their attempts is asked. */
  failed: {
    title: (name: string, title: string) => `Talk with ${name} about the course “${title}”`,
    summary: (title: string, dueOn: string, today: string) =>
      `Talk with one of your people about the course “${title}” by ${day(dueOn, today)}`,
    when: (dueOn: string, today: string) =>
      `${dueOn < today ? 'It was due' : 'By'} **${dueDay(dueOn, today)}** · as long as a talk takes`,
    what: (name: string, count: number) =>
      `${name} tried ${number(count)} times and did not get through its questions. Find out together what is unclear, then let them try again.`,
    why: '_Asked of you as their manager; which questions were missed is for them to tell you · ISO 27001 7.2, A.6.3_',
    again: {
      button: 'Let them try again…',
      formTitle: 'Let them try again',
      text: 'What did you talk about?',
      hint: (name: string) => `${name} gets it word for word, with as many attempts as before.`,
      missing: 'Write a sentence about what you talked about.',
      submit: 'Let them try again',
      done: (name: string, text: string) => `✓ **You let ${name} try again.** You talked about: ${text}`,
    },
    waive: {
      button: 'Ask for a waiver…',
      formTitle: 'Ask for a waiver',
      text: 'Why need they not complete it?',
      hint: (name: string) =>
        `The ISMS lead decides about it, and gets it word for word. ${name} hears what is decided.`,
      missing: 'Write why, so that it can be decided.',
      submit: 'Ask for a waiver',
      done: (name: string, text: string) => `✓ **You asked for a waiver for ${name}:** ${text}`,
      waits: 'The ISMS lead decides, and you hear of it in a message of its own.',
    },
    byOther: (by: string) => `${by} has seen to it.`,
  },
  /** What the ISMS lead decides. */
  waiver: {
    title: (name: string, title: string) => `Decide: may ${name} be excused from “${title}”?`,
    summary: (title: string) => `Decide: may somebody be excused from “${title}”?`,
    when: (dueOn: string, today: string) =>
      `${dueOn < today ? 'It was due' : 'By'} **${dueDay(dueOn, today)}** · about 2 minutes`,
    wrote: (by: string, text: string) => `**${by} wrote:** ${text}`,
    why: '_A waiver has a reason and an end; when it ends they are asked again · ISO 27001 7.2, A.6.3_',
    grant: {
      button: 'Grant a waiver until…',
      formTitle: 'Grant a waiver',
      date: 'Until when?',
      dateHint: (date: string, today: string) => `At the latest until ${day(date, today)}.`,
      dateMissing: 'Choose a day.',
      datePast: 'Choose a day that is still to come.',
      dateLate: (date: string, today: string) => `Choose a day until ${day(date, today)}.`,
      text: 'Why?',
      hint: (name: string) =>
        `${name} and whoever asked for it get it word for word, and it is kept on record: an auditor asks for it.`,
      missing: 'Write why: an auditor asks for it.',
      submit: 'Grant the waiver',
      done: (name: string, date: string, today: string) =>
        `✓ **You granted ${name} a waiver until ${day(date, today)}.** They are asked again when it ends.`,
    },
    refuse: {
      button: 'Refuse…',
      formTitle: 'Refuse the waiver',
      text: (name: string) => `What should ${name} know?`,
      hint: 'They get it word for word, and the course again.',
      missing: 'Write why: they get it word for word.',
      submit: 'Refuse the waiver',
      done: (name: string) => `✓ **You refused a waiver for ${name}.** They were told why, and asked again.`,
    },
    byOther: (by: string) => `${by} has decided it.`,
  },
  outcome,
  /** Those that are in force, and how one ends before its last day. */
  waivers: {
    command:
      'shows who is excused from a course until when; whoever granted it, or the ISMS lead, can end it',
    title: 'Waivers in force',
    none: 'None that you could end is in force.',
    line: (name: string, title: string, date: string, today: string) =>
      `**${name}** need not complete “${title}” until ${day(date, today)}.`,
    because: (by: string, text: string) => `Granted by ${by}: ${text}`,
    open: 'End the waiver…',
    formTitle: 'End the waiver',
    effect: (name: string) => `${name} is asked to complete the course, and has as long as everybody.`,
    label: 'Why it ends now',
    hint: (name: string) => `${name} gets it word for word, and it is kept on record.`,
    missing: 'Write why: they get it word for word.',
    submit: 'End the waiver',
    done: (name: string) => `✓ You ended the waiver of ${name}. They are told why, and asked for the course.`,
    ended: (text: string) => `It was ended before its last day: ${text}`,
    over: 'This waiver is over already, so nothing was recorded.',
    notYours:
      'Only whoever granted this waiver, the ISMS lead and their deputy may end it. Nothing was recorded.',
  },
  decisionClosed: 'This is no longer to be decided. Nothing more is needed from you here.',
  already: (at: string, timeZone: string) =>
    `You completed this course on ${moment(at, timeZone)}. That stands; nothing more was recorded.`,
  alreadySaid: (at: string, timeZone: string) =>
    `This was decided on ${moment(at, timeZone)}. That stands; nothing more was recorded.`,
  start: {
    open: 'Begin it now…',
    title: 'Begin a course now',
    question: (title: string) => `Begin the course “${title}” now?`,
    consequence: (owner: string) =>
      `Everybody who needs it and has not completed it is asked with their next message; ${owner} answers for it. It ends when its next date comes.`,
    label: 'Why now',
    hint: (owner: string) =>
      `${owner} and everybody who is asked read it, and it is kept on record, word for word.`,
    missing: 'Write why it is begun out of turn.',
    submit: 'Begin the course',
    done: (title: string, owner: string) =>
      `The course “${title}” has begun; ${owner} answers for it. \`/isms training\` shows how far it is.`,
    running: (title: string) => `The course “${title}” runs already, so it was not begun once more.`,
    nobody: (title: string) =>
      `Nobody answers for the course “${title}” any more. Nothing was begun. First name another owner in training.yaml, and import it.`,
    notYours: (title: string) =>
      `Only whoever answers for the course “${title}”, the ISMS lead and their deputy may begin it. Nothing was begun.`,
    command: 'begins a course out of turn, for everybody who needs it',
    which: 'Which course? `/isms training` lists them.',
  },
  list: {
    command: 'shows the courses and how you stand; with an ID one of them',
    all: 'Courses',
    mine: 'Your courses',
    none: 'There is no course yet. Courses stand in the file training.yaml.',
    noneYours: 'No course is asked of you.',
    unknown: (typed: string, meant: string | null, known: string) =>
      `There is no course “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) =>
      `Only those who need the course “${title}”, whoever answers for it, the ISMS lead and top management see it.`,
    line: (title: string, id: string) => `**${title}** (\`${id}\`)`,
    more: 'One of them: `/isms training ID`. How far all of them are: `/isms training status`.',
    moreMine: 'One of them: `/isms training ID`.',
    howFar: (answered: number, of: number) => `${number(answered)} of ${number(of)} have completed it`,
    next: (date: string, today: string) => `next on ${dueDay(date, today)}`,
    nothingPlanned: 'nothing is planned',
  },
  facts: {
    whom: 'Needed by',
    owner: 'Answers for it',
    nobody: 'nobody any more',
    takes: 'Takes',
    minutes: (minutes: number) => (minutes === 1 ? 'about one minute' : `about ${minutes} minutes`),
    by: 'Completed by',
    quiz: (passMark: number, of: number, count: number) =>
      `${passMark} of ${of} questions right, in ${count === 1 ? 'one attempt' : `${count} attempts`} at most`,
    certificate: {
      trainer: 'a certificate, confirmed by whoever answers for the course',
      manager: 'a certificate, confirmed by the manager',
    },
    attendance: 'being there',
    lms: 'completing it in the learning system',
    counts: 'Counts for',
    months: (months: number) => (months === 1 ? 'one month' : `${months} months`),
    forEver: 'as long as it stays as it is',
    howFar: 'This year',
    next: 'Next date',
    yours: 'You',
    controls: 'Controls',
  },
  needed: {
    everyone: 'everybody who works here',
    department: (department: string) => `department ${department}`,
    role: (role: string) => `role ${role}`,
    country: (code: string) => `people in ${code}`,
    kind: {
      employee: 'employees',
      contractor: 'contractors',
      'external-auditor': 'external auditors',
      board: 'the board',
    },
    person: (name: string) => name,
    joiners: (count: number) => `whoever joins, within ${count === 1 ? 'one day' : `${count} days`}`,
  },
  /** How somebody stands to a course. */
  mine: {
    title: 'My training',
    done: (title: string, date: string, timeZone: string) =>
      `✓ **${title}** · completed on ${moment(date, timeZone)}`,
    until: (date: string, today: string) => `counts until ${day(date, today)}`,
    open: (title: string, dueOn: string, today: string) => `**${title}** · due ${dueDay(dueOn, today)}`,
    waits: (title: string) => `**${title}** · a waiver is being decided`,
    failed: (title: string) => `**${title}** · your attempts are used up; a talk comes next`,
    waived: (title: string, date: string, today: string) => `**${title}** · waived until ${day(date, today)}`,
    runsOut: (title: string, date: string, today: string) =>
      `⚠ **${title}** · ran out on ${day(date, today)}`,
    none: 'not asked of you yet',
  },
  status,
  standing,
  /** Plain. */
  calendar: {
    programme: (title: string) => `Course: ${title}`,
    due: (title: string) => `Course due: ${title}`,
    asked: {
      course: (title: string) => `Complete the course: ${title}`,
      failed: (title: string) => `Talk about the course: ${title}`,
      waiver: (title: string) => `Decide about a waiver: ${title}`,
      'confirm-certificate': (title: string) => `Confirm that somebody completed: ${title}`,
    },
    answered: {},
  },
}
