import type { Ask } from '../../domain/ask.js'
import { type Chart, chainAbove } from '../../domain/authority.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { type Cycle, partsOfCycle, processOfCycle } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { startsAt } from '../../domain/programme.js'
import type { Risk } from '../../domain/risk.js'
import {
  ACTION_SLOT,
  ASKED_BEFORE,
  actionNamed,
  coveredBy,
  endOfQuarter,
  isFollowedUp,
  isResultSlot,
  type Planned,
  type PlanState,
  planSteps,
} from '../../domain/treatment-plan.js'
import { businessDaysBefore, dateIn, endOf } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import { chartFor } from '../../store/chart.js'
import type { Cycles } from '../../store/cycles.js'
import type { Decisions } from '../../store/decisions.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { Risks } from '../../store/risks.js'
import { openRisksIn } from '../open-risks.js'
import type { IsDue } from '../sweep.js'

export interface PlanLookTools {
  asks: Asks
  cycles: Cycles
  decisions: Decisions
  organisation: OrganisationStore
  people: People
  risks: Risks
}

/** How a quarter's plan stands, and who could be asked. */
export interface PlanAtHand {
  state: PlanState
  organisation: Organisation
  people: ReadonlyMap<PersonId, Person>
}

/** Also where the register changed, or somebody left: nobody tells the workflow of that. */
export function planIsDue(tools: PlanLookTools, openRisks = openRisksIn(tools)): IsDue {
  return async (cycle, asOf) => {
    const { state } = await planAtHand(tools, cycle, asOf, openRisks)
    return planSteps(state).length > 0 || isOver(cycle, state, asOf)
  }
}

/** Its quarter is over, and nothing of it is left to follow up. What is overdue keeps it open until it is done or postponed. */
export function isOver({ timeZone }: Pick<Cycle, 'timeZone'>, state: PlanState, asOf: string): boolean {
  return asOf >= endOf(state.until, timeZone) && isFollowedUp(state)
}

export async function planAtHand(
  tools: PlanLookTools,
  cycle: Cycle,
  asOf: string,
  openRisks = openRisksIn(tools),
): Promise<PlanAtHand> {
  const organisation = await tools.organisation.read()
  if (!organisation) throw new Error('No organisation has been imported')
  const until = untilOf(cycle)
  const [asks, open, after] = await Promise.all([
    tools.asks.allOf(cycle._id),
    openRisks(),
    untilOfEarlier(tools, cycle),
  ])
  const due = open.filter(({ assessment }) => assessment.plan.some((action) => action.due <= until))
  const risks = await withThoseAskedAbout(tools, due, asks)
  const people = await tools.people.byIds(peopleOf(risks))
  const chart = await chartAbove(tools, people, organisation, asOf)
  const today = dateIn(asOf, organisation.timeZone)
  const later = asks.filter(({ answer }) => answer?.value === 'later').map(({ _id }) => _id)
  const confirmed = asks.filter(({ slot, answer }) => answer && isResultSlot(slot))
  const [decisions, taken] = await Promise.all([
    tools.decisions.byNonces(later),
    tools.risks.takenOver([...new Set(confirmed.map(({ subject }) => subject.id))]),
  ])
  return {
    ...{ organisation, people },
    state: {
      ...{ risks, asks, taken, after, until, decisions },
      isTime: (planned) => askedOn(planned, people, organisation) <= today,
      isThere: (id) => isThere(people.get(id), asOf),
      namer: ({ risk, action }) => {
        const above = chainAbove(action.owner, chart)
        const order = [risk.owner, ...above, organisation.ismsLead].filter((id) => id !== action.owner)
        return order.find((id) => isThere(chart.people.get(id), asOf)) ?? null
      },
    },
  }
}

function isThere(person: Parameters<typeof isPresentAt>[0] | undefined, asOf: string): boolean {
  return person !== undefined && isPresentAt(person, asOf)
}

/** Whoever is above those who are not there any more, and whoever could say who does it in their place. */
function chartAbove(
  { people: all }: PlanLookTools,
  people: ReadonlyMap<PersonId, Person>,
  organisation: Organisation,
  asOf: string,
): Promise<Pick<Chart, 'people'>> {
  const left = [...people.values()].some((person) => !isPresentAt(person, asOf))
  if (!left) return Promise.resolve({ people })
  return chartFor(
    all,
    organisation,
    [...people.keys()].map((person) => ({ person })),
    asOf,
  )
}

/** When something comes up by itself: the next of its actions is asked about, or its quarter ends. ISO 8601 UTC. */
export function nextPlanLook(
  { state, people, organisation }: PlanAtHand,
  { timeZone }: Pick<Cycle, 'timeZone'>,
  asOf: string,
): string {
  const asking = coveredBy(state).map((planned) =>
    startsAt(askedOn(planned, people, organisation), organisation),
  )
  const ends = endOf(state.until, timeZone)
  const inAWeek = new Date(Date.parse(asOf) + WEEK_MS).toISOString()
  return [...asking, ends].filter((instant) => instant > asOf).sort()[0] ?? inAWeek
}

const WEEK_MS = 7 * 24 * 3_600_000

/** The day on which whoever does it is first asked: some business days of theirs before it is due. */
export function askedOn(
  { action }: Planned,
  people: ReadonlyMap<PersonId, Person>,
  organisation: Organisation,
): CalendarDate {
  const owner = people.get(action.owner)
  return businessDaysBefore(action.due, ASKED_BEFORE, owner ? placeOf(owner, organisation) : organisation)
}

function untilOf({ _id }: Pick<Cycle, '_id'>): CalendarDate {
  return endOfQuarter(partsOfCycle(_id)?.period ?? '')
}

/** Up to which due date earlier quarters see to what is left of them; null where none of them runs any more. */
async function untilOfEarlier({ cycles }: PlanLookTools, cycle: Cycle): Promise<CalendarDate | null> {
  const until = untilOf(cycle)
  const running = (await runningPlans({ cycles })).map((_id) => untilOf({ _id }))
  return (
    running
      .filter((each) => each < until)
      .sort()
      .at(-1) ?? null
  )
}

/** The cycles of plans that run, by their ids. */
export async function runningPlans({ cycles }: Pick<PlanLookTools, 'cycles'>): Promise<string[]> {
  const running = await cycles.running()
  return running.map(({ _id }) => _id).filter((id) => processOfCycle(id) === 'treatment-plan')
}

async function withThoseAskedAbout(
  { risks }: PlanLookTools,
  due: readonly Risk[],
  asks: readonly Ask[],
): Promise<Risk[]> {
  const known = new Set(due.map(({ _id }) => _id))
  const asked = asks.map(({ slot, subject: { id } }) => (slot === ACTION_SLOT ? actionNamed(id).risk : id))
  const others = await risks.byIds([...new Set(asked)].filter((id) => !known.has(id)))
  return [...due, ...others.values()]
}

function peopleOf(risks: readonly Risk[]): PersonId[] {
  return [
    ...new Set(
      risks.flatMap(({ owner, deputy, assessment }) => [
        ...[owner, ...(deputy === null ? [] : [deputy])],
        ...assessment.plan.map((action) => action.owner),
      ]),
    ),
  ]
}
