import type { Ask } from './ask.js'
import {
  byTime,
  type Decision,
  type EndedBecause,
  namingSlot,
  namingsFor,
  type Step,
  stepOfAsk,
  type Verdict,
} from './decision.js'
import type { PersonId } from './person.js'

/** Where a decision stands, going by its asks. */
export type DecisionStanding =
  | { next: 'ask'; step: Step }
  /** Nobody lawfully fills the step, as of the last look. */
  | { next: 'blocked'; step: Step }
  | { next: 'wait' }
  | { next: 'conclude'; outcome: Verdict; ask: Ask }
  | { next: 'conclude'; outcome: 'lapsed'; because: EndedBecause }
  /** It is concluded already, whatever its asks say. */
  | { next: 'conclude'; outcome: 'ended' }

/**
 * A rejection ends it; so does whatever closed its questions. A step whose approvers are no longer there is filled again.
 */
export function standingOf(decision: Decision, asks: readonly Ask[]): DecisionStanding {
  if (decision.state !== 'open') return { next: 'conclude', outcome: 'ended' }
  let last: Ask | undefined
  for (const step of decision.steps) {
    const ofStep = asks.filter(({ slot }) => slot === step.slot)
    const approvals = approvalsOf(decision, step, asks)
    const isSettled = step.begunAt !== undefined && approvals.length >= step.quorum
    if (ofStep.length === 0 && !isSettled) return toBeFilled(decision, step, asks)
    const [rejection] = ofStep.filter(({ answer }) => answer?.value === 'rejected').sort(byTime)
    last = approvals[step.quorum - 1]
    // Whoever of several says no after the others decided says it too late.
    if (rejection && !(last && byTime(last, rejection) < 0))
      return { next: 'conclude', outcome: 'rejected', ask: rejection }
    if (last) continue
    const open = ofStep.filter(({ state }) => state === 'open')
    if (approvals.length + open.length >= step.quorum) return { next: 'wait' }
    return toBeFilled(decision, step, asks)
  }
  if (!last) throw new RangeError(`${decision._id} has no step`)
  return { next: 'conclude', outcome: 'approved', ask: last }
}

/** Its questions were closed, or there were none yet; so was, maybe, the one to whoever is to name an approver. */
function toBeFilled({ blocked }: Decision, step: Step, asks: readonly Ask[]): DecisionStanding {
  const because = whyLapsed(asks.filter(({ slot }) => slot === step.slot || slot === namingSlot(step)))
  if (because !== null) return { next: 'conclude', outcome: 'lapsed', because }
  return { next: blocked?.slot === step.slot ? 'blocked' : 'ask', step }
}

/**
 * What counts for a step, one voice a person, in the order of time: what was approved in it, and what those who decide it
 * approved in a step before. Nobody is asked the same twice; but what they approved there in the place of somebody else
 * counts for that alone. It counted for both once: what was decided by then stays decided.
 */
export function approvalsOf(
  { steps, state }: Pick<Decision, 'steps' | 'state'>,
  { slot, approvers, begunAt }: Step,
  asks: readonly Ask[],
): Ask[] {
  const slots = steps.map((step) => step.slot)
  const before = begunAt === undefined ? [] : slots.slice(0, slots.indexOf(slot))
  const counts = (ask: Ask) =>
    ask.slot === slot ||
    (before.some((each) => each === ask.slot) &&
      approvers.includes(ask.askedOf) &&
      (state !== 'open' || !isPassedOn({ steps }, ask, asks)))
  return byPerson(asks.filter((ask) => ask.answer?.value === 'approved' && counts(ask)).sort(byTime))
}

/**
 * Whatever ends a decision closes its asks first, so that an answer either comes before or is refused. Null: whoever was
 * asked left, handed it on, gave it back or may not any longer, and the step is filled again.
 */
function whyLapsed(asks: readonly Ask[]): EndedBecause | null {
  const closed = asks.map((ask) => ask.closed?.because)
  if (closed.includes('withdrawn')) return 'requester'
  if (closed.includes('superseded')) return 'superseded'
  if (closed.includes('retired')) return 'retired'
  if (closed.includes('changed')) return 'changed'
  return closed.includes('new-criteria') ? 'new-criteria' : null
}

/** The first answer of each: whoever stands in for somebody else has one voice all the same. */
function byPerson(answered: readonly Ask[]): Ask[] {
  return answered.filter((ask, index) => {
    return answered.findIndex(({ answer }) => answer?.by === ask.answer?.by) === index
  })
}

/** Whether an ask came to whom it was put in the place of somebody else: it was handed on, went on, or they were named for it. */
function isPassedOn({ steps }: Pick<Decision, 'steps'>, ask: Ask, asks: readonly Ask[]): boolean {
  const step = stepOfAsk({ steps }, ask)
  if (!step) return false
  const named = namingsFor(step, asks).map(({ to }) => ({ from: null, to }))
  const passed = [...(step.handed ?? []), ...(step.escalated?.ups ?? []), ...named]
  // Who handed it on, and has it back, has it in their own place.
  return passed.find(({ from, to }) => from === ask.askedOf || to === ask.askedOf)?.to === ask.askedOf
}

/** Who approved another step in the place of somebody, or in their stead: they decide no step of their own besides. */
export function decidedForOthers(
  { steps }: Pick<Decision, 'steps'>,
  { slot }: Pick<Step, 'slot'>,
  asks: readonly Ask[],
): PersonId[] {
  return asks.flatMap((ask) => {
    if (ask.slot === slot || !stepOfAsk({ steps }, ask) || ask.answer?.value !== 'approved') return []
    const { by, for: inStead } = ask.answer
    return inStead !== undefined || isPassedOn({ steps }, ask, asks) ? [by] : []
  })
}
