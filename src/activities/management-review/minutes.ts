import type { Decision } from '../../domain/decision.js'
import { cycleOfMinutes, minutesHash, type ReviewMeeting } from '../../domain/review-meeting.js'
import type { ReviewMeetings } from '../../store/review-meetings.js'
import type { DecisionSubject } from '../decision-subject.js'

export interface MinutesTools {
  reviewMeetings: ReviewMeetings
}

/** The minutes of a review, which somebody of top management signs as they were put (9.3.3). */
export function minutesSigning({ reviewMeetings }: MinutesTools): DecisionSubject {
  return {
    overtaken: async (decision) => {
      const meeting = await meetingOf(reviewMeetings, decision)
      return meeting && isAsPut(meeting, decision) ? null : 'changed'
    },

    carryOut: async (decision, approval, asOf) => {
      const meeting = await meetingOf(reviewMeetings, decision)
      if (meeting?.signed?.decision === decision._id) return null
      if (!meeting || !isAsPut(meeting, decision)) return 'changed'
      await reviewMeetings.sign(meeting, approval, asOf)
      return null
    },

    // Nobody below top management stands in, whoever is of it by then.
    whoMay: async ({ never = [], requestedBy }, { topManagement }) => {
      return { never, standIns: topManagement.filter((id) => id !== requestedBy) }
    },
  }
}

function isAsPut(meeting: ReviewMeeting, { subject }: Decision): boolean {
  const { put } = meeting
  return put !== undefined && put.hash === subject.hash && minutesHash(meeting) === subject.hash
}

function meetingOf(reviewMeetings: ReviewMeetings, { subject }: Decision): Promise<ReviewMeeting | null> {
  return reviewMeetings.byId(cycleOfMinutes(subject.id))
}
