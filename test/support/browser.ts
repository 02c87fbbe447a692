import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/**
 * A headless Chromium. On 64-bit Linux it is the one inside the npm package, so nothing needs to be installed;
 * elsewhere Playwright's own, if it is there.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch()
  // Not the package's own list of arguments: it turns off the web's security rules, which the page relies on.
  return playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] })
}
