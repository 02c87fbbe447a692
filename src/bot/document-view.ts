import type { Decision } from '../domain/decision.js'
import { type ControlledDocument, documentSubject, objectivesIn } from '../domain/document.js'
import type { PersonId } from '../domain/person.js'
import type { Decisions } from '../store/decisions.js'
import type { Documents } from '../store/documents.js'
import type { People } from '../store/people.js'
import type { DocumentView } from './cards/documents/text.js'
import type { ApprovalState } from './cards/statement/soa.js'
import { approvedBy } from './statement-view.js'
import type { Texts } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

export interface DocumentViewTools {
  decisions: Decisions
  documents: Documents
  people: People
}

/** A version of a document with the names of who answers for its objectives. */
export async function documentView(
  { people }: Pick<DocumentViewTools, 'people'>,
  document: ControlledDocument,
  language: string,
): Promise<DocumentView> {
  const known = await people.byIds(objectivesIn(document).map(({ owner }) => owner))
  return { document, language, nameOf: (id: PersonId) => known.get(id)?.name ?? '' }
}

/** Whether this version is approved; if not, who is asked, and what stands. */
export async function documentApprovalState(
  tools: DocumentViewTools,
  document: ControlledDocument,
  texts: Texts,
): Promise<ApprovalState> {
  const [open, before] = await Promise.all([
    openDocumentApproval(tools, document),
    tools.documents.approvedBefore(document),
  ])
  const stands = before && (await approvedBy(tools, before, texts))
  return {
    approved: await approvedBy(tools, document, texts),
    waiting: open && {
      ...{ at: open.requestedAt, decision: open._id },
      by: whoDecides(open, await tools.people.byIds(peopleDeciding(open)), texts),
    },
    stands: before && stands && { version: before.version, ...stands },
  }
}

/** The open decision on this version; null where there is none. */
export async function openDocumentApproval(
  { decisions }: Pick<DocumentViewTools, 'decisions'>,
  document: ControlledDocument,
): Promise<Decision | null> {
  const subject = documentSubject(document)
  const decision = await decisions.openAbout(subject)
  return decision?.subject.hash === subject.hash ? decision : null
}
