import { planCalendar } from '../../src/activities/calendar/plan.js'
import type { Person } from '../../src/domain/person.js'
import { approvals, decide, firstAsk } from '../support/approvals.js'
import { aPolicy, found, lead } from '../support/company.js'
import {
  again,
  at,
  chief,
  colleague,
  owner,
  PlannedCompany,
  review,
  yearly,
} from '../support/planned-company.js'

let company: PlannedCompany

beforeEach(async () => {
  company = await PlannedCompany.open()
})
afterEach(() => company.drop())

describe('moving a planned date', () => {
  test('needs a reason and a day that is not over, and shows from where it was moved', async () => {
    const desk = await company.sits().types(`calendar move ${review} 2027 2027-04-12`)
    expect(desk.sees).toContain('Move to another day: Review of the Information Security Policy')
    await desk.submits({ date: '2027-04-12' })
    expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { reason: expect.any(String) } })
    await desk.submits({ date: '2026-04-12', reason: 'Audit' })
    expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { date: expect.stringContaining('over') } })
    await desk.submits({ date: '2027-04-12', reason: 'The auditors *come* that week' })
    expect(desk.sees).toContain('begins on Monday 12 April instead of Tuesday 30 March')
    expect(await company.occurrence('2027')).toMatchObject({
      date: '2027-04-12',
      moved: { from: '2027-03-30' },
    })
    expect((await company.stores.programmes.byId(review))?.scheduleOwed).toBeDefined()
    const { sees } = await company.sits().types('calendar')
    expect(sees).toContain('Monday 12 April · Review of')
    expect(sees).toContain('moved from Tuesday 30 March')
  })

  test('a short id and a date as people write it will do', async () => {
    await company.stores.programmes.end(again)
    const desk = await company.sits().types('calendar move information-security 12 April')
    await desk.submits({ date: '2027-04-12', reason: 'Audit' })
    expect((await company.occurrence('2027')).date).toBe('2027-04-12')
  })

  test('to a day on which nobody works: the next business day is proposed', async () => {
    const desk = await company.sits().types(`calendar move ${review} 2027-05-01`)
    expect(desk.sees).toContain('Saturday 1 May is no business day.')
    // The first Monday of May is a holiday in Ireland.
    await desk.submits({ day: '2027-05-04', reason: 'Audit' })
    expect((await company.occurrence('2027')).date).toBe('2027-05-04')
    const anew = await company.sits().types(`calendar move ${review}`)
    await anew.submits({ date: '2027-05-09', reason: 'Audit' })
    expect(anew.sees).toContain('Sunday 9 May is no business day.')
    await anew.submits({ day: '2027-05-09', reason: 'Audit' })
    expect((await company.occurrence('2027')).date).toBe('2027-05-09')
  })

  test('to a day off just before the one on which it is planned: that one is not proposed, an earlier one is', async () => {
    await (await company.sits().types(`calendar move ${review} 2027-05-04`)).submits({
      ...{ date: '2027-05-04', reason: 'Audit' },
    })
    const desk = await company.sits(owner).types(`calendar move ${review} 2027-05-02`)
    const days = desk.nodes.flatMap((node) => (node.kind === 'inputs' ? node.inputs : []))
    expect(days).toContainEqual(
      expect.objectContaining({
        ...{ name: 'day', initial: '2027-04-30' },
        options: [
          { value: '2027-04-30', label: 'Friday 30 April, the business day before it' },
          { value: '2027-05-02', label: 'Sunday 2 May all the same' },
        ],
      }),
    )
    await desk.submits({ day: '2027-04-30', reason: 'Holiday' })
    expect((await company.occurrence('2027')).date).toBe('2027-04-30')
  })

  test('out of its year: that year would pass without it', async () => {
    const desk = await company.sits().types(`calendar move ${review} 2027 2029-01-10`)
    expect(desk.sees).toContain('Then its year would pass without it')
    const anew = await company.sits().types(`calendar move ${review} 2027`)
    await anew.submits({ date: '2028-01-10', reason: 'No time' })
    expect(anew.reply).toMatchObject({
      kind: 'invalid',
      errors: { date: expect.stringContaining('its year') },
    })
    expect((await company.occurrence('2027')).date).toBe('2027-03-30')
  })

  test('its owner does not leave it out by moving it to the day of the next one; the ISMS lead may', async () => {
    const moves = (who: Person) => company.sits(who).types(`calendar move ${again} 2027-q1 2027-04-20`)
    expect((await moves(owner)).sees).toContain(
      'The next one comes on Tuesday 20 April and would stand for it',
    )
    const anew = await company.sits(owner).types(`calendar move ${again} 2027-q1 2027-04-19`)
    await anew.submits({ date: '2027-04-21', reason: 'No time' })
    expect(anew.reply).toMatchObject({ kind: 'invalid', errors: { date: expect.any(String) } })
    await anew.submits({ date: '2027-04-19', reason: 'No time' })
    expect((await company.occurrence('2027-Q1', again)).date).toBe('2027-04-19')
    expect((await moves(lead)).sees).toContain('Move to another day')
  })

  test('without an id it is chosen in the form, of what is theirs', async () => {
    const desk = await company.sits(owner).types('calendar move')
    const [menu] = desk.nodes.flatMap((node) => (node.kind === 'inputs' ? node.inputs : []))
    expect(menu).toMatchObject({ name: 'occurrence', label: 'Which date' })
    const seen = await company.occurrence('2027')
    await desk.submits({ occurrence: `${seen._id}@1`, date: '2027-04-12', reason: 'Audit' })
    expect((await company.occurrence('2027')).date).toBe('2027-04-12')
  })

  test('whoever neither leads nor owns it may not', async () => {
    expect((await company.sits(colleague).types('calendar move')).sees).toContain('belongs to the ISMS lead')
    const forged = await company.sits(colleague).acts('calendar.move-now', `${review}/2027@1`, {
      date: '2027-04-12',
      reason: 'Because',
    })
    expect(forged.sees).toContain('Only its owner and the ISMS lead may change this')
    expect((await company.occurrence('2027')).date).toBe('2027-03-30')
  })

  test('of two people who change the same one, the second is told so', async () => {
    const [one, other] = [
      await company.sits().types(`calendar move ${review}`),
      await company.sits(owner).types(`calendar move ${review}`),
    ]
    await one.submits({ date: '2027-04-12', reason: 'Audit' })
    await other.submits({ date: '2027-04-19', reason: 'Holiday' })
    expect(other.sees).toContain('Somebody changed this at the same time')
    expect((await company.occurrence('2027')).date).toBe('2027-04-12')
  })

  test('an id that does not exist names what was meant, and what there is', async () => {
    const { sees } = await company.sits().types('calendar move policy-reveiw.information-security')
    expect(sees).toContain(`Did you mean \`${review}\`?`)
    expect(sees).toContain(`\`${again}\``)
    expect((await company.sits().types('calendar move information-security')).sees).toContain(
      'Which one? Its name goes behind the command.',
    )
  })
})

