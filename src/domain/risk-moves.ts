import type { CalendarDate } from './calendar-date.js'
import type { Decision } from './decision.js'
import type { PersonId } from './person.js'
import { type Assessment, type OwnersApproval, type Risk, type RiskInFull, riskHash } from './risk.js'
import { isBeyond } from './risk-acceptance.js'
import { type Reading, riskValue } from './risk-criteria.js'

/** What a risk counted, and by which version of the criteria that is read. */
export interface ValueThen {
  value: number
  criteria: string
}

/** Something that moved in the register and the ISMS lead has to hear of. It holds ids and figures only. */
export type RiskMove = { risk: string; now: ValueThen } & (
  | Rerated
  /** Somebody whom the criteria authorise did not accept it. */
  | { kind: 'rejected'; by: PersonId }
  /** It is above the appetite, and what was accepted holds no longer. */
  | { kind: 'ran-out'; until: CalendarDate }
  /** Its owner does not accept it yet, though it is above the appetite. */
  | { kind: 'not-yet'; by: PersonId }
)

/** A new rating has it above the appetite, within it again, or above it as before. */
interface Rerated {
  kind: 'above' | 'within' | 'still-above'
  /** Null: it stands so in the file. */
  by: PersonId | null
  before: ValueThen
  /** Whose word about accepting it as it was is void. */
  void?: { verdict: 'approved' | 'rejected'; by: PersonId }
}

/** From after one moment to another (ISO 8601 UTC), and on which days that was for the organisation. */
export interface Stretch {
  after: string
  until: string
  /** What ran out at the end of the first day or later, and before the last. */
  days: { first: CalendarDate; last: CalendarDate }
  /**
   * An answer counts from when it was given, and may be taken over only once a summary was sent: those given after this are
   * looked for.
   */
  answersAfter: string
  /** Which of them were seen by the summary before: events of the ledger, and decisions. */
  seen: ReadonlySet<string>
}

/** A risk with all that is to be known to tell what moved. */
export interface RiskThen {
  risk: RiskInFull
  reading: Reading
  /** How it was read as it stood before; null where it was registered since then. */
  before: { assessment: Assessment; reading: Reading } | null
  /** The newest decision about accepting it. */
  decision: Decision | null
}

/** As it stood at the end of this time. */
export function asItStood(risk: RiskInFull, { until }: Stretch): RiskInFull {
  const { assessment, earlier } = risk
  const last = assessment.at > until ? earlier.findLastIndex(({ at }) => at <= until) : -1
  const stood = earlier[last]
  return stood ? { ...risk, assessment: stood, earlier: earlier.slice(0, last) } : risk
}

/**
 * The assessment in whose place the newest one came in this time; of a risk that was registered in it the first. Null: none
 * did.
 */
export function stoodBefore(
  { assessment, earlier }: Pick<RiskInFull, 'assessment' | 'earlier'>,
  stretch: Stretch,
): Assessment | null {
  if (assessment.at > stretch.until) return null
  const all = [...earlier, assessment]
  const first = all.findIndex((each) => isNew(each, stretch))
  return first < 0 ? null : (all[Math.max(first - 1, 0)] ?? null)
}

function isNew({ at, ask, event }: Assessment, stretch: Stretch): boolean {
  if (ask !== undefined) return isNewAnswer({ at, event }, stretch)
  return at > stretch.after && at <= stretch.until
}

function isNewAnswer({ at, event }: Pick<OwnersApproval, 'at' | 'event'>, stretch: Stretch): boolean {
  return at > stretch.answersAfter && at <= stretch.until && !stretch.seen.has(event)
}

/** The answers of this time that stand in a risk, by their events. */
export function answersIn(
  { assessment, earlier, approved }: Pick<RiskInFull, 'assessment' | 'earlier' | 'approved'>,
  { answersAfter, until }: Stretch,
): string[] {
  const assessments = [...earlier, assessment].filter(({ ask }) => ask !== undefined)
  const answers = [...assessments, ...(approved ? [approved] : [])]
  return answers.filter(({ at }) => at > answersAfter && at <= until).map(({ event }) => event)
}

/** What moved in this time, the gravest first. */
export function riskMoves(
  risks: readonly RiskThen[],
  rejected: readonly Decision[],
  stretch: Stretch,
): RiskMove[] {
  const moves = risks.flatMap((each): RiskMove[] => [
    ...rerated(each, stretch),
    ...refused(each, rejected, stretch),
    ...ranOut(each, stretch),
    ...notYet(each, stretch),
  ])
  return moves.sort((one, other) => other.now.value - one.now.value)
}

function rerated({ risk, reading, before, decision }: RiskThen, { days }: Stretch): RiskMove[] {
  if (!before) return []
  const [now, then] = [valueIn(risk, reading), valueIn(before, before.reading)]
  const [isAbove, wasAbove] = [isBeyond(risk, reading.criteria), isBeyond(before, before.reading.criteria)]
  const isSame = now.value === then.value && now.criteria === then.criteria
  if ((!isAbove && !wasAbove) || (isSame && isAbove === wasAbove)) return []
  const kind = !isAbove ? 'within' : wasAbove ? 'still-above' : 'above'
  const said = whatIsVoid(risk, decision, days.last)
  const by = risk.assessment.by
  return [{ ...{ risk: risk._id, now, kind, by, before: then }, ...(said ? { void: said } : {}) }]
}

function whatIsVoid(risk: Risk, decision: Decision | null, today: CalendarDate): Rerated['void'] | null {
  const { decided, state, subject, until = '' } = decision ?? {}
  if (!decided || subject?.hash === riskHash(risk) || decided.at > risk.assessment.at) return null
  if (state === 'approved' && until >= today) return { verdict: state, by: decided.by }
  return state === 'rejected' ? { verdict: state, by: decided.by } : null
}

function refused({ risk, reading }: RiskThen, rejected: readonly Decision[], { seen }: Stretch): RiskMove[] {
  return rejected.flatMap(({ _id, subject, decided, facts }): RiskMove[] => {
    if (subject.id !== risk._id || !decided || seen.has(_id)) return []
    const now = { value: Number(facts.value), criteria: String(facts.criteria ?? reading.criteria.version) }
    return [{ risk: risk._id, now, kind: 'rejected', by: decided.by }]
  })
}

function ranOut({ risk, reading }: RiskThen, { days }: Stretch): RiskMove[] {
  const { acceptance } = risk
  if (!acceptance || acceptance.hash !== riskHash(risk) || !isBeyond(risk, reading.criteria)) return []
  const { until } = acceptance
  if (until < days.first || until >= days.last) return []
  return [{ risk: risk._id, now: valueIn(risk, reading), kind: 'ran-out', until }]
}

function notYet({ risk, reading }: RiskThen, stretch: Stretch): RiskMove[] {
  const { approved } = risk
  if (approved?.verdict !== 'not-yet' || !isNewAnswer(approved, stretch)) return []
  if (!isBeyond(risk, reading.criteria)) return []
  return [{ risk: risk._id, now: valueIn(risk, reading), kind: 'not-yet', by: approved.by }]
}

function valueIn({ assessment }: Pick<Risk, 'assessment'>, { criteria }: Reading): ValueThen {
  return { value: riskValue(assessment.current), criteria: criteria.version }
}
