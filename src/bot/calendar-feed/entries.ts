import { type Ask, askedNow, type Subject } from '../../domain/ask.js'
import { type FeedEntry, feedDays } from '../../domain/calendar-feed.js'
import { isIsmsLead, type Organisation } from '../../domain/organisation.js'
import type { CalendarDate } from '../../domain/person.js'
import type { PolicyHeading } from '../../domain/policy.js'
import { isHeld, type Occurrence } from '../../domain/programme.js'
import type { AskReminders } from '../../store/ask-reminders.js'
import { type Policies, policyVersionId } from '../../store/policies.js'
import { type CalendarTools, type KnownProgramme, knownOf } from '../calendar.js'
import type { SubjectsOnShow } from '../decision-subjects.js'
import { askName, checkDueName, checkName, cycleName, type Reader } from './names.js'

export interface FeedTools extends CalendarTools {
  askReminders: AskReminders
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
    const summary = await nameOfAsk(tools, ask, versions, reader)
    const { _id: id, dueOn: on, revision: sequence } = ask
    return summary === null ? [] : [{ id, on, summary, description, sequence, state: 'on' }]
  })
  return (await Promise.all(entries)).flat()
}

async function nameOfAsk(
  { subjects, controlChecks }: FeedTools,
  { process, subject, about, slot }: Ask,
  versions: Versions,
  reader: Reader,
): Promise<string | null> {
  if (process === 'approval') {
    const what = await subjects[subject.type]?.name(subject, reader.person)
    return what ? reader.texts.calendarFeed.entry.decide(what) : null
  }
  if (process === 'control-check') {
    const check = await controlChecks.byVersion(subject.id, subject.version)
    return check && checkName(slot, check, reader)
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
  const known = await knownOf(tools, reader.person)
  const owned = [...known].flatMap(([id, { owner }]) => (owner === reader.person._id ? [id] : []))
  const dates = await tools.occurrences.between(first, last, seesAll ? undefined : owned)
  return dates.flatMap((occurrence) => {
    const about = known.get(occurrence.programme)
    return about ? [entryOf(occurrence, about, reader)] : []
  })
}

/** What is planned is called as in chat. */
function entryOf(occurrence: Occurrence, { programme, name }: KnownProgramme, reader: Reader): FeedEntry {
  const { _id: id, date: on, revision: sequence, state } = occurrence
  const t = reader.texts.calendarFeed.entry
  const entry = { id, on, sequence, description: t.planned }
  if (state === 'skipped' || state === 'covered')
    return { ...entry, state: 'skipped', summary: t[state](name) }
  if (state === 'planned' && isHeld(programme, occurrence))
    return { ...entry, state: 'paused', summary: t.paused(name) }
  return { ...entry, state: 'on', summary: name }
}

async function running(tools: FeedTools, reader: Reader): Promise<FeedEntry[]> {
  const { cycles, controlChecks, policies } = tools
  const open = await cycles.open()
  const checks = new Map((await controlChecks.list()).map((check) => [check.check, check]))
  const versions = await versionsOf(policies, open)
  const description = reader.texts.calendarFeed.entry.running
  return open.flatMap((cycle): FeedEntry[] => {
    const check = cycle.process === 'control-check' ? checks.get(cycle.subject.id) : undefined
    const policy = versions.get(keyOf(cycle.subject))
    const summary = check ? checkDueName(check, reader) : policy && cycleName(cycle, policy, reader)
    if (!summary) return []
    return [{ id: cycle._id, on: cycle.dueOn, summary, description, sequence: 0, state: 'on' }]
  })
}
