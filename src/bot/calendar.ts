import type { CalendarDate, Person } from '../domain/person.js'
import { type Audience, inAudience } from '../domain/policy.js'
import { isHeld, type Occurrence, type Programme } from '../domain/programme.js'
import type { ControlChecks } from '../store/control-checks.js'
import type { Cycles } from '../store/cycles.js'
import type { Occurrences } from '../store/occurrences.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { Programmes } from '../store/programmes.js'
import type { CalendarEntry, Standing } from './cards/calendar/entry.js'
import { type ProgrammeSubject, subjectsOf } from './programme-subjects.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface CalendarTools {
  controlChecks: ControlChecks
  cycles: Cycles
  occurrences: Occurrences
  organisation: OrganisationStore
  people: People
  policies: Policies
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
): Promise<CalendarEntry[]> {
  const known = await knownOf(tools, reader)
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
    return about && standing ? [{ ...about, occurrence, standing }] : []
  })
}

/** A programme in the words of one reader. */
export interface KnownProgramme extends Pick<CalendarEntry, 'programme' | 'name' | 'whom' | 'owner'> {
  /** Whom it asks, where that is not its owner. */
  audience: Audience | null
}

/** By id: every programme, ended ones too, whose subject is on record. */
export async function knownOf(tools: CalendarTools, reader: Person): Promise<Map<string, KnownProgramme>> {
  const { organisation, people, programmes } = tools
  const [all, settings] = await Promise.all([programmes.all(), organisation.read()])
  const about = await subjectsOf(tools, all, reader)
  const owners = await people.byIds(all.flatMap(({ _id, owner }) => owner ?? about.get(_id)?.owner ?? []))
  const texts = textsFor(reader.language, settings?.languages[0])
  const known = new Map<string, KnownProgramme>()
  for (const programme of all) {
    const subject = about.get(programme._id)
    if (!subject) continue
    const owner = programme.owner ?? subject.owner
    known.set(programme._id, {
      ...{ programme, owner, audience: subject.audience },
      ...wordsFor(programme, subject, owner === null ? null : (owners.get(owner) ?? null), texts),
    })
  }
  return known
}

function wordsFor(
  { process }: Programme,
  { title, audience }: ProgrammeSubject,
  owner: Person | null,
  texts: Texts,
): Pick<CalendarEntry, 'name' | 'whom'> {
  const t = texts.calendar
  if (process !== 'policy-acknowledgement') {
    const named = process === 'policy-review' ? t.named.review : t.named.check
    return { name: named(title), whom: owner?.name ?? t.whom.nobody }
  }
  const all = audience === 'everyone' ? 'everybody' : 'audience'
  return { name: t.named[all](title), whom: t.whom[all] }
}

/** What they own, or will be asked in. */
export function concerns({ programme, audience, owner }: KnownProgramme, person: Person): boolean {
  if (owner === person._id) return true
  return programme.process === 'policy-acknowledgement' && audience !== null && inAudience(audience, person)
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
