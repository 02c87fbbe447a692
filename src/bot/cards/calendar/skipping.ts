import type { Decision } from '../../../domain/decision.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval.js'
import { type CardNode, escaped } from '../card.js'
import type { CalendarEntry } from './entry.js'

/** What top management needs to know of an occurrence that is to be left out. */
export function skippingView(
  { occurrence, name, whom }: CalendarEntry,
  { because, requestedAt }: Pick<Decision, 'because' | 'requestedAt'>,
  reader: Person,
  texts: Texts,
): SubjectView {
  const t = texts.calendar.approval
  const year = occurrence.nominal.slice(0, 4)
  const asked = dateIn(requestedAt, reader.timeZone)
  return {
    what: t.what(name, year),
    question: t.question(name, year),
    because: t.because,
    becauseInStead: t.becauseInStead,
    facts: [
      { label: t.date, value: t.dateValue(occurrence.date, asked) },
      { label: t.whom, value: whom },
    ],
    text: t.reason(escaped(because?.text ?? '')),
    language: reader.language,
    minutes: 1,
    approve: t.approve,
    consequence: t.consequence,
    done: { approver: t.approver, requester: t.requester },
    next: { again: t.again, blocked: t.blocked },
    meanwhile: t.meanwhile,
  }
}

/** The same as a page to read. */
export function skippingPage({ question, facts, text }: SubjectView): CardNode[] {
  return [
    { kind: 'text', text: `**${escaped(question)}**` },
    { kind: 'facts', facts },
    { kind: 'text', text },
  ]
}
