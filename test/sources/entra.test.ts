import type { EntraSource } from '../../src/domain/system.js'
import type { Answer, Asked } from '../support/vendor.js'
import { brief, reading, secret } from './reading.js'

const plan: EntraSource = {
  kind: 'entra',
  tenant: '3f1c9a52-6a40-4d5e-9f6f-0d2b7a1c4e55',
  client: 'b1f0e8aa-2d2c-4a35-8a4b-7d9c6a2f9e11',
  secret: 'TOKEN',
}
const token = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.token'

const finance = '02bd9fd6-8f93-4758-87c3-1fb73740a315'
const admins = '06f62f70-9827-4e6e-93ef-8e0f2d9b7b23'

const user = (n: number, name: string, more: object = {}) => ({
  id: `00000000-0000-0000-0000-00000000000${n}`,
  userPrincipalName: `${name.toLowerCase()}@harbour.example`,
  displayName: name,
  mail: `${name.toLowerCase()}@harbour.example`,
  accountEnabled: true,
  userType: 'Member',
  signInActivity: { lastSignInDateTime: '2026-11-02T08:00:00Z', lastNonInteractiveSignInDateTime: null },
  ...more,
})
const users = [
  user(1, 'Ines'),
  user(2, 'Tomas', {
    signInActivity: {
      lastSignInDateTime: '0001-01-01T00:00:00Z',
      lastNonInteractiveSignInDateTime: '2026-11-20T08:00:00Z',
    },
  }),
  user(3, 'Kim', {
    userPrincipalName: 'kim_vendor.example#EXT#@harbour.onmicrosoft.com',
    mail: 'kim@vendor.example',
    userType: 'Guest',
    signInActivity: null,
  }),
  user(4, 'Left', { accountEnabled: false, mail: null }),
]
const [ines, tomas, kim] = users.map(({ id }) => ({ '@odata.type': '#microsoft.graph.user', id }))

/** Two to a page, as Graph pages: the figure on the first one alone. */
function listed({ path, query }: Asked, items: object[], count = items.length): Answer {
  const skipped = Number(query.get('$skiptoken') ?? 0)
  const next = new URLSearchParams(query)
  next.set('$skiptoken', String(skipped + 2))
  const isLast = skipped + 2 >= items.length
  return {
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects',
      ...(skipped === 0 && query.has('$count') ? { '@odata.count': count } : {}),
      ...(isLast ? {} : { '@odata.nextLink': `https://graph.microsoft.com${path}?${next}` }),
      value: items.slice(skipped, skipped + 2),
    },
  }
}

function entra(asked: Asked): Answer {
  const { host, path, query } = asked
  if (host === 'login.microsoftonline.com') return signIn(asked)
  switch (path) {
    case '/v1.0/users': {
      const all = query.get('$select')?.includes('signInActivity')
        ? users
        : users.map(({ signInActivity: _, ...rest }) => rest)
      return listed(asked, all)
    }
    case '/v1.0/groups': {
      const groups = [
        { id: finance, displayName: 'Finance' },
        { id: admins, displayName: "Admins' group" },
      ]
      const filter = query.get('$filter')
      return listed(
        asked,
        filter
          ? groups.filter(({ id, displayName }) =>
              [`displayName eq '${displayName.replace("'", "''")}'`, `id eq '${id}'`].includes(filter),
            )
          : groups,
      )
    }
    case `/v1.0/groups/${finance}/transitiveMembers/microsoft.graph.user`:
      return listed(
        asked,
        [ines, tomas, kim].map((each) => ({ ...each })),
      )
    case `/v1.0/groups/${admins}/transitiveMembers/microsoft.graph.user`:
      return listed(asked, [{ ...tomas }])
    case '/v1.0/directoryRoles':
      return listed(asked, [
        { id: 'r1', displayName: 'Global Administrator' },
        { id: 'r2', displayName: 'User Administrator' },
      ])
    case '/v1.0/directoryRoles/r1/members':
      return listed(asked, [{ ...ines }])
    case '/v1.0/directoryRoles/r2/members':
      return listed(asked, [{ '@odata.type': '#microsoft.graph.group', id: admins }])
    default:
      return { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'Not found' } } }
  }
}

function signIn({ path, method }: Asked): Answer {
  const authority = `https://login.microsoftonline.com/${plan.tenant}`
  if (method === 'POST')
    return { body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token } }
  if (path.endsWith('/discovery/instance'))
    return {
      body: {
        tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [],
      },
    }
  return {
    body: {
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    },
  }
}

