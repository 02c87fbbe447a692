import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, decide as decideOn, firstAsk } from '../support/approvals.js'
import { lead } from '../support/company.js'
import { textOfPdf } from '../support/pdf-text.js'
import {
  aReview,
  at,
  chair,
  chief,
  cycle,
  doer,
  meetingDay,
  ReviewingCompany,
  rule,
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
  expect(pack.sees).toContain('Ben Okoro, 1 September 2027, 10:30: Bexley asks for a report')
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

test('the chair signs what whoever prepares it put, and what was decided is followed up and begins the next pack', async () => {
  await company.packIsSent()
  await company.looks(meetingDay)
  await company.isRecorded()
  const desk = company.sits(lead, meetingDay)
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
  await company.puts(chair)
  await sealOnce(company.database.db)
  const printed: string[] = []
  await verifyCommand(company.stores.db, undefined, (line) => void printed.push(line))
  expect(printed.join('\n')).toContain('Ledger intact')
  expect(printed.filter((line) => line.includes('review-meetings') || line.includes('asks ·'))).toEqual([])
})

async function verified(): Promise<string[]> {
  const printed: string[] = []
  await verifyCommand(company.stores.db, undefined, (line) => void printed.push(line))
  return printed.filter((line) => line.includes('review-meetings'))
}

test('minutes whose row is changed after they were put are found out', async () => {
  await company.packIsSent()
  await company.isRecorded()
  await company.puts(lead)
  await sealOnce(company.database.db)
  expect(await verified()).toEqual([])
  const rows = company.database.admin.collection<{ _id: string }>('review-meetings')
  const changes = [
    { 'pack.files.0.sha256': 'b'.repeat(64) },
    { 'results.judgements.effective': 'yes' },
    { 'attendance.invited': [lead._id] },
    { 'attendance.title.en': 'Another one' },
    { meetingOn: '2027-09-30' },
  ]
  const [before] = await rows.find({ _id: cycle }).toArray()
  for (const change of changes) {
    await rows.updateOne({ _id: cycle }, { $set: change })
    expect((await verified()).join()).toMatch(/minutes|file-en/)
    if (before) await rows.replaceOne({ _id: cycle }, before)
  }
  expect(await verified()).toEqual([])
})

test('nothing is recorded before the day of the meeting; a meeting that is held sooner is moved first, also once its pack is sent', async () => {
  await company.packIsSent()
  const early = '2027-09-20T10:00:00.000Z'
  const desk = company.sits(chair, early)
  await desk.acts('management-review.attendance', `${cycle}@`, { present: [chair._id] })
  expect(desk.sees).toContain('what it decides is recorded from that day on')
  await company.isRecorded(early)
  expect(await company.meeting()).toMatchObject({ decisions: {}, actions: [] })
  expect((await company.meeting()).attendance).toBeUndefined()

  await (await desk.acts('management-review.ask-move', cycle)).submits({ due: '2027-09-20' })
  await company.isRecorded(early)
  await desk.acts('management-review.move', cycle, { due: '2027-10-20' })
  expect(desk.sees).toContain('recorded already, so it was not moved')
  expect((await company.meeting()).meetingOn).toBe('2027-09-20')
})

test('a meeting that moves takes what was asked for it along, and who takes part hears of it', async () => {
  const before = await company.asks()
  await company.sits(chair).acts('management-review.move', cycle, { due: '2027-10-27' })
  await company.looks()
  const after = await company.asks()
  expect(after.map(({ _id, state }) => [_id, state])).toEqual(before.map(({ _id, state }) => [_id, state]))
  expect(after.every(({ dueOn }, n) => dueOn > (before[n]?.dueOn ?? ''))).toBe(true)
  expect((await company.stores.cycles.byId(cycle))?.dueOn).toBe('2027-10-27')
  // Whoever is asked for something, and takes no part, hears of it, too: their answer is due by another day.
  expect(await company.told('review-moved')).toEqual([lead._id, teller._id].sort())
  await company.looks()
  expect(await company.told('review-moved')).toEqual([lead._id, teller._id].sort())
})

test('who takes part hears that a review began and when it is; a meeting that stays on its day is not moved', async () => {
  expect(await company.told('review-begun')).toEqual([chair._id, lead._id].sort())
  const { meetingOn } = await company.meeting()
  const desk = await company.sits(chair).acts('management-review.ask-move', cycle)
  await desk.submits({ due: meetingOn })
  expect(desk.reply).toMatchObject({ errors: { due: expect.stringContaining('on that day already') } })
  await company.looks()
  expect(await company.told('review-moved')).toEqual([])
  await desk.submits({ due: '2027-10-02' })
  expect(desk.sees).toContain('That is no working day')
})

test('a meeting of which something is recorded is not moved, nor closed by the next review: its minutes are still asked for', async () => {
  await company.packIsSent()
  await company.looks(meetingDay)
  const desk = company.sits(chair, meetingDay)
  await desk.acts('management-review.decision/risks', `${cycle}@`, { text: 'Noted' })
  await desk.acts('management-review.move', cycle, { due: '2027-10-20' })
  expect(desk.sees).toContain('recorded already, so it was not moved')
  const act = { by: chair._id, at: meetingDay, through: { kind: 'chat', platform: 'slack' } } as const
  expect(await company.stores.reviewMeetings.move(await company.meeting(), '2027-10-20', act)).toBe(false)

  const later = '2028-09-01T09:30:00.000Z'
  await company.comesRound('2028', later)
  expect(await company.looks('2028-10-02T09:30:00.000Z')).toBe('wait')
  expect(await company.asked()).toEqual(['minutes of Ada Quinn'])
})

test('a review whose meeting is still to come goes on though another one begins', async () => {
  await company.packIsSent()
  await company.comesRound('2028', '2027-09-20T09:30:00.000Z')
  expect(await company.looks('2027-09-20T09:31:00.000Z')).toBe('wait')
  expect(await company.looks('2027-09-30T09:31:00.000Z')).toBe('close')
})

test('of a review that nobody held and the next one closed nothing more is recorded', async () => {
  await company.packIsSent()
  const meeting = await company.meeting()
  const later = '2028-09-01T09:30:00.000Z'
  await company.comesRound('2028', later)
  // Somebody records something at the last moment: then it is not closed.
  expect(await company.stores.reviewMeetings.close({ ...meeting, revision: 1 }, later)).toBe(false)
  expect(await company.looks(later)).toBe('close')
  for (const [act, value] of [
    ['decision/risks', `${cycle}@`],
    ['put', `${cycle}@`],
    ['ask-move', cycle],
    ['question/risks', cycle],
  ] as const) {
    const desk = await company
      .sits(lead, later)
      .acts(`management-review.${act}`, value, { text: 'We buy it' })
    expect(desk.sees).toMatch(/is closed/)
  }
  const act = { by: lead._id, at: later, through: { kind: 'chat', platform: 'slack' } } as const
  const { reviewMeetings } = company.stores
  expect(await reviewMeetings.decide(await company.meeting(), 'risks', 'We buy it', act)).toBe(false)
  const card = await company.sits(lead, later).types('review yearly')
  expect(card.sees).not.toContain('closed without minutes')
})

test('a pack that was sent reaches its readers, even if what sent it stopped before anybody was told', async () => {
  const [pack, meeting] = [await company.packNow(), await company.meeting()]
  const act = { by: lead._id, at, through: { kind: 'chat', platform: 'slack' } } as const
  await company.stores.reviewMeetings.sendPack(meeting, pack, act)
  expect(await company.told('review-pack')).toEqual([])
  await company.looks()
  expect(await company.told('review-pack')).toEqual([chair._id, lead._id].sort())
  const sent = (await company.meeting()).pack
  const [file] = sent?.files ?? []
  if (!file) throw new Error('It was not printed')
  expect(textOfPdf((await company.stores.keptFiles.bytesOf(file)) ?? new Uint8Array()).join(' ')).toContain(
    'Yearly review of the ISMS',
  )
  await company.looks()
  expect((await company.meeting()).pack).toEqual(sent)
})

test('whoever puts the minutes does not sign them, and stands on record as who asked', async () => {
  await company.packIsSent()
  await company.isRecorded()
  const put = await company.puts(chair)
  expect(put.sees).toContain('were put to be signed')
  await company.looks(meetingDay)
  const decision = await company.stores.decisions.openAbout({ type: 'minutes', id: 'yearly.2027' })
  expect(decision).toMatchObject({ requestedBy: chair._id, standIns: [chief._id] })
  expect(decision?.steps[0]?.approvers).toEqual([chief._id])
})

test('minutes are not put as somebody else has changed them meanwhile, and two who conclude do not write over each other', async () => {
  await company.packIsSent()
  await company.isRecorded()
  const asked = await company.sits(lead, meetingDay).acts('management-review.ask-put', cycle)
  const conclusion = {
    ...{ improvement: 'None', changes: 'None', because: 'It does not' },
    ...{ suitable: 'no', adequate: 'no', effective: 'no' },
  }
  const { results } = await company.meeting()
  const late = await company.sits(lead, meetingDay).acts('management-review.results', `${cycle}@`, conclusion)
  expect(late.sees).toContain('Ada Quinn recorded something else on 29 September')
  expect((await company.meeting()).results).toEqual(results)
  await late.submits(conclusion)
  expect((await company.meeting()).results?.judgements.effective).toBe('no')

  const there = { present: [chair._id] }
  const other = await company.sits(lead, meetingDay).acts('management-review.attendance', `${cycle}@`, there)
  expect(other.sees).toContain('Ada Quinn recorded something else')
  await asked.submits()
  expect((await company.meeting()).put).toBeUndefined()
})

test('a review whose minutes wait for a signature stays open though the next one begins', async () => {
  await company.packIsSent()
  await company.isRecorded()
  await company.puts(lead)
  await company.looks(meetingDay)
  await company.comesRound('2028', '2028-09-01T09:30:00.000Z')
  expect(await company.looks('2028-09-01T09:31:00.000Z')).toBe('wait')
  expect(await company.stores.decisions.openAbout({ type: 'minutes', id: 'yearly.2027' })).not.toBeNull()
})

test('who was invited is who was invited then, whatever the file says later', async () => {
  await company.packIsSent()
  await company.isRecorded()
  const { hash: _, ...text } = aReview({ attendees: [chair._id, lead._id, stranger._id] })
  await company.stores.managementReviews.add({ ...aReview(text), _id: 'yearly@2', version: '2', sequence: 2 })
  const minutes = await company.sits(lead, meetingDay).types('review minutes')
  expect(minutes.sees).toContain('Ada Quinn')
  expect(minutes.sees).not.toContain('Gil Reed')
})

test('minutes go on to be signed though whoever prepared them has left', async () => {
  await company.packIsSent()
  await company.isRecorded()
  await company.puts(lead)
  await company.stores.people.write([], [{ id: lead._id, fields: { end: '2027-09-02' } }])
  expect(await company.looks(meetingDay)).toBe('wait')
  const decision = await company.stores.decisions.openAbout({ type: 'minutes', id: 'yearly.2027' })
  expect(decision?.steps[0]?.approvers).toEqual([chair._id])
})

test('whoever prepares a review does so though they take no part in it', async () => {
  await company.stores.programmes.lay({ ...rule, owner: doer._id })
  await company.comesRound('2028', '2028-09-01T09:30:00.000Z')
  expect(await company.asked('cycle/management-review.yearly/2028')).toContain('input-issues of Eve Long')
})

test('a question about a section of the pack goes to whoever answers for it, and the answer to whoever asked and to all readers', async () => {
  await company.packIsSent()
  const desk = company.sits(chair)
  await desk.acts('management-review.read-pack/8', cycle)
  expect(desk.sees).toContain('Questions go to Ben Okoro')
  await desk.clicks('Ask about this…')
  await desk.submits({})
  expect(desk.reply).toMatchObject({ kind: 'invalid' })
  await desk.submits({ text: 'Who at Bexley asked?' })
  expect(desk.sees).toContain('Ben Okoro was asked')
  await company
    .sits(chair)
    .acts('management-review.question/feedback', cycle, { text: 'Who at Bexley asked?' })
  await company.looks()
  expect(await company.asked()).toEqual(['question-1 of Ben Okoro'])

  const answering = await (await company.sits(teller).types('')).clicks('Answer')
  expect(answering.sees).toContain('Who at Bexley asked?')
  await (await answering.clicks('Answer…')).submits({ text: 'Their purchasing' })
  await company.looks()
  expect(await company.asked()).toEqual([])
  expect(await company.told('review-answered')).toEqual([chair._id])
  const reader = await company.sits(lead).acts('management-review.read-pack/8', cycle)
  expect(reader.sees).toContain('Who at Bexley asked?')
  expect(reader.sees).toContain('Their purchasing')
  await sealOnce(company.database.db)
  expect(await verified()).toEqual([])

  const other = await company
    .sits(stranger)
    .acts('management-review.question/feedback', cycle, { text: 'Me, too' })
  expect(other.sees).toContain('Only who takes part')
})

test('what nobody answered when the minutes are put is asked no more', async () => {
  await company.packIsSent()
  await company.sits(chair).acts('management-review.question/feedback', cycle, { text: 'Who asked?' })
  await company.looks()
  await company.isRecorded()
  await company.puts(lead)
  await company.looks(meetingDay)
  expect(await company.asked()).toEqual([])
  await company
    .sits(chair, meetingDay)
    .acts('management-review.question/feedback', cycle, { text: 'And now?' })
  expect((await company.meeting()).questions).toHaveLength(1)
})
