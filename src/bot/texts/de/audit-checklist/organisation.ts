import type { organisation as english } from '../../en/audit-checklist/organisation.js'
import type { Translation } from '../../translation.js'

export const organisation: Translation<typeof english> = {
  'A.5.1': {
    ask: 'Welche Richtlinien gelten, wer hat jede freigegeben, und wann wird sie wieder geprüft? Wie erfahren die Leute von einer neuen Fassung?',
    see: 'Richtlinien mit Freigabe und nächster Prüfung; Kenntnisnahmen einer Stichprobe; eine Änderung, verfolgt zu den Betroffenen.',
  },
  'A.5.2': {
    ask: 'Wer ist für diese Maßnahme, dieses System, dieses Risiko zuständig? Was geschieht mit der Zuständigkeit, wenn die Person geht?',
    see: 'Rollen und Zuständige gegen die aktuelle Personalliste; die Zuständigkeiten der letzten drei Ausgeschiedenen.',
  },
  'A.5.3': {
    ask: 'Welche zwei Aufgaben dürfen hier nie in einer Hand liegen, und was hält sie getrennt? Wo sind Sie zu klein dafür, und was tun Sie stattdessen?',
    see: 'Unvereinbare Rechte in zwei Systemen; eine Freigabe mit zwei verschiedenen Personen; der Ausgleich, wo es nicht geht.',
  },
  'A.5.4': {
    ask: 'An eine Führungskraft: Wie sorgen Sie dafür, dass Ihre Leute die Regeln einhalten, und wann mussten Sie zuletzt etwas sagen?',
    see: 'Erfüllung nach Abteilung; Erinnerungen und Eskalationen an Führungskräfte und was folgte.',
  },
  'A.5.5': {
    ask: 'Wen würden Sie bei welcher Behörde wofür anrufen, und binnen wie vieler Stunden? Wer darf anrufen?',
    see: 'Die Liste der Kontakte mit letzter Prüfung; ein Kontakt, der stattfand, oder eine Übung.',
  },
  'A.5.6': {
    ask: 'Welchen Fachkreisen oder Verteilern gehören Sie an, und was haben Sie deswegen geändert?',
    see: 'Mitgliedschaften; ein Hinweis, verfolgt bis zu dem, was daraus wurde.',
  },
  'A.5.7': {
    ask: 'Woher erfahren Sie von Bedrohungen, wer liest das, und welche führte zuletzt zu einer Maßnahme?',
    see: 'Quellen und Zuständige; zwei Meldungen mit Bewertung und Ergebnis.',
  },
  'A.5.8': {
    ask: 'An welcher Stelle eines Projekts wird nach Sicherheit gefragt, und wer gibt frei? Welches Projekt wurde zuletzt deswegen angehalten oder geändert?',
    see: 'Zwei neuere Projekte mit Risiken und Sicherheitsanforderungen; die Abnahme vor dem Start.',
  },
  'A.5.9': {
    ask: 'Wie kommt etwas Neues in die Liste der Werte, und wie kommt Verschwundenes hinaus? Wem gehört der Eintrag?',
    see: 'Fünf Dinge vor Ort in der Liste gesucht und fünf Einträge vor Ort; Einträge ohne zuständige Person.',
  },
  'A.5.10': {
    ask: 'An Nutzende: Was dürfen Sie mit diesem Gerät, diesen Daten, diesem Werkzeug, und was nicht? Wo steht das?',
    see: 'Die Nutzungsregeln und ihre Kenntnisnahme; der Umgang mit einem vertraulichen Dokument vom Entstehen bis zum Löschen.',
  },
  'A.5.11': {
    ask: 'Was haben die letzten Ausgeschiedenen zurückgegeben, wer hat es geprüft, und was fehlte?',
    see: 'Eine Stichprobe mit Übergabelisten; Geräte, die noch auf Ausgeschiedene laufen.',
  },
  'A.5.12': {
    ask: 'Welche Stufen gibt es, wer stuft ein, und was ändert sich dadurch im Umgang?',
    see: 'Das Schema; fünf Dokumente mit ihrer Stufe; eines, das neu eingestuft wurde.',
  },
  'A.5.13': {
    ask: 'Woran sehe ich die Stufe dieses Dokuments, dieser E-Mail, dieses Exports? Was ist nicht gekennzeichnet, und warum?',
    see: 'Eine Stichprobe von Dokumenten, Exporten und Ausdrucken; die automatische Kennzeichnung, wo es sie gibt.',
  },
  'A.5.14': {
    ask: 'Wie senden Sie einem Kunden etwas Vertrauliches? Was nutzen die Leute wirklich, wenn das zu langsam ist?',
    see: 'Regeln und Vereinbarungen zur Weitergabe; zwei echte Fälle; Freigabelinks, die allen offenstehen.',
  },
  'A.5.15': {
    ask: 'Wer entscheidet nach welcher Regel, wer worauf zugreifen darf? Zeigen Sie einen Antrag, der abgelehnt wurde.',
    see: 'Die Zugriffsregeln je System; drei vergebene Rechte gegen Rolle und Freigabe.',
  },
  'A.5.16': {
    ask: 'Wie beginnt und endet eine Identität, bei Beschäftigten, Externen und Maschinen? Welche Konten teilen sich mehrere?',
    see: 'Ein- und Austritte des Zeitraums gegen die Konten; geteilte und technische Konten mit zuständiger Person.',
  },
  'A.5.17': {
    ask: 'Wie kommt jemand Neues an sein erstes Passwort, und wie wird es zurückgesetzt, wenn jemand anruft? Was erzwingt das System?',
    see: 'Einstellungen zu Passwörtern und zweitem Faktor; eine Rücksetzung, wie sie abläuft; Geheimnisse in Tickets, Skripten oder Chats.',
  },
  'A.5.18': {
    ask: 'Wie schnell ist der Zugriff weg, wenn jemand geht oder die Abteilung wechselt? Wer prüft, was bleibt, und was ergab die letzte Prüfung?',
    see: 'Eine Stichprobe von Austritten und Wechseln mit der Stunde des Entzugs in jedem System; eine Prüfung mit Entscheidungen und deren Umsetzung.',
  },
}
