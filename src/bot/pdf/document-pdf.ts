import type { ControlledDocument } from '../../domain/document.js'
import { documentChanges } from '../cards/documents/approval.js'
import { type DocumentView, documentText } from '../cards/documents/text.js'
import type { Texts } from '../texts/texts.js'
import { reportPdf } from './report.js'

export interface DocumentPdfView extends DocumentView {
  organisation: string
  /** By whom, and when (ISO 8601 UTC); null where it is not approved. */
  approved: { by: string; at: string } | null
  /** The one that was approved last before it was made. */
  before: ControlledDocument | null
  /** The version that stands meanwhile; null where it is this one, or there is none. */
  stands: string | null
  /** IANA name, for the dates. */
  timeZone: string
  /** ISO 8601 UTC. */
  madeAt: string
}

/** One version of the scope, the context or the objectives on A4: who approved it, and all that it says. */
export function documentPdf(view: DocumentPdfView, texts: Texts): Promise<Uint8Array> {
  const { document, organisation, language, madeAt, approved, stands, timeZone } = view
  const t = texts.documents.paper
  const { version, hash } = document
  const state = approved ? texts.pdf.approved(approved.at, timeZone, approved.by) : texts.pdf.notApproved
  return reportPdf(
    {
      ...{
        title: texts.documentReview.titles[document.document],
        sort: t.sort,
        organisation,
        language,
        madeAt,
      },
      foot: t.hash(hash),
      facts: [
        { label: t.version, value: t.versionOf(version, document.importedAt, timeZone) },
        { label: t.approval, value: stands === null ? state : `${state}. ${t.stands(stands)}` },
      ],
      parts: [...changesOf(view, texts), ...partsOf(view, texts)].map(
        (markdown) => ({ part: 'text', markdown }) as const,
      ),
    },
    texts,
  )
}

function changesOf({ before, document, language }: DocumentPdfView, texts: Texts): string[] {
  const lines = before ? documentChanges(before, document, { language }, texts) : []
  if (!before || lines.length === 0) return []
  return [texts.documents.changes.since(before.version), lines.map((line) => `- ${line}`).join('\n')]
}

/** What somebody wrote as a whole stays whole; what is put together is set part by part, and whoever clicks meanwhile is answered. */
function partsOf(view: DocumentPdfView, texts: Texts): string[] {
  const text = documentText(view, texts)
  return view.document.content.of === 'scope' ? [text] : text.split('\n\n')
}
