import type { paper as english } from '../../en/policy-acknowledgement/paper.js'
import type { PolicyNamed } from '../../en/policy-acknowledgement.js'
import type { Translation } from '../../translation.js'
import { day, moment, number } from '../dates.js'

const signatures = (count: number) => (count === 1 ? 'eine Unterschrift' : `${number(count)} Unterschriften`)
const named = ({ title, version }: PolicyNamed) => `„${title}“, Version ${version}`

export const paper: Translation<typeof english> = {
  command: 'eine auf Papier unterschriebene Liste eintragen',
  form: {
    title: 'Liste eintragen',
    heading: (policy) => `Wer hat für ${named(policy)}, unterschrieben?`,
    next: 'Jemand anderes bestätigt die Liste; dann zählt sie.',
    more: (count) =>
      `${number(count)} weitere passen nicht in dieses Formular. Tragen Sie zuerst diese ein; das nächste zeigt die anderen.`,
    who: 'Wer unterschrieben hat',
    whoHint: 'Personen ohne Chat, deren Bestätigung noch fehlt.',
    person: (name, department) => `${name}, ${department}`,
    on: 'Unterschrieben am',
    where: 'Wo das Papier liegt',
    whereHint: 'So, dass andere es finden: „Ordner 12, Personalabteilung“.',
    scan: 'SHA-256 des Scans',
    scanHint: (command) => `Leer lassen, um den Scan danach einzureichen: ${command}`,
    submit: 'Liste eintragen',
    whoMissing: 'Wählen Sie, wer unterschrieben hat.',
    onMissing: 'Sagen Sie, an welchem Tag unterschrieben wurde.',
    onFuture: 'Dieser Tag kommt erst noch.',
    onTooEarly: 'Das ist vor der Veröffentlichung dieser Version.',
    whereMissing: 'Sagen Sie, wo das Papier liegt, damit es zu finden ist.',
    scanWrong: 'Eine SHA-256 hat 64 Ziffern von 0 bis 9 und a bis f.',
  },
  sheet: {
    button: 'Liste zum Unterschreiben senden',
    buttonFor: (id) => `Zum Unterschreiben: ${id}`,
    comes: 'Die Liste kommt gleich als PDF in einer Direktnachricht zu Ihnen.',
    here: (policy, id) =>
      `Hier ist eine Liste zum Ausdrucken und Unterschreiben für ${named(policy)}. Wer unterschrieben hat, tragen Sie mit \`/isms policy paper ${id}\` ein; eine zweite Person bestätigt es.`,
    notTaken: (policy) =>
      `Die Liste für ${named(policy)}, konnte nicht gesendet werden: Dieser Workspace nimmt von Steward keine Dateien an. Die App braucht das Recht, Dateien zu senden (in Slack: \`files:write\`); fordern Sie sie danach noch einmal an.`,
    fileName: 'zum-unterschreiben',
    title: (policy) => `${policy.title}, Version ${policy.version}: Unterschriften`,
    confirms: (sentence) => `Mit Ihrer Unterschrift erklären Sie: ${sentence}`,
    name: 'Vor- und Nachname',
    department: 'Abteilung',
    date: 'Datum',
    signature: 'Unterschrift',
  },
  nobody: (title) =>
    `Zu „${title}“ hat niemand ohne Chat eine offene Frage, daher gibt es nichts einzutragen.`,
  noSecond:
    'Niemand sonst darf eine Liste bestätigen, daher wurde nichts eingetragen. Nennen Sie in organisation.yaml eine Stellvertretung oder eine koordinierende Person und importieren Sie die Datei.',
  changed: (title) =>
    `„${title}“ hat sich geändert, seit das Formular geöffnet wurde, daher wurde nichts eingetragen. Geben Sie den Befehl noch einmal ein.`,
  entered: (list, count, confirmers) =>
    `Eingetragen als \`${list}\` mit ${count === 1 ? 'einer Unterschrift' : signatures(count)}. Sie zählt, sobald sie bestätigt ist, von ${confirmers}.`,
  handIn: (list) => `Den Scan einreichen: \`steward paper attach ${list} DATEI\``,
  card: {
    title: (count) => `Bestätigen Sie ${signatures(count)} auf Papier`,
    summary: (count, policy) => `Bestätigen Sie ${signatures(count)} für ${named(policy)}`,
    ofList: (list, count, policy) =>
      `Unterschriebene Liste ${list}: ${signatures(count)} für ${named(policy)}`,
    waits:
      'Sie haben sie eingetragen. Sie zählt, sobald jemand anderes sie bestätigt hat; dann bekommen Sie eine Nachricht.',
    why: (by, policy) =>
      `${by} hat eine Liste eingetragen, die für ${named(policy)}, unterschrieben wurde. Vergleichen Sie sie mit dem Papier; dann zählt sie als Bestätigung.`,
    see: 'Liste ansehen',
    formTitle: 'Unterschriebene Liste',
    list: 'Liste',
    signedOn: 'Unterschrieben am',
    signedOnValue: (date, today) => day(date, today),
    entered: 'Eingetragen',
    enteredValue: (at, timeZone, by) => `${moment(at, timeZone)}, von ${by}`,
    where: 'Wo das Papier liegt',
    scan: 'SHA-256 des Scans',
    noScan: 'Noch keiner, daher kann sie nicht bestätigt werden.',
    people: (count) =>
      count === 1 ? 'Eine Person hat unterschrieben:' : `${number(count)} Personen haben unterschrieben:`,
    confirm: (count) => (count === 1 ? 'Eine bestätigen' : `${number(count)} bestätigen`),
    reject: 'Zurückweisen…',
    confirmed: (at, timeZone, by) => `✓ Bestätigt ${moment(at, timeZone)}, von ${by}`,
    rejected: (at, timeZone, by, reason) => `Zurückgewiesen ${moment(at, timeZone)}, von ${by}: ${reason}`,
  },
  rejectForm: {
    title: 'Liste zurückweisen',
    heading: (list) => `${list} zurückweisen?`,
    effect:
      'Keine ihrer Unterschriften zählt. Sie bleibt mit Ihrer Begründung festgehalten, und eine neue kann eingetragen werden.',
    reason: 'Warum wird sie zurückgewiesen?',
    reasonMissing: 'Schreiben Sie einen Satz, damit klar ist, was zu verbessern ist.',
    submit: 'Zurückweisen',
  },
  done: {
    confirmed: (list, count) =>
      count === 1
        ? `Bestätigt: Für eine Person auf \`${list}\` zählt das als Bestätigung.`
        : `Bestätigt: Für ${number(count)} Personen auf \`${list}\` zählt das als Bestätigung.`,
    left: (count) =>
      count === 1
        ? 'Eine Unterschrift wurde nicht mehr gebraucht: Ihre Frage ist erledigt oder betrifft inzwischen einen anderen Text.'
        : `${number(count)} Unterschriften wurden nicht mehr gebraucht: Ihre Fragen sind erledigt oder betreffen inzwischen einen anderen Text.`,
    rejected: (list) => `Zurückgewiesen: \`${list}\` zählt für niemanden. Die Liste bleibt festgehalten.`,
  },
  refused: {
    unknown: 'Eine solche Liste gibt es nicht, daher ist nichts geschehen.',
    'own-list':
      'Diese Liste haben Sie selbst eingetragen, daher muss jemand anderes sie bestätigen. Es wurde nichts festgehalten.',
    'not-yours':
      'Diese Liste ist für die ISMS-Leitung, die Stellvertretung oder wer alle auf ihr koordiniert. Es wurde nichts festgehalten.',
    'no-scan': (list) =>
      `Von \`${list}\` gibt es noch keinen Scan, daher wurde nichts festgehalten. Reichen Sie ihn ein: \`steward paper attach ${list} DATEI\`.`,
    'other-scan':
      'Der Scan wurde ausgetauscht, nachdem Sie die Liste geöffnet hatten, daher wurde nichts festgehalten. Öffnen Sie sie noch einmal und vergleichen Sie sie mit dem Papier.',
    decided: 'Diese Liste ist schon bestätigt oder zurückgewiesen, daher wurde nichts festgehalten.',
  },
}
