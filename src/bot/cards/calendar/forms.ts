import type { CalendarDate } from '../../../domain/calendar-date.js'
import { formatOccurrenceRef } from '../../../domain/programme.js'
import { yearOf } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import {
  type CardNode,
  escaped,
  type Form,
  type Input,
  LONGEST_OPTION,
  type Option,
  shortened,
} from '../card.js'
import { REASON, reasonField, reasonInput } from '../policy-acknowledgement/reason.js'
import { type CalendarEntry, verbs } from './entry.js'

/** The names of the inputs. */
export const inputs = {
  occurrence: 'occurrence',
  programme: 'programme',
  date: 'date',
  /** Which day in the stead of one that is no business day. */
  day: 'day',
  /** The last day of a pause. */
  until: 'until',
  reason: REASON,
} as const

/** As many as every platform's menu takes; those that come first. */
const MOST_OPTIONS = 100
/** One occurrence that was named already, or several to choose from. */
export type Chosen = { entry: CalendarEntry } | { of: readonly CalendarEntry[] }

export function moveForm(chosen: Chosen, date: CalendarDate | null, today: CalendarDate, texts: Texts): Form {
  const t = texts.calendar.move
  const initial = date ?? ('entry' in chosen ? chosen.entry.occurrence.date : null)
  const day: Input = {
    ...{ kind: 'date', name: inputs.date, label: t.date },
    ...(initial === null ? {} : { initial }),
  }
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.moveNow, value: refOf(chosen), label: t.submit },
    nodes: [
      ...('entry' in chosen
        ? [text(t.question(escaped(chosen.entry.name))), text(t.planned(chosen.entry.occurrence.date, today))]
        : []),
      {
        kind: 'inputs',
        inputs: [...menu(chosen, 'move', today, texts), day, reasonField(t.reason, t.reasonHint)],
      },
    ],
  }
}

/** A business day in the stead of the day that was chosen. */
export interface Proposed {
  date: CalendarDate
  lies: 'before' | 'after'
}

/** Nobody works on the day that was chosen: the nearest business day to which it can be moved is proposed. */
export function otherDayForm(
  entry: CalendarEntry,
  { wanted, proposed, reason }: { wanted: CalendarDate; proposed: Proposed | null; reason: string },
  today: CalendarDate,
  texts: Texts,
): Form {
  const t = texts.calendar.move
  const field = reasonField(t.reason, t.reasonHint)
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.moveNow, value: formatOccurrenceRef(entry.occurrence), label: t.submit },
    nodes: [
      text(t.question(escaped(entry.name))),
      text(t.noBusinessDay(wanted, today)),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{
              kind: 'choice',
              name: inputs.day,
              label: t.day,
              look: 'radio',
              initial: proposed?.date ?? wanted,
            },
            options: [
              ...(proposed
                ? [{ value: proposed.date, label: t.propose[proposed.lies](proposed.date, today) }]
                : []),
              { value: wanted, label: t.allTheSame(wanted, today) },
            ],
          },
          reason === '' || field.kind !== 'text' ? field : { ...field, initial: reason },
        ],
      },
    ],
  }
}

/** @param approver The name of who decides first, where its year would pass without it. */
export function runForm(chosen: Chosen, approver: string | null, today: CalendarDate, texts: Texts): Form {
  const t = texts.calendar.run
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.runNow, value: refOf(chosen), label: approver === null ? t.submit : t.ask },
    nodes: [
      ...('entry' in chosen
        ? [
            text(t.question(escaped(chosen.entry.name))),
            text(texts.calendar.move.planned(chosen.entry.occurrence.date, today)),
          ]
        : [{ kind: 'inputs', inputs: menu(chosen, 'run', today, texts) } as const]),
      text(t.consequence),
      ...('entry' in chosen && approver !== null
        ? [
            text(t.only(yearOf(chosen.entry.occurrence.nominal), escaped(approver))),
            reasonInput(t.reason, t.reasonHint),
          ]
        : []),
    ],
  }
}

