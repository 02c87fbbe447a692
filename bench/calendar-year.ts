import { resolve } from 'node:path'
import { planCalendar } from '../src/activities/calendar/plan.js'
import type { Ask } from '../src/domain/ask.js'
import { programmeId } from '../src/domain/programme.js'
import { addDays, dateIn } from '../src/domain/working-days.js'
import { MovableClock } from '../src/main/clock.js'
import type { Stores } from '../src/main/stores.js'
import { type Traveller, travel } from '../src/main/travel.js'
import { startWorkerService } from '../src/main/worker.js'
import { startSandbox } from '../src/sandbox/sandbox.js'
import { startProgramme } from '../src/schedules.js'
import { installRuntime, lookNow, nudgeWorkflowOf } from '../src/temporal.js'
import { aPolicy, found, kestrel, people, publish } from '../test/support/company.js'
import { anyRate } from './any-rate.js'
import { report, row } from './report.js'
import { type BenchTools, run } from './run.js'
import { temporalFor } from './temporal.js'

/**
 * A year of an organisation's calendar, as the sandbox lets it pass: ten policies, each published, acknowledged again
 * three times and reviewed once: 50 cycles. All of it is real but Slack, which bears any number of messages. It is held
 * against the minute that somebody bears who watches a year go by, not against bare workflows: what takes the time is
 * that at each of some hundred due dates everybody has looked and everything is sent before the clock goes on.
 */
const SECONDS = 60
const POLICIES = 10
const ROUNDS = 3
const CYCLES = POLICIES * (1 + ROUNDS + 1)
const PEOPLE = 8
const WEEK_MS = 7 * 24 * 3_600_000

const slack = { token: 'xoxb-for-the-bench', signingSecret: 'a signing secret for the bench' }
await run(bench)

async function bench(tools: BenchTools): Promise<void> {
  const { stores, signal } = tools
  const { client, stop } = await temporalFor(tools)
  const clock = new MovableClock()
  clock.moveTo(new Date(`${addDays(dateIn(new Date().toISOString(), kestrel.timeZone), 1)}T09:30:00.000Z`))
  await found(stores, people(PEOPLE))
  await layDown(stores, clock.now().toISOString())
  const worker = await startService(stores, client, clock, signal)
  const traveller: Traveller = {
    ...{ stores, clock },
    look: (workflow, patienceMs) => lookNow(client.client, workflow, patienceMs),
    startProgramme: (programme) => startProgramme(client.client, programme),
  }
  const begun = performance.now()
  await aYear(traveller, (cycle) => nudgeWorkflowOf(client.client, cycle))
  const seconds = (performance.now() - begun) / 1_000
  const cycles = await stores.cycles.ids()
  const open = await stores.cycles.open()
  if (cycles.length !== CYCLES || open.length > 0)
    throw new Error(`${cycles.length} cycles began, and ${open.length} did not end; ${CYCLES} were planned`)
  // Fewer seconds are better, so it is said in years a minute.
  await report('calendar-year', [row(`a year of ${CYCLES} cycles`, '1/min', SECONDS / seconds, 1, 1)])
  await worker.stop()
  await stop()
}

/** Week by week, and everybody answers within a week what they were asked. */
async function aYear(traveller: Traveller, nudge: (cycle: string) => Promise<boolean>): Promise<void> {
  const { stores, clock } = traveller
  for (let week = 1; week <= 53; week += 1) {
    await travel(traveller, new Date(clock.now().getTime() + WEEK_MS))
    for (const { _id } of await stores.cycles.open()) {
      const at = clock.now().toISOString()
      for await (const ask of stores.asks.ofCycle(_id))
        if (ask.state === 'open') await answer(stores, ask, at)
      await nudge(_id)
    }
  }
  await travel(traveller, new Date(clock.now().getTime() + WEEK_MS))
}

async function answer({ asks }: Stores, ask: Ask, at: string): Promise<void> {
  const isReview = ask.process === 'policy-review'
  await asks.answer(
    {
      ask: { id: ask._id, revision: ask.revision },
      ...{ by: ask.askedOf, at, language: 'en', value: isReview ? 'holds' : 'acknowledged' },
      ...(isReview ? { reason: 'The incidents since, and the risk register' } : { sentence: 1 }),
      through: { kind: 'chat', platform: 'slack' },
    },
    ask.subject,
  )
}

async function layDown(stores: Stores, at: string): Promise<void> {
  const today = dateIn(at, kestrel.timeZone)
  for (let n = 0; n < POLICIES; n += 1) {
    const subject = `policy-${n}`
    await publish(stores, { ...aPolicy('1.0'), _id: `${subject}@1.0`, policy: subject }, at)
    const rule = { subject, country: kestrel.country, owner: null, noticeDays: 5, businessDays: 10 }
    await stores.programmes.lay({
      ...{ ...rule, _id: programmeId('policy-review', subject), process: 'policy-review', shift: 'next' },
      recurrence: { kind: 'months', every: 12, from: addDays(today, 30 + n * 32) },
    })
    await stores.programmes.lay({
      ...{ ...rule, _id: programmeId('policy-acknowledgement', subject), shift: 'next' },
      process: 'policy-acknowledgement',
      recurrence: { kind: 'months', every: 4, from: addDays(today, 20 + n * 9) },
    })
  }
  await planCalendar(stores, at, () => undefined)
}

async function startService(
  stores: Stores,
  { config, client }: Awaited<ReturnType<typeof temporalFor>>['client'],
  clock: MovableClock,
  signal: AbortSignal,
) {
  const complain = (line: string) => void process.stderr.write(`${line}\n`)
  installRuntime(complain, signal)
  const sandbox = await startSandbox({
    ...{ db: stores.db, port: 0, pageFolder: '/nowhere', rates: anyRate() },
    bot: { ...slack, eventsUrl: 'http://127.0.0.1:9/slack/events', name: 'Steward', command: '/isms' },
    workspace: { name: kestrel.name, people: people(PEOPLE) },
  })
  const worker = await startWorkerService({
    ...{ stores, clock, log: complain, temporal: { config, client } },
    slack: { ...slack, apiUrl: sandbox.slackApiUrl },
    mail: null,
    workflowBundle: { codePath: resolve('dist/workflow-bundle.js') },
    sending: { everyMs: 0, idleMs: 50 },
  })
  return {
    stop: async () => {
      await worker.stop()
      await sandbox.stop()
    },
  }
}
