import { readFile, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { pngOf } from '../../src/bot/pictures/png.js'
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

  test('a file stands in a message with its name, type and size, and is saved from there', async () => {
    const bytes = Buffer.alloc(48_123, '%')
    const { client } = world
    const { id: user } = (await (await world.people.person(tomas.email)).screen()).person
    const { channel } = await client.conversations.open({ users: user })
    const announced = await client.files.getUploadURLExternal({ filename: 'keys.pdf', length: bytes.length })
    await fetch(announced.upload_url ?? '', { method: 'POST', body: bytes })
    await client.files.completeUploadExternal({
      files: [{ id: announced.file_id ?? '', title: 'Keys, version 2' }],
      ...{ channel_id: channel?.id ?? '', initial_comment: 'Here are the Keys.' },
    })
    await open(tomas.email)
    await page.getByText('Here are the Keys.').waitFor()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Keys, version 2 PDF · 49 kB' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('keys.pdf')
    expect((await readFile(await saved.path())).equals(bytes)).toBe(true)
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
    const { people } = await world.people.overview()
    for (const [name, text] of [
      [ines.name, 'Good morning'],
      [tomas.name, 'Good evening'],
    ] as const) {
      const channel = people.find((person) => person.name === name)?.id ?? ''
      await world.client.chat.postMessage({ channel, text })
    }
    await page.getByRole('log').getByText('Good morning').waitFor()
    await page.getByRole('button', { name: /Tomas Berg.*1 unread/ }).waitFor()
    await page.getByRole('button', { name: /Inês Duarte.*unread/ }).waitFor({ state: 'detached' })
    expect(await page.getByText('Good evening').count()).toBe(0)
  })

  test('the newest message stays in sight when the window gets smaller, and so does who one is', async () => {
    const { id: channel } = (await (await world.people.person(ines.email)).screen()).person
    for (const text of ['A long story\n'.repeat(40), 'How it ends'])
      await world.client.chat.postMessage({ channel, text })
    await open(ines.email)
    const edgesOf = async (selector: string) => {
      const box = await page.locator(selector).last().boundingBox()
      return {
        bottom: (box?.y ?? 0) + (box?.height ?? 0),
        left: box?.x ?? 0,
        right: (box?.x ?? 0) + (box?.width ?? 0),
      }
    }
    for (const [width, height] of [
      [1440, 900],
      [1100, 500],
      [820, 420],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.getByText('How it ends').waitFor()
      await delay(200)
      expect((await edgesOf('.message')).bottom).toBeLessThanOrEqual((await edgesOf('.history')).bottom)
      expect((await edgesOf('.you-name strong')).right).toBeLessThanOrEqual(
        (await edgesOf('.you-words')).right,
      )
    }
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

  test('every kind of input can be filled in, and reaches the app as it was filled in', async () => {
    const plain = (text: string) => ({ type: 'plain_text' as const, text })
    const options = ['Low', 'High'].map((text) => ({ text: plain(text), value: text.toLowerCase() }))
    const input = (block_id: string, element: object) => ({
      type: 'input',
      block_id,
      label: plain(block_id),
      element: { ...element, action_id: 'a' },
    })
    const blocks = [
      input('Level', { type: 'static_select', options }),
      input('Levels', { type: 'multi_static_select', options }),
      input('Agreed', { type: 'checkboxes', options, initial_options: options.slice(1) }),
      input('Owner', { type: 'users_select' }),
      input('There', { type: 'multi_users_select' }),
      input('Due', { type: 'datepicker', initial_date: '2026-03-12' }),
      input('Days', { type: 'number_input', is_decimal_allowed: false, max_value: '30' }),
    ]
    const view = { type: 'modal', callback_id: 'all', title: plain('All'), submit: plain('Record'), blocks }
    world.app.action({ type: 'block_actions', action_id: 'all' }, async ({ ack, body, client }) => {
      await ack()
      await client.apiCall('views.open', { trigger_id: body.trigger_id, view })
    })
    let state: unknown
    world.app.view('all', async ({ ack, view: submitted }) => {
      state = submitted.state.values
      await ack()
    })
    const { people } = await world.people.overview()
    const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? ''
    await world.client.chat.postMessage({
      channel: idOf(ines.name),
      text: 'Fill it in',
      blocks: [
        { type: 'actions', elements: [{ type: 'button', action_id: 'all', text: plain('Fill it in') }] },
      ],
    })
    await open(ines.email)
    await button('Fill it in').click()
    const dialog = page.getByRole('dialog', { name: 'All' })
    await dialog.getByLabel('Level', { exact: true }).selectOption('High')
    await dialog.getByRole('group', { name: 'Levels' }).getByLabel('Low').check()
    await dialog.getByRole('group', { name: 'Agreed' }).getByLabel('Low').check()
    await dialog.getByLabel('Owner').selectOption({ label: 'Tomas Berg (Engineering)' })
    const there = dialog.getByRole('group', { name: 'There' })
    await there.getByLabel('Tomas Berg (Engineering)').check()
    await there.getByLabel(ines.name).check()
    await dialog.getByLabel('Due').fill('2026-04-01')
    await dialog.getByLabel('Days').fill('31')
    await button('Record').click()
    await dialog.getByText('Must be 30 or less.').waitFor()
    await dialog.getByLabel('Days').fill('30')
    await button('Record').click()
    await dialog.waitFor({ state: 'detached' })
    const [low, high] = options
    expect(state).toMatchObject({
      Level: { a: { type: 'static_select', selected_option: high } },
      Levels: { a: { type: 'multi_static_select', selected_options: [low] } },
      Agreed: { a: { type: 'checkboxes', selected_options: [low, high] } },
      Owner: { a: { type: 'users_select', selected_user: idOf(tomas.name) } },
      There: { a: { type: 'multi_users_select', selected_users: [idOf(tomas.name), idOf(ines.name)] } },
      Due: { a: { type: 'datepicker', selected_date: '2026-04-01' } },
      Days: { a: { type: 'number_input', value: '30' } },
    })
  })

  test('a picture is shown, with its words for whoever does not see it', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0h9v9z"/></svg>'
    const { upload_url = '', file_id = '' } = await world.client.files.getUploadURLExternal({
      filename: 'picture.png',
      length: pngOf(svg).length,
    })
    await fetch(upload_url, { method: 'POST', body: Buffer.from(pngOf(svg)) })
    await world.client.files.completeUploadExternal({ files: [{ id: file_id }] })
    const typeOf = async () => (await world.client.files.info({ file: file_id })).file?.mimetype
    while ((await typeOf()) !== 'image/png') await delay(50)
    await world.client.chat.postMessage({
      channel: (await (await world.people.person(ines.email)).screen()).person.id,
      text: 'Progress',
      blocks: [{ type: 'image', slack_file: { id: file_id }, alt_text: '31 of 40 have answered' }],
    })
    await open(ines.email)
    const picture = page.getByRole('img', { name: '31 of 40 have answered' })
    await picture.waitFor()
    await page.waitForFunction('[...document.images].some((image) => image.naturalWidth === 60)')
  })
})
