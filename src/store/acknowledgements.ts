import type { Collection, Db, MatchKeysAndValues, PushOperator } from 'mongodb'
import { type Ask, askId, type Subject } from '../domain/ask.js'
import type { CarriedOver } from '../domain/carried-over.js'
import type { Cycle } from '../domain/cycle.js'
import type { PersonId } from '../domain/person.js'
import { type AskRow, revocableAt } from './ask-rows.js'
import type { NewAsk } from './asks.js'
import { byWorkflow } from './closing-asks.js'
import { newEvent } from './events.js'

export interface Acknowledged {
  version: string
  /** ISO 8601 UTC. */
  at: string
}

type About = Pick<Subject, 'type' | 'id'>

/** The slot of these questions, and the answer to them that acknowledges. */
const put = { slot: 'acknowledge' } as const
/** Closed in such a way that the person is asked anew: it says nothing of whether they were. */
const asksAnew = ['left', 'absent', 'exception-ended', 'asked-again'] as const
const said = { ...put, state: 'answered', 'answer.value': 'acknowledged' } as const

/**
 * Who acknowledged which version, and what becomes of it when a newer version only changes the wording. An
 * acknowledgement stays what it is for ever: it is carried over by a row of its own.
 */
export class Acknowledgements {
  private readonly asks: Collection<AskRow>

  constructor(db: Db) {
    this.asks = db.collection<AskRow>('asks')
  }

  /** What this person last acknowledged by an answer of their own; null if they never did. */
  async last(person: PersonId, { type, id }: About): Promise<Acknowledged | null> {
    const ask = await this.asks.findOne(
      { 'subject.type': type, 'subject.id': id, askedOf: person, ...said },
      { sort: { 'answer.at': -1 } },
    )
    return ask?.answer ? { version: ask.subject.version, at: ask.answer.at } : null
  }

  /** What this person was asked about a version; of several, what they were asked last. */
  async asked(person: PersonId, { id, version }: Pick<Subject, 'id' | 'version'>): Promise<Ask | null> {
    const asks = await this.asks
      .find({ ...put, 'subject.id': id, askedOf: person, 'subject.version': version })
      .toArray()
    // One that is open or answered counts more than one that was closed when they left.
    return asks.sort((a, b) => order(b) - order(a) || b.openedAt.localeCompare(a.openedAt))[0] ?? null
  }

  /** Who of these people acknowledged one of the versions, and which last. */
  async ofVersions(
    people: readonly PersonId[],
    about: About,
    versions: readonly string[],
  ): Promise<Map<PersonId, CarriedOver>> {
    const answered = await this.asks.find({ ...these(people, about, versions), ...said }).toArray()
    const last = new Map<PersonId, CarriedOver>()
    for (const { _id, askedOf, subject, answer } of answered) {
      const before = last.get(askedOf)
      if (!answer || (before && before.at > answer.at)) continue
      last.set(askedOf, { ask: _id, version: subject.version, at: answer.at })
    }
    return last
  }

  /** The acknowledgements that stand for a newer wording too: adds what is not there yet, each with its event. */
  async carryOver(asks: readonly (NewAsk & { carriedOver: CarriedOver })[]): Promise<void> {
    if (asks.length === 0) return
    await this.asks.bulkWrite(
      asks.map((ask) => {
        const _id = askId(ask)
        const { version, hash } = ask.subject
        const { event } = newEvent({
          type: 'ask.carried-over',
          at: ask.openedAt,
          ...byWorkflow,
          about: { collection: 'asks', id: _id, version, hash },
          data: { from: ask.carriedOver.version, answered: ask.carriedOver.ask },
        })
        const row = { ...ask, v: 1, revision: 1, state: 'answered', outbox: [event] }
        const update = { $setOnInsert: row as MatchKeysAndValues<AskRow> }
        return { updateOne: { filter: { _id }, update, upsert: true } }
      }),
      { ordered: false },
    )
  }

  /** What these people need not answer about these versions, because an exception is in force. */
  exceptedFrom(about: About, versions: readonly string[], people: readonly PersonId[]): Promise<Ask[]> {
    return this.asks.find({ ...these(people, about, versions), 'closed.because': 'excepted' }).toArray()
  }

  /** Closed from the first because an exception is in force: adds what is not there yet, each with its event. */
  async except(asks: readonly NewAsk[]): Promise<void> {
    if (asks.length === 0) return
    await this.asks.bulkWrite(
      asks.map((ask) => {
        const _id = askId(ask)
        const because = 'excepted' as const
        const { version, hash } = ask.subject
        const about = { collection: 'asks', id: _id, version, hash }
        const { event } = newEvent({
          type: 'ask.closed',
          at: ask.openedAt,
          ...byWorkflow,
          about,
          data: { because },
        })
        const closed = { at: ask.openedAt, because }
        const row = { ...ask, v: 1, revision: 1, state: 'closed', closed, outbox: [event] }
        const update = { $setOnInsert: row as MatchKeysAndValues<AskRow> }
        return { updateOne: { filter: { _id }, update, upsert: true } }
      }),
      { ordered: false },
    )
  }

