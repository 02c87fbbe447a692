import type { Ask } from '../domain/ask.js'
import {
  type CorrectiveKind,
  lifeOf,
  mayBeDecided,
  meaningOf,
  planIn,
  triagedIn,
} from '../domain/corrective-action.js'
import type { Decision } from '../domain/decision.js'
import type { Finding } from '../domain/finding.js'
import {
  correctiveCycleId,
  findingBehind,
  type Nonconformity,
  nonconformityOf,
} from '../domain/nonconformity.js'
import type { Person } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import { reassessedIn } from '../store/corrective-reassessments.js'
import type { Decisions } from '../store/decisions.js'
import type { Findings } from '../store/findings.js'
import type { Nonconformities } from '../store/nonconformities.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import { type OwnerTools, whomItIsAbout } from '../store/whom-it-is-about.js'
import { correctiveCard } from './cards/corrective-action/ask.js'
import { correctiveDecisionPage, correctiveDecisionView } from './cards/corrective-action/decision.js'
import { toldCard } from './cards/corrective-action/told.js'
import type { AskedView, CorrectiveView } from './cards/corrective-action/view.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import type { ProcessMessages } from './show.js'
import type { SubjectOnShow } from './subject-on-show.js'
import { textsFor } from './texts/texts.js'

export interface CorrectiveViewTools extends OwnerTools {
  asks: Asks
  decisions: Decisions
  findings: Findings
  nonconformities: Nonconformities
  organisation: OrganisationStore
  people: People
}

/** What stands in the messages about a nonconformity. */
export function correctiveActionMessages(tools: CorrectiveViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const view = await askedViewOf(tools, ask, reader, at)
      return view && correctiveCard(view, textsFor(reader.language))
    },

    about: async ({ id }, reader) => textsFor(reader.language).correctiveAction.about(id),

    aboutAsk: async (ask, reader) =>
      textsFor(reader.language).correctiveAction.aboutAsk[meaningOf(ask).asks](ask.subject.id),

    ofNotice: async (content, reader, at) => {
      if (content.kind !== 'corrective') return null
      const nonconformity = await tools.nonconformities.byId(content.nonconformity)
      if (!nonconformity) return null
      const view = await correctiveViewOf(tools, nonconformity, reader, at)
      return toldCard(view, content.news, textsFor(reader.language))
    },
  }
}

/** A nonconformity with all that was said of it, as its cards show it to a reader. */
export async function correctiveViewOf(
  tools: CorrectiveViewTools,
  nonconformity: Nonconformity,
  reader: Person,
  at: string,
): Promise<CorrectiveView> {
  const asks = await tools.asks.allOf(correctiveCycleId(nonconformity._id))
  const decisions = await tools.decisions.byNonces(mayBeDecided(asks))
  const life = lifeOf(asks, decisions)
  const finding = await findingOf(tools, nonconformity)
  const behind: Finding['withdrawn'] | null =
    nonconformity.stage === 'withdrawn' ? (finding?.withdrawn ?? finding?.decided ?? null) : null
  const reassessed = await reassessedIn(tools, nonconformity, life)
  const ismsLead = (await tools.organisation.read())?.ismsLead ?? null
  const people = await tools.people.byIds([
    ...(ismsLead === null ? [] : [ismsLead]),
    ...[...reassessed.values()].flat().flatMap(({ answer }) => (answer ? peopleIn(answer) : [])),
    ...peopleOf(nonconformity, asks, [...decisions.values()], life),
    ...(behind ? [behind.by] : []),
    ...(finding ? [finding.owner] : []),
  ])
  const names = new Map([...people].map(([id, { name }]) => [id, name]))
  const decided = [...decisions.values()].flatMap(({ decided: d }) => (d ? [d.ask] : []))
  const answers = await tools.asks.byIds(decided)
  const reasons = new Map(
    answers.flatMap(({ cycle, answer }) => (answer?.reason ? [[cycle, answer.reason.text]] : [])),
  )
  const { theirs } = behind ?? {}
  const who = theirs ? `${theirs.who.text} (${theirs.reference.text})` : (names.get(behind?.by ?? '') ?? '')
  const withdrawn = behind && { who, reason: behind.reason }
  return { nonconformity, life, reader, names, at, ismsLead, reasons, reassessed, finding, withdrawn }
}

