import type { Recurrence } from '../../../domain/recurrence.js'
import { day, dueDay, listOf, moment, month, number } from './dates.js'

const times = (count: number) => (count === 1 ? 'One date' : `${number(count)} dates`)

/** Names and reasons come in escaped wherever they stand in a card's text. */
export const calendar = {
  commands: {
    calendar: 'shows what comes round of itself in the next three months, and the year as a picture',
    calendarParameters: '[MONTH]',
    move: 'moves a planned date to another day',
    moveParameters: '[ID DATE]',
    run: 'pulls the next date forward: it starts now',
    skip: 'leaves a planned date out',
    pause: 'holds one duty until a day that you choose',
    resume: 'lets go on earlier what was paused',
    history: 'what ran when with which outcome, and who moved or left out what',
  },
  /** What an occurrence is called; plain. */
  named: {
    review: (title: string) => `Review of the ${title}`,
    everybody: (title: string) => `Everybody acknowledges the ${title} again`,
    audience: (title: string) => `The ${title} is acknowledged again`,
    check: (title: string) => `Check: ${title}`,
  },
  /** The planned interval, as in calendar.yaml. */
  every: (recurrence: Recurrence) => {
    if (recurrence.kind === 'dates') return 'on its fixed dates'
    const unit = recurrence.kind === 'weeks' ? 'week' : 'month'
    return recurrence.every === 1 ? `every ${unit}` : `every ${number(recurrence.every)} ${unit}s`
  },
  whom: { everybody: 'everybody', audience: 'its audience', nobody: 'nobody yet' },
  card: {
    title: (first: string, last: string, today: string) => {
      const [from, to] = [month(first, today), month(last, today)]
      return from === to ? `ISMS calendar, ${from}` : `ISMS calendar, ${from} to ${to}`
    },
    yours: 'What you own, and what you will be asked.',
    none: 'Nothing is planned in this time.',
    noneYours: 'Nothing that you own, and nothing that you will be asked, is planned in this time.',
    month: (first: string, today: string) => month(first, today),
    line: (date: string, name: string, whom: string, state: string) =>
      `**${date}** · ${name} · asks ${whom} · ${state}`,
    day,
    shifted: (date: string, nominal: string, today: string) =>
      `${day(date, today)}, since ${day(nominal, today)} is no business day`,
    moreMonths:
      'One month alone: `/isms calendar march`, `/isms calendar 2027-03`; a year: `/isms calendar 2027`.',
    move: 'Move…',
    run: 'Start now…',
    skip: 'Leave out…',
    pause: 'Pause…',
    resume: 'Resume…',
  },
  state: {
    planned: 'planned',
    moved: (from: string, today: string) => `moved from ${day(from, today)}`,
    paused: (last: string, date: string, today: string) =>
      `paused until ${day(last, today)}, begins on ${day(date, today)}`,
    pausedAndCovered: (last: string, period: string, today: string) =>
      `paused until ${day(last, today)}, then covered by ${period}`,
    /** What top management is asked about it. */
    asked: {
      skip: (approver: string) => `leaving it out waits for approval by ${approver}`,
      run: (approver: string) => `pulling it forward waits for approval by ${approver}`,
      pause: (approver: string) => `pausing it waits for approval by ${approver}`,
    },
    running: 'running',
    done: 'done',
    skipped: 'left out',
    covered: (period: string) => `covered by ${period}`,
    nothing: 'nothing was asked: no version was in force',
  },
  picture: {
    title: (first: string, last: string) => `ISMS calendar, ${month(first, '')} to ${month(last, '')}`,
    today: 'today',
    legend: {
      planned: 'planned',
      moved: 'moved',
      running: 'running',
      done: 'done',
      skipped: 'left out',
      covered: 'covered',
    },
    counted: {
      planned: (count: number) => `${number(count)} planned`,
      moved: (count: number) => `${number(count)} moved`,
      running: (count: number) => `${number(count)} running`,
      done: (count: number) => `${number(count)} done`,
      skipped: (count: number) => `${number(count)} left out`,
      covered: (count: number) => `${number(count)} covered by a later one`,
    },
    month: (first: string, parts: string) => `${month(first, '')}: ${parts}`,
    alt: (first: string, last: string, parts: string) =>
      `The months from ${month(first, '')} to ${month(last, '')}. ${parts}`,
    none: 'Nothing is planned.',
  },
  conflict: {
    moved: (name: string, date: string, from: string, today: string) =>
      `**Decide: ${name}, on ${day(date, today)} or ${day(from, today)}?**  \n${day(date, today)} was said in chat; calendar.yaml says ${day(from, today)} by now. Until you decide it stays as it was said in chat.`,
    dropped: (name: string, date: string, today: string) =>
      `**Decide: ${name}, on ${day(date, today)} or not at all?**  \n${day(date, today)} was said in chat; calendar.yaml has no such date any more. Until you decide it stays as it was said in chat.`,
    keep: (date: string, today: string) => `Keep ${day(date, today)}`,
    take: (date: string, today: string) => `Take ${day(date, today)}`,
    drop: 'Drop it',
    kept: (name: string, date: string, today: string) =>
      `✓ ${name} stays on ${day(date, today)}, as it was said in chat. You are asked again only if calendar.yaml changes once more.`,
    taken: (name: string, date: string, today: string) =>
      `✓ ${name} is on ${day(date, today)}, as calendar.yaml says.`,
    gone: (name: string) => `✓ ${name} is dropped, as calendar.yaml says.`,
    settled: 'This was settled or changed meanwhile, so nothing was done. Type /isms calendar to see it.',
  },
  standing: {
    contradicted: (name: string, date: string, today: string) =>
      `${name}, on ${day(date, today)}: calendar.yaml says something else than chat`,
    paused: (name: string, by: string, last: string, today: string) =>
      `Paused until ${day(last, today)} by ${by}: ${name}`,
    begins: (name: string, whom: string, date: string, today: string) =>
      `${name}: begins on ${dueDay(date, today)}, asks ${whom}`,
  },
  which: {
    none: 'Nothing comes round of itself yet. What does stands in the file calendar.yaml.',
    nothingPlanned: 'Nothing is planned that you could change.',
    unnamed: (known: string) => `Which one? Its name goes behind the command. There is: ${known}.`,
    unknown: (typed: string, meant: string | null, known: string) =>
      `There is nothing called “${typed}” in the calendar, so nothing was done. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    unknownPeriod: (name: string, typed: string, known: string) =>
      `“${typed}” is no planned date of this, so nothing was done: ${name}. There is: ${known}.`,
    notPlanned: (name: string) => `Of ${name} nothing is planned, so nothing was done.`,
    month: (typed: string, meant: string | null) =>
      `“${typed}” is no month. ${meant === null ? 'Write `/isms calendar march`, `/isms calendar 2027-03` or `/isms calendar 2027`.' : `Did you mean \`/isms ${meant}\`?`}`,
    noSuchDay: (typed: string) =>
      `There is no day “${typed}”, so nothing was moved. Write it as 2027-05-03, 3 May or 3.5.`,
    eitherDay: (typed: string, one: string, other: string, today: string) =>
      `“${typed}” may be ${day(one, today)} or ${day(other, today)}, so nothing was moved. Write \`${one}\` or \`${other}\`.`,
    label: 'Which date',
    /** Plain, below a menu that cannot hold all. */
    firstDates: (count: number, of: number, word: string) =>
      `The first ${number(count)} of ${number(of)} dates. For another one type: /isms calendar ${word} ID PERIOD`,
    firstDuties: (count: number, of: number, word: string) =>
      `The first ${number(count)} of ${number(of)} duties. For another one type: /isms calendar ${word} ID`,
    programme: 'Which duty',
    option: (date: string, name: string) => `${date} · ${name}`,
  },
  refused: {
    started: (name: string) => `${name} has begun already, so nothing was changed.`,
    skipped: (name: string) => `${name} was left out meanwhile, so nothing was changed.`,
    covered: (name: string) => `A later one stands for this by now, so nothing was changed: ${name}.`,
    withdrawn: (name: string) => `${name} comes no more by calendar.yaml, so nothing was changed.`,
    'in-the-past': 'That day is over. Choose today or a later one.',
    'other-year':
      'Then its year would pass without it. Choose a day in that year, or leave it out: top management decides that where it must.',
    'same-day': 'It is planned for that day already.',
    onNextOne: (date: string, today: string) =>
      `The next one comes on ${day(date, today)} and would stand for it: that leaves it out, which only the ISMS lead may say. Choose an earlier day.`,
    changed: (name: string) =>
      `Somebody changed this at the same time, so nothing was done: ${name}. Type /isms calendar to see how it stands.`,
    notYours: (name: string) =>
      `Only its owner and the ISMS lead may change this: ${name}. Nothing was done.`,
    paused: (name: string) =>
      `This is paused, so nothing of it starts: ${name}. Resume it first with \`/isms calendar resume\`.`,
    running: (name: string) =>
      `This is running already, so nothing more was started: ${name}. Its next date stays as planned; it can be pulled forward once what runs is closed.`,
    noVersion: (name: string) =>
      `No version of the policy is in force, so there is nothing to ask yet: ${name}. Nothing was started.`,
  },
  move: {
    title: 'Move',
    question: (name: string) => `**Move to another day: ${name}**`,
    planned: (date: string, today: string) => `It is planned for ${day(date, today)}.`,
    date: 'New day',
    reason: 'Why',
    reasonHint: 'It is kept on record, word for word: an auditor asks why a planned date was moved.',
    reasonMissing: 'Write why it is moved.',
    dateMissing: 'Choose a day.',
    submit: 'Move it',
    noBusinessDay: (date: string, today: string) => `**${day(date, today)} is no business day.**`,
    day: 'On which day then',
    propose: {
      after: (date: string, today: string) => `${day(date, today)}, the next business day`,
      before: (date: string, today: string) => `${day(date, today)}, the business day before it`,
    },
    allTheSame: (date: string, today: string) => `${day(date, today)} all the same`,
    done: (name: string, from: string, to: string, today: string) =>
      `✓ ${name} begins on ${day(to, today)} instead of ${day(from, today)}. To correct it, move it again.`,
    /** When it begins today, in the morning or at once. */
    today: 'Its morning has begun, so it starts within the minute.',
  },
  run: {
    title: 'Start now',
    question: (name: string) => `**Start now: ${name}?**`,
    consequence:
      'Whoever it asks is asked from now on. Its own day then starts nothing more. That cannot be taken back.',
    submit: 'Start it now',
    only: (period: string, approver: string) =>
      `It is the only one in ${period}, which then passes without it, so ${approver}, of top management, decides first.`,
    reason: 'Why',
    reasonHint: 'It is kept on record, word for word, and shown at the next review.',
    ask: 'Ask top management',
    done: (name: string, date: string, today: string) =>
      `✓ ${name} starts now. ${day(date, today)}, its planned day, starts nothing more.`,
  },
  skip: {
    title: 'Leave out',
    question: (name: string) => `**Leave out: ${name}?**`,
    planned: (date: string, today: string) =>
      `It is planned for ${day(date, today)}; then nothing starts on that day. That cannot be taken back.`,
    only: (period: string, approver: string) =>
      `It is the only one in ${period}, so ${approver}, of top management, decides first.`,
    menu: 'Then nothing starts on that day. What is the only one in its year goes to top management first.',
    reason: 'Why',
    reasonHint: 'It is kept on record, word for word, and shown at the next review.',
    reasonMissing: 'Write why it is left out.',
    submit: 'Leave it out',
    ask: 'Ask top management',
    done: (name: string, date: string, today: string) =>
      `✓ ${name} is left out on ${day(date, today)}. Your reason is on record.`,
  },
  /** Where a year would pass without it. */
  topManagement: {
    sent: {
      skip: (name: string, approver: string) =>
        `${approver} is asked whether this may be left out: ${name}. Until that is decided it stays planned; you get a message about the outcome.`,
      run: (name: string, approver: string) =>
        `${approver} is asked whether this may be pulled forward: ${name}. Until that is decided it stays planned; you get a message about the outcome.`,
      pause: (name: string, approver: string) =>
        `A year would pass without it, so ${approver}, of top management, is asked whether this may be paused: ${name}. Until that is decided it goes on as planned; you get a message about the outcome.`,
    },
    ownRequest: (name: string, instead: string | null) =>
      `You are the only one of top management who could decide, and who asks does not approve, so nothing was done: ${name}. ${instead === null ? 'Name somebody else of top management in organisation.yaml.' : `${instead} may ask in your place.`}`,
    nobody: (name: string) =>
      `Nobody of top management uses chat at present and could decide, so nothing was done: ${name}. See \`topManagement\` in organisation.yaml.`,
  },
  pause: {
    title: 'Pause',
    question: (name: string) => `**Pause: ${name}?**`,
    consequence:
      'What falls into the pause starts on the day after it. What is running goes on. Where a year would pass without it, top management decides first.',
    until: 'Until and including',
    untilMissing: 'Choose the last day of the pause.',
    untilTooFar: 'The longest pause is a year. Choose an earlier day.',
    reason: 'Why',
    reasonHint: 'It is kept on record, word for word.',
    reasonMissing: 'Write why it is paused.',
    submit: 'Pause it',
    done: (name: string, last: string, today: string) =>
      `✓ Paused until ${day(last, today)}: ${name}. To let it go on earlier, type \`/isms calendar resume\`.`,
    none: 'Everything that could be paused is paused, so nothing was done.',
    already: (name: string) => `This is paused already, so nothing was done: ${name}.`,
  },
  resume: {
    title: 'Resume',
    question: (name: string) => `**Resume: ${name}?**`,
    paused: (by: string, at: string, timeZone: string, last: string, today: string, reason: string) =>
      `Paused until ${day(last, today)} by ${by} on ${moment(at, timeZone)}: ${reason}`,
    nothingDue: 'Nothing came due meanwhile, so nothing starts at once.',
    due: (dates: readonly string[], today: string) =>
      `${times(dates.length)} came due meanwhile${dates.length === 1 ? ' and starts at once' : ''}: ${listOf(dates.map((date) => day(date, today)))}.${dates.length === 1 ? '' : ' The last one starts at once and stands for the others.'}`,
    submit: 'Resume it',
    done: (name: string) => `✓ Resumed: ${name}.`,
    none: 'Nothing is paused, so nothing was done.',
    notPaused: (name: string) => `This is not paused, so nothing was done: ${name}.`,
  },
  history: {
    title: (name: string) => `History: ${name}`,
    none: 'Nothing has run yet, and nothing was moved, left out or paused.',
    paused: (by: string, at: string, timeZone: string, last: string, today: string, reason: string) =>
      `Paused from ${moment(at, timeZone)} until ${day(last, today)} by ${by}: ${reason}`,
    pausedBefore: (by: string, at: string, timeZone: string, until: string, reason: string) =>
      `Was paused from ${moment(at, timeZone)} to ${moment(until, timeZone)} by ${by}: ${reason}`,
    resumed: (by: string) => `resumed by ${by}`,
    ran: (period: string, at: string, timeZone: string, state: string) =>
      `**${period}** · began on ${moment(at, timeZone)} · ${state}`,
    ranOutOfTurn: (at: string, timeZone: string, state: string) =>
      `**Out of turn** · began on ${moment(at, timeZone)} · ${state}`,
    askedFor: (by: string, reason: string) => `asked for by ${by}: ${reason}`,
    forward: (by: string) => `pulled forward by ${by}`,
    running: 'still running',
    nothing: 'nothing to ask: no version was in force',
    accounts: (answered: number, of: number) => `${number(answered)} of ${number(of)} accounts decided`,
    acknowledged: (answered: number, of: number) => `${number(answered)} of ${number(of)} acknowledged it`,
    reviewed: {
      holds: (by: string) => `${by}: it still holds`,
      revise: (by: string) => `${by}: it has to be revised`,
    },
    unanswered: 'closed without an answer',
    checked: {
      ok: (by: string) => `${by}: in order`,
      'not-ok': (by: string) => `${by}: not in order`,
      'not-applicable': (by: string) => `${by}: not applicable`,
    },
    record: (cycle: string) => `\`steward record ${cycle}\``,
    moved: (period: string, from: string, to: string, by: string, reason: string, today: string) =>
      `**${period}** · moved from ${day(from, today)} to ${day(to, today)} by ${by}: ${reason}`,
    planned: (period: string, date: string, today: string) =>
      `**${period}** · planned for ${day(date, today)}`,
    overruled: (by: string) => `after that ${by} took the date of calendar.yaml`,
    withdrawn: (period: string) => `**${period}** · comes no more by calendar.yaml`,
    covered: (period: string, other: string) =>
      `**${period}** · covered by ${other}, which was due at the same time`,
    skipped: (period: string, by: string, reason: string) => `**${period}** · left out by ${by}: ${reason}`,
    approved: (by: string) => `approved by ${by}`,
  },
  /** What the next review of the ISMS looks at. */
  offPlan: {
    title: '**For the next review: what went otherwise than planned within a year (9.3)**',
    forward: (period: string, by: string) => `**${period}** · pulled forward out of its year by ${by}`,
    late: (period: string, date: string, at: string, timeZone: string, today: string) =>
      `**${period}** · planned for ${day(date, today)}, began on ${moment(at, timeZone)}`,
    waits: (period: string, date: string, today: string) =>
      `**${period}** · planned for ${day(date, today)}, and has not begun yet`,
  },
  coming: {
    summary: (name: string, date: string, today: string) => `${name} begins on ${day(date, today)}`,
    asks: (whom: string) => `It asks ${whom}. Nothing is needed from you now.`,
    why: '_You hear of it as its owner, some days ahead._',
  },
  /** To an owner: what somebody else did. The first ones are plain. */
  changed: {
    moved: (name: string, from: string, to: string, today: string) =>
      `Moved from ${day(from, today)} to ${day(to, today)}: ${name}`,
    settled: (name: string, from: string, to: string, today: string) =>
      `Moved from ${day(from, today)} to ${day(to, today)}, as calendar.yaml says: ${name}`,
    dropped: (name: string, date: string, today: string) =>
      `Dropped on ${day(date, today)}, since calendar.yaml has no such date any more: ${name}`,
    run: (name: string, from: string, to: string, today: string) =>
      `Pulled forward from ${day(from, today)} to ${day(to, today)}: ${name}`,
    skipped: (name: string, date: string, today: string) => `Left out on ${day(date, today)}: ${name}`,
    paused: (name: string, last: string, today: string) => `Paused until ${day(last, today)}: ${name}`,
    resumed: (name: string, last: string, today: string) =>
      `Resumed, not paused until ${day(last, today)} any more: ${name}`,
    by: (by: string, at: string, timeZone: string) => `By ${by} on ${moment(at, timeZone)}`,
    because: (by: string, at: string, timeZone: string, reason: string) =>
      `By ${by} on ${moment(at, timeZone)}: ${reason}`,
    consequence: {
      run: 'Whoever it asks is asked from then on, and its own day starts nothing more.',
      skipped: 'Nothing starts on that day.',
      paused: (date: string, today: string) =>
        `What falls into the pause starts on ${day(date, today)}, or when somebody resumes it before.`,
      resumed: 'What had come due meanwhile started at once; what comes later comes as planned.',
    },
    why: (id: string) =>
      `_You hear of it as its owner. What became of its dates: \`/isms calendar history ${id}\`_`,
  },
}
