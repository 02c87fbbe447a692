import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { AuditPaper } from '../domain/audit-paper.js'
import {
  type Audit,
  type AuditDays,
  type AuditStage,
  auditBegunHash,
  type LostAuditor,
} from '../domain/internal-audit.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { isDuplicateKey } from './duplicate-key.js'
import { newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import { openly, type Shown } from './verify-rows.js'

export const auditIndexes: IndexDescription[] = [
  { key: { audit: 1 }, name: 'audit' },
  { key: { stage: 1 }, name: 'stage' },
]

type Row = Audit & WithOutbox

/** What an audit was begun with, who audits, how far it is and what its reports are: held against what was said of each. */
export function auditShown(row: unknown): Shown[] {
  const audit = row as Audit
  const { kind, lead, team, stage, stages, days, moved = [], lost = [], papers = [] } = audit
  const said = (event: string | undefined, fields: Readonly<Record<string, string>>): Shown[] =>
    Object.entries(fields).map(([field, value]) => openly(event ?? '', field, value))
  const begun = stages[0]?.event
  const replaced = lost.flatMap((each) => (each.replaced ? [each.replaced] : []))
  const roster = [...replaced].sort((a, b) => a.at.localeCompare(b.at)).at(-1)
  const [, ...later] = stages
  const agreed = later.find((each) => each.stage === 'fieldwork')
  const stood = [...moved.map(({ was }) => was), ...(days ? [days] : [])]
  const saidIn = [agreed?.event, ...moved.map(({ event }) => event)]
  return [
    ...said(begun, { kind, text: auditBegunHash(audit) }),
    ...said(roster ? roster.event : begun, { lead, team: team.join(' ') }),
    ...later.flatMap((each) => said(each.event, { stage: each.stage })),
    ...(later.length > 0 ? said(later.at(-1)?.event, { stage }) : []),
    ...(agreed ? stood.flatMap(({ from, to }, n) => said(saidIn[n], { first: from, last: to })) : []),
    ...lost.flatMap(({ event, person, because }) => said(event, { person, because })),
    ...papers.flatMap(({ event, state, conclusion, basis, file }) =>
      said(event, { state, conclusion, basis, file: file.sha256 }),
    ),
  ]
}

const bySteward = {
  actor: { kind: 'steward' },
  through: { kind: 'workflow', process: 'internal-audit' },
} as const

/** The audits that ran and that run: what they are held against, who audits, and how far they are. */
export class Audits {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('audits')
  }

  byId(cycle: string): Promise<Audit | null> {
    return this.rows.findOne<Audit>({ _id: cycle }, withoutOutbox)
  }

  /** The newest first. */
  ofDefinition(audit: string): Promise<Audit[]> {
    return this.ofDefinitions([audit])
  }

  ofDefinitions(audits: readonly string[]): Promise<Audit[]> {
    return this.rows
      .find<Audit>({ audit: { $in: [...audits] } }, withoutOutbox)
      .sort({ 'stages.0.at': -1 })
      .toArray()
  }

  /** Those of the organisation itself, the newest first. */
  internal(): Promise<Audit[]> {
    return this.rows.find<Audit>({ kind: 'internal' }, withoutOutbox).sort({ 'stages.0.at': -1 }).toArray()
  }

  /** Those that are not closed. */
  running(): Promise<Audit[]> {
    return this.rows.find<Audit>({ stage: { $ne: 'closed' } }, withoutOutbox).toArray()
  }

  /** Once: what is there stays as it is. */
  async begin(audit: Omit<Audit, 'v' | 'revision' | 'stages'>, at: string): Promise<void> {
    const { _id, kind, stage, lead, team } = audit
    const { event, openings } = newEvent({
      ...{ type: 'audit.begun', at, ...bySteward, about: { collection: 'audits', id: _id } },
      data: { kind, text: auditBegunHash(audit), lead, team: team.join(' ') },
    })
    const row: Row = {
      ...audit,
      v: 1,
      revision: 1,
      stages: [{ stage, at, event: event._id }],
      outbox: [event],
      openings,
    }
    try {
      await this.rows.insertOne(row)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }

  /** From the stage in which it was seen to the next one, once. */
  async moveTo(
    { _id, stage: from }: Pick<Audit, '_id' | 'stage'>,
    stage: AuditStage,
    at: string,
    days?: AuditDays,
  ): Promise<void> {
    const { event } = newEvent({
      ...{ type: 'audit.stage', at, ...bySteward, about: { collection: 'audits', id: _id } },
      data: { from, stage, ...(days ? { first: days.from, last: days.to } : {}) },
    })
    await this.rows.updateOne(
      { _id, stage: from },
      {
        $set: { stage, ...(days ? { days } : {}) },
        $inc: { revision: 1 },
        $push: { stages: { stage, at, event: event._id }, outbox: event } as PushOperator<Row>,
      },
    )
  }

  /** To other days, while it is looked at, by whoever leads it. Gives the event; null: something moved on since it was seen. */
  async moveDays(
    { _id, revision, days: was }: Pick<Audit, '_id' | 'revision' | 'days'>,
    days: AuditDays,
    { by, at, through }: { by: PersonId; at: string; through: Through },
  ): Promise<string | null> {
    if (!was) return null
    const { event } = newEvent({
      ...{ type: 'audit.days-moved', at, actor: { kind: 'person', id: by }, through },
      ...{ about: { collection: 'audits', id: _id }, data: { first: days.from, last: days.to } },
    })
    const { matchedCount } = await this.rows.updateOne(
      { _id, revision, stage: 'fieldwork', lead: by },
      {
        $set: { days },
        $inc: { revision: 1 },
        $push: { moved: { was, by, at, event: event._id }, outbox: event } as PushOperator<Row>,
      },
    )
    return matchedCount === 1 ? event._id : null
  }

  /** Somebody audits no more. Once: what is on record of it stays. */
  async lose({ _id }: Pick<Audit, '_id'>, { person, because, at }: LostAuditor): Promise<void> {
    const { event } = newEvent({
      ...{ type: 'audit.auditor-lost', at, ...bySteward, about: { collection: 'audits', id: _id } },
      data: { person, because },
    })
    await this.rows.updateOne(
      { _id, 'lost.person': { $ne: person } },
      {
        $inc: { revision: 1 },
        $push: { lost: { person, because, at, event: event._id }, outbox: event } as PushOperator<Row>,
      },
    )
  }

  /** Whom the ISMS lead has named in the stead of an auditor who was lost; null: the rest of the team goes on. Once. */
  async replace(
    { _id, lead, team }: Pick<Audit, '_id' | 'lead' | 'team'>,
    lost: PersonId,
    by: PersonId | null,
    ask: string,
    at: string,
  ): Promise<void> {
    const others = team.filter((each) => each !== lost && each !== by)
    const isLead = lead === lost
    const now = {
      lead: isLead && by !== null ? by : lead,
      team: isLead || by === null ? others : [...others, by],
    }
    const { event } = newEvent({
      ...{ type: 'audit.auditor-replaced', at, ...bySteward, about: { collection: 'audits', id: _id } },
      data: { person: lost, by, ask, lead: now.lead, team: now.team.join(' ') },
    })
    await this.rows.updateOne(
      { _id, lost: { $elemMatch: { person: lost, replaced: { $exists: false } } } },
      {
        $set: {
          'lost.$.replaced': { by, ask, at, event: event._id },
          ...now,
        },
        $inc: { revision: 1 },
        $push: { outbox: event } as PushOperator<Row>,
      },
    )
  }

  /** Notes a report that was made, once for all that it rests on. */
  async paperMade({ _id }: Pick<Audit, '_id'>, paper: AuditPaper): Promise<void> {
    const { state, conclusion, basis, file, at } = paper
    const { event } = newEvent({
      ...{ type: 'audit.report-made', at, ...bySteward, about: { collection: 'audits', id: _id } },
      data: { state, conclusion, basis, file: file.sha256 },
    })
    await this.rows.updateOne(
      { _id, papers: { $not: { $elemMatch: { state, conclusion, basis } } } },
      {
        $inc: { revision: 1 },
        $push: { papers: { ...paper, event: event._id }, outbox: event } as PushOperator<Row>,
      },
    )
  }

  /** Its issued report (SHA-256) has gone out, once. */
  async reported({ _id }: Pick<Audit, '_id'>, file: string, at: string): Promise<void> {
    const { event } = newEvent({
      ...{ type: 'audit.reported', at, ...bySteward, about: { collection: 'audits', id: _id } },
      data: { file },
    })
    await this.rows.updateOne(
      { _id, reportedAt: { $exists: false } },
      {
        $set: { reportedAt: at },
        $inc: { revision: 1 },
        $push: { outbox: event } as PushOperator<Row>,
      },
    )
  }
}
