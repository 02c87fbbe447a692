import { german } from '../../src/bot/texts/de/catalogue.js'
import { english } from '../../src/bot/texts/en/catalogue.js'
import type { ReviewInput } from '../../src/domain/management-review.js'
import type { PackSection } from '../../src/domain/review-pack.js'
import { anAudit } from '../support/audited.js'
import { lead } from '../support/company.js'
import { anObjective, objectives } from '../support/documented-company.js'
import { cycle, doer, ReviewingCompany } from '../support/reviewing-company.js'
import { aRisk, registered } from '../support/risks.js'

/** What each section of the pack says of what is on record (9.3.2), and of what is not. It looks back from September 2027. */

let company: ReviewingCompany
beforeEach(async () => {
  company = await ReviewingCompany.open()
})
afterEach(() => company.drop())

const insert = (collection: string, row: object) =>
  company.database.db.collection(collection).insertOne(row as never)

async function section(input: ReviewInput): Promise<PackSection> {
  const found = (await company.packNow()).sections.find((each) => each.input === input)
  if (!found) throw new Error('There is no such section')
  // Each line has words, in each language.
  for (const { kind, state } of found.items)
    for (const { reviewPack } of [english, german])
      expect(reviewPack.items).toHaveProperty([`${kind}.${state}`])
  return found
}

const figureIn = ({ figures }: PackSection, id: string) => {
  const figure = figures.find((each) => each.id === id)
  return figure && { now: figure.now, before: figure.before, trend: figure.trend.map(({ value }) => value) }
}

let numbered = 0
const kept = (text: string) => ({ text, commitment: `c-${text}` })
function raised(on: string, changes: object = {}) {
  numbered += 1
  return insert('nonconformities', {
    ...{ _id: `nc-${numbered}`, v: 1, number: numbered, revision: 1, key: `k-${numbered}`, event: 'e' },
    ...{ source: { of: 'person' }, nature: kept(`Fault ${numbered}`), grade: null, criterion: null },
    ...{ by: doer._id, at: `${on}T10:00:00.000Z`, deadline: null, stage: 'analysis', owner: doer._id },
    ...{ dueOn: '2027-12-31', round: 1, ineffective: 0, ...changes },
  })
}
beforeEach(() => {
  numbered = 0
})

test('nothing on record is said of nothing, and never 0', async () => {
  for (const { figures, items } of (await company.packNow()).sections) {
    expect(figures).toEqual([])
    expect(items).toEqual([])
  }
})

test('nonconformities come with the period before and their past; one that ended is not listed, and before the first nothing is known', async () => {
  await raised('2026-03-02', { stage: 'effective', endedAt: '2027-04-01T10:00:00.000Z' })
  await raised('2027-03-01')
  await raised('2027-05-03', { dueOn: '2027-06-30' })
  await raised('2027-06-01', { forReview: '2027-08-01T10:00:00.000Z', ineffective: 3 })
  await raised('2027-07-01', { stage: 'triage', by: null })
  const found = await section('nonconformities')
  expect(figureIn(found, 'nonconformities-raised')).toEqual({ now: 3, before: 1, trend: [null, null, 1, 3] })
  expect(figureIn(found, 'nonconformities-ended')).toEqual({ now: 1, before: 0, trend: [null, null, 0, 1] })
  expect(figureIn(found, 'nonconformities-open')).toEqual({ now: 3, before: 1, trend: [null, null, 1, 3] })
  expect(figureIn(found, 'nonconformities-overdue')).toMatchObject({ now: 1, before: null })
  expect(found.items.map(({ record, state }) => [record, state])).toEqual([
    ['nc-4', 'for-review'],
    ['nc-2', 'open'],
    ['nc-3', 'overdue'],
  ])
  expect(found.figures[0]?.records).toEqual(['nc-2', 'nc-3', 'nc-4'])
})

test('of very many only the first are named, and how many more there are', async () => {
  for (let n = 0; n < 60; n += 1) await raised('2027-03-01')
  const { items, more } = await section('nonconformities')
  expect([items.length, more]).toEqual([50, 10])
  const desk = await company.sits(lead).acts('management-review.read-pack/4', cycle)
  expect(desk.sees).toContain('and 10 more')
  await desk.clicks('Show the records')
  expect(desk.sees).toContain('Nonconformities raised, from 60 records: `nc-1`, `nc-2`')
  expect(desk.sees).toContain('and 20 more')
  expect(desk.sees).toContain('A nonconformity: `/isms nc show nc-1`')
  await desk.clicks('Back to the section')
  expect(desk.sees).toContain('Section 4 of 10')
})

