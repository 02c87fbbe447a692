import { type AuthorityLost, type Chart, chartWithout } from '../domain/authority.js'
import type { Decision } from '../domain/decision.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import type { RiskInFull } from '../domain/risk.js'
import { type Accepting, seatsFrom, whoAccepts } from '../domain/risk-acceptance.js'
import type { RiskCriteria } from '../domain/risk-criteria.js'
import { chartFor } from './chart.js'
import type { OrganisationStore } from './organisation.js'
import type { People } from './people.js'
import type { RiskCriteriaStore } from './risk-criteria.js'
import type { Risks } from './risks.js'

/** Whom the criteria authorise at that moment (ISO 8601 UTC) to accept a risk beside its owner; null: nobody needs to. */
export async function acceptingAt(
  people: People,
  risk: RiskInFull,
  criteria: RiskCriteria,
  organisation: Organisation,
  asOf: string,
): Promise<(Accepting & { chart: Chart }) | null> {
  const each = await acceptingEach(people, [{ risk, criteria }], organisation, asOf)
  return each.get(risk._id) ?? null
}

/** The same of many risks, by their ids; those that nobody needs to accept are left out. */
export async function acceptingEach(
  people: People,
  read: readonly { risk: RiskInFull; criteria: RiskCriteria }[],
  organisation: Organisation,
  asOf: string,
): Promise<ReadonlyMap<string, Accepting & { chart: Chart }>> {
  if (read.length === 0) return new Map()
  const seats = read.flatMap(({ risk, criteria }) => {
    const concerned = [risk.owner, ...(risk.deputy ? [risk.deputy] : [])]
    return [...seatsFrom(risk, criteria), ...concerned.map((person) => ({ person }))]
  })
  const chart = await chartFor(people, organisation, seats, asOf)
  return new Map(
    read.flatMap(({ risk, criteria }) => {
      const accepting = whoAccepts(risk, criteria, chart)
      return accepting ? [[risk._id, { ...accepting, chart }] as const] : []
    }),
  )
}

export interface AcceptingTools {
  organisation: OrganisationStore
  people: People
  risks: Risks
  riskCriteria: RiskCriteriaStore
}

/**
 * Who may accept each risk that is being decided about, and who of those who could may not any more once this is taken from
 * people, by the decision's id. However many there are, people are read once.
 */
export async function acceptingAfter(
  { organisation: settings, people, risks, riskCriteria }: AcceptingTools,
  decisions: readonly Decision[],
  lost: AuthorityLost,
  at: string,
): Promise<ReadonlyMap<string, { now: PersonId[]; lost: PersonId[] }>> {
  const about = decisions.filter(({ subject }) => subject.type === 'risk')
  const organisation = about.length === 0 ? null : await settings.read()
  if (!organisation) return new Map()
  const found = await risks.byIds(about.map(({ subject }) => subject.id))
  const criteria = await riskCriteria.ofRequests(about, found)
  const read = about.flatMap(({ _id, subject }) => {
    const risk = found.get(subject.id)
    const by = criteria.get(_id)
    return risk && by ? [{ risk, criteria: by }] : []
  })
  const accepting = await acceptingEach(people, read, organisation, at)
  const [chart] = [...accepting.values()].map((each) => each.chart)
  const left = chart && chartWithout(chart, lost)
  return new Map(
    about.flatMap(({ _id, subject, standIns = [] }) => {
      const [risk, by, now] = [found.get(subject.id), criteria.get(_id), accepting.get(subject.id)]
      if (!risk || !by || !now || !left) return []
      const after = new Set(whoAccepts(risk, by, left)?.standIns)
      return [[_id, { now: now.standIns, lost: standIns.filter((id) => !after.has(id)) }] as const]
    }),
  )
}
