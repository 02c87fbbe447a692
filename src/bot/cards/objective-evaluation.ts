import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Objective } from '../../domain/document.js'
import type { Figure } from '../../domain/figure.js'
import {
  type EvaluationOutcome,
  evaluationOutcomes,
  type Measured,
  type MeasuredPeriod,
} from '../../domain/objective-evaluation.js'
import type { Person } from '../../domain/person.js'
import type { Recurrence } from '../../domain/recurrence.js'
import { svgOf } from '../pictures/drawing.js'
import { trendOfFigure } from '../pictures/trend-of-figure.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Fact, type Input } from './card.js'
import { listCard, titledCard } from './common.js'
import { textFor, titleOf } from './definition.js'
import { amountText, targetText } from './documents/amount.js'
import { objectivePlan } from './documents/text.js'
import { type QuestionView, questionVerbs } from './owners-question.js'

export const verbs = {
  ...questionVerbs('objective-evaluation'),
  /** Its value names the objective. */
  show: 'objective-evaluation.show',
  /** Its value names the objective: opens the form that asks why now. */
  askWhyNow: 'objective-evaluation.ask-why-now',
} as const

/** The name of the input for a value that its owner says. */
export const VALUE = 'value'

export interface EvaluationView extends QuestionView<string, EvaluationOutcome> {
  objective: Objective
  period: MeasuredPeriod
  /** What Steward counted; null where the owner is asked, or nothing is on record. */
  counted: { value: number; of: number } | null
}

/** What was found last, with the value, and when (ISO 8601 UTC). */
export interface Evaluated {
  outcome: EvaluationOutcome
  measured: Measured | null
  at: string
}

/** What is shown of an evaluation, beside what every question to an owner shows. */
export interface EvaluationShown
  extends Pick<
    EvaluationView,
    'ask' | 'reader' | 'changed' | 'answeredBy' | 'at' | 'objective' | 'period' | 'counted'
  > {
  recurrence: Recurrence
  /** What was counted for the period before; null where nothing was. */
  before: number | null
  /** Null where it was never evaluated before. */
  last: Evaluated | null
}

/** As long as finding out takes, at least; where Steward counts, as long as thinking about it. */
const MINUTES = 10

export function evaluationView(shown: EvaluationShown, texts: Texts): EvaluationView {
  const { ask, objective, reader, recurrence, counted, period, changed, answeredBy, at } = shown
  const t = texts.objectiveEvaluation.ask
  const isCounted = objective.measured !== null
  return {
    ...evaluationLine({ ask, objective, reader, at }, texts),
    ...{ changed, answeredBy, objective, period, counted, read: [] },
    outcomes: evaluationOutcomes,
    offered: isCounted ? [counted ? 'met' : 'not-measured'] : ['met', 'not-measured'],
    facts: [
      { kind: 'facts', facts: factsOf(shown, texts) },
      { kind: 'text', small: true, text: t.how(escaped(textFor(objective.evaluated, reader))) },
    ],
    why: changed === null ? t.why(texts.calendar.every(recurrence)) : t.whyNow,
    language: reader.language,
  }
}

/** What a line of a list shows of it. */
export function evaluationLine(
  { ask, objective, reader, at }: { ask: Ask; objective: Objective; reader: Person; at: string },
  texts: Texts,
) {
  const words = texts.objectiveEvaluation
  const name = titleOf(objective, reader)
  return { process: 'objective-evaluation', ask, reader, at, words, minutes: MINUTES, name } as const
}

function factsOf(
  { objective, counted, before, period, last, reader }: EvaluationShown,
  texts: Texts,
): Fact[] {
  const { facts: t, value: v } = texts.objectiveEvaluation
  const amount = (value: number) => amountText(value, objective.unit, texts)
  const shown = objective.measured === null ? v.asked : countedText({ objective, counted, period }, texts)
  return [
    { label: t.target, value: targetText(objective, texts) },
    { label: t.measure, value: escaped(textFor(objective.measure, reader)) },
    { label: t.value, value: before === null ? shown : `${shown} · ${v.before(amount(before))}` },
    { label: t.last, value: lastFound(last, objective, reader, texts) },
  ]
}

function countedText(
  { objective, counted, period }: Pick<EvaluationView, 'objective' | 'counted' | 'period'>,
  texts: Texts,
): string {
  const v = texts.objectiveEvaluation.value
  if (!counted) return v.nothing
  const amount = amountText(counted.value, objective.unit, texts)
  return v.records(v.counted(amount, period.from, period.until), counted.of)
}

/** What Steward counted, as a form shows it: what its owner writes is about this value. */
export function countedShown(
  view: EvaluationView,
  texts: Texts,
  isAnother: boolean,
): { is: string; text: string } | null {
  if (view.objective.measured === null) return null
  const { counted } = view
  const t = texts.objectiveEvaluation.form
  const text = countedText(view, texts)
  return {
    is: counted ? `${counted.value}:${counted.of}` : 'nothing',
    text: isAnother ? t.another(text) : t.counted(text),
  }
}

function lastFound(
  last: Evaluated | null,
  objective: Pick<Objective, 'unit'>,
  { timeZone }: Person,
  texts: Texts,
): string {
  const t = texts.objectiveEvaluation
  if (!last) return t.facts.never
  const found = t.last[last.outcome](last.at, timeZone)
  return last.measured
    ? `${amountText(Number(last.measured.value), objective.unit, texts)} · ${found}`
    : found
}

