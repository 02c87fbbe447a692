import { fillingOf } from '../domain/authority.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { approverOf, type Statement, statementSubject } from '../domain/statement.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import { chartFor } from './chart.js'
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
  const who = [approverOf(statement, organisation)]
  const chart = await chartFor(people, organisation, who, at)
  const filling = fillingOf({ who, needs: 'any' }, chart, [requestedBy])
  if (!filling) return null
  const { timeZone, approval } = organisation
  const before = await statements.approvedBefore(statement)
  return {
    subject: statementSubject(statement),
    question: 'approve',
    facts: { since: before?.sequence ?? 0 },
    ...{ requestedBy, requestedAt: at, timeZone },
    dueOn: dueDate(dateIn(at, timeZone), approval.businessDays, organisation),
    steps: [{ slot: 'step-1', who, needs: 'any', ...filling }],
  }
}
