import { cycleId } from '../../domain/cycle.js'
import type { Actor, Through } from '../../domain/ledger.js'
import { placeOf } from '../../domain/organisation.js'
import type { Person, PersonId, Platform } from '../../domain/person.js'
import { DAYS_TO_REVIEW } from '../../domain/policy-review.js'
import { cycleOfOccurrence } from '../../domain/programme.js'
import { addMonths, dateIn, dueDate } from '../../domain/working-days.js'
import { type OwnerTools, reviewerOf } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { StartOccurrence } from '../calendar/start.js'
import { standingOf } from '../policy-acknowledgement/standing.js'
import type { StartCycleTools } from '../start-cycle.js'

export interface StartReviewTools extends StartCycleTools, OwnerTools {
  programmes: Programmes
}

/**
 * The planned review of a policy: of the version that is in force on that day. One out of turn that is under way asks the
 * same, so that it stands for the planned one, and nobody is asked twice.
 */
export function plannedReview(tools: StartReviewTools): StartOccurrence {
  return async (programme, occurrence, asOf) => {
    const underWay = await tools.cycles.underWay(programme)
    const outOfTurn = underWay.find(({ because }) => because !== undefined)
    if (outOfTurn) return outOfTurn._id
    const by = { actor: { kind: 'steward' }, through: { kind: 'workflow', process: 'calendar' } } as const
    const cycle = { _id: cycleOfOccurrence(occurrence), policy: programme.subject, asOf }
    const pulledForwardBy = occurrence.started?.by ?? null
    return startReview(tools, { ...cycle, businessDays: programme.businessDays, pulledForwardBy }, by)
  }
}

/** A review after a significant change, by whoever may ask for it: the nth of its policy. */
export function unplannedReview(tools: StartReviewTools) {
  return async (
    policy: string,
    number: number,
    because: string,
    { person, platform, at }: { person: Pick<Person, '_id'>; platform: Platform; at: string },
  ): Promise<string | null> => {
    const by = { actor: { kind: 'person', id: person._id }, through: { kind: 'chat', platform } } as const
    const cycle = { _id: cycleId('policy-review', policy, String(number)), policy, asOf: at }
    const unplanned = { by: person._id, because }
    return startReview(tools, { ...cycle, businessDays: DAYS_TO_REVIEW, unplanned }, by)
  }
}

interface Review {
  /** The cycle's id. */
  _id: string
  policy: string
  asOf: string
  businessDays: number
  /** Who started it before its day. */
  pulledForwardBy?: PersonId | null
  /** Who asked for it, and what has changed, where it was not planned. */
  unplanned?: { by: PersonId; because: string }
}

/** Puts the cycle on record and starts it; twice is the same as once. Null: no version of the policy is in force. */
async function startReview(
  tools: StartReviewTools,
  { _id, policy, asOf, businessDays, pulledForwardBy, unplanned }: Review,
  { actor, through }: { actor: Actor; through: Through },
): Promise<string | null> {
  const [published, organisation, reviewer] = await Promise.all([
    tools.cycles.newestAbout('policy', policy),
    tools.organisation.read(),
    reviewerOf(tools, policy, asOf),
  ])
  if (!published || !organisation || (await standingOf(tools, published)).retired) return null
  const place = reviewer ? placeOf(reviewer, organisation) : organisation
  const dueOn = dueDate(dateIn(asOf, organisation.timeZone), businessDays, place)
  const { subject, audience, sequence } = published
  const process = 'policy-review'
  const started = await tools.cycles.start(
    {
      ...{
        _id,
        process,
        subject,
        audience,
        sequence,
        dueOn,
        startedBy: unplanned?.by ?? pulledForwardBy ?? organisation.ismsLead,
      },
      startedAt: asOf,
      // Nobody gives it up: what is overdue goes on until it is answered, or the next one begins.
      closesOn: addMonths(dueOn, MONTHS_TO_CLOSE),
      timeZone: organisation.timeZone,
      ...(unplanned ? { reason: unplanned.because } : {}),
    },
    through,
    actor,
  )
  // Somebody else has asked for one at the same moment, and gives another reason.
  if (!started && unplanned) return null
  await tools.startCycle({ _id, process })
  return _id
}

const MONTHS_TO_CLOSE = 12