test('users, their groups by whatever way, guests, and who administers the directory', async () => {
  const { extracted, vendor } = await reading(plan, entra)
  const id = '00000000-0000-0000-0000-00000000000'
  expect(brief(extracted)).toEqual([
    `${id}1 ines@harbour.example ines@harbour.example [Finance, role: Global Administrator] 2026-11-02`,
    `${id}2 tomas@harbour.example tomas@harbour.example [Admins' group, Finance, role: User Administrator] 2026-11-20`,
    `${id}3 kim_vendor.example#EXT#@harbour.onmicrosoft.com kim@vendor.example [Finance, guest] never`,
    `${id}4 left@harbour.example null [] 2026-11-02 inactive`,
  ])
  expect(extracted?.shown).toBe(4)

  const graph = vendor.asked.filter(({ host }) => host === 'graph.microsoft.com')
  expect(new Set(graph.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer ${token}`]))
  expect(new Set(graph.map(({ headers }) => headers.consistencylevel))).toEqual(new Set(['eventual']))
  const tokens = vendor.asked.filter(({ method }) => method === 'POST')
  expect(tokens.map(({ host, path }) => host + path)).toEqual([
    `login.microsoftonline.com/${plan.tenant}/oauth2/v2.0/token`,
  ])
  expect(new URLSearchParams(tokens[0]?.body).get('client_secret')).toBe(secret)
})

test('where groups are named, by name or id, whoever is in them is all', async () => {
  const { extracted } = await reading({ ...plan, groups: ["Admins' group", finance] }, entra)
  expect(extracted?.accounts.map(({ login, entitlements }) => [login, entitlements])).toEqual([
    ['ines@harbour.example', ['Finance']],
    ['tomas@harbour.example', ["Admins' group", 'Finance']],
    ['kim_vendor.example#EXT#@harbour.onmicrosoft.com', ['Finance', 'guest']],
  ])
  expect(extracted?.shown).toBeNull()
  const { fault } = await reading({ ...plan, groups: ['Finanec'] }, entra)
  expect(fault).toEqual({ because: 'refused', status: 404 })
})

test('a tenant that does not tell who signed in when tells all else', async () => {
  const { extracted } = await reading(plan, (asked) =>
    asked.query.get('$select')?.includes('signInActivity')
      ? {
          status: 403,
          body: {
            error: {
              code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
              message: "Neither tenant is B2C or tenant doesn't have premium license",
            },
          },
        }
      : entra(asked),
  )
  expect(extracted?.accounts.map(({ lastUsed }) => lastUsed)).toEqual([null, null, null, null])
})

test('when Graph is busy for a moment, Steward waits for it', async () => {
  let refusals = 0
  const { extracted } = await reading(plan, (asked) => {
    if (!asked.query.has('$skiptoken') || refusals === 1) return entra(asked)
    refusals += 1
    return {
      status: 429,
      headers: { 'retry-after': '1' },
      body: { error: { code: 'TooManyRequests', message: 'Too many' } },
    }
  })
  expect(refusals).toBe(1)
  expect(extracted?.accounts).toHaveLength(4)
})

const graphError = (status: number, headers: Record<string, string> = {}): Answer => {
  return {
    status,
    headers,
    body: { error: { code: 'Any', message: 'Insufficient privileges to complete the operation.' } },
  }
}
test.each<[string, string, (asked: Asked) => Answer, object]>([
  [
    'a wait of an hour',
    '/v1.0/groups',
    () => graphError(429, { 'retry-after': '3600' }),
    { because: 'busy', retryAfterSeconds: 3600 },
  ],
  [
    'what the application may not read',
    '/v1.0/directoryRoles',
    () => graphError(403),
    { because: 'refused', status: 403 },
  ],
  [
    'a secret that is wrong',
    `/${plan.tenant}/oauth2/v2.0/token`,
    () => ({
      status: 401,
      body: { error: 'invalid_client', error_description: `AADSTS7000215: Invalid client secret ${secret}` },
    }),
    { because: 'refused', status: 401 },
  ],
  [
    'a sign-in that is busy',
    `/${plan.tenant}/oauth2/v2.0/token`,
    () => ({ status: 429, headers: { 'retry-after': '90' } }),
    { because: 'busy', retryAfterSeconds: 90 },
  ],
  [
    'a page that is cut off',
    '/v1.0/users',
    () => ({ body: '{"value":[{"id":"0000' }),
    { because: 'not-complete' },
  ],
  ['a page without its list', '/v1.0/users', () => ({ body: { error: null } }), { because: 'not-complete' }],
  [
    'a connection that breaks off',
    '/v1.0/users',
    () => ({ body: '{"value":[', breaksOff: true }),
    { because: 'not-reached' },
  ],
  [
    'pages that lead back',
    '/v1.0/users',
    ({ path, query }) => ({
      body: { value: [users[0]], '@odata.nextLink': `https://graph.microsoft.com${path}?${query}` },
    }),
    { because: 'not-complete' },
  ],
  [
    'a next page elsewhere',
    '/v1.0/users',
    () => ({ body: { value: [users[0]], '@odata.nextLink': 'https://evil.example/v1.0/users' } }),
    { because: 'led-elsewhere', host: 'evil.example' },
  ],
  [
    'a redirect elsewhere',
    '/v1.0/users',
    () => ({ status: 302, headers: { location: 'https://evil.example/v1.0/users' } }),
    { because: 'led-elsewhere', host: 'evil.example' },
  ],
  [
    'fewer users than Graph counts',
    '/v1.0/users',
    (asked) => listed(asked, users, 5),
    { because: 'count-differs', shown: 5, read: 4 },
  ],
])('%s stops all of it', async (_, path, answer, fault) => {
  const { fault: found, vendor } = await reading(plan, (asked) =>
    asked.path === path ? answer(asked) : entra(asked),
  )
  expect(found).toEqual(fault)
  expect(vendor.asked.filter(({ host }) => host === 'evil.example')).toEqual([])
})
