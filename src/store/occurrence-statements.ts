import type { Db, PushOperator } from 'mongodb'
import type { Occurrence } from '../domain/programme.js'
import { newEvent } from './events.js'
import { standingOf } from './occurrences.js'
import type { WithOutbox } from './outbox.js'
import { lastSaidOfDates } from './verify-calendar.js'

type OccurrenceRow = Occurrence & WithOutbox

/** Dates that were planned before the ledger said how each stands: it does so from now on. Safe to repeat. */
export async function stateOccurrences(db: Db): Promise<void> {
  const said = await lastSaidOfDates(db)
  const rows = db.collection<OccurrenceRow>('occurrences')
  const at = new Date().toISOString()
  for await (const row of rows.find({})) {
    if (said.get(row._id)?.data.state !== undefined) continue
    const decision = (row.skipped ?? row.started)?.approval?.decision
    const { event } = newEvent({
      type: 'occurrence.stated',
      at,
      actor: { kind: 'steward' },
      through: { kind: 'command-line' },
      about: { collection: 'occurrences', id: row._id },
      data: { ...standingOf(row), ...(decision === undefined ? {} : { decision }) },
    })
    await rows.updateOne({ _id: row._id }, { $push: { outbox: event } as PushOperator<OccurrenceRow> })
  }
}
