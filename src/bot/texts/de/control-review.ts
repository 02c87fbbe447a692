import type { controlReview as english } from '../en/control-review.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, moment } from './dates.js'

export const controlReview: Translation<typeof english> = {
  about: (name) => `die Überprüfung der Maßnahmen ${name}`,
  group: {
    two: (one, other) => `${one} und ${other}`,
    more: (one, other, count) => `${one}, ${other} und ${count} weitere`,
  },
  ask: {
    title: (name) => `Überprüfen Sie Ihre Maßnahmen ${name}`,
    summary: (name, dueOn, today) =>
      `Überprüfen Sie Ihre Maßnahmen ${name}: Werden sie noch so umgesetzt, wie es geschrieben steht? Bis ${day(dueOn, today)}`,
    changed: (reason) => `Warum jetzt: ${reason}`,
    question: 'Wird jede von ihnen noch so umgesetzt, wie es hier steht?',
    control: (id, name, implementation) => `**${id}** ${name}: ${implementation}`,
    open: 'Überprüfen',
    read: 'Alles lesen',
    formTitle: 'Maßnahmen überprüfen',
    answers: {
      stands: 'Alle gelten noch…',
      changed: 'Etwas hat sich geändert…',
      'does-not-stand': 'Etwas gilt nicht mehr…',
    },
    why: '_An Sie einmal im Jahr, weil Sie für sie zuständig sind · ISO 27001 A.5.36, 6.1.3_',
    whyNow: '_An Sie außer der Reihe, weil Sie für sie zuständig sind · ISO 27001 A.5.36, 6.1.3_',
  },
  facts: {
    last: 'Letzte Überprüfung',
    never: 'noch keine',
    next: 'Nächste Überprüfung',
    nextOn: (date, today) => dueDay(date, today),
  },
  last: {
    stands: (at, timeZone) => `gilt noch (${dated(at, timeZone)})`,
    changed: (at, timeZone) => `⚠ etwas hat sich geändert (${dated(at, timeZone)})`,
    'does-not-stand': (at, timeZone) => `⚠ etwas gilt nicht mehr (${dated(at, timeZone)})`,
  },
  form: {
    title: {
      stands: 'Alle gelten noch',
      changed: 'Etwas ist anders',
      'does-not-stand': 'Gilt nicht mehr',
    },
    question: {
      stands: (name) => `${name}: Jede wird noch so umgesetzt, wie es geschrieben steht.`,
      changed: (name) => `${name}: Etwas wird anders umgesetzt, als es geschrieben steht.`,
      'does-not-stand': (name) => `${name}: Etwas wird nicht umgesetzt oder hilft nicht.`,
    },
    label: {
      stands: 'Was Sie angesehen haben',
      changed: 'Welche, und wie sie inzwischen umgesetzt wird',
      'does-not-stand': 'Welche, und was damit nicht stimmt',
    },
    hint: {
      stands: 'Zum Beispiel: Einstellungen, Tickets, Listen, und wer sie Ihnen gezeigt hat.',
      changed: 'Die ISMS-Leitung liest es, Wort für Wort.',
      'does-not-stand': 'Die ISMS-Leitung liest es, Wort für Wort.',
    },
    missing: {
      stands: 'Schreiben Sie, was Sie angesehen haben: Wer auditiert, fragt danach.',
      changed:
        'Schreiben Sie, welche Maßnahme es ist und wie sie inzwischen umgesetzt wird, damit sie neu gefasst werden kann.',
      'does-not-stand':
        'Schreiben Sie, welche Maßnahme es ist und was nicht stimmt, damit sich jemand darum kümmern kann.',
    },
    submit: {
      stands: 'Festhalten: alle gelten',
      changed: 'Änderung melden',
      'does-not-stand': 'Melden',
    },
    kept: '_Es bleibt in den Aufzeichnungen, Wort für Wort, mit Ihrem Namen und dem Datum._',
  },
  receipt: {
    own: {
      stands: (name) => `✓ Sie haben die Maßnahmen ${name} überprüft: Alle gelten noch`,
      changed: (name) => `✓ Sie haben die Maßnahmen ${name} überprüft: Etwas hat sich geändert`,
      'does-not-stand': (name) => `✓ Sie haben die Maßnahmen ${name} überprüft: Etwas gilt nicht mehr`,
    },
    byOther: {
      stands: (name, by) => `✓ Die Maßnahmen ${name} hat ${by} überprüft: Alle gelten noch`,
      changed: (name, by) => `✓ Die Maßnahmen ${name} hat ${by} überprüft: Etwas hat sich geändert`,
      'does-not-stand': (name, by) => `✓ Die Maßnahmen ${name} hat ${by} überprüft: Etwas gilt nicht mehr`,
    },
    when: (at, timeZone) => moment(at, timeZone),
    found: {
      stands: (reason) => `Was angesehen wurde: ${reason}`,
      changed: (reason) => `Was sich geändert hat: ${reason}`,
      'does-not-stand': (reason) => `Was nicht mehr gilt: ${reason}`,
    },
    again: (id) => `Ein Versehen? \`/isms control ${id}\` lässt sie noch einmal überprüfen.`,
    next: {
      stands: 'In einem Jahr werden Sie wieder gefragt.',
      changed: 'Die ISMS-Leitung erfährt es und sieht es in `/isms status`, bis es neu gefasst ist.',
      'does-not-stand':
        'Die ISMS-Leitung erfährt es und sieht es in `/isms status`, bis eine spätere Überprüfung findet, dass alle gelten.',
    },
  },
  closed: {
    title: (name) => `Geschlossen: Überprüfung der Maßnahmen ${name}`,
    superseded:
      'Sie wurden neu gefasst, bevor eine Antwort da war, daher wurde nichts festgehalten. Nach der neuen Fassung wird die zuständige Person gefragt; `/isms control` zeigt sie.',
    retired: 'Diese Maßnahmen muss niemand mehr überprüfen. Hier müssen Sie nichts weiter tun.',
    'handed-on':
      'Für sie ist inzwischen jemand anderes zuständig, und diese Person wird gefragt. Hier müssen Sie nichts weiter tun.',
    left: 'Diese Überprüfung wurde geschlossen, als die gefragte Person ging. Hier müssen Sie nichts weiter tun.',
    'cycle-closed':
      'Sie wurde nicht beantwortet, bevor die nächste Überprüfung begann: Beantworten Sie jene.',
  },
  notice: {
    title: {
      changed: (name) => `Etwas hat sich geändert bei den Maßnahmen ${name}`,
      'does-not-stand': (name) => `Etwas gilt nicht mehr bei den Maßnahmen ${name}`,
    },
    said: (owner, at, timeZone) => `Überprüft von ${owner} (${moment(at, timeZone)}):`,
    next: {
      changed:
        'Fassen Sie es in controls.yaml neu, importieren Sie, und geben Sie es mit `/isms soa` zur Genehmigung.',
      'does-not-stand':
        'Kümmern Sie sich darum, oder fassen Sie es in controls.yaml so, wie es ist, mit dem, was noch zu tun ist. Dann lassen Sie sie noch einmal überprüfen: `/isms control KENNUNG`.',
    },
  },
  nobody: {
    title: (name) => `Niemand ist da, um die Maßnahmen ${name} zu überprüfen`,
    owner: (owner, dueOn, today) =>
      `Zu überprüfen sind sie bis ${day(dueOn, today)}, und ${owner}, bisher zuständig für sie, ist nicht mehr da.`,
    next: 'Tragen Sie in controls.yaml jemand anderen als zuständig ein und importieren Sie. Bis dahin wird niemand gefragt.',
  },
  already: (name, at, timeZone) =>
    `Die Maßnahmen ${name} wurden schon überprüft (${dated(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten.`,
  start: {
    open: 'Jetzt überprüfen lassen…',
    title: 'Jetzt überprüfen',
    question: (name) => `Die Maßnahmen ${name} jetzt überprüfen lassen?`,
    consequence: (owner) =>
      `Gefragt, ob sie noch so umgesetzt werden, wie es geschrieben steht, wird ${owner}.`,
    label: 'Warum jetzt',
    hint: (owner) => `${owner} liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
    missing: 'Schreiben Sie, warum, damit klar ist, was anzusehen ist.',
    submit: 'Überprüfung anfordern',
    done: (name, owner) => `Die Maßnahmen ${name} überprüft ${owner} und wird jetzt gefragt.`,
    running: (name) =>
      `Eine Überprüfung der Maßnahmen ${name} läuft schon, daher wurde keine weitere begonnen.`,
    nobody: (name) =>
      `Niemand ist da, um die Maßnahmen ${name} zu überprüfen. Nichts wurde begonnen. Tragen Sie zuerst in controls.yaml jemand anderen als zuständig ein und importieren Sie.`,
    notYours: (name) =>
      `Überprüfen lassen können die Maßnahmen ${name} nur, wer für sie zuständig ist, und die ISMS-Leitung. Nichts wurde festgehalten.`,
  },
  standing: {
    changed: (name, by, at, timeZone) =>
      `Maßnahmen ${name}: Etwas hat sich geändert (${by}, ${dated(at, timeZone)})`,
    'does-not-stand': (name, by, at, timeZone) =>
      `Maßnahmen ${name}: Etwas gilt nicht mehr (${by}, ${dated(at, timeZone)})`,
    seeTo: {
      changed: (name) =>
        `**Maßnahmen ${name}: Etwas hat sich geändert.** Fassen Sie es in controls.yaml neu und importieren Sie.`,
      'does-not-stand': (name) =>
        `**Maßnahmen ${name}: Etwas gilt nicht mehr.** Kümmern Sie sich darum, dann lassen Sie sie noch einmal überprüfen.`,
    },
  },
  calendar: {
    programme: (name) => `Überprüfung der Maßnahmen ${name}`,
    due: (name) => `Überprüfung fällig: Maßnahmen ${name}`,
    asked: { review: (name) => `Maßnahmen ${name} überprüfen` },
    answered: {
      stands: (by) => `${by}: alle gelten noch`,
      changed: (by) => `${by}: etwas hat sich geändert`,
      'does-not-stand': (by) => `${by}: etwas gilt nicht mehr`,
    },
  },
}
