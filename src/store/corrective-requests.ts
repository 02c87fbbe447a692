import type { Ask, Subject } from '../domain/ask.js'
import { fillingOf, type Seat } from '../domain/authority.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type CorrectiveLife, lifeOf, meaningOf, planIn } from '../domain/corrective-action.js'
import { involvedIn } from '../domain/corrective-hands.js'
import type { CorrectiveStep } from '../domain/corrective-steps.js'
import type { Decision } from '../domain/decision.js'
import type { Nonconformity } from '../domain/nonconformity.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { dateIn, dueDate, earlierOf, laterOf } from '../domain/working-days.js'
import type { Asks } from './asks.js'
import { chartFor } from './chart.js'
import type { Decisions } from './decisions.js'
import type { OrganisationStore } from './organisation.js'
import type { People } from './people.js'

export interface CorrectiveRequestTools {
  asks: Asks
  decisions: Decisions
  organisation: OrganisationStore
  people: People
}

type Deciding = Extract<CorrectiveStep, { step: 'decide' }>

/** What of a nonconformity is decided on; the ledger holds what stands behind the hash. */
function correctiveSubject({ _id }: Pick<Nonconformity, '_id'>, { what, ask }: Deciding): Subject {
  const { round, action } = meaningOf(ask)
  const { answer } = ask
  const hash = answer?.findings?.commitment ?? answer?.reason?.commitment ?? ask.subject.hash
  const id = what === 'corrective-extension' ? `${_id}.${round}-${action}` : _id
  return { type: what, id, version: `${round}.${ask.round}`, hash }
}

/**
 * What somebody asked for in an answer is put to whoever decides it, who is somebody else (A.5.3): a plan to the ISMS lead;
 * a later date to whoever owns the nonconformity or, of what they do themselves, to the ISMS lead; that the correction is
 * enough to top management. Whom a plan names to verify it approves nothing of it. Twice is the same as once.
 */
export async function requestCorrective(
  tools: CorrectiveRequestTools,
  nonconformity: Nonconformity,
  deciding: Deciding,
): Promise<Decision | null> {
  const { asks, decisions, people } = tools
  const { ask, what } = deciding
  const [made, organisation] = await Promise.all([decisions.byNonce(ask._id), tools.organisation.read()])
  const { answer } = ask
  if (made || !organisation || !answer) return made
  const life = lifeOf(await asks.allOf(ask.cycle), new Map())
  const never = neverOf(deciding, nonconformity, involvedIn(life, nonconformity.owner), verifierIn(life, ask))
  const who: Seat[] = [seatOf(deciding, nonconformity)]
  const chart = await chartFor(people, organisation, who, answer.at)
  const filling = fillingOf({ who, needs: 'any' }, chart, [answer.by, ...never])
  const { timeZone, approval } = organisation
  const requested = await decisions.request(
    {
      subject: correctiveSubject(nonconformity, deciding),
      ...{ question: what === 'corrective-extension' ? 'postpone' : 'approve', facts: {}, nonce: ask._id },
      ...{ requestedBy: answer.by, requestedAt: answer.at, timeZone, never },
      ...(what === 'corrective-extension' && answer.until ? { until: answer.until } : {}),
      dueOn: decidedBy(deciding, dateIn(answer.at, timeZone), approval.businessDays, organisation),
      // Where nobody may, its workflow finds that out, and says so.
      steps: [{ slot: 'step-1', who, needs: 'any', ...(filling ?? { approvers: [], quorum: 1, up: [] }) }],
      ...(answer.reason ? { reason: answer.reason.text } : {}),
    },
    answer.through,
  )
  return requested ?? decisions.byNonce(ask._id)
}

/** In the days that decisions have, and in time: before the first action of a plan is due, or the one that is put off. */
function decidedBy(
  { what, ask }: Deciding,
  today: CalendarDate,
  businessDays: number,
  organisation: Organisation,
): CalendarDate {
  const within = dueDate(today, businessDays, organisation)
  const first = planIn(ask)?.actions.reduce((day, { due }) => earlierOf(day, due), within)
  const needed = what === 'corrective-extension' ? ask.dueOn : (first ?? within)
  return earlierOf(within, laterOf(needed, dueDate(today, 1, organisation)))
}

function seatOf({ what, ask }: Deciding, { owner }: Nonconformity): Seat {
  if (what === 'correction-only') return { role: 'top-management' }
  if (what === 'corrective-plan' || owner === null || owner === ask.askedOf) return { role: 'isms-lead' }
  return { person: owner }
}

/** Whom the plan that is asked about, or that an action is of, names to verify it. */
function verifierIn({ rounds }: CorrectiveLife, ask: Ask): PersonId | null {
  const asked = planIn(ask)
  const plan = asked ?? planIn(rounds.at(-1)?.plans.at(-1)?.ask ?? ask)
  return plan?.verifier ?? null
}

/** Nobody approves what they own or planned; a later date is not approved by whoever does the action, or stands in for them. */
function neverOf(
  { what, ask }: Deciding,
  { owner }: Nonconformity,
  involved: readonly PersonId[],
  verifier: PersonId | null,
): PersonId[] {
  const verifies = verifier === null ? [] : [verifier]
  if (what === 'corrective-plan')
    return [...new Set([...involved, ...verifies, ...(planIn(ask)?.actions.map(({ who }) => who) ?? [])])]
  return [
    ...new Set([
      ask.askedOf,
      ...verifies,
      ...(ask.answer?.for ? [ask.answer.for] : []),
      ...(what === 'correction-only' && owner ? [owner] : []),
    ]),
  ]
}
