import type { Sources } from '../activities/access-review/tools.js'
import { asCsv, fromCsv } from '../sources/as-csv.js'
import { readCsv } from '../sources/csv.js'
import type { Source } from '../sources/source.js'

/** Where the accounts of systems are read from: the systems themselves, or lists that are handed in. */
export function accessSources(live: Source): Sources {
  return { extract: (plan, at, heartbeat) => live.extract(plan, at, heartbeat), readCsv, asCsv, fromCsv }
}
