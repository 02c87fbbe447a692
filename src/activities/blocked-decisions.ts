import type { Ask } from '../domain/ask.js'
import { type Chart, whoNames } from '../domain/authority.js'
import { type Decision, namingSlot, neverIn, type Step } from '../domain/decision.js'
import { standingOf } from '../domain/decision-standing.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isReachable, type PersonId } from '../domain/person.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import type { AbsenceTools } from '../store/absence-lines.js'
import { closedBy } from '../store/closing-asks.js'
import type { DecisionSteps } from '../store/decision-steps.js'
import { settleNewAsks } from '../store/rerouting.js'
import { roundOf } from './ask-one.js'
import type { DecisionSubjects } from './decision-subject.js'
import { askAbout, byItsRules, isAsked, whoFills } from './step-filling.js'

interface BlockedTools extends AbsenceTools {
  decisionSteps: DecisionSteps
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  heartbeat: () => void
}

/**
 * Nobody lawfully fills the step: it waits, and the ISMS lead, or whoever may in their place, is asked to name somebody.
 * Twice is the same as once; who is not to name anybody any more is asked no more.
 */
export async function block(
  tools: BlockedTools,
  decision: Decision,
  step: Step,
  { asks, chart, organisation }: { asks: readonly Ask[]; chart: Chart; organisation: Organisation },
  asOf: string,
): Promise<void> {
  const since = await tools.decisionSteps.block(decision._id, step.slot, asOf)
  const slot = namingSlot(step)
  const namer = whoNames(chart, neverIn(decision, asks))
  for (const ask of openIn(slot, asks))
    if (ask.askedOf !== namer) await tools.asks.closeOne(ask._id, 'handed-on', asOf, closedBy('approval'))
  const told = await tools.people.byIds([decision.requestedBy, ...(namer ? [namer] : [])])
  const person = namer === null ? undefined : told.get(namer)
  if (person) {
    const { businessDays } = organisation.approval
    const dueOn = dueDate(dateIn(asOf, person.timeZone), businessDays, placeOf(person, organisation))
    const round = roundOf(asks, slot, person, isAsked(asks, { slot }, person))
    await tools.asks.open([
      {
        ...askAbout(decision, person, dueOn, organisation, asOf),
        slot,
        round,
        neverBy: neverIn(decision, asks),
      },
    ])
    await settleNewAsks(tools, [person], asOf)
    const open = openIn(slot, await tools.asks.allOf(decision._id)).map(({ _id }) => _id)
    await tools.deliveries.tell([person], { kind: 'asks', asks: open }, asOf)
    if (!isReachable(person)) await tools.matchPeople(asOf, tools.heartbeat)
  }
  const requester = told.get(decision.requestedBy)
  if (requester)
    await tools.deliveries.tell(
      [requester],
      { kind: 'blocked', decision: decision._id, since, asks: [] },
      asOf,
    )
}

/** Whether there is something to do about a blocked decision: somebody fills it again, or somebody else is to be asked. */
export async function mayGoOn(
  {
    asks: store,
    people,
    organisation: settings,
    subjects,
  }: Pick<BlockedTools, 'asks' | 'people' | 'organisation'> & { subjects: DecisionSubjects },
  asAsked: Decision,
  asOf: string,
): Promise<boolean> {
  const [asks, organisation] = await Promise.all([store.allOf(asAsked._id), settings.read()])
  const standing = standingOf(asAsked, asks)
  if (standing.next !== 'blocked' || !organisation) return standing.next !== 'wait'
  const decision = await byItsRules(subjects, asAsked, organisation, asOf)
  const { filling, chart } = await whoFills(people, decision, standing.step, asks, organisation, asOf)
  if (filling) return true
  const asked: (PersonId | null)[] = openIn(namingSlot(standing.step), asks).map(({ askedOf }) => askedOf)
  const namer = whoNames(chart, neverIn(decision, asks))
  return namer === null ? asked.length > 0 : !asked.includes(namer)
}

function openIn(slot: string, asks: readonly Ask[]): Ask[] {
  return asks.filter((ask) => ask.slot === slot && ask.state === 'open')
}
