import type {
  decideDecline as englishDecideDecline,
  decideException as englishDecideException,
  decline as englishDecline,
} from '../../en/policy-acknowledgement/decline.js'
import type { Translation } from '../../translation.js'
import { day, dueDay, moment } from '../dates.js'
import { named } from '../policy-acknowledgement.js'

export const decline: Translation<typeof englishDecline> = {
  button: 'Kann ich nicht bestätigen',
  formTitle: 'Nicht zu bestätigen',
  heading: (policy) => `Schreiben Sie, warum Sie ${named(policy)}, nicht bestätigen können`,
  effect: (by, grantor) =>
    `${by} erhält, was Sie schreiben, und entscheidet: eine Antwort an Sie, mehr Zeit oder eine Ausnahme.${grantor === null ? '' : ` Wird eine Ausnahme beantragt, entscheidet ${grantor} darüber und erhält es ebenfalls.`} Sonst erfährt niemand den Grund, außer einer Vertretung.`,
  reason: 'Was steht dem entgegen?',
  reasonHint: 'Eine Regel, die Sie nicht einhalten können, ein unverständlicher Text, etwas Falsches.',
  reasonMissing: 'Schreiben Sie einen Satz, damit jemand helfen kann.',
  submit: 'Begründung senden',
  nobodyDecides:
    'Außer Ihnen könnte heute niemand darüber entscheiden, daher wurde nichts festgehalten. Bitten Sie darum, dass in den Einstellungen der Organisation eine Vertretung benannt wird.',
  title: (policy) => `Sie können ${named(policy)}, nicht bestätigen`,
  waits: (at, timeZone, by) =>
    `${moment(at, timeZone)} · ${by || 'Die ISMS-Leitung'} entscheidet nun, und Sie erfahren es hier.`,
  already: (at, timeZone) =>
    `Dass Sie dies nicht bestätigen können, haben Sie schon gesagt (${moment(at, timeZone)}), und es wird darüber entschieden; mehr wurde nicht festgehalten. Sie erfahren es hier.`,
  answered: (by, text) => `**${by} antwortet:** ${text}`,
  refused: (by, text) => `**${by} hat keine Ausnahme gewährt:** ${text}`,
  revoked: (by, text) => `**${by} hat Ihre Ausnahme beendet:** ${text}`,
  postponed: (by, date, today) =>
    `**${by} hat dies verschoben, bis ${dueDay(date, today)}.** Dann werden Sie erneut gefragt.`,
  granted: (by, date, today) =>
    `**${by} hat Ihnen eine Ausnahme gewährt, bis ${day(date, today)}.** Danach werden Sie erneut gefragt.`,
  said: (text) => `Im Wortlaut: ${text}`,
  canAfterAll: 'Ich kann doch bestätigen',
  withdrawn: 'Sie haben gesagt, dass Sie doch bestätigen können; niemand muss mehr entscheiden.',
  askedAgain: 'Sie wurden in einer eigenen Nachricht erneut gefragt.',
}

