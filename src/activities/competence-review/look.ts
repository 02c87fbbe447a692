import type { Ask } from '../../domain/ask.js'
import { type Chart, fillingOf } from '../../domain/authority.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Competence } from '../../domain/competence.js'
import {
  GAP_SLOT,
  type Gap,
  type Holder,
  neverJudges,
  type ReviewState,
  reviewSteps,
  verdictDay,
} from '../../domain/competence-review.js'
import { closingDay } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Organisation } from '../../domain/organisation.js'
import { canBeAsked, isPresentAt, type PersonId } from '../../domain/person.js'
import { type Programme, programmeId, startsAt } from '../../domain/programme.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import { Lines } from '../../store/absence-lines.js'
import type { Absences } from '../../store/absences.js'
import { chartFor } from '../../store/chart.js'
import type { Competences } from '../../store/competences.js'
import type { Cycles } from '../../store/cycles.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { OwnerTools } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import { nextBegins } from '../control-check/next.js'
import type { IsDue } from '../sweep.js'

export interface ReviewLookTools extends OwnerTools {
  absences: Absences
  competences: Competences
  cycles: Cycles
  occurrences: Occurrences
  organisation: OrganisationStore
  programmes: Programmes
}

/** How a review stands, who may be asked by now, and until when it goes on. */
export interface ReviewAtHand {
  state: ReviewState
  competence: Competence
  organisation: Organisation
  /** Who may never say whether what was done about a gap worked. */
  neverJudge: (gap: Gap, action: Ask) => PersonId[]
  closesOn: CalendarDate
  /** The next review has begun, its closing day is over, or the file has it no more. */
  over: boolean
}

/** Also where somebody holds it by now or no more, somebody left, or a date of the calendar was moved. */
export function reviewIsDue(tools: ReviewLookTools): IsDue {
  return async (cycle, asOf) => {
    const atHand = await reviewAtHand(tools, cycle, asOf)
    return atHand.over || atHand.closesOn !== cycle.closesOn || !isSettled(atHand, cycle)
  }
}

/** Of whom in a review nobody lawfully may do what; none where it is over. */
export function whoIsBlocked(tools: ReviewLookTools) {
  return async (id: string, asOf: string) => {
    const cycle = await tools.cycles.byId(id)
    if (!cycle || cycle.state === 'closed') return []
    const { state } = await reviewAtHand(tools, cycle, asOf)
    return reviewSteps(state).flatMap((step) => (step.step === 'nobody' ? [step] : []))
  }
}

/** Nothing is to be asked, and the ISMS lead knows of what nobody may be asked. */
export function isSettled({ state, competence }: ReviewAtHand, cycle: Cycle): boolean {
  const steps = reviewSteps(state)
  const isBlocked = steps.some(({ step }) => step === 'nobody')
  const isAsked = steps.every(({ step }) => step === 'nobody')
  const isTold = cycle.nobodySince !== undefined
  return isAsked && isBlocked === isTold && cycle.subject.version === competence.version
}

export async function reviewAtHand(
  tools: ReviewLookTools,
  cycle: Cycle,
  asOf: string,
): Promise<ReviewAtHand> {
  const { id } = cycle.subject
  const [competence, organisation, programme, overtaken, asks] = await Promise.all([
    tools.competences.newest(id),
    tools.organisation.read(),
    tools.programmes.byId(programmeId('competence-review', id)),
    tools.cycles.isOvertaken(cycle),
    tools.competences.allAsks(id),
  ])
  if (!competence || !organisation) throw new Error(`${id} is no competence on record`)
  const closesOn = overtaken ? cycle.closesOn : await closingDayOf(tools, cycle, programme)
  const chart = await chartOf(tools, competence, programme, organisation, asOf)
  const lines = await Lines.read(tools, [...chart.people.keys()], asOf)
  const neverJudge = (gap: Gap, action: Ask) => {
    const saw = [action.askedOf, ...(action.answer ? [action.answer.by] : [])]
    return neverJudges(
      gap,
      action,
      saw.flatMap((each) => lines.delegatesOf(each)),
    )
  }
  const today = dateIn(asOf, organisation.timeZone)
  const holders = holdersBy(chart, competence, programme?.owner ?? null)
  return {
    ...{ competence, organisation, neverJudge, closesOn },
    over: overtaken || programme?.state !== 'active' || asOf >= endOf(closesOn, cycle.timeZone),
    state: {
      ...{ cycle: cycle._id, asks, hash: competence.hash, holders },
      seesTo: ({ holder, finding }) =>
        isThere(chart, finding.by)
          ? finding.by
          : (holders.find(({ person }) => person === holder)?.assessor ?? null),
      judge: (gap, action) => managerOf(chart, gap.holder, neverJudge(gap, action)),
      isTime: (action) => verdictDay(action, competence.verdictAfterMonths) <= today,
    },
  }
}

