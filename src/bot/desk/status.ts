import { oversees } from '../../domain/organisation.js'
import { byUrgency, type Urgency, type Urgent, urgencies, urgencyOfOwn } from '../../domain/standing.js'
import { dateIn } from '../../domain/working-days.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Parts } from '../../store/policy-progress.js'
import { unreachablePeople } from '../../store/unreachable.js'
import { partNames, type WaitingThing } from '../cards/common.js'
import {
  type StandingLine,
  type StatusView,
  type Step,
  standingForm,
  statusCard,
  stepOf,
  verbs,
} from '../cards/standing.js'
import type { Reply } from '../interaction.js'
import { lateSeenBy, seesToSomebody } from '../late.js'
import type { ProcessDesk, Visit } from './desk.js'
import { partsShownTo, type StandingTools, standingFor, todayFor } from './standing.js'

export interface StatusTools extends StandingTools {
  deliveries: Deliveries
}

/** As many of a manager's people as one screen has room for. */
const LATE_SHOWN = 6

/** `/isms status`: one screen over all processes, for whoever sees to others, with the one thing to do next. */
export function statusDesk(tools: StatusTools, desks: readonly ProcessDesk[]): ProcessDesk {
  return {
    commands: [
      {
        words: 'status',
        parameters: () => '',
        describe: (texts) => texts.standing.command,
        allowed: () => true,
        offered: async (person, organisation) =>
          oversees(person._id, organisation) || seesToSomebody(tools, person, organisation),
        run: (visit) => status(tools, visit, desks),
      },
    ],
    acts: { [verbs.all]: (visit, act, page) => all(tools, visit, desks, act.value, Number(page)) },
    waiting: async () => [],
  }
}

async function status(tools: StatusTools, visit: Visit, desks: readonly ProcessDesk[]): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const parts = partsShownTo(visit)
  const overseer = oversees(person._id, organisation)
  const [things, lines, figures, late] = await Promise.all([
    Promise.all(desks.map((desk) => desk.waiting(visit))),
    standingFor(tools, visit, desks),
    parts === null ? null : figuresFor(tools, visit, parts),
    parts === null || overseer ? lateSeenBy(tools, visit, LATE_SHOWN) : null,
  ])
  const waiting = things.flat()
  const next = nextStep(waiting, lines, visit)
  const view: StatusView = {
    ...{ overseer, figures, next, lines, late, at, timeZone: person.timeZone },
    parts: partNames(parts ?? [], texts),
    waitingMore: waiting.filter(({ action }) => !isOffered(action, next)).length,
  }
  return { kind: 'card', card: statusCard(view, texts) }
}

async function figuresFor(
  tools: StatusTools,
  { person, at }: Visit,
  parts: Parts,
): Promise<StatusView['figures']> {
  const [figures, unreachable] = await Promise.all([
    tools.figures.at(at, dateIn(at, person.timeZone), parts),
    // Whom only the ISMS lead can reach in person: a coordinator's part of them is not told apart.
    parts.length === 0 ? unreachablePeople(tools) : [],
  ])
  return { ...figures, unreachable: unreachable.length }
}

/** The most urgent of what the reader can do something about; of what is as urgent, what waits for them first. */
function nextStep(
  waiting: readonly WaitingThing[],
  lines: readonly StandingLine[],
  visit: Visit,
): Step | null {
  const today = todayFor(visit)
  const own = waiting.map((thing): Urgent & { next: Step } => {
    const { dueOn = null } = thing
    return { urgency: urgencyOfOwn(dueOn, today), on: dueOn ?? today, next: stepOf(thing) }
  })
  const others = lines.flatMap(({ next, ...line }) => (next ? [{ ...line, next }] : []))
  return [...own, ...others].sort(byUrgency)[0]?.next ?? null
}

function isOffered({ verb, value }: WaitingThing['action'], step: Step | null): boolean {
  return (step?.actions ?? []).some((action) => action.verb === verb && action.value === value)
}

/** All that is as urgent, page by page: by the time that a page is turned there may be less. */
async function all(
  tools: StatusTools,
  visit: Visit,
  desks: readonly ProcessDesk[],
  value: string,
  page: number,
): Promise<Reply> {
  const urgency: Urgency = urgencies.find((each) => each === value) ?? 'later'
  const lines = (await standingFor(tools, visit, desks)).filter((line) => line.urgency === urgency)
  const shown = { urgency, overseer: oversees(visit.person._id, visit.organisation) }
  return { kind: 'form', form: standingForm(lines, shown, Number.isInteger(page) ? page : 1, visit.texts) }
}
