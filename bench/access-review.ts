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
import { REVIEW_ACCESS_SLOT } from '../src/domain/access-review.js'
import type { NewAccessRow } from '../src/domain/access-row.js'
import { askId, formatAskRef, putTo } from '../src/domain/ask.js'
import { type Course, courseHash, courseSubject } from '../src/domain/course.js'
import type { Person } from '../src/domain/person.js'
import type { Account } from '../src/domain/population.js'
import type { Programme } from '../src/domain/programme.js'
import { type System, systemHash, systemSubject } from '../src/domain/system.js'
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
import { aPerson, found, kestrel, lead } from '../test/support/company.js'
import { anyRate } from './any-rate.js'
import { inChunks, until } from './chunks.js'
import { type Click, evenRate, type Measured } from './clicks.js'
import { median, type Row, report, row, rowOfLess } from './report.js'
import { type BenchTools, run } from './run.js'
import { startServer } from './servers.js'
import { temporalFor } from './temporal.js'

/**
 * Who may use what is reviewed: how many events that is in a workflow and how much memory in its worker, however many
 * accounts there are; how soon all reviewers of 40 systems have their message; what a page of the form costs beside a bare
 * Bolt handler with one insert; whether whoever keeps thousands of accounts at once hears of it in the time that Slack gives; and
 * how fast a list of everybody at a training is recorded. Temporal, MongoDB and the workflow are real, Slack bears any number of messages, and the systems say at once who may
 * use them.
 */
const ACCOUNTS = 5_000
/** A review before, of a part of them. */
const FEW = 500
const SYSTEMS = 40
const REVIEWERS = 300
/** Reviewers with so many accounts each turn their pages: so many a second all together. */
const AT_PAGES = 4
const OF_ONE = 2_000
const PER_SECOND = 10
const ROUNDS = 3
const SECONDS = 8
const WARM_UP_SECONDS = 4
/** A click is answered within. */
const SLACK_WAITS_MS = 3_000

const slack = { token: 'xoxb-for-the-bench', signingSecret: randomBytes(16).toString('hex') }
const reviewers = Array.from({ length: REVIEWERS }, (_, n) =>
  aPerson(n + 2, { manager: lead._id, bindings: {} }),
)
const holders = Array.from({ length: ACCOUNTS }, (_, n) =>
  aPerson(n + 2 + REVIEWERS, { manager: reviewers[Math.floor((n * REVIEWERS) / ACCOUNTS)]?._id ?? null }),
)
/** Who turns pages, and who keeps all at once. */
const deciders = Array.from({ length: AT_PAGES + 1 }, (_, n) => aPerson(n + 2 + REVIEWERS + ACCOUNTS))
const at = () => new Date().toISOString()
const chat = { kind: 'chat', platform: 'slack' } as const

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

/** Accounts of these many people, from one of them on. */
interface Reviewed {
  id: string
  from: number
  accounts: number
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
    {
      ...{ everyMs: 0, idleMs: 50 },
    },
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

/** The most that this process has had meanwhile, in MB; its worker is by far the most of it. */
function peak(): () => number {
  global.gc?.()
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  const looking = setInterval(look, 50)
  return () => {
    clearInterval(looking)
    return most / 1_000_000
  }
}

function systemOf({ id, from, accounts }: Reviewed): System {
  const decidedOn = {
    ...{ title: { en: `System ${id}` }, controls: ['A.5.18'], criticality: 'high' as const, privileged: [] },
    ...{ reviewedBy: 'manager' as const, swing: 20 },
    source: { kind: 'github' as const, organisation: `${id}/${from}/${accounts}`, token: 'GITHUB_TOKEN' },
  }
  return {
    ...{ _id: `${id}@1`, v: 1, system: id, version: '1', sequence: 1, outsider: null },
    ...{ importedAt: '2026-11-02T09:00:00.000Z', ...decidedOn, hash: systemHash(decidedOn) },
  }
}

function programmeOf(subject: string): Programme {
  return {
    ...{ _id: `access-review.${subject}`, v: 1, process: 'access-review', subject, owner: lead._id },
    ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10, state: 'active', revision: 1 },
    recurrence: { kind: 'months', every: 12, from: '2027-01-04' },
  }
}

/** What such a system says of itself. */
async function populationOf(plan: { kind: string; organisation?: string }) {
  const [, from = 0, accounts = 0] = (plan.organisation ?? '').split('/').map(Number)
  const all = holders.slice(from, from + accounts).map(accountOf)
  return { accounts: all, shown: accounts, query: `The people of ${plan.organisation}` }
}

function accountOf({ key, name, email }: Person): Account {
  const account = { id: `u-${key}`, login: key, name, email, entitlements: ['Sales', 'Reports'] }
  return { ...account, lastUsed: null, active: true }
}

/** Somebody is asked about so many accounts, all of which may be kept at once. */
async function asked({ stores }: BenchTools, system: string, reviewer: Person, accounts: number) {
  const of = systemOf({ id: system, from: 0, accounts })
  await stores.systems.add(of)
  const cycle = `cycle/access-review.${system}/1`
  const rows = holders.slice(0, accounts).map(
    (holder): NewAccessRow => ({
      ...{ cycle, system, extraction: `${cycle}#1`, account: accountOf(holder), privileged: false },
      ...{ holder: { kind: 'person', person: holder._id }, department: holder.department, flags: [] },
      ...{ seat: 'manager', reviewer: reviewer._id, why: 'manager', neverBy: [holder._id] },
    }),
  )
  await stores.accessRows.addMany(rows, at())
  const ask = {
    ...({ cycle, process: 'access-review', kind: 'delegable', slot: REVIEW_ACCESS_SLOT, round: 1 } as const),
    ...{
      ...putTo(reviewer),
      subject: systemSubject(of),
      openedAt: at(),
      dueOn: '2099-01-01',
      remindOn: '2099-01-01',
    },
  }
  await stores.asks.open([ask])
  await stores.accessRows.assign(cycle, new Map([[reviewer._id, askId(ask)]]))
  return { _id: askId(ask), revision: 1 }
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
  let completed = 0
  const seconds = await secondsOf(async () => {
    const came = await recordCompletions(stores, course, said, {
      ...saying,
      note: null,
      link: null,
      file: null,
    })
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

function aTraining(): Course {
  const text = {
    ...{ title: { en: 'First aid' }, purpose: { en: 'To help at once' }, controls: ['A.6.3'], link: null },
    ...{ minutes: 60, validMonths: 12, renews: false, lesson: null, by: { way: 'attendance' as const } },
  }
  return {
    ...{ _id: 'first-aid@1', v: 1, course: 'first-aid', version: '1', sequence: 1, countsFrom: 1 },
    ...{ neededBy: { audience: 'everyone', joinersWithinDays: null }, since: at(), importedAt: at() },
    ...{ ...text, hash: courseHash(text) },
  }
}

/** As many rows as that, as fast as they go: nothing is read, nothing guarded, nothing kept for the ledger. */
async function written({ db }: Stores, rows: number): Promise<void> {
  const bare = db.collection('bare-rows')
  for (let from = 0; from < rows; from += 500)
    await bare.insertMany(Array.from({ length: 500 }, (_, n) => ({ n: from + n, value: 'keep', at: at() })))
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return (performance.now() - begun) / 1_000
}
