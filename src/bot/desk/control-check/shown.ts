import { type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { CONFIRM_SLOT } from '../../../domain/control-check.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Absences } from '../../../store/absences.js'
import type { Audits } from '../../../store/audits.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { escaped } from '../../cards/card.js'
import { refusalOfAnewText, refusedCard } from '../../cards/common.js'
import type { CheckView } from '../../cards/control-check/check.js'
import { titleOf } from '../../cards/definition.js'
import { type CheckViewTools, checkViewOf } from '../../control-check-messages.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { HandingInTools } from '../taking-files.js'
import type { UnplannedCheckTools } from './unplanned.js'

export interface ControlCheckDeskTools extends UnplannedCheckTools, HandingInTools {
  absences: Absences
  audits: Audits
  deliveries: Deliveries
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

export type Found = { shown: AskRef; view: CheckView } | { refused: Reply }

/**
 * The question as it stands, for whoever may answer it at this moment; or why they may not.
 *
 * @param saying What they are about to say: where they have said just that, word for word, the receipt is what there is to say.
 */
export async function shownTo(
  tools: CheckViewTools,
  visit: Visit,
  value: string,
  slot: string | null,
  saying?: { value: string; reason: string | null },
): Promise<Found> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.process === 'control-check' ? await checkViewOf(tools, ask, person, at) : null
  if (!shown || !view || (slot !== null && view.ask.slot !== slot))
    return { refused: refuse(visit, { because: 'no-such-ask' }, null) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return { shown, view }
  const { answer } = view.ask
  const words = answer?.reason?.text ?? null
  const same = answer?.by === person._id && answer.value === saying?.value && words === saying.reason
  return { refused: same ? { kind: 'done', settled: [shown.id] } : refuse(visit, refusal, view) }
}

/** After the guarded write took what was said. */
export function settled({ answered }: Pick<ControlCheckDeskTools, 'answered'>, { id }: AskRef): Reply {
  answered(id)
  return { kind: 'done', settled: [id] }
}

/** After the guarded write did not take it: somebody, or something, was faster. */
export async function whyNotTaken(
  tools: CheckViewTools,
  visit: Visit,
  value: string,
  slot: string,
  saying: { value: string; reason: string | null },
): Promise<Reply> {
  const now = await shownTo(tools, visit, value, slot, saying)
  return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, now.view)
}

export function refuse(visit: Visit, refusal: Refusal, view: CheckView | null): Reply {
  const { person, texts } = visit
  const t = texts.controlCheck
  const title = view ? escaped(titleOf(view.check, person)) : ''
  const sentence = (): string => {
    if (refusal.because === 'own-request' && view?.ask.slot === CONFIRM_SLOT) return t.confirm.refused
    return refusalOfAnewText(refusal, (at) => t.already(title, at, person.timeZone), person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(sentence(), texts) }
}
