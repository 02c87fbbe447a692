import type { Db, Filter, UpdateFilter } from 'mongodb'
import type { Approval } from '../domain/cycle.js'
import { type Definition, Definitions } from './definitions.js'
import { newEvent } from './events.js'
import { readOnceEach } from './gathered.js'
import { withoutOutbox } from './outbox.js'

interface ApprovedDefinition extends Definition {
  /** By whom and when, once it was. */
  approved?: Approval
}

/** What the organisation's files define and somebody approves, version by version. */
export class ApprovedDefinitions<D extends ApprovedDefinition> extends Definitions<D> {
  private readonly noun: string

  /** @param collection What its versions are called in the plural; in the ledger, in the singular, `<noun>.approved`. */
  constructor(
    db: Db,
    private readonly collection: string,
    private readonly idField: keyof D & string,
  ) {
    super(db, collection, idField)
    this.noun = collection.replace(/s$/, '')
  }

  readonly #lastApproved = readOnceEach<string, D | null>(async (ids) => {
    const found = ids.map(async (id) => [id, await this.lastApprovedBefore(id)] as const)
    return new Map(await Promise.all(found))
  })

  /** @param before Only of those that came before this one. */
  protected async lastApproved(id: string, before?: number): Promise<D | null> {
    return before === undefined
      ? ((await this.#lastApproved(id)) ?? null)
      : this.lastApprovedBefore(id, before)
  }

  private lastApprovedBefore(id: string, before?: number): Promise<D | null> {
    const earlier = before === undefined ? {} : { sequence: { $lt: before } }
    const which = { [this.idField]: id, approved: { $exists: true }, ...earlier }
    return this.versions.findOne<D>(which as Filter<D>, { ...withoutOutbox, sort: { sequence: -1 } })
  }

  /** Once: a second attempt leaves the first as it is. */
  async approve(
    { _id, version, hash }: Pick<D, '_id' | 'version' | 'hash'>,
    approval: Approval,
    at: string,
  ): Promise<void> {
    const { event } = newEvent({
      type: `${this.noun}.approved`,
      at,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: 'approval' },
      about: { collection: this.collection, id: _id, version, hash },
      data: { decision: approval.decision },
    })
    const which = { _id, approved: { $exists: false } }
    const change = { $set: { approved: approval }, $push: { outbox: event } }
    await this.versions.updateOne(which as Filter<D>, change as unknown as UpdateFilter<D>)
  }
}
