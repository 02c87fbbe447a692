import type { Organisation } from '../domain/organisation.js'
import type { Statement } from '../domain/statement.js'
import { statementPdf } from './pdf/statement-pdf.js'
import { statementCsv } from './statement-table.js'
import { approvedBy, type StatementViewTools, statementView } from './statement-view.js'
import { textsFor } from './texts/texts.js'

export type StatementFormat = 'pdf' | 'csv'

/** One version of the statement as a file, with what is on record of its approval. */
export async function statementOnRecord(
  tools: StatementViewTools,
  organisation: Pick<Organisation, 'name' | 'timeZone'>,
  statement: Statement,
  { format, language, madeAt }: { format: StatementFormat; language: string; madeAt: string },
): Promise<Uint8Array> {
  const texts = textsFor(language)
  const [view, approved, before] = await Promise.all([
    statementView(tools, statement, language),
    approvedBy(tools, statement, texts),
    tools.statements.approvedBefore(statement),
  ])
  if (format === 'csv') return Buffer.from(statementCsv(view, approved))
  const { name, timeZone } = organisation
  return statementPdf({ ...view, approved, before, organisation: name, timeZone, madeAt }, texts)
}
