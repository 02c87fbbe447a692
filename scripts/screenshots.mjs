// Takes the README's pictures from a sandbox that was begun anew: `npm start -- --fresh`, and beside it
// `node scripts/screenshots.mjs`. Looks for the page where SANDBOX_PORT says.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromiumPackage from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

const address = `http://127.0.0.1:${process.env.SANDBOX_PORT ?? 4_000}`
const images = resolve(fileURLToPath(import.meta.url), '../../docs/images')
const lead = 'ines.duarte@harbourpine.example'
const approver = 'maeve.brennan@harbourpine.example'
const employee = 'conor.healy@harbourpine.example'
const policy = 'information-security'

/** How long a message takes at most to forty people at Slack's rates. */
const SOON_MS = 30_000
const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 720 }

/** Open Sans comes with the browser's package; the machine's own fonts have what it lacks. */
async function fonts(browserFonts) {
  const file = join(await mkdtemp(join(tmpdir(), 'steward-fonts-')), 'fonts.conf')
  const folders = [browserFonts, '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('')
  await writeFile(
    file,
    `<?xml version="1.0"?><fontconfig>${folders}<alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias></fontconfig>`,
  )
  return file
}

async function pageOf(browser, person, { viewport = desktop, colorScheme = 'light', guide = 'closed' } = {}) {
  const context = await browser.newContext({ viewport, colorScheme })
  await context.addInitScript(`localStorage.setItem('guide', ${JSON.stringify(guide)})`)
  const page = await context.newPage()
  await page.goto(`${address}/?person=${encodeURIComponent(person)}`)
  await page.getByRole('log').waitFor()
  return page
}

/** Who is asked in the afternoon reads of it in the morning: the workspace's clock goes there. */
async function untilMorning(page) {
  await page.getByRole('button', { name: /^Workspace clock/ }).click()
  await page.getByRole('button', { name: 'Next morning' }).click()
}

/** A picture once fonts are there and nothing moves. */
async function take(page, name) {
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' })
  console.log(`docs/images/${name}.png`)
}

const executablePath = await chromiumPackage.executablePath()
const FONTCONFIG_FILE = await fonts(join(tmpdir(), 'fonts'))
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox'],
  env: { ...process.env, FONTCONFIG_FILE },
})
try {
  const asLead = await pageOf(browser, lead, { guide: 'open' })
  await asLead.getByLabel('Message to Steward').fill(`/isms policy publish ${policy}`)
  await asLead.keyboard.press('Escape')
  await asLead.keyboard.press('Enter')
  await asLead.getByRole('dialog').waitFor()
  await take(asLead, 'publish')
  await asLead.getByRole('dialog').getByRole('button', { name: 'Send for approval' }).click()

  const asApprover = await pageOf(browser, approver)
  const approve = asApprover.getByRole('button', { name: 'Approve and publish' })
  await approve.waitFor({ timeout: SOON_MS })
  await take(asApprover, 'approve')
  await approve.click()
  await asApprover.getByRole('dialog').getByRole('button', { name: 'Approve and publish' }).click()

  const asEmployee = await pageOf(browser, employee)
  const read = asEmployee.getByRole('button', { name: 'Read and acknowledge' })
  await read.waitFor({ timeout: SOON_MS }).catch(() => untilMorning(asEmployee))
  await read.waitFor({ timeout: SOON_MS })
  await take(asEmployee, 'acknowledge')

  const onPhone = await pageOf(browser, employee, { viewport: phone })
  await onPhone.getByRole('button', { name: 'Read and acknowledge' }).click()
  await onPhone.getByRole('dialog').waitFor()
  await take(onPhone, 'phone')
  await onPhone.keyboard.press('Escape')

  const inDark = await pageOf(browser, employee, { colorScheme: 'dark' })
  await inDark.getByRole('button', { name: /^Log/ }).click()
  await inDark.getByRole('complementary').getByRole('listitem').first().waitFor()
  await take(inDark, 'log')
} finally {
  await browser.close()
}