test('what audits found: what is not mended or was found since; drafts and withdrawn findings are nobody’s result', async () => {
  await company.stores.auditDefinitions.add(anAudit({ lead: lead._id }))
  const stages = (on: string) => [{ stage: 'planning', at: `${on}T10:00:00.000Z` }]
  const audit = (id: string, on: string, changes: object = {}) =>
    insert('audits', {
      ...{ _id: `cycle/internal-audit.isms/${id}`, v: 1, audit: 'isms', kind: 'internal', stage: 'closed' },
      ...{ title: { en: `Audit ${id}` }, lead: lead._id, team: [], criteria: ['9.2'], stages: stages(on) },
      ...changes,
    })
  await audit('2025', '2025-10-01')
  await audit('2026', '2026-10-01')
  await audit('2027', '2027-04-01', { kind: 'customer' })
  const finding = (number: number, id: string, on: string, changes: object) =>
    insert('findings', {
      ...{ _id: `finding-${number}`, v: 1, number, revision: 1, audit: `cycle/internal-audit.isms/${id}` },
      ...{
        item: null,
        criterion: '9.2',
        grade: 'minor',
        statement: kept(`Finding ${number}`),
        owner: doer._id,
      },
      ...{
        by: lead._id,
        at: `${on}T10:00:00.000Z`,
        event: 'e',
        state: 'confirmed',
        nonce: `n-${number}`,
        ...changes,
      },
    })
  await raised('2025-10-20', { stage: 'effective', endedAt: '2026-01-10T10:00:00.000Z' })
  await raised('2025-10-20')
  await finding(1, '2025', '2025-10-10', { nonconformity: 'nc-1' })
  await finding(2, '2025', '2025-10-10', { nonconformity: 'nc-2' })
  await finding(3, '2025', '2025-10-10', { grade: 'observation' })
  await finding(4, '2026', '2026-10-10', { grade: 'major' })
  await finding(5, '2026', '2026-10-10', { state: 'draft' })
  await finding(6, '2026', '2026-10-10', { state: 'withdrawn' })
  await finding(7, '2026', '2026-10-10', { grade: 'opportunity' })
  const found = await section('audits')
  expect(found.items.map(({ record }) => record)).toEqual([
    'cycle/internal-audit.isms/2026',
    'cycle/internal-audit.isms/2027',
    'finding-2',
    'finding-4',
  ])
  expect(figureIn(found, 'findings-minor')).toEqual({ now: 0, before: 2, trend: [null, null, 2, 0] })
  expect(figureIn(found, 'findings-major')).toEqual({ now: 1, before: 0, trend: [null, null, 0, 1] })
  expect((await section('feedback')).items.map(({ state }) => state)).toEqual(['customer'])
  expect((await section('opportunities')).items.map(({ record }) => record)).toEqual(['finding-7'])
})

test('an opportunity is one of this period', async () => {
  await raised('2027-02-01', { stage: 'opportunity', endedAt: '2027-02-02T10:00:00.000Z' })
  await raised('2026-02-01', { stage: 'opportunity', endedAt: '2026-02-02T10:00:00.000Z' })
  expect((await section('opportunities')).items.map(({ record }) => record)).toEqual(['nc-1'])
})

test('a risk is in the past of the register from the day on which it was assessed, and above the appetite it is named', async () => {
  await registered(company.stores, aRisk(doer))
  const found = await section('risks')
  expect(figureIn(found, 'risks-open')).toEqual({ now: 1, before: null, trend: [null, null, null, 1] })
  expect(figureIn(found, 'risks-beyond-appetite')).toMatchObject({ now: 1, before: null })
  expect(figureIn(found, 'plan-overdue')).toMatchObject({ now: 0, before: null })
  expect(found.items.map(({ record, state }) => [record, state])).toEqual([['laptop-theft', 'not-accepted']])
})

test('an objective that nobody has evaluated says so, and its value is not recorded', async () => {
  await company.stores.documents.add(objectives('1', anObjective))
  const found = await section('objectives')
  expect(found.items.map(({ state, on }) => [state, on])).toEqual([['not-evaluated', '2027-12-31']])
  expect(figureIn(found, 'quick-restore')).toMatchObject({ now: null, before: null })
  const desk = await company.sits(lead).acts('management-review.read-pack/7', cycle)
  expect(desk.sees).toContain('Back within hours: not recorded (before: not recorded) · Target: at most 4')
})

test('what was measured stands beside the period before; what never was is left out', async () => {
  const check = async (id: string, on: string, value: string) => {
    const cycle = `cycle/control-check.restore/${id}`
    await insert('cycles', {
      ...{ _id: cycle, process: 'control-check', state: 'closed', closedAt: `${on}T10:00:00.000Z` },
    })
    await insert('asks', {
      ...{ _id: `a-${id}`, cycle, process: 'control-check', slot: 'check', state: 'answered' },
      ...{ subject: { type: 'check', id: 'restore' }, answer: { value, at: `${on}T10:00:00.000Z` } },
    })
  }
  await check('1', '2026-05-01', 'not-ok')
  await check('2', '2027-05-01', 'ok')
  const found = await section('measurements')
  expect(found.figures.map(({ id }) => id)).toEqual(['checks-in-order'])
  expect(figureIn(found, 'checks-in-order')).toEqual({ now: 100, before: 0, trend: [null, null, 0, 100] })
  expect(found.figures[0]?.records).toEqual(['cycle/control-check.restore/2'])
})
