import { type ControlledDocument, documentSubject } from '../domain/document.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { approverOf } from '../domain/statement.js'
import { askingToApprove } from './approval-by-top-management.js'
import type { Requested } from './decisions.js'
import type { Documents } from './documents.js'
import type { People } from './people.js'

export interface DocumentApprovalTools {
  documents: Documents
  people: People
}

/** What whoever approves a version of a controlled document is asked; null where nobody lawfully may. */
export async function documentRequest(
  { people, documents }: DocumentApprovalTools,
  organisation: Organisation,
  document: ControlledDocument,
  requestedBy: PersonId,
  at: string,
): Promise<Requested | null> {
  const before = await documents.approvedBefore(document)
  const toApprove = {
    ...{ subject: documentSubject(document), seat: approverOf(document, organisation) },
    since: before?.sequence ?? 0,
  }
  return askingToApprove(people, organisation, toApprove, requestedBy, at)
}
