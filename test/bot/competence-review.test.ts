import { absenceActs } from '../../src/activities/absence/acts.js'
import type { DeliveryContent } from '../../src/domain/delivery.js'
import {
  AssessedCompany,
  aCompetence,
  allMet,
  another,
  assessor,
  at,
  chief,
  cycle,
  holder,
  manager,
  oneGap,
  stranger,
} from '../support/assessed-company.js'
import { lead } from '../support/company.js'
import { printedRecord } from '../support/printed-record.js'

let company: AssessedCompany
afterEach(() => company.drop())
const begin = async (...given: Parameters<typeof AssessedCompany.open>) => {
  company = await AssessedCompany.open(...given)
}
const done = '2027-03-10T10:00:00.000Z'
const later = '2027-06-14T10:00:00.000Z'

test('a gap is assessed, seen to, and months later its holder’s manager says that it worked', async () => {
  await begin()
  const question = await company.sits(assessor).reads((await company.open('assess'))._id)
  expect(question.sees).toContain('Does Eve Long have what this role demands?')
  expect(question.notification).not.toContain('Eve')
  await question.clicks('Assess…')
  expect(question.sees).toContain('Knows ISO 27001 · by training')
  await question.submits(oneGap)
  await company.looks()
  expect(await company.asked()).toEqual([`action open ${assessor._id}`, `assess assessed ${assessor._id}`])

  await company.answers(assessor, 'record-done', 'action', { reason: 'Sat in on 8 March' }, done)
  expect(await company.asked()).not.toContainEqual(expect.stringContaining('verdict'))
  expect(await company.looks(done)).toBe('2027-03-17T10:00:00.000Z')
  await company.looks(later)
  const verdict = await company.sits(manager, later).reads((await company.open('verdict'))._id)
  for (const said of ['Never led an audit', 'Sits in on the audit in March', 'Sat in on 8 March'])
    expect(verdict.sees).toContain(said)
  await verdict.clicks('It worked')
  await company.looks(later)
  expect(await company.asked()).toEqual([
    `action done ${assessor._id}`,
    `assess assessed ${assessor._id}`,
    `verdict worked ${manager._id}`,
  ])
  const again = '2028-02-01T10:00:00.000Z'
  await company.comesRound('2028', again)
  expect(await company.looks(again)).toBe('closed')
  const text = await printedRecord(company.stores, cycle, 'text')
  for (const said of [
    'The role requires: Knows ISO 27001 (by training); Has audited before (by experience)',
    'assessed · Eve Long · Ben Okoro',
    'Met: Knows ISO 27001: Lead auditor course 2025, https://certs.example.com/77',
    'Gap: Has audited before: Never led an audit',
    'To be done: Sits in on the audit in March, by Ben Okoro, due 2027-03-15',
    'done (to 1) · Eve Long: Has audited before · Ben Okoro',
    'Note: Sat in on 8 March',
    'worked (to 2) · Eve Long: Has audited before · Cleo Hart',
  ])
    expect(text).toContain(said)
  expect(await printedRecord(company.stores, cycle, 'csv')).toContain('Never led an audit')
})

test('among other things that wait a gap says what is missing and what is done about it, also to the holder themselves', async () => {
  await begin()
  const other = {
    ...{ 'met-0': 'gap', 'says-0': 'Knows the old edition', 'action-0': 'Reads the new one' },
    ...{ 'who-0': 'holder', 'due-0': '2027-03-01' },
  }
  await company.answers(assessor, 'record', 'assess', { ...oneGap, ...other, 'who-1': 'holder' })
  const { sees, notification } = await company.sits(holder).readsMorning()
  expect(sees).toContain('See to a gap: Internal auditor')
  expect(sees.match(/What you lack:/g)).toHaveLength(2)
  expect(sees).toContain('Has audited before: a gap. Never led an audit')
  expect(sees).toContain('What is done: Sits in on the audit in March · Eve Long')
  expect(sees).toContain('Knows ISO 27001: a gap. Knows the old edition')
  expect(notification).not.toContain('audit')
  expect((await company.sits(lead).types('competence status')).sees).toContain('2 gaps open')
})

