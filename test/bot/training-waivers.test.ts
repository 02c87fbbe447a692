import type { Ask } from '../../src/domain/ask.js'
import type { Delivery, DeliveryContent } from '../../src/domain/delivery.js'
import { FAILED_SLOT, WAIVER_SLOT } from '../../src/domain/training.js'
import { verifyCommand } from '../../src/main/verify.js'
import { found, lead } from '../support/company.js'
import { printedRecord } from '../support/printed-record.js'
import { cycle, learner, manager, TrainedCompany, trainer } from '../support/trained-company.js'

const later = '2027-02-03T10:00:00.000Z'

let company: TrainedCompany
beforeEach(async () => {
  company = await TrainedCompany.open()
})
afterEach(() => company.drop())

test('a waiver that a stand-in asked for in a manager’s name is granted by neither of them', async () => {
  await company.stores.people.write([], [{ id: learner._id, fields: { manager: lead._id } }])
  await found(company.stores, [], { deputy: trainer._id, topManagement: [manager._id] })
  for (const _ of ['first', 'last']) await company.tries(learner, 'wait')
  await company.looks()
  const { _id, askedOf } = await company.toDecide(FAILED_SLOT)
  expect(askedOf).toBe(lead._id)
  const away = { to: trainer._id, since: later, until: '2027-02-20' }
  await company.database.db
    .collection<Ask>('asks')
    .updateOne({ _id }, { $set: { delegated: away, mayAnswer: [lead._id, trainer._id] } })
  const desk = await (await company.sits(trainer).reads(_id)).clicks('Ask for a waiver…')
  await desk.submits({ reason: 'She teaches it' })
  await company.looks()
  const waiver = await company.toDecide(WAIVER_SLOT)
  expect(waiver.neverBy?.toSorted()).toEqual([learner._id, lead._id, trainer._id].toSorted())
  expect(waiver.askedOf).toBe(manager._id)
})

describe('a waiver that a manager asked for, after all attempts', () => {
  const decided = async (value: 'granted' | 'refused', inputs: Record<string, string>) => {
    for (const _ of ['first', 'last']) await company.tries(learner, 'wait')
    await company.looks()
    const failed = await company.toDecide(FAILED_SLOT)
    const desk = await (await company.sits(manager).reads(failed._id)).clicks('Ask for a waiver…')
    await desk.submits({ reason: 'She teaches it' })
    await company.looks()
    expect((await company.sits(manager).reads(failed._id)).sees).toContain(
      'The ISMS lead decides, and you hear of it',
    )
    const { _id, revision, about = '' } = await company.toDecide(WAIVER_SLOT)
    await company.sits(lead).acts(`training.decide-now/${value}`, `${_id}.${revision}`, inputs)
    await company.looks()
    return { failed: failed._id, round: about, waiver: _id }
  }
  const told = async (waiver: string) => {
    const rows = await company.database.db
      .collection<Delivery>('deliveries')
      .find({ 'content.kind': 'waiver-decided', 'content.ask': waiver })
      .toArray()
    return rows.map(({ person }) => person).toSorted()
  }
  const owed = async (asks: string[]) => (await company.stores.owedReceipts.of(asks)).map(({ _id }) => _id)

  test('is told to both where it is granted, with its end and why, and their messages say so', async () => {
    const { failed, round, waiver } = await decided('granted', { reason: 'On leave', until: '2027-06-30' })
    expect(await told(waiver)).toEqual([manager._id, learner._id].toSorted())
    expect((await owed([failed, round])).toSorted()).toEqual([failed, round].toSorted())
    const content: DeliveryContent = { kind: 'waiver-decided', cycle, ask: waiver, asks: [] }
    const whom = await company.sits(learner).readsDelivery(content)
    expect(whom.sees).toContain('You are excused from the course “Security basics”')
    expect(whom.sees).toContain('until Wednesday 30 June')
    expect(whom.sees).toContain('Robin Adler1 granted the waiver: On leave')
    const asked = await company.sits(manager).readsDelivery(content)
    expect(asked.sees).toContain('Cleo Hart is excused from the course “Security basics”')
    expect(asked.sees).toContain('It holds until Wednesday 30 June')
    const receipt = await company.sits(learner).reads(round)
    expect(receipt.sees).toContain('A waiver was granted until Wednesday 30 June')
    expect(receipt.sees).toContain('Robin Adler1 granted the waiver: On leave')
    const request = await company.sits(manager).reads(failed)
    expect(request.sees).toContain('Robin Adler1 granted the waiver: On leave')
    expect(request.sees).toContain('It holds until Wednesday 30 June')
  })

  test('is told to both where it is refused, and the course is asked again with new attempts', async () => {
    const { failed, round, waiver } = await decided('refused', { reason: 'Do it once' })
    expect(await told(waiver)).toEqual([manager._id])
    expect((await owed([failed, round])).toSorted()).toEqual([failed, round].toSorted())
    const content: DeliveryContent = { kind: 'waiver-decided', cycle, ask: waiver, asks: [] }
    const asked = await company.sits(manager).readsDelivery(content)
    expect(asked.sees).toContain('Cleo Hart is not excused from the course “Security basics”')
    expect(asked.sees).toContain('Robin Adler1 refused the waiver: Do it once')
    expect((await company.sits(manager).reads(failed)).sees).toContain('refused the waiver: Do it once')
    const again = await company.asked(learner)
    expect((await company.sits(learner).reads(again._id)).sees).toContain(
      'did not grant a waiver: Do it once',
    )
    expect((await company.sits(learner).reads(round)).sees).toContain('You have new attempts')
  })
})

