import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from 'mongodb'
import { openDatabase } from '../../src/store/database.js'
import { sealOnce } from '../../src/store/sealer.js'
import { answerEvent, answered, asksOf } from './answers.js'

/**
 * A process of its own that seals, or that answers, until it is killed or told to end: so that a test can kill it
 * anywhere. Arguments: `seal` or `answer`, and the address of the database.
 */
async function run(task: string | undefined, uri: string | undefined): Promise<void> {
  if (uri === undefined) throw new Error('Which database?')
  // Signing in is most of what a short life costs.
  const { db, close } = await openDatabase(`${uri}&maxPoolSize=2`)
  let told = false
  process.once('message', () => {
    told = true
  })
  for (let i = 0; !told; i++) {
    if (task === 'seal') await sealOnce(db)
    else await answerAndCorrect(db, `${process.pid}-${i}`)
    // Only now is it in full swing.
    if (i === 0) process.send?.('ready')
    await sleep(task === 'seal' ? 1 : 5)
  }
  await close()
  process.disconnect?.()
}

async function answerAndCorrect(db: Db, id: string): Promise<void> {
  await asksOf(db).insertOne(answered(id))
  const { event, openings } = answerEvent(id, 'corrected')
  await asksOf(db).updateOne({ _id: id }, { $push: { outbox: event, openings: { $each: openings } } })
}

await run(process.argv[2], process.argv[3])
