import { type Ask, askedNow, type Subject } from '../../domain/ask.js'
import { type FeedEntry, feedDays } from '../../domain/calendar-feed.js'
import type { Organisation } from '../../domain/organisation.js'
import type { CalendarDate } from '../../domain/person.js'
import type { PolicyHeading } from '../../domain/policy.js'
import { isHeld, type Occurrence, type Programme } from '../../domain/programme.js'
import type { AskReminders } from '../../store/ask-reminders.js'
import type { Cycles } from '../../store/cycles.js'
import type { Occurrences } from '../../store/occurrences.js'
import { type Policies, policyVersionId } from '../../store/policies.js'
import type { Programmes } from '../../store/programmes.js'
import type { SubjectsOnShow } from '../decision-subjects.js'
import { isIsmsLead } from '../desk/commands.js'
import { type ProgrammeSubject, subjectsOf } from '../programme-subjects.js'
import { askName, cycleName, type Reader } from './names.js'

export interface FeedTools {
  askReminders: AskReminders
  cycles: Cycles
  occurrences: Occurrences
  policies: Policies
  programmes: Programmes
  subjects: SubjectsOnShow
}

/**
 * What concerns this person, by day: what waits for them, and what is planned of what they own. For the ISMS lead and
 * their deputy all that is planned, and when what runs is due.
 */
export async function feedEntries(
  tools: FeedTools,
  reader: Reader,
  organisation: Organisation,
  today: CalendarDate,
): Promise<FeedEntry[]> {
  const seesAll = isIsmsLead(reader.person, organisation)
  const entries = await Promise.all([
    asksOf(tools, reader),
    planned(tools, reader, today, seesAll),
    seesAll ? running(tools, reader) : [],
  ])
  return entries.flat().sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))
}

/** What waits for somebody else's return, or for who stands in, is in no calendar, or in theirs. */
async function asksOf(tools: FeedTools, reader: Reader): Promise<FeedEntry[]> {
  const open = await tools.askReminders.openFor([reader.person._id])
  const theirs = open.filter((ask) => askedNow(ask).includes(reader.person._id))
  const versions = await versionsOf(tools.policies, theirs)
  const description = reader.texts.calendarFeed.entry.waits
  const entries = theirs.map(async (ask): Promise<FeedEntry[]> => {
    const summary = await nameOfAsk(tools.subjects, ask, versions, reader)
    const { _id: id, dueOn: on, revision: sequence } = ask
    return summary === null ? [] : [{ id, on, summary, description, sequence, state: 'on' }]
  })
  return (await Promise.all(entries)).flat()
}

async function nameOfAsk(
  subjects: SubjectsOnShow,
  { process, subject, about }: Ask,
  versions: Versions,
  reader: Reader,
): Promise<string | null> {
  if (process === 'approval') {
    const what = await subjects[subject.type].name(subject, reader.person)
    return what && reader.texts.calendarFeed.entry.decide(what)
  }
  const policy = versions.get(keyOf(subject))
  if (!policy) return null
  return askName({ process, ...(about === undefined ? {} : { about }) }, policy, reader)
}

/** The versions that these are about, each read once and without its texts. */
type Versions = ReadonlyMap<string, PolicyHeading>

const keyOf = ({ id, version }: Subject) => policyVersionId(id, version)

function versionsOf(policies: Policies, those: readonly { subject: Subject }[]): Promise<Versions> {
  return policies.headings([...new Set(those.map(({ subject }) => keyOf(subject)))])
}

async function planned(
  tools: FeedTools,
  reader: Reader,
  today: CalendarDate,
  seesAll: boolean,
): Promise<FeedEntry[]> {
  const { first, last } = feedDays(today)
  const all = await tools.programmes.all()
  const about = await subjectsOf(tools, all, reader.person)
  const owned = all.filter(({ _id, owner }) => {
    return seesAll || (owner ?? about.get(_id)?.owner) === reader.person._id
  })
  const ids = owned.map(({ _id }) => _id)
  const dates = await tools.occurrences.between(first, last, seesAll ? undefined : ids)
  const programmeOf = new Map(owned.map((programme) => [programme._id, programme]))
  return dates.flatMap((occurrence) => {
    const programme = programmeOf.get(occurrence.programme)
    return programme ? [entryOf(occurrence, programme, about.get(programme._id), reader)] : []
  })
}

function entryOf(
  occurrence: Occurrence,
  programme: Programme,
  about: ProgrammeSubject | undefined,
  reader: Reader,
): FeedEntry {
  const { _id: id, date: on, revision: sequence, state } = occurrence
  const t = reader.texts.calendarFeed.entry
  // Its subject's id where nothing of that name is on record.
  const name = t.begins[programme.process](about?.title ?? programme.subject)
  const entry = { id, on, sequence, description: t.planned }
  if (state === 'skipped') return { ...entry, state, summary: t.skipped(name) }
  if (state === 'planned' && isHeld(programme, occurrence))
    return { ...entry, state: 'paused', summary: t.paused(name) }
  return { ...entry, state: 'on', summary: name }
}

async function running({ cycles, policies }: FeedTools, reader: Reader): Promise<FeedEntry[]> {
  const open = await cycles.open()
  const versions = await versionsOf(policies, open)
  const description = reader.texts.calendarFeed.entry.running
  return open.flatMap((cycle): FeedEntry[] => {
    const policy = versions.get(keyOf(cycle.subject))
    const summary = policy && cycleName(cycle, policy, reader)
    if (!summary) return []
    return [{ id: cycle._id, on: cycle.dueOn, summary, description, sequence: 0, state: 'on' }]
  })
}
