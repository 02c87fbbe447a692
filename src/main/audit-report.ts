import { writeFile } from 'node:fs/promises'
import { type AuditReportTools, auditReportOnRecord } from '../bot/audit-report-on-record.js'
import { issuedIn } from '../domain/audit-reporting.js'
import type { Stores } from './stores.js'

export interface AuditReportAsked {
  /** With or without `cycle/` before it. */
  cycle: string
  /** Its ending says what it is: `.pdf` or `.csv`. */
  file: string
  /** The organisation's first, if none is named. What was issued is in one language. */
  language?: string
}

/**
 * `steward audit-report`: writes the report of an audit. As PDF it is what was issued, byte for byte; before that a draft of how
 * things stand now, as the table always is. Returns the exit code.
 */
export async function auditReportCommand(
  stores: AuditReportTools & Pick<Stores, 'keptFiles' | 'organisation'>,
  { cycle, file, language: spoken }: AuditReportAsked,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const format = (['pdf', 'csv'] as const).find((each) => file.toLowerCase().endsWith(`.${each}`))
  if (!format) {
    print(`${file} ends in neither .pdf nor .csv, so nothing was written.`)
    return 2
  }
  const id = cycle.startsWith('cycle/') ? cycle : `cycle/${cycle}`
  const [audit, organisation] = await Promise.all([stores.audits.byId(id), stores.organisation.read()])
  if (!audit || !organisation) {
    print(
      `There is no audit ${cycle}. /isms audit lists them; their cycles are called internal-audit.ID/PERIOD.`,
    )
    return 1
  }
  const issued = issuedIn(await stores.asks.allOf(id))?.answer?.file
  if (issued && format === 'pdf') {
    const bytes = await stores.keptFiles.bytesOf(issued)
    if (!bytes) {
      print(
        `The report of ${cycle} that was issued is not kept as it was recorded. steward verify says more.`,
      )
      return 1
    }
    await writeFile(file, bytes)
    print(`The report of ${cycle} as it was issued (SHA-256 ${issued.sha256}) was written to ${file}.`)
    return 0
  }
  const language = spoken ?? organisation.languages[0] ?? 'en'
  const wanted = { format, language, madeAt: now.toISOString(), isDraft: !issued }
  await writeFile(file, await auditReportOnRecord(stores, organisation, audit, wanted))
  const what = issued ? 'What was found in' : 'A draft of the report of'
  print(`${what} ${cycle}, as things stand now, was written to ${file}.`)
  return 0
}
