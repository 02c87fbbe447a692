import type { CalendarDate } from './calendar-date.js'
import { sha256 } from './canonical-json.js'

/** What an auditor draws samples from: what Steward itself has on record, each by a name that commands take. */
export const populationNames = [
  'access-review',
  'access-decisions',
  'access-removals',
  'acknowledgements',
  'training',
  'joiners',
  'leavers',
  'checks',
  'risks',
  'exceptions',
] as const
export type PopulationName = (typeof populationNames)[number]

/** From its first to its last day, both in UTC: what happened, began or was answered then. */
export interface SampledPeriod {
  from: CalendarDate
  until: CalendarDate
}

/** What was drawn: whoever draws as many again from the same population by the same seed gets the same. */
export interface Drawn {
  /** In the order in which they were drawn: of a larger sample by the same seed, the first ones are the same. */
  ids: string[]
  /** How many there are, and a hash over them: see {@link populationHash}. */
  of: number
  hash: string
}

/** The largest seed: a number that people can read to each other. */
export const LARGEST_SEED = 2 ** 31 - 1

export function isSeed(seed: number): boolean {
  return Number.isSafeInteger(seed) && seed >= 0 && seed <= LARGEST_SEED
}

/** SHA-256, hex, of the ids in the order of their code units, one a line: `LC_ALL=C sort | sha256sum` says the same. */
export function populationHash(ids: readonly string[]): string {
  return sha256(
    [...ids]
      .sort()
      .map((id) => `${id}\n`)
      .join(''),
  )
}

/**
 * The n whose SHA-256 of `<seed> <id>` comes first. Whoever has the ids can do the same with any tool, each id is as likely
 * as any other, and one that is added or missing moves no other.
 *
 * @param size Where there are fewer, all are drawn. Throws a RangeError for what is no count or no seed.
 */
export function draw(ids: readonly string[], size: number, seed: number): Drawn {
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError(`A sample of ${size} cannot be drawn`)
  if (!isSeed(seed)) throw new RangeError(`${seed} is no seed`)
  const all = [...new Set(ids)]
  const ranked = all.map((id) => ({ id, rank: sha256(`${seed} ${id}`) }))
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  return { ids: ranked.slice(0, size).map(({ id }) => id), of: all.length, hash: populationHash(all) }
}

/** One thing that was drawn, as an auditor is shown it. */
export interface SampledItem {
  id: string
  /** Plain: what it is, by names and ids of the record. */
  what: string
  on: CalendarDate | null
  /** The cycle whose record holds it; null where that is a register of its own. */
  cycle: string | null
}

/** A sample as it stands on record with the audit that it was drawn in. */
export interface AuditSample {
  /** `sample-3` */
  _id: string
  v: 1
  number: number
  audit: string
  population: PopulationName
  period: SampledPeriod
  seed: number
  /** How many were asked for. */
  size: number
  of: number
  hash: string
  ids: string[]
  by: string
  at: string
  event: string
}
