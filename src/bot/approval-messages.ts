import type { Ask } from '../domain/ask.js'
import { type Decision, isBlocked, isNaming, mayHandOn, namingsFor, stepOfAsk } from '../domain/decision.js'
import type { Person, PersonId } from '../domain/person.js'
import { isQuery } from '../domain/query.js'
import type { Asks } from '../store/asks.js'
import type { Decisions } from '../store/decisions.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { StaleDecisions } from '../store/stale-decisions.js'
import { approvalCard, lateDecisionCard, lateDecisionsCard } from './cards/approval.js'
import { type OutcomeView, outcomeCard, staleCard } from './cards/approval-outcome.js'
import type { ApprovalView, AskedView } from './cards/approval-view.js'
import { type Card, escaped } from './cards/card.js'
import { blockedCard, type NamingView, namingCard } from './cards/naming.js'
import { queryCard } from './cards/query.js'
import type { SubjectsOnShow } from './decision-subjects.js'
import { type AddressNoticeTools, addressNotice } from './governance-messages.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { queriesOnShow, queryView } from './query-messages.js'
import type { Notice, ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'
import { whoMayBeNamed } from './who-may-be-named.js'
import { whoMayTake } from './who-may-take.js'

export interface ApprovalViewTools {
  asks: Asks
  decisions: Decisions
  organisation: OrganisationStore
  people: People
  staleDecisions: StaleDecisions
  subjects: SubjectsOnShow
}

/**
 * What stands in the messages of an approval: the approver's question, what they want to know before, and the outcome for
 * whoever asked.
 */
export function approvalMessages(tools: ApprovalViewTools & AddressNoticeTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const texts = textsFor(reader.language)
      const query = await queryView(tools, ask, reader, at)
      if (query) return queryCard(query, texts)
      const naming = await namingView(tools, ask, reader, at)
      if (naming) return namingCard(naming, texts)
      const view = await askedView(tools, ask, reader, at)
      return view && approvalCard(view, texts)
    },

    about: async (subject, reader) => {
      const name = await tools.subjects[subject.type]?.name(subject, reader)
      return name ? escaped(name) : null
    },

    ofNotice: async (content, reader, at) => {
      if (content.kind === 'address') return addressNotice(tools, content, reader)
      if (content.kind === 'decisions-late') return lateOnes(tools, content, reader, at)
      if (!('decision' in content)) return null
      const decision = await tools.decisions.byId(content.decision)
      if (!decision) return null
      if (content.kind === 'blocked') return blockedOf(tools, decision, reader, at)
      if (content.kind === 'decision-late') return lateOf(tools, decision, reader, at)
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

/** That nobody lawfully decides it, while that is so. */
async function blockedOf(
  tools: ApprovalViewTools,
  decision: Decision,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const view = await approvalView(tools, decision, reader, at)
  return view && blockedCard(view, textsFor(reader.language))
}

/** That it was not decided in time, while that is so. */
async function lateOf(
  tools: ApprovalViewTools,
  decision: Decision,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const view = decision.state === 'open' ? await approvalView(tools, decision, reader, at) : null
  return view && lateDecisionCard(view, textsFor(reader.language))
}

/** The same of several, as far as it is so. */
async function lateOnes(
  tools: ApprovalViewTools,
  { late }: Extract<Notice, { kind: 'decisions-late' }>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const found = await Promise.all(late.map(({ decision }) => tools.decisions.byId(decision)))
  const open = found.filter((decision) => decision?.state === 'open')
  const views = await approvalViews(
    tools,
    open.filter((decision) => decision !== null),
    reader,
    at,
  )
  const [first, second] = views
  if (!first) return null
  const texts = textsFor(reader.language)
  return second ? lateDecisionsCard(views, texts) : lateDecisionCard(first, texts)
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
  const { ended } = decision
  const by = ended?.because === 'requester' ? ended.by : undefined
  const takenBackBy = by === undefined ? null : ((await tools.people.byIds([by])).get(by)?.name ?? '')
  return {
    ...view,
    reason: ask?.answer?.reason?.text ?? null,
    askedAgain: next?.approver ?? null,
    takenBackBy,
  }
}

/** Null where the ask decides nothing. */
export async function askedView(
  tools: ApprovalViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<AskedView | null> {
  const decides = ask.process === 'approval' && !isQuery(ask) && !isNaming(ask)
  const decision = decides ? await tools.decisions.byId(ask.cycle) : null
  const view = decision && (await approvalView(tools, decision, reader, at))
  if (!view) return null
  const { answer } = ask
  const step = stepOfAsk(view.decision, ask)
  const asks = await tools.asks.allOf(ask.cycle)
  const from = whoseBefore(view.decision, ask, asks)
  const claimer = step?.claimed?.by
  const { decided } = view.decision
  const others = [
    ...(from ? [from.id] : []),
    ...(claimer ? [claimer] : []),
    ...(decided ? peopleIn(decided) : []),
  ]
  const ids = [ask.askedOf, ...(answer ? peopleIn(answer) : []), ...others]
  const named = await tools.people.byIds(ids)
  const alone = step?.sole?.person === ask.askedOf ? { name: step.sole.check, why: 'sole' as const } : null
  const inPlaceOf = alone ?? (from ? { name: named.get(from.id)?.name ?? '', why: from.why } : null)
  const askedOf = named.get(ask.askedOf)?.name ?? ''
  const claimedBy = claimer ? (named.get(claimer)?.name ?? '') : null
  const queries = await queriesOnShow(tools, asks, reader)
  const somebodyMayTake = await maySomebodyTake(tools, view, ask)
  const decidedBy = decided ? { decidedBy: whoAnswered(decided, named, textsFor(reader.language)) } : {}
  const shown = { ...view, ask, askedOf, inPlaceOf, claimedBy, somebodyMayTake, queries, ...decidedBy }
  if (!answer) return { ...shown, answeredBy: null }
  const answeredBy = {
    who: whoAnswered(answer, named, textsFor(reader.language)),
    for: answer.for === undefined ? null : (named.get(answer.for)?.name ?? ''),
  }
  return { ...shown, answeredBy }
}

/** The question who is to decide what nobody lawfully does; null where the ask is another one. */
export async function namingView(
  tools: ApprovalViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<NamingView | null> {
  const decision = isNaming(ask) ? await tools.decisions.byId(ask.cycle) : null
  const view = decision && (await approvalView(tools, decision, reader, at))
  if (!view) return null
  const { answer } = ask
  if (!answer) return { ...view, ask, named: null, somebody: await isAnybodyThere(tools, view, ask) }
  const people = await tools.people.byIds([answer.value, ...peopleIn(answer)])
  const named = {
    who: people.get(answer.value)?.name ?? '',
    by: whoAnswered(answer, people, textsFor(reader.language)),
    byReader: answer.by === reader._id,
  }
  return { ...view, ask, named, somebody: true }
}

async function isAnybodyThere(
  tools: ApprovalViewTools,
  { decision, reader, at }: ApprovalView,
  ask: Ask,
): Promise<boolean> {
  const organisation = await tools.organisation.read()
  if (!organisation) return false
  const may = await whoMayBeNamed(tools, decision, ask, { visitor: reader._id, organisation, at })
  return may.length > 0
}

/** Looked up only where they could hand it on. */
async function maySomebodyTake(
  tools: ApprovalViewTools,
  { decision, at }: ApprovalView,
  ask: Ask,
): Promise<boolean> {
  const step = stepOfAsk(decision, ask)
  if (ask.state !== 'open' || !step || !mayHandOn(step, ask)) return false
  const organisation = await tools.organisation.read()
  return organisation !== null && (await whoMayTake(tools, decision, ask, organisation, at)).length > 0
}

/** Whose it would have been to decide, had they not handed it on or it not gone up from them; or who named them. */
function whoseBefore(
  { steps, requestedBy, never = [] }: Decision,
  ask: Ask,
  asks: readonly Ask[],
): { id: PersonId; why: NonNullable<AskedView['inPlaceOf']>['why'] } | null {
  const step = stepOfAsk({ steps }, ask)
  const handed = step?.handed?.findLast(({ to }) => to === ask.askedOf)
  if (handed) return { id: handed.from, why: 'handed' }
  const naming = step && namingsFor(step, asks).findLast(({ to }) => to === ask.askedOf)
  if (naming) return { id: naming.by, why: 'named' }
  const late = step?.escalated?.ups.find(({ to }) => to === ask.askedOf)
  if (late) return { id: late.from, why: 'late' }
  const up = step?.up.find(({ to }) => to === ask.askedOf)
  if (!up) return null
  if (up.from === requestedBy) return { id: up.from, why: 'requester' }
  if (never.includes(up.from)) return { id: up.from, why: 'concerned' }
  return { id: up.from, why: step?.approvers.includes(up.from) ? 'beside' : 'gone' }
}

export async function approvalView(
  tools: ApprovalViewTools,
  decision: Decision,
  reader: Person,
  at: string,
): Promise<ApprovalView | null> {
  const [view = null] = await approvalViews(tools, [decision], reader, at)
  return view
}

/** Of each of these decisions that is on record, whoever is named in any of them read at once. */
export async function approvalViews(
  { asks, people, subjects }: ApprovalViewTools,
  decisions: readonly Decision[],
  reader: Person,
  at: string,
): Promise<ApprovalView[]> {
  const namers = await whoAreToName(asks, decisions)
  const named = await people.byIds([
    ...decisions.flatMap((decision) => [decision.requestedBy, ...peopleDeciding(decision)]),
    ...namers.values(),
  ])
  const texts = textsFor(reader.language)
  const views = decisions.map(async (decision): Promise<ApprovalView[]> => {
    const subject = await subjects[decision.subject.type]?.view(decision, reader)
    if (!subject) return []
    const namer = namers.get(decision._id)
    const view = {
      ...{ decision, subject, reader, at },
      requester: named.get(decision.requestedBy)?.name ?? '',
      approver: whoDecides(decision, named, texts),
      namer: namer === undefined ? null : (named.get(namer)?.name ?? null),
    }
    return [view]
  })
  return (await Promise.all(views)).flat()
}

/** Of those that are blocked, who is asked to name an approver. */
async function whoAreToName(
  asks: Asks,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, PersonId>> {
  const blocked = decisions.filter(isBlocked).map(({ _id }) => _id)
  const namings = (await asks.ofFew(blocked)).filter((ask) => isNaming(ask) && ask.state === 'open')
  return new Map(namings.map(({ cycle, askedOf }) => [cycle, askedOf]))
}
