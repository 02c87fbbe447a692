import { controlGroupSubject, controlGroups } from '../domain/control-review.js'
import { SOA, type Statement, statementHash, statementSubject } from '../domain/statement.js'
import type { Statements } from '../store/statements.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { StatementDraft } from './controls.js'
import type { DefinitionChange } from './definition-kind.js'
import { idOf, type PersonIds } from './person-ids.js'

/** A new version of the statement of applicability, where anything of it has changed. */
export async function compareStatement(
  draft: StatementDraft | undefined,
  record: Statements,
  ids: PersonIds,
  asOf: string,
): Promise<DefinitionChange> {
  const compared = await compareDefinitions(
    draft ? [draft] : [],
    () => SOA,
    record,
    asOf,
    ({ scope, approver, controls }, numbered): Statement => {
      const text = {
        scope,
        approver: approver === null ? null : idOf(approver, ids),
        controls: controls.map((control) => withIds(control, ids)),
      }
      return { ...numbered, statement: SOA, ...text, hash: statementHash(text) }
    },
  )
  const words = { counted: 'statementsDefined', what: 'Statement of applicability' }
  const defined = newVersions(words, compared, record, statementSubject)
  const [anew] = compared
  if (!anew?.before || anew.before.hash === anew.after.hash) return defined
  const { after } = anew
  const groups = controlGroups(after).map((group) => controlGroupSubject(group, after))
  return { ...defined, askedAnew: [...defined.askedAnew, ...groups] }
}

function withIds(control: Statement['controls'][number], ids: PersonIds): Statement['controls'][number] {
  if (!control.applicable) return control
  const { owner, action } = control
  return {
    ...control,
    owner: idOf(owner, ids),
    action: action && { ...action, owner: idOf(action.owner, ids) },
  }
}
