import type { Octokit } from '@octokit/rest'
import { ExtractionError } from '../domain/population.js'
import { plainText } from './text.js'

export interface Profile {
  name: string | null
  /** One of the organisation's own domains before one that its holder shows to everybody. */
  email: string | null
}

interface Member {
  databaseId: number
  name?: string | null
  email?: string | null
  organizationVerifiedDomainEmails?: string[] | null
}

interface Answer {
  organization: {
    membersWithRole: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
      nodes: (Member | null)[] | null
    }
  } | null
}

/** What may be seen of a member depends on what a token may: addresses, names, or only how many there are. */
const told = ['databaseId name email organizationVerifiedDomainEmails(login: $org)', 'databaseId name']

const query = (fields: string) => `query members($org: String!, $after: String) {
  organization(login: $org) {
    membersWithRole(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ${fields} }
    }
  }
}`

/**
 * How members are called, and how many GitHub itself counts; the lists tell neither. Where a token may not see names and
 * addresses, their holders are found by accounts.yaml alone.
 */
export async function profilesOf(
  client: Octokit,
  org: string,
): Promise<{ profiles: Map<number, Profile>; members: number | null }> {
  const profiles = new Map<number, Profile>()
  let members: number | null = null
  let after: string | null = null
  do {
    const answer: Answer | null = await ask(client, { org, after })
    const page = answer?.organization?.membersWithRole
    if (!page) return { profiles, members }
    members = page.totalCount
    for (const node of page.nodes ?? []) if (node) profiles.set(node.databaseId, profileOf(node))
    const next: string | null = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    if (next !== null && next === after) throw new ExtractionError({ because: 'not-complete' })
    after = next
  } while (after !== null)
  return { profiles, members }
}

/** As much as may be seen; null where that is nothing. */
async function ask(
  client: Octokit,
  variables: { org: string; after: string | null },
): Promise<Answer | null> {
  for (const fields of told) {
    try {
      return await client.graphql<Answer>(query(fields), variables)
    } catch (error) {
      const { name, data, errors } = Object(error)
      const isAboutScope = ({ type }: { type?: string }) =>
        type === 'INSUFFICIENT_SCOPES' || type === 'FORBIDDEN'
      if (name !== 'GraphqlResponseError' || !Array.isArray(errors) || !errors.every(isAboutScope))
        throw error
      if (data?.organization) return data
    }
  }
  return null
}

function profileOf({ name, email, organizationVerifiedDomainEmails: own }: Member): Profile {
  return { name: plainText(name ?? '') || null, email: plainText(own?.[0] ?? email ?? '') || null }
}
