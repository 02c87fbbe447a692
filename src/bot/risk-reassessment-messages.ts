import type { Ask } from '../domain/ask.js'
import type { Person, PersonId } from '../domain/person.js'
import type { RiskInFull } from '../domain/risk.js'
import { seatFor } from '../domain/risk-criteria.js'
import { NAME_OWNER_SLOT, triggerOf } from '../domain/risk-reassessment.js'
import type { Cycles } from '../store/cycles.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { RiskProposals } from '../store/risk-proposals.js'
import type { Risks } from '../store/risks.js'
import { reassessmentCard } from './cards/risk-reassessment/ask.js'
import { reassessmentList } from './cards/risk-reassessment/list.js'
import type { AskedAbout, ReassessmentView } from './cards/risk-reassessment/view.js'
import { proposalDecidedCard, proposedCard } from './cards/risk-register/proposal.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { proposalViewOf } from './risk-proposal-view.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface ReassessmentViewTools {
  cycles: Cycles
  organisation: OrganisationStore
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** What stands in the messages of a reassessment: the list of what one person is asked, or one question of it. */
export function riskReassessmentMessages(
  tools: ReassessmentViewTools & { riskProposals: RiskProposals },
): ProcessMessages {
  const textsOf = async ({ language }: Person) =>
    textsFor(language, (await tools.organisation.read())?.languages[0])
  return {
    about: async (_subject, reader) => (await textsOf(reader)).riskReassessment.about,

    async ofAsk(ask, person, at) {
      const texts = await textsOf(person)
      const [view] = await reassessmentViewsOf(tools, [ask], { person, at, texts })
      return view ? reassessmentCard(view, texts) : null
    },

    async ofSeveral(asks, person, at) {
      const texts = await textsOf(person)
      const views = await reassessmentViewsOf(tools, asks, { person, at, texts })
      return views.length > 0 ? reassessmentList(views, texts) : null
    },

    async ofNotice(content, person) {
      if (content.kind !== 'risk-proposed' && content.kind !== 'risk-proposal') return null
      const proposal = await tools.riskProposals.byId(content.proposal)
      if (!proposal) return null
      const view = await proposalViewOf(tools, proposal, person)
      const card = content.kind === 'risk-proposed' ? proposedCard : proposalDecidedCard
      return card(view, await textsOf(person))
    },
  }
}

interface Reading {
  person: Person
  at: string
  texts: Texts
}

/** These questions as their cards show them to a reader, in their order. Whatever is not on record any more is left out. */
export async function reassessmentViewsOf(
  tools: ReassessmentViewTools,
  asks: readonly Ask[],
  reading: Reading,
): Promise<ReassessmentView[]> {
  return viewsOf(tools, await askedAbout(tools, asks), reading)
}

/** What these questions are about, whoever reads them. */
export async function askedAbout(tools: ReassessmentViewTools, asks: readonly Ask[]): Promise<AskedAbout[]> {
  const [risks, criteria, ...found] = await Promise.all([
    tools.risks.byIds(asks.map(({ subject }) => subject.id)),
    tools.riskCriteria.inForce(),
    ...[...new Set(asks.map(({ cycle }) => cycle))].map((id) => tools.cycles.byId(id)),
  ])
  const cycles = new Map(found.flatMap((cycle) => (cycle ? [[cycle._id, cycle]] : [])))
  if (!criteria) return []
  return asks.flatMap((ask) => {
    const risk = risks.get(ask.subject.id)
    const cycle = cycles.get(ask.cycle)
    if (!risk) return []
    const trigger = triggerOf(cycle ?? { _id: ask.cycle })
    return [{ ask, risk, criteria, trigger, changed: cycle?.because?.text ?? null }]
  })
}

export async function viewsOf(
  tools: ReassessmentViewTools,
  asked: readonly AskedAbout[],
  { person: reader, at, texts }: Reading,
): Promise<ReassessmentView[]> {
  const inForce = [...new Map(asked.map(({ criteria }) => [criteria.version, criteria])).values()]
  const accepting = inForce
    .flatMap(({ authority }) => authority.map((each) => seatFor(each, '')))
    .flatMap((seat) => ('person' in seat ? [seat.person] : []))
  const ids = [...accepting, ...asked.flatMap(({ ask, risk }) => [...peopleOf(risk), ...answerers(ask)])]
  const [people, criteriaOf] = await Promise.all([
    tools.people.byIds([...new Set(ids)]),
    tools.riskCriteria.ofRisks(
      asked.map(({ risk }) => risk),
      inForce,
    ),
  ])
  const above = asked.flatMap(({ risk }) => people.get(risk.owner)?.manager ?? [])
  const managers = await tools.people.byIds([...new Set(above)])
  const names = new Map([...people].map(([id, { name }]) => [id, name]))
  return asked.map((about) => ({
    ...{ ...about, criteriaOf, names, reader, at },
    manager: managers.get(people.get(about.risk.owner)?.manager ?? '')?.name ?? '',
    answeredBy: about.ask.answer ? whoAnswered(about.ask.answer, people, texts) : null,
  }))
}

function peopleOf({ owner, assessment, earlier }: RiskInFull): PersonId[] {
  const { by } = assessment
  const doers = [assessment, ...earlier].flatMap(({ plan }) => plan.map((action) => action.owner))
  return [owner, ...(by === null ? [] : [by]), ...doers]
}

/** Who answered, and whom they named. */
function answerers({ slot, answer }: Ask): PersonId[] {
  if (!answer) return []
  return [...peopleIn(answer), ...(slot === NAME_OWNER_SLOT ? [answer.value] : [])]
}
