import type { CalendarDate } from '../../domain/calendar-date.js'
import { addMonths, lastOfMonth } from '../../domain/working-days.js'
import { colours, opening, text } from './svg.js'

export const markStates = ['planned', 'moved', 'running', 'done', 'skipped', 'covered'] as const
/** Each has a shape of its own: the colour says nothing that the shape does not. */
export type MarkState = (typeof markStates)[number]

export interface YearAtAGlance {
  /** The first day of the first of the twelve months. */
  first: CalendarDate
  marks: readonly { on: CalendarDate; state: MarkState }[]
  today: CalendarDate
  /** Plain and short: what stands in the picture. */
  words: {
    title: string
    /** Twelve. */
    months: readonly string[]
    today: string
    legend: Readonly<Record<MarkState, string>>
  }
}

const MONTHS = 12
const DAYS = 31
const [WIDTH, TOP, ROW] = [720, 84, 28]
const [LEFT, RIGHT] = [158, 24]
const BOTTOM = TOP + MONTHS * ROW
const HEIGHT = BOTTOM + 56
/** How far the marks of one day stand apart, towards the middle of the month, and how many do. */
const BESIDE = 14
const MOST_BESIDE = 4
const LEGEND = 98

const shades: Readonly<Record<MarkState, string>> = {
  planned: '#1264a3',
  moved: '#8a4b00',
  running: '#1264a3',
  done: '#1f7a3d',
  skipped: '#b3261e',
  covered: '#5f5f62',
}

/** A row a month, a mark for each occurrence on its day, and a line where today is. */
export function yearAtAGlance({ first, marks, today, words }: YearAtAGlance): string {
  const months = Array.from({ length: MONTHS }, (_, n) => addMonths(first, n))
  const rowOf = (day: CalendarDate) => months.findIndex((month) => month.slice(0, 7) === day.slice(0, 7))
  const onDay = new Map<CalendarDate, number>()
  const drawn = marks.flatMap(({ on, state }) => {
    const row = rowOf(on)
    const before = onDay.get(on) ?? 0
    onDay.set(on, before + 1)
    return row < 0 ? [] : [mark(state, besideDay(dayOf(on), before), y(row))]
  })
  return [
    opening(WIDTH, HEIGHT),
    text(24, 36, words.title, `font-size="17" font-weight="bold" fill="${colours.ink}"`),
    ...[1, 10, 20, 30].map((day) =>
      text(x(day), TOP - 10, String(day), `fill="${colours.soft}" text-anchor="middle" font-size="12"`),
    ),
    ...months.map((month, row) => rowOfMonth(month, row, words.months[row] ?? '')),
    ...todayLine(today, rowOf(today), words.today),
    ...drawn,
    ...legend(words.legend),
    '</svg>',
  ].join('')
}

function rowOfMonth(month: CalendarDate, row: number, name: string): string {
  const end = x(dayOf(lastOfMonth(month)))
  return [
    text(24, y(row) + 5, name, `fill="${colours.ink}"`),
    `<path d="M${x(1)} ${y(row)} H${end}" stroke="${colours.grid}" stroke-width="2"/>`,
  ].join('')
}

function todayLine(today: CalendarDate, row: number, words: string): string[] {
  if (row < 0) return []
  const at = x(dayOf(today))
  const nearEnd = at > WIDTH - RIGHT - 60
  return [
    `<path class="today" d="M${at} ${y(row) - 13} V${y(row) + 13}" stroke="${colours.ink}" stroke-width="2"/>`,
    text(
      at + (nearEnd ? -5 : 5),
      y(row) - 5,
      words,
      `font-size="10" fill="${colours.ink}" text-anchor="${nearEnd ? 'end' : 'start'}"`,
    ),
  ]
}

function mark(state: MarkState, cx: number, cy: number): string {
  const shade = shades[state]
  const outlined = `fill="${colours.ground}" stroke="${shade}" stroke-width="2.5"`
  switch (state) {
    case 'planned':
      return `<circle class="mark" cx="${cx}" cy="${cy}" r="5.5" ${outlined}/>`
    case 'moved':
      return `<path class="mark" d="M${cx} ${cy - 7} L${cx + 7} ${cy} L${cx} ${cy + 7} L${cx - 7} ${cy} Z" ${outlined}/>`
    case 'running':
      return `<g class="mark"><circle cx="${cx}" cy="${cy}" r="5.5" ${outlined}/><path d="M${cx} ${cy - 5.5} A5.5 5.5 0 0 0 ${cx} ${cy + 5.5} Z" fill="${shade}"/></g>`
    case 'done':
      return `<circle class="mark" cx="${cx}" cy="${cy}" r="6.5" fill="${shade}"/>`
    case 'skipped':
      return `<path class="mark" d="M${cx - 5} ${cy - 5} L${cx + 5} ${cy + 5} M${cx + 5} ${cy - 5} L${cx - 5} ${cy + 5}" stroke="${shade}" stroke-width="3"/>`
    case 'covered':
      return `<rect class="mark" x="${cx - 5}" y="${cy - 5}" width="10" height="10" ${outlined}/>`
  }
}

function legend(words: YearAtAGlance['words']['legend']): string[] {
  return markStates.map((state, n) => {
    const at = 32 + n * (LEGEND + 16)
    // Not a mark of the calendar.
    const sample = mark(state, at, BOTTOM + 28)
      .replace('class="mark" ', '')
      .replace(' class="mark"', '')
    return `${sample}${text(at + 14, BOTTOM + 33, words[state], `fill="${colours.soft}" font-size="13"`)}`
  })
}

function x(day: number): number {
  return Math.round(LEFT + ((day - 1) / (DAYS - 1)) * (WIDTH - LEFT - RIGHT))
}

function besideDay(day: number, before: number): number {
  return x(day) + Math.min(before, MOST_BESIDE) * (day > DAYS / 2 ? -BESIDE : BESIDE)
}

function y(row: number): number {
  return TOP + row * ROW + ROW / 2
}

function dayOf(date: CalendarDate): number {
  return Number(date.slice(8))
}
