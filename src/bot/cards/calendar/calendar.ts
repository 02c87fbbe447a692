import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import { formatOccurrenceRef } from '../../../domain/programme.js'
import type { Planned } from '../../../domain/treatment-plan.js'
import { addDays } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped } from '../card.js'
import { firstWithin, listed, more, thingNodes, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { type CalendarEntry, type CalendarRow, dateOf, verbs } from './entry.js'
import { CHOOSE } from './forms.js'
import { type OffPlanEntry, offPlanNodes } from './off-plan.js'
import { yearPicture } from './year.js'

/** What a reader may do from the calendar. */
export type CalendarAct = 'move' | 'run' | 'skip' | 'pause' | 'resume'

export interface CalendarView {
  /** The first day of the first month, and the last one of the last. */
  first: CalendarDate
  last: CalendarDate
  today: CalendarDate
  /** By date. */
  entries: readonly CalendarRow[]
  /** Only what concerns the reader is there. */
  ownOnly: boolean
  /** What the file contradicts, for who decides about it. */
  conflicts: readonly CalendarEntry[]
  /** Twelve months of them, where a picture is wanted. */
  year: readonly CalendarEntry[] | null
  acts: readonly CalendarAct[]
  /** What went otherwise than planned, for who prepares the next review of the ISMS. */
  offPlan: readonly OffPlanEntry[]
  /** What is due of the treatment plans of risks. */
  planned: readonly Planned[]
  reader: Pick<Person, 'language'>
  timeZone: string
}

/** As many conflicts as one decides about at a time. */
const CONFLICTS_SHOWN = 3
/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 5_000

/** What comes, comes no more or has been, month by month. */
export function calendarCard(view: CalendarView, texts: Texts): Card {
  const { first, last, today, entries, ownOnly, conflicts } = view
  const t = texts.calendar.card
  const title = t.title(first, last, today)
  const shownConflicts = conflicts.slice(0, CONFLICTS_SHOWN)
  const none = ownOnly ? t.noneYours : t.none
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...thingNodes(shownConflicts.map((entry) => conflictThing(entry, today, texts))),
      ...more(conflicts.length - CONFLICTS_SHOWN, texts),
      ...(ownOnly && entries.length > 0 ? [{ kind: 'text', text: t.yours } as const] : []),
      ...(entries.length > 0 ? monthNodes(view, texts) : [{ kind: 'text', text: none } as const]),
      ...(view.year && view.year.length > 0
        ? [{ kind: 'image', picture: yearPicture(first, view.year, today, texts) } as const]
        : []),
      ...planNodes(view, texts),
      ...offPlanNodes(view.offPlan, today, view.timeZone, texts),
      ...actionNodes(view, texts),
      { kind: 'text', small: true, text: t.moreMonths },
    ],
  }
}

/** A heading a month and a line an occurrence, as many as there is room for. */
function monthNodes({ entries, today }: CalendarView, texts: Texts): CardNode[] {
  const lines = firstWithin(
    entries.map((entry) => lineOf(entry, today, texts)),
    ROOM,
  )
  const months = new Map<string, string[]>()
  lines.forEach((line, n) => {
    const month = entries[n]?.occurrence.date.slice(0, 7) ?? ''
    months.set(month, [...(months.get(month) ?? []), line])
  })
  return [
    ...[...months].map(([month, ofMonth]): CardNode => {
      const heading = texts.calendar.card.month(`${month}-01`, today)
      return { kind: 'text', text: `**${heading}**\n\n${listed(ofMonth, ofMonth.length, texts)}` }
    }),
    ...more(entries.length - lines.length, texts),
  ]
}

function lineOf(row: CalendarRow, today: CalendarDate, texts: Texts): string {
  const { occurrence, name, whom, asked } = row
  const t = texts.calendar
  const state = stateOf(row, today, texts)
  const line = t.card.line(dateOf(occurrence, today, texts), escaped(name), escaped(whom), state)
  return asked ? `${line} · ${t.state.asked[asked.question](escaped(asked.by))}` : line
}

function stateOf(row: CalendarRow, today: CalendarDate, texts: Texts): string {
  const { occurrence, standing } = row
  const t = texts.calendar.state
  if (standing === 'moved') return t.moved(occurrence.moved?.from ?? '', today)
  if (standing === 'covered') return t.covered(occurrence.covered?.by ?? '')
  return standing === 'paused' ? pausedState(row, today, texts) : t[standing]
}

/** Of several that a pause holds, only the newest begins. */
function pausedState(
  { occurrence, programme, afterPause }: CalendarRow,
  today: CalendarDate,
  texts: Texts,
): string {
  const t = texts.calendar.state
  const last = programme.paused?.until ?? ''
  if (afterPause && afterPause._id !== occurrence._id)
    return t.pausedAndCovered(last, afterPause.period, today)
  return t.paused(last, addDays(last, 1), today)
}

function actionNodes({ acts }: CalendarView, texts: Texts): CardNode[] {
  if (acts.length === 0) return []
  const t = texts.calendar.card
  const actions = acts.map((act): Action => ({ verb: verbs[act], value: CHOOSE, label: t[act] }))
  return [{ kind: 'actions', actions }]
}

/** What file and chat say differently, as one thing that waits for who decides it. */
export function conflictThing(
  { occurrence, name }: CalendarEntry,
  today: CalendarDate,
  texts: Texts,
): WaitingThing {
  const t = texts.calendar.conflict
  const { date, fileSays } = occurrence
  const value = formatOccurrenceRef(occurrence)
  const theirs = fileSays?.date ?? null
  const keep = { verb: `${verbs.settle}/chat`, value, label: t.keep(date, today), primary: true }
  const take = { verb: `${verbs.settle}/file`, value }
  if (theirs === null)
    return {
      text: t.dropped(escaped(name), date, today),
      action: keep,
      also: { ...take, label: t.drop },
    }
  return {
    text: t.moved(escaped(name), date, theirs, today),
    action: keep,
    also: { ...take, label: t.take(theirs, today) },
  }
}

/** To a programme's owner: that an occurrence begins soon. */
export function comingCard(entry: CalendarEntry, today: CalendarDate, texts: Texts): Card {
  const { occurrence, name, whom } = entry
  const t = texts.calendar.coming
  const value = formatOccurrenceRef(occurrence)
  const summary = t.summary(name, occurrence.date, today)
  return {
    summary,
    nodes: [
      { kind: 'text', text: `**${escaped(summary)}**` },
      { kind: 'text', text: t.asks(escaped(whom)) },
      {
        kind: 'actions',
        actions: [
          { verb: verbs.move, value, label: texts.calendar.card.move },
          { verb: verbs.run, value, label: texts.calendar.card.run },
        ],
      },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

/** How much room what is due of treatment plans has, in characters. */
const ROOM_PLANNED = 1_000

function planNodes({ planned, reader, today }: CalendarView, texts: Texts): CardNode[] {
  if (planned.length === 0) return []
  const t = texts.treatmentPlan.calendar
  const lines = [...planned]
    .sort((a, b) => a.action.due.localeCompare(b.action.due))
    .map(({ risk, action }) =>
      t.due(action.due, today, escaped(textFor(action.title, reader)), escaped(titleOf(risk, reader))),
    )
  const list = listed(firstWithin(lines, ROOM_PLANNED), lines.length, texts)
  return [{ kind: 'text', text: `${t.heading}\n${list}` }]
}
