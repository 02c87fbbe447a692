import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { Subject } from '../domain/ask.js'
import { type Decision, decisionId, type EndedBecause, type Verdict } from '../domain/decision.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { gathered } from './gathered.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export type DecisionRow = Decision & WithOutbox

export const decisionIndexes: IndexDescription[] = [
  { key: { workflowOwed: 1 }, name: 'workflow-owed', partialFilterExpression: { workflowOwed: true } },
  { key: { 'subject.type': 1, 'subject.id': 1, number: -1 }, name: 'subject' },
  {
    // One decision about a subject at a time, whoever asks for how many at once.
    key: { 'subject.type': 1, 'subject.id': 1, state: 1 },
    name: 'one-open',
    unique: true,
    partialFilterExpression: { state: 'open' },
  },
  { key: { requestedBy: 1, requestedAt: -1 }, name: 'requester' },
  {
    key: { requestedAt: 1 },
    name: 'blocked',
    partialFilterExpression: { state: 'open', blocked: { $exists: true } },
  },
  { key: { staleOwed: 1 }, name: 'stale-owed', partialFilterExpression: { staleOwed: true } },
  {
    // What changed is asked again once, whoever finds out how often.
    key: { follows: 1 },
    name: 'one-that-follows',
    unique: true,
    partialFilterExpression: { follows: { $exists: true } },
  },
  {
    key: { nonce: 1 },
    name: 'one-per-form',
    unique: true,
    partialFilterExpression: { nonce: { $exists: true } },
  },
]

export type Requested = Pick<
  Decision,
  'subject' | 'question' | 'facts' | 'requestedBy' | 'requestedAt' | 'dueOn' | 'timeZone' | 'steps'
> &
  Pick<Decision, 'until' | 'nonce' | 'follows' | 'never' | 'sole' | 'standIns'> & {
    /** Why, where that has to be said. */
    reason?: string
    /** What was filled in, by the id of the field. */
    fields?: Readonly<Record<string, string>>
  }

/** Under which name the ledger holds what was filled in. */
const fieldSecret = (field: string) => `field.${field}`

/** How a decision came out, by its last answer. */
export interface Decided {
  verdict: Verdict
  by: PersonId
  /** In whose stead, while they were away. */
  for?: PersonId
  /** When that person answered: the date of approval. */
  at: string
  /** What they are called in the organisation, and whom they stood in for, where the file says it: it may change later. */
  roles: { role?: string; roleFor?: string }
  /** The ask that was answered, and what the ledger holds of the answer. */
  ask: string
  commitment: string
}

export const byWorkflow = { kind: 'workflow', process: 'approval' } as const
/** Outcome and reason stand in the row as fields too: what they show is held against the ledger. */
export function decisionShown(row: unknown): Shown[] {
  const { because, filledIn = {}, requestEvent = '', requestedBy, requestedAt } = row as Partial<Decision>
  const who = { ...(requestedBy ? { by: requestedBy } : {}), ...(requestedAt ? { at: requestedAt } : {}) }
  const reason = because ? [{ event: requestEvent, field: 'reason', value: because.text, ...who }] : []
  const fields = Object.entries(filledIn).map(([field, { text }]) => {
    return { event: requestEvent, field: fieldSecret(field), value: text, ...who }
  })
  return [...reason, ...fields, ...outcomeShown(row)]
}

function outcomeShown(row: unknown): Shown[] {
  const { decided, state } = row as Partial<Decision>
  if (!decided) return state === 'approved' || state === 'rejected' ? [unproven(state)] : []
  const { event, role, roleFor } = decided
  return [
    { event, field: 'outcome', value: state ?? '' },
    ...(role ? [{ event, field: 'role', value: role.text }] : []),
    ...(roleFor ? [{ event, field: 'roleFor', value: roleFor.text }] : []),
  ]
}

/** What an import proposes its operator asks for, who is nobody on record; what follows a change nobody does. */
function whoAsks(
  { requestedBy, follows }: Pick<Decision, 'requestedBy' | 'follows'>,
  through: Through,
): Actor {
  if (through.kind === 'command-line') return { kind: 'operator' }
  return follows === undefined ? { kind: 'person', id: requestedBy } : { kind: 'steward' }
}

function unproven(state: Verdict): Shown {
  return { event: '', field: 'outcome', value: state }
}

