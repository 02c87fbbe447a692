import type { CalendarDate } from '../../../domain/calendar-date.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped, shortened } from '../card.js'
import { titledCard } from '../common.js'
import { titleOf } from '../definition.js'
import type { TrainingDecideView, WaiverOutcome } from './course.js'

/** As much of a reason as there is room for beside another, in characters. */
const ROOM = 300

/** What was decided about a waiver, to whom it concerns or to whoever asked for it. */
export function waiverOutcomeCard(view: TrainingDecideView, outcome: WaiverOutcome, texts: Texts): Card {
  const { course, person, reader, at } = view
  const t = texts.training.outcome
  const title = titleOf(course, reader)
  const today = dateIn(at, reader.timeZone)
  if (person._id === reader._id) return titledCard(t.yours(title), waivedTexts(outcome, today, texts))
  return titledCard(
    t[outcome.value].title(person.name, title),
    outcomeTexts(outcome, person.name, today, texts),
    t[outcome.value].summary(title),
  )
}

/** To whoever need not complete it: until when, and why. */
export function waivedTexts(outcome: WaiverOutcome, today: CalendarDate, texts: Texts): string[] {
  const { closed, outcome: t } = texts.training
  return [
    closed.excepted(outcome.until, today),
    t.granted.because(escaped(outcome.by), escaped(outcome.text)),
    ...whyEnded(outcome, texts),
  ]
}

/** To whoever asked for it. */
export function outcomeTexts(
  outcome: WaiverOutcome,
  name: string,
  today: CalendarDate,
  texts: Texts,
): string[] {
  const t = texts.training.outcome
  const because = t[outcome.value].because(escaped(outcome.by), escaped(outcome.text))
  if (outcome.value === 'refused') return [because, t.refused.next(escaped(name))]
  return [because, t.granted.next(escaped(name), outcome.until, today), ...whyEnded(outcome, texts)]
}

/** Beside what they asked for there is room for the beginning: a message of its own has it word for word. */
export function inShort(outcome: WaiverOutcome): WaiverOutcome {
  const { text, ended } = outcome
  return { ...outcome, text: shortened(text, ROOM), ended: ended === null ? null : shortened(ended, ROOM) }
}

function whyEnded({ ended }: WaiverOutcome, texts: Texts): string[] {
  return ended === null ? [] : [texts.training.waivers.ended(escaped(ended))]
}
