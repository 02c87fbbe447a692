import { type Decision, isYearQuestion, type YearQuestion } from '../../../domain/decision.js'
import type { Person } from '../../../domain/person.js'
import { dateIn, yearOf } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import { type CardNode, escaped } from '../card.js'
import type { CalendarEntry } from './entry.js'

/** What top management needs to know of an occurrence without which a year would pass. */
export function yearWithoutView(
  { occurrence, name, whom }: CalendarEntry,
  { question: asks, because, until, requestedAt }: Decision,
  reader: Person,
  texts: Texts,
): SubjectView {
  const t = texts.yearWithout
  const question: YearQuestion = isYearQuestion(asks) ? asks : 'skip'
  const year = yearOf(occurrence.nominal)
  const asked = dateIn(requestedAt, reader.timeZone)
  return {
    what: t.what(name, year),
    question: t.question[question](name, year),
    because: t.because,
    becauseInStead: t.becauseInStead,
    facts: [
      { label: t.date, value: t.dateValue(occurrence.date, asked) },
      ...(until === undefined ? [] : [{ label: t.until, value: t.dateValue(until, asked) }]),
      { label: t.whom, value: whom },
    ],
    text: t.reason(escaped(because?.text ?? '')),
    language: reader.language,
    minutes: 1,
    approve: t.approve[question],
    consequence: t.consequence[question],
    done: { approver: t.approver[question], requester: t.requester[question] },
    next: { again: t.again[question], blocked: t.blocked[question] },
    meanwhile: t.meanwhile,
  }
}

/** The same as a page to read. */
export function yearWithoutPage({ question, facts, text }: SubjectView): CardNode[] {
  return [
    { kind: 'text', text: `**${escaped(question)}**` },
    { kind: 'facts', facts },
    { kind: 'text', text },
  ]
}
