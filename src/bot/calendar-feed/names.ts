import type { Ask, Process } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import type { PolicyVersion } from '../../domain/policy.js'
import type { Programme } from '../../domain/programme.js'
import { languageFor, plainName, titleFor } from '../cards/policy-acknowledgement/policy.js'
import type { Texts } from '../texts/texts.js'

/** Who reads the calendar, in which language. */
export interface Reader {
  person: Person
  texts: Texts
}

/** What of a programme begins on a day; plain. Its subject's id where no policy of that name is on record. */
export function programmeName(
  { process, subject }: Pick<Programme, 'process' | 'subject'>,
  policy: PolicyVersion | undefined,
  { person, texts }: Reader,
): string {
  const title = policy ? titleFor(policy, languageFor(policy, person)) : subject
  return texts.calendarFeed.entry.begins[process](title)
}

/** What a running cycle is due for; plain. Null for what is no cycle of the calendar's kind. */
export function cycleName(
  { process }: Pick<Cycle, 'process'>,
  policy: PolicyVersion,
  { person, texts }: Reader,
): string | null {
  if (process === 'approval') return null
  return texts.calendarFeed.entry.due[process](plainName(policy, languageFor(policy, person)))
}

/** What somebody is asked to do about a policy; plain. It names nobody: calendars are shown to colleagues. */
export function askName(
  { process, about }: Pick<Ask, 'about'> & { process: Exclude<Process, 'approval'> },
  policy: PolicyVersion,
  { person, texts }: Reader,
): string {
  const t = texts.calendarFeed.entry
  const name = plainName(policy, languageFor(policy, person))
  if (about !== undefined) return t.answerRequest(name)
  return process === 'policy-review' ? t.review(name) : t.acknowledge(name)
}
