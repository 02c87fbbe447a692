import type { Ask, Process } from '../domain/ask.js'
import { isFollowUp } from '../domain/follow-ups.js'
import { type Coordinator, type Organisation, partsSeenBy } from '../domain/organisation.js'
import { isReachable, type Person, type PersonId } from '../domain/person.js'
import type { AskReminders } from '../store/ask-reminders.js'
import type { People } from '../store/people.js'
import { escaped } from './cards/card.js'
import type { LateInAll, LateLine, LateThing } from './cards/late.js'
import { aboutOf, type ProcessMessages } from './show.js'

type Processes = Readonly<Record<Process, ProcessMessages>>

export interface LateTools {
  askReminders: AskReminders
  people: People
  processes: Processes
}

/** Whom a reader sees to, and who of them is late. */
export interface LateSeen extends LateInAll {
  /** As {@link partsSeenBy}. */
  parts: Coordinator['of'][] | null
  /** Whether they are their own people alone. */
  own: boolean
}

/**
 * Who is late with what, of those whom this reader sees to: their own people, whose part of the organisation they
 * coordinate, and what has come to them; with what one cycle asks, or with anything. Whoever is away is not late. Null
 * for who sees to nobody.
 */
export async function lateSeenBy(
  tools: LateTools,
  { person, organisation, at }: { person: Person; organisation: Organisation; at: string },
  most: number,
  { skipped = 0, cycle }: { skipped?: number; cycle?: string | undefined } = {},
): Promise<LateSeen | null> {
  const parts = partsSeenBy(person._id, organisation)
  const reports = (await tools.people.reportsOf(person._id)).map(({ _id }) => _id)
  const whom = { seenBy: person._id, reports, parts, ...(cycle === undefined ? {} : { cycle }) }
  const [late, questions] = await Promise.all([
    tools.askReminders.latePeople(whom, at),
    tools.askReminders.countLate(whom, at),
  ])
  if (parts === null && reports.length === 0 && late.length === 0) return null
  const first = await tools.people.firstByName(late, most, skipped)
  const asks = await tools.askReminders.lateOf(first, whom, at)
  const own = parts === null && reports.length > 0
  return { parts, own, questions, count: late.length, first: await lateLines(tools, asks, person) }
}

/** Whether this person sees to anybody. */
export async function seesToSomebody(
  { askReminders, people }: Pick<LateTools, 'askReminders' | 'people'>,
  { _id }: Person,
  organisation: Organisation,
): Promise<boolean> {
  if (partsSeenBy(_id, organisation) !== null || (await people.hasReports(_id))) return true
  return (await askReminders.countLateFor(_id)) > 0
}

/** Who is late with these, a line each, by name; what they are late with stands in it, longest first. */
export async function lateLines(
  { people, processes }: Pick<LateTools, 'people' | 'processes'>,
  late: readonly Ask[],
  reader: Person,
): Promise<LateLine[]> {
  const persons = await people.byIds(late.map(({ askedOf }) => askedOf))
  const aboutOf = aboutOnce(processes, reader)
  const things = new Map<PersonId, LateThing[]>()
  for (const ask of late) {
    const about = await aboutOf(ask)
    if (about) things.set(ask.askedOf, [...(things.get(ask.askedOf) ?? []), { about, dueOn: ask.dueOn }])
  }
  return [...things]
    .flatMap(([id, those]) => lineOf(persons.get(id), those))
    .sort((a, b) => a.person.localeCompare(b.person))
}

function lineOf(person: Person | undefined, things: readonly LateThing[]): LateLine[] {
  if (!person) return []
  const inOrder = [...things].sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.about.localeCompare(b.about))
  const [name, department] = [escaped(person.name), escaped(person.department)]
  return [{ person: name, department, inChat: isReachable(person), things: inOrder }]
}

/** Thousands may be late with the same few things; what a few see to because of an answer is called by what it is. */
function aboutOnce(processes: Processes, reader: Person): (ask: Ask) => Promise<string | null> {
  const abouts = new Map<string, Promise<string | null>>()
  return (ask) => {
    const { _id, process, subject, slot } = ask
    const key = isFollowUp(ask) ? _id : `${process} ${slot} ${subject.type} ${subject.id} ${subject.version}`
    const about = abouts.get(key) ?? aboutOf(processes, ask, reader)
    abouts.set(key, about)
    return about
  }
}
