import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { installPolicyApp } from '../support/policy-app.js'
import { ines, openTestSandbox, type TestSandbox, tomas } from '../support/sandbox.js'
import { buildSandboxPage } from '../support/sandbox-page.js'

describe('the sandbox in a browser', () => {
  let folder: string
  let browser: Browser
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
    world = await openTestSandbox({ pageFolder: folder })
    installPolicyApp(world)
    page = await browser.newPage()
    page.setDefaultTimeout(8_000)
  })
  afterEach(async () => {
    await page.close()
    await world.stop()
  })

  const open = (email: string) => page.goto(`${world.sandbox.address}/?person=${encodeURIComponent(email)}`)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const say = async (text: string) => {
    await page.getByLabel('Message to Steward').fill(text)
    await page.keyboard.press('Enter')
  }

  test('somebody chooses a person, types a command, fills the form in and sees the receipt', async () => {
    await page.goto(world.sandbox.address)
    await page.getByText('Sandbox with fictitious people').waitFor()
    await page.getByLabel('Find a person by name or department').fill('engin tomas')
    await page.getByRole('button', { name: /Tomas Berg/ }).click()
    expect(new URL(page.url()).searchParams.get('person')).toBe(tomas.email)
    await say('/isms policy')
    await page.getByRole('heading', { name: 'Acknowledge the Information Security Policy' }).waitFor()
    const changes = page.getByRole('listitem').filter({ hasText: 'away from home' })
    expect(await changes.getByRole('link', { name: 'privacy screen' }).getAttribute('href')).toBe(
      'https://example.org/screens',
    )
    await button('Read and acknowledge').click()
    const dialog = page.getByRole('dialog', { name: 'Information Security' })
    await dialog.getByRole('button', { name: 'Acknowledge' }).click()
    await dialog.getByText('Please complete this required field.').first().waitFor()
    await dialog.getByLabel('At home').check()
    await dialog.getByLabel('What did you learn?').fill('Screens')
    await dialog.getByRole('button', { name: 'Acknowledge' }).click()
    await dialog.getByText('Write a sentence.').waitFor()
    expect(await dialog.getByLabel('What did you learn?').getAttribute('aria-invalid')).toBe('true')

    await dialog.getByRole('button', { name: 'Details' }).click()
    await page.getByText('Version 3 was approved on 1 March.').waitFor()
    await button('Back').click()
    expect(await dialog.getByLabel('What did you learn?').inputValue()).toBe('Screens')
    await dialog.getByLabel('What did you learn?').fill('Lock the screen')
    await dialog.getByRole('button', { name: 'Acknowledge' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('You acknowledged the Information Security Policy, version 3').waitFor()
    await page.getByText('(edited)').waitFor()
    expect(await page.getByRole('img', { name: 'done' }).count()).toBe(1)
    expect(await button('Read and acknowledge').count()).toBe(0)
  })

  test('a button that asks first does nothing after a no, and whispers after a yes', async () => {
    await open(tomas.email)
    await say('/isms policy')
    await button('Ask to be left out').click()
    await page.getByText('The ISMS lead is asked to decide.').waitFor()
    await button('Keep the policy').click()
    expect(await page.getByText('Your question is on its way').count()).toBe(0)
    await button('Ask to be left out').click()
    await button('Ask').click()
    await page.getByText('Your question is on its way to Inês Duarte').waitFor()
    await page.getByText('Only visible to you').waitFor()
  })

  test('a new message shows without a reload, and counts as unread with everybody else', async () => {
    await open(ines.email)
    await page.getByText('Nothing yet').waitFor()
    const [inesId, tomasId] = [ines, tomas]
      .map(({ name }) => name)
      .map(async (name) => {
        const { people } = await world.people.overview()
        return people.find((person) => person.name === name)?.id ?? ''
      })
    await world.client.chat.postMessage({ channel: (await inesId) ?? '', text: 'Good morning' })
    await world.client.chat.postMessage({ channel: (await tomasId) ?? '', text: 'Good evening' })
    await page.getByRole('log').getByText('Good morning').waitFor()
    await page.getByRole('button', { name: /Tomas Berg.*1 unread/ }).waitFor()
    expect(await page.getByRole('button', { name: /Inês Duarte.*unread/ }).count()).toBe(0)
    expect(await page.getByText('Good evening').count()).toBe(0)
  })

  test('somebody without a mouse chooses a person, opens the form and leaves it again', async () => {
    await open(ines.email)
    await say('/isms policy')
    await button('Read and acknowledge').waitFor()
    await page.getByLabel('Find a person by name or department').focus()
    for (const key of ['Tab', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
    const focused = () => page.evaluate('document.activeElement.textContent')
    expect(await focused()).toContain('Pat Quinn')
    await button('Read and acknowledge').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await (await world.people.person(ines.email)).form()).toBeNull()
  })

  test('words that are not for the app get a hint, and a command that failed stays to be sent again', async () => {
    await open(ines.email)
    await say('Hello <b>there</b>')
    await page.getByText('It listens to /isms').waitFor()
    await page.getByText('Hello <b>there</b>').waitFor()
    await world.restart({
      bot: {
        eventsUrl: 'http://127.0.0.1:9/',
        token: 't',
        signingSecret: 's',
        name: 'Steward',
        command: '/isms',
      },
    })
    await page.getByText('Connection lost').waitFor()
    await page.getByText('Connection lost').waitFor({ state: 'detached' })
    await say('/isms policy')
    await page.getByText('/isms failed with the error "dispatch_failed"').waitFor()
    expect(await page.getByLabel('Message to Steward').inputValue()).toBe('/isms policy')
  })
})
