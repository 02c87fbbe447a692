import type { Ask } from '../domain/ask.js'
import { askedIn, escalationsOf } from '../domain/authority.js'
import { type Decision, escalatesAt, neverIn, otherSteps, type Step, stepAtHand } from '../domain/decision.js'
import { decidedForOthers } from '../domain/decision-standing.js'
import type { Organisation } from '../domain/organisation.js'
import { chartFor } from '../store/chart.js'
import type { People } from '../store/people.js'

/**
 * Whether the step at hand is overdue for so long that its rule sends it on. A worker that died while it did so does it
 * again, at the same instant.
 */
export function isToBeEscalated(decision: Decision, organisation: Organisation, asOf: string): boolean {
  const at = escalatesAt(decision, organisation)
  return (at !== null && at <= asOf) || stepAtHand(decision).escalated?.at === asOf
}

/** The step as it is once it has gone on, as its rule says, from those who have not decided. */
export async function escalated(
  people: People,
  decision: Decision,
  asks: readonly Ask[],
  organisation: Organisation,
  asOf: string,
): Promise<Step> {
  const step = stepAtHand(decision)
  if (!step.escalate || step.escalated) return step
  const { to } = step.escalate
  const late = asks
    .filter(({ slot, state }) => slot === step.slot && state === 'open')
    .map(({ askedOf }) => askedOf)
  const seats = to === 'manager' ? late.map((person) => ({ managerOf: person })) : [to]
  const others = otherSteps(decision, step)
  const chart = await chartFor(people, organisation, [...seats, ...others.flatMap(({ who }) => who)], asOf)
  const never = [...neverIn(decision, asks), ...decidedForOthers(decision, step, asks)]
  const ups = escalationsOf(step, late, to, chart, [...never, ...askedIn(others, chart, never)])
  return { ...step, escalated: { at: asOf, ups } }
}
