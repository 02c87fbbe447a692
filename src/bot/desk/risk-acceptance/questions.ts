import { type Ask, parseAskRef, refusalOf } from '../../../domain/ask.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { refusalText, refusedCard } from '../../cards/common.js'
import { titleOf } from '../../cards/definition.js'
import type { OwnersAskView } from '../../cards/risk-acceptance/view.js'
import type { Reply } from '../../interaction.js'
import { ownersViews, type RiskAcceptanceViewTools } from '../../risk-acceptance-messages.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'

/** What waits for somebody to be accepted. */
function waitingFor({ asks }: RiskAcceptanceViewTools, { _id }: Person): Promise<Ask[]> {
  return asks.openOf(_id, 'risk-acceptance')
}

export async function viewsFor(
  tools: RiskAcceptanceViewTools,
  { person, at }: Visit,
): Promise<OwnersAskView[]> {
  return ownersViews(tools, await waitingFor(tools, person), person, at)
}

/** All that the visitor may answer now, what they clicked first; or why they may not answer that. */
export type Questions = { views: OwnersAskView[] } | { refused: Reply }

export async function questionsFor(
  tools: RiskAcceptanceViewTools,
  visit: Visit,
  value: string,
): Promise<Questions> {
  const { person, texts, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const refusal = shown && refusalOf(ask, person, shown, dateIn(at, person.timeZone))
  if (!shown || !ask || refusal) {
    const risk = ask && (await tools.risks.byId(ask.subject.id))
    if (risk && refusal && (refusal.because === 'already-answered' || refusal.because === 'declined'))
      return { refused: say(texts.riskAcceptance.already(escaped(titleOf(risk, person)))) }
    const known = refusal && refusal.because !== 'already-answered' && refusal.because !== 'declined'
    const because = known ? refusal : ({ because: 'no-such-ask' } as const)
    return {
      refused: { kind: 'card', card: refusedCard(refusalText(because, person.timeZone, texts), texts) },
    }
  }
  const views = await viewsFor(tools, visit)
  const isFirst = (view: OwnersAskView) => view.ask._id === shown.id
  if (!views.some(isFirst)) {
    const risk = await tools.risks.byId(ask.subject.id)
    return {
      refused: say(texts.riskAcceptance.anew.incomparable(risk ? escaped(titleOf(risk, person)) : '')),
    }
  }
  return { views: [...views.filter(isFirst), ...views.filter((view) => !isFirst(view))] }
}
