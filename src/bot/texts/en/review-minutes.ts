import { dated, day, dueDay, listOf, moment } from './dates.js'

/** What is recorded of a management review. */
export const reviewMinutes = {
  decide: {
    title: 'Record the review',
    notYours: 'Only who leads or prepares this review records what it decides. Nothing was recorded.',
    notYet:
      'The pack is not sent yet, so nothing was recorded. Whoever prepares or leads the review sends it first: `/isms review pack`.',
    signed: 'The minutes are put or signed already, so nothing was recorded.',
    closed: 'This review is closed, so nothing was recorded. `/isms review` shows how things stand.',
    notHeld: (meetingOn: string, today: string) =>
      `The meeting is on ${dueDay(meetingOn, today)}; what it decides is recorded from that day on. Where it is held sooner, move it first: \`/isms review\`. Nothing was recorded.`,
    meanwhile: (name: string, at: string, timeZone: string) =>
      `${name} recorded something else on ${moment(at, timeZone)}. What you filled in stands below; recording it takes the place of that.`,
    intro:
      'Each part is recorded as soon as you save it, and can be recorded anew until the minutes are put.',
    attendance: 'Who is there',
    attendanceNone: 'not recorded yet',
    recordAttendance: 'Record who is there…',
    decision: (input: string, text: string) => `**${input}:** ${text}`,
    undecided: '_not recorded yet_',
    action: (what: string, who: string, due: string, today: string) =>
      `→ ${what}: ${who}, by ${day(due, today)}`,
    record: 'Record…',
    again: 'Change…',
    results: 'What the review comes to',
    recordResults: 'Record the conclusion…',
    put: 'Put the minutes to be signed…',
    back: 'Back to the review',
  },
  attendance: {
    title: 'Who is there',
    label: 'Present',
    note: 'Who else, or what is to be said of it',
    nobody: 'Choose at least one person.',
    noTop: (names: readonly string[]) =>
      `Top management reviews the ISMS (9.3): at least one of ${listOf(names)} has to be there.`,
    submit: 'Record who is there',
  },
  decision: {
    title: 'Record a decision',
    label: 'What was concluded or decided',
    hint: '“Noted, nothing to decide, because …” is an answer.',
    missing: 'Write what was concluded; “noted” with a reason will do.',
    what: 'Action: what is to be done',
    whatHint: 'One at a time: for a further one, record this, and choose “Change…” again.',
    who: 'Who does it',
    due: 'By when',
    whoMissing: 'Say who does it.',
    dueMissing: 'Say by when, from tomorrow on.',
    whatMissing: 'Write what is to be done, or leave person and day empty.',
    unknown: 'Steward does not know this account. Choose somebody who is in people.csv.',
    notThere: (name: string) => `${name} is not there any more. Choose somebody else.`,
    tooMany: (most: number) =>
      `There is room for ${most} actions on one input. The decision is recorded; put this into another action, or take one out.`,
    submit: 'Record it',
    meanwhile: (name: string, at: string, timeZone: string, text: string) =>
      `${name} recorded on ${moment(at, timeZone)}: “${text}”. What you typed stands below; recording it takes the place of that.`,
    drop: (n: number) => `Take out action ${n}`,
  },
  results: {
    title: 'What the review comes to',
    improvement: 'Decisions on improvement',
    improvementHint: 'What is to be improved; or “none, because …”.',
    changes: 'What has to change in the ISMS',
    changesHint: 'Scope, policies, processes, resources; or “none, because …”.',
    judged: {
      suitable: 'Is the ISMS suitable for the organisation?',
      adequate: 'Is it adequate: does it cover what it has to?',
      effective: 'Is it effective: does it reach what it is for?',
    },
    judgements: { yes: 'Yes', partly: 'In part', no: 'No' },
    because: 'Why it is found so',
    missing: 'This is needed before the minutes can be signed.',
    choose: 'Choose one.',
    submit: 'Record the conclusion',
  },
  put: {
    title: 'Put the minutes',
    question: (name: string) => `**Put the minutes to be signed?** ${name} signs them.`,
    top: 'One of top management',
    consequence:
      'They stay as they are until they are signed or come back. Once signed, everybody hears what is theirs to do.',
    submit: 'Put them to be signed',
    done: 'The minutes were put to be signed.',
    nobodySigns:
      'Whoever puts the minutes does not sign them, and nobody else of top management is there. Let whoever prepares the review put them. Nothing was put.',
    lacking: 'The minutes cannot be signed yet. Nothing was put.',
  },
  sign: {
    what: (title: string) => `the minutes of the management review “${title}”`,
    question: (title: string) => `Sign the minutes of the management review “${title}”`,
    because: 'you sign because you are of top management · ISO 27001 9.3.3',
    becauseInStead: (name: string) =>
      `you sign in the place of ${name}, and are of top management, too · ISO 27001 9.3.3`,
    approve: 'Sign the minutes',
    submit: 'Sign them',
    signed: (title: string) => `✓ You signed the minutes of the management review “${title}”`,
    consequence:
      'they are kept as they are now, and everybody who is to do something because of them is asked.',
    done: 'They are signed. `/isms review minutes` shows them, and sends them as PDF.',
    again: 'They can be changed again, and be put anew: `/isms review decide`.',
    blocked: 'Name somebody else of top management in organisation.yaml.',
    meanwhile: 'Until they are signed, nobody is asked for what was decided.',
  },
  minutes: {
    sort: 'Minutes of the management review',
    facts: { meeting: 'Meeting', signed: 'Signature', pack: 'SHA-256 of the pack' },
    title: (title: string) => `Minutes: ${title}`,
    notYet: 'Nothing is recorded of this review yet.',
    heldOn: (date: string) => `Meeting on ${day(date, '')}`,
    on: (date: string) => day(date, ''),
    present: (names: readonly string[]) => `Present: ${listOf(names)}`,
    absent: (names: readonly string[]) => `Invited and not there: ${listOf(names)}`,
    pack: (hash: string) => `SHA-256 of the pack: ${hash}`,
    hash: (hash: string) => `SHA-256 of the minutes: ${hash}`,
    action: (what: string, who: string, due: string) => `${what} · ${who} · by ${day(due, '')}`,
    signed: (name: string, at: string, timeZone: string) => `Signed by ${name} on ${dated(at, timeZone)}`,
    recorded: (names: readonly string[], at: string, timeZone: string) =>
      `Recorded by ${listOf(names)}, last on ${dated(at, timeZone)}`,
    unsigned: 'Not signed',
    draft: 'Draft: these minutes are not signed.',
    conclusion: 'Conclusion',
    decisions: 'What was decided',
    send: 'Send as PDF',
    comes: 'They come as a file in your direct messages.',
    file: 'minutes',
    here: (title: string) => `Here are the minutes of the management review “${title}”.`,
    notTaken: (title: string) =>
      `Slack does not take the file of the minutes of “${title}”. \`steward minutes\` writes it on the command line.`,
  },
}