describe('starting a planned date now', () => {
  test('is asked once more; its own day starts nothing more', async () => {
    const desk = await company.sits(owner).types(`calendar run ${review}`)
    expect(desk.sees).toContain('Start now: Review of the Information Security Policy?')
    await desk.submits()
    expect(desk.sees).toContain('starts now')
    expect(await company.occurrence('2027')).toMatchObject({
      state: 'started',
      started: { at, by: owner._id },
    })
    await desk.acts('calendar.run-now', `${review}/2027@1`)
    expect(desk.sees).toContain('has begun already')
  })

  test('twice in a row starts no second one, however it is said', async () => {
    await company.lays({ recurrence: { kind: 'months', every: 3, from: '2027-01-11' } })
    const twice = await company.sits().types(`calendar run ${review} 2027-q2`)
    await (await company.sits().types(`calendar run ${review}`)).submits()
    expect(await company.occurrence('2027-Q1')).toMatchObject({ state: 'started' })
    await twice.submits()
    expect(twice.sees).toContain('This is running already, so nothing more was started')
    expect((await company.sits().types(`calendar run ${review}`)).sees).toContain('This is running already')
    expect(await company.occurrence('2027-Q2')).toMatchObject({ state: 'planned' })
  })

  test('nothing of what is paused, and nothing where there is nothing to ask', async () => {
    await (await company.sits().types(`calendar pause ${review}`)).submits({
      until: '2027-05-31',
      reason: 'Merger',
    })
    expect((await company.sits().types(`calendar run ${review}`)).sees).toContain('Resume it first')
    await company.stores.policies.add({ ...aPolicy('1.0'), _id: 'new@1.0', policy: 'new', owner: owner._id })
    await company.stores.programmes.lay({ ...yearly, _id: 'policy-review.new', subject: 'new' })
    await planCalendar(company.stores, at, () => undefined)
    expect((await company.sits().types('calendar run policy-review.new')).sees).toContain(
      'No version of the policy',
    )
  })
})

