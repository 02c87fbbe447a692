import type { CalendarChange } from '../../../domain/calendar-change.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { formatOccurrenceRef } from '../../../domain/programme.js'
import { addDays } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { verbs } from './entry.js'

export interface ChangeView {
  change: CalendarChange
  /** The id of the programme, and what its dates are called; plain. */
  programme: string
  name: string
  /** The names of who did it and who approved it. */
  by: string
  approvedBy: string | null
  /** Null where nobody was asked why. */
  reason: string | null
  /** The day on which it was done, where the organisation is. */
  on: CalendarDate
  timeZone: string
  today: CalendarDate
}

/** To a programme's owner: what somebody else did to it. */
export function changeCard(view: ChangeView, texts: Texts): Card {
  const { change, programme, by, approvedBy, reason, timeZone } = view
  const t = texts.calendar.changed
  const summary = summaryOf(view, texts)
  const who = reason
    ? t.because(escaped(by), change.at, timeZone, escaped(reason))
    : t.by(escaped(by), change.at, timeZone)
  const approved = approvedBy === null ? '' : ` · ${texts.calendar.history.approved(escaped(approvedBy))}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: `**${escaped(summary)}**` },
      { kind: 'text', text: `${who}${approved}` },
      ...consequence(view, texts),
      ...actions(change, texts),
      { kind: 'text', small: true, text: t.why(programme) },
    ],
  }
}

function summaryOf({ change, name, on, today }: ChangeView, texts: Texts): string {
  const t = texts.calendar.changed
  switch (change.what) {
    case 'moved':
      return t.moved(name, change.from, change.to, today)
    case 'settled':
      return change.to === null
        ? t.dropped(name, change.from, today)
        : t.settled(name, change.from, change.to, today)
    case 'run':
      return t.run(name, change.occurrence.date, on, today)
    case 'skipped':
      return t.skipped(name, change.occurrence.date, today)
    case 'paused':
      return t.paused(name, change.until, today)
    case 'resumed':
      return t.resumed(name, change.until, today)
  }
}

function consequence({ change, today }: ChangeView, texts: Texts): CardNode[] {
  const t = texts.calendar.changed.consequence
  if (change.what === 'moved' || change.what === 'settled') return []
  const text = change.what === 'paused' ? t.paused(addDays(change.until, 1), today) : t[change.what]
  return [{ kind: 'text', text }]
}

/** Whom the new day does not suit may say so at once. */
function actions(change: CalendarChange, texts: Texts): CardNode[] {
  if (change.what !== 'moved' || change.occurrence.state !== 'planned') return []
  const value = formatOccurrenceRef(change.occurrence)
  const t = texts.calendar.card
  return [
    {
      kind: 'actions',
      actions: [
        { verb: verbs.move, value, label: t.move },
        { verb: verbs.run, value, label: t.run },
      ],
    },
  ]
}
