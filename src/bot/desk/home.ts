import { currentAndComing, lastDayOf } from '../../domain/absence.js'
import { isIsmsLead } from '../../domain/organisation.js'
import { dateIn } from '../../domain/working-days.js'
import type { Absences } from '../../store/absences.js'
import type { Homes } from '../../store/homes.js'
import { type Card, escaped } from '../cards/card.js'
import { partNames } from '../cards/common.js'
import { type HomeView, homeCard, LINES_SHOWN } from '../cards/home.js'
import { lateSeenBy } from '../late.js'
import type { ProcessDesk, Visit } from './desk.js'
import { type StandingTools, standingFor } from './standing.js'

export interface HomeTools extends StandingTools {
  absences: Absences
  homes: Homes
}

const DONE_SHOWN = 3

/** What a person sees on their App Home; that they looked is on record from then on. */
export async function home(tools: HomeTools, visit: Visit, desks: readonly ProcessDesk[]): Promise<Card> {
  const { person, organisation, account, at, texts } = visit
  const [waiting, mine, done, late, standing, away] = await Promise.all([
    Promise.all(desks.map((desk) => desk.waiting(visit))),
    Promise.all(desks.map((desk) => desk.mine?.(visit) ?? null)),
    doneBy(tools, visit),
    lateNow(tools, visit),
    isIsmsLead(person, organisation) ? standingFor(tools, visit, desks) : null,
    awayNow(tools, visit),
  ])
  await tools.homes.opened(account, at)
  const { timeZone } = person
  const sections = mine.filter((section) => section !== null)
  return homeCard(
    { waiting: waiting.flat(), mine: sections, away, done, late, standing, timeZone, at },
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
