import { z } from 'zod'
import type { Answer } from './answer.js'
import type { Ask } from './ask.js'
import { CalendarDate } from './calendar-date.js'
import { canonicalJson } from './canonical-json.js'
import { type Cycle, cycleId } from './cycle.js'
import { type PlanChange, planChange } from './plan-change.js'
import {
  type Assessment,
  type AssessmentTrigger,
  type Judgement,
  judgementHash,
  type Rating,
  type Risk,
  type RiskInFull,
  treatments,
} from './risk.js'
import { impossibleIn, isOnScale, isWithinAppetite, type RiskCriteria, readingOf } from './risk-criteria.js'
import { undone } from './treatment-plan.js'

/** The register is one thing: its programme, and the cycles in which its risks are assessed anew, are about this. */
export const REGISTER = 'register'

/** The slots of its asks in their cycle: to assess a risk anew, and to name whose it is after its owner left. */
export const REASSESS_SLOT = 'reassess'
export const NAME_OWNER_SLOT = 'name-owner'

/** What is due: to ask, to let risks take over what was answered, to wait, or to close. */
export type ReassessmentStanding = 'ask' | 'take-over' | 'wait' | 'close'

export interface ReassessmentState {
  /** Somebody was asked already. */
  opened: boolean
  /** Answers that their risk has not taken over. */
  owed: boolean
  /** How many questions wait. */
  open: number
  /** Risks of which nobody is asked any more, and nobody has answered. */
  dueAnew: boolean
  /** Its closing day is over. */
  over: boolean
}

export function reassessmentStanding(state: ReassessmentState): ReassessmentStanding {
  if (state.owed) return 'take-over'
  if (state.over) return 'close'
  if (!state.opened || state.dueAnew) return 'ask'
  return state.open > 0 ? 'wait' : 'close'
}

const RatingText = z.strictObject({ likelihood: z.int(), consequence: z.int() })

const ReassessedText = z.strictObject({
  criteria: z.string(),
  judgement: z.strictObject({
    inherent: RatingText,
    current: RatingText,
    target: RatingText,
    treatment: z.enum(treatments),
    controls: z.array(z.string()),
    plan: z.array(
      z.strictObject({
        id: z.string(),
        title: z.record(z.string(), z.string()),
        owner: z.string(),
        due: CalendarDate,
      }),
    ),
  }),
})

/** What an owner found, and by which version of the criteria. */
export interface Reassessed {
  criteria: string
  judgement: Judgement
}

/** As an answer holds it. */
export function reassessedValue({ criteria, judgement }: Reassessed): string {
  return canonicalJson({ criteria, judgement })
}

export function reassessedIn({ value }: Pick<Answer, 'value'>): Reassessed {
  return ReassessedText.parse(JSON.parse(value))
}

/** Whether a risk has taken this answer over. */
export function hasTakenOver({ assessment, earlier }: RiskInFull, { _id }: Pick<Ask, '_id'>): boolean {
  return [assessment, ...earlier].some(({ ask }) => ask === _id)
}

/** The assessment that this answer has made, and the one before it. */
export function beforeAndAfter(
  { assessment, earlier }: RiskInFull,
  { _id }: Pick<Ask, '_id'>,
): [before: Assessment | undefined, made: Assessment | undefined] {
  const all = [...earlier, assessment]
  const made = all.find(({ ask }) => ask === _id)
  return [all.find(({ number }) => number === (made?.number ?? 0) - 1), made]
}

/** What brought its answers about. */
export function triggerOf({ _id, because }: Pick<Cycle, '_id' | 'because'>): AssessmentTrigger {
  if (because) return 'out-of-turn'
  if (/\/owners-\d+$/.test(_id)) return 'new-owner'
  return newCriteriaIn(_id) === null ? 'reassessment' : 'new-criteria'
}

/** The period of the cycle in which everything is assessed anew since these criteria are in force. */
export function newCriteriaPeriod(version: string): string {
  return `criteria-${version}`
}

/** The period of the nth cycle about risks whose owners have left. */
export function newOwnersPeriod(number: string): string {
  return `owners-${number}`
}

/** The cycle in which the risks are assessed anew that the plan about a nonconformity names, in its nth round (10.2 e). */
export function correctiveReassessment(nonconformity: string, round: number): string {
  return cycleId('risk-reassessment', REGISTER, `${nonconformity}-${round}`)
}

/** Each risk that a cycle asks about, in the order of their ids, with what its owner said; null while they have not. */
export function risksOf(asks: readonly Ask[]): { risk: string; answer: Answer | null }[] {
  const risks = [...new Set(asks.map(({ subject }) => subject.id))].sort()
  return risks.map((risk) => {
    const said = asks.filter(({ subject, slot }) => subject.id === risk && slot === REASSESS_SLOT)
    return { risk, answer: said.findLast(({ state }) => state === 'answered')?.answer ?? null }
  })
}

/** Whether people are asked as soon as it begins, and not in the morning of a day that was planned. */
export function asksAtOnce(cycle: Pick<Cycle, '_id' | 'because'>): boolean {
  const trigger = triggerOf(cycle)
  return trigger === 'out-of-turn' || trigger === 'new-owner'
}

/** Which criteria brought this cycle about; null: none. */
function newCriteriaIn(cycle: string): string | null {
  return /\/criteria-(\d+)$/.exec(cycle)?.[1] ?? null
}

/** What an answer changes of the plan that stood when it was asked for. */
export function planChangeSaid(
  risk: RiskInFull,
  { subject }: Pick<Ask, 'subject'>,
  said: Judgement,
): PlanChange {
  const asked = [risk.assessment, ...risk.earlier].find(({ number }) => String(number) === subject.version)
  return planChange(asked?.plan ?? [], said.plan)
}

/** The ratings of a judgement, in the order in which they are asked for. */
export const ratings = ['inherent', 'current', 'target'] as const
export type RatingName = (typeof ratings)[number]

/**
 * What it takes to confirm a risk as it is, without a look at each of its values: they say what they said before.
 *
 * @param made The criteria by which it was assessed; undefined where they are not on record.
 */
export function mayBeConfirmed(
  { assessment }: Risk,
  made: RiskCriteria | undefined,
  inForce: RiskCriteria,
): boolean {
  const { current } = assessment
  return (
    made !== undefined &&
    readingOf(current, made, inForce).isComparable &&
    ratings.every((each) => isOnScale(assessment[each], inForce)) &&
    impossibleIn(assessment).length === 0 &&
    isWithinAppetite(current, inForce)
  )
}

/** What may be wrong with what an owner fills in. */
export type Objection = 'controls-missing' | 'nothing-is-planned' | 'reason-missing'

/** What is to be changed takes something that changes it; what is borne has nothing left to do; what moves takes a reason. */
export function objectionTo(risk: Risk, after: Judgement, reason: string | null): Objection | null {
  const toDo = undone({ ...risk, assessment: { ...risk.assessment, plan: after.plan } })
  if (after.treatment === 'modify' && after.controls.length === 0) return 'controls-missing'
  if (after.treatment === 'retain' && toDo.length > 0) return 'nothing-is-planned'
  const moves = judgementHash(risk.assessment) !== judgementHash(after)
  return moves && !reason ? 'reason-missing' : null
}

/** `2:4.4-3.4-2.3`: by which criteria a form says what these ratings make, so that what is recorded was shown. */
export function formatShown(criteria: string, judgement: Pick<Judgement, RatingName>): string {
  return `${criteria}:${ratings.map((name) => formatRating(judgement[name])).join('-')}`
}

function formatRating({ likelihood, consequence }: Rating): string {
  return `${likelihood}.${consequence}`
}
