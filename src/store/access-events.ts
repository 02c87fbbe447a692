import type { Db } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import { ledgerOf } from './ledger.js'

/** How often what happened to a row stands in the ledger, by what happened. */
export type RowHappened = ReadonlyMap<string, number>

/** The extractions of which the ledger holds what was made of them. */
export async function assignedInLedger(db: Db): Promise<Set<string>> {
  const events = await eventsOf(db, ['extraction.assigned'])
  return new Set(events.map(({ id }) => id))
}

/**
 * What the ledger says of these rows, whatever they say themselves. To be read before they are: what is sealed meanwhile,
 * they show, and it does not.
 */
export async function happenedTo(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, RowHappened>> {
  const rows = new Map<string, Map<string, number>>()
  for (const { id, type } of await eventsOf(db, [/^access-row\./], ids))
    count(rows, id, type.replace('access-row.', ''))
  return rows
}

/** Events of these types, of all there are or about these alone. */
function eventsOf(
  db: Db,
  types: readonly (string | RegExp)[],
  ids?: readonly string[],
): Promise<{ id: string; type: string }[]> {
  const which = {
    'events.type': { $in: [...types] },
    ...(ids ? { 'events.about.id': { $in: [...ids] } } : {}),
  }
  return ledgerOf(db)
    .aggregate<{ id: string; type: string }>([
      { $match: which },
      { $unwind: '$events' },
      { $match: which },
      { $project: { _id: 0, id: '$events.about.id', type: '$events.type' } },
    ])
    .toArray()
}

function count(rows: Map<string, Map<string, number>>, id: string, what: string): void {
  const happened = rows.get(id) ?? new Map<string, number>()
  rows.set(id, happened.set(what, (happened.get(what) ?? 0) + 1))
}

/** What happened to a row by the ledger, and does not stand in it any more; null: all does. */
export function missingIn(row: AccessRow, happened: RowHappened): string | null {
  const { decision, before = [], passedOn = [], order, state } = row
  const reopened = order?.reopened ?? []
  const verified = [order, ...reopened].filter((each) => each?.verified !== undefined).length
  const times = (...what: string[]) => what.reduce((sum, each) => sum + (happened.get(each) ?? 0), 0)
  if (times('decided') > before.length + (decision ? 1 : 0))
    return 'something that was decided is not there any more'
  if (times('passed-on', 'reseated') > passedOn.length) return 'it does not show any more who had it before'
  for (const over of ['not-reviewed', 'settled'])
    if (times(over) > 0 && state !== over) return 'it does not say that nobody reviewed it'
  if (times('ordered') > 0 && !order) return 'what was ordered is not there any more'
  if (times('reopened') > reopened.length || times('verified') > verified)
    return 'it does not show any more what came of its order'
  return null
}

/** Of which of these rows the ledger says that they are over though nobody decided on them: `<row> <state>`. */
export async function saidOver(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const events = await eventsOf(db, ['access-row.not-reviewed', 'access-row.settled'], ids)
  return new Set(events.map(({ id, type }) => `${id} ${type.replace('access-row.', '')}`))
}
