import type { PolicyVersion } from '../../domain/policy.js'
import { bodyWithoutTitle, titleFor } from '../cards/policy-name.js'
import type { Texts } from '../texts/texts.js'
import { setMarkdown } from './markdown-on-paper.js'
import { finish, inks, openPaper, set, setLine, sizes } from './paper.js'
import { tagged } from './tags.js'

export interface PolicyPdfView {
  policy: PolicyVersion
  /** Which of its texts. */
  language: string
  organisation: string
  /** Who owns it. */
  owner: string
  /** Null where no approval is on record. */
  approved: { at: string; by: string } | null
  /** Null while it is in force. */
  retiredAt: string | null
  /** IANA name, for the dates. */
  timeZone: string
  /** ISO 8601 UTC. */
  madeAt: string
}

/** One version of a policy on A4, with what proves which text it is. */
export async function policyPdf(view: PolicyPdfView, texts: Texts): Promise<Uint8Array> {
  const { policy, language, madeAt } = view
  const t = texts.pdf
  const title = titleFor(policy, language)
  const name = t.name({ title, version: policy.version })
  const paper = openPaper({ title: name, author: view.organisation, subject: policy.hash, language, madeAt })

  tagged(paper, 'H1', () => set(paper, 'bold', sizes.title).text(title, { lineGap: 4 }))
  for (const line of factsOf(view, texts))
    tagged(paper, 'P', () => set(paper, 'regular', sizes.text, inks.soft).text(line, { lineGap: 2 }))
  setLine(paper)
  setMarkdown(paper, bodyWithoutTitle(policy, language))
  return finish(paper, (page, of) => `${name} · ${t.page(page, of)}\n${t.hash(policy.hash)}`)
}

function factsOf(
  { policy, organisation, owner, approved, retiredAt, timeZone }: PolicyPdfView,
  texts: Texts,
) {
  const t = texts.pdf
  return [
    `${organisation} · ${t.version(policy.version)} · ${t.owner(owner)}`,
    approved ? t.approved(approved.at, timeZone, approved.by) : t.notApproved,
    ...(retiredAt ? [t.retired(retiredAt, timeZone)] : []),
  ]
}
