import type { Subject } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import type { ProgrammeProcess } from '../domain/programme.js'
import type { DefinitionStores } from '../store/definition-stores.js'
import type { DefinitionEntry, DefinitionsFile, Texts } from './definition-fields.js'
import type { OrganisationFile } from './organisation-file.js'
import type { PeopleFile } from './people-file.js'
import type { PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'

/**
 * One kind of thing that an organisation defines in a file of its own, each with an owner, an interval and a programme:
 * what the import needs to know of it. All kinds are listed in `definition-kinds.ts`.
 */
export interface DefinitionKind<
  Entry extends DefinitionEntry = DefinitionEntry,
  Draft extends DefinitionDraft = DefinitionDraft,
> {
  /** What the list in its file is called. */
  list: string
  /** What its file is called, where that is not `<list>.yaml`. */
  fileName?: string
  /** What an entry of the list is called. */
  noun: string
  /** What its programmes start. */
  process: ProgrammeProcess
  file: OrganisationFile<DefinitionsFile<Entry>>
  /** Finds what is wrong with it beside what may be wrong with any definition. */
  checkFurther?(file: Pick<DefinitionsFile, 'yaml'>, known: Known, findings: Findings): void
  draftOf(written: Written<Entry>): Draft
  /** Holds what the folder has against the record; reads only. */
  compare(
    drafts: readonly Draft[],
    stores: DefinitionStores,
    ids: PersonIds,
    asOf: string,
  ): Promise<DefinitionChange[]>
}

export function fileNameOf({ list, fileName }: Pick<DefinitionKind, 'list' | 'fileName'>): string {
  return fileName ?? `${list}.yaml`
}

/** What an entry is held against. */
export interface Known {
  /** Undefined where they could not be read. */
  people: PeopleFile | undefined
  /** An id in `people.csv`; null where that is not known. */
  ismsLead: string | null
  /** The same of who directs the organisation; none where that is not known. */
  topManagement: readonly string[]
  today: CalendarDate
}

/** One entry with where it stands. */
export interface Written<Entry> {
  entry: Entry
  programme: DefinedProgramme
  /** The texts of a field by language, the organisation's first one first. */
  inEach: (field: string | readonly PropertyKey[], text: Texts) => Record<string, string>
}

/** The programme of something that is defined, whose owner is an id in `people.csv`. */
export type DefinedProgramme = ProgrammeDraft & { owner: string }

/** One entry as the process takes it. */
export interface DefinitionDraft {
  programme: DefinedProgramme
}

/** What a folder defines in one of its files. */
export interface Definitions {
  kind: DefinitionKind
  drafts: DefinitionDraft[]
}

/** Who alone answers about something in the stead of whoever is asked; null: nobody. */
export interface StandIn extends Pick<Subject, 'type' | 'id'> {
  deputy: PersonId | null
}

/** What an import would change of definitions, all in the same way. */
export interface DefinitionChange {
  /** The name under which the run counts it. */
  counted: string
  /** What happens to them, for whoever runs the import. */
  what: string
  /** To which of them, one by one. */
  which: string[]
  /** What their open reviews ask about from now on: whoever is asked about what it was is asked no more. */
  askedAnew: Subject[]
  /** Who stands in for whoever is asked about one of them by now: whoever did before is asked no more. */
  standIns?: StandIn[]
  /** Safe to repeat. */
  write(): Promise<void>
}
