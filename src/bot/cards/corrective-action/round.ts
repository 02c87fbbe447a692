import type { Ask } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import {
  analysisIn,
  type CorrectivePlan,
  planIn,
  type Round,
  verifiableFrom,
} from '../../../domain/corrective-action.js'
import { risksOf } from '../../../domain/risk-reassessment.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, shortened } from '../card.js'
import { firstLine } from '../common.js'
import { type CorrectiveView, nameIn } from './view.js'

/** Why it happened, as it was said, a line each. */
export function analysisLinesOf(ask: Ask, texts: Texts): string[] {
  const t = texts.correctiveAction.shown
  const said = analysisIn(ask)
  if (!said) return []
  return [
    t.correction(escaped(said.correction)),
    t.consequences(escaped(said.consequences)),
    ...said.whys.map((text, index) => t.why(index + 1, escaped(text))),
    t.cause(escaped(said.cause)),
    `${t.similar[said.similar]} ${escaped(said.looked)}`,
  ]
}

/** What is to be done, by whom and by when. */
export function plannedLines(view: CorrectiveView, { actions }: CorrectivePlan, texts: Texts): string {
  const t = texts.correctiveAction.shown
  const today = dateIn(view.at, view.reader.timeZone)
  return actions
    .map(({ what, who, due }) => `- ${t.planned(escaped(what), escaped(nameIn(view, who)), due, today)}`)
    .join('\n')
}

/**
 * A plan as it was proposed, a line each.
 *
 * @param from when it may be verified by now, where that is another day than was planned
 */
export function planLinesOf(
  view: CorrectiveView,
  ask: Ask,
  texts: Texts,
  from: CalendarDate | null = null,
): string[] {
  const plan = planIn(ask)
  if (!plan) return []
  const t = texts.correctiveAction.shown
  const today = dateIn(view.at, view.reader.timeZone)
  return [
    plannedLines(view, plan, texts),
    t.criterion(escaped(plan.criterion)),
    t.verifyOn(from ?? plan.verifyOn, today),
    ...(plan.verifier === null ? [] : [t.verifier(escaped(nameIn(view, plan.verifier)))]),
    ...(plan.ismsChange === null ? [] : [t.changes(escaped(plan.ismsChange))]),
    ...(plan.risks.length === 0 ? [] : [t.risks(plan.risks.map((id) => `\`${id}\``).join(', '))]),
    ...(plan.changeRequest === null ? [] : [t.changeRequest(escaped(plan.changeRequest))]),
  ]
}

/** All of one round: why it happened, what was planned, who agreed, what was done, and whether that was effective. */
export function roundLines(view: CorrectiveView, round: Round, texts: Texts): string[] {
  const t = texts.correctiveAction.shown
  const { timeZone } = view.reader
  const last = round.plans.at(-1)
  const decision = last?.decision
  const decided = decision?.decided
  const state = decision?.state === 'withdrawn' ? undefined : decision?.state
  const verdict = round.verdict?.answer
  const found = verdict?.value === 'effective' ? 'effective' : 'ineffective'
  return [
    ...(round.analysis ? analysisLinesOf(round.analysis, texts) : []),
    ...rejectedLines(view, round, texts),
    ...(last && !round.plan ? planLinesOf(view, last.ask, texts) : []),
    ...(round.plan ? followedLines(view, round, texts) : []),
    ...(state === 'open' ? [t.decided.open] : []),
    ...(state !== undefined && state !== 'open' && decided
      ? [t.decided[state](escaped(nameIn(view, decided.by)), decided.at, timeZone)]
      : []),
    ...(verdict ? [t.verdict[found](escaped(nameIn(view, verdict.by)), verdict.at, timeZone)] : []),
    ...(verdict?.reason ? [escaped(verdict.reason.text)] : []),
  ]
}

/** A plan as it is carried out. */
function followedLines(view: CorrectiveView, round: Round, texts: Texts): string[] {
  const { actions, plans } = round
  const t = texts.correctiveAction.shown
  const { timeZone } = view.reader
  const today = dateIn(view.at, timeZone)
  const lines = actions.map(({ what, who, due, done, extensions }) => {
    const waits = extensions.some(({ decision }) => decision === null || decision.state === 'open')
    const answer = done?.answer
    if (answer) return `- ${t.done(escaped(what), escaped(nameIn(view, answer.by)), answer.at, timeZone)}`
    // Whoever asked for another day in time is not late while nobody has decided on it.
    const state = due < today && !waits ? t.overdue : t.planned
    return `- ${state(escaped(what), escaped(nameIn(view, who)), due, today)}`
  })
  const last = plans.at(-1)
  const [, ...rest] = last ? planLinesOf(view, last.ask, texts, verifiableFrom(round)) : []
  return [lines.join('\n'), ...laterLines(view, round, texts), ...rest, ...changedLines(view, round, texts)]
}

/** What came of the change of the ISMS, and of the risks, that the plan names. */
function changedLines(view: CorrectiveView, { number, change }: Round, texts: Texts): string[] {
  const t = texts.correctiveAction.shown
  const { timeZone } = view.reader
  const answer = change?.answer
  const said = answer?.value === 'changed' ? t.changed : t.unchanged
  const reason = answer?.reason ? ` ${escaped(firstLine(answer.reason.text))}` : ''
  const risks = risksOf(view.reassessed.get(number) ?? []).map(({ risk, answer: found }) =>
    found
      ? `- ${t.reassessed(risk, escaped(nameIn(view, found.by)), found.at, timeZone)}`
      : `- ${t.beingReassessed(risk)}`,
  )
  return [
    ...(answer ? [`${said(escaped(nameIn(view, answer.by)), answer.at, timeZone)}${reason}`] : []),
    ...(risks.length === 0 ? [] : [risks.join('\n')]),
  ]
}

/** As many of what was not approved, and of later dates, as one text has room for; each is on record in full. */
const MOST_SHOWN = 5

/** The plans that were not approved and were followed by another. */
function rejectedLines(view: CorrectiveView, { plans }: Round, texts: Texts): string[] {
  const t = texts.correctiveAction.shown
  const lines = plans.slice(0, -1).flatMap(({ decision }) => {
    const { decided } = decision ?? {}
    if (!decision || !decided || decision.state !== 'rejected') return []
    const reason = escaped(shortened(firstLine(view.reasons.get(decision._id) ?? ''), 150))
    return [
      `- ${t.rejectedPlan(escaped(nameIn(view, decided.by)), decided.at, view.reader.timeZone, reason)}`,
    ]
  })
  return lines.length === 0 ? [] : [lines.slice(-MOST_SHOWN).join('\n')]
}

/** The later dates that were asked for, with what was decided. */
function laterLines(view: CorrectiveView, { actions }: Round, texts: Texts): string[] {
  const t = texts.correctiveAction.shown
  const today = dateIn(view.at, view.reader.timeZone)
  const lines = actions.flatMap(({ what, extensions }) =>
    extensions.flatMap(({ ask, decision }) => {
      const { until } = ask.answer ?? {}
      if (until === undefined || decision?.state === 'withdrawn') return []
      const named = escaped(shortened(firstLine(what), 80))
      const state = decision?.state ?? 'open'
      if (state === 'open') return [`- ${t.laterAsked(named, until, today)}`]
      return [`- ${t.later[state](named, until, escaped(nameIn(view, decision?.decided?.by)), today)}`]
    }),
  )
  return lines.length === 0 ? [] : [lines.slice(-MOST_SHOWN).join('\n')]
}
