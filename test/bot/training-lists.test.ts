import { MOST_LISTED } from '../../src/bot/cards/training/completion-list.js'
import { handedInMessage } from '../../src/bot/handed-in-message.js'
import type { FileSource } from '../../src/bot/messenger.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import { CONFIRM_COMPLETION_SLOT } from '../../src/domain/training.js'
import { lead } from '../support/company.js'
import { german, learner, TrainedCompany, trainer } from '../support/trained-company.js'

const at = '2027-02-01T10:00:00.000Z'

let company: TrainedCompany
beforeEach(async () => {
  const columns = { person: 'E-Mail', completedOn: 'Completed', score: 'Score' }
  company = await TrainedCompany.open({ by: { way: 'lms', columns } })
})
afterEach(() => company.drop())

let handedIn = 0

/** Somebody hands in a list of these lines. */
async function handsIn(lines: readonly string[], person = trainer, name = 'done.csv') {
  const bytes = Buffer.from(['Name;E-Mail;Completed;Score', ...lines, ''].join('\n'))
  const files: FileSource = { platform: 'slack', fetch: async () => ({ name, size: bytes.length, bytes }) }
  const desk = await company.sits(person, at, [files]).types('training security-basics')
  await desk.clicks('Hand in the list…')
  const { sees: form } = desk
  handedIn += 1
  await desk.submits({ file: { file: `F${handedIn}` } })
  return { desk, form, bytes }
}

async function completionOf(person: { _id: string }) {
  return (await company.stores.courses.completions('security-basics', [person._id])).get(person._id)
}

const cleo = `Cleo;${learner.email.toUpperCase()};2027-01-30 14:02;92 %`

test("whoever answers for a course hands in the learning system's list from where the course is shown", async () => {
  const joerg = `Jörg;${german.email};01.02.2027;`
  const { desk, form, bytes } = await handsIn([
    cleo,
    joerg,
    'Zoe;zoe@elsewhere.example;2027-01-30;',
    'Eve;eve;;',
  ])
  expect(form).toContain('Its columns are called E-Mail, Completed, Score, as training.yaml says')
  expect(desk.sees).toContain('Completed (2): ')
  expect(desk.sees).toContain('Kept with each of them: done.csv')
  expect(desk.sees).toContain('Line 4: “zoe@elsewhere.example” is nobody in people.csv')
  expect((await completionOf(learner))?.answer).toMatchObject({
    ...{ by: trainer._id, until: '2028-01-30', reason: { text: '92 %' } },
    ...{ completion: { by: 'lms', on: '2027-01-30' }, file: { sha256: sha256(bytes) } },
  })
  const again = await handsIn([cleo])
  expect(again.desk.sees).toContain('nothing new was recorded (1): Cleo Hart')
})

test('all that is wrong with a list is said beside it, line by line, and nothing is recorded', async () => {
  const { desk } = await handsIn([cleo, ';;2027-01-30;', 'Jörg;j@x.example;soon;', 'Eve;eve;2027-03-01;'])
  expect(desk.reply).toEqual({
    kind: 'invalid',
    errors: {
      file: [
        'Line 3: nobody stands in it. Write an address or an id.',
        'Line 4: “soon” is no day. Write it as 2027-02-28 or 28.02.2027.',
        'Line 5: 2027-03-01 is still to come. Write the day of completion.',
        'Nothing was recorded.',
      ].join(' '),
    },
  })
  const many = await handsIn(Array.from({ length: 7 }, () => ';;2027-01-30;'))
  expect(many.desk.reply).toMatchObject({
    errors: { file: expect.stringContaining('7 problems; these are the first 5. Nothing was recorded.') },
  })
  expect(await completionOf(learner)).toBeUndefined()
})

test('a list that is none, holds nobody, or more than a form may take is refused with what to do', async () => {
  const error = async (lines: string[], name?: string) => {
    const { reply } = (await handsIn(lines, trainer, name)).desk
    return reply?.kind === 'invalid' ? reply.errors.file : null
  }
  expect(await error(['Eve;eve;;'])).toContain('Is it the right one?')
  expect(await error([cleo], 'done.pdf')).toMatch(/name|kind|PDF/)
  const lines = Array.from({ length: MOST_LISTED + 1 }, (_, n) => `N;n${n}@x.example;2027-01-30;`)
  expect(await error(lines)).toContain('501 completions stand in it, and 500 at most')
  const desk = await company.sits(trainer).types('training import security-basics')
  await desk.submits({})
  expect(desk.reply).toMatchObject({ errors: { file: 'Choose the list.' } })
})

test('what stands in it of whoever hands it in, a second person confirms, with the list in hand', async () => {
  const { desk } = await handsIn([`Ben;${trainer.email};2027-01-30;`])
  expect(desk.sees).toContain('Waits for a second person to confirm it (1)')
  await company.looks()
  const { about = '', askedOf } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
  expect(askedOf).toBe(lead._id)
  const content = { kind: 'handed-in', ask: about, askedAt: at, asks: [] as [] } as const
  const sent = await handedInMessage(company.stores, content, lead, at)
  expect(sent?.card.summary).toContain('Ben Okoro handed in for the course')
})

test('is handed in by whoever answers for the course and the ISMS lead alone', async () => {
  const seen = await company.sits(learner).types('training security-basics')
  expect(seen.labels).not.toContain('Hand in the list…')
  const typed = await company.sits(learner).types('training import security-basics')
  expect(typed.sees).toContain('Nothing was recorded')
  const sent = await company
    .sits(learner)
    .acts('training.take-over', 'security-basics', { file: { file: 'F1' } })
  expect(sent.sees).toContain('Nothing was recorded')
  const attendance = await company.sits(trainer).types('training attendance security-basics')
  expect(attendance.sees).toContain('is not completed by being there')
  expect((await handsIn([cleo], lead)).desk.sees).toContain('Completed (1)')
})
