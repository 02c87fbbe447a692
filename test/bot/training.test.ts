import { COURSE_SLOT, FAILED_SLOT } from '../../src/domain/training.js'
import { lead } from '../support/company.js'
import { printedRecord } from '../support/printed-record.js'
import {
  aCourse,
  cycle,
  german,
  learner,
  manager,
  rule,
  TrainedCompany,
  trainer,
} from '../support/trained-company.js'

const later = '2027-02-03T10:00:00.000Z'

let company: TrainedCompany
beforeEach(async () => {
  company = await TrainedCompany.open()
})
afterEach(() => company.drop())

test('whoever needs a course reads it, shows what they know, and has it on record with its result', async () => {
  const desk = await company.sits(learner).types('')
  expect(desk.sees).toContain('Complete the course “Security basics”')
  await desk.clicks('Begin the course')
  expect(desk.sees).toContain('Report what looks odd.')
  await desk.submits()
  expect(desk.sees).toContain('All 2 answers have to be right. This is attempt 1 of 2')

  const after = await company.tries(learner, 'report')
  expect(after.sees).toContain('2 of 2 were right: you completed the course')
  const [ask] = await company.stores.courses.ofPerson(learner._id)
  expect(ask).toMatchObject({
    ...{ state: 'answered', answer: { value: 'completed', attempt: 1, until: '2028-02-01' } },
    attempts: [{ right: 2, of: 2, passed: true }],
  })
  const receipt = await company.sits(learner).reads(ask?._id ?? '')
  expect(receipt.sees).toContain('1 February, 10:00 · 2 of 2 right')
  expect(receipt.sees).toContain('It counts until Tuesday 1 February 2028')
})

test('an answer that is missing is asked for beside its question, and spends no attempt', async () => {
  const ask = await company.asked(learner)
  const desk = await company.sits(learner).acts('training.quiz', `${ask._id}.${ask.revision}`)
  await desk.submits({})
  expect(desk.reply.kind).toBe('invalid')
  expect((await company.asked(learner)).attempts).toBeUndefined()
})

test('questions are asked and explained in the language of whoever answers them', async () => {
  const desk = await company.tries(german, 'wait')
  expect(desk.sees).toMatch(/✗ \*?\*?Was tun bei \w+\?/)
  expect(desk.sees).toContain('Richtig ist: Melden. Weil')
})

test('a form of an attempt that was handed in already records no other', async () => {
  const ask = await company.asked(learner)
  await company.tries(learner, 'wait')
  const every = { odd: 'report', lost: 'report', shared: 'report' }
  const desk = await company
    .sits(learner)
    .acts('training.check-quiz/1/en', `${ask._id}.${ask.revision}`, every)
  expect(desk.sees).toContain('nothing was recorded')
  expect((await company.asked(learner)).attempts).toHaveLength(1)
})

const every = (answer: string) => ({ odd: answer, lost: answer, shared: answer })

test('a form that is sent off twice says what came of it both times, and spends one attempt', async () => {
  const ask = await company.asked(learner)
  const twice = [1, 2].map(() =>
    company.sits(learner).acts('training.check-quiz/1/en', `${ask._id}.${ask.revision}`, every('wait')),
  )
  const [first, second] = await Promise.all(twice)
  expect(first?.sees).toBe(second?.sees)
  expect(second?.sees).not.toContain('nothing was recorded')
  expect((await company.asked(learner)).attempts).toHaveLength(1)
})

test('the last attempt, sent off twice, says both times what comes next, and by whom', async () => {
  await company.tries(learner, 'wait')
  const { _id, revision } = await company.asked(learner)
  const send = () =>
    company.sits(learner).acts('training.check-quiz/2/en', `${_id}.${revision}`, every('wait'))
  const first = await send()
  expect(first.sees).toContain('Eve Long is asked to talk with you about it; then you can try again')
  const second = await send()
  expect(second.sees).toContain('that was your last attempt')
  expect(second.sees).not.toContain('nothing was recorded')
})

test('the message says after an attempt that failed what came of it, and how many are left', async () => {
  const { _id } = await company.asked(learner)
  await company.tries(learner, 'wait')
  const { sees } = await company.sits(learner).reads(_id)
  expect(sees).toContain('Not passed yet: 0 of 2 were right. You have one attempt left of 2.')
  const { receiptOwed } = await company.asked(learner)
  expect(receiptOwed).toBeDefined()
})

test('the second attempt asks first what the first one did not, and says so', async () => {
  const first = await company.tries(learner, 'wait')
  const asked = ['odd', 'lost', 'shared'].filter((id) => first.sees.includes(`What about ${id}?`))
  const { _id, revision } = await company.asked(learner)
  const { sees } = await company.sits(learner).acts('training.quiz', `${_id}.${revision}`)
  const left = ['odd', 'lost', 'shared'].find((id) => !asked.includes(id))
  expect(sees).toContain(`What about ${left}?`)
  expect(sees).toContain(
    'This is attempt 2 of 2. Asked are questions that you have not had yet; where too few',
  )
  expect(sees).toContain('Your manager hears of it only if all attempts fail')
})

