import type { Db } from 'mongodb'
import { rowsMade, unlikeMade } from '../domain/access-made.js'
import type { AccessDecision, AccessOrder, AccessRow } from '../domain/access-row.js'
import { hashOf } from '../domain/canonical-json.js'
import type { LedgerEvent } from '../domain/ledger.js'
import type { Extraction } from '../domain/population.js'
import { assignedInLedger, happenedTo, missingIn, type RowHappened, saidOver } from './access-events.js'
import { sealedAmong } from './ledger.js'
import { actorOf } from './ledger-digest.js'
import type { WithOutbox } from './outbox.js'
import { unlikeImported } from './verify-known-accounts.js'

export interface AccessVerified {
  /** Rows. */
  checked: number
  /** Of these, the ones of which nothing was kept when they were made: they are held against what was done with them alone. */
  uncommitted: number
  wrong: { what: string; how: string }[]
}

/** What a row says that an event of its own says openly. */
interface Claim {
  what: string
  /** The row that the event is about. */
  row: string
  event: string
  type: string
  by?: string | null
  /** Absent fields are not in the event either. */
  data: Partial<Record<string, string | number | null | undefined>>
  /** As the event says what it is about. */
  hash?: string
}

const atOnce = 500

/** A look at all of it, and what it found so far. */
interface Look {
  db: Db
  verified: AccessVerified
}

/**
 * Holds each account under review, each order and each extraction against what the ledger says of it: as what it was made, who
 * decided in whose stead, what was ordered and verified by what, and how complete the population was. The values that people gave are held
 * against their commitments with those of all other rows.
 */
export async function verifyAccess(db: Db): Promise<AccessVerified> {
  const verified: AccessVerified = { checked: 0, uncommitted: 0, wrong: [] }
  let claims: { claim: Claim; own: LedgerEvent | undefined }[] = []
  const settle = async () => {
    const sealed = await sealedAmong(
      db,
      claims.flatMap(({ claim, own }) => (own ? [] : [claim.event])),
    )
    for (const { claim, own } of claims) {
      const how = wrongWith(claim, own ?? sealed.get(claim.event))
      if (how) verified.wrong.push({ what: claim.what, how })
    }
    claims = []
  }
  for await (const { row, made } of claimsIn({ db, verified })) {
    for (const claim of made) claims.push({ claim, own: row.outbox?.find(({ _id }) => _id === claim.event) })
    if (claims.length >= atOnce) await settle()
  }
  await settle()
  const known = await unlikeImported(db)
  if (known) verified.wrong.push({ what: 'What is known of accounts that are no person', how: known })
  return verified
}

interface Claims {
  row: WithOutbox
  made: Claim[]
}

async function* claimsIn({ db, verified }: Look): AsyncGenerator<Claims> {
  const inOrder = { sort: { _id: 1 }, batchSize: atOnce } as const
  const assigned = await assignedInLedger(db)
  for await (const row of db.collection<Extraction & WithOutbox>('extractions').find({}, inOrder)) {
    if (row.assigned) assigned.add(row._id)
    const how = row.assigned ? await unlikeAssigned(db, row._id, row.assigned) : null
    if (how) verified.wrong.push({ what: `What was made of ${row._id}`, how })
    if (!row.assigned && assigned.has(row._id))
      verified.wrong.push({ what: `What was made of ${row._id}`, how: 'it is not there any more' })
    yield { row, made: ofExtraction(row) }
  }
  for await (const chunk of rowsWithHappened(db)) {
    /** What says that nobody reviewed it, and has no event that waits. */
    const doubtful: AccessRow[] = []
    for (const { row, happened } of chunk) {
      verified.checked += 1
      if (!row.made && !assigned.has(row.extraction)) verified.uncommitted += 1
      const how = against(row) ?? unlike(row, assigned) ?? missingIn(row, happened)
      if (how) verified.wrong.push({ what: nameOf(row), how })
      if (isOverWithout(row) && !saysOver(row, happened)) doubtful.push(row)
      yield { row, made: ofRow(row) }
    }
    const ids = doubtful.map(({ _id }) => _id)
    const said = await saidOver(db, ids)
    for (const row of doubtful.filter(({ _id, state }) => !said.has(`${_id} ${state}`)))
      verified.wrong.push({ what: nameOf(row), how: 'the ledger does not say that nobody reviewed it' })
  }
}

