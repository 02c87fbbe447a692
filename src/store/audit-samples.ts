import type { Collection, Db, IndexDescription } from 'mongodb'
import { canonicalJson, hashOf } from '../domain/canonical-json.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { AuditSample } from '../domain/sample.js'
import { isDuplicateKey } from './duplicate-key.js'
import { newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export const auditSampleIndexes: IndexDescription[] = [
  { key: { number: 1 }, name: 'number', unique: true },
  { key: { nonce: 1 }, name: 'nonce', unique: true },
  { key: { audit: 1, number: 1 }, name: 'audit' },
]

type Row = AuditSample & WithOutbox & { nonce: string }

const shownPlain = { projection: { ...withoutOutbox.projection, nonce: 0 } } as const

/** What was drawn from what, and how. */
export function auditSampleShown(row: unknown): Shown[] {
  const sample = row as AuditSample
  const { event, by, at } = sample
  return [{ event, field: 'drawn', value: drawnText(sample), by, at }]
}

function drawnText(sample: Omit<AuditSample, '_id' | 'v' | 'number' | 'by' | 'at' | 'event'>): string {
  const { audit, population, period, seed, size, of, hash, ids } = sample
  return canonicalJson({ audit, population, period: { ...period }, seed, size, of, hash, ids: hashOf(ids) })
}

/** How often another sample may take the number that this one was to get. */
const TRIES = 20

/** Samples that were drawn in audits (9.2): each stands on record with how it was drawn. */
export class AuditSamples {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('audit-samples')
  }

  byId(id: string): Promise<AuditSample | null> {
    return this.rows.findOne<AuditSample>({ _id: id }, shownPlain)
  }

  ofAudit(audit: string): Promise<AuditSample[]> {
    return this.rows.find<AuditSample>({ audit }, shownPlain).sort({ number: 1 }).toArray()
  }

  /** Once for each form, by its nonce. */
  async record(
    drawn: Omit<AuditSample, '_id' | 'v' | 'number' | 'by' | 'at' | 'event'>,
    { by, at, through, nonce }: { by: PersonId; at: string; through: Through; nonce: string },
  ): Promise<AuditSample> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await this.rows.findOne<AuditSample>({ nonce }, shownPlain)
      if (before) return before
      const [last] = await this.rows.find().sort({ number: -1 }).limit(1).toArray()
      const number = (last?.number ?? 0) + 1
      const _id = `sample-${number}`
      const { population, seed, size, of, hash, audit } = drawn
      const { event, openings } = newEvent({
        ...{ type: 'audit-sample.drawn', at, actor: { kind: 'person', id: by }, through },
        about: { collection: 'audit-samples', id: _id, hash },
        data: { audit, population, seed, size, of },
        secrets: { drawn: drawnText(drawn) },
      })
      const sample: AuditSample = { ...drawn, _id, v: 1, number, by, at, event: event._id }
      try {
        await this.rows.insertOne({ ...sample, nonce, outbox: [event], openings })
        return sample
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
    throw new Error('Another sample took the number each time that one was to be recorded')
  }
}
