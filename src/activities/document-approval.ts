import type { ControlledDocument } from '../domain/document.js'
import { isPresentAt } from '../domain/person.js'
import { type DocumentApprovalTools, documentRequest } from '../store/document-approval.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { DecisionSubject } from './decision-subject.js'

export interface DocumentTools extends DocumentApprovalTools {
  organisation: OrganisationStore
}

/** A version of a controlled document (7.5.2): once it is approved it stands, until a later one is. */
export function documentApproval({ organisation, ...tools }: DocumentTools): DecisionSubject {
  const { people, documents } = tools
  const newest = (id: string): Promise<ControlledDocument | null> => documents.newest(id)
  return {
    overtaken: async ({ subject }) => ((await newest(subject.id))?.hash === subject.hash ? null : 'changed'),

    carryOut: async ({ subject }, approval, asOf) => {
      const document = await documents.byVersion(subject.id, subject.version)
      if (document?.hash !== subject.hash) return 'changed'
      await documents.approve(document, approval, asOf)
      return null
    },

    anew: async ({ subject, requestedBy }, asOf) => {
      const [current, settings, requester] = await Promise.all([
        newest(subject.id),
        organisation.read(),
        people.byId(requestedBy),
      ])
      if (!current || !settings || !requester || !isPresentAt(requester, asOf)) return null
      return documentRequest(tools, settings, current, requestedBy, asOf)
    },
  }
}
