import { printRecord } from '../../src/main/record.js'
import type { RecordFormat } from '../../src/main/record-format.js'
import type { Stores } from '../../src/main/stores.js'

/** What `steward record` prints of a cycle that has a record. */
export async function printedRecord(
  stores: Stores,
  cycle: string,
  format: RecordFormat = 'json',
  timing = false,
): Promise<string> {
  const written: string[] = []
  const out = { write: (text: string) => void written.push(text) }
  expect(await printRecord(stores, cycle, format, { out, problem: out }, timing)).toBe(0)
  return written.join('')
}
