import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inputs } from '../../src/bot/interaction.js'
import { ncResponseCommand } from '../../src/main/nc-response.js'
import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { lead } from '../support/company.js'
import {
  account,
  analysis,
  at,
  CorrectingCompany,
  chief,
  doer,
  nature,
  owner,
  plan,
  raiser,
} from '../support/correcting-company.js'
import { textOfPdf } from '../support/pdf-text.js'

let company: CorrectingCompany
let stores: CorrectingCompany['stores']
beforeEach(async () => {
  company = await CorrectingCompany.open()
  stores = company.stores
})
afterEach(() => company.drop())

/** The text of the paper that goes back to whoever found it. */
async function responseTo(nc: string, when = at): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'nc-')), 'response.pdf')
  expect(await ncResponseCommand(stores, { nc, file }, new Date(when), () => undefined)).toBe(0)
  return textOfPdf(await readFile(file)).join('\n')
}

test('anybody raises one, hears what becomes of it, and sees it; who has nothing to do with it does not', async () => {
  const desk = await company.sits(raiser).types('nc')
  const form = desk.reply.kind === 'form' ? desk.reply.form : null
  const raising = (inputs: Inputs) => desk.acts('corrective.raise', form?.submit?.value ?? '', inputs)
  expect((await raising({ source: 'external', deadline: '2026-01-01' })).reply).toMatchObject({
    errors: { nature: expect.any(String), reference: expect.any(String), deadline: expect.any(String) },
  })
  expect((await raising({ nature, source: 'person' })).sees).toContain('on record as nc-1')
  await raising({ nature, source: 'person' })
  await company.follows()
  expect(await stores.nonconformities.all()).toHaveLength(1)

  const turning = await company.answers(lead, 'Turn it down…', {})
  expect(turning.reply).toMatchObject({ errors: { reason: expect.any(String) } })
  await company.answers(lead, 'Turn it down…', {
    reason: 'It was removed in time: the clock of the report was wrong',
  })
  const told = await company.sits(raiser).readsDelivery({
    kind: 'corrective',
    nonconformity: 'nc-1',
    news: 'turned-down',
    number: 1,
    asks: [],
  })
  expect(told.sees).toMatch(/nc-1, which you raised, was turned down[\s\S]*clock of the report was wrong/)
  expect((await company.sits(raiser).types('nc show 1')).sees).toContain('turned down')
  expect((await company.sits(doer).types('nc show nc-1')).sees).toContain('does not concern you')
  expect((await stores.cycles.byId('cycle/corrective-action.nc-1/1'))?.state).toBe('closed')
})

