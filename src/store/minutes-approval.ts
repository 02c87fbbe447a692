import { fillingOf, type Seat } from '../domain/authority.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { minutesSubjectId, type ReviewMeeting } from '../domain/review-meeting.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import { chartFor } from './chart.js'
import type { Requested } from './decisions.js'
import type { People } from './people.js'

/** Business days that whoever signs the minutes has. */
const DAYS_TO_SIGN = 5

/**
 * What whoever signs the minutes is asked: the chair where they are of top management, else any of top management, and never
 * whoever put them, so that two people have read the whole. What was decided the chair may have written themselves. Where
 * nobody may sign, its workflow finds that out, and says so.
 */
export async function minutesRequest(
  people: People,
  { meeting, chair }: { meeting: ReviewMeeting; chair: PersonId | null },
  organisation: Organisation,
  at: string,
): Promise<Requested | null> {
  const { put } = meeting
  if (!put) return null
  const who = [signerSeat(chair, put.by, organisation)]
  const chart = await chartFor(people, organisation, who, at)
  const filling = fillingOf({ who, needs: 'any' }, chart, [put.by])
  const { timeZone, topManagement } = organisation
  return {
    subject: {
      type: 'minutes',
      id: minutesSubjectId(meeting._id),
      version: String(put.number),
      hash: put.hash,
    },
    ...{ question: 'approve', facts: {}, requestedBy: put.by, requestedAt: at, timeZone },
    // Nobody of lower rank signs in their stead (9.3.1).
    standIns: topManagement.filter((id) => id !== put.by),
    dueOn: dueDate(dateIn(at, timeZone), DAYS_TO_SIGN, organisation),
    steps: [{ slot: 'step-1', who, needs: 'any', ...(filling ?? { approvers: [], quorum: 1, up: [] }) }],
  }
}

function signerSeat(chair: PersonId | null, putBy: PersonId, { topManagement }: Organisation): Seat {
  const leads = chair !== null && chair !== putBy && topManagement.includes(chair)
  return leads ? { person: chair } : { role: 'top-management' }
}
