import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Ask } from '../../src/domain/ask.js'
import { CONFIRM_SLOT } from '../../src/domain/control-check.js'
import { defaultReminders } from '../../src/domain/organisation.js'
import { morningOf } from '../../src/domain/reminders.js'
import { judgementIn } from '../../src/domain/risk.js'
import { reassessedValue } from '../../src/domain/risk-reassessment.js'
import { ACTION_SLOT } from '../../src/domain/treatment-plan.js'
import { dateIn } from '../../src/domain/working-days.js'
import { printRecord } from '../../src/main/record.js'
import { verifyCommand } from '../../src/main/verify.js'
import { verifyLedger } from '../../src/store/verify.js'
import type { ChatPerson } from '../support/chat-person.js'
import { acknowledge } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/**
 * The year 2027 of Harbour & Pine's own calendar, from one due date to the next: what comes on which day, what people
 * change of it, and what is on record in the end.
 */
const folder = fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url))
/** Those whose messages are read; to forty others nothing is sent, and they answer all the same. */
const cast = [
  'ines.duarte',
  'tomas.ryan',
  'maeve.brennan',
  'henrik.sorensen',
  'roisin.kavanagh',
  'conor.healy',
  'aisling.moore',
]

const reviewOf = (policy: string) => `policy-review.${policy}`
const roundOf = (policy: string) => `policy-acknowledgement.${policy}`
const checkOf = (check: string) => `control-check.${check}`

let steward: RunningSteward
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

beforeAll(async () => {
  const csv = await readFile(`${folder}/people.csv`, 'utf8')
  const ids = csv.split('\n').map((line) => line.split(',')[0] ?? '')
  steward = await startSteward({
    folder,
    withoutAccount: ids.filter((id) => !cast.includes(id)),
    begins: new Date('2027-01-04T09:30:00.000Z'),
  })
  for (const id of cast) people.set(id, await steward.workspace.person(`${id}@harbourpine.example`))
}, 60_000)
afterAll(() => steward.stop())

/** Half past nine in Cork on that day, by which what begins on it has begun. */
function goesTo(day: string): Promise<void> {
  const morning = Date.parse(morningOf(day, 'Europe/Dublin', defaultReminders))
  return steward.leapsTo(new Date(morning + 30 * 60_000))
}

/** The cycles of a programme that have begun, by their periods. */
async function begun(programme: string): Promise<string[]> {
  const occurrences = await steward.stores.occurrences.ofProgramme(programme)
  return occurrences.flatMap(({ period, started }) => (started?.cycle ? [period] : []))
}

/** From one day on which something begins to the next, and everybody answers at once; on the last day nobody has yet. */
async function livesUntil(day: string): Promise<void> {
  for (;;) {
    const today = dateIn(steward.now().toISOString(), 'Europe/Dublin')
    const planned = (await steward.stores.occurrences.planned()).map(({ date }) => date)
    const next = planned.filter((date) => date > today && date < day).sort()[0]
    await goesTo(next ?? day)
    if (next === undefined) return
    await everybodyAnswers()
  }
}

/** Everybody who is asked something acknowledges it, finds it in order or met, or confirms that it was; but for reviews of policies. */
async function everybodyAnswers(): Promise<void> {
  const { asks, cycles } = steward.stores
  for (const { _id, process } of await cycles.open()) {
    for await (const ask of asks.ofCycle(_id)) {
      const at = steward.now().toISOString()
      if (ask.state !== 'open') continue
      if (process === 'policy-acknowledgement') await acknowledge(steward.stores, ask, at)
      if (process === 'control-check') await answersCheck(ask, at)
      if (process === 'requirement-review') await answers(ask, 'met', at)
      if (process === 'risk-acceptance') await answers(ask, 'not-yet', at)
      if (process === 'treatment-plan') await answers(ask, ask.slot === ACTION_SLOT ? 'done' : '2x2', at)
      if (process === 'risk-reassessment') await reassesses(ask, at)
      if (process === 'control-review') await answers(ask, 'stands', at)
      if (process === 'document-review') await answers(ask, 'holds', at)
      if (process === 'objective-evaluation') await answers(ask, 'not-measured', at)
      if (process === 'training') await answers(ask, 'completed', at)
      if (process === 'awareness') await answers(ask, 'now', at)
      if (process === 'competence-review') await answers(ask, 'assessed', at, true)
    }
  }
}

/** As it was last time; the workflow's look has the register take it over. */
async function reassesses(ask: Ask, at: string): Promise<void> {
  const risk = await steward.stores.risks.byId(ask.subject.id)
  if (!risk) throw new Error(`${ask.subject.id} is not in the register`)
  const { assessment } = risk
  const reassessed = { criteria: assessment.criteria, judgement: judgementIn(assessment) }
  await answers(ask, reassessedValue(reassessed), at, true)
}

function answersCheck(ask: Ask, at: string): Promise<void> {
  return answers(ask, ask.slot === CONFIRM_SLOT ? 'confirmed' : 'ok', at)
}

