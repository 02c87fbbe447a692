import { type Requirement, requirementHash } from '../domain/requirement.js'
import { versionAfter } from '../store/definitions.js'
import type { Requirements } from '../store/requirements.js'
import type { OrganisationFiles } from './read.js'

/** Requirements that are new, or of which something changed that is decided on: each is a new version. */
export async function compareRequirements(
  { requirements }: OrganisationFiles,
  record: Requirements,
  asOf: string,
): Promise<Requirement[]> {
  const newest = new Map((await record.list()).map((version) => [version.requirement, version]))
  const versions = (requirements?.drafts ?? []).map(({ programme: _programme, ...text }) => {
    const version = versionAfter(text.requirement, newest.get(text.requirement), asOf)
    return { ...version, ...text, hash: requirementHash(text) }
  })
  return versions.filter(({ requirement, hash }) => newest.get(requirement)?.hash !== hash)
}
