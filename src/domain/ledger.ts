import { z } from 'zod'
import { sha256 } from './canonical-json.js'

/** Through where an act came: which platform or which command. Holds no personal data. */
export const Through = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('chat'),
    platform: z.enum(['slack', 'teams']),
    message: z.string().optional(),
  }),
  /**
   * A page that a link in an e-mail opened, to whoever had the code that was sent to the same address. The address is a
   * commitment; the row of the link holds what opens it.
   */
  z.strictObject({
    kind: z.literal('link'),
    link: z.string(),
    address: z.string(),
    message: z.string().optional(),
  }),
  /** A list that was signed, which says who entered it and who confirmed it. */
  z.strictObject({ kind: z.literal('paper'), list: z.string() }),
  z.strictObject({ kind: z.literal('command-line') }),
  z.strictObject({ kind: z.literal('workflow'), process: z.string() }),
])
export type Through = z.infer<typeof Through>

export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id: z.string() }),
  /** Whoever ran a command; their name is a commitment. */
  z.strictObject({ kind: z.literal('operator') }),
  z.strictObject({ kind: z.literal('steward') }),
])
export type Actor = z.infer<typeof Actor>

const Scalar = z.union([z.string(), z.int(), z.boolean(), z.null()])

/** One line of the ledger: who did what to what, when, through where. Never migrated: `v` says how to read it. */
export const LedgerEvent = z.strictObject({
  _id: z.string(),
  v: z.literal(1),
  type: z.string(),
  at: z.iso.datetime({ precision: 3 }),
  actor: Actor,
  through: Through,
  about: z.strictObject({
    /** A collection that has an outbox: where the row with the openings stands. */
    collection: z.string(),
    id: z.string(),
    version: z.string().optional(),
    hash: z.string().optional(),
  }),
  /** Opaque ids, versions, counts, hashes. */
  data: z.record(z.string(), Scalar),
  /** Field name -> `sha256(salt || value)`: free text and whatever a redacted export may hide. */
  commitments: z.record(z.string(), z.string()),
})
export type LedgerEvent = z.infer<typeof LedgerEvent>

/** An event in its place: `n` counts from 1 through the whole ledger, `h` chains it to all before it. */
export const SealedEvent = LedgerEvent.extend({ n: z.int(), h: z.string() })
export type SealedEvent = z.infer<typeof SealedEvent>

/** One sealed block. `_id` is its height, from 1; `prev` and `hash` are the chain before and after its events. */
export interface Block {
  _id: number
  v: 1
  prev: string
  /** `n` of the first and of the last event. */
  from: number
  to: number
  hash: string
  events: SealedEvent[]
}

/** What opens a commitment. Stands in the row, where it can be erased while the chain still verifies. */
export const Opening = z.strictObject({
  event: z.string(),
  field: z.string(),
  value: z.string(),
  /** Of one length, else digits could move from value to salt and leave the commitment as it is. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Opening = z.infer<typeof Opening>

/** `sha256(salt || value)`, hex. */
export function commitment(opening: Pick<Opening, 'value' | 'salt'>): string {
  return sha256(opening.salt + opening.value)
}