  /**
   * The questions that are open about earlier wordings become questions about the newer one: due when they were, in the
   * same message, at a higher revision. What is answered by then stands, and can be taken back no more. An answer that
   * comes or goes meanwhile is looked at once more, until all is settled.
   */
  async moveOn(
    people: readonly PersonId[],
    wordings: readonly string[],
    to: Pick<Cycle, '_id' | 'subject'>,
    at: string,
  ): Promise<void> {
    const about = these(people, to.subject, wordings)
    for (;;) {
      const open = await this.asks.find({ ...about, state: 'open' }).toArray()
      if (open.length > 0)
        await this.asks.bulkWrite(
          open.map((ask) => moved(ask, to, at)),
          { ordered: false },
        )
      const { modifiedCount } = await this.asks.updateMany(
        { ...about, ...revocableAt(at) },
        { $unset: { 'answer.takeBackUntil': '' }, $set: { receiptOwed: at } },
      )
      if (open.length === 0 && modifiedCount === 0) return
    }
  }

  /**
   * Who was asked about a version, in order; read from the index alone. A question that was closed because its person
   * left or was away does not count, nor one whose exception is over: whoever comes back is asked again.
   */
  async *askedAbout({ id, version }: Pick<Subject, 'id' | 'version'>): AsyncIterable<PersonId> {
    const asked = this.asks
      .find({
        ...put,
        'subject.id': id,
        'subject.version': version,
        'closed.because': { $nin: [...asksAnew] },
      })
      .project<{ askedOf: PersonId }>({ _id: 0, askedOf: 1 })
      .sort({ askedOf: 1 })
      .hint('subject-asked-of')
      .batchSize(10_000)
    for await (const { askedOf } of asked) yield askedOf
  }

  /** Who let a cycle close without an answer, in order; who was away is asked on their return. */
  async unansweredIn(cycle: string): Promise<PersonId[]> {
    const asks = this.asks.find({ ...put, cycle, state: 'closed', 'closed.because': 'cycle-closed' })
    const people = await asks.project<Pick<Ask, 'askedOf'>>({ _id: 0, askedOf: 1 }).toArray()
    return [...new Set(people.map(({ askedOf }) => askedOf))].sort()
  }

  /** Who has acknowledged a version since a round of it began, is being asked about it, or has an exception. */
  async settledSince(
    { _id: cycle, startedAt, subject: { id, version } }: Pick<Cycle, '_id' | 'startedAt' | 'subject'>,
    apartFrom: string,
  ): Promise<Set<PersonId>> {
    const people = await this.asks.distinct('askedOf', {
      ...put,
      ...{ 'subject.id': id, 'subject.version': version, cycle: { $ne: apartFrom } },
      $or: [
        { state: { $ne: 'closed' }, cycle },
        { state: { $ne: 'closed' }, openedAt: { $gte: startedAt } },
        { 'closed.because': 'excepted' },
      ],
    })
    return new Set(people)
  }

  /** The round in which each of these people was asked last in a cycle; who never was is left out. */
  async lastRounds(cycle: string, people: readonly PersonId[]): Promise<Map<PersonId, number>> {
    const last = new Map<PersonId, number>()
    const asked = this.asks
      .find({ ...put, cycle, askedOf: { $in: [...people] } })
      .project<Pick<Ask, 'askedOf' | 'round'>>({ askedOf: 1, round: 1 })
    for await (const { askedOf, round } of asked) last.set(askedOf, Math.max(round, last.get(askedOf) ?? 0))
    return last
  }

  /** Who of these people have a question in the cycle that moved there from an earlier wording, or followed from one. */
  async movedTo(cycle: string, people: readonly PersonId[]): Promise<Set<PersonId>> {
    const moved = await this.asks
      .find({
        ...put,
        cycle,
        askedOf: { $in: [...people] },
        $or: [{ movedFrom: { $exists: true } }, { follows: { $exists: true } }],
        'closed.because': { $nin: [...asksAnew] },
      })
      .project<Pick<Ask, 'askedOf'>>({ askedOf: 1 })
      .toArray()
    return new Set(moved.map(({ askedOf }) => askedOf))
  }
}

function these(people: readonly PersonId[], { type, id }: About, versions: readonly string[]) {
  return {
    ...put,
    'subject.type': type,
    'subject.id': id,
    askedOf: { $in: [...people] },
    'subject.version': { $in: [...versions] },
  }
}

/** One guarded write: an ask that is answered meanwhile stays where it is. */
function moved(ask: Ask, { _id: cycle, subject }: Pick<Cycle, '_id' | 'subject'>, at: string) {
  const { version, hash } = subject
  const { event } = newEvent({
    type: 'ask.moved-on',
    at,
    ...byWorkflow,
    about: { collection: 'asks', id: ask._id, version, hash },
    data: { from: ask.subject.version },
  })
  const earlier = { cycle: ask.cycle, version: ask.subject.version, dueOn: ask.dueOn, until: at }
  return {
    updateOne: {
      filter: { _id: ask._id, state: 'open' as const, revision: ask.revision },
      update: {
        $set: { cycle, subject, receiptOwed: at },
        $inc: { revision: 1 },
        $push: { outbox: event, movedFrom: earlier } as PushOperator<AskRow>,
      },
    },
  }
}

function order({ state }: Ask): number {
  return state === 'closed' ? 0 : 1
}
