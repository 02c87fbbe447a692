import { type Ask, type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Asks } from '../../../store/asks.js'
import type { TakeOverTools } from '../../../store/risk-take-over.js'
import type { Statements } from '../../../store/statements.js'
import { escaped } from '../../cards/card.js'
import { refusalText, refusedCard } from '../../cards/common.js'
import { titleOf } from '../../cards/definition.js'
import type { ReassessmentView } from '../../cards/risk-reassessment/view.js'
import type { Reply } from '../../interaction.js'
import { type ReassessmentViewTools, reassessmentViewsOf } from '../../risk-reassessment-messages.js'
import type { Visit } from '../desk.js'

export interface ReassessmentDeskTools extends ReassessmentViewTools, TakeOverTools {
  asks: Asks
  statements: Statements
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

export type Found = { shown: AskRef; view: ReassessmentView } | { refused: Reply }

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
export async function shownTo(
  tools: ReassessmentDeskTools,
  visit: Visit,
  value: string,
  slot: string,
): Promise<Found> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.slot === slot ? await viewOf(tools, visit, ask) : null
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }, view) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  return refusal === null ? { shown, view } : { refused: refuse(visit, refusal, view) }
}

async function viewOf(
  tools: ReassessmentDeskTools,
  visit: Visit,
  ask: Ask,
): Promise<ReassessmentView | null> {
  return ask.process === 'risk-reassessment'
    ? ((await reassessmentViewsOf(tools, [ask], visit))[0] ?? null)
    : null
}

export function refuse({ person, texts }: Visit, refusal: Refusal, view: ReassessmentView | null): Reply {
  const t = texts.riskReassessment
  const sentence = (): string => {
    if (refusal.because === 'already-answered')
      return view ? t.already(escaped(titleOf(view.risk, person)), refusal.at, person.timeZone) : ''
    if (refusal.because === 'declined') return texts.common.refused.changed
    const closed = refusal.because === 'closed' ? refusal.reason : null
    if (closed === 'superseded' || closed === 'changed' || closed === 'settled') return t.closed[closed]
    if (closed === 'retired') return t.closed.settled
    return refusalText(refusal, person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(sentence(), texts) }
}
