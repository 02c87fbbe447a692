import type { AwsSource } from '../../src/domain/system.js'
import type { Answer, Asked } from '../support/vendor.js'
import { brief, reading, secret } from './reading.js'

const plan: AwsSource = { kind: 'aws', accessKeyId: 'KEY_ID', secretAccessKey: 'TOKEN' }
const account = '123456789012'
const arnOf = (name: string) => `arn:aws:iam::${account}:user/${name}`

const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'
const created = '2024-01-15T10:00:00+00:00'
const noKey = 'false,N/A,N/A,N/A,N/A'
const usedKey = (day: string) => `true,${created},${day}T12:00:00+00:00,eu-west-1,s3`
const noCertificates = 'false,N/A,false,N/A'
const lineOf = (user: string, arn: string, password: string, ...keys: [string, string]) =>
  [user, arn, created, password, ...keys, noCertificates].join(',')
const report = [
  header,
  lineOf(
    '<root_account>',
    `arn:aws:iam::${account}:root`,
    'not_supported,2026-01-02T08:00:00+00:00,not_supported,not_supported,true',
    noKey,
    noKey,
  ),
  lineOf(
    'ines',
    arnOf('ines'),
    `true,2026-11-01T09:00:00+00:00,${created},N/A,true`,
    usedKey('2026-11-20'),
    noKey,
  ),
  lineOf('deploy', arnOf('deploy'), 'false,N/A,N/A,N/A,false', usedKey('2026-11-26'), noKey),
  lineOf('tomas', arnOf('tomas'), `true,no_information,${created},N/A,false`, noKey, noKey),
  lineOf('parked', arnOf('parked'), 'false,N/A,N/A,N/A,false', noKey, noKey),
  lineOf('gone', arnOf('gone'), 'false,N/A,N/A,N/A,false', noKey, noKey),
].join('\n')

