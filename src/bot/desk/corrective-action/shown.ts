import { type Ask, type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import { refusalOfAnewText, refusedCard } from '../../cards/common.js'
import type { AskedView } from '../../cards/corrective-action/view.js'
import { askedViewOf } from '../../corrective-action-messages.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { CorrectiveDeskTools } from './tools.js'

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
export async function correctiveShown(
  tools: CorrectiveDeskTools,
  visit: Visit,
  value: string,
): Promise<{ shown: AskRef; view: AskedView } | { refused: Reply }> {
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const { person, at } = visit
  const view = ask?.process === 'corrective-action' ? await askedViewOf(tools, ask, person, at) : null
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }, null) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  return refusal ? { refused: refuse(visit, refusal, view.ask) } : { shown, view }
}

export function refuse({ person, texts }: Visit, refusal: Refusal, ask: Ask | null): Reply {
  // Sent off twice, it is one answer.
  if (refusal.because === 'already-answered' && ask?.answer?.by === person._id)
    return { kind: 'done', settled: [ask._id] }
  const already = (at: string) => texts.correctiveAction.already(ask?.subject.id ?? '', at, person.timeZone)
  const sentence = refusalOfAnewText(refusal, already, person.timeZone, texts)
  return { kind: 'card', card: refusedCard(sentence, texts) }
}
