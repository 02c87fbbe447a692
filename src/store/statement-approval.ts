import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { approverOf, type Statement, statementSubject } from '../domain/statement.js'
import { askingToApprove } from './approval-by-top-management.js'
import type { Requested } from './decisions.js'
import type { People } from './people.js'
import type { Statements } from './statements.js'

export interface StatementApprovalTools {
  people: People
  statements: Statements
}

/** What whoever approves a version of the statement is asked; null where nobody lawfully may. */
export async function statementRequest(
  { people, statements }: StatementApprovalTools,
  organisation: Organisation,
  statement: Statement,
  requestedBy: PersonId,
  at: string,
): Promise<Requested | null> {
  const before = await statements.approvedBefore(statement)
  const toApprove = {
    ...{ subject: statementSubject(statement), seat: approverOf(statement, organisation) },
    since: before?.sequence ?? 0,
  }
  return askingToApprove(people, organisation, toApprove, requestedBy, at)
}
