import type { Ask } from './ask.js'
import { type Chart, chainAbove, namedBy, type Seat } from './authority.js'
import type { CalendarDate } from './calendar-date.js'
import { type Decision, isInForce } from './decision.js'
import { isPresentAt, type Person, type PersonId } from './person.js'
import {
  type Assessment,
  type Risk,
  type RiskAcceptance,
  type RiskInFull,
  riskHash,
  whoSpeaksFor,
} from './risk.js'
import { authorityFor, isWithinAppetite, type RiskCriteria, riskValue, seatFor } from './risk-criteria.js'
import { undone } from './treatment-plan.js'
import { addDays, addMonths, daysFrom, earlierOf } from './working-days.js'

/** The slot in which an owner is asked to approve a plan and accept what is left (6.1.3 f). */
export const ACCEPT_SLOT = 'accept-risk'

/** The names under which a request for acceptance above the appetite holds what its owner wrote. */
export const RATIONALE = 'rationale'
export const COMPENSATING = 'compensating'

/** So many days before an acceptance runs out, at most, it is asked for anew, and people hear of it. */
export const DAYS_OF_WARNING = 30

/** While an action of its plan is late, a risk is accepted for so many days at most: until the action has a new date. */
export const DAYS_WHILE_LATE = 30

/** An owner who does not approve yet is asked again after so many days, unless the risk changes before. */
const DAYS_AFTER_NOT_YET = 30

type Limits = Pick<RiskCriteria, 'appetite' | 'authority'>

/** Whether somebody beside the owner has to accept it. */
export function isBeyond({ assessment }: Pick<Risk, 'assessment'>, criteria: Limits): boolean {
  return !isWithinAppetite(assessment.current, criteria)
}

/** How what somebody accepted last stands: it holds, its time is over, or the risk is another one since. */
export type AcceptanceState = 'holds' | 'ran-out' | 'changed'

/** Null: nobody accepted it beside its owner. */
export function acceptanceState(risk: Risk, today: CalendarDate): AcceptanceState | null {
  const { acceptance } = risk
  if (!acceptance) return null
  if (acceptance.hash !== riskHash(risk)) return 'changed'
  return acceptance.until >= today ? 'holds' : 'ran-out'
}

/** Whether what somebody accepted is what stands, and the time for which they did is not over. */
export function acceptanceHolds(risk: Risk, today: CalendarDate): boolean {
  return acceptanceState(risk, today) === 'holds'
}

/** Whether its owner has approved the plan as it stands, for a time that is not over. */
export function ownerApproves(risk: Risk, criteria: Limits, today: CalendarDate): boolean {
  const { approved } = risk
  if (approved?.verdict !== 'accepted' || approved.hash !== riskHash(risk)) return false
  return !isBeyond(risk, criteria) || (approved.until ?? '') >= today
}

/** The day from which on it is to be renewed: a short acceptance is not renewed before half of its time is over. */
export function renewedFrom({ at, until }: Pick<RiskAcceptance, 'at' | 'until'>): CalendarDate {
  const half = Math.floor(daysFrom(at.slice(0, 10), until) / 2)
  return addDays(until, -Math.min(DAYS_OF_WARNING, half))
}

/**
 * Whether it runs out soon, and may be accepted for longer than it is. What ends with its plan may not: either that is done
 * by then, or a new date has it accepted anew.
 */
export function isToRenew(risk: Risk, criteria: Limits, today: CalendarDate): boolean {
  const { acceptance } = risk
  if (!acceptance || today < renewedFrom(acceptance) || !acceptanceHolds(risk, today)) return false
  return (acceptableUntil(risk, criteria, today) ?? '') > acceptance.until
}

/** Whether its owner has spoken since it was accepted: then it is decided on anew, and what was accepted holds meanwhile. */
export function isRenewed({ approved, acceptance }: Pick<Risk, 'approved' | 'acceptance'>): boolean {
  return approved !== undefined && acceptance !== undefined && approved.at > acceptance.at
}

