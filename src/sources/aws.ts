import { setTimeout as wait } from 'node:timers/promises'
import {
  GenerateCredentialReportCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  type GroupDetail,
  IAMClient,
  paginateGetAccountAuthorizationDetails,
  type UserDetail,
} from '@aws-sdk/client-iam'
import { type Account, type Extracted, ExtractionError, type PopulationFault } from '../domain/population.js'
import type { AwsSource } from '../domain/system.js'
import { type Credentials, credentialsIn, ROOT } from './aws-report.js'
import { Population } from './population.js'
import { queryOf } from './query.js'
import { faultIn, faultOf, MOST_ATTEMPTS } from './reaching.js'
import type { Reach } from './source.js'
import { distinct, plainText } from './text.js'

const REPORT_WAIT_MS = 2_000
/** AWS makes one in seconds; for thousands of users in minutes. */
const MOST_WAITS = 150

/**
 * The users of one AWS account and its root user, with the groups and policies by which they may do something. Who is there
 * is asked now; the credential report, which may be four hours old, says only when each was last used and by what.
 */
export async function readAws(plan: AwsSource, reach: Reach): Promise<Extracted> {
  const client = clientFor(plan, reach)
  try {
    const report = await credentialsIn(await reportBy(client))
    return await read(client, plan, report)
  } catch (error) {
    const fault = awsFault(error)
    throw fault ? new ExtractionError(fault) : error
  } finally {
    client.destroy()
  }
}

async function read(
  client: IAMClient,
  plan: AwsSource,
  report: Map<string, Credentials>,
): Promise<Extracted> {
  const users: UserDetail[] = []
  const groups = new Map<string, GroupDetail>()
  const pages = paginateGetAccountAuthorizationDetails({ client }, { Filter: ['User', 'Group'] })
  for await (const { UserDetailList, GroupDetailList } of pages) {
    users.push(...(UserDetailList ?? []))
    for (const group of GroupDetailList ?? []) groups.set(group.GroupName ?? '', group)
  }
  const { SummaryMap } = await client.send(new GetAccountSummaryCommand({}))
  const counted = SummaryMap?.Users
  if (counted !== undefined && counted !== users.length)
    throw new ExtractionError({ because: 'count-differs', shown: counted, read: users.length })

  const root = report.get(ROOT)
  const account = /^arn:[\w-]+:iam::(\d+):/.exec(root?.arn ?? '')?.[1]
  if (root === undefined || account === undefined) throw new ExtractionError({ because: 'not-complete' })
  const population = new Population()
  population.add(rootOf(account, root), 1)
  for (const user of users) population.add(accountOf(user, groups, report), population.size + 1)
  const shown = counted === undefined ? null : counted + 1
  return { accounts: population.whole(), shown, query: queryOf(plan, account) }
}

/** Its content, once it is ready. */
async function reportBy(client: IAMClient): Promise<Uint8Array> {
  for (let turn = 0; turn < MOST_WAITS; turn++) {
    if (turn > 0) await wait(REPORT_WAIT_MS)
    const { State } = await client.send(new GenerateCredentialReportCommand({}))
    if (State !== 'COMPLETE') continue
    const { Content } = await client.send(new GetCredentialReportCommand({}))
    if (Content === undefined) break
    return Content
  }
  throw new ExtractionError({ because: 'not-complete' })
}

/** It may do everything, and nobody takes it away. */
function rootOf(account: string, { lastUsed, hasKey }: Credentials): Account {
  const entitlements = hasKey ? ['access key', 'root'] : ['root']
  return { id: account, login: 'root', name: null, email: null, entitlements, lastUsed, active: true }
}

function accountOf(
  { UserId, UserName, Arn, Tags, ...may }: UserDetail,
  groups: ReadonlyMap<string, GroupDetail>,
  report: ReadonlyMap<string, Credentials>,
): Account {
  if (!UserId || !UserName) throw new ExtractionError({ because: 'not-complete' })
  const credentials = report.get(UserName)
  // Another user of this name, who was there when the report was made, is not this one.
  const known = credentials?.arn === Arn ? credentials : undefined
  const email = Tags?.find(({ Key }) => /^e-?mail$/i.test(Key ?? ''))?.Value
  return {
    id: UserId,
    login: plainText(UserName),
    name: null,
    email: plainText(email ?? '') || null,
    entitlements: entitlementsOf(may, groups),
    lastUsed: known?.lastUsed ?? null,
    active: known?.isActive ?? true,
  }
}

/** Groups, and policies by their names, whether they are the user's own or a group's. */
function entitlementsOf(
  { GroupList = [], AttachedManagedPolicies = [], UserPolicyList = [] }: UserDetail,
  groups: ReadonlyMap<string, GroupDetail>,
): string[] {
  const its = GroupList.flatMap((name) => groups.get(name) ?? [])
  const attached = [
    AttachedManagedPolicies,
    ...its.map((group) => group.AttachedManagedPolicies ?? []),
  ].flat()
  const inline = [UserPolicyList, ...its.map((group) => group.GroupPolicyList ?? [])].flat()
  return distinct([
    ...GroupList.map((name) => `group: ${name}`),
    ...attached.map(({ PolicyName = '' }) => PolicyName),
    ...inline.map(({ PolicyName }) => `inline: ${PolicyName}`),
  ])
}

function clientFor(
  { accessKeyId, secretAccessKey, region = 'us-east-1' }: AwsSource,
  reach: Reach,
): IAMClient {
  return new IAMClient({
    region,
    credentials: {
      accessKeyId: reach.secret(accessKeyId),
      secretAccessKey: reach.secret(secretAccessKey),
    },
    maxAttempts: MOST_ATTEMPTS,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
    ...(reach.awsEndpoint ? { endpoint: reach.awsEndpoint } : {}),
  })
}

function awsFault(error: unknown): PopulationFault | null {
  const { name, $metadata, $response } = Object(error)
  const status: unknown = $metadata?.httpStatusCode
  if (error instanceof ExtractionError || typeof status !== 'number') return faultIn(error)
  if (status < 400) return { because: 'not-complete' }
  const retryAfter: string | undefined = $response?.headers?.['retry-after']
  // Busy is a status of 400 here.
  const isBusy = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|LimitExceeded/.test(String(name))
  return faultOf(isBusy ? 429 : status, retryAfter)
}
