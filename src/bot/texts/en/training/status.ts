import { day, dueDay, number } from '../dates.js'

const people = (count: number) => (count === 1 ? 'one person' : `${number(count)} people`)

/** How far courses are and what was found hard, of courses and never of people. */
export const status = {
  command: 'shows how far the courses are and what was found hard; with an ID one of them',
  title: 'Training: how far it is',
  one: (title: string) => `How far it is: ${title}`,
  running: (title: string, answered: number, of: number) =>
    `**${title}**: ${number(answered)} of ${number(of)} have completed it`,
  notRunning: (title: string) => `**${title}**: it does not run at the moment`,
  overdue: (count: number) => `${people(count)} overdue`,
  failed: (count: number) => `${people(count)} with no attempts left`,
  waived: (count: number) => `${people(count)} with a waiver`,
  departments: 'By department',
  department: (department: string, answered: number, of: number) =>
    `${department}: ${number(answered)} of ${number(of)}`,
  others: (answered: number, of: number) =>
    `Departments of fewer than five, together: ${number(answered)} of ${number(of)}`,
  results: 'Results over time',
  result: (from: string, today: string, percent: number, count: number) =>
    `Begun on ${day(from, today)}: ${number(percent)} % of the answers right, in ${count === 1 ? 'one attempt' : `${number(count)} attempts`}`,
  noResults: 'Nobody has answered its questions yet.',
  missed: 'Most often missed',
  missedLine: (question: string, percent: number, count: number) =>
    `“${question}”: ${number(percent)} % of ${count === 1 ? 'one answer' : `${number(count)} answers`} wrong`,
  nothingMissed: 'No question was missed so far.',
  fewAttempts: 'Too few have answered its questions to show what was found hard.',
  noRanking: '_Shown here of a course, and never of a person._',
  notYours: 'How far the courses are is for the ISMS lead, top management and whoever answers for a course.',
}

/** Beside how far they are: what others are to see to. */
export const standing = {
  failed: (title: string, count: number, dueOn: string, today: string) =>
    `${title}: ${people(count)} used up all attempts and ${count === 1 ? 'waits' : 'wait'} for a talk, due ${dueDay(dueOn, today)}`,
  waiver: (title: string, count: number, dueOn: string, today: string) =>
    `${title}: ${count === 1 ? 'one waiver is' : `${number(count)} waivers are`} to be decided, due ${dueDay(dueOn, today)}`,
  'confirm-certificate': (title: string, count: number, dueOn: string, today: string) =>
    `${title}: ${count === 1 ? 'one completion is' : `${number(count)} completions are`} to be confirmed, due ${dueDay(dueOn, today)}`,
}
