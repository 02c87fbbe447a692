import type { CalendarDate } from '../domain/calendar-date.js'
import { type ProgrammeProcess, programmeId } from '../domain/programme.js'
import type { DefinitionEntry, DefinitionsFile, Texts } from './definition-fields.js'
import { Identifier } from './fields.js'
import { checkReference, namedAt, type Reference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import { recurrenceOf } from './recurrence-fields.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** The programme of something that is defined, whose owner is an id in `people.csv`. */
export type DefinedProgramme = ProgrammeDraft & { owner: string }

/** What a folder defines in one of its files. */
export interface Definitions<Draft> {
  drafts: Draft[]
  yaml: YamlFile
}

/** One entry with where it stands. */
export interface Written<Entry> {
  entry: Entry
  programme: DefinedProgramme
  /** The texts of a field by language, the organisation's first one first. */
  inEach: (field: string, text: Texts) => Record<string, string>
}

/** Each entry of a list as the process takes it. */
export function assembleDefinitions<Entry extends DefinitionEntry, Draft>(
  { entries, yaml }: DefinitionsFile<Entry>,
  { list, process }: { list: string; process: ProgrammeProcess },
  { languages }: OrganisationSettings,
  findings: Findings,
  draftOf: (written: Written<Entry>) => Draft,
): Definitions<Draft> {
  const first = languages[0] ?? 'en'
  const drafts = entries.map((entry, index) => {
    const lineOf = (field: string) => yaml.lineOf([list, index, field])
    const inEach = (field: string, text: Texts) => {
      const texts = typeof text === 'string' ? { [first]: text } : text
      const { [first]: usual, ...others } = texts
      if (usual !== undefined) return { [first]: usual, ...others }
      findings.problem({
        file: yaml.name,
        line: lineOf(field),
        what: `${field} has no text in "${first}", the organisation's first language`,
        remedy: 'Write one: whoever reads none of the others gets it.',
      })
      return others
    }
    const programme = programmeOf(entry, process, { file: yaml.name, line: lineOf('id') })
    return draftOf({ entry, programme, inEach })
  })
  return { drafts, yaml }
}

function programmeOf(
  { id, owner, rule, noticeDays, businessDays, shift, country }: DefinitionEntry,
  process: ProgrammeProcess,
  where: Pick<ProgrammeDraft, 'file' | 'line'>,
): DefinedProgramme {
  return {
    ...{ _id: programmeId(process, id), process, subject: id, owner, ...where },
    ...{ recurrence: recurrenceOf(rule, 12), shift, country, noticeDays, businessDays },
  }
}

/**
 * Each entry has an id of its own, and its owner has to be there and in chat. Found whatever else of the file cannot be
 * read.
 *
 * @param noun what an entry of the list is called
 */
export function checkDefinitions(
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  { list, noun }: { list: string; noun: string },
  people: PeopleFile | undefined,
  today: CalendarDate,
  findings: Findings,
): void {
  const lines = new Map<string, number>()
  for (const entry of yaml.entriesOf([list])) {
    checkId(yaml, [...entry, 'id'], noun, lines, findings)
    const owner = namedAt(yaml, [...entry, 'owner'])
    if (owner && people) checkAsked(owner, people, today, findings)
  }
}

function checkId(
  yaml: YamlFile,
  path: readonly PropertyKey[],
  noun: string,
  lines: Map<string, number>,
  findings: Findings,
): void {
  const id = Identifier.safeParse(yaml.textAt(path)).data
  if (id === undefined) return
  const line = yaml.lineOf(path)
  const already = lines.get(id)
  if (already === undefined) lines.set(id, line)
  else
    findings.problem({
      ...{ file: yaml.name, line },
      what: `id "${id}" stands already in line ${already}`,
      remedy: `Give each ${noun} an id of its own.`,
    })
}

/** Who is asked something in chat has to be there, and in chat. */
export function checkAsked(
  named: Reference,
  people: PeopleFile,
  today: CalendarDate,
  findings: Findings,
): void {
  checkReference(named, people, today, findings)
  const { file, line, field, key } = named
  if (people.find(key)?.row?.chat.length === 0)
    findings.problem({
      ...{ file, line },
      what: `${field} "${key}" uses no chat, so nobody could ask them`,
      remedy: 'Name somebody who is asked in chat.',
    })
}
