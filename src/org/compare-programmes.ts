import { isDeepStrictEqual } from 'node:util'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type DocumentId, documentFiles } from '../domain/document.js'
import type { FileSays, Occurrence, Programme } from '../domain/programme.js'
import { replan } from '../domain/replan.js'
import { dateIn } from '../domain/working-days.js'
import type { Occurrences } from '../store/occurrences.js'
import type { People } from '../store/people.js'
import type { ProgrammeRule, Programmes } from '../store/programmes.js'
import { controlReviews } from './control-reviews.js'
import { fileNameOf } from './definition-kind.js'
import { definitionKinds } from './definition-kinds.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import type { OrganisationFiles } from './read.js'

export interface CalendarStores {
  occurrences: Occurrences
  people: People
  programmes: Programmes
}

/** By the name of the file: what ends them in it, if anything does, and their ids. */
export type WithoutFile = Record<string, { toEnd: string | null; ids: string[] }>

interface ProgrammeChanges {
  addProgrammes: ProgrammeRule[]
  changeProgrammes: { rule: ProgrammeRule; fields: string[] }[]
  /** Ids of programmes that their file no longer has. */
  endProgrammes: string[]
  /** Ids of programmes that go on although the folder has no such file any more, by that file. */
  programmesWithoutFile: WithoutFile
}

/** In which file a programme stands, what ends them there, if anything does, and whether the folder has that file. */
function fileOf({ process, subject }: Programme, files: OrganisationFiles) {
  const { awareness, calendar, definitions, statement } = files
  if (process === 'document-review' || process === 'objective-evaluation') {
    const document = process === 'objective-evaluation' ? 'objectives' : (subject as DocumentId)
    const isThere = files.documents.some((each) => each.document === document)
    return { name: documentFiles[document], toEnd: null, isThere }
  }
  if (process === 'control-review')
    return { name: 'controls.yaml', toEnd: null, isThere: statement !== undefined }
  if (process === 'awareness')
    return { name: 'awareness.yaml', toEnd: 'monthly: false', isThere: awareness !== undefined }
  const kind = definitionKinds.find((each) => each.process === process)
  if (!kind) return { name: 'calendar.yaml', toEnd: 'programmes: []', isThere: calendar !== undefined }
  const isThere = definitions.some((each) => each.kind === kind)
  return { name: fileNameOf(kind), toEnd: `${kind.list}: []`, isThere }
}

/**
 * Compares the files with what comes round of itself on record, and warns of what they contradict. Without its file
 * nothing is compared: it says nothing then.
 */
export async function compareProgrammes(
  files: OrganisationFiles,
  stores: CalendarStores,
  ids: PersonIds,
  asOf: string,
  findings: Findings,
): Promise<ProgrammeChanges> {
  const { settings } = files
  const recorded = await stores.programmes.all()
  const active = new Map(
    recorded.filter(({ state }) => state === 'active').map((programme) => [programme._id, programme]),
  )
  const changes: ProgrammeChanges = {
    addProgrammes: [],
    changeProgrammes: [],
    endProgrammes: [],
    programmesWithoutFile: {},
  }
  const isThere = (programme: Programme) => fileOf(programme, files).isThere
  const drafts = draftsIn(files, ids)
  const rules = new Map<string, ProgrammeRule>()
  for (const draft of drafts) {
    const rule = ruleOf(draft, settings.country, ids)
    rules.set(rule._id, rule)
    const before = active.get(rule._id)
    const fields = before ? differing(before, rule) : []
    if (!before) changes.addProgrammes.push(rule)
    else if (fields.length > 0) changes.changeProgrammes.push({ rule, fields })
  }
  for (const programme of active.values()) {
    if (rules.has(programme._id)) continue
    if (isThere(programme)) changes.endProgrammes.push(programme._id)
    else goesOnWithout(changes.programmesWithoutFile, programme, files)
  }
  for (const before of recorded.filter(isThere)) {
    const rule = rules.get(before._id)
    const after: Programme = rule ? { ...before, ...rule, state: 'active' } : { ...before, state: 'ended' }
    const draft = drafts.find(({ _id }) => _id === after._id)
    await warnOfContradictions(after, draft, files, stores, asOf, findings)
  }
  return changes
}

function goesOnWithout(those: WithoutFile, programme: Programme, files: OrganisationFiles): void {
  const { name, toEnd } = fileOf(programme, files)
  const without = those[name] ?? { toEnd, ids: [] }
  without.ids.push(programme._id)
  those[name] = without
}

/** What the folder says of what comes round, each once. */
function draftsIn(
  { awareness, calendar, definitions, documents, statement, people }: OrganisationFiles,
  ids: PersonIds,
): ProgrammeDraft[] {
  const defined = definitions.flatMap(({ drafts }) => drafts)
  return [
    ...(calendar?.programmes ?? []),
    ...defined.map(({ programme }) => programme),
    ...documents.flatMap(({ programmes }) => programmes),
    ...(awareness?.programme ? [awareness.programme] : []),
    ...(statement ? controlReviews(statement, people, ids) : []),
  ]
}

function ruleOf(
  { file: _file, line: _line, ...draft }: ProgrammeDraft,
  country: string,
  ids: PersonIds,
): ProgrammeRule {
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
  draft: ProgrammeDraft | undefined,
  files: OrganisationFiles,
  { occurrences, people }: CalendarStores,
  asOf: string,
  findings: Findings,
): Promise<void> {
  const planned = await occurrences.ofProgramme(programme._id)
  const { workingDays, timeZone } = files.settings
  const today = dateIn(asOf, timeZone)
  const { file, line } = draft ?? { file: fileOf(programme, files).name, line: null }
  for (const { period, date, moved, fileSays } of contradicted(programme, planned, workingDays, today)) {
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
