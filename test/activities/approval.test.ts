import { isInForce } from '../../src/domain/decision.js'
import type { Person } from '../../src/domain/person.js'
import { publicationHash } from '../../src/domain/policy.js'
import { processMessages } from '../../src/main/process-messages.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { byImport } from '../../src/store/closing-asks.js'
import { approvals, decide, firstAsk, requestPublication, staleSeenTo } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, aPolicy, found, kestrel, lead, people } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const later = '2026-11-24T10:00:00.000Z'
const approver = aPerson(2)
const policy = { ...aPolicy('1.0'), approver: approver._id }
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

let database: TestDatabase
let stores: Stores
let decision: string
let started: string[]
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, people(3))
  await stores.policies.add(policy)
  decision = (await requestPublication(stores, policy, at))._id
  started = []
})
afterEach(() => database.drop())

const ask = () => approvals(stores).askApprovers({ decision, asOf: at })
const conclude = () => approvals(stores, started).concludeDecision({ decision, asOf: later })
const count = (collection: string) => database.db.collection(collection).countDocuments()

test('a worker that dies while it asks asks the approver once', async () => {
  await ask()
  await ask()
  expect(await count('asks')).toBe(1)
  expect(await count('deliveries')).toBe(1)
})

test('a worker that dies after it published and before it said so publishes once', async () => {
  await ask()
  await decide(stores, await firstAsk(stores, decision), 'approved', at)
  const dying = Object.assign(storesOf(database.db), {
    decisions: {
      byId: (id: string) => stores.decisions.byId(id),
      decide: () => Promise.reject(new Error('gone')),
    },
  })
  await expect(approvals(dying).concludeDecision({ decision, asOf: at })).rejects.toThrow('gone')
  const before = await stores.cycles.byId(cycle)
  await conclude()
  await conclude()
  expect(await stores.cycles.byId(cycle)).toEqual(before)
  expect(await stores.decisions.byId(decision)).toMatchObject({ state: 'approved' })
  expect(await count('deliveries')).toBe(2)
})

describe('where the approver has left', () => {
  const manager = aPerson(3)
  const asks = () => stores.asks.allOf(decision)

  async function managedBy(manager: string | null): Promise<void> {
    await database.db
      .collection<{ _id: string }>('people')
      .updateOne({ _id: approver._id }, { $set: { manager } })
  }

  test('before they were asked, their manager is', async () => {
    await managedBy(manager._id)
    await stores.people.deactivate([approver._id])
    await ask()
    await ask()
    expect(await asks()).toMatchObject([{ askedOf: manager._id, state: 'open', neverBy: [lead._id] }])
    expect(await count('deliveries')).toBe(1)
    expect((await stores.decisions.byId(decision))?.steps).toMatchObject([
      { approvers: [manager._id], up: [{ from: approver._id, to: manager._id }] },
    ])
  })

  test('while they were asked, their manager is, and what they approve is done', async () => {
    await managedBy(manager._id)
    await ask()
    await leaves(approver._id)
    await ask()
    const open = (await asks()).find(({ state }) => state === 'open')
    expect(open).toMatchObject({ askedOf: manager._id })
    if (open) await decide(stores, open, 'approved', at)
    await conclude()
    expect(started).toEqual([cycle])
    expect(await stores.cycles.byId(cycle)).toMatchObject({ approval: { by: manager._id } })
  })

  test('and comes back before anybody else could, they are asked anew', async () => {
    await ask()
    await leaves(approver._id)
    await database.db
      .collection<{ _id: string }>('people')
      .updateOne({ _id: approver._id }, { $set: { active: true } })
    await ask()
    expect((await asks()).sort((one, other) => one.round - other.round)).toMatchObject([
      { round: 1, state: 'closed' },
      { round: 2, state: 'open', askedOf: approver._id },
    ])
  })

  test('and nobody but who asked is above them, it is blocked until another approver is named in its file', async () => {
    await managedBy(lead._id)
    await stores.people.deactivate([approver._id])
    await ask()
    await ask()
    expect(await asks()).toEqual([])
    expect(await stores.decisions.byId(decision)).toMatchObject({ state: 'open', blocked: { since: at } })
    expect(await count('deliveries')).toBe(1)
    await stores.policies.correct(policy._id, { approver: manager._id })
    expect(await approvals(stores).lookAtDecision({ decision, asOf: later })).toMatchObject({ next: 'ask' })
    await ask()
    await conclude()
    const again = 'decision/approval.policy.information-security/2'
    expect(started).toEqual([again])
    expect(await stores.decisions.byId(again)).toMatchObject({ steps: [{ approvers: [manager._id] }] })
  })
})

/** As an import takes somebody out: their questions first. */
async function leaves(person: string): Promise<void> {
  await stores.asks.closeAsksOf(person, 'left', at, byImport)
  await stores.people.deactivate([person])
}

test('what was changed or taken back before the approver could be asked is not asked', async () => {
  await stores.policies.correct(policy._id, { approver: aPerson(3)._id })
  await ask()
  expect(await firstAsk(stores, decision)).toMatchObject({ closed: { because: 'changed' } })
  await conclude()
  expect(await stores.decisions.byId(decision)).toMatchObject({ ended: { because: 'changed' } })
})

