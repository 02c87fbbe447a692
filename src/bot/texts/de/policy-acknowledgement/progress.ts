import type { progress as english } from '../../en/policy-acknowledgement/progress.js'
import type { Translation } from '../../translation.js'
import { day, dueDay, moment, month, number } from '../dates.js'
import { people } from '../policy-acknowledgement.js'

export const progress: Translation<typeof english> = {
  commands: {
    status: 'wie weit die Bestätigungen einer Richtlinie sind',
    remind: 'die nächste Erinnerung an eine Richtlinie vorziehen',
  },
  title: (policy) => `${policy.title}, Version ${policy.version}`,
  notPublished: (title, id) =>
    `„${title}“ ist noch nicht veröffentlicht. Mit \`/isms policy publish ${id}\` bitten Sie um die Bestätigungen.`,
  acknowledged: (answered, asked) => `${number(answered)} von ${number(asked)} haben bestätigt`,
  yourPart: (parts) => `Aus Ihrem Bereich: ${parts}`,
  published: (at, timeZone, by) => `Veröffentlicht ${moment(at, timeZone)}, von ${by}`,
  approved: (at, timeZone, by) => `genehmigt ${moment(at, timeZone)}, von ${by}`,
  preparing: 'Die Fragen werden vorbereitet; sehen Sie in einer Minute noch einmal nach.',
  due: (dueOn, today) => `Fällig ${dueDay(dueOn, today)}`,
  closed: (at, timeZone) => `Geschlossen ${moment(at, timeZone)}`,
  retired: (at, timeZone) => `Außer Kraft ${moment(at, timeZone)}`,
  byDepartment: 'Nach Abteilung',
  department: (name, answered, asked) => `${name}: ${number(answered)} von ${number(asked)}`,
  answeredOf: (answered, asked) => `${number(answered)} von ${number(asked)}`,
  furthestBehind: 'Hier fehlen die meisten Antworten; die Aufzeichnung enthält alle Abteilungen.',
  facts: {
    carriedOver: 'Gilt weiter',
    carriedOverValue: (count) =>
      `${people(count)} ${count === 1 ? 'hat' : 'haben'} einen früheren Wortlaut bestätigt`,
    onPaper: 'Auf Papier',
    onPaperValue: (count) => `${people(count)} ${count === 1 ? 'hat' : 'haben'} eine Liste unterschrieben`,
    joined: 'Seitdem dazugekommen',
    joinedValue: (answered, asked) =>
      `${number(answered)} von ${number(asked)} haben bestätigt; neben den anderen gezählt`,
    joinersOf: (until, today) => `Dazugekommen im ${month(until, today)}`,
    declined: 'Kann nicht bestätigen',
    declinedValue: (count) => `${people(count)} ${count === 1 ? 'wartet' : 'warten'} auf eine Entscheidung`,
    excepted: 'Ausnahmen',
    exceptedValue: (count) => `${people(count)}; nach Ablauf wird erneut gefragt`,
    away: 'Abwesend',
    awayValue: (count) => `${people(count)}; die Frage wartet auf die Rückkehr`,
    unreachable: 'Nicht im Chat',
    unreachableValue: (count) => `${people(count)} ${count === 1 ? 'ist' : 'sind'} nicht zu erreichen`,
    newer: 'Noch nicht veröffentlicht',
    newerValue: (version) => `Version ${version} ist importiert`,
  },
  late: (count) => (count === 1 ? 'Eine Person ist in Verzug' : `${number(count)} Personen sind in Verzug`),
  lateLine: (name, department, dueOn, today) => `${name}, ${department}: fällig ${dueDay(dueOn, today)}`,
  record: (cycle) => `Die Aufzeichnung: \`steward record ${cycle}\``,
  picture: {
    title: (policy) => `${policy.title}, Version ${policy.version}`,
    alt: (answered, asked, today, dueOn) =>
      `${number(answered)} von ${number(asked)} haben bestätigt, Stand ${day(today, today)}; fällig ${day(dueOn, today)}`,
    day: (on, today) => day(on, today),
    due: (on, today) => `fällig ${day(on, today)}`,
    done: (answered, asked) => `${number(answered)} von ${number(asked)}`,
  },
  remind: {
    button: 'Daran erinnern',
    nobody: (title) => `Zu „${title}“ ist keine Frage offen, daher wird niemand erinnert.`,
    done: (title, days, today) =>
      `Die nächste Erinnerung an „${title}“ ist vorgezogen: ${days.map(({ on, people: count }) => `${people(count)} am ${dueDay(on, today)}`).join(', ')}. Sie steht in der Nachricht des jeweiligen Morgens; niemand bekommt eine zusätzliche.`,
    already: (title, days, today) =>
      `Keine Erinnerung an „${title}“ kann früher kommen; nichts wurde geändert: ${days.map(({ on, people: count }) => `${people(count)} am ${dueDay(on, today)}`).join(', ')}.`,
    away: (count) =>
      count === 1
        ? 'Eine Person ist abwesend und wird nach der Rückkehr erinnert.'
        : `${number(count)} Personen sind abwesend und werden nach der Rückkehr erinnert.`,
    notInChat: (count) =>
      count === 1
        ? 'Eine Person ist nicht im Chat und wird dort nicht erinnert.'
        : `${number(count)} Personen sind nicht im Chat und werden dort nicht erinnert.`,
  },
}
