import type { population as english } from '../../en/access-review/population.js'
import type { Translation } from '../../translation.js'
import { dated, day, listOf, number } from '../dates.js'
import { accounts } from './review.js'

export const population: Translation<typeof english> = {
  handIn: {
    title: (title) => `Reichen Sie ein, wer Zugriff hat: ${title}`,
    summary: (title, dueOn, today) =>
      `Reichen Sie ein, wer Zugriff auf ${title} hat, bis ${day(dueOn, today)}`,
    verifyTitle: (title) => `Zeigen Sie, dass der Zugriff geändert ist: ${title}`,
    verifySummary: (title, dueOn, today) =>
      `Reichen Sie eine neue Liste der Konten von ${title} ein, bis ${day(dueOn, today)}`,
    what: 'Exportieren Sie alle Konten als CSV-Datei, auch die gesperrten, und notieren Sie, wie viele das System selbst anzeigt.',
    verifyWhat: (count) =>
      `Exportieren Sie noch einmal alle Konten, genauso wie vor der Überprüfung: Die Liste zeigt, ob ausgeführt ist, was für ${accounts(count)} angeordnet wurde. Eine Änderung zeigt sie daran, dass ein Recht weg ist; jede andere zeigen Sie anders.`,
    columns: (list) => `**Diese Spalten werden gelesen:** ${list}`,
    column: {
      id: (name) => `${name} (die Nummer, unter der das System ein Konto führt)`,
      login: (name) => `${name} (womit man sich anmeldet)`,
      name: (name) => `${name} (Name)`,
      email: (name) => `${name} (E-Mail-Adresse)`,
      entitlements: (name) => `${name} (Rollen oder Gruppen)`,
      lastUsed: (name) => `${name} (zuletzt benutzt)`,
      active: (name) => `${name} (ob es benutzt werden kann)`,
    },
    before: (count, at, timeZone) => `Die Liste davor: ${accounts(count)}, ${dated(at, timeZone)}.`,
    open: 'Liste einreichen…',
    why: (controls) =>
      `_An Sie, weil Sie für dieses System verantwortlich sind; niemand wird um eine Überprüfung gebeten, bevor die Liste vollständig ist · ISO 27001 ${controls}_`,
    verifyWhy: (controls) =>
      `_An Sie, weil Sie für dieses System verantwortlich sind · ISO 27001 ${controls}_`,
    form: {
      title: 'Liste einreichen',
      question: (title) => `**Wer Zugriff auf ${title} hat**`,
      file: 'Liste der Konten',
      fileHint: (megabytes) => `Eine CSV-Datei, höchstens ${number(megabytes)} MB.`,
      shown: 'Wie viele Konten das System selbst anzeigt',
      shownHint:
        'Eine Zahl, wie sie im System steht, nicht in der Datei gezählt: Sie zeigt, dass nichts fehlt.',
      exportedOn: 'Exportiert am',
      exportedOnHint: 'Der Tag, an dem das System diese Liste erstellt hat. Er bleibt in den Aufzeichnungen.',
      exported: {
        missing: 'Wählen Sie den Tag, an dem die Liste exportiert wurde.',
        early: (on, today) =>
          `Was zu zeigen ist, wurde angeordnet: ${day(on, today)}. Eine ältere Liste kann es nicht zeigen, daher wurde nichts festgehalten. Exportieren Sie neu.`,
        late: 'Dieser Tag liegt noch vor uns, daher wurde nichts festgehalten. Wählen Sie den Tag, an dem die Liste exportiert wurde.',
        before:
          'Genau diese Liste wurde schon einmal eingereicht oder enthält dieselben Konten: Sie zeigt nichts Neues, daher wurde nichts festgehalten. Exportieren Sie neu; wenn eine Liste es nicht zeigen kann, zeigen Sie es anders.',
      },
      submit: 'Liste einreichen',
      noFile: 'Fügen Sie die Datei hinzu, die das System exportiert.',
      notCsv:
        'Das ist keine CSV-Datei. Exportieren Sie als CSV (mit Kommas oder Semikolons) und wählen Sie sie neu.',
      noNumber:
        'Schreiben Sie eine ganze Zahl, etwa 120. Wenn das System keine anzeigt, zählen Sie die Konten in seiner eigenen Liste.',
      taking: {
        underWay:
          'Diese Datei wird noch geholt, daher wurde noch nichts festgehalten. Senden Sie das Formular in einigen Sekunden noch einmal ab: Was Sie geschrieben haben, bleibt.',
        notFetched:
          'Diese Datei ist gerade nicht zu bekommen, daher wurde nichts festgehalten. Versuchen Sie es noch einmal.',
        isInstead: (kinds) =>
          `Diese Datei ist in Wahrheit eine ${kinds}-Datei, was auch immer ihr Name sagt; daher wurde nichts festgehalten. Öffnen Sie die Liste im System oder in Excel, speichern Sie sie dort als „CSV“ (Umbenennen genügt nicht), und wählen Sie sie neu.`,
        fault: {
          empty: 'Diese Datei ist leer, daher wurde nichts festgehalten. Exportieren Sie neu.',
          'too-big': (megabytes) =>
            `Diese Datei ist größer als ${number(megabytes)} MB, daher wurde nichts festgehalten. Exportieren Sie nur die Spalten, die gelesen werden.`,
          'unknown-kind': (kinds) =>
            `Das ist keine Liste, wie sie hier gelesen wird (von ${kinds} nur CSV), daher wurde nichts festgehalten. Exportieren Sie als CSV.`,
          mismatch:
            'Diese Datei ist kein Text, was auch immer ihr Name sagt; daher wurde nichts festgehalten. Exportieren Sie als CSV, mit Kommas oder Semikolons.',
        },
      },
      kept: '_Die Datei bleibt als Nachweis erhalten. Wer überprüft, sieht, wem ein Konto gehört und was es darf._',
    },
    fault: {
      empty:
        'In dieser Datei steht kein Konto, daher wurde nichts festgehalten. Exportieren Sie ohne Filter.',
      'count-differs': (read, shown) =>
        `In der Datei: ${accounts(read)}, laut System ${number(shown)}; daher wurde nichts festgehalten. Exportieren Sie alle oder berichtigen Sie die Zahl.`,
      'same-id-twice': (id, lines) =>
        lines.length === 0
          ? `Das Konto „${id}“ steht zweimal in der Liste, daher wurde nichts festgehalten. Exportieren Sie neu, mit einer Zeile je Konto.`
          : `Das Konto „${id}“ steht in den Zeilen ${listOf(lines)}, daher wurde nichts festgehalten. Exportieren Sie neu, mit einer Zeile je Konto.`,
      'no-id': (place) =>
        `Zeile ${number(place)} sagt nicht, um welches Konto es geht, daher wurde nichts festgehalten. Ergänzen Sie sie, oder löschen Sie sie, wenn sie keines ist.`,
      'no-column': (name, by) =>
        `Die Datei hat keine Spalte „${name}“, daher wurde nichts festgehalten. Exportieren Sie mit dieser Spalte, oder ${by === null ? 'berichtigen Sie ihren Namen in systems.yaml' : `wenden Sie sich an ${by}: Dort ist festgelegt, wie diese Liste gelesen wird`}.`,
      'column-twice': (name, by) =>
        `Die Datei hat mehr als eine Spalte „${name}“, daher wurde nichts festgehalten. Benennen Sie eine um, entfernen Sie eine, oder ${by === null ? 'nennen Sie in systems.yaml eine andere' : `wenden Sie sich an ${by}: Dort ist festgelegt, wie diese Liste gelesen wird`}.`,
      unreadable: (place) =>
        place === null
          ? 'Diese Datei lässt sich nicht als CSV lesen, daher wurde nichts festgehalten. Speichern Sie sie neu als CSV, in UTF-8.'
          : `Zeile ${number(place)} lässt sich nicht lesen: Ein Anführungszeichen ist nicht geschlossen, oder sie hat mehr Spalten als die erste Zeile. Es wurde nichts festgehalten. Berichtigen Sie sie, oder exportieren Sie neu.`,
      'bad-date': (text, name, place, by) =>
        `„${text}“ in der Spalte „${name}“, Zeile ${number(place)}, ist kein Datum, wie es in dieser Liste geschrieben wird; daher wurde nichts festgehalten. Berichtigen Sie die Zeile, oder ${by === null ? '`dateFormat` in systems.yaml' : `wenden Sie sich an ${by}: Dort ist festgelegt, wie diese Liste gelesen wird`}.`,
      'no-secret': (name) =>
        `Die Umgebungsvariable ${name} ist dort nicht gesetzt, wo Steward läuft. Wer Steward betreibt, setzt sie.`,
      refused: (number) =>
        `Das System hat Steward abgewiesen (${number}). Prüfen Sie, ob das Geheimnis noch gilt und alle Konten lesen darf.`,
      'led-elsewhere': (text) =>
        `Das System verweist auf eine andere Adresse (${text}); dorthin bringt Steward sein Geheimnis nicht.`,
      'not-reached':
        'Das System ist nicht zu erreichen. Prüfen Sie, ob es läuft und ob seine Adresse in systems.yaml stimmt.',
      'not-complete':
        'Die Liste bricht vor ihrem Ende ab, daher wurde nichts festgehalten. Exportieren Sie neu, und warten Sie, bis sie vollständig ist.',
      busy: 'Das System bittet Steward, zu warten, weil es zu oft gefragt wurde.',
    },
    receipt: {
      title: (title) => `✓ Sie haben eingereicht, wer Zugriff auf ${title} hat`,
      byOther: (title, by) => `✓ ${by} hat eingereicht, wer Zugriff auf ${title} hat`,
      read: (count, left) =>
        left === 0
          ? `Gelesen: ${accounts(count)}.`
          : `Gelesen: ${accounts(count)}; ${left === 1 ? 'ein gesperrtes wird' : `${number(left)} gesperrte werden`} nicht überprüft.`,
      next: 'Wer sie überprüft, wird gleich gefragt.',
      verifyNext: 'Sie wird gleich mit dem verglichen, was angeordnet wurde.',
      outcome: {
        compared: '**Verglichen mit dem, was angeordnet wurde:**',
        seen: (count) => `✓ ${number(count)} nachweislich erledigt`,
        wrong: (count) => `⚠ ${number(count)} nicht erledigt, danach wird noch einmal gefragt`,
        left: (count) => `${number(count)} daraus nicht zu ersehen`,
        nothing: 'Von dem, was angeordnet wurde, ist nichts mehr offen.',
      },
      held: 'Die Liste weicht so stark von der davor ab, dass Sie zuerst gefragt werden, ob sie stimmt.',
    },
  },
  swing: {
    title: (title) => `Stimmt das? Konten von ${title}`,
    summary: (title) => `Sagen Sie, ob die Zahl der Konten von ${title} stimmt`,
    question: {
      shrank: (of, count, percent) =>
        `Vorher: **${accounts(of)}**, jetzt: **${number(count)}**, das sind ${number(percent)} % weniger. Stimmt das?`,
      grew: (of, count, percent) =>
        `Vorher: **${accounts(of)}**, jetzt: **${number(count)}**, das sind ${number(percent)} % mehr. Stimmt das?`,
    },
    last: (at, timeZone) => `Die Liste davor ist vom ${dated(at, timeZone)}.`,
    lastToGo: (at, timeZone, of, count) =>
      `Die Liste davor ist vom ${dated(at, timeZone)}: ${accounts(of)}, von denen ${count === 1 ? 'eines zu entfernen war' : `${number(count)} zu entfernen waren`}.`,
    yes: (count) => `Diese ${number(count)} überprüfen…`,
    again: { csv: 'Ich exportiere noch einmal', live: 'Noch einmal lesen' },
    why: (percent, controls) =>
      `_An Sie, weil sich die Zahl um mehr als ${number(percent)} % geändert hat: Eine halbe Liste wird nicht überprüft · ISO 27001 ${controls}_`,
    form: {
      title: 'Diese Liste überprüfen',
      question: (count) => `**Überprüfung mit dieser Liste (${accounts(count)})?**`,
      label: 'Warum es so viel mehr oder weniger sind',
      hint: 'Zum Beispiel: Das Lager ist im September auf ein anderes System umgezogen. Es bleibt in den Aufzeichnungen, Wort für Wort.',
      missing: 'Schreiben Sie, warum: Bei einem Audit wird danach gefragt.',
      submit: 'Diese überprüfen',
    },
    receipt: {
      right: (count) => `✓ Sie haben gesagt, dass die Zahl stimmt: ${accounts(count)}`,
      rightBy: (count, by) => `✓ ${by} hat gesagt, dass die Zahl stimmt: ${accounts(count)}`,
      wrong: 'Sie stimmt nicht: Die Liste wird neu gelesen',
      next: {
        right: 'Wer sie überprüft, wird gleich gefragt.',
        wrong: 'Sie werden gleich um eine neue Liste gebeten.',
        live: 'Sie wird gleich neu gelesen.',
      },
    },
  },
  closed: {
    title: (title) => `Geschlossen: Liste der Konten von ${title}`,
    'handed-on': 'Danach wird inzwischen jemand anderes gefragt. Hier wird nichts mehr von Ihnen gebraucht.',
    left: 'Das wurde geschlossen, als die gefragte Person ausschied. Hier wird nichts mehr von Ihnen gebraucht.',
    withdrawn: 'Sie wird nicht mehr gebraucht.',
    over: 'Die Überprüfung wurde geschlossen, bevor die Liste kam. Das steht in der Aufzeichnung.',
  },
  already: (title, at, timeZone) =>
    `Die Liste der Konten von ${title} wurde schon am ${dated(at, timeZone)} eingereicht. Dabei bleibt es; mehr wurde nicht festgehalten.`,
}
