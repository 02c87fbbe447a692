import type { standing as english } from '../en/standing.js'
import type { Translation } from '../translation.js'
import { day, dueDay, listOf, moment, number } from './dates.js'
import { people } from './policy-acknowledgement.js'

export const standing: Translation<typeof english> = {
  command: 'was überfällig und fällig ist, wer auf wen wartet und was als Nächstes zu tun ist',
  title: (week) => `Informationssicherheit, Woche ${week}`,
  next: (text) => `Als Nächstes: ${text}`,
  nothingNext: 'Im Moment ist nichts für Sie zu tun.',
  waitsMore: (count) =>
    count === 1
      ? 'Noch eine Sache wartet auf Sie: `/isms` zeigt sie.'
      : `Noch ${number(count)} Dinge warten auf Sie: \`/isms\` zeigt sie.`,
  groups: {
    stuck: 'Geht nur mit Ihnen weiter',
    overdue: 'Überfällig',
    soon: 'In den nächsten 7 Tagen',
    later: 'Im Gang',
  },
  withLead: 'Geht nur mit der ISMS-Leitung weiter',
  all: (count) => `Alle ${number(count)} ansehen`,
  formTitle: 'Wo alles steht',
  waitsFor: (about, names, dueOn, today) =>
    `${about}: wartet auf ${listOf(names)}, fällig ${dueDay(dueOn, today)}`,
  waitsForReturn: (about, name, to, today) => `${about}: wartet auf ${name}, abwesend bis ${day(to, today)}`,
  waitsForNobody: (about) => `${about}: wartet auf niemanden`,
  nameSomebody: (about) =>
    `**niemand wird gefragt: ${about}.** Nennen Sie in den Dateien der Organisation, wer dafür verantwortlich ist, und importieren Sie sie.`,
  isLate: (about, names) =>
    `**${listOf(names)} ${names.length === 1 ? 'ist' : 'sind'} im Verzug: ${about}.** Ein Wort von Ihnen hilft mehr als eine Erinnerung; \`/isms late\` nennt alle im Verzug.`,
  accounts: (about, answered, asked) => `${about}: ${number(answered)} von ${number(asked)} Konten`,
  toShow: (count) => `${count === 1 ? '1 Änderung' : `${number(count)} Änderungen`} noch nicht nachgewiesen`,
  areLate: (about, count) => `**${people(count)} ${count === 1 ? 'ist' : 'sind'} im Verzug: ${about}.**`,
  footer: (at, timeZone) =>
    `Stand ${moment(at, timeZone)} · \`/isms late\` nennt alle im Verzug, \`/isms calendar\` zeigt, was kommt`,
}
