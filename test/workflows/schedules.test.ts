import { Client, Connection } from '@temporalio/client'
import { keepSchedule, type Timetable } from '../../src/schedules.js'
import { newNamespace } from '../support/namespaces.js'

let client: Client
beforeAll(async () => {
  const connection = await Connection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS as string })
  client = new Client({ connection, namespace: await newNamespace() })
})
afterAll(() => client.connection.close())

/** When the server will start the programme next, as it says itself. */
async function next({ programme }: Timetable): Promise<string[]> {
  const { info } = await client.schedule.getHandle(`calendar/${programme}`).describe()
  return info.nextActionTimes.map((time) => time.toISOString())
}

const year = new Date().getFullYear() + 1
const dublin = (programme: string, ...days: string[]): Timetable => ({
  programme,
  days: days.map((day) => `${year}-${day}`),
  hour: 9,
  timeZone: 'Europe/Dublin',
})

test('a Schedule starts on the days of the plan, in the local morning, before and after the clocks change', async () => {
  const timetable = dublin('policy-review.summer-time', '02-10', '07-01', '12-24')
  await keepSchedule(client, timetable)
  expect(await next(timetable)).toEqual([
    `${year}-02-10T09:00:00.000Z`,
    `${year}-07-01T08:00:00.000Z`,
    `${year}-12-24T09:00:00.000Z`,
  ])
})

test('a day that moved, one that was left out and one more take the place of what was there', async () => {
  const before = dublin('policy-review.moved', '02-10', '03-10', '04-14')
  await keepSchedule(client, before)
  await keepSchedule(client, dublin('policy-review.moved', '02-17', '04-14', '04-15'))
  expect(await next(before)).toEqual([
    `${year}-02-17T09:00:00.000Z`,
    `${year}-04-14T08:00:00.000Z`,
    `${year}-04-15T08:00:00.000Z`,
  ])
})

test('what has no days any more, being paused or over, starts nothing, and goes on with the next ones', async () => {
  const timetable = dublin('policy-review.paused', '02-10')
  const paused = { ...timetable, days: [] }
  await keepSchedule(client, timetable)
  await keepSchedule(client, paused)
  await keepSchedule(client, paused)
  await expect(next(timetable)).rejects.toThrow()
  await keepSchedule(client, timetable)
  expect(await next(timetable)).toEqual([`${year}-02-10T09:00:00.000Z`])
})
