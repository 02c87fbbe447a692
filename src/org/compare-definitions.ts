import type { Subject } from '../domain/ask.js'
import { type Definition, type Definitions, versionAfter } from '../store/definitions.js'
import type { DefinitionChange } from './definition-kind.js'

/** One definition: as it is on record, if it is, and as the folder has it. */
export interface Compared<Version> {
  id: string
  before: Version | undefined
  after: Version
}

/** Holds each definition of the folder against the version on record that is the newest. */
export async function compareDefinitions<Draft, Version extends Definition>(
  drafts: readonly Draft[],
  idOf: (draft: Draft) => string,
  record: Definitions<Version>,
  asOf: string,
  versionOf: (
    draft: Draft,
    numbered: ReturnType<typeof versionAfter>,
    before: Version | undefined,
  ) => Version,
): Promise<Compared<Version>[]> {
  const newest = await record.newestOfEach()
  return drafts.map((draft) => {
    const id = idOf(draft)
    const before = newest.get(id)
    return { id, before, after: versionOf(draft, versionAfter(id, before, asOf), before) }
  })
}

/**
 * Whatever is new, or of which something changed that is decided on, is a new version.
 *
 * @param subjectOf Where an open question about it goes on with the new version.
 */
export function newVersions<Version extends Definition>(
  words: Pick<DefinitionChange, 'counted' | 'what'>,
  compared: readonly Compared<Version>[],
  record: Definitions<Version>,
  subjectOf?: (version: Version) => Subject,
): DefinitionChange {
  const anew = compared.filter(({ before, after }) => before?.hash !== after.hash)
  return {
    ...words,
    which: anew.map(({ id, after }) => `${id} (version ${after.version})`),
    askedAnew: subjectOf ? anew.flatMap(({ before, after }) => (before ? [subjectOf(after)] : [])) : [],
    write: async () => {
      for (const { after } of anew) await record.add(after)
    },
  }
}
