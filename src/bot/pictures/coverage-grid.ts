import { fitted, widthOfWords } from '../pdf/measure.js'
import type { Drawing, Shape } from './drawing.js'
import { legend, letters, plotWidths, title, words } from './plot.js'
import { colours } from './svg.js'

/** How it stands with a clause or control: looked at; planned; due and neither; outside of what applies. */
export const coverages = ['done', 'planned', 'open', 'outside'] as const
export type Coverage = (typeof coverages)[number]

/** Clauses and controls as fields, in groups (clauses 4 to 10, A.5 to A.8). */
export interface CoverageGrid {
  groups: readonly {
    name: string
    /** What it says of itself beside its name, e.g. "12 of 37". */
    count: string
    fields: readonly { name: string; coverage: Coverage; found?: boolean }[]
  }[]
  words: {
    title: string
    legend: Readonly<Record<Coverage | 'found', string>>
    alt: string
  }
}

const [WIDE, HIGH, GAP] = [54, 30, 4]
const ACROSS = plotWidths.whole
const columns = Math.floor((ACROSS + GAP) / (WIDE + GAP))

/** What a colour says, a frame or sign says too; ink on each stands out by 4.5 to 1 and more. */
const looks: Readonly<Record<Coverage, { fill: string; ink: string; frame?: string }>> = {
  done: { fill: '#1264a3', ink: '#ffffff' },
  planned: { fill: '#dbe7f1', ink: colours.ink },
  open: { fill: '#ffffff', ink: colours.ink, frame: '#b4501e' },
  outside: { fill: '#f1f0f1', ink: '#6b696b' },
}

export function coverageGrid({ groups, words: say }: CoverageGrid): Drawing {
  const shapes: Shape[] = [title(say.title, ACROSS)]
  let y = 50
  for (const { name, count, fields } of groups) {
    const counted = widthOfWords(count, letters.small)
    const shown = fitted(name, letters.text, ACROSS - counted - 16, true)
    shapes.push(words(0, y, shown, { size: letters.text, ink: colours.ink, bold: true }))
    shapes.push(words(ACROSS, y, count, { anchor: 'end' }))
    y += 8
    for (const [nth, each] of fields.entries()) {
      const place = { x: (nth % columns) * (WIDE + GAP), y: y + Math.floor(nth / columns) * (HIGH + GAP) }
      shapes.push(...field(place, each))
    }
    y += Math.ceil(fields.length / columns) * (HIGH + GAP) + 24
  }
  const explained = legend(samples(groups, say), { y: y + 2, width: ACROSS })
  shapes.push(...explained.shapes)
  return { width: ACROSS, height: explained.bottom + 12, alt: say.alt, shapes }
}

type Field = CoverageGrid['groups'][number]['fields'][number]

function field({ x, y }: { x: number; y: number }, { name, coverage, found }: Field): Shape[] {
  const { ink } = looks[coverage]
  return [
    square({ x, y, width: WIDE, height: HIGH }, coverage),
    words(x + WIDE / 2, y + HIGH / 2 + 4, fitted(name, letters.small, WIDE - 6), { anchor: 'middle', ink }),
    ...(found ? [mark(x + WIDE - 7, y + 7)] : []),
  ]
}

function square(place: { x: number; y: number; width: number; height: number }, coverage: Coverage): Shape {
  const { fill, frame } = looks[coverage]
  // A frame lies inside of its field.
  const [moved, less] = frame ? [0.75, 1.5] : [0, 0]
  const { x, y, width, height } = place
  return {
    ...{ shape: 'rect', x: x + moved, y: y + moved, width: width - less, height: height - less, radius: 3 },
    ...{ fill, ...(frame ? { stroke: frame, dash: [4, 3], thick: 1.5 } : {}) },
  }
}

/** A finding was made there. */
function mark(x: number, y: number): Shape {
  return { shape: 'circle', x, y, r: 3.5, fill: '#b4501e', stroke: '#ffffff', thick: 1.25 }
}

function samples(groups: CoverageGrid['groups'], say: CoverageGrid['words']) {
  const all = groups.flatMap(({ fields }) => fields)
  return [
    ...coverages
      .filter((coverage) => all.some((each) => each.coverage === coverage))
      .map((coverage) => ({
        name: say.legend[coverage],
        sample: (x: number, y: number) => [square({ x, y: y - 10, width: 14, height: 12 }, coverage)],
      })),
    ...(all.some(({ found }) => found)
      ? [{ name: say.legend.found, sample: (x: number, y: number) => [mark(x + 6, y - 4)] }]
      : []),
  ]
}
