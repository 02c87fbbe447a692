import type { internalAudit as english } from '../en/internal-audit.js'
import type { Translation } from '../translation.js'
import { day, dueDay, moment, number } from './dates.js'

export const internalAudit: Translation<typeof english> = {
  about: (title) => `das Audit „${title}“`,
  aboutAsk: {
    declare: (title) => `die Erklärung der Unabhängigkeit (Audit „${title}“)`,
    date: (title) => `den Terminvorschlag (Audit „${title}“)`,
    agree: (title) => `die Zusage zum Termin (Audit „${title}“)`,
    replace: (title) => `die Frage, wer stattdessen auditiert (Audit „${title}“)`,
    record: (title) => `das Festhalten des Audits „${title}“`,
    findings: (title) => `das Eintragen der Feststellungen (Audit „${title}“)`,
    fieldwork: (title) => `die Durchführung (Audit „${title}“)`,
    report: (title) => `die Schlussfolgerung (Audit „${title}“)`,
    'report-read': (title) => `das Lesen des Entwurfs (Audit „${title}“)`,
    'report-issue': (title) => `die Herausgabe des Berichts (Audit „${title}“)`,
    'confirm-finding': (title) => `die Bestätigung einer Feststellung (Audit „${title}“)`,
    'decide-finding': (title) => `die Entscheidung über eine bestrittene Feststellung (Audit „${title}“)`,
    evidence: (title) => `einen Nachweis (Audit „${title}“)`,
  },
  calendar: {
    programme: (title) => `Audit: ${title}`,
    due: (title) => `Audit fällig: ${title}`,
    asked: {
      declare: (title) => `Unabhängigkeit erklären: ${title}`,
      date: (title) => `Termin für ein Audit vorschlagen: ${title}`,
      agree: (title) => `Termin eines Audits zusagen: ${title}`,
      replace: (title) => `Sagen, wer stattdessen auditiert: ${title}`,
      record: (title) => `Ein Audit durch andere festhalten: ${title}`,
      findings: (title) => `Eintragen, was andere festgestellt haben: ${title}`,
      fieldwork: (title) => `Auditieren: ${title}`,
      report: (title) => `Auditbericht: ${title}`,
      'report-read': (title) => `Entwurf eines Auditberichts lesen: ${title}`,
      'report-issue': (title) => `Auditbericht herausgeben: ${title}`,
      'confirm-finding': (title) => `Feststellung bestätigen: ${title}`,
      'decide-finding': (title) => `Über eine bestrittene Feststellung entscheiden: ${title}`,
      evidence: (title) => `Nachweis für ein Audit zeigen: ${title}`,
    },
  },
  kinds: { internal: 'internes Audit', certification: 'Zertifizierungsstelle', customer: 'Kunde' },
  stages: {
    planning: 'in Planung',
    fieldwork: 'wird durchgeführt',
    reporting: 'der Bericht entsteht',
    'follow-up': 'wird nachverfolgt',
    closed: 'abgeschlossen',
  },
  days: (from, to, today) => (from === to ? day(from, today) : `${day(from, today)} bis ${day(to, today)}`),
  toFindOut: (text) => `Zu klären: ${text}`,
  facts: {
    criteria: 'Gemessen an',
    scope: 'Umfang',
    lead: 'Auditleitung',
    team: 'Auditteam',
    auditees: 'Auditierte',
    days: 'Termin',
    stage: 'Stand',
    kind: 'Art',
    next: 'Nächstes',
    nobody: 'niemand',
    auditedByNobody: 'Niemand darf auditieren',
    proposed: 'Vorgeschlagener Termin',
    waitsFor: 'Zusagen müssen noch',
    objected: 'Passt nicht für',
    says: (by, reason) => `${by}: ${reason}`,
    cycle: 'Auf der Kommandozeile',
    nextOn: (date, today) => dueDay(date, today),
    nextNever: 'nichts ist geplant',
  },
  nothingNow:
    'Zu diesem Audit wartet im Moment nichts auf Sie. Was als Nächstes kommt, werden Sie von selbst gefragt; `/isms audit` zeigt, wie es steht.',
  outOfTurn: (by, reason) => `**Außer der Reihe, angefordert von ${by}:** ${reason}`,
  declare: {
    title: (title) => `Erklären Sie Ihre Unabhängigkeit: ${title}`,
    summary: (title, dueOn, today) =>
      `Erklären Sie Ihre Unabhängigkeit für ein Audit, „${title}“, bis ${day(dueOn, today)}`,
    lead: 'Sie sollen dieses Audit leiten.',
    member: (lead) => `Sie sollen unter der Leitung von **${lead}** auditieren.`,
    question: (months) =>
      `Verantworten, betreiben oder führen Sie etwas davon, oder haben Sie es ${months === 1 ? 'im letzten Monat' : `in den letzten ${number(months)} Monaten`} getan? Würde Sie etwas daran hindern zu sagen, was Sie feststellen?`,
    independent: 'Ich bin unabhängig',
    'not-independent': 'Ich bin es nicht…',
    noMore: 'Ich bin nicht mehr unabhängig…',
    show: 'Ansehen',
    tied: (text, alone) =>
      `Nach den Aufzeichnungen verbindet Sie etwas mit einem Teil davon (${text}). Davon halten Sie nichts fest${alone ? ', und sonst auditiert es niemand: Wer das ISMS leitet, erfährt davon' : '; das tut jemand anderes'}.`,
    ties: {
      'leads-isms': 'Sie leiten das ISMS oder taten es bis vor Kurzem',
      directs: 'Sie leiten die Organisation oder taten es bis vor Kurzem',
      owns: 'Sie verantworten es',
      owned: 'Sie haben es bis vor Kurzem verantwortet',
      implements: 'Sie setzen es um',
      did: 'Sie haben darin etwas getan',
      approved: 'Sie haben etwas davon genehmigt',
      manages: 'Sie führen, wer auditiert wird',
      audited: 'Sie werden selbst auditiert',
    },
    proposes: 'Als Nächstes schlagen Sie einen Termin vor: jetzt, oder wenn Sie morgen früh gefragt werden.',
    why: '_Niemand auditiert die eigene Arbeit. Erst danach halten Sie etwas fest · ISO 27001 9.2.2_',
    form: {
      title: 'Nicht unabhängig',
      question: (title) => `**Warum sollte jemand anderes „${title}“ auditieren?**`,
      label: 'Was Sie damit verbindet',
      hint: 'Etwa: was davon Ihres ist oder war. Wer das ISMS leitet, liest es; es wird wörtlich festgehalten.',
      missing: 'Schreiben Sie, was Sie damit verbindet.',
      submit: 'So festhalten',
    },
    receipt: {
      independent: (title) => `✓ Sie haben Ihre Unabhängigkeit erklärt: ${title}`,
      'not-independent': (title) => `✓ Sie haben gesagt, dass Sie nicht unabhängig sind: ${title}`,
    },
    byOther: {
      independent: (title, by) => `✓ ${by} hat die eigene Unabhängigkeit erklärt: ${title}`,
      'not-independent': (title, by) => `✓ ${by} ist nicht unabhängig: ${title}`,
    },
    next: {
      independent: 'Ändert sich das, sagen Sie es gleich hier: Dann auditiert jemand anderes.',
      'not-independent':
        'Sie auditieren nichts davon. Wer das ISMS leitet, wird gefragt, wer es stattdessen tut.',
    },
  },
  news: {
    otherDays: {
      title: (title) => `Ein anderer Termin wird gewünscht: ${title}`,
      next: 'Schlagen Sie einen anderen vor: Dann werden alle Auditierten wieder gefragt.',
      why: '_Sie erfahren es, weil Sie das Audit leiten · ISO 27001 9.2.2_',
    },
    byNobody: {
      title: (title) => `Einen Teil darf niemand auditieren: ${title}`,
      text: (criteria) =>
        `Alle, die auditieren, haben mit **${criteria}** selbst zu tun. Davon hält niemand etwas fest, und der Bericht sagt, dass es nicht angesehen wurde.`,
      next: 'Nehmen Sie für das nächste Audit in audits.yaml jemanden ins Team auf, und importieren Sie die Datei. In diesem geht das Übrige weiter.',
      why: '_Sie erfahren es, weil Sie das ISMS leiten: Niemand auditiert die eigene Arbeit · ISO 27001 9.2.2_',
    },
  },
  over: {
    title: (title) => `Ein Audit wurde vor seinem Abschluss geschlossen: ${title}`,
    at: (stage) => `Seine Zeit war um, ein Jahr nach dem geplanten Ende. So weit war es: **${stage}**.`,
    next: 'Sorgen Sie dafür, dass es nachgeholt wird: Was niemand angesehen hat, gilt als nicht auditiert.',
    show: 'Audit zeigen',
    why: '_Sie erfahren es, weil Sie das ISMS leiten: Was geplant ist, wird auditiert · ISO 27001 9.2.2_',
  },
  replace: {
    title: (title) => `Sagen Sie, wer stattdessen auditiert: ${title}`,
    summary: (title, dueOn, today) =>
      `Sagen Sie, wer stattdessen auditiert, „${title}“, bis ${day(dueOn, today)}`,
    because: {
      declared: (name, reason) => `**${name}** ist nicht unabhängig und sagt, warum: ${reason}`,
      tied: (name, reason) =>
        `**${name}** hat inzwischen mit allem zu tun, was auditiert wird; auf die Feststellungen könnte sich niemand verlassen.${reason}`,
      left: (name, reason) => `**${name}** ist nicht mehr da oder kann nicht gefragt werden.${reason}`,
    },
    marked:
      'Was bisher festgehalten wurde, bleibt und wird gekennzeichnet. Mehr kommt von dieser Person nicht dazu.',
    open: 'Jemanden benennen…',
    why: {
      lead: '_Sie werden gefragt, weil Sie das ISMS leiten: Wer auditiert, ist unabhängig von dem, was auditiert wird · ISO 27001 9.2.2_',
      other: (lead) =>
        `_Sie werden gefragt, weil ${lead} (ISMS-Leitung) nicht da oder selbst zu ersetzen ist: Wer auditiert, ist unabhängig von dem, was auditiert wird · ISO 27001 9.2.2_`,
    },
    receipt: (title) => `✓ Sie haben gesagt, wer stattdessen auditiert: ${title}`,
    byOther: (title, by) => `✓ ${by} hat gesagt, wer stattdessen auditiert: ${title}`,
    named: (name) => `**${name}** wird gebeten, die eigene Unabhängigkeit zu erklären.`,
    nobody: 'Niemand tritt an diese Stelle: Das übrige Team macht weiter.',
    form: {
      title: 'Wer auditiert',
      question: (name, title) => `**Wer auditiert „${title}“ anstelle von ${name}?**`,
      label: 'Name oder E-Mail-Adresse',
      hint: 'Jemand aus people.csv, auch von außen. Lassen Sie es leer, wenn das übrige Team weitermacht.',
      submit: 'Benennen',
      lead: 'Das Audit braucht eine Leitung: Nennen Sie jemanden.',
      tied: (name) =>
        `${name} hat selbst mit dem zu tun, was auditiert wird: verantwortet, betreibt oder führt es, oder hat es getan. Nennen Sie jemand anderen.`,
      away: (name) =>
        `${name} ist nicht da oder kann weder im Chat noch per E-Mail gefragt werden. Nennen Sie jemand anderen.`,
      self: 'Wer benennt, benennt nicht sich selbst. Nennen Sie jemand anderen.',
      already: (name) =>
        `${name} auditiert es schon, oder hat es getan und darf nicht mehr. Nennen Sie jemand anderen.`,
    },
  },
  date: {
    title: (title) => `Schlagen Sie einen Termin für das Audit vor: ${title}`,
    summary: (title, dueOn, today) =>
      `Schlagen Sie einen Termin für ein Audit vor, „${title}“, bis ${day(dueOn, today)}`,
    auditees: (names) => `Danach werden gefragt, ob der Termin passt: ${names}.`,
    noAuditees: 'Es ist niemand genannt, der zusagen müsste: Der Termin, den Sie nennen, gilt.',
    objected: (by, reason) => `**Der Termin passt nicht für ${by}:** ${reason}`,
    open: 'Termin vorschlagen…',
    why: '_Sie werden gefragt, weil Sie das Audit leiten · ISO 27001 9.2.2_',
    form: {
      title: 'Termin vorschlagen',
      question: (title) => `**Wann auditieren Sie „${title}“?**`,
      from: 'Erster Tag',
      to: 'Letzter Tag',
      submit: 'Termin vorschlagen',
      missing: 'Wählen Sie einen Tag.',
      possible: (first, dueOn, today) =>
        `Möglich ab ${day(first, today)}, an Tagen, an denen Sie und alle Auditierten arbeiten.${dueOn === null ? '' : ` Bis ${day(dueOn, today)} können diese widersprechen.`}`,
      dayOff: (date, name, next, today) =>
        `${day(date, today)} ist für ${name} Wochenende oder Feiertag. Der nächste Arbeitstag: ${day(next, today)}.`,
      tooSoon: (dueOn, today) =>
        `Wer auditiert wird, hat bis ${day(dueOn, today)} Zeit zu widersprechen. Beginnen Sie danach.`,
      past: 'Dieser Tag ist vorbei: Wählen Sie einen ab heute.',
      order: 'Der letzte Tag liegt vor dem ersten.',
    },
    receipt: (title) => `✓ Sie haben einen Termin vorgeschlagen: ${title}`,
    byOther: (title, by) => `✓ ${by} hat einen Termin vorgeschlagen: ${title}`,
    next: 'Wer auditiert wird, wird gefragt, ob der Termin passt.',
  },
  agree: {
    title: (title) => `Sie werden auditiert: ${title}`,
    summary: (title, dueOn, today) =>
      `Sagen Sie, ob Ihnen der Termin eines Audits passt, „${title}“, bis ${day(dueOn, today)}`,
    who: (lead, team, criteria) =>
      `**${lead}**${team === '' ? '' : ` (mit ${team})`} prüft, was Sie verantworten, gemessen an ${criteria}.`,
    days: (between) => `**${between}**: Passt Ihnen das?`,
    onThem:
      'An diesen Tagen zeigen Sie, oder wer es am besten weiß, wie etwas gehandhabt wird. Vorher werden Sie vielleicht um Dateien oder Nachweise gebeten.',
    silence: (dueOn, today) => `Ohne Antwort bis ${day(dueOn, today)} gilt dieser Termin.`,
    agreed: 'Der Termin passt',
    'other-days': 'Anderer Termin…',
    show: 'Ansehen',
    why: (lead) =>
      `_Sie werden gefragt, weil Sie verantworten, was auditiert wird. Die Auditleitung hat ${lead} · ISO 27001 9.2.2_`,
    form: {
      title: 'Anderer Termin',
      question: (between) => `**${between}** passt Ihnen nicht.`,
      label: 'Welche Tage passen',
      hint: 'Die Auditleitung liest es und schlägt einen anderen Termin vor. Es wird wörtlich festgehalten.',
      missing: 'Schreiben Sie, welche Tage Ihnen passen.',
      submit: 'Um anderen bitten',
    },
    receipt: {
      agreed: (title) => `✓ Sie haben dem Termin zugesagt: ${title}`,
      'other-days': (title) => `✓ Sie haben um einen anderen Termin gebeten: ${title}`,
    },
    byOther: {
      agreed: (title, by) => `✓ ${by} hat dem Termin zugesagt: ${title}`,
      'other-days': (title, by) => `✓ ${by} hat um einen anderen Termin gebeten: ${title}`,
    },
    next: {
      agreed: 'Davor werden Sie vielleicht um Nachweise gebeten, wie etwas gehandhabt wird.',
      'other-days': 'Die Auditleitung wird gebeten, einen anderen vorzuschlagen.',
    },
  },
  led: {
    fieldwork: {
      title: (title) => `Auditieren Sie: ${title}`,
      summary: (title, dueOn, today) => `Auditieren Sie „${title}“ bis ${day(dueOn, today)}`,
      question: 'Sehen Sie sich an, was es gibt, und sagen Sie, wenn Sie damit fertig sind.',
      receipt: (title) => `✓ Sie haben die Durchführung beendet: ${title}`,
      byOther: (title, by) => `✓ ${by} hat die Durchführung beendet: ${title}`,
    },
    why: '_Sie werden gefragt, weil Sie das Audit leiten · ISO 27001 9.2_',
  },
  receiptWhen: (at, timeZone) => moment(at, timeZone),
  already: (title, at, timeZone) =>
    `Das wurde schon am ${moment(at, timeZone)} beantwortet (${title}). Dabei bleibt es; mehr wurde nicht festgehalten.`,
  closed: {
    title: (title) => `Geschlossen: Audit „${title}“`,
    'handed-on': 'Stattdessen wird jemand anderes gefragt. Hier ist von Ihnen nichts mehr nötig.',
    left: 'Es wurde geschlossen, als die gefragte Person ausschied. Hier ist von Ihnen nichts mehr nötig.',
    changed: 'Ein anderer Termin wird vorgeschlagen. Hier ist von Ihnen nichts mehr nötig.',
    settled: 'Das ist inzwischen geklärt. Hier ist von Ihnen nichts mehr nötig.',
    over: 'Dieses Audit ist geschlossen. Sein Nachweis sagt, was offen war.',
  },
  list: {
    title: 'Ein Audit',
    command: 'zeigt die Audits, geplante und laufende; mit einer KENNUNG eines davon',
    all: 'Audits des ISMS',
    mine: 'Audits, die Sie betreffen',
    none: 'Es ist noch kein Audit geplant. Das Auditprogramm steht in der Datei audits.yaml.',
    noneYours: 'Kein Audit betrifft Sie.',
    unknown: (typed, meant, known) =>
      typed === ''
        ? `Welches Audit? Nennen Sie eines: ${known}.`
        : `Es gibt kein Audit „${typed}“. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) => `„${title}“ sehen nur, wer auditiert oder auditiert wird, und wer das ISMS leitet.`,
    line: (title, id, state) => `**${title}** (\`${id}\`): ${state}`,
    next: (date, today) => `nächstes am ${dueDay(date, today)}`,
    never: 'nichts ist geplant',
    more: 'Eines davon: `/isms audit KENNUNG`.',
    held: (count) => (count === 1 ? 'einmal durchgeführt' : `${number(count)}-mal durchgeführt`),
  },
  start: {
    command: 'beginnt ein Audit jetzt, außer der Reihe',
    which: 'Welches Audit? `/isms audit` zeigt sie: Geben Sie `/isms audit start KENNUNG` ein.',
    open: 'Jetzt beginnen…',
    title: 'Audit jetzt beginnen',
    question: (title) => `Das Audit „${title}“ jetzt beginnen, außer der Reihe?`,
    consequence: (owner) =>
      `Wer auditiert, erklärt die eigene Unabhängigkeit, und ${owner} schlägt einen Termin vor. Die geplanten Termine bleiben.`,
    label: 'Warum',
    hint: (owner) =>
      `Etwa: ein Vorfall, oder etwas, das sich geändert hat. ${owner} liest es wörtlich, und es wird festgehalten.`,
    missing: 'Schreiben Sie, warum, damit klar ist, worauf beim Audit zu achten ist.',
    submit: 'Audit beginnen',
    done: (title, owner) =>
      `✓ Das Audit „${title}“ hat begonnen, außer der Reihe. ${owner} leitet es. Die geplanten Termine bleiben.`,
    running: (title) => `Das Audit „${title}“ läuft schon, daher wurde nichts weiter begonnen.`,
    nobody: (title) =>
      `Es ist niemand da, der „${title}“ leiten könnte. Nichts wurde begonnen. Nennen Sie zuerst in audits.yaml jemand anderen, und importieren Sie die Datei.`,
    notYours: (title) =>
      `Nur wer das ISMS leitet, beginnt „${title}“ außer der Reihe. Nichts wurde festgehalten.`,
  },
}
