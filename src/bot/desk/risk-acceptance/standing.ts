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
/** Whose questions have somebody say what is to happen with a risk. */
const asking = ['risk-acceptance', 'risk-reassessment', 'approval'] as const

/**
 * What is above the appetite without an acceptance that holds is never passed over in silence (6.1.3 f). Most of it waits for
 * its owners, or for whoever may accept it; what nobody is there for goes on only with the ISMS lead.
 */
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
  const concerned = risks.flatMap(({ owner, deputy }) => (deputy ? [owner, deputy] : [owner]))
  const [people, waiting] = await Promise.all([
    tools.people.byIds([...new Set(concerned)]),
    tools.asks.openAbout(
      risks.map(({ _id }) => _id),
      asking,
    ),
  ])
  const askedAbout = groupedBy(waiting, ({ subject }) => subject.id)
  const isAlone = (risk: Risk) => isLeftAlone(risk, askedAbout.get(risk._id) ?? [], people, visit.at)
  const line = (those: readonly Risk[]) => t.line(those.length, highest(those, people, visit))
  const [alone, others] = [risks.filter(isAlone), risks.filter((risk) => !isAlone(risk))]
  return [
    ...(alone.length > 0 ? [aloneLine(line(alone), visit)] : []),
    ...(others.length > 0
      ? [{ urgency: 'soon', on: today, text: `${line(others)}. ${t.asked}` } as const]
      : []),
    ...unknown,
  ]
}

function aloneLine(line: string, visit: Visit): StandingLine {
  const t = visit.texts.riskAcceptance.standing
  const next = { text: t.next, actions: [] }
  return { urgency: 'stuck', on: todayFor(visit), text: `${line}. ${t.nobody}`, next }
}

/** The first of them with whoever owns each, and whether they do not accept it yet. */
function highest(
  risks: readonly Risk[],
  people: ReadonlyMap<PersonId, Person>,
  { person: reader, texts }: Visit,
): string[] {
  const t = texts.riskAcceptance.standing
  return [...risks]
    .sort((one, other) => countOf(other) - countOf(one))
    .slice(0, NAMED)
    .map((risk) => {
      const owned = isNotYet(risk) ? t.notYet : t.owned
      return owned(escaped(titleOf(risk, reader)), escaped(people.get(risk.owner)?.name ?? ''))
    })
}

/** Nobody says what is to happen with it: its owner has left or is away, and nobody stands in for them. */
function isLeftAlone(
  risk: Risk,
  asked: readonly Ask[],
  people: ReadonlyMap<PersonId, Person>,
  asOf: string,
): boolean {
  if (asked.length > 0) return asked.every(({ paused }) => paused !== undefined)
  return whoApproves(risk, people, asOf) === null
}

/** Its owner has said so of it as it is. They are asked again in time, or once it changes. */
function isNotYet(risk: Risk): boolean {
  return risk.approved?.verdict === 'not-yet' && risk.approved.hash === riskHash(risk)
}

function countOf({ assessment }: Risk): number {
  return riskValue(assessment.current)
}