test('the holder reads what was found and how to object, and nothing of it stands in a notification', async () => {
  await begin()
  await company.answers(assessor, 'record', 'assess', oneGap)
  expect(await company.toldOf(holder)).toEqual(['assessed'])
  const ask = (await company.stores.asks.allOf(cycle)).find(({ answer }) => answer)?._id ?? ''
  const told = await company.sits(holder).readsDelivery({ kind: 'assessed', cycle, ask, asks: [] })
  expect(told.sees).toContain('Never led an audit')
  expect(told.sees).toContain('You see it otherwise? Write to Ben Okoro')
  expect(told.notification).toBe('What was found of a competence of yours is here to read')
})

test('what was found is shown to assessor, holder, their manager and the ISMS lead, and to nobody else', async () => {
  await begin({ holders: [holder._id, another._id] })
  await company.answers(assessor, 'record', 'assess', oneGap)
  const asks = await company.stores.asks.allOf(cycle)
  const answered = asks.find(({ answer }) => answer)
  const about = answered?.subject.id.endsWith(holder._id) ? holder : another
  const value = `${answered?._id}.${answered?.revision}`
  for (const person of [assessor, about, manager, lead]) {
    const desk = await company.sits(person).acts('competence-review.read', value)
    expect(desk.sees).toContain('Never led an audit')
    expect((await company.sits(person).types('competence auditor')).sees).toContain(about.name)
  }
  for (const person of [stranger, chief]) {
    const desk = await company.sits(person).acts('competence-review.read', value)
    expect(desk.sees).not.toContain('Never led')
    expect((await company.sits(person).types('competence auditor')).sees).toContain(
      'Only who holds or assesses',
    )
  }
  const other = about === holder ? another : holder
  const seen = await company.sits(other).types('competence auditor')
  expect(seen.sees).toContain(other.name)
  expect(seen.sees).not.toContain(about.name)
})

test('nobody assesses themselves: of the assessor it is their manager, and without one top management', async () => {
  await begin({ holders: [assessor._id] })
  expect(await company.open('assess')).toMatchObject({ askedOf: chief._id, neverBy: [assessor._id] })
  await company.drop()
  await begin({ holders: [assessor._id] }, [{ ...assessor, manager: null }])
  expect(await company.open('assess')).toMatchObject({ askedOf: lead._id })
})

test('a holder who stands in for the assessor does not assess themselves', async () => {
  await begin()
  const acts = absenceActs(company.stores)
  await acts.set(
    await company.stores.absences.of(assessor._id),
    { from: '2027-02-01', to: '2027-02-20', delegate: holder._id, source: 'chat' },
    [],
    { actor: { kind: 'person', id: assessor._id }, through: { kind: 'chat', platform: 'slack' }, at },
  )
  const ask = await company.open('assess')
  expect(ask.mayAnswer).not.toContain(holder._id)
  const desk = company.sits(holder)
  await desk.acts('competence-review.assess', `${ask._id}.${ask.revision}`)
  expect(desk.sees).toContain('nobody assesses themselves')
})

test('nobody is above the only one who could: it is blocked, the ISMS lead is told, and a name in the file resolves it', async () => {
  const alone = { ...chief, chat: [] }
  await begin({ holders: [lead._id] }, [alone, { ...lead, manager: null }], lead)
  expect(await company.asked()).toEqual([])
  expect((await company.stores.cycles.byId(cycle))?.nobodySince).toBe(at)
  const told = await company.sits(lead).readsDelivery({ kind: 'nobody-assesses', cycle, since: at, asks: [] })
  expect(told.sees).toContain('Nobody may assess Robin Adler1')
  expect((await company.sits(lead).types('status')).sees).toContain('nobody may assess or follow up')
  await company.stores.people.write([], [{ id: lead._id, fields: { manager: manager._id } }])
  await company.looks()
  expect(await company.open('assess')).toMatchObject({ askedOf: manager._id })
  expect((await company.stores.cycles.byId(cycle))?.nobodySince).toBeUndefined()
})

