import type { common as english } from '../en/common.js'
import type { Translation } from '../translation.js'
import { listOf, moment, number } from './dates.js'

export const common: Translation<typeof english> = {
  help: {
    summary: 'Was Sie mit Steward tun können',
    title: 'Was Sie hier tun können',
    nothingWaits: 'Im Moment wartet nichts auf Sie.',
    waits: (count) => (count === 1 ? 'Eine Sache wartet auf Sie:' : `${count} Dinge warten auf Sie:`),
    commands: 'Ihre Befehle:',
    group: (name) => `**Was auf \`/isms ${name}\` folgen kann**`,
    id: 'KENNUNG',
    optionalId: '[KENNUNG]',
    everything: 'Nur /isms eingegeben zeigt alles, was Sie tun können.',
    about: 'Steward fragt Sie hier, wenn unser Informationssicherheits-Management etwas von Ihnen braucht.',
    unknownSummary: 'Diesen Befehl gibt es nicht',
    unknown: (typed, meant) =>
      `Den Befehl „${typed}“ gibt es nicht, daher ist nichts geschehen.${meant ? ` Meinten Sie \`/isms ${meant}\`?` : ''}`,
  },
  refused: {
    summary: 'Nichts wurde festgehalten',
    'not-in-directory':
      'Steward kennt dieses Konto nicht, daher wurde nichts festgehalten. Bitten Sie Ihre ISMS-Leitung, Ihre dienstliche Adresse in die Personenliste aufzunehmen.',
    'not-present':
      'Sie stehen heute nicht auf der Liste der Anwesenden, daher wurde nichts festgehalten. Wenn das nicht stimmt, sagen Sie es Ihrer ISMS-Leitung.',
    guest:
      'Gäste und Personen aus anderen Workspaces machen nur mit, wenn sie eingetragen sind, daher wurde nichts festgehalten. Bitten Sie Ihre ISMS-Leitung, Sie einzutragen.',
    'not-yours':
      'Diese Frage ging an jemand anderen, daher wurde nichts festgehalten. Ihre eigenen Fragen kommen in eigenen Nachrichten zu Ihnen.',
    'own-request':
      'Sie haben um diese Entscheidung gebeten, und wer bittet, genehmigt nicht selbst; daher wurde nichts festgehalten. Sie wartet auf jemand anderen.',
    'no-such-ask':
      'Diese Frage ist nicht mehr verzeichnet, daher wurde nichts festgehalten. Geben Sie /isms ein, um zu sehen, was auf Sie wartet.',
    changed:
      'Hier hat sich etwas geändert, seit die Nachricht gesendet wurde, daher wurde nichts festgehalten. Geben Sie /isms ein, um zu sehen, was jetzt auf Sie wartet.',
    withdrawn:
      'Wer darum gebeten hat, hat es zurückgezogen, daher wurde nichts festgehalten. Sie müssen nichts weiter tun.',
    'handed-on':
      'Inzwischen wird jemand anderes gefragt, daher wurde nichts festgehalten. Sie müssen nichts weiter tun.',
    absent:
      'Diese Runde wurde geschlossen, während Sie abwesend waren, daher wurde nichts festgehalten. Sie werden in einer eigenen Nachricht erneut gefragt.',
    left: 'Diese Frage wurde bei Ihrem Austritt geschlossen, daher wurde nichts festgehalten.',
    'cycle-closed': (at, timeZone) =>
      `Diese Runde wurde geschlossen (${moment(at, timeZone)}), daher wurde nichts festgehalten. Ihre ISMS-Leitung fragt Sie vielleicht erneut.`,
  },
  notYoursToSee:
    'Das ist der ISMS-Leitung, ihrer Stellvertretung und der obersten Leitung vorbehalten, daher ist nichts geschehen. Geben Sie /isms ein, um zu sehen, was Sie tun können.',
  notYourCommand:
    'Dieser Befehl ist der ISMS-Leitung und ihrer Stellvertretung vorbehalten, daher ist nichts geschehen. Geben Sie /isms ein, um zu sehen, was Sie tun können.',
  unavailable:
    'Steward erreicht seine Aufzeichnungen gerade nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal; was Sie zweimal senden, wird nur einmal festgehalten.',
  late: {
    wait: 'Das dauert länger als sonst. Was daraus wird, steht gleich hier; bis dahin gilt nichts als festgehalten.',
    done: 'Es ist erledigt.',
  },
  notOpened: 'Slack hat das Formular nicht rechtzeitig geöffnet. Bitte klicken oder tippen Sie noch einmal.',
  formRefused: (fault) =>
    `Slack lässt Steward das Formular nicht öffnen (${fault}); ein neuer Versuch hilft nicht. Bitte sagen Sie es Ihrer ISMS-Leitung.`,
  more: (count) => `und ${number(count)} weitere`,
  names: (names, left) => (left > 0 ? `${names.join(', ')} und ${number(left)} weitere` : listOf(names)),
  close: 'Schließen',
  required: 'Füllen Sie dies aus und versuchen Sie es noch einmal.',
  noFiles: 'Dateien lassen sich hier nicht abgeben: Geben Sie stattdessen einen Link an.',
  workAddress: 'Dienstliche Adresse, zum Beispiel name@firma.example',
  workAddresses: 'Dienstliche Adressen, getrennt durch Komma oder Zeilen',
}
