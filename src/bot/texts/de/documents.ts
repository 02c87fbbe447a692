import type { documents as english } from '../en/documents.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, number } from './dates.js'

export const documents: Translation<typeof english> = {
  commands: {
    context:
      'zeigt Anwendungsbereich, Kontext und Ziele des ISMS: Version, Genehmigung, letzte Überprüfung; mit KENNUNG eines davon',
  },
  title: (title, version) => `${title}, Version ${version}`,
  none: 'Noch gibt es weder Anwendungsbereich noch Kontext noch Ziele. Sie werden in den Dateien scope.md, context.yaml und objectives.yaml geschrieben und importiert.',
  noneSuch: (typed) =>
    `Ein Dokument „${typed}“ gibt es nicht. Es gibt \`scope\`, \`context\` und \`objectives\`, soweit ihre Dateien importiert sind.`,
  list: {
    title: 'Wofür das ISMS da ist',
    line: (title, version, state) => `**${title}** · Version ${version} · ${state}`,
    missing: (title, file) => `⚠ **${title}** · fehlt: Schreiben Sie ${file} und importieren Sie`,
    approved: (at, timeZone) => `genehmigt (${dated(at, timeZone)})`,
    waiting: 'wartet auf die Genehmigung',
    notApproved: '⚠ nicht genehmigt',
    rejected: (by, at, timeZone, why) => `⚠ abgelehnt von ${by} (${dated(at, timeZone)}): ${why}`,
    reviewed: (found) => `letzte Überprüfung: ${found}`,
    more: 'Eines davon: `/isms context scope`, `context` oder `objectives`. Alles, was die Norm verlangt: `/isms documents`.',
  },
  card: {
    approved: (at, timeZone, by) => `✓ Genehmigt (${dated(at, timeZone)}) von ${by}.`,
    waiting: (by, at, timeZone) => `Wartet auf die Genehmigung durch ${by} seit ${dated(at, timeZone)}.`,
    notApproved: '⚠ Noch nicht genehmigt.',
    rejected: (by, at, timeZone, why) => `⚠ Abgelehnt von ${by} (${dated(at, timeZone)}): ${why}`,
    stands: (version, at, timeZone, by) =>
      `Bis dahin gilt Version ${version}, genehmigt (${dated(at, timeZone)}) von ${by}.`,
    owner: 'Zuständig',
    nobody: 'niemand mehr',
    next: 'Nächste Überprüfung',
    nextOn: (date, today) => dueDay(date, today),
    nextNever: 'nichts ist geplant',
    asked: (name, dueOn, today) => `${name} ist gefragt, ob es noch gilt, fällig ${dueDay(dueOn, today)}.`,
    read: 'Lesen',
    file: 'Als PDF schicken',
    put: 'Zur Genehmigung geben…',
    reading: 'Lesen',
  },
  paper: {
    sort: 'Dokument des ISMS',
    version: 'Fassung',
    versionOf: (version, at, timeZone) => `${version}, vom ${dated(at, timeZone)}`,
    approval: 'Genehmigung',
    stands: (version) => `Es gilt Version ${version}`,
    hash: (hash) => `SHA-256 dessen, was genehmigt wird: ${hash}`,
    names: { scope: 'anwendungsbereich', context: 'kontext', objectives: 'ziele' },
    here: (title) => `Hier ist „${title}“.`,
    notTaken: (title, id) =>
      `Slack nimmt die Datei „${title}“ nicht an. \`steward document ${id} DATEI.pdf\` schreibt sie auf der Kommandozeile.`,
    comes: 'Sie kommt als Datei in Ihre Direktnachrichten.',
  },
  text: {
    external: 'Externe Themen (4.1)',
    internal: 'Interne Themen (4.1)',
    issue: (what, effect) => `**${what}**  \nFür uns: ${effect}`,
    climate: 'Klimawandel (4.1)',
    climateIs: { yes: (because) => `Relevant: ${because}`, no: (because) => `Nicht relevant: ${because}` },
    parties: 'Interessierte Parteien und was sie verlangen (4.2)',
    addressed: (what) => `${what}`,
    notAddressed: (what) => `${what} · _nicht durch das ISMS erfüllt_`,
    interfaces: 'Schnittstellen (4.3)',
    interface: (party, what) => `**${party}**: ${what}`,
    objective: {
      what: (what) => `Was dafür getan wird: ${what}`,
      measure: (measure) => `Gemessen: ${measure}`,
      bySteward: '_Steward zählt es selbst._',
      target: (target) => `Zielwert: ${target}`,
      resources: (resources) => `Mittel: ${resources}`,
      owner: (owner, due) => `Zuständig: ${owner}, bis ${day(due, '')}`,
      evaluated: (how) => `Bewertet: ${how}`,
    },
  },
  amount: {
    percent: (value) => `${number(value)} %`,
    count: (value) => number(value),
    days: (value) => (value === 1 ? '1 Tag' : `${number(value)} Tage`),
    hours: (value) => (value === 1 ? '1 Stunde' : `${number(value)} Stunden`),
  },
  target: { up: (amount) => `mindestens ${amount}`, down: (amount) => `höchstens ${amount}` },
  changes: {
    first: '**Was sich geändert hat:** noch nichts, es ist die erste Version, die genehmigt wird.',
    none: (version) => `**Was sich seit Version ${version} geändert hat:** wer genehmigt, sonst nichts.`,
    since: (version) => `**Was sich seit Version ${version} geändert hat, der zuletzt genehmigten:**`,
    line: (part, how) => `**${part}**: ${how}`,
    text: 'Der Text',
    climate: 'Klimawandel',
    how: { added: 'neu', changed: 'neu gefasst', removed: 'nicht mehr da' },
  },
  approval: {
    what: (title, version) => `Version ${version} von „${title}“`,
    question: (title, version) => `Entscheiden Sie: Ist Version ${version} von „${title}“ genehmigt?`,
    becauseTop: 'Sie entscheiden, weil die oberste Leitung genehmigt · ISO 27001 5.1, 7.5.2',
    becauseNamed: (file) => `Sie entscheiden, weil ${file} Sie dafür nennt · ISO 27001 5.1, 7.5.2`,
    becauseInStead: (name) => `Sie vertreten ${name}, und die Genehmigung liegt dort · ISO 27001 5.1, 7.5.2`,
    approve: 'Genehmigen',
    consequence: 'es gilt von da an, anstelle der vorigen Version. Es bleibt so erhalten, wie es jetzt ist.',
    consequenceFirst: 'es gilt von da an. Es bleibt so erhalten, wie es jetzt ist.',
    done: 'Es gilt von jetzt an. `/isms context` zeigt es.',
    again: (file) =>
      `Ändern Sie ${file}, importieren Sie, und geben Sie es mit \`/isms context\` zur Genehmigung.`,
    blocked:
      'Tragen Sie in organisation.yaml jemand anderen in der obersten Leitung ein, oder jemand anderes gibt es mit `/isms context` zur Genehmigung.',
    meanwhile: (version) => `Bis es genehmigt ist, gilt Version ${version}.`,
    meanwhileNone: 'Bis es genehmigt ist, gilt keine Version davon.',
    putTitle: 'Zur Genehmigung geben',
    putQuestion: (title, version, names) =>
      `**Version ${version} von „${title}“ zur Genehmigung geben?** Es entscheidet ${names}.`,
    put: 'Zur Genehmigung geben',
    sent: (title, version, names) =>
      `Version ${version} von „${title}“ ging an ${names}. Was daraus wird, erfahren Sie.`,
    nobody:
      'Niemand ist da, der genehmigen darf: Wer fragt, genehmigt nicht. Nichts wurde gesendet. Tragen Sie in organisation.yaml jemand anderen in der obersten Leitung ein, oder jemand anderes gibt es zur Genehmigung.',
    changed:
      'Es hat sich geändert, seit Sie es angesehen haben, daher wurde nichts gesendet. `/isms context` zeigt es, wie es jetzt ist.',
    already: (title, version) =>
      `Version ${version} von „${title}“ ist genehmigt oder wartet schon auf die Genehmigung. Mehr wurde nicht gesendet.`,
  },
}
