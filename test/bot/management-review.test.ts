import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, decide as decideOn, firstAsk } from '../support/approvals.js'
import { lead } from '../support/company.js'
import {
  chair,
  chief,
  cycle,
  doer,
  meetingDay,
  ReviewingCompany,
  stranger,
  teller,
} from '../support/reviewing-company.js'

let company: ReviewingCompany
beforeEach(async () => {
  company = await ReviewingCompany.open()
})
afterEach(() => company.drop())

const account = (person: typeof doer) => {
  const { slack } = person.bindings
  return { platform: 'slack' as const, team: slack?.team ?? '', user: slack?.user ?? '' }
}

test('weeks before the meeting people are asked for what no record holds, and it stands in the pack under their names', async () => {
  expect(await company.asked()).toEqual([
    'input-feedback of Ben Okoro',
    'input-issues of Robin Adler1',
    'input-opportunities of Robin Adler1',
    'input-parties of Robin Adler1',
  ])
  const desk = await (await company.sits(teller).types('')).clicks('Answer')
  expect(desk.sees).toContain('what did customers, authorities, suppliers or staff say')
  await (await desk.clicks('Say what…')).submits({})
  expect(desk.reply).toMatchObject({ kind: 'invalid' })
  await desk.submits({ text: 'Bexley asks for a report of our penetration test' })
  expect(desk.reply).toMatchObject({ kind: 'done' })

  const pack = await company.sits(lead).types('review pack')
  await pack.acts('management-review.read-pack/8', cycle)
  expect(pack.sees).toContain('Feedback from interested parties')
  expect(pack.sees).toContain('Ben Okoro, 1 September, 10:30: Bexley asks for a report')
  await pack.acts('management-review.read-pack/3', cycle)
  expect(pack.sees).toContain('Robin Adler1 was asked and has not answered yet')
  await pack.acts('management-review.read-pack/6', cycle)
  expect(pack.sees).toContain('Nothing is recorded about this')
})

test('a pack is frozen when it is sent: who takes part gets it, and what changes later is a difference', async () => {
  await company.packIsSent()
  const { pack } = await company.meeting()
  expect(pack?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await company.asked()).toEqual([])
  const told = await company.database.admin
    .collection<{ person: string; content: { kind: string } }>('deliveries')
    .find({ 'content.kind': 'review-pack' })
    .toArray()
  expect(told.map(({ person }) => person).sort()).toEqual([chair._id, lead._id].sort())
  await company.sits(lead).acts('management-review.send', cycle)
  expect((await company.meeting()).pack?.hash).toBe(pack?.hash)
  const other = await company.sits(stranger).acts('management-review.read-pack/1', cycle)
  expect(other.sees).toContain('Only who takes part')
})

test('nothing is recorded of a meeting without top management, nor signed without what a review has to come to', async () => {
  await company.packIsSent()
  await company.looks(meetingDay)
  expect(await company.asked()).toEqual(['minutes of Ada Quinn'])
  const desk = await company.sits(chair, meetingDay).types('review decide')
  await (await desk.clicks('Record who is there…')).submits({ present: [lead._id] })
  expect(desk.reply).toMatchObject({
    errors: { present: expect.stringContaining('Ada Quinn and Cleo Hart') },
  })
  await desk.acts('management-review.put', cycle)
  expect(desk.sees).toContain('cannot be signed yet')

  await company.isRecorded()
  await company.sits(lead, meetingDay).acts('management-review.results', `${cycle}@`, { improvement: 'None' })
  const card = await company.sits(chair, meetingDay).types('review yearly')
  expect(card.sees).not.toContain('Before the minutes can be signed')
  const no = await company.sits(stranger, meetingDay).acts('management-review.put', cycle)
  expect(no.sees).toContain('Only who takes part')
})

