import type { AccessOnRecord, ExtractionOnRecord } from '../domain/access-on-record.js'
import { sha256 } from '../domain/canonical-json.js'
import type { PersonId } from '../domain/person.js'

/** Who handed a list in; `Steward`: nobody, it read it itself. */
type ReaderName = (id: PersonId | null) => string

/** To be read, above the accounts: by which rules, of which population, by which lists it was seen what was done, and what came of it. */
export function linesOfPopulation(
  { rules, closedByRules, extraction, verifying, accounts, hash }: AccessOnRecord,
  readBy: ReaderName,
): string[] {
  const { all, kept, exceptions, removed, changed, notVerified, notReviewed } = accounts
  return [
    `Rule version: ${rules}${closedByRules === undefined ? '' : ` when its accounts were flagged, ${closedByRules} when it closed`}`,
    ...(extraction ? ofReading('Read', extraction, readBy) : ['Read: nothing that could be reviewed']),
    ...(extraction?.settled ? [`Shows done what reviews before ordered: ${extraction.settled}`] : []),
    ...verifying.flatMap((each) => ofReading('Read again', each, readBy)),
    `Accounts reviewed: ${all}; kept ${kept}, of these ${exceptions} until a day; removed ${removed}; changed ${changed}`,
    `Not known to be done: ${notVerified}; not reviewed: ${notReviewed}`,
    `Accounts: SHA-256 ${hash}`,
  ]
}

function ofReading(label: string, reading: ExtractionOnRecord, readBy: ReaderName): string[] {
  const { _id, at, by, kind, exportedOn, rows, shown, state, query, file, hash } = reading
  const day = exportedOn === undefined ? '' : `, exported on ${exportedOn}`
  return [
    `${label}: ${at}${day}, ${kind}, by ${readBy(by)}, ${rows} accounts, the system shows ${shown ?? 'no number'}, ${state}`,
    `   Query: ${query}`,
    `   Query: SHA-256 ${sha256(query)}`,
    `   List: SHA-256 ${file}`,
    `   Its accounts: SHA-256 ${hash}`,
    `   Its id: ${_id}`,
  ]
}

/** The same beside each account, for a table: of its population, and of the list that shows what was done with it. */
export function columnsOfPopulation(
  { rules, closedByRules, extraction, verifying }: AccessOnRecord,
  readBy: ReaderName,
): (verifiedBy: string) => object {
  const population = {
    rule_version: rules,
    closed_by_rule_version: closedByRules ?? rules,
    ...columnsOf('read', extraction ?? undefined, readBy),
  }
  const byId = new Map(verifying.map((each) => [each._id, each]))
  return (verifiedBy) => ({ ...population, ...columnsOf('verifying', byId.get(verifiedBy), readBy) })
}

function columnsOf(what: 'read' | 'verifying', reading: ExtractionOnRecord | undefined, readBy: ReaderName) {
  return {
    [`${what}_at`]: reading?.at ?? '',
    [`${what}_from`]: reading?.kind ?? '',
    [`${what}_by`]: reading ? readBy(reading.by) : '',
    [`${what}_rows`]: reading?.rows ?? '',
    [`${what}_system_shows`]: reading?.shown ?? '',
    [`${what}_query`]: reading?.query ?? '',
    [`${what}_query_sha256`]: reading ? sha256(reading.query) : '',
    [`${what}_list_sha256`]: reading?.file ?? '',
    [`${what}_accounts_sha256`]: reading?.hash ?? '',
  }
}
