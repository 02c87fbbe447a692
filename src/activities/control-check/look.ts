import type { Ask } from '../../domain/ask.js'
import {
  CHECK_SLOT,
  type CheckState,
  type ControlCheck,
  checkStanding,
  lastOf,
} from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import { isPresent, type Person, type PersonId } from '../../domain/person.js'
import { type Programme, programmeId } from '../../domain/programme.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import type { Absences } from '../../store/absences.js'
import type { Asks } from '../../store/asks.js'
import type { ControlChecks } from '../../store/control-checks.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { Programmes } from '../../store/programmes.js'
import { isHeldUp, whoNeverConfirms } from '../../store/second-person.js'
import type { IsDue } from '../sweep.js'

export interface CheckLookTools {
  absences: Absences
  asks: Asks
  controlChecks: ControlChecks
  organisation: OrganisationStore
  people: People
  programmes: Programmes
}

/** Who makes a check and who confirms it by now, and what was said so far. */
export interface CheckAtHand {
  state: CheckState
  asks: Ask[]
  owner: Person | null
  confirmer: Person | null
  /** Who may never confirm what was answered last. */
  never: PersonId[]
}

/** Also where somebody was asked and left, or where nobody was there and somebody is now. */
export function checkIsDue(tools: CheckLookTools): IsDue {
  return async (cycle, asOf) => {
    const { state } = await checkAtHand(tools, cycle, asOf)
    return checkStanding(state).next !== 'wait'
  }
}

export async function checkAtHand(tools: CheckLookTools, cycle: Cycle, asOf: string): Promise<CheckAtHand> {
  const { id, version } = cycle.subject
  const [asks, overtaken, programme, defined, newest] = await Promise.all([
    tools.asks.allOf(cycle._id),
    tools.controlChecks.isOvertaken(cycle),
    tools.programmes.byId(programmeId('control-check', id)),
    tools.controlChecks.byVersion(id, version),
    tools.controlChecks.newest(id),
  ])
  const owner = await ownerOf(tools, programme, asOf)
  const answered = lastOf(asks, CHECK_SLOT)
  const never = await whoNeverConfirms(tools, answered, asOf)
  const confirmer = newest && (await confirmerOf(tools, newest, never, asOf))
  const heldUp = confirmer !== null && (await isHeldUp(tools, confirmer._id, never, asOf))
  return {
    ...{ asks, owner, confirmer, never },
    state: {
      asks,
      owner: owner?._id ?? null,
      confirmed: defined?.confirmed ?? false,
      ...{ confirmer: confirmer?._id ?? null, heldUp },
      told: cycle.nobodySince !== undefined,
      over: asOf >= endOf(cycle.closesOn, cycle.timeZone) || (overtaken && answered?.state !== 'answered'),
    },
  }
}

async function ownerOf({ people }: CheckLookTools, programme: Programme | null, asOf: string) {
  const owner = programme?.owner ? await people.byId(programme.owner) : null
  return owner && isPresent(owner, dateIn(asOf, owner.timeZone)) ? owner : null
}

/** Null where whoever is named may not, or has left: it is never decided by the next best. */
async function confirmerOf(
  { organisation, people }: CheckLookTools,
  { confirmer }: Pick<ControlCheck, 'confirmer'>,
  never: readonly PersonId[],
  asOf: string,
): Promise<Person | null> {
  const id = confirmer ?? (await organisation.read())?.ismsLead
  const person = id === undefined || never.includes(id) ? null : await people.byId(id)
  return person && isPresent(person, dateIn(asOf, person.timeZone)) ? person : null
}
