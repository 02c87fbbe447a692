import type { status as english, standing as englishStanding } from '../../en/training/status.js'
import type { Translation } from '../../translation.js'
import { day, dueDay, number } from '../dates.js'

const people = (count: number) => (count === 1 ? 'eine Person' : `${number(count)} Personen`)

export const status: Translation<typeof english> = {
  command: 'zeigt, wie weit die Schulungen sind und was schwerfiel; mit einer KENNUNG eine davon',
  title: 'Schulungen: wie weit sie sind',
  one: (title) => `Wie weit sie ist: ${title}`,
  running: (title, answered, of) =>
    `**${title}**: ${number(answered)} von ${number(of)} haben sie abgeschlossen`,
  notRunning: (title) => `**${title}**: läuft zurzeit nicht`,
  overdue: (count) => `${people(count)} überfällig`,
  failed: (count) => `${people(count)} ohne weitere Versuche`,
  waived: (count) => `${people(count)} befreit`,
  departments: 'Nach Abteilungen',
  department: (department, answered, of) => `${department}: ${number(answered)} von ${number(of)}`,
  others: (answered, of) =>
    `Abteilungen mit weniger als fünf Personen, zusammen: ${number(answered)} von ${number(of)}`,
  results: 'Ergebnisse im Lauf der Zeit',
  result: (from, today, percent, count) =>
    `Begonnen am ${day(from, today)}: ${number(percent)} % der Antworten richtig, in ${count === 1 ? 'einem Versuch' : `${number(count)} Versuchen`}`,
  noResults: 'Die Fragen hat noch niemand beantwortet.',
  missed: 'Am häufigsten falsch',
  missedLine: (question, percent, count) =>
    `„${question}“: ${number(percent)} % von ${count === 1 ? 'einer Antwort' : `${number(count)} Antworten`} falsch`,
  nothingMissed: 'Bisher war keine Antwort falsch.',
  fewAttempts: 'Zu wenige haben die Fragen beantwortet, um zu zeigen, was schwerfiel.',
  noRanking: '_Gezeigt werden hier Ergebnisse einer Schulung, nie die einer Person._',
  notYours:
    'Wie weit die Schulungen sind, sehen die ISMS-Leitung, die oberste Leitung und wer eine Schulung verantwortet.',
}

export const standing: Translation<typeof englishStanding> = {
  failed: (title, count, dueOn, today) =>
    `${title}: ${people(count)} ohne weitere Versuche; es fehlt ein Gespräch, fällig ${dueDay(dueOn, today)}`,
  waiver: (title, count, dueOn, today) =>
    `${title}: ${count === 1 ? 'eine Befreiung ist' : `${number(count)} Befreiungen sind`} zu entscheiden, fällig ${dueDay(dueOn, today)}`,
  'confirm-certificate': (title, count, dueOn, today) =>
    `${title}: ${count === 1 ? 'eine Teilnahme ist' : `${number(count)} Teilnahmen sind`} zu bestätigen, fällig ${dueDay(dueOn, today)}`,
}
