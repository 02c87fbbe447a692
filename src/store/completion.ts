import type { Collection, Filter } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { Ask } from '../domain/ask.js'
import { type Completion, noCompletion } from '../domain/cycle.js'
import type { Coordinator } from '../domain/organisation.js'
import { CYCLE_STATE_DUE } from './ask-indexes.js'
import { inAnyPart } from './ask-reminders.js'
import { type AskRow, inCycle, ofAudience, waiting } from './ask-rows.js'

type Rows = Collection<AskRow>

/** An aggregation's expression: what moved on is closed where it came from. */
function stateIn(cycle: string) {
  return { $cond: [{ $eq: ['$cycle', cycle] }, '$state', 'closed'] }
}

/** Whoever was asked again counts in the last round. */
const counted = { ...ofAudience, 'closed.because': { $ne: 'asked-again' as const } }

/** How far the frozen audience of a cycle has come, or a part of it; what moved on to a newer wording is closed here. */
export async function completionOf(
  rows: Rows,
  cycle: string,
  parts: readonly Coordinator['of'][],
): Promise<Completion> {
  const part = inAnyPart(parts)
  const [all, joiners, others] = await Promise.all([
    allIn(rows, cycle, part),
    countedIn(rows, cycle, { joined: cycle, ...part }),
    besideAudience(rows, cycle, part),
  ])
  const left = (of: keyof Completion) => all[of] - joiners[of] - others[of]
  return { asked: left('asked'), answered: left('answered'), open: left('open'), closed: left('closed') }
}

/**
 * How far a run about risks has come: each counts once, by what was asked about it last, however often its owner was asked
 * anew. Where nothing is to be said of one any more, it counts no longer.
 */
export async function completionBySubject(
  rows: Rows,
  cycle: string,
  parts: readonly Coordinator['of'][],
): Promise<Completion> {
  const counts = noCompletion()
  const groups = rows.aggregate<{ _id: Ask['state']; n: number }>([
    { $match: { cycle, ...inAnyPart(parts) } },
    { $project: { 'subject.id': 1, state: 1, openedAt: 1, round: 1 } },
    { $sort: { openedAt: 1, round: 1 } },
    { $group: { _id: '$subject.id', state: { $last: '$state' } } },
    { $group: { _id: '$state', n: { $sum: 1 } } },
  ])
  for await (const { _id, n } of groups) counts[_id === 'declined' ? 'open' : _id] += n
  return { ...counts, asked: counts.answered + counts.open }
}

/** How far a review of access has come: each account in each reviewer's hands counts, and what nobody is asked about does not. */
export async function completionOfAccounts(rows: Collection<AccessRow>, cycle: string): Promise<Completion> {
  const counts = noCompletion()
  const groups = rows.aggregate<{ _id: AccessRow['state']; n: number }>([
    { $match: { cycle, state: { $ne: 'ordered' } } },
    { $group: { _id: '$state', n: { $sum: 1 } } },
  ])
  const as = {
    ...({ undecided: 'open', decided: 'answered', 'not-reviewed': 'closed', ordered: 'closed' } as const),
    // Nothing is left to decide of it.
    settled: 'answered' as const,
  }
  for await (const { _id, n } of groups) {
    counts[as[_id]] += n
    counts.asked += n
  }
  return counts
}

/** How far they have come who were asked after the audience was frozen. */
export async function completionOfJoiners(rows: Rows, cycle: string): Promise<Completion> {
  return countedIn(rows, cycle, { joined: cycle })
}

/** Whatever stands in a cycle, each state counted in the index. */
async function allIn(rows: Rows, cycle: string, part: Filter<AskRow>): Promise<Completion> {
  const own = (state: Ask['state']) =>
    rows.countDocuments({ cycle, state, ...part }, { hint: CYCLE_STATE_DUE })
  const [answered, open, declined, closed, moved] = await Promise.all([
    own('answered'),
    own('open'),
    own('declined'),
    own('closed'),
    rows.countDocuments({ 'movedFrom.cycle': cycle, ...part }),
  ])
  const counts = { answered, open: open + declined, closed: closed + moved }
  return { ...counts, asked: counts.answered + counts.open + counts.closed }
}

/** What of it was asked about somebody else's answer, or asked anew: few. */
async function besideAudience(rows: Rows, cycle: string, part: Filter<AskRow>): Promise<Completion> {
  const beside: Filter<AskRow>[] = [{ about: { $gt: '' } }, { 'closed.because': 'asked-again' }]
  const inIt = beside.flatMap((each) => [
    { cycle, ...each },
    { 'movedFrom.cycle': cycle, ...each },
  ])
  return grouped(rows, [{ $or: inIt }, { joined: { $ne: cycle } }, part], cycle)
}

async function countedIn(rows: Rows, cycle: string, which: Filter<AskRow>): Promise<Completion> {
  return grouped(rows, [inCycle(cycle), { ...counted, ...which }], cycle)
}

async function grouped(rows: Rows, which: Filter<AskRow>[], cycle: string): Promise<Completion> {
  const counts = noCompletion()
  const groups = rows.aggregate<{ _id: Ask['state']; n: number }>([
    { $match: { $and: which } },
    { $group: { _id: stateIn(cycle), n: { $sum: 1 } } },
  ])
  for await (const group of groups) {
    counts[group._id === 'declined' ? 'open' : group._id] += group.n
    counts.asked += group.n
  }
  return counts
}

/** The same of each department. */
export async function completionByDepartment(
  rows: Rows,
  cycle: string,
): Promise<{ department: string; completion: Completion }[]> {
  const is = (...states: Ask['state'][]) => ({ $sum: { $cond: [{ $in: [stateIn(cycle), states] }, 1, 0] } })
  return rows
    .aggregate<{ department: string; completion: Completion }>([
      { $match: { ...inCycle(cycle), ...counted, joined: { $ne: cycle } } },
      {
        $group: {
          _id: '$snapshot.department',
          asked: { $sum: 1 },
          answered: is('answered'),
          open: is(...waiting),
          closed: is('closed'),
        },
      },
      { $sort: { _id: 1 } },
      {
        $project: {
          _id: 0,
          department: '$_id',
          completion: { asked: '$asked', answered: '$answered', open: '$open', closed: '$closed' },
        },
      },
    ])
    .toArray()
}
