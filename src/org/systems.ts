import { compareSystems, type SystemDraft } from './compare-systems.js'
import type { DefinitionsFile } from './definition-fields.js'
import type { DefinitionKind, Known } from './definition-kind.js'
import { checkAsked } from './definitions.js'
import { namedAt } from './people-checks.js'
import type { Findings } from './problems.js'
import { type SystemEntry, systemsFile } from './systems-file.js'

/** The systems whose access is reviewed. */
export const systems: DefinitionKind<SystemEntry, SystemDraft> = {
  list: 'systems',
  noun: 'system',
  process: 'access-review',
  file: systemsFile,
  checkFurther: checkOutsiders,
  draftOf({ entry, programme, inEach }) {
    const { id, title, controls, criticality, privileged, source, reviewedBy, outsider, swing } = entry
    const text = { controls, criticality, privileged, source, reviewedBy, swing }
    return { system: id, title: inEach('title', title), ...text, outsider, programme }
  },
  compare: (drafts, { systems: record }, ids, asOf) => compareSystems(drafts, record, ids, asOf),
}

/** Who reviews where nobody else is independent has to be there and reached, too, and is never the owner. */
function checkOutsiders(
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  { people, today }: Known,
  findings: Findings,
): void {
  for (const entry of yaml.entriesOf(['systems'])) {
    const owner = namedAt(yaml, [...entry, 'owner'])
    const outsider = namedAt(yaml, [...entry, 'outsider'])
    if (outsider && people) checkAsked(outsider, people, today, findings)
    if (outsider && owner && outsider.key === owner.key)
      findings.problem({
        ...{ file: outsider.file, line: outsider.line },
        what: `outsider "${outsider.key}" is the owner`,
        remedy: 'Name somebody who has nothing to do with the system, or leave it out.',
      })
  }
}
