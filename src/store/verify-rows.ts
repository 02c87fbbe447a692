import type { Db, FindCursor } from 'mongodb'
import { ZodError } from 'zod'
import { commitment, LedgerEvent, Opening, SealedEvent } from '../domain/ledger.js'
import { sealedAmong } from './ledger.js'
import { actorOf, type LedgerDigest, type RowName } from './ledger-digest.js'
import { type CollectionWithOutbox, collectionsWithOutbox, waitsForSealing } from './outbox.js'

/** What a row shows in fields of its own of an act that the ledger holds: a committed value, by whom and when. */
export interface Shown {
  /** Empty where no opening of this row belongs to it: then nothing proves what it shows. */
  event: string
  field: string
  value: string
  by?: string
  at?: string
  /** Its event, or an older one, says it openly, without a commitment: then the value is held against what that says. */
  onceOpen?: true
  /** An older event says nothing of it: then there is nothing to hold it against. */
  ifSaid?: true
  /** Which part of what its event is about, said openly there, this is. */
  about?: 'version' | 'hash'
}

/** What an event says openly; of what is empty in the row it says nothing, or that it is empty. */
export function openly(event: string, field: string, value: string | number | boolean | null): Shown {
  return { event, field, value: String(value), onceOpen: true, ...(value === null ? { ifSaid: true } : {}) }
}

/**
 * Per collection, what its rows show: held against the ledger as the openings are, so an answer that was edited
 * in its row is found. Takes a row that may have been tampered with; throws a ZodError if it makes no sense.
 */
export type FieldsShown = Partial<Record<CollectionWithOutbox, (row: unknown) => Shown[]>>

export interface WrongValue extends RowName {
  /** Empty where the row does not say. */
  event: string
  field: string
  /** What is wrong with it: a clause. */
  how: string
}

export interface RowsVerified {
  unsealed: number
  checked: number
  /** Commitments without an opening: erased on request, and the chain still verifies. */
  erased: number
  wrong: WrongValue[]
}

/**
 * Holds the rows against the ledger, and takes out of the digest what it finds opened. Whatever the digest does
 * not know may have been sealed since the walk, so it is looked up before it counts as wrong.
 */
export async function verifyRows(db: Db, digest: LedgerDigest, shown: FieldsShown): Promise<RowsVerified> {
  const check = new RowsCheck(db, digest)
  for (const collection of collectionsWithOutbox) {
    const shows = shown[collection]
    for await (const row of rowsOf(db, collection, shows !== undefined))
      await check.add(collection, row, shows)
  }
  return check.finish()
}

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

/** What a row claims of an event that the digest does not confirm. */
interface Doubt extends Omit<WrongValue, 'how'> {
  /** What is wrong, given the event; null if nothing is. */
  judge(event: LedgerEvent): string | null
}

const lookUpAtOnce = 500

class RowsCheck {
  readonly #db: Db
  readonly #digest: LedgerDigest
  readonly #result: RowsVerified = { unsealed: 0, checked: 0, erased: 0, wrong: [] }
  #doubts: Doubt[] = []
  #waiting: string[] = []

  constructor(db: Db, digest: LedgerDigest) {
    this.#db = db
    this.#digest = digest
  }

