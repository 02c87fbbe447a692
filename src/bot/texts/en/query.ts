import { day, moment, number } from './dates.js'

/**
 * What an approver asks back before they decide, and what whoever asked for the decision answers. What is decided comes in as
 * its own sentences word it; names and what people wrote are escaped where the text is CommonMark.
 */
export const query = {
  ask: 'Ask…',
  form: {
    title: 'Ask',
    whom: (name: string, what: string) => `**Ask ${name} about ${what}**`,
    text: 'Your question',
    hint: (name: string) =>
      `${name} answers in chat, and you get a message. Both are kept on record. You may decide without waiting.`,
    missing: 'Write what you want to know.',
    submit: 'Send the question',
  },
  nobody: (name: string) =>
    `${name} is not on the list of present staff any more and cannot answer, so nothing was recorded. You can decide, or reject it and say what is missing.`,
  shown: {
    asked: (name: string, at: string, timeZone: string, text: string) =>
      `**${name} asked on ${moment(at, timeZone)}:** ${text}`,
    answered: (name: string, at: string, timeZone: string, text: string) =>
      `**${name} answered on ${moment(at, timeZone)}:** ${text}`,
    waiting: '_Not answered yet._',
    closed: '_Not answered._',
    earlier: (count: number) =>
      count === 1
        ? '_One earlier question stands on the page to read._'
        : `_${number(count)} earlier questions stand on the page to read._`,
  },
  put: {
    title: (name: string) => `Answer a question from ${name}`,
    summary: (name: string, dueOn: string, today: string) =>
      `Answer a question from ${name} by ${day(dueOn, today)}`,
    about: (what: string) => `It is about ${what}.`,
    answer: 'Answer…',
    askedBy: (name: string) => `_Asked by ${name}, who is to decide and may do so before you answer_`,
  },
  answer: {
    title: 'Answer',
    text: 'Your answer',
    hint: (name: string) =>
      `${name} and whoever decides after them read it, word for word. It is kept on record.`,
    missing: 'Write your answer.',
    submit: 'Send the answer',
  },
  receipt: {
    own: (name: string, what: string) => `✓ You answered ${name}'s question about ${what}`,
    other: (by: string, name: string, what: string) => `✓ ${by} answered ${name}'s question about ${what}`,
    told: (name: string) => `${name} is told. Nothing more is needed from you.`,
  },
  answeredSummary: (name: string) => `${name} answered your question`,
  answered: (name: string, what: string) => `${name} answered your question about ${what}`,
  closed: {
    title: (name: string, what: string) => `Closed: the question from ${name} about ${what}`,
    changed: 'What is to be decided has changed since, so no answer is needed any more.',
    'new-criteria':
      'Other criteria for risks are in force, and it is asked anew, so no answer is needed any more.',
    superseded: 'A newer version is to be decided on, so no answer is needed any more.',
    retired: 'It was retired, so there is nothing to decide and no answer is needed any more.',
    withdrawn: 'The request was taken back, so no answer is needed any more.',
    left: 'Somebody whom it takes is not on the list of present staff any more, so no answer is needed.',
    'cycle-closed': 'It was decided without an answer. Nothing more is needed from you.',
  },
  refused: {
    own: 'You are one of those who decide on this, so the answer is not yours to give, and nothing was recorded.',
    answered: (at: string, timeZone: string) =>
      `This question was answered on ${moment(at, timeZone)}. That stands; nothing more was recorded. Type /isms to see what waits for you.`,
    closed:
      'This was decided, or is not to be decided any more, so the question needs no answer and nothing was recorded.',
  },
}
