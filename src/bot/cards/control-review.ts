import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import {
  type ControlGroup,
  type ControlReviewOutcome,
  controlReviewOutcomes,
} from '../../domain/control-review.js'
import type { Person } from '../../domain/person.js'
import type { Texts } from '../texts/texts.js'
import { type Card, escaped, type Form } from './card.js'
import { firstLine, firstWithin, listed, titledCard } from './common.js'
import { textFor } from './definition.js'
import { type QuestionView, questionVerbs } from './owners-question.js'
import { aboutControl } from './statement/name.js'
import { controlText, pageOfText, type TextView } from './statement/text.js'

export const verbs = {
  ...questionVerbs('control-review'),
  /** With the page; its value names the group and the version. */
  read: 'control-review.read',
  /** Its value names the group: opens the form that asks what has changed. */
  askWhyNow: 'control-review.ask-why-now',
} as const

export type ControlReviewView = QuestionView<string, ControlReviewOutcome>

/** What was found last, and when (ISO 8601 UTC). */
export interface ReviewFound {
  outcome: ControlReviewOutcome
  at: string
}

/** What is shown of a review, beside what every question to an owner shows. */
export interface ControlReviewShown
  extends Pick<ControlReviewView, 'ask' | 'reader' | 'changed' | 'answeredBy' | 'at'> {
  group: ControlGroup
  /** Null where it was never reviewed before. */
  last: ReviewFound | null
}

/** Two minutes for each, at least. */
const MINUTES_EACH = 2

export function controlReviewView(shown: ControlReviewShown, texts: Texts): ControlReviewView {
  const { ask, group, reader, last, changed, answeredBy, at } = shown
  const t = texts.controlReview
  const value = `${ask.subject.id}@${ask.subject.version}`
  return {
    ...controlReviewLine({ ask, group, reader, at }, texts),
    ...{ changed, answeredBy, outcomes: controlReviewOutcomes },
    read: [{ verb: `${verbs.read}/1`, value, label: t.ask.read }],
    facts: [
      { kind: 'text', text: controlLines(group, reader, texts) },
      { kind: 'facts', facts: [{ label: t.facts.last, value: lastFound(last, reader, texts) }] },
    ],
    why: changed === null ? t.ask.why : t.ask.whyNow,
    language: reader.language,
  }
}

/** What a line of a list shows of it. */
export function controlReviewLine(
  { ask, group, reader, at }: { ask: Ask; group: ControlGroup; reader: Person; at: string },
  texts: Texts,
) {
  const words = texts.controlReview
  const [name, minutes] = [groupName(group, texts), group.controls.length * MINUTES_EACH]
  return { process: 'control-review', ask, reader, at, words, minutes, name } as const
}

/** The first of its controls, and how many more; plain, and naming nobody. */
export function groupName({ controls }: ControlGroup, texts: Texts): string {
  const t = texts.controlReview.group
  const [first = '', second, ...more] = controls.map(({ id }) => id)
  if (second === undefined) return first
  return more.length === 0 ? t.two(first, second) : t.more(first, second, more.length)
}

function lastFound(last: ReviewFound | null, { timeZone }: Person, texts: Texts): string {
  const t = texts.controlReview
  return last ? t.last[last.outcome](last.at, timeZone) : t.facts.never
}

/** How much room they have, in characters, so that the card fits one message of any platform. */
const ROOM = 3_600

/** Each control with how it is done; what has no room stands on the page to read. */
function controlLines({ controls }: ControlGroup, reader: Person, texts: Texts): string {
  const t = texts.controlReview.ask
  const lines = controls.map((control) =>
    t.control(
      escaped(control.id),
      escaped(aboutControl(control, reader, texts)),
      escaped(firstLine(textFor(control.implementation, reader))),
    ),
  )
  return listed(firstWithin(lines, ROOM), lines.length, texts)
}

/** What a control's card says of its reviews. */
export function reviewFacts(
  { last, nextOn }: { last: ReviewFound | null; nextOn: CalendarDate | null },
  reader: Person,
  today: CalendarDate,
  texts: Texts,
) {
  const t = texts.controlReview.facts
  return [
    { label: t.last, value: lastFound(last, reader, texts) },
    ...(nextOn ? [{ label: t.next, value: t.nextOn(nextOn, today) }] : []),
  ]
}

/** Tells the ISMS lead that something is not done as it is stated, and what comes next. */
export function toSeeToCard({ ask, name, reader, answeredBy }: ControlReviewView, texts: Texts): Card {
  const t = texts.controlReview.notice
  const outcome = ask.answer?.value === 'changed' ? 'changed' : 'does-not-stand'
  return titledCard(t.title[outcome](name), [
    t.said(escaped(answeredBy ?? ''), ask.answer?.at ?? '', reader.timeZone),
    escaped(ask.answer?.reason?.text ?? ''),
    t.next[outcome],
  ])
}

/** All that is stated of the controls of a review, to read. */
export function groupForm(
  group: ControlGroup,
  page: number,
  { value, ...view }: { value: string } & TextView,
  texts: Texts,
): Form {
  const text = group.controls.map((control) => controlText(control, view, texts)).join('\n\n')
  const { nodes } = pageOfText(text, page, { verb: verbs.read, value }, texts)
  return {
    title: texts.controlReview.ask.formTitle,
    close: texts.common.close,
    nodes: [{ kind: 'title', text: groupName(group, texts) }, ...nodes],
  }
}
