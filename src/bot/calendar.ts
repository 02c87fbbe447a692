import type { CalendarDate } from '../domain/calendar-date.js'
import { isPresent, type Person } from '../domain/person.js'
import { type Audience, inAudience } from '../domain/policy.js'
import { isHeld, type Occurrence, type Programme } from '../domain/programme.js'
import type { Occurrences } from '../store/occurrences.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Programmes } from '../store/programmes.js'
import type { CalendarEntry, Standing } from './cards/calendar/entry.js'
import type { ProgrammeSubject } from './programme-subject.js'
import { type ProgrammeSubjectTools, programmeSubjects, subjectsOf } from './programme-subjects.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface CalendarTools extends ProgrammeSubjectTools {
  occurrences: Occurrences
  organisation: OrganisationStore
  people: People
  programmes: Programmes
}

/** Of all, or of what a person owns or is asked in. */
export type Whose = 'all' | 'own'

/**
 * What starts, started or was left out from that day to that day, by date, in this reader's words. What should have
 * started before and has not, because it is paused, comes first.
 */
export async function calendarOf(
  tools: CalendarTools,
  reader: Person,
  whose: Whose,
  { first, last }: { first: CalendarDate; last: CalendarDate },
  today: CalendarDate,
): Promise<CalendarEntry[]> {
  const [planned, within] = await Promise.all([
    tools.occurrences.planned(),
    tools.occurrences.between(first, last),
  ])
  const held = planned.filter(({ date }) => date < today && date < first && today <= last)
  return entriesOf(tools, reader, whose, [...held, ...within])
}

/** What is planned and has not begun, from the earliest on, in this reader's words. */
export async function plannedOf(
  tools: CalendarTools,
  reader: Person,
  whose: Whose,
): Promise<CalendarEntry[]> {
  return entriesOf(tools, reader, whose, await tools.occurrences.planned())
}

/** Null where it is not on record. */
export async function entryOf(
  tools: CalendarTools,
  reader: Person,
  id: string,
): Promise<CalendarEntry | null> {
  const occurrence = await tools.occurrences.byId(id)
  return occurrence ? ((await entriesOf(tools, reader, 'all', [occurrence]))[0] ?? null) : null
}

/** Occurrences in the words of one reader; of those whose programme is known and whose subject is on record. */
export async function entriesOf(
  tools: CalendarTools,
  reader: Person,
  whose: Whose,
  occurrences: readonly Occurrence[],
  programmes: Promise<Map<string, KnownProgramme>> = knownOf(tools, reader),
): Promise<CalendarEntry[]> {
  const known = await programmes
  const seen = occurrences.filter(({ programme }) => {
    const about = known.get(programme)
    return about !== undefined && (whose === 'all' || concerns(about, reader))
  })
  const standings = await Promise.all(
    seen.map((each) => standingOf(tools, each, known.get(each.programme)?.programme)),
  )
  return seen.flatMap((occurrence, n) => {
    const about = known.get(occurrence.programme)
    const standing = standings[n]
    return about && standing ? [{ ...about, ...askedOn(occurrence, about), occurrence, standing }] : []
  })
}

/** Who left before that day, or joins after it, is not asked on it. */
function askedOn(
  { state, date }: Occurrence,
  { owner, whom, owners, askedOf }: KnownProgramme,
): Pick<CalendarEntry, 'owner' | 'whom'> {
  if (state !== 'planned') return { owner, whom }
  const there = owners.find((each) => isPresent(each, date)) ?? null
  return { owner: there?._id ?? null, whom: askedOf(there) }
}

/** A programme in the words of one reader. */
export interface KnownProgramme extends Pick<CalendarEntry, 'programme' | 'name' | 'whom' | 'owner'> {
  /** Whom it asks, where that is not its owner. */
  audience: Audience | null
  /** Whoever the calendar names, then whoever owns what it is about: the first who is there is its owner. */
  owners: readonly Person[]
  /** Whom it asks if that is its owner; plain. */
  askedOf: (owner: Person | null) => string
}

/** By id: every programme, ended ones too, whose subject is on record. */
export async function knownOf(tools: CalendarTools, reader: Person): Promise<Map<string, KnownProgramme>> {
  const { organisation, people, programmes } = tools
  const [all, settings] = await Promise.all([programmes.all(), organisation.read()])
  const about = await subjectsOf(tools, all, reader)
  const ownersOf = ({ _id, owner }: Programme) => [owner, about.get(_id)?.owner].flatMap((id) => id ?? [])
  const staff = await people.byIds(all.flatMap(ownersOf))
  const texts = textsFor(reader.language, settings?.languages[0])
  const processes = programmeSubjects(tools)
  const known = new Map<string, KnownProgramme>()
  for (const programme of all) {
    const subject = about.get(programme._id)
    if (!subject) continue
    const owners = ownersOf(programme).flatMap((id) => staff.get(id) ?? [])
    const owner = owners.find(({ active }) => active) ?? null
    const askedOf = (each: Person | null) => whomOf(subject, each, texts)
    const name = processes[programme.process].programme(subject, texts)
    known.set(programme._id, {
      ...{ programme, owners, owner: owner?._id ?? null, audience: subject.audience },
      ...{ name, whom: askedOf(owner), askedOf },
    })
  }
  return known
}

function whomOf({ audience, whom }: ProgrammeSubject, owner: Person | null, texts: Texts): string {
  const t = texts.calendar.whom
  if (whom !== undefined) return whom
  if (audience === null) return owner?.name ?? t.nobody
  return audience === 'everyone' ? t.everybody : t.audience
}

/** What they own, or will be asked in. */
export function concerns({ audience, owner }: KnownProgramme, person: Person): boolean {
  return owner === person._id || (audience !== null && inAudience(audience, person))
}

async function standingOf(
  { cycles }: CalendarTools,
  occurrence: Occurrence,
  programme: Programme | undefined,
): Promise<Standing | null> {
  const { state, moved, started } = occurrence
  if (state === 'withdrawn') return null
  if (state === 'skipped' || state === 'covered') return state
  if (state === 'planned')
    return programme && isHeld(programme, occurrence) ? 'paused' : moved ? 'moved' : 'planned'
  if (started?.cycle === undefined) return 'running'
  if (started.cycle === null) return 'nothing'
  return (await cycles.byId(started.cycle))?.state === 'closed' ? 'done' : 'running'
}
