import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { PolicyException } from '../domain/policy-exception.js'
import { byWorkflow } from './closing-asks.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

type ExceptionRow = PolicyException & WithOutbox

export const policyExceptionIndexes: IndexDescription[] = [
  { key: { state: 1, until: 1 }, name: 'state-until' },
  { key: { 'subject.id': 1, state: 1 }, name: 'policy-state' },
  { key: { person: 1, state: 1 }, name: 'person-state' },
]

/** What a grant says in its row is held against the ledger. */
export function exceptionShown(row: unknown): Shown[] {
  const { event, grantedBy: by, grantedAt: at, reason, ...says } = row as PolicyException
  const { person, until, requestedBy, subject, revoked } = says
  return [
    { event, field: 'reason', value: reason.text, by, at },
    { event, field: 'person', value: person, onceOpen: true },
    { event, field: 'until', value: until, onceOpen: true },
    { event, field: 'requestedBy', value: requestedBy, onceOpen: true },
    { event, field: 'policy', value: subject.id, onceOpen: true, ifSaid: true },
    { event, field: 'subject.version', value: subject.version, about: 'version' },
    { event, field: 'subject.hash', value: subject.hash, about: 'hash' },
    ...(revoked ? [revocationShown(revoked)] : []),
  ]
}

function revocationShown({ event, by, at, reason }: NonNullable<PolicyException['revoked']>): Shown {
  return { event, field: 'reason', value: reason.text, by, at }
}

/** An exception is taken back before its last day, on its way to the record. */
export interface Revoking {
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  reason: string
}

/** An exception on its way to the record; `through` is where it was granted. */
export type Granting = Omit<PolicyException, 'v' | 'event' | 'reason' | 'revoked' | 'state' | 'endedAt'> & {
  reason: string
  through: Through
}

export class PolicyExceptions {
  private readonly rows: Collection<ExceptionRow>

  constructor(db: Db) {
    this.rows = db.collection<ExceptionRow>('exceptions')
  }

  /** The insert is the claim: an exception is granted once, whoever finds it undone. */
  async grant({ through, reason, ...granting }: Granting): Promise<void> {
    const { _id, subject, person, until, grantedBy, grantedAt } = granting
    const { event, openings } = newEvent({
      type: 'exception.granted',
      at: grantedAt,
      actor: { kind: 'person', id: grantedBy },
      through,
      about: { collection: 'exceptions', id: _id, version: subject.version, hash: subject.hash },
      data: { policy: subject.id, requestedBy: granting.requestedBy },
      secrets: { reason, person, until },
    })
    const row = {
      ...granting,
      v: 1,
      event: event._id,
      reason: keptText(event, 'reason', reason),
      state: 'in-force',
    } as const
    try {
      await this.rows.insertOne({ ...row, outbox: [event], openings })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }

  byId(id: string): Promise<PolicyException | null> {
    return this.rows.findOne({ _id: id }, withoutOutbox)
  }

  /** Those of a policy that are in force, the first to end first. */
  inForce(policy: string): Promise<PolicyException[]> {
    return this.rows
      .find({ 'subject.id': policy, state: 'in-force' }, withoutOutbox)
      .sort({ until: 1, _id: 1 })
      .toArray()
  }

  /** How many are in force of these policies, of all where none are named, and those of them that end first, or next. */
  async inForceOf(
    policies: readonly string[] | null,
    most: number,
    skipped = 0,
  ): Promise<{ count: number; first: PolicyException[] }> {
    const which = {
      state: 'in-force' as const,
      revoked: { $exists: false },
      ...(policies === null ? {} : { 'subject.id': { $in: [...policies] } }),
    }
    const [count, first] = await Promise.all([
      this.rows.countDocuments(which),
      this.rows.find(which, withoutOutbox).sort({ until: 1, _id: 1 }).skip(skipped).limit(most).toArray(),
    ])
    return { count, first }
  }

  /** Those in force whose last day is before this one, or that were taken back. */
  toEnd(day: CalendarDate): Promise<PolicyException[]> {
    const over = [{ until: { $lt: day } }, { revoked: { $exists: true } }]
    return this.rows.find({ state: 'in-force', $or: over }, withoutOutbox).toArray()
  }

  /** Once, while it is in force; false: it is not any more. Whoever is excepted is asked again when it is ended. */
  async revoke(id: string, { by, at, through, reason }: Revoking): Promise<boolean> {
    const { event, openings } = newEvent({
      type: 'exception.revoked',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'exceptions', id },
      secrets: { reason },
    })
    const revoked = { by, at, event: event._id, reason: keptText(event, 'reason', reason) }
    const { modifiedCount } = await this.rows.updateOne(
      { _id: id, state: 'in-force', revoked: { $exists: false } },
      {
        $set: { revoked },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<ExceptionRow>,
      },
    )
    return modifiedCount === 1
  }

  /** From in force to ended, once. */
  async end(id: string, at: string): Promise<void> {
    const about = { collection: 'exceptions', id }
    const { event } = newEvent({ type: 'exception.ended', at, ...byWorkflow, about })
    await this.rows.updateOne(
      { _id: id, state: 'in-force' },
      {
        $set: { state: 'ended', endedAt: at },
        $push: { outbox: event } as PushOperator<ExceptionRow>,
      },
    )
  }
}
