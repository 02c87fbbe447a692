import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Db, ReadConcern } from 'mongodb'
import { ZodError } from 'zod'
import type { Clock } from './clock.js'
import type { GuideStep } from './guide.js'
import { isTrusted, readBytes, sendJson } from './http.js'
import { startMailServer } from './mail/server.js'
import { answerPage } from './page-api.js'
import { sendPageFile } from './page-files.js'
import { installationOf, type SandboxBot, type SandboxPerson } from './people.js'
import { type Hands, handsOf } from './person/hands.js'
import { limits } from './slack/limits.js'
import { type RateTable, slackRates } from './slack/rates.js'
import { answerResponseUrl } from './slack/response-url.js'
import type { Sockets } from './slack/sockets.js'
import { answerWebApi } from './slack/web-api.js'
import { typeOf } from './store/files.js'
import type { Switches } from './switches.js'
import type { PlayedSystem } from './vendors/system.js'
import { answerVendor } from './vendors/vendors.js'
import { openWorkspace, type Workspace } from './workspace.js'

export interface Sandbox {
  /** Where its page is, such as http://127.0.0.1:4000 */
  address: string
  /** What `slackApiUrl` of Slack's clients takes, such as http://127.0.0.1:4000/slack/api/ */
  slackApiUrl: string
  /** Where e-mails are handed in; they stay here. */
  smtpUrl: string
  /** Where vendors' APIs are played, each below the host that it has in earnest. */
  vendorsUrl: string
  /** Makes things go wrong. */
  switches: Switches
  /** The sockets that the app has opened, where Socket Mode is on. */
  sockets: Pick<Sockets, 'renew'>
  /** For whoever plays its people in this process. */
  hands: Hands
  /** Closes the server and every connection to it; what was said stays in the database. */
  stop(): Promise<void>
}

export interface SandboxOptions {
  /** A database of the sandbox's own. */
  db: Db
  /** 0 for any free one. */
  port: number
  bot: SandboxBot
  workspace: { name: string; people: SandboxPerson[] }
  /** The folder with the built page: index.html, main.js, style.css, fonts. */
  pageFolder: string
  /** The workspace's clock, the machine's if none is given. Without `forward`, the page cannot move it. */
  clock?: Clock
  /** What the page offers to try first. */
  guide?: readonly GuideStep[]
  /** Rates that differ from Slack's. */
  rates?: Partial<RateTable>
  /** The systems that are played, each with its accounts at first. */
  systems?: readonly PlayedSystem[]
  /**
   * False: nobody has its page open, and what goes over the wire is not written down for it;
   * of e-mails none gives way to newer ones.
   */
  watched?: boolean
}

/**
 * Starts a chat workspace on this machine that speaks Slack's wire protocol. Throws an error that names the port and
 * SANDBOX_PORT if the port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { bot, clock = { now: () => new Date() }, guide = [], systems = [], watched = true } = options
  // Nobody waits until what is said here is on disk: at worst it is lost with the machine.
  const db = options.db.client.db(options.db.databaseName, {
    readConcern: new ReadConcern('local'),
    writeConcern: { w: 1 },
  })
  const server = createServer()
  const port = await listen(server, options.port)
  const address = `http://127.0.0.1:${port}`
  try {
    const installation = installationOf(options.workspace.name, bot)
    const rates = { ...slackRates, ...options.rates }
    const parts = { db, installation, address, clock, rates, guide, systems, watched }
    const workspace = await openWorkspace(parts)
    await workspace.accounts.agreeWith(options.workspace.people, clock.now())
    const mail = await startMailServer(workspace.letters, () => workspace.live.tellMail())
    server.on('request', (request, response) => {
      answer(request, response, workspace, options.pageFolder).catch((error) => fail(error, response))
    })
    const { switches, sockets } = workspace
    server.on('upgrade', (request, connection, head) => {
      if (isTrusted(request)) sockets.accept(request, connection, head)
      else connection.destroy()
    })
    const stop = async () => {
      sockets.closeAll()
      await Promise.all([close(server), mail.close()])
    }
    const slackApiUrl = `${address}/slack/api/`
    const urls = { slackApiUrl, smtpUrl: mail.address, vendorsUrl: `${address}/vendors/` }
    return { address, ...urls, switches, sockets, hands: handsOf(workspace), stop }
  } catch (error) {
    await close(server)
    throw error
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken ? new Error(`Port ${port} is taken. Set SANDBOX_PORT to a free one.`, { cause: error }) : error,
      )
    })
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeAllConnections()
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
  pageFolder: string,
): Promise<void> {
  if (!isTrusted(request)) return sendJson(response, 403, { error: 'The sandbox answers this machine only' })
  const { pathname } = new URL(request.url ?? '/', workspace.address)
  const inside = (root: string) => (pathname.startsWith(root) ? pathname.slice(root.length) : null)
  const method = inside('/slack/api/')
  if (method !== null) return answerWebApi(method, request, response, workspace)
  const secret = inside('/slack/response/')
  if (secret !== null) return answerResponseUrl(secret, request, response, workspace)
  const upload = inside('/slack/upload/')
  if (upload !== null) return takeUpload(upload, request, response, workspace)
  const privateFile = inside('/slack/files/')
  if (privateFile !== null) return sendPrivateFile(privateFile, request, response, workspace)
  const vendor = inside('/vendors/')
  if (vendor !== null) return answerVendor(vendor, request, response, workspace)
  const pagePath = inside('/sandbox/')
  if (pagePath !== null) return answerPage(pagePath, request, response, workspace)
  return sendPageFile(pathname, response, pageFolder)
}

/** The second step of bringing a file: its bytes, to the address that the first step gave. */
async function takeUpload(
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
  { files }: Workspace,
): Promise<void> {
  const bytes = await readBytes(request, limits.fileBytes)
  const taken = request.method === 'POST' && (await files.fill(secret, bytes))
  response
    .writeHead(taken ? 200 : 400, { 'content-type': 'text/plain' })
    .end(taken ? `OK - ${bytes.length}` : 'invalid_upload')
}

/** A file's bytes, for whoever shows the app's token; everybody else is led to where one signs in, as Slack does. */
async function sendPrivateFile(
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  { files, installation }: Workspace,
): Promise<void> {
  const file = await files.byId(id)
  if (!file?.bytes || request.headers.authorization !== `Bearer ${installation.bot.token}`) {
    response.writeHead(302, { location: '/slack/signin' }).end()
    return
  }
  response.writeHead(200, { 'content-type': typeOf(file).mimetype, 'content-length': file.length })
  response.end(file.bytes.buffer)
}

function fail(error: unknown, response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const badRequest = error instanceof SyntaxError || error instanceof ZodError || error instanceof URIError
  const reason = error instanceof Error ? error.message : String(error)
  sendJson(response, badRequest ? 400 : 500, { ok: false, error: 'fatal_error', reason })
}
