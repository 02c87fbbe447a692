import type { Ask } from '../../domain/ask.js'
import type { Person } from '../../domain/person.js'
import { type Risk, riskHash } from '../../domain/risk.js'
import {
  acceptanceHolds,
  isBeyond,
  isRenewed,
  newestAsks,
  ownerApproves,
  toBeSaid,
  whoApproves,
} from '../../domain/risk-acceptance.js'
import type { Reading, RiskCriteria } from '../../domain/risk-criteria.js'
import { dateIn } from '../../domain/working-days.js'
import type { RegisterTools } from './tools.js'

/** A risk, and what there is to do about accepting it now. */
export interface Standing {
  risk: Risk
  /** By which it is read today. */
  criteria: RiskCriteria
  /** `take-over`: what its owner said; `close`: the question about it, which nobody needs to answer any more. */
  next: 'nothing' | 'wait' | 'ask' | 'take-over' | 'request' | 'close'
  /** The newest question about it in this run. */
  ask?: Ask
  /** Who is to be asked. */
  whom?: { person: Person; deputy: string | null }
}

/** How each of these risks stands, beside what a run has asked so far. */
export async function registerStands(
  tools: RegisterTools,
  risks: readonly Risk[],
  asked: readonly Ask[],
  asOf: string,
): Promise<Standing[]> {
  const organisation = await tools.organisation.read()
  if (!organisation) return []
  const today = dateIn(asOf, organisation.timeZone)
  const readings = await tools.riskCriteria.readings(risks)
  const [people, decisions] = await Promise.all([
    tools.people.byIds([
      ...new Set(risks.flatMap(({ owner, deputy }) => [owner, ...(deputy ? [deputy] : [])])),
    ]),
    tools.decisions.lastOfNonces(awaited(risks, readings, today)),
  ])
  const asks = newestAsks(asked)
  return risks.flatMap((risk): Standing[] => {
    const reading = readings.get(risk._id)
    if (!reading) return []
    const { criteria, isComparable } = reading
    const ask = asks.get(risk._id)
    const decision = decisions.get(risk.approved?.ask ?? '') ?? null
    const said = toBeSaid(risk, criteria, decision, today)
    const whom = whoApproves(risk, people, asOf)
    const known = { risk, criteria, ...(ask ? { ask } : {}), ...(whom ? { whom } : {}) }
    if (ask && isOwed(ask, risk)) return [{ ...known, next: 'take-over' }]
    // It is assessed anew first: until then nobody knows whether it is above the appetite.
    if (!isComparable) return [{ ...known, next: ask?.state === 'open' ? 'close' : 'nothing' }]
    if (said === 'by-owner' && whom)
      return [{ ...known, next: isAsked(ask, risk, whom.person) ? 'wait' : 'ask' }]
    if (ask?.state === 'open') return [{ ...known, next: 'close' }]
    if (said !== 'by-authority') return [{ ...known, next: 'nothing' }]
    return [{ ...known, next: decision === null ? 'request' : 'wait' }]
  })
}

/** Which answers of owners have somebody else decide. */
function awaited(risks: readonly Risk[], readings: ReadonlyMap<string, Reading>, today: string): string[] {
  return risks.flatMap((risk) => {
    const { criteria, isComparable } = readings.get(risk._id) ?? {}
    if (!criteria || !isComparable || !isBeyond(risk, criteria)) return []
    if (acceptanceHolds(risk, today) && !isRenewed(risk)) return []
    return ownerApproves(risk, criteria, today) && risk.approved ? [risk.approved.ask] : []
  })
}

/** Whether the register has not taken over yet what was said of the risk as it is. */
function isOwed({ _id, state, subject }: Ask, risk: Risk): boolean {
  return state === 'answered' && subject.hash === riskHash(risk) && risk.approved?.ask !== _id
}

function isAsked(ask: Ask | undefined, risk: Risk, person: Person): boolean {
  return ask?.state === 'open' && ask.subject.hash === riskHash(risk) && ask.askedOf === person._id
}
