import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import {
  type CorrectiveLife,
  failuresIn,
  lastDueOf,
  lifeOf,
  mayBeDecided,
  owesChange,
  stageOf,
  takenOn,
  verifiableFrom,
} from '../../domain/corrective-action.js'
import { concernedBy } from '../../domain/corrective-hands.js'
import { type CorrectiveState, type CorrectiveStep, correctiveSteps } from '../../domain/corrective-steps.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Finding, isNoMore } from '../../domain/finding.js'
import { findingBehind, isEnded, type Nonconformity, nonconformityOf } from '../../domain/nonconformity.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { startsAt } from '../../domain/programme.js'
import { correctiveReassessment } from '../../domain/risk-reassessment.js'
import { businessDaysBefore, dateIn } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Decisions } from '../../store/decisions.js'
import type { Findings } from '../../store/findings.js'
import type { Nonconformities, Standing } from '../../store/nonconformities.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import { type OwnerTools, whomItIsAbout } from '../../store/whom-it-is-about.js'
import type { IsDue } from '../sweep.js'
import { type Asked, whoIsAsked } from './whom.js'

export interface CorrectiveLookTools extends OwnerTools {
  riskCriteria: RiskCriteriaStore
  asks: Asks
  cycles: Cycles
  decisions: Decisions
  findings: Findings
  nonconformities: Nonconformities
  organisation: OrganisationStore
  people: People
}

/** Business days before its due date on which whoever does an action is first reminded. */
const ASKED_BEFORE = 5

/** How one nonconformity stands, and whom it concerns. */
export interface CorrectiveAtHand {
  nonconformity: Nonconformity
  state: CorrectiveState
  standing: Standing
  /** The finding that it came of. */
  finding: Finding | null
  /** Whom it is about: looked up where somebody is to say what becomes of it. */
  about: () => Promise<PersonId[]>
  /** Who has to do with it. */
  concerned: PersonId[]
  organisation: Organisation
  people: ReadonlyMap<PersonId, Person>
}

/** A step, and who is asked in it; null where nobody may answer it, or nobody is there. */
export type StepAtHand =
  | Exclude<CorrectiveStep, { step: 'ask' }>
  | (Extract<CorrectiveStep, { step: 'ask' }> & { asked: Asked | null })

export function correctiveIsDue(tools: CorrectiveLookTools): IsDue {
  return async (cycle, asOf) => {
    const atHand = await correctiveAtHand(tools, cycle, asOf)
    return (
      isBehind(atHand) ||
      isEnded(atHand.standing) ||
      (await stepsToTake(tools, atHand, cycle, asOf)).length > 0
    )
  }
}

/** What is to be done. That nobody may be asked is said once, and then it waits until somebody may. */
export async function stepsToTake(
  { people }: Pick<CorrectiveLookTools, 'people'>,
  atHand: CorrectiveAtHand,
  { nobodySince }: Pick<Cycle, 'nobodySince'>,
  asOf: string,
): Promise<StepAtHand[]> {
  const steps: StepAtHand[] = []
  for (const step of correctiveSteps(atHand.state)) {
    if (step.step !== 'ask') steps.push(step)
    else {
      const asked = await whoIsAsked(people, atHand, step, asOf)
      if (asked || nobodySince === undefined) steps.push({ ...step, asked })
    }
  }
  return steps
}

/** Whether its row says something else than its asks do. */
export function isBehind({
  nonconformity,
  standing,
  concerned,
}: Pick<CorrectiveAtHand, 'nonconformity' | 'standing' | 'concerned'>): boolean {
  const hasMoved = (Object.keys(standing) as (keyof Standing)[]).some(
    (key) => nonconformity[key] !== standing[key],
  )
  return hasMoved || nonconformity.concerned?.join(' ') !== concerned.join(' ')
}

