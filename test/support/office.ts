import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { policyAcknowledgementActivities } from '../../src/activities/policy-acknowledgement/activities.js'
import { remindersActivities } from '../../src/activities/reminders/activities.js'
import type { CourierTools } from '../../src/bot/courier.js'
import { matchPeople } from '../../src/bot/directory.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Delivery } from '../../src/domain/delivery.js'
import type { Organisation } from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import { connectSlack, type SlackConnection } from '../../src/main/slack.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { SandboxPerson } from '../../src/sandbox/people.js'
import type { RateTable } from '../../src/sandbox/slack/rates.js'
import { aPolicy, found, publish } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'
import { openTestSandbox, signingSecret, type TestSandbox, token } from './sandbox.js'
import type { SlackPerson } from './slack-person.js'

export interface OfficeSetup {
  staff: readonly Person[]
  /** Who has an account in the workspace: all of the staff, if nothing is said. */
  accounts?: readonly SandboxPerson[]
  rates?: Partial<RateTable>
  organisation?: Partial<Organisation>
}

/** A company whose people nobody has been matched to yet, and its Slack workspace. */
export class Office {
  /** Steward's clock. */
  clock = new Date('2026-11-24T09:00:00.000Z')
  readonly problems: unknown[] = []
  heartbeats = 0

  private constructor(
    private readonly database: TestDatabase,
    readonly sandbox: TestSandbox,
    readonly stores: Stores,
    readonly slack: SlackConnection,
  ) {}

  static async open({ staff, accounts, rates = {}, organisation = {} }: OfficeSetup): Promise<Office> {
    const database = await testDatabase()
    const stores = storesOf(database.db)
    const unbound = staff.map((person) => ({ ...person, bindings: {} }))
    await found(stores, unbound, organisation)
    const people = [...(accounts ?? staff.map(accountOf))]
    const sandbox = await openTestSandbox({ workspace: { name: 'Kestrel Tools', people }, rates })
    const slack = await connectSlack({ token, signingSecret, apiUrl: sandbox.sandbox.slackApiUrl }, stores)
    return new Office(database, sandbox, stores, slack)
  }

  /** A courier of this name; the changes take the place of its tools. */
  courier(holder: string, changes: Partial<CourierTools> = {}): CourierTools {
    return {
      ...this.stores,
      ...this.slack,
      now: () => this.clock,
      holder,
      underWay: new Set<string>(),
      logError: (error) => this.problems.push(error),
      ...changes,
    }
  }

  at(): string {
    return this.clock.toISOString()
  }

  passes(seconds: number): void {
    this.clock = new Date(this.clock.getTime() + seconds * 1_000)
  }

  match(): Promise<void> {
    return matchPeople(this.stores, this.slack.directory, this.at(), () => {
      this.heartbeats += 1
    })
  }

  /** A policy is published to everybody, as the workflow does it; nothing is sent yet. */
  async publishes(): Promise<Ask[]> {
    const { _id: cycle } = await publish(this.stores, aPolicy('1.0'), this.at())
    const activities = policyAcknowledgementActivities({
      ...this.stores,
      matchPeople: () => this.match(),
      heartbeat: () => undefined,
      nudgeReminders: () => this.reminds(),
      nudgeCycles: async () => undefined,
    })
    await activities.matchAudience({ cycle, asOf: this.at() })
    await activities.openCampaign({ cycle, asOf: this.at() })
    const asks: Ask[] = []
    for await (const ask of this.stores.asks.ofCycle(cycle)) asks.push(ask)
    return asks
  }

  /** The clock that reminds everyone looks, as its workflow does it. */
  async reminds(): Promise<void> {
    const tools = { ...this.stores, heartbeat: () => undefined, datedChanges: [] }
    await remindersActivities(tools).remind({ asOf: this.at() })
  }

  /** The one delivery of an ask. */
  async deliveryOf({ _id }: Pick<Ask, '_id'>): Promise<Delivery> {
    const [delivery, ...others] = await this.stores.deliveries.withAsks([_id])
    if (!delivery || others.length > 0) throw new Error('There must be one delivery of an ask')
    return delivery
  }

  person({ email }: Pick<Person, 'email'>): Promise<SlackPerson> {
    return this.sandbox.people.person(email)
  }

  /** What a person was sent and sees now. */
  async sees(person: Pick<Person, 'email'>): Promise<string[]> {
    return (await (await this.person(person)).messages()).map(({ text }) => text.split('\n')[0] ?? '')
  }

  async stop(): Promise<void> {
    await this.sandbox.stop()
    await this.database.drop()
  }
}

export function accountOf({ email, name, department, title, timeZone }: Person): SandboxPerson {
  return { email, name, department, title, timeZone }
}

/** A line to Slack that takes every call through, and loses the answer to the first one of this method. */
export async function lossyLine(
  slackApiUrl: string,
  method: string,
): Promise<{ apiUrl: string; calls: () => number; close(): Promise<void> }> {
  let calls = 0
  const server: Server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const name = (request.url ?? '').slice(1)
      const headers = Object.fromEntries(
        ['authorization', 'content-type'].map((header) => [header, String(request.headers[header] ?? '')]),
      )
      const answer = await fetch(`${slackApiUrl}${name}`, {
        method: 'POST',
        headers,
        body: Buffer.concat(chunks),
      })
      const body = await answer.text()
      if (name === method) calls += 1
      if (name === method && calls === 1) request.socket.destroy()
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiUrl: `http://127.0.0.1:${port}/`,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
