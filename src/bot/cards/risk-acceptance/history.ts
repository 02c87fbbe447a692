import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Verdict } from '../../../domain/decision.js'
import type { Person } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import { acceptanceState } from '../../../domain/risk-acceptance.js'
import type { Texts } from '../../texts/texts.js'
import { escaped } from '../card.js'
import { firstLine } from '../common.js'

/** What was decided about accepting a risk beside its owner; names are plain. */
export interface AcceptanceDecided {
  decision: string
  verdict: Verdict
  by: string
  /** ISO 8601 UTC. */
  at: string
  until: CalendarDate
  reason: string
  /** Whether it is about the risk as it is by now. */
  isAsItStands: boolean
}

/** All that was decided so, the first one first, and who is asked now. */
export interface AcceptanceHistory {
  decided: readonly AcceptanceDecided[]
  asked: { by: string; at: string } | null
}

/** How accepting it stands: until when and by whom it is accepted, or why it is not. */
export function acceptanceText(
  risk: Risk,
  { decided, asked }: AcceptanceHistory,
  { reader, today }: { reader: Person; today: CalendarDate },
  texts: Texts,
): string {
  const t = texts.riskAcceptance.history
  const accepted = decided.find(({ decision }) => decision === risk.acceptance?.decision)
  const state = acceptanceState(risk, today)
  const by = escaped(accepted?.by ?? '')
  const until = risk.acceptance?.until ?? ''
  if (state === 'holds') return t.until(until, today, by)
  if (asked) return t.asked(escaped(asked.by), asked.at, reader.timeZone)
  const last = decided.at(-1)
  if (last?.verdict === 'rejected' && last.isAsItStands)
    return t.rejected(escaped(last.by), last.at, reader.timeZone, escaped(firstLine(last.reason)))
  if (state === 'ran-out') return t.ranOut(by, until, today)
  return state === 'changed' ? t.changed(by, until, today) : t.none
}

/** What was decided and does not hold any more, each with when that was (ISO 8601 UTC). */
export function lapsedLines(
  risk: Risk,
  { decided }: AcceptanceHistory,
  { reader, today }: { reader: Person; today: CalendarDate },
  texts: Texts,
): { at: string; text: string }[] {
  const t = texts.riskAcceptance.history.earlier
  const holds = acceptanceState(risk, today) === 'holds' ? risk.acceptance?.decision : undefined
  return decided.flatMap(({ decision, verdict, by, at, until }) => {
    if (decision === holds) return []
    const name = escaped(by)
    const text =
      verdict === 'approved'
        ? t.approved(at, reader.timeZone, name, until, today)
        : t.rejected(at, reader.timeZone, name)
    return [{ at, text }]
  })
}
