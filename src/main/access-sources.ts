import type { Sources } from '../activities/access-review/tools.js'
import { ExtractionError } from '../domain/population.js'
import { asCsv, fromCsv } from '../sources/as-csv.js'
import { readCsv } from '../sources/csv.js'
import type { Source } from '../sources/source.js'

/** Where the accounts of systems are read from: the systems themselves, or lists that are handed in. */
export function accessSources(live: Source): Sources {
  return { extract: (plan, at, heartbeat) => live.extract(plan, at, heartbeat), readCsv, asCsv, fromCsv }
}

/** Lists are handed in; no system is read by Steward itself. */
export const notReadYet: Source = {
  extract: () => Promise.reject(new ExtractionError({ because: 'not-reached' })),
}