export const decideDecline: Translation<typeof englishDecideDecline> = {
  title: (person, policy) => `Entscheiden Sie: ${person} kann ${named(policy)}, nicht bestätigen`,
  decidedTitle: (person, policy) => `${person} kann ${named(policy)}, nicht bestätigen`,
  summary: (policy) => `Entscheiden Sie: Jemand kann ${named(policy)}, nicht bestätigen`,
  when: (dueOn, today) =>
    `${dueOn < today ? 'Fällig war es am' : 'Bis'} **${dueDay(dueOn, today)}** · etwa 3 Minuten`,
  wrote: (person, text) => `**${person} schreibt:** ${text}`,
  why: (person) =>
    `_Bis Sie entscheiden, wird ${person} nicht erinnert, und die Runde bleibt offen · ISO 27001 A.5.1, 7.3_`,
  open: 'Entscheiden…',
  formTitle: 'Entscheiden',
  answer: {
    button: 'Antworten und erneut fragen…',
    formTitle: 'Antworten',
    text: (person) => `Was antworten Sie ${person}?`,
    hint: 'Es wird wörtlich weitergegeben, zusammen mit der Frage.',
    submit: 'Antworten, neu fragen',
    done: (person, text) => `✓ **Sie haben ${person} geantwortet und erneut fragen lassen:** ${text}`,
  },
  postpone: {
    button: 'Verschieben…',
    formTitle: 'Verschieben',
    until: 'Bis wann?',
    untilHint: (date, today) => `An diesem Tag wird erneut gefragt. Die Runde schließt: ${day(date, today)}.`,
    text: (person) => `Was sollte ${person} wissen?`,
    submit: 'Verschieben',
    done: (person, date, today) =>
      `✓ **Sie haben es verschoben, bis ${day(date, today)}.** ${person} wird dann erneut gefragt.`,
  },
  exception: {
    button: 'Ausnahme beantragen…',
    formTitle: 'Ausnahme beantragen',
    text: 'Welche Regel soll hier nicht gelten, und warum?',
    hint: (by) => `${by} entscheidet und erhält, was Sie schreiben und was Ihnen geschrieben wurde.`,
    submit: 'Ausnahme beantragen',
    done: (person, text) => `✓ **Sie haben für ${person} eine Ausnahme beantragt:** ${text}`,
    outcome: {
      granted: (by, person, date, today) =>
        `**${by} hat sie gewährt, bis ${day(date, today)}.** Danach wird ${person} erneut gefragt.`,
      refused: (by, person) =>
        `**${by} hat sie abgelehnt.** ${person} hat den Grund erfahren und wird erneut gefragt.`,
      revoked: (by, person) => `**${by} hat sie vorzeitig beendet.** ${person} wird erneut gefragt.`,
    },
    nobody:
      'Niemand darf diese Ausnahme gewähren: Die für die Richtlinie verantwortliche Person, die ISMS-Leitung und die Geschäftsleitung sind alle beteiligt, daher wurde nichts festgehalten. Antworten oder verschieben Sie, oder benennen Sie eine weitere Person in der Geschäftsleitung.',
  },
  tooEarly: 'Wählen Sie einen Tag nach heute.',
  tooLate: (date, today) => `Wählen Sie einen Tag bis zum Ende der Runde: ${day(date, today)}.`,
  textMissing: 'Schreiben Sie einen Satz, damit die Entscheidung für sich spricht.',
  already: (at, timeZone, by) =>
    `${by} hat darüber schon entschieden (${moment(at, timeZone)}), daher wurde nichts weiter festgehalten.`,
  settled: (person) => `Über ${person} ist hier nichts mehr zu entscheiden.`,
}

export const decideException: Translation<typeof englishDecideException> = {
  title: (person, policy) =>
    `Entscheiden Sie: Darf ${person} eine Zeit lang von ${named(policy)}, abweichen?`,
  decidedTitle: (person, policy) => `Eine Ausnahme für ${person} von ${named(policy)}`,
  summary: (policy) => `Entscheiden Sie über eine Ausnahme von ${named(policy)}`,
  request: (by, text) => `**${by} bittet darum:** ${text}`,
  because: {
    owner: '_Sie entscheiden, weil Sie für die Richtlinie verantwortlich sind_',
    ownerAsks: '_Sie entscheiden, weil der Antrag von der für die Richtlinie verantwortlichen Person kommt_',
    ownerConcerned: '_Sie entscheiden, weil es um die für die Richtlinie verantwortliche Person geht_',
    ownerAway: '_Sie entscheiden, weil die für die Richtlinie verantwortliche Person nicht da ist_',
  },
  grant: {
    button: 'Gewähren bis…',
    formTitle: 'Ausnahme gewähren',
    until: 'Letzter Tag',
    untilHint: (date, today) =>
      `Höchstens 12 Monate, spätestens bis ${day(date, today)}. Danach wird erneut gefragt.`,
    tooLate: (date, today) =>
      `Eine Ausnahme dauert höchstens 12 Monate: Wählen Sie einen Tag bis ${day(date, today)}. Danach wird neu entschieden.`,
    text: 'Warum ist das vertretbar, und unter welchen Bedingungen?',
    submit: 'Ausnahme gewähren',
    done: (person, date, today) =>
      `✓ **Sie haben ${person} eine Ausnahme gewährt, bis ${day(date, today)}.** Danach wird erneut gefragt.`,
  },
  refuse: {
    button: 'Ablehnen…',
    formTitle: 'Ausnahme ablehnen',
    text: (person) => `Was sagen Sie ${person}?`,
    hint: 'Es wird wörtlich weitergegeben, zusammen mit der Frage.',
    submit: 'Ausnahme ablehnen',
    done: (person) =>
      `✓ **Sie haben keine Ausnahme gewährt.** ${person} hat den Grund erfahren und wird erneut gefragt.`,
  },
}
