import type { documentReview as english } from '../en/document-review.js'
import type { Translation } from '../translation.js'
import { dated, day, moment } from './dates.js'

export const documentReview: Translation<typeof english> = {
  titles: {
    scope: 'Anwendungsbereich des ISMS',
    context: 'Kontext der Organisation',
    objectives: 'Informationssicherheitsziele',
  },
  about: (title) => `die Überprüfung von „${title}“`,
  ask: {
    title: (title) => `Überprüfen Sie „${title}“`,
    summary: (title, dueOn, today) =>
      `Überprüfen Sie „${title}“: Gilt es noch so, wie es geschrieben steht? Bis ${day(dueOn, today)}`,
    changed: (reason) => `Was sich geändert hat: ${reason}`,
    question: 'Gilt es noch so, wie es geschrieben steht?',
    open: 'Überprüfen',
    formTitle: 'Dokument überprüfen',
    answers: { holds: 'Es gilt noch…', change: 'Es ist zu ändern…' },
    read: 'Lesen',
    why: {
      scope: (interval) => `_An Sie, weil Sie dafür zuständig sind · ${interval} · ISO 27001 4.3, 7.5.2_`,
      context: (interval) =>
        `_An Sie, weil Sie dafür zuständig sind · ${interval} · ISO 27001 4.1, 4.2, 7.5.2_`,
      objectives: (interval) =>
        `_An Sie, weil Sie dafür zuständig sind · ${interval} · ISO 27001 6.2, 7.5.2_`,
    },
    whyNow: '_An Sie, weil Sie dafür zuständig sind und sich etwas geändert hat · ISO 27001 7.5.2_',
  },
  facts: {
    version: 'Fassung',
    last: 'Letzte Überprüfung',
    never: 'noch keine',
  },
  last: {
    holds: (at, timeZone) => `galt noch (${dated(at, timeZone)})`,
    change: (at, timeZone) => `⚠ war zu ändern (${dated(at, timeZone)})`,
  },
  form: {
    title: { holds: 'Es gilt noch', change: 'Es ist zu ändern' },
    question: {
      holds: (title) => `„${title}“ gilt so, wie es geschrieben steht.`,
      change: (title) => `„${title}“ muss neu gefasst werden.`,
    },
    label: { holds: 'Was Sie angesehen haben', change: 'Was sich geändert hat' },
    hint: {
      holds:
        'Zum Beispiel: neue Kunden, Gesetze, Lieferanten, Standorte; was bei Audits oder von Kunden gefragt wurde.',
      change: 'Die ISMS-Leitung liest es, Wort für Wort.',
    },
    missing: {
      holds: 'Schreiben Sie, was Sie angesehen haben: Wer auditiert, fragt danach.',
      change: 'Schreiben Sie, was sich geändert hat, damit es neu gefasst werden kann.',
    },
    submit: { holds: 'Als gültig festhalten', change: 'Änderung melden' },
    kept: '_Es bleibt in den Aufzeichnungen, Wort für Wort, mit Ihrem Namen und dem Datum._',
  },
  receipt: {
    own: {
      holds: (title) => `✓ Sie haben „${title}“ überprüft: gilt noch`,
      change: (title) => `✓ Sie haben „${title}“ überprüft: zu ändern`,
    },
    byOther: {
      holds: (title, by) => `✓ Überprüft von ${by}: „${title}“ gilt noch`,
      change: (title, by) => `✓ Überprüft von ${by}: „${title}“ ist zu ändern`,
    },
    when: (at, timeZone) => moment(at, timeZone),
    found: {
      holds: (reason) => `Was angesehen wurde: ${reason}`,
      change: (reason) => `Was sich geändert hat: ${reason}`,
    },
    again: (id) => `Ein Versehen? \`/isms context ${id}\` lässt es noch einmal überprüfen.`,
    next: {
      holds: 'Zum nächsten Termin werden Sie wieder gefragt.',
      change:
        'Die ISMS-Leitung erfährt es und sieht es in `/isms status`, bis eine neue Version importiert ist.',
    },
  },
  closed: {
    title: (title) => `Geschlossen: Überprüfung von „${title}“`,
    superseded:
      'Eine neue Version wurde importiert, bevor eine Antwort da war, daher wurde nichts festgehalten. Danach wird die zuständige Person gefragt; `/isms context` zeigt den jetzigen Stand.',
    retired: 'Die Datei dazu gibt es nicht mehr. Hier müssen Sie nichts weiter tun.',
    'handed-on':
      'Für dieses Dokument ist inzwischen jemand anderes zuständig, und diese Person wird gefragt. Hier müssen Sie nichts weiter tun.',
    left: 'Diese Überprüfung wurde geschlossen, als die gefragte Person ging. Hier müssen Sie nichts weiter tun.',
    'cycle-closed':
      'Sie wurde nicht beantwortet, bevor die nächste Überprüfung begann: Beantworten Sie jene.',
  },
  notice: {
    title: (title) => `Zu ändern: ${title}`,
    said: (owner, at, timeZone) => `Überprüft von ${owner} (${moment(at, timeZone)}):`,
    next: (file) =>
      `Fassen Sie es in ${file} neu, importieren Sie, und geben Sie es mit \`/isms context\` zur Genehmigung.`,
  },
  nobody: {
    title: (title) => `Niemand ist da, um „${title}“ zu überprüfen`,
    owner: (owner, dueOn, today) =>
      `Zu überprüfen ist es bis ${day(dueOn, today)}, und ${owner}, bisher zuständig, ist nicht mehr da.`,
    next: 'Tragen Sie in der Datei jemand anderen als zuständig ein und importieren Sie: Diese Person wird sofort gefragt. Bis dahin wird niemand gefragt.',
  },
  already: (title, at, timeZone) =>
    `„${title}“ wurde schon überprüft (${dated(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten.`,
  start: {
    open: 'Jetzt überprüfen lassen…',
    title: 'Jetzt überprüfen',
    question: (title) => `„${title}“ jetzt überprüfen lassen?`,
    consequence: (owner) => `Gefragt, ob es noch so gilt, wie es geschrieben steht, wird ${owner}.`,
    label: 'Was sich geändert hat',
    hint: (owner) => `${owner} liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
    missing: 'Schreiben Sie, was sich geändert hat, damit klar ist, was anzusehen ist.',
    submit: 'Überprüfung anfordern',
    done: (title, owner) => `${owner} wird gefragt, ob „${title}“ noch so gilt, wie es geschrieben steht.`,
    running: (title) => `Eine Überprüfung von „${title}“ läuft schon, daher wurde keine weitere begonnen.`,
    nobody: (title) =>
      `Niemand ist da, um „${title}“ zu überprüfen. Nichts wurde begonnen. Tragen Sie zuerst in der Datei jemand anderen als zuständig ein und importieren Sie.`,
    notYours: (title) =>
      `„${title}“ überprüfen lassen können nur, wer dafür zuständig ist, und die ISMS-Leitung. Nichts wurde festgehalten.`,
  },
  standing: {
    change: (title, by, at, timeZone) => `${title}: zu ändern (${by}, ${dated(at, timeZone)})`,
    seeTo: (title, file) => `**Zu ändern: ${title}.** Fassen Sie es in ${file} neu und importieren Sie.`,
    notApproved: (title, version) => `${title}, Version ${version}: nicht genehmigt`,
    put: (title, version) =>
      `**${title}, Version ${version}: nicht genehmigt.** Sehen Sie es an und geben Sie es zur Genehmigung.`,
    show: 'Zeigen',
  },
  calendar: {
    programme: (title) => `Überprüfung: ${title}`,
    due: (title) => `Überprüfung fällig: ${title}`,
    asked: (title) => `„${title}“ überprüfen`,
    answered: {
      holds: (by) => `${by}: gilt noch`,
      change: (by) => `${by}: zu ändern`,
    },
  },
}
