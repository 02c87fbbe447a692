import { createHash } from 'node:crypto'
import type { Answer, Asked, EntraSystem, SystemAccount } from './system.js'
import { guidOf, lastUsedAt } from './system.js'

/** Graph may put fewer on a page than it is asked for. */
const MOST_ON_A_PAGE = 20

/** Where an application signs in: it gets a token for the right secret, and nothing without it. */
export function answerSignIn({ method, path, body }: Asked, system: EntraSystem): Answer {
  const authority = `https://login.microsoftonline.com/${system.tenant}`
  if (method === 'GET' && path.endsWith('/discovery/instance'))
    return {
      body: {
        tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [],
      },
    }
  if (method === 'GET')
    return {
      body: {
        issuer: `${authority}/v2.0`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
      },
    }
  const given = new URLSearchParams(body)
  const isRight =
    path === `/${system.tenant}/oauth2/v2.0/token` &&
    given.get('grant_type') === 'client_credentials' &&
    given.get('client_id') === system.client &&
    given.get('client_secret') === system.secret
  return isRight
    ? {
        body: {
          token_type: 'Bearer',
          expires_in: 3599,
          ext_expires_in: 3599,
          access_token: tokenFor(system),
        },
      }
    : {
        status: 401,
        body: {
          error: 'invalid_client',
          error_description: 'AADSTS7000215: Invalid client secret provided.',
        },
      }
}

/** What the secret is exchanged for. */
function tokenFor({ client, secret }: EntraSystem): string {
  return createHash('sha256').update(`${client}\n${secret}`).digest('base64url')
}

/** Microsoft Graph, as far as it is asked for users, groups, and who administers the directory. */
export function answerGraph(
  asked: Asked,
  system: EntraSystem,
  accounts: readonly SystemAccount[],
  now: Date,
): Answer {
  if (asked.headers.authorization !== `Bearer ${tokenFor(system)}`)
    return failure(401, 'InvalidAuthenticationToken', 'Access token is empty.')
  const [version, list, id, ...rest] = asked.path.slice(1).split('/').map(decodeURIComponent)
  const way = [list, ...rest].join('/')
  if (version !== 'v1.0' || asked.method !== 'GET') return notFound
  const having = (entitlement: string | undefined) =>
    entitlement === undefined ? null : accounts.filter(({ may }) => may.includes(entitlement)).map(memberOf)
  switch (way) {
    case 'users':
      return id === undefined
        ? page(
            asked,
            accounts.map((account) => userOf(account, now)),
          )
        : notFound
    case 'groups':
      return page(asked, filtered(asked, system.groups.map(named('group'))))
    case 'groups/transitiveMembers/microsoft.graph.user':
      return page(asked, having(system.groups.find((each) => guidOf('group', each) === id)))
    case 'directoryRoles':
      return page(asked, system.roles.map(named('role')))
    case 'directoryRoles/members': {
      const role = system.roles.find((each) => guidOf('role', each) === id)
      return page(asked, having(role && `role: ${role}`))
    }
    default:
      return notFound
  }
}

function failure(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } }
}

const notFound = failure(404, 'Request_ResourceNotFound', 'There is no such resource.')

function userOf(account: SystemAccount, now: Date): Record<string, unknown> {
  const { login, name, email, may, enabled } = account
  const at = lastUsedAt(account, now)?.toISOString() ?? null
  return {
    id: guidOf(login),
    userPrincipalName: login,
    displayName: name,
    mail: email,
    accountEnabled: enabled,
    userType: may.includes('guest') ? 'Guest' : 'Member',
    signInActivity: at && { lastSignInDateTime: at, lastNonInteractiveSignInDateTime: null },
  }
}

function memberOf({ login }: SystemAccount): Record<string, unknown> {
  return { id: guidOf(login) }
}

function named(kind: 'group' | 'role') {
  return (displayName: string): Record<string, unknown> => ({ id: guidOf(kind, displayName), displayName })
}

/** By `displayName eq '…'` or `id eq '…'`: nothing else is asked. */
function filtered({ query }: Asked, items: Record<string, unknown>[]): Record<string, unknown>[] {
  const wanted = /^(displayName|id) eq '(.*)'$/.exec(query.get('$filter') ?? '')
  if (wanted === null) return items
  const [, field = '', value = ''] = wanted
  return items.filter((item) => item[field] === value.replaceAll("''", "'"))
}

/** One page of a list, with the fields that were asked for; the figure stands on the first one alone. */
function page({ path, query }: Asked, items: readonly Record<string, unknown>[] | null): Answer {
  if (items === null) return notFound
  const fields = query.get('$select')?.split(',') ?? null
  const skipped = Number(query.get('$skiptoken') ?? 0)
  const size = Math.min(Number(query.get('$top') ?? 100), MOST_ON_A_PAGE)
  const next = new URLSearchParams(query)
  next.set('$skiptoken', String(skipped + size))
  const isLast = skipped + size >= items.length
  const chosen = items
    .slice(skipped, skipped + size)
    .map((item) => (fields === null ? item : Object.fromEntries(fields.map((field) => [field, item[field]]))))
  return {
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects',
      ...(skipped === 0 && query.get('$count') === 'true' ? { '@odata.count': items.length } : {}),
      ...(isLast ? {} : { '@odata.nextLink': `https://graph.microsoft.com${path}?${next}` }),
      value: chosen,
    },
  }
}
