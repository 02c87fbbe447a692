import { isDeepStrictEqual } from 'node:util'
import { type AuthorityLost, ismsRoles, type Seat } from '../domain/authority.js'
import { isNaming, seatsOf, stepAtHand } from '../domain/decision.js'
import type { PersonId } from '../domain/person.js'
import type { Asks } from './asks.js'
import { byImport, type ClosedBy } from './closing-asks.js'
import type { Decisions } from './decisions.js'
import { groupedBy } from './grouped-by.js'
import { type AcceptingTools, acceptingAfter } from './risk-accepting.js'

/** Where the questions are kept that wait for an approver. */
export interface OpenApprovals {
  /** Whoever is asked about this policy is asked no more; twice is the same as once. How many asks that were. */
  close(policy: string, at: string): Promise<number>
  /**
   * Whoever is asked by a role that they lose, as a manager that they are no more, or where they do not read it any more,
   * is asked no more, and the step is filled again; so it is where that is true of who stands in for them. Twice is the same
   * as once.
   */
  takeBack(lost: AuthorityLost, at: string, by?: ClosedBy): Promise<number>
}

interface ApprovalTools extends AcceptingTools {
  asks: Asks
  decisions: Decisions
}

export function openApprovals(tools: ApprovalTools): OpenApprovals {
  const { asks, decisions } = tools
  return {
    close: async (policy, at) => {
      const decision = await decisions.openAbout({ type: 'policy', id: policy })
      return decision ? asks.closeOpenOf(decision._id, 'changed', at, byImport) : 0
    },

    takeBack: async (lost, at, by = byImport) => {
      if (Object.values(lost).every(({ length }) => length === 0)) return 0
      let closed = 0
      const open = await decisions.open()
      const accepting = await acceptingAfter(tools, open, lost, at)
      const asked = groupedBy(await asks.ofFew(open.map(({ _id }) => _id)), ({ cycle }) => cycle)
      for (const decision of open) {
        const step = stepAtHand(decision)
        const may = accepting.get(decision._id)
        for (const ask of asked.get(decision._id) ?? []) {
          if (ask.state !== 'open' || !(ask.slot === step.slot || isNaming(ask))) continue
          const seats = isNaming(ask) ? naming : seatsOf(step)
          const { askedOf, delegated, standIns } = ask
          const theirs = [askedOf, ...(delegated ? [delegated.to] : [])]
          const isTaken =
            theirs.some((id) => lost.chat.includes(id) || may?.lost.includes(id)) ||
            seats.some((seat) => isLost(seat, askedOf, lost))
          if (!isTaken) {
            const others = may && standIns && without(stillThere(may, standIns), askedOf)
            if (others && !isDeepStrictEqual(others, standIns)) await asks.standInsAre(ask._id, others)
          } else if (await asks.closeOne(ask._id, 'authority-lost', at, by)) closed += 1
        }
      }
      return closed
    },
  }
}

/**
 * Who stands in from here on. What is about to be taken from somebody is taken here first, so that an import that dies in
 * between leaves nobody there who may not any more; who comes to it by what the import gives is there afterwards.
 */
function stillThere(
  { now, lost }: { now: PersonId[]; lost: PersonId[] },
  before: readonly PersonId[],
): PersonId[] {
  return now.filter((id) => !lost.includes(id) || !before.includes(id))
}

/** As whom somebody is asked to name an approver. */
const naming: readonly Seat[] = ismsRoles.map((role) => ({ role }))

function without(people: readonly PersonId[], person: PersonId): PersonId[] {
  return people.filter((id) => id !== person)
}

function isLost(seat: Seat, person: PersonId, { roles, reports }: AuthorityLost): boolean {
  if ('role' in seat) return roles.some((each) => each.role === seat.role && each.person === person)
  return 'managerOf' in seat && reports.includes(seat.managerOf)
}
