import { ACCESS_RULES } from './access-made.js'
import type { AccessDecision, AccessOrder, AccessRow, PassedOn } from './access-row.js'
import { hashOf } from './canonical-json.js'
import type { Extraction } from './population.js'

/**
 * What a review of access leaves behind beside its questions: the population that was reviewed, what came of its accounts,
 * and a hash over all of them. It holds ids and figures only: nothing of it is ever erased.
 */
export interface AccessOnRecord {
  /** By which rules its accounts were flagged and given to reviewers. */
  rules: number
  /** As which accounts that are no person were known then: SHA-256, hex, of all of them; absent of what was before this was kept. */
  known?: string
  /** By which it closed, where these are others. */
  closedByRules?: number
  /** Null: nothing was read that could be reviewed. */
  extraction: ExtractionOnRecord | null
  /** By what it was seen whether what was ordered was done. */
  verifying: ExtractionOnRecord[]
  accounts: AccountsOnRecord
  /** SHA-256, hex, over what stands of each account: see {@link accessHash}. */
  hash: string
}

export type ExtractionOnRecord = Pick<
  Extraction,
  '_id' | 'at' | 'by' | 'kind' | 'query' | 'shown' | 'rows' | 'hash' | 'state' | 'exportedOn'
> & {
  /** SHA-256, hex, of the list. */
  file: string
  /** How many orders of reviews that had closed it shows to be done; absent where none. */
  settled?: number
}

/** How many accounts; where two review one, it counts by the stricter decision. */
export interface AccountsOnRecord {
  all: number
  kept: number
  /** Of these, the ones that are kept until a day in spite of a flag. */
  exceptions: number
  removed: number
  changed: number
  /** Of these two, the ones of which it is not known that it was done. */
  notVerified: number
  notReviewed: number
}

/** @param rows All of the cycle, by account. */
export async function accessOnRecord(
  extractions: readonly Extraction[],
  rows: AsyncIterable<AccessRow>,
  heartbeat: () => void,
): Promise<AccessOnRecord> {
  const reviewed = extractions.findLast(({ purpose, state }) => purpose === 'review' && state === 'accepted')
  const verifying = extractions.filter(({ purpose }) => purpose === 'verify')
  const rules = reviewed?.assigned?.rules ?? ACCESS_RULES
  const tally = new AccessTally()
  let n = 0
  for await (const row of rows) {
    tally.add(row)
    n += 1
    if (n % BEAT_EACH === 0) heartbeat()
  }
  return {
    ...(reviewed?.assigned ? { known: reviewed.assigned.known } : {}),
    ...{ rules, ...(rules === ACCESS_RULES ? {} : { closedByRules: ACCESS_RULES }) },
    ...{ extraction: reviewed ? onRecord(reviewed) : null, verifying: verifying.map(onRecord) },
    ...{ accounts: tally.accounts, hash: tally.hash },
  }
}

const BEAT_EACH = 500

function onRecord({
  _id,
  at,
  by,
  kind,
  query,
  shown,
  rows,
  hash,
  state,
  file,
  exportedOn,
  settles,
}: Extraction): ExtractionOnRecord {
  const exported = exportedOn ? { exportedOn } : {}
  const settled = settles ? { settled: settles.rows.length } : {}
  return { _id, at, by, kind, query, shown, rows, hash, state, file: file.sha256, ...exported, ...settled }
}

/** SHA-256, hex, over the rows of a cycle, by account. */
export async function accessHash(rows: AsyncIterable<AccessRow>): Promise<string> {
  const tally = new AccessTally()
  for await (const row of rows) tally.add(row)
  return tally.hash
}

/** Counts and hashes rows one by one: rows of one account come one after the other. */
class AccessTally {
  readonly accounts: AccountsOnRecord = {
    ...{ all: 0, kept: 0, exceptions: 0, removed: 0, changed: 0, notVerified: 0, notReviewed: 0 },
  }
  hash = '0'.repeat(64)
  private before: { account: string; counted: Counted } | null = null

  add(row: AccessRow): void {
    this.hash = hashOf([this.hash, committedRow(row)])
    const counted = countedAs(row)
    const { id } = row.account
    if (this.before?.account === id) {
      if (rank(counted) <= rank(this.before.counted)) return
      this.count(this.before.counted, -1)
    } else this.accounts.all += 1
    this.count(counted, 1)
    this.before = { account: id, counted }
  }

  private count({ as, isException, isOpen }: Counted, by: 1 | -1): void {
    this.accounts[as] += by
    if (isException) this.accounts.exceptions += by
    if (isOpen) this.accounts.notVerified += by
  }
}

interface Counted {
  as: 'kept' | 'removed' | 'changed' | 'notReviewed'
  isException: boolean
  isOpen: boolean
}

function countedAs({ decision, order }: AccessRow): Counted {
  const isException = decision?.value === 'keep' && decision.until !== undefined
  const isOrdered = order !== undefined && order.state !== 'withdrawn'
  const isOpen = isOrdered && order.state !== 'verified'
  if (isOrdered) return { as: order.kind === 'remove' ? 'removed' : 'changed', isException: false, isOpen }
  const as = { keep: 'kept', revoke: 'removed', change: 'changed' } as const
  return { as: decision ? as[decision.value] : 'notReviewed', isException, isOpen }
}

function rank({ as, isOpen }: Counted): number {
  return ['notReviewed', 'kept', 'changed', 'removed'].indexOf(as) * 2 + (isOpen ? 1 : 0)
}

/** The row without what may be erased one day while the record still verifies: who is called what, and what people said. */
function committedRow(row: AccessRow) {
  const { _id, account, extraction, privileged, holder, department, flags, seat, reviewer, why, state } = row
  const { id, entitlements, lastUsed, active } = account
  return {
    ...{ _id, extraction, privileged, holder: { ...holder }, department, flags, seat, reviewer, why, state },
    account: { id, entitlements, lastUsed, active },
    // Of rows of before neither was kept.
    ...(row.made ? { made: row.made.hash } : {}),
    said: [...(row.before ?? []), ...(row.decision ? [row.decision] : [])].map(committedDecision),
    passedOn: (row.passedOn ?? []).map(committedPassing),
    order: row.order ? committedOrder(row.order) : null,
  }
}

function committedDecision({ value: _erasable, to, reason, until, through, ...said }: AccessDecision) {
  return {
    ...{ ...said, through: { ...through } },
    ...{ to: to?.commitment ?? null, reason: reason?.commitment ?? null, until: until ?? null },
  }
}

function committedPassing({ reason, ...passed }: PassedOn) {
  return { ...passed, reason: reason?.commitment ?? null }
}

function committedOrder({ done, verified, withdrawn, reopened = [], ask, ...order }: AccessOrder) {
  return {
    ...{ ...order, ask },
    done: done ? committedDone(done) : null,
    verified: verified ? { ...verified } : null,
    withdrawn: withdrawn ? { ...withdrawn } : null,
    reopened: reopened.map((each) => ({ ...each, done: each.done ? committedDone(each.done) : null })),
  }
}

function committedDone({ proof, file, ...done }: NonNullable<AccessOrder['done']>) {
  return { ...done, proof: proof?.commitment ?? null, file: file?.sha256 ?? null }
}
