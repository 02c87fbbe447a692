import { handedInMessage } from '../../src/bot/handed-in-message.js'
import type { FileSource } from '../../src/bot/messenger.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import type { DeliveryContent } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import { CONFIRM_COMPLETION_SLOT, validUntil, WAIVER_SLOT } from '../../src/domain/training.js'
import { printMatrix } from '../../src/main/training.js'
import { aPerson, lead } from '../support/company.js'
import { cycle, german, learner, manager, TrainedCompany, trainer } from '../support/trained-company.js'

const pdf = new TextEncoder().encode('%PDF-1.7 of a kind')
const signedList: FileSource = {
  platform: 'slack',
  fetch: async () => ({ name: 'signed.pdf', size: pdf.length, bytes: pdf }),
}
const cleo = { platform: 'slack', team: 'T1', user: 'U4' } as const
const guest = { platform: 'slack', team: 'T1', user: 'UGUEST' } as const
const at = '2027-02-01T10:00:00.000Z'
const later = '2027-02-03T10:00:00.000Z'

let company: TrainedCompany
afterEach(() => company.drop())

/** How somebody stands to the course by what counts. */
async function completionOf(person: { _id: string }) {
  return (await company.stores.courses.completions('security-basics', [person._id])).get(person._id)
}

describe('a course that is completed with a certificate', () => {
  beforeEach(async () => {
    company = await TrainedCompany.open({ by: { way: 'certificate', confirmedBy: 'trainer' } })
  })

  const handsIn = async (inputs: Record<string, string>) => {
    const desk = await company.sits(learner).types('')
    await desk.clicks('Hand in the certificate…')
    await desk.submits(inputs)
    return desk
  }

  test('counts once the trainer confirmed it, from the day that stands on it', async () => {
    await handsIn({ date: '2026-11-20', link: 'https://cert.example/cleo' })
    await company.looks()
    expect(await completionOf(learner)).toBeUndefined()
    const home = await company.sits(learner).looksAtHome()
    expect(home.sees).toContain('Security basics · waits for a second person to confirm it')

    const desk = await company.sits(trainer).types('')
    expect(desk.sees).toContain('Confirm that Cleo Hart completed the course “Security basics”')
    expect(desk.sees).toContain('a certificate of Friday 20 November 2026')
    const { _id, about } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
    await desk.reads(_id)
    expect(desk.sees).toContain('cert.example/cleo')
    expect(desk.labels).toEqual(['Confirm it', 'Send it back…'])
    await desk.clicks('Confirm it')
    await company.looks()
    const until = validUntil({ validMonths: 12 }, '2026-11-20')
    expect((await completionOf(learner))?.answer).toMatchObject({
      ...{ until, completion: { by: 'certificate', on: '2026-11-20' } },
    })
    const receipt = await company.sits(learner, later).reads(about ?? '')
    expect(receipt.sees).toContain('You completed the course “Security basics”')
    expect(receipt.sees).toContain('With a certificate of Friday 20 November 2026')
  })

  test('is looked for each minute until somebody confirmed it, and not after that', async () => {
    const marked = async () => (await company.stores.courses.ofPerson(learner._id))[0]?.confirmOwed
    await handsIn({ date: '2027-01-20', link: 'https://cert.example/cleo' })
    expect(await marked()).toBe(at)
    await company.looks()
    const { _id } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
    await (await company.sits(trainer).reads(_id)).clicks('Confirm it')
    expect(await marked()).toBeUndefined()
  })

  test('brings its file to whoever confirms it', async () => {
    const desk = company.sits(learner, at, [signedList])
    await desk.types('')
    await desk.clicks('Hand in the certificate…')
    await desk.submits({ date: '2026-11-20', file: { file: 'F1' } })
    await company.looks()
    const { about = '' } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
    const content: Extract<DeliveryContent, { kind: 'handed-in' }> = {
      kind: 'handed-in',
      ask: about,
      askedAt: at,
      asks: [],
    }
    const sent = await handedInMessage(company.stores, content, trainer, at)
    expect(sent?.card.summary).toContain('Cleo Hart handed in for the course “Security basics”')
    expect((await sent?.file?.make())?.bytes).toEqual(Buffer.from(pdf))
  })

  test('says beside the field what of it cannot be taken', async () => {
    const errors = async (inputs: Record<string, string>) => (await handsIn(inputs)).reply
    expect(await errors({})).toMatchObject({
      errors: {
        date: 'Choose the day that stands on it.',
        link: 'Add the certificate as a file, or give a link to it.',
      },
    })
    expect(await errors({ date: '2027-02-02', link: 'http://cert.example' })).toMatchObject({
      errors: { date: expect.stringContaining('still to come'), link: expect.stringContaining('https') },
    })
    expect(await errors({ date: '2025-01-10', link: 'https://cert.example/old' })).toMatchObject({
      errors: {
        date: 'A certificate of that day counted until Saturday 10 January 2026. Hand in a newer one.',
      },
    })
    expect(await company.asked(learner)).toMatchObject({ state: 'open' })
  })

  test('is asked for again with what was missing, word for word', async () => {
    await handsIn({ date: '2026-11-20', link: 'https://cert.example/cleo' })
    await company.looks()
    const { _id, about = '' } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
    const { dueOn } = (await company.stores.asks.byId(about)) ?? {}
    await company.stores.owedReceipts.shown(await company.stores.owedReceipts.of([about]))
    const desk = await (await company.sits(trainer, later).reads(_id)).clicks('Send it back…')
    await desk.submits({})
    expect(desk.reply).toMatchObject({ kind: 'invalid' })
    await desk.submits({ reason: 'It is not in your name' })
    await company.looks(cycle, later)
    // The message in which it waited, that of a morning too, is shown anew.
    expect(await company.stores.owedReceipts.of([about])).toHaveLength(1)
    const again = await company.asked(learner)
    expect(again).toMatchObject({ round: 2, follows: about, dueOn })
    expect((await company.sits(learner).reads(again._id)).sees).toContain(
      'sent back what you handed in: It is not in your name',
    )
    expect((await company.sits(learner).reads(about)).sees).toContain('Sent back')
  })

  test('is confirmed by nobody about themselves, and not as a delegate either', async () => {
    const { _id: own, revision } = await company.asked(trainer)
    await company
      .sits(trainer)
      .acts('training.hand-in-now', `${own}.${revision}`, { date: '2026-12-01', link: 'https://c.example/b' })
    await company.looks()
    const { _id, revision: shown, askedOf, neverBy } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
    expect({ askedOf, neverBy }).toEqual({ askedOf: lead._id, neverBy: [trainer._id] })
    const desk = await company.sits(trainer).acts('training.confirm', `${_id}.${shown}`)
    expect(desk.sees).toContain('recorded')
    expect(await completionOf(trainer)).toBeUndefined()
  })

  test('that nobody confirmed before the year ended is confirmed in the next one, and nobody is asked anew', async () => {
    await company.looks(cycle, '2028-01-20T10:00:00.000Z')
    const { _id: handedIn, revision } = await company.asked(learner)
    const inJanuary = company.sits(learner, '2028-01-20T10:00:00.000Z')
    const shows = { date: '2028-01-10', link: 'https://cert.example/cleo' }
    await inJanuary.acts('training.hand-in-now', `${handedIn}.${revision}`, shows)
    await company.looks(cycle, '2028-01-20T10:00:00.000Z')
    const next = await company.comesRound('2028', '2028-02-01T12:00:00.000Z')
    await company.looks(cycle, '2028-02-01T12:00:00.000Z')
    expect(await company.stores.records.byCycle(cycle)).toMatchObject({ completion: { answered: 0 } })

    await expect(company.asked(learner, next)).rejects.toThrow('is not asked')
    const { _id, about } = await company.toDecide(CONFIRM_COMPLETION_SLOT, next)
    expect(about).toBe(handedIn)
    const desk = await company.sits(trainer, '2028-02-02T10:00:00.000Z').reads(_id)
    await desk.clicks('Confirm it')
    await company.looks(next, '2028-02-02T10:00:00.000Z')
    await expect(company.asked(learner, next)).rejects.toThrow('is not asked')
    expect((await completionOf(learner))?.answer?.until).toBe('2029-01-10')
  })

  test('that was sent back in the year after is asked for again there, with what was missing', async () => {
    await handsIn({ date: '2027-01-20', link: 'https://cert.example/cleo' })
    const next = await company.comesRound('2028', '2028-01-15T12:00:00.000Z')
    await company.looks(cycle, '2028-01-15T12:00:00.000Z')
    const { _id, revision } = await company.toDecide(CONFIRM_COMPLETION_SLOT, next)
    await company
      .sits(trainer, '2028-01-16T10:00:00.000Z')
      .acts('training.send-back-now', `${_id}.${revision}`, { reason: 'Not in your name' })
    await company.looks(next, '2028-01-16T10:00:00.000Z')
    const again = await company.asked(learner, next)
    expect((await company.sits(learner, '2028-01-16T11:00:00.000Z').reads(again._id)).sees).toContain(
      'sent back what you handed in: Not in your name',
    )
  })

  test('that runs out soon is taken, and says so', async () => {
    await handsIn({ date: '2026-02-10', link: 'https://cert.example/cleo' })
    const [ask] = await company.stores.courses.ofPerson(learner._id)
    const { sees } = await company.sits(learner).reads(ask?._id ?? '')
    expect(sees).toContain('It counts only until Wednesday 10 February. You are asked for a newer one')
  })
})

