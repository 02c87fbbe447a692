import { type Ask, answersInStead, parseAskRef, refusalOf } from '../../../domain/ask.js'
import { isBlocked } from '../../../domain/decision.js'
import { dateIn } from '../../../domain/working-days.js'
import { namingView } from '../../approval-messages.js'
import { type NamingView, namingForm, verbs } from '../../cards/naming.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { whoMayBeNamed } from '../../who-may-be-named.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { type ApprovalDeskTools, refuse } from './view.js'

/** Who is to decide what nobody lawfully does: the ISMS lead names somebody, and never decides it that way. */
export function namingActs(tools: ApprovalDeskTools): ProcessDesk['acts'] {
  return {
    [verbs.choose]: (visit, { value }) => choose(tools, visit, value),
    [verbs.name]: (visit, { value, inputs }) => name(tools, visit, value, inputs),
  }
}

async function choose(tools: ApprovalDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await openNaming(tools, visit, value)
  if ('refused' in found) return found.refused
  const people = await candidates(tools, visit, found.view)
  if (people.length === 0) return say(visit.texts.approval.naming.nobodyNow)
  return { kind: 'form', form: namingForm(found.view, people, visit.texts) }
}

/** The answer names them, in one guarded write; the workflow then asks whoever was named. */
async function name(tools: ApprovalDeskTools, visit: Visit, value: string, inputs: Inputs): Promise<Reply> {
  const { person, texts, at, through } = visit
  const found = await openNaming(tools, visit, value)
  if ('refused' in found) return found.refused
  const { view, ask } = found
  const who = textOf(inputs, 'who')
  const may = await candidates(tools, visit, view)
  const named = may.find(({ _id }) => _id === who)
  if (!named) return { kind: 'invalid', errors: { who: texts.approval.whose.notTheirs } }
  const inStead = answersInStead(ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: found.shown, by: person._id, at, through, value: named._id, nudges: true },
      language: view.subject.language,
      ...(inStead === undefined ? {} : { inStead }),
    },
    ask.subject,
  )
  if (!answered) return refuse(visit, { because: 'changed' })
  tools.decisionMoved(ask.cycle)
  return { kind: 'done', settled: [ask._id] }
}

/** For whoever may answer it at this moment, while it is blocked; anybody else reads why not. */
async function openNaming(
  tools: ApprovalDeskTools,
  visit: Visit,
  value: string,
): Promise<
  { view: NamingView; ask: Ask; shown: NonNullable<ReturnType<typeof parseAskRef>> } | { refused: Reply }
> {
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask && (await namingView(tools, ask, visit.person, visit.at))
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }) }
  if (view.named) return { refused: say(visit.texts.approval.naming.alreadyNamed(view.named.who)) }
  const refusal = refusalOf(ask, visit.person, shown, dateIn(visit.at, visit.person.timeZone))
  if (refusal) return { refused: refuse(visit, refusal) }
  if (!isBlocked(view.decision)) return { refused: refuse(visit, { because: 'changed' }) }
  return { view, ask, shown }
}

function candidates(
  tools: ApprovalDeskTools,
  { person, organisation, at }: Visit,
  { decision, ask }: NamingView,
) {
  return whoMayBeNamed(tools, decision, ask, { visitor: person._id, organisation, at })
}
