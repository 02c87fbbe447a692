import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One line of a bench's table. A ratio says how many times as good as the baseline the value is. */
export interface Row {
  what: string
  unit: string
  value: number
  baseline: number
  ratio: number
  goal: number
  ok: boolean
}

export function row(what: string, unit: string, value: number, baseline: number, goal: number): Row {
  const ratio = round(value / baseline)
  return { what, unit, value: round(value), baseline: round(baseline), ratio, goal, ok: ratio >= goal }
}

/** The same where less is better. */
export function rowOfLess(what: string, unit: string, value: number, baseline: number, goal: number): Row {
  const ratio = round(baseline / value)
  return { what, unit, value: round(value), baseline: round(baseline), ratio, goal, ok: ratio >= goal }
}

/** Prints the table and keeps it in `bench/results/NAME.json`. */
export async function report(name: string, rows: readonly Row[]): Promise<void> {
  console.table(
    Object.fromEntries(
      rows.map(({ what, unit, value, baseline, ratio, goal, ok }) => [
        what,
        { unit, value, baseline, ratio, goal, ok: ok ? 'yes' : 'no' },
      ]),
    ),
  )
  const folder = join('bench', 'results')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
