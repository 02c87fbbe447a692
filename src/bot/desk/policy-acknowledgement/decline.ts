import { parseAskRef, refusalOf } from '../../../domain/ask.js'
import { type FollowUpTools, followUp, whoDecides } from '../../../store/decline-follow-up.js'
import { refusedCard } from '../../cards/common.js'
import { declineForm } from '../../cards/policy-acknowledgement/decline.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { refuse, today } from './refuse.js'
import { type AnswerTools, viewOf } from './view.js'

export type DeclineTools = AnswerTools & FollowUpTools

/** Opens the form, and says who gets what is written; where nobody could decide, nothing is asked. */
export async function confirmDecline(tools: DeclineTools, visit: Visit, value: string): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  const refusal = refusalOf(view?.ask ?? null, visit.person, shown ?? { id: '', revision: 0 }, today(visit))
  if (refusal || !view) return refuse(visit, refusal ?? { because: 'no-such-ask' }, view?.policy)
  const found = await whoDecides(tools, view.ask, null, visit.at)
  if (!found) return nobodyDecides(visit)
  const { decider } = found
  const grantor = await whoDecides(tools, view.ask, decider._id, visit.at)
  const readers = { decider: decider.name, grantor: grantor?.decider.name ?? null }
  return { kind: 'form', form: declineForm(view, readers, visit.texts) }
}

/** One guarded write; the question to whoever decides follows at once, by the desk. */
export async function decline(
  tools: DeclineTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: visit.texts.decline.reasonMissing } }
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (!shown || !ask) return refuse(visit, { because: 'no-such-ask' })
  if (!(await whoDecides(tools, ask, null, visit.at))) return nobodyDecides(visit)
  const { through } = visit
  const { person, at } = visit
  const declined = await tools.declines.decline({ ask: shown, by: person._id, at, through, reason })
  if (declined) {
    const changed = await followUp(tools, declined._id, at)
    return { kind: 'done', settled: [...new Set([declined._id, ...changed])] }
  }
  const now = await viewOf(tools, visit, shown)
  const refusal = refusalOf(now?.ask ?? null, person, shown, today(visit)) ?? { because: 'changed' }
  // Submitting the same twice is no mistake: what became of it is what there is to say.
  if (refusal.because === 'declined') return { kind: 'done', settled: [shown.id] }
  return refuse(visit, refusal, now?.policy)
}

/** They are asked again at once, and nobody has to decide any more. */
export async function canAfterAll(tools: DeclineTools, visit: Visit, value: string): Promise<Reply> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  if (!shown) return refuse(visit, { because: 'no-such-ask' })
  const { through } = visit
  const withdrawn = await tools.declines.withdraw({ ask: shown, by: person._id, at, through })
  if (!withdrawn) {
    const now = await viewOf(tools, visit, shown)
    const refusal = refusalOf(now?.ask ?? null, person, shown, today(visit)) ?? { because: 'changed' }
    return refuse(visit, refusal, now?.policy)
  }
  const changed = await followUp(tools, withdrawn._id, at)
  const open = (await tools.declines.decisionsAbout(withdrawn._id)).filter(({ state }) => state === 'open')
  for (const ask of open) await tools.declines.drop(ask, 'settled', at)
  return { kind: 'done', settled: [...new Set([withdrawn._id, ...changed, ...open.map(({ _id }) => _id)])] }
}

function nobodyDecides({ texts }: Visit): Reply {
  return { kind: 'card', card: refusedCard(texts.decline.nobodyDecides, texts) }
}
