import { fileURLToPath } from 'node:url'
import {
  Client,
  type ClientOptions,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig'
import {
  bundleWorkflowCode,
  DefaultLogger,
  type Logger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import type { AccessReviewActivities } from './activities/access-review/activities.js'
import type { ApprovalActivities } from './activities/approval.js'
import type { AwarenessActivities } from './activities/awareness/activities.js'
import type { CalendarActivities } from './activities/calendar/start.js'
import type { CompetenceReviewActivities } from './activities/competence-review/activities.js'
import type { ControlCheckActivities } from './activities/control-check/activities.js'
import type { CorrectiveActionActivities } from './activities/corrective-action/activities.js'
import type { InternalAuditActivities } from './activities/internal-audit/activities.js'
import type { ManagementReviewActivities } from './activities/management-review/activities.js'
import type { OwnersQuestionActivities } from './activities/owners-question/activities.js'
import type { PolicyAcknowledgementActivities } from './activities/policy-acknowledgement/activities.js'
import type { PolicyReviewActivities } from './activities/policy-review/activities.js'
import type { RemindersActivities } from './activities/reminders/activities.js'
import type { RiskAcceptanceActivities } from './activities/risk-acceptance/activities.js'
import type { RiskReassessmentActivities } from './activities/risk-reassessment/activities.js'
import type { TrainingActivities } from './activities/training/activities.js'
import type { TreatmentPlanActivities } from './activities/treatment-plan/activities.js'
import type { Process } from './domain/ask.js'
import type { SearchAttributes } from './search-attributes.js'

export const TASK_QUEUE = 'steward'

/** The workflow of each process, and what it is told: the id of what it sees to. */
const workflowOf: Readonly<Record<Process, { name: string; input: (id: string) => object }>> = {
  'access-review': { name: 'accessReview', input: (cycle) => ({ cycle }) },
  approval: { name: 'approval', input: (decision) => ({ decision }) },
  'competence-review': { name: 'competenceReview', input: (cycle) => ({ cycle }) },
  awareness: { name: 'awareness', input: (cycle) => ({ cycle }) },
  'corrective-action': { name: 'correctiveAction', input: (cycle) => ({ cycle }) },
  'control-review': { name: 'ownersQuestion', input: (cycle) => ({ cycle }) },
  'control-check': { name: 'controlCheck', input: (cycle) => ({ cycle }) },
  'management-review': { name: 'managementReview', input: (cycle) => ({ cycle }) },
  'document-review': { name: 'ownersQuestion', input: (cycle) => ({ cycle }) },
  'objective-evaluation': { name: 'ownersQuestion', input: (cycle) => ({ cycle }) },
  'internal-audit': { name: 'internalAudit', input: (cycle) => ({ cycle }) },
  'policy-acknowledgement': { name: 'policyAcknowledgement', input: (cycle) => ({ cycle }) },
  'policy-review': { name: 'policyReview', input: (cycle) => ({ cycle }) },
  'requirement-review': { name: 'ownersQuestion', input: (cycle) => ({ cycle }) },
  'risk-acceptance': { name: 'riskAcceptance', input: (cycle) => ({ cycle }) },
  'risk-reassessment': { name: 'riskReassessment', input: (cycle) => ({ cycle }) },
  training: { name: 'training', input: (cycle) => ({ cycle }) },
  'treatment-plan': { name: 'treatmentPlan', input: (cycle) => ({ cycle }) },
}

/** A cycle or a decision: what one workflow of the same id sees to. */
export interface SeenTo {
  _id: string
  process: Process
}

/** Address, namespace, TLS and keys as Temporal's own environment variables and files say. */
export function temporalConfig(env: Readonly<Record<string, string | undefined>>): ClientConnectConfig {
  const present = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(present) })
}

/**
 * A client that connects when it is first used: answers never wait for Temporal, so a bot must start without it.
 */
export function lazyClient(config: ClientConnectConfig): Client {
  const options: ClientOptions = { connection: Connection.lazy(config.connectionOptions) }
  return new Client(config.namespace === undefined ? options : { ...options, namespace: config.namespace })
}

/** Puts all workflows into one file's worth of code. Takes a second or two: once per build or test run. */
export async function bundleWorkflows(
  workflowsPath = fileURLToPath(new URL('./workflows/all.js', import.meta.url)),
): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath,
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error },
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
    }),
  })
}

