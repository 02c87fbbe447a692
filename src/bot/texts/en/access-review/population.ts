import { dated, day, listOf, number } from '../dates.js'
import { accounts } from './review.js'

/** A list of accounts that a system's owner hands in, and whether it can be right. */
export const population = {
  handIn: {
    title: (title: string) => `Hand in who may use ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Hand in who may use ${title} by ${day(dueOn, today)}`,
    verifyTitle: (title: string) => `Show that access was changed: ${title}`,
    verifySummary: (title: string, dueOn: string, today: string) =>
      `Hand in a new list of who may use ${title} by ${day(dueOn, today)}`,
    what: 'Export all accounts as a CSV file, with those that are locked, and note how many the system itself shows.',
    verifyWhat: (count: number) =>
      `Export all accounts once more, in the same way as before the review: the list shows whether what was ordered for ${accounts(count)} was done. A change shows where a right is gone; show any other one in another way.`,
    columns: (list: string) => `**Columns that are read:** ${list}`,
    column: {
      id: (name: string) => `${name} (the system’s own number of an account)`,
      login: (name: string) => `${name} (what is signed in with)`,
      name: (name: string) => `${name} (name)`,
      email: (name: string) => `${name} (e-mail address)`,
      entitlements: (name: string) => `${name} (roles or groups)`,
      lastUsed: (name: string) => `${name} (last used)`,
      active: (name: string) => `${name} (whether it may be used)`,
    },
    before: (count: number, at: string, timeZone: string) =>
      `The list before had ${accounts(count)}, on ${dated(at, timeZone)}.`,
    open: 'Hand in the list…',
    why: (controls: string) =>
      `_Asked of you as the owner of this system; nobody is asked to review before the list is whole · ISO 27001 ${controls}_`,
    verifyWhy: (controls: string) => `_Asked of you as the owner of this system · ISO 27001 ${controls}_`,
    form: {
      title: 'Hand in a list',
      question: (title: string) => `**Who may use ${title}**`,
      file: 'List of accounts',
      fileHint: (megabytes: number) => `A CSV file, at most ${number(megabytes)} MB.`,
      shown: 'How many accounts the system itself shows',
      shownHint:
        'A number, as it stands in the system, not counted in the file: it shows that nothing is missing.',
      exportedOn: 'Exported on',
      exportedOnHint: 'The day on which the system made this list. It is kept on record.',
      exported: {
        missing: 'Choose the day on which the list was exported.',
        early: (on: string, today: string) =>
          `What is to be shown was ordered on ${day(on, today)}: a list of an earlier day cannot show it, so nothing was recorded. Export it anew.`,
        late: 'This day is still to come, so nothing was recorded. Choose the day on which the list was exported.',
        before:
          'This very list was handed in before, or has the same accounts: it shows nothing new, so nothing was recorded. Export it anew; if a list cannot show it, show it in another way.',
      },
      submit: 'Hand in the list',
      noFile: 'Add the file that the system exports.',
      notCsv: 'This is no CSV file. Export it as CSV (with commas or semicolons), then choose it anew.',
      noNumber:
        'Write a whole number, such as 120. If the system shows none, count the accounts in its own list.',
      taking: {
        underWay:
          'This file is still being fetched, so nothing was recorded yet. Send the form off again in a few seconds: what you wrote stays.',
        notFetched: 'This file is not handed over at the moment, so nothing was recorded. Try again.',
        isInstead: (kinds: string) =>
          `This file is in truth a ${kinds} file, whatever its name says, so nothing was recorded. Open the list in the system or in Excel, save it as “CSV” there (renaming it is not enough), and choose it anew.`,
        fault: {
          empty: 'This file is empty, so nothing was recorded. Export it anew.',
          'too-big': (megabytes: number) =>
            `This file is larger than ${number(megabytes)} MB, so nothing was recorded. Export only the columns that are read.`,
          'unknown-kind': (kinds: string) =>
            `This is no list as it is read here (of ${kinds} it takes CSV), so nothing was recorded. Export it as CSV.`,
          mismatch:
            'This file is no text, whatever its name says, so nothing was recorded. Export it as CSV, with commas or semicolons.',
        },
      },
      kept: '_The file is kept as evidence. The reviewers see who holds an account and what it may do._',
    },
    fault: {
      empty: 'There is no account in this file, so nothing was recorded. Export it without a filter.',
      'count-differs': (read: number, shown: number) =>
        `The file has ${accounts(read)}, the system shows ${number(shown)}, so nothing was recorded. Export all of them, or correct the number.`,
      'same-id-twice': (id: string, lines: readonly string[]) =>
        lines.length === 0
          ? `The account “${id}” stands in the list twice, so nothing was recorded. Export it anew, with one line for each account.`
          : `The account “${id}” stands in the lines ${listOf(lines)}, so nothing was recorded. Export it anew, with one line for each account.`,
      'no-id': (place: number) =>
        `Line ${number(place)} does not say which account it is, so nothing was recorded. Fill it in, or take the line out if it is none.`,
      'no-column': (name: string, by: string | null) =>
        `The file has no column “${name}”, so nothing was recorded. Export it with this column, or ${by === null ? 'correct its name in systems.yaml' : `tell ${by}, who keeps how this list is read`}.`,
      'column-twice': (name: string, by: string | null) =>
        `The file has more than one column “${name}”, so nothing was recorded. Rename or remove one of them, or ${by === null ? 'name another one in systems.yaml' : `tell ${by}, who keeps how this list is read`}.`,
      unreadable: (place: number | null) =>
        place === null
          ? 'This file cannot be read as CSV, so nothing was recorded. Save it anew as CSV, in UTF-8.'
          : `Line ${number(place)} cannot be read: a quotation mark is not closed, or it has more columns than the first line. Nothing was recorded. Mend it, or export the file anew.`,
      'bad-date': (text: string, name: string, place: number, by: string | null) =>
        `“${text}” in the column “${name}”, line ${number(place)}, is no date as they are written in this list, so nothing was recorded. Correct the line, or ${by === null ? '`dateFormat` in systems.yaml' : `tell ${by}, who keeps how this list is read`}.`,
      'no-secret': (name: string) =>
        `The environment variable ${name} is not set where Steward runs. Whoever runs Steward sets it.`,
      refused: (number: number) =>
        `The system refused Steward (${number}). Look whether the secret is still valid, and may read all accounts.`,
      'led-elsewhere': (text: string) =>
        `The system points to another address (${text}), to which Steward does not take its secret.`,
      'not-reached':
        'The system cannot be reached. Look whether it runs, and whether its address in systems.yaml is right.',
      'not-complete':
        'The list breaks off before its end, so nothing was recorded. Export it anew, and wait until it is whole.',
      busy: 'The system asks Steward to wait, since it was asked too often.',
    },
    receipt: {
      title: (title: string) => `✓ You handed in who may use ${title}`,
      byOther: (title: string, by: string) => `✓ ${by} handed in who may use ${title}`,
      read: (count: number, left: number) =>
        left === 0
          ? `${accounts(count)} read.`
          : `${accounts(count)} read; ${left === 1 ? 'one that is locked is' : `${number(left)} that are locked are`} left out of the review.`,
      next: 'Their reviewers are asked in a moment.',
      verifyNext: 'In a moment it is held against what was ordered.',
      outcome: {
        compared: '**Held against what was ordered:**',
        seen: (count: number) => `✓ ${number(count)} seen to be done`,
        wrong: (count: number) => `⚠ ${number(count)} not done, and asked for again`,
        left: (count: number) => `${number(count)} not shown by it`,
        nothing: 'Nothing that was ordered is open any more.',
      },
      held: 'It differs so much from the list before that you are asked first whether it is right.',
    },
  },
  swing: {
    title: (title: string) => `Is this right? Accounts of ${title}`,
    summary: (title: string) => `Say whether the number of accounts of ${title} is right`,
    question: {
      shrank: (of: number, count: number, percent: number) =>
        `There were **${accounts(of)}**, and now there are **${number(count)}**: ${number(percent)} % fewer. Is that right?`,
      grew: (of: number, count: number, percent: number) =>
        `There were **${accounts(of)}**, and now there are **${number(count)}**: ${number(percent)} % more. Is that right?`,
    },
    last: (at: string, timeZone: string) => `The list before is of ${dated(at, timeZone)}.`,
    lastToGo: (at: string, timeZone: string, of: number, count: number) =>
      `The list before is of ${dated(at, timeZone)}: ${accounts(of)}, of which ${count === 1 ? 'one was' : `${number(count)} were`} ordered to be removed.`,
    yes: (count: number) => `Review these ${number(count)}…`,
    again: { csv: 'I’ll export it again', live: 'Read it again' },
    why: (percent: number, controls: string) =>
      `_Asked because it changed by more than ${number(percent)} %: nothing is reviewed by half of a list · ISO 27001 ${controls}_`,
    form: {
      title: 'Review this list',
      question: (count: number) => `**Review these ${accounts(count)}?**`,
      label: 'Why there are so many more or fewer',
      hint: 'For example: the warehouse moved to another system in September. It is kept on record, word for word.',
      missing: 'Write why: an auditor asks for it.',
      submit: 'Review these accounts',
    },
    receipt: {
      right: (count: number) => `✓ You said that it is right: ${accounts(count)}`,
      rightBy: (count: number, by: string) => `✓ ${by} said that it is right: ${accounts(count)}`,
      wrong: 'Not right: the list is read anew',
      next: {
        right: 'Their reviewers are asked in a moment.',
        wrong: 'You are asked for a new list in a moment.',
        live: 'It is read anew in a moment.',
      },
    },
  },
  closed: {
    title: (title: string) => `Closed: list of accounts of ${title}`,
    'handed-on': 'Somebody else is asked for it by now. Nothing more is needed from you here.',
    left: 'It was closed when whoever was asked left. Nothing more is needed from you here.',
    withdrawn: 'It is not needed any more.',
    over: 'The review was closed before the list came. Its record says so.',
  },
  already: (title: string, at: string, timeZone: string) =>
    `The list of accounts of ${title} was answered on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
}
