import { createServer, type RequestListener, type Server } from 'node:http'
import type { Client } from '@temporalio/client'
import { absenceActs } from '../activities/absence/acts.js'
import { unplannedAccessReview } from '../activities/access-review/start.js'
import { followProgramme } from '../activities/calendar/sweep.js'
import { unplannedCompetence } from '../activities/competence-review/start.js'
import { unplannedCheck } from '../activities/control-check/start.js'
import { controlReview } from '../activities/control-review/question.js'
import { raiseNonconformity } from '../activities/corrective-action/start.js'
import { documentReview } from '../activities/document-review/question.js'
import { makePack } from '../activities/management-review/pack.js'
import { unplannedManagementReview } from '../activities/management-review/start.js'
import { objectiveEvaluation } from '../activities/objective-evaluation/question.js'
import type { OwnersQuestion } from '../activities/owners-question/question.js'
import { unplannedQuestion } from '../activities/owners-question/start.js'
import { policyReview } from '../activities/policy-review/question.js'
import { requirementReview } from '../activities/requirement-review/question.js'
import { seeToRegister } from '../activities/risk-acceptance/begin.js'
import { takeOver } from '../activities/risk-acceptance/take-over.js'
import { unplannedReassessment } from '../activities/risk-reassessment/start.js'
import { unplannedTraining } from '../activities/training/start.js'
import { wakeCycle } from '../activities/wake-cycle.js'
import { type FeedDoor, openFeedDoor, secretIn } from '../bot/calendar-feed/door.js'
import { subjectsOnShow } from '../bot/decision-subjects.js'
import { absenceDesk } from '../bot/desk/absence/desk.js'
import { accessReviewDesk } from '../bot/desk/access-review/desk.js'
import { accessSystemsDesk } from '../bot/desk/access-systems/desk.js'
import { approvalDesk } from '../bot/desk/approval/desk.js'
import { awarenessDesk } from '../bot/desk/awareness/desk.js'
import { calendarDesk } from '../bot/desk/calendar/desk.js'
import { calendarFeedDesk } from '../bot/desk/calendar-feed.js'
import { competenceReviewDesk } from '../bot/desk/competence-review/desk.js'
import { controlCheckDesk } from '../bot/desk/control-check/desk.js'
import { controlReviewDesk } from '../bot/desk/control-review/desk.js'
import { correctiveActionDesk } from '../bot/desk/corrective-action/desk.js'
import { documentsDesk } from '../bot/desk/documents/desk.js'
import { openDesk } from '../bot/desk/front-desk.js'
import { managementReviewDesk } from '../bot/desk/management-review/desk.js'
import { objectiveEvaluationDesk } from '../bot/desk/objective-evaluation/desk.js'
import { policyAcknowledgementDesk } from '../bot/desk/policy-acknowledgement/desk.js'
import { policyReviewDesk } from '../bot/desk/policy-review/desk.js'
import { remindersDesk } from '../bot/desk/reminders.js'
import { requirementReviewDesk } from '../bot/desk/requirement-review/desk.js'
import { riskAcceptanceDesk } from '../bot/desk/risk-acceptance/desk.js'
import { riskReassessmentDesk } from '../bot/desk/risk-reassessment/desk.js'
import { riskRegisterDesk } from '../bot/desk/risk-register/desk.js'
import { statementDesk } from '../bot/desk/statement/desk.js'
import { statusDesk } from '../bot/desk/status.js'
import { trainingDesk } from '../bot/desk/training/desk.js'
import { treatmentPlanDesk } from '../bot/desk/treatment-plan/desk.js'
import { openHome, refreshHome } from '../bot/home.js'
import { isBehindLink, type LinkDoor, openLinkDoor } from '../bot/html/door.js'
import { FilesOfForms } from '../bot/html/handed-in.js'
import { isPassing } from '../bot/messenger.js'
import { showReceipts } from '../bot/receipts.js'
import { type Door, openSlackApp, type SlackApp } from '../bot/slack/app.js'
import { openHttp } from '../bot/slack/http.js'
import { type InProcessDoor, openInProcess } from '../bot/slack/in-process.js'
import { openSocket } from '../bot/slack/socket.js'
import type { MailSettings, SlackSettings } from '../config.js'
import { keepSchedule, startProgramme, type Timetable } from '../schedules.js'
import type { FormOpening } from '../store/form-openings.js'
import { FOR_OTHERS_MS, gathered } from '../store/gathered.js'
import { nudgeWorkflowOf, type SeenTo } from '../temporal.js'
import { Afterwards } from './afterwards.js'
import { auditDesks } from './audit-desks.js'
import type { Clock } from './clock.js'
import { courseStandingIn } from './course-standing.js'
import { faultsTo } from './fault.js'
import { connectMail } from './mail.js'
import { Nudges } from './nudges.js'
import { connectSlack } from './slack.js'
import { workflowStarts } from './starts.js'
import type { Stores } from './stores.js'

