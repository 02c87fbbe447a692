import type { CalendarDate, Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { listed } from '../common.js'

export interface ExceptionLine {
  person: Pick<Person, 'name' | 'department'>
  /** Escaped. */
  policy: { title: string; version: string }
  until: CalendarDate
  grantedBy: string
  /** ISO 8601 UTC. */
  grantedAt: string
}

export interface ExceptionsView {
  /** How many are in force, and those that end first. */
  count: number
  first: readonly ExceptionLine[]
  today: CalendarDate
  timeZone: string
}

/** As many as a person looks through in a message. */
export const LINES_SHOWN = 20

/** Who may depart from which policy, until when, and who granted it. */
export function exceptionsCard({ count, first, today, timeZone }: ExceptionsView, texts: Texts): Card {
  const t = texts.exceptions
  const lines = first.map(({ person, policy, until, grantedBy, grantedAt }) => {
    const who = t.who(escaped(person.name), escaped(person.department))
    const granted = t.granted(grantedAt, timeZone, escaped(grantedBy))
    return `**${who}**: ${texts.policyAcknowledgement.named(policy)}, ${t.until(until, today)} · ${granted}`
  })
  return {
    summary: t.title(count),
    nodes: [
      { kind: 'title', text: t.title(count) },
      { kind: 'text', text: listed(lines, count, texts) },
      { kind: 'text', small: true, text: t.afterwards },
    ],
  }
}
