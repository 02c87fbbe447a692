import { reviewSubject } from '../../domain/management-review.js'
import { placeOf } from '../../domain/organisation.js'
import type { Programme } from '../../domain/programme.js'
import { reviewClosesOn } from '../../domain/review-course.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { ManagementReviews } from '../../store/management-reviews.js'
import type { People } from '../../store/people.js'
import type { ReviewMeetings } from '../../store/review-meetings.js'
import type { StartOccurrence } from '../calendar/start.js'
import {
  type Asking,
  type Beginning,
  begin,
  onItsDay,
  outOfTurn,
  type StartCycleTools,
} from '../start-cycle.js'

export interface StartReviewTools extends StartCycleTools {
  managementReviews: ManagementReviews
  people: People
  reviewMeetings: ReviewMeetings
}

/** The day has come on which a review begins to be prepared. */
export function plannedManagementReview(tools: StartReviewTools): StartOccurrence {
  return (programme, occurrence, asOf) => startReview(tools, programme, onItsDay(occurrence, asOf))
}

/** A review that somebody asks for out of turn: the nth of its kind. It spends no date of the calendar. */
export function unplannedManagementReview(tools: StartReviewTools) {
  return (programme: Programme, number: number, because: string, asking: Asking): Promise<string | null> =>
    startReview(tools, programme, outOfTurn(programme, number, because, asking))
}

/** The meeting is so many business days later as its programme gives to prepare it. */
async function startReview(
  tools: StartReviewTools,
  programme: Programme,
  beginning: Beginning,
): Promise<string | null> {
  const [definition, organisation, owner] = await Promise.all([
    tools.managementReviews.newest(programme.subject),
    tools.organisation.read(),
    programme.owner === null ? null : tools.people.byId(programme.owner),
  ])
  if (!definition || !organisation || !owner) return null
  const { ismsLead, timeZone } = organisation
  const place = placeOf(organisation, organisation)
  const meetingOn = dueDate(dateIn(beginning.asOf, timeZone), programme.businessDays, place)
  await tools.reviewMeetings.lay(beginning._id, definition.review, meetingOn)
  return begin(tools, beginning, {
    ...{ process: 'management-review', subject: reviewSubject(definition), sequence: definition.sequence },
    ...{ dueOn: meetingOn, closesOn: reviewClosesOn(meetingOn), timeZone, startedBy: ismsLead },
    audience: [{ person: owner.key }],
  })
}
