import { day, moment, number } from './dates.js'

/** What is found, in audits and outside of them. What people wrote comes in as it is; whoever puts a text into a card has escaped it. */
export const finding = {
  grade: {
    conforms: 'conforms',
    observation: 'observation',
    opportunity: 'opportunity for improvement',
    minor: 'minor nonconformity',
    major: 'major nonconformity',
  },
  state: {
    draft: 'recorded, not issued yet',
    issued: 'issued',
    confirmed: 'confirmed by its owner',
    contested: 'contested, to be decided',
    upheld: 'contested, and upheld',
    withdrawn: 'withdrawn',
  },
  name: (number: number, grade: string) => `Finding ${number}: ${grade}`,
  about: (criterion: string, label: string) => (label === '' ? criterion : `${criterion} ${label}`),
  facts: {
    requirement: 'Demanded',
    statement: 'Found',
    evidence: 'Evidence',
    sample: 'Sample',
    owner: 'Answers for it',
    by: 'Found by',
    state: 'State',
    reference: 'Their reference',
    due: 'To be answered',
    nonconformity: 'Corrective action',
  },
  sample: (size: number, of: number, population: string, seed: number | null) =>
    `${number(size)} of ${number(of)} ${population}${seed === null ? '' : `, drawn by seed ${seed}`}`,
  byOn: (by: string, at: string, timeZone: string) => `${by}, ${moment(at, timeZone)}`,
  dueOn: (date: string, today: string) => `by ${day(date, today)}`,
  contestedBy: (by: string, at: string, timeZone: string, reason: string) =>
    `**Contested by ${by}** (${moment(at, timeZone)}): ${reason}`,
  decidedBy: {
    upheld: (by: string, at: string, timeZone: string, reason: string) =>
      `**Upheld by ${by}** (${moment(at, timeZone)}): ${reason}`,
    withdrawn: (by: string, at: string, timeZone: string, reason: string) =>
      `**Withdrawn by ${by}** (${moment(at, timeZone)}): ${reason}`,
  },
  takenBack: (by: string, at: string, timeZone: string, reason: string) =>
    `**Taken back by ${by}** (${moment(at, timeZone)}): ${reason}`,
  withdrawnByOthers: (
    who: string,
    reference: string,
    by: string,
    at: string,
    timeZone: string,
    reason: string,
  ) => `**Withdrawn by ${who} (${reference})**, as ${by} recorded on ${moment(at, timeZone)}: ${reason}`,
  show: 'Look at it',
  contestIt: 'Contest it…',
  decideIt: 'Decide…',
  theyWithdrewIt: 'They withdrew it…',
  /** What the owner, the lead auditor and whoever found it are told. */
  notice: {
    draft: (name: string) => `**${name}: it is for you to answer for**`,
    issued: (name: string) => `**${name}: it is for you to answer for**`,
    confirmed: (name: string) => `**${name}: its owner confirms it**`,
    contested: (name: string) => `**Decide whether it stands: ${name}**`,
    /** To whoever does not decide it. */
    contestedElsewhere: (name: string, decides: string) =>
      decides === ''
        ? `**${name}: it is contested**`
        : `**${name}: it is contested, and ${decides} decides**`,
    upheld: (name: string) => `**${name}: it stands**`,
    withdrawn: (name: string) => `**${name}: it is withdrawn**`,
  },
  next: {
    draft:
      'It comes to you again with the report, to be confirmed. If it is not so, you may contest it once, with your reason.',
    issued: 'If it is not so, contest it, once and with your reason, before you confirm it.',
    /** Nobody asks whether it is confirmed. */
    outside: {
      nonconformity:
        'If it is not so, contest it, once and with your reason. Else there is nothing to do now: once the ISMS lead has taken it on, you are asked why it happened.',
      other: 'If it is not so, you may contest it, once and with your reason. You need not answer.',
    },
    contested: {
      lead: 'You decide it: you lead the audit.',
      isms: 'You decide it: you lead the ISMS, and it was found outside of an audit.',
      inPlace: (name: string) => `You decide it in the place of ${name}, who may not or is not there.`,
    },
  },
  lead: {
    nonconformity: (by: string) =>
      `Found outside of an audit, by ${by}. You lead the ISMS: you are asked at once what becomes of it.`,
    other: (by: string) =>
      `Found outside of an audit, by ${by}. You lead the ISMS, so you hear of it. Nothing has to follow.`,
  },
  contest: {
    title: 'Contest a finding',
    question: (name: string) => `**${name}: why is it not so?**`,
    consequence: (decides: string) =>
      `${decides} decides whether it stands. You can contest it once; both your reason and the decision stay on record.`,
    label: 'Why it is not so',
    hint: 'What you say, and where it can be seen. It is kept word for word.',
    missing: 'Write why it is not so.',
    submit: 'Contest the finding',
    done: (name: string, decides: string) =>
      `✓ You contested it: ${name}. ${decides} decides, and you hear of it.`,
  },
  decide: {
    title: 'Does the finding stand?',
    question: (name: string, by: string) => `**${by} contests it: ${name}**`,
    /** Where an audit asks it, or the ISMS lead sees to it. */
    ask: {
      title: (name: string) => `Decide whether it stands: ${name}`,
      summary: (name: string, dueOn: string, today: string) =>
        `Decide by ${day(dueOn, today)} whether a contested finding stands: ${name}`,
      why: (title: string) =>
        `_Asked of you since you decide on what is contested in the audit “${title}” · ISO 27001 9.2_`,
      waiting: (name: string) => `**Decide whether it stands: ${name}**`,
      standing: (name: string, dueOn: string, today: string) =>
        `${name} is contested, and to be decided by ${day(dueOn, today)}`,
      next: (name: string) => `Decide whether it stands: ${name}`,
    },
    label: 'Your decision',
    uphold: 'It stands',
    withdraw: 'It is withdrawn',
    choose: 'Choose whether it stands.',
    reason: 'Why',
    hint: 'Whoever contested it reads it, word for word. It stays on record.',
    missing: 'Write why.',
    submit: 'Record the decision',
    openAgain: (criterion: string) => `${criterion} is open in the checklist again: look at it once more.`,
    done: {
      upheld: (name: string) => `✓ It stands: ${name}. Its owner hears of it.`,
      withdrawn: (name: string) =>
        `✓ It is withdrawn: ${name}. Its owner hears of it, and it stays on record.`,
    },
  },
  withdrawal: {
    title: 'They withdrew a finding',
    question: (name: string) => `**Who withdrew it: ${name}?**`,
    consequence: (nonconformity: string) =>
      `${nonconformity} ends with this, whatever is being done about it. What you write stays on record.`,
    who: 'Who withdrew it',
    whoHint: 'Of the certification body or the customer, by name.',
    reference: 'Their reference',
    referenceHint: 'The letter or report in which they say so.',
    reason: 'Why they withdrew it',
    reasonHint: 'In their words.',
    missing: 'Write it, so that it can be found again.',
    submit: 'Record the withdrawal',
    done: (name: string) => `✓ Recorded that they withdrew it: ${name}. Its owner hears of it.`,
  },
  refused: {
    'no-such-finding': (typed: string) => `There is no finding “${typed}”.`,
    'not-yours': 'That is not yours to say. Nothing was recorded.',
    'contested-before': (at: string, timeZone: string) =>
      `It was contested on ${moment(at, timeZone)} already, and that is possible once. Nothing more was recorded.`,
    confirmed: (at: string, timeZone: string) =>
      `It was confirmed on ${moment(at, timeZone)}, so it is contested no more. Nothing was recorded.`,
    withdrawn: 'It is withdrawn, so nothing is left to say. Nothing was recorded.',
    'not-issued': 'It is confirmed once it is issued. Nothing was recorded.',
    decided: (at: string, timeZone: string) =>
      `It was decided on ${moment(at, timeZone)} already. Nothing more was recorded.`,
    'not-contested': 'Nobody contests it. Nothing was recorded.',
    'found-by-others':
      'Others found it, so nobody here decides whether it stands. Tell them why it is not so: once they withdraw it, the ISMS lead records that. Nothing was recorded.',
    'own-finding': 'You answer for it, so somebody else decides whether it stands. Nothing was recorded.',
  },
  command: {
    describe: 'records what you found to be wrong, or could be better; with a number it shows a finding',
    parameters: '[NUMBER]',
  },
  form: {
    title: 'Record a finding',
    inAudit: (criterion: string, grade: string) => `**${criterion}: ${grade}**`,
    outside:
      'Something that does not, or soon may not, meet what is demanded, or that could be better. The ISMS lead sees it at once, with your name.',
    unsure:
      'You do not know which clause or control it is about? Type `/isms nc` instead: there it may stay empty.',
    incident: 'Is it happening right now? Then report it as an incident first.',
    criterion: 'Clause or control',
    criterionHint: 'Such as 9.2, A.5.18, or one of your own, such as HP-1.',
    criterionUnknown: (typed: string) =>
      `There is no clause or control “${typed}”. Write one, such as 9.2 or A.5.18.`,
    grade: 'What it is',
    gradeMissing: 'Choose what it is.',
    requirement: 'What is demanded',
    /** Where what it is is still to be chosen. */
    neededOf: (text: string) => `A nonconformity needs it. ${text}`,
    requirementHint:
      'By the standard, a law, a contract or a rule of your own, in your words, and where it stands.',
    statement: 'What you found instead',
    statementOther: 'What you found',
    evidence: 'By what you saw it',
    evidenceHint: 'Records, with their number or link; what was said and shown, by whom and when.',
    missing: {
      requirement: 'A nonconformity says what is demanded: write it.',
      statement: 'Write what you found.',
      evidence: 'A nonconformity rests on what was seen: write what.',
    },
    drawn: 'From a sample that was drawn',
    drawnNone: 'none of these',
    population: 'Else: what you looked at is a sample of',
    populationHint: 'Such as: removals ordered in 2026. Empty where you looked at everything.',
    size: 'How many of them you looked at',
    of: 'How many there are',
    faults: {
      'size-missing': 'How many you looked at: a whole number from 1.',
      'of-missing': 'How many there are: a whole number from 1.',
      'population-missing': 'Write what it is a sample of, or leave the numbers empty.',
      'more-than-all': 'These are more than there are.',
      both: 'Choose the sample that was drawn, or write what you drew by hand: not both.',
    },
    owner: 'Who answers for it',
    ownerHint: (name: string) => `Left empty, it is ${name}.`,
    ownerOutsideHint: (name: string) =>
      `Left empty, it is whoever owns the control or, of a clause, ${name}.`,
    ownerUnknown: 'This person is not on record, or left before Steward knew them. Choose somebody else.',
    ownerNotThere: (name: string) => `${name} is not there. Choose somebody else.`,
    ownerAudits: (name: string) => `${name} audits here. Choose who answers for it.`,
    submit: 'Record the finding',
    done: (name: string, owner: string) => `✓ Recorded: ${name}. ${owner} hears of it now.`,
  },
  recordedAnew: 'The item was recorded anew.',
}
