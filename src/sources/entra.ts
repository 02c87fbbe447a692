import { type Account, type Extracted, ExtractionError } from '../domain/population.js'
import type { EntraSource } from '../domain/system.js'
import { dayOf } from './columns.js'
import { type Graph, graphFor } from './entra-graph.js'
import { Population } from './population.js'
import { queryOf } from './query.js'
import type { Reach } from './source.js'
import { distinct, plainText } from './text.js'

interface User {
  id: string
  userPrincipalName: string
  displayName: string | null
  mail: string | null
  accountEnabled: boolean | null
  userType: string | null
  /** Null where somebody never signed in; left out where it was not asked for. */
  signInActivity?: Partial<Record<(typeof signIns)[number], string | null>> | null
}

interface Named {
  id: string
  displayName: string | null
}

const signIns = ['lastSignInDateTime', 'lastNonInteractiveSignInDateTime'] as const
const fields = 'id,userPrincipalName,displayName,mail,accountEnabled,userType'

/** How many groups are asked about at a time. */
const AT_A_TIME = 8

/**
 * Users, the groups that they are in by whatever way, and their roles in the directory; or, where the plan names groups, who
 * is in these. Graph counts users and each group's members, and is held to it.
 */
export async function readEntra(plan: EntraSource, reach: Reach): Promise<Extracted> {
  const graph = graphFor(plan, reach)
  const groups = plan.groups ? await groupsNamed(graph, plan.groups) : await all(graph)
  const entitlements = new Map<string, Set<string>>()
  const note = (user: string, entitlement: string) => {
    const known = entitlements.get(user) ?? new Set()
    entitlements.set(user, known.add(entitlement))
  }
  const members = await membersOf(graph, groups)
  for (const { id, displayName } of groups)
    for (const user of members.get(id) ?? []) note(user, displayName || id)
  if (!plan.groups) await noteRoles(graph, members, note)

  // Last: whoever joined a group since is then among them.
  const { items: users, count } = await usersOf(graph)
  const asked = plan.groups ? users.filter(({ id }) => entitlements.has(id)) : users
  // Somebody has access of whom nothing else is known.
  if (plan.groups && asked.length < entitlements.size) throw new ExtractionError({ because: 'not-complete' })
  const population = new Population()
  for (const [index, user] of asked.entries())
    population.add(accountOf(user, entitlements.get(user.id) ?? new Set()), index + 1)
  return { accounts: population.whole(), shown: plan.groups ? null : count, query: queryOf(plan) }
}

/** When somebody signed in last is told by a paid plan alone, and to whom it is allowed: without it, all else. */
async function usersOf(graph: Graph): Promise<{ items: User[]; count: number | null }> {
  try {
    return await graph.list<User>(`users?$select=${fields},signInActivity&$top=500&$count=true`)
  } catch (error) {
    const isForbidden =
      error instanceof ExtractionError && error.fault.because === 'refused' && error.fault.status === 403
    if (!isForbidden) throw error
    return await graph.list<User>(`users?$select=${fields}&$top=999&$count=true`)
  }
}

async function all(graph: Graph): Promise<Named[]> {
  return (await graph.list<Named>('groups?$select=id,displayName&$top=999&$count=true')).items
}

/** By id or by name; all of them where several bear a name. */
async function groupsNamed(graph: Graph, names: readonly string[]): Promise<Named[]> {
  const found = new Map<string, Named>()
  for (const name of names) {
    const field = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name) ? 'id' : 'displayName'
    const filter = encodeURIComponent(`${field} eq '${name.replaceAll("'", "''")}'`)
    const { items } = await graph.list<Named>(`groups?$select=id,displayName&$count=true&$filter=${filter}`)
    if (items.length === 0) throw new ExtractionError({ because: 'refused', status: 404 })
    for (const group of items) found.set(group.id, group)
  }
  return [...found.values()]
}

/** Users by group, also who is in it by way of another group. */
async function membersOf(graph: Graph, groups: readonly Named[]): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>()
  for (let at = 0; at < groups.length; at += AT_A_TIME) {
    const some = groups.slice(at, at + AT_A_TIME).map(async ({ id }) => {
      const path = `groups/${id}/transitiveMembers/microsoft.graph.user?$select=id&$top=999&$count=true`
      const { items } = await graph.list<{ id: string }>(path)
      members.set(
        id,
        items.map((user) => user.id),
      )
    })
    await Promise.all(some)
  }
  return members
}

/** Who administers what, directly or as a member of a group: nothing else is as privileged. */
async function noteRoles(
  graph: Graph,
  members: ReadonlyMap<string, readonly string[]>,
  note: (user: string, entitlement: string) => void,
): Promise<void> {
  const { items: roles } = await graph.list<Named>('directoryRoles?$select=id,displayName')
  for (const { id, displayName } of roles) {
    const { items } = await graph.list<{ id: string }>(`directoryRoles/${id}/members?$select=id`)
    for (const holder of items)
      for (const user of members.get(holder.id) ?? [holder.id]) note(user, `role: ${displayName || id}`)
  }
}

function accountOf(user: User, entitlements: Set<string>): Account {
  return {
    id: user.id,
    login: plainText(user.userPrincipalName),
    name: plainText(user.displayName ?? '') || null,
    email: plainText(user.mail ?? '') || null,
    entitlements: distinct([...entitlements, ...(user.userType === 'Guest' ? ['guest'] : [])]),
    lastUsed: lastUsedOf(user),
    active: user.accountEnabled !== false,
  }
}

function lastUsedOf({ signInActivity }: User): Account['lastUsed'] {
  if (signInActivity === undefined) return null
  const days = signIns.flatMap((kind) => {
    const day = dayOf(signInActivity?.[kind] ?? '')
    return day && day !== 'never' ? [day] : []
  })
  return days.toSorted().at(-1) ?? 'never'
}
