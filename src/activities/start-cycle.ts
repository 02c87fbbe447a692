import { type Cycle, cycleId } from '../domain/cycle.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { Person, PersonId } from '../domain/person.js'
import { cycleOfOccurrence, type Occurrence, type ProgrammeProcess } from '../domain/programme.js'
import type { Cycles } from '../store/cycles.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { Policies } from '../store/policies.js'

/** What putting a cycle about a policy on record, and starting it, takes. */
export interface StartCycleTools {
  cycles: Cycles
  organisation: OrganisationStore
  policies: Policies
  /** Starts the workflow of a cycle that is on record. What fails is mended by the sweep. */
  startCycle: (cycle: Pick<Cycle, '_id' | 'process'>) => Promise<void>
}

/** How a duty of the calendar begins: since its day has come, or since somebody asks for it out of turn. */
export interface Beginning {
  /** The cycle's id. */
  _id: string
  /** ISO 8601 UTC. */
  asOf: string
  actor: Actor
  through: Through
  /** Who asks for it, or pulled its day forward; null: its day came by itself. */
  by: PersonId | null
  /** Why it is asked for out of turn. */
  because?: string
}

export function onItsDay(occurrence: Occurrence, asOf: string): Beginning {
  return {
    ...{ _id: cycleOfOccurrence(occurrence), asOf, by: occurrence.started?.by ?? null },
    actor: { kind: 'steward' },
    through: { kind: 'workflow', process: 'calendar' },
  }
}

/** Who asks for a duty out of turn in chat, and when (ISO 8601 UTC). */
export interface Asking {
  person: Pick<Person, '_id'>
  through: Through
  at: string
}

/** The nth that is asked for out of turn of its duty. */
export function outOfTurn(
  { process, subject }: { process: ProgrammeProcess; subject: string },
  number: number,
  because: string,
  { person, through, at }: Asking,
): Beginning {
  return {
    ...{ _id: cycleId(process, subject, String(number)), asOf: at, by: person._id, because },
    actor: { kind: 'person', id: person._id },
    through,
  }
}

type Begun = Omit<Cycle, '_id' | 'v' | 'state' | 'workflowOwed' | 'because' | 'startedAt'>

/**
 * Puts the cycle on record and starts it; twice is the same as once. Gives its id; null: somebody else has asked for it
 * out of turn at the same moment, and gives another reason.
 */
export async function begin(
  { cycles, startCycle }: Pick<StartCycleTools, 'cycles' | 'startCycle'>,
  { _id, asOf, actor, through, by, because }: Beginning,
  cycle: Begun,
): Promise<string | null> {
  const startedBy = by ?? cycle.startedBy
  const reason = because === undefined ? {} : { reason: because }
  const started = await cycles.start({ ...cycle, ...reason, _id, startedBy, startedAt: asOf }, through, actor)
  if (!started && because !== undefined) return null
  await startCycle({ _id, process: cycle.process })
  return _id
}
