import type { Collection, Db, PushOperator } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { KeepingAll } from '../domain/keeping-all.js'
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
    const { ask, by, at, through, today, inStead, shownAt } = form
    const stands = inStead === undefined ? {} : { for: inStead }
    const { event } = newEvent({
      ...{ type: 'ask.keeps-unflagged', ...byPerson(form), about: { collection: 'asks', id: ask.id } },
      data: { revision: ask.revision, accounts, ...stands },
    })
    const keepingAll: KeepingAll = {
      ...{ by, ...stands, at, today, through, accounts, event: event._id },
      ...(shownAt === undefined ? {} : { shownAt }),
    }
    const { matchedCount } = await this.asks.updateOne(
      {
        ...{ _id: ask.id, revision: ask.revision, state: 'open', mayAnswer: by, neverBy: { $ne: by } },
        keepingAll: { $exists: false },
      },
      { $set: { keepingAll, receiptOwed: at }, $push: { outbox: event } as PushOperator<AskRow> },
    )
    return matchedCount === 1
  }

  /**
   * Goes on with it, in chunks, and safe to repeat: what is decided on, or was passed on since, stays as it is. It was theirs
   * to say, and counts, also where the question is somebody else's or closed by now.
   */
  async finish(
    decisions: AccessDecisions,
    { _id, revision, keepingAll }: Pick<Ask, '_id' | 'revision' | 'keepingAll'>,
    asOf: string,
    heartbeat: () => void,
  ): Promise<void> {
    if (!keepingAll) return
    const { by, for: inStead, at, today, through, shownAt, accounts: said, event } = keepingAll
    const form: AccessForm = {
      ...{ ask: { id: _id, revision }, by, at, today, through },
      ...(inStead === undefined ? {} : { inStead }),
      ...(shownAt === undefined ? {} : { shownAt }),
    }
    await decisions.keepUnflagged(form, { said, heartbeat })
    await this.asks.updateOne(
      { _id, 'keepingAll.event': event },
      { $unset: { keepingAll: true }, $set: { receiptOwed: asOf } },
    )
  }
}
