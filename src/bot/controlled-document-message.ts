import type { DeliveryContent } from '../domain/delivery.js'
import type { ControlledDocument } from '../domain/document.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import type { OrganisationStore } from '../store/organisation.js'
import { escaped } from './cards/card.js'
import { noticeCard } from './cards/common.js'
import { type DocumentViewTools, documentView } from './document-view.js'
import { documentPdf } from './pdf/document-pdf.js'
import type { Shown } from './show.js'
import { approvedBy } from './statement-view.js'
import { textsFor } from './texts/texts.js'

export interface ControlledDocumentTools extends DocumentViewTools {
  organisation: OrganisationStore
}

type Content = Extract<DeliveryContent, { kind: 'controlled-document' }>

/** A version of the scope, the context or the objectives as PDF, in its reader's language. */
export async function controlledDocumentMessage(
  tools: ControlledDocumentTools,
  { document: id, version }: Content,
  { language }: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [document, organisation] = await Promise.all([
    tools.documents.byVersion(id, version),
    tools.organisation.read(),
  ])
  if (!document || !organisation) return null
  const { documents: t, documentReview } = textsFor(language)
  const title = t.title(documentReview.titles[id], version)
  return {
    card: noticeCard(t.paper.here(escaped(title))),
    file: {
      make: async () => ({
        ...{ name: `${t.paper.names[id]}-${version}.pdf`, title },
        bytes: await documentOnRecord(tools, organisation, document, { language, madeAt: at }),
      }),
      instead: noticeCard(t.paper.notTaken(escaped(title), id)),
    },
  }
}

/** One version as PDF, with what is on record of its approval. */
export async function documentOnRecord(
  tools: DocumentViewTools,
  { name, timeZone }: Pick<Organisation, 'name' | 'timeZone'>,
  document: ControlledDocument,
  { language, madeAt }: { language: string; madeAt: string },
): Promise<Uint8Array> {
  const texts = textsFor(language)
  const [view, approved, before, holding] = await Promise.all([
    documentView(tools, document, language),
    approvedBy(tools, document, texts),
    tools.documents.approvedBefore(document),
    tools.documents.approved(document.document),
  ])
  const stands = holding && holding._id !== document._id ? holding.version : null
  return documentPdf({ ...view, approved, before, stands, organisation: name, timeZone, madeAt }, texts)
}
