import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Context } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import { accessReviewActivities } from '../src/activities/access-review/activities.js'
import { unplannedAccessReview } from '../src/activities/access-review/start.js'
import { fieldName } from '../src/bot/cards/access-review/pages.js'
import { ACCOUNTS_A_PAGE, verbs } from '../src/bot/cards/access-review/view.js'
import { matchPeople } from '../src/bot/directory.js'
import { inputAction } from '../src/bot/slack/render-inputs.js'
import { formatAskRef, putTo } from '../src/domain/ask.js'
import { courseSubject } from '../src/domain/course.js'
import type { Person } from '../src/domain/person.js'
import { COURSE_SLOT } from '../src/domain/training.js'
import { dateIn } from '../src/domain/working-days.js'
import { accessSources } from '../src/main/access-sources.js'
import { startSending } from '../src/main/sending.js'
import { connectSlack } from '../src/main/slack.js'
import type { Stores } from '../src/main/stores.js'
import { startSandbox } from '../src/sandbox/sandbox.js'
import { slackRates } from '../src/sandbox/slack/rates.js'
import { recordCompletions } from '../src/store/training-completions.js'
import {
  installRuntime,
  nudgeWorkflowOf,
  startWorker,
  startWorkflowOf,
  type WorkerOptions,
} from '../src/temporal.js'
import { found, kestrel, lead } from '../test/support/company.js'
import { anyRate } from './any-rate.js'
import { inChunks, until } from './chunks.js'
import { type Click, evenRate, type Measured } from './clicks.js'
import {
  ACCOUNTS,
  asked,
  aTraining,
  at,
  chat,
  deciders,
  holders,
  populationOf,
  programmeOf,
  type Reviewed,
  reviewers,
  systemOf,
} from './large-company.js'
import { peak, secondsOf, written } from './measure.js'
import { median, type Row, report, row, rowOfLess } from './report.js'
import { type BenchTools, run } from './run.js'
import { startServer } from './servers.js'
import { temporalFor } from './temporal.js'

/**
 * Who may use what is reviewed: how many events that is in a workflow and how much memory in its worker, however many
 * accounts there are; how soon all reviewers of 40 systems have their message; what a page of the form costs beside a bare
 * Bolt handler with one insert; whether whoever keeps thousands of accounts at once hears of it in the time that Slack gives; and
 * how fast a list of everybody at a training is recorded. Temporal, MongoDB and the workflow are real, Slack bears any number
 * of messages, and the systems say at once who may use them.
 */
/** A review before, of a part of them. */
const FEW = 500
const SYSTEMS = 40
/** Reviewers with so many accounts each turn their pages: so many a second all together. */
const AT_PAGES = deciders.length - 1
const OF_ONE = 2_000
const PER_SECOND = 10
const ROUNDS = 3
const SECONDS = 8
const WARM_UP_SECONDS = 4
/** A click is answered within. */
const SLACK_WAITS_MS = 3_000

const slack = { token: 'xoxb-for-the-bench', signingSecret: randomBytes(16).toString('hex') }

await run(bench)

async function bench(tools: BenchTools): Promise<void> {
  const { stores, signal } = tools
  installRuntime((line) => void process.stderr.write(`${line}\n`), signal)
  await found(stores, [lead, ...reviewers, ...holders, ...deciders])
  const pages = await turnedPages(tools)
  const kept = await keptAtOnce(tools)
  const reviews = await reviewed(tools)
  await report('access-review', [...reviews, pages, ...kept, await attended(tools)])
}

