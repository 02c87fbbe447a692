import { moment } from './dates.js'

/** What people outside chat read around their cards: in e-mails, and on the page behind a link. All of it is plain. */
export const link = {
  /** As HTML names it. */
  language: 'en',
  letter: {
    open: 'Open it',
    how: (until: string, timeZone: string) =>
      `The link is for you alone and works until ${moment(until, timeZone)}. To open it, you have a code sent to this address; without the code it shows nothing.`,
    from: (organisation: string) =>
      `Sent by Steward, for the information security management of ${organisation}.`,
  },
  codeLetter: {
    subject: (organisation: string) => `Your code for ${organisation}`,
    code: (code: string) => `Your code: ${code}. It works once, within ten minutes.`,
    ignore: 'You did not open a link? Then ignore this message, and pass the code on to nobody.',
  },
  title: (organisation: string) => `Information security · ${organisation}`,
  you: (name: string) => `You are ${name}.`,
  leave: 'Leave',
  entry: {
    title: 'Have a code sent to you',
    why: (address: string) =>
      `This link belongs to ${address}. What it leads to is shown to whoever has the code that is sent there.`,
    send: 'Send the code',
    sent: (address: string) => `A code was sent to ${address}. It works for ten minutes.`,
    label: 'Code, six digits',
    open: 'Open',
    again: 'Send another code',
    wrong: 'That is not the code. Please look again.',
    spent: 'This code does not work any more. Have another one sent.',
    tooMany: 'So many codes were sent for this link that there are none for now. Try again in an hour.',
    notSent: 'The code could not be sent, so nothing has changed. Try again in a few minutes.',
  },
  gone: {
    title: 'This link does not work any more',
    what: 'Nothing was recorded. A link works for fourteen days, and for whom it was made. The next message brings a new one; if something is urgent, ask your ISMS lead.',
  },
  over: {
    title: 'Your visit is over',
    what: 'For your protection it ends after half an hour in which nothing happens, and after eight hours at the latest. Nothing is lost that was recorded. Open the link in your e-mail again.',
  },
  foreign: {
    title: 'This came from another site',
    what: 'So nothing was sent, and nothing was recorded. Open the link in your e-mail, and go on from there.',
  },
  left: {
    title: 'You have left',
    what: 'Whoever uses this browser now sees nothing any more. The link in your e-mail opens it again.',
  },
  page: {
    waits: (count: number) => (count === 1 ? 'One thing waits for you' : `${count} things wait for you`),
    nothing: 'Nothing waits for you',
    nothingWhat: 'When something does, you get an e-mail.',
    told: 'What you were told lately',
    said: 'What you said last',
    back: 'Back to what waits for you',
    mendFirst: 'Nothing was recorded yet. Please mend what is named below.',
    formGone: 'This form is not open any more, so nothing was recorded. Begin again from here.',
    foreign: 'This button does not belong to your visit, so nothing was recorded. Begin again from here.',
    optional: 'optional',
    choose: 'Choose…',
    tooLong: (count: number) => `At most ${count} characters have room here.`,
    noDate: 'Write a date as year-month-day.',
    save: 'Save the file',
    command: 'Something else? Type a command',
    commandHint: '/isms alone shows what you can do.',
    run: 'Do it',
  },
}
