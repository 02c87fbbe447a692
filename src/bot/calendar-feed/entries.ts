import { type Ask, askedNow } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { type FeedEntry, feedDays } from '../../domain/calendar-feed.js'
import type { CycleProcess } from '../../domain/cycle.js'
import { isIsmsLead, type Organisation } from '../../domain/organisation.js'
import { isHeld, type Occurrence } from '../../domain/programme.js'
import { actionId, undone } from '../../domain/treatment-plan.js'
import type { AskReminders } from '../../store/ask-reminders.js'
import type { Risks } from '../../store/risks.js'
import { type CalendarTools, type KnownProgramme, knownOf } from '../calendar.js'
import { textFor } from '../cards/definition.js'
import { correctiveInFeeds } from '../corrective-action-messages.js'
import type { SubjectsOnShow } from '../decision-subjects.js'
import type { Reader, SubjectsOfProcess } from '../programme-subject.js'
import { programmeSubjects } from '../programme-subjects.js'
import { riskAcceptanceInFeeds } from '../risk-acceptance-messages.js'
import { treatmentPlanInFeeds } from '../treatment-plan-messages.js'

export interface FeedTools extends CalendarTools {
  askReminders: AskReminders
  risks: Risks
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
    plannedAboutRisks(tools, reader, today, seesAll),
    seesAll ? running(tools, reader) : [],
  ])
  return entries.flat().sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))
}

/** How each process is called there, whether it comes round of itself or not. */
function inFeeds(tools: FeedTools): Readonly<Record<CycleProcess, Pick<SubjectsOfProcess, 'due' | 'asked'>>> {
  return {
    ...programmeSubjects(tools),
    'corrective-action': correctiveInFeeds,
    'risk-acceptance': riskAcceptanceInFeeds(tools),
    'treatment-plan': treatmentPlanInFeeds(tools),
  }
}

/** What waits for somebody else's return, or for who stands in, is in no calendar, or in theirs. */
async function asksOf(tools: FeedTools, reader: Reader): Promise<FeedEntry[]> {
  const open = await tools.askReminders.openFor([reader.person._id])
  const theirs = open.filter((ask) => askedNow(ask).includes(reader.person._id))
  const description = reader.texts.calendarFeed.entry.waits
  const entries = theirs.map(async (ask): Promise<FeedEntry[]> => {
    const summary = await nameOfAsk(tools, ask, reader)
    const { _id: id, dueOn: on, revision: sequence } = ask
    return summary === null ? [] : [{ id, on, summary, description, sequence, state: 'on' }]
  })
  return (await Promise.all(entries)).flat()
}

async function nameOfAsk(tools: FeedTools, ask: Ask, reader: Reader): Promise<string | null> {
  const { process, query, subject } = ask
  if (process !== 'approval') return inFeeds(tools)[process].asked(ask, reader)
  const what = await tools.subjects[subject.type]?.name(subject, reader.person)
  return what ? reader.texts.calendarFeed.entry[query ? 'answer' : 'decide'](what) : null
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

/** What is due of treatment plans; what is asked about already stands there as that. */
async function plannedAboutRisks(
  { askReminders, risks }: FeedTools,
  { person, texts }: Reader,
  today: CalendarDate,
  seesAll: boolean,
): Promise<FeedEntry[]> {
  const { first, last } = feedDays(today)
  const [open, asked] = await Promise.all([
    seesAll ? risks.open() : risks.withPlanOf(person._id),
    askReminders.openFor([person._id]),
  ])
  const known = new Set(asked.map(({ subject }) => subject.id))
  return open.flatMap(undone).flatMap(({ risk, action }): FeedEntry[] => {
    const { id: name, due: on, owner, title } = action
    const id = actionId(risk._id, name)
    const isShown = on >= first && on <= last && (seesAll || owner === person._id) && !known.has(id)
    const summary = texts.treatmentPlan.feed.planned(textFor(title, person))
    const description = texts.calendarFeed.entry.planned
    return isShown ? [{ id, on, summary, description, sequence: risk.revision, state: 'on' }] : []
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
  const subjects = inFeeds(tools)
  const description = reader.texts.calendarFeed.entry.running
  const entries = (await tools.cycles.open()).map(async ({ _id: id, process, subject, dueOn: on }) => {
    const summary = process === 'approval' ? null : await subjects[process].due(subject, reader)
    return summary === null ? [] : [{ id, on, summary, description, sequence: 0, state: 'on' as const }]
  })
  return (await Promise.all(entries)).flat()
}