/** Of reviews, from their beginning until everybody has decided. */
async function reviewed(tools: BenchTools): Promise<Row[]> {
  const { stores } = tools
  const temporal = await temporalFor(tools)
  const { client } = temporal.client
  const worker = await startWorker({
    config: temporal.client.config,
    // No other workflow runs here.
    activities: accessReviewActivities({
      ...stores,
      matchPeople: async () => undefined,
      nudgeReminders: async () => undefined,
      heartbeat: () => Context.current().heartbeat(),
      sources: accessSources({ extract: async (plan) => populationOf(plan) }),
    }) as unknown as WorkerOptions['activities'],
    workflowBundle: { codePath: resolve('dist/workflow-bundle.js') },
  })
  const sandbox = await startSandbox({
    ...{ db: stores.db, port: 0, pageFolder: '/nowhere', rates: anyRate() },
    bot: { ...slack, eventsUrl: 'http://127.0.0.1:9/slack/events', name: 'Steward', command: '/isms' },
    workspace: { name: kestrel.name, people: [lead, ...reviewers] },
  })
  const connected = await connectSlack({ ...slack, apiUrl: sandbox.slackApiUrl }, stores)
  await matchPeople(stores, connected.directory, at(), () => undefined)
  const reviewing = { stores, client, connected }

  // The first only warms it up.
  await review(reviewing, [{ id: 'warm-up', from: 0, accounts: FEW }])
  const few = await review(reviewing, [{ id: 'few', from: 0, accounts: FEW }])
  const all = await review(reviewing, [{ id: 'all', from: 0, accounts: ACCOUNTS }])
  const each = ACCOUNTS / SYSTEMS
  const systems = Array.from({ length: SYSTEMS }, (_, n) => ({
    id: `system-${n}`,
    from: n * each,
    accounts: each,
  }))
  const many = await review(reviewing, systems)

  await sandbox.stop()
  await worker.stop()
  await temporal.stop()
  return [
    rowOfLess(`events of ${ACCOUNTS} accounts in one system, beside ${FEW}`, '', all.events, few.events, 0.9),
    rowOfLess(
      `peak memory of the worker, ${ACCOUNTS} beside ${FEW}`,
      'MB',
      all.megabytes,
      few.megabytes,
      0.6,
    ),
    row(
      `messages to the reviewers of ${ACCOUNTS} accounts in ${SYSTEMS} systems`,
      '/min',
      (many.asked * 60) / many.seconds,
      slackRates.postToWorkspace.perMinute,
      1,
    ),
    rowOfLess(`seconds until they have them, beside one system`, 's', many.seconds, all.seconds, 0.25),
    rowOfLess(
      `peak memory of the worker, ${SYSTEMS} systems beside one`,
      'MB',
      many.megabytes,
      all.megabytes,
      0.6,
    ),
  ]
}

interface Reviewing {
  stores: Stores
  client: Client
  connected: Awaited<ReturnType<typeof connectSlack>>
}

/** Systems at once, until everybody has their message and all have decided. `events`: of the longest history. */
async function review({ stores, client, connected }: Reviewing, systems: readonly Reviewed[]) {
  const memory = peak()
  const now = () => new Date()
  const logError = (error: unknown) => void process.stderr.write(`${error}\n`)
  const sending = startSending(
    { ...stores, ...connected, now, holder: systems[0]?.id ?? '', logError },
    stores,
    { everyMs: 0, idleMs: 50 },
  )
  for (const system of systems) await stores.systems.add(systemOf(system))
  const start = unplannedAccessReview({
    ...stores,
    startCycle: async (cycle) => {
      await startWorkflowOf(client, cycle)
      await stores.cycles.workflowStarted(cycle._id)
    },
  })
  const sent = { 'content.kind': 'asks', state: 'sent' }
  const before = await stores.db.collection('deliveries').countDocuments(sent)
  const begun = performance.now()
  const cycles: string[] = []
  for (const { id } of systems) {
    const cycle = await start(programmeOf(id), 1, 'We move to another cloud', {
      person: lead,
      through: chat,
      at: at(),
    })
    if (cycle === null) throw new Error('It does not begin')
    cycles.push(cycle)
  }
  const accounts = systems.reduce((sum, each) => sum + each.accounts, 0)
  const inAsks = { cycle: { $in: cycles }, ask: { $ne: null } }
  await until(async () => (await stores.db.collection('access-rows').countDocuments(inAsks)) === accounts)
  const asked = await stores.db.collection('asks').countDocuments({ cycle: { $in: cycles } })
  await until(async () => (await stores.db.collection('deliveries').countDocuments(sent)) - before === asked)
  const seconds = (performance.now() - begun) / 1_000
  for (const cycle of cycles) await keep(stores, cycle)
  for (const cycle of cycles) await nudgeWorkflowOf(client, cycle)
  // What is told of the answers and what the workflow does about them comes a moment later.
  await delay(5_000)
  await sending.stop()
  const histories = await Promise.all(cycles.map((cycle) => client.workflow.getHandle(cycle).describe()))
  const events = Math.max(...histories.map(({ historyLength }) => historyLength))
  return { seconds, asked, events, megabytes: memory() }
}

