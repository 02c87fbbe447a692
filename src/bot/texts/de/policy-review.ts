import type { policyReview as english } from '../en/policy-review.js'
import type { Translation } from '../translation.js'
import { dated, day, moment, number } from './dates.js'
import { named } from './policy-acknowledgement.js'

export const policyReview: Translation<typeof english> = {
  about: (policy) => `die Überprüfung von ${named(policy)}`,
  toRevise: (policy, by, at, timeZone) =>
    `${named(policy)} muss überarbeitet werden: Ergebnis der Überprüfung, ${by}, ${moment(at, timeZone)}`,
  revise: (policy, id) =>
    `**lassen Sie ${named(policy)}, überarbeiten.** Die nächste Version kommt in ihre Datei und wird importiert, dann geht sie an die freigebende Person: \`/isms policy publish ${id}\``,
  ask: {
    title: (policy) => `Überprüfen Sie ${named(policy)}`,
    summary: (policy, dueOn, today) =>
      `Überprüfen Sie ${named(policy)}: Gilt sie noch so? Bis ${day(dueOn, today)}`,
    changed: (reason) => `Was sich geändert hat: ${reason}`,
    skipped: (period, by, reason) => `Die Überprüfung ${period} wurde ausgelassen, durch ${by}: ${reason}`,
    covered: (period, other) =>
      `Die Überprüfung ${period} fand nicht statt: Sie war zugleich mit ${other} fällig.`,
    question:
      'Gilt sie noch so: für das, was wir heute tun, für die Risiken und Vorfälle seither, und für das Recht?',
    open: 'Überprüfen',
    formTitle: 'Richtlinie überprüfen',
    answers: {
      holds: 'Sie gilt weiter…',
      revise: 'Sie muss überarbeitet werden…',
    },
    read: 'Lesen',
    why: {
      owner: (interval) => `_An Sie, weil sie Ihnen gehört · ${interval} · ISO 27001 A.5.1_`,
      named: (interval) => `_An Sie, weil calendar.yaml Sie nennt · ${interval} · ISO 27001 A.5.1_`,
    },
    whyNow: {
      owner: '_An Sie, weil sie Ihnen gehört und sich etwas Wesentliches geändert hat · ISO 27001 A.5.1_',
      named:
        '_An Sie, weil calendar.yaml Sie nennt und sich etwas Wesentliches geändert hat · ISO 27001 A.5.1_',
    },
  },
  facts: {
    inForce: 'In Kraft seit',
    since: (at, timeZone) => dated(at, timeZone),
    last: 'Letzte Überprüfung',
    never: 'noch keine',
    lastValue: (outcome, at, timeZone) =>
      `${dated(at, timeZone)}: ${outcome === 'holds' ? 'sie galt weiter' : 'sie musste überarbeitet werden'}`,
    acknowledged: 'Bestätigt von',
    acknowledgedValue: (answered, asked) => `${number(answered)} von ${number(asked)}`,
    declines: 'Konnten sie nicht bestätigen',
    exceptions: 'Ausnahmen in Kraft',
    count: (count) => (count === 0 ? 'keine' : number(count)),
  },
  form: {
    title: { holds: 'Sie gilt weiter', revise: 'Überarbeiten' },
    question: {
      holds: (policy) => `${named(policy)} gilt weiter, wie sie ist.`,
      revise: (policy) => `${named(policy)} muss überarbeitet werden.`,
    },
    label: { holds: 'Was Sie angesehen haben', revise: 'Was sich ändern muss, und warum' },
    hint: {
      holds:
        'Zum Beispiel: Vorfälle seit der letzten Überprüfung, neues Recht, neue Lieferanten, das Risikoregister.',
      revise: 'Die ISMS-Leitung liest es, Wort für Wort.',
    },
    missing: {
      holds: 'Schreiben Sie, was Sie angesehen haben: Wer auditiert, fragt danach.',
      revise: 'Schreiben Sie, was sich ändern muss, damit es jemand aufnehmen kann.',
    },
    submit: { holds: 'Gültigkeit festhalten', revise: 'Überarbeitung fordern' },
    kept: '_Es bleibt in den Aufzeichnungen, Wort für Wort, mit Ihrem Namen und dem Datum._',
  },
  receipt: {
    own: {
      holds: (policy) => `✓ Sie haben ${named(policy)} überprüft: sie gilt weiter`,
      revise: (policy) => `✓ Sie haben ${named(policy)} überprüft: sie muss überarbeitet werden`,
    },
    byOther: {
      holds: (policy, by) => `✓ Überprüft von ${by}: ${named(policy)}. Sie gilt weiter`,
      revise: (policy, by) => `✓ Überprüft von ${by}: ${named(policy)}. Sie muss überarbeitet werden`,
    },
    when: (at, timeZone) => moment(at, timeZone),
    found: {
      holds: (reason) => `Was angesehen wurde: ${reason}`,
      revise: (reason) => `Was sich ändern muss: ${reason}`,
    },
    again: (id) =>
      `Ein Versehen? Geben Sie \`/isms policy review ${id}\` ein und schreiben Sie es: Sie werden noch einmal gefragt.`,
    next: {
      holds:
        'Sie bleibt in Kraft, und niemand wird etwas gefragt. Zum nächsten Termin werden Sie wieder gefragt.',
      revise: 'Die ISMS-Leitung erfährt es. Sie bleibt in Kraft, bis eine neue Version veröffentlicht ist.',
    },
  },
  closed: {
    title: (policy) => `Geschlossen: Überprüfung von ${named(policy)}`,
    superseded: 'Inzwischen wurde eine neuere Version veröffentlicht. Hier müssen Sie nichts weiter tun.',
    retired: 'Diese Richtlinie ist nicht mehr in Kraft. Hier müssen Sie nichts weiter tun.',
    'handed-on':
      'Diese Richtlinie gehört inzwischen jemand anderem, und diese Person wird gefragt. Hier müssen Sie nichts weiter tun.',
    left: 'Diese Prüfung wurde geschlossen, als die gefragte Person ging. Hier müssen Sie nichts weiter tun.',
    'cycle-closed':
      'Sie wurde nicht beantwortet, bevor die nächste Überprüfung begann: Beantworten Sie jene.',
  },
  notice: {
    title: (policy) => `Zu überarbeiten: ${named(policy)}`,
    said: (owner, at, timeZone) => `Überprüft von ${owner} (${moment(at, timeZone)}); ändern muss sich:`,
    next: (id) =>
      `Sie bleibt in Kraft, bis eine neue Version veröffentlicht ist: Importieren Sie deren Datei, dann geben Sie \`/isms policy publish ${id}\` ein.`,
  },
  nobody: {
    title: (policy) => `Niemand ist da, um ${named(policy)} zu überprüfen`,
    owner: (owner, dueOn, today) =>
      `Zu überprüfen ist sie bis ${day(dueOn, today)}, und ${owner}, bisher zuständig für sie, ist nicht mehr da.`,
    next: 'Tragen Sie oben in ihrer Datei oder in calendar.yaml jemand anderen als zuständig ein und importieren Sie: Diese Person wird sofort gefragt. Bis dahin wird niemand gefragt.',
  },
  already: (policy, at, timeZone) =>
    `${named(policy)} wurde schon überprüft (${dated(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten.`,
  start: {
    command: 'lässt eine Richtlinie jetzt überprüfen, nach einer wesentlichen Änderung',
    title: 'Jetzt überprüfen',
    question: (policy) => `${named(policy)} jetzt überprüfen lassen?`,
    consequence: (owner) => `Gefragt, ob sie noch so gilt, wird ${owner}.`,
    label: 'Was sich geändert hat',
    hint: (owner) => `${owner} liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
    missing: 'Schreiben Sie, was sich geändert hat, damit klar ist, was anzusehen ist.',
    submit: 'Überprüfung anfordern',
    done: (policy, owner) => `${owner} wird gefragt, ob ${named(policy)} noch so gilt.`,
    running: (policy) =>
      `Eine Überprüfung von ${named(policy)} läuft schon, daher wurde keine weitere begonnen.`,
    nobody: (policy, owner) =>
      `Niemand ist da, um ${named(policy)} zu überprüfen: ${owner}, bisher zuständig für sie, ist nicht mehr da. Nichts wurde begonnen. Tragen Sie zuerst oben in ihrer Datei oder in calendar.yaml jemand anderen als zuständig ein und importieren Sie.`,
    notYours: (policy, owner) =>
      `Überprüfen lassen können ${named(policy)} nur ${owner} (überprüft sie) und die ISMS-Leitung. Nichts wurde festgehalten.`,
  },
}
