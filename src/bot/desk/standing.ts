import { type Ask, askedNow, type Process } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Cycle } from '../../domain/cycle.js'
import { isFollowUp } from '../../domain/follow-ups.js'
import { isInParts, oversees, partsSeenBy } from '../../domain/organisation.js'
import { isVoluntary } from '../../domain/process-traits.js'
import { byUrgency, urgencyOf } from '../../domain/standing.js'
import { dateIn } from '../../domain/working-days.js'
import type { AskReminders } from '../../store/ask-reminders.js'
import type { Cycles } from '../../store/cycles.js'
import type { Figures, OpenIn } from '../../store/figures.js'
import { type HowFarTools, howFarOf } from '../../store/how-far.js'
import type { Parts } from '../../store/policy-progress.js'
import { escaped } from '../cards/card.js'
import { capitalised } from '../cards/common.js'
import { howFarWords } from '../cards/reminders.js'
import { lateStep, type StandingLine } from '../cards/standing.js'
import { aboutOf, type ProcessMessages } from '../show.js'
import type { ProcessDesk, Visit } from './desk.js'

export interface StandingTools extends HowFarTools {
  askReminders: AskReminders
  cycles: Cycles
  figures: Figures
  processes: Readonly<Record<Process, ProcessMessages>>
}

/** Their own desks say what of them waits for nobody: a system may be read by Steward, a course be completed by all. */
const saysItself: readonly Process[] = ['access-review', 'competence-review', 'training']

/** Of a cycle that asks no more people than these, each is named. */
const FEW = 3

/** Of which parts this reader sees how things stand, as {@link partsSeenBy}: who directs the organisation sees all. */
export function partsShownTo({ person, organisation }: Visit): Parts | null {
  return oversees(person._id, organisation) ? [] : partsSeenBy(person._id, organisation)
}

/** Where everything stands of which this reader sees all or a part, the most urgent first; else nothing. */
export async function standingFor(
  tools: StandingTools,
  visit: Visit,
  desks: readonly ProcessDesk[],
): Promise<StandingLine[]> {
  const parts = partsShownTo(visit)
  if (parts === null) return []
  const [running, others] = await Promise.all([
    runningNow(tools, visit, parts),
    parts.length === 0 ? allLines(visit, desks) : [],
  ])
  const lines = [...running, ...others].sort(byUrgency)
  // What there is to do about it is for the ISMS lead to do.
  return oversees(visit.person._id, visit.organisation) ? lines.map(({ next, ...line }) => line) : lines
}

/** What the processes say of themselves, for the ISMS lead and deputy, who act on it. */
export async function linesOf(visit: Visit, desks: readonly ProcessDesk[]): Promise<StandingLine[]> {
  return partsSeenBy(visit.person._id, visit.organisation)?.length === 0 ? allLines(visit, desks) : []
}

async function allLines(visit: Visit, desks: readonly ProcessDesk[]): Promise<StandingLine[]> {
  const lines = await Promise.all(desks.map((desk) => desk.standing?.(visit) ?? []))
  return lines.flat().sort(byUrgency)
}

/** A cycle that runs, and what it is about, escaped. */
interface Running {
  cycle: Cycle
  about: string
  /** Undefined: nothing of it is open that waits for nobody's return. */
  open: OpenIn | undefined
}

/** Every cycle that runs, of whatever process: where few are asked by their names, else how far it is. */
async function runningNow(tools: StandingTools, visit: Visit, parts: Parts): Promise<StandingLine[]> {
  const cycles = (await tools.cycles.open()).filter(({ process }) => !isVoluntary(process))
  const today = todayFor(visit)
  const few = cycles.filter(({ asked = 0 }) => asked <= FEW).map(({ _id }) => _id)
  const [open, asksOfFew] = await Promise.all([
    tools.figures.openIn(cycles, today, parts),
    tools.asks.ofFew(few),
  ])
  const lines = await Promise.all(
    cycles.map(async (cycle): Promise<StandingLine | null> => {
      const about = await tools.processes[cycle.process].about(cycle.subject, visit.person)
      if (about === null) return null
      const running = { cycle, about, open: open.get(cycle._id) }
      if (!few.includes(cycle._id)) return ofMany(tools, visit, running, parts)
      const asks = asksOfFew.filter(
        (ask) => ask.cycle === cycle._id && !isFollowUp(ask) && isInParts(ask.snapshot, parts),
      )
      return ofFew(tools, visit, running, asks, parts)
    }),
  )
  return lines.filter((line) => line !== null)
}

