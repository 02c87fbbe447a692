import type { Ask } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import {
  type ActionLife,
  actionSlot,
  analysisSlot,
  type CorrectiveKind,
  type CorrectiveLife,
  changeSlot,
  lastDueOf,
  owesChange,
  planSlot,
  type Round,
  stageOf,
  TRIAGE_SLOT,
  verifiableFrom,
  verifySlot,
} from './corrective-action.js'
import type { PersonId } from './person.js'

/** What is to be done next, as far as anybody has to do something for it. */
export type CorrectiveStep =
  | {
      step: 'ask'
      slot: string
      whom: 'lead' | 'isms' | 'owner' | 'verifier' | { person: PersonId }
      dueOn: CalendarDate | null
    }
  | { step: 'decide'; what: CorrectiveKind; ask: Ask }
  /** Risks that the plan of a round names are assessed anew, out of turn. */
  | { step: 'reassess'; round: number; risks: string[] }
  | { step: 'close'; ask: Ask; because: 'left' | 'changed' }

export interface CorrectiveState {
  life: CorrectiveLife
  asks: readonly Ask[]
  /** Whether the day has come on which this is asked about. */
  isTime(due: CalendarDate): boolean
  /** The first day on which it may be verified has come. */
  mayVerify(from: CalendarDate): boolean
  /** Whether whoever is asked is still there. */
  isThere(person: PersonId): boolean
  /** The finding that it came of was withdrawn: nothing of it is to be done any more. */
  isWithdrawn: boolean
  /** The risks that the approved plan names and of which no reassessment has begun. */
  toReassess: string[]
}

/** Looked at as it stands: what was done already is not done again. */
export function correctiveSteps(state: CorrectiveState): CorrectiveStep[] {
  const { life, asks, isThere, isWithdrawn } = state
  const waits = asks.filter(({ state: is }) => is === 'open')
  if (isWithdrawn) return waits.map((ask) => ({ step: 'close', ask, because: 'changed' }))
  const gone = waits.filter(({ askedOf }) => !isThere(askedOf))
  if (gone.length > 0) return gone.map((ask) => ({ step: 'close', ask, because: 'left' }))
  const stage = stageOf(life)
  const open = (slot: string) => asks.some((ask) => ask.slot === slot && ask.state === 'open')
  const asked = (
    slot: string,
    whom: Extract<CorrectiveStep, { step: 'ask' }>['whom'],
    dueOn: CalendarDate | null = null,
  ) => (open(slot) ? [] : [{ step: 'ask', slot, whom, dueOn } as const])
  const round = life.rounds.at(-1)
  switch (stage) {
    case 'triage':
      return asked(TRIAGE_SLOT, 'lead')
    case 'correction-approval':
      return life.triage && !life.correctionOnly
        ? [{ step: 'decide', what: 'correction-only', ask: life.triage }]
        : []
    case 'analysis':
      return asked(analysisSlot(round?.number ?? 1), 'owner')
    case 'planning':
      return asked(planSlot(round?.number ?? 1), 'owner')
    case 'plan-approval': {
      const last = round?.plans.at(-1)
      return last && !last.decision ? [{ step: 'decide', what: 'corrective-plan', ask: last.ask }] : []
    }
    case 'actions':
      return round
        ? [
            ...reassessSteps(round, state),
            ...round.actions.flatMap((action) => actionSteps(action, round.number)),
            ...(round.plan && owesChange(round) && state.isTime(lastDueOf(round.plan))
              ? asked(changeSlot(round.number), 'isms', lastDueOf(round.plan))
              : []),
          ]
        : []
    case 'effectiveness': {
      const from = round ? verifiableFrom(round) : null
      if (!round) return []
      const verifying =
        from !== null && state.mayVerify(from) ? asked(verifySlot(round.number), 'verifier') : []
      return [...reassessSteps(round, state), ...verifying]
    }
    default:
      return []
  }
}

function reassessSteps({ number }: Round, { toReassess }: CorrectiveState): CorrectiveStep[] {
  return toReassess.length === 0 ? [] : [{ step: 'reassess', round: number, risks: toReassess }]
}

/** Whoever does it finds it in their list as soon as the plan is approved, and is reminded when it is due. */
function actionSteps(
  { number, who, due, asks, done, extensions }: ActionLife,
  round: number,
): CorrectiveStep[] {
  if (done || asks.some((ask) => ask.state === 'open')) return []
  const last = extensions.at(-1)
  if (last && last.decision === null) return [{ step: 'decide', what: 'corrective-extension', ask: last.ask }]
  if (last?.decision?.state === 'open') return []
  return [{ step: 'ask', slot: actionSlot(round, number), whom: { person: who }, dueOn: due }]
}
