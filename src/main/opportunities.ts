import { opportunities } from '../store/opportunities.js'
import type { Output } from './record-head.js'
import type { Stores } from './stores.js'
import { printTable } from './table.js'

/** `steward opportunities`: what could be better (10.1), as CSV, the newest first; instants are ISO 8601 UTC. Returns the exit code. */
export async function opportunitiesCommand(
  stores: Pick<Stores, 'findings' | 'nonconformities' | 'people'>,
  out: Output,
): Promise<number> {
  const noted = await opportunities(stores)
  const people = await stores.people.byIds(noted.flatMap(({ by, owner }) => [by ?? [], owner ?? []].flat()))
  const name = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? ''))
  const rows = noted.map(({ id, what, criterion, by, at, owner }) => ({
    ...{ id, what, criterion: criterion ?? '', notedAt: at },
    ...{ notedBy: by === null ? 'Steward' : name(by), owner: name(owner) },
  }))
  await printTable(rows, out)
  return 0
}
