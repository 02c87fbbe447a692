import { addDays } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson
const morningOf = (day: string) => new Date(`${day}T10:30:00.000Z`)

beforeAll(async () => {
  const folder = await folderOf(smallCompany)
  steward = await startSteward({ folder, begins: morningOf('2027-02-08') })
  ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const stands = async () => steward.stores.nonconformities.byId('nc-1')

/** From the cause to a plan that the ISMS lead approves. */
async function isPlanned(cause: string, due: string): Promise<void> {
  await ben.sees('Find out why it happened: nc-1', 30)
  await ben.clicks('In your own words…')
  await ben.opens('Why it happened')
  await ben.submits({
    ...{ 'What was done at once': 'Removed on the day', 'What came of it': 'Nothing in the log' },
    ...{ 'The cause': cause, 'Are there others like it?': 'None were found' },
    'Where you looked, and what you found': 'All who left this year',
  })
  await ben.sees('Plan what is done about nc-1', 30)
  await ben.clicks('Plan it…')
  await ben.opens('The plan')
  await ben.submits({
    ...{ 'What is done (1)': 'Tell IT by the system', 'Who does it (1)': 'Ben Okoro', 'By when (1)': due },
    'By what one can tell that it worked': 'Of the next ten nobody keeps access',
    ...{ 'When one can tell': addDays(due, 14), 'Must a risk or the ISMS change?': 'No' },
  })
  await ada.sees('Decide: is the plan about nc-1 approved?', 30)
  await ada.clicks('Read it')
  await ada.opens(cause)
  await ada.submits()
  await ben.sees('The plan is approved', 30)
}

async function isDone(on: string): Promise<void> {
  await steward.leapsTo(morningOf(on))
  await ben.sees('Is it done? Tell IT by the system', 30)
  await ben.clicks('It is done…')
  await ben.opens('Show what was done')
  await ben.submits({ 'What was done': 'HR tells IT by the system' })
  await ben.sees('Done: Tell IT by the system', 30)
}

test('somebody raises what is not as it should be, and hears who sees to it', async () => {
  await ben.types('/isms nc')
  await ben.opens('Raise a nonconformity')
  await ben.submits({
    'What is not as it should be': 'Access of somebody who left was removed 19 days late',
    ...{ 'Where it comes from': 'Somebody saw it', 'Which requirement it goes against': 'A.5.18' },
  })
  await ben.sees('on record as nc-1')
  await ada.sees('Say what becomes of nc-1', 30)
  await ada.clicks('Take it on…')
  await ada.opens('Who sees to it')
  await ada.submits({ 'Who sees to it': 'Ben Okoro', 'By when it is to be done': '2027-04-30' })
  await ben.sees('nc-1, which you raised, is taken on: Ben Okoro sees to it', 30)
}, 90_000)

test('what was planned is done, and whoever had no hand in it finds that it was not effective', async () => {
  await isPlanned('Leaving is told on paper', '2027-02-26')
  await isDone('2027-02-22')
  await steward.leapsTo(morningOf('2027-03-12'))
  await ada.sees('Was it effective? nc-1', 30)
  await ada.clicks('It was not…')
  await ada.opens('It was not effective')
  await ada.submits({ 'What you looked at, and what you found': 'Two of ten kept it' })
  await ada.sees('What was done about nc-1 was not effective', 30)
  expect(await stands()).toMatchObject({ round: 2, ineffective: 1 })
}, 180_000)

test('the second round keeps the first, is effective, and closes it', async () => {
  await isPlanned('Nobody reads the queue at weekends', '2027-03-26')
  await isDone('2027-03-22')
  await steward.leapsTo(morningOf('2027-04-09'))
  await ada.clicks('It was effective…')
  await ada.opens('It was effective')
  await ada.submits({ 'What you looked at, and what you found': 'All ten within a day' })
  await ben.sees('nc-1, which you raised, is mended', 30)
  await ben.types('/isms nc show nc-1')
  await ben.opens('Leaving is told on paper')
  expect(await stands()).toMatchObject({ stage: 'effective', round: 2, ineffective: 1 })
}, 180_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
