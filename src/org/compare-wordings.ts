import { isDeepStrictEqual } from 'node:util'
import type { ControlWording } from '../domain/control-wording.js'
import type { ControlWordings } from '../store/control-wordings.js'
import type { DefinitionChange } from './definition-kind.js'

/** What the standard says of which controls is new, changed or gone. Without the file nothing is compared. */
export async function compareWordings(
  wordings: readonly ControlWording[] | undefined,
  record: ControlWordings,
): Promise<DefinitionChange> {
  const before = await record.all()
  const now = new Set(wordings?.map(({ _id }) => _id))
  const anew = (wordings ?? []).filter((each) => !isDeepStrictEqual(before.get(each._id), each))
  const gone = wordings ? [...before.keys()].filter((control) => !now.has(control)) : []
  const which = [...anew.map(({ _id }) => _id), ...gone]
  return {
    ...{ counted: 'wordingsTaken', what: 'Wording of Annex A', which, askedAnew: [] },
    write: async () => {
      if (wordings && which.length > 0) await record.replace(wordings)
    },
  }
}
