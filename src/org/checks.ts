import type { CalendarDate } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { type CheckEntry, type ChecksFile, ISMS_LEAD } from './checks-file.js'
import { Identifier } from './fields.js'
import { checkReference, namedAt, type Reference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import { recurrenceOf } from './recurrence-fields.js'
import type { OrganisationSettings } from './settings-file.js'
import type { YamlFile } from './yaml-file.js'

/** One check as the folder has it, with its programme. */
export interface CheckDraft {
  check: string
  title: Record<string, string>
  controls: string[]
  lookAt: Record<string, string>
  confirmed: boolean
  /** An id in `people.csv`; null: the ISMS lead. */
  confirmer: string | null
  programme: ProgrammeDraft & { owner: string }
}

/** Each check with its texts by language, the organisation's first one first. */
export function assembleChecks(
  { entries, yaml }: ChecksFile,
  { languages }: OrganisationSettings,
  findings: Findings,
): CheckDraft[] {
  const first = languages[0] ?? 'en'
  return entries.map((entry, index) => {
    const at = (field: string) => yaml.lineOf(['checks', index, field])
    for (const field of ['title', 'lookAt'] as const)
      if (inLanguages(entry[field], first)[first] === undefined)
        findings.problem({
          file: yaml.name,
          line: at(field),
          what: `${field} has no text in "${first}", the organisation's first language`,
          remedy: 'Write one: whoever reads none of the others gets it.',
        })
    return draftOf(entry, first, yaml.name, at('id'))
  })
}

function draftOf(entry: CheckEntry, first: string, file: string, line: number): CheckDraft {
  const { id, title, controls, lookAt, owner, confirmedBy, rule } = entry
  const { noticeDays, businessDays, shift, country } = entry
  return {
    check: id,
    title: inLanguages(title, first),
    controls,
    lookAt: inLanguages(lookAt, first),
    confirmed: confirmedBy !== null,
    confirmer: confirmedBy === ISMS_LEAD ? null : confirmedBy,
    programme: {
      ...{ _id: programmeId('control-check', id), process: 'control-check', subject: id, owner },
      ...{ recurrence: recurrenceOf(rule, 12), shift, country, noticeDays, businessDays, file, line },
    },
  }
}

function inLanguages(text: CheckEntry['title'], first: string): Record<string, string> {
  if (typeof text === 'string') return { [first]: text }
  const { [first]: usual, ...others } = text
  return usual === undefined ? others : { [first]: usual, ...others }
}

/**
 * Each check has an id of its own, who is named has to be there and in chat, and a second person confirms: never who
 * makes the check. Found whatever else of the file cannot be read.
 *
 * @param ismsLead an id in `people.csv`; null where that is not known
 */
export function checkChecks(
  { yaml }: ChecksFile,
  people: PeopleFile | undefined,
  ismsLead: string | null,
  today: CalendarDate,
  findings: Findings,
): void {
  const lines = new Map<string, number>()
  for (const entry of yaml.entriesOf(['checks'])) {
    checkId(yaml, [...entry, 'id'], lines, findings)
    const owner = namedAt(yaml, [...entry, 'owner'])
    const confirmer = namedAt(yaml, [...entry, 'confirmedBy'])
    if (owner && people) checkAsked(owner, people, today, findings)
    if (confirmer && confirmer.key !== ISMS_LEAD && people) checkAsked(confirmer, people, today, findings)
    const confirms = confirmer?.key === ISMS_LEAD ? ismsLead : confirmer?.key
    if (confirmer && owner && confirms === owner.key)
      findings.problem({
        ...{ file: confirmer.file, line: confirmer.line },
        what: `confirmedBy "${confirmer.key}" is the owner, and who makes a check does not confirm it`,
        remedy: 'Name somebody else, or leave it out where nobody confirms.',
      })
  }
}

function checkId(
  yaml: YamlFile,
  path: readonly PropertyKey[],
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
      remedy: 'Give each check an id of its own.',
    })
}

function checkAsked(named: Reference, people: PeopleFile, today: CalendarDate, findings: Findings): void {
  checkReference(named, people, today, findings)
  const { file, line, field, key } = named
  if (people.find(key)?.row?.chat.length === 0)
    findings.problem({
      ...{ file, line },
      what: `${field} "${key}" uses no chat, so nobody could ask them`,
      remedy: 'Name somebody who is asked in chat.',
    })
}
