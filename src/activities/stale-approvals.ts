import type { Decision } from '../domain/decision.js'
import type { PersonId } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import { byWorkflow, type Decisions } from '../store/decisions.js'
import type { Deliveries } from '../store/deliveries.js'
import type { People } from '../store/people.js'
import type { StaleDecisions } from '../store/stale-decisions.js'
import type { DecisionSubjects } from './decision-subject.js'

export interface StaleTools {
  asks: Asks
  decisions: Decisions
  deliveries: Deliveries
  people: People
  staleDecisions: StaleDecisions
  subjects: DecisionSubjects
  /** Starts the workflow of a decision that is on record. What fails is mended by the sweep. */
  startDecision: (decision: Pick<Decision, '_id' | 'process'>) => Promise<void>
}

/** Whatever is no longer what was decided on is seen to. One that fails holds up no other. */
export async function seeToStale(
  tools: StaleTools & { logError: (error: unknown) => void },
  asOf: string,
): Promise<void> {
  for (const decision of await tools.staleDecisions.owed())
    await seeToOne(tools, decision, asOf).catch(tools.logError)
}

/**
 * Whoever was concerned hears that it counts no more, and it is asked again: first, so that they read of whom. Safe to
 * repeat.
 */
export async function seeToOne(tools: StaleTools, decision: Decision, asOf: string): Promise<void> {
  const again = await tools.subjects[decision.subject.type]?.anew?.(decision, asOf)
  if (again) {
    const asked = await tools.decisions.request({ ...again, follows: decision._id }, byWorkflow)
    if (asked) await tools.startDecision(asked)
  }
  const told = await tools.people.byIds(await concerned(tools, decision))
  await tools.deliveries.tell([...told.values()], { kind: 'stale', decision: decision._id, asks: [] }, asOf)
  await tools.staleDecisions.seenTo(decision._id)
}

/** Who said yes or no to it, and whoever asked for what was approved; of what ended undecided, the requester reads elsewhere. */
async function concerned({ asks }: StaleTools, { _id, state, requestedBy }: Decision): Promise<PersonId[]> {
  const said = (await asks.allOf(_id)).flatMap(({ answer }) =>
    answer?.value === 'approved' || answer?.value === 'rejected' ? [answer.by] : [],
  )
  return [...new Set([...said, ...(state === 'approved' ? [requestedBy] : [])])]
}
