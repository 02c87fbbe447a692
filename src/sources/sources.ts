import { type Extracted, ExtractionError } from '../domain/population.js'
import type { LivePlan } from '../domain/system.js'
import { carefulFetch, faultIn } from './reaching.js'
import { type Reach, type Source, secretsFrom } from './source.js'

/** What leads to vendors elsewhere than in earnest. */
export interface Elsewhere {
  fetch?: typeof fetch
  awsEndpoint?: string
}

/** Shorter than any heartbeat's time-out. */
const BEAT_MS = 1_000

/** Every system that Steward reads itself. `environment` holds their secrets by name. */
export function systemSources(
  environment: Readonly<Record<string, string | undefined>>,
  { fetch: base = fetch, awsEndpoint }: Elsewhere = {},
): Source {
  const secrets = secretsFrom(environment)
  return {
    async extract(plan, _at, heartbeat) {
      const used: string[] = []
      const secret = (variable: string) => {
        const value = secrets(variable)
        used.push(value)
        return value
      }
      // A wait for a busy system is no hang: each request gives up by itself.
      const beat = setInterval(heartbeat, BEAT_MS)
      try {
        return await read(plan, { secret, fetch: carefulFetch(base, plan.kind === 'https'), awsEndpoint })
      } catch (error) {
        throw told(error, used)
      } finally {
        clearInterval(beat)
      }
    },
  }
}

/** A vendor's client is loaded when it is first needed. */
async function read(plan: LivePlan, reach: Reach): Promise<Extracted> {
  switch (plan.kind) {
    case 'entra':
      return (await import('./entra.js')).readEntra(plan, reach)
    case 'aws':
      return (await import('./aws.js')).readAws(plan, reach)
    case 'github':
      return (await import('./github.js')).readGithub(plan, reach)
    case 'https':
      return (await import('./https.js')).readHttps(plan, reach)
  }
}

/** Vendors' errors carry the request, and what opened the door: nothing of them is passed on but their words, without it. */
function told(error: unknown, secrets: readonly string[]): Error {
  const fault = faultIn(error)
  if (fault) return new ExtractionError(fault)
  const { name, message } = Object(error)
  const words = `${name}: ${message}`
  return new Error(secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words))
}
