import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { lookAtAccess } from '../support/page-access.js'
import { installPolicyApp } from '../support/policy-app.js'
import { ines, openTestSandbox, type TestSandbox, tomas } from '../support/sandbox.js'
import { buildSandboxPage } from '../support/sandbox-page.js'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

function overlap(one: Box, other: Box): boolean {
  return one.y + one.height > other.y + 0.5 && other.y + other.height > one.y + 0.5
}

describe('the sandbox for everybody', () => {
  let folder: string
  let browser: Browser
  let world: TestSandbox
  let page: Page
  beforeAll(async () => {
    folder = await buildSandboxPage()
    browser = await launchBrowser()
    const guide = [
      {
        id: 'first',
        title: 'Read the policy',
        hint: 'Type `/isms policy`.',
        person: ines.email,
        type: '/isms policy',
        doneWhen: { kind: 'command' as const },
      },
    ]
    const clock = { now: () => new Date(), forward: async () => new Date() }
    world = await openTestSandbox({ pageFolder: folder, guide, clock })
    installPolicyApp(world)
    const home = {
      type: 'home' as const,
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Hello' } }],
    }
    const { people } = await world.people.overview()
    for (const { id } of people) await world.client.apiCall('views.publish', { user_id: id, view: home })
  })
  afterAll(async () => {
    await browser.close()
    await world.stop()
    await rm(folder, { recursive: true })
  })
  afterEach(() => page.close())

  const come = async (settings: Parameters<Browser['newPage']>[0], email?: string) => {
    page = await browser.newPage(settings)
    page.setDefaultTimeout(8_000)
    await page.goto(
      email ? `${world.sandbox.address}/?person=${encodeURIComponent(email)}` : world.sandbox.address,
    )
    await (email ? page.getByRole('log').waitFor() : page.getByRole('navigation').waitFor())
  }
  /** Goes on with the Tab key until something of this name has the focus. */
  const tabTo = async (name: string | RegExp) => {
    const wanted = page.locator('*:focus')
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab')
      const label = await wanted
        .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
        .catch(() => '')
      if (typeof name === 'string' ? label === name : name.test(label)) return
    }
    throw new Error(`The Tab key does not lead to ${name}`)
  }
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  test('somebody without a mouse chooses a person, completes a command, reads the form and leaves it', async () => {
    await come({})
    await tabTo(/^Unread/)
    await press('Tab', 'End', 'ArrowUp', 'Enter')
    await page.getByText('You are Pat Quinn').waitFor()
    await press('ArrowUp', 'Enter')
    await page.getByText('You are Tomas Berg').waitFor()
    await page.getByRole('log').waitFor()
    await page.getByLabel('Message to Steward').press('Tab')
    await press('Shift+Tab')
    await page.keyboard.type('/is')
    await page.getByRole('option', { name: '/isms', exact: true }).waitFor()
    await press('Tab')
    await page.keyboard.type(' policy')
    await press('Enter')
    await page.getByRole('button', { name: 'Read and acknowledge' }).waitFor()
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    await tabTo('Read and acknowledge')
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await page.locator('dialog *:focus').count()).toBe(1)
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('*:focus').textContent()).toBe('Read and acknowledge')
    expect(await (await world.people.person(tomas.email)).form()).toBeNull()
  })

  test('a form that turns its page leaves the reader at the top of it, and Escape still closes it', async () => {
    await come({}, ines.email)
    await page.getByLabel('Message to Steward').fill('/isms policy')
    await press('Escape', 'Enter')
    await page.getByRole('button', { name: 'Read and acknowledge' }).last().click()
    await page.getByRole('button', { name: 'Details' }).press('Enter')
    await page.getByRole('button', { name: 'Earlier ones' }).press('Enter')
    await page.getByText('Version 2 was approved').waitFor()
    expect(await page.locator('dialog *:focus').getAttribute('class')).toBe('dialog-body')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('a panel closes by Escape and gives the focus back; arrow keys turn the tabs', async () => {
    await come({}, ines.email)
    await tabTo('Log')
    await press('Enter')
    await page.getByRole('complementary', { name: 'Log' }).waitFor()
    await page.getByLabel('Whose requests').press('Escape')
    await page.getByRole('complementary').waitFor({ state: 'detached' })
    expect(await page.locator('*:focus').textContent()).toBe('Log')
    await tabTo('Messages')
    await press('ArrowLeft')
    await page.getByRole('tabpanel', { name: 'Home' }).getByText('Hello').waitFor()
    expect(await page.locator('*:focus').textContent()).toBe('Home')
  })

  test.each(['light', 'dark'] as const)(
    'in %s colours everything has a name, stands out from its ground and can be reached',
    async (colorScheme) => {
      await come({ colorScheme }, ines.email)
      await page.getByLabel('Message to Steward').fill('/isms policy')
      await press('Escape', 'Enter')
      await page.getByRole('button', { name: 'Read and acknowledge' }).first().waitFor()
      for (const panel of ['Guide', 'Log', 'Faults']) {
        const button = page.getByRole('button', { name: new RegExp(`^${panel}`) })
        if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
        await page.getByRole('complementary').waitFor()
        expect(await lookAtAccess(page)).toEqual([])
      }
      await page.getByRole('button', { name: 'Read and acknowledge' }).first().click()
      await page.getByRole('dialog').waitFor()
      expect(await lookAtAccess(page)).toEqual([])
    },
  )

  test('no heading of the list lies over a person, however far it is scrolled', async () => {
    await come({ viewport: { width: 1200, height: 300 } })
    await page.locator('.people-scroll').evaluate((list) => list.scrollTo({ top: 45 }))
    const boxesOf = async (selector: string) =>
      Promise.all((await page.locator(selector).all()).map((each) => each.boundingBox()))
    const people = await boxesOf('.person')
    for (const heading of await boxesOf('.people-scroll h2')) {
      const covered = people.filter((person) => heading && person && overlap(heading, person))
      expect(covered).toEqual([])
    }
  })

  test.each([390, 360])(
    'on a phone of %i px people, messages and a form fill the screen in turn, and nothing is cut off',
    async (width) => {
      await come({ viewport: { width, height: 844 }, hasTouch: true })
      const fits = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
      await page.getByRole('button', { name: /Tomas Berg/ }).tap()
      await page.getByRole('log').waitFor()
      expect(await page.getByRole('navigation').isVisible()).toBe(false)
      expect(await fits()).toBe(true)
      // The day stands over the time; who one is takes one line.
      expect((await page.locator('.clock-day').boundingBox())?.height).toBeGreaterThan(10)
      expect((await page.locator('.you-name').boundingBox())?.height).toBeLessThan(30)
      await page.getByLabel('Message to Steward').fill('/isms policy')
      await press('Escape', 'Enter')
      await page.getByRole('button', { name: 'Read and acknowledge' }).last().tap()
      const box = await page.getByRole('dialog').boundingBox()
      expect(box).toMatchObject({ x: 0, width })
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: /^Log/ }).tap()
      expect(await page.getByRole('complementary').boundingBox()).toMatchObject({ x: 0, width })
      await page.getByRole('button', { name: 'Close Log' }).tap()
      await page.getByRole('button', { name: 'People' }).tap()
      await page.getByRole('navigation').waitFor()
      await page.locator('.person:focus').waitFor()
      expect(await fits()).toBe(true)
    },
  )
})
