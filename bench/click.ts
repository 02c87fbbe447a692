import { randomBytes } from 'node:crypto'
import { acknowledgeVerb, verbs } from '../src/bot/cards/policy-acknowledgement/policy.js'
import { type Ask, formatAskRef } from '../src/domain/ask.js'
import type { Stores } from '../src/main/stores.js'
import type { Wanted } from '../src/store/deliveries.js'
import { aPolicy, cycleOf, found, people, questionOf } from '../test/support/company.js'
import { type Click, closedLoop, evenRate, type Measured } from './clicks.js'
import { median, report, row } from './report.js'
import { type BenchTools, run } from './run.js'
import { startServer } from './servers.js'

/**
 * What a click costs: signed by Slack, checked, and acknowledged only after the answer is durable, beside a bare Bolt
 * handler with one insert. Both in processes of their own, by turns, against the same MongoDB.
 */
const ROUNDS = 5
const SECONDS = 6
const PEOPLE = 1_000
const CYCLES = 60
const GOAL = 0.85

interface Runs {
  steward: Measured[]
  bare: Measured[]
}

const signingSecret = randomBytes(16).toString('hex')
await run(bench)

async function bench({ stores, adminUri, signal }: BenchTools): Promise<void> {
  const clicks = await questions(stores)
  const serving = { adminUri, signingSecret, signal }
  const steward = await startServer('steward', serving)
  const bare = await startServer('bare', serving)
  const forBare = endless()

  const loop: Runs = { steward: [], bare: [] }
  const even: Runs = { steward: [], bare: [] }
  await closedLoop({ port: steward, signingSecret, clicks, seconds: 2 })
  await closedLoop({ port: bare, signingSecret, clicks: forBare, seconds: 2 })
  for (let round = 0; round < ROUNDS; round += 1) {
    loop.bare.push(await closedLoop({ port: bare, signingSecret, clicks: forBare, seconds: SECONDS }))
    loop.steward.push(await closedLoop({ port: steward, signingSecret, clicks, seconds: SECONDS }))
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    even.bare.push(await evenRate({ port: bare, signingSecret, clicks: forBare, seconds: SECONDS }))
    even.steward.push(await evenRate({ port: steward, signingSecret, clicks, seconds: SECONDS }))
  }
  const of = (runs: readonly Measured[], what: keyof Measured) => median(runs.map((run) => run[what]))
  await report('click', [
    row('clicks, 64 at a time', '/s', of(loop.steward, 'perSecond'), of(loop.bare, 'perSecond'), GOAL),
    // Lower is better, so the ratio is turned over.
    row('p99, 64 at a time', '1/ms', 1 / of(loop.steward, 'p99'), 1 / of(loop.bare, 'p99'), 0.5),
    row('p99, 100 a second', '1/ms', 1 / of(even.steward, 'p99'), 1 / of(even.bare, 'p99'), 0.5),
  ])
}

/** A company whose people are asked about many policies, and each click answers one question. */
async function questions(stores: Stores): Promise<Iterator<Click>> {
  const staff = people(PEOPLE)
  await found(stores, staff)
  const at = new Date().toISOString()
  const clicks: Click[] = []
  for (let n = 1; n <= CYCLES; n += 1) {
    const policy = aPolicy(`${n}.0`, n)
    await stores.policies.add(policy)
    const cycle = { ...cycleOf(policy, at), process: 'policy-acknowledgement' as const }
    await stores.cycles.start(cycle, { kind: 'chat', platform: 'slack' })
    await stores.asks.open(staff.map((person) => questionOf(cycle, person, at)))
    const wanted: Wanted[] = []
    for await (const ask of stores.asks.ofCycle(cycle._id)) {
      const person = staff.find(({ _id }) => _id === ask.askedOf)
      const user = person?.bindings.slack?.user
      if (user) clicks.push({ user, verb: acknowledgeVerb(policy, 'en'), value: formatAskRef(ask) })
      wanted.push(askedBy(ask, at))
    }
    await stores.deliveries.want(wanted)
  }
  return shuffled(clicks).values()
}

/** The message that asks: here nothing is sent, since how fast Slack takes receipts is not what is measured. */
function askedBy({ _id, askedOf }: Ask, at: string): Wanted {
  const content: Wanted['content'] = { kind: 'asks', asks: [_id] }
  return { person: askedOf, content, class: 'morning', notBefore: at, reachable: false }
}

/** Neighbours in time are strangers in the database, as people are. */
function shuffled(clicks: Click[]): Click[] {
  for (let last = clicks.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1))
    const [a, b] = [clicks[last], clicks[other]]
    if (a && b) [clicks[last], clicks[other]] = [b, a]
  }
  return clicks
}

function* endless(): Generator<Click, never> {
  for (let n = 1; ; n += 1) {
    yield { user: `U${n}`, verb: `${verbs.acknowledge}/en`, value: `${String(n).padStart(32, '0')}.1` }
  }
}
