import type { Ask, Process } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import type { PolicyHeading } from '../../domain/policy.js'
import { languageFor, plainName } from '../cards/policy-acknowledgement/policy.js'
import type { Texts } from '../texts/texts.js'

/** Who reads the calendar, in which language. */
export interface Reader {
  person: Person
  texts: Texts
}

/** What a running cycle is due for; plain. Null for what is no cycle of the calendar's kind. */
export function cycleName(
  { process }: Pick<Cycle, 'process'>,
  policy: PolicyHeading,
  { person, texts }: Reader,
): string | null {
  if (process === 'approval') return null
  return texts.calendarFeed.entry.due[process](plainName(policy, languageFor(policy, person)))
}

/** What somebody is asked to do about a policy; plain. It names nobody: calendars are shown to colleagues. */
export function askName(
  { process, about }: Pick<Ask, 'about'> & { process: Exclude<Process, 'approval'> },
  policy: PolicyHeading,
  { person, texts }: Reader,
): string {
  const t = texts.calendarFeed.entry
  const name = plainName(policy, languageFor(policy, person))
  if (about !== undefined) return t.answerRequest(name)
  return process === 'policy-review' ? t.review(name) : t.acknowledge(name)
}
