import { planCalendar } from '../../src/activities/calendar/plan.js'
import type { ProgrammeProcess } from '../../src/domain/programme.js'
import type { Recurrence } from '../../src/domain/recurrence.js'
import { addDays, businessDayFrom, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, policyMd, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const title = 'Information Security Policy'
const review = 'policy-review.information-security'
const again = 'policy-acknowledgement.information-security'
const place = {
  workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  country: 'IE',
} as const

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson
let mo: ChatPerson

beforeAll(async () => {
  const owned = policyMd.replace('owner: ada', 'owner: ben')
  // At the head office, where what begins on a day begins before its morning does.
  const people = smallCompany['people.csv'].replace('DE-HH,Europe/Berlin', ',')
  steward = await startSteward({
    folder: await folderOf({
      ...smallCompany,
      'people.csv': people,
      'policies/information-security.md': owned,
    }),
  })
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
  mo = await person('mo')
  await publishPolicy(ada, mo)
  await ben.sees(`Acknowledge the ${title}`, 20)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')
const workdayIn = (days: number) => businessDayFrom(addDays(today(), days), place)
const ofReview = () => steward.stores.occurrences.ofProgramme(review)
const cyclesOf = async (programme: string) =>
  (await steward.stores.cycles.ids()).filter((id) => id.startsWith(`cycle/${programme}/2`))

/** The calendar says that this comes round from that day on. */
async function comesRound(process: ProgrammeProcess, recurrence: Recurrence, noticeDays: number) {
  const at = steward.now().toISOString()
  await steward.stores.programmes.lay({
    ...{ _id: `${process}.information-security`, process, subject: 'information-security' },
    ...{ recurrence, shift: 'next', country: 'IE', owner: null, noticeDays, businessDays: 10 },
  })
  await planCalendar(steward.stores, at, () => undefined)
}

/** Half past nine in the morning of that day: what begins that morning has begun. */
const goesTo = (day: string) => steward.goesTo(new Date(`${day}T09:30:00.000Z`))

async function waits(programme: string, count: number): Promise<void> {
  await eventually(async () => (await cyclesOf(programme)).length === count)
}

test('the ISMS lead looks at what comes and moves it; its owner hears of the new day, and it begins then', async () => {
  const [planned, moved] = [workdayIn(7), workdayIn(14)]
  await comesRound('policy-review', { kind: 'months', every: 12, from: planned }, 3)
  await ada.types('/isms calendar')
  const calendar = await ada.sees('ISMS calendar')
  expect(calendar.text).toContain(`Review of the ${title} · asks Ben Okoro · planned`)
  expect(calendar.buttons).toEqual(['Move…', 'Start now…', 'Leave out…', 'Pause…'])
  expect([...calendar.pictures, calendar.text].join()).toContain('1 planned')

  await ada.types(`/isms calendar move ${review} ${moved}`)
  await ada.opens(`Move to another day: Review of the ${title}`)
  await ada.submits({ Why: 'The auditors come that week' })
  await ada.opens('begins on')
  await ada.closes()
  const told = await ben.sees('Moved from', 20)
  expect(told.text).toContain('By Ada Quinn on ')
  expect(told.text).toContain('The auditors come that week')

  await goesTo(addDays(moved, -1))
  expect(await cyclesOf(review)).toEqual([])
  const coming = await ben.sees(`Review of the ${title} begins on`, 20)
  expect(coming.buttons).toEqual(['Move…', 'Start now…'])
  expect((await ada.messages()).some(({ text }) => text.includes('begins on'))).toBe(false)
  await goesTo(moved)
  await ben.sees(`Review the ${title}`, 20)
  expect(await cyclesOf(review)).toHaveLength(1)
}, 120_000)

test('the only one of a year is left out when top management has approved it, and not before', async () => {
  const next = (await ofReview()).find(({ state }) => state === 'planned')
  await ada.types(`/isms calendar skip ${review}`)
  await ada.opens('Mo Farrell, of top management, decides first')
  await ada.submits({ Why: 'A new version is under way' })
  await ada.opens('Mo Farrell is asked')
  await ada.closes()
  const question = await mo.sees(`Decide: may “Review of the ${title}” be left out`, 20)
  expect(question.text).toContain('The reason: A new version is under way')
  expect((await steward.stores.occurrences.byId(next?._id ?? ''))?.state).toBe('planned')
  await mo.clicks('Leave it out')
  await mo.opens('If you approve')
  await mo.submits()
  await ada.sees('Mo Farrell approved leaving out', 20)
  expect((await steward.stores.occurrences.byId(next?._id ?? ''))?.state).toBe('skipped')
  await ada.types(`/isms calendar history ${review}`)
  const history = await ada.sees(`History: Review of the ${title}`)
  expect(history.text).toContain('left out by Ada Quinn: A new version is under way · approved by Mo Farrell')
  expect(history.text).toMatch(/moved from .* by Ada Quinn: The auditors come that week/)
}, 60_000)

test('whoever reviews it next reads what was left out, and why', async () => {
  await ben.types('/isms')
  await ben.clicks('Review', { within: `Review the ${title}` })
  const question = await ben.opens('Does it still hold')
  expect(question.text).toContain('was left out by Ada Quinn: A new version is under way')
  await ben.closes()
})

test('what came due while it was paused begins when it is resumed, once', async () => {
  const due = workdayIn(7)
  await comesRound('policy-acknowledgement', { kind: 'weeks', every: 2, from: due }, 0)
  await ada.types(`/isms calendar pause ${again}`)
  await ada.opens('Pause: Everybody acknowledges')
  await ada.submits({ 'Until and including': due, Why: 'The merger' })
  await ada.opens('Paused until')
  await ada.closes()
  await goesTo(due)
  expect(await cyclesOf(again)).toEqual([])

  await ada.types('/isms calendar resume')
  const resume = await ada.opens('One date came due meanwhile and starts at once')
  expect(resume.text).toContain('The merger')
  await ada.submits()
  await ada.opens('Resumed:')
  await ada.closes()
  await waits(again, 1)
  await steward.goesTo('next-morning')
  expect(await cyclesOf(again)).toHaveLength(1)
}, 60_000)

test('what was pulled forward begins now, and its own day starts nothing more', async () => {
  const next = (await steward.stores.occurrences.planned(again))[0]
  await ben.types(`/isms calendar run ${again}`)
  await ben.opens('Start now: Everybody acknowledges')
  await ben.submits()
  await ben.opens('starts now')
  await ben.closes()
  await waits(again, 2)
  await goesTo(next?.date ?? '')
  await steward.goesTo('next-morning')
  expect(await cyclesOf(again)).toHaveLength(2)
}, 120_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
