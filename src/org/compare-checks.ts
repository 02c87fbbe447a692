import { type ControlCheck, checkHash } from '../domain/control-check.js'
import type { PersonId } from '../domain/person.js'
import type { ControlChecks } from '../store/control-checks.js'
import { versionAfter } from '../store/definitions.js'
import type { CheckDraft } from './checks.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { OrganisationFiles } from './read.js'

export interface CheckChanges {
  /** Checks that are new, or of which something changed that is decided on. */
  addChecks: ControlCheck[]
  /** Checks that somebody else confirms by now. */
  confirmChecks: { id: string; check: string; confirmer: PersonId | null }[]
}

/** Compares the checks of the folder with the imported versions. One whose definition changed is a new version. */
export async function compareChecks(
  { checks }: OrganisationFiles,
  record: ControlChecks,
  ids: PersonIds,
  asOf: string,
): Promise<CheckChanges> {
  const changes: CheckChanges = { addChecks: [], confirmChecks: [] }
  const newest = new Map((await record.list()).map((version) => [version.check, version]))
  for (const draft of checks?.drafts ?? []) {
    const before = newest.get(draft.check)
    const after = versionOf(draft, before, ids, asOf)
    if (before?.hash !== after.hash) changes.addChecks.push(after)
    else if (before.confirmer !== after.confirmer)
      changes.confirmChecks.push({ id: before._id, check: before.check, confirmer: after.confirmer })
  }
  return changes
}

function versionOf(
  { check, title, controls, lookAt, confirmed, confirmer }: CheckDraft,
  before: ControlCheck | undefined,
  ids: PersonIds,
  asOf: string,
): ControlCheck {
  return {
    ...versionAfter(check, before, asOf),
    ...{ check, title, controls, lookAt, confirmed },
    confirmer: confirmer === null ? null : idOf(confirmer, ids),
    hash: checkHash({ title, controls, lookAt, confirmed }),
  }
}
