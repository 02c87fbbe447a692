import type { DailySummary } from '../../domain/daily-summary.js'
import type { Organisation } from '../../domain/organisation.js'
import type { RiskInFull } from '../../domain/risk.js'
import {
  answersIn,
  asItStood,
  type RiskMove,
  type RiskThen,
  riskMoves,
  type Stretch,
  stoodBefore,
} from '../../domain/risk-moves.js'
import { dateIn } from '../../domain/working-days.js'
import type { Decisions } from '../../store/decisions.js'
import type { RiskAcceptances } from '../../store/risk-acceptances.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import type { Risks } from '../../store/risks.js'

export interface RiskMovesTools {
  decisions: Decisions
  riskAcceptances: RiskAcceptances
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** As many as a morning's message has room for; `/isms risk list` shows how each risk stands. */
const MOVES_SHOWN = 3
/** What was answered so short a time ago the register may not have taken over yet: the next summary says it. */
const SETTLED_AFTER_MS = 2 * 60_000
/** So far back is looked where no summary was sent before, and for answers that were taken over late. */
const DAY_MS = 24 * 3_600_000

/** What moved in the register since the last summary, for the ISMS lead. */
export async function movedInRegister(
  tools: RiskMovesTools,
  { timeZone }: Organisation,
  { movedUntil, movedSeen }: Pick<DailySummary, 'movedUntil' | 'movedSeen'>,
  asOf: string,
): Promise<Pick<DailySummary, 'moved' | 'movedMore' | 'movedUntil' | 'movedSeen'>> {
  const until = before(asOf, SETTLED_AFTER_MS)
  const after = movedUntil ?? before(asOf, DAY_MS)
  const days = { first: dateIn(after, timeZone), last: dateIn(until, timeZone) }
  // A summary that does not say which answers it saw has seen all.
  const answersAfter = movedSeen ? before(after, DAY_MS) : after
  const { moves, answers } = await movesIn(tools, {
    ...{ after, until, days, answersAfter, seen: new Set(movedSeen) },
  })
  const more = moves.length - MOVES_SHOWN
  return {
    ...(moves.length > 0 ? { moved: moves.slice(0, MOVES_SHOWN) } : {}),
    ...(more > 0 ? { movedMore: more } : {}),
    movedUntil: until,
    movedSeen: answers,
  }
}

async function movesIn(
  tools: RiskMovesTools,
  stretch: Stretch,
): Promise<{ moves: RiskMove[]; answers: string[] }> {
  const { answersAfter, until } = stretch
  const [moved, rejected] = await Promise.all([
    tools.risks.movedIn(stretch),
    tools.riskAcceptances.rejectedBetween(answersAfter, until),
  ])
  if (moved.length + rejected.length === 0) return { moves: [], answers: [] }
  const known = new Set(moved.map(({ _id }) => _id))
  const others = await tools.risks.byIds(
    rejected.map(({ subject }) => subject.id).filter((id) => !known.has(id)),
  )
  const risks = [...moved, ...others.values()]
  const stood = risks.map((risk) => asItStood(risk, stretch))
  return {
    moves: riskMoves(await asTheyStood(tools, stood, stretch), rejected, stretch),
    answers: [...rejected.map(({ _id }) => _id), ...risks.flatMap((risk) => answersIn(risk, stretch))],
  }
}

/** One that cannot be read by any criteria in force is left out. */
async function asTheyStood(
  { decisions, riskCriteria }: RiskMovesTools,
  risks: readonly RiskInFull[],
  stretch: Stretch,
): Promise<RiskThen[]> {
  const earlier = risks.flatMap((risk) => {
    const assessment = stoodBefore(risk, stretch)
    return assessment ? [{ _id: risk._id, assessment }] : []
  })
  const [readings, readingsThen, newest] = await Promise.all([
    riskCriteria.readings(risks),
    riskCriteria.readings(earlier),
    decisions.newestAboutEach(
      'risk',
      risks.map(({ _id }) => _id),
    ),
  ])
  const stood = new Map(earlier.map(({ _id, assessment }) => [_id, assessment]))
  return risks.flatMap((risk): RiskThen[] => {
    const reading = readings.get(risk._id)
    const [assessment, readingThen] = [stood.get(risk._id), readingsThen.get(risk._id)]
    if (!reading) return []
    const then = assessment && readingThen ? { assessment, reading: readingThen } : null
    return [{ risk, reading, before: then, decision: newest.get(risk._id) ?? null }]
  })
}

function before(at: string, ms: number): string {
  return new Date(Date.parse(at) - ms).toISOString()
}
