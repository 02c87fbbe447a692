import type { AccessOnRecord, ExtractionOnRecord } from '../domain/access-on-record.js'
import { sha256 } from '../domain/canonical-json.js'
import type { PersonId } from '../domain/person.js'

/** Who handed a list in; `Steward`: nobody, it read it itself. */
type ReaderName = (id: PersonId | null) => string

interface PopulationShown {
  onRecord: AccessOnRecord
  /** By which import accounts were known that are no person. */
  knownBy: string
  readBy: ReaderName
}

/** To be read, above the accounts: by which rules, of which population, by which lists it was seen what was done, and what came of it. */
export function linesOfPopulation({ onRecord, knownBy, readBy }: PopulationShown): string[] {
  const { rules, closedByRules, known, extraction, verifying, accounts, hash } = onRecord
  const { all, kept, exceptions, removed, changed, notVerified, notReviewed } = accounts
  return [
    `Rule version: ${rules}${closedByRules === undefined ? '' : ` when its accounts were flagged, ${closedByRules} when it closed`}`,
    ...(known === undefined
      ? []
      : [`Accounts known that are no person: SHA-256 ${known}${knownBy === '' ? '' : `, since ${knownBy}`}`]),
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
export function columnsOfPopulation({
  onRecord,
  knownBy,
  readBy,
}: PopulationShown): (verifiedBy: string) => object {
  const { rules, closedByRules, known, extraction, verifying } = onRecord
  const population = {
    rule_version: rules,
    closed_by_rule_version: closedByRules ?? rules,
    known_accounts_sha256: known ?? '',
    known_accounts_since: knownBy,
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