/** Whether somebody who answers for it wants to speak of it, and has not since. */
export function isWanted({ approved, wanted }: Pick<Risk, 'approved' | 'wanted'>): boolean {
  return wanted !== undefined && wanted.at > (approved?.at ?? '')
}

/**
 * The last day until which it may be accepted: as long as the criteria allow, and while something is planned, not beyond that
 * (an interim acceptance). While an action is late that is a short time. What is within the appetite is accepted without an
 * end: null.
 */
export function acceptableUntil(risk: Risk, criteria: Limits, today: CalendarDate): CalendarDate | null {
  const authority = authorityFor(riskValue(risk.assessment.current), criteria)
  if (!authority) return null
  const longest = addMonths(today, authority.months)
  const planned = planEnds(risk)
  // A new date makes the plan another one, which is approved and accepted anew.
  const soon = isPlanLate(risk, today) ? earlierOf(longest, addDays(today, DAYS_WHILE_LATE)) : longest
  return planned !== null && planned >= today ? earlierOf(soon, planned) : soon
}

/** The day on which the last of what is still to be done is due; null where nothing is. */
export function planEnds(risk: Risk): CalendarDate | null {
  const days = undone(risk).map(({ action }) => action.due)
  return days.sort().at(-1) ?? null
}

/** Whether something of its plan should be done by now. */
export function isPlanLate(risk: Risk, today: CalendarDate): boolean {
  return undone(risk).some(({ action }) => action.due < today)
}

/** What is still to be said of a risk: by its owner, by whoever accepts it beside them, or nothing, as of now. */
export type ToBeSaid = 'by-owner' | 'by-authority' | 'nothing'

/**
 * @param decision What was asked for since the owner approved it; null where nothing was.
 */
export function toBeSaid(
  risk: Risk,
  criteria: Limits,
  decision: Pick<Decision, 'state' | 'stale' | 'staleOwed'> | null,
  today: CalendarDate,
): ToBeSaid {
  if (isNotYet(risk, today) && !isWanted(risk)) return 'nothing'
  if (!ownerApproves(risk, criteria, today)) return 'by-owner'
  if (!isBeyond(risk, criteria)) return 'nothing'
  if (acceptanceHolds(risk, today) && !isRenewed(risk))
    return isWanted(risk) || isToRenew(risk, criteria, today) ? 'by-owner' : 'nothing'
  // It ran out before what its owner had named: other criteria allow less.
  if (isRunOut(risk, today)) return 'by-owner'
  if (decision === null || decision.state === 'open' || isInForce(decision)) return 'by-authority'
  // Other criteria came into force while it was decided: it is about to be asked again.
  if (decision.staleOwed) return 'by-authority'
  // It was rejected, or came to nothing: the owner says what is to happen.
  return 'by-owner'
}

/** By which version of the criteria it was asked of whom; requests from before they said so went by the assessment's. */
export function criteriaOfRequest(
  { facts }: Pick<Decision, 'facts'>,
  { criteria }: Pick<Assessment, 'criteria'>,
): string {
  return facts.criteria === undefined ? criteria : String(facts.criteria)
}

/** Whether nobody did anything that has its owner asked again: a time is over, or soon will be. */
export function isOverByDate(risk: Risk, today: CalendarDate): boolean {
  const { approved } = risk
  if (approved?.hash !== riskHash(risk) || isWanted(risk)) return false
  if (approved.verdict === 'not-yet' || (approved.until ?? today) < today) return true
  if (isRunOut(risk, today)) return true
  return acceptanceHolds(risk, today) && !isRenewed(risk)
}

/** What somebody accepted of it as it stands, after its owner had spoken last, holds no longer. */
function isRunOut(risk: Risk, today: CalendarDate): boolean {
  const { acceptance } = risk
  return acceptance?.hash === riskHash(risk) && acceptance.until < today && !isRenewed(risk)
}