test('who saw to a gap does not say whether it worked: it goes up to whoever stands above them', async () => {
  await begin()
  await company.answers(assessor, 'record', 'assess', { ...oneGap, 'who-1': 'manager' })
  await company.answers(manager, 'record-done', 'action', { reason: 'Took her along' }, done)
  await company.looks(later)
  const ask = await company.open('verdict')
  expect(ask).toMatchObject({ askedOf: chief._id, neverBy: [holder._id, manager._id].sort() })
  for (const person of [manager, holder]) {
    const desk = company.sits(person, later)
    await desk.acts('competence-review.worked', `${ask._id}.${ask.revision}`)
    expect(desk.sees).toContain('somebody else says whether it worked')
  }
})

test('what did not work is the assessor’s to see to anew, the ISMS lead is told, and it is judged again', async () => {
  await begin()
  await company.answers(assessor, 'record', 'assess', oneGap)
  await company.answers(assessor, 'record-done', 'action', { reason: 'Sat in' }, done)
  await company.looks(later)
  const { _id: verdict } = await company.open('verdict')
  const judged = `${later.slice(0, 10)}T15:00:00.000Z`
  const said = await company.answers(manager, 'record-verdict', 'verdict', { reason: 'Unsure' }, judged)
  expect((await said.reads(verdict)).sees).toContain('the assessor is asked to see to it otherwise')
  const again = await company.open('action')
  expect(again).toMatchObject({ askedOf: assessor._id, cycle })
  expect(again.dueOn > later.slice(0, 10)).toBe(true)
  const { sees } = await company.sits(assessor, judged).reads(again._id)
  expect(sees).toContain('What was done did not work, says ')
  expect(sees).toContain('Unsure')
  expect(await company.toldOf(lead)).toEqual(['did-not-work'])
  const notice: DeliveryContent = { kind: 'did-not-work', cycle, ask: verdict, asks: [] }
  const told = await company.sits(lead, judged).readsDelivery(notice)
  expect(told.sees).toContain('What was done about a gap did not work')
  expect(told.sees).toContain('Unsure')

  await company.answers(assessor, 'record-done', 'action', { reason: 'Led one herself' }, judged)
  // What was said then stays as it was said.
  expect((await company.sits(manager, judged).reads(verdict)).sees).toContain('Unsure')
  await company.looks('2027-12-20T10:00:00.000Z')
  const second = await company.open('verdict')
  expect((await company.sits(manager, '2027-12-20T10:00:00.000Z').reads(second._id)).sees).toContain(
    'Led one herself',
  )
})

test('what did not work is where the next review begins, and a verdict that is owed is asked there', async () => {
  await begin({ holders: [holder._id, another._id] })
  await company.answers(assessor, 'record', 'assess', oneGap)
  await company.answers(assessor, 'record', 'assess', oneGap)
  await company.answers(assessor, 'record-done', 'action', { reason: 'Sat in' }, done)
  await company.looks(later)
  await company.answers(manager, 'record-verdict', 'verdict', { reason: 'Still unsure of herself' }, later)
  for (const _ of ['the first anew', 'the second'])
    await company.answers(
      assessor,
      'record-done',
      'action',
      { reason: 'Sat in, too' },
      '2028-01-10T10:00:00.000Z',
    )
  const again = '2028-02-01T10:00:00.000Z'
  const next = await company.comesRound('2028', again)
  await company.looks(again)
  const asks = (await company.stores.asks.allOf(next)).filter(({ slot }) => slot === 'assess')
  const shown = await Promise.all(
    asks.map(async ({ _id }) => (await company.sits(assessor, again).reads(_id)).sees),
  )
  expect(shown.filter((each) => each.includes('Last time'))).toHaveLength(2)
  const forms = await Promise.all(
    asks.map(async ({ _id, revision }) => {
      return (await company.sits(assessor, again).acts('competence-review.assess', `${_id}.${revision}`)).sees
    }),
  )
  expect(forms.filter((each) => each.includes('Never led an audit'))).toHaveLength(2)
  // They were done in January: whether it worked is asked in the review that runs by then.
  await company.looks('2028-04-12T10:00:00.000Z', next)
  expect(await company.open('verdict')).toMatchObject({ cycle: next, askedOf: manager._id })
})

