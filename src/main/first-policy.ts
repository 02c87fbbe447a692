import type { PolicyHeading } from '../domain/policy.js'
import type { Stores } from './stores.js'

/** The policy that is named to somebody who begins: the information security policy, under its usual id, if there is one. */
export async function firstPolicy({
  policies,
}: Pick<Stores, 'policies'>): Promise<PolicyHeading | undefined> {
  const all = await policies.list()
  return all.find(({ policy }) => policy === 'information-security') ?? all[0]
}
