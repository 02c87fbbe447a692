import type { Ask, ClosedBecause } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { lastOf } from './control-check.js'
import {
  AGREE_SLOT,
  type Agreement,
  type Audit,
  type AuditDays,
  DATE_SLOT,
  DECLARE_SLOT,
  type Declaration,
  daysIn,
} from './internal-audit.js'
import type { PersonId } from './person.js'

/** What is due while an audit is planned, one step each. Doing one twice is the same as once. */
export type PlanningStep =
  /** @property follows who wants other days, where somebody does */
  | { step: 'propose'; person: PersonId; follows?: string }
  /** @property before the first of the days: by then they have to say it */
  | { step: 'agree'; person: PersonId; follows: string; before: CalendarDate }
  | { step: 'close'; ask: Ask; because: ClosedBecause }

export interface PlanningState {
  audit: Pick<Audit, 'lead' | 'team' | 'auditees'>
  asks: readonly Ask[]
  isThere: (person: PersonId) => boolean
  /** In the organisation's zone. */
  today: CalendarDate
}

/** What is to be asked, and the days once they stand: all auditees agree, or did not object until they had to. */
export function planningOf(state: PlanningState): { steps: PlanningStep[]; days: AuditDays | null } {
  const { audit, asks } = state
  const gone = asks.flatMap((ask): PlanningStep[] => {
    if (ask.state !== 'open') return []
    if (ask.slot === DATE_SLOT && ask.askedOf === audit.lead && state.isThere(audit.lead)) return []
    if (ask.slot === AGREE_SLOT && state.isThere(ask.askedOf)) return []
    return ask.slot === DATE_SLOT || ask.slot === AGREE_SLOT ? [close(ask, 'handed-on')] : []
  })
  const { steps, days } = agreeing(state)
  return { steps: [...gone, ...steps], days }
}

/** Once the lead has declared to be independent, they propose days; then the auditees say whether those suit. */
function agreeing(state: PlanningState): { steps: PlanningStep[]; days: AuditDays | null } {
  const { audit, asks } = state
  if (!state.isThere(audit.lead) || !hasDeclared(asks, audit.lead)) return { steps: [], days: null }
  const proposed = lastOf(asks, DATE_SLOT)
  const isAsked = proposed?.state === 'open' && proposed.askedOf === audit.lead
  if (isAsked) return { steps: [], days: null }
  const days = proposed?.answer ? daysIn(proposed.answer.value) : null
  if (!proposed?.answer || !days) return { steps: [{ step: 'propose', person: audit.lead }], days: null }
  const said = asks.filter(({ slot, follows }) => slot === AGREE_SLOT && follows === proposed._id)
  const objecting = said.find(({ answer }) => answer?.value === ('other-days' satisfies Agreement))
  if (objecting)
    return {
      steps: [
        ...said.filter((ask) => ask.state === 'open').map((ask) => close(ask, 'changed')),
        { step: 'propose', person: audit.lead, follows: objecting._id },
      ],
      days: null,
    }
  const auditees = audit.auditees.filter(state.isThere)
  const steps = auditees
    .filter((person) => !said.some(({ askedOf }) => askedOf === person))
    .map((person): PlanningStep => ({ step: 'agree', person, follows: proposed._id, before: days.from }))
  const waits = said.some((ask) => ask.state === 'open' && ask.dueOn >= state.today)
  return { steps, days: steps.length > 0 || waits ? null : days }
}

function close(ask: Ask, because: ClosedBecause): PlanningStep {
  return { step: 'close', ask, because }
}

/** Whether somebody has said that they are independent of what is audited, and has not said since that they are no more. */
export function hasDeclared(asks: readonly Ask[], person: PersonId): boolean {
  return declaredLast(asks, person)?.answer?.value === ('independent' satisfies Declaration)
}

/** What an auditor said last of their independence. */
export function declaredLast(asks: readonly Ask[], person: PersonId): Ask | undefined {
  const said = asks.filter(({ slot, answer }) => slot === DECLARE_SLOT && answer?.by === person)
  return said
    .sort((a, b) => (a.answer?.at ?? '').localeCompare(b.answer?.at ?? '') || a.round - b.round)
    .at(-1)
}
