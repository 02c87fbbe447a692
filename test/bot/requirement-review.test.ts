import { feedEntries } from '../../src/bot/calendar-feed/entries.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Person } from '../../src/domain/person.js'
import { processMessages } from '../../src/main/process-messages.js'
import { lead } from '../support/company.js'
import { printedRecord } from '../support/printed-record.js'
import { aRequirement, at, cycle, other, owner, RequiredCompany, rule } from '../support/required-company.js'

const later = '2027-03-03T10:00:00.000Z'
const unplanned = 'cycle/requirement-review.breach-notification/1'

let company: RequiredCompany
beforeEach(async () => {
  company = await RequiredCompany.open()
})
afterEach(() => company.drop())

const status = async () => (await company.sits(lead, later).types('status')).sees

/** What the ISMS lead was told at once. */
async function told(): Promise<string> {
  const messages = await company.database.admin
    .collection<{ person: string; content: { kind: string } }>('deliveries')
    .find({ person: lead._id, class: 'now' })
    .toArray()
  const show = showDeliveries(company.stores, processMessages(company.stores))
  const shown = await Promise.all(messages.map((each) => show(each as never, later)))
  return JSON.stringify(shown.map((each) => each?.card))
}

test('its owner reads what is demanded and where it stands, and says that it is met by what they looked at', async () => {
  const desk = await (await company.sits(owner).types('')).clicks('Review')
  expect(desk.sees).toContain('What it demands: The authority hears of it within 72 hours')
  expect(desk.sees).toContain('GDPR, Article 33')
  await desk.clicks('It is met…')
  await desk.submits({})
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { found: expect.stringContaining('looked at') },
  })
  await company.finds('met', 'The exercise of February; Article 33 as it stands today')
  expect(await company.stores.cycles.byId(cycle)).toMatchObject({ state: 'closed' })
  expect(await status()).not.toContain('Notice of a breach')
  expect(await told()).toBe('[]')
})

test('the record says what was demanded, by which law, and what was found', async () => {
  await company.finds('met', 'The exercise of February')
  const text = await printedRecord(company.stores, cycle, 'text')
  expect(text).toContain('Source: GDPR, Article 33')
  expect(text).toContain('It demands: The authority hears of it within 72 hours')
  expect(text).toContain('reviewed, met · Ben Okoro')
  expect(text).toContain('Note: The exercise of February')
})

test('what is not met the ISMS lead hears at once, and sees until a later review finds it met', async () => {
  await company.finds('not-met', 'Nobody is on call at weekends')
  expect(await told()).toContain('Not met: Notice of a breach')
  expect(await told()).toContain('Nobody is on call at weekends')
  expect(await status()).toMatch(/Goes on only with you\W+Notice of a breach: found not met by Ben Okoro/)

  await company.stores.requirements.add(aRequirement('2', 'Within 24 hours'))
  expect(await status()).toContain('found not met')
  await company
    .sits(lead, later)
    .acts('requirement-review.start', 'breach-notification', { reason: 'A rota' })
  await company.looks(unplanned, later)
  await company.finds('met', 'The rota', unplanned, later)
  expect(await status()).not.toContain('found not met')
})

test('what has changed the ISMS lead sees until it is written down anew', async () => {
  await company.finds('changed', 'The authority wants it within 24 hours')
  expect(await told()).toContain('Changed: Notice of a breach')
  expect(await status()).toContain('found changed by Ben Okoro')
  await company.stores.requirements.add(aRequirement('2', 'Within 24 hours'))
  expect(await status()).not.toContain('found changed')
})

test('what is written down anew while its owner is asked is asked about anew', async () => {
  const before = await company.open()
  await company.stores.requirements.add(aRequirement('2', 'Within 24 hours'))
  expect(await company.looks()).toBe('ask')
  expect(await company.looks()).toBe('wait')
  expect(await company.stores.asks.byId(before._id)).toMatchObject({ closed: { because: 'changed' } })
  const desk = await (await company.sits(owner).types('')).clicks('Review')
  expect(desk.sees).toContain('What it demands: Within 24 hours')
  await desk.acts('requirement-review.record/met', `${before._id}.${before.revision}`, { found: 'Seen' })
  expect(desk.sees).toContain('nothing was recorded')

  await company.finds('met', 'The new article')
  expect(await company.stores.records.byCycle(cycle)).toMatchObject({ subject: { version: '2' } })
})