/** Its owner said a while ago that they do not approve it yet, and it is as it was. */
function isNotYet(risk: Risk, today: CalendarDate): boolean {
  const { approved } = risk
  if (approved?.verdict !== 'not-yet' || approved.hash !== riskHash(risk)) return false
  return today < addDays(approved.at.slice(0, 10), DAYS_AFTER_NOT_YET)
}

/** Who is asked about a risk: its owner, else who stands in; null where neither is there. */
export function whoApproves(
  risk: Pick<Risk, 'owner' | 'deputy'>,
  people: ReadonlyMap<PersonId, Person>,
  asOf: string,
): { person: Person; deputy: PersonId | null } | null {
  const speaks = whoSpeaksFor(risk, (id) => {
    const each = people.get(id)
    return each !== undefined && isPresentAt(each, asOf)
  })
  const person = speaks && people.get(speaks.person)
  return person ? { person, deputy: speaks.deputy } : null
}

/** Who accepts a risk above the appetite. */
export interface Accepting {
  seat: Seat
  months: number
  /** Who may not, of all who could come into question. */
  never: PersonId[]
  /** Who may as well, where whoever is asked is away: those above them first. */
  standIns: PersonId[]
}

/** The seats that a value may be accepted by: that of its own level and those of the levels above. */
export function seatsFrom(risk: Pick<Risk, 'owner' | 'assessment'>, { appetite, authority }: Limits): Seat[] {
  const value = riskValue(risk.assessment.current)
  const own = authorityFor(value, { appetite, authority })
  return own ? authority.filter(({ from }) => from >= own.from).map((each) => seatFor(each, risk.owner)) : []
}

/**
 * Whom the criteria authorise: whoever is named at this level or above, and whoever leads them. Never the owner, who stands in
 * for them, or who proposed what is to be accepted; and nobody who is named at a lower level alone.
 */
export function whoAccepts(
  risk: Pick<RiskInFull, 'owner' | 'deputy' | 'assessment' | 'earlier' | 'proposed'>,
  criteria: Limits,
  chart: Chart,
): Accepting | null {
  const own = authorityFor(riskValue(risk.assessment.current), criteria)
  if (!own) return null
  const [first = [], ...higher] = seatsFrom(risk, criteria).map((seat) => namedBy(seat, chart))
  // Whoever leads those of its own level comes before those who are named at a higher one.
  const may = [first, higher.flat()].flatMap((ids) => [...ids, ...ids.flatMap((id) => chainAbove(id, chart))])
  const concerned = [...new Set([risk.owner, ...(risk.deputy ? [risk.deputy] : []), ...proposersOf(risk)])]
  const lawful = [...new Set(may)].filter((id) => !concerned.includes(id))
  const others = [...chart.people.keys()].filter((id) => !lawful.includes(id))
  return {
    seat: seatFor(own, risk.owner),
    months: own.months,
    never: [...new Set([...concerned, ...others])].sort(),
    standIns: lawful,
  }
}

/**
 * Who proposed or entered it in chat, who found what stands now, and who changed what is to be done about it since. Whoever
 * answered about an action alone, with a later date or somebody else to do it, proposed nothing.
 */
function proposersOf({
  assessment,
  earlier,
  proposed,
}: Pick<RiskInFull, 'assessment' | 'earlier' | 'proposed'>): PersonId[] {
  const all = [...earlier, assessment]
  const last = all.findLastIndex(({ trigger }) => trigger !== 'plan')
  const replanned = all.slice(last + 1).filter(({ ask }) => ask === undefined)
  return [all[last], ...replanned, earlier[0], proposed].flatMap((each) => each?.by ?? [])
}

/** The newest of the asks about each risk, by the risk's id. */
export function newestAsks(asks: readonly Ask[]): ReadonlyMap<string, Ask> {
  const inOrder = [...asks].sort((a, b) => a.openedAt.localeCompare(b.openedAt) || a.round - b.round)
  return new Map(inOrder.map((ask) => [ask.subject.id, ask]))
}
