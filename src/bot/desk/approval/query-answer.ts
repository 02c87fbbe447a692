import { type AskRef, answersInStead, parseAskRef, refusalOf } from '../../../domain/ask.js'
import { undecided } from '../../../domain/query.js'
import { dateIn } from '../../../domain/working-days.js'
import type { OwedReceipts } from '../../../store/owed-receipts.js'
import { type QueryView, queryAnswerForm } from '../../cards/query.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { queryView } from '../../query-messages.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type ApprovalDeskTools, refuse } from './view.js'

export interface QueryAnswerTools extends ApprovalDeskTools {
  owedReceipts: OwedReceipts
}

/** What was said stands in the answer's own words. */
const ANSWERED = 'answered'

/** Opens the form in which whoever asked for the decision says what an approver wants to know. */
export async function openAnswer(tools: QueryAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownQuery(tools, visit, value)
  if (!found) return refuse(visit, { because: 'no-such-ask' })
  return whyNot(visit, found) ?? { kind: 'form', form: queryAnswerForm(found.view, visit.texts) }
}

/** The guarded write decides. It moves no workflow: an answer decides nothing. */
export async function reply(
  tools: QueryAnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await shownQuery(tools, visit, value)
  if (!found) return refuse(visit, { because: 'no-such-ask' })
  const { ask } = found.view
  const reason = textOf(inputs, 'answer')?.trim()
  if (!reason) return { kind: 'invalid', errors: { answer: visit.texts.query.answer.missing } }
  const cards = undecided(await tools.asks.allOf(ask.cycle)).map(({ _id }) => _id)
  // They are to show it. Said before, so that a crash in between leaves none that does not.
  await tools.owedReceipts.owe(cards, visit.at)
  const { person, at, through } = visit
  const inStead = answersInStead(ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{
        ask: found.shown,
        by: person._id,
        at,
        through,
        value: ANSWERED,
        language: person.language,
        reason,
      },
      ...(inStead === undefined ? {} : { inStead }),
    },
    ask.subject,
  )
  const settled = [ask._id, ...cards]
  if (answered) return { kind: 'done', settled }
  const now = await shownQuery(tools, visit, value)
  if (!now) return refuse(visit, { because: 'no-such-ask' })
  // Submitting the same twice is no mistake: the receipt is what there is to say.
  const { answer: known } = now.view.ask
  if (known?.by === person._id && known.reason?.text === reason) return { kind: 'done', settled }
  return whyNot(visit, now) ?? refuse(visit, { because: 'changed' })
}

interface ShownQuery {
  shown: AskRef
  view: QueryView
}

/** What was shown to the visitor, and how it stands now; null where it is no query. */
async function shownQuery(tools: QueryAnswerTools, visit: Visit, value: string): Promise<ShownQuery | null> {
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask && (await queryView(tools, ask, visit.person, visit.at))
  return shown && view ? { shown, view } : null
}

/** Null where nothing stands in their way. */
function whyNot(visit: Visit, { shown, view: { ask } }: ShownQuery): Reply | null {
  const { person, at, texts } = visit
  const refusal = refusalOf(ask, person, shown, dateIn(at, person.timeZone))
  const t = texts.query.refused
  switch (refusal?.because) {
    case undefined:
      return null
    case 'own-request':
      return say(t.own)
    case 'already-answered':
      return say(t.answered(refusal.at, person.timeZone))
    case 'closed':
      return say(t.closed)
    default:
      return refuse(visit, refusal ?? { because: 'changed' })
  }
}
