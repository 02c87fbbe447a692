import type { Ask } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import { acceptableUntil, isPlanLate, isToRenew, planEnds } from '../domain/risk-acceptance.js'
import { authorityFor, riskValue } from '../domain/risk-criteria.js'
import { dateIn } from '../domain/working-days.js'
import type { Asks } from '../store/asks.js'
import type { Decisions } from '../store/decisions.js'
import type { People } from '../store/people.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import { type Card, escaped } from './cards/card.js'
import { capitalised, titledCard } from './cards/common.js'
import { titleOf } from './cards/definition.js'
import { ownersCard } from './cards/risk-acceptance/owner.js'
import type { OwnersAskView } from './cards/risk-acceptance/view.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface RiskAcceptanceViewTools {
  asks: Asks
  decisions: Decisions
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** What stands in the messages of acceptances: what owners are asked, and that one runs out. */
export function riskAcceptanceMessages(tools: RiskAcceptanceViewTools): ProcessMessages {
  return {
    /** Of what a run is about there is no risk. */
    about: async ({ id }, reader) => {
      const t = textsFor(reader.language).riskAcceptance
      const risk = await tools.risks.byId(id)
      return risk ? t.about(escaped(titleOf(risk, reader))) : t.aboutRun
    },

    ofAsk: (ask, reader, at) => ownersMessage(tools, [ask], reader, at),

    ofSeveral: (asks, reader, at) => ownersMessage(tools, asks, reader, at),

    ofNotice: async (content, reader, at) => {
      if (content.kind !== 'acceptance-ends') return null
      const risk = await tools.risks.byId(content.risk)
      if (risk?.acceptance?.until !== content.until) return null
      const t = textsFor(reader.language).riskAcceptance.ends
      const reading = await tools.riskCriteria.readingOf(risk)
      const today = dateIn(at, reader.timeZone)
      const isAsked = reading?.isComparable && isToRenew(risk, reading.criteria, today)
      const afterwards = reading?.isComparable === false ? t.incomparable : t.withItsPlan
      const next = isAsked ? t.asked : afterwards
      return titledCard(t.title(titleOf(risk, reader)), [t.when(content.until, today), next], t.summary)
    },
  }
}

/** In people's own calendars. */
export function riskAcceptanceInFeeds({
  risks,
}: Pick<RiskAcceptanceViewTools, 'risks'>): Pick<SubjectsOfProcess, 'due' | 'asked'> {
  return {
    due: async (_subject, { texts }) => capitalised(texts.riskAcceptance.aboutRun),
    asked: async ({ subject }, { person, texts }) => {
      const risk = await risks.byId(subject.id)
      return risk && capitalised(texts.riskAcceptance.about(titleOf(risk, person)))
    },
  }
}

/** All that somebody was asked at once, as it stands by now. */
async function ownersMessage(
  tools: RiskAcceptanceViewTools,
  asks: readonly Ask[],
  reader: Person,
  at: string,
): Promise<Card | null> {
  return ownersCard(await ownersViews(tools, asks, reader, at), textsFor(reader.language))
}

/** Those of which the risk is on record, in the order of their ids. */
export async function ownersViews(
  tools: RiskAcceptanceViewTools,
  asks: readonly Ask[],
  reader: Person,
  at: string,
): Promise<OwnersAskView[]> {
  const views = await Promise.all(asks.map((ask) => ownersView(tools, ask, reader, at)))
  return views
    .filter((view) => view !== null)
    .sort((one, other) => one.risk._id.localeCompare(other.risk._id))
}

async function ownersView(
  tools: RiskAcceptanceViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<OwnersAskView | null> {
  const risk = await tools.risks.byId(ask.subject.id)
  const reading = risk && (await tools.riskCriteria.readingOf(risk))
  if (!risk || !reading) return null
  const { criteria, isComparable } = reading
  // It is assessed anew first: nobody is asked about it any more.
  if (!isComparable && ask.state === 'open') return null
  const { answer } = ask
  const { plan, current } = risk.assessment
  const [named, rejected] = await Promise.all([
    tools.people.byIds([...plan.map(({ owner }) => owner), ...(answer ? peopleIn(answer) : [])]),
    rejectionOf(tools, ask, reader),
  ])
  const today = dateIn(at, reader.timeZone)
  const authority = authorityFor(riskValue(current), criteria)
  const until = isComparable ? acceptableUntil(risk, criteria, today) : null
  const isInterim = until !== null && until === planEnds(risk)
  return {
    ...{ ask, risk, criteria, reader, today, rejected },
    limit:
      authority && until
        ? { months: authority.months, until, isInterim, isLate: isPlanLate(risk, today) }
        : null,
    names: new Map([...named].map(([id, { name }]) => [id, name])),
    answeredBy: answer ? whoAnswered(answer, named, textsFor(reader.language)) : null,
  }
}

/** While the owner is asked again: what was said when somebody was to accept it last. */
async function rejectionOf(
  { asks, decisions, people }: RiskAcceptanceViewTools,
  { state, subject }: Ask,
  reader: Person,
): Promise<OwnersAskView['rejected']> {
  if (state !== 'open') return null
  const decision = await decisions.newestAbout(subject)
  const decided = decision?.state === 'rejected' ? decision.decided : undefined
  if (!decided) return null
  const [ask, named] = await Promise.all([asks.byId(decided.ask), people.byIds(peopleIn(decided))])
  const by = whoAnswered(decided, named, textsFor(reader.language))
  return { by, reason: ask?.answer?.reason?.text ?? '' }
}