test('a new holder is asked about at once, and whoever holds it no more is not', async () => {
  await begin()
  await company.stores.competences.held('auditor@1', { holders: [another._id], verdictAfterMonths: 3 })
  await company.looks()
  const asks = await company.stores.asks.allOf(cycle)
  expect(
    asks.map(({ subject, state, closed }) => [subject.id, state, closed?.because ?? null]).sort(),
  ).toEqual([
    [`auditor/${holder._id}`, 'closed', 'settled'],
    [`auditor/${another._id}`, 'open', null],
  ])
})

test('a role that demands something else is asked about anew, and an answer to what it demanded is not taken', async () => {
  await begin()
  const before = await company.open('assess')
  const changed = aCompetence({ controls: ['7.2'] })
  await company.stores.competences.add({ ...changed, _id: 'auditor@2', version: '2', sequence: 2 })
  await company.looks()
  const desk = company.sits(assessor)
  await desk.acts('competence-review.record', `${before._id}.${before.revision}`, allMet)
  expect(await company.open('assess')).toMatchObject({ subject: { version: '2' }, round: 2 })
  expect((await company.stores.cycles.byId(cycle))?.subject.version).toBe('2')
  expect(await company.toldOf(holder)).toEqual([])
})

test('what is missing in the form is said beside its field, and nothing is recorded', async () => {
  await begin()
  const { _id, revision } = await company.open('assess')
  const invalid = async (inputs: Record<string, string>) => {
    const desk = await company.sits(assessor).acts('competence-review.record', `${_id}.${revision}`, inputs)
    return desk.reply.kind === 'invalid' ? Object.keys(desk.reply.errors).sort() : desk.reply.kind
  }
  expect(await invalid({})).toEqual(['met-0', 'met-1'])
  expect(await invalid({ 'met-0': 'met', 'met-1': 'gap' })).toEqual([
    'action-1',
    'due-1',
    'says-0',
    'says-1',
    'who-1',
  ])
  expect(await invalid({ ...oneGap, 'due-1': '2027-01-31' })).toEqual(['due-1'])
  expect(await invalid({ ...allMet, 'action-0': 'A course' })).toEqual(['action-0'])
  expect((await company.open('assess'))._id).toBe(_id)
  expect(await invalid(allMet)).toBe('done')
  expect(await invalid(allMet)).toBe('done')
  expect((await company.stores.asks.allOf(cycle)).filter(({ answer }) => answer)).toHaveLength(1)
})

test('the ISMS lead has everybody assessed anew: the review that runs closes, and the new one asks', async () => {
  await begin()
  await company.answers(assessor, 'record', 'assess', oneGap)
  expect((await company.sits(stranger).types('competence start auditor')).sees).toContain('Only the assessor')
  const desk = await company.sits(lead, '2027-02-01T11:00:00.000Z').types('competence start auditor')
  await desk.submits({ reason: 'Eve sees it otherwise' })
  expect(desk.sees).toContain('Ben Okoro is asked to assess')
  expect(await company.looks('2027-02-02T10:00:00.000Z')).toBe('closed')
  const next = 'cycle/competence-review.auditor/1'
  await company.looks('2027-02-02T10:00:00.000Z', next)
  const question = await company.sits(assessor).reads((await company.open('assess'))._id)
  expect(question.sees).toContain('asked for by Robin Adler1: Eve sees it otherwise')
  expect((await company.sits(lead).types('competence start auditor')).sees).toContain('already')
})

test('the command lists what concerns somebody, and helps who mistypes', async () => {
  await begin()
  expect((await company.sits(lead).types('competence')).sees).toContain(
    '1 person holds it · Ben Okoro assesses',
  )
  expect((await company.sits(stranger).types('competence')).sees).toContain('You hold no role')
  expect((await company.sits(lead).types('competence auditr')).sees).toContain('Did you mean `auditor`')
  expect((await company.sits(lead).types('competence status')).sees).toContain('0 of 1 assessed')
  expect((await company.sits(assessor).types('')).sees).toContain('Assess: Internal auditor')
})
