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
 * Who may accept a risk that is being decided about, and who of those who could may not any more once this is taken from
 * people. Null: it is about no risk.
 */
export async function acceptingAfter(
  { organisation: settings, people, risks, riskCriteria }: AcceptingTools,
  decision: Decision,
  lost: AuthorityLost,
  at: string,
): Promise<{ now: PersonId[]; lost: PersonId[] } | null> {
  const { subject, standIns = [] } = decision
  if (subject.type !== 'risk') return null
  const [organisation, risk] = await Promise.all([settings.read(), risks.byId(subject.id)])
  const criteria = risk && (await riskCriteria.ofRequest(decision, risk.assessment))
  if (!organisation || !criteria) return null
  const now = await acceptingAt(people, risk, criteria, organisation, at)
  if (!now) return null
  const after = whoAccepts(risk, criteria, chartWithout(now.chart, lost))?.standIns ?? []
  return { now: now.standIns, lost: standIns.filter((id) => !after.includes(id)) }
}
