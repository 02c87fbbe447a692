import { type CheckEntry, checksFile, ISMS_LEAD } from './checks-file.js'
import { type CheckDraft, compareChecks } from './compare-checks.js'
import type { DefinitionsFile } from './definition-fields.js'
import type { DefinitionKind, Known } from './definition-kind.js'
import { checkAsked } from './definitions.js'
import { namedAt } from './people-checks.js'
import type { Findings } from './problems.js'

/** The small recurring duties that show that a control works. */
export const checks: DefinitionKind<CheckEntry, CheckDraft> = {
  list: 'checks',
  noun: 'check',
  process: 'control-check',
  file: checksFile,
  checkFurther: checkConfirmers,
  draftOf({ entry, programme, inEach }) {
    const { id, title, controls, lookAt, confirmedBy } = entry
    return {
      ...{ check: id, title: inEach('title', title), controls, lookAt: inEach('lookAt', lookAt), programme },
      confirmed: confirmedBy !== null,
      confirmer: confirmedBy === ISMS_LEAD ? null : confirmedBy,
    }
  },
  compare: (drafts, { controlChecks }, ids, asOf) => compareChecks(drafts, controlChecks, ids, asOf),
}

/** A second person confirms, who has to be there and in chat, too, and is never who makes the check. */
function checkConfirmers(
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  { people, ismsLead, today }: Known,
  findings: Findings,
): void {
  for (const entry of yaml.entriesOf(['checks'])) {
    const owner = namedAt(yaml, [...entry, 'owner'])
    const confirmer = namedAt(yaml, [...entry, 'confirmedBy'])
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
