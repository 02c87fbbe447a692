import { day, fullDate, moment, number } from './dates.js'

/** The fieldwork of an audit. What people wrote comes in as it is; whoever puts a text into a card has escaped it. */
export const auditFieldwork = {
  progress: (recorded: number, of: number) =>
    `${number(recorded)} of ${number(of)} clauses and controls recorded`,
  found: {
    conforms: (count: number) => (count === 1 ? '1 conforms' : `${number(count)} conform`),
    observation: (count: number) => (count === 1 ? '1 observation' : `${number(count)} observations`),
    opportunity: (count: number) => (count === 1 ? '1 opportunity' : `${number(count)} opportunities`),
    minor: (count: number) => `${number(count)} minor`,
    major: (count: number) => `${number(count)} major`,
  },
  goOn: 'Go through the checklist',
  /** What the rest of the team is told when the days stand. */
  begun: {
    title: (title: string) => `The audit begins: ${title}`,
    days: (between: string) => `It takes place **${between}**.`,
    together: (lead: string) =>
      `${lead} leads it. You record in the same checklist what you looked at and found.`,
    why: '_Sent to you as you belong to the audit team · ISO 27001 9.2_',
  },
  finish: 'The fieldwork is done…',
  checklist: {
    title: 'Checklist',
    none: 'The checklist is made within a minute. Look again then.',
    notYours: 'Only who audits here, and has declared to be independent, sees the checklist.',
    notYet: 'The checklist is there once the days are agreed and fieldwork begins.',
    over: 'The fieldwork is done, so nothing more is recorded. A finding of later is raised with `/isms finding`.',
    page: (page: number, last: number) => `Page ${page} of ${last}`,
    open: 'nothing recorded yet',
    recorded: (grade: string, by: string) => `**${grade}** · ${by}`,
    byLost: '_recorded by somebody who is not independent any more: look again_',
    asked: (count: number) => (count === 1 ? '1 request is open' : `${number(count)} requests are open`),
    record: 'Record…',
    again: 'Look, or record anew…',
    next: (criterion: string) => `Go on with ${criterion}`,
    back: (page: number) => `Back to page ${page}`,
    forward: (page: number) => `On to page ${page}`,
    look: 'Look…',
    tied: (what: string) => `_not yours to record: ${what}_`,
    byNobody: '_nobody who audits here is independent of it_',
    rest: 'What is left is not yours to record: somebody else of the team does, or the lead auditor says at the end why it was not looked at.',
    done: 'All is recorded. The lead auditor says when the fieldwork is done.',
  },
  item: {
    title: 'Record what you found',
    see: (what: string) => `Look at: ${what}`,
    own: 'A control of your own: look at how it is described in the statement of applicability, and whether it is so.',
    before: 'Found here before',
    beforeLine: (name: string, at: string, timeZone: string, state: string) =>
      `${name} (${moment(at, timeZone)}): ${state}`,
    moreBefore: (count: number) => `and ${number(count)} more; they show once these are said`,
    seenAgain: {
      mended: (by: string, at: string, timeZone: string, text: string) =>
        `**Seen again, and mended** · ${by}, ${moment(at, timeZone)}: ${text}`,
      'not-mended': (by: string, at: string, timeZone: string, text: string) =>
        `**Seen again, and not mended** · ${by}, ${moment(at, timeZone)}: ${text}`,
    },
    followUp: (nth: string) => `Say if finding ${nth} is mended…`,
    notYours: (what: string) => `**You record nothing of this:** the record ties you to it (${what}).`,
    othersMay: (names: string) => `${names} may.`,
    nobodyMay:
      'Nobody who audits here may. If that stays so, the report says it; the ISMS lead can have somebody else audit it.',
    result: (grade: string, by: string, at: string, timeZone: string) =>
      `Recorded: **${grade}** · ${by}, ${moment(at, timeZone)}`,
    note: (text: string) => `> ${text}`,
    evidence: 'What was asked for',
    request: (of: string, what: string) => `**${of}:** ${what}`,
    waits: (dueOn: string, today: string) => `waits, until ${day(dueOn, today)}`,
    late: (dueOn: string, today: string) => `not there; it was due ${day(dueOn, today)}`,
    given: (by: string, at: string, timeZone: string) => `given by ${by}, ${moment(at, timeZone)}`,
    'there-is-none': (by: string, at: string, timeZone: string) =>
      `${by} says that there is none, ${moment(at, timeZone)}`,
    gone: 'whoever was asked is not there any more: ask somebody else',
    soon: 'is asked within a minute',
    file: (name: string) => `File: ${name}`,
    getFile: 'Get the file',
    grade: 'What you found',
    noteLabel: 'What you looked at',
    noteHint:
      'Whom you spoke to, which records you saw, with their numbers or links. Somebody else must find them again.',
    noteMissing: 'Write what you looked at: that it conforms rests on that.',
    choose: 'Choose what you found.',
    submit: 'Record',
    ask: 'Ask for evidence…',
    draw: 'Draw a sample…',
    back: 'Back to the checklist',
    done: (criterion: string, grade: string) => `✓ Recorded: ${criterion} ${grade}.`,
    overtaken: (by: string, grade: string) =>
      `${by} recorded “${grade}” here meanwhile, so nothing of yours was recorded. Copy what you wrote, close this, and open the item again.`,
    anothers: (name: string, by: string) =>
      `${by} recorded ${name} here. Only ${by} or the lead auditor records it anew, so nothing of yours was recorded.`,
    settledFinding: (name: string) =>
      `${name} was contested or issued by now, so this is not recorded anew. Decide it first.`,
    why: {
      'no-auditor': 'you do not audit here.',
      'not-declared': 'you have not declared that you are independent.',
      lost: 'you are not independent any more.',
      tied: (what: string) => `the record ties you to it (${what}).`,
    },
    notIndependent: (reason: string) =>
      `You may not record this: ${reason} Nothing was recorded. Somebody else of the team records it, or the ISMS lead names a replacement.`,
  },
  /** What became of an earlier finding. */
  followUp: {
    title: 'Is it mended?',
    question: (name: string) => `**${name}: is it mended?**`,
    label: 'What you saw',
    mended: 'It is mended',
    'not-mended': 'It is not mended, or not for good',
    choose: 'Choose what you saw.',
    seen: 'By what you saw it',
    seenHint:
      'Records, with their number or link; whom you spoke to. It stands in the report, word for word.',
    seenMissing: 'Write by what you saw it.',
    overtaken:
      'Something was recorded of this item meanwhile, so nothing of yours was. Copy what you wrote, close this, and open the item again.',
    submit: 'Record it',
    done: {
      mended: (nth: string) => `✓ Recorded: finding ${nth} is mended.`,
      'not-mended': (nth: string) => `✓ Recorded: finding ${nth} is not mended.`,
    },
  },
  request: {
    title: 'Ask for evidence',
    heading: (criterion: string) => `**${criterion}: what would you like to see?**`,
    of: 'Of whom',
    ofHint: (name: string) => `Left empty, it is ${name}.`,
    what: 'What they are to show',
    whatHint: 'One thing, so that they can find it: which list, of which month, with which columns.',
    whatMissing: 'Write what they are to show.',
    due: 'By when',
    dueMissing: 'Choose a day.',
    duePast: 'That day is over: choose one from today on.',
    yourself: 'You cannot ask yourself. Choose who can show it.',
    submit: 'Ask for it',
    done: (name: string) =>
      `✓ ${name} is asked for it: on their home within a minute, and in their next morning message.`,
  },
  /** What whoever is asked sees. */
  evidence: {
    title: (criterion: string) => `Show how it is done: ${criterion}`,
    summary: (criterion: string, dueOn: string, today: string) =>
      `Show the auditor how ${criterion} is done, by ${day(dueOn, today)}`,
    asks: (by: string, what: string) => `**${by} asks:** ${what}`,
    give: 'Show it…',
    none: 'There is none…',
    show: 'Look at it',
    why: (title: string) => `_Asked of you in the audit “${title}” · ISO 27001 9.2_`,
    form: {
      title: { given: 'Show it', 'there-is-none': 'There is none' },
      note: { given: 'What it is', 'there-is-none': 'Why there is none' },
      hint: {
        given: 'What the auditor sees there, or the answer itself.',
        'there-is-none': 'The auditor reads it, word for word. That is no reproach.',
      },
      link: 'Where it can be seen (https://…)',
      file: 'A file',
      lacking: {
        given: 'Give a text, a link or a file.',
        'there-is-none': 'Write why there is none.',
      },
      submit: { given: 'Send it to the auditor', 'there-is-none': 'Say that there is none' },
    },
    receipt: {
      given: (criterion: string) => `✓ You showed how it is done: ${criterion}`,
      'there-is-none': (criterion: string) => `✓ You said that there is none: ${criterion}`,
    },
    byOther: {
      given: (criterion: string, by: string) => `✓ ${by} showed how it is done: ${criterion}`,
      'there-is-none': (criterion: string, by: string) => `✓ ${by} said that there is none: ${criterion}`,
    },
    /** The fieldwork was done before it was answered. */
    over: 'The auditors have finished looking, so it is not wanted any more. There is nothing left for you to do.',
    next: 'The auditor has it, and asks if anything is missing.',
    /** What the auditor is told. */
    told: {
      given: (by: string, criterion: string) => `**${by} shows what you asked for: ${criterion}**`,
      'there-is-none': (by: string, criterion: string) =>
        `**${by} says that there is none of what you asked for: ${criterion}**`,
    },
    /** The same, where whoever was to show it has left. */
    ofAnother: {
      heading: (by: string, criterion: string) =>
        `**${by} is asked now for what you wanted to see: ${criterion}**`,
      why: (by: string) =>
        `${by} is not there any more. If somebody else can show it better, open the item and ask them.`,
    },
  },
  handedIn: {
    here: (title: string, by: string) => `Here is what ${by} handed in for the audit “${title}”.`,
    notTaken: (title: string, cycle: string) =>
      `What was handed in for the audit “${title}” could not be sent: this workspace takes no files from Steward. Whoever runs Steward writes it out with \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title: string) =>
      `What was handed in for the audit “${title}” is not kept any more as it was handed in, so it was not sent. Please tell whoever runs Steward: \`steward verify\` names it.`,
  },
  finished: {
    title: 'The fieldwork is done',
    question: (title: string) => `**Is the fieldwork of “${title}” done?**`,
    left: (count: number, criteria: string) =>
      count === 1
        ? `One clause or control was not looked at: ${criteria}. The report says so, with your reason.`
        : `${number(count)} clauses and controls were not looked at: ${criteria}. The report says so, with your reason.`,
    byNobody: (criteria: string) =>
      `Nobody who audits here is independent of ${criteria}: the report says that, too.`,
    earlier: (count: number, names: string) =>
      count === 1
        ? `One earlier finding was not looked at again: ${names}. The report says so, with your reason.`
        : `${number(count)} earlier findings were not looked at again: ${names}. The report says so, with your reason.`,
    named: (nth: string, criterion: string) => `finding ${nth} (${criterion})`,
    asked: (count: number, names: string) =>
      count === 1
        ? `One request for evidence is still open, with ${names}. It is closed with the fieldwork.`
        : `${number(count)} requests for evidence are still open, with ${names}. They are closed with the fieldwork.`,
    contested: (count: number) =>
      count === 1
        ? 'One finding is contested and not decided: decide it first.'
        : `${number(count)} findings are contested and not decided: decide them first.`,
    label: 'Why these were not looked at',
    hint: 'It stands in the report, word for word.',
    missing: 'Write why these were not looked at.',
    after: 'After that nothing more is recorded in the checklist, and you write the report.',
    submit: 'Finish the fieldwork',
  },
  /** It is to be done before the days that were agreed. */
  early: {
    title: 'Move the days',
    heading: (title: string, between: string) =>
      `**“${title}” was agreed for ${between}, so its fieldwork is not done before that.**`,
    instead:
      'Did you look at it on other days? Then move the days: those who audit and are audited hear of it, and the report says both.',
    from: 'First day',
    to: 'Last day',
    tooEarly: (from: string) => `The fieldwork began on ${fullDate(from)}: choose a day from then on.`,
    submit: 'Move the days',
    done: '✓ The days are moved. Finish the fieldwork once the first of them has come.',
  },
  /** What the others who audit, and those who are audited, are told. */
  daysMoved: {
    title: (title: string) => `The days of an audit were moved: ${title}`,
    by: (name: string, before: string, between: string) =>
      `${name} moved it from ${before} to **${between}**.`,
    why: '_Sent to you as you audit, or are audited, there · ISO 27001 9.2_',
  },
  sample: {
    command: 'draws a sample from what is on record, and keeps with the audit what was drawn',
    title: 'Draw a sample',
    heading: (title: string) => `**Audit “${title}”: from what do you draw?**`,
    explained:
      'Whoever draws as many again from the same records by the same seed gets the same, also with `steward sample`.',
    population: 'From',
    size: 'How many',
    seed: 'Seed',
    seedHint: 'Any whole number. Left empty, one is thrown; it stands on record either way.',
    from: 'From which day',
    until: 'To which day',
    wrong: {
      population: 'Choose from what to draw.',
      size: (most: number) => `A whole number from 1 to ${number(most)}.`,
      seed: 'A whole number from 0 to 2,147,483,647.',
      period: 'The first day comes after the last one.',
    },
    empty: 'There is none of these in these days. Choose other days.',
    submit: 'Draw',
    drawn: (id: string, size: number, of: number, population: string, seed: number) =>
      `✓ **${id}**: ${number(size)} of ${number(of)} ${population}, by seed ${seed}`,
    hash: (hash: string) => `SHA-256 of the ids of all of them: ${hash}`,
    line: (what: string, on: string, id: string) =>
      on === '' ? `${what} · ${id}` : `${what} · ${on} · ${id}`,
    more: (count: number) => `and ${number(count)} more; \`steward sample\` prints them all`,
    which: 'Draw in which audit? `/isms audit` lists them: type `/isms audit sample ID`.',
    nothingRuns:
      'You audit nothing at the moment, so there is nothing to draw for. `/isms audit` lists what there is.',
    notRunning: 'You audit nothing of that name at the moment. `/isms audit` lists what there is.',
    populations: {
      'access-review': 'accounts under review',
      'access-decisions': 'decisions on accounts',
      'access-removals': 'ordered removals of access',
      acknowledgements: 'acknowledgements of policies',
      training: 'completed trainings',
      joiners: 'people who joined',
      leavers: 'people who left',
      checks: 'answered control checks',
      risks: 'open risks',
      exceptions: 'exceptions from policies',
    },
  },
}
