import { type Ask, askId, type ClosedBecause } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import type { DeliveryContent } from '../../domain/delivery.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { type CalendarDate, isReachable, type Person } from '../../domain/person.js'
import {
  DAYS_TO_REVIEW,
  nextReviewLook,
  REVIEW_SLOT,
  type ReviewStanding,
  type ReviewState,
  reviewStanding,
} from '../../domain/policy-review.js'
import { programmeId } from '../../domain/programme.js'
import { nextMorning } from '../../domain/reminders.js'
import { dateIn, dueDate, type Place } from '../../domain/working-days.js'
import { type Asks, closedBy, type NewAsk } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { OrganisationStore } from '../../store/organisation.js'
import { reviewerOf } from '../../store/owners.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import type { PolicyReviews } from '../../store/policy-reviews.js'
import type { Programmes } from '../../store/programmes.js'
import type { Records } from '../../store/records.js'
import { type AbsenceTools, settleNewAsks } from '../../store/rerouting.js'
import { existing } from '../policy-acknowledgement/existing.js'
import { standingOf } from '../policy-acknowledgement/standing.js'
import { recordOf } from '../record-of-asks.js'
import type { IsDue } from '../sweep.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface ReviewAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface ReviewLook extends Pick<Look, 'nextLook'> {
  next: ReviewStanding
}

export interface PolicyReviewActivities {
  lookAtReview(input: ReviewAt): Promise<ReviewLook>
  askReviewer(input: ReviewAt): Promise<void>
  tellNobodyReviews(input: ReviewAt): Promise<void>
  closeReview(input: ReviewAt): Promise<void>
}

export interface PolicyReviewTools extends AbsenceTools {
  asks: Asks
  cycles: Cycles
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
  policies: Policies
  policyReviews: PolicyReviews
  programmes: Programmes
  records: Records
  /** Matches people to their chat accounts, once each. */
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  /** Wakes the clock that reminds everyone: somebody was asked something. */
  nudgeReminders: () => Promise<void>
  heartbeat: () => void
}

const byReview = closedBy('policy-review')

