import type { requirementReview as english } from '../en/requirement-review.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, moment } from './dates.js'

export const requirementReview: Translation<typeof english> = {
  about: (title) => `die Überprüfung der Anforderung „${title}“`,
  ask: {
    title: (title) => `Überprüfen Sie die Anforderung „${title}“`,
    summary: (title, dueOn, today) =>
      `Überprüfen Sie die Anforderung „${title}“: Gilt sie noch, und ist sie erfüllt? Bis ${day(dueOn, today)}`,
    changed: (reason) => `Was sich geändert hat: ${reason}`,
    question: 'Gilt sie noch so, wie sie hier steht, und erfüllen wir sie?',
    open: 'Überprüfen',
    formTitle: 'Anforderung überprüfen',
    answers: {
      met: 'Sie ist erfüllt…',
      'not-met': 'Sie ist nicht erfüllt…',
      changed: 'Sie hat sich geändert…',
    },
    demands: (demands) => `Was sie verlangt: ${demands}`,
    why: (interval) => `_An Sie, weil sie Ihnen gehört · ${interval} · ISO 27001 A.5.31_`,
    whyNow: '_An Sie, weil sie Ihnen gehört und sich etwas geändert hat · ISO 27001 A.5.31_',
  },
  facts: {
    source: 'Quelle',
    controls: 'Maßnahmen',
    owner: 'Zuständig',
    nobody: 'niemand mehr',
    last: 'Letzte Überprüfung',
    never: 'noch keine',
    next: 'Nächste Überprüfung',
    nextOn: (date, today) => dueDay(date, today),
    nextNever: 'nichts ist geplant',
  },
  last: {
    met: (at, timeZone) => `erfüllt (${dated(at, timeZone)})`,
    'not-met': (at, timeZone) => `⚠ nicht erfüllt (${dated(at, timeZone)})`,
    changed: (at, timeZone) => `⚠ geändert (${dated(at, timeZone)})`,
  },
  form: {
    title: { met: 'Sie ist erfüllt', 'not-met': 'Sie ist nicht erfüllt', changed: 'Sie hat sich geändert' },
    question: {
      met: (title) => `„${title}“ gilt noch und ist erfüllt.`,
      'not-met': (title) => `„${title}“ gilt noch und ist nicht erfüllt.`,
      changed: (title) => `„${title}“ gilt nicht mehr so, wie es geschrieben steht.`,
    },
    label: { met: 'Was Sie angesehen haben', 'not-met': 'Was fehlt', changed: 'Was sich geändert hat' },
    hint: {
      met: 'Zum Beispiel: das Gesetz oder den Vertrag in der heutigen Fassung, und was zeigt, dass sie erfüllt ist.',
      'not-met': 'Die ISMS-Leitung liest es, Wort für Wort.',
      changed: 'Die ISMS-Leitung liest es, Wort für Wort.',
    },
    missing: {
      met: 'Schreiben Sie, was Sie angesehen haben: Wer auditiert, fragt danach.',
      'not-met': 'Schreiben Sie, was fehlt, damit sich jemand darum kümmern kann.',
      changed: 'Schreiben Sie, was sich geändert hat, damit sie neu gefasst werden kann.',
    },
    submit: { met: 'Als erfüllt festhalten', 'not-met': 'Melden', changed: 'Änderung melden' },
    kept: '_Es bleibt in den Aufzeichnungen, Wort für Wort, mit Ihrem Namen und dem Datum._',
  },
  receipt: {
    own: {
      met: (title) => `✓ Sie haben „${title}“ überprüft: erfüllt`,
      'not-met': (title) => `✓ Sie haben „${title}“ überprüft: nicht erfüllt`,
      changed: (title) => `✓ Sie haben „${title}“ überprüft: geändert`,
    },
    byOther: {
      met: (title, by) => `✓ Überprüft von ${by}: „${title}“ ist erfüllt`,
      'not-met': (title, by) => `✓ Überprüft von ${by}: „${title}“ ist nicht erfüllt`,
      changed: (title, by) => `✓ Überprüft von ${by}: „${title}“ hat sich geändert`,
    },
    when: (at, timeZone) => moment(at, timeZone),
    found: {
      met: (reason) => `Was angesehen wurde: ${reason}`,
      'not-met': (reason) => `Was fehlt: ${reason}`,
      changed: (reason) => `Was sich geändert hat: ${reason}`,
    },
    again: (id) => `Ein Versehen? \`/isms requirement ${id}\` lässt sie noch einmal überprüfen.`,
    next: {
      met: 'Zum nächsten Termin werden Sie wieder gefragt.',
      'not-met':
        'Die ISMS-Leitung erfährt es und sieht es in `/isms status`, bis eine spätere Überprüfung sie erfüllt findet.',
      changed: 'Die ISMS-Leitung erfährt es und sieht es in `/isms status`, bis sie neu gefasst ist.',
    },
  },
  closed: {
    title: (title) => `Geschlossen: Überprüfung der Anforderung „${title}“`,
    superseded:
      'Die Anforderung wurde neu gefasst, bevor eine Antwort da war, daher wurde nichts festgehalten. Nach der neuen Fassung wird die zuständige Person gefragt; `/isms requirement` zeigt sie.',
    retired: 'Sie steht nicht mehr in requirements.yaml. Hier müssen Sie nichts weiter tun.',
    'handed-on':
      'Diese Anforderung gehört inzwischen jemand anderem, und diese Person wird gefragt. Hier müssen Sie nichts weiter tun.',
    left: 'Diese Überprüfung wurde geschlossen, als die gefragte Person ging. Hier müssen Sie nichts weiter tun.',
    'cycle-closed':
      'Sie wurde nicht beantwortet, bevor die nächste Überprüfung begann: Beantworten Sie jene.',
  },
  notice: {
    title: {
      'not-met': (title) => `Nicht erfüllt: ${title}`,
      changed: (title) => `Geändert: ${title}`,
    },
    said: (owner, at, timeZone) => `Überprüft von ${owner} (${moment(at, timeZone)}):`,
    next: {
      'not-met': (id) =>
        `Kümmern Sie sich darum und lassen Sie sie dann noch einmal überprüfen: \`/isms requirement ${id}\`.`,
      changed: (id) =>
        `Fassen Sie sie in requirements.yaml neu und importieren Sie. \`/isms requirement ${id}\` zeigt sie, wie sie dort steht.`,
    },
  },
  nobody: {
    title: (title) => `Niemand ist da, um die Anforderung „${title}“ zu überprüfen`,
    owner: (owner, dueOn, today) =>
      `Zu überprüfen ist sie bis ${day(dueOn, today)}, und ${owner}, bisher zuständig für sie, ist nicht mehr da.`,
    next: 'Tragen Sie in requirements.yaml jemand anderen als zuständig ein und importieren Sie: Diese Person wird sofort gefragt. Bis dahin wird niemand gefragt.',
  },
  already: (title, at, timeZone) =>
    `Die Anforderung „${title}“ wurde schon überprüft (${dated(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten.`,
  start: {
    open: 'Jetzt überprüfen lassen…',
    title: 'Jetzt überprüfen',
    question: (title) => `Die Anforderung „${title}“ jetzt überprüfen lassen?`,
    consequence: (owner) => `Gefragt, ob sie noch gilt und erfüllt ist, wird ${owner}.`,
    label: 'Was sich geändert hat',
    hint: (owner) => `${owner} liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
    missing: 'Schreiben Sie, was sich geändert hat, damit klar ist, was anzusehen ist.',
    submit: 'Überprüfung anfordern',
    done: (title, owner) => `${owner} wird gefragt, ob „${title}“ noch gilt und erfüllt ist.`,
    running: (title) =>
      `Eine Überprüfung der Anforderung „${title}“ läuft schon, daher wurde keine weitere begonnen.`,
    nobody: (title) =>
      `Niemand ist da, um die Anforderung „${title}“ zu überprüfen. Nichts wurde begonnen. Tragen Sie zuerst in requirements.yaml jemand anderen als zuständig ein und importieren Sie.`,
    notYours: (title) =>
      `Überprüfen lassen können die Anforderung „${title}“ nur, wer für sie zuständig ist, und die ISMS-Leitung. Nichts wurde festgehalten.`,
  },
  list: {
    command:
      'zeigt, was Gesetze, Verträge und Normen verlangen und ob es erfüllt ist; mit KENNUNG eine Anforderung',
    all: 'Anforderungen',
    mine: 'Ihre Anforderungen',
    none: 'Noch kommt keine Anforderung an die Reihe. Was überprüft wird, steht in der Datei requirements.yaml.',
    noneYours: 'Für keine Anforderung sind Sie zuständig.',
    unknown: (typed, meant, known) =>
      `Eine Anforderung „${typed}“ gibt es nicht. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) =>
      `Die Anforderung „${title}“ sehen nur, wer für sie zuständig ist, die ISMS-Leitung und die oberste Leitung.`,
    line: (title, id, source, demands) => `**${title}** (\`${id}\`) · ${source}: ${demands}`,
    owner: (name) => `zuständig: ${name}`,
    nobody: 'niemand ist mehr zuständig',
    never: 'noch nicht überprüft',
    asked: (name, dueOn, today) => `${name} ist gefragt, fällig ${dueDay(dueOn, today)}`,
    next: (date, today) => `wieder ${dueDay(date, today)}`,
    more: 'Eine davon, und um sie nach einer Änderung überprüfen zu lassen: `/isms requirement KENNUNG`.',
  },
  standing: {
    'not-met': (title, by, at, timeZone) => `${title}: nicht erfüllt (${by}, ${dated(at, timeZone)})`,
    changed: (title, by, at, timeZone) => `${title}: geändert (${by}, ${dated(at, timeZone)})`,
    seeTo: {
      'not-met': (title) =>
        `**${title}: nicht erfüllt.** Kümmern Sie sich darum, dann lassen Sie sie noch einmal überprüfen.`,
      changed: (title) =>
        `**${title}: geändert.** Fassen Sie sie in requirements.yaml neu und importieren Sie.`,
    },
    show: 'Anforderung zeigen',
  },
  calendar: {
    programme: (title) => `Überprüfung der Anforderung: ${title}`,
    due: (title) => `Überprüfung fällig: ${title}`,
    asked: { review: (title) => `Anforderung überprüfen: ${title}` },
    answered: {
      met: (by) => `${by}: erfüllt`,
      'not-met': (by) => `${by}: nicht erfüllt`,
      changed: (by) => `${by}: geändert`,
    },
  },
}
