import type { Collection, Db } from 'mongodb'
import { type Ask, askId } from '../domain/ask.js'
import type { Through } from '../domain/ledger.js'
import type { Query } from '../domain/query.js'
import type { AskRow } from './ask-rows.js'
import type { NewAsk } from './asks.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'

/** What an approver wants to know, on its way to the record. */
export type Asked = Omit<Query, 'text' | 'event'> & { text: string }

/** What approvers ask back. */
export class Queries {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /**
   * What is asked, who is asked it, the event and the message that is owed are one write, so that no crash comes in
   * between. Gives the ask; null where another question of the decision has this number.
   */
  async put(ask: NewAsk, { text, ...asked }: Asked, through: Through): Promise<string | null> {
    const _id = askId(ask)
    const { subject, askedOf, dueOn } = ask
    const { event, openings } = newEvent({
      type: 'ask.queried',
      at: asked.at,
      actor: { kind: 'person', id: asked.by },
      through,
      about: { collection: 'asks', id: _id, version: subject.version, hash: subject.hash },
      data: {
        ...{ about: asked.about, askedOf, dueOn },
        ...(asked.for === undefined ? {} : { for: asked.for }),
      },
      secrets: { query: text },
    })
    const query: Query = { ...asked, event: event._id, text: keptText(event, 'query', text) }
    const row: Ask = { ...ask, _id, v: 1, revision: 1, state: 'open', query, receiptOwed: asked.at }
    try {
      await this.rows.insertOne({ ...row, outbox: [event], openings })
      return _id
    } catch (error) {
      if (isDuplicateKey(error)) return null
      throw error
    }
  }
}
