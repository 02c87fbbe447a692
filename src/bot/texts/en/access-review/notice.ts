import { dated, day, dueDay, number } from '../dates.js'
import { accounts } from './review.js'

/** What people are told without being asked. */
export const notice = {
  failed: {
    title: (title: string) => `The accounts of ${title} could not be read`,
    what: {
      empty: 'The system says that it has no account.',
      'count-differs': 'The system shows another number of accounts than it gave.',
      'same-id-twice': 'One account came twice under the same number.',
      'no-id': 'An account came without the number by which it is known.',
      'no-column': 'A field is not there that systems.yaml names.',
      'column-twice': 'A column that systems.yaml names is there twice.',
      unreadable: 'What came is no list of accounts.',
      'bad-date': 'A date is not written as systems.yaml says.',
      'no-secret': 'A secret that systems.yaml names is not set where Steward runs.',
      refused:
        'The system refused Steward: the secret does not count any more, or may not read all accounts.',
      'led-elsewhere': 'The system points to another address, to which Steward does not take its secret.',
      'not-reached': 'The system cannot be reached.',
      'not-complete': 'The system broke off before all accounts were read.',
      busy: 'The system asks to be asked less often.',
    },
    todo: {
      file: 'Mend it in systems.yaml, and import it.',
      secret: 'Whoever runs Steward sets it, or puts a valid one in its place.',
      system: 'Look at the system itself; its address stands in systems.yaml.',
      wait: 'There is nothing to do.',
    },
    nothing: 'Nobody is asked to review half of a list: the review waits.',
    again: (at: string, timeZone: string) =>
      `It is tried again by itself; the next time ${dated(at, timeZone)}.`,
    tryNow: 'Try again now',
    trying: 'It is tried again in a moment.',
    anew: 'A new list is asked for.',
    works: 'It was read meanwhile. There is nothing to do.',
  },
  nobody: {
    title: {
      owner: (title: string) => `Nobody to ask: the access review of ${title}`,
      rows: (title: string) => `Nobody may review: accounts of ${title}`,
      proof: (title: string) => `Nobody may confirm: changes of access in ${title}`,
    },
    proof:
      'Whoever could confirm what was shown to be done did it, stands in for who did, or is not there. It is confirmed by nobody else: it waits until the ISMS lead, their deputy or somebody above the owner is there, or an outsider is named in systems.yaml.',
    owner: (title: string, dueOn: string, today: string) =>
      `Nobody is there who owns ${title}, whose review is due ${dueDay(dueOn, today)}. Name another owner in systems.yaml and import it; then they are asked.`,
    rows: (count: number) =>
      `Of ${accounts(count)} everybody who could decide holds ${count === 1 ? 'it' : 'them'}, reports to whoever does, or is not there. Nobody reviews their own account, nor that of somebody above them, so ${count === 1 ? 'it waits' : 'they wait'}: name an outsider in systems.yaml (\`outsider\`), and import it.`,
  },
  notRemoved: {
    title: (title: string) => `Still there: accounts of ${title}`,
    none: (title: string) => `Not shown to be gone: accounts of ${title}`,
    lacks: (at: string, timeZone: string) =>
      `The list of ${dated(at, timeZone)} proves of no account that it is gone: it lacks others that nobody ordered to be removed, or was read in another way than the one that was reviewed.`,
    anew: 'That takes another list, of all its accounts.',
    what: (count: number, at: string, timeZone: string) =>
      `The list of ${dated(at, timeZone)} shows ${accounts(count)} as before, though ${count === 1 ? 'it was' : 'they were'} to be removed or changed.`,
    line: {
      'still-there': (name: string) => `${name}: said to be removed, and still there`,
      unchanged: (name: string) => `${name}: said to be changed, and as it was`,
      'came-back': (name: string) => `${name}: was removed before, and is there again`,
      open: (name: string) => `${name}: still there`,
    },
    overdue: (on: string, today: string) => `overdue since ${day(on, today)}`,
    next: (owner: string) => `${owner} sees to it, and was asked.`,
    nextOwn: 'You see to it: say what was done in the message that lists what to remove and change.',
  },
  withdrawn: {
    title: (title: string) => `Leave as they are: accounts of ${title}`,
    what: (count: number) =>
      count === 1
        ? 'This account is not to be removed or changed any more: the decision on it was corrected.'
        : `These ${number(count)} accounts are not to be removed or changed any more: the decisions on them were corrected.`,
    next: 'Was it done already? Then undo it, and tell whoever uses the account.',
  },
  closed: {
    title: (title: string) => `Closed: the access review of ${title}`,
    notRead: 'Its accounts were **never read** whole, so nobody was asked, and nothing was reviewed.',
    whole: 'Every account was reviewed, and all that was ordered was seen to be done.',
    wholeKept: 'Every account was reviewed, and nothing had to be removed or changed.',
    notReviewed: (count: number) =>
      count === 1
        ? 'One account was **not reviewed**: nobody decided it until the closing day.'
        : `${accounts(count)} were **not reviewed**: nobody decided them until the closing day.`,
    notDone: (count: number) =>
      count === 1
        ? 'One order is **not seen to be done**.'
        : `${number(count)} orders are **not seen to be done**.`,
    next: (id: string) =>
      `Its record says so. \`/isms access start ${id}\` has it reviewed again, out of turn.`,
    nextOwner: 'Its record says so. What was not reviewed or not done comes up again in the next review.',
  },
}
