import { canonicalJson } from '../domain/canonical-json.js'
import type { SourcePlan, TabularSource } from '../domain/system.js'

/** Raised when a source is read in another way, so that what was read before does not verify what is read then. */
const READING = 1

/** Of the vendors, as each call names them. */
export const apiVersions = { github: '2022-11-28', entra: 'v1.0', aws: '2010-05-08' } as const

/**
 * Exactly what is asked for, as canonical JSON and without what opens the door: two extractions verify each other only
 * where it is the same. `account`: what turned out to be asked, where the plan does not say so itself.
 */
export function queryOf(plan: SourcePlan, account?: string): string {
  const { kind } = plan
  return canonicalJson({ reading: READING, kind, ...askedOf(plan), ...(account ? { account } : {}) })
}

function askedOf(plan: SourcePlan): object {
  switch (plan.kind) {
    case 'csv':
      return tableOf(plan)
    case 'github':
      return { api: apiVersions.github, organisation: plan.organisation, url: plan.url ?? null }
    case 'entra': {
      const groups = plan.groups?.toSorted() ?? null
      return { api: apiVersions.entra, tenant: plan.tenant, client: plan.client, groups }
    }
    case 'aws':
      return { api: apiVersions.aws, region: plan.region ?? null }
    case 'https': {
      const { items = null, next = null, cursor = null, count = null } = plan
      return { url: withoutSecrets(plan.url), items, next, cursor, count, ...tableOf(plan) }
    }
  }
}

/** Which columns; not how a file is written, which may differ each time it is exported. */
function tableOf({ fields, entitlementsBetween, activeValues, dateFormat }: TabularSource): object {
  return {
    fields: { ...fields },
    entitlementsBetween: entitlementsBetween ?? null,
    activeValues: activeValues ?? null,
    dateFormat: dateFormat ?? null,
  }
}

const secretNames = /key|token|secret|passw|pwd|sig|auth|code/i

/** A secret belongs into the environment; one that stands in an address all the same must not spread. */
function withoutSecrets(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (secretNames.test(name)) url.searchParams.set(name, '…')
  return url.href
}
