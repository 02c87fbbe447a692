import {
  type ControlledDocument,
  type DocumentContent,
  documentHash,
  documentSubject,
} from '../domain/document.js'
import type { Documents } from '../store/documents.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionChange } from './definition-kind.js'
import type { DocumentDraft } from './documents.js'
import { idOf, type PersonIds } from './person-ids.js'

/** A new version of each controlled document of which anything has changed. */
export async function compareDocuments(
  drafts: readonly DocumentDraft[],
  record: Documents,
  ids: PersonIds,
  asOf: string,
): Promise<DefinitionChange> {
  const compared = await compareDefinitions(
    drafts,
    ({ document }) => document,
    record,
    asOf,
    ({ document, approver: key, content: written }, numbered): ControlledDocument => {
      const approver = key === null ? null : idOf(key, ids)
      const content = withIds(written, ids)
      return { ...numbered, document, approver, content, hash: documentHash({ approver, content }) }
    },
  )
  return newVersions(
    { counted: 'documentsDefined', what: 'Controlled documents' },
    compared,
    record,
    documentSubject,
  )
}

function withIds(content: DocumentContent, ids: PersonIds): DocumentContent {
  if (content.of !== 'objectives') return content
  const objectives = content.objectives.map((each) => ({ ...each, owner: idOf(each.owner, ids) }))
  return { ...content, objectives }
}
