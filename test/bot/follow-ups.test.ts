import { summaryFor } from '../../src/activities/reminders/daily-summary.js'
import { FAILED_SLOT } from '../../src/domain/training.js'
import * as assessed from '../support/assessed-company.js'
import {
  AssessedCompany,
  another,
  assessor,
  chief,
  holder,
  oneGap,
  stranger,
} from '../support/assessed-company.js'
import { lead } from '../support/company.js'
import { learner, manager, TrainedCompany } from '../support/trained-company.js'

const linesAbout = (sees: string, title: string) => sees.split('\n').filter((line) => line.includes(title))

describe('where a course has somebody talked with', () => {
  let company: TrainedCompany
  beforeEach(async () => {
    company = await TrainedCompany.open()
    await company.tries(learner, 'wait')
    await company.tries(learner, 'wait')
    await company.looks()
  })
  afterEach(() => company.drop())

  const at = '2027-02-01T10:00:00.000Z'
  const afterTheTalk = '2027-02-08T10:00:00.000Z'

  test.each(['/isms status', 'App Home'])(
    '%s shows the due date of the course, and the talk beside it',
    async (what) => {
      const desk = company.sits(lead)
      await (what === 'App Home' ? desk.looksAtHome() : desk.types('status'))
      const lines = linesAbout(desk.sees, 'Security basics').join('\n')
      expect(lines).toContain('The course “Security basics”: 0 of 5 · due Monday 15 February')
      expect(lines).toContain('Security basics: one person used up all attempts and waits for a talk, due')
      expect(lines).not.toContain('overdue')
    },
  )

  test('who tries again is no other person: chat and the morning’s message count as the course’s own status does', async () => {
    await company.tries(lead, 'report')
    const { _id, revision } = await company.toDecide(FAILED_SLOT)
    await company
      .sits(manager)
      .acts('training.decide-now/again', `${_id}.${revision}`, { reason: 'Odd mails go to Omar' })
    await company.looks()
    const sees = async (command: string) => (await company.sits(lead).types(command)).sees
    expect(await sees('training status')).toContain('1 of 5 have completed it')
    expect(await sees('status')).toContain('The course “Security basics”: 1 of 5 ·')
    const organisation = await company.stores.organisation.read()
    const summary = organisation && (await summaryFor(company.stores, organisation, lead, at))
    expect(summary?.running).toEqual([
      expect.objectContaining({ completion: { asked: 5, answered: 1, open: 4, closed: 0 } }),
    ])
  })

  test('a manager who does not talk is late with a talk, and the person who failed is not named', async () => {
    const { sees } = await company.sits(lead, afterTheTalk).types('late')
    const [line] = linesAbout(sees, 'Eve Long')
    expect(line).toContain('a talk about the course “Security basics”, due')
    const status = (await company.sits(lead, afterTheTalk).types('status')).sees
    expect(status).toContain('Next: Eve Long is late with a talk about the course “Security basics”.')
    expect(status.split('Within 7 days')[0]).toContain('waits for a talk, due')
    expect(`${line}${status}`).not.toContain('Cleo')
  })
})

describe('where a gap is to be closed', () => {
  let company: AssessedCompany
  afterEach(() => company.drop())
  const late = '2027-03-18T10:00:00.000Z'

  test('what is to be done is due by itself, and its person counts as no other holder', async () => {
    company = await AssessedCompany.open({
      holders: [holder._id, another._id, stranger._id, assessed.manager._id],
    })
    const mine = (await company.stores.competences.allAsks('auditor')).find(({ subject }) =>
      subject.id.endsWith(holder._id),
    )
    await company.sits(assessor).acts('competence-review.record', `${mine?._id}.${mine?.revision}`, oneGap)
    await company.looks()
    const { sees } = await company.sits(lead).types('status')
    expect(sees).toContain('The competence review “Internal auditor”: 1 of 4 · due Monday 15 February')
    expect(sees).toContain('Internal auditor: 1 gap is to be closed, due Monday 15 March')
    expect((await company.sits(lead).types('competence status')).sees).toContain(
      '1 of 4 assessed · 1 gap open',
    )
  })

  test('whoever is late with it is late with closing a gap, and top management reads of nobody', async () => {
    company = await AssessedCompany.open()
    await company.answers(assessor, 'record', 'assess', oneGap)
    const { sees } = await company.sits(lead, late).types('late')
    expect(linesAbout(sees, 'Ben Okoro')[0]).toContain(
      'closing a gap: “Internal auditor”, due Monday 15 March',
    )
    const status = (await company.sits(lead, late).types('status')).sees
    expect(status).toContain('Next: Ben Okoro is late with closing a gap: “Internal auditor”.')
    expect(status.match(/Internal auditor: /g)).toHaveLength(1)
    const above = (await company.sits(chief, late).types('status')).sees
    expect(linesAbout(above, 'Internal auditor: ')[0]).not.toMatch(/Ben|Eve/)
  })
})
