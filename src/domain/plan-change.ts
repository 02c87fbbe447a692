import type { Assessment, PlanAction, Risk, RiskInFull } from './risk.js'

/** What somebody adds to the plan of a risk, and what they take out of it. */
export interface PlanChange {
  added: PlanAction[]
  takenOut: PlanAction[]
}

/** Each action has an id of its own, which never comes back for another one. */
export function planChange(before: readonly PlanAction[], after: readonly PlanAction[]): PlanChange {
  return { added: without(after, before), takenOut: without(before, after) }
}

function without(plan: readonly PlanAction[], others: readonly PlanAction[]): PlanAction[] {
  const ids = new Set(others.map(({ id }) => id))
  return plan.filter(({ id }) => !ids.has(id))
}

/** A plan with what somebody changes of it, whatever else has changed since. What is done by then stays in it. */
export function planOnceChanged(
  plan: readonly PlanAction[],
  { added, takenOut }: PlanChange,
  { results = [] }: Pick<Risk, 'results'>,
): PlanAction[] {
  const done = new Set(results.map(({ action }) => action))
  const left = takenOut.filter(({ id }) => !done.has(id))
  return [...without(plan, left), ...without(added, plan)]
}

/** The most that is added to a plan at once, and that may be left to do in it. */
export const MOST_ADDED = 5
export const MOST_TO_DO = 20

/** What was taken out of a plan after one of its assessments and up to another one, with the assessment that did. */
export function takenOutBetween(
  { assessment, earlier }: RiskInFull,
  after: number,
  upTo: number,
): { action: PlanAction; by: Assessment }[] {
  const made = [...earlier, assessment].filter(({ number }) => number >= after && number <= upTo)
  const taken = made.flatMap((by, index) => {
    const before = made[index - 1]
    return before ? planChange(before.plan, by.plan).takenOut.map((action) => ({ action, by })) : []
  })
  const last = made.at(-1)?.plan ?? []
  return taken.filter(({ action: { id } }) => !last.some((action) => action.id === id))
}
