import type { PersonId } from '../domain/person.js'
import type { Hands } from '../sandbox/person/hands.js'
import type { Absences } from '../store/absences.js'
import type { Asks } from '../store/asks.js'
import type { AuditDefinitions } from '../store/audit-definitions.js'
import type { Audits } from '../store/audits.js'
import type { Cycles } from '../store/cycles.js'
import type { Decisions } from '../store/decisions.js'
import type { Deliveries } from '../store/deliveries.js'
import type { Independence } from '../store/independence.js'
import type { Occurrences } from '../store/occurrences.js'
import type { OpenAsks } from '../store/open-asks.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { RequestTypes } from '../store/request-types.js'
import type { Systems } from '../store/systems.js'
import type { Behaviour } from './behaviour.js'
import type { Company } from './company.js'
import type { Log } from './log.js'
import type { Told } from './told.js'
import type { Visit } from './visit.js'

export interface RehearsedStores {
  absences: Absences
  auditDefinitions: AuditDefinitions
  audits: Audits
  asks: Asks
  openAsks: OpenAsks
  cycles: Cycles
  decisions: Decisions
  deliveries: Deliveries
  independence: Independence
  occurrences: Occurrences
  organisation: OrganisationStore
  people: People
  policies: Policies
  requestTypes: RequestTypes
  systems: Systems
}

/** What the year is played on: all of Steward, a workspace whose people this has in hand, and a clock. */
export interface Stage {
  stores: RehearsedStores
  hands: Hands
  /** Where people outside chat come in, whatever address stands in their letters. */
  links: string
  now(): Date
  /** Whether anything happens by itself by then. */
  isAnythingBy(instant: Date): Promise<boolean>
  /** Lets time pass up to that instant, and happen what happens meanwhile. */
  goesTo(instant: Date): Promise<void>
  /** Has the workflow of a cycle or decision look. */
  look(workflow: string): Promise<void>
  /** Has all be seen to that is seen to each minute. */
  sweep(): Promise<void>
}

export interface Played {
  stage: Stage
  behaviour: Behaviour
  company: Company
  log: Log
  told: Told
  /** Of people outside chat: what each has open, by person. */
  visits: Map<PersonId, Visit>
  /** What people write where words are wanted, in their language. */
  sentence: (language: string) => string
  /** Whether an option is the right one of a quiz. */
  isRight: (option: string) => boolean
  /** The names of the processes that there are. */
  known: readonly string[]
  signal: AbortSignal
}
