import { setTimeout as delay } from 'node:timers/promises'
import { Afterwards } from '../../src/main/afterwards.js'

test('whoever stops waits for what goes on after an answer, and what fails of it is logged', async () => {
  const logged: unknown[] = []
  const done: string[] = []
  const afterwards = new Afterwards((error) => void logged.push(error))
  const fault = new Error('Slack is away')
  afterwards.begin(delay(50).then(() => done.push('the receipt')))
  afterwards.begin(Promise.reject(fault))
  await afterwards.ended()
  expect(done).toEqual(['the receipt'])
  expect(logged).toEqual([fault])
  await afterwards.ended()
})
