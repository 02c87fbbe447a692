import type { Ask, Process } from '../../domain/ask.js'
import { LATE_NAMED } from '../../domain/delivery.js'
import { coordinates, placeOf } from '../../domain/organisation.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { AskReminders, HandedUp } from '../../store/ask-reminders.js'
import type { Asks } from '../../store/asks.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { People } from '../../store/people.js'
import { unreachablePeople } from '../../store/unreachable.js'
import { escaped } from '../cards/card.js'
import { cycleOf, LATE_A_PAGE, lateForm, lateVerb } from '../cards/late.js'
import { lateCard, verbs } from '../cards/reminders.js'
import type { StandingLine } from '../cards/standing.js'
import type { Reply } from '../interaction.js'
import { lateSeenBy, seesToSomebody } from '../late.js'
import type { ProcessMessages } from '../show.js'
import type { ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'
import { todayFor } from './standing.js'

export interface RemindersDeskTools {
  asks: Asks
  askReminders: AskReminders
  deliveries: Deliveries
  people: People
  processes: Readonly<Record<Process, ProcessMessages>>
}

/** As many names as a line has room for. */
const NAMES_SHOWN = 3

/** Who sees to others: who of them is late, and for coordinators the way up to the ISMS lead. */
export function remindersDesk(tools: RemindersDeskTools): ProcessDesk {
  return {
    commands: [
      {
        words: 'late',
        parameters: () => '',
        describe: (texts) => texts.reminders.command,
        allowed: () => true,
        offered: (person, organisation) => seesToSomebody(tools, person, organisation),
        run: (visit) => late(tools, visit),
      },
    ],
    acts: {
      [verbs.handUp]: (visit) => handUp(tools, visit),
      [lateVerb]: (visit, { value }, page) => latePage(tools, visit, value, Number(page)),
    },
    waiting: async () => [],
    standing: (visit) => notReached(tools, visit),
  }
}

/** The same list as on the home. */
async function late(tools: RemindersDeskTools, visit: Visit): Promise<Reply> {
  const seen = await lateSeenBy(tools, visit, LATE_NAMED)
  const view = {
    late: seen ?? { count: 0, questions: 0, first: [] },
    handsUp:
      coordinates(visit.person._id, visit.organisation) && (await notHandedUp(tools, visit)).length > 0,
    today: dateIn(visit.at, visit.person.timeZone),
  }
  return { kind: 'card', card: lateCard(view, visit.texts) }
}

/** Everybody, page by page: by the time that a page is turned there may be fewer. */
async function latePage(
  tools: RemindersDeskTools,
  visit: Visit,
  value: string,
  asked: number,
): Promise<Reply> {
  const page = Number.isInteger(asked) && asked > 0 ? asked : 1
  const which = { skipped: (page - 1) * LATE_A_PAGE, cycle: cycleOf(value) }
  const seen = await lateSeenBy(tools, visit, LATE_A_PAGE, which)
  const { texts, person, at } = visit
  if (!seen) return say(texts.reminders.nobodyLate)
  const last = Math.max(1, Math.ceil(seen.count / LATE_A_PAGE))
  if (page > last) return latePage(tools, visit, value, last)
  return { kind: 'form', form: lateForm(seen, { page, value }, dateIn(at, person.timeZone), texts) }
}

/** Who has something open and is not reached in chat: nobody but the ISMS lead can get to them. */
async function notReached(tools: RemindersDeskTools, visit: Visit): Promise<StandingLine[]> {
  const unreachable = await unreachablePeople(tools)
  if (unreachable.length === 0) return []
  const first = await tools.people.firstByName(unreachable, NAMES_SHOWN)
  const people = await tools.people.byIds(first)
  const left = unreachable.length - first.length
  const names = [
    ...first.flatMap((id) => {
      const person = people.get(id)
      return person ? [`${escaped(person.name)}, ${escaped(person.department)}`] : []
    }),
    ...(left > 0 ? [visit.texts.common.more(left)] : []),
  ]
  const text = `${visit.texts.home.unreachable(unreachable.length)}: ${names.join('; ')}`
  return [{ urgency: 'later', on: todayFor(visit), text }]
}

/** What has come to a coordinator goes to the ISMS lead; both sides read so on the next morning. */
async function handUp(tools: RemindersDeskTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, through, at } = visit
  const t = texts.reminders.handUp
  if (!coordinates(person._id, organisation)) return say(t.notYours)
  const lead = await tools.people.byId(organisation.ismsLead)
  const asks = await notHandedUp(tools, visit)
  const name = escaped(lead?.name ?? '')
  if (asks.length === 0) return say(t.nothing(name))
  const people = await tools.people.byIds(asks.map(({ askedOf }) => askedOf))
  const handed = asks.map((ask): HandedUp => {
    const place = placeOf(people.get(ask.askedOf) ?? ask.snapshot, organisation)
    return { ask: ask._id, on: dueDate(dateIn(at, place.timeZone), 1, place) }
  })
  const by = { actor: { kind: 'person', id: person._id }, through } as const
  await tools.askReminders.handUp(handed, organisation.ismsLead, at, by)
  return say(t.done(asks.length, name))
}

async function notHandedUp(
  { askReminders }: RemindersDeskTools,
  { person, organisation: { ismsLead } }: Visit,
): Promise<Ask[]> {
  const late = await askReminders.lateFor([person._id])
  return late.filter(({ lateFor = [], askedOf }) => !lateFor.includes(ismsLead) && askedOf !== ismsLead)
}
