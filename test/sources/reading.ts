import { type Extracted, ExtractionError, type PopulationFault } from '../../src/domain/population.js'
import type { LivePlan } from '../../src/domain/system.js'
import { systemSources } from '../../src/sources/sources.js'
import { type Answer, type Asked, startVendor, type Vendor } from '../support/vendor.js'

export const secret = 'ghp_0123456789abcdefTopSecret'
const at = '2026-11-27T09:30:00.000Z'

type Environment = Record<string, string>

/** What Steward reads from a system that answers so, or what stops it, and what was asked of it. */
export async function reading(
  plan: LivePlan,
  answer: (asked: Asked) => Answer,
  environment: Environment = { TOKEN: `${secret}\n`, KEY_ID: 'AKIAEXAMPLE' },
): Promise<{ extracted?: Extracted; fault?: PopulationFault; vendor: Vendor; beats: number }> {
  const vendor = await startVendor(answer)
  let beats = 0
  try {
    const source = systemSources(environment, { fetch: vendor.fetch, awsEndpoint: vendor.url })
    const extracted = await source.extract(plan, at, () => {
      beats += 1
    })
    return { extracted, vendor, beats }
  } catch (error) {
    if (error instanceof Error && `${error.stack}${JSON.stringify(error)}`.includes(secret))
      throw new Error('The error tells the secret')
    if (error instanceof ExtractionError) return { fault: error.fault, vendor, beats }
    throw error
  } finally {
    await vendor.stop()
  }
}

/** Each account in one line. */
export function brief(extracted: Extracted | undefined): string[] {
  return (extracted?.accounts ?? []).map(
    ({ id, login, email, entitlements, lastUsed, active }) =>
      `${id} ${login} ${email} [${entitlements.join(', ')}] ${lastUsed}${active ? '' : ' inactive'}`,
  )
}
