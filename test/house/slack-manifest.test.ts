import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { subscriptions } from '../../src/bot/slack/events.js'
import { slackCalls } from '../support/slack-calls.js'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** The scope of a bot that each method needs, as Slack's reference of methods says; null: none. */
const scopeOf: Readonly<Record<string, string | null>> = {
  'auth.test': null,
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.history': 'im:history',
  'conversations.open': 'im:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'files.info': 'files:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
}

const Manifest = z.object({
  features: z.object({
    app_home: z.object({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z.array(z.object({ command: z.string(), url: z.string().optional() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()), request_url: z.string().optional() }),
    interactivity: z.object({ is_enabled: z.boolean(), request_url: z.string().optional() }),
    socket_mode_enabled: z.boolean(),
  }),
})

const text = read('slack-manifest.yaml')
const manifest = Manifest.parse(parse(text))
const scopes = manifest.oauth_config.scopes.bot
const calls = [...slackCalls()].sort()

describe('the manifest that installs the app in Slack', () => {
  test('asks for the scopes that the methods need which are called, and for no other', () => {
    expect(calls).toContain('chat.postMessage')
    const needed = new Set(calls.map((method) => scopeOf[method]).filter((scope) => scope !== null))
    // Addresses come with an account only to who may see them; a command needs no method.
    const bySource = read('src/bot/slack/directory.ts').includes('profile?.email') ? ['users:read.email'] : []
    expect([...scopes].sort()).toEqual([...needed, ...bySource, 'commands'].sort())
  })

  test('is held against every method: one that is new needs its line with its scope', () => {
    expect(calls).toEqual(Object.keys(scopeOf).sort())
  })

  test('subscribes to the events that something is done about, and to no other', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(Object.keys(subscriptions))
  })

  test('has the commands that are answered', () => {
    const answered = [...read('src/bot/slack/listeners.ts').matchAll(/app\.command\('([^']+)'/g)]
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
      answered.map(([, command]) => command),
    )
  })

  test('switches on what is used: the home, messages that can be typed in, buttons, and the socket', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: calls.includes('views.publish'),
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    })
    expect(manifest.settings.interactivity.is_enabled).toBe(true)
    expect(manifest.settings.socket_mode_enabled).toBe(true)
  })

  test('becomes one for HTTP as its first lines say', () => {
    const overHttp = text
      .replace(/# ((?:request_)?url: )/g, '$1')
      .replace(/(socket_mode_enabled: )true/, '$1false')
    const { features, settings } = Manifest.parse(parse(overHttp))
    const addresses = [
      features.slash_commands[0]?.url,
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
    ]
    expect(addresses).toEqual(Array(3).fill('https://steward.example.org/slack/events'))
    expect(settings.socket_mode_enabled).toBe(false)
  })

  test('is explained in the README, scope by scope', () => {
    const cells = [...read('README.md').matchAll(/^\| ((?:`[a-z.]+:?[a-z.:]+`(?:, )?)+) \|/gm)]
    const explained = cells.flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    )
    expect(scopes.filter((scope) => !explained.includes(scope))).toEqual([])
  })
})
