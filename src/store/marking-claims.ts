import type { Db } from 'mongodb'
import { CONFIRM_COMPLETION_SLOT, COURSE_SLOT } from '../domain/training.js'
import type { AskRow } from './ask-rows.js'

/** Marks what people said of themselves before there was a mark for it, and nobody has confirmed. Safe to repeat. */
export async function markToConfirm(db: Db): Promise<void> {
  const asks = db.collection<AskRow>('asks')
  const confirmed = await asks.distinct('about', {
    ...{ slot: CONFIRM_COMPLETION_SLOT, state: 'answered', 'answer.value': 'confirmed' },
  })
  const isConfirmed = new Set(confirmed)
  const said = asks
    .find({
      ...{ slot: COURSE_SLOT, state: 'answered', 'answer.completion.toConfirm': true },
      confirmOwed: { $exists: false },
    })
    .project<{ _id: string; answer: { at: string } }>({ 'answer.at': 1 })
  for await (const { _id, answer } of said)
    if (!isConfirmed.has(_id)) await asks.updateOne({ _id }, { $set: { confirmOwed: answer.at } })
}
