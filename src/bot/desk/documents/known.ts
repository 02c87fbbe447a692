import { type Ask, askedNow } from '../../../domain/ask.js'
import { type ControlledDocument, documentIds } from '../../../domain/document.js'
import type { Person } from '../../../domain/person.js'
import { type Occurrence, type Programme, programmeId } from '../../../domain/programme.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { DocumentStands } from '../../cards/documents/document.js'
import { type DocumentReviewViewTools, documentFoundIn } from '../../document-review-messages.js'
import { type DocumentViewTools, documentApprovalState } from '../../document-view.js'
import type { Texts } from '../../texts/texts.js'
import { nameOfAsked } from '../definition-list.js'

export interface KnownDocumentTools extends DocumentReviewViewTools, DocumentViewTools {
  occurrences: Occurrences
}

/** A controlled document in its newest version: whose it is, what was answered last, and what is asked of somebody now. */
export interface KnownDocument {
  document: ControlledDocument
  /** Null where its file is gone. */
  programme: Programme | null
  owner: Person | null
  last: Ask | null
  open: Ask | null
  next: Occurrence | null
}

const process = 'document-review'

/** Those that were imported, in their order. */
export async function knownDocuments(tools: KnownDocumentTools): Promise<KnownDocument[]> {
  const ids: readonly string[] = documentIds
  const [newest, active, planned, answers, asks] = await Promise.all([
    tools.documents.newestOfEach(),
    tools.programmes.active(),
    tools.occurrences.planned(),
    tools.ownersAnswers.lastOfEach(process, ids),
    tools.ownersAnswers.open(process, ids),
  ])
  const programmeOf = (id: string) => active.find(({ _id }) => _id === programmeId(process, id)) ?? null
  const owners = await tools.people.byIds(ids.flatMap((id) => programmeOf(id)?.owner ?? []))
  return documentIds.flatMap((id) => {
    const document = newest.get(id)
    if (!document) return []
    const programme = programmeOf(id)
    const owner = owners.get(programme?.owner ?? '')
    return [
      {
        ...{ document, programme, owner: owner?.active ? owner : null },
        ...{ last: answers.get(id) ?? null, open: asks.get(id) ?? null },
        next: planned.find((each) => each.programme === programme?._id) ?? null,
      },
    ]
  })
}

/** Whether somebody owns it, or is asked about it in somebody's stead. */
export function concerns({ programme, open }: KnownDocument, { _id }: Person): boolean {
  return programme?.owner === _id || (open !== null && askedNow(open).includes(_id))
}

export async function standsOf(
  tools: KnownDocumentTools,
  { document, owner, last, open, next }: KnownDocument,
  texts: Texts,
): Promise<DocumentStands> {
  const [name, approval] = await Promise.all([
    nameOfAsked(tools.people, open),
    documentApprovalState(tools, document, texts),
  ])
  return {
    ...{ document, approval, owner: owner?.name ?? null, last: documentFoundIn(last) },
    ...{ nextOn: next?.date ?? null },
    asked: open && name !== null ? { name, dueOn: open.dueOn } : null,
  }
}