describe('what is no longer what was decided on', () => {
  const again = 'decision/approval.policy.information-security/2'
  const by = byImport
  /** What a person reads in a message about it. */
  async function notice(kind: 'decision' | 'stale', person: Person): Promise<string> {
    const messages = processMessages(stores).approval
    return JSON.stringify(await messages.ofNotice({ kind, decision, asks: [] }, person, later))
  }
  const toldOf = (kind: string) =>
    database.db.collection('deliveries').distinct('person', { 'content.kind': kind })

  async function approves(): Promise<void> {
    await ask()
    await decide(stores, await firstAsk(stores, decision), 'approved', at)
    await conclude()
    started.length = 0
  }
  const corrected = { ...policy, title: { en: 'Another title' } }
  const subject = { type: 'policy', id: policy.policy, version: '1.0' } as const

  test('while it is decided is asked again as it is now, once, by itself', async () => {
    await ask()
    await stores.staleDecisions.subjectChanged({ ...subject, hash: publicationHash(corrected) }, at, by)
    await stores.policies.correct(policy._id, { title: corrected.title })
    await conclude()
    await conclude()
    expect(started).toEqual([again])
    expect(await stores.decisions.byId(decision)).toMatchObject({ ended: { because: 'changed' } })
    expect(await stores.decisions.byId(again)).toMatchObject({
      ...{ state: 'open', follows: decision, requestedBy: lead._id },
      subject: { hash: publicationHash(corrected) },
    })
    expect(await notice('decision', lead)).toContain('Robin Adler2 is asked about what it is now')
  })

  test('after it was approved is told to who approved it and who asked, and asked again', async () => {
    await approves()
    await stores.policies.correct(policy._id, { title: corrected.title })
    const changed = { ...subject, hash: publicationHash(corrected) }
    await stores.staleDecisions.subjectChanged(changed, later, by)
    const stale = await stores.decisions.byId(decision)
    expect(stale).toMatchObject({ state: 'approved', stale: { at: later } })
    expect(stale && isInForce(stale)).toBe(false)
    await staleSeenTo(stores, later, started)
    await staleSeenTo(stores, later, started)
    expect(started).toEqual([again])
    expect((await toldOf('stale')).sort()).toEqual([lead._id, approver._id])
    expect(await notice('stale', lead)).toContain('does not count any more')
    expect(await notice('stale', lead)).toContain('Robin Adler2 is asked about what it is now')
    // Said again of the same state, it concerns nothing that is not about it already.
    await stores.staleDecisions.subjectChanged(changed, later, by)
    expect(await stores.staleDecisions.owed()).toEqual([])
  })

  test('is not asked again where a newer version is there: somebody has to say whether that is to be published', async () => {
    await approves()
    const newer = { ...aPolicy('2.0', 2), approver: approver._id }
    await stores.policies.add(newer)
    await stores.staleDecisions.subjectChanged(
      { ...subject, version: '2.0', hash: 'b'.repeat(64) },
      later,
      by,
    )
    await staleSeenTo(stores, later, started)
    expect(started).toEqual([])
    expect(await notice('stale', lead)).toContain('/isms policy publish information-security')
    expect(await notice('stale', approver)).toContain('If the new state of it is yours to decide')
  })
})

test('a policy that is retired is not published, whether the approver has answered or not', async () => {
  await ask()
  await decide(stores, await firstAsk(stores, decision), 'approved', at)
  const through = { kind: 'chat', platform: 'slack' } as const
  await stores.policies.retire(policy, { by: lead._id, at, reason: 'Merged into another', through })
  await conclude()
  expect(await stores.decisions.byId(decision)).toMatchObject({ ended: { because: 'retired' } })
  expect(started).toEqual([])
})

test('whoever retires a policy ends the question whether it may be published', async () => {
  await ask()
  const desk = new AtTheDesk(stores, lead, later)
  await desk.types('policy retire information-security')
  await desk.submits({ reason: 'Merged into another' })
  expect(await firstAsk(stores, decision)).toMatchObject({ closed: { because: 'retired' } })
  expect(await stores.decisions.byId(decision)).toMatchObject({
    state: 'withdrawn',
    ended: { because: 'retired', by: lead._id },
  })
  // Who retired what they had asked about is not told what they know.
  await conclude()
  expect(await count('deliveries')).toBe(1)
})

test('a question that was on its way while its policy was retired is closed as soon as it is put', async () => {
  const desk = new AtTheDesk(stores, lead, later)
  const asking = Object.assign(storesOf(database.db), {
    decisions: Object.assign(stores.decisions, {
      byId: async (id: string) => {
        const found = await storesOf(database.db).decisions.byId(id)
        if (found?.state !== 'open' || desk.sees !== '') return found
        await desk.types('policy retire information-security')
        await desk.submits({ reason: 'Merged into another' })
        return found
      },
    }),
  })
  await approvals(asking).askApprovers({ decision, asOf: at })
  expect(await firstAsk(stores, decision)).toMatchObject({ state: 'closed', closed: { because: 'retired' } })
})

test('an approver has as many business days as the organisation gives them', async () => {
  const keys = { ...policy, _id: 'keys@1.0', policy: 'keys', title: { en: 'Keys Policy' } }
  await stores.policies.add(keys)
  await stores.organisation.write({ ...kestrel, approval: { businessDays: 2, timingIn: [] } })
  await (await new AtTheDesk(stores, lead, at).types('policy publish keys')).submits()
  const about = { type: 'policy', id: 'keys' } as const
  expect(await stores.decisions.openAbout(about)).toMatchObject({ dueOn: '2026-11-26' })
})

test('an approver whom the chat workspace does not know yet is asked as soon as it does', async () => {
  await database.db
    .collection<{ _id: string }>('people')
    .updateOne({ _id: approver._id }, { $set: { bindings: {} } })
  await ask()
  const [delivery] = await stores.deliveries.withAsks([(await firstAsk(stores, decision))._id])
  expect(delivery).toMatchObject({ person: approver._id, state: 'unreachable' })
})

test('what nobody answered is not concluded', async () => {
  await ask()
  await expect(conclude()).rejects.toThrow('is not ready to be concluded')
})
