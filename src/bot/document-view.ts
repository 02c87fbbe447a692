import type { Decision } from '../domain/decision.js'
import { type ControlledDocument, documentSubject, objectivesIn } from '../domain/document.js'
import type { PersonId } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { Decisions } from '../store/decisions.js'
import type { Documents } from '../store/documents.js'
import type { People } from '../store/people.js'
import type { DocumentApproval } from './cards/documents/document.js'
import type { DocumentView } from './cards/documents/text.js'
import { peopleIn, whoAnswered } from './in-stead.js'
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
  tools: DocumentViewTools & { asks: Asks },
  document: ControlledDocument,
  texts: Texts,
): Promise<DocumentApproval> {
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
    rejected: open ? null : await rejectedBy(tools, document, texts),
  }
}

/** By whom this version was rejected when it was decided on last, and why; null where it was not. */
async function rejectedBy(
  { asks, decisions, people }: DocumentViewTools & { asks: Asks },
  document: ControlledDocument,
  texts: Texts,
): Promise<DocumentApproval['rejected']> {
  const subject = documentSubject(document)
  const last = await decisions.newestAbout(subject)
  const { decided } = last ?? {}
  if (last?.state !== 'rejected' || last.subject.hash !== subject.hash || !decided) return null
  const why = (await asks.byId(decided.ask))?.answer?.reason?.text ?? ''
  return { by: whoAnswered(decided, await people.byIds(peopleIn(decided)), texts), at: decided.at, why }
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