describe('leaving a planned date out', () => {
  test('one of several of a year is for the ISMS lead to say, with a reason', async () => {
    const desk = await company.sits().types(`calendar skip ${again} 2027-q2`)
    await desk.submits({ reason: ' '.trim() })
    expect(desk.reply).toMatchObject({ kind: 'invalid' })
    await desk.submits({ reason: 'Everybody is asked in May anyway' })
    expect(desk.sees).toContain('is left out on Tuesday 20 April')
    expect(await company.occurrence('2027-Q2', again)).toMatchObject({ state: 'skipped' })
    expect((await company.sits().types('calendar april')).sees).toContain('left out')
    expect((await company.sits(owner).types('calendar skip')).sees).toContain('belongs to the ISMS lead')
  })

  test('the only one of a year goes to top management, and counts when they have approved', async () => {
    const desk = await company.sits().types(`calendar skip ${review}`)
    expect(desk.sees).toContain(
      'It is the only one in 2027, so Mo Farrell, of top management, decides first.',
    )
    await desk.submits({ reason: 'A new version is under way' })
    expect(desk.sees).toContain('Mo Farrell is asked whether this may be left out')
    expect((await company.occurrence('2027')).state).toBe('planned')
    expect((await company.sits().types('calendar')).sees).toContain(
      'asks Ben Okoro · planned · leaving it out waits for approval by Mo Farrell',
    )

    const decision = await company.stores.decisions.openAbout({ type: 'occurrence', id: `${review}/2027` })
    const id = decision?._id ?? ''
    await approvals(company.stores).askApprovers({ decision: id, asOf: at })
    const asked = await company.sits(chief).types('')
    expect(asked.sees).toContain(
      'Decide: may “Review of the Information Security Policy” be left out in 2027?',
    )
    await asked.clicks('Read it')
    expect(asked.sees).toContain('The reason: A new version is under way')
    expect((await company.sits().types(`calendar move ${review}`)).sees).toContain('Waiting for approval')

    const ask = await firstAsk(company.stores, id)
    expect(await decide(company.stores, { ...ask, askedOf: lead._id }, 'approved', at)).toBeNull()
    await decide(company.stores, ask, 'approved', at)
    await approvals(company.stores).concludeDecision({ decision: id, asOf: at })
    await approvals(company.stores).concludeDecision({ decision: id, asOf: at })
    expect(await company.occurrence('2027')).toMatchObject({
      state: 'skipped',
      skipped: { by: lead._id, approval: { decision: id, by: chief._id } },
    })
    const { sees } = await company.sits().types(`calendar history ${review}`)
    expect(sees).toContain(
      '2027 · left out by Robin Adler1: A new version is under way · approved by Mo Farrell',
    )
    expect((await company.sits().types('calendar')).sees).not.toContain('waits for approval')
    await company.holdsAgainstTheLedger()
  })

  test('what moved while they decided is left as it is', async () => {
    await (await company.sits().types(`calendar skip ${review}`)).submits({ reason: 'A new version' })
    const id =
      (await company.stores.decisions.openAbout({ type: 'occurrence', id: `${review}/2027` }))?._id ?? ''
    await approvals(company.stores).askApprovers({ decision: id, asOf: at })
    await company.lays({ recurrence: { kind: 'months', every: 12, from: '2027-06-01' } })
    await decide(company.stores, await firstAsk(company.stores, id), 'approved', at)
    await approvals(company.stores).concludeDecision({ decision: id, asOf: at })
    expect((await company.occurrence('2027')).state).toBe('planned')
    expect(await company.stores.decisions.byId(id)).toMatchObject({
      state: 'withdrawn',
      ended: { because: 'changed' },
    })
  })

  test('who alone is top management cannot approve it themselves, and hears who may ask', async () => {
    await found(company.stores, [], { topManagement: [lead._id], deputy: owner._id })
    const { sees } = await company.sits().types(`calendar skip ${review}`)
    expect(sees).toContain('who asks does not approve')
    expect(sees).toContain('Ben Okoro may ask in your place')
    expect(await company.stores.decisions.openAbout({ type: 'occurrence', id: `${review}/2027` })).toBeNull()
  })
})

