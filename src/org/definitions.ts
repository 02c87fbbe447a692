import type { CalendarDate } from '../domain/calendar-date.js'
import { canBeAsked } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { type DefinitionEntry, type DefinitionsFile, type Texts, textsIn } from './definition-fields.js'
import type { DefinedProgramme, DefinitionKind, Definitions, Known } from './definition-kind.js'
import { Identifier } from './fields.js'
import { checkReference, namedAt, type Reference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import { recurrenceOf } from './recurrence-fields.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** Each entry of a list as the process takes it. */
export function assembleDefinitions(
  kind: DefinitionKind,
  { entries, yaml }: DefinitionsFile,
  settings: OrganisationSettings,
  findings: Findings,
): Definitions {
  const textsAt = textsIn(yaml, settings, findings)
  const drafts = entries.map((entry, index) => {
    const inEach = (field: string | readonly PropertyKey[], texts: Texts) =>
      textsAt([kind.list, index, ...[field].flat()], texts)
    const programme = programmeOf(entry, kind, {
      file: yaml.name,
      line: yaml.lineOf([kind.list, index, 'id']),
    })
    return kind.draftOf({ entry, programme, inEach })
  })
  return { kind, drafts }
}

function programmeOf(
  { id, owner, rule, noticeDays, businessDays, shift, country }: DefinitionEntry,
  { process }: DefinitionKind,
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
 */
export function checkDefinitions(
  kind: DefinitionKind,
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  known: Known,
  findings: Findings,
): void {
  const { people, today } = known
  checkIds(yaml, [kind.list], kind.noun, findings)
  for (const entry of yaml.entriesOf([kind.list])) {
    const owner = namedAt(yaml, [...entry, 'owner'])
    if (owner && people) checkAsked(owner, people, today, findings)
  }
  kind.checkFurther?.({ yaml }, known, findings)
}

/** Each entry of this list has an id of its own. */
export function checkIds(
  yaml: YamlFile,
  list: readonly PropertyKey[],
  noun: string,
  findings: Findings,
): void {
  const lines = new Map<string, number>()
  for (const entry of yaml.entriesOf(list)) {
    const path = [...entry, 'id']
    const id = Identifier.safeParse(yaml.textAt(path)).data
    if (id === undefined) continue
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
}

/** Who is asked something has to be there, and to be reached. */
export function checkAsked(
  named: Reference,
  people: PeopleFile,
  today: CalendarDate,
  findings: Findings,
): void {
  checkReference(named, people, today, findings)
  const { file, line, field, key } = named
  const row = people.find(key)?.row
  if (row && !canBeAsked(row))
    findings.problem({
      ...{ file, line },
      what: `${field} "${key}" uses no chat, so nobody could ask them`,
      remedy: 'Name somebody who is asked in chat or by e-mail.',
    })
}
