import { ismsRoles, type Seat } from '../domain/authority.js'
import { isNaming, seatsOf, stepAtHand } from '../domain/decision.js'
import type { PersonId } from '../domain/person.js'
import type { Asks } from './asks.js'
import { byImport, type ClosedBy } from './closing-asks.js'
import type { Decisions } from './decisions.js'

/** What is taken from people, by an import or by a decision, that may have made something theirs to decide. */
export interface AuthorityLost {
  roles: { person: PersonId; role: string }[]
  /** Who gets another manager. */
  reports: PersonId[]
  /** Who uses no chat any more. */
  chat: PersonId[]
}

/** Where the questions are kept that wait for an approver. */
export interface OpenApprovals {
  /** Whoever is asked about this policy is asked no more; twice is the same as once. How many asks that were. */
  close(policy: string, at: string): Promise<number>
  /**
   * Whoever is asked by a role that they lose, as a manager that they are no more, or where they do not read it any more,
   * is asked no more, and the step is filled again; twice is the same as once.
   */
  takeBack(lost: AuthorityLost, at: string, by?: ClosedBy): Promise<number>
}

export function openApprovals({ asks, decisions }: { asks: Asks; decisions: Decisions }): OpenApprovals {
  return {
    close: async (policy, at) => {
      const decision = await decisions.openAbout({ type: 'policy', id: policy })
      return decision ? asks.closeOpenOf(decision._id, 'changed', at, byImport) : 0
    },

    takeBack: async (lost, at, by = byImport) => {
      if (Object.values(lost).every(({ length }) => length === 0)) return 0
      let closed = 0
      for (const decision of await decisions.open()) {
        const step = stepAtHand(decision)
        for (const ask of await asks.allOf(decision._id)) {
          const isTheirs = ask.state === 'open' && (ask.slot === step.slot || isNaming(ask))
          const isAway = lost.chat.includes(ask.askedOf)
          const seats = isNaming(ask) ? naming : seatsOf(step)
          if (!isTheirs || !(isAway || seats.some((seat) => isLost(seat, ask.askedOf, lost)))) continue
          if (await asks.closeOne(ask._id, 'authority-lost', at, by)) closed += 1
        }
      }
      return closed
    },
  }
}

/** As whom somebody is asked to name an approver. */
const naming: readonly Seat[] = ismsRoles.map((role) => ({ role }))

function isLost(seat: Seat, person: PersonId, { roles, reports }: AuthorityLost): boolean {
  if ('role' in seat) return roles.some((each) => each.role === seat.role && each.person === person)
  return 'managerOf' in seat && reports.includes(seat.managerOf)
}