describe('pausing a duty', () => {
  test('needs a last day and a reason; resuming says first what starts at once', async () => {
    const desk = await company.sits().types('calendar pause')
    await desk.submits({ programme: review, until: '2027-05-31' })
    expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { reason: expect.any(String) } })
    for (const [until, wrong] of [
      ['2027-01-03', 'That day is over'],
      ['2028-01-05', 'The longest pause is a year'],
    ] as const) {
      await desk.submits({ programme: review, until, reason: 'Merger' })
      expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { until: expect.stringContaining(wrong) } })
    }
    await desk.submits({ programme: review, until: '2027-05-31', reason: 'Merger' })
    expect(desk.sees).toContain('Paused until Monday 31 May: Review of the Information Security Policy')
    expect((await company.sits().types('calendar')).sees).toContain(
      'asks Ben Okoro · paused until Monday 31 May, begins on Tuesday 1 June',
    )
    expect((await company.sits().types('calendar 2028')).sees).toContain('asks Ben Okoro · planned')

    const later = '2027-05-10T10:00:00.000Z'
    const resumes = await company.sits(lead, later).types('calendar resume')
    expect(resumes.sees).toContain('Merger')
    expect(resumes.sees).toContain('One date came due meanwhile and starts at once: Tuesday 30 March.')
    expect((await company.sits(lead, later).types('calendar')).sees).toContain('March\n')
    await resumes.submits()
    expect(resumes.sees).toContain('Resumed: Review of')
    expect((await company.stores.programmes.byId(review))?.paused).toBeUndefined()
    expect((await company.sits().types('calendar resume')).sees).toContain('Nothing is paused')
    await company.holdsAgainstTheLedger()
  })

  test('across several dates: resuming says that the last one stands for the others, and so does everything after', async () => {
    const desk = await company.sits().types(`calendar pause ${again}`)
    await desk.submits({ until: '2027-06-30', reason: 'Merger' })
    const { sees } = await company.sits().types('calendar')
    expect(sees).toMatch(/20 January · .* · paused until Wednesday 30 June, then covered by 2027-Q2/)
    expect(sees).toMatch(/20 April · .* · paused until Wednesday 30 June, begins on Thursday 1 July/)
    const later = '2027-05-10T10:00:00.000Z'
    const resumes = await company.sits(lead, later).types('calendar resume')
    expect(resumes.sees).toContain(
      '2 dates came due meanwhile: Wednesday 20 January and Tuesday 20 April. The last one starts at once and stands for the others.',
    )
    await resumes.submits()
    await company.startsDue(again, later)
    const calendar = await company.sits(lead, later).types('calendar 2027')
    expect(calendar.sees).toContain('asks everybody · covered by 2027-Q2')
    const [picture] = calendar.nodes.flatMap((node) => (node.kind === 'image' ? [node.picture] : []))
    expect(picture?.alt).toContain('January 2027: 1 covered by a later one')
    expect((await company.sits(lead, later).types(`calendar history ${again}`)).sees).toContain(
      '2027-Q1 · covered by 2027-Q2, which was due at the same time',
    )
    const forged = await company.sits(lead, later).acts('calendar.move', `${again}/2027-Q1@2`)
    expect(forged.sees).toContain('A later one stands for this by now')
    await company.holdsAgainstTheLedger()
  })

  test('is the ISMS lead’s alone', async () => {
    const forged = await company.sits(owner).acts('calendar.pause-now', review, {
      until: '2027-02-01',
      reason: 'Because',
    })
    expect(forged.sees).toContain('belongs to the ISMS lead')
    expect((await company.stores.programmes.byId(review))?.paused).toBeUndefined()
  })
})

describe('naming the date that is meant', () => {
  test('that is not planned is answered with those that are, and no other takes its place', async () => {
    const planned = '“2031” is no planned date of this, so nothing was done: Review of the'
    for (const typed of [`skip ${review} 2031`, `run ${review} 2031`, `move ${review} 2031`]) {
      const { sees, reply } = await company.sits().types(`calendar ${typed}`)
      expect([typed, reply.kind]).toEqual([typed, 'card'])
      expect(sees).toContain(planned)
      expect(sees).toContain('There is: `2027`, `2028`.')
    }
    expect((await company.sits().types(`calendar skip ${review} soon`)).sees).toContain(
      '“soon” is no planned',
    )
    const move = await company.sits().types(`calendar move ${review} 2028-Q1 12 April`)
    expect(move.sees).toContain('“2028-Q1 12 April” is no planned date')
  })

  test('where there are more than a menu holds, it says so, and how to name the others', async () => {
    const weekly = { ...yearly, recurrence: { kind: 'weeks', every: 1, from: '2027-01-05' } } as const
    expect((await company.sits().types('calendar move')).sees).not.toContain('The first')
    await company.stores.programmes.lay({ ...weekly, _id: again, process: 'policy-acknowledgement' })
    await company.stores.programmes.lay(weekly)
    await planCalendar(company.stores, at, () => undefined)
    const dates = (await company.stores.occurrences.planned()).length
    const { sees } = await company.sits().types('calendar move')
    expect(sees).toContain(
      `The first 100 of ${dates} dates. For another one type: /isms calendar move ID PERIOD`,
    )
  })
})
