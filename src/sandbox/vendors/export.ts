import type { ExportingSystem, SystemAccount } from './system.js'

/** The list of a system as it exports it now, to hand in. */
export function exported(system: ExportingSystem, accounts: readonly SystemAccount[]): Buffer {
  const { columns, rows, mayColumn, between, separator, encoding } = system
  const lines = accounts.map(({ login, may }) =>
    (rows.get(login) ?? []).map((cell, index) => (index === mayColumn ? may.join(between) : cell)),
  )
  const quoted = (cell: string) =>
    /["\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell
  const text = [columns, ...lines].map((cells) => `${cells.map(quoted).join(separator)}\n`).join('')
  return Buffer.from(text, encoding)
}