interface WithHappened {
  row: AccessRow & WithOutbox
  happened: RowHappened
}

/** All rows in the order of their ids, so many at once, each with what the ledger said of it before it was read. */
async function* rowsWithHappened(db: Db): AsyncGenerator<WithHappened[]> {
  const rows = db.collection<AccessRow & WithOutbox>('access-rows')
  for (let after = ''; ; ) {
    const next = rows.find({ _id: { $gt: after } }, { projection: { _id: 1 }, sort: { _id: 1 } })
    const ids = (await next.limit(atOnce).toArray()).map(({ _id }) => _id)
    const happened = await happenedTo(db, ids)
    const read = await rows.find({ _id: { $in: ids } }, { sort: { _id: 1 } }).toArray()
    yield read.map((row) => ({ row, happened: happened.get(row._id) ?? none }))
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
  }
}

const none: RowHappened = new Map()

/** Rows are read by account, as they were when what they are was kept. */
async function unlikeAssigned(
  db: Db,
  id: string,
  { rows, accounts, hash }: NonNullable<Extraction['assigned']>,
): Promise<string | null> {
  const made = db
    .collection<Pick<AccessRow, '_id' | 'cycle' | 'extraction' | 'account' | 'made'>>('access-rows')
    .find({ cycle: id.split('#')[0] ?? '', extraction: id })
    .project<Pick<AccessRow, 'account' | 'made'>>({ 'account.id': 1, 'made.hash': 1 })
    .sort({ 'account.id': 1, _id: 1 })
  const now = await rowsMade(made)
  if (now.rows !== rows) return `it has ${now.rows} rows, and ${rows} were made`
  return now.hash === hash && now.accounts === accounts ? null : 'its rows are not those that were made'
}

/** What a row is not any more of what it was made as. */
function unlike({ made, ...row }: AccessRow, assigned: ReadonlySet<string>): string | null {
  if (made) return unlikeMade({ ...row, made })
  return assigned.has(row.extraction) ? 'it was not there when its review began' : null
}

/** Nobody decided on it, and nobody is asked any more: of that no event stands in the row. */
function isOverWithout({ state }: AccessRow): boolean {
  return state === 'not-reviewed' || state === 'settled'
}

function saysOver({ state, outbox = [] }: AccessRow & WithOutbox, happened: RowHappened): boolean {
  if (happened.has(state)) return true
  return outbox.some(({ type }) => type === `access-row.${state}`)
}

function nameOf({ account, seat, cycle }: AccessRow): string {
  return `The review of the account ${account.login} by its ${seat === 'owner' ? 'system’s owner' : 'manager'} in ${cycle}`
}

/** What a row contradicts by itself. */
function against({
  state,
  decision,
  before = [],
  neverBy,
  order,
  openings = [],
}: AccessRow & WithOutbox): string | null {
  if ((state === 'ordered') !== (order?.because === 'left')) return 'its state is not why it was ordered'
  if ((state === 'decided') !== (decision !== undefined)) return 'its state is not what was decided'
  const said = [...before, ...(decision ? [decision] : [])]
  if (said.some(({ by }) => neverBy.includes(by))) return 'whoever holds it decided on it'
  const events = new Set(said.map(({ event }) => event))
  const isMissing = openings.some(({ field, event }) => field === 'decision' && !events.has(event))
  return isMissing ? 'something that was decided is not there any more' : null
}

