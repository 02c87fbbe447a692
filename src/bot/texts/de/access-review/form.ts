import type { form as english } from '../../en/access-review/form.js'
import type { Translation } from '../../translation.js'
import { dated, day, listOf, number } from '../dates.js'
import { accounts, ofAccounts } from './review.js'

export const form: Translation<typeof english> = {
  title: 'Konten überprüfen',
  page: (page, of) => `Seite ${number(page)} von ${number(of)}`,
  only: { flagged: 'nur auffällige Konten', open: 'nur offene Konten' },
  help: 'Eine Begründung braucht es, um zu entziehen oder zu ändern, und um zu behalten, was mit ⚠ auffällt. Was Sie offen lassen, wartet auf Sie.',
  unknown: 'Unbekanntes Konto',
  known: {
    service: (owner) => `Dienstkonto, verantwortlich: ${owner}`,
    shared: (owner) => `gemeinsames Konto, verantwortlich: ${owner}`,
    'break-glass': (owner) => `Notfallkonto, verantwortlich: ${owner}`,
    vendor: (owner) => `Lieferantenkonto, verantwortlich: ${owner}`,
    token: (owner) => `Zugangsschlüssel, verantwortlich: ${owner}`,
  },
  purpose: (text) => `Zweck: ${text}`,
  wholePurpose: (text) => `**Wofür es da ist:** ${text}`,
  secretOverdue: '⚠ Geheimnis überfällig',
  may: (list) => `**Darf:** ${list}`,
  mayNothing: '**Darf:** keine Berechtigung ist angegeben',
  more: (count) => `und ${number(count)} weitere`,
  details: 'Alles zu diesem Konto',
  detailsTitle: 'Ein Konto',
  backToPage: 'Zurück',
  flagged: (text) => `⚠ ${text}`,
  used: (date, today) => `zuletzt benutzt am ${day(date, today)}`,
  neverUsed: 'nie benutzt',
  flag: {
    left: (date, today) =>
      date === null ? 'die Person ist ausgeschieden' : `ausgeschieden am ${day(date, today)}`,
    'owner-left': 'verantwortliche Person ist ausgeschieden',
    unknown: 'nichts sagt, wem es gehört',
    'came-back': 'wurde entfernt und ist wieder da',
    'not-done': 'letzte Anordnung nicht erledigt',
    'still-listed': 'entfernt laut Nachweis, noch da',
    privileged: 'besondere Rechte',
    'changed-department': (department) =>
      department === null
        ? 'inzwischen in einer anderen Abteilung'
        : `inzwischen in der Abteilung ${department}`,
    unused: (date, today) => `seit ${day(date, today)} nicht benutzt`,
    unusedEver: 'nie benutzt',
    new: 'war bei der letzten Überprüfung nicht dabei',
    'more-than-peers': (department) =>
      department === null ? 'darf mehr als andere' : `darf mehr als andere in ${department}`,
  },
  last: {
    keep: (by, at, timeZone) => `Letztes Mal: behalten von ${by}, ${dated(at, timeZone)}`,
    revoke: (by, at, timeZone) => `Letztes Mal: entzogen von ${by}, ${dated(at, timeZone)}`,
    change: (by, at, timeZone) => `Letztes Mal: zu ändern laut ${by}, ${dated(at, timeZone)}`,
  },
  decided: {
    keep: (by) => `✓ Behalten von ${by}`,
    revoke: (by) => `✓ Entzogen von ${by}`,
    change: (by) => `✓ Zu ändern laut ${by}`,
  },
  passed: (by, reason) => (reason === '' ? `Weitergegeben von ${by}` : `Weitergegeben von ${by}: ${reason}`),
  own: (name) => `Ihr eigenes Konto: Darüber entscheidet ${name === null ? 'jemand anderes' : name}.`,
  otherSeat: (name) =>
    `Über dieses Konto entscheiden zwei Personen, und Sie sind schon eine davon: Hier entscheidet ${name ?? 'jemand anderes'}.`,
  settled: 'Es wurde inzwischen wie angeordnet entfernt: Hier ist nichts mehr zu entscheiden.',
  frozen: 'Diese Entscheidung wird schon ausgeführt und lässt sich nicht mehr ändern.',
  decision: {
    keep: 'Behalten',
    revoke: 'Entziehen',
    change: 'Ändern',
    'not-mine': 'Nicht meine Sache',
  },
  label: {
    decision: (name) => `${name}: Zugriff`,
    reason: (name) => `${name}: Begründung`,
    until: (name) => `${name}: falls behalten, bis`,
    to: (name) => `${name}: in was ändern`,
    whom: (name) => `${name}: wer das überprüft`,
  },
  toHint: 'Zum Beispiel: nur lesen, oder ohne die Rolle Administrator.',
  whomHint: 'Diese Person wird an Ihrer Stelle gefragt.',
  submit: 'Festhalten und weiter',
  submitLast: 'Festhalten',
  back: (page) => `Festhalten und zurück zu Seite ${number(page)}`,
  missing: {
    decision: 'Wählen Sie, was damit geschieht.',
    revoke: 'Schreiben Sie, warum es entzogen wird: Wer es entfernt, liest das.',
    change: 'Schreiben Sie, warum es geändert wird: Wer es ändert, liest das.',
    keep: 'Schreiben Sie, warum es bleibt, obwohl es auffällt.',
    until: 'Geben Sie an, bis wann es so bleiben darf: längstens zwölf Monate.',
    untilFault: (date, today) => `Nennen Sie einen Tag von heute an bis ${day(date, today)}.`,
    to: 'Schreiben Sie, in was es geändert werden soll.',
    'to-as-now': 'Das darf es jetzt schon: Schreiben Sie, was es danach darf, oder behalten Sie es.',
    whom: 'Wählen Sie, wer das überprüft.',
  },
  whomFault: {
    'holds-it': (name) => `${name} gehört dieses Konto, und niemand überprüft das eigene.`,
    'has-it': (name) => `Es liegt schon bei ${name}. Wählen Sie jemand anderen oder entscheiden Sie.`,
    'looks-like-theirs': (name) =>
      `Dieses Konto scheint ${name} selbst zu gehören, und niemand überprüft das eigene.`,
    'passed-it-on': (name) => `${name} hat schon gesagt, dass es nicht die eigene Sache ist.`,
    'reports-to-holder': (name) => `${name} ist der Person unterstellt, der dieses Konto gehört.`,
    'other-seat': (name) => `${name} überprüft dieses Konto schon als zweite Person.`,
    'not-there': (name) => `${name} kann heute nicht gefragt werden.`,
  },
  whomUnknown: 'Steward kennt dieses Konto nicht. Wählen Sie jemanden aus der Personenliste.',
  oneMore: (count) => `**Zu ${ofAccounts(count)} fehlt noch eine Angabe.**`,
  recordedSoFar: (count) => `Der Rest dieser Seite ist festgehalten: ${accounts(count)}.`,
  notRecorded: (names) => `**Nicht festgehalten:** ${listOf(names)}`,
  notRecordedBecause: {
    closed: (name) => `${name} (lässt sich nicht mehr ändern)`,
    moved: (name) => `${name} (das überprüft inzwischen jemand anderes)`,
    decided: (name) => `${name} (jemand anderes hat inzwischen entschieden; sehen Sie es noch einmal an)`,
    own: (name) => `${name} (Ihr eigenes Konto)`,
    otherSeat: (name) => `${name} (darüber entscheiden zwei Personen, und Sie sind schon eine davon)`,
    fault: (name) => `${name} (konnte nicht weitergegeben werden)`,
  },
  end: {
    heading: (decided, of) => `**${number(decided)} von ${number(of)} entschieden**`,
    open: (count) =>
      count === 1
        ? 'Ein Konto ist offen. Es wartet auf Sie.'
        : `${accounts(count)} sind offen. Sie warten auf Sie.`,
    goOn: (count) => (count === 1 ? 'Das offene überprüfen' : `Die ${number(count)} offenen überprüfen`),
    all: 'Alle von Anfang an ansehen',
    nothing: 'Auf dieser Seite ist nichts mehr.',
  },
}