  async add(collection: string, row: Row, shows: ((row: unknown) => Shown[]) | undefined): Promise<void> {
    const place = { collection, row: row._id }
    // An event that cannot be read is the sealer's to report.
    const outbox = readable(row.outbox, (stored) => LedgerEvent.safeParse(stored).data)
    const openings = readable(row.openings, (stored) => Opening.safeParse(stored).data)
    if (openings.length < listed(row.openings).length)
      this.#result.wrong.push({ ...place, event: '', field: 'openings', how: 'an opening cannot be read' })

    const doubts = [
      ...openings.flatMap((opening) => this.#doubtOpening(place, opening)),
      ...this.#doubtShown(place, row, openings, shows),
    ]
    for (const doubt of doubts) {
      const own = outbox.find((event) => event._id === doubt.event)
      if (own === undefined) this.#doubts.push(doubt)
      else this.#settle(doubt, own)
    }
    this.#waiting.push(...outbox.map((event) => event._id))
    if (this.#doubts.length + this.#waiting.length >= lookUpAtOnce) await this.#lookUp()
  }

  async finish(): Promise<RowsVerified> {
    await this.#lookUp()
    this.#result.erased = this.#digest.commitmentsLeft
    return this.#result
  }

  #doubtOpening(place: RowName, opening: Opening): Doubt[] {
    const { event, field } = opening
    if (this.#digest.takeCommitment(place, event, field, commitment(opening))) {
      this.#result.checked++
      return []
    }
    const judge = ({ _id, commitments }: LedgerEvent) => {
      const committed = commitments[field]
      if (committed === undefined) return 'its event says nothing about this field'
      if (committed === commitment(opening)) return null
      // Not erased, but wrong: it must not count as both.
      this.#digest.takeCommitment(place, _id, field, committed)
      return 'the value is not the one that was committed'
    }
    return [{ ...place, event, field, judge }]
  }

  #doubtShown(
    place: RowName,
    row: Row,
    openings: readonly Opening[],
    shows: ((row: unknown) => Shown[]) | undefined,
  ): Doubt[] {
    const shown = shownBy(row, shows)
    if (shown === null) {
      this.#result.wrong.push({ ...place, event: '', field: '', how: 'the row cannot be read' })
      return []
    }
    return shown.flatMap(({ event, field, value, by, at, onceOpen, ifSaid, about: part }) => {
      if (part) return [{ ...place, event, field, judge: ({ about }) => saidOpenly(about[part], value) }]
      const opening = openings.find((each) => each.event === event && each.field === field)
      if (opening === undefined && onceOpen) {
        const judge = ({ data }: LedgerEvent) =>
          ifSaid && data[field] === undefined ? null : saidOpenly(data[field], value)
        return [{ ...place, event, field, judge }]
      }
      if (opening?.value !== value) {
        const how = opening === undefined ? unproven : anotherValue
        this.#result.wrong.push({ ...place, event, field, how })
        return []
      }
      if (by === undefined || at === undefined || this.#digest.saysAct(place, event, by, at)) return []
      const judge = (said: LedgerEvent) =>
        actorOf(said) === by && said.at === at
          ? null
          : 'the row shows another person or time than was recorded'
      return [{ ...place, event, field, judge }]
    })
  }

  async #lookUp(): Promise<void> {
    const sealed = await sealedAmong(this.#db, [...this.#doubts.map(({ event }) => event), ...this.#waiting])
    this.#result.unsealed += this.#waiting.filter((id) => !sealed.has(id)).length
    for (const doubt of this.#doubts) this.#settle(doubt, SealedEvent.safeParse(sealed.get(doubt.event)).data)
    this.#doubts = []
    this.#waiting = []
  }

  #settle({ judge, ...place }: Doubt, event: LedgerEvent | undefined): void {
    const how = event === undefined ? 'the ledger has no such event' : whatIsWrong(event, place, judge)
    if (how !== null) this.#result.wrong.push({ ...place, how })
  }
}

const unproven = 'the row shows what nothing proves'
const anotherValue = 'the row shows another value than was recorded'

function saidOpenly(said: LedgerEvent['data'][string] | undefined, value: string): string | null {
  if (said === undefined) return unproven
  const isSaid = said === value || (typeof said !== 'string' && String(said) === value)
  return isSaid ? null : anotherValue
}

function whatIsWrong(event: LedgerEvent, { collection, row }: RowName, judge: Doubt['judge']): string | null {
  const { about } = event
  return about.collection === collection && about.id === row ? judge(event) : 'its event is about another row'
}

function shownBy(row: Row, shows: ((row: unknown) => Shown[]) | undefined): Shown[] | null {
  try {
    return shows?.(row) ?? []
  } catch (error) {
    if (error instanceof ZodError) return null
    throw error
  }
}

function listed(stored: unknown): unknown[] {
  return Array.isArray(stored) ? stored : []
}

function readable<Read>(stored: unknown, read: (stored: unknown) => Read | undefined): Read[] {
  return listed(stored).flatMap((each) => read(each) ?? [])
}
