import { setImmediate } from 'node:timers/promises'
import type { Statement } from '../../domain/statement.js'
import { textFor } from '../cards/definition.js'
import { changeLines } from '../cards/statement/changes.js'
import { soaFacts } from '../cards/statement/soa.js'
import { type StatementView, statementText } from '../cards/statement/text.js'
import type { Texts } from '../texts/texts.js'
import { setMarkdown } from './markdown-on-paper.js'
import { finish, inks, openPaper, type Paper, set, setLine, sizes } from './paper.js'
import { tagged } from './tags.js'

export interface StatementPdfView extends StatementView {
  organisation: string
  /** By whom, and when (ISO 8601 UTC); null where it is not approved. */
  approved: { by: string; at: string } | null
  /** The one that was approved before it. */
  before: Statement | null
  /** IANA name, for the dates. */
  timeZone: string
  /** ISO 8601 UTC. */
  madeAt: string
}

/** One version of the statement of applicability on A4: what it covers, who approved it, what changed, every control. */
export async function statementPdf(view: StatementPdfView, texts: Texts): Promise<Uint8Array> {
  const { statement, organisation, language, madeAt } = view
  const title = texts.statement.title(statement.version)
  const paper = openPaper({ title, author: organisation, subject: statement.hash, language, madeAt })
  tagged(paper, 'H1', () => set(paper, 'bold', sizes.title).text(title, { lineGap: 4 }))
  for (const line of factsOf(view, texts))
    tagged(paper, 'P', () => set(paper, 'regular', sizes.text, inks.soft).text(line, { lineGap: 2 }))
  setLine(paper)
  setChanges(paper, view, texts)
  for (const paragraph of statementText(view, texts).split('\n\n')) {
    setMarkdown(paper, paragraph)
    // It is long, and whoever clicks meanwhile is answered.
    await setImmediate()
  }
  const t = texts.statement.paper
  return finish(paper, (page, of) => `${title} · ${texts.pdf.page(page, of)}\n${t.hash(statement.hash)}`)
}

function factsOf(
  { statement, language, organisation, approved, before, timeZone }: StatementPdfView,
  texts: Texts,
) {
  const { paper: t } = texts.statement
  return [
    `${organisation} · ${t.date(statement.importedAt, timeZone)}`,
    approved ? texts.pdf.approved(approved.at, timeZone, approved.by) : texts.pdf.notApproved,
    ...(!approved && before ? [t.stands(before.version)] : []),
    texts.statement.text.scope(textFor(statement.scope, { language })),
    ...soaFacts(statement, texts).map(({ label, value }) => `${label}: ${value}`),
  ]
}

function setChanges(paper: Paper, { statement, before, language }: StatementPdfView, texts: Texts): void {
  if (!before) return
  const lines = changeLines(before, statement, { language }, texts)
  if (lines.length === 0) return
  const heading = `## ${texts.statement.paper.changes(before.version)}`
  setMarkdown(paper, [heading, lines.map((line) => `- ${line}`).join('\n')].join('\n\n'))
}