/** When the next verdict is asked for, or the review ends; at the latest in a week. ISO 8601 UTC. */
export function nextReviewLook(
  { state: { asks }, competence, organisation, closesOn }: ReviewAtHand,
  { timeZone }: Pick<Cycle, 'timeZone'>,
  asOf: string,
): string {
  const judged = asks
    .filter(({ slot, answer }) => slot === GAP_SLOT && answer)
    .map((action) => startsAt(verdictDay(action, competence.verdictAfterMonths), organisation))
  const inAWeek = new Date(Date.parse(asOf) + WEEK_MS).toISOString()
  const coming = [...judged, endOf(closesOn, timeZone), inAWeek].filter((instant) => instant > asOf)
  return coming.sort()[0] ?? inAWeek
}

const WEEK_MS = 7 * 24 * 3_600_000

async function closingDayOf(
  tools: ReviewLookTools,
  { _id, because, dueOn, startedAt, timeZone }: Cycle,
  programme: Programme | null,
): Promise<CalendarDate> {
  const cycle = { _id, isOutOfTurn: because !== undefined }
  const since = dateIn(startedAt, timeZone)
  return closingDay(dueOn, programme && (await nextBegins(tools, programme, cycle, since)))
}

/** Everybody who may come into question: the assessor, the holders, whoever stands above them, and top management. */
function chartOf(
  { people }: ReviewLookTools,
  { holders }: Competence,
  programme: Programme | null,
  organisation: Organisation,
  asOf: string,
): Promise<Chart> {
  const seats = [...holders, ...(programme?.owner ? [programme.owner] : [])].map((person) => ({ person }))
  return chartFor(people, organisation, seats, asOf)
}

/** Whoever holds it and is there, each with whoever assesses them: of the assessor it is whoever stands above them. */
function holdersBy(chart: Chart, { holders }: Competence, owner: PersonId | null): Holder[] {
  return holders
    .filter((id) => isPresent(chart, id))
    .map((person) => ({ person, assessor: assessorOf(chart, person, owner) }))
}

/** Nobody assesses themselves, and nobody in the stead of an assessor who is not there any more: that is for the file to say. */
function assessorOf(chart: Chart, holder: PersonId, owner: PersonId | null): PersonId | null {
  if (owner === holder) return managerOf(chart, holder, [holder])
  return owner !== null && isThere(chart, owner) ? owner : null
}

/** Their manager; where those may not, or are not there, whoever stands above them, and at last others of top management. */
function managerOf(chart: Chart, holder: PersonId, never: readonly PersonId[]): PersonId | null {
  const filling = fillingOf({ who: [{ managerOf: holder }], needs: 'any' }, chart, never)
  return filling?.approvers[0] ?? null
}

function isPresent({ people, at }: Chart, id: PersonId): boolean {
  const person = people.get(id)
  return person !== undefined && isPresentAt(person, at)
}

function isThere(chart: Chart, id: PersonId): boolean {
  const person = chart.people.get(id)
  return person !== undefined && canBeAsked(person) && isPresent(chart, id)
}
