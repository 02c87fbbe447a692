import type { Person } from '../../src/domain/person.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { requestPublication } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { answers, asksOf, opens, stepsOf } from '../support/campaign-steps.js'
import { aPerson, aPolicy, found, lead, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const later = '2026-12-01T09:00:00.000Z'

const ben = aPerson(2)
const owner = aPerson(3)
const outsider = aPerson(5, { kind: 'board' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, ben, owner, outsider])
})
afterEach(() => database.drop())

const desk = (person: Person, when = later) => new AtTheDesk(stores, person, when)
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

describe('a policy that is retired', () => {
  const retires = async (who: Person, reason = 'The machines are gone.') => {
    const visitor = await desk(who).types('policy retire information-security')
    return visitor.submits({ reason })
  }

  test('is asked about once more, with what that does, and why', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    const visitor = await desk(lead).types('policy retire information-security')
    expect(visitor.sees).toContain('Retire the Information Security Policy, version 1.0?')
    expect(visitor.sees).toContain('3 open questions are closed.')
    await visitor.submits()
    expect(visitor.reply).toEqual({
      kind: 'invalid',
      errors: { reason: 'Write a sentence, so that the record explains itself.' },
    })
    expect((await stores.policies.newest('information-security'))?.retired).toBeUndefined()
  })

  test('closes what is open of it, leaves its record, and asks nobody again', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    await answers(stores, cycle, ben._id, at)
    const visitor = await retires(lead)
    expect(visitor.sees).toContain('The Information Security Policy is retired.')
    const look = await stepsOf(stores).lookAtCampaign({ cycle, asOf: later })
    expect(look.settled).toBe(true)
    await stepsOf(stores).closeCampaign({ cycle, asOf: later })
    expect(await stores.records.byCycle(cycle)).toMatchObject({
      completion: { asked: 3, answered: 1, open: 0, closed: 2 },
    })
    expect((await asksOf(stores, cycle)).get(owner._id)).toMatchObject({ closed: { because: 'retired' } })
  })

  test('keeps its reason where the ledger can prove it', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    await retires(lead)
    const row = await database.db.collection('policy-versions').findOne({})
    expect(row?.outbox).toMatchObject([{ type: 'policy.retired', actor: { kind: 'person', id: lead._id } }])
    expect(row?.retired.reason.text).toBe('The machines are gone.')
    await database.db
      .collection('policy-versions')
      .updateOne({}, { $set: { 'retired.reason.text': 'Nobody asked.' } })
    const printed: string[] = []
    expect(await verifyCommand(database.admin, undefined, (line) => void printed.push(line))).toBe(1)
    expect(printed.join('\n')).toContain('the row shows another value than was recorded')
  })

  test('is retired by its owner or the ISMS lead, and by nobody else', async () => {
    await publish(stores, { ...aPolicy('1.0'), owner: owner._id }, at)
    expect((await desk(ben).types('')).sees).not.toContain('policy retire')
    expect((await desk(owner).types('')).sees).toContain('policy retire ID')
    expect((await retires(owner)).sees).toContain('is retired.')
    expect((await desk(lead).types('policy retire information-security')).sees).toMatch(
      /was retired on 1 December, 09:00 by Robin Adler3, so nothing was done/,
    )
  })

  test('stays readable, and a newer version may be published again', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    await retires(lead)
    expect((await desk(ben).types('policy read information-security')).sees).toContain('no longer in force')
    await stores.policies.add({ ...aPolicy('2.0', 2), approver: owner._id })
    expect((await desk(lead).types('policy publish information-security')).sees).toContain(
      'Ask 3 people to acknowledge the Information Security Policy, version 2.0?',
    )
  })

  test('that was imported and never published cannot be published any more', async () => {
    await stores.policies.add(aPolicy('1.0'))
    await retires(lead)
    expect((await desk(lead).types('policy publish information-security')).sees).toContain('was retired on')
  })
})

