import type { Subject } from '../domain/ask.js'
import type { DocumentId } from '../domain/document.js'
import type { Person } from '../domain/person.js'
import type { Documents } from '../store/documents.js'
import type { People } from '../store/people.js'
import { documentApprovalView } from './cards/documents/approval.js'
import { documentPage } from './cards/documents/text.js'
import { documentView } from './document-view.js'
import type { SubjectOnShow } from './subject-on-show.js'
import { textsFor } from './texts/texts.js'

export interface DocumentOnShowTools {
  documents: Documents
  people: People
}

/** A version of a controlled document that is put to approval. */
export function documentOnShow(tools: DocumentOnShowTools): SubjectOnShow {
  const { documents } = tools
  const found = async ({ id, version }: Subject, { language }: Person) => {
    const document = await documents.byVersion(id, version)
    return document && documentView(tools, document, language)
  }
  return {
    view: async ({ subject, facts }, reader) => {
      const view = await found(subject, reader)
      const before = facts.since ? await documents.byVersion(subject.id, String(facts.since)) : null
      return view && documentApprovalView(view, before, reader, textsFor(reader.language))
    },
    name: async ({ id, version }, { language }) => {
      const { documentReview, documents: t } = textsFor(language)
      return t.approval.what(documentReview.titles[id as DocumentId], version)
    },
    page: async ({ subject }, reader, page, turn) => {
      const view = await found(subject, reader)
      return view && documentPage(view, page, turn, textsFor(reader.language))
    },
  }
}
