import { type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Asks } from '../../../store/asks.js'
import type { TakeOverTools } from '../../../store/risk-take-over.js'
import type { Statements } from '../../../store/statements.js'
import { escaped } from '../../cards/card.js'
import { refusalText, refusedCard } from '../../cards/common.js'
import { titleOf } from '../../cards/definition.js'
import type { AskedAbout, ReassessmentView } from '../../cards/risk-reassessment/view.js'
import type { Reply } from '../../interaction.js'
import { askedAbout, type ReassessmentViewTools, viewsOf } from '../../risk-reassessment-messages.js'
import type { Visit } from '../desk.js'

export interface ReassessmentDeskTools extends ReassessmentViewTools, TakeOverTools {
  asks: Asks
  statements: Statements
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

export type Found = { shown: AskRef; about: AskedAbout } | { refused: Reply }

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
export async function askedOf(
  tools: ReassessmentDeskTools,
  visit: Visit,
  value: string,
  slot: string,
): Promise<Found> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const isHere = ask?.process === 'risk-reassessment' && ask.slot === slot
  const [about = null] = isHere ? await askedAbout(tools, [ask]) : []
  if (!shown || !about) return { refused: refuse(visit, { because: 'no-such-ask' }, about) }
  const refusal = refusalOf(about.ask, person, shown, dateIn(at, person.timeZone))
  return refusal === null ? { shown, about } : { refused: refuse(visit, refusal, about) }
}

/** The same with all that its form shows. */
export async function shownTo(
  tools: ReassessmentDeskTools,
  visit: Visit,
  value: string,
  slot: string,
): Promise<{ view: ReassessmentView } | { refused: Reply }> {
  const found = await askedOf(tools, visit, value, slot)
  return 'refused' in found ? found : { view: await viewOf(tools, visit, found.about) }
}

export async function viewOf(
  tools: ReassessmentDeskTools,
  visit: Visit,
  about: AskedAbout,
): Promise<ReassessmentView> {
  const [view] = await viewsOf(tools, [about], visit)
  if (!view) throw new Error(`${about.ask._id} has no view`)
  return view
}

export function refuse({ person, texts }: Visit, refusal: Refusal, about: AskedAbout | null): Reply {
  const t = texts.riskReassessment
  const sentence = (): string => {
    if (refusal.because === 'already-answered')
      return about ? t.already(escaped(titleOf(about.risk, person)), refusal.at, person.timeZone) : ''
    if (refusal.because === 'declined') return texts.common.refused.changed
    const closed = refusal.because === 'closed' ? refusal.reason : null
    if (closed === 'superseded' || closed === 'changed' || closed === 'settled') return t.closed[closed]
    if (closed === 'retired') return t.closed.settled
    return refusalText(refusal, person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(sentence(), texts) }
}
