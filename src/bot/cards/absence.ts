import type { Absence, Stretch } from '../../domain/absence.js'
import { lastDayOf } from '../../domain/absence.js'
import { CalendarDate } from '../../domain/calendar-date.js'
import type { PersonId } from '../../domain/person.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, type Input } from './card.js'
import { apart } from './common.js'

export const verbs = {
  /** The form's; its value is nothing. */
  set: 'absence.set',
  /** What was typed, said back; its value is {@link awayRef}. */
  confirm: 'absence.confirm',
  /** Its value is `<person> <absence>`. */
  end: 'absence.end',
} as const

/** Names by id, as they are in the files. */
export type Names = ReadonlyMap<PersonId, string>

interface Reader {
  /** Whom the card is for: what is about them says "you". */
  reader: PersonId
  names: Names
  /** In the zone of whoever is away. */
  today: CalendarDate
}

type Days = Pick<Absence, 'from' | 'to'>

export interface AwayOf extends Reader {
  person: PersonId
  days: Days
  delegate: PersonId | null
}

/** `<person> <from> <to> <delegate>`: what somebody confirms. */
function awayRef({ person, days, delegate }: Pick<AwayOf, 'person' | 'days' | 'delegate'>): string {
  return [person, days.from, days.to, delegate ?? ''].join(' ')
}

export function parseAwayRef(text: string): Pick<AwayOf, 'person' | 'days' | 'delegate'> | null {
  const [person, from, to, delegate] = text.split(' ')
  if (!person || !CalendarDate.safeParse(from).success || !CalendarDate.safeParse(to).success) return null
  return { person, days: { from: from ?? '', to: to ?? '' }, delegate: delegate || null }
}

function endRef(person: PersonId, absence: Pick<Absence, 'id'>): string {
  return `${person} ${absence.id}`
}

export interface FormView extends Reader {
  /** Whether the reader may set it for others. */
  others: boolean
  known: readonly Absence[]
}

/** Asks for the days; shows what is set already. */
export function awayForm(view: FormView, texts: Texts): Form {
  const t = texts.absence.form
  const person: Input = {
    kind: 'person',
    name: 'person',
    label: t.person,
    hint: t.personHint,
    optional: true,
  }
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.set, value: view.reader, label: t.submit },
    nodes: [
      { kind: 'text', text: t.intro },
      {
        kind: 'inputs',
        inputs: [
          ...(view.others ? [person] : []),
          { kind: 'date', name: 'from', label: t.from, initial: view.today },
          { kind: 'date', name: 'to', label: t.to },
          { kind: 'person', name: 'delegate', label: t.delegate, hint: t.delegateHint, optional: true },
        ],
      },
      { kind: 'text', small: true, text: `_${t.whatHappens}_` },
      ...(view.known.length > 0
        ? [
            { kind: 'divider' } as const,
            { kind: 'text', text: t.known } as const,
            ...listOf({ ...view, person: view.reader }, texts),
          ]
        : []),
    ],
  }
}

/** As many as fit a form and a person's mind. */
const ABSENCES_SHOWN = 8

function listOf(view: Reader & { person: PersonId; known: readonly Absence[] }, texts: Texts): CardNode[] {
  return apart(
    view.known.slice(0, ABSENCES_SHOWN).map((absence) => [
      { kind: 'text', text: lineOf(view, absence, texts) },
      { kind: 'actions', actions: [endAction(view, absence, texts)] },
    ]),
  )
}

function lineOf(view: Reader, absence: Absence, texts: Texts): string {
  const delegate = absence.delegate && nameOf(view, absence.delegate)
  const to = lastDayOf(absence) ?? absence.from
  return texts.absence.line({ name: null, from: absence.from, to, today: view.today }, delegate)
}

function endAction(view: Reader & { person: PersonId }, absence: Absence, texts: Texts): Action {
  const label =
    absence.from <= view.today ? texts.absence.endNow(you(view, view.person)) : texts.absence.callOff
  return { verb: verbs.end, value: endRef(view.person, absence), label }
}

/** Says back what was understood, before it counts. */
export function confirmForm(view: AwayOf, texts: Texts): Form {
  const t = texts.absence.confirm
  const { today, days } = view
  return {
    title: texts.absence.form.title,
    close: texts.common.close,
    submit: { verb: verbs.confirm, value: awayRef(view), label: texts.absence.form.submit },
    nodes: [
      { kind: 'text', text: `**${t.question(named(view))}**` },
      {
        kind: 'facts',
        facts: [
          { label: t.first, value: t.day(days.from, today) },
          { label: t.last, value: t.day(days.to, today) },
          { label: t.delegate, value: view.delegate ? nameOf(view, view.delegate) : t.nobody },
        ],
      },
      { kind: 'text', small: true, text: `_${texts.absence.form.whatHappens}_` },
    ],
  }
}

export interface ReceiptView extends AwayOf {
  absence: Absence
  /** Days on which somebody else than the delegate stands in. */
  others: readonly Stretch[]
  /** What the absence did at once; all nought where it begins later. */
  effect: Effect
}

