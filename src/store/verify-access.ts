import type { Db } from 'mongodb'
import type { AccessDecision, AccessOrder, AccessRow } from '../domain/access-row.js'
import { hashOf } from '../domain/canonical-json.js'
import type { LedgerEvent } from '../domain/ledger.js'
import type { Extraction } from '../domain/population.js'
import { sealedAmong } from './ledger.js'
import { actorOf } from './ledger-digest.js'
import type { WithOutbox } from './outbox.js'

export interface AccessVerified {
  /** Rows. */
  checked: number
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

/**
 * Holds each account under review, each order and each extraction against what the ledger says of it: who decided in whose
 * stead, what was ordered and verified by what, and how complete the population was. The values that people gave are held
 * against their commitments with those of all other rows.
 */
export async function verifyAccess(db: Db): Promise<AccessVerified> {
  const verified: AccessVerified = { checked: 0, wrong: [] }
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
  for await (const { row, made } of claimsIn(db, verified)) {
    for (const claim of made) claims.push({ claim, own: row.outbox?.find(({ _id }) => _id === claim.event) })
    if (claims.length >= atOnce) await settle()
  }
  await settle()
  return verified
}

interface Claims {
  row: WithOutbox
  made: Claim[]
}

async function* claimsIn(db: Db, verified: AccessVerified): AsyncGenerator<Claims> {
  const inOrder = { sort: { _id: 1 }, batchSize: atOnce } as const
  for await (const row of db.collection<Extraction & WithOutbox>('extractions').find({}, inOrder))
    yield { row, made: ofExtraction(row) }
  for await (const row of db.collection<AccessRow & WithOutbox>('access-rows').find({}, inOrder)) {
    verified.checked += 1
    const how = against(row)
    if (how) verified.wrong.push({ what: nameOf(row), how })
    yield { row, made: ofRow(row) }
  }
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
  openings = [],
}: AccessRow & WithOutbox): string | null {
  if ((state === 'decided') !== (decision !== undefined)) return 'its state is not what was decided'
  const said = [...before, ...(decision ? [decision] : [])]
  if (said.some(({ by }) => neverBy.includes(by))) return 'whoever holds it decided on it'
  const events = new Set(said.map(({ event }) => event))
  const isMissing = openings.some(({ field, event }) => field === 'decision' && !events.has(event))
  return isMissing ? 'something that was decided is not there any more' : null
}

function ofExtraction(extraction: Extraction): Claim[] {
  const { _id, system, purpose, kind, shown, rows, state, hash, by, confirmed, settles, event } = extraction
  const what = `What was read of ${system} in ${_id}`
  const stateThen = confirmed ? 'held' : state
  const data = { system, purpose, kind, shown, rows, state: stateThen, file: extraction.file.sha256 }
  const added: Claim = { ...{ what, row: _id, event, type: 'extraction.added', by, data }, hash }
  const settling = settles ? [settlingOf({ what, row: _id }, settles)] : []
  if (!confirmed) return [added, ...settling]
  const { by: person, ask, event: later } = confirmed
  return [
    added,
    ...settling,
    { ...{ what, row: _id, event: later, type: `extraction.${state}`, by: person }, data: { ask } },
  ]
}

function settlingOf(
  of: Pick<Claim, 'what' | 'row'>,
  { rows, event }: NonNullable<Extraction['settles']>,
): Claim {
  return { ...of, event, type: 'extraction.settles', data: { rows: rows.length, hash: hashOf(rows) } }
}

function ofRow(row: AccessRow): Claim[] {
  const { decision, before = [], passedOn = [], order } = row
  const of = { what: nameOf(row), row: row._id }
  const decided = ({ event, by, rows, for: inStead }: AccessDecision): Claim => {
    return { ...of, event, type: 'access-row.decided', by, data: { rowsInForm: rows, for: inStead } }
  }
  return [
    ...[...before, ...(decision ? [decision] : [])].map(decided),
    ...passedOn.map(({ event, because, from, to }): Claim => {
      if (because === 'not-mine')
        return { ...of, event, type: 'access-row.passed-on', by: from, data: { to } }
      return { ...of, event, type: 'access-row.reseated', data: { from, to } }
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
    ...reopened.map((each): Claim => ({ ...of, event: each.event, type: 'access-row.reopened', data: {} })),
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
