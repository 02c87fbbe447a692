import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { ReviewDefinition } from '../../../domain/management-review.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { MinutesLack, ReviewMeeting } from '../../../domain/review-meeting.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, escaped, type Fact } from '../card.js'
import { listCard } from '../common.js'
import { titleOf } from '../definition.js'

export type ReviewStage = keyof Texts['managementReview']['stages']

/** How a review stands, for one reader. */
export interface ReviewStands {
  definition: ReviewDefinition
  /** The one that runs, or was held last; null where none was ever held. */
  meeting: ReviewMeeting | null
  stage: ReviewStage | null
  /** Plain; null where nobody is there. */
  preparer: string | null
  nameOf: (person: PersonId) => string
  nextOn: CalendarDate | null
  lacks: readonly MinutesLack[]
  actions: { open: number; done: number }
}

interface Shown {
  reader: Person
  today: CalendarDate
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

export function reviewListCard(
  stands: readonly ReviewStands[],
  { all, reader, today }: Shown & { all: boolean },
  texts: Texts,
): Card {
  const t = texts.managementReview.list
  const lines = stands.map((each) => lineOf(each, { reader, today }, texts))
  return listCard(all ? t.title : t.mine, lines, { room: ROOM, more: t.more }, texts)
}

function lineOf(
  { definition, meeting, stage, nextOn }: ReviewStands,
  { reader, today }: Shown,
  texts: Texts,
): string {
  const t = texts.managementReview
  const isOver = stage === 'closed' || stage === 'following'
  return [
    t.list.line(escaped(titleOf(definition, reader)), definition.review),
    ...(meeting && stage && !isOver ? [t.list.running(t.stages[stage], meeting.meetingOn, today)] : []),
    ...(meeting && isOver ? [t.list.last(meeting.meetingOn, today)] : []),
    ...(meeting ? [] : [t.list.never]),
    ...(nextOn ? [t.list.next(nextOn, today)] : []),
  ].join(' · ')
}

/** One review, how its meeting stands, and what the reader may do about it now. */
export function reviewCard(
  stands: ReviewStands,
  actions: readonly Action[],
  { reader, today }: Shown,
  texts: Texts,
): Card {
  const { definition, lacks, nameOf } = stands
  const t = texts.managementReview.review
  const title = titleOf(definition, reader)
  const named = lacks.map((lack) => {
    if (lack.lacks !== 'decision') return t.lacks[lack.lacks]
    return t.lacks.decision(texts.managementReview.inputs[lack.input])
  })
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...(stands.meeting ? [] : [{ kind: 'text', text: t.none(definition.review) } as const]),
      { kind: 'facts', facts: factsOf(stands, nameOf, { reader, today }, texts) },
      ...(named.length > 0
        ? [{ kind: 'text', text: [t.lacking, ...named.map((each) => `- ${each}`)].join('\n') } as const]
        : []),
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
  }
}

/** As many people as a fact names. */
const MOST_NAMED = 8

function factsOf(
  { definition, meeting, stage, preparer, nextOn, actions }: ReviewStands,
  nameOf: (person: PersonId) => string,
  { reader, today }: Shown,
  texts: Texts,
): Fact[] {
  const { review: t, stages, list } = texts.managementReview
  const names = (people: readonly PersonId[]) => {
    const left = people.length - MOST_NAMED
    const first = people.slice(0, MOST_NAMED).map((id) => escaped(nameOf(id)))
    return [...first, ...(left > 0 ? [texts.common.more(left)] : [])].join(', ')
  }
  const { pack, attendance, signed } = meeting ?? {}
  return [
    ...(stage ? [{ label: t.facts.stage, value: stages[stage] }] : []),
    ...(meeting ? [{ label: t.facts.meeting, value: texts.dueDay(meeting.meetingOn, today) }] : []),
    { label: t.facts.chair, value: names([definition.chair]) },
    { label: t.facts.preparer, value: preparer === null ? t.nobody : escaped(preparer) },
    { label: t.facts.attendees, value: names(definition.attendees) },
    ...(meeting
      ? [
          {
            label: t.facts.pack,
            value: pack ? t.packSent(pack.at, reader.timeZone, pack.hash) : t.packNotSent,
          },
        ]
      : []),
    ...(attendance ? [{ label: t.facts.present, value: names(attendance.present) }] : []),
    ...(actions.open + actions.done > 0
      ? [{ label: t.facts.actions, value: t.actions(actions.open, actions.done) }]
      : []),
    ...(signed
      ? [{ label: t.facts.signed, value: t.signedBy(escaped(nameOf(signed.by)), signed.at, reader.timeZone) }]
      : []),
    ...(nextOn ? [{ label: texts.managementReview.list.title, value: list.next(nextOn, today) }] : []),
    { label: t.facts.controls, value: definition.controls.join(', ') },
  ]
}
