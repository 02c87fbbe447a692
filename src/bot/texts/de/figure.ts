import type { Unit } from '../../../domain/figure.js'
import type { figure as english } from '../en/figure.js'
import type { Translation } from '../translation.js'
import { number } from './dates.js'

const tenth = (value: number) => number(Math.round(value * 10) / 10)

function value(amount: number, unit: Unit): string {
  if (unit === 'percent') return `${tenth(amount)} %`
  if (unit === 'days') return amount === 1 ? '1 Tag' : `${tenth(amount)} Tage`
  return unit === 'hours' ? `${tenth(amount)} h` : tenth(amount)
}

export const figure: Translation<typeof english> = {
  value,
  short: (amount, unit) => (unit === 'days' ? `${tenth(amount)} T` : value(amount, unit)),
  notRecorded: 'nicht erfasst',
  target: (amount, unit, direction) =>
    `Ziel: ${direction === 'up' ? 'mindestens' : 'höchstens'} ${value(amount, unit)}`,
  missed: 'Ziel verfehlt',
}
