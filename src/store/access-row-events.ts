import { randomBytes } from 'node:crypto'
import type { AnyBulkWriteOperation, PushOperator } from 'mongodb'
import { madeHash } from '../domain/access-made.js'
import {
  type AccessDecision,
  type AccessOrder,
  type AccessRow,
  accessRowId,
  type NewAccessRow,
} from '../domain/access-row.js'
import { hashOf } from '../domain/canonical-json.js'
import type { Actor, LedgerEvent, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { type EventAndOpenings, newEvent } from './events.js'
import type { WithOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

/** A row as it is stored. */
export type StoredAccessRow = AccessRow & WithOutbox

/** Who acted, when, and through where. */
export interface Acting {
  by: PersonId
  /** In whose stead, while they were away. */
  inStead?: PersonId
  at: string
  through: Through
}

/** What Steward does by itself. */
export function bySteward(at: string): Pick<LedgerEvent, 'at' | 'actor' | 'through'> {
  return { at, actor: { kind: 'steward' }, through: { kind: 'workflow', process: 'access-review' } }
}

export function byPerson({ by, at, through }: Acting): Pick<LedgerEvent, 'at' | 'actor' | 'through'> {
  const actor: Actor = { kind: 'person', id: by }
  return { at, actor, through }
}

/** `access-row.<what happened>`, of this row. */
export function rowEvent(
  happened: string,
  id: string,
  who: Pick<LedgerEvent, 'at' | 'actor' | 'through'>,
  said: { data?: LedgerEvent['data']; secrets?: Readonly<Record<string, string>> } = {},
): EventAndOpenings {
  return newEvent({
    ...{ type: `access-row.${happened}`, ...who, ...said },
    about: { collection: 'access-rows', id },
  })
}

/** What puts an event into its row, in the same write as what it is of. */
export function pushed(
  { event, openings }: EventAndOpenings,
  also: PushOperator<StoredAccessRow> = {},
): PushOperator<StoredAccessRow> {
  return {
    ...also,
    outbox: event,
    ...(openings.length > 0 ? { openings: { $each: openings } } : {}),
  } as PushOperator<StoredAccessRow>
}

/** Adds a row, unless it is there. A leaver's row is nobody's to review: its order is all there is to it. */
export function added({ order, ...row }: NewAccessRow, at: string): AnyBulkWriteOperation<StoredAccessRow> {
  const _id = accessRowId(row.cycle, row.account, row.seat)
  const ordered =
    order &&
    rowEvent('ordered', _id, bySteward(at), {
      data: { because: order.because, number: 1, dueOn: order.dueOn },
      secrets: { kind: order.kind },
    })
  const { reviewer, why, neverBy } = row
  const rank = row.flags.length > 0 ? 0 : 1
  const made = { reviewer, why, neverBy, salt: randomBytes(16).toString('hex') }
  const fields: StoredAccessRow = {
    ...{ ...row, _id, v: 1, rank, ask: null, revision: 1 },
    made: { ...made, hash: madeHash({ ...row, _id, rank, made }) },
    state: order?.because === 'left' ? 'ordered' : 'undecided',
    ...(order && ordered
      ? {
          order: { ...order, state: 'open', number: 1, orderedAt: at, event: ordered.event._id, ask: null },
          ...{ outbox: [ordered.event], openings: ordered.openings },
        }
      : {}),
  }
  return { updateOne: { filter: { _id }, update: { $setOnInsert: fields }, upsert: true } }
}

/** What people said of an account, and what they gave for it: held against the ledger, with the account that it was said of. */
export function accessRowShown(row: unknown): Shown[] {
  const { account, decision, before = [], passedOn = [], order } = row as AccessRow
  const of = hashOf({ ...account })
  return [
    ...[...before, ...(decision ? [decision] : [])].flatMap((each) => decisionFields(each, of)),
    ...passedOn.flatMap(({ event, reason, from: by, at }) =>
      reason && by !== null ? [{ event, field: 'reason', value: reason.text, by, at }] : [],
    ),
    ...(order ? orderFields(order) : []),
  ]
}

function decisionFields(decision: AccessDecision, account: string): Shown[] {
  const { event, by, at, value, reason, to, until } = decision
  const who = { event, by, at }
  return [
    { ...who, field: 'decision', value },
    { ...who, field: 'account', value: account },
    ...(reason ? [{ ...who, field: 'reason', value: reason.text }] : []),
    ...(to ? [{ ...who, field: 'to', value: to.text }] : []),
    ...(until ? [{ ...who, field: 'until', value: until }] : []),
  ]
}

/** Events of before say openly what was ordered, and why it was opened anew. */
function orderFields({ event, kind, orderedAt, done, reopened = [] }: AccessOrder): Shown[] {
  return [
    { event, field: 'kind', value: kind, by: 'steward', at: orderedAt, onceOpen: true },
    ...reopened.map(({ event: later, because }): Shown => {
      return { event: later, field: 'because', value: because, onceOpen: true }
    }),
    ...[done, ...reopened.map((each) => each.done)].flatMap(doneFields),
  ]
}

function doneFields(done: AccessOrder['done'] | null): Shown[] {
  if (!done) return []
  const { event, by, at, proof, file } = done
  return [
    ...(proof ? [{ event, field: 'proof', value: proof.text, by, at }] : []),
    ...(file
      ? [
          { event, field: 'fileName', value: file.name.text, by, at },
          { event, field: 'file', value: file.sha256, onceOpen: true as const },
        ]
      : []),
  ]
}
