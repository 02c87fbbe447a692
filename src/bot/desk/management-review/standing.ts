import { doneOf, dueOf } from '../../../domain/review-course.js'
import { actionsOf } from '../../../domain/review-meeting.js'
import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { verbs } from '../../cards/management-review/verbs.js'
import type { StandingLine } from '../../cards/standing.js'
import type { MineSection, Visit } from '../desk.js'
import { type KnownReview, knownReviews, type ReviewDeskTools, runningMeeting, takesPart } from './known.js'

/** A meeting that comes near, one that nobody prepares, and actions that are overdue. */
export async function reviewsToSeeTo(tools: ReviewDeskTools, visit: Visit): Promise<StandingLine[]> {
  const known = await knownReviews(tools)
  return known.flatMap((each) => [...unprepared(each, visit), ...overdue(each, visit)])
}

function unprepared(known: KnownReview, { person, organisation, texts, at }: Visit): StandingLine[] {
  const { definition, owner } = known
  const t = texts.managementReview.standing
  const title = escaped(titleOf(definition, person))
  const show = { verb: verbs.show, value: definition.review, label: t.show, primary: true }
  const today = dateIn(at, organisation.timeZone)
  if (!owner)
    return [
      {
        ...{ urgency: 'stuck', on: today, text: t.nobody(title) },
        next: { text: t.nameOwner(title), actions: [show] },
      },
    ]
  const meeting = runningMeeting(known)
  if (!meeting || meeting.meetingOn < today || !meeting.pack) return []
  return [{ urgency: 'later', on: meeting.meetingOn, text: t.upcoming(title, meeting.meetingOn, today) }]
}

function overdue({ definition, meeting, asks }: KnownReview, visit: Visit): StandingLine[] {
  const { person, organisation, texts, at } = visit
  const today = dateIn(at, organisation.timeZone)
  const late = (meeting?.signed ? actionsOf(meeting) : []).filter(
    (action) => !doneOf(action, asks) && dueOf(action, asks) < today,
  )
  const [first] = late.map((action) => dueOf(action, asks)).sort()
  if (first === undefined) return []
  const t = texts.managementReview.standing
  const show = { verb: verbs.show, value: definition.review, label: t.show }
  const text = t.overdueActions(escaped(titleOf(definition, person)), late.length)
  return [{ urgency: 'overdue', on: first, text, next: { text, actions: [show] } }]
}

/** The meeting that comes next, for whoever takes part, with the way to its pack. */
export async function reviewsOf(tools: ReviewDeskTools, visit: Visit): Promise<MineSection | null> {
  const { person, organisation, texts, at } = visit
  const today = dateIn(at, organisation.timeZone)
  const { mine: t, review } = texts.managementReview
  const found = (await knownReviews(tools)).flatMap((known) => {
    const meeting = runningMeeting(known)
    const { definition } = known
    if (!meeting || meeting.meetingOn < today || !takesPart(known, person._id, organisation)) return []
    const line = meeting.pack ? t.meets : t.prepared
    const text = line(escaped(titleOf(definition, person)), definition.review, meeting.meetingOn, today)
    const read = { verb: `${verbs.readPack}/1`, value: meeting._id, label: review.readPack }
    return [{ text, actions: meeting.pack ? [read] : [] }]
  })
  if (found.length === 0) return null
  return {
    ...{ title: t.title, lines: found.map(({ text }) => text) },
    actions: found.flatMap(({ actions }) => actions),
  }
}
