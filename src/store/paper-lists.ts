import { randomInt } from 'node:crypto'
import { Binary, type Collection, type Db, type IndexDescription, type PushOperator } from 'mongodb'
import { sha256 } from '../domain/canonical-json.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { PaperList, Scan } from '../domain/paper-list.js'
import type { PersonId } from '../domain/person.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

type PaperListRow = PaperList & WithOutbox

/** The bytes of a scan, once for whatever lists name it. */
interface ScanRow {
  /** SHA-256, hex. */
  _id: string
  v: 1
  bytes: Binary
}

export const paperListIndexes: IndexDescription[] = [
  { key: { 'subject.id': 1, 'subject.version': 1 }, name: 'subject' },
  { key: { state: 1 }, name: 'state' },
  { key: { answersOwed: 1 }, name: 'answers-owed', partialFilterExpression: { answersOwed: true } },
]

/** Larger than a scanner makes of a few pages, and well within a document's limit. */
export const LARGEST_SCAN = 10_000_000

/** A list on its way to the record. */
export type Entered = Pick<
  PaperList,
  | 'subject'
  | 'cycle'
  | 'language'
  | 'sentence'
  | 'signatures'
  | 'signedOn'
  | 'enteredBy'
  | 'enteredAt'
  | 'scan'
> & { reference: string }

interface Deciding {
  by: PersonId
  at: string
  through: Through
}

/** What a list shows in words of its own is held against the ledger. */
export function paperListShown(row: unknown): Shown[] {
  const { reference, enteredBy, enteredAt, decided } = row as PaperList
  return [
    { event: reference.event, field: 'reference', value: reference.text, by: enteredBy, at: enteredAt },
    ...(decided?.reason
      ? [
          {
            event: decided.event,
            field: 'reason',
            value: decided.reason.text,
            by: decided.by,
            at: decided.at,
          },
        ]
      : []),
  ]
}

/** Lists that were signed on paper, and their scans. */
export class PaperLists {
  private readonly lists: Collection<PaperListRow>
  private readonly scans: Collection<ScanRow>

  constructor(db: Db) {
    this.lists = db.collection('paper-lists')
    this.scans = db.collection('scans')
  }

  byId(id: string): Promise<PaperList | null> {
    return this.lists.findOne<PaperList>({ _id: id }, withoutOutbox)
  }

  /** Those about a version, oldest first. */
  about(policy: string, version: string): Promise<PaperList[]> {
    return this.lists
      .find<PaperList>({ 'subject.id': policy, 'subject.version': version }, withoutOutbox)
      .sort({ enteredAt: 1 })
      .toArray()
  }

  /** Those that nobody has confirmed or rejected. */
  entered(): Promise<PaperList[]> {
    return this.lists.find<PaperList>({ state: 'entered' }, withoutOutbox).sort({ enteredAt: 1 }).toArray()
  }

  owingAnswers(): Promise<PaperList[]> {
    return this.lists.find<PaperList>({ answersOwed: true }, withoutOutbox).toArray()
  }

  async enter(entered: Entered, through: Through): Promise<PaperList> {
    for (;;) {
      const { list, row } = rowOf(entered, through)
      try {
        await this.lists.insertOne(row)
        return list
      } catch (error) {
        // Somebody's list has that number already.
        if (!isDuplicateKey(error)) throw error
      }
    }
  }

  /**
   * The scan's bytes are kept first, then the list names it. Until somebody confirms or rejects the list, another scan may
   * take its place; the ledger has both. Null: the list was decided on, or its scan is another one by now.
   */
  async attach({ _id: id, scan: before }: PaperList, bytes: Uint8Array, at: string): Promise<Scan | null> {
    const scan: Scan = { sha256: sha256(bytes), kept: 'here' }
    const kept = { v: 1 as const, bytes: new Binary(bytes) }
    await this.scans.updateOne({ _id: scan.sha256 }, { $setOnInsert: kept }, { upsert: true })
    const replaces = before && before.sha256 !== scan.sha256 ? { replaces: before.sha256 } : {}
    const { event } = newEvent({
      type: 'paper-list.scan-attached',
      at,
      actor: { kind: 'operator' },
      through: { kind: 'command-line' },
      about: { collection: 'paper-lists', id },
      data: { sha256: scan.sha256, bytes: bytes.length, ...replaces },
    })
    const { matchedCount } = await this.lists.updateOne(
      { _id: id, state: 'entered', ...(before ? { scan: before } : { scan: { $exists: false } }) },
      { $set: { scan }, $push: { outbox: event } as PushOperator<PaperListRow> },
    )
    return matchedCount === 1 ? scan : null
  }

  async scanBytes(hash: string): Promise<Uint8Array | null> {
    const row = await this.scans.findOne({ _id: hash })
    return row?.bytes.buffer ?? null
  }

  /**
   * One guarded write, never by who entered it, and only with the scan that they compared; the answers follow. Null: it
   * did not match.
   */
  async confirm(id: string, scan: string, { by, at, through }: Deciding): Promise<PaperList | null> {
    const { event } = decision('paper-list.confirmed', id, { kind: 'person', id: by }, at, through)
    return this.lists.findOneAndUpdate(
      { _id: id, state: 'entered', enteredBy: { $ne: by }, 'scan.sha256': scan },
      {
        $set: { state: 'confirmed', decided: { by, at, event: event._id }, answersOwed: true },
        $push: { outbox: event } as PushOperator<PaperListRow>,
      },
      { returnDocument: 'after', ...withoutOutbox },
    )
  }

  async reject(id: string, { by, at, through }: Deciding, reason: string): Promise<PaperList | null> {
    const actor: Actor = { kind: 'person', id: by }
    const { event, openings } = decision('paper-list.rejected', id, actor, at, through, { reason })
    return this.lists.findOneAndUpdate(
      { _id: id, state: 'entered', enteredBy: { $ne: by } },
      {
        $set: {
          state: 'rejected',
          decided: { by, at, event: event._id, reason: keptText(event, 'reason', reason) },
        },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<PaperListRow>,
      },
      { returnDocument: 'after', ...withoutOutbox },
    )
  }

  async answered(id: string): Promise<void> {
    await this.lists.updateOne({ _id: id }, { $unset: { answersOwed: true } })
  }
}

function decision(
  type: string,
  id: string,
  actor: Actor,
  at: string,
  through: Through,
  secrets: Readonly<Record<string, string>> = {},
) {
  return newEvent({ type, at, actor, through, about: { collection: 'paper-lists', id }, secrets })
}

function rowOf({ reference, ...entered }: Entered, through: Through): { list: PaperList; row: PaperListRow } {
  const _id = `list-${String(randomInt(100_000_000)).padStart(8, '0')}`
  const { version, hash } = entered.subject
  const { event, openings } = newEvent({
    type: 'paper-list.entered',
    at: entered.enteredAt,
    actor: { kind: 'person', id: entered.enteredBy },
    through,
    about: { collection: 'paper-lists', id: _id, version, hash },
    data: {
      signatures: entered.signatures.length,
      asks: sha256(entered.signatures.map(({ ask }) => ask).join(' ')),
      signedOn: entered.signedOn,
      ...(entered.scan ? { sha256: entered.scan.sha256 } : {}),
    },
    secrets: { reference },
  })
  const list: PaperList = {
    _id,
    v: 1,
    ...entered,
    reference: { ...keptText(event, 'reference', reference), event: event._id },
    state: 'entered',
  }
  return { list, row: { ...list, outbox: [event], openings } }
}
