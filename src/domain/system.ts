import type { Subject } from './ask.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'

/** How much harm it does when somebody gets in who should not. */
export const criticalities = ['low', 'medium', 'high', 'critical'] as const
export type Criticality = (typeof criticalities)[number]

/**
 * Who reviews an account: the manager of whoever holds it, the system's owner, or the manager and, where the account is
 * privileged, the owner too (A.8.2).
 */
export const reviewersOf = ['manager', 'owner', 'both'] as const
export type ReviewedBy = (typeof reviewersOf)[number]

/** Where a system's accounts are read from. Secrets are named by the environment variable that holds them. */
export type SourcePlan = CsvSource | GithubSource | EntraSource | AwsSource | HttpsSource

/** What a list says of an account, by the column or field in which it stands. */
export interface AccountFields {
  /** The system's own id of the account, which never changes and never comes again. */
  id: string
  /** What its holder signs in with. */
  login: string
  name?: string
  email?: string
  /** Roles, groups or profiles; several in one field are told apart by `entitlementsBetween`. */
  entitlements?: string
  lastUsed?: string
  /** Whether it may be signed in with. */
  active?: string
}

/** How accounts stand in a list. */
export interface TabularSource {
  fields: AccountFields
  entitlementsBetween?: string
  /** What stands in the field `active` of an account that may be signed in with. */
  activeValues?: string[]
  /** How dates are written, as in `dd.MM.yyyy`; without it ISO 8601. */
  dateFormat?: string
}

/** A file that the system's owner exports and hands in. */
export interface CsvSource extends TabularSource {
  kind: 'csv'
  /** Without them they are told from the file. */
  separator?: string
  encoding?: 'utf-8' | 'latin-1' | 'windows-1252' | 'utf-16'
}

/** Members, outside collaborators and their roles in repositories. */
export interface GithubSource {
  kind: 'github'
  organisation: string
  token: string
  /** Of GitHub Enterprise Server. */
  url?: string
}

/** Users and the groups that they are in: all, or these. */
export interface EntraSource {
  kind: 'entra'
  tenant: string
  client: string
  secret: string
  groups?: string[]
}

/** The users of one AWS account, from IAM's credential report. */
export interface AwsSource {
  kind: 'aws'
  accessKeyId: string
  secretAccessKey: string
  region?: string
}

/** Anything that answers JSON, page by page. */
export interface HttpsSource extends TabularSource {
  kind: 'https'
  url: string
  /** Sent as a bearer token, or in this header. */
  token?: string
  header?: string
  /** Where in an answer the list stands, by dots; without it the answer is the list. */
  items?: string
  /** Where the address or the cursor of the next page stands. */
  next?: string
  /** The parameter that takes a cursor; without it `next` is an address. */
  cursor?: string
  /** Where the number of all stands. */
  count?: string
}

/** One version of a system whose access is reviewed, as it was imported (A.5.15, A.5.18). */
export interface System {
  /** `<system>@<version>` */
  _id: string
  v: 1
  system: string
  /** Counted from 1: it rises when something changes that is decided on. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Record<string, string>
  controls: string[]
  criticality: Criticality
  /** Entitlements that are privileged, whatever their case. */
  privileged: string[]
  source: SourcePlan
  reviewedBy: ReviewedBy
  /** Who reviews where nobody inside is independent; null where nobody is named. The newest version says so for all. */
  outsider: PersonId | null
  /** Percent by which a population may shrink or grow before its owner is asked whether that is right. */
  swing: number
  /** See {@link systemHash}. */
  hash: string
  importedAt: string
}

/** What a review is bound to. */
export type SystemText = Pick<
  System,
  'title' | 'controls' | 'criticality' | 'privileged' | 'source' | 'reviewedBy' | 'swing'
>

/** SHA-256, hex. */
export function systemHash({
  title,
  controls,
  criticality,
  privileged,
  source,
  reviewedBy,
  swing,
}: SystemText): string {
  return hashOf({ title, controls, criticality, privileged, source: { ...source }, reviewedBy, swing })
}

export function systemSubject({
  system,
  version,
  hash,
}: Pick<System, 'system' | 'version' | 'hash'>): Subject {
  return { type: 'system', id: system, version, hash }
}

/** Of a system that Steward reads itself. */
export type LivePlan = Exclude<SourcePlan, CsvSource>

/** Whether Steward reads it itself; else its owner hands in a file. */
export function isLive({ kind }: Pick<SourcePlan, 'kind'>): boolean {
  return kind !== 'csv'
}

/** How a review ended, in accounts; with nothing reviewed, all are none. */
export interface ReviewEnding {
  /** ISO 8601 UTC. */
  closedAt: string
  kept: number
  removed: number
  changed: number
  notReviewed: number
  /** Of what was to be removed or changed, that of which nobody saw that it was done. */
  unverified: number
}