/** Every reviewer keeps whatever they have. */
async function keep(stores: Stores, cycle: string): Promise<void> {
  await inChunks(await stores.asks.allOf(cycle), async (ask) => {
    const said = { ask: { id: ask._id, revision: ask.revision }, by: ask.askedOf, at: at(), through: chat }
    const today = dateIn(at(), kestrel.timeZone)
    await stores.accessDecisions.keepUnflagged({ ...said, today })
    await stores.asks.answer({ ...said, value: 'reviewed', language: 'en' }, ask.subject)
  })
}

/** Reviewers decide on page after page; what one of a hundred takes. */
async function turnedPages(tools: BenchTools): Promise<Row> {
  const { stores, adminUri, signal } = tools
  const { signingSecret } = slack
  const all: Click[][] = []
  for (const reviewer of deciders.slice(0, AT_PAGES)) {
    const ask = await asked(tools, `pages-of-${reviewer.key}`, reviewer, OF_ONE)
    all.push(await pagesOf(stores, ask, reviewer))
  }
  // They turn their pages by turns.
  const clicks = Array.from({ length: all[0]?.length ?? 0 }, (_, n) => all.flatMap((each) => each[n] ?? []))
    .flat()
    .values()
  const [first] = all.flat()
  const forBare = endless(first?.filled ?? {})
  const serving = { adminUri, signingSecret, signal }
  const [steward, bare] = [await startServer('steward', serving), await startServer('bare', serving)]
  const shooting = { signingSecret, perSecond: PER_SECOND }
  const took: Record<'steward' | 'bare', Measured[]> = { steward: [], bare: [] }
  await evenRate({ ...shooting, port: bare, clicks: forBare, seconds: WARM_UP_SECONDS })
  await evenRate({ ...shooting, port: steward, clicks, seconds: WARM_UP_SECONDS })
  for (let round = 0; round < ROUNDS; round += 1) {
    took.bare.push(await evenRate({ ...shooting, port: bare, clicks: forBare, seconds: SECONDS }))
    took.steward.push(await evenRate({ ...shooting, port: steward, clicks, seconds: SECONDS }))
  }
  const p99 = (runs: readonly Measured[]) => median(runs.map((run) => run.p99))
  const what = `p99 of a page of ${OF_ONE} accounts, ${PER_SECOND} a second`
  return rowOfLess(what, 'ms', p99(took.steward), p99(took.bare), 0.1)
}

