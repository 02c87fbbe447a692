import { type ControlCheck, checkHash } from '../domain/control-check.js'
import type { ControlChecks } from '../store/control-checks.js'
import type { versionAfter } from '../store/definitions.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionChange, DefinitionDraft } from './definition-kind.js'
import { idOf, type PersonIds } from './person-ids.js'

/** One check as the folder has it, with its programme. */
export interface CheckDraft extends DefinitionDraft {
  check: string
  title: Record<string, string>
  controls: string[]
  lookAt: Record<string, string>
  confirmed: boolean
  /** An id in `people.csv`; null: the ISMS lead. */
  confirmer: string | null
}

/** Checks that are new or changed in what is decided on, and those that somebody else confirms by now. */
export async function compareChecks(
  drafts: readonly CheckDraft[],
  record: ControlChecks,
  ids: PersonIds,
  asOf: string,
): Promise<DefinitionChange[]> {
  const compared = await compareDefinitions(
    drafts,
    ({ check }) => check,
    record,
    asOf,
    (draft, numbered) => versionOf(draft, numbered, ids),
  )
  const toConfirm = compared.flatMap(({ id, before, after }) =>
    before?.hash === after.hash && before.confirmer !== after.confirmer
      ? [{ id, version: before._id, confirmer: after.confirmer }]
      : [],
  )
  return [
    newVersions({ counted: 'checksDefined', what: 'Checks defined' }, compared, record),
    {
      counted: 'checksConfirmedByOthers',
      what: 'Checks that somebody else confirms by now',
      which: toConfirm.map(({ id }) => id),
      askedAnew: [],
      write: async () => {
        for (const { version, confirmer } of toConfirm) await record.confirmedBy(version, confirmer)
      },
    },
  ]
}

function versionOf(
  { check, title, controls, lookAt, confirmed, confirmer }: CheckDraft,
  numbered: ReturnType<typeof versionAfter>,
  ids: PersonIds,
): ControlCheck {
  return {
    ...{ ...numbered, check, title, controls, lookAt, confirmed },
    confirmer: confirmer === null ? null : idOf(confirmer, ids),
    hash: checkHash({ title, controls, lookAt, confirmed }),
  }
}
