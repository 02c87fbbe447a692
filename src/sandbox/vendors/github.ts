import type { Answer, Asked, GithubSystem, SystemAccount } from './system.js'
import { numberOf } from './system.js'

/** What every member may do in every repository. */
const BASE = 'read'
const MOST_ON_A_PAGE = 100

/** GitHub's REST and GraphQL APIs, as far as it is asked who may do what in one organisation. */
export function answerGithub(asked: Asked, system: GithubSystem, accounts: readonly SystemAccount[]): Answer {
  if (!isSignedIn(asked, system)) return { status: 401, body: { message: 'Bad credentials' } }
  if (asked.path === '/graphql') return profiles(asked, system, accounts)
  const [root, organisation, list, name] = asked.path.slice(1).split('/').map(decodeURIComponent)
  if (asked.method !== 'GET' || organisation !== system.organisation) return notFound
  if (root === 'repos' && asked.path.endsWith('/collaborators') && list !== undefined)
    return collaborators(asked, list, system, accounts)
  if (root !== 'orgs' || name !== undefined) return notFound
  switch (list) {
    case undefined:
      return {
        body: {
          login: organisation,
          id: numberOf(organisation),
          type: 'Organization',
          default_repository_permission: BASE,
        },
      }
    case 'members': {
      const role = asked.query.get('role') ?? 'all'
      const is = (each: SystemAccount) =>
        (role !== 'member' && isOwner(each)) || (role !== 'admin' && isMember(each))
      return page(asked, accounts.filter(is).map(userOf))
    }
    case 'outside_collaborators':
      return page(asked, accounts.filter(isOutside).map(userOf))
    case 'repos':
      return page(
        asked,
        system.repositories.map((repository) => ({
          id: numberOf(organisation, repository),
          name: repository,
          full_name: `${organisation}/${repository}`,
          private: true,
        })),
      )
    default:
      return notFound
  }
}

const notFound: Answer = { status: 404, body: { message: 'Not Found' } }

function isSignedIn({ headers }: Asked, { token }: GithubSystem): boolean {
  return [`token ${token}`, `bearer ${token}`, `Bearer ${token}`].includes(String(headers.authorization))
}

const isOwner = ({ may }: SystemAccount) => may.includes('owner')
const isOutside = ({ may }: SystemAccount) => may.includes('outside collaborator')
/** Whoever is nothing else. */
const isMember = (account: SystemAccount) => !isOwner(account) && !isOutside(account)

function userOf({ login }: SystemAccount) {
  return { login, id: numberOf(login), type: 'User', site_admin: false }
}

/** Who may read a repository at all, each with the most that they may. */
function collaborators(
  asked: Asked,
  repository: string,
  { repositories }: GithubSystem,
  accounts: readonly SystemAccount[],
): Answer {
  if (!repositories.includes(repository)) return notFound
  const roleOf = (account: SystemAccount) => {
    if (isOwner(account)) return 'admin'
    const own = account.may.find((each) => each.startsWith(`${repository}: `))
    return own?.slice(repository.length + 2) ?? (isMember(account) ? BASE : null)
  }
  const all = accounts.flatMap((account) => {
    const role = roleOf(account)
    return role === null ? [] : [{ ...userOf(account), role_name: role }]
  })
  return page(asked, all)
}

/** One page of a list; where there are more, a header leads on. */
function page({ path, query }: Asked, items: readonly object[]): Answer {
  const size = Math.min(Number(query.get('per_page') ?? 30), MOST_ON_A_PAGE)
  const number = Number(query.get('page') ?? 1)
  const next = new URLSearchParams(query)
  next.set('page', String(number + 1))
  const isLast = number * size >= items.length
  return {
    headers: isLast ? {} : { link: `<https://api.github.com${path}?${next}>; rel="next"` },
    body: items.slice((number - 1) * size, number * size),
  }
}

/** Who the members are, and how many: the one thing for which GraphQL is asked. */
function profiles({ body }: Asked, system: GithubSystem, accounts: readonly SystemAccount[]): Answer {
  const { org, after } = JSON.parse(body).variables ?? {}
  if (org !== system.organisation)
    return { body: { data: { organization: null }, errors: [{ type: 'NOT_FOUND', message: 'Not found' }] } }
  const members = accounts.filter((each) => !isOutside(each))
  const begin = after ? Number(Buffer.from(String(after), 'base64url').toString()) : 0
  const end = begin + MOST_ON_A_PAGE
  const nodes = members.slice(begin, end).map(({ login, name, email }) => ({
    databaseId: numberOf(login),
    name,
    email: '',
    organizationVerifiedDomainEmails: email ? [email] : [],
  }))
  const hasNextPage = end < members.length
  const pageInfo = { hasNextPage, endCursor: Buffer.from(String(end)).toString('base64url') }
  return {
    body: { data: { organization: { membersWithRole: { totalCount: members.length, pageInfo, nodes } } } },
  }
}