async function answers(ask: Ask, value: string, at: string, isTakenOver = false): Promise<void> {
  const given = { ask: { id: ask._id, revision: ask.revision }, by: ask.askedOf, at, value, language: 'en' }
  const through = { kind: 'chat', platform: 'slack', message: 'D1/1.1' } as const
  const takenOver = isTakenOver ? ({ isTakenOver } as const) : {}
  await steward.stores.asks.answer(
    { ...given, ...takenOver, through, reason: 'As it should be' },
    ask.subject,
  )
}

/** The owner of a check says what they found. */
async function checks(owner: ChatPerson, title: string, finds: 'In order…' | 'Not in order…', note: string) {
  await owner.sees(`Check: ${title}`, 30)
  await owner.types('/isms')
  await owner.clicks('Check', { within: `Check: ${title}` })
  await owner.opens('A.7.2')
  await owner.clicks(finds)
  await owner.opens(finds === 'In order…' ? ': in order' : ': not in order')
  await owner.submits({ [finds === 'In order…' ? 'What you looked at' : 'What is not in order']: note })
  await owner.sees(`You checked “${title}”`, 30)
}

/** The owner says that the policy still holds, and what they looked at. */
async function saysThatItHolds(owner: ChatPerson, title: string): Promise<void> {
  await owner.sees(`Review the ${title}`, 30)
  await owner.types('/isms')
  await owner.clicks('Review', { within: `Review the ${title}` })
  await owner.opens('Does it still hold')
  await owner.clicks('It still holds…')
  await owner.opens('still holds as it is')
  await owner.submits({ 'What you looked at': 'Incidents, exceptions and the law since' })
  await owner.sees(`You reviewed the ${title}, version 1.0: it still holds`, 30)
}

test('4 January: four policies come into force, and the calendar shows what the year brings', async () => {
  const ines = the('ines.duarte')
  for (const [policy, approver] of [
    ['information-security', 'maeve.brennan'],
    ['access-control', 'henrik.sorensen'],
    ['acceptable-use', 'roisin.kavanagh'],
    ['incident-reporting', 'roisin.kavanagh'],
  ] as const)
    await publishPolicy(ines, the(approver), policy)
  await eventually(async () => {
    const open = await steward.stores.cycles.open()
    return open.filter(({ process }) => process === 'policy-acknowledgement').length === 4
  })
  await everybodyAnswers()

  await ines.types('/isms calendar 2027')
  const { text } = await ines.sees('ISMS calendar, January to December')
  // The first Monday of February is Saint Brigid's Day in Ireland.
  expect(text).toContain(
    'Tuesday 2 February, since Monday 1 February is no business day · Review of the Access',
  )
  // Ascension Day is a holiday in Hamburg, by whose days this one is planned, and none in Ireland.
  expect(text).toContain(
    'Friday 7 May, since Thursday 6 May is no business day · Everybody acknowledges the Incident',
  )
}, 120_000)

test('5 January: the only review of a policy in this year is left out, since top management approves it', async () => {
  await goesTo('2027-01-05')
  const ines = the('ines.duarte')
  await ines.types(`/isms calendar skip ${reviewOf('acceptable-use')}`)
  await ines.opens('Maeve Brennan, of top management, decides first')
  await ines.submits({ Why: 'Version 2.0 is being written' })
  await ines.opens('Maeve Brennan is asked')
  await ines.closes()
  const maeve = the('maeve.brennan')
  await maeve.sees('Decide: may “Review of the Acceptable Use Policy” be left out', 30)
  await maeve.clicks('Leave it out')
  await maeve.opens('If you approve')
  await maeve.submits()
  await ines.sees('Maeve Brennan approved leaving out', 30)
  await livesUntil('2027-01-19')
  expect(await begun(reviewOf('acceptable-use'))).toEqual([])
  await everybodyAnswers()
}, 120_000)

test('2 February: a review and a check begin on the day after the Irish holiday, and their owners answer', async () => {
  await livesUntil('2027-02-01')
  expect(await begun(reviewOf('access-control'))).toEqual([])
  expect(await begun(checkOf('visitor-log'))).not.toContain('2027-02')
  await goesTo('2027-02-02')
  expect(await begun(reviewOf('access-control'))).toEqual(['2027'])
  expect(await begun(checkOf('visitor-log'))).toContain('2027-02')
  await saysThatItHolds(the('tomas.ryan'), 'Access Control Policy')
  await checks(the('aisling.moore'), 'Visitor log', 'In order…', 'All of January, 41 visitors')
  await everybodyAnswers()
}, 120_000)

test('16 February: a check by the days of Halifax begins on the day after its Heritage Day', async () => {
  await livesUntil('2027-02-15')
  expect(await begun(checkOf('leavers-accounts'))).not.toContain('2027-02')
  await goesTo('2027-02-16')
  expect(await begun(checkOf('leavers-accounts'))).toContain('2027-02')
  await everybodyAnswers()
}, 120_000)

