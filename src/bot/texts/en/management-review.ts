import { dated, day, dueDay, listOf, moment } from './dates.js'

export const managementReview = {
  /** In the middle of a sentence, escaped. */
  about: (title: string) => `the management review “${title}”`,
  aboutAsk: {
    input: (input: string, title: string) => `${input} for the management review “${title}”`,
    pack: (title: string) => `the pack for the management review “${title}”`,
    minutes: (title: string) => `what the management review “${title}” decides`,
    action: (what: string) => `“${what}”, decided in the management review`,
    question: (title: string) => `a question about the management review “${title}”`,
  },
  commands: {
    list: 'shows the reviews of the ISMS by top management; with an ID one of them',
    start: 'begins a review out of turn',
    pack: 'shows what top management reads before it meets',
    decide: 'records who was there and what was decided',
    minutes: 'shows the minutes, and sends them as PDF',
  },
  /** By the input. */
  inputs: {
    'earlier-actions': 'What earlier reviews decided',
    issues: 'Changes in internal and external issues',
    parties: 'Changes in what interested parties need and expect',
    nonconformities: 'Nonconformities and corrective actions',
    measurements: 'What was monitored and measured',
    audits: 'Results of audits',
    objectives: 'How far objectives are reached',
    feedback: 'Feedback from interested parties',
    risks: 'Results of assessing risks, and where the plan stands',
    opportunities: 'Opportunities to improve',
  },
  ask: {
    formTitle: 'Management review',
    input: {
      title: {
        issues: 'Say what has changed around us',
        parties: 'Say what others need of us by now',
        feedback: 'Say what you hear about our security',
        opportunities: 'Say what could be better',
      },
      what: {
        issues:
          'Since the last review: what has changed inside or outside the organisation that matters to information security? Think of business, people, technology, law, threats, and of climate change.',
        parties:
          'Since the last review: what do customers, authorities, suppliers, staff or others need or expect of our information security that they did not before? Think of climate change, too.',
        feedback:
          'Since the last review: what did customers, authorities, suppliers or staff say about our information security? Requests, complaints and praise count.',
        opportunities: 'What could we do better, or use, that nobody has taken up yet?',
      },
      unchanged: 'Nothing to say',
      something: 'Say what…',
      open: 'Answer',
      forReview: (title: string, chair: string, meetingOn: string, today: string) =>
        `For the management review “${title}”: ${chair} leads it on ${day(meetingOn, today)}, and top management reads your answer before.`,
      why: {
        named: 'You are asked because management-reviews.yaml names you for it · ISO 27001 9.3.2',
        prepares: 'You are asked because you prepare the review, and nobody else is named · ISO 27001 9.3.2',
      },
      label: 'What top management should know',
      hint: 'It stands in the pack in your words, with your name.',
      missing: 'Write what has changed or was said; or choose “Nothing to say”.',
      submit: 'Put it in the pack',
    },
    pack: {
      title: 'Look through the pack, and send it',
      what: (meetingOn: string, today: string, attendees: number) =>
        `Top management meets on ${dueDay(meetingOn, today)}. The pack holds what the record has; ${attendees === 1 ? 'one person reads' : `${attendees} people read`} it.`,
      unanswered: (names: readonly string[]) => `Not answered yet: ${listOf(names)}.`,
      read: 'Look through it',
      send: (attendees: number) => `Send it to ${attendees === 1 ? 'one person' : `${attendees} people`}…`,
      why: 'You prepare the management review · ISO 27001 9.3.2',
    },
    minutes: {
      title: 'Record what the management review decides',
      what: (meetingOn: string, today: string) =>
        `The meeting is on ${day(meetingOn, today)}. Record who is there, what is decided, and what the review comes to.`,
      open: 'Record it',
      why: 'You lead the management review · ISO 27001 9.3.3',
    },
    question: {
      title: 'Answer a question about the management review',
      on: (name: string, input: string) =>
        `${name} reads the pack of the management review, and asks about “${input}”:`,
      answer: 'Answer…',
      label: 'Your answer',
      hint: 'It stands with the pack, with your name, for everybody who takes part.',
      missing: 'Write your answer.',
      submit: 'Send the answer',
      why: (meetingOn: string, today: string) =>
        `You answer for this section; top management meets on ${day(meetingOn, today)} · ISO 27001 9.3.2`,
    },
    action: {
      title: (what: string) => `Do what was decided: ${what}`,
      when: (dueOn: string, today: string) =>
        `${dueOn < today ? 'It was due' : 'By'} **${dueDay(dueOn, today)}**`,
      decided: (meetingOn: string, today: string, input: string) =>
        `Decided in the management review of ${day(meetingOn, today)}, on “${input}”.`,
      done: 'It is done…',
      later: 'It takes longer…',
      handOn: 'Somebody else does it…',
      handedOn: (name: string, reason: string) => `${name} handed it on to you: ${reason}`,
      open: 'Answer',
      why: 'The minutes name you for it, and the next management review begins with what became of it · ISO 27001 9.3.2',
    },
    whyInStead: (name: string) => `You stand in for ${name}`,
  },
  doneForm: {
    title: 'It is done',
    label: 'What was done',
    hint: 'Where somebody can see it; the next review reads it.',
    missing: 'Write what was done.',
    submit: 'Record that it is done',
  },
  laterForm: {
    title: 'It takes longer',
    until: 'By when it will be done',
    notLater: 'Choose a day after the one by which it was due, and after today.',
    label: 'Why',
    hint: 'The chair and the next review read it.',
    missing: 'Write why it takes longer.',
    submit: 'Record the new day',
  },
  handOnForm: {
    title: 'Somebody else does it',
    who: 'Who does it from now on',
    same: (name: string) => `${name} is asked already. Choose somebody else.`,
    label: 'Why',
    hint: 'They read it, and it is kept on record. What was decided, and by when, stays as it is.',
    missing: 'Write why somebody else does it.',
    submit: 'Hand it on',
    done: (name: string) => `${name} is asked to do it from now on. You are asked no more.`,
  },
  receipt: {
    unchanged: (input: string) => `✓ You have nothing to say on “${input}”`,
    something: (input: string) => `✓ You said what top management should know: ${input}`,
    sent: '✓ You sent the pack of the management review',
    put: '✓ You put the minutes of the management review to be signed',
    done: (what: string) => `✓ Done: ${what}`,
    answered: (question: string) => `✓ You answered: ${question}`,
    later: (what: string) => `✓ It takes longer: ${what}`,
    by: (name: string, at: string, timeZone: string) => `${name} · ${moment(at, timeZone)}`,
    on: (at: string, timeZone: string) => moment(at, timeZone),
    until: (date: string, today: string) => `It is to be done by ${dueDay(date, today)}.`,
    inPack: 'It stands in the pack, under your name.',
  },
  closed: {
    title: 'Closed: the management review',
    settled: 'Somebody else has done it meanwhile. Nothing more is needed from you here.',
    'handed-on': 'Somebody else is asked instead. Nothing more is needed from you here.',
    left: 'It was closed when whoever was asked left.',
    question: 'The minutes were put before it was answered. Nothing more is needed from you here.',
    input: (input: string, title: string) =>
      `The pack of “${title}” was sent before you answered this: ${input}. Nothing more is needed from you. What top management should know all the same, tell whoever prepares the review.`,
    'cycle-closed': 'The review was closed before it was answered. Nothing more is needed from you here.',
  },
  already: (at: string, timeZone: string) =>
    `This was answered on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
  list: {
    title: 'Management reviews',
    mine: 'Management reviews that you take part in',
    none: 'No management review comes round yet. What comes round stands in the file management-reviews.yaml.',
    noneYours: 'You take part in no management review.',
    unknown: (typed: string, meant: string | null, known: string) =>
      `There is no management review “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) =>
      `Only who takes part in the management review “${title}” and the ISMS lead see it.`,
    line: (title: string, id: string) => `**${title}** (\`${id}\`)`,
    running: (stage: string, meetingOn: string, today: string) =>
      `${stage}, meeting on ${dueDay(meetingOn, today)}`,
    last: (meetingOn: string, today: string) => `last on ${day(meetingOn, today)}`,
    never: 'not held yet',
    next: (date: string, today: string) => `prepared from ${dueDay(date, today)}`,
    more: 'One of them: `/isms review ID`.',
  },
  stages: {
    preparing: 'being prepared',
    sent: 'the pack is sent',
    held: 'being recorded',
    signing: 'waiting to be signed',
    lapsed: 'closed without minutes',
    following: 'signed, actions open',
    closed: 'signed',
  },
  review: {
    facts: {
      stage: 'Stage',
      meeting: 'Meeting',
      chair: 'Chair',
      preparer: 'Prepared by',
      attendees: 'Invited',
      pack: 'Pack',
      present: 'Present',
      actions: 'Actions',
      signed: 'Signed',
      controls: 'For ISO 27001',
    },
    packSent: (at: string, timeZone: string, hash: string) =>
      `sent on ${dated(at, timeZone)} · SHA-256 ${hash.slice(0, 12)}…`,
    packNotSent: 'not sent yet',
    nobody: 'nobody is there',
    signedBy: (name: string, at: string, timeZone: string) => `${name}, ${dated(at, timeZone)}`,
    actions: (open: number, done: number) => `${open} open, ${done} done`,
    none: (id: string) =>
      `It was not held yet, and none is being prepared. \`/isms review start ${id}\` begins one.`,
    lacking: 'Before the minutes can be signed:',
    lacks: {
      pack: 'the pack is sent',
      attendance: 'who was there is recorded',
      'top-management': 'somebody of top management was there',
      results: 'what the review comes to is recorded',
      decision: (input: string) => `a word is recorded on “${input}”`,
    },
    open: 'Show it',
    readPack: 'Read the pack',
    record: 'Record decisions',
    minutes: 'Show the minutes',
    move: 'Move the meeting…',
    start: 'Begin one now…',
  },
  move: {
    title: 'Move the meeting',
    label: 'Day of the meeting',
    wrong: 'Choose a day from today on.',
    same: 'The meeting is on that day already. Choose another one.',
    noWorkingDay: 'That is no working day: move the meeting again if you did not mean it.',
    held: 'Something of the meeting is recorded already, so it was not moved.',
    submit: 'Move the meeting',
    done: (date: string, today: string) =>
      `The meeting is on ${dueDay(date, today)}. What is asked for it is due accordingly, and who takes part hears of it.`,
  },
  start: {
    title: 'Begin a review now',
    question: (title: string) => `Begin the management review “${title}” now?`,
    consequence: (owner: string) =>
      `${owner} prepares it; people are asked for what no record holds, and the meeting is planned. The date of the calendar stays as it is.`,
    label: 'Why now',
    hint: (owner: string) => `${owner} reads it, and it is kept on record, word for word.`,
    missing: 'Write why it is held now.',
    submit: 'Begin the review',
    done: (title: string, owner: string) =>
      `The management review “${title}” has begun, and ${owner} prepares it.`,
    running: (title: string) =>
      `The management review “${title}” is under way already, so no other was begun. \`/isms review\` shows it.`,
    nobody: (title: string) =>
      `Nobody is there to prepare the management review “${title}”. Nothing was begun. First name another owner in management-reviews.yaml, and import it.`,
    notYours: (title: string) =>
      `Only who prepares or leads the management review “${title}” and the ISMS lead may begin it. Nothing was recorded.`,
    which: (known: string) => `Say which: \`/isms review start ID\`. There is: ${known}.`,
  },
  send: {
    title: 'Send the pack',
    question: (names: readonly string[], meetingOn: string, today: string) =>
      `**Send the pack to ${listOf(names)}?** The meeting is on ${dueDay(meetingOn, today)}.`,
    unanswered: (names: readonly string[]) =>
      `${listOf(names)} ${names.length === 1 ? 'has' : 'have'} not answered yet; the pack will say so.`,
    consequence:
      'It is frozen as it is now, with its hash. What changes later is shown as a difference; nobody is asked for anything more.',
    submit: 'Send the pack',
    done: (attendees: number) =>
      `The pack is frozen, and on its way to ${attendees === 1 ? 'one person' : `${attendees} people`}.`,
    notYours:
      'Only who prepares or leads this review and the ISMS lead send its pack and move its meeting. Nothing was changed.',
    already: 'The pack was sent already. It stays as it was sent.',
    changed:
      'Somebody else has changed this review meanwhile, so nothing was sent. Look at it again: `/isms review`.',
  },
  standing: {
    upcoming: (title: string, meetingOn: string, today: string) =>
      `${title}: top management meets on ${dueDay(meetingOn, today)}`,
    overdueActions: (title: string, count: number) =>
      `${title}: ${count === 1 ? 'one action is' : `${count} actions are`} overdue`,
    nobody: (title: string) => `${title}: nobody is there to prepare it`,
    nameOwner: (title: string) =>
      `**${title}: nobody is there to prepare it.** Name another owner in management-reviews.yaml, and import it.`,
    show: 'Show the review',
  },
  mine: {
    title: 'Management review',
    meets: (title: string, id: string, meetingOn: string, today: string) =>
      `**${title}** meets on ${dueDay(meetingOn, today)} · read the pack: \`/isms review pack ${id}\``,
    prepared: (title: string, id: string, meetingOn: string, today: string) =>
      `**${title}** meets on ${dueDay(meetingOn, today)} · being prepared: \`/isms review ${id}\``,
  },
  /** Plain, but for what was answered. */
  calendar: {
    programme: (title: string) => `Management review: ${title}`,
    due: (title: string) => `Management review: ${title}`,
    asked: {
      pack: (title: string) => `Send the pack: ${title}`,
      minutes: (title: string) => `Record the review: ${title}`,
      'input-issues': (title: string) => `Say what has changed: ${title}`,
      'input-parties': (title: string) => `Say what others need: ${title}`,
      'input-feedback': (title: string) => `Say what you hear: ${title}`,
      'input-opportunities': (title: string) => `Say what could be better: ${title}`,
    },
    answered: { sent: (by: string) => `${by} sent the pack` },
  },
}
