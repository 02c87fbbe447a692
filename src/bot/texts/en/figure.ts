import type { Figure, Unit } from '../../../domain/figure.js'
import { number } from './dates.js'

const tenth = (value: number) => number(Math.round(value * 10) / 10)

/** A number with its unit, as it stands in tables and plots. */
function value(amount: number, unit: Unit): string {
  if (unit === 'percent') return `${tenth(amount)} %`
  if (unit === 'days') return amount === 1 ? '1 day' : `${tenth(amount)} days`
  return unit === 'hours' ? `${tenth(amount)} h` : tenth(amount)
}

/** Numbers with their past, wherever they are shown. */
export const figure = {
  value,
  /** Short, where there is little room: at a scale and above a bar. */
  short: (amount: number, unit: Unit) => (unit === 'days' ? `${tenth(amount)} d` : value(amount, unit)),
  notRecorded: 'not recorded',
  target: (amount: number, unit: Unit, direction: Figure['direction']) =>
    `Target: ${direction === 'up' ? 'at least' : 'at most'} ${value(amount, unit)}`,
  missed: 'target missed',
}
