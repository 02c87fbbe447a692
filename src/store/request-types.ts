import type { Db } from 'mongodb'
import type { RequestType } from '../domain/request.js'
import { Definitions, definitionIndexes } from './definitions.js'

export const requestTypeIndexes = definitionIndexes('requestType')

/** What people may ask for, as it was imported. */
export class RequestTypes extends Definitions<RequestType> {
  constructor(db: Db) {
    super(db, 'request-types', 'requestType')
  }

  /** Those that may be asked for, in the order of the file. */
  async offered(): Promise<RequestType[]> {
    const all = (await this.list()).filter(({ place }) => place !== undefined)
    return all.sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
  }

  /** From now on these may be asked for, in this order, and nothing else. Safe to repeat. */
  async offer(types: readonly string[]): Promise<void> {
    await this.versions.updateMany({ requestType: { $nin: [...types] } }, { $unset: { place: 1 } })
    for (const [place, requestType] of types.entries())
      await this.versions.updateMany({ requestType }, { $set: { place } })
  }
}
