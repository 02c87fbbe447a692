import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { type Account, inOrder } from '../domain/population.js'

/** What Steward read from a system itself, as a list to keep: a line for each account, by id. */
export function asCsv(accounts: readonly Account[]): string {
  const rows = inOrder(accounts).map(({ id, login, name, email, entitlements, lastUsed, active }) => ({
    ...{ id: marked(id), login: marked(login), name: marked(name ?? ''), email: marked(email ?? '') },
    // No entitlement has a line end in it.
    ...{ entitlements: marked(entitlements.join('\n')), lastUsed: lastUsed ?? 'unknown' },
    active: active ? 'yes' : 'no',
  }))
  const columns = ['id', 'login', 'name', 'email', 'entitlements', 'lastUsed', 'active']
  // Whoever opens the file in a spreadsheet must not run what somebody is called.
  return stringify(rows, { header: true, columns, escape_formulas: true })
}

/** What begins like the mark of a formula that is escaped gets one mark more, so that reading takes off just this one. */
function marked(text: string): string {
  return escapedFormula.test(text) ? `'${text}` : text
}

/** As `escape_formulas` leaves a formula; and what has as many marks more as it was marked by. */
const escapedFormula = /^'+[=+\-@\t\r＝＋－＠]/

/** The accounts of such a list, as they were read. */
export function fromCsv(bytes: Uint8Array): Account[] {
  const rows: Record<keyof Account, string>[] = parse(Buffer.from(bytes), { columns: true })
  return rows.map((row) => {
    const said = (field: keyof Account) =>
      escapedFormula.test(row[field]) ? row[field].slice(1) : row[field]
    const lastUsed = said('lastUsed')
    const entitlements = said('entitlements')
    return {
      ...{ id: said('id'), login: said('login'), name: said('name') || null, email: said('email') || null },
      entitlements: entitlements === '' ? [] : entitlements.split('\n'),
      ...{ lastUsed: lastUsed === 'unknown' ? null : lastUsed, active: said('active') === 'yes' },
    }
  })
}
