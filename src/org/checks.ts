import type { CalendarDate } from '../domain/calendar-date.js'
import { type ChecksFile, ISMS_LEAD } from './checks-file.js'
import {
  assembleDefinitions,
  checkAsked,
  checkDefinitions,
  type DefinedProgramme,
  type Definitions,
} from './definitions.js'
import { namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { OrganisationSettings } from './settings.js'

/** One check as the folder has it, with its programme. */
export interface CheckDraft {
  check: string
  title: Record<string, string>
  controls: string[]
  lookAt: Record<string, string>
  confirmed: boolean
  /** An id in `people.csv`; null: the ISMS lead. */
  confirmer: string | null
  programme: DefinedProgramme
}

/** Each check with its texts by language. */
export function assembleChecks(
  file: ChecksFile,
  settings: OrganisationSettings,
  findings: Findings,
): Definitions<CheckDraft> {
  const what = { list: 'checks', process: 'control-check' } as const
  return assembleDefinitions(file, what, settings, findings, ({ entry, programme, inEach }) => {
    const { id, title, controls, lookAt, confirmedBy } = entry
    return {
      ...{ check: id, title: inEach('title', title), controls, lookAt: inEach('lookAt', lookAt), programme },
      confirmed: confirmedBy !== null,
      confirmer: confirmedBy === ISMS_LEAD ? null : confirmedBy,
    }
  })
}

/**
 * Beside what holds for every definition: a second person confirms, who has to be there and in chat, too, and is never who
 * makes the check.
 *
 * @param ismsLead an id in `people.csv`; null where that is not known
 */
export function checkChecks(
  file: ChecksFile,
  people: PeopleFile | undefined,
  ismsLead: string | null,
  today: CalendarDate,
  findings: Findings,
): void {
  checkDefinitions(file, { list: 'checks', noun: 'check' }, people, today, findings)
  for (const entry of file.yaml.entriesOf(['checks'])) {
    const owner = namedAt(file.yaml, [...entry, 'owner'])
    const confirmer = namedAt(file.yaml, [...entry, 'confirmedBy'])
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
