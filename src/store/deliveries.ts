import type { Collection, Db, IndexDescription } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { DailySummary } from '../domain/daily-summary.js'
import {
  type Delivery,
  type DeliveryClass,
  type DeliveryContent,
  deliveryId,
  filesAskedFor,
  type LateDecision,
  type MorningContent,
} from '../domain/delivery.js'
import { isReachable, type Person, type PersonId, Platform } from '../domain/person.js'
import { gathered, readOnce } from './gathered.js'

export const deliveryIndexes: IndexDescription[] = [
  { key: { state: 1, notBefore: 1 }, name: 'state-not-before' },
  { key: { state: 1, notBefore: 1 }, name: 'now', partialFilterExpression: { class: 'now' } },
  { key: { 'content.asks': 1 }, name: 'asks' },
  { key: { 'content.finding': 1 }, name: 'finding', sparse: true },
  { key: { person: 1, state: 1 }, name: 'person-state' },
  { key: { picturesOwed: 1 }, name: 'pictures-owed', sparse: true },
  // Every click looks its message up.
  { key: { message: 1, channel: 1 }, name: 'message', sparse: true },
]

export interface Wanted {
  person: PersonId
  content: DeliveryContent
  class: DeliveryClass
  notBefore: string
  /** False: the person has no account yet. */
  reachable: boolean
}

/** Where a message stands on its platform. */
export interface SentTo {
  platform: Platform
  channel: string
  message: string
}

/** A message on the platform of whoever got it. */
export type Place = Pick<SentTo, 'channel' | 'message'>
/** By reader. */
export type Places = ReadonlyMap<PersonId, Place>

type Showing = Place & { person: PersonId; content: { asks: string[] } }

