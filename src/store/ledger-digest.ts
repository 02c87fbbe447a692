import { createHash } from 'node:crypto'
import { type LedgerEvent, SealedEvent } from '../domain/ledger.js'

/** The row that an event is about: another row must not show its value. */
export interface RowName {
  collection: string
  row: string
}

/**
 * What a walked ledger says about the rows, small enough for the memory: 16 bytes for each commitment, and for
 * each event with commitments 16 more for who did it and when. Some 150 MB for a million answers.
 */
export class LedgerDigest {
  readonly #commitments = new Set<string>()
  readonly #acts = new Set<string>()

  /** Takes whatever stands in the ledger; what is no event says nothing. */
  add(stored: unknown): void {
    const event = SealedEvent.safeParse(stored).data
    if (event === undefined) return
    const { collection, id } = event.about
    const row = { collection, row: id }
    const commitments = Object.entries(event.commitments)
    for (const [field, committed] of commitments)
      this.#commitments.add(short(row, event._id, field, committed))
    if (commitments.length > 0) this.#acts.add(short(row, event._id, actorOf(event), event.at))
  }

  /** True once: what is left in the end was opened by no row. */
  takeCommitment(row: RowName, event: string, field: string, committed: string): boolean {
    return this.#commitments.delete(short(row, event, field, committed))
  }

  get commitmentsLeft(): number {
    return this.#commitments.size
  }

  saysAct(row: RowName, event: string, by: string, at: string): boolean {
    return this.#acts.has(short(row, event, by, at))
  }
}

/** The person's id, else what acted. */
export function actorOf({ actor }: Pick<LedgerEvent, 'actor'>): string {
  return actor.kind === 'person' ? actor.id : actor.kind
}

function short({ collection, row }: RowName, ...parts: string[]): string {
  const text = JSON.stringify([collection, row, ...parts])
  return createHash('sha256').update(text, 'utf8').digest().toString('latin1', 0, 16)
}
