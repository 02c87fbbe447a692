import { dated, day, dueDay, listOf, number } from '../dates.js'
import { accounts } from './review.js'

/** How one system’s review stands, and what is kept in spite of a flag. */
export const status = {
  command:
    'shows how a system’s access review stands: who has how many accounts left, and what is not done yet',
  title: (title: string) => `Access review: ${title}`,
  none: (title: string) => `No review of ${title} is under way.`,
  since: (at: string, dueOn: string, today: string, timeZone: string) =>
    `Since ${dated(at, timeZone)} · due ${dueDay(dueOn, today)}`,
  read: {
    by: (count: number, at: string, by: string, timeZone: string) =>
      `${accounts(count)}, handed in by ${by}, ${dated(at, timeZone)}`,
    live: (count: number, at: string, timeZone: string) =>
      `${accounts(count)}, read by Steward, ${dated(at, timeZone)}`,
    held: 'it is asked first whether their number is right',
    shown: (count: number) => `the system itself shows ${number(count)}`,
    none: 'The accounts were not read yet.',
    failed: (at: string, timeZone: string) => `They could not be read on ${dated(at, timeZone)}.`,
  },
  awaited: (name: string, on: string, dueOn: string, today: string) =>
    `${name} was asked for them on ${day(on, today)}, due ${dueDay(dueOn, today)}.`,
  progress: (decided: number, of: number) => `${number(decided)} of ${number(of)} decided`,
  twice: (count: number) => `of ${accounts(count)}: two people decide each privileged one`,
  inactive: (count: number) =>
    count === 1 ? 'one is deactivated and not reviewed' : `${number(count)} are deactivated and not reviewed`,
  reviewers: '**Who has accounts left**',
  reviewer: (name: string, open: number, of: number) => `${name}: ${number(open)} of ${number(of)} open`,
  nobody: (count: number) => `${accounts(count)}: nobody may review ${count === 1 ? 'it' : 'them'}`,
  allDecided: 'Every account is decided.',
  orders: (open: number, done: number, verified: number) =>
    `**To be removed or changed:** ${number(open)} open · ${number(done)} said to be done · ${number(verified)} seen to be done`,
  undone: {
    open: (name: string, on: string, today: string) => `${name}: open, due ${dueDay(on, today)}`,
    there: (name: string, on: string, today: string) => `${name}: **still there**, due ${dueDay(on, today)}`,
    done: (name: string, on: string, today: string) => `${name}: said to be done, due ${dueDay(on, today)}`,
    looked: (on: string, today: string) => `Last looked at: ${dueDay(on, today)}`,
  },
  exceptions: (count: number, on: string, today: string) =>
    `${count === 1 ? 'One account is' : `${accounts(count)} are`} kept for a time, in spite of a flag: the first until ${day(on, today)}`,
  unknown: (typed: string, known: string) =>
    typed === ''
      ? `Which system? Name one: ${known}.`
      : `There is no system “${typed}”, so nothing was done. There is: ${known}.`,
  noSystem: 'No access is reviewed yet. Which systems are, stands in the file systems.yaml.',
  standing: {
    failed: (title: string, at: string, timeZone: string) =>
      `${title}: its accounts could not be read on ${dated(at, timeZone)}`,
    seeToFailed: (title: string) =>
      `**the accounts of ${title} cannot be read.** See to what stands in the way, then try again.`,
    nobody: (title: string, count: number) => `${title}: nobody may review ${accounts(count)}`,
    nameOutsider: (title: string) =>
      `**nobody may review some accounts of ${title}.** Name an outsider in systems.yaml, and import it.`,
    leftOpen: (title: string, count: number, changed: number, at: string, timeZone: string) => {
      const what = [
        ...(count > 0 ? [`${accounts(count)} not reviewed`] : []),
        ...(changed > 0 ? [`${changed === 1 ? '1 change' : `${number(changed)} changes`} not shown`] : []),
      ].join(' and ')
      return `${title}: its review closed on ${dated(at, timeZone)} with ${what}`
    },
    reviewAgain: (title: string) =>
      `**the last access review of ${title} left something open.** Have it reviewed again, or wait for the next one.`,
    nobodyOwns: (title: string) => `${title}: nobody is there who owns it, so its access review waits`,
    nameOwner: (title: string) =>
      `**nobody is there who owns ${title}.** Name another owner in systems.yaml, and import it.`,
    nobodyConfirms: (title: string) => `${title}: nobody may confirm what was shown to be done`,
    nameConfirmer: (title: string) =>
      `**nobody may confirm what was done in ${title}.** Name an outsider in systems.yaml, and import it.`,
    orders: (
      title: string,
      removed: number,
      changed: number,
      names: readonly string[],
      on: string,
      today: string,
    ) => {
      const what = [
        ...(removed > 0 ? [removed === 1 ? '1 removal' : `${number(removed)} removals`] : []),
        ...(changed > 0 ? [changed === 1 ? '1 change' : `${number(changed)} changes`] : []),
      ].join(' and ')
      const who = names.length > 0 ? `, waits for ${listOf(names)}` : ''
      return `${title}: ${what} not shown yet${who}, due ${dueDay(on, today)}`
    },
  },
  notYours: (title: string) =>
    `Only who owns ${title}, the ISMS lead and top management see how its review stands. Nothing was shown.`,
  exception: {
    command: 'shows which accounts of a system are kept in spite of a flag: until when, by whom, and why',
    title: (title: string) => `Kept in spite of a flag: ${title}`,
    none: (title: string) => `No account of ${title} is kept in spite of a flag.`,
    line: (name: string, flags: string, on: string, by: string, reason: string, today: string) =>
      `${name} (${flags}): until ${day(on, today)} · ${by}: ${reason}`,
    more: 'When such a day is over, the account is asked about again.',
    notYours: (title: string) =>
      `Only who owns ${title} and the ISMS lead see its accounts. Nothing was shown.`,
  },
  start: {
    command: 'has a system’s access reviewed now, out of turn',
    open: 'Review it out of turn…',
    title: 'Review out of turn',
    question: (title: string) => `Have it reviewed now who may use ${title}, out of turn?`,
    consequence: (owner: string) =>
      `Steward reads the accounts itself in a moment, and then all reviewers are asked; what is to be removed or changed, ${owner} sees to. Planned dates stay.`,
    consequenceOfList: (owner: string) =>
      `First ${owner} is asked at once to hand in a list of the accounts; then all reviewers are asked. Planned dates stay.`,
    label: 'Why',
    hint: (owner: string) =>
      `For example: an incident, or a reorganisation. ${owner} and the reviewers read it, word for word, and it is kept on record.`,
    missing: 'Write why, so that the reviewers know what to look at.',
    submit: 'Start the review',
    done: (title: string, owner: string) =>
      `✓ It is reviewed who may use ${title}, out of turn; ${owner} sees to it. Planned dates stay.`,
    running: (title: string) =>
      `A review of who may use ${title} is under way already, so no other was started.`,
    again: (title: string) => `✓ The accounts of ${title} are read again in a moment.`,
    nobody: (title: string) =>
      `Nobody is there who owns ${title}. Nothing was started. First name another owner in systems.yaml, and import it.`,
    notYours: (title: string) =>
      `Only the ISMS lead has access to ${title} reviewed out of turn. Nothing was recorded.`,
  },
}
