import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { nextAfter } from '../../domain/control-check.js'
import type { Course } from '../../domain/course.js'
import type { Cycle } from '../../domain/cycle.js'
import { deciderOf } from '../../domain/declined.js'
import type { Organisation } from '../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { type Programme, programmeId, startsAt } from '../../domain/programme.js'
import {
  type Asked,
  CONFIRM_COMPLETION_SLOT,
  COURSE_SLOT,
  changesOn,
  FAILED_SLOT,
  isToConfirm,
  renewedFrom,
  type TrainingStep,
  trainingStep,
  validUntil,
  WAIVER_SLOT,
} from '../../domain/training.js'
import { addDays, addMonths, dateIn, endOf, laterOf } from '../../domain/working-days.js'
import { groupedBy } from '../../store/grouped-by.js'
import { type PersonsStanding, standingsAt } from '../../store/training-standings.js'
import { startDays } from '../calendar/plan.js'
import type { TrainingPlanTools } from './tools.js'

/** What there is to do about one person. */
export interface PersonsStep {
  person: Person
  step: Exclude<TrainingStep, { next: 'wait' }>
  /** Who decides, where that is to be decided. */
  decider: Person | null
}

/** How a training year stands. */
export interface TrainingPlan {
  course: Course
  programme: Programme
  organisation: Organisation
  /** The last day of the cycle, as the calendar stands by now. */
  closesOn: CalendarDate
  /** Why it is over; null: it goes on. */
  over: 'cycle-closed' | 'retired' | null
  /** How everybody whom it looked at stands. */
  standings: PersonsStanding[]
  steps: PersonsStep[]
  /** What is asked of somebody who is here no more, or about what is decided already. */
  idle: Ask[]
  /** What was said of waivers, and of what was handed in, of which nobody has been told yet. */
  untold: Ask[]
  /** When somebody stands otherwise by themselves, at the latest on its last day: ISO 8601 UTC. */
  nextLook: string
}

/**
 * Who needs the course by now, who has it, and what follows: level-triggered, over everybody or over these people alone.
 */
export async function planOf(
  tools: TrainingPlanTools,
  cycle: Cycle,
  asOf: string,
  only?: readonly PersonId[],
): Promise<TrainingPlan> {
  const { id } = cycle.subject
  const [course, programme, organisation, overtaken] = await Promise.all([
    tools.courses.newest(id),
    tools.programmes.byId(programmeId('training', id)),
    tools.organisation.read(),
    tools.cycles.isOvertaken(cycle),
  ])
  if (!course || !programme || !organisation) throw new Error(`There is no course ${id}`)
  const closesOn = overtaken ? cycle.closesOn : await closingDayOf(tools, cycle, programme)
  const isOver = overtaken || asOf >= endOf(closesOn, cycle.timeZone)
  const over: TrainingPlan['over'] = programme.state === 'ended' ? 'retired' : isOver ? 'cycle-closed' : null
  const common = { course, programme, organisation, closesOn, over }
  if (over) return { ...common, standings: [], steps: [], idle: [], untold: [], nextLook: asOf }
  const today = dateIn(asOf, cycle.timeZone)
  const claimed = (await tools.courses.claimedBefore(cycle, only)).filter(
    ({ subject }) => Number(subject.version) >= course.countsFrom,
  )
  const [inCycle, standings] = await Promise.all([
    tools.courses.inCycle(cycle._id, only, claimed),
    standingsAt(tools, course, { closesOn, today, asOf }, only),
  ])
  const asks = [...claimed, ...inCycle]
  const askedOf = byPerson(asks)
  const steps: PersonsStep[] = []
  for (const { person, standing } of standings) {
    const step = trainingStep(standing, askedOf.get(person._id) ?? noneAsked, course.version)
    if (step.next === 'wait') continue
    const decider =
      step.next === 'decide'
        ? await deciderFor(tools, person, step, { course, programme, organisation }, asOf)
        : null
    // Where nobody may lawfully decide it waits until somebody does.
    if (step.next !== 'decide' || decider) steps.push({ person, step, decider })
  }
  const changes = standings.flatMap(({ standing }) => changesOn(standing) ?? [])
  const joins = await tools.people.firstDays(today, closesOn)
  // Whoever completes it after this look is to renew it at this day at the earliest.
  const completesNow = validUntil(course, today)
  const renews = completesNow === null ? [] : [laterOf(renewedFrom(today, completesNow), addDays(today, 1))]
  const next = [...changes, ...joins, ...renews].filter((day) => day > today && day <= closesOn).sort()[0]
  const ends = endOf(closesOn, cycle.timeZone)
  return {
    ...{ ...common, standings, steps },
    idle: idleOf(asks, new Set(standings.map(({ person }) => person._id))),
    untold: asks.filter(isUntold),
    nextLook: next === undefined ? ends : startsAt(next, organisation),
  }
}

