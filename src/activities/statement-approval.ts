import { isPresentAt } from '../domain/person.js'
import { SOA } from '../domain/statement.js'
import type { OrganisationStore } from '../store/organisation.js'
import { type StatementApprovalTools, statementRequest } from '../store/statement-approval.js'
import type { DecisionSubject } from './decision-subject.js'

export interface StatementTools extends StatementApprovalTools {
  organisation: OrganisationStore
}

/** A version of the statement of applicability (6.1.3 d): once it is approved it stands, until a later one is. */
export function statementApproval({ organisation, ...tools }: StatementTools): DecisionSubject {
  const { people, statements } = tools
  return {
    overtaken: async ({ subject }) =>
      (await statements.current())?.hash === subject.hash ? null : 'changed',

    carryOut: async (decision, approval, asOf) => {
      const statement = await statements.byVersion(SOA, decision.subject.version)
      if (statement?.hash !== decision.subject.hash) return 'changed'
      await statements.approve(statement, approval, asOf)
      return null
    },

    anew: async ({ requestedBy }, asOf) => {
      const [current, settings, requester] = await Promise.all([
        statements.current(),
        organisation.read(),
        people.byId(requestedBy),
      ])
      if (!current || !settings || !requester || !isPresentAt(requester, asOf)) return null
      return statementRequest(tools, settings, current, requestedBy, asOf)
    },
  }
}
