import type { Ask } from '../../../domain/ask.js'
import type { Cycle } from '../../../domain/cycle.js'
import { type ReviewDefinition, type ReviewInput, reviewInputs } from '../../../domain/management-review.js'
import { isIsmsLead, type Organisation } from '../../../domain/organisation.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { Occurrence, Programme } from '../../../domain/programme.js'
import { doneOf } from '../../../domain/review-course.js'
import { actionsOf, minutesLack, type ReviewMeeting } from '../../../domain/review-meeting.js'
import { peopleInPack, type ReviewPack } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Cycles } from '../../../store/cycles.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { Policies } from '../../../store/policies.js'
import type { Programmes } from '../../../store/programmes.js'
import type { ReviewStage, ReviewStands } from '../../cards/management-review/review.js'
import type { ReviewViewTools } from '../../management-review-messages.js'
import type { ReviewPaperTools } from '../../review-paper.js'
import { definedAndPlanned } from '../definition-list.js'
import type { Visit } from '../desk.js'

export interface ReviewDeskTools extends ReviewViewTools, ReviewPaperTools {
  cycles: Cycles
  deliveries: Deliveries
  occurrences: Occurrences
  policies: Policies
  programmes: Programmes
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
  /** After something else of a meeting is durable: wakes its workflow. Never fails, never waited for. */
  cycleMoved: (cycle: string) => void
  /** Puts the review on record and starts it. Null: another one has that number. */
  startReview: (
    programme: Programme,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
  /** What top management is to look at, as the record has it at this instant: all of it, or the sections that are wanted. */
  makePack: (cycle: Cycle, asOf: string, wanted?: readonly ReviewInput[]) => Promise<ReviewPack>
}

/** One review that the file has, with the meeting that runs or was the last. */
export interface KnownReview {
  definition: ReviewDefinition
  programme: Programme
  owner: Person | null
  meeting: ReviewMeeting | null
  asks: readonly Ask[]
  next: Occurrence | null
}

export async function knownReviews(tools: ReviewDeskTools): Promise<KnownReview[]> {
  const [defined, planned] = await Promise.all([
    definedAndPlanned('management-review', tools.managementReviews, tools.programmes),
    tools.occurrences.planned(),
  ])
  const owners = await tools.people.byIds(defined.flatMap(({ programme }) => programme.owner ?? []))
  return Promise.all(
    defined.map(async ({ id, definition, programme }) => {
      const [meetings, open] = await Promise.all([
        tools.reviewMeetings.ofReview(id),
        tools.cycles.underWay({ process: 'management-review', subject: id }),
      ])
      // One out of turn may be held before the one that is planned.
      const isRunning = ({ _id, signed }: (typeof meetings)[number]) =>
        !signed && open.some((cycle) => cycle._id === _id)
      const { _id } = meetings.findLast(isRunning) ?? meetings[0] ?? {}
      const meeting = _id === undefined ? null : await tools.reviewMeetings.byId(_id)
      const owner = owners.get(programme.owner ?? '')
      return {
        ...{ definition, programme, meeting, owner: owner?.active ? owner : null },
        asks: meeting ? await tools.asks.allOf(meeting._id) : [],
        next: planned.find((each) => each.programme === programme._id) ?? null,
      }
    }),
  )
}

/** Who sees a review and reads its pack: whoever takes part, prepares it or leads the ISMS, and top management. */
export function takesPart(
  { definition, programme }: KnownReview,
  person: PersonId,
  organisation: Organisation,
): boolean {
  const { ismsLead, deputy, topManagement } = organisation
  return [programme.owner, ...definition.attendees, ismsLead, deputy, ...topManagement].includes(person)
}

/** Who prepares it, sends the pack and moves the meeting. */
export function mayPrepare({ programme, definition }: KnownReview, { person, organisation }: Visit): boolean {
  return [programme.owner, definition.chair].includes(person._id) || isIsmsLead(person, organisation)
}

/**
 * Who records what the meeting decides: the chair and whoever keeps the minutes; and whoever is asked to at the moment, in the
 * stead of a chair who is away. Where whoever kept the minutes has left, the ISMS lead does.
 */
export function mayRecord(
  { programme, definition, asks, owner }: KnownReview,
  { person, organisation }: Visit,
): boolean {
  const asked = asks.some(
    ({ state, slot, mayAnswer }) => slot === 'minutes' && state === 'open' && mayAnswer.includes(person._id),
  )
  const isInStead = owner === null && isIsmsLead(person, organisation)
  return asked || isInStead || [programme.owner, definition.chair].includes(person._id)
}

function stageOf(
  { meeting, asks }: Pick<KnownReview, 'meeting' | 'asks'>,
  today: string,
): ReviewStage | null {
  if (!meeting) return null
  const { pack, put, signed, closed, meetingOn } = meeting
  if (signed) return actionsOf(meeting).every((action) => doneOf(action, asks)) ? 'closed' : 'following'
  if (closed) return 'lapsed'
  if (put) return 'signing'
  if (!pack) return 'preparing'
  return today < meetingOn ? 'sent' : 'held'
}

/** Null where none runs: the last one is signed or was closed without, or there was none. */
export function runningMeeting({ meeting }: KnownReview): ReviewMeeting | null {
  return meeting && !meeting.signed && !meeting.closed ? meeting : null
}

export async function standsOf(
  { people }: ReviewDeskTools,
  known: KnownReview,
  { organisation, at }: Visit,
): Promise<ReviewStands> {
  const { definition, meeting, asks, owner, next } = known
  const nameOf = await namesIn(people, known)
  const actions = meeting?.signed ? actionsOf(meeting) : []
  const done = actions.filter((action) => doneOf(action, asks)).length
  return {
    ...{ definition, meeting, nameOf, preparer: owner?.name ?? null, nextOn: next?.date ?? null },
    stage: stageOf(known, dateIn(at, organisation.timeZone)),
    lacks:
      runningMeeting(known)?.pack && meeting
        ? minutesLack(meeting, reviewInputs, organisation.topManagement)
        : [],
    actions: { open: actions.length - done, done },
  }
}

/** Of everybody who is named in a review. */
export async function namesIn(
  people: ReviewDeskTools['people'],
  { definition, meeting }: Pick<KnownReview, 'definition' | 'meeting'>,
  others: readonly PersonId[] = [],
): Promise<(person: PersonId) => string> {
  const pack = meeting?.pack?.content
  const named = await people.byIds([
    ...new Set([
      ...[definition.chair, ...definition.attendees, ...others],
      ...(meeting?.attendance?.present ?? []),
      ...(meeting?.actions ?? []).map(({ who }) => who),
      ...Object.values(meeting?.decisions ?? {}).map(({ by }) => by),
      ...[meeting?.attendance, meeting?.results].flatMap((each) => each?.by ?? []),
      ...(meeting?.signed ? [meeting.signed.by] : []),
      ...(pack ? peopleInPack(pack) : []),
    ]),
  ])
  return (id) => named.get(id)?.name ?? ''
}
