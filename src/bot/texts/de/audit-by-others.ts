import type { auditByOthers as english } from '../en/audit-by-others.js'
import type { Translation } from '../translation.js'
import { day, number } from './dates.js'

export const auditByOthers: Translation<typeof english> = {
  record: {
    title: (title) => `Halten Sie das Audit fest: ${title}`,
    summary: (title, dueOn, today) =>
      `Halten Sie ein Audit durch andere fest, „${title}“, bis ${day(dueOn, today)}`,
    question:
      'Sobald das Audit vorbei ist: Wer hat auditiert, wann, und unter welchem Zeichen? Danach tragen Sie ein, was festgestellt wurde.',
    open: 'Festhalten…',
    receipt: (title) => `✓ Sie haben das Audit festgehalten: ${title}`,
    byOther: (title, by) => `✓ ${by} hat das Audit festgehalten: ${title}`,
    said: (body, reference) => `${body} (${reference})`,
    form: {
      title: 'Audit festhalten',
      question: (title) => `**Wer hat „${title}“ auditiert?**`,
      body: 'Wer auditiert hat',
      bodyHint: 'Die Zertifizierungsstelle oder der Kunde.',
      reference: 'Zeichen des Berichts',
      referenceHint: 'Die Nummer, unter der man ihn dort findet.',
      from: 'Erster Tag',
      to: 'Letzter Tag',
      submit: 'Audit festhalten',
      missing: 'Schreiben Sie es, damit es sich wiederfinden lässt.',
      day: 'Wählen Sie einen Tag.',
      future: 'Dieser Tag kommt erst noch: Halten Sie das Audit fest, wenn es vorbei ist.',
    },
  },
  enter: {
    title: (title) => `Tragen Sie ein, was festgestellt wurde: ${title}`,
    summary: (title, dueOn, today) =>
      `Tragen Sie ein, was andere in einem Audit festgestellt haben, „${title}“, bis ${day(dueOn, today)}`,
    question:
      'Eines nach dem anderen, mit Grad, Zeichen und Frist. Zu einer Nichtkonformität beginnt von selbst eine Korrekturmaßnahme.',
    entered: (count) =>
      count === 0
        ? 'Noch ist nichts eingetragen.'
        : count === 1
          ? '1 Feststellung ist eingetragen.'
          : `${number(count)} Feststellungen sind eingetragen.`,
    add: 'Eintragen…',
    done: 'Das ist alles',
    added: (id) =>
      `✓ ${id} ist festgehalten. Tragen Sie die nächste ein, oder sagen Sie, dass das alles ist.`,
    addedWith: (id, nonconformity) =>
      `✓ ${id} ist festgehalten, und ${nonconformity} ist eröffnet, um es zu beheben. Tragen Sie die nächste ein, oder sagen Sie, dass das alles ist.`,
    receipt: (title) => `✓ Sie haben eingetragen, was festgestellt wurde: ${title}`,
    byOther: (title, by) => `✓ ${by} hat eingetragen, was festgestellt wurde: ${title}`,
    form: {
      title: 'Feststellung',
      question: (title) => `**Was wurde in „${title}“ festgestellt?**`,
      criterion: 'Abschnitt oder Maßnahme',
      criterionHint: 'Etwa: 9.2 oder A.5.18.',
      grade: 'Grad',
      grades: {
        observation: 'Beobachtung',
        opportunity: 'Verbesserungsmöglichkeit',
        minor: 'Untergeordnete Nichtkonformität',
        major: 'Wesentliche Nichtkonformität',
      },
      statement: 'Was festgestellt wurde',
      statementHint: 'Im Wortlaut des Berichts.',
      requirement: 'Was verlangt ist',
      evidence: 'Nachweis',
      forNonconformity: 'Für eine Nichtkonformität nötig.',
      reference: 'Zeichen der Feststellung',
      due: 'Bis wann eine Antwort erwartet wird',
      owner: 'Wer es behebt',
      ownerHint: 'Name oder E-Mail-Adresse; leer: wer das Audit begleitet.',
      submit: 'Feststellung festhalten',
      wrongCriterion:
        'Einen solchen Abschnitt, eine solche Maßnahme gibt es nicht. Schreiben Sie etwa 9.2 oder A.5.18.',
      missing: 'Schreiben Sie es im Wortlaut des Berichts.',
      missingGrade: 'Wählen Sie den Grad, den der Bericht nennt.',
      missingForNonconformity:
        'Eine Nichtkonformität braucht, was verlangt ist, was festgestellt wurde, und woran es zu sehen war.',
    },
  },
  confirm: {
    question:
      'Ist es Ihre Sache, und wissen Sie, was verlangt ist? Festgestellt haben es andere: Wer es anders sieht, klärt es mit ihnen, über die ISMS-Leitung.',
    why: (title) =>
      `_Sie werden gefragt, weil Sie es verantworten: Audit durch andere, „${title}“ · ISO 27001 A.5.35, 10.2_`,
  },
  why: '_Sie werden gefragt, weil Sie dieses Audit begleiten · ISO 27001 A.5.35, 10.2_',
  command: {
    describe: 'hält fest, was eine Zertifizierungsstelle oder ein Kunde in einem Audit festgestellt hat',
    which: (known) => `Welches Audit? Geben Sie \`/isms audit record KENNUNG\` ein. Es gibt: ${known}.`,
    none: 'Es ist kein Audit durch andere geplant. Schreiben Sie eines in audits.yaml, mit kind: certification oder customer.',
    notYours: (title) =>
      `„${title}“ hält jemand anderes fest: wer es begleitet. Hier wurde nichts festgehalten.`,
    beingConfirmed: (title) =>
      `Was in „${title}“ festgestellt wurde, ist festgehalten. Wer es verantwortet, wird um Bestätigung gebeten; danach, oder wenn die Tage dafür um sind, lässt sich das nächste festhalten.`,
    notYet: (title) =>
      `„${title}“ läuft. Was dabei herauskam, wird gleich gefragt; am geplanten Tag selbst erst, wenn er vorbei ist.`,
  },
}
