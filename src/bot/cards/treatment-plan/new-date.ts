import type { Decision } from '../../../domain/decision.js'
import type { Person } from '../../../domain/person.js'
import type { RiskCriteria } from '../../../domain/risk-criteria.js'
import type { Planned } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import { type CardNode, escaped } from '../card.js'
import { textFor, titleOf } from '../definition.js'
import { ratingText } from '../risk-register/rating.js'

/** What whoever approves a new date needs to know. */
export function newDateView(
  { risk, action }: Planned,
  { until = action.due, because, requestedAt }: Pick<Decision, 'until' | 'because' | 'requestedAt'>,
  { reader, criteria, doer }: { reader: Person; criteria: RiskCriteria | null; doer: string },
  texts: Texts,
): SubjectView {
  const t = texts.treatmentPlan.newDate
  const title = textFor(action.title, reader)
  const asked = dateIn(requestedAt, reader.timeZone)
  const { day } = texts.treatmentPlan
  return {
    what: t.what(title),
    question: t.question(title),
    discreet: t.discreet,
    // Of what the owner does themselves somebody above them decides.
    because: action.owner === risk.owner ? t.because.manager(escaped(doer)) : t.because.owner,
    becauseInStead: (name) => t.becauseInStead(name),
    facts: [
      { label: t.facts.risk, value: escaped(titleOf(risk, reader)) },
      ...(criteria
        ? [{ label: t.facts.level, value: ratingText(risk.assessment.current, criteria, reader, texts) }]
        : []),
      { label: t.facts.due, value: day(action.due, asked) },
      { label: t.facts.until, value: day(until, asked) },
      { label: t.facts.doer, value: escaped(doer) },
    ],
    text: t.reason(escaped(because?.text ?? '')),
    language: reader.language,
    minutes: 1,
    approve: t.approve,
    consequence: t.consequence,
    done: t.done,
    next: { again: t.again, blocked: t.blocked },
    meanwhile: t.meanwhile,
  }
}

/** The same as a page to read. */
export function newDatePage({ question, facts, text }: SubjectView): CardNode[] {
  return [
    { kind: 'text', text: `**${escaped(question)}**` },
    { kind: 'facts', facts },
    { kind: 'text', text },
  ]
}
