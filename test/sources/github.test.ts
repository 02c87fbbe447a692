import type { GithubSource } from '../../src/domain/system.js'
import type { Answer, Asked } from '../support/vendor.js'
import { brief, reading, secret } from './reading.js'

const plan: GithubSource = { kind: 'github', organisation: 'harbour-pine', token: 'TOKEN' }

/** As GitHub's published schema has a simple user. */
const user = (id: number, login: string) => ({
  login,
  id,
  node_id: `MDQ6VXNlcj${id}`,
  avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
  url: `https://api.github.com/users/${login}`,
  type: 'User',
  site_admin: false,
})
const collaborator = (id: number, login: string, role: string) => ({
  ...user(id, login),
  permissions: { pull: true, triage: false, push: role !== 'read', maintain: false, admin: role === 'admin' },
  role_name: role,
})

const members = Array.from({ length: 120 }, (_, i) => user(1000 + i, `dev${i}`))

interface Organisation {
  counted: number
  members: (ReturnType<typeof user> | object)[]
  perPage: number
  graphql?: Answer
}
const usual: Organisation = { counted: 121, members, perPage: 100 }

/** GitHub, as far as it is asked. */
function github(changes: Partial<Organisation> = {}) {
  const { counted, members, perPage, graphql } = { ...usual, ...changes }
  return ({ method, path, query, body }: Asked): Answer => {
    const listed = (items: object[]): Answer => {
      const page = Number(query.get('page') ?? 1)
      const more = new URLSearchParams(query)
      more.set('page', String(page + 1))
      const link = `<https://api.github.com${path}?${more}>; rel="next"`
      const isLast = page * perPage >= items.length
      return {
        body: items.slice((page - 1) * perPage, page * perPage),
        headers: isLast ? {} : { link },
      }
    }
    if (method === 'POST' && path === '/graphql') return graphql ?? profiles(counted, JSON.parse(body))
    switch (path) {
      case '/orgs/harbour-pine':
        return { body: { login: 'harbour-pine', id: 77, default_repository_permission: 'read' } }
      case '/orgs/harbour-pine/members':
        return listed(query.get('role') === 'admin' ? [user(1, 'ines')] : members)
      case '/orgs/harbour-pine/outside_collaborators':
        return listed([user(9000, 'vendor-kim')])
      case '/orgs/harbour-pine/repos':
        return listed([
          { id: 5, name: 'waybill' },
          { id: 6, name: 'infra' },
        ])
      case '/repos/harbour-pine/waybill/collaborators':
        return listed([
          collaborator(1, 'ines', 'admin'),
          collaborator(1000, 'dev0', 'read'),
          collaborator(1001, 'dev1', 'maintain'),
          collaborator(9000, 'vendor-kim', 'read'),
        ])
      case '/repos/harbour-pine/infra/collaborators':
        return listed([collaborator(1001, 'dev1', 'admin'), collaborator(9100, 'enterprise-bot', 'write')])
      default:
        return { status: 404, body: { message: 'Not Found' } }
    }
  }
}

function profiles(totalCount: number, { variables }: { variables: { after: string | null } }): Answer {
  const isSecond = variables.after === 'Y3Vyc29y'
  const nodes = isSecond
    ? [{ databaseId: 1000, name: null, email: 'me@private.example', organizationVerifiedDomainEmails: [] }]
    : [
        {
          databaseId: 1,
          name: 'Ines Duarte',
          email: '',
          organizationVerifiedDomainEmails: ['ines@harbour.example'],
        },
      ]
  const pageInfo = { hasNextPage: !isSecond, endCursor: isSecond ? null : 'Y3Vyc29y' }
  return { body: { data: { organization: { membersWithRole: { totalCount, pageInfo, nodes } } } } }
}

test('members, who collaborates from outside, and what each may do beyond what all may', async () => {
  const { extracted, vendor } = await reading(plan, github())
  const lines = brief(extracted)
  expect(lines).toHaveLength(123)
  expect(lines).toEqual(
    expect.arrayContaining([
      '1 ines ines@harbour.example [organisation: owner] null',
      '1000 dev0 me@private.example [all repositories: read, organisation: member] null',
      '1001 dev1 null [all repositories: read, infra: admin, organisation: member, waybill: maintain] null',
      '9000 vendor-kim null [outside collaborator, waybill: read] null',
      '9100 enterprise-bot null [infra: write] null',
    ]),
  )
  expect(extracted?.accounts.find(({ id }) => id === '1')?.name).toBe('Ines Duarte')
  expect(extracted?.shown).toBe(123)
  expect(extracted?.query).toContain('harbour-pine')
  expect(extracted?.query).not.toContain('TOKEN')
  expect(new Set(vendor.asked.map(({ headers }) => headers.authorization))).toEqual(
    new Set([`token ${secret}`]),
  )
  expect(new Set(vendor.asked.map(({ headers }) => headers['x-github-api-version']))).toEqual(
    new Set(['2022-11-28']),
  )
})

