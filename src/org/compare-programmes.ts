import { isDeepStrictEqual } from 'node:util'
import type { CalendarDate } from '../domain/person.js'
import type { FileSays, Occurrence, Programme } from '../domain/programme.js'
import { replan } from '../domain/replan.js'
import { dateIn } from '../domain/working-days.js'
import type { Occurrences } from '../store/occurrences.js'
import type { People } from '../store/people.js'
import type { ProgrammeRule, Programmes } from '../store/programmes.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import type { OrganisationFiles } from './read.js'

export interface CalendarStores {
  occurrences: Occurrences
  people: People
  programmes: Programmes
}

interface ProgrammeChanges {
  addProgrammes: ProgrammeRule[]
  changeProgrammes: { rule: ProgrammeRule; fields: string[] }[]
  /** Ids of programmes that the file no longer has. */
  endProgrammes: string[]
  /** Ids of programmes that go on although the folder has no calendar any more. */
  programmesWithoutFile: string[]
}

/**
 * Compares the calendar's file with the record, and warns of what it contradicts. Without the file nothing is compared:
 * it says nothing then.
 */
export async function compareProgrammes(
  files: OrganisationFiles,
  stores: CalendarStores,
  ids: PersonIds,
  asOf: string,
  findings: Findings,
): Promise<ProgrammeChanges> {
  const { calendar, settings } = files
  const recorded = await stores.programmes.all()
  const active = new Map(
    recorded.filter(({ state }) => state === 'active').map((programme) => [programme._id, programme]),
  )
  const changes: ProgrammeChanges = {
    addProgrammes: [],
    changeProgrammes: [],
    endProgrammes: [],
    programmesWithoutFile: [],
  }
  if (calendar === undefined) return { ...changes, programmesWithoutFile: [...active.keys()] }
  const rules = new Map<string, ProgrammeRule>()
  for (const draft of calendar.programmes) {
    const rule = ruleOf(draft, settings.country, ids)
    rules.set(rule._id, rule)
    const before = active.get(rule._id)
    const fields = before ? differing(before, rule) : []
    if (!before) changes.addProgrammes.push(rule)
    else if (fields.length > 0) changes.changeProgrammes.push({ rule, fields })
  }
  changes.endProgrammes = [...active.keys()].filter((id) => !rules.has(id))
  for (const before of recorded) {
    const rule = rules.get(before._id)
    const after: Programme = rule ? { ...before, ...rule, state: 'active' } : { ...before, state: 'ended' }
    await warnOfContradictions(after, files, stores, asOf, findings)
  }
  return changes
}

function ruleOf({ line, ...draft }: ProgrammeDraft, country: string, ids: PersonIds): ProgrammeRule {
  const owner = draft.owner === null ? null : idOf(draft.owner, ids)
  return { ...draft, country: draft.country ?? country, owner }
}

function differing(before: Programme, rule: ProgrammeRule): string[] {
  return Object.entries(rule)
    .filter(([field, value]) => !isDeepStrictEqual(value, before[field as keyof ProgrammeRule]))
    .map(([field]) => field)
}

/** What somebody moved in chat, and of which the file says something else: the import does not decide between them. */
async function warnOfContradictions(
  programme: Programme,
  { calendar, settings }: OrganisationFiles,
  { occurrences, people }: CalendarStores,
  asOf: string,
  findings: Findings,
): Promise<void> {
  const planned = await occurrences.ofProgramme(programme._id)
  const today = dateIn(asOf, settings.timeZone)
  const file = calendar?.yaml.name ?? ''
  const line = calendar?.programmes.find(({ _id }) => _id === programme._id)?.line ?? null
  for (const { period, date, moved, fileSays } of contradicted(
    programme,
    planned,
    settings.workingDays,
    today,
  )) {
    const by = moved && (await people.byId(moved.by))
    const says = fileSays?.date ? `says ${inWords(fileSays.date)}` : 'has it no more'
    findings.warn({
      file,
      line,
      what: `${period} of ${programme._id} was moved in chat to ${inWords(date)} by ${by?.name ?? 'somebody'}; the file ${says}`,
      remedy: 'It stays as it was moved until somebody decides: /isms calendar.',
    })
  }
}

/** Those that stood there already and those that come by this import, as they will stand. */
function contradicted(
  programme: Programme,
  planned: readonly Occurrence[],
  workingDays: Parameters<typeof replan>[2],
  today: CalendarDate,
): Occurrence[] {
  const { contradict, agree } = replan(programme, planned, workingDays, today)
  const fileSays = new Map<string, FileSays>(contradict.map(({ before, fileSays }) => [before._id, fileSays]))
  return planned
    .filter(({ state }) => state === 'planned')
    .filter((occurrence) => !agree.includes(occurrence))
    .map((occurrence) => {
      const now = fileSays.get(occurrence._id) ?? occurrence.fileSays
      return now ? { ...occurrence, fileSays: now } : occurrence
    })
    .filter((occurrence) => occurrence.fileSays !== undefined)
}

/** `22 February 2027` */
function inWords(date: CalendarDate): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(date))
}
