import type { Ask } from '../../../domain/ask.js'
import { analysisIn, type CorrectivePlan, planIn, type Round } from '../../../domain/corrective-action.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { escaped } from '../card.js'
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

/** A plan as it was proposed, a line each. */
export function planLinesOf(view: CorrectiveView, ask: Ask, texts: Texts): string[] {
  const plan = planIn(ask)
  if (!plan) return []
  const t = texts.correctiveAction.shown
  const today = dateIn(view.at, view.reader.timeZone)
  return [
    plannedLines(view, plan, texts),
    t.criterion(escaped(plan.criterion)),
    t.verifyOn(plan.verifyOn, today),
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
function followedLines(view: CorrectiveView, { actions, plans }: Round, texts: Texts): string[] {
  const t = texts.correctiveAction.shown
  const { timeZone } = view.reader
  const today = dateIn(view.at, timeZone)
  const lines = actions.map(({ what, who, due, done }) => {
    const answer = done?.answer
    if (answer) return `- ${t.done(escaped(what), escaped(nameIn(view, answer.by)), answer.at, timeZone)}`
    const state = due < today ? t.overdue : t.planned
    return `- ${state(escaped(what), escaped(nameIn(view, who)), due, today)}`
  })
  const last = plans.at(-1)
  const [, ...rest] = last ? planLinesOf(view, last.ask, texts) : []
  return [lines.join('\n'), ...rest]
}
