import type { auditProgramme as english } from '../en/audit-programme.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, number } from './dates.js'

export const auditProgramme: Translation<typeof english> = {
  command: 'zeigt als Bild, was wann auditiert wird, und welche Audits fehlen',
  none: 'Es gibt noch kein Auditprogramm. Es steht in der Datei audits.yaml.',
  title: (version) => `Auditprogramm, Version ${version}`,
  approved: (by, at, timeZone) => `Genehmigt von ${by} am ${dated(at, timeZone)}.`,
  waiting: (names) => `Wartet auf die Genehmigung durch ${names}.`,
  notApproved: '**Noch nicht genehmigt.** Die oberste Leitung genehmigt es.',
  picture: 'Was wann auditiert wird',
  legend: {
    done: 'rechtzeitig auditiert',
    planned: 'ein Audit ist geplant',
    open: 'kein Audit rechtzeitig geplant',
    outside: 'nicht anwendbar',
    found: 'zuletzt nicht konform',
  },
  groups: { clauses: 'Abschnitte 4 bis 10', own: 'Eigene Maßnahmen' },
  counted: (count, of) => `${number(count)} von ${number(of)}`,
  alt: (done, planned, left) =>
    `Von dem, was zu auditieren ist, wurden ${number(done)} rechtzeitig auditiert, für ${number(planned)} ist ein Audit geplant, und für ${number(left)} ist keines rechtzeitig geplant.`,
  rules: (clauses, count, months) =>
    `Jeder Abschnitt alle ${number(clauses)} Monate, jede anwendbare Maßnahme alle ${number(count)}; was wichtiger ist oder nicht konform war, früher. Niemand auditiert, womit er oder sie in den letzten ${number(months)} Monaten zu tun hatte.`,
  certification: (date, today) =>
    `Vor dem Zertifizierungsaudit am ${day(date, today)} wird alles einmal auditiert.`,
  nothingOpen: '✓ Für alles, was zu auditieren ist, ist rechtzeitig ein Audit geplant.',
  proposed: '**Audits, die fehlen**',
  proposal: (criteria, date, today) => `${criteria}: bis ${dueDay(date, today)}`,
  how: '_Schreiben Sie sie in audits.yaml, und importieren Sie die Datei · ISO 27001 9.2.2, A.5.35_',
  audit: (title, criteria, lead) => `**${title}**: ${criteria} · geleitet von ${lead}`,
  listed: '**Seine Audits**',
  changes: {
    first: 'Das ist das erste Auditprogramm.',
    since: (version) => `**Seit Version ${version}, die zuvor genehmigt wurde**`,
    none: (version) =>
      `Die Audits sind die von Version ${version}; geändert hat sich nur, wann sie an der Reihe sind oder wonach sie geplant werden.`,
    added: (title) => `neu: ${title}`,
    removed: (title) => `entfällt: ${title}`,
    changed: (title) => `geändert: ${title}`,
  },
  approval: {
    what: (version) => `Version ${version} des Auditprogramms`,
    question: (version) => `Entscheiden Sie: Ist Version ${version} des Auditprogramms genehmigt?`,
    because: 'Sie entscheiden, weil die oberste Leitung es genehmigt · ISO 27001 9.2.2',
    becauseInStead: (name) => `Sie vertreten ${name}, und die Genehmigung liegt dort · ISO 27001 9.2.2`,
    approve: 'Genehmigen',
    consequence: 'es gilt von da an, anstelle des vorigen. Es bleibt so erhalten, wie es jetzt ist.',
    done: 'Es gilt von jetzt an. `/isms audit programme` zeigt es.',
    again:
      'Ändern Sie audits.yaml, importieren Sie, und geben Sie es mit `/isms audit programme` zur Genehmigung.',
    blocked:
      'Tragen Sie in organisation.yaml jemand anderen in der obersten Leitung ein, oder jemand anderes gibt es mit `/isms audit programme` zur Genehmigung.',
    meanwhile: (version) => `Bis es genehmigt ist, gilt Version ${version}. Audits gehen weiter.`,
    meanwhileNone: 'Bis es genehmigt ist, gilt kein Auditprogramm. Audits gehen weiter.',
    audits: 'Geplante Audits',
    certificationOn: 'Zertifizierungsaudit',
    open: 'Nicht rechtzeitig geplant',
    putTitle: 'Zur Genehmigung geben',
    putQuestion: (version, names) =>
      `**Version ${version} des Auditprogramms zur Genehmigung geben?** Es entscheidet ${names}.`,
    put: 'Zur Genehmigung geben',
    askToPut: 'Zur Genehmigung…',
    sent: (version, names) =>
      `Version ${version} des Auditprogramms ging an ${names}. Was daraus wird, erfahren Sie.`,
    nobody:
      'Niemand ist da, der es genehmigen darf: Wer fragt, genehmigt nicht. Nichts wurde gesendet. Tragen Sie in organisation.yaml jemand anderen in der obersten Leitung ein, oder jemand anderes gibt es zur Genehmigung.',
    changed:
      'Es hat sich geändert, seit Sie es angesehen haben, daher wurde nichts gesendet. `/isms audit programme` zeigt es, wie es jetzt ist.',
    already: (version) =>
      `Version ${version} ist genehmigt oder wartet schon auf die Genehmigung. Mehr wurde nicht gesendet.`,
  },
  standing: {
    notApproved: (version) => `Version ${version} des Auditprogramms ist nicht genehmigt`,
    next: (version) =>
      `**Version ${version} des Auditprogramms ist nicht genehmigt.** Sehen Sie es an und geben Sie es zur Genehmigung.`,
    show: 'Zeigen',
    open: (count) =>
      count === 1
        ? 'Für 1 Abschnitt oder Maßnahme ist kein Audit rechtzeitig geplant'
        : `Für ${number(count)} Abschnitte und Maßnahmen ist kein Audit rechtzeitig geplant`,
    missing:
      '**Im Auditprogramm fehlen Audits.** Sehen Sie nach, welche, und schreiben Sie sie in audits.yaml.',
    byNobody: (title, criteria) => `Audit „${title}“: Niemand, der auditiert, ist unabhängig von ${criteria}`,
    byNobodyNext: (title) =>
      `**Einen Teil von „${title}“ darf niemand auditieren.** Nehmen Sie in audits.yaml jemanden ins Team auf, und importieren Sie; bei einem laufenden Audit geht der Rest weiter.`,
  },
}
