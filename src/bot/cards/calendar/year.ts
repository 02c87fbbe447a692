import type { CalendarDate } from '../../../domain/calendar-date.js'
import { addMonths } from '../../../domain/working-days.js'
import { type MarkState, markStates, yearAtAGlance } from '../../pictures/year-at-a-glance.js'
import type { Texts } from '../../texts/texts.js'
import type { Picture } from '../card.js'
import type { CalendarEntry, Standing } from './entry.js'

/** What is paused is planned all the same, and what had nothing to ask is over. */
const marks: Readonly<Record<Standing, MarkState>> = {
  planned: 'planned',
  moved: 'moved',
  paused: 'planned',
  running: 'running',
  done: 'done',
  skipped: 'skipped',
  covered: 'covered',
  nothing: 'done',
}

/** The twelve months from this one on as a picture, and in words how many there are of what in which month. */
export function yearPicture(
  first: CalendarDate,
  entries: readonly CalendarEntry[],
  today: CalendarDate,
  texts: Texts,
): Picture {
  const t = texts.calendar.picture
  const months = Array.from({ length: 12 }, (_, n) => addMonths(first, n))
  const last = months.at(-1) ?? first
  const shown = entries.map(({ occurrence, standing }) => ({ on: occurrence.date, state: marks[standing] }))
  const counted = months.flatMap((month) => {
    const ofMonth = shown.filter(({ on }) => on.startsWith(month.slice(0, 7)))
    const parts = markStates.flatMap((state) => {
      const count = ofMonth.filter((each) => each.state === state).length
      return count > 0 ? [t.counted[state](count)] : []
    })
    return parts.length > 0 ? [t.month(month, parts.join(', '))] : []
  })
  return {
    svg: yearAtAGlance({
      ...{ first, marks: shown, today },
      words: {
        title: t.title(first, last),
        months: months.map((month) => texts.calendar.card.month(month, '')),
        today: t.today,
        legend: t.legend,
      },
    }),
    alt: t.alt(first, last, counted.length > 0 ? `${counted.join('; ')}.` : t.none),
  }
}
