import { seesAll } from '../../../domain/organisation.js'
import { isHeld } from '../../../domain/review-meeting.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Action } from '../../cards/card.js'
import { reviewCard, reviewListCard } from '../../cards/management-review/review.js'
import { verbs } from '../../cards/management-review/verbs.js'
import type { DefinitionList } from '../definition-list.js'
import type { Visit } from '../desk.js'
import {
  type KnownReview,
  knownReviews,
  mayPrepare,
  mayRecord,
  type ReviewDeskTools,
  runningMeeting,
  standsOf,
  takesPart,
} from './known.js'

/** Everybody who takes part sees a review, the ISMS lead and top management all. */
export function reviewList(tools: ReviewDeskTools): DefinitionList<KnownReview> {
  return {
    ...{ process: 'management-review', command: 'review', seesAll },
    words: ({ managementReview: { list, commands } }) => ({ ...list, command: commands.list }),
    offered: async ({ _id }) =>
      (await tools.managementReviews.list()).some(({ attendees }) => attendees.includes(_id)),
    known: () => knownReviews(tools),
    definitionOf: ({ definition: { review, title } }) => ({ id: review, title }),
    concerns: ({ definition, programme }, { _id }) =>
      programme.owner === _id || definition.attendees.includes(_id),
    async listCard(these, all, visit) {
      const { person, organisation, texts, at } = visit
      const lines = await Promise.all(these.map((each) => standsOf(tools, each, visit)))
      return reviewListCard(lines, { all, reader: person, today: dateIn(at, organisation.timeZone) }, texts)
    },
    async card(known, visit) {
      const { person, organisation, texts, at } = visit
      const stands = await standsOf(tools, known, visit)
      const shown = { reader: person, today: dateIn(at, organisation.timeZone) }
      return reviewCard(stands, actionsFor(known, visit), shown, texts)
    },
  }
}

/** What whoever looks may do about it now, the likely thing first. */
function actionsFor(known: KnownReview, visit: Visit): Action[] {
  const { meeting, definition } = known
  const t = visit.texts.managementReview.review
  const running = runningMeeting(known)
  const value = meeting?._id ?? ''
  const action = (verb: string, label: string): Action => ({ verb, value, label })
  const mayRead = takesPart(known, visit.person._id, visit.organisation)
  const today = dateIn(visit.at, visit.organisation.timeZone)
  const canRecord =
    running?.pack !== undefined &&
    running.put === undefined &&
    running.meetingOn <= today &&
    mayRecord(known, visit)
  const isRecorded = meeting?.attendance !== undefined
  const offered = [
    ...(canRecord ? [action(verbs.decide, t.record)] : []),
    ...(meeting && mayRead ? [action(`${verbs.readPack}/1`, t.readPack)] : []),
    ...(meeting && mayRead && isRecorded ? [action(`${verbs.minutes}/1`, t.minutes)] : []),
    ...(running && !isHeld(running) && mayPrepare(known, visit) ? [action(verbs.askMove, t.move)] : []),
    ...(running || !mayPrepare(known, visit)
      ? []
      : [{ verb: verbs.askWhyNow, value: definition.review, label: t.start }]),
  ]
  return offered.map((each, n) =>
    n === 0 && each.verb !== verbs.askWhyNow ? { ...each, primary: true } : each,
  )
}