async function findingOf(
  { findings }: Pick<CorrectiveViewTools, 'findings'>,
  nonconformity: Nonconformity,
): Promise<Finding | null> {
  const behind = findingBehind(nonconformity)
  return behind === null ? null : findings.byId(behind)
}

function peopleOf(
  { by, owner, deadlines = [] }: Nonconformity,
  asks: readonly Ask[],
  decisions: readonly Decision[],
  { triage, rounds }: ReturnType<typeof lifeOf>,
): string[] {
  const doers = rounds.flatMap(({ actions }) => actions.map(({ who }) => who))
  const planned = rounds.flatMap(({ plans }) =>
    plans.flatMap(({ ask }) => {
      const plan = planIn(ask)
      return plan ? [...plan.actions.map(({ who }) => who), plan.verifier ?? []].flat() : []
    }),
  )
  const taken = triage ? (triagedIn(triage)?.owner ?? []) : []
  return [
    ...[
      ...doers,
      ...planned,
      ...[taken].flat(),
      ...deadlines.map((moved) => moved.by),
      ...(by === null ? [] : [by]),
      ...(owner === null ? [] : [owner]),
    ],
    ...asks.flatMap(({ askedOf, answer }) => [askedOf, ...(answer ? peopleIn(answer) : [])]),
    ...decisions.flatMap(({ decided }) => (decided ? peopleIn(decided) : [])),
  ]
}

/** An ask as its cards show it to a reader. Null: what it is about is not on record. */
export async function askedViewOf(
  tools: CorrectiveViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<AskedView | null> {
  const nonconformity = await tools.nonconformities.byId(nonconformityOf(ask.cycle) ?? '')
  if (!nonconformity) return null
  const view = await correctiveViewOf(tools, nonconformity, reader, at)
  const people = new Map([...view.names].map(([id, name]) => [id, { name }]))
  const answeredBy = ask.answer ? whoAnswered(ask.answer, people, textsFor(reader.language)) : null
  const isTriage = meaningOf(ask).asks === 'triage'
  const about = isTriage ? await whomItIsAbout(tools, nonconformity) : []
  // Whoever answers in somebody's stead may say no more than they could.
  return {
    ...view,
    ask,
    answeredBy,
    isTheirs: [reader._id, ask.askedOf].some((each) => about.includes(each)),
  }
}

/** What of a nonconformity is decided by somebody else: a plan, a later date, or that its correction is enough. */
export function correctiveOnShow(tools: CorrectiveViewTools, kind: CorrectiveKind): SubjectOnShow {
  const found = async (decision: Decision, reader: Person) => {
    const ask = await tools.asks.byId(decision.nonce ?? '')
    const about = ask && (await askedViewOf(tools, ask, reader, decision.requestedAt))
    if (!about) return null
    const texts = textsFor(reader.language)
    return { about, texts, view: correctiveDecisionView(about, kind, decision, texts) }
  }
  return {
    view: async (decision, reader) => (await found(decision, reader))?.view ?? null,
    name: async ({ id }, reader) =>
      textsFor(reader.language).correctiveAction.decision[kind].what(id.split('.')[0] ?? id),
    page: async (decision, reader) => {
      const shown = await found(decision, reader)
      if (!shown) return null
      const { about, view, texts } = shown
      return { nodes: correctiveDecisionPage(about, kind, view, texts), isLast: true }
    },
  }
}

/** How it stands in people's own calendars: what went wrong is nobody else's to read there. */
export const correctiveInFeeds: Pick<SubjectsOfProcess, 'due' | 'asked'> = {
  due: async ({ id }, { texts }) => texts.correctiveAction.feed.due(id),
  asked: async (ask, { texts }) => texts.correctiveAction.feed[meaningOf(ask).asks](ask.subject.id),
}
