import { type Figure, meetsTarget } from '../../domain/figure.js'
import type { Texts } from '../texts/texts.js'
import type { Drawing } from './drawing.js'
import type { PlotWidth } from './plot.js'
import { trendBars } from './trend-bars.js'

/** A figure over its periods, as a plot. `periodName` says a period as people do. */
export function trendOfFigure(
  figure: Figure,
  { title, width, periodName }: { title: string; width: PlotWidth; periodName: (period: string) => string },
  texts: Texts,
): Drawing {
  const { unit, direction, target, trend } = figure
  const t = texts.figure
  const said = trend.map(
    ({ period, value }) => `${periodName(period)}: ${value === null ? t.notRecorded : t.value(value, unit)}`,
  )
  const wanted = target === undefined ? '' : t.target(target, unit, direction)
  return trendBars({
    width,
    bars: trend.map(({ period, value }) => ({
      ...{ period: periodName(period), value, meets: meetsTarget(figure, value) },
    })),
    ...(target === undefined ? {} : { target }),
    ...(unit === 'percent' ? { top: 100 } : {}),
    words: {
      title,
      value: (value) => t.short(value, unit),
      ...{ target: wanted, missed: t.missed, notRecorded: t.notRecorded },
      alt: `${title}. ${[...said, wanted].filter((each) => each !== '').join(' · ')}`,
    },
  })
}
