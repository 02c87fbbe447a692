import { loggerUntil } from '../../src/temporal.js'

test('what Temporal warns of while everything stops is not shown; what failed is', () => {
  const shown: string[] = []
  const stopping = new AbortController()
  const logger = loggerUntil(stopping.signal, (message) => shown.push(message))
  logger.warn('A slow server')
  stopping.abort()
  logger.warn('A poll was cut off')
  logger.error('A task failed')
  expect(shown).toEqual(['A slow server', 'A task failed'])
})
