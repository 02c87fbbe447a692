import type { awareness as english } from '../en/awareness.js'
import type { Translation } from '../translation.js'
import { day, dueDay, moment, number } from './dates.js'

export const awareness: Translation<typeof english> = {
  ask: {
    title: (title) => `Zwei Minuten: ${title}`,
    summary: (title) => `Eine kurze Lektion mit einer Frage: ${title}`,
    read: 'Lektion lesen',
    line: 'Etwa zwei Minuten, am Ende eine Frage',
    why: (until, today) =>
      `Wählen Sie eine Antwort, bis ${day(until, today)}; danach lesen Sie, was richtig ist und warum. Sie werden nicht daran erinnert, und niemand erfährt, wer nicht mitgemacht hat. Ihre Antwort wird als Nachweis für unsere Zertifizierung aufbewahrt; gezeigt werden nur Anteile vieler, nie Namen. · ISO 27001 7.3, A.6.3`,
    formTitle: 'Lektion',
    label: 'Ihre Antwort',
    submit: 'Antworten',
    missing: 'Wählen Sie eine der Antworten.',
  },
  receipt: {
    right: (title) => `✓ Richtig: ${title}`,
    wrong: (title) => `Jetzt wissen Sie es: ${title}`,
    yours: (answer) => `Sie haben „${answer}“ gewählt.`,
    isRight: (answer) => `Richtig ist „${answer}“.`,
    when: (at, timeZone) => `Beantwortet am ${moment(at, timeZone)} · danke, dass Sie mitmachen`,
  },
  over: {
    title: (title) => `Vorbei: ${title}`,
    nothing: 'Diese Lektion ist vorbei; Sie brauchen nichts mehr zu tun.',
    left: 'Diese Lektion wurde geschlossen, als Sie ausgeschieden sind.',
  },
  refused: {
    over: (title) =>
      `„${title}“ ist inzwischen vorbei, daher wurde nichts festgehalten; die nächste Lektion kommt von selbst.`,
    already: (title, at, timeZone) =>
      `Sie haben „${title}“ am ${moment(at, timeZone)} beantwortet, und die erste Antwort zählt; daher wurde nichts festgehalten.`,
  },
  about: (title) => `die Lektion „${title}“`,
  results: {
    command: 'wie die Lektionen gelaufen sind: wie viele mitmachen und was richtig beantwortet wurde',
    title: 'Lektionen: was sie zeigen',
    summary: (lessons) =>
      lessons === 1 ? 'Wie eine Lektion gelaufen ist' : `Wie ${number(lessons)} Lektionen gelaufen sind`,
    none: 'Bisher wurde keine Lektion verschickt. Jeden Monat kommt eine, sobald `awareness.yaml` es mit `monthly: true` so vorsieht; docs/organisation-files.md zeigt, wie.',
    first: (on, today) =>
      `Bisher wurde keine Lektion verschickt. Die erste kommt am ${dueDay(on, today)}, danach jeden Monat eine.`,
    took: (title, answered, asked) =>
      `**${title}**: ${number(answered)} von ${number(asked)} haben mitgemacht`,
    share: (percent) => `${number(percent)} % richtig`,
    before: (percent) => `beim Mal davor ${number(percent)} %`,
    few: 'zu wenige, um zu zeigen, was richtig war',
    running: (until, today) => `bis ${day(until, today)}`,
    sent: (on, today) => `verschickt am ${day(on, today)}`,
    departments: (title) => `Nach Abteilungen, ${title}`,
    department: (name, answered, asked, percent) =>
      `${name}: ${number(answered)} von ${number(asked)} haben mitgemacht · ${number(percent)} % richtig`,
    fewest: (fewest) =>
      `Niemand wird genannt. Eine Abteilung, in der weniger als ${number(fewest)} mitgemacht haben, wird nicht gezeigt, und auch keine, aus der sich eine solche errechnen ließe.`,
    record: (cycle) => `Die Aufzeichnung der neuesten: \`steward record ${cycle}\``,
  },
  calendar: {
    programme: 'Lektion zum Sicherheitsbewusstsein',
  },
}
