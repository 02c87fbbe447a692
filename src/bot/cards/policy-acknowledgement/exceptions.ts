import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { apart, pageTurners } from '../common.js'
import { verbs } from './policy.js'
import { reasonInput } from './reason.js'

export interface ExceptionLine {
  id: string
  person: Pick<Person, 'name' | 'department'>
  /** Escaped. */
  policy: { title: string; version: string }
  until: CalendarDate
  grantedBy: string
  /** ISO 8601 UTC. */
  grantedAt: string
}

/** When, and where, it is read. */
interface Reading {
  today: CalendarDate
  timeZone: string
}

export interface ExceptionsView extends Reading {
  /** How many are in force, and those of one page, from the first to end on; pages count from 1. */
  count: number
  page: number
  lines: readonly ExceptionLine[]
}

/** As many as a message has room for, each with its button. */
export const LINES_A_PAGE = 14

/** Who may depart from which policy, until when, and who granted it. */
export function exceptionsCard({ count, page, lines, ...reading }: ExceptionsView, texts: Texts): Card {
  const t = texts.exceptions
  const last = Math.ceil(count / LINES_A_PAGE)
  const items = lines.map((line): CardNode[] => [
    { kind: 'text', text: lineOf(line, reading, texts) },
    { kind: 'actions', actions: [{ verb: verbs.exception, value: line.id, label: t.open }] },
  ])
  return {
    summary: t.title(count),
    nodes: [
      { kind: 'title', text: t.title(count) },
      ...(last > 1
        ? [{ kind: 'text', small: true, text: texts.policyAcknowledgement.form.page(page, last) } as const]
        : []),
      ...apart(items),
      ...pageTurners({ verb: verbs.exceptions, value: 'in-force' }, page, last, texts),
      { kind: 'text', small: true, text: t.afterwards },
    ],
  }
}

export interface ExceptionView extends Reading {
  line: ExceptionLine
  /** What was asked for and on what conditions it was granted; null for who was told neither. */
  why: { requestedBy: string; request: string; reason: string } | null
}

/** One exception, and the way to end it before its last day. */
export function exceptionForm({ line, why, ...reading }: ExceptionView, texts: Texts): Form {
  const t = texts.exceptions
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.exceptionEnd, value: line.id, label: t.end.submit },
    nodes: [
      { kind: 'text', text: lineOf(line, reading, texts) },
      ...(why
        ? ([
            { kind: 'text', text: t.request(escaped(why.requestedBy), escaped(why.request)) },
            { kind: 'text', text: t.reason(escaped(line.grantedBy), escaped(why.reason)) },
          ] as const)
        : [{ kind: 'text', small: true, text: t.private } as const]),
      reasonInput(t.end.text, t.end.hint(line.person.name)),
    ],
  }
}

function lineOf(
  { person, policy, until, grantedBy, grantedAt }: ExceptionLine,
  { today, timeZone }: Reading,
  texts: Texts,
): string {
  const t = texts.exceptions
  const who = t.who(escaped(person.name), escaped(person.department))
  const granted = t.granted(grantedAt, timeZone, escaped(grantedBy))
  return `**${who}**: ${texts.policyAcknowledgement.named(policy)}, ${t.until(until, today)} · ${granted}`
}