describe('who cannot complete a course', () => {
  const asksForWaiver = async (reason: string) => {
    const { _id } = await company.asked(learner)
    const desk = await (await company.sits(learner).reads(_id)).clicks("I can't do this…")
    expect(desk.sees).toContain('Robin Adler1 gets what you write')
    await desk.submits({ reason })
    await company.looks()
    return desk
  }

  test('says why, and is asked again with the answer where it is refused', async () => {
    await asksForWaiver('I teach it')
    const { _id, revision } = await company.toDecide(WAIVER_SLOT)
    expect((await company.sits(lead).reads(_id)).sees).toContain('Cleo Hart wrote: I teach it')
    await company
      .sits(lead)
      .acts('training.decide-now/refused', `${_id}.${revision}`, { reason: 'Do it once yourself' })
    await company.looks()
    const again = await company.asked(learner)
    expect((await company.sits(learner).reads(again._id)).sees).toContain(
      'did not grant a waiver: Do it once yourself',
    )
  })

  test('has no more attempts by that than before: those that are used up count on', async () => {
    await company.tries(learner, 'wait')
    await asksForWaiver('It is unfair')
    const { _id, revision } = await company.toDecide(WAIVER_SLOT)
    await company
      .sits(lead)
      .acts('training.decide-now/refused', `${_id}.${revision}`, { reason: 'It is for everybody' })
    await company.looks()
    const again = await company.asked(learner)
    expect((await company.sits(learner).reads(again._id)).sees).toContain('You have one attempt left of 2.')
    expect((await company.tries(learner, 'wait')).sees).toContain('that was your last attempt')
    await company.looks()
    expect(await company.toDecide(FAILED_SLOT)).toMatchObject({ askedOf: manager._id })
  })

  test('sees until when a waiver was granted', async () => {
    await asksForWaiver('Leave')
    const { _id, revision, about } = await company.toDecide(WAIVER_SLOT)
    await company
      .sits(lead)
      .acts('training.decide-now/granted', `${_id}.${revision}`, { reason: 'Leave', until: '2027-06-30' })
    await company.looks()
    const { sees } = await company.sits(learner).reads(about ?? '')
    expect(sees).toContain('A waiver was granted until Wednesday 30 June')
    const told = await company
      .sits(learner)
      .readsDelivery({ kind: 'waiver-decided', cycle, ask: _id, asks: [] })
    expect(told.sees).toContain('Robin Adler1 granted the waiver: Leave')
    expect(await company.database.db.collection('deliveries').countDocuments({ 'content.ask': _id })).toBe(1)
  })

  test('is asked for the course once a waiver is ended early, with why, by whoever may', async () => {
    await asksForWaiver('Leave')
    const { _id, revision, about = '' } = await company.toDecide(WAIVER_SLOT)
    await company
      .sits(lead)
      .acts('training.decide-now/granted', `${_id}.${revision}`, { reason: 'On leave', until: '2027-06-30' })
    await company.looks()
    const refused = await company.sits(manager, later).acts('training.end-waiver', `${_id}.${revision}`)
    expect(refused.sees).toContain(
      'Only whoever granted this waiver, the ISMS lead and their deputy may end it',
    )
    const desk = await company.sits(lead, later).types('training waivers')
    expect(desk.sees).toContain('Cleo Hart need not complete “Security basics” until Wednesday 30 June')
    expect(desk.sees).toContain('Granted by Robin Adler1: On leave')
    await desk.clicks('End the waiver…')
    await desk.submits({})
    expect(desk.reply).toMatchObject({ errors: { reason: expect.stringContaining('word for word') } })
    await desk.submits({ reason: 'Back from leave' })
    expect(desk.sees).toContain('You ended the waiver of Cleo Hart')

    await company.looks(cycle, later)
    const again = await company.asked(learner)
    expect(again).toMatchObject({ follows: about, toldOn: '2027-02-03' })
    expect((await company.sits(learner, later).reads(again._id)).sees).toContain(
      'Robin Adler1 ended your waiver before its last day: Back from leave',
    )
    expect((await company.sits(lead, later).reads(_id)).sees).toContain(
      'It was ended before its last day: Back from leave',
    )
    const twice = await company
      .sits(lead, later)
      .acts('training.end-waiver-now', `${_id}.${revision}`, { reason: 'Again' })
    expect(twice.sees).toContain('over already')
    // The record of the person does not go on saying that they need not complete it.
    expect(await printedRecord(company.stores, cycle, 'text')).not.toContain('Waived: until 2027-06-30')
    const verified: string[] = []
    await verifyCommand(company.database.db, undefined, (line) => void verified.push(line))
    expect(verified.filter((line) => line.includes('asks'))).toEqual([])
  })

  test('is decided about by somebody else where that is the ISMS lead', async () => {
    const { _id, revision } = await company.asked(lead)
    await company.sits(lead).acts('training.cannot-now', `${_id}.${revision}`, { reason: 'I wrote it' })
    await company.looks()
    expect(await company.toDecide(WAIVER_SLOT)).toMatchObject({
      ...{ askedOf: trainer._id, neverBy: [lead._id] },
    })
  })
})
