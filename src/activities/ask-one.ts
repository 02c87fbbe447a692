import { type Ask, askId } from '../domain/ask.js'
import { hashOf } from '../domain/canonical-json.js'
import { isReachable, type Person } from '../domain/person.js'
import type { AbsenceTools } from '../store/absence-lines.js'
import type { NewAsk } from '../store/asks.js'
import { closedBy } from '../store/closing-asks.js'
import type { Cycles } from '../store/cycles.js'
import { settleNewAsks } from '../store/rerouting.js'

/** What a cycle takes that has one answer, from one person at a time. */
export interface AskOneTools extends AbsenceTools {
  cycles: Cycles
  /** Matches people to their chat accounts, once each. */
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  /** Wakes the clock that reminds everyone: somebody was asked something. */
  nudgeReminders: () => Promise<void>
  heartbeat: () => void
}

/** Asks this person; whoever was asked before is asked no more. Twice is the same as once. */
export async function askOne(tools: AskOneTools, ask: NewAsk, person: Person, asOf: string): Promise<void> {
  await tools.cycles.somebodyThere(ask.cycle)
  await tools.asks.closeOpenBut(ask.cycle, askId(ask), 'handed-on', asOf, closedBy(ask.process))
  await tools.asks.open([ask])
  await settleNewAsks(tools, [person], asOf)
  if (!isReachable(person)) await tools.matchPeople(asOf, tools.heartbeat)
  await tools.cycles.opened(ask.cycle, asOf, 1, hashOf([askId(ask)]))
  await tools.nudgeReminders()
}

/** Nobody is there who could be asked. */
export async function askNobody({ cycles }: Pick<AskOneTools, 'cycles'>, cycle: string, asOf: string) {
  await cycles.nobodyThere(cycle, asOf)
  await cycles.opened(cycle, asOf, 0, hashOf([]))
}

/**
 * Which time it is that this person is asked this.
 *
 * @param asks all that the cycle asked so far
 * @param asked whether they are being asked already: a worker that died may have, and done nothing of what follows
 */
export function roundOf(asks: readonly Ask[], slot: string, { _id }: Person, asked: boolean): number {
  const before = asks.filter((each) => each.slot === slot && each.askedOf === _id).length
  return asked ? before : before + 1
}
