import { AUDITS } from '../domain/audit-programme.js'
import { isPresentAt } from '../domain/person.js'
import { type ProgrammeApprovalTools, programmeRequest } from '../store/audit-programme-approval.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { DecisionSubject } from './decision-subject.js'

/** A version of the programme of audits (9.2.2): once it is approved it stands, until a later one is. */
export function auditProgrammeApproval({
  organisation,
  ...tools
}: ProgrammeApprovalTools & { organisation: OrganisationStore }): DecisionSubject {
  const { auditProgrammes, people } = tools
  return {
    overtaken: async ({ subject }) =>
      (await auditProgrammes.current())?.hash === subject.hash ? null : 'changed',

    carryOut: async ({ subject }, approval, asOf) => {
      const programme = await auditProgrammes.byVersion(AUDITS, subject.version)
      if (programme?.hash !== subject.hash) return 'changed'
      await auditProgrammes.approve(programme, approval, asOf)
      return null
    },

    anew: async ({ requestedBy }, asOf) => {
      const [current, settings, requester] = await Promise.all([
        auditProgrammes.current(),
        organisation.read(),
        people.byId(requestedBy),
      ])
      if (!current || !settings || !requester || !isPresentAt(requester, asOf)) return null
      return programmeRequest(tools, settings, current, requestedBy, asOf)
    },
  }
}
