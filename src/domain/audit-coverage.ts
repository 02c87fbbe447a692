import { type Importance, importanceOf, type ProgrammeRules } from './audit-programme.js'
import type { CalendarDate } from './calendar-date.js'
import { type Criterion, isClause } from './clauses.js'
import { addDays, addMonths, daysFrom } from './working-days.js'

/** That something was audited, and what was found. */
export interface Held {
  criterion: Criterion
  on: CalendarDate
  nonconformities: number
}

/** That an audit is planned, or under way, in which it is looked at. */
export interface PlannedFor {
  criterion: Criterion
  on: CalendarDate
}

/** How it stands with one clause or control in the programme. */
export interface Covered {
  criterion: Criterion
  importance: Importance
  last: Held | null
  /** On this day at the latest it comes round again. */
  dueOn: CalendarDate
  /** The next audit in which it is looked at; null: none is planned. */
  plannedOn: CalendarDate | null
  /** `open`: it comes round within the year ahead, or should have, and no audit is planned in time. */
  state: 'done' | 'planned' | 'open'
}

/** How the programme of audits covers what there is to audit, and what does not apply. */
export interface AuditCoverage {
  covered: Covered[]
  outside: Criterion[]
}

export interface CoverageState {
  /** All clauses, and the controls that apply. */
  criteria: readonly Criterion[]
  rules: ProgrammeRules
  held: readonly Held[]
  planned: readonly PlannedFor[]
  /** Since when there is a programme: what was never audited is counted from there. */
  since: CalendarDate
  today: CalendarDate
}

/** So far ahead it is seen to that something is planned. */
const MONTHS_AHEAD = 12
/** What was found not to conform is audited again after so many months at the latest. */
const AFTER_NONCONFORMITY = 12

/** After how many months something is audited again: what matters more, or did not conform, earlier; nothing later. */
export function monthsUntilNext(
  criterion: Criterion,
  importance: Importance,
  nonconformities: number,
  rules: Pick<ProgrammeRules, 'clausesEveryMonths' | 'controlsEveryMonths'>,
): number {
  const usual = isClause(criterion) ? rules.clausesEveryMonths : rules.controlsEveryMonths
  const weighted = importance === 'high' ? Math.max(Math.min(usual, 12), Math.ceil(usual / 2)) : usual
  return nonconformities > 0 ? Math.min(weighted, AFTER_NONCONFORMITY) : weighted
}

/** How it stands with everything that is to be audited, in the order in which it is given. */
export function coverageOf({ criteria, rules, held, planned, since, today }: CoverageState): Covered[] {
  const horizon = addMonths(today, MONTHS_AHEAD)
  return criteria.map((criterion) => {
    const importance = importanceOf(criterion, rules)
    const last = newest(held.filter((each) => each.criterion === criterion))
    const months = monthsUntilNext(criterion, importance, last?.nonconformities ?? 0, rules)
    const byRule = addMonths(last?.on ?? since, months)
    const { certificationOn } = rules
    // Before the certification audit everything is audited once.
    const isFirst = certificationOn !== null && last === null && certificationOn < byRule
    const dueOn = isFirst ? certificationOn : byRule
    const coming = planned.filter((each) => each.criterion === criterion).map(({ on }) => on)
    const plannedOn = coming.sort()[0] ?? null
    const isPlanned = plannedOn !== null && plannedOn <= (dueOn < today ? horizon : dueOn)
    const state = isPlanned ? 'planned' : dueOn <= horizon ? 'open' : last ? 'done' : 'open'
    return {
      ...{ criterion, importance, last, dueOn, plannedOn },
      state: state === 'planned' && last && dueOn > horizon ? 'done' : state,
    }
  })
}

function newest(held: readonly Held[]): Held | null {
  return [...held].sort((a, b) => a.on.localeCompare(b.on)).at(-1) ?? null
}

/** An audit that would close gaps: of one part of the standard, and by when. */
export interface ProposedAudit {
  criteria: Criterion[]
  by: CalendarDate
}

/** As much as one audit looks at. */
const MOST_AT_ONCE = 25

/** How urgent it is to audit something: what matters, and what did not conform, first. */
function weightOf({ importance, last }: Covered): number {
  return { high: 3, normal: 2, low: 1 }[importance] + 2 * Math.min(last?.nonconformities ?? 0, 3)
}

/**
 * The next audits, so that all that is open is looked at in time: the clauses together, and the controls theme by theme,
 * the weightiest first where a theme is more than one audit.
 *
 * @param partOf Which part of the standard it stands in.
 */
export function proposedAudits(
  covered: readonly Covered[],
  today: CalendarDate,
  partOf: (criterion: Criterion) => string,
): ProposedAudit[] {
  const open = covered.filter(({ state }) => state === 'open')
  const parts = [...new Set(open.map(({ criterion }) => (isClause(criterion) ? '' : partOf(criterion))))]
  const proposals = parts.flatMap((part) => {
    const those = open
      .filter(({ criterion }) => (isClause(criterion) ? '' : partOf(criterion)) === part)
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || weightOf(b) - weightOf(a))
    return chunks(those).map((chunk): ProposedAudit => {
      const due = chunk.map(({ dueOn }) => dueOn).sort()[0] ?? today
      return { criteria: chunk.map(({ criterion }) => criterion), by: due < today ? today : due }
    })
  })
  return spread(proposals, today).sort((a, b) => a.by.localeCompare(b.by))
}

/** What is not due within the year ahead is not left to the last day, but comes one after the other until then. */
function spread(proposals: readonly ProposedAudit[], today: CalendarDate): ProposedAudit[] {
  const horizon = addMonths(today, MONTHS_AHEAD)
  const later = proposals.filter(({ by }) => by > horizon)
  return proposals.map((each) => {
    const nth = later.indexOf(each) + 1
    if (nth === 0) return each
    const days = daysFrom(today, each.by)
    return { ...each, by: addDays(today, Math.floor((days * nth) / later.length)) }
  })
}

function chunks(all: readonly Covered[]): Covered[][] {
  const count = Math.ceil(all.length / MOST_AT_ONCE)
  const each = Math.ceil(all.length / Math.max(1, count))
  return Array.from({ length: count }, (_, n) => all.slice(n * each, (n + 1) * each))
}
