import type { Answer, Asked, AwsSystem, SystemAccount } from './system.js'
import { keyOf, lastUsedAt } from './system.js'

const CREATED = '2024-01-15T10:00:00+00:00'

const reportColumns = [
  ...['user', 'arn', 'user_creation_time'],
  ...[
    'password_enabled',
    'password_last_used',
    'password_last_changed',
    'password_next_rotation',
    'mfa_active',
  ],
  ...['access_key_1', 'access_key_2'].flatMap((key) => [
    ...[`${key}_active`, `${key}_last_rotated`],
    ...[`${key}_last_used_date`, `${key}_last_used_region`, `${key}_last_used_service`],
  ]),
  ...['cert_1_active', 'cert_1_last_rotated', 'cert_2_active', 'cert_2_last_rotated'],
]

/**
 * AWS's identity service, as far as it is asked for the users of one account. The root user is there whatever anybody does,
 * and is no row of the accounts.
 */
export function answerIam(
  { headers, body }: Asked,
  system: AwsSystem,
  accounts: readonly SystemAccount[],
  now: Date,
): Answer {
  const [, key] = /Credential=([^/]+)\//.exec(String(headers.authorization)) ?? []
  if (key !== system.accessKeyId) return failure(403, 'InvalidClientTokenId')
  const action = new URLSearchParams(body).get('Action') ?? ''
  switch (action) {
    case 'GenerateCredentialReport':
      return answer(action, element('State', 'COMPLETE'))
    case 'GetCredentialReport': {
      const report = Buffer.from(reportOf(system, accounts, now)).toString('base64')
      const made = element('ReportFormat', 'text/csv') + element('GeneratedTime', now.toISOString())
      return answer(action, element('Content', report) + made)
    }
    case 'GetAccountAuthorizationDetails': {
      const users = members(accounts.map((account) => userOf(system, account)))
      const groups = members(system.groups.map((name) => groupOf(system, name)))
      return answer(
        action,
        `<IsTruncated>false</IsTruncated><UserDetailList>${users}</UserDetailList><GroupDetailList>${groups}</GroupDetailList>`,
      )
    }
    case 'GetAccountSummary':
      return answer(
        action,
        `<SummaryMap><entry><key>Users</key><value>${accounts.length}</value></entry></SummaryMap>`,
      )
    default:
      return failure(400, 'InvalidAction')
  }
}

function answer(action: string, result: string): Answer {
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${result}</${action}Result></${action}Response>`,
  }
}

function failure(status: number, code: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

function members(items: readonly string[]): string {
  return items.map((item) => `<member>${item}</member>`).join('')
}

function arnOf({ account }: AwsSystem, kind: 'group' | 'user', name: string): string {
  return `arn:aws:iam::${account}:${kind}/${name}`
}

function userOf(system: AwsSystem, { login, email, may }: SystemAccount): string {
  const groups = may.flatMap((each) => (each.startsWith('group: ') ? [each.slice('group: '.length)] : []))
  const policies = may.filter((each) => !each.startsWith('group: '))
  const attached = policies.map(
    (name) => element('PolicyName', name) + element('PolicyArn', `arn:aws:iam::aws:policy/${name}`),
  )
  const tag = element('Key', 'Email') + element('Value', email ?? '')
  return [
    element('Path', '/') + element('UserName', login) + element('UserId', keyOf('AIDA', login)),
    element('Arn', arnOf(system, 'user', login)) + element('CreateDate', CREATED),
    `<GroupList>${members(groups.map(escaped))}</GroupList>`,
    `<AttachedManagedPolicies>${members(attached)}</AttachedManagedPolicies><UserPolicyList></UserPolicyList>`,
    `<Tags>${email === null ? '' : members([tag])}</Tags>`,
  ].join('')
}

function groupOf(system: AwsSystem, name: string): string {
  return [
    element('Path', '/') + element('GroupName', name) + element('GroupId', keyOf('AGPA', name)),
    element('Arn', arnOf(system, 'group', name)) + element('CreateDate', CREATED),
    '<GroupPolicyList></GroupPolicyList><AttachedManagedPolicies></AttachedManagedPolicies>',
  ].join('')
}

/** IAM's credential report: people sign in with a password, everything else with a key. */
function reportOf(system: AwsSystem, accounts: readonly SystemAccount[], now: Date): string {
  const root = { user: '<root_account>', arn: `arn:aws:iam::${system.account}:root`, mfa_active: 'true' }
  const rows = accounts.map((account) => {
    const at = lastUsedAt(account, now)?.toISOString()
    const on = String(account.enabled)
    const way =
      account.email === null
        ? { access_key_1_active: on, access_key_1_last_used_date: at ?? 'N/A' }
        : { password_enabled: on, password_last_used: at ?? 'no_information' }
    return { user: account.login, arn: arnOf(system, 'user', account.login), ...way }
  })
  const line = (row: Record<string, string>) =>
    reportColumns.map((column) => row[column] ?? unused(column)).join(',')
  return [reportColumns.join(','), ...[root, ...rows].map(line)].join('\n')
}

function unused(column: string): string {
  if (column === 'user_creation_time') return CREATED
  return /_(active|enabled)$/.test(column) ? 'false' : 'N/A'
}
