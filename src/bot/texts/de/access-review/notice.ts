import type { notice as english } from '../../en/access-review/notice.js'
import type { Translation } from '../../translation.js'
import { dated, day, dueDay, number } from '../dates.js'
import { accounts, ofAccounts } from './review.js'

export const notice: Translation<typeof english> = {
  failed: {
    title: (title) => `Die Konten von ${title} ließen sich nicht lesen`,
    what: {
      empty: 'Das System sagt, dass es kein Konto hat.',
      'count-differs': 'Das System zeigt eine andere Zahl von Konten an, als es geliefert hat.',
      'same-id-twice': 'Ein Konto kam zweimal unter derselben Nummer.',
      'no-id': 'Ein Konto kam ohne die Nummer, unter der es geführt wird.',
      'no-column': 'Ein Feld fehlt, das systems.yaml nennt.',
      'column-twice': 'Eine Spalte, die systems.yaml nennt, gibt es zweimal.',
      unreadable: 'Was kam, ist keine Liste von Konten.',
      'bad-date': 'Ein Datum ist nicht so geschrieben, wie systems.yaml es sagt.',
      'no-secret': 'Ein Geheimnis, das systems.yaml nennt, ist dort nicht gesetzt, wo Steward läuft.',
      refused:
        'Das System hat Steward abgewiesen: Das Geheimnis gilt nicht mehr, oder es darf nicht alle Konten lesen.',
      'led-elsewhere':
        'Das System verweist auf eine andere Adresse; dorthin bringt Steward sein Geheimnis nicht.',
      'not-reached': 'Das System ist nicht zu erreichen.',
      'not-complete': 'Das System brach ab, bevor alle Konten gelesen waren.',
      busy: 'Das System bittet, seltener gefragt zu werden.',
    },
    todo: {
      file: 'Berichtigen Sie es in systems.yaml, und importieren Sie die Datei.',
      secret: 'Wer Steward betreibt, setzt es, oder ein gültiges an seine Stelle.',
      system: 'Sehen Sie im System selbst nach; seine Adresse steht in systems.yaml.',
      wait: 'Es ist nichts zu tun.',
    },
    nothing: 'Niemand wird gebeten, eine halbe Liste zu überprüfen: Die Überprüfung wartet.',
    again: (at, timeZone) =>
      `Es wird von selbst noch einmal versucht, das nächste Mal am ${dated(at, timeZone)}.`,
    tryNow: 'Jetzt noch einmal versuchen',
    trying: 'Es wird gleich noch einmal versucht.',
    anew: 'Um eine neue Liste wird gebeten.',
    works: 'Inzwischen wurden sie gelesen. Es ist nichts zu tun.',
  },
  nobody: {
    title: {
      owner: (title) => `Niemand zu fragen: Überprüfung der Zugriffsrechte auf ${title}`,
      rows: (title) => `Niemand darf überprüfen: Konten von ${title}`,
      proof: (title) => `Niemand darf bestätigen: Änderungen des Zugriffs auf ${title}`,
    },
    proof:
      'Wer bestätigen könnte, was als erledigt gezeigt wurde, hat es selbst getan, vertritt die Person oder ist nicht da. Niemand sonst bestätigt es: Es wartet, bis die ISMS-Leitung, ihre Stellvertretung oder eine übergeordnete Führungskraft da ist oder in systems.yaml jemand von außen genannt ist.',
    owner: (title, dueOn, today) =>
      `Für ${title} ist niemand mehr verantwortlich; die Überprüfung ist fällig ${dueDay(dueOn, today)}. Nennen Sie in systems.yaml jemand anderen, und importieren Sie die Datei; dann wird gefragt.`,
    rows: (count) =>
      `Bei ${ofAccounts(count)} ist, wer entscheiden könnte, selbst Inhaber, der innehabenden Person unterstellt oder nicht da. Niemand überprüft das eigene Konto oder das einer vorgesetzten Person, daher ${count === 1 ? 'wartet es' : 'warten sie'}: Nennen Sie in systems.yaml jemanden von außen (\`outsider\`), und importieren Sie die Datei.`,
  },
  notRemoved: {
    title: (title) => `Noch da: Konten von ${title}`,
    none: (title) => `Nicht als entfernt nachgewiesen: Konten von ${title}`,
    lacks: (at, timeZone) =>
      `Die Liste vom ${dated(at, timeZone)} weist von keinem Konto nach, dass es weg ist: In ihr fehlen andere, deren Entfernen niemand angeordnet hat, oder sie wurde anders gelesen als die überprüfte.`,
    anew: 'Dafür braucht es eine neue Liste aller Konten.',
    what: (count, at, timeZone) =>
      `In der Liste vom ${dated(at, timeZone)} ${count === 1 ? 'steht' : 'stehen'} ${accounts(count)} wie zuvor, obwohl ${count === 1 ? 'es' : 'sie'} zu entfernen oder zu ändern ${count === 1 ? 'war' : 'waren'}.`,
    line: {
      'still-there': (name) => `${name}: als entfernt gemeldet und noch da`,
      unchanged: (name) => `${name}: als geändert gemeldet und wie zuvor`,
      'came-back': (name) => `${name}: wurde schon einmal entfernt und ist wieder da`,
      open: (name) => `${name}: noch da`,
    },
    overdue: (on, today) => `überfällig seit ${day(on, today)}`,
    next: (owner) => `${owner} kümmert sich darum und wurde gefragt.`,
    nextOwn:
      'Darum kümmern Sie sich: Melden Sie, was erledigt ist, in der Nachricht, die aufzählt, was zu entfernen und zu ändern ist.',
  },
  withdrawn: {
    title: (title) => `Unverändert lassen: Konten von ${title}`,
    what: (count) =>
      count === 1
        ? 'Dieses Konto ist nicht mehr zu entfernen oder zu ändern: Die Entscheidung darüber wurde berichtigt.'
        : `Diese ${number(count)} Konten sind nicht mehr zu entfernen oder zu ändern: Die Entscheidungen darüber wurden berichtigt.`,
    next: 'Ist es schon geschehen? Dann machen Sie es rückgängig und sagen Sie denen Bescheid, die das Konto nutzen.',
  },
  closed: {
    title: (title) => `Geschlossen: Überprüfung der Zugriffsrechte auf ${title}`,
    notRead:
      'Die Konten wurden **nie vollständig gelesen**; daher wurde niemand gefragt und nichts überprüft.',
    whole: 'Jedes Konto wurde überprüft, und alles Angeordnete ist nachweislich erledigt.',
    wholeKept: 'Jedes Konto wurde überprüft, und nichts war zu entfernen oder zu ändern.',
    notReviewed: (count) =>
      count === 1
        ? 'Ein Konto wurde **nicht überprüft**: Niemand hat bis zum Schlusstag darüber entschieden.'
        : `${accounts(count)} wurden **nicht überprüft**: Niemand hat bis zum Schlusstag darüber entschieden.`,
    notDone: (count) =>
      count === 1
        ? 'Ein Auftrag ist **nicht nachweislich erledigt**.'
        : `${number(count)} Aufträge sind **nicht nachweislich erledigt**.`,
    next: (id) =>
      `Das steht in der Aufzeichnung. \`/isms access start ${id}\` lässt sie noch einmal überprüfen, außer der Reihe.`,
    nextOwner:
      'Das steht in der Aufzeichnung. Was nicht überprüft oder nicht erledigt ist, kommt bei der nächsten Überprüfung wieder.',
  },
}
