import type { link as english } from '../en/link.js'
import type { Translation } from '../translation.js'
import { moment } from './dates.js'

export const link: Translation<typeof english> = {
  language: 'de',
  letter: {
    open: 'Öffnen',
    how: (until, timeZone) =>
      `Der Link ist nur für Sie und gilt bis ${moment(until, timeZone)}. Zum Öffnen lassen Sie sich einen Code an diese Adresse schicken; ohne den Code zeigt er nichts.`,
    from: (organisation) =>
      `Gesendet von Steward, für das Informationssicherheits-Management von ${organisation}.`,
  },
  codeLetter: {
    subject: (organisation) => `Ihr Code für ${organisation}`,
    code: (code) => `Ihr Code: ${code}. Er gilt einmal, innerhalb von zehn Minuten.`,
    ignore:
      'Sie haben keinen Link geöffnet? Dann lassen Sie diese Nachricht liegen, und geben Sie den Code niemandem.',
  },
  title: (organisation) => `Informationssicherheit · ${organisation}`,
  you: (name) => `Sie sind ${name}.`,
  leave: 'Verlassen',
  entry: {
    title: 'Lassen Sie sich einen Code schicken',
    why: (address) =>
      `Dieser Link gehört zu ${address}. Was dahinter liegt, sieht nur, wer den Code hat, der dorthin geschickt wird.`,
    send: 'Code schicken',
    sent: (address) => `Ein Code wurde an ${address} geschickt. Er gilt zehn Minuten.`,
    label: 'Code, sechs Ziffern',
    open: 'Öffnen',
    again: 'Neuen Code schicken',
    wrong: 'Das ist nicht der Code. Bitte sehen Sie noch einmal nach.',
    spent: 'Dieser Code gilt nicht mehr. Lassen Sie sich einen neuen schicken.',
    tooMany:
      'Für diesen Link wurden so viele Codes geschickt, dass es vorerst keinen mehr gibt. Versuchen Sie es in einer Stunde wieder.',
    notSent:
      'Der Code konnte nicht geschickt werden, es hat sich also nichts geändert. Versuchen Sie es in ein paar Minuten wieder.',
  },
  gone: {
    title: 'Dieser Link gilt nicht mehr',
    what: 'Es wurde nichts festgehalten. Ein Link gilt vierzehn Tage, und für den, für den er gemacht ist. Die nächste Nachricht bringt einen neuen; wenn es eilt, fragen Sie Ihre ISMS-Leitung.',
  },
  over: {
    title: 'Ihr Besuch ist zu Ende',
    what: 'Zu Ihrem Schutz endet er nach einer halben Stunde, in der nichts geschieht, und spätestens nach acht Stunden. Was festgehalten war, ist nicht verloren. Öffnen Sie den Link in Ihrer E-Mail wieder.',
  },
  foreign: {
    title: 'Das kam von einer anderen Seite',
    what: 'Daher wurde nichts verschickt und nichts festgehalten. Öffnen Sie den Link in Ihrer E-Mail und machen Sie dort weiter.',
  },
  left: {
    title: 'Sie haben die Seite verlassen',
    what: 'Wer diesen Browser jetzt benutzt, sieht nichts mehr. Der Link in Ihrer E-Mail öffnet sie wieder.',
  },
  page: {
    waits: (count) => (count === 1 ? 'Eine Sache wartet auf Sie' : `${count} Dinge warten auf Sie`),
    nothing: 'Nichts wartet auf Sie',
    nothingWhat: 'Sobald etwas wartet, bekommen Sie eine E-Mail.',
    told: 'Was Ihnen in letzter Zeit mitgeteilt wurde',
    said: 'Was Sie zuletzt gesagt haben',
    back: 'Zurück zu dem, was auf Sie wartet',
    mendFirst: 'Es wurde noch nichts festgehalten. Bitte berichtigen Sie, was unten genannt ist.',
    formGone:
      'Dieses Formular ist nicht mehr offen, es wurde also nichts festgehalten. Beginnen Sie hier noch einmal.',
    foreign:
      'Dieser Knopf gehört nicht zu Ihrem Besuch, es wurde also nichts festgehalten. Beginnen Sie hier noch einmal.',
    optional: 'freiwillig',
    choose: 'Auswählen…',
    tooLong: (count) => `Hier haben höchstens ${count} Zeichen Platz.`,
    noDate: 'Schreiben Sie ein Datum als Jahr-Monat-Tag.',
    save: 'Datei speichern',
    command: 'Etwas anderes? Geben Sie einen Befehl ein',
    commandHint: '/isms allein zeigt, was Sie tun können.',
    run: 'Ausführen',
  },
}