/** Each activity may run twice: what is there already is left as it is. */
export function policyReviewActivities(tools: PolicyReviewTools): PolicyReviewActivities {
  return {
    async lookAtReview({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const nextLook = nextReviewLook(cycle.dueOn, cycle.timeZone, asOf)
      const next = reviewStanding(await stateOf(tools, cycle, asOf))
      if (next === 'wait') await tools.cycles.looksNext(id, nextLook)
      return { next, nextLook }
    },
    askReviewer: (input) => askReviewer(tools, input),
    tellNobodyReviews: (input) => tellNobodyReviews(tools, input),
    closeReview: (input) => closeReview(tools, input),
  }
}

/** Also where somebody was asked and left, or where nobody was there and somebody is now. */
export function reviewIsDue(tools: StateTools): IsDue {
  return async (cycle, asOf) => reviewStanding(await stateOf(tools, cycle, asOf)) !== 'wait'
}

type StateTools = Pick<
  PolicyReviewTools,
  'asks' | 'cycles' | 'people' | 'policies' | 'policyReviews' | 'programmes'
>

async function stateOf(tools: StateTools, cycle: Cycle, asOf: string): Promise<ReviewState> {
  const [asks, reviewer, standing, overtaken] = await Promise.all([
    tools.asks.allOf(cycle._id),
    reviewerOf(tools, cycle.subject.id, asOf),
    standingOf(tools, cycle),
    tools.policyReviews.isOvertaken(cycle),
  ])
  // What only rewords it leaves the question what it was.
  const versions = [standing.newest, ...standing.wordings]
  const current = versions.includes(cycle.subject.version) && !standing.retired
  const told = cycle.nobodySince !== undefined
  return { asks, reviewer: reviewer?._id ?? null, told, current, overtaken }
}

/** Asks whoever owns the policy; whoever owned it before is asked no more. */
async function askReviewer(tools: PolicyReviewTools, { cycle: id, asOf }: ReviewAt): Promise<void> {
  const cycle = await existing(tools, id)
  const [organisation, reviewer] = await Promise.all([
    tools.organisation.read(),
    reviewerOf(tools, cycle.subject.id, asOf),
  ])
  if (!organisation || !reviewer) return
  await tools.cycles.somebodyThere(id)
  const before = await tools.asks.allOf(id)
  if (before.some(({ state }) => state === 'answered')) return
  const place = placeOf(reviewer, organisation)
  // A worker that died may have asked, and done nothing of what follows.
  const asked = before.find(({ state, askedOf }) => state === 'open' && askedOf === reviewer._id)
  if (!asked) await tools.asks.closeOpenOf(id, 'handed-on', asOf, byReview)
  const dueOn =
    before.length > 0 || cycle.nobodySince ? await dueAnew(tools, cycle, place, asOf) : cycle.dueOn
  const ask = asked ?? { ...askOf(cycle, reviewer, organisation, before, asOf), dueOn }
  if (!asked) await tools.asks.open([ask])
  await settleNewAsks(tools, [reviewer], asOf)
  if (!isReachable(reviewer)) await tools.matchPeople(asOf, tools.heartbeat)
  await tools.cycles.opened(id, asOf, 1, hashOf([askId(ask)]))
  await tools.nudgeReminders()
}

/** Whoever owned the policy has left, and a review never lapses: somebody has to say who reviews it now. */
async function tellNobodyReviews(tools: PolicyReviewTools, { cycle: id, asOf }: ReviewAt): Promise<void> {
  await tools.asks.closeOpenOf(id, 'left', asOf, byReview)
  await tellIsmsLead(tools, { kind: 'nobody-reviews', cycle: id, since: asOf, asks: [] }, asOf)
  await tools.cycles.nobodyThere(id, asOf)
  await tools.cycles.opened(id, asOf, 0, hashOf([]))
}

/** Whoever takes it over from somebody who left has as much time as they had, where they worked. */
async function dueAnew(
  { programmes }: PolicyReviewTools,
  { subject, because, dueOn, timeZone }: Cycle,
  place: Place,
  asOf: string,
): Promise<CalendarDate> {
  const programme = because ? null : await programmes.byId(programmeId('policy-review', subject.id))
  const days = programme?.businessDays ?? DAYS_TO_REVIEW
  const due = dueDate(dateIn(asOf, timeZone), days, place)
  return due > dueOn ? due : dueOn
}

function askOf(
  cycle: Cycle,
  reviewer: Person,
  organisation: Organisation,
  before: readonly Ask[],
  asOf: string,
): NewAsk {
  return {
    cycle: cycle._id,
    process: 'policy-review',
    kind: 'delegable',
    slot: REVIEW_SLOT,
    round: before.filter(({ askedOf }) => askedOf === reviewer._id).length + 1,
    askedOf: reviewer._id,
    mayAnswer: [reviewer._id],
    subject: cycle.subject,
    openedAt: asOf,
    dueOn: cycle.dueOn,
    remindOn: nextMorning(asOf, placeOf(reviewer, organisation)),
    snapshot: { department: reviewer.department, country: reviewer.country, timeZone: reviewer.timeZone },
  }
}

/** The record says what was found; that nothing changed is a finding, too. */
async function closeReview(tools: PolicyReviewTools, { cycle: id, asOf }: ReviewAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeOpenOf(id, await whyOver(tools, cycle), asOf, byReview)
  const asks = await tools.asks.allOf(id)
  const record = await recordOf(tools, cycle, asks, asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  if (asks.some(({ answer }) => answer?.value === 'revise'))
    await tellIsmsLead(tools, { kind: 'review', cycle: id, asks: [] }, asOf)
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}

/** Why whoever was asked need not answer any more. */
async function whyOver(tools: PolicyReviewTools, cycle: Cycle): Promise<ClosedBecause> {
  if ((await standingOf(tools, cycle)).retired) return 'retired'
  return (await tools.policyReviews.isOvertaken(cycle)) ? 'cycle-closed' : 'superseded'
}

/** What a review comes to is the ISMS lead's to see through. */
async function tellIsmsLead(
  { organisation, deliveries }: PolicyReviewTools,
  content: DeliveryContent,
  asOf: string,
): Promise<void> {
  const person = (await organisation.read())?.ismsLead
  if (person) await deliveries.want([{ person, content, class: 'now', notBefore: asOf, reachable: true }])
}
