import type { Collection } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { PersonId } from '../domain/person.js'
import type { StoredAccessRow } from './access-row-events.js'
import { groupedBy } from './grouped-by.js'

/** Somebody who is about to get a row, or to decide on it. */
export interface Entering {
  row: Pick<AccessRow, '_id' | 'cycle' | 'account'>
  person: PersonId
}

/**
 * Shuts the other seat of each of these accounts to whoever enters this one, before they do: each row's own guard refuses
 * them from then on. Two that enter both seats at once shut each other out of both, so one person never fills two. Whoever
 * enters and does not get the row after all stays shut out of the other.
 *
 * @param entering Of one cycle.
 * @returns The rows that may not be entered: the other seat is theirs already, or they said something in it.
 */
export async function shutOtherSeats(
  rows: Collection<StoredAccessRow>,
  entering: readonly Entering[],
): Promise<ReadonlySet<string>> {
  const [first] = entering
  if (!first) return new Set()
  const accounts = entering.map(({ row }) => row.account.id)
  const seats = await rows
    .find({ cycle: first.row.cycle, 'account.id': { $in: accounts } })
    .project<Pick<AccessRow, '_id' | 'account'>>({ 'account.id': 1 })
    .toArray()
  const byAccount = groupedBy(seats, ({ account }) => account.id)
  const shut = entering.flatMap(({ row, person }) =>
    (byAccount.get(row.account.id) ?? [])
      .filter(({ _id }) => _id !== row._id)
      .map(({ _id }) => ({ row: row._id, other: _id, person })),
  )
  if (shut.length === 0) return new Set()
  await rows.bulkWrite(
    shut.map(({ other, person }) => {
      const isNotTheirs = { reviewer: { $ne: person }, 'decision.by': { $ne: person } }
      return {
        updateOne: {
          // Who holds it is shut out already, and for another reason.
          filter: { _id: other, ...isNotTheirs, 'before.by': { $ne: person }, neverBy: { $ne: person } },
          update: { $push: { neverBy: person, otherSeat: person } },
        },
      }
    }),
    { ordered: false },
  )
  const others = await rows
    .find({ _id: { $in: shut.map(({ other }) => other) } })
    .project<Pick<AccessRow, '_id' | 'neverBy'>>({ neverBy: 1 })
    .toArray()
  const never = new Map(others.map(({ _id, neverBy }) => [_id, neverBy]))
  return new Set(shut.flatMap(({ row, other, person }) => (never.get(other)?.includes(person) ? [] : [row])))
}
