import type { Db } from 'mongodb'
import type { Occurrence, Programme } from '../domain/programme.js'
import { stretchOf } from '../domain/recurrence.js'
import { Programmes } from './programmes.js'

/**
 * A calendar that was planned before each date said for which days it stands, before programmes had a revision, and before
 * a pause had a last day: a pause without one is over. Safe to repeat.
 */
export async function stretchOccurrences(db: Db): Promise<void> {
  const programmes = db.collection<Programme>('programmes')
  await programmes.updateMany({ revision: { $exists: false } }, { $set: { revision: 1 } })
  const endless = { paused: { $exists: true }, 'paused.until': { $exists: false } }
  const at = new Date().toISOString()
  for await (const programme of programmes.find(endless)) await new Programmes(db).endPause(programme, at)

  const occurrences = db.collection<Occurrence>('occurrences')
  for await (const { _id, recurrence } of programmes.find({}))
    for await (const { _id: id, nominal } of occurrences.find({
      programme: _id,
      stretch: { $exists: false },
    }))
      await occurrences.updateOne({ _id: id }, { $set: { stretch: stretchOf(recurrence, nominal) } })
}
