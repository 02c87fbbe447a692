import type { Collection, Db, PushOperator } from 'mongodb'
import type { Ask, KeepingAll } from '../domain/ask.js'
import type { AccessDecisions, AccessForm } from './access-decisions.js'
import { byPerson } from './access-row-events.js'
import type { AskRow } from './ask-rows.js'
import { newEvent } from './events.js'

/**
 * That somebody keeps more accounts at once than are written while they wait: it stands in the question, in one guarded write,
 * until each account has its decision. Whoever dies in between leaves it there, to be gone on with.
 */
export class KeepingAllAtOnce {
  private readonly asks: Collection<AskRow>

  constructor(db: Db) {
    this.asks = db.collection<AskRow>('asks')
  }

  /** False: the question is not theirs, or closed, by now; or it is said already. */
  async say(form: AccessForm, accounts: number): Promise<boolean> {
    const { ask, by, at, through, today, inStead } = form
    const stands = inStead === undefined ? {} : { for: inStead }
    const { event } = newEvent({
      ...{ type: 'ask.keeps-unflagged', ...byPerson(form), about: { collection: 'asks', id: ask.id } },
      data: { revision: ask.revision, accounts, ...stands },
    })
    const keepingAll: KeepingAll = { by, ...stands, at, today, through, accounts, event: event._id }
    const { matchedCount } = await this.asks.updateOne(
      {
        ...{ _id: ask.id, revision: ask.revision, state: 'open', mayAnswer: by, neverBy: { $ne: by } },
        keepingAll: { $exists: false },
      },
      { $set: { keepingAll, receiptOwed: at }, $push: { outbox: event } as PushOperator<AskRow> },
    )
    return matchedCount === 1
  }

  /** Goes on with it, in chunks, and safe to repeat: what is decided on, or not theirs any more, stays as it is. */
  async finish(
    decisions: AccessDecisions,
    { _id, revision, keepingAll }: Pick<Ask, '_id' | 'revision' | 'keepingAll'>,
    asOf: string,
    heartbeat: () => void,
  ): Promise<void> {
    if (!keepingAll) return
    const { by, for: inStead, at, today, through, accounts, event } = keepingAll
    const form: AccessForm = {
      ...{ ask: { id: _id, revision }, by, at, today, through },
      ...(inStead === undefined ? {} : { inStead }),
    }
    await decisions.keepUnflagged(form, { accounts, heartbeat })
    await this.asks.updateOne(
      { _id, 'keepingAll.event': event },
      { $unset: { keepingAll: true }, $set: { receiptOwed: asOf } },
    )
  }
}