/** What an evaluation's form asks for beside the sentence: the value, where Steward does not count it. */
export function valueInputs(view: EvaluationView, outcome: EvaluationOutcome, texts: Texts): Input[] {
  const { objective, period } = view
  if (objective.measured !== null || outcome === 'not-measured') return []
  const t = texts.objectiveEvaluation.form
  return [
    {
      ...{ kind: 'text', name: VALUE, label: t.value(t.units[objective.unit], targetText(objective, texts)) },
      ...{ hint: t.valueHint(period.from, period.until), most: 12 },
    },
  ]
}

/** Tells the ISMS lead that a target is missed, or that nothing was measured, and what comes next. */
export function toSeeToCard(
  { ask, name, reader, answeredBy }: QuestionView<string, EvaluationOutcome>,
  texts: Texts,
): Card {
  const t = texts.objectiveEvaluation.notice
  const outcome = ask.answer?.value === 'missed' ? 'missed' : 'not-measured'
  return titledCard(t.title[outcome](name), [
    t.said(escaped(answeredBy ?? ''), ask.answer?.at ?? '', reader.timeZone),
    escaped(ask.answer?.reason?.text ?? ''),
    t.next[outcome](ask.subject.id),
  ])
}

/** How an objective stands, for one reader; names are plain. */
export interface ObjectiveStands {
  objective: Objective
  /** Null where nobody owns it any more. */
  owner: string | null
  /** What Steward counts of it at the moment; null where it does not, or nothing is on record. */
  now: number | null
  /** What it came to in the periods up to now. */
  figure: Figure
  last: Evaluated | null
  /** Who is asked now, and until when. */
  asked: { name: string; dueOn: CalendarDate } | null
  nextOn: CalendarDate | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/** All objectives that a reader sees, with how far each is. */
export function objectiveListCard(
  these: readonly ObjectiveStands[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.objectiveEvaluation.list
  const lines = these.map(({ objective, owner, last, now, asked, nextOn }) =>
    [
      t.line(
        escaped(titleOf(objective, reader)),
        objective.id,
        targetText(objective, texts),
        valueText({ objective, now, last }, texts),
      ),
      ...(all ? [owner === null ? t.nobody : t.owner(escaped(owner))] : []),
      last ? texts.objectiveEvaluation.last[last.outcome](last.at, reader.timeZone) : t.never,
      ...(asked ? [t.asked(escaped(asked.name), asked.dueOn, today)] : []),
      ...(!asked && nextOn ? [t.next(nextOn, today)] : []),
    ].join(' · '),
  )
  return listCard(all ? t.all : t.mine, lines, { room: ROOM, more: t.more }, texts)
}

function valueText(
  { objective, now, last }: Pick<ObjectiveStands, 'objective' | 'now' | 'last'>,
  texts: Texts,
): string {
  const t = texts.objectiveEvaluation.list
  const amount = (value: number) => amountText(value, objective.unit, texts)
  if (now !== null) return t.now(amount(now))
  return last?.measured ? t.said(amount(Number(last.measured.value))) : t.nothing
}

export interface ObjectiveCardView {
  reader: Person
  today: CalendarDate
  /** Of the objectives, and whether it is approved. */
  version: { of: string; approved: boolean }
  /** What its owner said last, and who that was; plain. */
  said: { by: string; text: string } | null
  actions: readonly Action[]
}

/** One objective with its plan, its value and what its owner said of it last. */
export function objectiveCard(stands: ObjectiveStands, view: ObjectiveCardView, texts: Texts): Card {
  const { objective, owner, last, now, asked, nextOn } = stands
  const { reader, today, version, said, actions } = view
  const t = texts.objectiveEvaluation
  const title = titleOf(objective, reader)
  const plan = objectivePlan(
    objective,
    { language: reader.language, nameOf: () => owner ?? t.facts.nobody },
    texts,
  )
  const nodes: CardNode[] = [
    { kind: 'title', text: title },
    ...(asked
      ? [{ kind: 'text', text: t.list.asked(escaped(asked.name), asked.dueOn, today) } as const]
      : []),
    { kind: 'text', text: plan },
    {
      kind: 'facts',
      facts: [
        { label: t.facts.value, value: valueText({ objective, now, last }, texts) },
        { label: t.facts.last, value: lastFound(last, objective, reader, texts) },
        { label: t.facts.next, value: nextOn ? t.facts.nextOn(nextOn, today) : t.facts.nextNever },
      ],
    },
    ...pictureOf(stands.figure, title, texts),
    ...(said ? [{ kind: 'text', text: t.list.saidBy(escaped(said.by), escaped(said.text)) } as const] : []),
    ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    {
      kind: 'text',
      small: true,
      text: version.approved ? t.list.version(version.of) : t.list.notApproved(version.of),
    },
  ]
  return { summary: title, nodes }
}

/** Its periods with the target, where there is more than one to compare. */
function pictureOf(figure: Figure, title: string, texts: Texts): CardNode[] {
  if (figure.trend.filter(({ value }) => value !== null).length < 2) return []
  const { periodName } = texts.reviewPack
  const drawing = trendOfFigure(figure, { title, width: 'whole', periodName }, texts)
  return [{ kind: 'image', picture: { svg: svgOf(drawing), alt: drawing.alt } }]
}