export async function correctiveAtHand(
  tools: CorrectiveLookTools,
  cycle: Pick<Cycle, '_id'>,
  asOf: string,
): Promise<CorrectiveAtHand> {
  const [organisation, nonconformity, asks] = await Promise.all([
    tools.organisation.read(),
    tools.nonconformities.byId(nonconformityOf(cycle._id) ?? ''),
    tools.asks.allOf(cycle._id),
  ])
  if (!organisation || !nonconformity) throw new Error(`${cycle._id} is about nothing on record`)
  const behind = findingBehind(nonconformity)
  const [decisions, finding] = await Promise.all([
    tools.decisions.byNonces(mayBeDecided(asks)),
    behind === null ? null : tools.findings.byId(behind),
  ])
  const life = lifeOf(asks, decisions)
  const isOver = finding !== null && isNoMore(finding, nonconformity.source.of === 'external')
  const isWithdrawn = isOver && !isEnded({ stage: stageOf(life) })
  const standing = standingOf(nonconformity, life, isWithdrawn)
  const people = await tools.people.byIds(
    peopleOf(
      asks,
      standing,
      life.rounds.flatMap(({ actions }) => actions),
    ),
  )
  const today = dateIn(asOf, organisation.timeZone)
  const isThere = (id: PersonId) => {
    const person = people.get(id)
    return person !== undefined && isPresentAt(person, asOf)
  }
  return {
    ...{ nonconformity, standing, finding, organisation, people },
    about: () => whomItIsAbout(tools, nonconformity),
    concerned: concernedBy(life, asks, standing.owner),
    state: {
      ...{ life, asks, isThere, isWithdrawn },
      toReassess: await toReassess(tools, nonconformity, life),
      isTime: (due) => askedOn(due, organisation) <= today,
      mayVerify: (from) => from <= today,
    },
  }
}

/** The risks that the plan of the last round names, unless somebody is asked about them already, or nothing judges them. */
async function toReassess(
  { cycles, riskCriteria, risks }: CorrectiveLookTools,
  { _id }: Nonconformity,
  { rounds }: CorrectiveLife,
): Promise<string[]> {
  const round = rounds.at(-1)
  if (!round?.plan || round.plan.risks.length === 0) return []
  const [begun, criteria, found] = await Promise.all([
    cycles.byId(correctiveReassessment(_id, round.number)),
    riskCriteria.inForce(),
    risks.byIds(round.plan.risks),
  ])
  if (begun || !criteria) return []
  return [...found.values()].filter(({ state }) => state === 'open').map((risk) => risk._id)
}

function standingOf(
  { owner }: Nonconformity,
  life: ReturnType<typeof lifeOf>,
  isWithdrawn: boolean,
): Standing {
  const taken = takenOn(life)
  return {
    stage: isWithdrawn ? 'withdrawn' : stageOf(life),
    owner: taken?.owner ?? owner,
    dueOn: taken?.dueOn ?? null,
    ...(taken?.vouched ? { vouched: true } : {}),
    round: life.rounds.length,
    ...failuresIn(life),
  }
}

function peopleOf(
  asks: readonly Ask[],
  { owner }: Standing,
  actions: readonly { who: PersonId }[],
): PersonId[] {
  const open = asks.filter(({ state }) => state === 'open').map(({ askedOf }) => askedOf)
  return [...new Set([...open, ...(owner === null ? [] : [owner]), ...actions.map(({ who }) => who)])]
}

/** The day on which whoever does it is first reminded. */
export function askedOn(due: CalendarDate, organisation: Organisation): CalendarDate {
  return businessDaysBefore(due, ASKED_BEFORE, placeOf(organisation, organisation))
}

/** When something comes up by itself: the change that a plan names is asked about, or what was done may be verified. ISO 8601 UTC. */
export function nextCorrectiveLook({ state, organisation }: CorrectiveAtHand, asOf: string): string {
  const round = state.life.rounds.at(-1)
  const from = round && verifiableFrom(round)
  const days = [
    ...(round?.plan && owesChange(round) ? [askedOn(lastDueOf(round.plan), organisation)] : []),
    ...(from ? [from] : []),
  ]
  const inAWeek = new Date(Date.parse(asOf) + WEEK_MS).toISOString()
  const instants = days.map((day) => startsAt(day, organisation)).filter((instant) => instant > asOf)
  return [...instants, inAWeek].sort()[0] ?? inAWeek
}

const WEEK_MS = 7 * 24 * 3_600_000
