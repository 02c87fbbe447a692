import { stringify } from 'csv-stringify/sync'
import { type Held, type KeptItemId, keptItems } from '../domain/documented-information.js'
import { type Organisation, seesAll } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import { yearsKept } from '../domain/retention.js'
import type { DocumentedInformation } from '../store/documented-information.js'
import type { OrganisationStore } from '../store/organisation.js'
import { noticeCard } from './cards/common.js'
import { registerCommands } from './cards/documents/register.js'
import type { Shown } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface DocumentsRegisterTools {
  documentedInformation: DocumentedInformation
  organisation: OrganisationStore
}

/** What there is of each thing that the standard asks to be on record, as of now. */
export async function allHeld(
  { documentedInformation }: Pick<DocumentsRegisterTools, 'documentedInformation'>,
  organisation: Organisation,
): Promise<Map<KeptItemId, Held>> {
  const looked = keptItems.map(
    async ({ id, source }) => [id, await documentedInformation.held(source, organisation)] as const,
  )
  return new Map(await Promise.all(looked))
}

/** The register of documented information as a file, to whoever may see it still. */
export async function documentsRegisterMessage(
  tools: DocumentsRegisterTools,
  reader: Person,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const organisation = await tools.organisation.read()
  if (!organisation || !seesAll(reader, organisation)) return null
  const texts = textsFor(reader.language)
  const { title, file: t } = texts.documentedInformation
  return {
    card: noticeCard(t.here),
    file: {
      make: async () => ({
        ...{ name: `${t.name}.csv`, title },
        bytes: Buffer.from(registerCsv(await allHeld(tools, organisation), organisation, texts)),
      }),
      instead: noticeCard(t.notTaken),
    },
  }
}

/** The register for a spreadsheet, a line for each thing, in the order of the clauses. */
export function registerCsv(
  held: ReadonlyMap<KeptItemId, Held>,
  { retention }: Pick<Organisation, 'retention'>,
  texts: Texts,
): string {
  const rows = keptItems.flatMap(({ id, clause }) => {
    const found = held.get(id)
    if (!found) return []
    const { state, version, count, missing, at, reviewedAt } = found
    return [
      {
        ...{ clause, item: texts.documentedInformation.items[id], state, version: version ?? '' },
        ...{ count: count ?? '', not_published: missing ?? '' },
        ...{ since: at ?? '', reviewed_at: reviewedAt ?? '', kept_years: yearsKept(clause, retention) },
        where: `/isms ${registerCommands[id]}`,
      },
    ]
  })
  return stringify(rows, { header: true, escape_formulas: true })
}
