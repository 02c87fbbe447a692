import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Db } from 'mongodb'
import { addDays, businessDayFrom, dateIn, weekdays } from '../../src/domain/working-days.js'
import { startBot } from '../../src/main/bot.js'
import { MovableClock } from '../../src/main/clock.js'
import { importingInto } from '../../src/main/importing.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { type Destination, leap, travel } from '../../src/main/travel.js'
import { startWorkerService } from '../../src/main/worker.js'
import { orgImport } from '../../src/org/commands.js'
import type { SandboxPerson } from '../../src/sandbox/people.js'
import { startSandbox } from '../../src/sandbox/sandbox.js'
import type { Switches } from '../../src/sandbox/switches.js'
import { startProgramme } from '../../src/schedules.js'
import { registerSearchAttributes } from '../../src/search-attributes.js'
import type { Source } from '../../src/sources/source.js'
import { systemSources } from '../../src/sources/sources.js'
import { installRuntime, lazyClient, lookNow, startWorkflowOf, temporalConfig } from '../../src/temporal.js'
import type { ChatWorkspace } from './chat-person.js'
import { testDatabase } from './database.js'
import { forgedClick } from './forged-click.js'
import { putInForce } from './governing.js'
import { newNamespace } from './namespaces.js'
import { SlackWorkspace } from './slack-person.js'

/** The whole of Steward as it runs in production, with a workspace to use it from. Only Slack's side is played. */
export interface RunningSteward {
  workspace: ChatWorkspace
  stores: Stores
  /** The database owner's connection: for looking behind Steward's back. */
  admin: Db
  /** Where the workspace's page is. */
  address: string
  /** Makes Slack's side go wrong. */
  switches: Switches
  /** What a click that Steward never offered is answered with. */
  forge(email: string, verb: string, value: string): Promise<string>
  /** What time Steward takes it to be. */
  now(): Date
  /** Lets time pass, and happen what happens meanwhile. */
  goesTo(destination: Destination | Date): Promise<void>
  /** The same, at one stroke: what was due on the way happens then, and no morning is stopped at. */
  leapsTo(instant: Date): Promise<void>
  /** No worker runs until that instant: nothing is begun or sent meanwhile. */
  isOutUntil(instant: Date): Promise<void>
  /** Imports the organisation's folder again. */
  import(folder: string): Promise<void>
  stop(): Promise<void>
}

export interface StewardSetup {
  /** The organisation's folder. */
  folder: string
  /** Who has an account in the workspace, and what differs: none for people by their id in the file. */
  withoutAccount?: readonly string[]
  /** Who else is in the workspace. */
  others?: readonly SandboxPerson[]
  pageFolder?: string
  /** How Slack reaches Steward: over HTTP, if nothing is said. */
  through?: Through
  /** Top management has not approved yet what governs: else it has, before anybody is in chat. */
  isNew?: true
  /** Where systems are that Steward reads itself: nowhere, if nothing is said. */
  accounts?: Source
  /** When it begins, for what happens on dates that a folder names; else on the next morning in the office. */
  begins?: Date
}

export type Through = 'HTTP' | 'a socket'

