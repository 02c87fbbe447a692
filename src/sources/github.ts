import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import { type Extracted, ExtractionError, type PopulationFault } from '../domain/population.js'
import type { GithubSource } from '../domain/system.js'
import { profilesOf } from './github-profiles.js'
import { Population } from './population.js'
import { apiVersions, queryOf } from './query.js'
import { faultIn, faultOf, LONGEST_WAIT_SECONDS, MOST_ATTEMPTS } from './reaching.js'
import type { Reach } from './source.js'
import { distinct } from './text.js'

/** Who is found in a list, and what they may do by it. */
interface Found {
  id: number
  login: string
  entitlements: Set<string>
}

/** More than any organisation has repositories, by pages of 100. */
const MOST_PAGES = 1_000

/** What Steward itself will not do is not tried again. */
function stopping(octokit: { hook: Octokit['hook'] }): object {
  octokit.hook.error('request', (error) => {
    throw error.cause instanceof ExtractionError ? error.cause : error
  })
  return {}
}

const Client = Octokit.plugin(stopping, throttling, retry)

/**
 * Members, outside collaborators, and what each may do in which repository beyond what every member may. GitHub's figure
 * counts members; who collaborates from outside is counted as its list, read to its end, has them.
 */
export async function readGithub(plan: GithubSource, reach: Reach): Promise<Extracted> {
  const client = clientFor(plan, reach)
  try {
    return await read(client, plan)
  } catch (error) {
    const fault = githubFault(error)
    throw fault ? new ExtractionError(fault) : error
  }
}

async function read(client: Octokit, plan: GithubSource): Promise<Extracted> {
  const org = plan.organisation
  const found = new Map<number, Found>()
  const note = (each: { id: number; login: string }, entitlement?: string) => {
    const known = found.get(each.id) ?? { id: each.id, login: each.login, entitlements: new Set() }
    found.set(each.id, known)
    if (entitlement) known.entitlements.add(entitlement)
  }

  const { data: organisation } = await client.rest.orgs.get({ org })
  const base = organisation.default_repository_permission ?? null
  const owners = await membersBy(client, org, 'admin')
  const members = await membersBy(client, org, 'member')
  for (const owner of owners) note(owner, 'organisation: owner')
  for (const member of members) {
    note(member, 'organisation: member')
    if (base && base !== 'none') note(member, `all repositories: ${base}`)
  }
  const outside = await all(
    client.paginate.iterator(client.rest.orgs.listOutsideCollaborators, { org, per_page: 100 }),
  )
  for (const each of outside) note(each, 'outside collaborator')

  const isOwner = new Set(owners.map(({ id }) => id))
  const isMember = new Set(members.map(({ id }) => id))
  const repositories = await all(
    client.paginate.iterator(client.rest.repos.listForOrg, { org, type: 'all', per_page: 100 }),
  )
  for (const { name } of repositories) {
    const list = client.paginate.iterator(client.rest.repos.listCollaborators, {
      owner: org,
      repo: name,
      affiliation: 'all',
      per_page: 100,
    })
    for (const each of await all(list)) {
      // An owner may do everything everywhere, and a member what every member may: said once, and not for each repository.
      const isSaid = isOwner.has(each.id) || (isMember.has(each.id) && each.role_name === base)
      note(each, isSaid ? undefined : `${name}: ${each.role_name}`)
    }
  }

  const { profiles, members: shown } = await profilesOf(client, org)
  const read = owners.length + members.length
  if (shown !== null && shown !== read) throw new ExtractionError({ because: 'count-differs', shown, read })
  const population = new Population()
  for (const { id, login, entitlements } of found.values()) {
    const { name = null, email = null } = profiles.get(id) ?? {}
    population.add(
      {
        id: String(id),
        login,
        name,
        email,
        entitlements: distinct(entitlements),
        lastUsed: null,
        active: true,
      },
      population.size + 1,
    )
  }
  const accounts = population.whole()
  return { accounts, shown: shown === null ? null : shown + accounts.length - read, query: queryOf(plan) }
}

function membersBy(client: Octokit, org: string, role: 'admin' | 'member') {
  return all(client.paginate.iterator(client.rest.orgs.listMembers, { org, role, per_page: 100 }))
}

/** Every page, to the last one. */
async function all<Item>(pages: AsyncIterable<{ data: Item[] }>): Promise<Item[]> {
  const items: Item[] = []
  let count = 0
  for await (const { data } of pages) {
    count += 1
    if (count > MOST_PAGES || !Array.isArray(data)) throw new ExtractionError({ because: 'not-complete' })
    items.push(...data)
  }
  return items
}

function clientFor({ token, url }: GithubSource, reach: Reach): Octokit {
  const mayWait = (seconds: number, _: unknown, __: unknown, retries: number) =>
    seconds <= LONGEST_WAIT_SECONDS && retries < MOST_ATTEMPTS
  const silent = () => undefined
  const client = new Client({
    auth: reach.secret(token),
    userAgent: 'steward',
    ...(url ? { baseUrl: `${url.replace(/\/(api\/v3\/?)?$/, '')}/api/v3` } : {}),
    request: { fetch: reach.fetch },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    throttle: { onRateLimit: mayWait, onSecondaryRateLimit: mayWait },
    // A limit is for the throttling to wait for; what was refused once is refused again.
    retry: { doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
  })
  client.hook.before('request', ({ headers }) => {
    headers['x-github-api-version'] = apiVersions.github
  })
  return client
}

/** As an answer says it: GitHub refuses with 403 also where it is only busy. */
function githubFault(error: unknown): PopulationFault | null {
  const fault = faultIn(error)
  const status = Number(Object(error).status)
  if (fault || !Number.isInteger(status)) return fault
  const headers: Record<string, string | undefined> = Object(Object(error).response).headers ?? {}
  const reset = headers['x-ratelimit-remaining'] === '0' ? headers['x-ratelimit-reset'] : undefined
  const wait = headers['retry-after'] ?? (reset ? new Date(Number(reset) * 1000).toUTCString() : undefined)
  const isBusy =
    status === 429 || (status === 403 && (wait || /secondary rate/i.test(String(Object(error).message))))
  return faultOf(isBusy ? 429 : status, wait)
}
