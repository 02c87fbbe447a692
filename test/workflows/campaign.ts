import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Context } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import type { Db } from 'mongodb'
import { accessReviewActivities } from '../../src/activities/access-review/activities.js'
import { plannedAccessReview } from '../../src/activities/access-review/start.js'
import { approvalActivities } from '../../src/activities/approval.js'
import { awarenessActivities } from '../../src/activities/awareness/activities.js'
import { plannedLesson } from '../../src/activities/awareness/start.js'
import { calendarActivities } from '../../src/activities/calendar/start.js'
import { competenceReviewActivities } from '../../src/activities/competence-review/activities.js'
import { plannedCompetence } from '../../src/activities/competence-review/start.js'
import { controlCheckActivities } from '../../src/activities/control-check/activities.js'
import { plannedCheck } from '../../src/activities/control-check/start.js'
import { correctiveActionActivities } from '../../src/activities/corrective-action/activities.js'
import { internalAuditActivities } from '../../src/activities/internal-audit/activities.js'
import { plannedAudit } from '../../src/activities/internal-audit/start.js'
import { managementReviewActivities } from '../../src/activities/management-review/activities.js'
import { plannedManagementReview } from '../../src/activities/management-review/start.js'
import { ownersQuestionActivities } from '../../src/activities/owners-question/activities.js'
import { everyQuestion, ofEveryQuestion } from '../../src/activities/owners-question/every.js'
import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import { policyAcknowledgementActivities } from '../../src/activities/policy-acknowledgement/activities.js'
import { policyRound } from '../../src/activities/policy-acknowledgement/round.js'
import type { PolicyAcknowledgementTools } from '../../src/activities/policy-acknowledgement/tools.js'
import { policyReviewActivities } from '../../src/activities/policy-review/activities.js'
import { remindersActivities } from '../../src/activities/reminders/activities.js'
import { riskAcceptanceActivities } from '../../src/activities/risk-acceptance/activities.js'
import { riskReassessmentActivities } from '../../src/activities/risk-reassessment/activities.js'
import { plannedReassessment } from '../../src/activities/risk-reassessment/start.js'
import { trainingActivities } from '../../src/activities/training/activities.js'
import { plannedTraining } from '../../src/activities/training/start.js'
import { treatmentPlanActivities } from '../../src/activities/treatment-plan/activities.js'
import { reportMaker } from '../../src/bot/audit-report-on-record.js'
import { packKeeper } from '../../src/bot/review-paper.js'
import type { Ask } from '../../src/domain/ask.js'
import { type Cycle, processOfCycle } from '../../src/domain/cycle.js'
import type { Decision, Step, Verdict } from '../../src/domain/decision.js'
import type { Person } from '../../src/domain/person.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { ExtractionError } from '../../src/domain/population.js'
import { addDays, dateIn } from '../../src/domain/working-days.js'
import { accessSources } from '../../src/main/access-sources.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { Source } from '../../src/sources/source.js'
import {
  installRuntime,
  nudgeWorkflowOf,
  type RunningWorker,
  type SeenTo,
  startWorker,
  startWorkflowOf,
} from '../../src/temporal.js'
import { decide, requestPublication, subjectsOf } from '../support/approvals.js'
import { acknowledge, aPolicy, found, kestrel, lead, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { newNamespace } from '../support/namespaces.js'

installRuntime(() => undefined)

type Tools = PolicyAcknowledgementTools

/**
 * A company with its worker: the real activities on a real database, and a Temporal server of its own, whose clock
 * skips ahead while nobody does anything.
 */
export class Campaigns {
  readonly stores: Stores
  /** What the clock that reminds everyone does at its look when a day begins. */
  /** What a system that Steward reads itself answers. */
  live: Source = { extract: () => Promise.reject(new ExtractionError({ because: 'not-reached' })) }
  readonly datedChanges: ((asOf: string) => Promise<void>)[] = []
  readonly #database: TestDatabase
  readonly #server: TestWorkflowEnvironment
  #worker: RunningWorker | undefined

  private constructor(server: TestWorkflowEnvironment, database: TestDatabase) {
    this.#server = server
    this.#database = database
    this.stores = storesOf(database.db)
  }

  /** `world` may put something else in the place of a tool. */
  static async of(staff: readonly Person[], world = (tools: Tools, _db: Db) => tools): Promise<Campaigns> {
    const path = required('TEST_TEMPORAL_TIME_SKIPPING')
    const server = { executable: { type: 'existing-path', path } } as const
    const campaigns = new Campaigns(
      await TestWorkflowEnvironment.createTimeSkipping({ server }),
      await testDatabase(),
    )
    await found(campaigns.stores, staff)
    await campaigns.works(world)
    return campaigns
  }

  /** The same on the Temporal server that `npm start` brings: with Schedules, in real time. No worker runs yet. */
  static async inRealTime(staff: readonly Person[]): Promise<Campaigns> {
    const server = { address: required('TEST_TEMPORAL_ADDRESS'), namespace: await newNamespace() }
    const campaigns = new Campaigns(
      await TestWorkflowEnvironment.createFromExistingServer(server),
      await testDatabase(),
    )
    await found(campaigns.stores, staff)
    return campaigns
  }

  /** Its worker begins. */
  async works(world = (tools: Tools, _db: Db) => tools): Promise<void> {
    const common = {
      ...this.stores,
      // Everybody in these companies has an account already.
      matchPeople: async () => undefined,
      heartbeat: () => {
        if (!Context.current().info.isLocal) Context.current().heartbeat()
      },
    }
    const tools: Tools = {
      ...common,
      nudgeReminders: async () => undefined,
      nudgeCycles: async (cycles) => {
        for (const cycle of cycles) await this.nudge(cycle)
      },
    }
    const startCycle = (cycle: SeenTo) => this.startWorkflow(cycle)
    this.#worker = await startWorker({
      config: {
        connectionOptions: { address: this.#server.address },
        namespace: this.#server.namespace ?? 'default',
      },
      activities: {
        ...policyAcknowledgementActivities(world(tools, this.stores.db)),
        ...approvalActivities({
          ...common,
          startDecision: startCycle,
          subjects: subjectsOf(this.stores, startCycle),
          concluded: () => undefined,
        }),
        ...calendarActivities({
          ...common,
          starts: {
            'competence-review': plannedCompetence({ ...this.stores, startCycle }),
            'access-review': plannedAccessReview({ ...this.stores, startCycle }),
            awareness: plannedLesson({ ...this.stores, startCycle }),
            'control-check': plannedCheck({ ...this.stores, startCycle }),
            'management-review': plannedManagementReview({ ...this.stores, startCycle }),
            'internal-audit': plannedAudit({ ...this.stores, startCycle }),
            'policy-acknowledgement': policyRound({ ...this.stores, startCycle }),
            'risk-reassessment': plannedReassessment({ ...this.stores, startCycle }),
            training: plannedTraining({ ...this.stores, startCycle }),
            ...ofEveryQuestion(this.stores, (question) =>
              plannedQuestion({ ...this.stores, startCycle }, question),
            ),
          },
        }),
        ...managementReviewActivities({
          ...{ ...common, startDecision: startCycle, keepPack: packKeeper(this.stores) },
          nudgeReminders: async () => undefined,
        }),
        ...riskReassessmentActivities({ ...common, nudgeReminders: async () => undefined }),
        ...accessReviewActivities({
          ...{
            ...common,
            nudgeReminders: async () => undefined,
            sources: accessSources({ extract: (...asked) => this.live.extract(...asked) }),
          },
        }),
        ...competenceReviewActivities({ ...common, nudgeReminders: async () => undefined }),
        ...trainingActivities({ ...common, nudgeReminders: async () => undefined }),
        ...awarenessActivities({ ...common, nudgeReminders: async () => undefined }),
        ...internalAuditActivities({
          ...{ ...common, nudgeReminders: async () => undefined },
          makeAuditReport: reportMaker(this.stores),
        }),
        ...correctiveActionActivities({
          ...{ ...common, nudgeReminders: async () => undefined, startCycle },
        }),
        ...controlCheckActivities({ ...common, nudgeReminders: async () => undefined }),
        ...policyReviewActivities({ ...common, nudgeReminders: async () => undefined }),
        ...ownersQuestionActivities(
          { ...common, nudgeReminders: async () => undefined },
          Object.values(everyQuestion(this.stores)),
        ),
        ...riskAcceptanceActivities({
          ...{ ...common, nudgeReminders: async () => undefined, startDecision: startCycle },
        }),
        ...treatmentPlanActivities({
          ...{ ...common, nudgeReminders: async () => undefined, startDecision: startCycle },
        }),
        ...remindersActivities({ ...tools, ...this.stores, datedChanges: [this.datedChanges] }),
      },
      workflowBundle: { codePath: required('TEST_WORKFLOW_BUNDLE') },
    })
  }

  get client(): Client {
    return this.#server.client
  }

  async now(): Promise<string> {
    return new Date(await this.#server.currentTimeMs()).toISOString()
  }

  /** Publishes a version; its workflow is not started yet. */
  async published(version: string, sequence: number): Promise<Cycle> {
    return publish(this.stores, aPolicy(version, sequence), await this.now())
  }

  startWorkflow(seenTo: SeenTo): Promise<void> {
    return startWorkflowOf(this.client, seenTo)
  }

  /** A version was published; nobody runs its campaign. */
  async publishes(policy: PolicyVersion): Promise<void> {
    await publish(this.stores, policy, await this.now())
  }

  /** Publishes a version and waits until its audience was asked and the workflow sleeps. */
  async opened(version = '1.0', sequence = 1): Promise<Cycle> {
    const cycle = await this.published(version, sequence)
    await this.startWorkflow(cycle)
    await this.asleep(cycle._id)
    return this.until(cycle._id, 'open')
  }

  until(id: string, state: Cycle['state']): Promise<Cycle> {
    return eventually(`${id} to be ${state}`, async () => {
      const cycle = await this.stores.cycles.byId(id)
      return cycle?.state === state ? cycle : undefined
    })
  }

  /** The ISMS lead asks this person whether a version may be published; its workflow sleeps until they answer. */
  async asked(policy: PolicyVersion): Promise<{ decision: Decision; ask: Ask }> {
    await this.stores.policies.add(policy)
    const decision = await requestPublication(this.stores, policy, await this.now())
    await this.begins(decision)
    const [ask] = await this.asks(decision._id)
    if (!ask) throw new Error('Nobody was asked')
    return { decision, ask }
  }

  /** The second of the company's people asks for something that these steps decide about, and the first are asked. */
  async requested(steps: readonly Step[]): Promise<Decision> {
    const now = await this.now()
    const decision = await this.stores.decisions.request(
      {
        subject: { type: 'request', id: 'new-supplier.1', version: '1', hash: 'a'.repeat(64) },
        ...{ question: 'request', facts: {}, fields: { name: 'Pine & Sons' }, steps: [...steps] },
        ...{ requestedBy: lead._id, requestedAt: now, timeZone: kestrel.timeZone },
        dueOn: addDays(dateIn(now, kestrel.timeZone), 7),
      },
      { kind: 'chat', platform: 'slack' },
    )
    if (!decision) throw new Error('Another decision about it is open')
    await this.begins(decision)
    return decision
  }

  /** Starts the workflow of a decision that is on record, which sleeps until somebody answers. */
  async begins(decision: Pick<Decision, '_id' | 'process'>): Promise<void> {
    await this.startWorkflow(decision)
    await this.asleep(decision._id)
  }

  /** The approver answers, and the bot nudges as it does. */
  async decides(ask: Ask, value: Verdict, reason?: string): Promise<Ask | null> {
    const answered = await decide(this.stores, ask, value, await this.now(), reason)
    if (answered && (await this.nudge(ask.cycle))) await this.stores.asks.nudged(answered)
    return answered
  }

  /** The approver answers, and no nudge gets through. */
  async unheard(ask: Ask, value: Verdict): Promise<void> {
    await decide(this.stores, ask, value, await this.now())
  }

  async decision(id: string): Promise<Decision> {
    const decision = await this.stores.decisions.byId(id)
    if (!decision) throw new Error(`${id} is not on record`)
    return decision
  }

  /** Waits until the workflow has looked and sleeps until something happens. */
  async asleep(cycle: string): Promise<void> {
    await eventually(`${cycle} to sleep`, async () => {
      const { events = [] } = await this.client.workflow.getHandle(cycle).fetchHistory()
      // Who asked for the look is answered once it sleeps.
      const last = events?.findLast((event) => !event.workflowExecutionUpdateCompletedEventAttributes)
      return last?.timerStartedEventAttributes ?? undefined
    })
  }

  async asks(cycle: string): Promise<Ask[]> {
    const asks: Ask[] = []
    for await (const ask of this.stores.asks.ofCycle(cycle)) asks.push(ask)
    return asks
  }

  /** These people acknowledge, and the bot nudges as it does. */
  async acknowledge(asks: readonly Ask[]): Promise<void> {
    const at = await this.now()
    const one = async (ask: Ask) => {
      await acknowledge(this.stores, ask, at)
      for (const cycle of await this.stores.asks.endedBy([ask._id])) await this.nudge(cycle)
    }
    await Promise.all(asks.map(one))
  }

  nudge(cycle: string): Promise<boolean> {
    return nudgeWorkflowOf(this.client, cycle)
  }

  /** Waits for the workflow's end; the clock skips whatever nobody does anything in. */
  async finished(cycle: string): Promise<void> {
    await this.client.workflow.getHandle(cycle).result()
  }

  /** Lets the clock go on. */
  async sleep(
    duration: '5 seconds' | '1 day' | '5 days' | '20 days' | '60 days' | '370 days',
  ): Promise<void> {
    await this.#server.sleep(duration)
  }

  /** How many events the workflow's history has. */
  async historyLength(cycle: string): Promise<number> {
    return (await this.client.workflow.getHandle(cycle).describe()).historyLength
  }

  /** The history as Temporal keeps it, with the payloads in it readable. */
  async readableHistory(cycle: string): Promise<string> {
    const json = historyToJSON(await this.client.workflow.getHandle(cycle).fetchHistory())
    return json.replace(/"data": "([^"]*)"/g, (_match, data: string) =>
      Buffer.from(data, 'base64').toString(),
    )
  }

  /**
   * Keeps the history as it is now in `test/histories`, when RECORD_HISTORIES is set: see replay.test.ts. One that
   * is there already stays.
   */
  async keepHistory(cycle: string, name: string): Promise<void> {
    if (!process.env.RECORD_HISTORIES) return
    const folders: Record<string, string> = { decision: 'approval', start: 'calendar' }
    const folder = processOfCycle(cycle) || (folders[cycle.split('/')[0] ?? ''] ?? cycle)
    const file = join(import.meta.dirname, `../histories/${folder}/${name}.json`)
    if (existsSync(file)) return
    const history = await this.client.workflow.getHandle(cycle).fetchHistory()
    await mkdir(dirname(file), { recursive: true })
    // Which machine did the work is nobody's business.
    const json = historyToJSON(history).replace(/"identity": "[^"]*"/g, '"identity": "worker"')
    await writeFile(file, `${json}\n`)
  }

  async stop(): Promise<void> {
    await this.#worker?.stop()
    await this.#server.teardown()
    await this.#database.drop()
  }
}

async function eventually<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await delay(50)
  }
  throw new Error(`Waited in vain for ${what}`)
}

function required(variable: string): string {
  const value = process.env[variable]
  if (value === undefined) throw new Error(`${variable} is not set: the global set-up sets it`)
  return value
}
