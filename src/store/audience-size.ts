import type { CalendarDate } from '../domain/calendar-date.js'
import { isReachable } from '../domain/person.js'
import { inAudience, type PolicyVersion } from '../domain/policy.js'
import type { People } from './people.js'

interface AudienceSize {
  asked: number
  departments: number
  unreachable: number
}

/** How many people a version of a policy concerns on that day. */
export async function audienceSize(
  people: People,
  { audience }: Pick<PolicyVersion, 'audience'>,
  today: CalendarDate,
): Promise<AudienceSize> {
  const departments = new Set<string>()
  let asked = 0
  let unreachable = 0
  for await (const person of people.audience(today)) {
    if (!inAudience(audience, person)) continue
    asked += 1
    departments.add(person.department)
    if (!isReachable(person)) unreachable += 1
  }
  return { asked, departments: departments.size, unreachable }
}