test('from the cause to a verdict by somebody who had no hand in it, in a second round since the first was not effective', async () => {
  await company.raises()
  await company.answers(lead, 'Take it on…', { owner: account(owner), due: '2027-04-30' })
  expect(
    (await company.answers(owner, 'By five whys…', { ...analysis, 'why-1': '', looked: '' })).reply,
  ).toMatchObject({
    errors: { 'why-1': expect.any(String), looked: expect.any(String) },
  })
  await company.answers(owner, 'By five whys…', analysis)
  const wrong = { ...plan, 'verify-on': '2027-03-31', changes: 'needed', risks: 'no-such-risk' }
  expect((await company.answers(owner, 'Plan it…', wrong)).reply).toMatchObject({
    errors: { 'verify-on': expect.any(String), risks: expect.stringContaining('no-such-risk') },
  })
  await company.answers(owner, 'Plan it…', plan)
  await company.decides(lead, 'rejected', 'Who trains HR?')
  const again = await company.sits(owner).reads((await company.asked(owner))._id)
  expect(again.sees).toContain('did not approve the plan: Who trains HR?')
  await company.answers(owner, 'Plan it…', { ...plan, 'who-1': undefined as never })
  await company.decides(lead, 'approved')

  const due = '2027-03-25T10:00:00.000Z'
  await company.follows(due)
  expect((await company.answers(doer, 'It is done…', {}, due)).reply).toMatchObject({
    errors: { note: expect.any(String) },
  })
  await company.answers(
    doer,
    'It takes longer…',
    { until: '2027-04-15', reason: 'The HR system is replaced' },
    due,
  )
  await company.decides(owner, 'approved', undefined, due)
  const later = '2027-04-14T10:00:00.000Z'
  await company.follows(later)
  await company.answers(doer, 'It is done…', { note: 'HR tells IT by the system since today' }, later)
  expect(await company.theOne()).toMatchObject({ stage: 'effectiveness' })

  // It was done two weeks later than planned, so that it shows two weeks later whether it was effective.
  await company.follows('2027-06-14T10:00:00.000Z')
  await expect(company.asked(chief)).rejects.toThrow('asked nothing')
  const time = '2027-06-15T10:00:00.000Z'
  await company.follows(time)
  const verifying = await company.asked(chief)
  // Whoever approved the plan answers for it, too.
  expect(verifying.neverBy?.sort()).toEqual([owner._id, doer._id, lead._id].sort())
  const found = { note: 'Of ten, two kept it for three days' }
  for (const due of ['2027-06-15', '2029-06-16'])
    expect((await company.answers(chief, 'It was not…', { ...found, due }, time)).reply).toMatchObject({
      errors: { due: expect.any(String) },
    })
  await company.answers(chief, 'It was not…', { ...found, due: '2027-08-31' }, time)
  expect(await company.theOne()).toMatchObject({
    ...{ stage: 'analysis', round: 2, ineffective: 1, dueOn: '2027-08-31' },
  })
  const begun = await company.sits(lead, time).readsDelivery({
    ...{ kind: 'corrective', nonconformity: 'nc-1', news: 'ineffective', number: 1, asks: [] },
  })
  expect(begun.sees).toContain('it begins anew, to be done by Tuesday 31 August')
  expect((await company.sits(owner, time).reads((await company.asked(owner))._id)).sees).toMatch(
    /Round 2: .*Of ten, two kept it/,
  )
  const shown = (await company.sits(owner, time).types('nc show nc-1')).sees
  expect(shown).toMatch(/A plan was not approved by Robin Adler1[^\n]*Who trains HR/)
  expect(shown).toMatch(/Leaving is told on paper[\s\S]*✗ Not effective, found Mo Farrell/)

  await company.answers(
    owner,
    'In your own words…',
    { ...analysis, cause: 'Nobody reads the queue at weekends' },
    time,
  )
  await company.answers(
    owner,
    'Plan it…',
    { ...plan, 'due-1': '2027-06-24', 'verify-on': '2027-07-15' },
    time,
  )
  await company.decides(lead, 'approved', undefined, time)
  const done = '2027-06-23T10:00:00.000Z'
  await company.follows(done)
  await company.answers(doer, 'It is done…', { note: 'There is a rota' }, done)
  const end = '2027-07-15T10:00:00.000Z'
  await company.follows(end)
  await company.answers(chief, 'It was effective…', { note: 'All ten within a day' }, end)
  expect(await company.theOne()).toMatchObject({ stage: 'effective', round: 2, ineffective: 1 })
  expect((await stores.cycles.byId('cycle/corrective-action.nc-1/1'))?.state).toBe('closed')
  const response = await responseTo('NC-1', end)
  expect(response).toMatch(
    /Leaving is told on paper[\s\S]*two kept it for three days[\s\S]*Nobody reads the queue/,
  )
  // Something was done later than planned, so that it was told later whether it was effective.
  expect(response).toContain('(Tuesday 15 June')
  await sealOnce(stores.db)
  const printed: string[] = []
  await verifyCommand(stores.db, undefined, (line) => void printed.push(line))
  // The accounts of this company stand in no ledger.
  expect(printed.filter((line) => line.startsWith('  ') && !line.includes('people · '))).toEqual([])
  expect(printed.join('\n')).toContain('Records that agree with the answers behind them: 1.')
})

test('that the correction is enough is for somebody of top management to say', async () => {
  await company.raises()
  await company.answers(lead, 'Correction only…', {
    correction: 'Removed',
    reason: 'It was one clerk on one day',
  })
  expect(await company.theOne()).toMatchObject({ stage: 'correction-approval' })
  expect(await responseTo('nc-1')).toMatch(
    /Correction\s+Removed[\s\S]*one clerk on one day[\s\S]*Waits for approval/,
  )
  await company.decides(chief, 'rejected', 'Look for the cause')
  expect((await company.sits(lead).reads((await company.asked(lead))._id)).sees).toContain(
    'Look for the cause',
  )
  await company.untilApproved()
  expect(await company.theOne()).toMatchObject({ stage: 'actions', owner: owner._id })
})

test('whoever did it says nothing of its effect, also not in the stead of somebody else', async () => {
  await company.raises()
  await company.answers(lead, 'Take it on…', { owner: account(owner), due: '2027-04-30' })
  await company.answers(owner, 'In your own words…', analysis)
  await company.answers(owner, 'Plan it…', { ...plan, 'who-1': account(lead) })
  await company.decides(chief, 'approved')
  const due = '2027-03-30T10:00:00.000Z'
  await company.follows(due)
  await company.answers(lead, 'It is done…', { note: 'Done' }, due)
  const time = '2027-06-01T10:00:00.000Z'
  await company.follows(time)
  const ask = await company.asked(chief)
  expect(ask.neverBy).toContain(lead._id)
  const refused = await company
    .sits(lead, time)
    .acts('corrective.record/effective', `${ask._id}.${ask.revision}`, {
      note: 'Fine',
    })
  expect(refused.sees).toContain('nothing was recorded')
})
