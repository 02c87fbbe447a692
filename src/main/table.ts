import { stringify } from 'csv-stringify'
import type { Output } from './record-head.js'

/** CSV for a spreadsheet, row by row; the first one says what the columns are called. */
export async function printTable(rows: AsyncIterable<object> | Iterable<object>, out: Output): Promise<void> {
  // Whoever opens the file in a spreadsheet must not run what somebody wrote.
  const csv = stringify({ header: true, escape_formulas: true })
  const done = (async () => {
    for await (const chunk of csv) out.write(String(chunk))
  })()
  for await (const row of rows) csv.write(row)
  csv.end()
  await done
}