/** @param approver The name of who decides first, where leaving it out is for top management to say. */
export function skipForm(chosen: Chosen, approver: string | null, today: CalendarDate, texts: Texts): Form {
  const t = texts.calendar.skip
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.skipNow, value: refOf(chosen), label: approver === null ? t.submit : t.ask },
    nodes: [
      ...('entry' in chosen
        ? [
            text(t.question(escaped(chosen.entry.name))),
            text(t.planned(chosen.entry.occurrence.date, today)),
            ...(approver === null
              ? []
              : [text(t.only(yearOf(chosen.entry.occurrence.nominal), escaped(approver)))]),
          ]
        : [text(t.menu)]),
      {
        kind: 'inputs',
        inputs: [...menu(chosen, 'skip', today, texts), reasonField(t.reason, t.reasonHint)],
      },
    ],
  }
}

/** A programme, as the occurrences of it are called. */
export interface NamedProgramme {
  id: string
  /** Plain. */
  name: string
}

export type ChosenProgramme = { programme: NamedProgramme } | { of: readonly NamedProgramme[] }

export function pauseForm(chosen: ChosenProgramme, texts: Texts): Form {
  const t = texts.calendar.pause
  return {
    title: t.title,
    close: texts.common.close,
    submit: {
      ...{ verb: verbs.pauseNow, label: t.submit },
      value: 'programme' in chosen ? chosen.programme.id : CHOOSE,
    },
    nodes: [
      ...('programme' in chosen ? [text(t.question(escaped(chosen.programme.name)))] : []),
      text(t.consequence),
      {
        kind: 'inputs',
        inputs: [
          ...programmeMenu(chosen, 'pause', texts),
          { kind: 'date', name: inputs.until, label: t.until },
          reasonField(t.reason, t.reasonHint),
        ],
      },
    ],
  }
}

export interface PausedView extends NamedProgramme {
  /** The name of who paused it. */
  by: string
  at: string
  until: CalendarDate
  reason: string
  timeZone: string
  /** What came due meanwhile. */
  due: readonly CalendarDate[]
}

/** Says what starts at once before anything does. */
export function resumeForm(view: PausedView, today: CalendarDate, texts: Texts): Form {
  const t = texts.calendar.resume
  const { id, name, by, at, until, timeZone, reason, due } = view
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.resumeNow, value: id, label: t.submit },
    nodes: [
      text(t.question(escaped(name))),
      text(t.paused(escaped(by), at, timeZone, until, today, escaped(reason))),
      text(due.length > 0 ? t.due(due, today) : t.nothingDue),
    ],
  }
}

/** Which of what is paused goes on; what that starts is said next. */
export function whichPausedForm(paused: readonly NamedProgramme[], texts: Texts): Form {
  const t = texts.calendar.resume
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.resume, value: CHOOSE, label: texts.calendar.card.resume },
    nodes: [{ kind: 'inputs', inputs: programmeMenu({ of: paused }, 'resume', texts) }],
  }
}

/** What stands for an id that is chosen in the form. */
export const CHOOSE = 'choose'

function refOf(chosen: Chosen): string {
  return 'entry' in chosen ? formatOccurrenceRef(chosen.entry.occurrence) : CHOOSE
}

/** @param word Of the command that takes any date: a menu holds the first ones only. */
function menu(chosen: Chosen, word: 'move' | 'run' | 'skip', today: CalendarDate, texts: Texts): Input[] {
  if ('entry' in chosen) return []
  const t = texts.calendar.which
  const options = chosen.of.map(({ occurrence, name }) => ({
    value: formatOccurrenceRef(occurrence),
    label: shortened(t.option(texts.calendar.card.day(occurrence.date, today), name), LONGEST_OPTION),
  }))
  const hint = (shown: number, all: number) => t.firstDates(shown, all, word)
  return [menuOf(inputs.occurrence, t.label, options, hint)]
}

function programmeMenu(chosen: ChosenProgramme, word: 'pause' | 'resume', texts: Texts): Input[] {
  if ('programme' in chosen) return []
  const t = texts.calendar.which
  const options = chosen.of.map(({ id, name }) => ({ value: id, label: shortened(name, LONGEST_OPTION) }))
  const hint = (shown: number, all: number) => t.firstDuties(shown, all, word)
  return [menuOf(inputs.programme, t.programme, options, hint)]
}

function menuOf(
  name: string,
  label: string,
  options: readonly Option[],
  hint: (shown: number, all: number) => string,
): Input {
  return {
    ...{ kind: 'choice', look: 'menu', name, label, options: options.slice(0, MOST_OPTIONS) },
    ...(options.length > MOST_OPTIONS ? { hint: hint(MOST_OPTIONS, options.length) } : {}),
  }
}

function text(words: string): CardNode {
  return { kind: 'text', text: words }
}
