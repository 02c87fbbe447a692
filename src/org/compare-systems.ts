import { type System, type SystemText, systemHash } from '../domain/system.js'
import type { versionAfter } from '../store/definitions.js'
import type { Systems } from '../store/systems.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionChange, DefinitionDraft } from './definition-kind.js'
import { idOf, type PersonIds } from './person-ids.js'

/** One system as the folder has it, with its programme. */
export interface SystemDraft extends DefinitionDraft, SystemText {
  system: string
  /** An id in `people.csv`. */
  outsider: string | null
}

/**
 * Systems that are new or changed in what is decided on, and those that somebody else reviews by now where nobody else
 * may. A review that is under way goes on as it began: nobody loses what they have decided.
 */
export async function compareSystems(
  drafts: readonly SystemDraft[],
  record: Systems,
  ids: PersonIds,
  asOf: string,
): Promise<DefinitionChange[]> {
  const compared = await compareDefinitions(
    drafts,
    ({ system }) => system,
    record,
    asOf,
    (draft, numbered) => versionOf(draft, numbered, ids),
  )
  const others = compared.flatMap(({ id, before, after }) =>
    before?.hash === after.hash && before.outsider !== after.outsider
      ? [{ id, version: before._id, outsider: after.outsider }]
      : [],
  )
  return [
    newVersions({ counted: 'systemsDefined', what: 'Systems defined' }, compared, record),
    {
      counted: 'systemsWithOtherOutsider',
      what: 'Systems with somebody else who reviews where nobody else may',
      which: others.map(({ id }) => id),
      askedAnew: [],
      write: async () => {
        for (const { version, outsider } of others) await record.outsiderIs(version, outsider)
      },
    },
  ]
}

function versionOf(
  { programme: _programme, outsider, ...text }: SystemDraft,
  numbered: ReturnType<typeof versionAfter>,
  ids: PersonIds,
): System {
  return {
    ...numbered,
    ...text,
    outsider: outsider === null ? null : idOf(outsider, ids),
    hash: systemHash(text),
  }
}
