import type { CalendarDate } from './calendar-date.js'
import type { Organisation } from './organisation.js'
import { canBeAsked, isPresent, type Person, type PersonId } from './person.js'

/** Why an approval cannot be asked for: then nothing is recorded. */
export type NotAskable = 'own-request' | 'approver-left' | 'approver-without-chat'

/** Who asks does not approve; and only whoever is there can be asked, in chat or by a link. */
export function whyNotAskable(
  requester: Pick<Person, '_id'>,
  approver: Pick<Person, '_id' | 'active' | 'start' | 'end' | 'chat'> | null,
  today: CalendarDate,
): NotAskable | null {
  if (!approver || !isPresent(approver, today)) return 'approver-left'
  if (approver._id === requester._id) return 'own-request'
  return canBeAsked(approver) ? null : 'approver-without-chat'
}

/** Who of ISMS lead and deputy could ask in this person's place without approving it themselves. */
export function mayAskInstead(
  requester: PersonId,
  approver: PersonId,
  { ismsLead, deputy }: Pick<Organisation, 'ismsLead' | 'deputy'>,
): PersonId | null {
  const others = [ismsLead, deputy].filter((id) => id !== requester && id !== approver)
  return others.find((id) => id !== null) ?? null
}
