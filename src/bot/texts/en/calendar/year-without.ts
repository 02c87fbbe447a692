import { day } from '../dates.js'

/** What is decided on when a year would pass without an occurrence. Names and reasons come in escaped. */
export const yearWithout = {
  what: (name: string, period: string) => `leaving out “${name}” in ${period}`,
  question: {
    skip: (name: string, period: string) => `Decide: may “${name}” be left out in ${period}?`,
    run: (name: string, period: string) => `Decide: may “${name}” run now, not in ${period}?`,
    pause: (name: string, period: string) => `Decide: may “${name}” pause and miss ${period}?`,
  },
  because:
    'you decide because it is the only one of its year, and you are of top management · ISO 27001 5.1, 9.3',
  becauseInStead: (name: string) =>
    `you stand in for ${name}, who is asked because it is the only one of its year · ISO 27001 5.1, 9.3`,
  date: 'Planned for',
  dateValue: day,
  until: 'Paused until and including',
  whom: 'Asks',
  reason: (reason: string) => `**The reason:** ${reason}`,
  approve: { skip: 'Leave it out', run: 'Start it now', pause: 'Pause it' },
  consequence: {
    skip: 'nothing starts on that day. Your name and the reason stay on record.',
    run: 'it starts now, and nothing more on that day. Your name and the reason stay on record.',
    pause: 'what falls into the pause starts after it. Your name and the reason stay on record.',
  },
  approver: {
    skip: 'Nothing starts on that day.',
    run: 'It starts now, and nothing more on that day.',
    pause: 'What falls into the pause starts after it.',
  },
  requester: {
    skip: 'Nothing starts on that day. Both names and the reason are on record.',
    run: 'It starts now, and nothing more on that day. Both names and the reason are on record.',
    pause: 'What falls into the pause starts after it. Both names and the reason are on record.',
  },
  again: {
    skip: 'It stays planned. You may move it instead: type `/isms calendar move`.',
    run: 'It stays planned. You may move it within its year: type `/isms calendar move`.',
    pause: 'It goes on as planned. You may pause it for less long: type `/isms calendar pause`.',
  },
  blocked: {
    skip: 'Until then it stays planned.',
    run: 'Until then it stays planned.',
    pause: 'Until then it goes on as planned.',
  },
  meanwhile: 'It stays planned until that is decided, and starts if its day comes first.',
}
