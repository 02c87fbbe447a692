import { z } from 'zod'
import type { Ask } from './ask.js'
import { CalendarDate } from './calendar-date.js'
import type { Decision } from './decision.js'
import { isInForce } from './decision.js'
import { INEFFECTIVE_FOR_REVIEW, isGraded, type NonconformityStage } from './nonconformity.js'
import type { PersonId } from './person.js'
import { addDays, dateIn, daysFrom, laterOf } from './working-days.js'

/** The slot of the question what becomes of it; all others name their round. */
export const TRIAGE_SLOT = 'triage'

export const analysisSlot = (round: number): string => `analysis-${round}`
export const planSlot = (round: number): string => `plan-${round}`
export const actionSlot = (round: number, action: number): string => `action-${round}-${action}`
export const changeSlot = (round: number): string => `change-${round}`
export const verifySlot = (round: number): string => `verify-${round}`

/** What is asked in a slot, of which round, and about which action of its plan; both count from 1. */
export interface SlotMeans {
  asks: 'triage' | 'analysis' | 'plan' | 'action' | 'change' | 'verify'
  round: number
  action: number
}

export function meaningOf({ slot }: Pick<Ask, 'slot'>): SlotMeans {
  const [, asks, round = '1', action = '1'] =
    /^(analysis|plan|action|change|verify)-(\d+)(?:-(\d+))?$/.exec(slot) ?? []
  return { asks: (asks ?? 'triage') as SlotMeans['asks'], round: Number(round), action: Number(action) }
}

/** What the ISMS lead says becomes of it. */
export const triageAnswers = ['take-on', 'correction-only', 'opportunity', 'turned-down'] as const
export type TriageAnswer = (typeof triageAnswers)[number]

/**
 * What an auditor graded is not turned down, nor taken for an opportunity; what is claimed binds nobody. Nor does anybody
 * turn down what is about themselves: that the correction is enough, somebody else approves.
 */
export function triageAnswersFor(
  nonconformity: Parameters<typeof isGraded>[0],
  isTheirs: boolean,
): readonly TriageAnswer[] {
  return isGraded(nonconformity) || isTheirs ? ['take-on', 'correction-only'] : triageAnswers
}

/** What whoever does an action says of it. */
const correctiveAnswers = ['done', 'later'] as const

/** What whoever leads the ISMS says of the change of it that a plan names (10.2 f). */
export const changeAnswers = ['changed', 'unchanged'] as const

/** What that comes to: a question that was closed since its subject was changed is no answer. */
export const ofChange = { changed: 'isms-changed', unchanged: 'isms-unchanged' } as const

export const effectVerdicts = ['effective', 'ineffective'] as const

/** What an answer comes to in the record of its cycle. */
export const correctiveOutcomes = [
  ...triageAnswers,
  'analysed',
  'planned',
  ...correctiveAnswers,
  ...Object.values(ofChange),
  ...effectVerdicts,
] as const
export type CorrectiveOutcome = (typeof correctiveOutcomes)[number]

/** What is kept as the findings of an answer, by what was asked: JSON, so that it is one thing to prove. */
const Triaged = z.strictObject({
  owner: z.string().optional(),
  correction: z.string().optional(),
  /** Taken on with the grade and the deadline that whoever raised it claims. */
  vouched: z.literal(true).optional(),
})
export type Triaged = z.infer<typeof Triaged>

const Analysis = z.strictObject({
  /** What was done at once about the thing itself. */
  correction: z.string(),
  consequences: z.string(),
  /** Why, and why that, up to five times; empty where the cause was found otherwise. */
  whys: z.array(z.string()).max(5),
  cause: z.string(),
  similar: z.enum(['none', 'some']),
  /** Where one looked, and what was found there. */
  looked: z.string(),
})
export type Analysis = z.infer<typeof Analysis>

const CorrectivePlan = z.strictObject({
  actions: z.array(z.strictObject({ what: z.string(), who: z.string(), due: CalendarDate })).min(1),
  /** By what it is told that the cause is gone. */
  criterion: z.string(),
  /** When that is verified, at the earliest. */
  verifyOn: CalendarDate,
  /** Who verifies it, where somebody was named; null: whoever is found by their part in it. */
  verifier: z.string().nullable().default(null),
  /** What of the ISMS has to change; null: nothing. */
  ismsChange: z.string().nullable(),
  /** The risks that have to be assessed anew, by their ids. */
  risks: z.array(z.string()),
  /** The request by which it is changed, where there is one. */
  changeRequest: z.string().nullable(),
})
export type CorrectivePlan = z.infer<typeof CorrectivePlan>