test('a passed attempt whose completion was lost is completed by itself, also when the year closes', async () => {
  const loses = async (person: typeof learner) => {
    const { _id: id, revision, subject } = await company.asked(person)
    await company.stores.quizAttempts.record(
      {
        ...{ ask: { id, revision }, before: 0, by: person._id, at: later, language: 'de', chosen: {} },
        ...{ through: { kind: 'chat', platform: 'slack' }, isLast: false },
        marked: { right: 2, of: 2, passed: true, wrong: [] },
      },
      subject,
    )
  }
  await loses(learner)
  await company.looks(cycle, '2027-02-04T10:00:00.000Z')
  await expect(company.asked(learner)).rejects.toThrow('is not asked')
  await loses(german)
  await company.looks(cycle, '2028-02-01T12:00:00.000Z')
  const done = await company.stores.courses.completions('security-basics', [learner._id, german._id])
  // In the language and at the moment of the attempt, whenever that it was lost was noticed.
  const attempted = { until: '2028-02-03', language: 'de', at: later }
  expect([...done.values()].map(({ answer }) => answer)).toMatchObject([attempted, attempted])
})

test('a course begun out of turn says to whom it asks why, and who asked for it', async () => {
  await company.looks(cycle, '2028-02-01T12:00:00.000Z')
  const desk = await company.sits(trainer, '2028-02-02T10:00:00.000Z').types('training start security-basics')
  await desk.submits({ reason: 'Phishing wave' })
  await company.looks('cycle/training.security-basics/1', '2028-02-02T10:00:00.000Z')
  const { _id } = await company.asked(learner, 'cycle/training.security-basics/1')
  expect((await company.sits(learner).reads(_id)).sees).toContain(
    'Out of turn, asked for by Ben Okoro: Phishing wave',
  )
})

describe('who has used up their attempts', () => {
  beforeEach(async () => {
    await company.tries(learner, 'wait')
    const desk = await company.tries(learner, 'wait')
    expect(desk.sees).toContain('that was your last attempt')
    await company.looks()
  })

  test('is talked with by their manager, and then tries again with what was said', async () => {
    const [{ _id: first } = { _id: '' }] = await company.stores.courses.ofPerson(learner._id)
    const message = async () => (await company.sits(learner).reads(first)).sees
    expect(await message()).toContain('Next: a talk with Eve Long about the course “Security basics”')
    expect(await message()).not.toContain('Closed')
    const desk = await company.sits(manager).types('')
    expect(desk.sees).toContain('Talk with Cleo Hart about the course “Security basics”')
    await desk.clicks('Let them try again…')
    await desk.submits({})
    expect(desk.reply).toMatchObject({ errors: { reason: expect.stringContaining('talked about') } })
    await desk.submits({ reason: 'Odd mails go to Omar' })
    await company.looks()
    const again = await company.asked(learner)
    expect(again).toMatchObject({ round: 2, toldOn: '2027-02-01' })
    expect((await company.sits(learner).reads(again._id)).sees).toContain(
      'Eve Long gave you new attempts. You talked about: Odd mails go to Omar',
    )
    expect(await message()).toContain('You have new attempts')
    await company.tries(learner, 'report')
    await expect(company.asked(learner)).rejects.toThrow('is not asked')
    await company.looks(cycle, '2028-02-01T12:00:00.000Z')
    expect(await printedRecord(company.stores, cycle, 'text')).toContain('Odd mails go to Omar')
  })

  test('is nobody’s to let try again but their manager’s', async () => {
    const { _id, revision } = await company.toDecide(FAILED_SLOT)
    for (const person of [learner, trainer]) {
      const desk = await company
        .sits(person)
        .acts('training.decide-now/again', `${_id}.${revision}`, { reason: 'We talked' })
      expect(desk.sees).toContain('nothing was recorded')
    }
    expect((await company.toDecide(FAILED_SLOT)).state).toBe('open')
  })

  test('need not complete it where their manager asks for a waiver and the ISMS lead grants it, until it ends', async () => {
    const { _id, revision } = await company.toDecide(FAILED_SLOT)
    await company
      .sits(manager)
      .acts('training.decide-now/waive', `${_id}.${revision}`, { reason: 'Has no account' })
    await company.looks()
    const desk = await company.sits(lead).types('')
    expect(desk.sees).toContain('Decide: may Cleo Hart be excused from “Security basics”?')
    expect(desk.sees).toContain('By')
    await desk.clicks('Grant a waiver until…')
    expect(desk.sees).toContain('Eve Long wrote: Has no account')
    await desk.submits({ reason: 'No account', until: '2027-01-04' })
    expect(desk.reply).toMatchObject({ errors: { until: 'Choose a day that is still to come.' } })
    await desk.submits({ reason: 'No account', until: '2027-03-31' })
    await company.looks()
    await expect(company.asked(learner)).rejects.toThrow('is not asked')
    const home = await company.sits(learner).looksAtHome()
    expect(home.sees).toContain('waived until Wednesday 31 March')
    await company.looks(cycle, '2027-04-01T08:00:00.000Z')
    expect(await company.asked(learner)).toMatchObject({ round: 2 })
  })
})