test('an own server is asked at its own address', async () => {
  const { fault, vendor } = await reading({ ...plan, url: 'https://git.harbour.example/' }, () => ({
    status: 401,
    body: { message: 'Bad credentials' },
  }))
  expect(vendor.asked.map(({ host, path }) => host + path)).toEqual([
    'git.harbour.example/api/v3/orgs/harbour-pine',
  ])
  expect(fault).toEqual({ because: 'refused', status: 401 })
})

test('where a token may not see addresses, there are names; where it may see neither, there are members', async () => {
  const insufficient: Answer = {
    body: {
      errors: [
        {
          type: 'INSUFFICIENT_SCOPES',
          message:
            "Your token has not been granted the required scopes to execute this query. The 'email' field requires one of the following scopes: ['user:email', 'read:user']",
        },
      ],
    },
  }
  const nameless = await reading(plan, github({ graphql: insufficient }))
  expect(nameless.extracted?.accounts).toHaveLength(123)
  expect(nameless.extracted?.shown).toBeNull()

  const named = await reading(plan, (asked) =>
    asked.body.includes('email') ? insufficient : github()(asked),
  )
  expect(named.extracted?.accounts[0]?.name).toBe('Ines Duarte')
  expect(named.extracted?.shown).toBe(123)
})

test('fewer members than GitHub counts are no population', async () => {
  const { fault } = await reading(plan, github({ members: members.slice(1) }))
  expect(fault).toEqual({ because: 'count-differs', shown: 121, read: 120 })
})

test('when GitHub is busy for a moment, Steward waits for it, as often as it is asked', async () => {
  let refusals = 0
  const { extracted } = await reading(plan, (asked) => {
    if (!asked.path.endsWith('/outside_collaborators') || refusals === 2) return github()(asked)
    refusals += 1
    return {
      status: refusals === 1 ? 429 : 403,
      headers: { 'retry-after': '1' },
      body: {
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      },
    }
  })
  expect(refusals).toBe(2)
  expect(extracted?.accounts).toHaveLength(123)
})

test.each<[string, Answer, object]>([
  [
    'a limit that lasts',
    {
      status: 403,
      headers: { 'retry-after': '900' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    },
    { because: 'busy', retryAfterSeconds: 900 },
  ],
  [
    'too many requests',
    { status: 429, headers: { 'retry-after': '120' }, body: { message: 'Too many requests' } },
    { because: 'busy', retryAfterSeconds: 120 },
  ],
  [
    'a token that may not',
    {
      status: 403,
      headers: { 'x-ratelimit-remaining': '4999' },
      body: { message: 'Must have push access to view repository collaborators.' },
    },
    { because: 'refused', status: 403 },
  ],
  [
    'an organisation that it may not see',
    { status: 404, body: { message: 'Not Found' } },
    { because: 'refused', status: 404 },
  ],
  [
    'only who is a member in public',
    { status: 302, headers: { location: 'https://api.github.com/orgs/harbour-pine/public_members' } },
    { because: 'refused', status: 302 },
  ],
  [
    'another host',
    { status: 301, headers: { location: 'https://evil.example/orgs' } },
    { because: 'led-elsewhere', host: 'evil.example' },
  ],
])('%s stops all of it', async (_, answer, fault) => {
  const { fault: found, vendor } = await reading(plan, (asked) =>
    asked.path.endsWith('/members') ? answer : github()(asked),
  )
  expect(found).toEqual(fault)
  expect(vendor.asked.filter(({ host }) => host !== 'api.github.com')).toEqual([])
})

test('the primary limit says when it is over', async () => {
  const reset = Math.floor(Date.now() / 1000) + 1800
  const { fault } = await reading(plan, () => ({
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
    body: { message: 'API rate limit exceeded for user ID 1.' },
  }))
  expect(fault?.because).toBe('busy')
  const seconds = fault?.because === 'busy' ? fault.retryAfterSeconds : 0
  expect(seconds).toBeGreaterThan(1790)
  expect(seconds).toBeLessThanOrEqual(1801)
})

test('without its secret nothing is asked', async () => {
  const { fault, vendor } = await reading(plan, github(), {})
  expect(fault).toEqual({ because: 'no-secret', variable: 'TOKEN' })
  expect(vendor.asked).toEqual([])
})