function findingsBy<T>(schema: z.ZodType<T>) {
  return ({ answer }: Pick<Ask, 'answer'>): T | null => {
    if (!answer?.findings) return null
    return schema.safeParse(JSON.parse(answer.findings.text)).data ?? null
  }
}

export const triagedIn = findingsBy(Triaged)
export const analysisIn = findingsBy(Analysis)
export const planIn = findingsBy(CorrectivePlan)

/** What an action of a plan has come to. */
export interface ActionLife {
  /** Counts from 1. */
  number: number
  what: string
  who: PersonId
  /** As it was approved last. */
  due: CalendarDate
  asks: Ask[]
  /** That it is done. */
  done: Ask | null
  /** The answers that it takes longer, each with what was decided; null while nothing was. */
  extensions: { ask: Ask; decision: Decision | null }[]
}

/** One round: what was not effective begins anew, and all of the one before is kept. */
export interface Round {
  number: number
  analysis: Ask | null
  /** The plans that were proposed, the newest last, each with what was decided; null while nothing was asked for. */
  plans: { ask: Ask; decision: Decision | null }[]
  /** The plan that was approved. */
  plan: CorrectivePlan | null
  actions: ActionLife[]
  /** What was said of the change of the ISMS that the plan names; null while nobody has said it, and where it names none. */
  change: Ask | null
  verdict: Ask | null
}

/** All that was said of a nonconformity, in its order. */
export interface CorrectiveLife {
  triage: Ask | null
  /** Whether it may end with the correction alone; null where that is not wanted, or not asked for yet. */
  correctionOnly: Decision | null
  rounds: Round[]
}

/**
 * @param asks all of its cycle
 * @param decisions by the ask in which each was asked for
 */
export function lifeOf(asks: readonly Ask[], decisions: ReadonlyMap<string, Decision>): CorrectiveLife {
  const answered = asks
    .filter(({ state }) => state === 'answered')
    .sort((a, b) => (a.answer?.at ?? '').localeCompare(b.answer?.at ?? '') || a.round - b.round)
  const lastIn = (slot: string) => answered.findLast((ask) => ask.slot === slot) ?? null
  const triage = lastIn(TRIAGE_SLOT)
  const rounds: Round[] = []
  for (let number = 1; ; number += 1) {
    const round = roundOf(number, asks, answered, decisions)
    rounds.push(round)
    if (round.verdict?.answer?.value !== 'ineffective') break
  }
  return { triage, correctionOnly: (triage && decisions.get(triage._id)) ?? null, rounds }
}

function roundOf(
  number: number,
  asks: readonly Ask[],
  answered: readonly Ask[],
  decisions: ReadonlyMap<string, Decision>,
): Round {
  const plans = answered
    .filter(({ slot }) => slot === planSlot(number))
    .map((ask) => ({ ask, decision: decisions.get(ask._id) ?? null }))
  const approved = plans.findLast(({ decision }) => decision !== null && isInForce(decision))
  const plan = approved ? planIn(approved.ask) : null
  return {
    ...{ number, plans, plan },
    analysis: answered.findLast(({ slot }) => slot === analysisSlot(number)) ?? null,
    change: answered.findLast(({ slot }) => slot === changeSlot(number)) ?? null,
    verdict: answered.findLast(({ slot }) => slot === verifySlot(number)) ?? null,
    actions: (plan?.actions ?? []).map((action, index) =>
      actionLife(action, actionSlot(number, index + 1), index + 1, asks, decisions),
    ),
  }
}

function actionLife(
  { what, who, due }: CorrectivePlan['actions'][number],
  slot: string,
  number: number,
  asks: readonly Ask[],
  decisions: ReadonlyMap<string, Decision>,
): ActionLife {
  const own = asks
    .filter((ask) => ask.slot === slot)
    .sort((a, b) => a.openedAt.localeCompare(b.openedAt) || a.round - b.round)
  const extensions = own
    .filter(({ answer }) => answer?.value === 'later')
    .map((ask) => ({ ask, decision: decisions.get(ask._id) ?? null }))
  const granted = extensions.findLast(({ decision }) => decision?.state === 'approved')
  return {
    ...{ number, what, who, due: granted?.decision?.until ?? due, asks: own, extensions },
    done: own.find(({ answer }) => answer?.value === 'done') ?? null,
  }
}

