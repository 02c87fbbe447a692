import type { Db } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { LedgerEvent } from '../domain/ledger.js'
import { ledgerOf } from './ledger.js'

/** How often what happened to a row stands in the ledger, by what happened. */
export type RowHappened = ReadonlyMap<string, number>

/** What the ledger says of accounts under review, whatever their rows say. */
export interface AccessHappened {
  /** By the row. */
  rows: ReadonlyMap<string, RowHappened>
  /** The extractions of which it holds what was made of them. */
  assigned: ReadonlySet<string>
}

/** Read before the rows are: what is sealed meanwhile, they show, and it does not. */
export async function accessHappened(db: Db): Promise<AccessHappened> {
  const types = /^access-row\.|^extraction\.assigned$/
  const events = ledgerOf(db).aggregate<Pick<LedgerEvent, 'type'> & { id: string }>([
    { $match: { 'events.type': types } },
    { $unwind: '$events' },
    { $match: { 'events.type': types } },
    { $project: { _id: 0, type: '$events.type', id: '$events.about.id' } },
  ])
  const rows = new Map<string, Map<string, number>>()
  const assigned = new Set<string>()
  for await (const { type, id } of events) {
    if (type === 'extraction.assigned') assigned.add(id)
    else count(rows, id, type.replace('access-row.', ''))
  }
  return { rows, assigned }
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
  const types = ['access-row.not-reviewed', 'access-row.settled']
  const events = ledgerOf(db).aggregate<{ id: string; type: string }>([
    { $match: { 'events.type': { $in: types } } },
    { $unwind: '$events' },
    { $match: { 'events.type': { $in: types }, 'events.about.id': { $in: [...ids] } } },
    { $project: { _id: 0, id: '$events.about.id', type: '$events.type' } },
  ])
  return new Set((await events.toArray()).map(({ id, type }) => `${id} ${type.replace('access-row.', '')}`))
}
