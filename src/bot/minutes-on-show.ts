import type { Subject } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import { cycleOfMinutes } from '../domain/review-meeting.js'
import type { ManagementReviews } from '../store/management-reviews.js'
import type { People } from '../store/people.js'
import type { ReviewMeetings } from '../store/review-meetings.js'
import { type MinutesView, minutesText, signingView } from './cards/management-review/minutes.js'
import { pageOfText } from './cards/statement/text.js'
import { minutesViewFor } from './review-paper.js'
import type { SubjectOnShow } from './subject-on-show.js'
import { textsFor } from './texts/texts.js'

export interface MinutesTools {
  managementReviews: ManagementReviews
  people: People
  reviewMeetings: ReviewMeetings
}

/** The minutes of a management review, for whoever signs them. */
export function minutesOnShow(tools: MinutesTools): SubjectOnShow {
  const viewOf = (subject: Subject, reader: Person) => minutesViewOfSubject(tools, subject, reader)
  return {
    view: async ({ subject }, reader) => {
      const view = await viewOf(subject, reader)
      return view && signingView(view, textsFor(reader.language))
    },
    name: async (subject, reader) => {
      const view = await viewOf(subject, reader)
      return view && textsFor(reader.language).reviewMinutes.sign.what(view.title)
    },
    page: async ({ subject }, reader, page, turn) => {
      const view = await viewOf(subject, reader)
      const texts = textsFor(reader.language)
      return view && pageOfText(minutesText(view, texts), page, turn, texts)
    },
  }
}

async function minutesViewOfSubject(
  { managementReviews, people, reviewMeetings }: MinutesTools,
  { id }: Subject,
  reader: Person,
): Promise<MinutesView | null> {
  const meeting = await reviewMeetings.byId(cycleOfMinutes(id))
  const definition = meeting && (await managementReviews.newest(meeting.review))
  if (!meeting || !definition) return null
  return minutesViewFor({ people }, meeting, definition, reader)
}
