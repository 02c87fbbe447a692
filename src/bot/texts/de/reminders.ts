import type { reminders as english } from '../en/reminders.js'
import type { Translation } from '../translation.js'
import { day, listOf, number } from './dates.js'

export const reminders: Translation<typeof english> = {
  waits: (count) => (count === 1 ? 'Eine Sache wartet auf Sie' : `${number(count)} Dinge warten auf Sie`),
  fromBefore: (count) => (count === 1 ? '(eine von früher)' : `(${number(count)} von früher)`),
  allDone: 'Davon wartet nichts mehr auf Sie',
  next: (on, today) =>
    `Ihre nächste Erinnerung kommt am ${day(on, today)}. Nicht da? Geben Sie /isms away ein`,
  told: (names, line) => `Heute gesendet an ${listOf(names)}: „${line}“.`,
  lateTitle: (count) =>
    count === 1 ? 'Eine Person ist im Verzug' : `${number(count)} Personen sind im Verzug`,
  lateSummary: (count) =>
    count === 1
      ? 'Eine Person in Ihrem Bereich ist im Verzug'
      : `${number(count)} Personen in Ihrem Bereich sind im Verzug`,
  lateWith: (people, questions) =>
    `**${people === 1 ? 'Eine Person ist im Verzug' : `${number(people)} Personen sind im Verzug`}**, mit ${questions === 1 ? 'einer Frage' : `${number(questions)} Fragen`}`,
  lateLine: (person, department, what) => `${person}, ${department}: ${what}`,
  lateLineNotInChat: (person, department, what) => `${person}, ${department} (nicht im Chat): ${what}`,
  lateAll: { button: 'Alle im Verzug ansehen', formTitle: 'Wer im Verzug ist' },
  lateSoFar: 'Das ist bisher bei Ihnen angekommen; alle in Ihrem Bereich zeigt `/isms late`.',
  lateThing: (about, dueOn, today) => `${about}, fällig ${day(dueOn, today)}`,
  lateWhy: {
    inChat:
      'Die Betroffenen bekommen dieselben Worte zu lesen. Ein Wort von Ihnen hilft mehr als eine Erinnerung.',
    some: 'Wer im Chat ist, bekommt dieselben Worte zu lesen. Ein Wort von Ihnen hilft mehr als eine Erinnerung.',
    none: 'Im Chat erinnert sie niemand, daher kommt es auf ein Wort von Ihnen an.',
  },
  nobodyLate: 'In Ihrem Bereich ist niemand im Verzug.',
  command: 'wer in Ihrem Bereich im Verzug ist',
  handUp: {
    button: 'An die ISMS-Leitung geben',
    done: (count, lead) =>
      `${count === 1 ? 'Eine überfällige Antwort liegt' : `${number(count)} überfällige Antworten liegen`} jetzt auch bei ${lead}. ${lead} und die Betroffenen lesen das in der nächsten Morgennachricht.`,
    nothing: (lead) => `${lead} hat schon alles, was bei Ihnen angekommen ist; es wurde nichts geändert.`,
    notYours:
      'Das können nur Koordinatorinnen und Koordinatoren; es wurde nichts geändert. Mit /isms late sehen Sie, wer im Verzug ist.',
  },
  daily: {
    title: (part, today) => `Informationssicherheit${part === null ? '' : `, ${part}`}, ${day(today, today)}`,
    summary: (overdue) =>
      overdue === 0
        ? 'Informationssicherheit: nichts ist überfällig'
        : `Informationssicherheit: ${number(overdue)} überfällig`,
    overdue: (count) => `Überfällig ${count === 1 ? '1 Frage' : `${number(count)} Fragen`}`,
    dueSoon: (count) => `fällig in 7 Tagen ${number(count)}`,
    onTime: (percent, of) => `pünktlich in diesem Quartal ${percent} % von ${number(of)}`,
    unchanged: (on, today) => `Seit ${day(on, today)}, hat sich nichts geändert.`,
    moved: {
      title: 'Im Risikoregister',
      above: (title, now, before) =>
        `⚠ **${title}** liegt jetzt oberhalb des Risikoappetits: ${now}, zuvor ${before}`,
      'still-above': (title, now, before) =>
        `⚠ **${title}** bleibt oberhalb des Risikoappetits: ${now}, zuvor ${before}`,
      within: (title, now, before) =>
        `**${title}** liegt wieder innerhalb des Risikoappetits: ${now}, zuvor ${before}`,
      ratedBy: (name) => `beurteilt von ${name}`,
      ratedInFile: 'so beurteilt in der importierten Datei',
      voidApproved: (name) => `die Akzeptanz durch ${name} gilt nicht mehr`,
      voidRejected: (name) => `zuvor nicht akzeptiert von ${name}`,
      rejected: (title, now, name) => `⚠ ${name} hat **${title}** nicht akzeptiert: ${now}`,
      'ran-out': (title, now, until, today) =>
        `⚠ Die Akzeptanz von **${title}** ist ausgelaufen (gültig bis ${day(until, today)}): ${now}, oberhalb des Risikoappetits`,
      'not-yet': (title, now, name) =>
        `⚠ ${name} akzeptiert **${title}** noch nicht: ${now}, oberhalb des Risikoappetits`,
    },
    unreachable: (count) => `im Chat nicht erreicht ${number(count)}`,
    running: (about, answered, asked) => `${about}: ${number(answered)} von ${number(asked)}`,
    everything: 'Alles, und was als Nächstes zu tun ist: `/isms status`',
    ledger: (height, hash) =>
      `Ledger ${height}:${hash} · heben Sie diese Nachricht auf; \`steward verify --anchor\` hält das Ledger dagegen`,
  },
}
