import { currentAndComing, lastDayOf } from '../../domain/absence.js'
import type { Process } from '../../domain/ask.js'
import { CLOSED_SAID_FOR_DAYS, type ClosedIncomplete } from '../../domain/daily-summary.js'
import { addDays, dateIn } from '../../domain/working-days.js'
import type { Absences } from '../../store/absences.js'
import type { Acknowledgements } from '../../store/acknowledgements.js'
import type { AskReminders } from '../../store/ask-reminders.js'
import type { Asks } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Homes } from '../../store/homes.js'
import type { People } from '../../store/people.js'
import { closedIncomplete } from '../../store/unanswered.js'
import { unreachablePeople } from '../../store/unreachable.js'
import { type Card, escaped } from '../cards/card.js'
import { partNames } from '../cards/common.js'
import { type HomeView, homeCard, LINES_SHOWN, type RunningCycle } from '../cards/home.js'
import { lateSeenBy } from '../late.js'
import type { ProcessMessages } from '../show.js'
import { isIsmsLead } from './commands.js'
import type { ProcessDesk, Visit } from './desk.js'

export interface HomeTools {
  absences: Absences
  acknowledgements: Acknowledgements
  asks: Asks
  askReminders: AskReminders
  cycles: Cycles
  deliveries: Deliveries
  homes: Homes
  processes: Readonly<Record<Process, ProcessMessages>>
  people: People
}

const DONE_SHOWN = 3

/** What a person sees on their App Home; that they looked is on record from then on. */
export async function home(tools: HomeTools, visit: Visit, desks: readonly ProcessDesk[]): Promise<Card> {
  const { person, organisation, account, at, texts } = visit
  const [waiting, watching, done, late, standing, away] = await Promise.all([
    Promise.all(desks.map((desk) => desk.waiting(visit))),
    Promise.all(desks.map((desk) => desk.watching?.(visit) ?? [])),
    doneBy(tools, visit),
    lateNow(tools, visit),
    isIsmsLead(person, organisation) ? standingNow(tools, visit) : null,
    awayNow(tools, visit),
  ])
  await tools.homes.opened(account, at)
  const { timeZone } = person
  return homeCard(
    { waiting: waiting.flat(), watching: watching.flat(), away, done, late, standing, timeZone, at },
    texts,
  )
}

/** The absence that is or comes next: what somebody else may have set about them stands here, too. */
async function awayNow(
  { absences, people }: HomeTools,
  { person, at, texts }: Visit,
): Promise<HomeView['away']> {
  const today = dateIn(at, person.timeZone)
  const [next] = currentAndComing((await absences.of(person._id)).absences, today)
  if (!next) return null
  const { from, delegate } = next
  const standIn = delegate && escaped((await people.byId(delegate))?.name ?? '')
  return texts.absence.line({ name: null, from, to: lastDayOf(next) ?? from, today }, standIn)
}

async function doneBy({ asks, processes }: HomeTools, { person, at }: Visit): Promise<Card[]> {
  const answered = await asks.answeredBy(person._id, DONE_SHOWN)
  const cards = await Promise.all(answered.map((ask) => processes[ask.process].ofAsk(ask, person, at)))
  return cards.filter((card) => card !== null)
}

/** Who is late with what, and no reasons, no scores. */
async function lateNow(tools: HomeTools, visit: Visit): Promise<HomeView['late']> {
  const late = await lateSeenBy(tools, visit, LINES_SHOWN)
  if (!late) return null
  const parts = partNames(late.parts ?? [], visit.texts)
  const whom = parts.length > 0 ? 'part' : late.own ? 'people' : 'everybody'
  return { ...late, whom, parts }
}

async function standingNow(tools: HomeTools, visit: Visit): Promise<HomeView['standing']> {
  const [cycles, unreachable] = await Promise.all([tools.cycles.open(), unreachablePeople(tools)])
  const today = dateIn(visit.at, visit.organisation.timeZone)
  const running = await Promise.all(
    cycles.map(async ({ _id, process, subject, dueOn }): Promise<RunningCycle[]> => {
      const about = await tools.processes[process].about(subject, visit.person)
      if (!about) return []
      const [completion, overdue, next] = await Promise.all([
        tools.asks.completion(_id),
        tools.askReminders.overdueIn(_id, today),
        tools.askReminders.nextDueIn(_id, today),
      ])
      // Who joined or was away has a due date of their own.
      return [{ about, completion, dueOn: next ?? dueOn, overdue }]
    }),
  )
  const closed = await closedIncomplete(tools, addDays(today, -CLOSED_SAID_FOR_DAYS))
  const people = [...(await tools.people.byIds(unreachable)).values()]
  const names = people.map(({ name, department }) => `${escaped(name)}, ${escaped(department)}`)
  return {
    running: running.flat(),
    closed,
    names: await namesOf(tools, visit, closed),
    unreachable: names.sort(),
  }
}

async function namesOf(
  { cycles, processes }: HomeTools,
  { person }: Visit,
  closed: readonly ClosedIncomplete[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const { cycle: id } of closed) {
    const cycle = await cycles.byId(id)
    const about = cycle && (await processes[cycle.process].about(cycle.subject, person))
    if (about) names.set(id, about)
  }
  return names
}
