import type { Collection, Db } from 'mongodb'
import type { ControlWording } from '../domain/control-wording.js'

/** What the standard says of the controls of Annex A, where the organisation has brought it. */
export class ControlWordings {
  private readonly rows: Collection<ControlWording>

  constructor(db: Db) {
    this.rows = db.collection<ControlWording>('control-wordings')
  }

  of(control: string): Promise<ControlWording | null> {
    return this.rows.findOne({ _id: control })
  }

  /** By the control's number. */
  async all(): Promise<Map<string, ControlWording>> {
    return new Map((await this.rows.find().toArray()).map((wording) => [wording._id, wording]))
  }

  /** From now on these, and nothing else. Safe to repeat. */
  async replace(wordings: readonly ControlWording[]): Promise<void> {
    for (const { _id, ...wording } of wordings)
      await this.rows.updateOne({ _id }, { $set: wording }, { upsert: true })
    await this.rows.deleteMany({ _id: { $nin: wordings.map(({ _id }) => _id) } })
  }
}