/**
 * Their manager where they used up their attempts, whoever the course names where something is to be confirmed, else the
 * ISMS lead; nobody decides about themselves, or what they asked for.
 */
async function deciderFor(
  { people }: TrainingPlanTools,
  person: Person,
  { slot, request }: Extract<TrainingStep, { next: 'decide' }>,
  { course, programme, organisation }: Pick<TrainingPlan, 'course' | 'programme' | 'organisation'>,
  asOf: string,
): Promise<Person | null> {
  const { ismsLead, deputy, topManagement } = organisation
  const never = deciderNever(person._id, request)
  const known = await people.byIds(
    [person.manager, programme.owner, ismsLead, deputy, ...topManagement].flatMap((id) => id ?? []),
  )
  const isThere = (id: PersonId) => {
    const found = known.get(id)
    return found !== undefined && !never.includes(id) && isPresentAt(found, asOf)
  }
  const { manager } = person
  const { by } = course
  const isTrainers = by.way === 'certificate' && by.confirmedBy === 'trainer'
  const first =
    slot === FAILED_SLOT
      ? [manager]
      : slot === CONFIRM_COMPLETION_SLOT
        ? [...(isTrainers ? [programme.owner] : []), manager]
        : []
  const decider =
    first.find((id) => id !== null && isThere(id)) ?? deciderOf(person._id, organisation, isThere)
  return (decider === null ? undefined : known.get(decider)) ?? null
}

/** Who never decides about somebody's training: they themselves, and whoever asks for it, or in whose name that is done. */
export function deciderNever(person: PersonId, request: Ask | null): PersonId[] {
  const { answer } = request ?? {}
  if (!request || !answer) return [person]
  return [...new Set([person, request.askedOf, answer.by, ...(answer.for === undefined ? [] : [answer.for])])]
}

const noneAsked: Asked = { rounds: [], decisions: [] }

/** By whom it was asked, in the order in which they were, each with what is decided about them. */
function byPerson(asks: readonly Ask[]): Map<PersonId, Asked> {
  const rounds = asks.filter(({ slot }) => slot === COURSE_SLOT).sort(inOrder)
  const whose = new Map(rounds.map(({ _id, askedOf }) => [_id, askedOf]))
  const decisions = groupedBy(
    asks.filter(({ about }) => about !== undefined),
    ({ about = '' }) => whose.get(about) ?? '',
  )
  return new Map(
    [...groupedBy(rounds, ({ askedOf }) => askedOf)].map(([person, of]) => [
      person,
      { rounds: of, decisions: decisions.get(person) ?? [] },
    ]),
  )
}

function inOrder(a: Ask, b: Ask): number {
  return a.openedAt.localeCompare(b.openedAt) || a.round - b.round
}

/** What waits of whoever is not there any more, and decisions about a round that nobody waits for. */
function idleOf(asks: readonly Ask[], there: ReadonlySet<PersonId>): Ask[] {
  const rounds = new Map(asks.filter(({ slot }) => slot === COURSE_SLOT).map((ask) => [ask._id, ask]))
  const newest = new Map([...rounds.values()].sort(inOrder).map(({ askedOf, _id }) => [askedOf, _id]))
  return asks.filter(({ state, slot, askedOf, about = '' }) => {
    if (state !== 'open' && state !== 'declined') return false
    if (slot === COURSE_SLOT) return !there.has(askedOf)
    const of = rounds.get(about)
    const waits =
      of?.state === 'declined' || of?.closed?.because === 'failed' || (of !== undefined && isToConfirm(of))
    return !of || !waits || !there.has(of.askedOf) || of._id !== newest.get(of.askedOf)
  })
}

export function isUntold({ slot, answer, outcomeTold }: Ask): boolean {
  return (
    (slot === WAIVER_SLOT || slot === CONFIRM_COMPLETION_SLOT) &&
    answer !== undefined &&
    outcomeTold === undefined
  )
}

/** Where no other comes after it, a training year ends a year after it began. */
const MONTHS = 12

async function closingDayOf(
  tools: TrainingPlanTools,
  { startedAt, timeZone }: Cycle,
  programme: Programme,
): Promise<CalendarDate> {
  const since = dateIn(startedAt, timeZone)
  return closingDay(await startDays(tools, programme), since)
}

/** The day before the next one begins. */
export function closingDay(starts: readonly CalendarDate[], since: CalendarDate): CalendarDate {
  const next = nextAfter(starts, since)
  return addDays(next ?? addMonths(since, MONTHS), -1)
}
