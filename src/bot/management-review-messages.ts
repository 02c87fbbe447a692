import type { Ask } from '../domain/ask.js'
import type { ReviewDefinition } from '../domain/management-review.js'
import type { Person, PersonId } from '../domain/person.js'
import {
  inputOfSlot,
  isActionSlot,
  isQuestionSlot,
  MINUTES_SLOT,
  PACK_SLOT,
} from '../domain/review-course.js'
import type { ReviewAction } from '../domain/review-meeting.js'
import type { Asks } from '../store/asks.js'
import type { ManagementReviews } from '../store/management-reviews.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { ReviewMeetings } from '../store/review-meetings.js'
import { escaped } from './cards/card.js'
import { firstLine } from './cards/common.js'
import { titleOf } from './cards/definition.js'
import { type ReviewAskView, reviewAskCard } from './cards/management-review/ask.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface ReviewViewTools {
  asks: Asks
  managementReviews: ManagementReviews
  organisation: OrganisationStore
  people: People
  reviewMeetings: ReviewMeetings
}

/** What stands in the messages of a management review. */
export function managementReviewMessages(tools: ReviewViewTools): ProcessMessages {
  const definitionOf = async ({ id, version }: Ask['subject']) =>
    (await tools.managementReviews.byVersion(id, version)) ?? tools.managementReviews.newest(id)
  return {
    ofAsk: async (ask, reader, at) => {
      const view = await reviewAskViewOf(tools, ask, reader, at)
      return view && reviewAskCard(view, await textsOf(tools, reader))
    },

    about: async (subject, reader) => {
      const definition = await definitionOf(subject)
      return (
        definition && textsFor(reader.language).managementReview.about(escaped(titleOf(definition, reader)))
      )
    },

    aboutAsk: async (ask, reader) => {
      const definition = await definitionOf(ask.subject)
      if (!definition) return null
      const meeting = await tools.reviewMeetings.byId(ask.cycle)
      const action = meeting?.actions.find(({ id }) => id === ask.slot) ?? null
      return namedAsk(ask, definition, action, reader)
    },

    ofNotice: async () => null,
  }
}

function namedAsk(
  { slot }: Ask,
  definition: ReviewDefinition,
  action: ReviewAction | null,
  reader: Person,
): string | null {
  const { aboutAsk: t, inputs } = textsFor(reader.language).managementReview
  const title = escaped(titleOf(definition, reader))
  const input = inputOfSlot(slot)
  if (input) return t.input(inputs[input], title)
  if (slot === PACK_SLOT) return t.pack(title)
  if (slot === MINUTES_SLOT) return t.minutes(title)
  if (isQuestionSlot(slot)) return t.question(title)
  return isActionSlot(slot) ? t.action(escaped(firstLine(action?.what.text ?? ''))) : null
}

async function textsOf({ organisation }: ReviewViewTools, reader: Person): Promise<Texts> {
  return textsFor(reader.language, (await organisation.read())?.languages[0])
}

/** An ask of a review as its cards show it to a reader. Null: what it is about is not on record. */
export async function reviewAskViewOf(
  tools: ReviewViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<ReviewAskView | null> {
  const [meeting, definition, asks] = await Promise.all([
    tools.reviewMeetings.byId(ask.cycle),
    tools.managementReviews.newest(ask.subject.id),
    tools.asks.allOf(ask.cycle),
  ])
  if (!meeting || !definition) return null
  const waiting = asks.filter(({ state, slot }) => state === 'open' && inputOfSlot(slot))
  const question = meeting.questions?.find(({ id }) => id === ask.slot) ?? null
  const action = meeting.actions.find(({ id }) => id === ask.slot) ?? null
  const handed = action?.handedOn?.findLast(({ to }) => to === ask.askedOf)
  const ids: PersonId[] = [
    ...(question ? [question.by] : []),
    ...(handed ? [handed.by] : []),
    ...[definition.chair, ask.askedOf, ...waiting.map(({ askedOf }) => askedOf)],
    ...(ask.answer ? peopleIn(ask.answer) : []),
  ]
  const names = await tools.people.byIds([...new Set(ids)])
  const nameOf = (id: PersonId) => names.get(id)?.name ?? ''
  return {
    ...{ ask, definition, meeting, reader, at, askedOf: nameOf(ask.askedOf) },
    chair: nameOf(definition.chair),
    handedOn: handed ? { by: nameOf(handed.by), reason: handed.reason.text } : null,
    ...{ action, question, questionBy: question ? nameOf(question.by) : '' },
    answeredBy: ask.answer ? whoAnswered(ask.answer, names, textsFor(reader.language)) : null,
    unanswered: [...new Set(waiting.map(({ askedOf }) => nameOf(askedOf)))],
  }
}
