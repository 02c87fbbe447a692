import type { Ask } from '../../../domain/ask.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { type Risk, riskHash } from '../../../domain/risk.js'
import { acceptanceHolds, isBeyond, whoApproves } from '../../../domain/risk-acceptance.js'
import { riskValue } from '../../../domain/risk-criteria.js'
import { groupedBy } from '../../../store/grouped-by.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import type { RiskAcceptanceViewTools } from '../../risk-acceptance-messages.js'
import type { Visit } from '../desk.js'
import { todayFor } from '../standing.js'

/** As many as a line names: the highest. */
const NAMED = 3

/** What is above the appetite without an acceptance that holds is never passed over in silence (6.1.3 f). */
export async function unaccepted(tools: RiskAcceptanceViewTools, visit: Visit): Promise<StandingLine[]> {
  const today = todayFor(visit)
  const open = await tools.risks.open()
  const readings = await tools.riskCriteria.readings(open)
  const risks = open.filter((risk) => {
    const { criteria, isComparable } = readings.get(risk._id) ?? {}
    return criteria && isComparable && isBeyond(risk, criteria) && !acceptanceHolds(risk, today)
  })
  const t = visit.texts.riskAcceptance.standing
  const incomparable = [...readings.values()].filter(({ isComparable }) => !isComparable).length
  const unknown: StandingLine[] =
    incomparable > 0 ? [{ urgency: 'soon', on: today, text: t.incomparable(incomparable) }] : []
  if (risks.length === 0) return unknown
  const titles = [...risks]
    .sort((one, other) => countOf(other) - countOf(one))
    .slice(0, NAMED)
    .map((risk) => escaped(titleOf(risk, visit.person)))
  const [people, waiting] = await Promise.all([
    tools.people.byIds([
      ...new Set(risks.flatMap(({ owner, deputy }) => (deputy ? [owner, deputy] : [owner]))),
    ]),
    tools.asks.openAbout(
      risks.map(({ _id }) => _id),
      ['risk-acceptance', 'approval'],
    ),
  ])
  const askedAbout = groupedBy(waiting, ({ subject }) => subject.id)
  const isStuck = risks.some((risk) => isLeftAlone(risk, askedAbout.get(risk._id) ?? [], people, visit.at))
  const text = t.line(risks.length, titles)
  return [
    isStuck
      ? { urgency: 'stuck', on: today, text, next: { text: t.next, actions: [] } }
      : { urgency: 'soon', on: today, text: `${text}. ${t.asked}` },
    ...unknown,
  ]
}

/** Nobody is asked about it now: its owner does not accept it yet, has left or is away, and nobody stands in for them. */
function isLeftAlone(
  risk: Risk,
  asked: readonly Ask[],
  people: ReadonlyMap<PersonId, Person>,
  asOf: string,
): boolean {
  const { approved } = risk
  if (approved?.verdict === 'not-yet' && approved.hash === riskHash(risk)) return true
  if (asked.length > 0) return asked.every(({ paused }) => paused !== undefined)
  return whoApproves(risk, people, asOf) === null
}

function countOf({ assessment }: Risk): number {
  return riskValue(assessment.current)
}
