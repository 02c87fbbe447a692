import type { Ask, ClosedBecause } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import type { DeliveryContent } from '../../domain/delivery.js'
import type { Person } from '../../domain/person.js'
import type { ProgrammeProcess } from '../../domain/programme.js'

/** What its owner is asked about, as it stands at this moment. */
export type AskedAbout = Pick<Cycle, 'subject' | 'audience' | 'sequence'>

/** A process in which whoever owns something answers one question about it: what differs from one to the next. */
export interface OwnersQuestion {
  process: ProgrammeProcess
  /** Its asks stand in this slot of their cycle. */
  slot: string
  /** Null: there is nothing to ask about. */
  about: (subject: string) => Promise<AskedAbout | null>
  /** Who has to answer at this instant (ISO 8601 UTC); null where nobody is there who could. */
  owner: (subject: string, asOf: string) => Promise<Person | null>
  /** Why whoever was asked need not answer any more; null: the question stands. */
  over: (cycle: Cycle) => Promise<ClosedBecause | null>
  /** What the ISMS lead is told when nobody is there to ask. */
  nobody: (cycle: Cycle, asOf: string) => DeliveryContent
  /** What they are told of an answer that is theirs to see through; null: nothing. */
  toSeeThrough: (cycle: Cycle, asks: readonly Ask[]) => DeliveryContent | null
}
