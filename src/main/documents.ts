import { writeFile } from 'node:fs/promises'
import { type ControlledDocumentTools, documentOnRecord } from '../bot/controlled-document-message.js'
import { allHeld, type DocumentsRegisterTools, registerCsv } from '../bot/documents-register.js'
import { textsFor } from '../bot/texts/texts.js'
import { documentIds } from '../domain/document.js'

export interface DocumentWanted {
  /** `scope`, `context` or `objectives`; `register` for the list of all documented information. */
  document: string
  file: string
  /** The one that was approved last, else the newest, if none is named. */
  version?: string
  /** The organisation's first, if none is named. */
  language?: string
}

/** `steward document`: writes the scope, the context or the objectives as PDF, or the register of all as a table. Returns the exit code. */
export async function documentCommand(
  stores: ControlledDocumentTools & DocumentsRegisterTools,
  { document: named, file, version, language: spoken }: DocumentWanted,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const ending = named === 'register' ? '.csv' : '.pdf'
  if (!file.toLowerCase().endsWith(ending)) {
    print(`${file} does not end in ${ending}, so nothing was written.`)
    return 2
  }
  const organisation = await stores.organisation.read()
  const language = spoken ?? organisation?.languages[0] ?? 'en'
  if (organisation && named === 'register') {
    await writeFile(file, registerCsv(await allHeld(stores, organisation), organisation, textsFor(language)))
    print(`The register of documented information, as things stand now, was written to ${file}.`)
    return 0
  }
  const id = documentIds.find((each) => each === named)
  const { documents } = stores
  const document = id && (await (version ? documents.byVersion(id, version) : documents.holding(id)))
  if (!document || !organisation) {
    const what = version ? `version ${version} of the document “${named}”` : `document “${named}”`
    print(
      `There is no ${what}. There is: ${[...documentIds, 'register'].join(', ')}, as far as their files were imported.`,
    )
    return 1
  }
  await writeFile(
    file,
    await documentOnRecord(stores, organisation, document, { language, madeAt: now.toISOString() }),
  )
  const state = document.approved ? 'approved' : 'not approved'
  print(`Version ${document.version} of the document “${named}” (${state}) was written to ${file}.`)
  return 0
}
