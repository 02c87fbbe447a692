import { parseAskRef, refusalOf } from '../../../domain/ask.js'
import { takeBackUntil } from '../../../domain/take-back.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { throughMessageOf } from '../through-message.js'
import { refuse, today } from './refuse.js'
import { type AnswerTools, viewOf } from './view.js'

/**
 * The guarded write decides; what could be said about it is only looked up when it did not match. The revision
 * that the form was opened with goes into the guard: a form for an older version is never recorded for a newer.
 */
export async function acknowledge(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  language: string,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  if (!shown || !view || !(language in view.policy.body)) return refuse(visit, { because: 'no-such-ask' })
  const answered = await tools.asks.answer(
    {
      ask: shown,
      by: visit.person._id,
      at: visit.at,
      through: await throughMessageOf(tools, visit, shown.id),
      value: 'acknowledged',
      language,
      sentence: view.policy.sentence.version,
      takeBackUntil: takeBackUntil(visit.at, visit.organisation.acknowledgement.takeBackHours),
    },
    view.ask.subject,
  )
  if (answered) {
    tools.answered(answered.cycle)
    return { kind: 'done', settled: [answered._id] }
  }
  const now = await tools.asks.byId(shown.id)
  const refusal = refusalOf(now, visit.person, shown, today(visit)) ?? { because: 'changed' }
  // Submitting the same twice is no mistake: the receipt is what there is to say.
  if (refusal.because === 'already-answered') return { kind: 'done', settled: [shown.id] }
  return refuse(visit, refusal, view.policy)
}
