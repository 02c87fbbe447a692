import type { Db } from 'mongodb'
import type { Block } from '../domain/ledger.js'
import { checkBlock, emptyLedger, type FirstWrong, type Head, headOf } from '../domain/ledger-chain.js'
import { ledgerOf } from './ledger.js'
import { LedgerDigest } from './ledger-digest.js'
import { type FieldsShown, verifyRows, type WrongValue } from './verify-rows.js'

/** Height and hash (at least its first 16 digits) that were kept outside of the database. */
export type Anchor = Pick<Head, 'height' | 'hash'>

export interface VerifySettings {
  /** What shows a cut tail or a full rewrite: neither leaves a trace inside. */
  anchor?: Anchor
  /** Called after each block. */
  progress?(done: { blocks: number; events: number }): void
  fieldsShown?: FieldsShown
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
 * Walks the ledger block by block, then holds every row's openings, and the fields that show them, against what
 * was committed. Safe while people answer and sealers seal. Goes on behind the first wrong event, since the rows
 * often tell what it said.
 */
export async function verifyLedger(db: Db, settings: VerifySettings = {}): Promise<Verification> {
  const digest = new LedgerDigest()
  const chain = await walk(db, settings, digest)
  const { unsealed, ...commitments } = await verifyRows(db, digest, settings.fieldsShown ?? {})
  const ok =
    chain.firstWrong === null &&
    (chain.anchor === null || chain.anchor === 'holds') &&
    commitments.wrong.length === 0
  return { ok, ...chain, unsealed, commitments }
}

/** `HEIGHT:HASH`, as `steward verify` prints it; null for anything else. */
export function parseAnchor(text: string): Anchor | null {
  const [, height, hash] = /^([1-9]\d*):([0-9a-f]{16,64})$/.exec(text.trim()) ?? []
  return height === undefined || hash === undefined ? null : { height: Number(height), hash }
}

type Chain = Pick<Verification, 'blocks' | 'events' | 'head' | 'firstWrong' | 'anchor'>

async function walk(db: Db, { anchor, progress }: VerifySettings, digest: LedgerDigest): Promise<Chain> {
  const chain: Chain = { blocks: 0, events: 0, head: null, firstWrong: null, anchor: null }
  if (anchor !== undefined) chain.anchor = 'cut'
  let last = emptyLedger
  const stored = ledgerOf(db).find({}, { sort: { _id: 1 }, batchSize: 20, readConcern: 'majority' })
  for await (const block of stored) {
    chain.firstWrong ??= checkBlock(last, block)
    last = headOf(block)
    chain.head = { height: last.height, hash: last.hash }
    if (anchor?.height === last.height) chain.anchor = matches(anchor, last) ? 'holds' : 'differs'
    chain.blocks++
    chain.events += note(block, digest)
    progress?.({ blocks: chain.blocks, events: chain.events })
  }
  return chain
}

function matches(anchor: Anchor, { hash }: Head): boolean {
  return typeof hash === 'string' && hash.startsWith(anchor.hash)
}

/** A block that was tampered with may hold anything. */
function note(block: Block, digest: LedgerDigest): number {
  if (!Array.isArray(block.events)) return 0
  for (const event of block.events) digest.add(event)
  return block.events.length
}
