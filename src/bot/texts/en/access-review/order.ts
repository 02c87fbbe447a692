import { dated, day, moment, number } from '../dates.js'
import { accounts } from './review.js'

const what = (removed: number, changed: number) =>
  [
    ...(removed > 0 ? [`remove ${accounts(removed)}`] : []),
    ...(changed > 0 ? [`change ${changed === 1 && removed > 0 ? 'one' : accounts(changed)}`] : []),
  ].join(' and ')

const began = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What a system's owner sees to, and what a second person says to it. */
export const order = {
  title: (removed: number, changed: number, title: string) => `${began(what(removed, changed))} in ${title}`,
  summary: (removed: number, changed: number, title: string, dueOn: string, today: string) =>
    `${began(what(removed, changed))} in ${title} by ${day(dueOn, today)}`,
  open: (names: readonly string[]) => `Open: ${names.join(', ')}`,
  progress: (done: number, of: number) => `${number(done)} of ${number(of)} done`,
  kind: {
    remove: (name: string) => `**Remove** ${name}`,
    change: (name: string, list: string, to: string) => `**Change** ${name}: from ${list} to “${to}”`,
    changeTo: (name: string, to: string) => `**Change** ${name}: to “${to}”`,
  },
  may: (list: string) => `may now: ${list}`,
  because: {
    decided: (by: string, reason: string) => `decided by ${by}: ${reason}`,
    left: 'whoever holds it left',
    'came-back': 'it was removed before, and is there again',
    'not-done': 'it was ordered before, and never seen to be done',
  },
  reopened: {
    'still-there': '⚠ said to be removed, and still there',
    unchanged:
      '⚠ said to be changed, and no right that it had is gone; if a list cannot show it, say so again and show it in another way',
    'sent-back': '⚠ the proof was sent back',
    'taken-back': 'said to be done, and taken back',
    decided: 'it was changed, and its reviewer decided otherwise since',
  },
  late: {
    there: (on: string, today: string) => `⚠ still there, overdue since ${day(on, today)}`,
    open: (on: string, today: string) => `⚠ overdue since ${day(on, today)}`,
  },
  looked: (at: string, timeZone: string) => `The accounts were last looked at on ${dated(at, timeZone)}.`,
  back: {
    'still-there': (name: string) => `⚠ ${name}: was still there, so it is asked for again`,
    unchanged: (name: string) => `⚠ ${name}: was as before, so it is asked for again`,
    'sent-back': (name: string) => `⚠ ${name}: was sent back, so it is asked for again`,
    'taken-back': (name: string) => `${name}: not done after all, so it is asked for again`,
    decided: (name: string) =>
      `${name}: its reviewer decided otherwise since, so something else is asked for`,
  },
  state: {
    done: (by: string) => `said to be done by ${by}`,
    verified: '✓ seen to be done',
    withdrawn: 'not wanted any more',
  },
  say: 'Say what was done…',
  checkNow: 'Look now whether it was done',
  checking: (title: string) =>
    `${title} is read in a moment. What is done then stands in the message; whatever is not stays open.`,
  whatNext: {
    live: 'On the due day Steward looks itself whether it was done. What it cannot read there, show in another way: a second person confirms that.',
    csv: 'Then hand in a new export, or show it in another way: a second person confirms that.',
  },
  why: (controls: string) => `_Asked of you as the owner of this system · ISO 27001 ${controls}_`,
  form: {
    title: 'What was done',
    question: (title: string) => `**What was done in ${title}?**`,
    listLater: 'The new export comes after that: you are asked for it.',
    help: 'What cannot be done stays open: ask whoever decided it to change the decision.',
    label: 'Done',
    labelHint: 'Choose all that are removed or changed by now.',
    option: {
      remove: (name: string) => `Removed: ${name}`,
      change: (name: string) => `Changed: ${name}`,
    },
    note: 'What you did',
    noteHint: 'For example: the number of the ticket. It is kept on record, word for word.',
    file: 'File',
    fileHint: (kinds: string, megabytes: number) =>
      `Such as a screenshot: ${kinds}, at most ${number(megabytes)} MB.`,
    submit: 'Record as done',
    nothing: 'Choose at least one of them; if none is done yet, close the form.',
    gone: 'None of these is open any more, so nothing was recorded.',
    others: (count: number) =>
      count === 1 ? 'Recorded. One is still open:' : `Recorded. ${number(count)} are still open:`,
  },
  receipt: {
    title: (title: string) => `✓ You said what was done in ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} said what was done in ${title}`,
    when: (at: string, timeZone: string) => moment(at, timeZone),
    next: {
      live: '**Next:** Steward reads the system again in a moment. What is done then gets a ✓ here; what is not comes back to you.',
      csv: '**Next:** in a moment you are asked for a new list of accounts, which shows it.',
      list: (dueOn: string, today: string) =>
        `**Next:** hand in a new list of accounts, which shows it, by ${day(dueOn, today)}.`,
      proof: (name: string | null) =>
        `What no list can show, you show in another way; ${name ?? 'a second person'} confirms that.`,
      confirms: (name: string | null) =>
        `**Next:** ${name ?? 'a second person'} looks at what shows it, and confirms it or sends it back.`,
    },
  },
  takeBack: {
    open: 'Take back a “done”…',
    title: 'Not done after all',
    question: (title: string) => `**What was not done in ${title} after all?**`,
    consequence:
      'What you choose is open again, and due on the same day as before. That it was said to be done, and taken back, stays on record.',
    label: 'Not done',
    submit: 'Take it back',
    nothing: 'Choose at least one of them; if all are done, close the form.',
    gone: 'These were seen to be done or taken back meanwhile, so nothing was recorded.',
    done: (count: number, title: string) =>
      `✓ Taken back. In ${title} ${count === 1 ? 'one account is' : `${accounts(count)} are`} open again.`,
  },
  byProof: {
    open: 'Show it in another way…',
    title: 'Show it',
    question: (title: string) => `**How can be seen that access to ${title} was changed?**`,
    consequence: 'A second person looks at it, and confirms it or sends it back.',
    consequenceOfAll:
      'With it you say that all that is open here was done, though the system does not show it. A second person looks at it, and confirms it or sends it back.',
    note: 'What shows it',
    noteHint: 'For example: what you removed where and when, and what the system says now.',
    submit: 'Show it',
    missing: 'Write what shows it, give a link or add a file: somebody else looks at it.',
    receipt: (title: string) => `✓ You showed that access to ${title} was changed`,
    receiptBy: (title: string, by: string) => `✓ ${by} showed that access to ${title} was changed`,
    next: 'A second person is asked to confirm it.',
  },
  proof: {
    title: (title: string) => `Confirm that access was changed: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Confirm that access to ${title} was changed, by ${day(dueOn, today)}`,
    said: (by: string, at: string, timeZone: string) =>
      `${by} said on ${dated(at, timeZone)} that this was done:`,
    confirm: 'Confirm it',
    sendBack: 'Send it back…',
    why: (controls: string) =>
      `_Asked of you as the second person: who changes access does not confirm it · ISO 27001 A.5.3, ${controls}_`,
    refused:
      'You own this system or said that it was done, so somebody else confirms it. Nothing was recorded.',
    receipt: {
      confirmed: (title: string) => `✓ You confirmed that access to ${title} was changed`,
      'sent-back': (title: string) => `✓ You sent back what was said to be done in ${title}`,
    },
    byOther: {
      confirmed: (title: string, by: string) => `✓ ${by} confirmed that access to ${title} was changed`,
      'sent-back': (title: string, by: string) => `✓ ${by} sent back what was said to be done in ${title}`,
    },
    next: { confirmed: 'That closes these orders.', 'sent-back': 'The system’s owner is asked again.' },
    form: {
      title: 'Send back',
      question: (title: string) => `**Send back what was said to be done in ${title}?**`,
      label: 'What is missing or wrong',
      hint: 'The system’s owner reads it, word for word, and it is kept on record.',
      missing: 'Write what is missing, so that it can be seen to.',
      submit: 'Send it back',
    },
  },
  closed: {
    title: (title: string) => `Closed: changes of access in ${title}`,
    'handed-on': 'Somebody else is asked for it by now. Nothing more is needed from you here.',
    left: 'It was closed when whoever was asked left. Nothing more is needed from you here.',
    withdrawn: 'What was ordered is not wanted any more. Nothing more is needed from you here.',
    settled: 'All of it was seen to be done. Nothing more is needed from you here.',
    over: 'The review was closed before this was seen to. Its record says what was not done.',
  },
  already: (title: string, at: string, timeZone: string) =>
    `This was answered for ${title} on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
}
