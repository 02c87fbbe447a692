import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, decide as decideOn, firstAsk } from '../support/approvals.js'
import { lead } from '../support/company.js'
import {
  aReview,
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

async function verified(): Promise<string[]> {
  await sealOnce(company.database.db)
  const printed: string[] = []
  await verifyCommand(company.stores.db, undefined, (line) => void printed.push(line))
  return printed.filter((line) => /review-meetings|asks ·|nonconformities ·/.test(line))
}

/** The minutes are signed, and Eve is to do something. */
async function isSigned(): Promise<void> {
  await company.packIsSent()
  await company.isRecorded()
  const form = await company.sits(lead, meetingDay).acts('management-review.ask-decision/measurements', cycle)
  await form.submits({
    ...{ text: 'Removals are late', what: 'Removal on the day', who: account(doer), due: '2027-11-30' },
  })
  await company.puts(lead)
  await company.looks(meetingDay)
  const decision = await company.stores.decisions.openAbout({ type: 'minutes', id: 'yearly.2027' })
  if (!decision) throw new Error('Nobody is asked to sign')
  const workflow = approvals(company.stores)
  await workflow.askApprovers({ decision: decision._id, asOf: meetingDay })
  await decideOn(company.stores, await firstAsk(company.stores, decision._id), 'approved', meetingDay)
  await workflow.concludeDecision({ decision: decision._id, asOf: meetingDay })
  await company.looks(meetingDay)
}

test('what somebody is to do they hand on with a reason; the minutes stay, and whoever does it now is asked and stands in the next pack', async () => {
  await isSigned()
  expect(await company.asked()).toEqual(['action-1 of Eve Long'])
  const hash = (await company.meeting()).put?.hash
  const [first] = (await company.asks()).filter(({ slot }) => slot === 'action-1')
  const asked = `${first?._id}.${first?.revision}`

  const other = await company.sits(stranger, meetingDay).acts('management-review.ask-hand-on', asked)
  expect(other.sees).not.toContain('Who does it from now on')
  const desk = await (await company.sits(doer, meetingDay).types('')).clicks('Answer')
  await desk.clicks('Somebody else does it…')
  await desk.submits({ who: account(doer) })
  expect(desk.reply).toMatchObject({
    errors: { who: expect.stringContaining('is asked already'), text: expect.stringContaining('why') },
  })
  await desk.submits({ who: account(teller), text: 'He runs the list of leavers' })
  expect(desk.sees).toContain('Ben Okoro is asked to do it from now on')
  const again = await company
    .sits(doer, meetingDay)
    .acts('management-review.hand-on', asked, { who: account(stranger), text: 'Or he' })
  expect(again.sees).not.toContain('Gil Reed is asked')

  await company.looks(meetingDay)
  expect(await company.asked()).toEqual(['action-1 of Ben Okoro'])
  const doing = await (await company.sits(teller, meetingDay).types('')).clicks('Answer')
  expect(doing.sees).toContain('Eve Long handed it on to you: He runs the list of leavers')
  const minutes = await company.sits(lead, meetingDay).types('review minutes')
  expect(minutes.sees).toContain('Removal on the day · Eve Long · by Tuesday 30 November 2027')
  expect(minutes.sees).toContain(String(hash))

  const later = '2028-09-01T09:30:00.000Z'
  const next = await company.comesRound('2028', later)
  const pack = await company.sits(lead, later).acts('management-review.read-pack/1', next)
  expect(pack.sees).toContain('Removal on the day · Ben Okoro · overdue since')
  expect(await verified()).toEqual([])

  const rows = company.database.admin.collection<{ _id: string }>('review-meetings')
  await rows.updateOne({ _id: cycle }, { $set: { 'actions.0.handedOn.0.to': stranger._id } })
  expect((await verified()).join()).toContain('to')
})

test('a pack that was sent holds nobody’s words: they are read where they were recorded, and what is erased there is gone', async () => {
  const said = 'Bexley asks for a report of our penetration test'
  const [ask] = (await company.asks()).filter(({ slot }) => slot === 'input-feedback')
  await company
    .sits(teller)
    .acts('management-review.answer/something', `${ask?._id}.${ask?.revision}`, { text: said })
  await company.stores.nonconformities.raise(
    {
      ...{ source: { of: 'person' }, nonce: 'n', nature: 'A customer got the file of another one' },
      ...{ by: doer._id, at: '2027-08-20T09:00:00.000Z' },
    },
    { kind: 'chat', platform: 'slack' },
  )
  await company.packIsSent()
  const { pack } = await company.meeting()
  expect(JSON.stringify(pack)).not.toContain('penetration')
  expect(JSON.stringify(pack)).not.toContain('customer got')
  const reads = async (section: number) =>
    (await company.sits(chair).acts(`management-review.read-pack/${section}`, cycle)).sees
  expect(await reads(8)).toContain(said)
  expect(await reads(4)).toContain('A customer got the file of another one')
  expect(await verified()).toEqual([])

  const { admin } = company.database
  const nc = admin.collection<{ _id: string }>('nonconformities')
  await nc.updateOne({ _id: 'nc-1' }, { $set: { 'nature.text': '' } })
  expect(await reads(4)).toContain('These words are no longer on record')
  expect(await reads(4)).not.toContain('A customer got')
  expect((await company.meeting()).pack).toEqual(pack)

  const rows = admin.collection<{ _id: string }>('review-meetings')
  await rows.updateOne({ _id: cycle }, { $set: { 'pack.content.sections.7.said.0.commitment': 'c' } })
  expect((await verified()).join()).toContain('pack')
})

test('who takes part and neither prepares nor leads the review is told who sends its pack and moves its meeting', async () => {
  await company.looks()
  const chiefs = await company.sits(chief).acts('management-review.ask-move', cycle)
  expect(chiefs.sees).toContain('Only who prepares or leads this review and the ISMS lead send its pack')
})

test('who gets the pack is counted as one says it, for one and for many', async () => {
  const many = await company.sits(lead).acts('management-review.read-pack/1', cycle)
  await many.clicks('Send it to 2 people…')
  const { hash: _, ...text } = aReview({ attendees: [chair._id] })
  await company.stores.managementReviews.add({ ...aReview(text), _id: 'yearly@2', version: '2', sequence: 2 })
  const one = await company.sits(lead).acts('management-review.read-pack/1', cycle)
  await (await one.clicks('Send it to one person…')).submits()
  expect(one.sees).toContain('on its way to one person')
})
