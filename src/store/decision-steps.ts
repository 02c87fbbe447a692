import type { Collection, Db, Filter, PushOperator, UpdateFilter } from 'mongodb'
import type { Filling, Up } from '../domain/authority.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Decision, Step } from '../domain/decision.js'
import type { LedgerEvent, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { byWorkflow, type DecisionRow } from './decisions.js'
import { type EventAndOpenings, newEvent } from './events.js'

function stepEvent(
  type: string,
  id: string,
  step: Step['slot'],
  { by, at }: { by: PersonId; at: string },
  through: Through,
  data: LedgerEvent['data'] = {},
): EventAndOpenings {
  const actor = { kind: 'person', id: by } as const
  return newEvent({
    type,
    at,
    actor,
    through,
    about: { collection: 'decisions', id },
    data: { step, ...data },
  })
}

/** From whom to whom, where it is anybody. */
function passed(name: 'up' | 'escalated', ups: readonly Up[]): LedgerEvent['data'] {
  return ups.length === 0 ? {} : { [name]: ups.map(({ from, to }) => `${from}>${to}`).join(' ') }
}

/** Whose a step of an open decision is. */
export class DecisionSteps {
  private readonly rows: Collection<DecisionRow>

  constructor(db: Db) {
    this.rows = db.collection<DecisionRow>('decisions')
  }

  /** Who may not decide it, and who stands in where it is decided, from now on: whoever hands it on or names somebody sees it. */
  async mayDecide({ _id, never, standIns }: Pick<Decision, '_id' | 'never' | 'standIns'>): Promise<void> {
    if (never && standIns) await this.rows.updateOne({ _id, state: 'open' }, { $set: { never, standIns } })
  }

  /**
   * Who is asked in a step from that moment (ISO 8601 UTC) on. The ledger says so where that is not who it would have been
   * when it was asked for. Twice is the same as once.
   */
  async fill(
    { _id: id, blocked }: Pick<Decision, '_id' | 'blocked'>,
    step: Step,
    { approvers, quorum, up, escalated, sole }: Filling & Pick<Step, 'escalated'>,
    at: string,
    dueOn: CalendarDate,
  ): Promise<void> {
    const { slot, begunAt = at } = step
    const isSame =
      approvers.join() === step.approvers.join() &&
      quorum === step.quorum &&
      sole?.person === step.sole?.person
    const { event } = newEvent({
      type: 'decision.step-filled',
      at,
      actor: { kind: 'steward' },
      through: byWorkflow,
      about: { collection: 'decisions', id },
      data: {
        step: slot,
        approvers: approvers.join(' '),
        quorum,
        dueOn,
        ...(sole ? { sole: sole.person, soleUntil: sole.until } : {}),
        ...passed('up', up),
        ...passed('escalated', escalated?.ups ?? []),
      },
    })
    const filled = Object.entries({
      ...{ approvers, quorum, up, begunAt },
      ...(escalated ? { escalated } : {}),
      ...(sole ? { sole } : {}),
    })
    await this.rows.updateOne(
      { _id: id, state: 'open', steps: { $elemMatch: { slot, approvers: step.approvers } } },
      {
        $set: { dueOn, ...Object.fromEntries(filled.map(([name, value]) => [`steps.$.${name}`, value])) },
        $unset: { 'steps.$.claimed': true, blocked: true, ...(sole ? {} : { 'steps.$.sole': true }) },
        ...(isSame && !blocked ? {} : { $push: { outbox: event } as PushOperator<DecisionRow> }),
      },
    )
  }

  /** Nobody lawfully fills a step from that moment (ISO 8601 UTC) on. Twice is the same as once. Since when that is so. */
  async block(id: string, slot: Step['slot'], at: string): Promise<string> {
    const { event } = newEvent({
      ...{ type: 'decision.blocked', at, actor: { kind: 'steward' }, through: byWorkflow },
      about: { collection: 'decisions', id },
      data: { step: slot },
    })
    await this.rows.updateOne(
      { _id: id, state: 'open', blocked: { $exists: false } },
      {
        $set: { blocked: { slot, since: at } },
        $push: { outbox: event } as PushOperator<DecisionRow>,
      },
    )
    const row = await this.rows.findOne({ _id: id }, { projection: { blocked: 1 } })
    return row?.blocked?.since ?? at
  }

  /** One of several takes a step. False: another has it. */
  async claim(
    id: string,
    slot: Step['slot'],
    claimed: NonNullable<Step['claimed']>,
    through: Through,
  ): Promise<boolean> {
    const { event } = stepEvent('decision.step-claimed', id, slot, claimed, through)
    const free = { slot, claimed: { $exists: false } }
    return this.changeStep(id, free, { $set: { 'steps.$.claimed': claimed } }, event)
  }

  /** They give it back. False: they do not have it. */
  async giveBack(
    id: string,
    slot: Step['slot'],
    back: NonNullable<Step['claimed']>,
    through: Through,
  ): Promise<boolean> {
    const { event } = stepEvent('decision.step-given-back', id, slot, back, through)
    return this.changeStep(
      id,
      { slot, 'claimed.ask': back.ask },
      { $unset: { 'steps.$.claimed': true } },
      event,
    )
  }

  /** Somebody hands a step on to somebody who may decide it. False: it is decided meanwhile. */
  async handOn(
    id: string,
    slot: Step['slot'],
    handed: Up,
    on: { by: PersonId; at: string },
    through: Through,
  ): Promise<boolean> {
    const { event } = stepEvent('decision.step-handed-on', id, slot, on, through, {
      from: handed.from,
      to: handed.to,
    })
    return this.changeStep(id, { slot }, { $push: { 'steps.$.handed': handed } }, event)
  }

  private async changeStep(
    id: string,
    step: Filter<Step>,
    { $push = {}, ...change }: UpdateFilter<DecisionRow>,
    event: LedgerEvent,
  ): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(
      { _id: id, state: 'open', steps: { $elemMatch: step } },
      { ...change, $push: { ...$push, outbox: event } as PushOperator<DecisionRow> },
    )
    return matchedCount === 1
  }
}
