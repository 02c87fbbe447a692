import type { Drawing, Shape } from '../../bot/pictures/drawing.js'
import { letters, plotInks, roundTop, words } from '../../bot/pictures/plot.js'
import { colours } from '../../bot/pictures/svg.js'
import type { Texts } from '../../bot/texts/texts.js'
import { addDays, mondayOf } from '../../domain/working-days.js'
import type { Rehearsal } from '../rehearsal.js'

const WIDTH = 940
const LEFT = 150
const WEEK = (WIDTH - LEFT) / 53
const SHOWN = 25

/** The Mondays of the year's weeks. */
export function weeksOf(year: number): string[] {
  const first = mondayOf(`${year}-01-01`)
  return Array.from({ length: 53 }, (_, nth) => addDays(first, nth * 7))
}

/** In which a month begins, by its name. */
function monthNames(year: number, language: string, y: number): Shape[] {
  const name = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  const first = Date.parse(mondayOf(`${year}-01-01`))
  return Array.from({ length: 12 }, (_, month) => {
    const days = (Date.UTC(year, month, 1) - first) / 86_400_000
    return words(LEFT + (days / 7) * WEEK, y, name.format(Date.UTC(year, month, 1)))
  })
}

/** How many messages go out in each week, by what they are for. */
export function messagesPlot({ year, messages }: Rehearsal, texts: Texts): Drawing {
  const t = texts.rehearsal
  const kinds = ['asks', 'morning', 'letter', 'other'] as const
  const inks = [plotInks.good, '#4f8a5b', '#8a63a8', plotInks.bad]
  const weeks = weeksOf(year)
  const count = new Map<string, number>()
  for (const { on, why } of messages) {
    const key = `${mondayOf(on)} ${kinds.find((kind) => kind === why) ?? 'other'}`
    count.set(key, (count.get(key) ?? 0) + 1)
  }
  const at = (week: string, kind: string) => count.get(`${week} ${kind}`) ?? 0
  const most = Math.max(...weeks.map((week) => kinds.reduce((sum, kind) => sum + at(week, kind), 0)))
  const top = roundTop(most, 4)
  const high = 220
  const y = (value: number) => 20 + high - (value / top) * high
  const bars = weeks.flatMap((week, nth) => {
    let below = 0
    return kinds.flatMap((kind, of): Shape[] => {
      const value = at(week, kind)
      if (value === 0) return []
      below += value
      const bar = { x: LEFT + nth * WEEK + 1, y: y(below), width: WEEK - 2, height: (value / top) * high }
      return [{ shape: 'rect', ...bar, fill: inks[of] ?? plotInks.good }]
    })
  })
  const lines = [0, 1, 2, 3, 4].flatMap((nth): Shape[] => {
    const value = (top / 4) * nth
    return [
      { shape: 'path', d: `M${LEFT} ${y(value)} H${WIDTH}`, stroke: colours.grid },
      words(LEFT - 8, y(value) + 4, value.toLocaleString(t.language), { anchor: 'end' }),
    ]
  })
  const legend = kinds.flatMap((kind, nth): Shape[] => [
    {
      shape: 'rect',
      x: LEFT + nth * 190,
      y: high + 56,
      width: 12,
      height: 12,
      fill: inks[nth] ?? plotInks.good,
    },
    words(LEFT + nth * 190 + 18, high + 67, t.why[kind], { ink: colours.ink }),
  ])
  return {
    ...{ width: WIDTH, height: high + 76, alt: `${t.plots.messages}: ${messages.length}` },
    shapes: [...lines, ...bars, ...monthNames(year, t.language, high + 38), ...legend],
  }
}

/** Up to so many minutes a field is this dark; one step more, and it is framed. */
const STEPS = [15, 45, 90, 180]
const SHADES = ['#dbe7f1', '#9cc3e0', '#5a98c7', '#1264a3', '#b4501e']

/** Who has how much to do in which week: the people with the most, of all of the year. */
export function loadPlot({ year, people, loads }: Rehearsal, texts: Texts): Drawing {
  const t = texts.rehearsal
  const rows = [...people].sort((a, b) => b.minutes - a.minutes || (a.key < b.key ? -1 : 1)).slice(0, SHOWN)
  const weeks = weeksOf(year)
  const at = new Map(loads.map((load) => [`${load.person} ${load.week}`, load.minutes]))
  const high = 18
  const fields = rows.flatMap(({ key, name }, row) => [
    words(LEFT - 8, row * high + 33, shortened(name), { anchor: 'end', ink: colours.ink }),
    ...weeks.flatMap((week, nth): Shape[] => {
      const minutes = at.get(`${key} ${week}`) ?? 0
      const place = { x: LEFT + nth * WEEK + 0.5, y: row * high + 20.5, width: WEEK - 1, height: high - 1 }
      if (minutes < 1) return [{ shape: 'rect', ...place, stroke: colours.grid, opacity: 0.5 }]
      return [{ shape: 'rect', ...place, fill: shadeOf(minutes) }]
    }),
  ])
  const bottom = rows.length * high + 20
  const legend = [0, ...STEPS].flatMap((from, nth): Shape[] => [
    { shape: 'rect', x: LEFT + nth * 150, y: bottom + 34, width: 12, height: 12, fill: SHADES[nth] ?? '' },
    words(LEFT + nth * 150 + 18, bottom + 45, t.plots.more(from || 1), { ink: colours.ink }),
  ])
  return {
    ...{ width: WIDTH, height: bottom + 54, alt: t.plots.load },
    shapes: [...monthNames(year, t.language, 12), ...fields, ...legend],
  }
}

function shadeOf(minutes: number): string {
  return SHADES[STEPS.filter((step) => minutes >= step).length] ?? ''
}

function shortened(name: string): string {
  const most = Math.floor((LEFT - 12) / (letters.small * 0.58))
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}
