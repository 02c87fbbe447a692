import { DateTime } from 'luxon'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { colours, opening, text } from './svg.js'

/** How many had answered at the end of each day, from the first day to the last known. */
export interface ProgressOverTime {
  /** In order of time, at least one; a day on which nobody answered may be left out. */
  days: readonly { on: CalendarDate; done: number }[]
  /** How many were asked. */
  of: number
  dueOn: CalendarDate
  /** Plain and short: what stands in the picture. */
  words: { title: string; from: string; due: string; done: string }
}

const [WIDTH, HEIGHT] = [720, 320]
const plot = { left: 64, right: 32, top: 64, bottom: 48 }
/** As much room as a date takes. */
const LABEL = 110
const [right, bottom] = [WIDTH - plot.right, HEIGHT - plot.bottom]

const line = '#1264a3'

/** A line that rises from day to day towards all who were asked, with the due date upright beside it. */
export function progressOverTime({ days, of, dueOn, words }: ProgressOverTime): string {
  const first = days[0]?.on ?? dueOn
  const last = days.at(-1)?.on ?? first
  const span = Math.max(1, daysBetween(first, last > dueOn ? last : dueOn))
  const x = (on: CalendarDate) =>
    round(plot.left + (Math.max(0, daysBetween(first, on)) / span) * (right - plot.left))
  const y = (done: number) => round(bottom - (of === 0 ? 0 : done / of) * (bottom - plot.top))

  const end = { x: x(last), y: y(days.at(-1)?.done ?? 0) }
  const steps = days.map(({ on, done }, index) =>
    index === 0 ? `M${x(on)} ${y(done)}` : `H${x(on)} V${y(done)}`,
  )
  const area = `${steps.join(' ')} V${bottom} H${plot.left} Z`
  const due = x(dueOn)
  return [
    opening(WIDTH, HEIGHT),
    text(plot.left, 32, words.title, `font-size="17" font-weight="bold" fill="${colours.ink}"`),
    ...[0, 0.5, 1].flatMap((share) => gridLine(y(share * of), `${share * 100} %`)),
    `<path d="${area}" fill="${line}" fill-opacity="0.12"/>`,
    `<path d="${steps.join(' ')}" fill="none" stroke="${line}" stroke-width="3" stroke-linejoin="round"/>`,
    `<path d="M${due} ${plot.top - 8} V${bottom}" stroke="${colours.soft}" stroke-width="1.5" stroke-dasharray="5 4"/>`,
    ...(due > plot.left + 2 * LABEL
      ? [text(plot.left, bottom + 28, words.from, `fill="${colours.soft}"`)]
      : []),
    text(due, bottom + 28, words.due, `fill="${colours.soft}" text-anchor="${anchorAt(due)}"`),
    `<circle cx="${end.x}" cy="${end.y}" r="5.5" fill="${line}"/>`,
    doneLabel(end, words.done),
    '</svg>',
  ].join('')
}

function gridLine(y: number, label: string): string[] {
  return [
    `<path d="M${plot.left} ${y} H${right}" stroke="${colours.grid}"/>`,
    text(plot.left - 10, y + 5, label, `fill="${colours.soft}" text-anchor="end"`),
  ]
}

/** Above the line where there is room, else below; a halo keeps it readable on grid and line. */
function doneLabel({ x, y }: { x: number; y: number }, words: string): string {
  const above = y > plot.top + 28
  const style = `font-weight="bold" fill="${colours.ink}" stroke="${colours.ground}" stroke-width="5" paint-order="stroke"`
  return text(x, above ? y - 14 : y + 26, words, `${style} text-anchor="${anchorAt(x)}"`)
}

/** A text grows away from the edge that it is near to. */
function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (x < plot.left + LABEL) return 'start'
  return x > right - LABEL ? 'end' : 'middle'
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
