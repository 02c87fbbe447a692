import { riskReassessmentActivities } from '../../src/activities/risk-reassessment/activities.js'
import { correctiveCycleId } from '../../src/domain/nonconformity.js'
import { correctiveReassessment } from '../../src/domain/risk-reassessment.js'
import { correctiveRows, linesOfCorrective } from '../../src/main/record-corrective.js'
import { lead } from '../support/company.js'
import {
  account,
  analysis,
  at,
  CorrectingCompany,
  chief,
  doer,
  owner,
  plan,
  raiser,
} from '../support/correcting-company.js'
import { filledIn } from '../support/reassessed-company.js'
import { aRisk, registered } from '../support/risks.js'

let company: CorrectingCompany
let stores: CorrectingCompany['stores']
beforeEach(async () => {
  company = await CorrectingCompany.open()
  stores = company.stores
  await registered(stores, aRisk(chief))
  await company.raises()
  await company.answers(lead, 'Take it on…', { owner: account(owner), due: '2027-04-30' })
  await company.answers(owner, 'By five whys…', analysis)
})
afterEach(() => company.drop())

const changing = {
  ...{ ...plan, changes: 'needed', 'isms-change': 'The leaving procedure', risks: 'laptop-theft' },
  verifier: account(raiser),
}
const due = '2027-03-29T10:00:00.000Z'
const reassessment = correctiveReassessment('nc-1', 1)

async function risksAreLookedAt(): Promise<void> {
  const nothing = async () => undefined
  const steps = riskReassessmentActivities({
    ...{ ...stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
  })
  for (let n = 0; n < 4; n += 1) {
    const { next } = await steps.lookAtReassessment({ cycle: reassessment, asOf: due })
    if (next === 'ask') await steps.askOwnersOfRisks({ cycle: reassessment, asOf: due })
    if (next === 'take-over') await steps.takeOverAnswers({ cycle: reassessment, asOf: due })
    if (next === 'close') return steps.closeReassessment({ cycle: reassessment, asOf: due })
  }
}

test('the change of the ISMS and the risk that an approved plan names are followed up, and the record says what came of them', async () => {
  await company.answers(owner, 'Plan it…', changing)
  expect(await stores.cycles.byId(reassessment)).toBeNull()
  await company.decides(lead, 'approved')
  for (let n = 0; n < 2; n += 1) await company.follows()
  expect(await stores.cycles.byId(reassessment)).toMatchObject({
    ...{ risks: ['laptop-theft'], because: { text: expect.stringMatching(/^nc-1: Access of somebody/) } },
  })
  await risksAreLookedAt()
  expect((await company.sits(owner).types('nc show 1')).sees).toMatch(/laptop-theft.? is being assessed anew/)
  const [asked] = await stores.asks.openOf(chief._id, 'risk-reassessment')
  const risk = await company.sits(chief, due).reads(asked?._id ?? '')
  expect(risk.sees).toContain('nc-1: Access of somebody who left')
  const form = await risk.acts('risk-reassessment.open', `${asked?._id}.${asked?.revision}`)
  expect((await form.submits(filledIn())).reply).toMatchObject({ kind: 'done' })
  await risksAreLookedAt()

  await company.follows(due)
  await company.answers(doer, 'It is done…', { note: 'By the system since today' }, due)
  // What is done alone does not end it: the change that the plan names is owed, too.
  expect(await company.theOne()).toMatchObject({ stage: 'actions' })
  const question = await company.reads(lead, due)
  expect(question.sees).toMatch(/Was the ISMS changed\? nc-1[\s\S]*The leaving procedure/)
  const empty = await company.answers(lead, 'It was not needed…', {}, due)
  expect(empty.reply).toMatchObject({ errors: { reason: expect.any(String) } })
  await company.answers(lead, 'It was changed…', { note: 'Procedure 4.2, since today' }, due)
  expect(await company.theOne()).toMatchObject({ stage: 'effectiveness' })

  const time = '2027-06-01T10:00:00.000Z'
  await company.follows(time)
  // Who made the change has a hand in it, and so has who approved it.
  const verifying = await company.asked(raiser)
  expect(verifying.neverBy?.sort()).toEqual([lead._id, owner._id, doer._id].sort())
  await company.answers(raiser, 'It was effective…', { note: 'All ten within a day' }, time)
  expect((await company.sits(owner, time).types('nc show 1')).sees).toMatch(
    /The ISMS was changed, said Robin Adler1[\s\S]*laptop-theft.? assessed anew by Mo Farrell/,
  )
  const [row] = (await correctiveRows(stores, { _id: correctiveCycleId('nc-1') })) ?? []
  const lines = row ? linesOfCorrective(row).join('\n') : ''
  expect(lines).toMatch(/ismsChanged: changed: Robin Adler1 2027-03-29/)
  expect(lines).toContain('ismsChangeSaid: Procedure 4.2, since today')
  expect(lines).toMatch(/risksAssessed: laptop-theft: Mo Farrell 2027-03-29/)
  expect(lines).toMatch(/verdict: effective[\s\S]*verifiedBy: Eve Long/)
})

test('nobody with a hand in it is named to verify it, and whoever is named approves nothing of it', async () => {
  for (const person of [owner, doer]) {
    const wrong = await company.answers(owner, 'Plan it…', { ...changing, verifier: account(person) })
    expect(wrong.reply).toMatchObject({ errors: { verifier: expect.stringContaining('a hand in it') } })
  }
  await company.answers(owner, 'Plan it…', { ...plan, verifier: account(lead) })
  const [decision] = await stores.decisions.open()
  await company.asksApprovers(decision?._id ?? '', at)
  expect((await stores.asks.openOf(lead._id, 'approval')).length).toBe(0)
  const [approving] = await stores.asks.openOf(chief._id, 'approval')
  expect((await company.sits(chief).reads(approving?._id ?? '')).labels).toContain('Read it')
  await company.decides(chief, 'approved')
  await company.follows(due)
  await company.answers(doer, 'It is done…', { note: 'Done' }, due)
  await company.follows('2027-06-01T10:00:00.000Z')
  expect((await company.asked(lead)).slot).toBe('verify-1')
})
