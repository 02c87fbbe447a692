import type { Ask } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { type AskedInput, askedInputs, type ReviewDefinition } from '../../domain/management-review.js'
import type { Organisation } from '../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { programmeId } from '../../domain/programme.js'
import {
  inputSlot,
  isOver,
  type ReviewState,
  reviewClosesOn,
  reviewDates,
  reviewSteps,
} from '../../domain/review-course.js'
import { actionsOf, doesIt, minutesSubjectId, type ReviewMeeting } from '../../domain/review-meeting.js'
import { dateIn } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Decisions } from '../../store/decisions.js'
import type { ManagementReviews } from '../../store/management-reviews.js'
import type { OrganisationStore } from '../../store/organisation.js'
import { type OwnerTools, ownerOf } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { ReviewMeetings } from '../../store/review-meetings.js'
import type { IsDue } from '../sweep.js'

export interface ReviewLookTools extends OwnerTools {
  asks: Asks
  cycles: Cycles
  decisions: Decisions
  managementReviews: ManagementReviews
  organisation: OrganisationStore
  programmes: Programmes
  reviewMeetings: ReviewMeetings
}

/** A review as it stands, and who takes part in it by now. */
export interface ReviewAtHand {
  state: ReviewState
  definition: ReviewDefinition
  organisation: Organisation
  people: ReadonlyMap<PersonId, Person>
}

export function managementReviewIsDue(tools: ReviewLookTools): IsDue {
  return async (cycle, asOf) => {
    const { state } = await reviewAtHand(tools, cycle, asOf)
    return isOver(state) || reviewSteps(state).length > 0
  }
}

export async function reviewAtHand(
  tools: ReviewLookTools,
  cycle: Cycle,
  asOf: string,
): Promise<ReviewAtHand> {
  const { id, version } = cycle.subject
  const subject = { type: 'minutes', id: minutesSubjectId(cycle._id) } as const
  const [meeting, newest, organisation, programme, asks, overtaken, decision] = await Promise.all([
    tools.reviewMeetings.byId(cycle._id),
    tools.managementReviews.newest(id),
    tools.organisation.read(),
    tools.programmes.byId(programmeId('management-review', id)),
    tools.asks.allOf(cycle._id),
    tools.cycles.isOvertaken(cycle),
    tools.decisions.newestAbout(subject),
  ])
  if (!meeting || !newest || !organisation)
    throw new Error(`${cycle._id} (version ${version}) is not on record`)
  const owner = programme && (await ownerOf(tools, programme, asOf))
  const people = await peopleOf(tools, newest, meeting, organisation, owner?._id)
  const isThere = (person: PersonId) => {
    const found = people.get(person)
    return found !== undefined && isPresentAt(found, asOf)
  }
  const { ismsLead, deputy, topManagement } = organisation
  const whoPrepares = [owner?._id, ismsLead, deputy, newest.chair, ...topManagement]
  const preparer = whoPrepares.find((each) => each && isThere(each)) ?? null
  const startedOn = dateIn(cycle.startedAt, organisation.timeZone)
  return {
    ...{ definition: newest, organisation, people },
    state: {
      ...{ meeting, asks, overtaken, decision, preparer },
      today: dateIn(asOf, organisation.timeZone),
      dates: reviewDates(meeting.meetingOn, startedOn, organisation),
      inputs: whoIsAsked(newest, preparer, isThere, asks),
      chair: [newest.chair, ...topManagement].find(isThere) ?? null,
      doerOf: ({ who }) => (isThere(who) ? who : preparer),
      closesOn: reviewClosesOn(meeting.meetingOn),
    },
  }
}

/** Whoever prepares the review is asked for what nobody is named for, and in the stead of whoever left. */
function whoIsAsked(
  { asks }: ReviewDefinition,
  preparer: PersonId | null,
  isThere: (person: PersonId) => boolean,
  said: readonly Ask[],
): Map<AskedInput, PersonId[]> {
  const instead = preparer === null ? [] : [preparer]
  return new Map(
    askedInputs.map((input) => {
      const there = (asks[input] ?? []).filter(isThere)
      // Whoever left had their say before.
      const isSaid = said.some(({ slot, state }) => slot === inputSlot(input) && state === 'answered')
      return [input, there.length > 0 ? there : isSaid ? [] : instead]
    }),
  )
}

function peopleOf(
  { people }: Pick<ReviewLookTools, 'people'>,
  { chair, attendees, asks }: ReviewDefinition,
  meeting: ReviewMeeting,
  { ismsLead, deputy, topManagement }: Organisation,
  owner: PersonId | undefined,
): Promise<Map<PersonId, Person>> {
  const ids = [
    ...[chair, ...attendees, ismsLead, ...topManagement, ...(deputy ? [deputy] : [])],
    ...(owner ? [owner] : []),
    ...Object.values(asks).flat(),
    ...actionsOf(meeting).map(doesIt),
    ...(meeting.attendance?.present ?? []),
    ...(meeting.questions ?? []).flatMap(({ of, by }) => [of, by]),
  ]
  return people.byIds([...new Set(ids)])
}
