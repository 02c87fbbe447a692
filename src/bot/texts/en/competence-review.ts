import { dated, day, dueDay, moment, number } from './dates.js'

/** Titles, names and what people wrote come in as they are; whoever puts a text into a card has escaped them. */
export const competenceReview = {
  /** It names no holder: lists and escalations are read by others, too. */
  about: (title: string) => `the competence review “${title}”`,
  /** What somebody sees to after an assessment, in a list of what is late. Neither the holder nor the gap stands there. */
  aboutAsk: {
    action: (title: string) => `closing a gap: “${title}”`,
    verdict: (title: string) => `saying whether a gap is closed: “${title}”`,
  },
  by: { education: 'education', training: 'training', experience: 'experience' },
  calendar: {
    programme: (title: string) => `Competence review: ${title}`,
    due: (title: string) => `Competence review due: ${title}`,
    asked: {
      assess: (title: string) => `Assess a competence: ${title}`,
      action: (title: string) => `See to a gap: ${title}`,
      verdict: (title: string) => `Say whether it worked: ${title}`,
    },
    answered: { assessed: (by: string) => `assessed by ${by}` },
  },
  course: {
    held: (title: string) => `course “${title}” completed`,
    heldUntil: (title: string, until: string) => `course “${title}” completed, counts until ${until}`,
    notHeld: (title: string) => `course “${title}” **not completed**`,
  },
  requirement: (text: string, ground: string) => `**${text}** · by ${ground}`,
  /** What was found before, or is found now, of one requirement. */
  found: {
    met: (text: string, evidence: string) => `✓ **${text}:** met. ${evidence}`,
    /** Where the file, or the record of training, alone shows it. */
    byRecord: 'Shown by the file or the record of training.',
    gap: (text: string, gap: string) => `✗ **${text}:** a gap. ${gap}`,
    action: (action: string, name: string, due: string) => `What is done: ${action} · ${name}, by ${due}`,
    done: (by: string, at: string, timeZone: string) => `Done by ${by} on ${dated(at, timeZone)}`,
    worked: (by: string) => `it worked, says ${by}`,
    'did-not-work': (by: string, reason: string) => `it **did not work**, says ${by}: ${reason}`,
  },
  ask: {
    title: (title: string) => `Assess: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Assess a competence, “${title}”, by ${day(dueOn, today)}`,
    question: (name: string) => `Does **${name}** have what this role demands?`,
    before: (at: string, timeZone: string) => `**Last time, on ${dated(at, timeZone)}:**`,
    askedFor: (by: string, reason: string) => `**Out of turn, asked for by ${by}:** ${reason}`,
    open: 'Assess…',
    show: 'Look at it',
    why: (controls: string) =>
      `_Asked of you as the assessor: nobody assesses themselves. Besides you, only the holder, their manager and the ISMS lead see it · ISO 27001 ${controls}_`,
  },
  form: {
    title: 'Assess a competence',
    question: (name: string, title: string) => `**${name}: ${title}**`,
    next: 'The holder gets what you write here. Each gap is seen to, and some months later it is asked whether that worked.',
    met: (place: number) => `${number(place)} · Met or not`,
    options: { met: 'Met', gap: 'There is a gap' },
    evidence: (place: number) => `${number(place)} · What shows it; or what is missing`,
    evidenceHint:
      'Words, or the https address of a certificate. Who met it with the file below may leave it empty.',
    action: (place: number) => `${number(place)} · If there is a gap: what is done about it`,
    who: (place: number) => `${number(place)} · Who sees to it`,
    whoOptions: { assessor: 'I do', holder: 'The holder', manager: 'Their manager' },
    due: (place: number) => `${number(place)} · Until when`,
    file: 'A file that shows it',
    fileHint: (kinds: string, megabytes: number) =>
      `Such as a certificate: ${kinds}, at most ${number(megabytes)} MB. Only you, the holder, whoever follows it up and the ISMS lead get it.`,
    submit: 'Record the assessment',
    missing: {
      met: 'Say whether it is met.',
      evidence: 'Write what shows it, or hand in a file.',
      gap: 'Write what is missing.',
      action: 'Write what is done about it.',
      who: 'Say who sees to it.',
      due: 'Say until when: a day from today on.',
      manager: 'Nobody is there who is their manager: choose somebody else.',
      notMet: 'This is for a gap only: leave it empty, or say that there is a gap.',
    },
    kept: '_It is kept on record, word for word._',
  },
  receipt: {
    title: (name: string, title: string) => `✓ You assessed ${name}: ${title}`,
    byOther: (name: string, title: string, by: string) => `✓ ${by} assessed ${name}: ${title}`,
    when: (at: string, timeZone: string) => moment(at, timeZone),
    told: 'The holder is told.',
    again: (id: string) => `A mistake? \`/isms competence start ${id}\` has it assessed anew.`,
    file: (name: string, kilobytes: number) => `File: ${name}, ${number(kilobytes)} kB`,
    read: 'Read all of it',
    readTitle: 'What was found',
    getFile: 'Send me the file',
    link: (link: string) => `Link: ${link}`,
  },
  gap: {
    title: (title: string) => `See to a gap: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `See to a gap, “${title}”, by ${day(dueOn, today)}`,
    of: (name: string) => `What **${name}** lacks:`,
    yours: 'What you lack:',
    open: 'It is done…',
    show: 'Look at it',
    why: (controls: string) =>
      `_Asked of you because the assessment names you for it. Later somebody else says whether it worked · ISO 27001 ${controls}_`,
    /** Where something was done before. */
    failed: (by: string, reason: string) => `**What was done did not work, says ${by}:** ${reason}`,
    whyAgain: (controls: string) =>
      `_Asked of you as the assessor: see to it otherwise, or have somebody do it. Later somebody else says whether it worked · ISO 27001 ${controls}_`,
    form: {
      title: 'It is done',
      question: (action: string) => `**${action}**`,
      label: 'What was done',
      hint: 'For example: which course, when, and what came of it. It is kept on record, word for word.',
      missing: 'Write what was done.',
      link: 'Link to it',
      linkHint: 'Where it can be seen: an address that begins with https.',
      noLink: 'This is no address that begins with https. Copy it whole, or leave it empty.',
      submit: 'Record that it is done',
    },
    receipt: (title: string) => `✓ You saw to a gap: ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} saw to a gap: ${title}`,
    next: (months: number) =>
      months === 1
        ? 'In a month their manager says whether it worked.'
        : `In ${number(months)} months their manager says whether it worked.`,
  },
  verdict: {
    title: (title: string) => `Say whether it worked: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Say whether something worked, “${title}”, by ${day(dueOn, today)}`,
    of: (name: string) => `What **${name}** lacked, and what was done about it:`,
    note: (text: string) => `What was done: ${text}`,
    worked: 'It worked',
    'did-not-work': 'It did not work…',
    show: 'Look at it',
    why: (controls: string) =>
      `_Asked of you because you lead them, and did not see to it yourself · ISO 27001 ${controls}_`,
    form: {
      title: 'It did not work',
      question: (name: string) => `**What does ${name} still lack?**`,
      label: 'What is still missing',
      hint: 'The assessor is asked to see to it anew, and reads this. It is kept on record, word for word.',
      missing: 'Write what is still missing.',
      submit: 'Record it',
    },
    receipt: {
      worked: (title: string) => `✓ You said that it worked: ${title}`,
      'did-not-work': (title: string) => `✓ You said that it did not work: ${title}`,
    },
    byOther: {
      worked: (title: string, by: string) => `✓ ${by} said that it worked: ${title}`,
      'did-not-work': (title: string, by: string) => `✓ ${by} said that it did not work: ${title}`,
    },
    next: {
      worked: 'That closes the gap.',
      'did-not-work':
        'The gap is open again: the assessor is asked to see to it otherwise, and the ISMS lead is told.',
    },
    refused:
      'It is your own competence, or you saw to this, or stand in for who did, so somebody else says whether it worked. Nothing was recorded.',
  },
  refused: 'It is your own competence, and nobody assesses themselves. Nothing was recorded.',
  already: (title: string, at: string, timeZone: string) =>
    `This was answered on ${moment(at, timeZone)} already (${title}). That stands; nothing more was recorded.`,
  closed: {
    title: (title: string) => `Closed: competence review “${title}”`,
    'handed-on': 'Somebody else is asked instead. Nothing more is needed from you here.',
    left: 'It was closed when whoever was asked left. Nothing more is needed from you here.',
    settled: 'Whom it was about holds this role no more. Nothing more is needed from you here.',
    changed:
      'The role demands something else by now, so it is asked anew. Nothing more is needed from you here.',
    superseded: 'A newer assessment says anew what is missing. Nothing more is needed from you here.',
    over: 'The next review has begun, so this one is closed. Its record says what was open.',
  },
  notice: {
    /** Nothing of it stands in a preview. */
    summary: 'What was found of a competence of yours is here to read',
    title: (title: string) => `Your competence was assessed: ${title}`,
    by: (by: string, at: string, timeZone: string) => `${by} assessed it on ${moment(at, timeZone)}:`,
    object: (by: string, id: string) =>
      `You see it otherwise? Write to ${by} and say why. They, or the ISMS lead, can have it assessed anew. \`/isms competence ${id}\` shows it again.`,
    seen: '_Besides you, only the assessor, your manager, whoever follows up a gap and the ISMS lead see this · ISO 27001 7.2_',
    didNotWork: {
      summary: (title: string) => `What was done about a gap did not work: ${title}`,
      title: (title: string) => `What was done about a gap did not work: ${title}`,
      of: (name: string, by: string) => `What **${name}** still lacks, says ${by}:`,
      next: 'The assessor is asked to see to it otherwise, and has as long as there was the first time. Nothing is needed from you.',
    },
    nobody: (title: string) => `Nobody may: competence review “${title}”`,
    assess: (names: string) =>
      `Nobody may assess ${names}: the assessor is not there any more, or it is they themselves and nobody stands above them. Name another owner in competences.yaml, or a manager in people.csv, and import it; then they are asked.`,
    'see-to': (names: string) =>
      `Nobody is there to see to what ${names} lack. Name another owner in competences.yaml, and import it; then they are asked.`,
    judge: (names: string) =>
      `Nobody may say whether what was done for ${names} worked: whoever stands above them saw to it, or is not there. Name a manager in people.csv, and import it; then they are asked.`,
  },
  handedIn: {
    comes: 'The file comes to you in a message of its own in a moment.',
    here: (title: string, by: string) => `Here is the file that ${by} handed in: ${title}.`,
    notTaken: (title: string, cycle: string) =>
      `The file (${title}) could not be sent: this workspace takes no files from Steward. Whoever runs Steward writes it out with \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title: string) =>
      `The file (${title}) is not kept any more as it was handed in, so it was not sent. Please tell whoever runs Steward: \`steward verify\` names it.`,
    notYours:
      'Only the assessor, the holder, whoever follows a gap up and the ISMS lead get this file. Nothing was sent.',
  },
  list: {
    command: 'shows what roles demand and who is assessed; with an ID one of them',
    all: 'Competences',
    mine: 'Competences that concern you',
    none: 'No competence is reviewed yet. What roles demand stands in the file competences.yaml.',
    noneYours: 'You hold no role whose competence is reviewed, and assess nobody.',
    unknown: (typed: string, meant: string | null, known: string) =>
      typed === ''
        ? `Which competence? Name one: ${known}.`
        : `There is no competence “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) =>
      `Only who holds or assesses “${title}”, their managers and the ISMS lead see it.`,
    line: (title: string, id: string, state: string) => `**${title}** (\`${id}\`): ${state}`,
    holders: (count: number) => (count === 1 ? '1 person holds it' : `${number(count)} people hold it`),
    assessor: (name: string) => `${name} assesses`,
    nobody: 'nobody assesses',
    running: 'under way',
    next: (date: string, today: string) => `next on ${dueDay(date, today)}`,
    more: 'One of them, with what was found: `/isms competence ID`.',
  },
  status: {
    command: 'shows how far the reviews of competences are, and which gaps are open',
    title: 'How far the reviews of competences are',
    assessed: (answered: number, count: number) => `${number(answered)} of ${number(count)} assessed`,
    gaps: (open: number, overdue: number) =>
      `${open === 1 ? '1 gap' : `${number(open)} gaps`} open${overdue === 0 ? '' : `, **${number(overdue)} overdue**`}`,
    waiting: (count: number) => `${number(count)} done, not yet known whether it worked`,
    worked: (count: number, of: number) => `worked: ${number(count)} of ${number(of)}`,
    blocked: '**nobody may** for somebody',
    none: 'nothing is asked at the moment',
    more: 'Have one assessed now: `/isms competence start ID`.',
  },
  one: {
    demands: '**What it demands**',
    holders: '**Who holds it**',
    assessor: 'Assessor',
    controls: 'Controls',
    next: 'Next review',
    nextOn: (date: string, today: string) => dueDay(date, today),
    nextNever: 'nothing is planned',
    nobody: 'nobody',
    read: (name: string) => `${name}: read all of it`,
    stands: {
      'not-assessed': (name: string) => `**${name}**: not assessed yet`,
      met: (name: string) => `**${name}**: meets it`,
      gaps: (name: string) => `**${name}**: gaps are being seen to`,
      'did-not-work': (name: string) => `**${name}**: a gap that is still there`,
    },
    asked: (name: string, dueOn: string, today: string) => `${name} is asked, due ${dueDay(dueOn, today)}`,
    assessedOn: (at: string, timeZone: string) => `assessed on ${dated(at, timeZone)}`,
  },
  /** Out of turn. */
  start: {
    command: 'has everybody who holds a role assessed anew, out of turn',
    which: 'Which competence? `/isms competence` lists them: type `/isms competence start ID`.',
    open: 'Assess anew…',
    title: 'Assess anew',
    question: (title: string) => `Have “${title}” assessed now, out of turn?`,
    consequence: (owner: string) => `${owner} is asked about everybody who holds it.`,
    /** Where one runs. */
    replaces: (owner: string) =>
      `${owner} is asked about everybody who holds it. The review that runs is closed with its record; what is open of it goes on in the new one.`,
    label: 'Why',
    hint: (owner: string) =>
      `For example: what has changed, or who sees a finding otherwise. ${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write why, so that whoever assesses knows what to look at.',
    submit: 'Ask for a review',
    done: (title: string, owner: string) =>
      `✓ ${owner} is asked to assess “${title}”, out of turn. Its planned dates stay.`,
    running: (title: string) =>
      `Somebody is being asked about “${title}” already, so nothing more was started.`,
    nobody: (title: string) =>
      `Nobody is there to assess “${title}”. Nothing was started. First name another owner in competences.yaml, and import it.`,
    notYours: (title: string) =>
      `Only the assessor of “${title}” and the ISMS lead have it assessed out of turn. Nothing was recorded.`,
  },
  standing: {
    blocked: (title: string) => `${title}: nobody may assess it, or follow it up`,
    name: (title: string) =>
      `**nobody may assess or follow up “${title}” for somebody.** Name another owner in competences.yaml or a manager in people.csv, and import it.`,
    action: (title: string, count: number, on: string, today: string) =>
      `${title}: ${count === 1 ? '1 gap is' : `${number(count)} gaps are`} to be closed, due ${dueDay(on, today)}`,
    verdict: (title: string, count: number, on: string, today: string) =>
      `${title}: it is to be said of ${count === 1 ? '1 gap whether it is' : `${number(count)} gaps whether they are`} closed, due ${dueDay(on, today)}`,
    didNotWork: (title: string, count: number) =>
      count === 1
        ? `${title}: 1 gap is still there after something was done`
        : `${title}: ${number(count)} gaps are still there after something was done`,
    again: (title: string) => `**${title}: what was done about a gap did not work.** Have it assessed anew.`,
    show: 'Show it',
  },
}
