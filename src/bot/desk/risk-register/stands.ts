import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { PersonId } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import { acceptanceHolds } from '../../../domain/risk-acceptance.js'
import { CRITERIA } from '../../../domain/risk-criteria.js'
import { dateIn } from '../../../domain/working-days.js'
import type { People } from '../../../store/people.js'
import type { RiskCriteriaStore } from '../../../store/risk-criteria.js'
import type { Risks } from '../../../store/risks.js'
import type { RiskStands } from '../../cards/risk-register/list.js'
import type { RiskView } from '../../cards/risk-register/risk.js'
import { criteriaOfAll } from '../../risk-criteria-of-all.js'
import type { Visit } from '../desk.js'

export interface RegisterTools {
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** How these risks stand, each by the criteria of its day; one that those do not know any more is left out. */
export async function standsOf(
  tools: RegisterTools,
  risks: readonly Risk[],
  today: CalendarDate,
): Promise<RiskStands[]> {
  const [criteriaOf, owners, newest] = await Promise.all([
    criteriaOfAll(tools, risks),
    tools.people.byIds(risks.map(({ owner }) => owner)),
    tools.riskCriteria.newest(CRITERIA),
  ])
  return risks.flatMap((risk) => {
    const criteria = criteriaOf.get(risk.assessment.criteria)
    const owner = owners.get(risk.owner)
    if (!criteria) return []
    return {
      ...{ risk, criteria, isOld: criteria.version !== newest?.version },
      owner: owner?.active ? owner.name : null,
      acceptedUntil: acceptanceHolds(risk, today) ? (risk.acceptance?.until ?? null) : null,
    }
  })
}

export async function riskViewOf(
  tools: RegisterTools,
  risk: Risk,
  { person: reader, at }: Visit,
): Promise<RiskView> {
  const [[stands], people, criteriaOf] = await Promise.all([
    standsOf(tools, [risk], dateIn(at, reader.timeZone)),
    tools.people.byIds(peopleIn(risk)),
    criteriaOfAll(tools, [risk]),
  ])
  if (!stands) throw new Error(`The criteria that ${risk._id} was assessed by are not on record`)
  const names = new Map([...people].map(([id, { name }]) => [id, name]))
  return { ...stands, reader, today: dateIn(at, reader.timeZone), names, criteriaOf, actions: [] }
}

function peopleIn({ owner, deputy, assessment, earlier }: Risk): PersonId[] {
  const assessors = [assessment, ...earlier].flatMap(({ by }) => by ?? [])
  return [owner, ...(deputy ? [deputy] : []), ...assessment.plan.map((action) => action.owner), ...assessors]
}
