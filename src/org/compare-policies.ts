import { isDeepStrictEqual } from 'node:util'
import {
  informationSecurityIds,
  type PolicyHeading,
  type PolicyVersion,
  policyHash,
} from '../domain/policy.js'
import {
  type CorrectableFields,
  correctableFields,
  type Policies,
  policyVersionId,
} from '../store/policies.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { PolicyDraft } from './policies.js'
import type { Findings } from './problems.js'
import type { OrganisationFiles } from './read.js'

interface PolicyChanges {
  addVersions: PolicyVersion[]
  correctVersions: { id: string; policy: string; fields: Partial<CorrectableFields> }[]
  policiesNotInFolder: string[]
}

/** Compares the policies of the folder with the imported versions; finds fault with a version that changed. */
export async function comparePolicies(
  { policies, settings }: OrganisationFiles,
  record: Policies,
  ids: PersonIds,
  asOf: string,
  findings: Findings,
): Promise<PolicyChanges> {
  const changes: PolicyChanges = { addVersions: [], correctVersions: [], policiesNotInFolder: [] }
  const newest = new Map((await record.list()).map((version) => [version.policy, version]))
  for (const draft of policies) {
    const before = newest.get(draft.policy)
    const same = await record.byVersion(draft.policy, draft.version)
    if (same === null) {
      checkNewVersion(draft, before, findings)
      const { sentence } = settings.acknowledgement
      changes.addVersions.push({
        _id: policyVersionId(draft.policy, draft.version),
        v: 1,
        policy: draft.policy,
        version: draft.version,
        change: draft.change,
        body: draft.body,
        ...correctableOf(draft, before, ids),
        sentence,
        ...(draft.quiz && { quiz: draft.quiz }),
        hash: policyHash({ ...draft, sentence }),
        importedAt: asOf,
        sequence: (before?.sequence ?? 0) + 1,
      })
      continue
    }
    checkKnownVersion(draft, same, before ?? same, findings)
    const fields = differing(same, correctableOf(draft, same, ids))
    if (Object.keys(fields).length > 0)
      changes.correctVersions.push({ id: same._id, policy: same.policy, fields })
  }
  const inFolder = new Set(policies.map(({ policy }) => policy))
  changes.policiesNotInFolder = [...newest.keys()].filter((policy) => !inFolder.has(policy))
  return changes
}

function correctableOf(
  draft: PolicyDraft,
  before: Pick<PolicyVersion, 'isSecurityPolicy'> | undefined,
  ids: PersonIds,
): CorrectableFields {
  const isOnlySaid = draft.isInformationSecurityPolicy && !informationSecurityIds.includes(draft.policy)
  // Of the many of which it was never said, nothing is kept.
  const wasSaid = before?.isSecurityPolicy !== undefined
  return {
    ...(isOnlySaid || wasSaid ? { isSecurityPolicy: isOnlySaid } : {}),
    title: draft.title,
    changes: draft.changes,
    owner: idOf(draft.owner, ids),
    approver: idOf(draft.approver, ids),
    audience: draft.audience,
    reviewEveryMonths: draft.reviewEveryMonths,
  }
}

function differing(before: PolicyVersion, after: CorrectableFields): Partial<CorrectableFields> {
  const differences = correctableFields.filter((field) => !isDeepStrictEqual(before[field], after[field]))
  return Object.fromEntries(differences.map((field) => [field, after[field]]))
}

function checkNewVersion(
  { yaml, ...draft }: PolicyDraft,
  before: PolicyHeading | undefined,
  findings: Findings,
) {
  if (before === undefined && draft.change === 'editorial')
    findings.problem({
      file: yaml.name,
      line: yaml.lineOf(['change']),
      what: 'the first version of a policy cannot be editorial, for nobody has acknowledged any yet',
      remedy: 'Write material.',
    })
  if (before !== undefined && Object.keys(draft.changes).length === 0)
    findings.problem({
      file: yaml.name,
      line: yaml.lineOf(['changes']),
      what: `version ${draft.version} does not say what changed since version ${before.version}`,
      remedy: 'Write it as changes: it is what people are shown first.',
    })
}

/** Acknowledgements are bound to a version's text: it stays what it was when it was imported. */
function checkKnownVersion(
  { yaml, ...draft }: PolicyDraft,
  same: PolicyVersion,
  newest: PolicyHeading,
  findings: Findings,
): void {
  const say = (field: string, what: string, remedy: string) =>
    findings.problem({ file: yaml.name, line: yaml.lineOf([field]), what, remedy })
  const importedOn = same.importedAt.slice(0, 10)
  if (same._id !== newest._id)
    say(
      'version',
      `version ${same.version} is older than ${newest.version}, which was imported on ${newest.importedAt.slice(0, 10)}`,
      'A version never comes back: raise the version to go on from this text.',
    )
  else if (policyHash({ ...draft, sentence: same.sentence }) !== same.hash)
    say(
      'version',
      `${whatChanged(draft, same)} is not the one that was imported as version ${same.version} on ${importedOn}`,
      'Raise the version, or take the change back: people acknowledged it as it was.',
    )
  else if (draft.change !== same.change)
    say(
      'change',
      `version ${same.version} was imported as ${same.change} on ${importedOn}`,
      `Write ${same.change}, or raise the version.`,
    )
}

function whatChanged({ body }: Pick<PolicyDraft, 'body'>, before: PolicyVersion): string {
  const languages = new Set([...Object.keys(before.body), ...Object.keys(body)])
  const changed = [...languages].filter((language) => body[language] !== before.body[language])
  return changed.length === 0 ? 'the quiz' : `the text (${changed.join(', ')})`
}
