import { type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { ASSESS_SLOT, VERDICT_SLOT } from '../../../domain/competence-review.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Asks } from '../../../store/asks.js'
import { escaped } from '../../cards/card.js'
import { refusalOfAnewText, refusedCard } from '../../cards/common.js'
import type { CompetenceView } from '../../cards/competence-review/view.js'
import { titleOf } from '../../cards/definition.js'
import { type CompetenceViewTools, competenceViewOf } from '../../competence-review-messages.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'

export interface AnswerTools extends CompetenceViewTools {
  asks: Asks
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

/** What somebody is about to say: where they have said just that already, the receipt is what there is to say. */
export interface Saying {
  value: string
  reason?: string | null
  findings?: string
}

type Found = { shown: AskRef; view: CompetenceView } | { refused: Reply }

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
export async function shownTo(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  slot: string | null,
  saying?: Saying | ((view: CompetenceView) => Promise<Saying | null>),
): Promise<Found> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.process === 'competence-review' ? await competenceViewOf(tools, ask, person, at) : null
  if (!shown || !view || (slot !== null && view.ask.slot !== slot))
    return { refused: refuse(visit, { because: 'no-such-ask' }, null) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return { shown, view }
  const said = typeof saying === 'function' ? await saying(view) : saying
  const isSame = said ? hasSaid(view, person._id, said) : false
  return { refused: isSame ? { kind: 'done', settled: [shown.id] } : refuse(visit, refusal, view) }
}

function hasSaid({ ask: { answer } }: CompetenceView, person: string, saying: Saying): boolean {
  return (
    answer?.by === person &&
    answer.value === saying.value &&
    (answer.reason?.text ?? null) === (saying.reason ?? null) &&
    answer.findings?.text === saying.findings
  )
}

/** After the guarded write took what was said; or why it did not: somebody, or something, was faster. */
export async function taken(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  { slot, wasTaken, saying }: { slot: string; wasTaken: boolean; saying: Saying },
): Promise<Reply> {
  if (wasTaken) {
    const id = parseAskRef(value)?.id ?? ''
    tools.answered(id)
    return { kind: 'done', settled: [id] }
  }
  const now = await shownTo(tools, visit, value, slot, saying)
  return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, now.view)
}

function refuse(visit: Visit, refusal: Refusal, view: CompetenceView | null): Reply {
  const { person, texts } = visit
  const t = texts.competenceReview
  const sentence = (): string => {
    if (refusal.because === 'own-request' && view?.ask.slot === ASSESS_SLOT) return t.refused
    if (refusal.because === 'own-request' && view?.ask.slot === VERDICT_SLOT) return t.verdict.refused
    const already =
      view && ((at: string) => t.already(escaped(titleOf(view.competence, person)), at, person.timeZone))
    return refusalOfAnewText(refusal, already, person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(sentence(), texts) }
}
