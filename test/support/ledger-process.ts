import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../src/store/database.js'
import { sealOnce } from '../../src/store/sealer.js'
import { answerEvent, answered, asksOf } from './answers.js'

/**
 * A process of its own that seals, or that answers, until it is killed or told to end: so that a test can kill it
 * anywhere. Arguments: `seal` or `answer`, and the address of the database.
 */
async function run(task: string | undefined, uri: string | undefined): Promise<void> {
  if (uri === undefined) throw new Error('Which database?')
  const { db, close } = await openDatabase(uri)
  let told = false
  process.once('message', () => {
    told = true
  })
  process.send?.('ready')
  for (let i = 0; !told; i++) {
    if (task === 'seal') await sealOnce(db)
    else {
      const id = `${process.pid}-${i}`
      await asksOf(db).insertOne(answered(id))
      const { event, openings } = answerEvent(id, 'corrected')
      await asksOf(db).updateOne({ _id: id }, { $push: { outbox: event, openings: { $each: openings } } })
    }
    await sleep(2)
  }
  await close()
  process.disconnect?.()
}

await run(process.argv[2], process.argv[3])