describe('/isms training', () => {
  test('shows everybody how they stand, and the ISMS lead how far all are', async () => {
    await company.tries(learner, 'report')
    const mine = await company.sits(learner, later).types('training')
    expect(mine.sees).toContain('Security basics · completed on 1 February, 10:00')
    expect(mine.sees).not.toContain('of 5')
    expect((await company.sits(lead, later).types('training')).sees).toContain('1 of 5 have completed it')
  })

  test('shows one course with who needs it, and its button to begin it to whoever is asked', async () => {
    const desk = await company.sits(learner).types('training security-basics')
    expect(desk.sees).toContain('everybody who works here')
    expect(desk.sees).toContain('2 of 2 questions right, in 2 attempts at most')
    await desk.clicks('Begin the course')
    expect(desk.sees).toContain('Report what looks odd.')
  })

  test('a course is begun out of turn by whoever answers for it, once', async () => {
    await company.stores.courses.add(
      aCourse({ _id: 'payments@1', course: 'payments', title: { en: 'Payment fraud' } }),
    )
    await company.stores.programmes.lay({ ...rule, _id: 'training.payments', subject: 'payments' })
    const desk = await company.sits(trainer).types('training start payments')
    await desk.submits({ reason: 'An attempt last week' })
    expect(desk.sees).toContain('The course “Payment fraud” has begun')
    const second = await company
      .sits(trainer)
      .acts('training.start', 'payments', { reason: 'An attempt last week' })
    expect(second.sees).toBe(desk.sees)
    const other = await company.sits(trainer).acts('training.start', 'payments', { reason: 'Another reason' })
    expect(other.sees).toContain('runs already')
    await company.looks('cycle/training.payments/1')
    expect(await company.asked(learner, 'cycle/training.payments/1')).toMatchObject({ slot: COURSE_SLOT })
    expect((await company.sits(lead).types('training start payments')).sees).toContain('runs already')
    expect((await company.sits(learner).types('training start payments')).sees).toContain('Nothing was begun')
  })

  test('its status says how far a course is, and nothing of fewer than five people', async () => {
    await company.tries(learner, 'wait')
    const { sees } = await company.sits(lead).types('training status security-basics')
    expect(sees.match(/0 of 5 have completed it/g)).toHaveLength(1)
    expect(sees).toContain('Departments of fewer than five, together: 0 of 5')
    expect(sees).not.toContain('Sales: ')
    expect(sees).toContain('Too few have answered its questions')
    expect((await company.sits(learner).types('training status')).sees).toContain('is for the ISMS lead')
  })

  test('before anybody has answered, its status and its page say each thing once', async () => {
    const { sees } = await company.sits(lead).types('training status security-basics')
    expect(sees.match(/have completed it/g)).toHaveLength(1)
    expect(sees.match(/Nobody has answered its questions yet/g)).toHaveLength(1)
    const page = (await company.sits(lead).types('training security-basics')).sees
    expect(page).not.toMatch(/Next date\W+next/)
  })

  test('where enough have answered, its status names the question most often missed', async () => {
    for (const person of [lead, trainer, manager, german]) await company.tries(person, 'report')
    await company.tries(learner, 'wait')
    await company.tries(learner, 'wait')
    const { sees } = await company.sits(trainer).types('training status security-basics')
    expect(sees).toContain('Begun on Monday 1 February: 67 % of the answers right, in 6 attempts')
    expect(sees).toContain('4 of 5 have completed it')
  })
})

test('App Home says what of training somebody has done and what is asked of them', async () => {
  expect((await company.sits(learner).looksAtHome()).sees).toContain(
    'Security basics · due Monday 15 February',
  )
  await company.tries(learner, 'report')
  const { sees } = await company.sits(learner, later).looksAtHome()
  expect(sees).toContain('My training')
  expect(sees).toContain('counts until Tuesday 1 February 2028')
})

test('at its end the record says who completed it with which result, why they needed it, and who did not', async () => {
  await company.tries(learner, 'report')
  expect(await company.looks(cycle, '2028-02-01T12:00:00.000Z')).toBe('close')
  expect(await company.stores.records.byCycle(cycle)).toMatchObject({
    ...{ process: 'training', subject: { type: 'course', id: 'security-basics', version: '1' } },
    completion: { asked: 5, answered: 1, closed: 4 },
  })
  const printed = await printedRecord(company.stores, cycle, 'text')
  expect(printed).toContain('completed · security-basics, version 1 · Cleo Hart')
  for (const shown of [
    'Needed as: everyone',
    'Attempts: 1; in the last 2 of 2 right',
    'Counts until: 2028-02-01',
  ])
    expect(printed).toContain(shown)
  expect(printed).toContain('It is for: To notice it early')
})
