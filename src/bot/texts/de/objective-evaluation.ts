import type { objectiveEvaluation as english } from '../en/objective-evaluation.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, moment } from './dates.js'

export const objectiveEvaluation: Translation<typeof english> = {
  about: (title) => `die Bewertung des Ziels „${title}“`,
  ask: {
    title: (title) => `Bewerten Sie das Ziel „${title}“`,
    summary: (title, dueOn, today) =>
      `Bewerten Sie das Ziel „${title}“: Wie weit ist es, und was sagt das? Bis ${day(dueOn, today)}`,
    changed: (reason) => `Was sich geändert hat: ${reason}`,
    question: 'Wie weit ist es, und was sagt das?',
    open: 'Bewerten',
    formTitle: 'Ziel bewerten',
    answers: { met: 'Bewerten…', missed: 'Bewerten…', 'not-measured': 'Nicht gemessen…' },
    how: (how) => `Wie es bewertet wird: ${how}`,
    why: (interval) => `_An Sie, weil das Ziel Ihnen gehört · ${interval} · ISO 27001 6.2, 9.1_`,
    whyNow: '_An Sie, weil das Ziel Ihnen gehört und es jemand jetzt wissen will · ISO 27001 6.2, 9.1_',
  },
  facts: {
    target: 'Zielwert',
    measure: 'Maß',
    value: 'Wert',
    due: 'Zu erreichen bis',
    owner: 'Zuständig',
    nobody: 'niemand mehr',
    last: 'Letzte Bewertung',
    never: 'noch keine',
    next: 'Nächste Bewertung',
    nextOn: (date, today) => dueDay(date, today),
    nextNever: 'nichts ist geplant',
    dueOn: (date, today) => dueDay(date, today),
  },
  value: {
    counted: (amount, from, until) => `${amount}, ${day(from, from)} bis ${day(until, until)}`,
    records: (amount, count) =>
      `${amount} · ${count === 1 ? 'gezählt aus 1 Aufzeichnung' : `gezählt aus ${count} Aufzeichnungen`}`,
    before: (amount) => `im Zeitraum davor: ${amount}`,
    nothing: 'für diesen Zeitraum ist nichts aufgezeichnet',
    asked: 'Sie nennen ihn',
  },
  last: {
    met: (at, timeZone) => `✓ erreicht (${dated(at, timeZone)})`,
    missed: (at, timeZone) => `⚠ verfehlt (${dated(at, timeZone)})`,
    'not-measured': (at, timeZone) => `⚠ nicht gemessen (${dated(at, timeZone)})`,
  },
  form: {
    counted: (value) => `Steward hat gezählt: ${value}.`,
    another: (value) =>
      `⚠ Während Sie schrieben, kam noch etwas hinzu; festgehalten ist darum noch nichts. Jetzt zählt Steward: ${value}. Stimmt noch, was Sie geschrieben haben?`,
    title: { met: 'Ziel bewerten', missed: 'Ziel bewerten', 'not-measured': 'Nicht gemessen' },
    question: {
      met: (title) => `Wie weit ist „${title}“, und was sagt das?`,
      missed: (title) => `Wie weit ist „${title}“, und was sagt das?`,
      'not-measured': (title) => `„${title}“ wurde diesmal nicht gemessen.`,
    },
    label: {
      met: 'Was es sagt',
      missed: 'Was es sagt',
      'not-measured': 'Warum nicht gemessen wurde',
    },
    hint: {
      met: 'Zum Beispiel: worauf der Wert beruht, warum er so ist, ob der Zielwert noch passt, was als Nächstes geschieht.',
      missed:
        'Zum Beispiel: worauf der Wert beruht, warum er so ist, ob der Zielwert noch passt, was als Nächstes geschieht.',
      'not-measured': 'Und ab wann gemessen wird. Die ISMS-Leitung liest es, Wort für Wort.',
    },
    missing: {
      met: 'Schreiben Sie, was der Wert sagt: Eine Zahl allein ist keine Bewertung.',
      missed: 'Schreiben Sie, was der Wert sagt: Eine Zahl allein ist keine Bewertung.',
      'not-measured': 'Schreiben Sie, warum nicht gemessen wurde und ab wann gemessen wird.',
    },
    submit: { met: 'Festhalten', missed: 'Festhalten', 'not-measured': 'Festhalten' },
    kept: '_Es bleibt in den Aufzeichnungen, Wort für Wort, mit dem Wert, Ihrem Namen und dem Datum._',
    value: (unit, target) => `Wert (${unit}; Zielwert: ${target})`,
    valueHint: (from, until) =>
      `${day(from, from)} bis ${day(until, until)}; höchstens zwei Nachkommastellen.`,
    units: { percent: 'Prozent', count: 'Anzahl', days: 'Tage', hours: 'Stunden' },
    noValue: 'Schreiben Sie eine Zahl, zum Beispiel 98 oder 97,5.',
    noPercent: 'Schreiben Sie eine Prozentzahl, höchstens 100.',
  },
  receipt: {
    own: {
      met: (title) => `✓ Sie haben „${title}“ bewertet: erreicht`,
      missed: (title) => `✓ Sie haben „${title}“ bewertet: verfehlt`,
      'not-measured': (title) => `✓ Sie haben „${title}“ bewertet: nicht gemessen`,
    },
    byOther: {
      met: (title, by) => `✓ Bewertet von ${by}: „${title}“ ist erreicht`,
      missed: (title, by) => `✓ Bewertet von ${by}: „${title}“ ist verfehlt`,
      'not-measured': (title, by) => `✓ Bewertet von ${by}: „${title}“ wurde nicht gemessen`,
    },
    when: (at, timeZone) => moment(at, timeZone),
    found: {
      met: (reason) => `Was es sagt: ${reason}`,
      missed: (reason) => `Was es sagt: ${reason}`,
      'not-measured': (reason) => `Warum: ${reason}`,
    },
    again: (id) => `Ein Versehen? \`/isms objective ${id}\` lässt es noch einmal bewerten.`,
    next: {
      met: 'Zum nächsten Termin werden Sie wieder gefragt.',
      missed:
        'Die ISMS-Leitung erfährt es und sieht es in `/isms status`, bis eine spätere Bewertung es erreicht findet.',
      'not-measured': 'Die ISMS-Leitung erfährt es und sieht es in `/isms status`, bis gemessen wird.',
    },
  },
  closed: {
    title: (title) => `Geschlossen: Bewertung von „${title}“`,
    superseded:
      'Das Ziel wurde neu gefasst, bevor es bewertet war, daher wurde nichts festgehalten. Nach der neuen Fassung wird die zuständige Person gefragt; `/isms objective` zeigt sie.',
    retired: 'Es steht nicht mehr in objectives.yaml. Hier müssen Sie nichts weiter tun.',
    'handed-on':
      'Dieses Ziel gehört inzwischen jemand anderem, und diese Person wird gefragt. Hier müssen Sie nichts weiter tun.',
    left: 'Diese Bewertung wurde geschlossen, als die gefragte Person ging. Hier müssen Sie nichts weiter tun.',
    'cycle-closed': 'Sie wurde nicht beantwortet, bevor die nächste Bewertung begann: Beantworten Sie jene.',
  },
  notice: {
    title: {
      missed: (title) => `Zielwert verfehlt: ${title}`,
      'not-measured': (title) => `Nicht gemessen: ${title}`,
    },
    said: (owner, at, timeZone) => `Bewertet von ${owner} (${moment(at, timeZone)}):`,
    next: {
      missed: (id) => `Sehen Sie, was zu tun ist: \`/isms objective ${id}\` zeigt den Plan.`,
      'not-measured': (id) =>
        `Sorgen Sie dafür, dass gemessen wird, und lassen Sie es dann noch einmal bewerten: \`/isms objective ${id}\`.`,
    },
  },
  nobody: {
    title: (title) => `Niemand ist da, um das Ziel „${title}“ zu bewerten`,
    owner: (owner, dueOn, today) =>
      `Zu bewerten ist es bis ${day(dueOn, today)}, und ${owner}, bisher zuständig, ist nicht mehr da.`,
    next: 'Tragen Sie in objectives.yaml jemand anderen als zuständig ein und importieren Sie: Diese Person wird sofort gefragt. Bis dahin wird niemand gefragt.',
  },
  already: (title, at, timeZone) =>
    `„${title}“ wurde schon bewertet (${dated(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten.`,
  start: {
    open: 'Jetzt bewerten lassen…',
    title: 'Jetzt bewerten',
    question: (title) => `„${title}“ jetzt bewerten lassen?`,
    consequence: (owner) => `Gefragt, wie weit es ist und was das sagt, wird ${owner}.`,
    label: 'Warum jetzt',
    hint: (owner) => `${owner} liest es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
    missing: 'Schreiben Sie, warum es jetzt bewertet wird, damit klar ist, worum es Ihnen geht.',
    submit: 'Bewertung anfordern',
    done: (title, owner) => `${owner} wird gefragt, wie weit „${title}“ ist.`,
    running: (title) => `„${title}“ wird schon bewertet, daher wurde nichts weiter begonnen.`,
    nobody: (title) =>
      `Niemand ist da, um „${title}“ zu bewerten. Nichts wurde begonnen. Tragen Sie zuerst in objectives.yaml jemand anderen als zuständig ein und importieren Sie.`,
    notYours: (title) =>
      `„${title}“ bewerten lassen können nur, wer dafür zuständig ist, und die ISMS-Leitung. Nichts wurde festgehalten.`,
    notInForce: (title) =>
      `„${title}“ ist noch nicht genehmigt, daher gibt es nichts, woran ein Wert zu messen wäre. Nichts wurde begonnen. \`/isms context objectives\` zeigt, was wartet.`,
  },
  list: {
    command: 'zeigt die Ziele der Informationssicherheit und wie weit sie sind; mit KENNUNG eines davon',
    all: 'Ziele',
    mine: 'Ihre Ziele',
    none: 'Noch gibt es keine Ziele. Sie werden in der Datei objectives.yaml geschrieben und importiert.',
    noneYours: 'Für kein Ziel sind Sie zuständig.',
    unknown: (typed, meant, known) =>
      `Ein Ziel „${typed}“ gibt es nicht. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) =>
      `„${title}“ sehen nur, wer dafür zuständig ist, die ISMS-Leitung und die oberste Leitung.`,
    line: (title, id, target, value) => `**${title}** (\`${id}\`) · ${target} · ${value}`,
    now: (amount) => `jetzt ${amount}`,
    said: (amount) => `zuletzt ${amount}`,
    nothing: 'noch nichts aufgezeichnet',
    owner: (name) => `zuständig: ${name}`,
    nobody: 'niemand ist mehr zuständig',
    never: 'noch nicht bewertet',
    asked: (name, dueOn, today) => `${name} ist gefragt, fällig ${dueDay(dueOn, today)}`,
    next: (date, today) => `wieder ${dueDay(date, today)}`,
    more: 'Eines davon mit seinem Plan, und um es jetzt bewerten zu lassen: `/isms objective KENNUNG`.',
    version: (version) => `_So steht es in Version ${version} der Ziele_`,
    notApproved: (version) => `_So steht es in Version ${version} der Ziele, die noch nicht genehmigt ist_`,
    saidBy: (name, text) => `${name}: ${text}`,
  },
  standing: {
    missed: (title, by, at, timeZone) => `${title}: Zielwert verfehlt (${by}, ${dated(at, timeZone)})`,
    'not-measured': (title, by, at, timeZone) => `${title}: nicht gemessen (${by}, ${dated(at, timeZone)})`,
    seeTo: {
      missed: (title) =>
        `**${title}: Zielwert verfehlt.** Sehen Sie den Plan an, und was die zuständige Person dazu sagt.`,
      'not-measured': (title) =>
        `**${title}: nicht gemessen.** Sorgen Sie dafür, dass gemessen wird, dann lassen Sie es noch einmal bewerten.`,
    },
    show: 'Ziel zeigen',
  },
  calendar: {
    programme: (title) => `Bewertung des Ziels: ${title}`,
    due: (title) => `Bewertung fällig: ${title}`,
    asked: { review: (title) => `Ziel bewerten: ${title}` },
    answered: {
      met: (by) => `${by}: erreicht`,
      missed: (by) => `${by}: verfehlt`,
      'not-measured': (by) => `${by}: nicht gemessen`,
    },
  },
}
