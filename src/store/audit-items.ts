import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { AuditItem, EvidenceRequest, FollowedUp, ItemResult, NewResult } from '../domain/audit-item.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import { openly, type Shown } from './verify-rows.js'

export const auditItemIndexes: IndexDescription[] = [
  { key: { audit: 1, place: 1 }, name: 'audit' },
  { key: { 'followedUp.finding': 1 }, name: 'followed-up', sparse: true },
]

type Row = AuditItem & WithOutbox

/** Who records something, when (ISO 8601 UTC, milliseconds) and through where. */
export interface ItemAct {
  by: PersonId
  at: string
  through: Through
}

/** What was recorded of an item, and what was asked for. */
export function auditItemShown(row: unknown): Shown[] {
  const { result, before = [], followedUp = [], requests } = row as AuditItem
  const results = [...before, ...(result ? [result] : [])].flatMap((each): Shown[] => {
    const { event, grade, by, at, note } = each
    return [
      { event, field: 'grade', value: grade, by, at },
      ...(note ? [{ event, field: 'note', value: note.text, by, at }] : []),
      ...(each.finding ? [openly(event, 'finding', each.finding)] : []),
    ]
  })
  const asked = requests.flatMap(({ event, what, of, dueOn, by, at }): Shown[] => [
    { event, field: 'what', value: what.text, by, at },
    openly(event, 'of', of),
    { ...openly(event, 'dueOn', dueOn), ifSaid: true },
  ])
  const again = followedUp.flatMap(({ event, finding, mended, seen, by, at }): Shown[] => [
    { event, field: 'mended', value: mendedText(mended), by, at },
    { event, field: 'seen', value: seen.text, by, at },
    openly(event, 'finding', finding),
  ])
  return [...results, ...again, ...asked]
}

function mendedText(mended: boolean): string {
  return mended ? 'mended' : 'not-mended'
}

/** The checklists of audits: per clause or control what was asked for, and what was recorded (9.2). */
export class AuditItems {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('audit-items')
  }

  byId(id: string): Promise<AuditItem | null> {
    return this.rows.findOne<AuditItem>({ _id: id }, withoutOutbox)
  }

  /** In the order of the standard. */
  ofAudit(audit: string): Promise<AuditItem[]> {
    return this.rows.find<AuditItem>({ audit }, withoutOutbox).sort({ place: 1 }).toArray()
  }

  /** Those of these audits of which something was recorded. */
  withResult(audits: readonly string[]): Promise<Pick<AuditItem, 'audit' | 'criterion' | 'result'>[]> {
    return this.rows
      .find({ audit: { $in: [...audits] }, result: { $exists: true } })
      .project<Pick<AuditItem, 'audit' | 'criterion' | 'result'>>({ audit: 1, criterion: 1, result: 1 })
      .toArray()
  }

  /** Adds what is not there yet. */
  async add(items: readonly AuditItem[]): Promise<void> {
    if (items.length === 0) return
    const writes = items.map((item) => {
      return { updateOne: { filter: { _id: item._id }, update: { $setOnInsert: item }, upsert: true } }
    })
    await this.rows.bulkWrite(writes, { ordered: false })
  }

  /** One guarded write; what was recorded before stays. False: somebody recorded something since it was seen. */
  async record(
    { _id, revision, result: before }: AuditItem,
    result: NewResult,
    { by, at, through }: ItemAct,
  ): Promise<boolean> {
    const { grade } = result
    const note = 'note' in result ? result.note : undefined
    const finding = 'finding' in result ? result.finding : undefined
    const { event, openings } = newEvent({
      ...{ type: 'audit-item.recorded', at, actor: { kind: 'person', id: by }, through },
      about: { collection: 'audit-items', id: _id },
      data: { revision, ...(finding === undefined ? {} : { finding }) },
      secrets: { grade, ...(note === undefined ? {} : { note }) },
    })
    const recorded: ItemResult = {
      ...{ grade, by, at, event: event._id },
      ...(note === undefined ? {} : { note: keptText(event, 'note', note) }),
      ...(finding === undefined ? {} : { finding }),
    }
    const { matchedCount } = await this.rows.updateOne(
      { _id, revision },
      {
        $set: { result: recorded },
        $inc: { revision: 1 },
        $push: {
          ...(before ? { before } : {}),
          ...{ outbox: event, openings: { $each: openings } },
        } as PushOperator<Row>,
      },
    )
    return matchedCount === 1
  }

  /** Where one of these findings was looked at again, in whichever audit. */
  lookedAtAgain(findings: readonly string[]): Promise<AuditItem[]> {
    return this.rows
      .find<AuditItem>({ 'followedUp.finding': { $in: [...findings] } }, withoutOutbox)
      .toArray()
  }

  /** What became of an earlier finding: one guarded write. False: somebody recorded something since it was seen. */
  async followUp(
    { _id, revision }: Pick<AuditItem, '_id' | 'revision'>,
    { finding, mended, seen }: { finding: string; mended: boolean; seen: string },
    { by, at, through }: ItemAct,
  ): Promise<boolean> {
    const { event, openings } = newEvent({
      ...{ type: 'audit-item.followed-up', at, actor: { kind: 'person', id: by }, through },
      about: { collection: 'audit-items', id: _id },
      data: { revision, finding },
      secrets: { mended: mendedText(mended), seen },
    })
    const kept = keptText(event, 'seen', seen)
    const followedUp: FollowedUp = { finding, mended, seen: kept, by, at, event: event._id }
    const { matchedCount } = await this.rows.updateOne(
      { _id, revision },
      {
        $inc: { revision: 1 },
        $push: { followedUp, outbox: event, openings: { $each: openings } } as PushOperator<Row>,
      },
    )
    return matchedCount === 1
  }

  /** Asks for something to be shown, once for each form. */
  async request(
    item: string,
    { id, of, what, dueOn }: Pick<EvidenceRequest, 'id' | 'of' | 'dueOn'> & { what: string },
    { by, at, through }: ItemAct,
  ): Promise<void> {
    const { event, openings } = newEvent({
      ...{ type: 'audit-item.evidence-asked-for', at, actor: { kind: 'person', id: by }, through },
      about: { collection: 'audit-items', id: item },
      data: { request: id, of, dueOn },
      secrets: { what },
    })
    const kept = keptText(event, 'what', what)
    const request: EvidenceRequest = { id, of, what: kept, dueOn, by, at, event: event._id }
    await this.rows.updateOne(
      { _id: item, 'requests.id': { $ne: id } },
      {
        $push: { requests: request, outbox: event, openings: { $each: openings } } as PushOperator<Row>,
      },
    )
  }
}