export interface BotOptions {
  stores: Stores
  temporal: Client
  slack: SlackSettings
  /** Null: nobody comes through links. */
  mail: MailSettings | null
  port: number
  /** Its public address; null: what needs one is off. */
  url: string | null
  /** Where it listens: every address, unless only this machine may reach it. */
  host?: string
  clock: Clock
  log: (message: string) => void
  /** Leaves receipts to whoever sends: so much happens at once that each message would be edited many times. */
  leavesReceipts?: boolean
}

export interface RunningBot {
  port: number
  /** For whoever plays Slack in this process. */
  take: InProcessDoor['take']
  stop(): Promise<void>
}

/** Answers people: receives clicks and commands, records what they said, shows what became of it. */
export async function startBot(options: BotOptions): Promise<RunningBot> {
  const { stores, clock, log } = options
  const now = () => clock.now()
  const { client, directory, files, messenger, pictures, processes, show } = await connectSlack(
    options.slack,
    stores,
  )
  const logError = faultsTo(log)
  const startWorkflow = workflowStarts({ ...stores, temporal: options.temporal, log })
  const afterwards = new Afterwards(logError)
  const receipts = gathered<string, void>(async (asks) => {
    if (options.leavesReceipts) return asks.map(() => undefined)
    await showReceipts({ ...stores, messenger, show, now, logError }, asks).catch((error: unknown) => {
      if (!isPassing(error)) throw error
    })
    return asks.map(() => undefined)
  }, FOR_OTHERS_MS)
  const decisions = {
    subjects: subjectsOnShow(stores),
    decisionRequested: (id: string) => void startNow(options, startWorkflow, id).catch(logError),
    decisionMoved: (id: string) => void tellNow(options, id).catch(logError),
    formOpened: (opening: FormOpening) => void stores.formOpenings.note(opening).catch(logError),
  }
  const starting = {
    ...stores,
    // Nobody waits for Temporal: what is on record is started by the sweep, at the latest.
    startCycle: async (cycle: SeenTo) => void startWorkflow(cycle).catch(logError),
  }
  const nudge = (cycle: string) => nudgeWorkflowOf(options.temporal, cycle)
  const acceptances = { ...starting, wakeCycle: wakeCycle({ ...stores, start: startWorkflow, nudge }) }
  const nudges = new Nudges({
    ...{ ...stores, nudge, logError },
    seeToRegister: (risks) => seeToRegister(acceptances, risks, now().toISOString()),
  })
  const answered = (ask: string) => nudges.answered(ask)
  const unplanned = (question: OwnersQuestion) => unplannedQuestion(starting, question)
  const filesOfForms = new FilesOfForms()
  const fileSources = [files, filesOfForms]
  const desks = [
    policyAcknowledgementDesk({
      ...stores,
      ...{ ...decisions, answered },
      cycleStarted: (cycle) => void startWorkflow(cycle).catch(logError),
      retired: (policy) => void nudgeOpen(options, policy).catch(logError),
    }),
    approvalDesk({ ...stores, ...decisions }),
    absenceDesk({ ...stores, acts: absenceActs(stores) }),
    policyReviewDesk({ ...stores, answered, startReview: unplanned(policyReview(stores)) }),
    requirementReviewDesk({ ...stores, answered, startReview: unplanned(requirementReview(stores)) }),
    controlReviewDesk({ ...stores, answered, startReview: unplanned(controlReview(stores)) }),
    documentsDesk({ ...stores, ...decisions, answered, startReview: unplanned(documentReview(stores)) }),
    objectiveEvaluationDesk({
      ...{ ...stores, answered, startEvaluation: unplanned(objectiveEvaluation(stores)) },
    }),
    awarenessDesk({ ...stores, answered }),
    correctiveActionDesk({
      ...{ ...stores, answered, raise: raiseNonconformity(starting) },
      fileSources,
    }),
    competenceReviewDesk({
      ...{ ...stores, answered, courseStanding: courseStandingIn(stores) },
      fileSources,
      startReview: unplannedCompetence(starting),
    }),
    accessSystemsDesk(stores),
    accessReviewDesk({
      ...{ ...stores, answered, fileSources },
      cycleChanged: (cycle) => void nudge(cycle).catch(logError),
      startReview: unplannedAccessReview(starting),
    }),
    controlCheckDesk({
      ...{ ...stores, answered, fileSources },
      startCheck: unplannedCheck(starting),
    }),
    managementReviewDesk({
      ...{ ...stores, answered, startReview: unplannedManagementReview(starting) },
      cycleMoved: (cycle) => void nudge(cycle).catch(logError),
      makePack: (...wanted) => makePack(stores, ...wanted),
    }),
    ...auditDesks(stores, starting, {
      ...{ ...decisions, answered, fileSources: [files, filesOfForms] },
      auditChanged: (cycle) => void nudge(cycle).catch(logError),
    }),
    riskAcceptanceDesk({
      ...{ ...stores, answered, riskChanged: (risk: string) => nudges.riskChanged(risk) },
      // What fails is mended by the run's next look.
      takeOver: (ask, at) =>
        takeOver({ ...stores, startDecision: starting.startCycle }, ask, at).catch(logError),
    }),
    riskRegisterDesk({ ...stores, startReassessment: unplannedReassessment(starting) }),
    riskReassessmentDesk({ ...stores, answered, startReassessment: unplannedReassessment(starting) }),
    treatmentPlanDesk({
      ...{ ...stores, ...decisions, answered, riskChanged: (risk: string) => nudges.riskChanged(risk) },
      fileSources,
    }),
    statementDesk({ ...stores, ...decisions }),
    trainingDesk({
      ...{ ...stores, answered, fileSources },
      cycleMoved: (cycle) => void nudge(cycle).catch(logError),
      settled: (ask) => afterwards.begin(receipts(ask)),
      startTraining: unplannedTraining(starting),
    }),
    calendarDesk({
      ...stores,
      ...decisions,
      calendarChanged: (programme) => void followNow(options, programme).catch(logError),
    }),
    remindersDesk({ ...stores, processes }),
    calendarFeedDesk({ ...stores, url: options.url }),
  ]
  const seen = { ...stores, processes }
  const mail = options.mail && connectMail(options.mail, stores, now)
  const directories = [directory, ...(mail ? [mail.directory] : [])]
  const desk = openDesk(seen, directories, [...desks, statusDesk(seen, desks)])
  const showLater = (asks: readonly string[]) => afterwards.begin(Promise.all(asks.map(receipts)))
  const homes = { ...stores, desk, messenger, now }
  const app = await openSlackApp({
    client,
    pictures,
    token: options.slack.token,
    ...(options.slack.apiUrl ? { apiUrl: options.slack.apiUrl } : {}),
    desk,
    received: stores.received,
    openHome: (from) => openHome(homes, from),
    refreshHome: (from) => afterwards.begin(refreshHome(homes, from)),
    showReceipts: showLater,
    rememberReply: (where, reply) =>
      void stores.deliveries.rememberReply({ platform: 'slack', ...where }, reply).catch(logError),
    now,
    logError,
  })
  const doors = await openDoors(app, options, logError)
  const feeds =
    options.url === null ? null : openFeedDoor({ ...stores, subjects: decisions.subjects, now, logError })
  const links =
    options.mail && mail
      ? openLinkDoor({
          ...{ ...stores, processes, show, desk, showReceipts: showLater },
          ...{ files: filesOfForms, post: mail.post, url: options.mail.url, now, logError },
        })
      : null
  const server = await listen(requests(doors, { feeds, links }, stores), options)
  const bound = server.address()
  return {
    port: bound !== null && typeof bound === 'object' ? bound.port : options.port,
    take: openInProcess(app, logError).take,
    stop: async () => {
      nudges.stop()
      await Promise.all(doors.map((door) => door.close()))
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      await afterwards.ended()
      mail?.post.close()
    },
  }
}

