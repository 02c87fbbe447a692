import { portFrom, realSettings, SettingsProblem, sandboxAddress, serviceSettings } from '../../src/config.js'

const complete = {
  MONGODB_URI: 'mongodb://db.example/steward',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
}

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    serviceSettings(env)
    return []
  } catch (error) {
    if (error instanceof SettingsProblem) return error.problems
    throw error
  }
}

test('a complete environment is taken as it is', () => {
  expect(serviceSettings(complete)).toEqual({
    mongodbUri: 'mongodb://db.example/steward',
    slack: { token: 'xoxb-1', signingSecret: 'secret', apiUrl: null },
    mail: null,
    port: 3_000,
    url: null,
  })
})

test('e-mail is on when all that it needs is set, and set in part it is refused', () => {
  const STEWARD_URL = 'https://isms.example.org'
  const MAIL_FROM = 'Acme ISMS <isms@acme.example>'
  const SMTP_URL = 'smtps://user:hush-hush@mail.acme.example'
  const on = { ...complete, STEWARD_URL, MAIL_FROM, SMTP_URL }
  expect(serviceSettings(on).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM, url: STEWARD_URL })
  const without = (name: string, value?: string) => problemsOf({ ...on, [name]: value })
  expect(without('SMTP_URL')).toEqual([expect.stringContaining('not SMTP_URL')])
  expect(without('MAIL_FROM')).toEqual([expect.stringContaining('not MAIL_FROM')])
  expect(without('STEWARD_URL')).toEqual([expect.stringContaining('not STEWARD_URL')])
  expect(without('MAIL_FROM', 'isms')).toEqual([expect.stringContaining('MAIL_FROM is no address: “isms”')])
  const wrong = without('SMTP_URL', 'https://user:hush-hush@mail.acme.example')
  expect(wrong).toEqual([expect.stringContaining('SMTP_URL is no SMTP server')])
  expect(wrong.join()).not.toContain('hush-hush')
})

test('Slack comes in by what is set: through a socket, over HTTP, or both', () => {
  const { SLACK_SIGNING_SECRET: _, ...socketOnly } = { ...complete, SLACK_APP_TOKEN: 'xapp-1' }
  expect(serviceSettings(socketOnly).slack).toEqual({ token: 'xoxb-1', appToken: 'xapp-1', apiUrl: null })
  expect(serviceSettings({ ...complete, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
    token: 'xoxb-1',
    appToken: 'xapp-1',
    signingSecret: 'secret',
    apiUrl: null,
  })
})

test("the bot's public address is taken without its last slash, and never one that goes without TLS", () => {
  const urlOf = (STEWARD_URL: string) => serviceSettings({ ...complete, STEWARD_URL }).url
  expect(urlOf('https://isms.example.org')).toBe('https://isms.example.org')
  expect(urlOf('https://example.org/isms/')).toBe('https://example.org/isms')
  expect(urlOf('http://localhost:3000')).toBe('http://localhost:3000')
  for (const url of [
    'http://isms.example.org',
    'isms.example.org',
    'https://a.example?x=1',
    'javascript:alert(1)',
  ])
    expect(() => urlOf(url)).toThrow(`STEWARD_URL is no public address: “${url}”`)
  expect(sandboxAddress({}, 3_000)).toBe('http://127.0.0.1:3000')
  expect(sandboxAddress({ STEWARD_URL: 'https://isms.example.org/' }, 3_000)).toBe('https://isms.example.org')
})

test('a real workspace needs no servers of its own, but its own organisation', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
  expect(() => realSettings(env)).toThrow('STEWARD_ORG is not set')
  expect(realSettings({ ...env, STEWARD_ORG: '/org' })).toMatchObject({ organisation: '/org', port: 3_000 })
  const sandboxes = { ...env, STEWARD_ORG: '/org', MONGODB_URI: 'mongodb://db.example/steward-sandbox' }
  expect(() => realSettings(sandboxes)).toThrow("the sandbox's own database")
})

test('every problem is named at once, each with its variable', () => {
  const problems = problemsOf({ PORT: '70000', SLACK_BOT_TOKEN: 'xoxp-1' })
  expect(problems).toEqual([
    expect.stringContaining('MONGODB_URI is not set'),
    expect.stringContaining('SLACK_BOT_TOKEN is no bot token'),
    expect.stringContaining('Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP'),
    expect.stringContaining('PORT is no port: “70000”'),
    expect.stringContaining('TEMPORAL_ADDRESS is not set'),
  ])
})

test.each([
  ['no platform at all', { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' }, 'No chat platform is set'],
  ['a bot token alone', { SLACK_SIGNING_SECRET: '' }, 'Set SLACK_APP_TOKEN for Socket Mode'],
  ['a secret without its token', { SLACK_BOT_TOKEN: undefined }, 'SLACK_BOT_TOKEN is not set'],
  [
    'an app-level token alone',
    { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' },
    'SLACK_BOT_TOKEN is not set',
  ],
  ['a bot token in the place of the other', { SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is no app-level'],
  ['an address that is none', { SLACK_API_URL: 'nowhere' }, 'SLACK_API_URL is no address'],
  ['a database that is not MongoDB', { MONGODB_URI: 'postgres://db' }, 'MONGODB_URI is no MongoDB address'],
])('an environment with %s is refused', (_, change, problem) => {
  expect(problemsOf({ ...complete, ...change })).toEqual([expect.stringContaining(problem)])
})

test('no message repeats a secret', () => {
  const problems = problemsOf({ SLACK_BOT_TOKEN: 'hush-hush', MONGODB_URI: 'mysql://user:hush-hush@db' })
  expect(problems.join('\n')).not.toContain('hush-hush')
})

test('a port is a whole number from 1 to 65535; one that is left empty is the usual one', () => {
  expect(portFrom({ SANDBOX_PORT: '4100' }, 'SANDBOX_PORT', 4_000)).toBe(4_100)
  expect(portFrom({ SANDBOX_PORT: '' }, 'SANDBOX_PORT', 4_000)).toBe(4_000)
  for (const wrong of ['0', '65536', '3.5', 'three']) {
    expect(() => portFrom({ SANDBOX_PORT: wrong }, 'SANDBOX_PORT', 4_000)).toThrow(
      `SANDBOX_PORT is no port: “${wrong}”`,
    )
  }
})
