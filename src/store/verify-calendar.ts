import { isDeepStrictEqual } from 'node:util'
import type { Db } from 'mongodb'
import { LedgerEvent, SealedEvent } from '../domain/ledger.js'
import type { Occurrence, Programme } from '../domain/programme.js'
import { ledgerOf } from './ledger.js'
import { actorOf } from './ledger-digest.js'
import { standingOf } from './occurrences.js'
import { type WithOutbox, waitsForSealing } from './outbox.js'

export interface CalendarVerified {
  /** How many dates. */
  checked: number
  wrong: { what: string; how: string }[]
}

interface Row extends WithOutbox {
  _id: string
}

/** Rows of which the ledger says openly how they stand: the last of these events about a row is what counts. */
interface Kind {
  collection: 'occurrences' | 'programmes'
  types: RegExp
  /** What is wrong with a row that is on record, a clause; null if nothing is. */
  judge(row: Row, said: LedgerEvent | null): string | null
  /** Differs once somebody has changed the row. */
  mark(row: Row | null): unknown
}

const dates: Kind = {
  collection: 'occurrences',
  types: /^occurrence\./,
  judge: judgeDate,
  mark: (row) => (row as Occurrence | null)?.revision,
}

const pauses: Kind = {
  collection: 'programmes',
  types: /^programme\.(paused|resumed)$/,
  judge: judgePause,
  mark: (row) => (row as Programme | null)?.paused,
}

/**
 * Holds the dates of the calendar, and its pauses, against what the ledger said last of each: whoever writes another
 * date or state past it would decide what starts and when.
 */
export async function verifyCalendar(db: Db): Promise<CalendarVerified> {
  const [planned, paused] = await Promise.all([verifyKind(db, dates), verifyKind(db, pauses)])
  return { checked: planned.checked, wrong: [...planned.wrong, ...paused.wrong] }
}

async function verifyKind(db: Db, kind: Kind): Promise<CalendarVerified> {
  const said = await lastSaid(db, kind)
  const gone = new Set(said.keys())
  const doubtful: string[] = []
  let checked = 0
  for await (const row of db.collection<Row>(kind.collection).find({}, { sort: { _id: 1 } })) {
    gone.delete(row._id)
    checked += 1
    if (kind.judge(row, waiting(row, kind) ?? said.get(row._id) ?? null)) doubtful.push(row._id)
  }
  const verified: CalendarVerified = { checked, wrong: [] }
  for (const id of [...doubtful, ...gone]) {
    const how = await lookAgain(db, kind, id)
    if (how) verified.wrong.push({ what: `${kind.collection} · ${id}`, how })
  }
  return verified
}

/** What was changed or sealed while it was looked at is no fault: it is looked at until it stands still. */
async function lookAgain(db: Db, kind: Kind, id: string): Promise<string | null> {
  const rows = db.collection<Row>(kind.collection)
  for (;;) {
    const row = await rows.findOne({ _id: id })
    const said = (row && waiting(row, kind)) ?? (await lastSaid(db, kind, id)).get(id) ?? null
    if (!isDeepStrictEqual(kind.mark(row), kind.mark(await rows.findOne({ _id: id })))) continue
    return row ? kind.judge(row, said) : 'it stands in the ledger, and is not on record any more'
  }
}

/** What the ledger said last of each date, with what waits to be sealed. */
export async function lastSaidOfDates(db: Db): Promise<Map<string, LedgerEvent>> {
  const said = await lastSaid(db, dates)
  const unsealed = db.collection<Row>(dates.collection).find(waitsForSealing, { projection: { outbox: 1 } })
  for await (const row of unsealed) {
    const event = waiting(row, dates)
    if (event) said.set(row._id, event)
  }
  return said
}

/** The last event about a row that is not sealed yet. */
function waiting({ outbox = [] }: Row, { types }: Kind): LedgerEvent | null {
  const events = outbox.flatMap((each) => LedgerEvent.safeParse(each).data ?? [])
  return events.findLast(({ type }) => types.test(type)) ?? null
}

/** The last sealed event about each row, or about one. */
async function lastSaid(db: Db, { collection, types }: Kind, id?: string): Promise<Map<string, LedgerEvent>> {
  const which = {
    'events.about.collection': collection,
    'events.type': types,
    ...(id === undefined ? {} : { 'events.about.id': id }),
  }
  const last = ledgerOf(db).aggregate<{ _id: string; event: unknown }>([
    { $match: which },
    { $sort: { _id: 1 } },
    { $unwind: '$events' },
    { $match: which },
    { $group: { _id: '$events.about.id', event: { $last: '$events' } } },
  ])
  const said = new Map<string, LedgerEvent>()
  for await (const { _id, event } of last) {
    const { data } = SealedEvent.safeParse(event)
    if (data) said.set(_id, data)
  }
  return said
}

function judgeDate(row: Row, said: LedgerEvent | null): string | null {
  const occurrence = row as unknown as Occurrence
  if (!said) return 'nothing in the ledger says that it was planned'
  const { programme, period, skipped, started, covered } = occurrence
  if (row._id !== `${programme}/${period}`) return 'it says another programme or period than its id'
  for (const [field, value] of Object.entries(standingOf(occurrence)))
    if (said.data[field] !== value) return `${words[field]} than the ledger says`
  if (said.type === 'occurrence.covered' && covered?.by !== said.data.by)
    return 'another date stands for it than the ledger says'
  if ((skipped ?? started)?.approval?.decision !== said.data.decision)
    return 'it names another approval than the ledger, or none'
  if (
    said.type === 'occurrence.started' &&
    (started?.at !== said.at || startedBy(occurrence) !== actorOf(said))
  )
    return 'it was started by somebody else, or at another time, than the ledger says'
  return null
}

const words: Readonly<Record<string, string>> = {
  state: 'it is in another state',
  date: 'it is on another day',
  nominal: 'it is on another day by its rule',
  moved: 'it was moved otherwise',
}

function startedBy({ started }: Occurrence): string {
  return started?.by ?? 'steward'
}

function judgePause(row: Row, said: LedgerEvent | null): string | null {
  const { paused } = row as unknown as Programme
  if (said?.type !== 'programme.paused') return paused ? 'it shows a pause that the ledger does not' : null
  if (paused?.event !== said._id) return 'it was paused, and shows no pause or another one'
  const { until, approval } = paused
  return until === said.data.until && approval?.decision === said.data.decision
    ? null
    : 'it is paused until another day, or by another approval, than the ledger says'
}