/** Slack comes in by what is configured: through a socket that we open, over HTTP, or both. */
async function openDoors(
  app: SlackApp,
  { slack, log }: BotOptions,
  logError: (error: unknown) => void,
): Promise<Door[]> {
  const { appToken, signingSecret, apiUrl } = slack
  const http = signingSecret ? [openHttp(app, { signingSecret, logError })] : []
  if (!appToken) return http
  return [...http, await openSocket(app, { appToken, ...(apiUrl ? { apiUrl } : {}), log, logError })]
}

/** Whatever runs about a policy that is in force no more closes at its next look. */
async function nudgeOpen({ stores, temporal }: BotOptions, policy: string): Promise<void> {
  const open = (await stores.cycles.open()).filter(({ subject }) => subject.id === policy)
  for (const { _id } of open) await nudgeWorkflowOf(temporal, _id)
}

/** Temporal's Schedule keeps step with what was said of a programme, and what is due of it starts. */
function followNow({ stores, temporal, clock }: BotOptions, programme: string): Promise<void> {
  const tools = {
    ...stores,
    keepSchedule: (timetable: Timetable) => keepSchedule(temporal, timetable),
    startProgramme: (id: string) => startProgramme(temporal, id),
    now: () => clock.now(),
  }
  return followProgramme(tools, programme)
}

