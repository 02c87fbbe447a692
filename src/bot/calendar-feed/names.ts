import type { Ask, Process } from '../../domain/ask.js'
import { CONFIRM_SLOT, type ControlCheck } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import type { PolicyHeading } from '../../domain/policy.js'
import { titleOf } from '../cards/control-check/check.js'
import { languageFor, plainName } from '../cards/policy-name.js'
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
  if (process === 'approval' || process === 'control-check') return null
  return texts.calendarFeed.entry.due[process](plainName(policy, languageFor(policy, person)))
}

/** What somebody is asked to do about a policy; plain. It names nobody: calendars are shown to colleagues. */
export function askName(
  { process, about }: Pick<Ask, 'about'> & { process: Exclude<Process, 'approval' | 'control-check'> },
  policy: PolicyHeading,
  { person, texts }: Reader,
): string {
  const t = texts.calendarFeed.entry
  const name = plainName(policy, languageFor(policy, person))
  if (about !== undefined) return t.answerRequest(name)
  return process === 'policy-review' ? t.review(name) : t.acknowledge(name)
}

/** What somebody is asked to do about a check; plain. */
export function checkName(slot: string, check: ControlCheck, { person, texts }: Reader): string {
  const t = texts.calendarFeed.entry
  return (slot === CONFIRM_SLOT ? t.confirmCheck : t.check)(titleOf(check, person))
}

/** What a running check is due for; plain. */
export function checkDueName(check: ControlCheck, { person, texts }: Reader): string {
  return texts.calendarFeed.entry.checkDue(titleOf(check, person))
}
