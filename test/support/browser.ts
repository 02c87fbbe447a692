import { type Browser, chromium } from 'playwright-core'

/**
 * A headless Chromium. On 64-bit Linux it is the one inside an npm package (see engines.ts), so nothing needs to be
 * installed; elsewhere Playwright's own, if it is there.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.TEST_CHROMIUM
  if (!executablePath) return chromium.launch()
  // Not the package's own list of arguments: it turns off the web's security rules, which the page relies on.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}
