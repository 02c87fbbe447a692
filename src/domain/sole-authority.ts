import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { PersonId } from './person.js'

/** On what somebody may be given a sole authority, by the type of what is decided on. */
export const soleKinds = [
  'policy',
  'request',
  'governance',
  'occurrence',
  'risk',
  'risk-action',
  'treatment-plan',
  'statement',
  'document',
] as const satisfies readonly Subject['type'][]
export type SoleKind = (typeof soleKinds)[number]

/**
 * What somebody decides although they asked for it, where nobody else lawfully may (A.5.3): a company of five has no second
 * director.
 */
export interface SoleAuthority {
  person: PersonId
  decides: SoleKind[]
  /** What keeps it in check in the place of a second person. */
  check: string
  /** The last day. */
  until: CalendarDate
}

/** By which authority something is decided alone. */
export type SoleUse = Pick<SoleAuthority, 'person' | 'check' | 'until'>

/** Who may decide on this alone that day; null where nobody may. */
export function soleAuthorityOn(
  all: readonly SoleAuthority[],
  type: Subject['type'],
  today: CalendarDate,
): SoleUse | null {
  const found = all.find(({ decides, until }) => today <= until && decides.some((kind) => kind === type))
  return found ? { person: found.person, check: found.check, until: found.until } : null
}
