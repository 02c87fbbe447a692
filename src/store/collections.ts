import type { IndexDescription } from 'mongodb'
import { ledgerIndexes } from './ledger.js'

export interface CollectionPlan {
  name: string
  /** Without the outbox's, which every collection in `collectionsWithOutbox` gets. */
  indexes: IndexDescription[]
  /** What bot and worker may do: nobody's role changes or deletes what is in the ledger. */
  access: 'write' | 'append' | 'read'
}

/** Every collection of the database. What is not listed, the roles do not reach. */
export const collections: readonly CollectionPlan[] = [
  { name: 'acts', indexes: [], access: 'write' },
  { name: 'asks', indexes: [], access: 'write' },
  { name: 'cycles', indexes: [], access: 'write' },
  { name: 'deliveries', indexes: [], access: 'write' },
  { name: 'imports', indexes: [], access: 'write' },
  { name: 'leases', indexes: [], access: 'write' },
  { name: 'ledger', indexes: ledgerIndexes, access: 'append' },
  { name: 'migrations', indexes: [], access: 'read' },
  { name: 'organisation', indexes: [], access: 'write' },
  { name: 'people', indexes: [], access: 'write' },
  { name: 'policy-versions', indexes: [], access: 'write' },
  { name: 'records', indexes: [], access: 'write' },
]
