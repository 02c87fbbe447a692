import { type Ask, parseAskRef, refusalOf } from '../../../domain/ask.js'
import type { WaitingThing } from '../../cards/common.js'
import { waitingThing } from '../../cards/policy-acknowledgement/ask.js'
import { decideThing } from '../../cards/policy-acknowledgement/decide.js'
import { policyForm } from '../../cards/policy-acknowledgement/form.js'
import { decideViewOf } from '../../decline-view.js'
import type { Reply } from '../../interaction.js'
import { policyViewOf } from '../../policy-view.js'
import type { Visit } from '../desk.js'
import { refuse, today } from './refuse.js'
import { type AnswerTools, viewOf } from './view.js'

export async function read(tools: AnswerTools, visit: Visit, value: string): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  const refusal = refusalOf(view?.ask ?? null, visit.person, shown ?? { id: '', revision: 0 }, today(visit))
  if (refusal || !view) return refuse(visit, refusal ?? { because: 'no-such-ask' }, view?.policy)
  return { kind: 'form', form: policyForm(view, visit.texts, 1) }
}

/** Shows a page to whoever was asked, answered or not: the text is theirs to read. */
export async function turnPage(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  if (!view) return refuse(visit, { because: 'no-such-ask' })
  if (view.ask.askedOf !== visit.person._id) return refuse(visit, { because: 'not-yours' })
  return { kind: 'form', form: policyForm(view, visit.texts, page) }
}

export async function waiting(tools: AnswerTools, visit: Visit): Promise<WaitingThing[]> {
  const asks = await tools.asks.openOf(visit.person._id, 'policy-acknowledgement')
  const things = await Promise.all(asks.map((ask) => thingOf(tools, visit, ask)))
  return things.filter((thing) => thing !== null)
}

async function thingOf(tools: AnswerTools, visit: Visit, ask: Ask): Promise<WaitingThing | null> {
  const { person, organisation, at, texts } = visit
  if (ask.about !== undefined) {
    const view = await decideViewOf(tools, ask, person, at)
    return view && decideThing(view, texts)
  }
  const view = await policyViewOf(tools, organisation, ask, person, at)
  return view && waitingThing(view, texts)
}
