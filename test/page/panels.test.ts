import { rm } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import type { PlayedSystem } from '../../src/sandbox/vendors/system.js'
import { launchBrowser } from '../support/browser.js'
import { lookAtAccess } from '../support/page-access.js'
import { installPolicyApp } from '../support/policy-app.js'
import { guest, ines, openTestSandbox, type TestSandbox, tomas } from '../support/sandbox.js'
import { buildSandboxPage } from '../support/sandbox-page.js'

const held = { name: null, email: null, lastUsed: 2, enabled: true }
/** Two systems: one that is read, and one that exports a list. */
const systems: PlayedSystem[] = [
  {
    ...{ id: 'github', title: 'GitHub', kind: 'github', organisation: 'kestrel', token: 'secret' },
    repositories: ['waybill'],
    accounts: [
      { ...held, login: 'ines-d', name: 'Inês Duarte', may: ['owner'] },
      { ...held, login: 'declan-f', name: 'Declan Foley', may: ['member', 'waybill: write'] },
    ],
  },
  {
    ...{ id: 'crm', title: 'CRM', kind: 'export', file: 'crm.csv', columns: ['User', 'Rights'] },
    ...{ mayColumn: 1, between: '/', separator: ',', encoding: 'utf8' },
    rows: new Map([
      ['ines', ['ines', '']],
      ['tomas', ['tomas', '']],
    ]),
    accounts: [
      { ...held, login: 'ines', may: ['Sales', 'Export'] },
      { ...held, login: 'tomas', may: ['Sales'] },
    ],
  },
]

/** A clock that stands still, and moves when a test lets it. */
class HeldClock {
  #now = new Date('2026-03-09T08:00:00Z')
  #go: (() => void) | null = null

  now(): Date {
    return this.#now
  }

  async forward(): Promise<Date> {
    await new Promise<void>((resolve) => {
      this.#go = resolve
    })
    this.#now = new Date('2026-03-16T08:00:00Z')
    return this.#now
  }

  arrive(): void {
    this.#go?.()
  }
}

const guide = [
  {
    id: 'ask',
    title: 'Ask for the policy',
    hint: 'Type `/isms policy`.',
    person: tomas.email,
    type: '/isms policy',
    doneWhen: { kind: 'command' as const, verb: 'policy' },
  },
  {
    id: 'read',
    title: 'Read it',
    hint: 'Click *Read and acknowledge*.',
    person: null,
    doneWhen: { kind: 'click' as const, verb: 'read' },
  },
]

