import type { ClosedBecause } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import type { ProgrammeProcess } from '../../domain/programme.js'

/** What its owner is asked about, as it stands at this moment. */
export type AskedAbout = Pick<Cycle, 'subject' | 'sequence'>

/** A process in which whoever owns something answers one question about it: what differs from one to the next. */
export interface OwnersQuestion {
  process: ProgrammeProcess
  /** Null: there is nothing to ask about. */
  about: (subject: string) => Promise<AskedAbout | null>
  /** Who has to answer at this instant (ISO 8601 UTC); null where nobody is there who could. */
  owner: (subject: string, asOf: string) => Promise<Person | null>
  /** Why whoever was asked need not answer any more; null: the question stands. */
  over: (cycle: Cycle) => Promise<ClosedBecause | null>
  /** What is asked about in its stead, since it is written down anew; null: what was asked about still stands. */
  anew: (cycle: Cycle) => Promise<AskedAbout | null>
  /** The answers that are the ISMS lead's to see through. */
  toSeeThrough: readonly string[]
}
