import { day, dueDay, moment, number } from './dates.js'

/** Titles, names and what people wrote come in as they are; whoever puts a text into a card has escaped them. */
export const internalAudit = {
  about: (title: string) => `the audit “${title}”`,
  /** What is asked of whom while it is planned and led, in a list. */
  aboutAsk: {
    declare: (title: string) => `declaring independence: audit “${title}”`,
    date: (title: string) => `proposing days: audit “${title}”`,
    agree: (title: string) => `agreeing to days: audit “${title}”`,
    replace: (title: string) => `saying who audits instead: audit “${title}”`,
    record: (title: string) => `recording the audit “${title}”`,
    findings: (title: string) => `entering what was found: audit “${title}”`,
    fieldwork: (title: string) => `the fieldwork: audit “${title}”`,
    report: (title: string) => `the conclusion: audit “${title}”`,
    'report-read': (title: string) => `reading the draft: audit “${title}”`,
    'report-issue': (title: string) => `issuing the report: audit “${title}”`,
    'confirm-finding': (title: string) => `confirming a finding: audit “${title}”`,
    'decide-finding': (title: string) => `deciding whether a finding stands: audit “${title}”`,
    evidence: (title: string) => `showing evidence: audit “${title}”`,
  },
  calendar: {
    programme: (title: string) => `Audit: ${title}`,
    due: (title: string) => `Audit due: ${title}`,
    asked: {
      declare: (title: string) => `Declare independence: ${title}`,
      date: (title: string) => `Propose days for an audit: ${title}`,
      agree: (title: string) => `Agree to the days of an audit: ${title}`,
      replace: (title: string) => `Say who audits instead: ${title}`,
      record: (title: string) => `Record an audit by others: ${title}`,
      findings: (title: string) => `Enter what others found: ${title}`,
      fieldwork: (title: string) => `Audit: ${title}`,
      report: (title: string) => `Audit report: ${title}`,
      'report-read': (title: string) => `Read the draft of an audit report: ${title}`,
      'report-issue': (title: string) => `Issue an audit report: ${title}`,
      'confirm-finding': (title: string) => `Confirm a finding: ${title}`,
      'decide-finding': (title: string) => `Decide on a contested finding: ${title}`,
      evidence: (title: string) => `Show evidence for an audit: ${title}`,
    },
  },
  kinds: { internal: 'internal audit', certification: 'certification body', customer: 'customer' },
  stages: {
    planning: 'being planned',
    fieldwork: 'fieldwork',
    reporting: 'the report is being written',
    'follow-up': 'being followed up',
    closed: 'closed',
  },
  days: (from: string, to: string, today: string) =>
    from === to ? day(from, today) : `${day(from, today)} to ${day(to, today)}`,
  toFindOut: (text: string) => `To find out: ${text}`,
  facts: {
    criteria: 'Held against',
    scope: 'Scope',
    lead: 'Lead auditor',
    team: 'Audit team',
    auditees: 'Audited',
    days: 'Days',
    stage: 'Stands at',
    kind: 'Kind',
    next: 'Next',
    nobody: 'nobody',
    auditedByNobody: 'Nobody may audit',
    proposed: 'Proposed days',
    waitsFor: 'To be agreed to by',
    objected: 'Does not suit',
    says: (by: string, reason: string) => `${by}: ${reason}`,
    cycle: 'On the command line',
    nextOn: (date: string, today: string) => dueDay(date, today),
    nextNever: 'nothing is planned',
  },
  nothingNow:
    'Nothing of this audit waits for you at this moment. What comes next is asked of you by itself; `/isms audit` shows how it stands.',
  outOfTurn: (by: string, reason: string) => `**Out of turn, asked for by ${by}:** ${reason}`,
  declare: {
    title: (title: string) => `Declare that you are independent: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Declare that you are independent of an audit, “${title}”, by ${day(dueOn, today)}`,
    lead: 'You are to lead this audit.',
    member: (lead: string) => `You are to audit under **${lead}**.`,
    question: (months: number) =>
      `Do you own, run or manage any of it, or did you in the past ${months === 1 ? 'month' : `${number(months)} months`}? Would anything keep you from saying what you find?`,
    independent: 'I am independent',
    'not-independent': 'I am not…',
    noMore: 'I am not independent any more…',
    show: 'Look at it',
    tied: (text: string, alone: boolean) =>
      `Steward’s record ties you to a part of it (${text}). Of that you record nothing${alone ? ', and nobody else audits it: whoever leads the ISMS hears of it' : '; somebody else does'}.`,
    ties: {
      'leads-isms': 'you lead the ISMS, or did recently',
      directs: 'you direct the organisation, or did recently',
      owns: 'you own it',
      owned: 'it was yours until lately',
      implements: 'you implement it',
      did: 'you did something in it',
      approved: 'you approved something of it',
      manages: 'you lead who is audited',
      audited: 'you are audited yourself',
    },
    proposes: 'Next you propose days: now, or when you are asked tomorrow morning.',
    why: '_Nobody audits their own work. Only after this do you record anything · ISO 27001 9.2.2_',
    form: {
      title: 'Not independent',
      question: (title: string) => `**Why should somebody else audit “${title}”?**`,
      label: 'What ties you to it',
      hint: 'For example: what of it is yours, or was. The ISMS lead reads it; it is kept on record, word for word.',
      missing: 'Write what ties you to it.',
      submit: 'Record that I am not',
    },
    receipt: {
      independent: (title: string) => `✓ You declared that you are independent: ${title}`,
      'not-independent': (title: string) => `✓ You said that you are not independent: ${title}`,
    },
    byOther: {
      independent: (title: string, by: string) => `✓ ${by} declared to be independent: ${title}`,
      'not-independent': (title: string, by: string) => `✓ ${by} is not independent: ${title}`,
    },
    next: {
      independent: 'If that changes, say so here at once: then somebody else audits.',
      'not-independent': 'You audit nothing of it. The ISMS lead is asked who does instead.',
    },
  },
  news: {
    otherDays: {
      title: (title: string) => `Other days are asked for: ${title}`,
      next: 'Propose others: then all who are audited are asked again.',
      why: '_Told to you since you lead the audit · ISO 27001 9.2.2_',
    },
    byNobody: {
      title: (title: string) => `Nobody may audit a part of it: ${title}`,
      text: (criteria: string) =>
        `All who audit it have to do with **${criteria}** themselves. Of that nobody records anything, and the report says that it was not looked at.`,
      next: 'For the next audit, add somebody to its team in audits.yaml, and import it. In this one, the rest goes on.',
      why: '_Told to you since you lead the ISMS: nobody audits their own work · ISO 27001 9.2.2_',
    },
  },
  over: {
    title: (title: string) => `An audit was closed before it was done: ${title}`,
    at: (stage: string) => `Its time was over, a year after it was to be done. It had come to: **${stage}**.`,
    next: 'See to it that it is held again: what nobody looked at counts as not audited.',
    show: 'Show the audit',
    why: '_Told to you since you lead the ISMS: what is planned is audited · ISO 27001 9.2.2_',
  },
  replace: {
    title: (title: string) => `Say who audits instead: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Say who audits instead, “${title}”, by ${day(dueOn, today)}`,
    because: {
      declared: (name: string, reason: string) => `**${name}** is not independent, and says why: ${reason}`,
      tied: (name: string, reason: string) =>
        `**${name}** has to do with all that is audited by now, so nobody can rely on what they find.${reason}`,
      left: (name: string, reason: string) =>
        `**${name}** is not there any more, or cannot be asked.${reason}`,
    },
    marked: 'What they recorded so far stays, and is marked. They record nothing more.',
    open: 'Name somebody…',
    why: {
      lead: '_Asked of you since you lead the ISMS: who audits is independent of what is audited · ISO 27001 9.2.2_',
      other: (lead: string) =>
        `_Asked of you since ${lead}, who leads the ISMS, is away or is the one to be replaced: who audits is independent of what is audited · ISO 27001 9.2.2_`,
    },
    receipt: (title: string) => `✓ You said who audits instead: ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} said who audits instead: ${title}`,
    named: (name: string) => `**${name}** is asked to declare that they are independent.`,
    nobody: 'Nobody takes their place: the rest of the team goes on.',
    form: {
      title: 'Who audits instead',
      question: (name: string, title: string) => `**Who audits “${title}” instead of ${name}?**`,
      label: 'Name or e-mail address',
      hint: 'Somebody in people.csv, from outside, too. Leave it empty where the rest of the team goes on.',
      submit: 'Name them',
      lead: 'The audit needs somebody who leads it: name somebody.',
      tied: (name: string) =>
        `${name} has to do with what is audited themselves: they own, run or lead it, or did. Name somebody else.`,
      away: (name: string) =>
        `${name} is not there, or cannot be asked in chat or by e-mail. Name somebody else.`,
      self: 'You name who audits, so you do not name yourself. Name somebody else.',
      already: (name: string) => `${name} audits it already, or did and may not. Name somebody else.`,
    },
  },
  date: {
    title: (title: string) => `Propose days for the audit: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Propose days for an audit, “${title}”, by ${day(dueOn, today)}`,
    auditees: (names: string) => `Then they are asked whether these days suit them: ${names}.`,
    noAuditees: 'Nobody is named who has to agree: the days that you name stand.',
    objected: (by: string, reason: string) => `**These days do not suit ${by}:** ${reason}`,
    open: 'Propose days…',
    why: '_Asked of you as the lead auditor · ISO 27001 9.2.2_',
    form: {
      title: 'Propose days',
      question: (title: string) => `**When do you audit “${title}”?**`,
      from: 'First day',
      to: 'Last day',
      submit: 'Propose these days',
      missing: 'Choose a day.',
      possible: (first: string, dueOn: string | null, today: string) =>
        `Possible from ${day(first, today)} on, on days on which you and whoever is audited work.${dueOn === null ? '' : ` Until ${day(dueOn, today)} they may say that it does not suit them.`}`,
      dayOff: (date: string, name: string, next: string, today: string) =>
        `${day(date, today)} is a weekend or a public holiday for ${name}. The next day that is none: ${day(next, today)}.`,
      tooSoon: (dueOn: string, today: string) =>
        `Whoever is audited has until ${day(dueOn, today)} to say that it does not suit them. Begin after that.`,
      past: 'That day is over: choose one from today on.',
      order: 'The last day comes before the first one.',
    },
    receipt: (title: string) => `✓ You proposed days: ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} proposed days: ${title}`,
    next: 'Those who are audited are asked whether these days suit them.',
  },
  agree: {
    title: (title: string) => `You are audited: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Say whether the days of an audit suit you, “${title}”, by ${day(dueOn, today)}`,
    who: (lead: string, team: string, criteria: string) =>
      `**${lead}**${team === '' ? '' : ` (with ${team})`} audits what you answer for, against ${criteria}.`,
    days: (between: string) => `**${between}**: does that suit you?`,
    onThem:
      'On those days you, or whoever knows it best, show how things are done. Before that you may be asked for files or records.',
    /** What stands where nobody says anything. */
    silence: (dueOn: string, today: string) => `Without an answer by ${day(dueOn, today)}, these days stand.`,
    agreed: 'These days suit me',
    'other-days': 'Other days…',
    show: 'Look at it',
    why: (lead: string) =>
      `_Asked of you since you answer for what is audited. ${lead} leads the audit · ISO 27001 9.2.2_`,
    form: {
      title: 'Other days',
      question: (between: string) => `**${between}** does not suit you.`,
      label: 'Which days would',
      hint: 'The lead auditor reads it and proposes others. It is kept on record, word for word.',
      missing: 'Write which days would suit you.',
      submit: 'Ask for other days',
    },
    receipt: {
      agreed: (title: string) => `✓ You agreed to the days: ${title}`,
      'other-days': (title: string) => `✓ You asked for other days: ${title}`,
    },
    byOther: {
      agreed: (title: string, by: string) => `✓ ${by} agreed to the days: ${title}`,
      'other-days': (title: string, by: string) => `✓ ${by} asked for other days: ${title}`,
    },
    next: {
      agreed: 'Before that you may be asked for what shows how things are done.',
      'other-days': 'The lead auditor is asked to propose others.',
    },
  },
  /** What the lead auditor says to be done. */
  led: {
    fieldwork: {
      title: (title: string) => `Audit: ${title}`,
      summary: (title: string, dueOn: string, today: string) => `Audit “${title}” by ${day(dueOn, today)}`,
      question: 'Look at what there is, and say when you are through.',
      receipt: (title: string) => `✓ You finished the fieldwork: ${title}`,
      byOther: (title: string, by: string) => `✓ ${by} finished the fieldwork: ${title}`,
    },
    why: '_Asked of you as the lead auditor · ISO 27001 9.2_',
  },
  receiptWhen: (at: string, timeZone: string) => moment(at, timeZone),
  already: (title: string, at: string, timeZone: string) =>
    `This was answered on ${moment(at, timeZone)} already (${title}). That stands; nothing more was recorded.`,
  closed: {
    title: (title: string) => `Closed: audit “${title}”`,
    'handed-on': 'Somebody else is asked instead. Nothing more is needed from you here.',
    left: 'It was closed when whoever was asked left. Nothing more is needed from you here.',
    changed: 'Other days are proposed. Nothing more is needed from you here.',
    settled: 'That is settled by now. Nothing more is needed from you here.',
    over: 'This audit is closed. Its record says what was open.',
  },
  list: {
    title: 'An audit',
    command: 'shows the audits, planned and under way; with an ID one of them',
    all: 'Audits of the ISMS',
    mine: 'Audits that concern you',
    none: 'No audit is planned yet. The programme of audits stands in the file audits.yaml.',
    noneYours: 'No audit concerns you.',
    unknown: (typed: string, meant: string | null, known: string) =>
      typed === ''
        ? `Which audit? Name one: ${known}.`
        : `There is no audit “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) => `Only who audits or is audited, and the ISMS lead, see “${title}”.`,
    line: (title: string, id: string, state: string) => `**${title}** (\`${id}\`): ${state}`,
    next: (date: string, today: string) => `next on ${dueDay(date, today)}`,
    never: 'nothing is planned',
    more: 'One of them: `/isms audit ID`.',
    held: (count: number) => (count === 1 ? 'held once' : `held ${number(count)} times`),
  },
  start: {
    command: 'begins an audit now, out of turn',
    which: 'Which audit? `/isms audit` lists them: type `/isms audit start ID`.',
    open: 'Begin it now…',
    title: 'Begin an audit now',
    question: (title: string) => `Begin the audit “${title}” now, out of turn?`,
    consequence: (owner: string) =>
      `The auditors declare that they are independent, and ${owner} proposes days. Its planned dates stay.`,
    label: 'Why',
    hint: (owner: string) =>
      `For example: an incident, or something that changed. ${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write why, so that whoever audits knows what to look at.',
    submit: 'Begin the audit',
    done: (title: string, owner: string) =>
      `✓ The audit “${title}” has begun, out of turn. ${owner} leads it. Its planned dates stay.`,
    running: (title: string) => `The audit “${title}” is under way already, so nothing more was started.`,
    nobody: (title: string) =>
      `Nobody is there to lead “${title}”. Nothing was started. First name another lead in audits.yaml, and import it.`,
    notYours: (title: string) => `Only the ISMS lead begins “${title}” out of turn. Nothing was recorded.`,
  },
}
