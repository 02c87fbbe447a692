import type { Ask } from '../domain/ask.js'
import { type Decision, stepOfAsk } from '../domain/decision.js'
import type { Person, PersonId } from '../domain/person.js'
import { isQuery } from '../domain/query.js'
import type { Asks } from '../store/asks.js'
import type { Decisions } from '../store/decisions.js'
import type { People } from '../store/people.js'
import type { StaleDecisions } from '../store/stale-decisions.js'
import { approvalCard, type OutcomeView, outcomeCard, staleCard } from './cards/approval.js'
import type { ApprovalView, AskedView } from './cards/approval-view.js'
import { type Card, escaped } from './cards/card.js'
import { queryCard } from './cards/query.js'
import type { SubjectsOnShow } from './decision-subjects.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { queriesOnShow, queryView } from './query-messages.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

export interface ApprovalViewTools {
  asks: Asks
  decisions: Decisions
  people: People
  staleDecisions: StaleDecisions
  subjects: SubjectsOnShow
}

/**
 * What stands in the messages of an approval: the approver's question, what they want to know before, and the outcome for
 * whoever asked.
 */
export function approvalMessages(tools: ApprovalViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const texts = textsFor(reader.language)
      const query = await queryView(tools, ask, reader, at)
      if (query) return queryCard(query, texts)
      const view = await askedView(tools, ask, reader, at)
      return view && approvalCard(view, texts)
    },

    about: async (subject, reader) => {
      const name = await tools.subjects[subject.type]?.name(subject, reader)
      return name ? escaped(name) : null
    },

    ofNotice: async (content, reader, at) => {
      if (content.kind !== 'decision' && content.kind !== 'stale') return null
      const decision = await tools.decisions.byId(content.decision)
      if (!decision) return null
      if (content.kind === 'decision') return outcomeOf(tools, decision, reader, at)
      const view = await outcomeView(tools, decision, reader, at)
      return view && staleCard(view, textsFor(reader.language))
    },
  }
}

/** What became of a decision, as whoever asked reads it; null while nothing did. */
export async function outcomeOf(
  tools: ApprovalViewTools,
  decision: Decision,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const view = await outcomeView(tools, decision, reader, at)
  return view && outcomeCard(view, textsFor(reader.language))
}

async function outcomeView(
  tools: ApprovalViewTools,
  decision: Decision,
  reader: Person,
  at: string,
): Promise<OutcomeView | null> {
  const view = await approvalView(tools, decision, reader, at)
  if (!view) return null
  const [ask, following] = await Promise.all([
    decision.decided && tools.asks.byId(decision.decided.ask),
    tools.staleDecisions.following(decision._id),
  ])
  const next = following && (await approvalView(tools, following, reader, at))
  return { ...view, reason: ask?.answer?.reason?.text ?? null, askedAgain: next?.approver ?? null }
}

/** Null where the ask decides nothing. */
export async function askedView(
  tools: ApprovalViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<AskedView | null> {
  const decides = ask.process === 'approval' && !isQuery(ask)
  const decision = decides ? await tools.decisions.byId(ask.cycle) : null
  const view = decision && (await approvalView(tools, decision, reader, at))
  if (!view) return null
  const { answer } = ask
  const step = stepOfAsk(view.decision, ask)
  const from = whoseBefore(view.decision, ask)
  const claimer = step?.claimed?.by
  const others = [...(from ? [from.id] : []), ...(claimer ? [claimer] : [])]
  const ids = [ask.askedOf, ...(answer ? peopleIn(answer) : []), ...others]
  const named = await tools.people.byIds(ids)
  const inPlaceOf = from ? { name: named.get(from.id)?.name ?? '', why: from.why } : null
  const askedOf = named.get(ask.askedOf)?.name ?? ''
  const claimedBy = claimer ? (named.get(claimer)?.name ?? '') : null
  const queries = await queriesOnShow(tools, await tools.asks.allOf(ask.cycle), reader)
  const shown = { ...view, ask, askedOf, inPlaceOf, claimedBy, queries }
  if (!answer) return { ...shown, answeredBy: null }
  const answeredBy = {
    who: whoAnswered(answer, named, textsFor(reader.language)),
    for: answer.for === undefined ? null : (named.get(answer.for)?.name ?? ''),
  }
  return { ...shown, answeredBy }
}

/** Whose it would have been to decide, had they not handed it on or it not gone up from them. */
function whoseBefore(
  { steps, requestedBy }: Decision,
  ask: Ask,
): { id: PersonId; why: NonNullable<AskedView['inPlaceOf']>['why'] } | null {
  const step = stepOfAsk({ steps }, ask)
  const handed = step?.handed?.findLast(({ to }) => to === ask.askedOf)
  if (handed) return { id: handed.from, why: 'handed' }
  const up = step?.up.find(({ to }) => to === ask.askedOf)
  if (!up) return null
  if (up.from === requestedBy) return { id: up.from, why: 'requester' }
  return { id: up.from, why: step?.approvers.includes(up.from) ? 'beside' : 'gone' }
}

export async function approvalView(
  { people, subjects }: ApprovalViewTools,
  decision: Decision,
  reader: Person,
  at: string,
): Promise<ApprovalView | null> {
  const { requestedBy } = decision
  const [subject, named] = await Promise.all([
    subjects[decision.subject.type]?.view(decision, reader),
    people.byIds([requestedBy, ...peopleDeciding(decision)]),
  ])
  if (!subject) return null
  const texts = textsFor(reader.language)
  return {
    ...{ decision, subject, reader, at },
    requester: named.get(requestedBy)?.name ?? '',
    approver: whoDecides(decision, named, texts),
  }
}