export class Decisions {
  private readonly rows: Collection<DecisionRow>
  readonly #openAbout = gathered<Pick<Subject, 'type' | 'id'>, Decision | null>(async (subjects) => {
    const about = subjects.map(({ type, id }) => ({ 'subject.type': type, 'subject.id': id }))
    const open = await this.rows.find<Decision>({ $or: about, state: 'open' }, withoutOutbox).toArray()
    return subjects.map(
      ({ type, id }) => open.find(({ subject }) => subject.type === type && subject.id === id) ?? null,
    )
  })

  constructor(db: Db) {
    this.rows = db.collection<DecisionRow>('decisions')
  }

  byId(id: string): Promise<Decision | null> {
    return this.rows.findOne<Decision>({ _id: id }, withoutOutbox)
  }

  /** The newest decision about a subject, over all its versions. */
  newestAbout({ type, id }: Pick<Subject, 'type' | 'id'>): Promise<Decision | null> {
    const about = { 'subject.type': type, 'subject.id': id }
    return this.rows.findOne<Decision>(about, { ...withoutOutbox, sort: { number: -1 } })
  }

  /** The same of many subjects of a type, by their ids. */
  async newestAboutEach(type: Subject['type'], ids: readonly string[]): Promise<Map<string, Decision>> {
    if (ids.length === 0) return new Map()
    const about = { 'subject.type': type, 'subject.id': { $in: [...ids] } }
    const rows = await this.rows.find<Decision>(about, withoutOutbox).sort({ number: 1 }).toArray()
    return new Map(rows.map((decision) => [decision.subject.id, decision]))
  }

  /** The one decision about a subject that is not made yet. */
  openAbout({ type, id }: Pick<Subject, 'type' | 'id'>): Promise<Decision | null> {
    return this.#openAbout({ type, id })
  }

  /** Those of which nobody lawfully fills a step, longest waiting first. */
  blocked(): Promise<Decision[]> {
    const which = { state: 'open' as const, blocked: { $exists: true } }
    return this.rows.find<Decision>(which, withoutOutbox).sort({ requestedAt: 1 }).limit(100).toArray()
  }

  /** All that are not made yet, or those about something of a type, longest waiting first. */
  open(about?: Subject['type']): Promise<Decision[]> {
    const which = { state: 'open' as const, ...(about ? { 'subject.type': about } : {}) }
    return this.rows.find<Decision>(which, withoutOutbox).sort({ requestedAt: 1 }).toArray()
  }

  /** What this person asked for last, the newest first; of types that may be asked for. */
  requestsOf(person: PersonId, most: number): Promise<Decision[]> {
    return this.rows
      .find<Decision>({ requestedBy: person, question: 'request' }, withoutOutbox)
      .sort({ requestedAt: -1 })
      .limit(most)
      .toArray()
  }

  /** What was asked for in this form, if it was sent off already. */
  byNonce(nonce: string): Promise<Decision | null> {
    return this.rows.findOne<Decision>({ nonce }, withoutOutbox)
  }

  /** The decisions that were asked for in these forms or asks, by which of them. */
  async byNonces(nonces: readonly string[]): Promise<Map<string, Decision>> {
    if (nonces.length === 0) return new Map()
    const rows = await this.rows.find<Decision>({ nonce: { $in: [...nonces] } }, withoutOutbox).toArray()
    return new Map(rows.map((decision) => [decision.nonce ?? '', decision]))
  }

  /** The same; what ended since other criteria are in force is that which was asked for in its place. */
  async lastOfNonces(nonces: readonly string[]): Promise<Map<string, Decision>> {
    const last = await this.byNonces(nonces)
    for (let ended = [...last]; ended.length > 0; ) {
      const followed = ended.filter(([, { ended: end }]) => end?.because === 'new-criteria')
      const next = await this.inPlaceOf(followed.map(([, { _id }]) => _id))
      ended = followed.flatMap(([nonce, { _id }]) => {
        const decision = next.get(_id)
        return decision ? [[nonce, decision] as const] : []
      })
      for (const [nonce, decision] of ended) last.set(nonce, decision)
    }
    return last
  }

  /** What was asked in the place of these, by which of them. */
  private async inPlaceOf(ids: readonly string[]): Promise<Map<string, Decision>> {
    if (ids.length === 0) return new Map()
    const rows = await this.rows.find<Decision>({ follows: { $in: [...ids] } }, withoutOutbox).toArray()
    return new Map(rows.map((decision) => [decision.follows ?? '', decision]))
  }

  /** By which these risks were accepted above the appetite, as each was then, the first one first. */
  acceptancesOf(risks: readonly string[]): Promise<Decision[]> {
    const about = { 'subject.type': 'risk' as const, 'subject.id': { $in: [...risks] } }
    return this.rows
      .find<Decision>({ ...about, state: 'approved' }, withoutOutbox)
      .sort({ requestedAt: 1 })
      .toArray()
  }

  /** All about a subject, over its versions, the first one first. */
  allAbout({ type, id }: Pick<Subject, 'type' | 'id'>): Promise<Decision[]> {
    const about = { 'subject.type': type, 'subject.id': id }
    return this.rows.find<Decision>(about, withoutOutbox).sort({ number: 1 }).toArray()
  }

  /** How many of this type were ever asked for. */
  countRequests(requestType: string): Promise<number> {
    return this.rows.countDocuments({
      'subject.type': 'request',
      'subject.id': { $gt: `${requestType}.`, $lt: `${requestType}/` },
    })
  }

  /** The insert is the claim. Null: somebody else has asked for a decision about this subject meanwhile. */
  async request(
    { reason, fields = {}, ...requested }: Requested,
    through: Through,
  ): Promise<Decision | null> {
    const { subject, requestedAt, dueOn, steps, follows } = requested
    const newest = await this.newestAbout(subject)
    // What is asked for is a request of its own each time.
    if (newest && requested.question === 'request') return null
    const number = (newest?.number ?? 0) + 1
    const _id = decisionId(subject, number)
    const { event, openings } = newEvent({
      type: 'decision.requested',
      at: requestedAt,
      actor: whoAsks(requested, through),
      through,
      about: { collection: 'decisions', id: _id, version: subject.version, hash: subject.hash },
      data: {
        question: requested.question,
        dueOn,
        ...(requested.until === undefined ? {} : { until: requested.until }),
        ...(follows === undefined ? {} : { follows }),
        steps: steps.length,
        approvers: steps.flatMap(({ approvers }) => approvers).join(' '),
      },
      secrets: {
        ...(reason === undefined ? {} : { reason }),
        ...Object.fromEntries(Object.entries(fields).map(([field, text]) => [fieldSecret(field), text])),
      },
    })
    const filledIn = Object.fromEntries(
      Object.entries(fields).map(([field, text]) => [field, keptText(event, fieldSecret(field), text)]),
    )
    const decision = {
      ...requested,
      ...(reason === undefined ? {} : { because: keptText(event, 'reason', reason) }),
      ...(Object.keys(fields).length === 0 ? {} : { filledIn }),
      requestEvent: event._id,
      _id,
      v: 1,
      process: 'approval',
      number,
      state: 'open',
      workflowOwed: true,
    } as const
    try {
      await this.rows.insertOne({ ...decision, outbox: [event], openings })
      return decision
    } catch (error) {
      if (isDuplicateKey(error)) return null
      throw error
    }
  }

  /** From open to approved or rejected, once. */
  async decide(
    id: string,
    asOf: string,
    { verdict, ask, commitment, roles, ...who }: Decided,
  ): Promise<void> {
    const { event, openings } = newEvent({
      type: 'decision.decided',
      at: asOf,
      actor: { kind: 'steward' },
      through: byWorkflow,
      about: { collection: 'decisions', id },
      data: {
        decidedBy: who.by,
        ...(who.for === undefined ? {} : { decidedFor: who.for }),
        decidedAt: who.at,
        ask,
        answer: commitment,
      },
      secrets: { outcome: verdict, ...roles },
    })
    const kept = Object.entries(roles).map(([name, text]) => [name, keptText(event, name, text)])
    await this.rows.updateOne(
      { _id: id, state: 'open' },
      {
        $set: { state: verdict, decided: { ...who, ...Object.fromEntries(kept), ask, event: event._id } },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<DecisionRow>,
      },
    )
  }

  /** From open to withdrawn. False: it was not open. */
  async end(
    id: string,
    because: EndedBecause,
    at: string,
    { actor, through }: { actor: Actor; through: Through } = {
      actor: { kind: 'steward' },
      through: byWorkflow,
    },
  ): Promise<boolean> {
    const { event } = newEvent({
      type: 'decision.withdrawn',
      at,
      actor,
      through,
      about: { collection: 'decisions', id },
      data: { because },
    })
    const by = actor.kind === 'person' ? { by: actor.id } : {}
    const { modifiedCount } = await this.rows.updateOne(
      { _id: id, state: 'open' },
      {
        $set: {
          ...{ state: 'withdrawn', ended: { at, because, ...by } },
          ...(because === 'changed' || because === 'new-criteria' ? { staleOwed: true } : {}),
        },
        $push: { outbox: event } as PushOperator<DecisionRow>,
      },
    )
    return modifiedCount === 1
  }

  async owedWorkflows(): Promise<Decision[]> {
    return this.rows.find<Decision>({ workflowOwed: true }, withoutOutbox).limit(100).toArray()
  }

  async workflowStarted(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $unset: { workflowOwed: true } })
  }
}