async function startNow(
  { stores }: BotOptions,
  start: (seenTo: SeenTo) => Promise<void>,
  id: string,
): Promise<void> {
  const decision = await stores.decisions.byId(id)
  if (!decision) return
  await start(decision)
  await stores.decisions.workflowStarted(id)
}

/** What is told is owed no more; what does not get through is taken up by the sweep. */
async function tellNow({ stores, temporal }: BotOptions, id: string): Promise<void> {
  const asks = await stores.asks.allOf(id)
  if (!(await nudgeWorkflowOf(temporal, id))) return
  for (const ask of asks) if (ask.nudgeOwed) await stores.asks.nudged(ask)
}

/**
 * `POST /slack/events`, `GET /calendar/….ics` (somebody's own calendar), `/link/…` (people outside chat), `GET /healthz`
 * (the process lives) and `GET /readyz` (it reaches its records, and Slack reaches it).
 */
function requests(
  doors: readonly Door[],
  { feeds, links }: { feeds: FeedDoor | null; links: LinkDoor | null },
  stores: Stores,
): RequestListener {
  const slack = doors.find((door) => door.requests)?.requests
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    const secret = secretIn(path)
    const plain = (status: number, body: string) => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${body}\n`)
    }
    if (slack && path === '/slack/events' && request.method === 'POST') return slack(request, response)
    if (feeds && secret !== null) return feeds(request, response, secret)
    if (links && isBehindLink(path)) return links(request, response, path)
    if (path === '/healthz') return plain(200, 'alive')
    if (path === '/readyz') {
      if (!doors.every((door) => door.isOpen())) return plain(503, "Slack's socket is closed")
      return void stores.ping().then(
        () => plain(200, 'ready'),
        () => plain(503, 'MongoDB is not reached'),
      )
    }
    return plain(
      404,
      slack ? 'Nothing here. Slack sends its requests to POST /slack/events.' : 'Nothing here.',
    )
  }
}

function listen(listener: RequestListener, { port, host }: BotOptions): Promise<Server> {
  const server = createServer(listener)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = `Port ${port} is in use. Set PORT to another one, or stop what uses it.`
      reject(error.code === 'EADDRINUSE' ? new Error(busy) : error)
    })
    server.listen({ port, ...(host ? { host } : {}) }, () => resolve(server))
  })
}
