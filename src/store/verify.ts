import type { Db } from 'mongodb'
import type { Block } from '../domain/ledger.js'
import { checkBlock, emptyLedger, type FirstWrong, type Head, headOf } from '../domain/ledger-chain.js'
import { ledgerOf } from './ledger.js'
import { Commitments, type FieldsShown, verifyRows, type WrongValue } from './verify-rows.js'

/** Height and hash (or at least its first 16 digits) that were kept outside of the database. */
export type Anchor = Pick<Head, 'height' | 'hash'>

export interface VerifySettings {
  fieldsShown?: FieldsShown
  /** What shows a cut tail or a full rewrite: neither leaves a trace inside. */
  anchor?: Anchor
  /** Called after each block. */
  progress?(done: { blocks: number; events: number }): void
}

export interface Verification {
  ok: boolean
  blocks: number
  events: number
  /** Events that still wait in an outbox. */
  unsealed: number
  head: Anchor | null
  firstWrong: FirstWrong | null
  /** Whether the anchor's block stands in the ledger with its hash; null without an anchor. */
  anchor: 'holds' | 'cut' | 'differs' | null
  commitments: { checked: number; erased: number; wrong: WrongValue[] }
}

/**
 * Walks the ledger block by block, then compares every row's openings, and the fields that show them, with what
 * was committed. Safe while people answer and sealers seal. Goes on behind the first wrong event, since the rows
 * often tell what it said.
 */
export async function verifyLedger(db: Db, settings: VerifySettings = {}): Promise<Verification> {
  const walked = await walk(db, settings)
  const { unsealed, ...commitments } = await verifyRows(db, walked.commitments, settings.fieldsShown ?? {})
  const { blocks, events, head, firstWrong, anchor } = walked
  const ok = firstWrong === null && (anchor === null || anchor === 'holds') && commitments.wrong.length === 0
  return { ok, blocks, events, unsealed, head, firstWrong, anchor, commitments }
}

/** `HEIGHT:HASH`, as `steward verify` prints it; null for anything else. */
export function parseAnchor(text: string): Anchor | null {
  const [, height, hash] = /^([1-9]\d*):([0-9a-f]{16,64})$/.exec(text.trim()) ?? []
  return height === undefined || hash === undefined ? null : { height: Number(height), hash }
}

type Walked = Pick<Verification, 'blocks' | 'events' | 'head' | 'firstWrong' | 'anchor'> & {
  commitments: Commitments
}

async function walk(db: Db, { anchor, progress }: VerifySettings): Promise<Walked> {
  const walked: Walked = {
    ...{ blocks: 0, events: 0, head: null, firstWrong: null },
    ...{ anchor: anchor === undefined ? null : 'cut', commitments: new Commitments() },
  }
  let last = emptyLedger
  const stored = ledgerOf(db).find({}, { sort: { _id: 1 }, batchSize: 20, readConcern: 'majority' })
  for await (const block of stored) {
    walked.firstWrong ??= checkBlock(last, block)
    last = headOf(block)
    walked.head = { height: last.height, hash: last.hash }
    if (anchor?.height === last.height)
      walked.anchor = last.hash.startsWith(anchor.hash) ? 'holds' : 'differs'
    walked.blocks++
    walked.events += remember(block, walked.commitments)
    progress?.({ blocks: walked.blocks, events: walked.events })
  }
  return walked
}

/** A block that was tampered with may hold anything. */
function remember(block: Block, commitments: Commitments): number {
  if (!Array.isArray(block.events)) return 0
  for (const event of block.events) commitments.add(event)
  return block.events.length
}