/** All pages but the last, on each of which whatever is filled in stays. */
async function pagesOf(
  stores: Stores,
  ask: { _id: string; revision: number },
  { bindings }: Person,
): Promise<Click[]> {
  const rows = await stores.accessRows.page(ask._id, null, OF_ONE)
  const { user = '', team } = bindings.slack ?? {}
  const clicks: Click[] = []
  for (let page = 1; page * ACCOUNTS_A_PAGE < rows.length; page += 1) {
    const from = (page - 1) * ACCOUNTS_A_PAGE
    const after = rows[from - 1]?._id
    const shown = rows.slice(from, from + ACCOUNTS_A_PAGE)
    clicks.push({
      ...{ user, team, taken: 'update', value: formatAskRef(ask) },
      verb: `${verbs.record}/all.${page}${after === undefined ? '' : `.${after}`}`,
      filled: Object.fromEntries(
        shown.map((each) => [
          fieldName('decision', each),
          { [inputAction]: { type: 'static_select', selected_option: { value: 'keep' } } },
        ]),
      ),
    })
  }
  return clicks
}

function* endless(filled: object): Generator<Click, never> {
  for (let n = 1; ; n += 1)
    yield { user: `U${n}`, verb: verbs.record, value: `${String(n).padStart(32, '0')}.1`, filled }
}

/** Somebody keeps all that has no flag, at once: what they hear of it when, and how fast it is done behind that. */
async function keptAtOnce(tools: BenchTools): Promise<Row[]> {
  const { stores, adminUri, signal } = tools
  const { signingSecret } = slack
  const reviewer = deciders[AT_PAGES] ?? lead
  const { _id, ...shown } = await asked(tools, 'kept', reviewer, ACCOUNTS)
  const { user = '', team } = reviewer.bindings.slack ?? {}
  const port = await startServer('steward', { adminUri, signingSecret, signal })
  const click: Click = {
    user,
    team,
    verb: verbs.keepAll,
    value: formatAskRef({ _id, ...shown }),
    taken: 'update',
  }
  const { p99 } = await evenRate({ port, signingSecret, clicks: [click].values(), seconds: 1, perSecond: 1 })
  const ask = await stores.asks.byId(_id)
  if (!ask?.keepingAll) throw new Error('It does not stand in the question')
  const seconds = await secondsOf(() =>
    stores.keepingAll.finish(stores.accessDecisions, ask, at(), () => undefined),
  )
  const { undecided } = await stores.accessRows.counts(_id)
  if (undecided > 0) throw new Error(`${undecided} were not kept`)
  const bare = await secondsOf(() => written(stores, ACCOUNTS))
  return [
    rowOfLess(`hearing that ${ACCOUNTS} accounts are kept, after one click`, 'ms', p99, SLACK_WAITS_MS, 1),
    row('accounts kept so, beside bare rows by 500', '/s', ACCOUNTS / seconds, ACCOUNTS / bare, 0.1),
  ]
}

/** Everybody was at a training, by one list of all. */
async function attended({ stores }: BenchTools): Promise<Row> {
  const course = aTraining()
  await stores.courses.add(course)
  const cycle = 'cycle/training.first-aid/1'
  await stores.asks.open(
    holders.map((person) => ({
      ...({
        cycle,
        process: 'training',
        kind: 'personal',
        slot: COURSE_SLOT,
        round: 1,
        ...putTo(person),
      } as const),
      ...{ subject: courseSubject(course), openedAt: at(), dueOn: '2099-01-01', remindOn: '2099-01-01' },
    })),
  )
  const today = dateIn(at(), kestrel.timeZone)
  const said = holders.map((person) => ({ person, on: today, score: null }))
  const saying = { by: 'attendance', who: lead._id, through: chat, at: at(), today } as const
  const nothingElse = { note: null, link: null, file: null }
  let completed = 0
  const seconds = await secondsOf(async () => {
    const came = await recordCompletions(stores, course, said, { ...saying, ...nothingElse })
    completed = came.filter((each) => each.came === 'completed').length
  })
  if (completed < ACCOUNTS) throw new Error(`${completed} were recorded`)
  const bare = await secondsOf(() => written(stores, ACCOUNTS))
  return row(
    `people of one list of ${ACCOUNTS}, beside bare rows by 500`,
    '/s',
    ACCOUNTS / seconds,
    ACCOUNTS / bare,
    0.1,
  )
}
