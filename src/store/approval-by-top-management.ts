import type { Subject } from '../domain/ask.js'
import { fillingOf, type Seat } from '../domain/authority.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import { chartFor } from './chart.js'
import type { Requested } from './decisions.js'
import type { People } from './people.js'

/** Something of which a version stands once this seat has approved it. */
interface ToApprove {
  subject: Subject
  seat: Seat
  /** The order of the version that was approved before; 0: none was. */
  since: number
}

/** What whoever approves it is asked; null where nobody lawfully may: whoever asks does not approve. */
export async function askingToApprove(
  people: People,
  organisation: Organisation,
  { subject, seat, since }: ToApprove,
  requestedBy: PersonId,
  at: string,
): Promise<Requested | null> {
  const who = [seat]
  const chart = await chartFor(people, organisation, who, at)
  const filling = fillingOf({ who, needs: 'any' }, chart, [requestedBy])
  if (!filling) return null
  const { timeZone, approval } = organisation
  return {
    ...{ subject, question: 'approve', facts: { since } },
    ...{ requestedBy, requestedAt: at, timeZone },
    dueOn: dueDate(dateIn(at, timeZone), approval.businessDays, organisation),
    steps: [{ slot: 'step-1', who, needs: 'any', ...filling }],
  }
}
