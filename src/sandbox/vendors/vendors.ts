import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../http.js'
import { note, type Workspace } from '../workspace.js'
import { answerIam } from './aws.js'
import { answerGraph, answerSignIn } from './entra.js'
import { answerGithub } from './github.js'
import type { Answer, Asked, PlayedSystem } from './system.js'

/**
 * The vendors' APIs, by the host that was meant: `<host>/<path>`. What is not played is not there, so that nothing that
 * belongs to a real system ever gets an answer here.
 */
export async function answerVendor(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
): Promise<void> {
  const began = Date.now()
  const { searchParams } = new URL(request.url ?? '/', workspace.address)
  const [host = '', ...rest] = path.split('/')
  const asked: Asked = {
    method: request.method ?? 'GET',
    path: `/${rest.join('/')}`,
    query: searchParams,
    headers: request.headers,
    body: await readBody(request),
  }
  const { status = 200, headers, body } = await answerOf(host, asked, workspace)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
  const call = `${asked.method} ${host}${asked.path}`
  await note(
    workspace,
    { kind: 'look-up', call },
    { ok: status < 400, outcome: String(status), ms: Date.now() - began },
  )
}

const down: Answer = { status: 503, body: { message: 'Service unavailable' } }

async function answerOf(host: string, asked: Asked, workspace: Workspace): Promise<Answer> {
  const { systems, switches, now } = workspace
  if (switches.strikes('systems-down')) return down
  switch (host) {
    case 'api.github.com': {
      const org = asked.path === '/graphql' ? JSON.parse(asked.body).variables?.org : asked.path.split('/')[2]
      const system = find(systems.list(), 'github', (each) => each.organisation === org)
      return system ? answerGithub(asked, system, await systems.present(system)) : down
    }
    case 'login.microsoftonline.com': {
      const tenant = asked.path.split('/')[1]
      const system = find(systems.list(), 'entra', (each) => tenant === 'common' || each.tenant === tenant)
      return system ? answerSignIn(asked, system) : down
    }
    case 'graph.microsoft.com': {
      // A token is for one tenant, which knows it.
      for (const system of ofKind(systems.list(), 'entra')) {
        const answer = answerGraph(asked, system, await systems.present(system), now())
        if (answer.status !== 401) return answer
      }
      return { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: 'Not known' } } }
    }
    case 'iam.amazonaws.com': {
      for (const system of ofKind(systems.list(), 'aws')) {
        const answer = answerIam(asked, system, await systems.present(system), now())
        if (answer.status !== 403) return answer
      }
      return {
        status: 403,
        body: '<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>',
      }
    }
    default:
      return down
  }
}

type OfKind<Kind extends PlayedSystem['kind']> = Extract<PlayedSystem, { kind: Kind }>

function ofKind<Kind extends PlayedSystem['kind']>(
  systems: readonly PlayedSystem[],
  kind: Kind,
): OfKind<Kind>[] {
  return systems.filter((each): each is OfKind<Kind> => each.kind === kind)
}

function find<Kind extends PlayedSystem['kind']>(
  systems: readonly PlayedSystem[],
  kind: Kind,
  is: (system: OfKind<Kind>) => boolean,
): OfKind<Kind> | undefined {
  return ofKind(systems, kind).find(is)
}
