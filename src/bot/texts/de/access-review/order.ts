import type { order as english } from '../../en/access-review/order.js'
import type { Translation } from '../../translation.js'
import { dated, day, moment, number } from '../dates.js'
import { accounts } from './review.js'

const what = (removed: number, changed: number) =>
  [
    ...(removed > 0 ? [`${accounts(removed)} entfernen`] : []),
    ...(changed > 0 ? [`${changed === 1 && removed > 0 ? 'eines' : accounts(changed)} ändern`] : []),
  ].join(' und ')

const began = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

export const order: Translation<typeof english> = {
  title: (removed, changed, title) => `${began(what(removed, changed))}: ${title}`,
  summary: (removed, changed, title, dueOn, today) =>
    `${began(what(removed, changed))} in ${title}, bis ${day(dueOn, today)}`,
  open: (names) => `Offen: ${names.join(', ')}`,
  progress: (done, of) => `${number(done)} von ${number(of)} erledigt`,
  kind: {
    remove: (name) => `**Entfernen:** ${name}`,
    change: (name, list, to) => `**Ändern:** ${name}: von ${list} zu „${to}“`,
    changeTo: (name, to) => `**Ändern:** ${name}: zu „${to}“`,
  },
  may: (list) => `darf jetzt: ${list}`,
  because: {
    decided: (by, reason) => `entschieden von ${by}: ${reason}`,
    left: 'die Person ist ausgeschieden',
    'came-back': 'es wurde schon einmal entfernt und ist wieder da',
    'not-done': 'es war schon angeordnet, was nie nachgewiesen wurde',
  },
  reopened: {
    'still-there': '⚠ als entfernt gemeldet und noch da',
    unchanged:
      '⚠ als geändert gemeldet, aber keines seiner Rechte ist weg; wenn eine Liste es nicht zeigen kann, melden Sie es noch einmal und zeigen es anders',
    'sent-back': '⚠ der Nachweis wurde zurückgegeben',
    'taken-back': 'als erledigt gemeldet und zurückgenommen',
    decided: 'es wurde geändert, und danach wurde anders darüber entschieden',
  },
  late: {
    there: (on, today) => `⚠ noch da, überfällig seit ${day(on, today)}`,
    open: (on, today) => `⚠ überfällig seit ${day(on, today)}`,
  },
  looked: (at, timeZone) => `Zuletzt wurden die Konten angesehen: ${dated(at, timeZone)}.`,
  back: {
    'still-there': (name) => `⚠ ${name}: war noch da, daher werden Sie noch einmal gefragt`,
    unchanged: (name) => `⚠ ${name}: war wie zuvor, daher werden Sie noch einmal gefragt`,
    'sent-back': (name) => `⚠ ${name}: wurde zurückgegeben, daher werden Sie noch einmal gefragt`,
    'taken-back': (name) => `${name}: doch nicht erledigt, daher werden Sie noch einmal gefragt`,
    decided: (name) => `${name}: danach wurde anders entschieden, daher ist etwas anderes zu tun`,
  },
  state: {
    done: (by) => `als erledigt gemeldet von ${by}`,
    verified: '✓ nachweislich erledigt',
    withdrawn: 'nicht mehr gewünscht',
  },
  say: 'Sagen, was getan ist…',
  checkNow: 'Jetzt prüfen, ob es getan ist',
  checking: (title) =>
    `${title} wird gleich gelesen. Was dann getan ist, steht in der Nachricht; was nicht, bleibt offen.`,
  whatNext: {
    live: 'Am Fälligkeitstag sieht Steward selbst nach, ob es getan ist. Was es dort nicht lesen kann, zeigen Sie anders: Eine zweite Person bestätigt das.',
    csv: 'Danach reichen Sie einen neuen Export ein oder zeigen es anders: Eine zweite Person bestätigt das.',
  },
  why: (controls) => `_An Sie, weil Sie für dieses System verantwortlich sind · ISO 27001 ${controls}_`,
  form: {
    title: 'Was getan ist',
    question: (title) => `**Was ist in ${title} getan?**`,
    listLater: 'Der neue Export kommt danach: Darum werden Sie gebeten.',
    help: 'Was nicht möglich ist, bleibt offen: Bitten Sie, wer es entschieden hat, die Entscheidung zu ändern.',
    label: 'Erledigt',
    labelHint: 'Wählen Sie alle, die inzwischen entfernt oder geändert sind.',
    option: {
      remove: (name) => `Entfernt: ${name}`,
      change: (name) => `Geändert: ${name}`,
    },
    note: 'Was Sie getan haben',
    noteHint: 'Zum Beispiel: die Nummer des Tickets. Es bleibt in den Aufzeichnungen, Wort für Wort.',
    file: 'Datei',
    fileHint: (kinds, megabytes) => `Etwa ein Bildschirmfoto: ${kinds}, höchstens ${number(megabytes)} MB.`,
    submit: 'Als erledigt festhalten',
    nothing: 'Wählen Sie mindestens eines; wenn noch keines erledigt ist, schließen Sie das Formular.',
    gone: 'Davon ist nichts mehr offen, daher wurde nichts festgehalten.',
    others: (count) =>
      count === 1 ? 'Festgehalten. Eines ist noch offen:' : `Festgehalten. ${number(count)} sind noch offen:`,
  },
  receipt: {
    title: (title) => `✓ Sie haben gesagt, was in ${title} getan ist`,
    byOther: (title, by) => `✓ ${by} hat gesagt, was in ${title} getan ist`,
    when: (at, timeZone) => moment(at, timeZone),
    next: {
      live: '**Als Nächstes** liest Steward das System noch einmal. Was dann erledigt ist, bekommt hier ein ✓; was nicht, kommt zu Ihnen zurück.',
      csv: '**Als Nächstes** werden Sie gleich um eine neue Liste der Konten gebeten, die es zeigt.',
      list: (dueOn, today) =>
        `**Als Nächstes** reichen Sie eine neue Liste der Konten ein, die es zeigt, bis ${day(dueOn, today)}.`,
      proof: (name) =>
        `Was keine Liste zeigen kann, zeigen Sie anders; das bestätigt ${name ?? 'eine zweite Person'}.`,
      confirms: (name) =>
        `**Als Nächstes** sieht ${name ?? 'eine zweite Person'} an, was es zeigt, und bestätigt es oder gibt es zurück.`,
    },
  },
  takeBack: {
    open: '„Erledigt“ zurücknehmen…',
    title: 'Doch nicht erledigt',
    question: (title) => `**Was ist in ${title} doch nicht erledigt?**`,
    consequence:
      'Was Sie wählen, ist wieder offen und am selben Tag fällig wie zuvor. Dass es als erledigt gemeldet und zurückgenommen wurde, bleibt in den Aufzeichnungen.',
    label: 'Nicht erledigt',
    submit: 'Zurücknehmen',
    nothing: 'Wählen Sie mindestens eines; wenn alle erledigt sind, schließen Sie das Formular.',
    gone: 'Das ist inzwischen nachweislich erledigt oder zurückgenommen, daher wurde nichts festgehalten.',
    done: (count, title) =>
      `✓ Zurückgenommen. In ${title} ${count === 1 ? 'ist ein Konto' : `sind ${accounts(count)}`} wieder offen.`,
  },
  byProof: {
    open: 'Anders zeigen…',
    title: 'Nachweis',
    question: (title) => `**Woran ist zu sehen, dass der Zugriff auf ${title} geändert ist?**`,
    consequence: 'Eine zweite Person sieht es an und bestätigt es oder gibt es zurück.',
    consequenceOfAll:
      'Damit melden Sie alles, was hier offen ist, als erledigt, auch wenn das System es nicht zeigt. Eine zweite Person sieht es sich an und bestätigt es oder gibt es zurück.',
    note: 'Was es zeigt',
    noteHint: 'Zum Beispiel: was Sie wo und wann entfernt haben, und was das System jetzt anzeigt.',
    submit: 'Nachweis vorlegen',
    missing:
      'Schreiben Sie, was es zeigt, geben Sie einen Link an oder fügen Sie eine Datei hinzu: Jemand anderes sieht es an.',
    receipt: (title) => `✓ Sie haben gezeigt, dass der Zugriff auf ${title} geändert ist`,
    receiptBy: (title, by) => `✓ ${by} hat gezeigt, dass der Zugriff auf ${title} geändert ist`,
    next: 'Eine zweite Person wird gebeten, es zu bestätigen.',
  },
  proof: {
    title: (title) => `Bestätigen Sie, dass der Zugriff geändert ist: ${title}`,
    summary: (title, dueOn, today) =>
      `Bestätigen Sie, dass der Zugriff auf ${title} geändert ist, bis ${day(dueOn, today)}`,
    said: (by, at, timeZone) => `Als erledigt gemeldet von ${by}, ${dated(at, timeZone)}:`,
    confirm: 'Bestätigen',
    sendBack: 'Zurückgeben…',
    why: (controls) =>
      `_An Sie als zweite Person: Wer Zugriff ändert, bestätigt es nicht · ISO 27001 A.5.3, ${controls}_`,
    refused:
      'Sie sind für dieses System verantwortlich oder haben es als erledigt gemeldet; daher bestätigt es jemand anderes. Es wurde nichts festgehalten.',
    receipt: {
      confirmed: (title) => `✓ Sie haben bestätigt, dass der Zugriff auf ${title} geändert ist`,
      'sent-back': (title) => `✓ Sie haben zurückgegeben, was in ${title} erledigt sein sollte`,
    },
    byOther: {
      confirmed: (title, by) => `✓ ${by} hat bestätigt, dass der Zugriff auf ${title} geändert ist`,
      'sent-back': (title, by) => `✓ ${by} hat zurückgegeben, was in ${title} erledigt sein sollte`,
    },
    next: {
      confirmed: 'Damit sind diese Aufträge abgeschlossen.',
      'sent-back': 'Wer für das System verantwortlich ist, wird noch einmal gefragt.',
    },
    form: {
      title: 'Zurückgeben',
      question: (title) => `**Zurückgeben, was in ${title} erledigt sein sollte?**`,
      label: 'Was fehlt oder nicht stimmt',
      hint: 'Wer für das System verantwortlich ist, liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.',
      missing: 'Schreiben Sie, was fehlt, damit es erledigt werden kann.',
      submit: 'Zurückgeben',
    },
  },
  closed: {
    title: (title) => `Geschlossen: Änderungen des Zugriffs auf ${title}`,
    'handed-on': 'Damit ist inzwischen jemand anderes betraut. Hier wird nichts mehr von Ihnen gebraucht.',
    left: 'Das wurde geschlossen, als die gefragte Person ausschied. Hier wird nichts mehr von Ihnen gebraucht.',
    withdrawn: 'Was angeordnet war, ist nicht mehr gewünscht. Hier wird nichts mehr von Ihnen gebraucht.',
    settled: 'Alles davon ist nachweislich erledigt. Hier wird nichts mehr von Ihnen gebraucht.',
    over: 'Die Überprüfung wurde geschlossen, bevor das erledigt war. Was fehlt, steht in der Aufzeichnung.',
  },
  already: (title, at, timeZone) =>
    `Das wurde für ${title} schon am ${dated(at, timeZone)} beantwortet. Dabei bleibt es; mehr wurde nicht festgehalten.`,
}
