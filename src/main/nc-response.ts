import { writeFile } from 'node:fs/promises'
import type { CorrectiveViewTools } from '../bot/corrective-action-messages.js'
import { responseSheet } from '../bot/corrective-response.js'
import { parseNonconformityId } from '../domain/nonconformity.js'
import type { Stores } from './stores.js'

/** `steward nc-response`: writes what goes back to whoever found a nonconformity, as PDF. Returns the exit code. */
export async function ncResponseCommand(
  stores: CorrectiveViewTools & Pick<Stores, 'organisation'>,
  { nc, file, language: spoken }: { nc: string; file: string; language?: string },
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  if (!file.toLowerCase().endsWith('.pdf')) {
    print(`${file} does not end in .pdf, so nothing was written.`)
    return 2
  }
  const id = parseNonconformityId(nc)
  const [found, organisation] = await Promise.all([
    id === null ? null : stores.nonconformities.byId(id),
    stores.organisation.read(),
  ])
  if (!found || !organisation) {
    print(`There is no nonconformity ${nc}. /isms nc list names those that are open.`)
    return 1
  }
  const language = spoken ?? organisation.languages[0] ?? 'en'
  await writeFile(
    file,
    await responseSheet(stores, organisation, found, { language, madeAt: now.toISOString() }),
  )
  print(`The response about ${found._id}, as things stand now, was written to ${file}.`)
  return 0
}
