import { type AskRef, answersInStead, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Given } from '../../../store/answers.js'
import type { Asks } from '../../../store/asks.js'
import { escaped } from '../../cards/card.js'
import { refusalOfAnewText, refusedCard } from '../../cards/common.js'
import { languageFor, titleOf } from '../../cards/definition.js'
import type { AuditView } from '../../cards/internal-audit/view.js'
import type { Reply } from '../../interaction.js'
import { type AuditViewTools, auditViewOf } from '../../internal-audit-messages.js'
import type { Visit } from '../desk.js'

export interface AuditAnswerTools extends AuditViewTools {
  asks: Asks
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

/** What somebody is about to say: where they have said just that already, the receipt is what there is to say. */
export interface Saying {
  value: string
  reason?: string
  /** Who else audited. */
  findings?: string
  /** What is issued with it. */
  file?: NonNullable<Given['file']>
}

type Found = { shown: AskRef; view: AuditView } | { refused: Reply }

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
export async function shownTo(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  slots: readonly string[] | null,
  saying?: Saying,
): Promise<Found> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.process === 'internal-audit' ? await auditViewOf(tools, ask, person, at) : null
  if (!shown || !view || (slots !== null && !slots.includes(view.ask.slot)))
    return { refused: refuse(visit, { because: 'no-such-ask' }, null) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return { shown, view }
  const isSame = saying !== undefined && hasSaid(view, person._id, saying)
  return { refused: isSame ? { kind: 'done', settled: [shown.id] } : refuse(visit, refusal, view) }
}

function hasSaid({ ask: { answer } }: AuditView, person: string, saying: Saying): boolean {
  const { value, reason, findings } = saying
  const isSame = answer?.reason?.text === reason && answer?.findings?.text === findings
  return answer?.by === person && answer.value === value && isSame
}

/** Records it by one guarded write; or says why it was not: somebody, or something, was faster. */
export async function record(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  slots: readonly string[],
  saying: Saying,
): Promise<Reply> {
  const { person, at, through } = visit
  const found = await shownTo(tools, visit, value, slots, saying)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const inStead = answersInStead(view.ask, person._id)
  const wasTaken = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, ...saying },
      language: languageFor(view.audit.title, person),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (wasTaken) {
    tools.answered(shown.id)
    return { kind: 'done', settled: [shown.id] }
  }
  const now = await shownTo(tools, visit, value, slots, saying)
  return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, now.view)
}

function refuse(visit: Visit, refusal: Refusal, view: AuditView | null): Reply {
  const { person, texts } = visit
  const already =
    view &&
    ((at: string) => texts.internalAudit.already(escaped(titleOf(view.audit, person)), at, person.timeZone))
  const sentence = refusalOfAnewText(refusal, already, person.timeZone, texts)
  return { kind: 'card', card: refusedCard(sentence, texts) }
}