/** Null for a coordinator of whose part nobody is asked, and once only what was ordered is to be shown: its desk says so. */
async function ofMany(
  tools: StandingTools,
  visit: Visit,
  { cycle, about, open }: Running,
  parts: Parts,
): Promise<StandingLine | null> {
  const { texts } = visit
  const { completion, toShow } = await howFarOf(tools, cycle, parts, visit.at)
  const { answered, asked } = completion
  if (asked === 0 || (toShow > 0 && answered === asked)) return null
  const today = todayFor(visit)
  const overdue = open?.overdue ?? 0
  // Who joined or was away has a due date of their own; it counts once that of all others is over.
  const dueOn = cycle.dueOn >= today ? cycle.dueOn : (open?.nextDue ?? cycle.dueOn)
  const howFar = howFarWords({ process: cycle.process, about, answered, asked, parts }, texts)
  const waits = open !== undefined || dueOn >= today
  return {
    urgency: overdue > 0 ? 'overdue' : waits ? urgencyOf(dueOn, today) : 'later',
    on: open?.firstDue ?? dueOn,
    text: waits ? `${howFar} · ${texts.home.due(dueOn, today, overdue)}` : howFar,
    progress: { done: answered, of: asked },
    ...(overdue > 0 ? { next: lateStep(texts.standing.areLate(about, overdue), cycle._id, texts) } : {}),
  }
}

/** Null where it waits for the reader alone, or for nothing but its end. */
async function ofFew(
  tools: StandingTools,
  visit: Visit,
  { cycle, about }: Running,
  asks: readonly Ask[],
  parts: Parts,
): Promise<StandingLine | null> {
  const t = visit.texts.standing
  const open = asks.filter(({ state }) => state === 'open')
  if (open.length === 0) {
    const isAnswered = asks.some(({ state }) => state !== 'closed')
    return isAnswered || parts.length > 0 || saysItself.includes(cycle.process)
      ? null
      : forNobody(cycle, about, visit)
  }
  const ids = [...new Set(open.flatMap(askedNow))]
  if (ids.length === 1 && ids[0] === visit.person._id) return null
  const today = todayFor(visit)
  const dueOn = open.map((ask) => ask.dueOn).sort()[0] ?? cycle.dueOn
  const [first] = open
  const wanted = (first && (await aboutOf(tools.processes, first, visit.person))) ?? about
  const named = await tools.people.byIds([...ids, ...open.map(({ askedOf }) => askedOf)])
  const name = (id: string) => escaped(named.get(id)?.name ?? '')
  if (ids.length === 0 && first?.paused) {
    const { askedOf, paused } = first
    const text = t.waitsForReturn(capitalised(wanted), name(askedOf), paused.until, today)
    return { urgency: 'later', on: paused.until, text }
  }
  const names = ids.map(name)
  const isOverdue = urgencyOf(dueOn, today) === 'overdue'
  return {
    urgency: urgencyOf(dueOn, today),
    on: dueOn,
    text: t.waitsFor(capitalised(wanted), names, dueOn, today),
    ...(isOverdue ? { next: { text: t.isLate(wanted, names), actions: [] } } : {}),
  }
}

function forNobody({ dueOn }: Cycle, about: string, { texts }: Visit): StandingLine {
  const t = texts.standing
  return {
    urgency: 'stuck',
    on: dueOn,
    text: t.waitsForNobody(capitalised(about)),
    next: { text: t.nameSomebody(about), actions: [] },
  }
}

/** The organisation's day. */
export function todayFor({ at, organisation: { timeZone } }: Visit): CalendarDate {
  return dateIn(at, timeZone)
}