export interface WorkerOptions {
  config: ClientConnectConfig
  activities: AccessReviewActivities &
    ApprovalActivities &
    AwarenessActivities &
    CalendarActivities &
    CompetenceReviewActivities &
    ControlCheckActivities &
    CorrectiveActionActivities &
    ManagementReviewActivities &
    InternalAuditActivities &
    OwnersQuestionActivities &
    PolicyAcknowledgementActivities &
    PolicyReviewActivities &
    RemindersActivities &
    RiskAcceptanceActivities &
    RiskReassessmentActivities &
    TrainingActivities &
    TreatmentPlanActivities
  workflowBundle: { code: string } | { codePath: string }
}

export interface RunningWorker {
  /** Rejects when the worker fails. */
  finished: Promise<void>
  stop(): Promise<void>
}

/**
 * Keeps Temporal's core from ending itself on Ctrl-C: main stops things in order. Once per process. What it warns of
 * while everything stops is of no use to whoever stopped it.
 */
export function installRuntime(log: (message: string) => void, stopping?: AbortSignal): void {
  Runtime.install({ shutdownSignals: [], logger: loggerUntil(stopping, log) })
}

export function loggerUntil(stopping: AbortSignal | undefined, log: (message: string) => void): Logger {
  return new DefaultLogger('WARN', ({ level, message }) => {
    if (level === 'ERROR' || !stopping?.aborted) log(message)
  })
}

/** Runs workflows and activities until it is stopped. */
export async function startWorker({
  config,
  activities,
  workflowBundle,
}: WorkerOptions): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(config.connectionOptions)
  const worker = await Worker.create({
    connection,
    taskQueue: TASK_QUEUE,
    activities,
    workflowBundle,
    // A third of the heartbeat timeout of the workflows: two may be lost before another worker takes over.
    maxHeartbeatThrottleInterval: '5 seconds',
    ...(config.namespace === undefined ? {} : { namespace: config.namespace }),
  })
  const finished = worker.run().finally(() => connection.close())
  return {
    finished,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await finished
    },
  }
}

/** The one workflow that reminds everyone; started when it does not run, woken when it does. */
export const REMINDERS = 'reminders'

export async function keepReminding(client: Client): Promise<void> {
  await startUnlessRunning(client, 'reminders', REMINDERS, [])
}

/**
 * Starts the workflow of a cycle or a decision: its id is the same, and one that runs already is no error. One that
 * ended may be started again, since only what is not settled asks for it; what is done is left as it is.
 */
export async function startWorkflowOf(
  client: Client,
  { _id, process }: SeenTo,
  foundBy: SearchAttributes = [],
): Promise<void> {
  const { name, input } = workflowOf[process]
  await startUnlessRunning(client, name, _id, [input(_id)], foundBy)
}

const INVALID_ARGUMENT = 3

/** Whether Temporal refused to start a workflow with these search attributes: it does not know them, or not like that. */
export function areRefused(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error
  return isGrpcServiceError(cause) && cause.code === INVALID_ARGUMENT
}

/** One that ended may be started again; one that runs is no error. */
export async function startUnlessRunning(
  client: Client,
  workflow: string,
  workflowId: string,
  args: unknown[],
  foundBy: SearchAttributes = [],
): Promise<void> {
  try {
    await client.workflow.start(workflow, {
      workflowId,
      taskQueue: TASK_QUEUE,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      args,
      typedSearchAttributes: foundBy,
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}

/** Says that it is worth looking; the sweep makes up for lost hints. False: no such workflow runs. */
export function nudgeWorkflowOf(client: Client, id: string): Promise<boolean> {
  return signalled(client, id, 'nudge')
}

/**
 * Has a workflow look since the clock was moved past its next look, and comes back once it has, or ended with that: a new
 * run begins with a look of its own. Where no worker gets to it in this time (milliseconds), a signal is left for the next.
 */
export async function lookNow(client: Client, id: string, patienceMs: number): Promise<void> {
  const looked = () => client.workflow.getHandle(id).executeUpdate('look-now')
  try {
    await client.withDeadline(Date.now() + patienceMs, looked)
  } catch (error) {
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) await signalled(client, id, 'clock-moved')
    else if (!(error instanceof WorkflowNotFoundError || error instanceof WorkflowUpdateFailedError))
      throw error
  }
}

async function signalled(client: Client, id: string, signal: 'nudge' | 'clock-moved'): Promise<boolean> {
  try {
    await client.workflow.getHandle(id).signal(signal)
    return true
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
    return false
  }
}
