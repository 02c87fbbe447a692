import { writeFile } from 'node:fs/promises'
import { languageFor } from '../bot/cards/policy-name.js'
import { policyOnRecord } from '../bot/pdf/policy-on-record.js'
import type { Stores } from './stores.js'

export interface PdfWanted {
  policy: string
  /** The published version, else the newest that was imported, if none is named. */
  version?: string
  /** The organisation's first, if none is named. */
  language?: string
  file: string
}

type PdfStores = Pick<Stores, 'cycles' | 'organisation' | 'people' | 'policies'>

/** `steward pdf`: writes a version of a policy as PDF. Returns the exit code. */
export async function pdfCommand(
  stores: PdfStores,
  wanted: PdfWanted,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const version =
    wanted.version ?? (await stores.cycles.newestAbout('policy', wanted.policy))?.subject.version
  const policy = version
    ? await stores.policies.byVersion(wanted.policy, version)
    : await stores.policies.newest(wanted.policy)
  const organisation = await stores.organisation.read()
  if (!policy || !organisation) {
    const known = (await stores.policies.list()).map((each) => `  ${each._id}`)
    print(
      [`There is no policy ${wanted.policy}${version ? `@${version}` : ''}. There are:`, ...known].join('\n'),
    )
    return 1
  }
  const spoken = wanted.language ?? organisation.languages[0] ?? 'en'
  const language = languageFor(policy, { language: spoken })
  const bytes = await policyOnRecord(stores, organisation, policy, language, now.toISOString())
  await writeFile(wanted.file, bytes)
  print(`${policy._id} (${language}) was written to ${wanted.file}.`)
  return 0
}
