import type { auditReporting as english } from '../en/audit-reporting.js'
import type { Translation } from '../translation.js'
import { day, listOf, moment, number } from './dates.js'

export const auditReporting: Translation<typeof english> = {
  write: {
    title: (title) => `Schlussfolgerung schreiben: ${title}`,
    summary: (title, dueOn, today) =>
      `Schreiben Sie die Schlussfolgerung eines Audits, „${title}“, bis ${day(dueOn, today)}`,
    question:
      'Was schließen Sie daraus: Leistet das Auditierte, was es leisten soll, und wird es aufrechterhalten? Alles andere im Bericht entsteht aus dem, was verzeichnet ist.',
    objected: (by, reason) => `**${by} hält den Entwurf nicht für richtig:** ${reason}`,
    open: 'Schreiben…',
    why: '_An Sie gerichtet, weil Sie das Audit leiten · ISO 27001 9.2_',
    form: {
      title: 'Schlussfolgerung',
      question: (title) => `**Was schließen Sie aus dem Audit „${title}“?**`,
      label: 'Schlussfolgerung',
      hint: 'Sie steht Wort für Wort im Bericht: was stark ist, was nicht, und ob es wirkt.',
      missing: 'Schreiben Sie, was Sie daraus schließen.',
      submit: 'Entwurf erstellen',
    },
    receipt: (title) => `✓ Sie haben die Schlussfolgerung geschrieben: ${title}`,
    byOther: (title, by) => `✓ ${by} hat die Schlussfolgerung geschrieben: ${title}`,
    next: 'Der Entwurf entsteht. Ihr Team liest ihn, danach geben Sie ihn heraus.',
  },
  read: {
    title: (title) => `Entwurf des Berichts lesen: ${title}`,
    summary: (title, dueOn, today) =>
      `Lesen Sie den Entwurf eines Auditberichts, „${title}“, bis ${day(dueOn, today)}`,
    question: (lead) =>
      `${lead} hat ihn geschrieben. Stimmt alles, und beruht es auf dem, was Sie gesehen haben?`,
    silence: (dueOn, today) =>
      `Ohne Antwort bis ${day(dueOn, today)} geht es weiter; der Bericht sagt dann, dass keine Antwort kam.`,
    right: 'Es stimmt',
    'not-right': 'Etwas stimmt nicht…',
    show: 'Lesen',
    why: '_An Sie gerichtet, weil Sie mit auditiert haben · ISO 27001 9.2_',
    form: {
      title: 'Stimmt nicht',
      question: (title) => `**Was stimmt im Entwurf zu „${title}“ nicht?**`,
      label: 'Was nicht stimmt',
      hint: 'Die Auditleitung liest es Wort für Wort und schreibt neu. Es bleibt verzeichnet.',
      missing: 'Schreiben Sie, was nicht stimmt.',
      submit: 'Zurückgeben',
    },
    receipt: {
      right: (title) => `✓ Sie haben den Entwurf gelesen, und er stimmt: ${title}`,
      'not-right': (title) => `✓ Sie haben den Entwurf zurückgegeben: ${title}`,
    },
    byOther: {
      right: (title, by) => `✓ ${by} hat den Entwurf gelesen, und er stimmt: ${title}`,
      'not-right': (title, by) => `✓ ${by} hat den Entwurf zurückgegeben: ${title}`,
    },
    next: {
      right: 'Die Auditleitung gibt ihn heraus, sobald ihn alle gelesen haben.',
      'not-right': 'Die Auditleitung schreibt ihn neu, und Sie lesen ihn noch einmal.',
    },
  },
  issue: {
    title: (title) => `Bericht herausgeben: ${title}`,
    summary: (title, dueOn, today) =>
      `Geben Sie den Bericht eines Audits heraus, „${title}“, bis ${day(dueOn, today)}`,
    goesTo: (names) => `Er geht an **${names}**.`,
    follows:
      'Jede Nichtkonformität eröffnet eine Korrekturmaßnahme, und wer eine Feststellung verantwortet, bestätigt sie.',
    open: 'Bericht herausgeben…',
    anew: 'Neu schreiben…',
    why: '_An Sie gerichtet, weil Sie das Audit leiten · ISO 27001 9.2_',
    form: {
      title: 'Bericht herausgeben',
      question: (title) => `**Den Bericht zu „${title}“ herausgeben?**`,
      hash: (hash) => `Genau diese Bytes werden herausgegeben und aufbewahrt. SHA-256: ${hash}`,
      once: 'Ist er herausgegeben, bleibt er, wie er ist.',
      submit: 'Herausgeben',
    },
    changed:
      'Seit er erstellt wurde, hat sich etwas geändert, worauf er beruht; deshalb wurde nichts herausgegeben. Er wird neu erstellt, Ihr Team liest ihn noch einmal, und Sie werden erneut gefragt.',
    receipt: {
      issued: (title) => `✓ Sie haben den Bericht herausgegeben: ${title}`,
      anew: (title) => `✓ Sie nehmen den Bericht noch einmal auf: ${title}`,
    },
    byOther: {
      issued: (title, by) => `✓ ${by} hat den Bericht herausgegeben: ${title}`,
      anew: (title, by) => `✓ ${by} nimmt den Bericht noch einmal auf: ${title}`,
    },
    next: {
      issued: 'Er geht binnen einer Minute hinaus. Die Verantwortlichen bestätigen ihre Feststellungen.',
      anew: 'Sie werden noch einmal nach der Schlussfolgerung gefragt.',
    },
    anewForm: {
      title: 'Neu schreiben',
      question: (title) => `**Warum nehmen Sie „${title}“ noch einmal auf?**`,
      label: 'Warum',
      hint: 'Es bleibt Wort für Wort verzeichnet.',
      missing: 'Schreiben Sie, warum.',
      submit: 'Noch einmal aufnehmen',
    },
  },
  confirm: {
    title: (name) => `Feststellung bestätigen: ${name}`,
    summary: (name, dueOn, today) => `Bestätigen Sie bis ${day(dueOn, today)} eine Feststellung: ${name}`,
    name: (nth, grade, criterion) => `Feststellung ${nth}, ${grade}, ${criterion}`,
    statement: (text) => `**Befund:** ${text}`,
    requirement: (text) => `**Verlangt:** ${text}`,
    evidence: (text) => `**Nachweis:** ${text}`,
    question:
      'Ist es so? Wenn nicht, können Sie sie einmal bestreiten, mit Begründung; die Auditleitung entscheidet.',
    action: (id) => `Dazu ist eine Korrekturmaßnahme offen: ${id}.`,
    confirm: 'Es ist so',
    show: 'Ansehen',
    why: (title) =>
      `_An Sie gerichtet, weil Sie dafür verantwortlich sind: Audit „${title}“ · ISO 27001 9.2, 10.2_`,
    receipt: (name) => `✓ Sie haben bestätigt: ${name}`,
    byOther: (name, by) => `✓ ${by} hat bestätigt: ${name}`,
    next: 'Verlangt sie eine Korrekturmaßnahme, so kommt diese von selbst zu Ihnen.',
  },
  refused: {
    'no-auditor': 'Sie auditieren hier nicht; deshalb wurde nichts verzeichnet.',
    'not-declared':
      'Erklären Sie zuerst, dass Sie vom Auditierten unabhängig sind. Es wurde nichts verzeichnet.',
    lost: 'Sie sind vom Auditierten nicht mehr unabhängig; deshalb wurde nichts verzeichnet. Jemand anderes wird gefragt.',
    tied: 'Nach den Aufzeichnungen haben Sie mit allem zu tun, was auditiert wird; deshalb wurde nichts verzeichnet. Die ISMS-Leitung wird gefragt, wer stattdessen auditiert.',
  },
  notice: {
    title: (title) => `Ein Auditbericht ist herausgegeben: ${title}`,
    by: (lead, at, timeZone) => `Herausgegeben von ${lead}, ${moment(at, timeZone)}.`,
    found: (names) =>
      names.length > 0
        ? `Festgestellt: ${listOf(names)}.`
        : 'Es wurde nichts festgestellt, was zu korrigieren wäre oder besser sein könnte.',
    theirs: (count) =>
      count === 1
        ? 'Für eine davon sind Sie zuständig: Danach werden Sie eigens gefragt.'
        : `Für ${number(count)} davon sind Sie zuständig: Danach werden Sie jeweils eigens gefragt.`,
    nothing: 'Für Sie ist nichts zu tun.',
    why: {
      audited: '_An Sie gerichtet, weil Sie auditiert wurden · ISO 27001 9.2_',
      lead: '_An Sie gerichtet, weil Sie das ISMS leiten · ISO 27001 9.2_',
      owner: '_An Sie gerichtet, weil Sie für eine Feststellung zuständig sind · ISO 27001 9.2_',
      named: '_An Sie gerichtet, weil das Auditprogramm Sie als Empfänger nennt · ISO 27001 9.2_',
    },
  },
  file: {
    pdf: 'Bericht als PDF',
    draft: 'Entwurf als PDF',
    csv: 'Feststellungen als Tabelle',
    name: 'Auditbericht',
    comes: 'Die Datei kommt in einer eigenen Nachricht.',
    here: (title) => `Hier ist der Bericht zum Audit „${title}“.`,
    draftHere: (title) =>
      `Hier ist der Entwurf des Berichts zum Audit „${title}“. Er ist für das Team zum Lesen.`,
    notTaken: (title, cycle) =>
      `Ihr Chat hat den Bericht zu „${title}“ nicht angenommen. Die ISMS-Leitung kann ihn mit \`steward audit-report ${cycle} report.pdf\` schreiben.`,
    notKept: (title) =>
      `Der Bericht zu „${title}“ ist nicht so aufbewahrt, wie er verzeichnet wurde, und wird deshalb nicht gesendet. Sagen Sie es der ISMS-Leitung: \`steward verify\` sagt mehr.`,
    notYet: (title) => `Zu „${title}“ gibt es noch keinen Bericht.`,
  },
}
