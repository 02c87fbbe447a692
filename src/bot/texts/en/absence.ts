import { day } from './dates.js'

/** Days and names as they are said: names come in escaped. `name` is null where the reader is meant. */
export interface AwayNamed {
  name: string | null
  from: string
  to: string
  today: string
}

const between = (from: string, to: string, today: string) =>
  from === to ? `on ${day(from, today)}` : `from ${day(from, today)} to ${day(to, today)}`
const isAway = ({ name, from, to, today }: AwayNamed) =>
  `${name === null ? 'You are' : `${name} is`} away ${between(from, to, today)}`
const questions = (count: number) => (count === 1 ? 'One question' : `${count} questions`)

export const absence = {
  parameters: 'FROM TO [DELEGATE]',
  command: 'say when you are away, and who stands in',
  form: {
    title: 'Away',
    intro: 'Say from when to when you are away. Nobody asks why.',
    whatHappens:
      'Acknowledgements and the like wait meanwhile, and get a new due date when you are back. Approvals and reviews go to your stand-in, if you name one.',
    person: 'Who is away',
    personHint: 'Leave it empty for yourself.',
    from: 'First day away',
    to: 'Last day away',
    delegate: 'Who stands in',
    delegateHint: 'Leave it empty if nobody does.',
    submit: 'Set as away',
    known: 'Set already:',
  },
  confirm: {
    question: (away: AwayNamed) => `Steward understood: ${isAway(away)}. Is that right?`,
    first: 'First day away',
    last: 'Last day away',
    delegate: 'Stands in',
    nobody: 'nobody',
    day,
  },
  /** A line of a list. */
  line: ({ from, to, today }: AwayNamed, delegate: string | null) =>
    `Away ${between(from, to, today)}${delegate === null ? '' : ` · ${delegate} stands in`}`,
  callOff: 'Call off',
  endNow: (name: string | null) => (name === null ? 'I am back' : 'They are back'),
  receipt: {
    title: (away: AwayNamed) => `✓ ${isAway(away)}`,
    already: (away: AwayNamed) => `${isAway(away)}: that was set before, so nothing was changed.`,
    waits: (name: string | null) =>
      `What only ${name ?? 'you'} can answer waits: nothing is sent, nothing escalates, and it gets a new due date afterwards.`,
    waiting: (count: number) =>
      count === 1 ? 'One question waits from now on.' : `${count} questions wait from now on.`,
    delegate: (delegate: string) => `Approvals and reviews go to ${delegate}.`,
    moved: (count: number, delegate: string) =>
      `${questions(count)} ${count === 1 ? 'is' : 'are'} with ${delegate} from now on.`,
    other: (delegate: string, from: string, to: string, today: string, standIn: string | null) =>
      `${delegate} is away ${between(from, to, today)} too: ${standIn === null ? 'nobody stands in on these days' : `${standIn} stands in then`}.`,
    nobody: (name: string | null) =>
      `Nobody stands in, so approvals and reviews stay with ${name ?? 'you'}, and are escalated when they are overdue.`,
    stays: (count: number, name: string | null) =>
      `${questions(count)} ${count === 1 ? 'stays' : 'stay'} with ${name ?? 'you'}: nobody else may answer ${count === 1 ? 'it' : 'them'}.`,
    change: (name: string | null) =>
      name === null
        ? 'Back earlier? Type `/isms away stop`. Other days, or somebody else to stand in? Type `/isms away` again.'
        : `Back earlier? Type /isms away for ${name} stop. ${name} is told that you set this, and may change it.`,
  },
  ended: {
    back: (name: string | null) => `✓ ${name === null ? 'You are' : `${name} is`} back`,
    calledOff: (away: AwayNamed) =>
      `✓ Called off: ${away.name === null ? 'you are' : `${away.name} is`} not away ${between(away.from, away.to, away.today)}`,
    resumed: 'What waited has a new due date. Type /isms to see what waits for you.',
    resumedFor: (name: string) => `What waited for ${name} has a new due date.`,
    nothing: (name: string | null) =>
      `${name === null ? 'You are' : `${name} is`} not down as away, so nothing was changed.`,
    which: 'Which of these? Nothing was changed yet.',
    gone: 'These days are over or were changed meanwhile, so nothing was changed. Type /isms away to see what is set.',
  },
  refused: {
    backwards: 'The last day comes before the first, so nothing was set. Name the first day first.',
    over: 'These days are over, so nothing was set. What was missed meanwhile is still open: type /isms to see it.',
    'too-long': 'That is more than two years, so nothing was set. Set the first two years for now.',
    'own-delegate': 'Nobody can stand in for themselves, so nothing was set. Name somebody else, or nobody.',
    overlaps: (away: AwayNamed, delegate: string | null) =>
      `${isAway(away)} already, and ${delegate ?? 'nobody'} stands in, so nothing was set. Choose days after that, or end it first with /isms away stop.`,
    'no-chat': (name: string) =>
      `${name} uses no chat and could not answer, so nothing was set. Name somebody else.`,
    'not-there': (name: string) =>
      `${name} is not on the list of staff on all of these days, so nothing was set. Name somebody else.`,
    'away-all-the-time': (name: string) =>
      `${name} is away on all of these days, and nobody stands in for them, so nothing was set. Name somebody else.`,
    circle: (name: string, at: string | null, on: string, today: string) =>
      `On ${day(on, today)} ${name} is away too, and it would come back to ${at ?? 'you'}, so nothing was set. Name somebody else.`,
    notYours:
      'You may set this for yourself and for those who report to you; the ISMS lead may for everybody. So nothing was set.',
    notThere: (name: string) => `${name} is not on the list of present staff, so nothing was set.`,
    changed: 'Somebody changed this at the same time, so nothing was set. Please try it again.',
  },
  unknown: {
    days: (typed: string) =>
      `Steward found no day in “${typed}”, so nothing was set. Write days such as \`2027-08-03\`, \`3 Aug\`, \`3.8.\`, \`next Monday\` or \`next week\`; or type \`/isms away\` alone for a form.`,
    noSuchDay: (typed: string) =>
      `There is no day “${typed}”, so nothing was set. Write days such as \`2027-08-03\`, \`3 Aug\` or \`3.8.\``,
    eitherDay: (typed: string, one: string, other: string, today: string) =>
      `“${typed}” may be ${day(one, today)} or ${day(other, today)}, so nothing was set. Write \`${one}\` or \`${other}\`.`,
    person: (typed: string, meant: string | null) =>
      `Steward knows nobody called “${typed}”, so nothing was set. ${meant === null ? 'Mention them with @, or write their name or work address.' : `Did you mean ${meant}?`}`,
    several: (typed: string) =>
      `Several people are called “${typed}”, so nothing was set. Write the work address instead.`,
    account:
      'Steward does not know this account yet, so nothing was set. Choose somebody from the list of staff.',
  },
  toPerson: {
    title: (by: string) => `${by} set you as away`,
    summary: (from: string, to: string, today: string) => `You were set as away ${between(from, to, today)}`,
    change: 'If that is wrong, change it: type `/isms away stop`, or `/isms away` with the right days.',
  },
  toDelegate: {
    title: (name: string) => `You stand in for ${name}`,
    summary: (name: string, from: string, to: string, today: string) =>
      `You stand in for ${name} ${between(from, to, today)}`,
    days: ({ from, to, today, name }: AwayNamed) => `${name} is away ${between(from, to, today)}.`,
    what: 'Approvals and reviews that wait for them meanwhile come to you. Nothing is needed from you now.',
    cannot: (name: string) => `You cannot? Tell ${name}, or your ISMS lead, who can name somebody else.`,
  },
  standIn: {
    title: (count: number, name: string) =>
      count === 1 ? `One question of ${name} is with you` : `${count} questions of ${name} are with you`,
    why: (name: string, until: string, today: string) =>
      `${name} is away until ${day(until, today)}, and you stand in.`,
  },
  note: {
    forSomebody: (name: string, until: string, today: string) =>
      `_You answer this for ${name}, who is away until ${day(until, today)}._`,
    withSomebody: (name: string, until: string, today: string) =>
      `_${name} may answer this for you until ${day(until, today)}. You still can yourself._`,
    backAgain: (name: string) => `This is with ${name} again. Nothing more is needed from you.`,
  },
  /** Who answered, where it was in somebody's stead: `Bela Novak for Ada Quinn`. */
  inStead: (by: string, name: string) => `${by} for ${name}`,
}
