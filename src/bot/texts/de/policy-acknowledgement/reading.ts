import type { reading as english } from '../../en/policy-acknowledgement/reading.js'
import type { Translation } from '../../translation.js'
import { day, dueDay, languageName, moment, number } from '../dates.js'

export const reading: Translation<typeof english> = {
  commands: {
    read: 'eine Richtlinie lesen, an jedem Tag',
    list: 'die Richtlinien, die Sie betreffen',
  },
  otherLanguage: (language) =>
    `Diese Richtlinie gibt es nicht in Ihrer Sprache; Sie lesen sie auf ${languageName(language)}.`,
  formTitle: 'Richtlinie lesen',
  retired: 'Diese Richtlinie ist nicht mehr in Kraft. Sie wird für die Aufzeichnungen aufbewahrt.',
  draft: 'Ein Entwurf: Diese Version ist noch nicht veröffentlicht.',
  notForYou:
    'Diese Richtlinie ist für andere bestimmt, daher wurde sie nicht geöffnet. `/isms policy list` zeigt, welche Sie betreffen.',
  nothingConcernsYou: 'Noch betrifft Sie keine Richtlinie.',
  which: (known) =>
    `Sagen Sie, welche Richtlinie: \`/isms policy read KENNUNG\`. Diese betreffen Sie: ${known}.`,
  unknown: (id, known) =>
    `Eine Richtlinie „${id}“ gibt es nicht, daher wurde nichts geöffnet. Diese betreffen Sie: ${known}.`,
  pdf: {
    button: 'Als PDF zusenden',
    comes: 'Die PDF-Datei kommt gleich in einer eigenen Nachricht zu Ihnen.',
    here: ({ title, version }) => `Hier ist wie gewünscht „${title}“, Version ${version}.`,
    notTaken: ({ title, version }, id) =>
      `„${title}“, Version ${version}, konnte nicht als PDF gesendet werden: Dieser Workspace nimmt von Steward keine Dateien an. Sagen Sie der ISMS-Leitung, dass die App die Berechtigung braucht, Dateien zu senden (in Slack: \`files:write\`), und fordern Sie die Datei dann noch einmal an. Der Text ist jederzeit da: \`/isms policy read ${id}\`.`,
  },
  list: {
    mine: 'Richtlinien, die Sie betreffen',
    all: 'Alle Richtlinien',
    line: ({ title, version }, id, state) => `**${title}**, Version ${version} (\`${id}\`): ${state}`,
    waits: (dueOn, today) => `wartet auf Sie, bis ${dueDay(dueOn, today)}`,
    acknowledged: (at, timeZone) => `von Ihnen bestätigt: ${moment(at, timeZone)}`,
    carriedOver: (version, at, timeZone) =>
      `Version ${version} von Ihnen bestätigt: ${moment(at, timeZone)}; seitdem ist nur der Wortlaut anders`,
    missed: 'die Zeit für die Bestätigung ist vorbei',
    toRead: 'zum Nachlesen',
    retired: (at, timeZone) => `außer Kraft seit ${moment(at, timeZone)}`,
    notPublished: 'noch nicht veröffentlicht',
    running: (answered, asked, dueOn, today) =>
      `${number(answered)} von ${number(asked)} haben bestätigt, fällig ${day(dueOn, today)}`,
    closed: (answered, asked) =>
      `${number(answered)} von ${number(asked)} haben bestätigt, die Runde ist geschlossen`,
    waitsForApproval: (version, approver, at, timeZone) =>
      `Version ${version} wartet auf Genehmigung: bei ${approver} seit ${moment(at, timeZone)}`,
    newer: (version) => `Version ${version} ist importiert und nicht veröffentlicht`,
    how: 'Zum Lesen: `/isms policy read KENNUNG`.',
  },
}
