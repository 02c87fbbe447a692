import type { home as english } from '../en/home.js'
import type { Translation } from '../translation.js'
import { day, moment, number } from './dates.js'

export const home: Translation<typeof english> = {
  summary: 'Was in der Informationssicherheit auf Sie wartet',
  nothingWaits: 'Nichts wartet auf Sie',
  done: 'Was Sie zuletzt getan haben',
  late: {
    everybody: 'Wer im Verzug ist',
    people: 'Wer von Ihren Leuten im Verzug ist',
    part: 'Ihr Teil der Organisation',
  },
  standing: 'Wo alles steht',
  nothingRuns: 'Im Moment wird niemand nach etwas gefragt.',
  due: (dueOn, today, count) =>
    `fällig ${day(dueOn, today)}${count > 0 ? ` · ${number(count)} überfällig` : ''}`,
  unreachable: (count) =>
    count === 1
      ? 'Eine Person hat etwas offen und ist im Chat nicht zu erreichen'
      : `${number(count)} Personen haben etwas offen und sind im Chat nicht zu erreichen`,
  footer: (at, timeZone) =>
    `Stand ${moment(at, timeZone)} · geben Sie /isms ein, um zu sehen, was Sie tun können`,
}
