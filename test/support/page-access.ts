import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const script = readFileSync(join(__dirname, 'look-at-access.mjs'), 'utf8')

/**
 * Looks at a page as a person with a screen reader or weak eyes would meet it; returns what is wrong, in words:
 * controls, pictures and landmarks without a name, references to nothing, and words that do not stand out from their
 * ground (WCAG 2.1, 1.4.3: a contrast of 4.5, or 3 for large letters).
 */
export function lookAtAccess(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(script)
}