test('one that the file has no more is asked about no more', async () => {
  await company.stores.programmes.end(rule._id)
  expect(await company.looks()).toBe('close')
  expect((await company.stores.asks.allOf(cycle))[0]).toMatchObject({ closed: { because: 'retired' } })
})

describe('/isms requirement', () => {
  test('shows the ISMS lead and top management all, and others what they own', async () => {
    const line = 'Notice of a breach (`breach-notification`) · GDPR, Article 33: The authority hears of it'
    for (const person of [lead, owner]) {
      const { sees } = await company.sits(person).types('requirement')
      expect(sees).toContain(line)
      expect(sees).toContain('owner Ben Okoro · Ben Okoro is asked, due Monday 15 March')
    }
    expect((await company.sits(other).types('requirement')).sees).toContain(
      'No requirement is yours to review',
    )
    expect((await company.sits(other).types('requirement breach-notification')).sees).toContain(
      'Only the owner',
    )
  })

  test('after a change its owner has it reviewed out of turn, once, and says what has changed', async () => {
    await company.finds('met', 'The exercise of February')
    const desk = await company.sits(owner, later).types('requirement breach-notification')
    expect(desk.sees).toContain('What was looked at: The exercise of February')
    await (await desk.clicks('Have it reviewed now…')).submits({ reason: 'A new ruling' })
    expect(desk.sees).toContain('Ben Okoro is asked whether')
    await company.looks(unplanned, later)
    expect((await (await company.sits(owner, later).types('')).clicks('Review')).sees).toContain(
      'What has changed: A new ruling',
    )
    await desk.acts('requirement-review.start', 'breach-notification', { reason: 'Again' })
    expect(desk.sees).toContain('under way already')
    await company
      .sits(other, later)
      .acts('requirement-review.start', 'breach-notification', { reason: 'Mine' })
    expect(await company.stores.cycles.outOfTurn(rule)).toHaveLength(1)
  })

  test('names what there is to whoever mistypes it, or types how it begins', async () => {
    expect((await company.sits(lead).types('requirement breach')).sees).toContain(
      'Did you mean `breach-notification`?',
    )
    expect((await company.sits(lead).types('requirement breach-notificaton')).sees).toContain(
      'Did you mean `breach-notification`?',
    )
  })

  test('guesses nothing where several begin as it was typed', async () => {
    const [id, _id] = ['breach-register', 'requirement-review.breach-register']
    await company.stores.requirements.add({ ...aRequirement(), _id: `${id}@1`, requirement: id })
    await company.stores.programmes.lay({ ...rule, _id, subject: id })
    const { sees } = await company.sits(lead).types('requirement breach')
    expect(sees).toContain('There is: `breach-notification` (Notice of a breach), `breach-register`')
    expect(sees).not.toContain('Did you mean')
  })
})

test('the calendar’s history says what was found', async () => {
  await company.finds('not-met', 'Nobody is on call at weekends')
  await company
    .sits(lead, later)
    .acts('requirement-review.start', 'breach-notification', { reason: 'A rota' })
  await company.looks(unplanned, later)
  await company.finds('met', 'The rota', unplanned, later)
  const { sees } = await company
    .sits(lead, later)
    .types('calendar history requirement-review.breach-notification')
  expect(sees).toContain('Review of the requirement: Notice of a breach')
  expect(sees).toContain('Ben Okoro: it is met')
})

test('people’s own calendars say whose review it is by when, to its owner and to the ISMS lead', async () => {
  const { stores } = company
  const organisation = await stores.organisation.read()
  if (!organisation) throw new Error('There is no organisation')
  const tools = { ...stores, subjects: subjectsOnShow(stores) }
  const entries = async (person: Person) => {
    const reader = { person, texts: textsFor(person.language) }
    const all = await feedEntries(tools, reader, organisation, '2027-03-01')
    return all.map(({ on, summary }) => [on, summary])
  }
  expect(await entries(owner)).toEqual([['2027-03-15', 'Review the requirement: Notice of a breach']])
  expect(await entries(lead)).toEqual([['2027-03-15', 'Review due: Notice of a breach']])
})

test('when nobody is there to ask, the ISMS lead is told, and whoever is named then is asked', async () => {
  await company.stores.people.deactivate([owner._id])
  expect(await company.looks()).toBe('tell')
  expect(await told()).toContain('Nobody is there to review the requirement')
  await company.stores.programmes.lay({ ...rule, owner: other._id })
  expect(await company.looks(cycle, at)).toBe('ask')
  expect(await company.open()).toMatchObject({ askedOf: other._id })
})
