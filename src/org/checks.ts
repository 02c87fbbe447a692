import type { CalendarDate } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { type CheckEntry, type ChecksFile, ISMS_LEAD } from './checks-file.js'
import { checkReference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import { recurrenceOf } from './recurrence-fields.js'
import type { OrganisationSettings } from './settings-file.js'

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
  const lines = new Map<string, number>()
  return entries.map((entry, index) => {
    const at = (field: string) => yaml.lineOf(['checks', index, field])
    const already = lines.get(entry.id)
    if (already === undefined) lines.set(entry.id, at('id'))
    else
      findings.problem({
        file: yaml.name,
        line: at('id'),
        what: `id "${entry.id}" stands already in line ${already}`,
        remedy: 'Give each check an id of its own.',
      })
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

/** Who is named has to be there and in chat, and a second person confirms: never who makes the check. */
export function checkChecks(
  { entries, yaml }: ChecksFile,
  people: PeopleFile,
  settings: OrganisationSettings,
  today: CalendarDate,
  findings: Findings,
): void {
  for (const [index, { owner, confirmedBy }] of entries.entries()) {
    const lineOf = (field: string) => yaml.lineOf(['checks', index, field])
    const named = (field: string, key: string) => {
      const reference = { file: yaml.name, line: lineOf(field), field, key }
      checkReference(reference, people, today, findings)
      if (people.find(key)?.row?.chat.length === 0)
        findings.problem({
          ...{ file: reference.file, line: reference.line },
          what: `${field} "${key}" uses no chat, so nobody could ask them`,
          remedy: 'Name somebody who is asked in chat.',
        })
    }
    named('owner', owner)
    if (confirmedBy !== null && confirmedBy !== ISMS_LEAD) named('confirmedBy', confirmedBy)
    const confirmer = confirmedBy === ISMS_LEAD ? settings.ismsLead : confirmedBy
    if (confirmer === owner)
      findings.problem({
        file: yaml.name,
        line: lineOf('confirmedBy'),
        what: `confirmedBy "${confirmedBy}" is the owner, and who makes a check does not confirm it`,
        remedy: 'Name somebody else, or leave it out where nobody confirms.',
      })
  }
}
