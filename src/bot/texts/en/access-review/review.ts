import { dated, day, moment, number } from '../dates.js'

export const accounts = (count: number) => (count === 1 ? 'one account' : `${number(count)} accounts`)

/** What a reviewer is asked, in numbers, and what they get after it. */
export const review = {
  title: (title: string) => `Review who may use ${title}`,
  summary: (title: string, count: number, dueOn: string, today: string) =>
    `Review who may use ${title}: ${accounts(count)} by ${day(dueOn, today)}`,
  counts: (count: number, privileged: number, unknown: number) =>
    [
      `**${accounts(count)}**`,
      ...(privileged > 0 ? [`${number(privileged)} privileged`] : []),
      ...(unknown > 0 ? [`${number(unknown)} that nobody is known to hold`] : []),
    ].join(', '),
  progress: (decided: number, of: number) => `${number(decided)} of ${number(of)} decided`,
  outOfTurn: (by: string, reason: string) => `**Out of turn, asked for by ${by}:** ${reason}`,
  own: (count: number, name: string | null) =>
    `${count === 1 ? 'One of them is your own account' : `${number(count)} of them are your own accounts`}: ${name === null ? 'somebody else decides it.' : `${name} decides.`}`,
  otherSeat: (count: number, name: string | null) =>
    `${count === 1 ? 'One of them takes' : `${number(count)} of them take`} two people, and you are one of them already: ${name === null ? 'somebody else decides here.' : `${name} decides here.`}`,
  /** `name`: to whom; null: to the reader. */
  handedOn: {
    all: (by: string, count: number, name: string | null, reason: string) =>
      `**${by} handed ${count === 1 ? 'this account' : 'these accounts'} on to ${name ?? 'you'}**${reason === '' ? ', and gave no reason.' : `: ${reason}`}`,
    some: (by: string, count: number, name: string | null, reason: string) =>
      `**${by} handed ${count === 1 ? 'one' : number(count)} of these accounts on to ${name ?? 'you'}**${reason === '' ? ', and gave no reason.' : `: ${reason}`}`,
    more: (count: number) =>
      count === 1 ? 'Others handed one more on.' : `Others handed ${number(count)} more on.`,
  },
  open: 'Review accounts',
  goOn: 'Go on reviewing',
  onlyFlagged: (flagged: number) =>
    flagged === 1 ? 'Only the one with a flag' : `Only the ${number(flagged)} with a flag`,
  keepAll: (count: number) =>
    count === 1 ? 'Keep the one without a flag…' : `Keep all ${number(count)} without a flag…`,
  why: {
    manager: (count: number, controls: string) =>
      `_Asked of you as the manager of ${count === 1 ? 'whoever holds this account' : 'those who hold these accounts'} · ISO 27001 ${controls}_`,
    'passed-on': (count: number, controls: string) =>
      `_Asked of you because somebody else said that ${count === 1 ? 'it is' : 'they are'} yours to review; if not, say “Not mine to review” · ISO 27001 ${controls}_`,
    owner: (controls: string) => `_Asked of you as the owner of this system · ISO 27001 ${controls}_`,
    both: (controls: string) =>
      `_Asked of you as the owner of this system, and as the manager of those who hold some of these accounts · ISO 27001 ${controls}_`,
    independent: (controls: string) =>
      `_Asked of you because nobody reviews their own account, and you are the next who is independent · ISO 27001 ${controls}_`,
    'in-stead': (controls: string) =>
      `_Asked of you because you stand in for the reviewer · ISO 27001 ${controls}_`,
  },
  keep: {
    title: 'Keep accounts',
    question: (count: number) =>
      count === 1
        ? 'Keep the account without a flag as it is?'
        : `Keep all ${number(count)} accounts without a flag as they are?`,
    consequence: (count: number) =>
      count === 1
        ? 'Your name stands under it. Whatever has a flag stays open.'
        : 'Your name stands under each of them, and the record says how many one form decided. Whatever has a flag stays open.',
    more: (count: number) =>
      `${count === 1 ? 'One more account has' : `${number(count)} more accounts have`} no room here, and ${count === 1 ? 'is' : 'are'} kept too. To see ${count === 1 ? 'it' : 'them'} first, close this and go through the pages.`,
    submit: (count: number) => (count === 1 ? 'Keep it' : `Keep ${number(count)} accounts`),
    none: 'No account without a flag is open any more, so nothing was recorded.',
    underWay: (count: number) =>
      `✓ You keep ${number(count)} accounts without a flag. Each of them is being recorded, which takes a minute or two and goes on without you; the message shows how far it is.`,
  },
  receipt: {
    title: (title: string) => `✓ You reviewed who may use ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} reviewed who may use ${title}`,
    when: (at: string, timeZone: string) => moment(at, timeZone),
    decided: (kept: number, revoked: number, changed: number) =>
      [
        ...(kept > 0 ? [`${number(kept)} kept`] : []),
        ...(revoked > 0 ? [`**${number(revoked)} revoked**`] : []),
        ...(changed > 0 ? [`**${number(changed)} to be changed**`] : []),
      ].join(' · ') || 'None is yours any more.',
    orderedOfYou:
      'You are asked to do it, as the owner of the system: what is to be done comes in a message of its own.',
    ordered: (owner: string) =>
      `${owner} is asked to do it, and it is looked at whether it was done. You need not see to it.`,
    nothingToDo: 'Nothing is to be removed or changed.',
    changeable:
      'A decision can be changed until it is carried out, or the review closes: at the earliest at the end of the day on which the last account is decided.',
    change: 'Change a decision',
    over: (at: string, timeZone: string) =>
      `The review closed on ${dated(at, timeZone)}, and its decisions are on record.`,
  },
  closed: {
    title: (title: string) => `Closed: who may use ${title}`,
    'handed-on': 'Somebody else reviews these accounts by now. Nothing more is needed from you here.',
    left: 'It was closed when whoever was asked left. Nothing more is needed from you here.',
    settled: 'Nothing is left to decide: these accounts are decided on, or were removed meanwhile.',
    withdrawn: 'None of these accounts is yours to review any more. Nothing more is needed from you here.',
    over: (open: number) =>
      open === 0
        ? 'The review is closed.'
        : `The review is closed. ${open === 1 ? 'One of these accounts was' : `${number(open)} of these accounts were`} not reviewed, and its record says so.`,
  },
  already: (title: string, at: string, timeZone: string) =>
    `The review of ${title} was answered on ${moment(at, timeZone)} already. What was decided stands; its receipt has a button to change a decision.`,
}
