import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import { hashOf } from '../domain/canonical-json.js'
import type { KeptFile } from '../domain/kept-file.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { AssignedRows, Extraction } from '../domain/population.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export const extractionIndexes: IndexDescription[] = [
  { key: { cycle: 1, number: 1 }, name: 'cycle' },
  { key: { system: 1, purpose: 1, state: 1, at: -1 }, name: 'system' },
  { key: { 'file.id': 1 }, name: 'file' },
]

/** One reading as it is added: what it is called follows from its cycle and its number. */
export type NewExtraction = Omit<
  Extraction,
  '_id' | 'v' | 'file' | 'event' | 'assignedAt' | 'assigned' | 'heldAgainstAt' | 'settles' | 'confirmed'
> & {
  file: Omit<KeptFile, 'name'> & { name: string }
}

/** That somebody said whether a population is right. */
export interface SwingSaid {
  isRight: boolean
  by: PersonId
  /** In whose stead, while they were away. */
  inStead?: PersonId
  at: string
  /** Through where they said so. */
  through: Through
  ask: string
}

type Row = Extraction & WithOutbox

/** The cycle's extraction of this number is one, whoever reads how often. */
export function extractionId(cycle: string, number: number): string {
  return `${cycle}#${number}`
}

/** By which words a population was asked for, and what the file is called that holds it. */
export function extractionShown(row: unknown): Shown[] {
  const { event, at, by, query, file } = row as Extraction
  const who = { event, at, ...(by === null ? {} : { by }) }
  return [
    { ...who, field: 'query', value: query },
    { ...who, field: 'fileName', value: file.name.text },
    { event, field: 'file', value: file.sha256, onceOpen: true },
  ]
}

const byWorkflow: Through = { kind: 'workflow', process: 'access-review' }

/** What was read of systems' accounts, and whether it was taken to review by. */
export class Extractions {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('extractions')
  }

  byId(id: string): Promise<Extraction | null> {
    return this.rows.findOne<Extraction>({ _id: id }, withoutOutbox)
  }

  /** All of a cycle, in the order in which they were read. */
  ofCycle(cycle: string): Promise<Extraction[]> {
    return this.rows.find<Extraction>({ cycle }, withoutOutbox).sort({ number: 1 }).toArray()
  }

  /** What was handed in with the answer to this ask. */
  handedInWith(ask: string, cycle: string): Promise<Extraction | null> {
    return this.rows.findOne<Extraction>({ cycle, ask }, withoutOutbox)
  }

  /** Whether this very list of a system was read before: the same file, or the same accounts in another one. */
  async wasRead(system: string, list: { sha256: string; hash: string }): Promise<boolean> {
    const same = { $or: [{ 'file.sha256': list.sha256 }, { hash: list.hash }] }
    return (await this.rows.findOne({ system, ...same }, { projection: { _id: 1 } })) !== null
  }

  /** Once: the same number of a cycle read twice is one. False: it is there already. */
  async add(extraction: NewExtraction, through: Through = byWorkflow): Promise<boolean> {
    const { cycle, system, number, purpose, at, by, kind, query, shown, rows, hash, state, file } = extraction
    const { exportedOn } = extraction
    const _id = extractionId(cycle, number)
    const { event, openings } = newEvent({
      ...{ type: 'extraction.added', at, through },
      actor: by === null ? { kind: 'steward' } : { kind: 'person', id: by },
      about: { collection: 'extractions', id: _id, hash },
      data: {
        system,
        purpose,
        kind,
        shown,
        rows,
        state,
        file: file.sha256,
        ...(exportedOn ? { exportedOn } : {}),
      },
      secrets: { query, fileName: file.name },
    })
    const kept = { ...file, name: keptText(event, 'fileName', file.name) }
    try {
      await this.rows.insertOne({
        ...{ ...extraction, _id, v: 1, file: kept, event: event._id, outbox: [event], openings },
      })
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }

  /** What was held is accepted or refused, once. */
  async confirm(id: string, { isRight, by, inStead, at, through, ask }: SwingSaid): Promise<void> {
    const state = isRight ? 'accepted' : 'refused'
    const { event } = newEvent({
      ...{ type: `extraction.${state}`, at, actor: { kind: 'person', id: by }, through },
      about: { collection: 'extractions', id },
      data: { ask, ...(inStead === undefined ? {} : { for: inStead }) },
    })
    await this.rows.updateOne(
      { _id: id, state: 'held' },
      {
        $set: { state, confirmed: { by, at, ask, event: event._id } },
        $push: { outbox: event } as PushOperator<Row>,
      },
    )
  }

  /** It shows that what these rows ordered in reviews that closed was done; once. */
  async settles(id: string, rows: readonly string[], at: string): Promise<void> {
    if (rows.length === 0) return
    const { event } = newEvent({
      ...{ type: 'extraction.settles', at, actor: { kind: 'steward' }, through: byWorkflow },
      ...{ about: { collection: 'extractions', id }, data: { rows: rows.length, hash: hashOf([...rows]) } },
    })
    await this.rows.updateOne(
      { _id: id, settles: { $exists: false } },
      {
        $set: { settles: { rows: [...rows], event: event._id } },
        $push: { outbox: event } as PushOperator<Row>,
      },
    )
  }

  /** All its accounts stand in rows, and whoever reviews them is known; once. The ledger holds what these rows are. */
  async assigned(id: string, made: AssignedRows, at: string): Promise<void> {
    const { hash, ...data } = made
    const { event } = newEvent({
      ...{ type: 'extraction.assigned', at, actor: { kind: 'steward' }, through: byWorkflow },
      ...{ about: { collection: 'extractions', id, hash }, data },
    })
    await this.rows.updateOne(
      { _id: id, assignedAt: { $exists: false } },
      {
        $set: { assignedAt: at, assigned: { ...made, event: event._id } },
        $push: { outbox: event } as PushOperator<Row>,
      },
    )
  }

  /** What it shows of what was ordered. Safe to repeat. */
  async showed(id: string, shows: NonNullable<Extraction['shows']>): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: { shows } })
  }

  /** What was ordered was held against it: nothing of that is to be done again. */
  async heldAgainst(id: string, at: string): Promise<void> {
    await this.rows.updateOne({ _id: id, heldAgainstAt: { $exists: false } }, { $set: { heldAgainstAt: at } })
  }
}
