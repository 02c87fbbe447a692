import type { exceptions as english } from '../../en/policy-acknowledgement/exceptions.js'
import type { Translation } from '../../translation.js'
import { dueDay, moment, number } from '../dates.js'

export const exceptions: Translation<typeof english> = {
  command: 'wer von einer Richtlinie abweichen darf und bis wann',
  title: (count) => (count === 1 ? 'Eine Ausnahme ist in Kraft' : `${number(count)} Ausnahmen sind in Kraft`),
  none: 'Keine Ausnahme ist in Kraft.',
  who: (name, department) => `${name}, ${department}`,
  until: (on, today) => `bis ${dueDay(on, today)}`,
  granted: (at, timeZone, by) => `gewährt ${moment(at, timeZone)}, von ${by}`,
  afterwards: 'Wessen Ausnahme endet, wird wieder gefragt.',
}