describe("what stands around the sandbox's conversation", () => {
  let folder: string
  let browser: Browser
  let clock: HeldClock
  let world: TestSandbox
  let page: Page
  beforeAll(async () => {
    folder = await buildSandboxPage()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    clock = new HeldClock()
    world = await openTestSandbox({ pageFolder: folder, guide, clock })
    installPolicyApp(world)
    page = await browser.newPage()
    page.setDefaultTimeout(8_000)
  })
  afterEach(async () => {
    await page.close()
    await world.stop()
  })

  const open = (email: string) => page.goto(`${world.sandbox.address}/?person=${encodeURIComponent(email)}`)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const panel = (name: string) => page.getByRole('complementary', { name })
  const tell = async (email: string, text: string, metadata?: object) => {
    const channel = (await (await world.people.person(email)).screen()).person.id
    await world.client.apiCall('chat.postMessage', { channel, text, metadata })
  }

  test('the guide leads through its steps, which tick themselves off, and comes back after it was closed', async () => {
    await page.goto(world.sandbox.address)
    await button('Become Tomas Berg').click()
    await button('Put it into the field').click()
    await page.keyboard.press('Enter')
    await panel('First steps').getByText('1 of 2 done').waitFor()
    await button('Close First steps').click()
    await button('Read and acknowledge').click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await button('Guide 2/2').click()
    await panel('First steps').getByText('All done').waitFor()
    await page.reload()
    await panel('First steps').getByText('All done').waitFor()
  })

  test('a step of the guide that was done before its turn is not ticked off, and waits to be done again', async () => {
    await world.restart({ guide: [...guide].reverse() })
    await open(tomas.email)
    const asks = async () => {
      await page.getByLabel('Message to Steward').fill('/isms policy')
      await page.keyboard.press('Enter')
    }
    await asks()
    await button('Read and acknowledge').waitFor()
    await panel('First steps').getByText('0 of 2 done').waitFor()
    await button('Read and acknowledge').click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await panel('First steps').getByText('1 of 2 done').waitFor()
    await asks()
    await panel('First steps').getByText('All done').waitFor()
  })

  test('the clock says what it does while it moves, and everything follows it afterwards', async () => {
    await open(ines.email)
    await button('Workspace clock: Mon 9 Mar 08:00. Move it').click()
    await button('In a week').click()
    const note = await page.getByText('Going on by a week').boundingBox()
    const below = await page.getByRole('main').boundingBox()
    // What it says covers nothing.
    expect((note?.y ?? 0) + (note?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    expect(await button(/^Workspace clock/).getAttribute('aria-disabled')).toBe('true')
    expect(await world.people.post('clock', { to: 'next-morning' })).toEqual({
      problem: 'The clock is moving already. Wait until it stands.',
    })
    clock.arrive()
    await button('Workspace clock: Mon 16 Mar 08:00. Move it').waitFor()
    await tell(ines.email, 'Good morning')
    await page.getByText('Monday 16 March 2026').waitFor()
  })

  test('a form offers those who are here: nobody who has left, nobody who has not come yet', async () => {
    const nadia = {
      ...ines,
      name: 'Nadia Haddad',
      email: 'nadia@harbourpine.example',
      firstDay: '2026-03-16',
    }
    const people = [ines, { ...tomas, lastDay: '2026-03-09' }, nadia, { ...guest, department: '' }]
    await world.restart({ workspace: { name: 'Harbour & Pine', people } })
    const element = { type: 'users_select', action_id: 'who' }
    const blocks = [
      { type: 'section', block_id: 'b', text: { type: 'mrkdwn', text: 'Who?' }, accessory: element },
    ]
    const channel = (await (await world.people.person(ines.email)).screen()).person.id
    await world.client.apiCall('chat.postMessage', { channel, text: 'Who?', blocks })
    await open(ines.email)
    const offered = () => page.getByRole('log').getByRole('option').allTextContents()
    await page.getByRole('log').getByText('Who?').waitFor()
    const others = ['Choose a person', 'Inês Duarte (IT and security)']
    expect(await offered()).toEqual([...others, 'Pat Quinn (Auditor)', 'Tomas Berg (Engineering)'])
    await button(/Nadia Haddad.*not here yet/).waitFor()
    await button(/^Workspace clock/).click()
    await button('In a week').click()
    await page.getByText('Going on by a week').waitFor()
    clock.arrive()
    await button(/Tomas Berg.*has left/).waitFor()
    expect(await offered()).toEqual([...others, 'Nadia Haddad (IT and security)', 'Pat Quinn (Auditor)'])
  })

  test('the log says what was sent to whom and why, with what came of it, and leads to the message', async () => {
    const why = { event_type: 'reminder', event_payload: { about: 'ISP 3', why: 'due on Friday' } }
    await tell(tomas.email, 'Two things wait for you', why)
    await tell(ines.email, 'Nothing waits for you')
    world.sandbox.switches.turnOn('rate-limit', { method: 'chat.postMessage', times: 1 })
    await expect(tell(ines.email, 'Too soon')).rejects.toThrow()
    await open(ines.email)
    await button(/^Log/).click()
    const refused = panel('Log').getByRole('listitem').filter({ hasText: 'Too soon' })
    await refused.getByText('429 ratelimited retry after 1 s').waitFor()
    await page.getByLabel('Whose requests').selectOption('Tomas Berg')
    const told = panel('Log').getByRole('listitem').filter({ hasText: 'Message to Tomas Berg' })
    await told.getByText('Why: ISP 3, due on Friday').waitFor()
    await refused.waitFor({ state: 'detached' })
    await told.getByRole('button', { name: 'Show' }).click()
    await page.getByText('You are Tomas Berg').waitFor()
    expect(await page.locator('*:focus').textContent()).toContain('Two things wait for you')
  })

  test('somebody makes the workspace refuse calls, and lets them through again', async () => {
    await open(ines.email)
    await button(/^Faults/).click()
    const calls = page.getByRole('listitem').filter({ hasText: 'Too many calls' }).getByLabel('Which calls')
    await calls.selectOption('chat.postMessage')
    const fault = page.getByRole('switch', { name: 'Too many calls' })
    await fault.click()
    await button('Faults 1').waitFor()
    await expect(tell(ines.email, 'Too soon')).rejects.toThrow()
    await fault.click()
    await button('Faults 1').waitFor({ state: 'detached' })
    await tell(ines.email, 'Now')
    await page.getByRole('log').getByText('Now').waitFor()
  })

  test('an e-mail lies in its mailbox at once, and the address in it leads on', async () => {
    await open(tomas.email)
    await button('Mail').click()
    await panel('Mail').getByText('Nothing yet.').waitFor()
    const post = createTransport(world.sandbox.smtpUrl)
    for (const to of ['vera@board.example', 'ute@yard.example'])
      await post.sendMail({
        from: 'isms@kestrel.example',
        to,
        subject: `For ${to}`,
        text: 'Open it:\nhttps://isms.example/link/1',
      })
    await panel('Mail').getByText('For vera@board.example').waitFor()
    await page.getByLabel('Whose mailbox').selectOption('ute@yard.example')
    await panel('Mail').getByText('For vera@board.example').waitFor({ state: 'detached' })
    const link = panel('Mail').getByRole('link', { name: 'https://isms.example/link/1' })
    expect(await link.getAttribute('target')).toBe('_blank')
  })

  test('somebody takes an account out of a system, gives another one a role, and the list to hand in shows it', async () => {
    await world.restart({ systems })
    await open(ines.email)
    await button('Systems').click()
    const account = (name: string) => panel('Systems').getByRole('listitem').filter({ hasText: name })
    await account('Declan Foley').getByRole('button', { name: 'Change role' }).click()
    await account('Declan Foley').getByLabel('waybill').selectOption('waybill: admin')
    await account('Declan Foley').getByText('member, waybill: admin').waitFor()
    expect(await lookAtAccess(page)).toEqual([])
    await account('Declan Foley').getByRole('button', { name: 'Remove' }).click()
    await panel('Systems').getByText('1 account', { exact: true }).waitFor()
    await account('Declan Foley').getByRole('button', { name: 'Add back' }).click()
    await panel('Systems').getByText('2 accounts').waitFor()

    await page.getByLabel('Which system').selectOption('CRM')
    await account('tomas').getByRole('button', { name: 'Remove' }).click()
    await account('ines').getByRole('button', { name: 'Change role' }).click()
    await account('ines').getByLabel('Sales').click()
    await account('ines').getByText('Export', { exact: true }).first().waitFor()
    const list = await fetch(`${world.sandbox.address}/sandbox/exports/crm.csv`)
    expect(await list.text()).toBe('User,Rights\nines,Export\n')
  })
})