describe('reading a policy on any day', () => {
  test('whoever belongs to its audience reads a policy, page by page, and acknowledges nothing', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    await answers(stores, cycle, ben._id, at)
    const visitor = await desk(ben).types('policy read information-security')
    expect(visitor.reply).toMatchObject({ kind: 'form', form: { title: 'Read a policy' } })
    expect(visitor.sees).toContain('lock your screen')
    expect(visitor.sees).not.toContain('you confirm')
  })

  test('a long policy is read page by page, in the version that was opened', async () => {
    const paragraph = 'Lock the screen whenever you leave it, at home and in the office. '.repeat(30)
    const body = { en: Array.from({ length: 20 }, () => paragraph).join('\n\n') }
    await publish(stores, { ...aPolicy('1.0'), body }, at)
    const visitor = await desk(ben).types('policy read information-security')
    await stores.policies.add(aPolicy('2.0', 2))
    await visitor.clicks('Go on to page 2 of 3')
    expect(visitor.sees).toContain('Page 2 of 3')
    expect(visitor.sees).toContain('version 1.0')
  })

  test('whoever is asked acknowledges it where they read it', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    const visitor = await desk(ben).types('policy read information-security')
    expect(visitor.sees).toContain('By acknowledging you confirm')
    await visitor.submits()
    expect((await asksOf(stores, cycle)).get(ben._id)).toMatchObject({ state: 'answered' })
  })

  test('the PDF is for whom the policy concerns at the click, and asking twice at once is asking once', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    const wanted = () => database.db.collection('deliveries').find({ 'content.kind': 'policy-pdf' }).toArray()
    const visitor = await desk(ben).types('policy read information-security')
    await visitor.clicks('Send me the PDF')
    expect(visitor.sees).toContain('The PDF comes to you in a message of its own in a moment.')
    await visitor.acts('policy-acknowledgement.pdf/1', 'information-security@1.0')
    expect(await wanted()).toMatchObject([
      { person: ben._id, content: { policy: 'information-security', version: '1.0' }, state: 'due' },
    ])
    for (const value of ['information-security@1.0', 'information-security@9', 'keys@1.0', '']) {
      const other = await desk(outsider).acts('policy-acknowledgement.pdf/1', value)
      expect(other.sees).toContain('That policy is for other people')
    }
    expect(await wanted()).toHaveLength(1)
  })

  test('nobody reads what is for other people, or not published', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    expect((await desk(outsider).types('policy read information-security')).sees).toContain(
      'That policy is for other people',
    )
    await stores.policies.add({ ...aPolicy('1.0'), _id: 'keys@1.0', policy: 'keys', title: { en: 'Keys' } })
    expect((await desk(ben).types('policy read keys')).sees).toContain('That policy is for other people')
    expect((await desk(ben).types('policy read')).sees).toContain('These concern you: `information-security`')
    expect((await desk(outsider).types('policy read')).sees).toContain('No policy concerns you yet')
  })

  test('the ISMS lead, the owner and the approver read a draft, which says that it is one, and nobody else', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    const body = { en: '# Keys\n\nNever lend a key.\n' }
    const keys = { ...aPolicy('1.0'), _id: 'keys@1.0', policy: 'keys', title: { en: 'Keys' }, body }
    await stores.policies.add({ ...keys, owner: owner._id })
    for (const reader of [lead, owner]) {
      const { sees } = await desk(reader).types('policy read keys')
      expect(sees).toContain('Never lend a key.')
      expect(sees).toContain('A draft: this version has not been published yet.')
    }
    expect((await desk(lead).types('policy read kyes')).sees).toContain('`keys` (Keys)')
    await stores.policies.add({ ...aPolicy('1.1', 2), body: { en: 'A new rule.' } })
    const draft = 'information-security@1.1'
    const page = 'policy-acknowledgement.reading-page/1'
    expect((await desk(lead).acts(page, draft)).sees).toContain('A draft: this version')
    expect((await desk(ben).acts(page, draft)).sees).toContain('That policy is for other people')
  })

  test('what is to be published can be read before it is sent for approval', async () => {
    await stores.policies.add({ ...aPolicy('1.0'), approver: ben._id })
    const visitor = await desk(lead).types('policy publish information-security')
    expect((await visitor.clicks('Read it')).sees).toContain('Version 1.0: lock your screen.')
  })

  test('the list says what became of each, to the ISMS lead of all of them', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    await answers(stores, cycle, ben._id, at)
    await stores.policies.add(aPolicy('1.1', 2))
    await stores.policies.add({ ...aPolicy('1.0'), _id: 'keys@1.0', policy: 'keys', title: { en: 'Keys' } })
    expect((await desk(ben).types('policy list')).sees).toContain(
      'Information Security Policy, version 1.0 (`information-security`): you acknowledged it on 24 November, 09:00',
    )
    expect((await desk(owner).types('policy list')).sees).toContain(
      'waits for you, by Tuesday 8 December (in 7 days)',
    )
    const all = (await desk(lead).types('policy list')).sees
    expect(all).toContain(
      '1 of 3 acknowledged, due Tuesday 8 December; version 1.1 is imported and not published',
    )
    expect(all).toContain('Keys, version 1.0 (`keys`): not published yet')
  })

  test('the list says of what waits for approval that it waits, for whom and since when', async () => {
    const keys = {
      ...aPolicy('1.0'),
      _id: 'keys@1.0',
      policy: 'keys',
      title: { en: 'Keys' },
      approver: ben._id,
    }
    await stores.policies.add(keys)
    await requestPublication(stores, keys, at)
    await opens(stores, '1.0', 1, 'material', at)
    const newer = { ...aPolicy('1.1', 2), approver: owner._id }
    await stores.policies.add(newer)
    await requestPublication(stores, newer, later)
    const all = (await desk(lead).types('policy list')).sees
    expect(all).toContain(
      'Keys, version 1.0 (`keys`): version 1.0 waits for approval, with Robin Adler2 since 24 November, 09:00',
    )
    expect(all).toContain('; version 1.1 waits for approval, with Robin Adler3 since 1 December, 09:00')
    expect(all).not.toContain('not published')
  })
})
