import { MessengerError } from '../../src/bot/messenger.js'
import { faultsTo } from '../../src/main/fault.js'

test('the log tells what somebody has to look into, and no stack of what a platform answered', () => {
  const said: string[] = []
  const logError = faultsTo((line) => said.push(line))
  logError(new MessengerError('rate-limited', 'A rate-limit has been reached', 1_000))
  logError(new MessengerError('not-authorised', 'missing_scope'))
  expect(said).toEqual(['not-authorised: missing_scope'])
  logError(new RangeError('Of our own making'))
  expect(said.at(-1)).toMatch(/^RangeError: Of our own making\n +at /)
})
