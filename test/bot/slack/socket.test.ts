import { setTimeout as delay } from 'node:timers/promises'
import { noticeCard } from '../../../src/bot/cards/common.js'
import type { Desk } from '../../../src/bot/desk/desk.js'
import type { Account, Interaction, Reply } from '../../../src/bot/interaction.js'
import type { Door } from '../../../src/bot/slack/app.js'
import { openSocket } from '../../../src/bot/slack/socket.js'
import { ines, openTestSandbox, signingSecret, type TestSandbox, token } from '../../support/sandbox.js'
import type { SlackPerson } from '../../support/slack-person.js'
import { appIn } from './slack-desk.js'

const appToken = 'xapp-for-tests-only'

let world: TestSandbox
let person: SlackPerson
/** What each bot's log said. */
let lines: string[]
let problems: unknown[]
let acts: Interaction[]
/** What happens at the desk before it answers. */
let meanwhile: () => Promise<void>
let answer: Reply
let doors: Door[]
/** Which bot was told that a home was opened, and what came of it. */
let homes: string[]
let openHome: (from: Account) => Promise<void>

const said = (sentence: string): Reply => ({ kind: 'card', card: noticeCard(sentence) })

beforeEach(async () => {
  world = await openTestSandbox({
    bot: {
      eventsUrl: 'http://127.0.0.1:9/',
      token,
      appToken,
      signingSecret,
      name: 'Steward',
      command: '/isms',
    },
    // Slack opens a socket or two a minute; tests do not wait for that.
    rates: { tier1: { perMinute: 600, burst: 100 } },
  })
  person = await world.people.person(ines.email)
  lines = []
  problems = []
  acts = []
  doors = []
  homes = []
  meanwhile = async () => undefined
  openHome = async () => undefined
  answer = said('Here you are')
})
afterEach(async () => {
  await Promise.all(doors.map((door) => door.close()))
  await world.stop()
})

async function openBot(name = 'one', withToken = appToken): Promise<Door> {
  const logError = (error: unknown) => void problems.push(error)
  const desk: Desk = {
    handle: async (interaction) => {
      acts.push(interaction)
      await meanwhile()
      return answer
    },
  }
  const app = await appIn(world, desk, {
    openHome: async (from) => {
      homes.push(name)
      await openHome(from)
    },
    now: () => new Date(),
    logError,
  })
  const log = (line: string) => void lines.push(line)
  const door = await openSocket(app, {
    appToken: withToken,
    apiUrl: world.sandbox.slackApiUrl,
    log,
    logError,
  })
  doors.push(door)
  return door
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await delay(20)) {
    if (Date.now() > end) throw new Error(`It did not come to it. The log: ${lines.join('\n')}`)
  }
}

/** Every socket breaks, and this bot has noticed. */
async function loses(door: Door): Promise<void> {
  world.sandbox.switches.turnOn('drop-socket', { times: 1 })
  await until(() => !door.isOpen())
}

const opensHome = () => world.people.post(`people/${encodeURIComponent(ines.email)}/open`, { tab: 'home' })

describe('a bot that Slack reaches through a socket', () => {
  test('answers without an address of its own', async () => {
    await openBot()
    await person.types('/isms help')
    await person.sees('Here you are')
    expect(acts).toMatchObject([{ kind: 'command', text: 'help' }])
    const { entries } = await world.people.get<{ entries: { kind: string; outcome: string }[] }>('log')
    expect(entries.find(({ kind }) => kind === 'command')).toMatchObject({ outcome: 'acknowledged' })
  })

  test('opens another socket when Slack renews it, and goes on answering', async () => {
    const door = await openBot()
    world.sandbox.sockets.renew()
    await until(() => lines.includes("Slack's socket is open again."))
    expect(door.isOpen()).toBe(true)
    await person.types('/isms help')
    await person.sees('Here you are')
  })

  test('outlives a refusal of its token, says so, and is back when the token holds again', async () => {
    const door = await openBot()
    world.sandbox.switches.turnOn('invalid-auth', { method: 'apps.connections.open', times: 1 })
    world.sandbox.sockets.renew()
    await until(() => lines.some((line) => line.includes('invalid_auth')))
    expect(door.isOpen()).toBe(false)
    await until(() => door.isOpen())
    await person.types('/isms help')
    await person.sees('Here you are')
  })

  test('outlives a network that is away for a while', async () => {
    const door = await openBot()
    world.sandbox.switches.turnOn('drop-socket')
    await until(() => lines.some((line) => line.startsWith('Slack opened no socket')))
    await person.types('/isms help')
    await person.sees('/isms failed with the error "dispatch_failed"')
    world.sandbox.switches.turnOff('drop-socket')
    await until(() => door.isOpen())
    await person.types('/isms help')
    await person.sees('Here you are')
  })

  test('answers a command whose socket dropped meanwhile in another way', async () => {
    const door = await openBot()
    meanwhile = () => loses(door)
    await person.types('/isms help')
    await person.sees('Here you are')
    expect(problems).toHaveLength(1)
    meanwhile = async () => undefined
    await until(() => door.isOpen())
    await person.types('/isms policy list')
    expect(acts).toHaveLength(2)
  })

  test('says when a form that was sent off got lost on its way back, and takes it again', async () => {
    const door = await openBot()
    const submit = { verb: 'away', value: 'x.1', label: 'Steward waits' }
    answer = {
      kind: 'form',
      form: { title: 'Away', close: 'Close', submit, nodes: [{ kind: 'text', text: 'From when?' }] },
    }
    await person.types('/isms away')
    await person.opens('From when?')
    answer = { kind: 'done', settled: [] }
    meanwhile = () => loses(door)
    expect(await person.submits()).toMatchObject({
      accepted: false,
      problem: expect.stringContaining('Try again'),
    })
    meanwhile = async () => undefined
    await until(() => door.isOpen())
    expect(await person.submits()).toEqual({ accepted: true })
  })

  test('does not start where Slack refuses its token, and names the variable', async () => {
    await expect(openBot('one', 'xapp-wrong')).rejects.toThrow(
      /Slack opened no socket for SLACK_APP_TOKEN: invalid_auth\..*connections:write/,
    )
  })
})

describe('an event that Slack sends again', () => {
  test('is acted on once, whichever bot it comes to', async () => {
    await openBot('one')
    await openBot('two')
    world.sandbox.switches.turnOn('redeliver-events', { times: 1 })
    await opensHome()
    expect(homes).toEqual(['one'])
    await opensHome()
    expect(homes).toHaveLength(2)
    expect(problems).toEqual([])
  })

  test('is acted on by the next bot when the first one could not', async () => {
    await openBot('one')
    await openBot('two')
    openHome = async () => {
      if (homes.length === 1) throw new Error('the records are not reached')
    }
    await opensHome()
    expect(homes).toEqual(['one', 'two'])
    expect(problems).toHaveLength(1)
  })
})