/** How the person's open questions stand. */
export interface Effect {
  waiting: number
  /** With those who stand in. */
  moved: ReadonlyMap<PersonId, number>
  /** Delegable, but nobody may answer them in the person's stead. */
  staying: number
}

/** What was set, what it does, and how to change it. */
export function receiptCard(view: ReceiptView, texts: Texts): Card {
  const t = texts.absence.receipt
  const title = t.title(named(view))
  const name = you(view, view.person)
  return {
    summary: plain(title),
    nodes: [
      { kind: 'text', text: `**${title}**` },
      { kind: 'text', text: [t.waits(name), ...standInLines(view, texts)].join('\n\n') },
      ...(effectLines(view, texts).length > 0
        ? [{ kind: 'text', text: effectLines(view, texts).join('\n\n') } as const]
        : []),
      { kind: 'actions', actions: [endAction(view, view.absence, texts)] },
      { kind: 'text', small: true, text: t.change(name) },
    ],
  }
}

function standInLines(view: ReceiptView, texts: Texts): string[] {
  const t = texts.absence.receipt
  if (view.delegate === null) return [t.nobody(you(view, view.person))]
  const delegate = nameOf(view, view.delegate)
  return [
    t.delegate(delegate),
    ...view.others.map(({ from, to, standIn }) =>
      t.other(delegate, from, to, view.today, standIn === null ? null : nameOf(view, standIn)),
    ),
  ]
}

function effectLines(view: ReceiptView, texts: Texts): string[] {
  const t = texts.absence.receipt
  const { waiting, moved, staying } = view.effect
  return [
    ...(waiting > 0 ? [t.waiting(waiting)] : []),
    ...[...moved].map(([id, count]) => t.moved(count, nameOf(view, id))),
    ...(staying > 0 && view.delegate !== null ? [t.stays(staying, you(view, view.person))] : []),
  ]
}

export interface EndedView extends Reader {
  person: PersonId
  ended: readonly Absence[]
}

/** What was ended, or called off before it began. */
export function endedCard(view: EndedView, texts: Texts): Card {
  const t = texts.absence.ended
  const name = you(view, view.person)
  const begun = view.ended.some(({ from }) => from <= view.today)
  const titles = begun
    ? [t.back(name)]
    : view.ended.map(({ from, to }) => t.calledOff({ name, from, to, today: view.today }))
  return {
    summary: plain(titles.join(' ')),
    nodes: [
      { kind: 'text', text: `**${titles.join('\n\n')}**` },
      ...(begun ? [{ kind: 'text', text: name === null ? t.resumed : t.resumedFor(name) } as const] : []),
    ],
  }
}

/** Asks which of several absences is meant. */
export function whichCard(
  view: Reader & { person: PersonId; known: readonly Absence[] },
  texts: Texts,
): Card {
  const t = texts.absence.ended
  return { summary: t.which, nodes: [{ kind: 'text', text: t.which }, ...listOf(view, texts)] }
}

export interface AbsenceMessageView extends Reader {
  person: PersonId
  absence: Absence
}

/** To the person, where somebody else set it. */
export function setForYouCard(view: AbsenceMessageView, texts: Texts): Card {
  const t = texts.absence.toPerson
  const { from, to, setBy, delegate } = view.absence
  const lines = [
    texts.absence.line({ name: null, from, to, today: view.today }, delegate && nameOf(view, delegate)),
    texts.absence.receipt.waits(null),
  ]
  return {
    summary: t.summary(from, to, view.today),
    nodes: [
      { kind: 'text', text: `**${t.title(setBy === null ? '' : nameOf(view, setBy))}**` },
      { kind: 'text', text: lines.join('\n\n') },
      { kind: 'actions', actions: [endAction(view, view.absence, texts)] },
      { kind: 'text', small: true, text: t.change },
    ],
  }
}

/** To whoever was named to stand in. */
export function standInNamedCard(view: AbsenceMessageView, texts: Texts): Card {
  const t = texts.absence.toDelegate
  const { from, to } = view.absence
  const name = nameOf(view, view.person)
  return {
    summary: plain(t.summary(name, from, to, view.today)),
    nodes: [
      { kind: 'text', text: `**${t.title(name)}**` },
      { kind: 'text', text: [t.days({ name, from, to, today: view.today }), t.what].join('\n\n') },
      { kind: 'text', small: true, text: t.cannot(name) },
    ],
  }
}

function named({ person, days, ...view }: Reader & { person: PersonId; days: Days }) {
  return { name: you(view, person), ...days, today: view.today }
}

/** Null where the reader is meant. */
function you(view: Reader, person: PersonId): string | null {
  return person === view.reader ? null : nameOf(view, person)
}

function nameOf({ names }: Pick<Reader, 'names'>, person: PersonId): string {
  return escaped(names.get(person) ?? '')
}

function plain(text: string): string {
  return text.replace(/[*_`\\]/g, '')
}
