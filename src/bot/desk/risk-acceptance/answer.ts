import { answersInStead, formatAskRef } from '../../../domain/ask.js'
import type { OwnersVerdict } from '../../../domain/risk.js'
import type { Given } from '../../../store/answers.js'
import type { RiskAcceptances } from '../../../store/risk-acceptances.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { isLawfulUntil, MOST_IN_FORM, inputs as names, shownIn } from '../../cards/risk-acceptance/form.js'
import type { OwnersAskView } from '../../cards/risk-acceptance/view.js'
import { choicesOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { RiskAcceptanceViewTools } from '../../risk-acceptance-messages.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { Questions } from './questions.js'

export interface AnswerTools extends RiskAcceptanceViewTools {
  riskAcceptances: RiskAcceptances
  /** After an answer is durable: the register takes it over, and what follows from it is asked. A look mends what fails. */
  takeOver: (ask: string, at: string) => Promise<void>
  /** And wakes the workflow of its run. Never fails, never waited for. */
  answered: (ask: string) => void
  /** After somebody asked for it out of turn: whoever sees to the register looks. Never fails, never waited for. */
  riskChanged: (risk: string) => void
}

type Said = Pick<Given, 'reason' | 'compensating' | 'until'>

interface Sent {
  inputs: Inputs
  /** Which questions the form showed. */
  shown: string
}

/** What was chosen of what the form showed is accepted, each by a guarded write of its own. */
export async function accept(
  tools: AnswerTools,
  visit: Visit,
  { inputs, shown }: Sent,
  questions: () => Promise<Questions>,
): Promise<Reply> {
  const { texts } = visit
  const found = await questions()
  if ('refused' in found) return found.refused
  const inForm = [found.views.slice(0, 1), found.views.slice(0, MOST_IN_FORM)]
  const views = chosenOf(inForm.find((each) => shownIn(each) === shown) ?? [], inputs)
  if (views === null)
    return { kind: 'invalid', errors: { [names.now]: texts.riskAcceptance.form.noneChosen } }
  if (views.length === 0) return say(texts.riskAcceptance.changed)
  const errors = Object.assign({}, ...views.map((view) => wrongIn(view, inputs, visit)))
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const changed: OwnersAskView[] = []
  const settled: string[] = []
  for (const view of views) {
    const isWritten = await write(tools, visit, view, 'accepted', saidIn(view, inputs))
    if (isWritten) settled.push(view.ask._id)
    else changed.push(view)
  }
  if (settled.length === 0) return say(texts.riskAcceptance.changed)
  if (changed.length === 0) return { kind: 'done', settled }
  const titles = changed.map(({ risk, reader }) => escaped(titleOf(risk, reader)))
  return say(texts.riskAcceptance.partly(titles))
}

/** Of several those that were ticked, of one that one; null: of several none. */
function chosenOf(shown: readonly OwnersAskView[], inputs: Inputs): OwnersAskView[] | null {
  if (shown.length < 2) return [...shown]
  const ticked = choicesOf(inputs, names.now)
  const chosen = shown.filter(({ ask }) => ticked.includes(formatAskRef(ask)))
  return chosen.length > 0 ? chosen : null
}

/** What has to change first is on record, and nothing is accepted. */
export async function notYet(
  tools: AnswerTools,
  visit: Visit,
  inputs: Inputs,
  questions: () => Promise<Questions>,
): Promise<Reply> {
  const { texts } = visit
  const found = await questions()
  if ('refused' in found) return found.refused
  const chosen = textOf(inputs, names.risk)
  const view = chosen === null ? found.views[0] : found.views.find(({ ask }) => formatAskRef(ask) === chosen)
  if (!view) return say(texts.riskAcceptance.changed)
  const reason = textOf(inputs, names.reason)?.trim()
  if (!reason) return { kind: 'invalid', errors: { [names.reason]: texts.riskAcceptance.notYet.missing } }
  const isWritten = await write(tools, visit, view, 'not-yet', { reason })
  return isWritten ? { kind: 'done', settled: [view.ask._id] } : say(texts.riskAcceptance.changed)
}

/** The guarded write decides; the register takes over at once what was said, and after a crash when it is looked at. */
async function write(
  { asks, takeOver, answered }: AnswerTools,
  { person, at, through }: Visit,
  { ask }: OwnersAskView,
  value: OwnersVerdict,
  said: Said,
): Promise<boolean> {
  const inStead = answersInStead(ask, person._id)
  const given: Given = {
    ask: { id: ask._id, revision: ask.revision },
    ...{ by: person._id, at, through, value, language: person.language },
    ...said,
    ...(inStead === undefined ? {} : { inStead }),
  }
  if (!(await asks.answer(given, ask.subject))) return false
  await takeOver(ask._id, at)
  answered(ask._id)
  return true
}

function saidIn({ ask, limit }: OwnersAskView, inputs: Inputs): Said {
  if (!limit) return {}
  const compensating = textOf(inputs, names.compensating(ask))?.trim()
  return {
    reason: textOf(inputs, names.rationale(ask))?.trim() ?? '',
    until: textOf(inputs, names.until(ask)) ?? '',
    ...(compensating ? { compensating } : {}),
  }
}

function wrongIn(view: OwnersAskView, inputs: Inputs, { texts }: Visit): Record<string, string> {
  const { ask, limit, today } = view
  if (!limit) return {}
  const t = texts.riskAcceptance.form
  const rationale = textOf(inputs, names.rationale(ask))?.trim()
  const isLawful = isLawfulUntil(textOf(inputs, names.until(ask)) ?? '', view)
  return {
    ...(rationale ? {} : { [names.rationale(ask)]: t.missing }),
    ...(isLawful ? {} : { [names.until(ask)]: t.tooLate(limit.until, today) }),
  }
}