test('a manager confirms where the course says so', async () => {
  company = await TrainedCompany.open({ by: { way: 'certificate', confirmedBy: 'manager' } })
  const { _id, revision } = await company.asked(learner)
  await company
    .sits(learner)
    .acts('training.hand-in-now', `${_id}.${revision}`, { date: '2026-12-01', link: 'https://c.example/b' })
  await company.looks()
  expect(await company.toDecide(CONFIRM_COMPLETION_SLOT)).toMatchObject({ askedOf: manager._id })
})

describe('a course that is completed by being there', () => {
  beforeEach(async () => {
    company = await TrainedCompany.open({ by: { way: 'attendance' } })
  })

  const writesDown = async (people: string, date = '2027-02-01') => {
    const desk = await company.sits(trainer).types('training attendance security-basics')
    return desk.submits({ date, people, note: 'Room 4' })
  }

  test('is completed for all whom the trainer writes down, once', async () => {
    const desk = await writesDown(`${learner.email}, ${manager.key}`)
    expect(desk.sees).toContain('Completed (2): ')
    expect((await completionOf(learner))?.answer).toMatchObject({
      ...{ by: trainer._id, until: '2028-02-01', reason: { text: 'Room 4' } },
      completion: { by: 'attendance', on: '2027-02-01' },
    })
    const receipt = await company.sits(learner).reads((await completionOf(learner))?._id ?? '')
    expect(receipt.sees).toContain('as Ben Okoro wrote down')
    expect((await company.sits(trainer).looksAtHome()).sees).not.toContain('as Ben Okoro wrote down')
    expect((await writesDown(learner.email)).sees).toContain('nothing new was recorded (1): Cleo Hart')
  })

  test('is completed for all whom the trainer chooses or pastes, with the signed list beside each', async () => {
    const desk = company.sits(trainer, at, [signedList])
    await desk.types('training attendance security-basics')
    const wrong = await desk.submits({ date: '2027-02-01', chosen: [cleo, guest], file: { file: 'F1' } })
    expect(wrong.reply).toMatchObject({ errors: { chosen: expect.stringContaining('you chose them: 2.') } })
    expect(await completionOf(learner)).toBeUndefined()

    await desk.submits({ date: '2027-02-01', chosen: [cleo], people: manager.key, file: { file: 'F1' } })
    expect(desk.sees).toContain('Completed (2): ')
    expect(desk.sees).toContain('Kept with each of them: signed.pdf')
    const answers = [(await completionOf(learner))?.answer, (await completionOf(manager))?.answer]
    expect(answers.map((answer) => answer?.file?.sha256)).toEqual([sha256(pdf), sha256(pdf)])

    // What an answer names is not swept up, whichever of them it is.
    const kept = answers[0]?.file
    expect(await company.stores.keptFiles.sweep('2027-03-01T00:00:00.000Z', () => undefined)).toBe(0)
    expect(kept && (await company.stores.keptFiles.bytesOf(kept))).toEqual(Buffer.from(pdf))
  })

  test('has its list for the trainer and the ISMS lead alone, and not for who stands on it', async () => {
    const desk = company.sits(trainer, at, [signedList])
    await desk.types('training attendance security-basics')
    await desk.submits({ date: '2027-02-01', people: learner.email, file: { file: 'F1' } })
    const ask = (await completionOf(learner))?._id ?? ''
    const gets = async (person: Person) => {
      const content: Extract<DeliveryContent, { kind: 'handed-in' }> = {
        kind: 'handed-in',
        ask,
        askedAt: at,
        asks: [],
      }
      return (await handedInMessage(company.stores, content, person, at))?.card.summary ?? null
    }
    expect(await gets(trainer)).toBe(
      'Here is the file that Ben Okoro handed in for the course “Security basics”.',
    )
    expect(await gets(lead)).toContain('Here is the file')
    expect(await gets(learner)).toBeNull()
    expect(await gets(manager)).toBeNull()
  })

  test('says that a list is not kept where nothing new is on record', async () => {
    await writesDown(learner.email)
    const desk = company.sits(trainer, at, [signedList])
    await desk.types('training attendance security-basics')
    await desk.submits({ date: '2027-02-01', people: learner.email, file: { file: 'F1' } })
    expect(desk.sees).toContain('Nothing new was recorded, so signed.pdf was not kept.')
  })

  test('is completed for whom a signed list names, one a line', async () => {
    const desk = await writesDown(`cleo hart\nEve  Long; Jorg Weiss\n${trainer.name} <${trainer.email}>`)
    expect(desk.sees).toContain('Completed (3): ')
    expect(await completionOf(learner)).toBeDefined()
  })

  test('names whole, as they were written, all whom nobody or more than one person is', async () => {
    await company.stores.people.write([aPerson(9, { name: 'Eve Long' })], [])
    const nobodies = ['Omar Siddiqui', 'Tomas Ryan', 'Mia Voss', 'Lea Brandt', 'Ida Kern', 'Paul Maas']
    const { reply } = await writesDown(['Cleo Hart', 'Eve Long', ...nobodies].join('\n'))
    const people = `Nobody is known by ${nobodies.map((name) => `“${name}”`).join(', ')}. More than one person is called “Eve Long”. Write the address or the id`
    expect(reply).toMatchObject({ errors: { people: expect.stringContaining(people) } })
    expect(await completionOf(learner)).toBeUndefined()
  })

  test('names whom nobody knows, and records nothing', async () => {
    const desk = await writesDown(`${learner.email}\nnobody@kestrel.example`)
    expect(desk.reply).toMatchObject({
      errors: { people: expect.stringContaining('nobody@kestrel.example') },
    })
    expect(await completionOf(learner)).toBeUndefined()
    const late = await writesDown(learner.email, '2027-02-02')
    expect(late.reply).toMatchObject({ errors: { date: expect.stringContaining('still to come') } })
  })

  test('is recorded also of whoever had asked for a waiver, and is no longer to be decided then', async () => {
    const { _id, revision } = await company.asked(learner)
    await company.sits(learner).acts('training.cannot-now', `${_id}.${revision}`, { reason: 'No time' })
    await company.looks()
    expect((await writesDown(learner.email)).sees).toContain('Completed, though they had said that they can')
    await company.looks()
    expect(await completionOf(learner)).toMatchObject({ _id })
    await expect(company.toDecide(WAIVER_SLOT)).rejects.toThrow('Nobody is asked')
  })

  test('is recorded also of whoever is excused from it, and of whoever has just come', async () => {
    const { _id, revision } = await company.asked(learner)
    await company.sits(learner).acts('training.cannot-now', `${_id}.${revision}`, { reason: 'No time' })
    await company.looks()
    const waiver = await company.toDecide(WAIVER_SLOT)
    const until = { reason: 'Leave', until: '2027-06-30' }
    await company.sits(lead).acts('training.decide-now/granted', `${waiver._id}.${waiver.revision}`, until)
    await company.looks()
    const joiner = aPerson(9, { name: 'Ada Lane' })
    await company.stores.people.write([joiner], [])
    const desk = await writesDown(`${learner.email} ${joiner.email}`)
    expect(desk.sees).toContain('Completed, though they were not asked at the moment (2)')
    const [ask] = await company.stores.courses.ofPerson(joiner._id)
    expect(ask).toMatchObject({ state: 'answered', needed: { as: 'everyone' } })
    expect(await company.looks()).toBe('wait')
    await expect(company.asked(joiner)).rejects.toThrow('is not asked')
  })

  test('has a day on which whoever was there had joined, though the course stood in no file by then', async () => {
    expect((await writesDown(german.email, '2026-10-01')).sees).toContain('Completed (1)')
    expect((await completionOf(german))?.answer).toMatchObject({ until: '2027-10-01' })
    await company.stores.people.write([], [{ id: learner._id, fields: { start: '2027-02-01' } }])
    expect((await writesDown(learner.email, '2027-01-29')).reply).toMatchObject({
      errors: { date: expect.stringContaining('had not joined by that day: Cleo Hart') },
    })
    expect(await completionOf(learner)).toBeUndefined()
  })

  test('counts for the trainer once somebody else confirmed it', async () => {
    expect((await writesDown(trainer.email)).sees).toContain('Waits for a second person to confirm it (1)')
    await company.looks()
    expect(await completionOf(trainer)).toBeUndefined()
    const { _id, askedOf } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
    expect(askedOf).toBe(lead._id)
    await (await company.sits(lead).reads(_id)).clicks('Confirm it')
    expect(await completionOf(trainer)).toMatchObject({ askedOf: trainer._id })
  })

  test('is written down by the trainer and the ISMS lead alone', async () => {
    const desk = await company.sits(learner).types('training attendance security-basics')
    expect(desk.sees).toContain('Nothing was recorded')
  })
})

describe('/isms training matrix', () => {
  beforeEach(async () => {
    company = await TrainedCompany.open({ by: { way: 'attendance' } })
  })

  test('shows the ISMS lead which role has what it needs, and sends it by name as a table', async () => {
    const desk = await company.sits(trainer).types('training attendance security-basics')
    await desk.submits({ date: '2027-02-01', people: learner.email })
    const seen = await company.sits(lead).types('training matrix')
    expect(seen.sees).toContain('Competence on Monday 1 February')
    expect(seen.labels).toEqual(['Send me the table'])
    await seen.clicks('Send me the table')
    expect(seen.sees).toContain('comes to you in a message of its own')
    expect((await company.sits(learner).types('training matrix')).sees).toContain('is for the ISMS lead')
    const lines: string[] = []
    await printMatrix(company.stores, new Date(later), (line) => lines.push(...line.split('\n')))
    expect(lines[0]).toContain('person,name,email,department,roles,course,version,state')
    expect(lines.find((line) => line.includes('Cleo Hart'))).toContain(
      'valid,2027-02-01,attendance,2028-02-01',
    )
    expect(lines.filter((line) => line.includes(',missing,'))).toHaveLength(4)
  })
})