export class Deliveries {
  private readonly rows: Collection<Delivery>
  readonly #messagesOf = gathered<string, Places>(async (asks) => {
    const rows = await this.rows
      .find({ 'content.asks': { $in: [...asks] }, state: 'sent' })
      .project<Showing>({ person: 1, channel: 1, message: 1, 'content.asks': 1 })
      .sort({ sentAt: 1 })
      .toArray()
    const showing = (ask: string) => rows.filter(({ content }) => content.asks.includes(ask))
    return asks.map((ask) => new Map(showing(ask).map((row) => [row.person, row])))
  })

  constructor(db: Db) {
    this.rows = db.collection<Delivery>('deliveries')
  }

  /** Adds what is not there yet: the same content to the same person is one message. */
  async want(wanted: readonly Wanted[]): Promise<void> {
    if (wanted.length === 0) return
    await this.rows.bulkWrite(
      wanted.map(({ reachable, ...message }) => ({
        updateOne: {
          filter: { _id: deliveryId(message.person, message.content) },
          update: {
            $setOnInsert: {
              ...message,
              v: 1 as const,
              attempts: 0,
              state: reachable ? ('due' as const) : ('unreachable' as const),
            },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    )
  }

  /** The same to each of these, in a message of its own, at once; whoever uses no chat yet gets it once they do. */
  async tell(
    people: readonly Pick<Person, '_id' | 'bindings'>[],
    content: DeliveryContent,
    at: string,
  ): Promise<void> {
    await this.want(
      people.map((person) => ({
        ...{ person: person._id, content, class: 'now', notBefore: at, reachable: isReachable(person) },
      })),
    )
  }

  /** What was held back may go out from this moment on (ISO 8601 UTC). */
  async bringForward(held: readonly Pick<Wanted, 'person' | 'content'>[], at: string): Promise<void> {
    const ids = held.map(({ person, content }) => deliveryId(person, content))
    const which = { _id: { $in: ids }, state: 'due' as const, notBefore: { $gt: at } }
    await this.rows.updateMany(which, { $set: { notBefore: at } })
  }

  /**
   * Adds a cycle to the message that says at this moment (ISO 8601 UTC) who cannot be reached; where that has gone out,
   * the cycle gets one of its own. Twice is the same as once.
   */
  async wantUnreachable(person: PersonId, cycle: string, at: string, by: string): Promise<void> {
    const told = { person, 'content.kind': 'unreachable' as const, 'content.cycles': cycle }
    if ((await this.rows.findOne(told, { projection: { _id: 1 } })) !== null) return
    const message = (when: string): Wanted => {
      const content = { kind: 'unreachable' as const, by: when, cycles: [cycle], asks: [] as [] }
      return { person, content, class: 'now', notBefore: when, reachable: true }
    }
    const shared = message(by)
    await this.want([shared])
    const waits = { _id: deliveryId(person, shared.content), state: 'due' as const }
    const { matchedCount } = await this.rows.updateOne(waits, { $addToSet: { 'content.cycles': cycle } })
    if (matchedCount === 0) await this.want([message(at)])
  }

  /** A person was bound to an account: what could not reach them is due. */
  async release(person: PersonId, at: string): Promise<void> {
    const due = { $set: { state: 'due' as const, notBefore: at }, $unset: { platform: true as const } }
    await this.rows.updateMany({ person, state: 'unreachable' }, due)
  }

  /**
   * Takes one message that is due, or whose sender did not come back in time: first of those that somebody waits for,
   * however many others are due. Until it was taken once, nobody has looked through which platform it goes.
   *
   * @param underWay What the caller is sending already, by id: that is not lost.
   */
  async claim(
    holder: string,
    now: string,
    until: string,
    platform: Platform,
    underWay: readonly string[] = [],
  ): Promise<Delivery | null> {
    const ours = { platform: { $nin: Platform.options.filter((each) => each !== platform) } }
    const due = { ...ours, state: 'due' as const, notBefore: { $lte: now } }
    const expired = { 'lease.until': { $lt: now }, _id: { $nin: [...underWay] } }
    const lost = { ...ours, state: 'sending' as const, ...expired }
    // Most of the time nothing is, and that is one read.
    if (!(await this.rows.findOne({ $or: [due, lost] }, { projection: { _id: 1 } }))) return null
    const claimed = { $set: { state: 'sending' as const, lease: { holder, until } }, $inc: { attempts: 1 } }
    const options = { sort: { notBefore: 1 as const }, returnDocument: 'after' as const }
    for (const first of [{ class: 'now' as const }, {}]) {
      const taken =
        (await this.rows.findOneAndUpdate({ ...first, ...due }, claimed, options)) ??
        (await this.rows.findOneAndUpdate({ ...first, ...lost }, claimed, options))
      if (taken) return taken
    }
    return null
  }

  /** Whether anything waits to be sent by then, or is being sent. */
  async areDue(by: string): Promise<boolean> {
    const row = await this.rows.findOne({ state: { $in: ['due', 'sending'] }, notBefore: { $lte: by } })
    return row !== null
  }

  /** Notes the file that the message is to show. False: the message is another sender's by now. */
  async brought(id: string, holder: string, file: string): Promise<boolean> {
    const mine = { _id: id, state: 'sending' as const, 'lease.holder': holder }
    return (await this.rows.updateOne(mine, { $set: { file } })).matchedCount === 1
  }

  /** @param inWords That its pictures were not there yet. */
  async sent(id: string, holder: string, at: string, to: SentTo, inWords = false): Promise<void> {
    await this.settle(id, holder, {
      state: 'sent',
      sentAt: at,
      ...to,
      ...(inWords ? { picturesOwed: at } : {}),
    })
  }

  /** What these messages say beside asks has changed: they are shown anew wherever they were sent. */
  async noticeChanged(content: Record<string, string>, at: string): Promise<void> {
    const fields = Object.entries(content).map(([field, value]) => [`content.${field}`, value])
    // A page is made anew whenever it is looked at.
    const sent = { ...Object.fromEntries(fields), state: 'sent', platform: { $ne: 'mail' } }
    await this.rows.updateMany(sent, { $set: { picturesOwed: at } })
  }

  /** Takes one message on this platform whose pictures are owed, which nobody else gets before `again`. */
  takeOwingPictures(platform: Platform, now: string, again: string): Promise<Delivery | null> {
    const owing = { platform, picturesOwed: { $lte: now } }
    return this.rows.findOneAndUpdate(owing, { $set: { picturesOwed: again } })
  }

  /** A message of this person's, if it was sent. */
  sentToAs(person: PersonId, id: string): Promise<Delivery | null> {
    return this.rows.findOne({ _id: id, person, state: 'sent' })
  }

  /** What this person was sent through a platform since then (ISO 8601 UTC), the newest first. */
  sentTo(person: PersonId, platform: Platform, since: string, most: number): Promise<Delivery[]> {
    const sent = { person, platform, state: 'sent' as const, sentAt: { $gte: since } }
    return this.rows.find(sent).sort({ sentAt: -1 }).limit(most).toArray()
  }

  /** They are shown, or never will be. */
  async picturesSettled(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $unset: { picturesOwed: true } })
  }

  async retryAt(id: string, holder: string, notBefore: string, lastError: string): Promise<void> {
    await this.settle(id, holder, { state: 'due', notBefore, lastError })
  }

  /** It is due later, and was not tried. */
  async putOff(id: string, holder: string, notBefore: string): Promise<void> {
    await this.rows.updateOne(
      { _id: id, state: 'sending', 'lease.holder': holder },
      { $set: { state: 'due', notBefore }, $unset: { lease: true }, $inc: { attempts: -1 } },
    )
  }

  /** It goes through that platform, which sends it in its own time. */
  async handOver(id: string, holder: string, platform: Platform): Promise<void> {
    await this.rows.updateOne(
      { _id: id, state: 'sending', 'lease.holder': holder },
      { $set: { state: 'due', platform }, $unset: { lease: true }, $inc: { attempts: -1 } },
    )
  }

  async set(id: string, holder: string, state: 'unreachable' | 'void', lastError?: string): Promise<void> {
    await this.settle(id, holder, { state, ...(lastError === undefined ? {} : { lastError }) })
  }

  /** The messages in which one of these asks stands, what was sent last first. */
  async withAsks(asks: readonly string[]): Promise<Delivery[]> {
    return this.rows
      .find({ 'content.asks': { $in: [...asks] } })
      .sort({ sentAt: -1 })
      .toArray()
  }

  /** The message in which each of its readers was last shown an ask. Every click asks for it. */
  messagesOf(ask: string): Promise<Places> {
    return this.#messagesOf(ask)
  }

  async rememberReply(where: SentTo, reply: { url: string; until: string }): Promise<void> {
    await this.rows.updateOne({ state: 'sent', ...where }, { $set: { reply } })
  }

  /** What each of these people's message of a day names, by person; who has no message yet is not in it. */
  async morningsOf(people: readonly PersonId[], day: CalendarDate): Promise<Map<PersonId, MorningContent>> {
    const rows = await this.rows
      .find({ person: { $in: [...people] }, 'content.kind': 'morning', 'content.day': day })
      .project<{ person: PersonId; content: MorningContent }>({ person: 1, content: 1 })
      .toArray()
    return new Map(rows.map(({ person, content }) => [person, content]))
  }

  /** The last summary that this person was sent before that day. */
  async lastSummary(
    person: PersonId,
    before: CalendarDate,
  ): Promise<{ day: CalendarDate; summary: DailySummary } | null> {
    const row = await this.rows.findOne(
      {
        ...{ person, state: 'sent', 'content.kind': 'morning' },
        ...{ 'content.summary': { $exists: true }, 'content.day': { $lt: before } },
      },
      { sort: { 'content.day': -1 } },
    )
    if (row?.content.kind !== 'morning' || !row.content.summary) return null
    return { day: row.content.day, summary: row.content.summary }
  }

  /** The day of the last morning's message to this person that named a proposal of a risk, before that day. */
  async lastWithProposals(person: PersonId, before: CalendarDate): Promise<CalendarDate | null> {
    const row = await this.rows.findOne(
      {
        ...{ person, state: 'sent', 'content.kind': 'morning' },
        ...{ 'content.proposals': { $exists: true }, 'content.day': { $lt: before } },
      },
      { sort: { 'content.day': -1 } },
    )
    return row?.content.kind === 'morning' ? row.content.day : null
  }

  /**
   * Of these people, who has a morning's message already that is still to come, or waits for them to get an account, or
   * came after that moment (ISO 8601 UTC).
   */
  async havingMorning(people: readonly PersonId[], after: string): Promise<Set<PersonId>> {
    const which = { person: { $in: [...people] }, 'content.kind': 'morning' as const }
    const waits = { state: { $in: ['due' as const, 'sending' as const, 'unreachable' as const] } }
    const came = { state: 'sent' as const, sentAt: { $gt: after } }
    return new Set(await this.rows.distinct('person', { ...which, $or: [waits, came] }))
  }

  /** Which late decisions this person was told of, or is to be. */
  async lateDecisionsToldTo(person: PersonId): Promise<LateDecision[]> {
    const rows = await this.rows
      .find({ person, 'content.kind': { $in: ['decision-late', 'decisions-late'] } })
      .project<Pick<Delivery, 'content'>>({ content: 1 })
      .toArray()
    return rows.flatMap(({ content }) => {
      if (content.kind === 'decisions-late') return content.late
      return content.kind === 'decision-late' ? [content] : []
    })
  }

  /** Whose messages wait for an account. */
  async unreachablePeople(): Promise<PersonId[]> {
    return this.rows.distinct('person', { state: 'unreachable' })
  }

  /**
   * Who did not get what they were written, and nothing since. A file that they asked for in chat says nothing of that.
   */
  readonly notReached = readOnce(async (): Promise<PersonId[]> => {
    const refused = {
      state: 'unreachable' as const,
      'content.kind': { $nin: filesAskedFor },
    }
    const last = await this.rows
      .aggregate<{ _id: PersonId; at: string }>([
        { $match: refused },
        { $group: { _id: '$person', at: { $max: '$notBefore' } } },
      ])
      .toArray()
    const reached = await this.rows
      .aggregate<{ _id: PersonId; at: string }>([
        { $match: { person: { $in: last.map(({ _id }) => _id) }, state: 'sent' } },
        { $group: { _id: '$person', at: { $max: '$sentAt' } } },
      ])
      .toArray()
    const since = new Map(reached.map(({ _id, at }) => [_id, at]))
    return last.filter(({ _id, at }) => (since.get(_id) ?? '') < at).map(({ _id }) => _id)
  })

  private async settle(id: string, holder: string, set: Partial<Delivery>): Promise<void> {
    await this.rows.updateOne(
      { _id: id, state: 'sending', 'lease.holder': holder },
      { $set: set, $unset: { lease: true } },
    )
  }
}
