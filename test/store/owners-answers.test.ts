import { lead } from '../support/company.js'
import { cycle, RequiredCompany } from '../support/required-company.js'

let company: RequiredCompany
beforeEach(async () => {
  company = await RequiredCompany.open()
})
afterEach(() => company.drop())

const about = { process: 'requirement-review', subject: 'breach-notification' } as const

test('what was answered last is known by what it is about, but for the cycle in which it is asked', async () => {
  const { ownersAnswers } = company.stores
  expect((await ownersAnswers.open(about.process, [about.subject])).size).toBe(1)
  expect(await ownersAnswers.last(about)).toBeNull()
  await company.finds('not-met', 'Nobody is on call at weekends')
  expect(await ownersAnswers.last(about)).toMatchObject({ answer: { value: 'not-met' } })
  expect(await ownersAnswers.last(about, cycle)).toBeNull()
  expect((await ownersAnswers.open(about.process, [about.subject])).size).toBe(0)

  await company.sits(lead).acts('requirement-review.start', about.subject, { reason: 'A rota' })
  const again = 'cycle/requirement-review.breach-notification/1'
  await company.looks(again)
  await company.finds('met', 'The rota', again, '2027-03-02T10:00:00.000Z')
  const last = await ownersAnswers.lastOfEach(about.process, [about.subject])
  expect(last.get(about.subject)).toMatchObject({ answer: { value: 'met' } })
})

test('a policy of the same name has answers of its own', async () => {
  await company.finds('met', 'The exercise of February')
  expect(await company.stores.ownersAnswers.last({ ...about, process: 'policy-review' })).toBeNull()
})