test('what two people record of the same at once is not lost without a look', async () => {
  await company.packIsSent()
  await company
    .sits(lead, meetingDay)
    .acts('management-review.decision/risks', `${cycle}@`, { text: 'We wait' })
  const desk = await company
    .sits(chair, meetingDay)
    .acts('management-review.decision/risks', `${cycle}@`, { text: 'We buy it' })
  expect(desk.sees).toContain('Robin Adler1 recorded on 29 September, 11:00: “We wait”')
  await desk.submits({ text: 'We buy it' })
  expect((await company.meeting()).decisions.risks?.text.text).toBe('We buy it')
})

test('the chair signs what whoever prepares it wrote, and what was decided is followed up and begins the next pack', async () => {
  await company.packIsSent()
  await company.looks(meetingDay)
  await company.isRecorded()
  const desk = company.sits(chair, meetingDay)
  const form = await desk.acts('management-review.ask-decision/measurements', cycle)
  await form.submits({ text: 'Removals are late', what: 'Removal on the day', who: account(doer) })
  expect(form.reply).toMatchObject({ errors: { due: expect.stringContaining('by when') } })
  await form.submits({
    text: 'Removals are late',
    what: 'Removal on the day',
    who: account(doer),
    due: '2027-11-30',
  })
  await (await desk.clicks('Put the minutes to be signed…')).submits()
  expect(desk.sees).toContain('were put to be signed')
  await company.looks(meetingDay)

  const subject = { type: 'minutes', id: 'yearly.2027' } as const
  const decision = await company.stores.decisions.openAbout(subject)
  if (!decision) throw new Error('Nobody is asked to sign')
  const workflow = approvals(company.stores)
  await workflow.askApprovers({ decision: decision._id, asOf: meetingDay })
  const ask = await firstAsk(company.stores, decision._id)
  expect(ask).toMatchObject({ askedOf: chair._id, standIns: [chief._id] })
  await decideOn(company.stores, ask, 'approved', meetingDay)
  await workflow.concludeDecision({ decision: decision._id, asOf: meetingDay })
  expect((await company.meeting()).signed).toMatchObject({ by: chair._id })

  await company.looks(meetingDay)
  expect(await company.asked()).toEqual(['action-1 of Eve Long'])
  const minutes = await company.sits(lead, meetingDay).types('review minutes')
  expect(minutes.sees).toContain('Removal on the day · Eve Long · by Tuesday 30 November 2027')
  expect(minutes.sees).toContain('Signed by Ada Quinn')

  const next = await company.comesRound('2028', '2028-09-01T09:30:00.000Z')
  const pack = await company
    .sits(lead, '2028-09-01T09:30:00.000Z')
    .acts('management-review.read-pack/1', next)
  expect(pack.sees).toContain('Removal on the day · Eve Long · overdue since')

  const doing = await (await company.sits(doer, meetingDay).types('')).clicks('Answer')
  await (await doing.clicks('It is done…')).submits({ text: 'The workflow of leavers orders it' })
  expect(await company.looks('2027-11-30T10:00:00.000Z')).toBe('close')
  const record = await company.stores.records.byCycle(cycle)
  expect(record).toMatchObject({ process: 'management-review' })
})

test('what was moved, sent, recorded and put is held against the ledger', async () => {
  const preparing = company.sits(lead)
  await (await preparing.acts('management-review.ask-move', cycle)).submits({ due: '2027-09-29' })
  await company.packIsSent()
  await company.isRecorded()
  await company.sits(chair, meetingDay).acts('management-review.decision/audits', `${cycle}@`, {
    text: 'Twice a year',
    what: 'Plan it',
    who: account(doer),
    due: '2027-11-30',
  })
  await company.sits(chair, meetingDay).acts('management-review.put', cycle)
  await sealOnce(company.database.db)
  const printed: string[] = []
  await verifyCommand(company.stores.db, undefined, (line) => void printed.push(line))
  expect(printed.join('\n')).toContain('Ledger intact')
  expect(printed.filter((line) => line.includes('review-meetings') || line.includes('asks ·'))).toEqual([])
})
