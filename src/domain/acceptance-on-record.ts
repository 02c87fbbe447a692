import type { CalendarDate } from './calendar-date.js'
import type { PersonId } from './person.js'
import { type Risk, riskHash } from './risk.js'
import { acceptanceHolds, isBeyond, ownerApproves } from './risk-acceptance.js'
import { type Reading, riskValue } from './risk-criteria.js'

/**
 * How far a risk was accepted, as it was, when a record was made (6.1.3 f). It holds ids and figures only: nothing of it is
 * ever erased, so that the record's hash holds all of it.
 */
export interface AcceptanceOnRecord {
  risk: string
  /** The number of the assessment, and the hash of what there was to accept. */
  version: string
  hash: string
  value: number
  /** Whether somebody beside its owner has to accept it; null: it was assessed by older scales, so nobody knows. */
  beyond: boolean | null
  /** Null: they had not. */
  owner: (Accepted & { ask: string }) | null
  /** Null: nobody had, or nobody had to. */
  beside: (Accepted & { until: CalendarDate; decision: string }) | null
}

interface Accepted {
  by: PersonId
  for?: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
}

/** Of each of these risks that is one still, in the order of their ids. */
export function acceptancesOnRecord(
  risks: readonly Risk[],
  readings: ReadonlyMap<string, Reading>,
  today: CalendarDate,
): AcceptanceOnRecord[] {
  return [...risks]
    .sort((one, other) => one._id.localeCompare(other._id))
    .flatMap((risk): AcceptanceOnRecord[] => {
      const { _id, state, assessment, approved, acceptance } = risk
      const reading = readings.get(_id)
      if (state !== 'open' || !reading) return []
      const { criteria, isComparable } = reading
      const beyond = isComparable ? isBeyond(risk, criteria) : null
      const isApproved = approved !== undefined && ownerApproves(risk, criteria, today)
      const isAccepted = acceptance !== undefined && beyond !== false && acceptanceHolds(risk, today)
      return [
        {
          ...{ risk: _id, version: String(assessment.number), hash: riskHash(risk) },
          ...{ value: riskValue(assessment.current), beyond },
          owner: isApproved ? { ...acceptedIn(approved), ask: approved.ask } : null,
          beside: isAccepted
            ? { ...acceptedIn(acceptance), until: acceptance.until, decision: acceptance.decision }
            : null,
        },
      ]
    })
}

function acceptedIn({ by, at, for: inStead }: Accepted): Accepted {
  return { by, at, ...(inStead === undefined ? {} : { for: inStead }) }
}
