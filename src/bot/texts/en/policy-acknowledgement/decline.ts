import { day, dueDay, moment } from '../dates.js'
import { named, type PolicyNamed } from '../policy-acknowledgement.js'

/** Somebody can't acknowledge a policy, and the ISMS lead decides what happens. */
export const decline = {
  button: "I can't acknowledge this",
  formTitle: "I can't acknowledge this",
  heading: (policy: PolicyNamed) => `Say why you can't acknowledge ${named(policy)}`,
  effect: (by: string, grantor: string | null) =>
    `${by} gets what you write and decides what happens: an answer to you, more time, or an exception.${grantor === null ? '' : ` If an exception is asked for, ${grantor} decides about that, and gets it, too.`} Nobody else is told why, except who stands in for them.`,
  reason: 'What stands in the way?',
  reasonHint: "A rule that you can't follow, a text that you don't understand, something that is wrong.",
  reasonMissing: 'Write a sentence, so that somebody can help.',
  submit: 'Send my reason',
  nobodyDecides:
    "Nobody but you could decide about this today, so nothing was recorded. Ask for a deputy to be named in the organisation's settings.",
  title: (policy: PolicyNamed) => `You said that you can't acknowledge ${named(policy)}`,
  waits: (at: string, timeZone: string, by: string) =>
    `${moment(at, timeZone)} · ${by || 'The ISMS lead'} decides what happens now, and you hear of it here.`,
  already: (at: string, timeZone: string) =>
    `You said on ${moment(at, timeZone)} that you can't acknowledge this, and it is being decided, so nothing more was recorded. You hear of it here.`,
  answered: (by: string, text: string) => `**${by} answered:** ${text}`,
  refused: (by: string, text: string) => `**${by} did not grant an exception:** ${text}`,
  revoked: (by: string, text: string) => `**${by} ended your exception:** ${text}`,
  postponed: (by: string, date: string, today: string) =>
    `**${by} postponed this until ${dueDay(date, today)}.** You are asked again then.`,
  granted: (by: string, date: string, today: string) =>
    `**${by} granted you an exception until ${day(date, today)}.** You are asked again when it ends.`,
  said: (text: string) => `In their words: ${text}`,
  canAfterAll: 'I can after all',
  withdrawn: 'You said that you can after all, so nobody has to decide.',
  askedAgain: 'You were asked again in a message of its own.',
}

/** What the ISMS lead is asked about somebody who can't acknowledge. */
export const decideDecline = {
  title: (person: string, policy: PolicyNamed) => `Decide: ${person} can't acknowledge ${named(policy)}`,
  decidedTitle: (person: string, policy: PolicyNamed) => `${person} can't acknowledge ${named(policy)}`,
  summary: (policy: PolicyNamed) => `Decide: somebody can't acknowledge ${named(policy)}`,
  when: (dueOn: string, today: string) =>
    `${dueOn < today ? 'It was due' : 'By'} **${dueDay(dueOn, today)}** · about 3 minutes`,
  wrote: (person: string, text: string) => `**${person} wrote:** ${text}`,
  why: (person: string) =>
    `_Until you decide, ${person} is not reminded and the round stays open · ISO 27001 A.5.1, 7.3_`,
  open: 'Decide…',
  formTitle: 'Decide',
  answer: {
    button: 'Answer and ask again…',
    formTitle: 'Answer and ask again',
    text: (person: string) => `What do you answer ${person}?`,
    hint: 'They get it word for word, and the question again.',
    submit: 'Answer and ask again',
    done: (person: string, text: string) => `✓ **You answered ${person}, who was asked again:** ${text}`,
  },
  postpone: {
    button: 'Postpone until…',
    formTitle: 'Postpone',
    until: 'Until when?',
    untilHint: (date: string, today: string) =>
      `They are asked again on that day. The round closes on ${day(date, today)}.`,
    text: (person: string) => `What should ${person} know?`,
    submit: 'Postpone',
    done: (person: string, date: string, today: string) =>
      `✓ **You postponed it until ${day(date, today)}.** ${person} is asked again then.`,
  },
  exception: {
    button: 'Ask for an exception…',
    formTitle: 'Ask for an exception',
    text: 'Which rule should not hold for them, and why?',
    hint: (by: string) => `${by} decides, and gets what you write and what they wrote.`,
    submit: 'Ask for the exception',
    done: (person: string, text: string) => `✓ **You asked for an exception for ${person}:** ${text}`,
    outcome: {
      granted: (by: string, person: string, date: string, today: string) =>
        `**${by} granted it until ${day(date, today)}.** ${person} is asked again when it ends.`,
      refused: (by: string, person: string) =>
        `**${by} refused it.** ${person} was told why, and asked again.`,
      revoked: (by: string, person: string) => `**${by} ended it early.** ${person} is asked again.`,
    },
    nobody:
      "Nobody may grant this exception: the policy's owner, the ISMS lead and top management are all part of it, so nothing was recorded. Answer or postpone it, or name another person in top management.",
  },
  tooEarly: 'Choose a day after today.',
  tooLate: (date: string, today: string) => `Choose a day up to ${day(date, today)}, when the round closes.`,
  textMissing: 'Write a sentence, so that the decision explains itself.',
  already: (at: string, timeZone: string, by: string) =>
    `${by} decided this on ${moment(at, timeZone)}, so nothing more was recorded.`,
  settled: (person: string) => `Nothing is left to decide here about ${person}.`,
}

/** What a policy's owner is asked: whether somebody may depart from it. */
export const decideException = {
  title: (person: string, policy: PolicyNamed) =>
    `Decide: may ${person} depart from ${named(policy)} for a while?`,
  decidedTitle: (person: string, policy: PolicyNamed) => `An exception from ${named(policy)}, for ${person}`,
  summary: (policy: PolicyNamed) => `Decide about an exception from ${named(policy)}`,
  request: (by: string, text: string) => `**${by} asks for it:** ${text}`,
  because: {
    owner: '_You decide because the policy is yours_',
    ownerAsks: "_You decide because the policy's owner is who asks for it_",
    ownerConcerned: "_You decide because it is for the policy's owner_",
    ownerAway: "_You decide because the policy's owner is not here_",
  },
  grant: {
    button: 'Grant until…',
    formTitle: 'Grant an exception',
    until: 'Its last day',
    untilHint: (date: string, today: string) =>
      `At most 12 months from now, until ${day(date, today)}. When it ends, they are asked again.`,
    tooLate: (date: string, today: string) =>
      `An exception lasts 12 months at most: choose a day up to ${day(date, today)}. After that it is decided anew.`,
    text: 'Why is it acceptable, and on what conditions?',
    submit: 'Grant the exception',
    done: (person: string, date: string, today: string) =>
      `✓ **You granted ${person} an exception until ${day(date, today)}.** It is asked again when it ends.`,
  },
  refuse: {
    button: 'Refuse…',
    formTitle: 'Refuse an exception',
    text: (person: string) => `What do you tell ${person}?`,
    hint: 'They get it word for word, and the question again.',
    submit: 'Refuse the exception',
    done: (person: string) => `✓ **You granted no exception.** ${person} was told why, and asked again.`,
  },
}