function ofExtraction(extraction: Extraction): Claim[] {
  const { _id, system, purpose, kind, shown, rows, state, hash, by, confirmed, settles, event } = extraction
  const { assigned } = extraction
  const what = `What was read of ${system} in ${_id}`
  const stateThen = confirmed ? 'held' : state
  const data = { system, purpose, kind, shown, rows, state: stateThen, file: extraction.file.sha256 }
  const added: Claim = { ...{ what, row: _id, event, type: 'extraction.added', by, data }, hash }
  const settling = [
    ...(settles ? [settlingOf({ what, row: _id }, settles)] : []),
    ...(assigned ? [assigningOf({ what, row: _id }, assigned)] : []),
  ]
  if (!confirmed) return [added, ...settling]
  const { by: person, ask, event: later } = confirmed
  return [
    added,
    ...settling,
    { ...{ what, row: _id, event: later, type: `extraction.${state}`, by: person }, data: { ask } },
  ]
}

function assigningOf(
  of: Pick<Claim, 'what' | 'row'>,
  { event, hash, ...data }: NonNullable<Extraction['assigned']>,
): Claim {
  return { ...of, event, type: 'extraction.assigned', data, hash }
}

function settlingOf(
  of: Pick<Claim, 'what' | 'row'>,
  { rows, event }: NonNullable<Extraction['settles']>,
): Claim {
  return { ...of, event, type: 'extraction.settles', data: { rows: rows.length, hash: hashOf(rows) } }
}

function ofRow(row: AccessRow): Claim[] {
  const { decision, before = [], passedOn = [], order, why } = row
  const of = { what: nameOf(row), row: row._id }
  const decided = ({ event, by, rows, for: inStead }: AccessDecision): Claim => {
    return { ...of, event, type: 'access-row.decided', by, data: { rowsInForm: rows, for: inStead } }
  }
  return [
    ...[...before, ...(decision ? [decision] : [])].map(decided),
    ...passedOn.map(({ event, because, from, for: inStead, to }, place): Claim => {
      if (because === 'not-mine')
        return { ...of, event, type: 'access-row.passed-on', by: from, data: { to, for: inStead } }
      const data = { from, to, ...(place === passedOn.length - 1 ? { why } : {}) }
      return { ...of, event, type: 'access-row.reseated', data }
    }),
    ...(order ? ofOrder(of, order) : []),
  ]
}

function ofOrder(of: Pick<Claim, 'what' | 'row'>, order: AccessOrder): Claim[] {
  const { event, because, done, verified, withdrawn, reopened = [], number, state } = order
  const doneIn = (each: NonNullable<AccessOrder['done']>): Claim => ({
    ...{ ...of, event: each.event, type: 'access-row.done', by: each.by },
    data: { for: each.for, file: each.file?.sha256 },
  })
  const verifiedIn = (each: NonNullable<AccessOrder['verified']>, as?: number): Claim => ({
    ...{ ...of, event: each.event, type: 'access-row.verified', by: each.by ?? 'steward' },
    data: { ask: each.ask, extraction: each.extraction, ...(as === undefined ? {} : { number: as }) },
  })
  const shows = { done, verified, withdrawn, open: of }[state]
  return [
    { ...of, event, type: 'access-row.ordered', data: { because } },
    ...reopened.map((each): Claim => {
      const { by = null } = each
      return { ...of, event: each.event, type: 'access-row.reopened', by, data: { for: each.for } }
    }),
    ...reopened.flatMap((each) => (each.verified ? [verifiedIn(each.verified)] : [])),
    ...[done, ...reopened.map((each) => each.done)].flatMap((each) => (each ? [doneIn(each)] : [])),
    ...(withdrawn
      ? [{ ...of, event: withdrawn.event, type: 'access-row.order-withdrawn', data: { number } }]
      : []),
    ...(verified ? [verifiedIn(verified, number)] : []),
    // Nothing proves a state for which no event stands.
    ...(shows ? [] : [{ ...of, event: '', type: `access-row.${state}`, data: {} }]),
  ]
}

function wrongWith({ row, type, by, data, hash }: Claim, event: LedgerEvent | undefined): string | null {
  if (!event) return 'the ledger has no such event'
  if (event.about.id !== row || event.type !== type) return 'its event is about something else'
  if (by && actorOf(event) !== by) return 'it shows another person than was recorded'
  const isSame = Object.entries(data).every(([field, value]) => event.data[field] === value)
  return isSame && (hash === undefined || event.about.hash === hash)
    ? null
    : 'it shows something else than was recorded'
}