/**
 * From when on it may be said whether a round was effective: at the earliest on the day that was planned, and as long after
 * what was done last as the plan wants it to show. What is done later, or has a later date approved, is verified later.
 *
 * @param instead a later date of one action, as if it were approved
 */
export function verifiableFrom(
  { plan, actions, change }: Pick<Round, 'plan' | 'actions' | 'change'>,
  instead?: { action: number; due: CalendarDate },
): CalendarDate | null {
  if (!plan) return null
  const ends = actions.map(({ number, due, done }) => {
    if (done?.answer) return dateIn(done.answer.at, done.snapshot.timeZone)
    return instead?.action === number ? instead.due : due
  })
  if (change?.answer) ends.push(dateIn(change.answer.at, change.snapshot.timeZone))
  const last = ends.reduce(laterOf, '')
  const planned = lastDueOf(plan)
  return last > planned ? addDays(last, daysFrom(planned, plan.verifyOn)) : plan.verifyOn
}

/** When the last action of a plan is due, as it was planned. */
export function lastDueOf({ actions }: Pick<CorrectivePlan, 'actions'>): CalendarDate {
  return actions.reduce((day, { due }) => laterOf(day, due), '')
}

/** The asks of a cycle in which a decision may have been asked for. */
export function mayBeDecided(asks: readonly Ask[]): string[] {
  return asks
    .filter(
      ({ slot, answer }) =>
        answer &&
        (meaningOf({ slot }).asks === 'plan' ||
          answer.value === 'later' ||
          answer.value === 'correction-only'),
    )
    .map(({ _id }) => _id)
}

/** Where it stands, by what was said. */
export function stageOf({ triage, correctionOnly, rounds }: CorrectiveLife): NonconformityStage {
  const said = triage?.answer?.value
  if (said === 'turned-down' || said === 'opportunity') return said
  if (said === 'correction-only') {
    if (correctionOnly === null || correctionOnly.state === 'open') return 'correction-approval'
    return correctionOnly.state === 'approved' ? 'correction-only' : 'triage'
  }
  if (said !== 'take-on') return 'triage'
  const round = rounds.at(-1)
  if (!round?.analysis) return 'analysis'
  const last = round.plans.at(-1)
  if (!round.plan)
    return last && (last.decision === null || last.decision.state === 'open') ? 'plan-approval' : 'planning'
  if (round.actions.some(({ done }) => done === null) || owesChange(round)) return 'actions'
  return round.verdict?.answer?.value === 'effective' ? 'effective' : 'effectiveness'
}

/** The plan names a change of the ISMS, and nobody has said yet what came of it. */
export function owesChange({ plan, change, verdict }: Round): boolean {
  return plan !== null && plan.ismsChange !== null && change === null && verdict === null
}

/** How often what was done turned out not to be effective, and since when that is a matter of the management review. */
export function failuresIn({ rounds }: CorrectiveLife): { ineffective: number; forReview?: string } {
  const failed = rounds.flatMap(({ verdict }) =>
    verdict?.answer?.value === 'ineffective' ? [verdict.answer.at] : [],
  )
  const third = failed[INEFFECTIVE_FOR_REVIEW - 1]
  return { ineffective: failed.length, ...(third === undefined ? {} : { forReview: third }) }
}

/** Who sees to it, and by when: as it was taken on, or as was said when a round turned out not to be effective. */
export function takenOn({ triage, rounds }: CorrectiveLife): {
  owner: PersonId
  dueOn: CalendarDate
  vouched?: true
} | null {
  const { answer } = triage ?? {}
  const { owner, vouched } = (triage && triagedIn(triage)) ?? {}
  if (answer?.value !== 'take-on' || owner === undefined || answer.until === undefined) return null
  const again = rounds.findLast(({ verdict }) => verdict?.answer?.value === 'ineffective')?.verdict?.answer
  return { owner, dueOn: again?.until ?? answer.until, ...(vouched ? { vouched } : {}) }
}

/** What of a nonconformity somebody else decides. */
export const correctiveKinds = ['correction-only', 'corrective-plan', 'corrective-extension'] as const
export type CorrectiveKind = (typeof correctiveKinds)[number]