test('8 March: a round that was moved by a week begins then, and not on its own day', async () => {
  await livesUntil('2027-02-22')
  const ines = the('ines.duarte')
  await ines.types(`/isms calendar move ${roundOf('information-security')} 2027-03-08`)
  await ines.opens('Move to another day')
  await ines.submits({ Why: 'The whole company is at the spring meeting' })
  await ines.opens('begins on Monday 8 March')
  await ines.closes()
  await livesUntil('2027-03-01')
  expect(await begun(roundOf('information-security'))).toEqual([])
  await checks(the('aisling.moore'), 'Visitor log', 'Not in order…', 'Two visitors were not met by anybody')
  await ines.types('/isms status')
  const status = await ines.sees('Information security, week 9')
  expect(status.text).toContain('Visitor log: found not in order by Aisling Moore')
  await livesUntil('2027-03-08')
  expect(await begun(roundOf('information-security'))).toEqual(['2027'])
  await the('conor.healy').sees('Acknowledge the Information Security Policy', 30)
  await everybodyAnswers()
}, 240_000)

test('22 March: a review that is pulled forward begins now, and its own day begins nothing more', async () => {
  await livesUntil('2027-03-22')
  const ines = the('ines.duarte')
  await ines.types(`/isms calendar run ${reviewOf('incident-reporting')}`)
  await ines.opens('Start now: Review of the Incident Reporting Policy')
  await ines.submits()
  await ines.opens('starts now')
  await ines.closes()
  await eventually(async () => (await begun(reviewOf('incident-reporting'))).length > 0)
  // Her message of the 22nd may be out already, and there is one a day.
  await goesTo('2027-03-23')
  await saysThatItHolds(ines, 'Incident Reporting Policy')
  await livesUntil('2027-04-16')
  expect(await begun(reviewOf('incident-reporting'))).toEqual(['2027-04-15'])
}, 240_000)

test('7 May: what is planned by the days of Hamburg begins on the day after Ascension Day', async () => {
  await livesUntil('2027-05-06')
  expect(await begun(roundOf('incident-reporting'))).toEqual([])
  await goesTo('2027-05-07')
  expect(await begun(roundOf('incident-reporting'))).toEqual(['2027'])
  await the('conor.healy').sees('Acknowledge the Incident Reporting Policy', 30)
  await everybodyAnswers()
}, 120_000)

test('24 May: a review whose day passed while no worker ran is caught up, once', async () => {
  await livesUntil('2027-05-19')
  await steward.isOutUntil(new Date('2027-05-24T08:30:00.000Z'))
  await eventually(async () => (await begun(reviewOf('information-security'))).length > 0)
  // Her message of the 24th may be out already, and there is one a day.
  await goesTo('2027-05-25')
  await saysThatItHolds(the('ines.duarte'), 'Information Security Policy')
  await goesTo('2027-05-28')
  expect(await begun(reviewOf('information-security'))).toEqual(['2027'])
  const reviews = (await steward.stores.cycles.ids()).filter((id) =>
    id.includes(reviewOf('information-security')),
  )
  expect(reviews).toEqual([`cycle/${reviewOf('information-security')}/2027`])
}, 120_000)

test('18 January: the next review says that the last one was left out, by whom and why', async () => {
  await livesUntil('2028-01-17')
  expect(await begun(reviewOf('acceptable-use'))).toEqual([])
  await goesTo('2028-01-18')
  expect(await begun(reviewOf('acceptable-use'))).toEqual(['2028'])
  const tomas = the('tomas.ryan')
  await tomas.sees('Review the Acceptable Use Policy', 30)
  await tomas.types('/isms')
  await tomas.clicks('Review', { within: 'Review the Acceptable Use Policy' })
  const question = await tomas.opens('Does it still hold')
  expect(question.text).toContain(
    'The review of 2027 was left out by Ines Duarte: Version 2.0 is being written',
  )
  await tomas.closes()
}, 480_000)

test('the auditor finds each of them on record, and the ledger whole', async () => {
  await eventually(async () => (await verifyLedger(steward.admin)).unsealed === 0)
  const printed: string[] = []
  const holds = await verifyCommand(steward.admin, undefined, (line) => void printed.push(line))
  expect(holds === 0 ? [] : printed).toEqual([])
  for (const cycle of [
    `cycle/${reviewOf('access-control')}/2027`,
    `cycle/${reviewOf('incident-reporting')}/2027-04-15`,
    `cycle/${reviewOf('information-security')}/2027`,
    `cycle/${roundOf('information-security')}/2027`,
    `cycle/${roundOf('incident-reporting')}/2027`,
    `cycle/${checkOf('visitor-log')}/2027-02`,
    `cycle/${checkOf('continuity-exercise')}/2027-10-05`,
    'cycle/requirement-review.breach-notification/2027-10-05',
    'cycle/requirement-review.sub-processors/2027-H2',
    'cycle/risk-reassessment.register/2027-H1',
    'cycle/risk-reassessment.register/2027-H2',
  ]) {
    const lines: string[] = []
    const out = { write: (text: string) => void lines.push(text) }
    expect([cycle, await printRecord(steward.stores, cycle, 'csv', { out, problem: out })]).toEqual([
      cycle,
      0,
    ])
  }
})
