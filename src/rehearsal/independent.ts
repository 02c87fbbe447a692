import type { CalendarDate } from '../domain/calendar-date.js'
import { auditorsOf } from '../domain/internal-audit.js'
import { isPresent } from '../domain/person.js'
import type { Company } from './company.js'
import type { Played } from './played.js'

/**
 * On the day on which an internal audit begins: what of it nobody may audit who is there (9.2.2 c). What people do later in
 * the year ties nobody to it.
 */
export async function auditAlone({ stage, company, log }: Played, day: CalendarDate): Promise<void> {
  const { audits, independence } = stage.stores
  for (const audit of await audits.running()) {
    const { _id, kind, days, lost = [] } = audit
    if (kind !== 'internal' || !days || days.from > day || log.audited.has(_id)) continue
    const at = stage.now().toISOString()
    const absent = auditorsOf(audit).filter((each) => !isThere(company, each, days.from))
    const missing = absent.map((person) => ({ person, because: 'left', at }) as const)
    const staffed = { ...audit, lost: [...lost, ...missing] }
    const [alone = []] = await independence.auditedByNobody([staffed], at)
    log.audited.set(_id, { audit: audit.audit, day: days.from, alone })
  }
}

/** Who falls ill is not looked at: no file could name somebody else in time. */
function isThere({ members }: Company, person: string, day: CalendarDate): boolean {
  const member = members.get(person)
  return (
    member !== undefined &&
    isPresent(member.person, day) &&
    !member.planned.some(({ from, to }) => from <= day && day <= to)
  )
}
