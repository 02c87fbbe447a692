import { readFile, rm } from 'node:fs/promises'
import type { ViewOutput } from '@slack/bolt'
import type { Browser, Page } from 'playwright-core'
import type { PlayedSystem } from '../../src/sandbox/vendors/system.js'
import { launchBrowser } from '../support/browser.js'
import { lookAtAccess } from '../support/page-access.js'
import { ines, openTestSandbox, type TestSandbox, token, tomas } from '../support/sandbox.js'
import { buildSandboxPage } from '../support/sandbox-page.js'

const pdf = Buffer.from('%PDF-1.7 of a kind')
/** It exports a list. */
const crm: PlayedSystem = {
  ...{ id: 'crm', title: 'CRM', kind: 'export', file: 'crm.csv', columns: ['User', 'Rights'] },
  ...{ mayColumn: 1, between: '/', separator: ',', encoding: 'utf8' },
  rows: new Map([['ines', ['ines', '']]]),
  accounts: [{ login: 'ines', name: null, email: null, may: ['Export'], lastUsed: null, enabled: true }],
}
type Filled = ViewOutput['state']['values'][string][string]

describe('a file that a person hands in with a form', () => {
  let world: TestSandbox
  let told: Filled | undefined
  beforeEach(async () => {
    world = await openTestSandbox()
    told = undefined
    installForm(world, (filled) => {
      told = filled
    })
  })
  afterEach(() => world.stop())

  const handIn = async (name: string, bytes: Uint8Array = pdf) => {
    const person = await world.people.person(ines.email)
    await person.types('/isms')
    await person.opens('Send it off')
    return person.submits({ Report: { name, bytes } })
  }
  const addressOf = () => String((told?.files?.[0] as { url_private?: string } | undefined)?.url_private)

  test('is told to the app with all that Slack says of it, and given to who shows the token', async () => {
    expect(await handIn('report.pdf')).toEqual({ accepted: true })
    const { id } = (await (await world.people.person(ines.email)).screen()).person
    expect(told).toMatchObject({
      type: 'file_input',
      files: [{ name: 'report.pdf', mimetype: 'application/pdf', size: pdf.length, user: id }],
    })
    const { file } = await world.client.files.info({ file: String(told?.files?.[0]?.id) })
    expect(file).toMatchObject({ name: 'report.pdf', user: id, url_private: addressOf() })
    const given = await fetch(addressOf(), { headers: { authorization: `Bearer ${token}` } })
    expect(Buffer.from(await given.arrayBuffer())).toEqual(pdf)
  })

  test.each([{}, { authorization: 'Bearer xoxb-another' }])(
    'is not given without the token, but leads to where one signs in (%j)',
    async (headers) => {
      await handIn('report.pdf')
      const refused = await fetch(addressOf(), { headers: { ...headers }, redirect: 'manual' })
      expect(refused.status).toBe(302)
      expect(await refused.text()).toBe('')
    },
  )

  test('of another kind, or of somebody else, does not get past Slack’s own client', async () => {
    expect(await handIn('report.exe')).toMatchObject({
      accepted: false,
      errors: { Report: 'This file type is not supported.' },
    })
    const theirs = await world.people.upload(tomas.email, { name: 'theirs.pdf', bytes: pdf })
    const person = await world.people.person(ines.email)
    const [form] = (await person.screen()).forms
    const submitted = await world.people.post<object>(`people/${encodeURIComponent(ines.email)}/submit`, {
      view: form?.id,
      entries: { report: { input: [theirs] } },
    })
    expect(submitted).toMatchObject({ ok: false, errors: { report: 'This file is not there any more.' } })
    expect(told).toBeUndefined()
  })

  test('may be as large as Slack takes, and no larger', async () => {
    expect(await handIn('large.pdf', Buffer.alloc(11_000_000, '%'))).toEqual({ accepted: true })
    expect(told?.files).toMatchObject([{ size: 11_000_000 }])
  })
})

describe('in a browser', () => {
  let folder: string
  let browser: Browser
  let world: TestSandbox
  let page: Page
  let told: Filled | undefined
  beforeAll(async () => {
    folder = await buildSandboxPage()
    browser = await launchBrowser()
    world = await openTestSandbox({ pageFolder: folder, systems: [crm] })
    installForm(world, (filled) => {
      told = filled
    })
    page = await browser.newPage()
    page.setDefaultTimeout(8_000)
  }, 60_000)
  afterAll(async () => {
    await page.close()
    await world.stop()
    await browser.close()
    await rm(folder, { recursive: true })
  })

  test('a person chooses a file, sees that it is there, and sends the form off', async () => {
    await page.goto(`${world.sandbox.address}/?person=${encodeURIComponent(tomas.email)}`)
    await page.getByLabel('Message to Steward').fill('/isms')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Hand in' })
    await dialog.getByLabel('Report').waitFor()
    expect(await lookAtAccess(page)).toEqual([])
    await dialog.getByLabel('Report').setInputFiles('docs/images/publish.png')
    await dialog.getByText('Uploaded: publish.png').waitFor()
    await dialog.getByRole('button', { name: 'Send it off' }).click()
    await dialog.waitFor({ state: 'detached' })
    const bytes = await readFile('docs/images/publish.png')
    expect(told?.files).toMatchObject([{ name: 'publish.png', mimetype: 'image/png', size: bytes.length }])
  })

  test('or takes what a system of the sandbox exports now, and hands that in', async () => {
    await page.goto(`${world.sandbox.address}/?person=${encodeURIComponent(tomas.email)}`)
    await page.getByLabel('Message to Steward').fill('/isms')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Hand in' })
    await dialog.getByLabel('Or take what a system').selectOption('crm.csv')
    await dialog.getByText('Uploaded: crm.csv').waitFor()
    expect(await lookAtAccess(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Send it off' }).click()
    await dialog.waitFor({ state: 'detached' })
    const [file] = (told?.files ?? []) as { url_private?: string }[]
    const given = await fetch(String(file?.url_private), { headers: { authorization: `Bearer ${token}` } })
    expect(await given.text()).toBe('User,Rights\nines,Export\n')
  })
})

/** An app whose one form takes a file. */
function installForm({ app }: TestSandbox, told: (filled: Filled | undefined) => void): void {
  app.command('/isms', async ({ ack, body, client }) => {
    await ack()
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'hand-in',
        title: { type: 'plain_text', text: 'Hand in' },
        submit: { type: 'plain_text', text: 'Send it off' },
        blocks: [
          {
            type: 'input',
            block_id: 'report',
            label: { type: 'plain_text', text: 'Report' },
            element: {
              type: 'file_input',
              action_id: 'input',
              filetypes: ['pdf', 'png', 'csv'],
              max_files: 1,
            },
          },
        ],
      },
    })
  })
  app.view('hand-in', async ({ ack, view }) => {
    told(view.state.values.report?.input)
    await ack()
  })
}
