import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import { SOA } from '../domain/statement.js'
import type { OrganisationStore } from '../store/organisation.js'
import { documentMessage } from './document-message.js'
import type { Shown } from './show.js'
import { statementOnRecord } from './statement-on-record.js'
import type { StatementViewTools } from './statement-view.js'

export interface StatementMessageTools extends StatementViewTools {
  organisation: OrganisationStore
}

type Content = Extract<DeliveryContent, { kind: 'statement' }>

/** A version of the statement of applicability as a file, in its reader's language. */
export async function statementMessage(
  tools: StatementMessageTools,
  { version, format }: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [statement, organisation] = await Promise.all([
    tools.statements.byVersion(SOA, version),
    tools.organisation.read(),
  ])
  if (!statement || !organisation) return null
  const { language } = reader
  return documentMessage(
    ({ statement: t }) => t,
    { version, format },
    reader,
    organisation,
    () => statementOnRecord(tools, organisation, statement, { format, language, madeAt: at }),
  )
}
