import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { Subject } from '../domain/ask.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { PolicyHeading, PolicyVersion, Retirement, VersionStep } from '../domain/policy.js'
import { keptText, newEvent } from './events.js'
import { readOnce } from './gathered.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export const policyVersionIndexes: IndexDescription[] = [
  { name: 'newest', key: { policy: 1, sequence: -1 }, unique: true },
]

/** What a later import may correct without a new version: nothing of it is what people acknowledge. */
export const correctableFields = [
  'title',
  'changes',
  'owner',
  'approver',
  'audience',
  'reviewEveryMonths',
  'isSecurityPolicy',
] as const satisfies readonly (keyof PolicyVersion)[]
export type CorrectableFields = Pick<PolicyVersion, (typeof correctableFields)[number]>

/** Whether a correction changes what an approver was asked about, or who that is. */
export function changesPublication(fields: Partial<CorrectableFields>): boolean {
  return ['title', 'changes', 'audience', 'approver'].some((field) => field in fields)
}

export const policyVersionId = (policy: string, version: string) => `${policy}@${version}`

/** What an acknowledgement of a version is bound to. No later import changes it. */
export interface WhatBinds {
  subject: Subject
  /** The version of the sentence that is confirmed. */
  sentence: number
  /** In which there is a text. */
  languages: string[]
  hasQuiz: boolean
}

/** Whose a version of a policy was. */
export type OwnedVersion = Pick<
  PolicyVersion,
  'policy' | 'owner' | 'ownersBefore' | 'isSecurityPolicy' | 'importedAt'
>

/** More versions than are acknowledged at a time. */
const BINDINGS_KEPT = 200

type PolicyRow = PolicyVersion & WithOutbox

const withoutTexts = { body: 0, quiz: 0, sentence: 0, outbox: 0, openings: 0 } as const

/** Who retires a policy, and why. */
interface Retiring {
  by: PersonId
  at: string
  reason: string
  through: Through
}

/** The reason for retiring stands in the row as a field too: what it shows is held against the ledger. */
export function retirementShown(row: unknown): Shown[] {
  const { retired } = row as Partial<PolicyVersion>
  if (!retired) return []
  const { event, by, at, reason } = retired
  return [{ event, field: 'reason', value: reason.text, by, at }]
}

/** The versions of the policies as they were imported. */
export class Policies {
  readonly #bindings = new Map<string, WhatBinds>()
  private readonly versions: Collection<PolicyRow>
  readonly #list = readOnce(() => this.newestOfAll())

  constructor(db: Db) {
    this.versions = db.collection('policy-versions')
  }

  newest(policy: string): Promise<PolicyVersion | null> {
    return this.versions.findOne<PolicyVersion>({ policy }, { ...withoutOutbox, sort: { sequence: -1 } })
  }

  byVersion(policy: string, version: string): Promise<PolicyVersion | null> {
    return this.versions.findOne<PolicyVersion>({ _id: policyVersionId(policy, version) }, withoutOutbox)
  }

  /** By `<policy>@<version>`; null where there is none. Kept in memory, since it never changes. */
  async whatBinds(id: string): Promise<WhatBinds | null> {
    const kept = this.#bindings.get(id)
    if (kept) return kept
    const found = await this.versions.findOne<PolicyVersion>({ _id: id }, withoutOutbox)
    if (!found) return null
    const { policy, version, hash, sentence, body, quiz } = found
    const binds: WhatBinds = {
      subject: { type: 'policy', id: policy, version, hash },
      sentence: sentence.version,
      languages: Object.keys(body),
      hasQuiz: quiz !== undefined,
    }
    const [oldest] = this.#bindings.keys()
    if (oldest !== undefined && this.#bindings.size >= BINDINGS_KEPT) this.#bindings.delete(oldest)
    this.#bindings.set(id, binds)
    return binds
  }

  /** How a policy came to be what it is: all its versions without their texts, newest first. */
  history(policy: string): Promise<VersionStep[]> {
    return this.versions
      .find<VersionStep>(
        { policy },
        { projection: { _id: 0, version: 1, sequence: 1, change: 1, changes: 1, retired: 1 } },
      )
      .sort({ sequence: -1 })
      .toArray()
  }

  /** Those of these versions that are on record, by `<policy>@<version>`. */
  async headings(ids: readonly string[]): Promise<Map<string, PolicyHeading>> {
    const found = this.versions.find<PolicyHeading>({ _id: { $in: [...ids] } }, { projection: withoutTexts })
    return new Map((await found.toArray()).map((heading) => [heading._id, heading]))
  }

  /** The newest version of each policy, by policy id. */
  async list(): Promise<PolicyHeading[]> {
    return [...(await this.#list())]
  }

  private newestOfAll(): Promise<PolicyHeading[]> {
    return this.versions
      .aggregate<PolicyHeading>([
        { $sort: { policy: 1, sequence: -1 } },
        { $project: withoutTexts },
        { $group: { _id: '$policy', newest: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$newest' } },
        { $sort: { policy: 1 } },
      ])
      .toArray()
  }

  /**
   * One guarded write, on the newest version that was imported: with it all before are out of force. Null when that is
   * another one by now, or retired already; then nothing was written.
   */
  async retire(
    { _id, version, hash }: Pick<PolicyVersion, '_id' | 'version' | 'hash'>,
    { by, at, reason, through }: Retiring,
  ): Promise<PolicyVersion | null> {
    const { event, openings } = newEvent({
      type: 'policy.retired',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'policy-versions', id: _id, version, hash },
      secrets: { reason },
    })
    const retired: Retirement = { by, at, event: event._id, reason: keptText(event, 'reason', reason) }
    return this.versions.findOneAndUpdate(
      { _id, hash, retired: { $exists: false } },
      {
        $set: { retired },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<PolicyRow>,
      },
      { returnDocument: 'after' },
    )
  }

  async add(version: PolicyVersion): Promise<void> {
    await this.versions.insertOne(version)
  }

  /** Notes whose this version was until now, where it is to be somebody else's; before that is written. */
  async handsOver(id: string, owner: PersonId, at: string): Promise<void> {
    const until = { $literal: at }
    const before = { $concatArrays: [{ $ifNull: ['$ownersBefore', []] }, [{ owner: '$owner', until }]] }
    await this.versions.updateOne({ _id: id, owner: { $ne: owner } }, [{ $set: { ownersBefore: before } }])
  }

  /** Whose each version was, of each policy the newest first. */
  owned(): Promise<OwnedVersion[]> {
    const projection = {
      policy: 1,
      owner: 1,
      ownersBefore: 1,
      isSecurityPolicy: 1,
      importedAt: 1,
      _id: 0,
    } as const
    return this.versions.find<OwnedVersion>({}, { projection }).sort({ policy: 1, sequence: -1 }).toArray()
  }

  async correct(id: string, fields: Partial<CorrectableFields>): Promise<void> {
    await this.versions.updateOne({ _id: id }, { $set: fields })
  }
}
