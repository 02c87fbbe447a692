import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Person } from '../../domain/person.js'
import type { Recurrence } from '../../domain/recurrence.js'
import { type Requirement, type RequirementOutcome, requirementOutcomes } from '../../domain/requirement.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Fact } from './card.js'
import { firstLine, listCard, titledCard } from './common.js'
import { languageFor, textFor, titleOf } from './definition.js'
import { type QuestionView, questionVerbs } from './owners-question.js'

export const verbs = {
  ...questionVerbs('requirement-review'),
  /** Its value names the requirement. */
  show: 'requirement-review.show',
  /** Its value names the requirement: opens the form that asks what has changed. */
  askWhyNow: 'requirement-review.ask-why-now',
} as const

export type RequirementView = QuestionView<string, RequirementOutcome>

/** What was found last, and when (ISO 8601 UTC). */
export interface Found {
  outcome: RequirementOutcome
  at: string
}

/** What is shown of a review, beside what every question to an owner shows. */
export interface RequirementShown
  extends Pick<RequirementView, 'ask' | 'reader' | 'changed' | 'answeredBy' | 'at'> {
  requirement: Requirement
  recurrence: Recurrence
  /** Null where it was never reviewed before. */
  last: Found | null
}

/** As long as looking at the source and at what shows that it is met takes, at least. */
const MINUTES = 15

export function requirementView(shown: RequirementShown, texts: Texts): RequirementView {
  const { ask, requirement, reader, recurrence, last, changed, answeredBy, at } = shown
  const t = texts.requirementReview.ask
  return {
    ...requirementLine({ ask, requirement, reader, at }, texts),
    ...{ changed, answeredBy, outcomes: requirementOutcomes, read: [] },
    facts: [
      demandsNode(requirement, reader, texts),
      { kind: 'facts', facts: [...sourceFacts(requirement, texts), lastFact(last, reader, texts)] },
    ],
    why: changed === null ? t.why(texts.calendar.every(recurrence)) : t.whyNow,
    language: languageFor(requirement.demands, reader),
  }
}

/** What a line of a list shows of it. */
export function requirementLine(
  { ask, requirement, reader, at }: { ask: Ask; requirement: Requirement; reader: Person; at: string },
  texts: Texts,
) {
  const words = texts.requirementReview
  const name = titleOf(requirement, reader)
  return { process: 'requirement-review', ask, reader, at, words, minutes: MINUTES, name } as const
}

function demandsNode({ demands }: Requirement, reader: Person, texts: Texts): CardNode {
  return { kind: 'text', text: texts.requirementReview.ask.demands(escaped(textFor(demands, reader))) }
}

function sourceFacts({ source, controls }: Requirement, texts: Texts): Fact[] {
  const t = texts.requirementReview.facts
  return [
    { label: t.source, value: escaped(source) },
    { label: t.controls, value: controls.join(', ') },
  ]
}

function lastFact(last: Found | null, { timeZone }: Person, texts: Texts): Fact {
  const t = texts.requirementReview
  return { label: t.facts.last, value: last ? t.last[last.outcome](last.at, timeZone) : t.facts.never }
}

/** How a requirement stands, for one reader; names are plain. */
export interface RequirementStands {
  requirement: Requirement
  /** Null where nobody owns it any more. */
  owner: string | null
  last: Found | null
  /** Who is asked now, and until when. */
  asked: { name: string; dueOn: CalendarDate } | null
  nextOn: CalendarDate | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/** All requirements that a reader sees: what they demand, whose they are, what was found last, and what comes next. */
export function requirementListCard(
  stands: readonly RequirementStands[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.requirementReview.list
  const lines = stands.map((each) => lineOf(each, reader, today, texts))
  return listCard(all ? t.all : t.mine, lines, { room: ROOM, more: t.more }, texts)
}

function lineOf(stands: RequirementStands, reader: Person, today: CalendarDate, texts: Texts): string {
  const { requirement, owner, last, asked, nextOn } = stands
  const { source, demands } = requirement
  const t = texts.requirementReview
  const what = escaped(firstLine(textFor(demands, reader)))
  return [
    t.list.line(escaped(titleOf(requirement, reader)), requirement.requirement, escaped(source), what),
    owner === null ? t.list.nobody : t.list.owner(escaped(owner)),
    ...(asked ? [t.list.asked(escaped(asked.name), asked.dueOn, today)] : []),
    last ? t.last[last.outcome](last.at, reader.timeZone) : t.list.never,
    ...(nextOn ? [t.list.next(nextOn, today)] : []),
  ].join(' · ')
}

/** One requirement, what was said of it last, and what the reader may do about it now. */
export function requirementCard(
  stands: RequirementStands,
  {
    finding,
    actions,
    reader,
    today,
  }: { finding: string | null; actions: readonly Action[]; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const { requirement, owner, last, asked, nextOn } = stands
  const t = texts.requirementReview
  const title = titleOf(requirement, reader)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...(asked
        ? [{ kind: 'text', text: t.list.asked(escaped(asked.name), asked.dueOn, today) } as const]
        : []),
      demandsNode(requirement, reader, texts),
      {
        kind: 'facts',
        facts: [
          ...sourceFacts(requirement, texts),
          { label: t.facts.owner, value: owner === null ? t.facts.nobody : escaped(owner) },
          lastFact(last, reader, texts),
          { label: t.facts.next, value: nextOn ? t.facts.nextOn(nextOn, today) : t.facts.nextNever },
        ],
      },
      ...(last && finding
        ? [{ kind: 'text', text: t.receipt.found[last.outcome](escaped(finding)) } as const]
        : []),
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
  }
}

/** Tells the ISMS lead that a requirement is not met, or has changed, and what comes next. */
export function toSeeToCard({ ask, name, reader, answeredBy }: RequirementView, texts: Texts): Card {
  const t = texts.requirementReview.notice
  const outcome = ask.answer?.value === 'changed' ? 'changed' : 'not-met'
  return titledCard(t.title[outcome](name), [
    t.said(escaped(answeredBy ?? ''), ask.answer?.at ?? '', reader.timeZone),
    escaped(ask.answer?.reason?.text ?? ''),
    t.next[outcome](ask.subject.id),
  ])
}
