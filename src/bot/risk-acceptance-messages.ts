import type { Ask } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Decision } from '../domain/decision.js'
import type { Person, PersonId } from '../domain/person.js'
import type { Risk } from '../domain/risk.js'
import {
  acceptableUntil,
  acceptanceState,
  isBeyond,
  isPlanLate,
  isToRenew,
  planEnds,
} from '../domain/risk-acceptance.js'
import { authorityFor, type Reading, riskValue } from '../domain/risk-criteria.js'
import { dateIn } from '../domain/working-days.js'
import type { Asks } from '../store/asks.js'
import type { Decisions } from '../store/decisions.js'
import type { OrganisationStore } from '../store/organisation.js'
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
import { type Texts, textsFor } from './texts/texts.js'
import { whoAcceptsEach } from './who-accepts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

export interface RiskAcceptanceViewTools {
  asks: Asks
  decisions: Decisions
  organisation: OrganisationStore
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
  const risks = await tools.risks.byIds(asks.map(({ subject }) => subject.id))
  const [readings, rejections, since] = await Promise.all([
    tools.riskCriteria.readings([...risks.values()]),
    rejectionsOf(tools, asks),
    tools.decisions.lastOfNonces(asks.flatMap(({ _id, answer }) => (answer ? [_id] : []))),
  ])
  const beyond = [...risks.values()].flatMap((risk) => {
    const { criteria, isComparable } = readings.get(risk._id) ?? {}
    return criteria && isComparable && isBeyond(risk, criteria) ? [{ risk, criteria }] : []
  })
  const accepting = await whoAcceptsEach(tools, beyond, textsFor(reader.language), at)
  const people = await tools.people.byIds([
    ...[...risks.values()].flatMap(({ owner, assessment: { plan } }) => [
      owner,
      ...plan.map((each) => each.owner),
    ]),
    ...asks.flatMap(({ answer }) => (answer ? peopleIn(answer) : [])),
    ...[...rejections.values()].flatMap(({ decided }) => peopleIn(decided)),
    ...[...risks.values()].flatMap(({ acceptance }) => (acceptance ? peopleIn(acceptance) : [])),
    ...[...since.values()].flatMap(peopleDeciding),
  ])
  const views = asks.flatMap((ask): OwnersAskView[] => {
    const risk = risks.get(ask.subject.id)
    const reading = readings.get(ask.subject.id)
    // What is not comparable is assessed anew first: nobody is asked about it any more.
    if (!risk || !reading || (!reading.isComparable && ask.state === 'open')) return []
    const known = {
      ...{ ask, risk, reading, rejection: rejections.get(ask._id) ?? null },
      ...{ accepting: accepting.get(risk._id) ?? null, decision: since.get(ask._id) ?? null },
    }
    return [viewOf(known, people, reader, dateIn(at, reader.timeZone))]
  })
  return views.sort((one, other) => one.risk._id.localeCompare(other.risk._id))
}

interface Rejection {
  decided: NonNullable<Decision['decided']>
  reason: string
}

interface Known {
  ask: Ask
  risk: Risk
  reading: Reading
  rejection: Rejection | null
  /** Plain: who would accept it beside its owner; null within the appetite. */
  accepting: string | null
  /** What was asked for since its owner answered. */
  decision: Decision | null
}

function viewOf(
  { ask, risk, reading: { criteria, isComparable }, rejection, accepting, decision }: Known,
  people: ReadonlyMap<PersonId, Person>,
  reader: Person,
  today: CalendarDate,
): OwnersAskView {
  const texts = textsFor(reader.language)
  const authority = authorityFor(riskValue(risk.assessment.current), criteria)
  const until = isComparable ? acceptableUntil(risk, criteria, today) : null
  const isInterim = until !== null && until === planEnds(risk)
  return {
    ...{ ask, risk, criteria, reader, today },
    rejected: rejection && {
      by: whoAnswered(rejection.decided, people, texts),
      reason: rejection.reason,
    },
    limit:
      authority && until
        ? { months: authority.months, until, isInterim, isLate: isPlanLate(risk, today) }
        : null,
    beside: besideOf(accepting, decision, people, texts),
    last: lastOf(risk, people, today, texts),
    names: new Map([...people].map(([id, { name }]) => [id, name])),
    answeredBy: ask.answer ? whoAnswered(ask.answer, people, texts) : null,
  }
}

function besideOf(
  accepting: string | null,
  decision: Decision | null,
  people: ReadonlyMap<PersonId, Person>,
  texts: Texts,
): OwnersAskView['beside'] {
  if (!decision) return accepting === null ? null : { name: accepting, verdict: null }
  const { state } = decision
  const verdict = state === 'approved' || state === 'rejected' ? state : null
  return { name: whoDecides(decision, people, texts), verdict }
}

function lastOf(
  risk: Risk,
  people: ReadonlyMap<PersonId, Person>,
  today: CalendarDate,
  texts: Texts,
): OwnersAskView['last'] {
  const is = acceptanceState(risk, today)
  if (!risk.acceptance || is === null) return null
  return { by: whoAnswered(risk.acceptance, people, texts), until: risk.acceptance.until, is }
}

/** While an owner is asked again: what was said when somebody was to accept the risk last. By the ask of the owner. */
async function rejectionsOf(
  { asks, decisions }: RiskAcceptanceViewTools,
  asked: readonly Ask[],
): Promise<ReadonlyMap<string, Rejection>> {
  const open = asked.filter(({ state }) => state === 'open')
  const newest = await decisions.newestAboutEach(
    'risk',
    open.map(({ subject }) => subject.id),
  )
  const rejected = open.flatMap(({ _id, subject }) => {
    const { state, decided } = newest.get(subject.id) ?? {}
    return state === 'rejected' && decided ? [{ _id, decided }] : []
  })
  const answers = await asks.byIds(rejected.map(({ decided }) => decided.ask))
  const reasons = new Map(answers.map(({ _id, answer }) => [_id, answer?.reason?.text ?? '']))
  return new Map(
    rejected.map(({ _id, decided }) => [_id, { decided, reason: reasons.get(decided.ask) ?? '' }]),
  )
}
