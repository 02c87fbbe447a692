import { createHash } from 'node:crypto'
import type { Db, FindCursor } from 'mongodb'
import { commitment, LedgerEvent, Opening, SealedEvent } from '../domain/ledger.js'
import { sealedAmong } from './ledger.js'
import { type CollectionWithOutbox, collectionsWithOutbox, waitsForSealing } from './outbox.js'

/** A committed value that a row shows in a field of its own, beside the opening that proves it. */
export interface Shown {
  event: string
  field: string
  value: string
}

/** Per collection, what its rows show: held against the ledger as the openings are. */
export type FieldsShown = Partial<Record<CollectionWithOutbox, (row: unknown) => Shown[]>>

export interface WrongValue {
  collection: string
  row: string
  event: string
  field: string
  /** What is wrong with it: a clause. */
  how: string
}

/** All commitments of a ledger as 16-byte digests: some 80 MB for a million of them. */
export class Commitments {
  readonly #digests = new Set<string>()

  get size(): number {
    return this.#digests.size
  }

  /** Takes whatever stands in the ledger; what is no event has no commitments. */
  add(event: unknown): void {
    const { data } = SealedEvent.safeParse(event)
    if (data === undefined) return
    for (const [field, committed] of Object.entries(data.commitments))
      this.#digests.add(digest(data._id, field, committed))
  }

  /** Takes a commitment out, so that what is left in the end was opened by no row. */
  take(event: string, field: string, committed: string): boolean {
    return this.#digests.delete(digest(event, field, committed))
  }
}

function digest(event: string, field: string, committed: string): string {
  const text = JSON.stringify([event, field, committed])
  return createHash('sha256').update(text, 'utf8').digest().toString('latin1', 0, 16)
}

export interface RowsVerified {
  unsealed: number
  checked: number
  /** Commitments without an opening: erased on request, and the chain still verifies. */
  erased: number
  wrong: WrongValue[]
}

/** Holds the rows against the ledger's commitments; takes out of `commitments` what it finds opened. */
export async function verifyRows(
  db: Db,
  commitments: Commitments,
  shown: FieldsShown,
): Promise<RowsVerified> {
  const result: RowsVerified = { unsealed: 0, checked: 0, erased: 0, wrong: [] }
  const settle = async (doubtful: Doubtful[], waiting: string[]) => {
    const events = await sealedAmong(db, [...doubtful.map(({ opening }) => opening.event), ...waiting])
    result.unsealed += waiting.filter((id) => !events.has(id)).length
    for (const doubt of doubtful) {
      const wrong = judge(doubt, events.get(doubt.opening.event), commitments)
      if (wrong === null) result.checked++
      else result.wrong.push(wrong)
    }
  }

  for (const collection of collectionsWithOutbox) {
    let doubtful: Doubtful[] = []
    let waiting: string[] = []
    for await (const row of rowsOf(db, collection, shown[collection] !== undefined)) {
      const seen = readRow(collection, row)
      const known = seen.openings.filter((opening) =>
        commitments.take(opening.event, opening.field, commitment(opening)),
      )
      result.checked += known.length
      result.wrong.push(...seen.wrong, ...wrongShown(collection, row, seen.openings, shown[collection]))
      doubtful.push(
        ...seen.openings
          .filter((opening) => !known.includes(opening) && !opensWaiting(seen.outbox, opening))
          .map((opening) => ({ collection, row: row._id, opening })),
      )
      waiting.push(...seen.outbox.map((event) => event._id))
      if (doubtful.length + waiting.length >= settleAtOnce) {
        await settle(doubtful, waiting)
        doubtful = []
        waiting = []
      }
    }
    await settle(doubtful, waiting)
  }
  result.erased = commitments.size
  return result
}

const settleAtOnce = 500

interface Row {
  _id: string
  outbox?: unknown
  openings?: unknown
}

function rowsOf(db: Db, collection: string, whole: boolean): FindCursor<Row> {
  const rows = db.collection<Row>(collection)
  if (whole) return rows.find({}, { readConcern: 'majority' })
  return rows.find(
    { $or: [{ 'openings.0': { $exists: true } }, waitsForSealing] },
    { projection: { outbox: 1, openings: 1 }, readConcern: 'majority' },
  )
}

interface RowRead {
  outbox: LedgerEvent[]
  openings: Opening[]
  wrong: WrongValue[]
}

/** A row that was tampered with may hold anything. An event that cannot be read is the sealer's to report. */
function readRow(collection: string, row: Row): RowRead {
  const read: RowRead = { outbox: [], openings: [], wrong: [] }
  for (const stored of asList(row.outbox)) {
    const event = LedgerEvent.safeParse(stored)
    if (event.success) read.outbox.push(event.data)
  }
  for (const stored of asList(row.openings)) {
    const opening = Opening.safeParse(stored)
    if (opening.success) read.openings.push(opening.data)
    else
      read.wrong.push({ collection, row: row._id, event: '?', field: '?', how: 'an opening cannot be read' })
  }
  return read
}

function asList(stored: unknown): unknown[] {
  return Array.isArray(stored) ? stored : []
}

function opensWaiting(outbox: readonly LedgerEvent[], opening: Opening): boolean {
  const event = outbox.find(({ _id }) => _id === opening.event)
  return event?.commitments[opening.field] === commitment(opening)
}

function wrongShown(
  collection: string,
  row: Row,
  openings: readonly Opening[],
  showing: ((row: unknown) => Shown[]) | undefined,
): WrongValue[] {
  const shown = showing?.(row) ?? []
  return shown.flatMap(({ event, field, value }) => {
    const opening = openings.find((each) => each.event === event && each.field === field)
    if (opening?.value === value) return []
    const how =
      opening === undefined ? 'the row shows a value that nothing proves' : 'the row shows another value'
    return [{ collection, row: row._id, event, field, how }]
  })
}

interface Doubtful {
  collection: string
  row: string
  opening: Opening
}

/** An opening that no walked event committed to: forged, or its event was sealed since the walk. */
function judge(
  { collection, row, opening }: Doubtful,
  event: SealedEvent | undefined,
  commitments: Commitments,
): WrongValue | null {
  const { field } = opening
  const named = { collection, row, event: opening.event, field }
  if (event === undefined) return { ...named, how: 'the ledger has no such event' }
  const committed = SealedEvent.safeParse(event).data?.commitments[field]
  if (committed === commitment(opening)) return null
  if (committed === undefined) return { ...named, how: 'its event says nothing about this field' }
  commitments.take(event._id, field, committed)
  return { ...named, how: 'the value is not the one that was committed' }
}