export async function startSteward(setup: StewardSetup): Promise<RunningSteward> {
  installRuntime(() => undefined)
  const database = await testDatabase()
  const stores = storesOf(database.db)
  const clock = clockOf(setup)
  const bring = (folder: string) => importFolder(stores, folder, clock)
  await bring(setup.folder)
  if (!setup.isNew) await putInForce(stores, clock.now().toISOString())
  const slack = {
    token: 'xoxb-for-tests-only',
    signingSecret: 'a signing secret for tests only',
    ...(setup.through === 'a socket' ? { appToken: 'xapp-for-tests-only' } : {}),
  }
  const { port, release } = await keptPort()
  const eventsUrl = `http://127.0.0.1:${port}/slack/events`
  const sandbox = await startSandbox({
    db: database.admin,
    port: 0,
    bot: { ...slack, eventsUrl, name: 'Steward', command: '/isms', homeTab: true },
    clock,
    workspace: { name: 'Test', people: await accounts(stores, setup) },
    pageFolder: setup.pageFolder ?? '/nowhere',
  })
  const config = temporalConfig({
    TEMPORAL_ADDRESS: required('TEST_TEMPORAL_ADDRESS'),
    TEMPORAL_NAMESPACE: await newNamespace(),
  })
  const client = lazyClient(config)
  expect(await registerSearchAttributes(client)).toBeNull()
  const problems: string[] = []
  const log = (problem: string) => void problems.push(problem)
  const url = `http://127.0.0.1:${port}`
  const mail = { smtpUrl: sandbox.smtpUrl, from: 'isms@kestrel.example', url }
  const common = { stores, slack: { ...slack, apiUrl: sandbox.slackApiUrl }, mail, clock, log }
  const { accounts: systems = systemSources({}) } = setup
  const workflowBundle = { codePath: required('TEST_WORKFLOW_BUNDLE') }
  const startWorker = () =>
    startWorkerService({ ...common, temporal: { config, client }, workflowBundle, accounts: systems })
  let worker = await startWorker()
  await release()
  const bot = await startBot({ ...common, temporal: client, port, url })
  const traveller = {
    ...{ stores, clock },
    look: (workflow: string, patienceMs: number) => lookNow(client, workflow, patienceMs),
    startProgramme: (id: string) => startProgramme(client, id),
  }
  return {
    workspace: new SlackWorkspace(sandbox.address),
    stores,
    admin: database.admin,
    address: sandbox.address,
    switches: sandbox.switches,
    forge: async (email, verb, value) => {
      const as = (await stores.people.byEmail(email))?.bindings.slack
      if (!as) throw new Error(`${email} is bound to no account`)
      return forgedClick({ eventsUrl, signingSecret: slack.signingSecret, as, verb, value })
    },
    now: () => clock.now(),
    goesTo: async (destination) => void (await travel(traveller, destination)),
    leapsTo: (instant) => leap(traveller, instant),
    isOutUntil: async (instant) => {
      await worker.stop()
      clock.moveTo(instant)
      worker = await startWorker()
    },
    import: async (folder) => {
      await bring(folder)
      // The sweep would do it within the minute.
      for (const decision of await stores.decisions.owedWorkflows()) await startWorkflowOf(client, decision)
    },
    stop: async () => {
      await bot.stop()
      await worker.stop()
      await client.connection.close()
      await sandbox.stop()
      await database.drop()
      expect(problems).toEqual([])
    },
  }
}

/** A clock may begin in the past: a year that a folder names may be over by the time that its test runs. */
function clockOf({ begins }: StewardSetup): MovableClock {
  const now = new Date()
  return new MovableClock((begins ?? nextOfficeMorning(now)).getTime() - now.getTime())
}

/** Half past nine in Dublin on a working day: everybody's morning has begun, and is not over for a while. */
export function nextOfficeMorning(now: Date): Date {
  const place = { timeZone: 'Europe/Dublin', workingDays: weekdays.slice(0, 5), country: 'DE' }
  const day = businessDayFrom(addDays(dateIn(now.toISOString(), place.timeZone), 1), place)
  return new Date(`${day}T09:30:00+00:00`)
}

async function importFolder(stores: Stores, folder: string, clock: MovableClock): Promise<void> {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  const code = await orgImport(folder, {
    print,
    now: () => clock.now(),
    ...importingInto(stores),
    operator: 'tester',
  })
  if (code !== 0) throw new Error(printed.join('\n'))
}

async function accounts(
  { people }: Pick<Stores, 'people'>,
  { withoutAccount = [], others = [] }: StewardSetup,
): Promise<SandboxPerson[]> {
  const members: SandboxPerson[] = [...others]
  for await (const { _id, key } of people.everyone()) {
    const person = await people.byId(_id)
    if (!person?.chat.includes('slack') || withoutAccount.includes(key)) continue
    const { email, name, department, title, timeZone } = person
    members.push({ email, name, department, title, timeZone })
  }
  return members
}

/** A port that nobody else gets until the bot takes it: Slack is told of it before the bot can be started. */
async function keptPort(): Promise<{ port: number; release(): Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, release: async () => void (await once(server.close(), 'close')) }
}

function required(variable: string): string {
  const value = process.env[variable]
  if (value === undefined) throw new Error(`${variable} is not set: the global set-up sets it`)
  return value
}