const answer = (action: string, result: string): Answer => ({
  headers: { 'content-type': 'text/xml' },
  body: `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ResponseMetadata></${action}Response>`,
})
const failure = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>It is not to be</Message></Error><RequestId>7a62c49f</RequestId></ErrorResponse>`,
})

const listOf = (items: string[]) => items.map((item) => `<member>${item}</member>`).join('')
const user = (
  name: string,
  id: string,
  more: { groups?: string[]; policies?: string[]; inline?: string[]; tags?: string } = {},
) =>
  `<Path>/</Path><UserName>${name}</UserName><UserId>${id}</UserId><Arn>${arnOf(name)}</Arn><CreateDate>2024-01-15T10:00:00Z</CreateDate>` +
  `<GroupList>${listOf(more.groups ?? [])}</GroupList><AttachedManagedPolicies>${policies(more.policies ?? [])}</AttachedManagedPolicies>` +
  `<UserPolicyList>${listOf((more.inline ?? []).map((name) => `<PolicyName>${name}</PolicyName><PolicyDocument>%7B%7D</PolicyDocument>`))}</UserPolicyList><Tags>${more.tags ?? ''}</Tags>`
const policies = (names: string[]) =>
  listOf(
    names.map(
      (name) => `<PolicyName>${name}</PolicyName><PolicyArn>arn:aws:iam::aws:policy/${name}</PolicyArn>`,
    ),
  )

const admins = `<Path>/</Path><GroupName>Admins</GroupName><GroupId>AGPA1</GroupId><Arn>arn:aws:iam::${account}:group/Admins</Arn><CreateDate>2024-01-15T10:00:00Z</CreateDate><GroupPolicyList></GroupPolicyList><AttachedManagedPolicies>${policies(['AdministratorAccess'])}</AttachedManagedPolicies>`

let asksForReport = 0
function aws({ body }: Asked, users = 5): Answer {
  const parameters = new URLSearchParams(body)
  const action = parameters.get('Action') ?? ''
  switch (action) {
    case 'GenerateCredentialReport':
      asksForReport += 1
      return answer(action, `<State>${asksForReport < 2 ? 'STARTED' : 'COMPLETE'}</State>`)
    case 'GetCredentialReport':
      return answer(
        action,
        `<Content>${Buffer.from(report).toString('base64')}</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-11-27T09:00:00Z</GeneratedTime>`,
      )
    case 'GetAccountAuthorizationDetails':
      return parameters.has('Marker')
        ? answer(
            action,
            `<IsTruncated>false</IsTruncated><UserDetailList>${listOf([user('parked', 'AIDA4'), user('new', 'AIDA5')])}</UserDetailList>`,
          )
        : answer(
            action,
            `<IsTruncated>true</IsTruncated><Marker>more</Marker><GroupDetailList>${listOf([admins])}</GroupDetailList><UserDetailList>${listOf(
              [
                user('ines', 'AIDA1', {
                  groups: ['Admins'],
                  tags: '<member><Key>Email</Key><Value>ines@harbour.example</Value></member>',
                }),
                user('deploy', 'AIDA2', { policies: ['AmazonS3FullAccess'], inline: ['push-images'] }),
                user('tomas', 'AIDA3'),
              ],
            )}</UserDetailList>`,
          )
    case 'GetAccountSummary':
      return answer(
        action,
        `<SummaryMap><entry><key>Users</key><value>${users}</value></entry><entry><key>Groups</key><value>1</value></entry></SummaryMap>`,
      )
    default:
      return failure(400, 'InvalidAction')
  }
}

beforeEach(() => {
  asksForReport = 1
})

test('users and the root user, what they may do by groups and policies, and when they were last used', async () => {
  asksForReport = 0
  const { extracted, vendor } = await reading(plan, aws)
  expect(brief(extracted)).toEqual([
    `${account} root null [root] 2026-01-02`,
    'AIDA1 ines ines@harbour.example [AdministratorAccess, group: Admins] 2026-11-20',
    'AIDA2 deploy null [AmazonS3FullAccess, inline: push-images] 2026-11-26',
    'AIDA3 tomas null [] never',
    'AIDA4 parked null [] never inactive',
    'AIDA5 new null [] null',
  ])
  expect(extracted?.shown).toBe(6)
  expect(asksForReport).toBe(2)
  expect(vendor.asked[0]?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d+\/us-east-1\/iam\//,
  )
  expect(JSON.stringify(vendor.asked)).not.toContain(secret)
})

test('the account that was read is part of the query: a key to another one verifies nothing', async () => {
  const { extracted } = await reading(plan, aws)
  expect(extracted?.query).toContain(account)
  expect(extracted?.query).not.toMatch(/AKIA|KEY_ID|TOKEN/)
})

test('fewer users than AWS counts are no population', async () => {
  const { fault } = await reading(plan, (asked) => aws(asked, 7))
  expect(fault).toEqual({ because: 'count-differs', shown: 7, read: 5 })
})

test('a moment of too many requests is waited for', async () => {
  let refusals = 0
  const { extracted } = await reading(plan, (asked) => {
    if (!asked.body.includes('GetAccountSummary') || refusals === 2) return aws(asked)
    refusals += 1
    return failure(400, 'Throttling')
  })
  expect(extracted?.accounts).toHaveLength(6)
  expect(refusals).toBe(2)
})

test.each<[string, string, Answer, object]>([
  [
    'a key that opens nothing',
    'GenerateCredentialReport',
    failure(403, 'InvalidClientTokenId'),
    { because: 'refused', status: 403 },
  ],
  [
    'what the key may not read',
    'GetAccountAuthorizationDetails',
    failure(403, 'AccessDenied'),
    { because: 'refused', status: 403 },
  ],
  [
    'too many requests for long',
    'GetAccountAuthorizationDetails',
    failure(400, 'Throttling'),
    { because: 'busy', retryAfterSeconds: 300 },
  ],
  [
    'an AWS that is down',
    'GetAccountSummary',
    failure(503, 'ServiceUnavailable'),
    { because: 'not-reached' },
  ],
  [
    'an answer that is cut off',
    'GetAccountAuthorizationDetails',
    { headers: { 'content-type': 'text/xml' }, body: '<GetAccountAuthorizationDetailsResponse><GetAcc' },
    { because: 'not-complete' },
  ],
  [
    'a report that is cut off',
    'GetCredentialReport',
    answer(
      'GetCredentialReport',
      `<Content>${Buffer.from(report.slice(0, -30)).toString('base64')}</Content>`,
    ),
    { because: 'unreadable', line: 7 },
  ],
  [
    'a report of somewhere else',
    'GetCredentialReport',
    answer('GetCredentialReport', `<Content>${Buffer.from('user,arn\n').toString('base64')}</Content>`),
    { because: 'no-column', column: 'password_last_used' },
  ],
  [
    'a redirect',
    'GetAccountSummary',
    { status: 302, headers: { location: 'https://evil.example/' } },
    { because: 'not-complete' },
  ],
])('%s stops all of it', async (_, action, instead, fault) => {
  const { fault: found } = await reading(plan, (asked) =>
    new URLSearchParams(asked.body).get('Action') === action ? instead : aws(asked),
  )
  expect(found).toEqual(fault)
})
