import { type Account, ExtractionError } from '../domain/population.js'
import { csvRecords } from '../reading/csv.js'
import { decodeAs } from '../reading/decode.js'
import { dayOf } from './columns.js'

/** What the report calls the user that every AWS account has. */
export const ROOT = '<root_account>'

/** By what a user signs in, and when that was last done. */
export interface Credentials {
  arn: string
  lastUsed: Account['lastUsed']
  /** A password, a key or a certificate is switched on. */
  isActive: boolean
  hasKey: boolean
}

const uses = ['password_last_used', 'access_key_1_last_used_date', 'access_key_2_last_used_date']
const keys = ['access_key_1_active', 'access_key_2_active']
const switches = ['password_enabled', ...keys, 'cert_1_active', 'cert_2_active']
const columns = ['user', 'arn', ...uses, ...switches]

/** IAM's credential report, by user name. Throws an {@link ExtractionError} for one that is not whole. */
export async function credentialsIn(report: Uint8Array): Promise<Map<string, Credentials>> {
  const found = new Map<string, Credentials>()
  let header: readonly string[] | undefined
  for await (const { cells, line } of csvRecords(decodeAs(report, 'utf-8'), ',')) {
    if (header === undefined) {
      const missing = columns.find((column) => !cells.includes(column))
      if (missing !== undefined) throw new ExtractionError({ because: 'no-column', column: missing })
      header = cells
      continue
    }
    if (cells.length < header.length) throw new ExtractionError({ because: 'unreadable', line })
    const names = header
    const cell = (column: string) => cells[names.indexOf(column)] ?? ''
    const isOn = (column: string) => cell(column) === 'true'
    found.set(cell('user'), {
      arn: cell('arn'),
      lastUsed: latest(uses.map(cell)),
      isActive: switches.some(isOn),
      hasKey: keys.some(isOn),
    })
  }
  return found
}

/** `N/A` where there is nothing to use, `no_information` where it was not used. */
function latest(texts: readonly string[]): Account['lastUsed'] {
  const days = texts.flatMap((text) => dayOf(text) ?? []).filter((day) => day !== 'never')
  return days.toSorted().at(-1) ?? 'never'
}
