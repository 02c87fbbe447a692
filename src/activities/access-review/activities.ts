import {
  CONFIRM_POPULATION_SLOT,
  CONFIRM_PROOF_SLOT,
  EXTRACT_SLOT,
  VERIFY_SLOT,
} from '../../domain/access-review.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Look } from '../../domain/cycle.js'
import { systemSubject } from '../../domain/system.js'
import { dateIn } from '../../domain/working-days.js'
import { askNobody } from '../ask-one.js'
import { existing } from '../existing.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { askPerson, byReview, dueIn, isAtOnce, organisationOf } from './ask-person.js'
import { assignAccounts } from './assign.js'
import type { AccessAtHand } from './at-hand.js'
import { closeReview } from './close.js'
import { readLive } from './extract.js'
import { accessAtHand, notHeld } from './look.js'
import { askToCarryOut, orderDecided } from './orders.js'
import { confirmingOf } from './proof.js'
import { askReviewers, reseat, settleReviews } from './reviewers.js'
import { takeOverAnswer } from './take-over.js'
import type { AccessReviewTools } from './tools.js'
import { holdNewest } from './verify.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface AccessAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What is due of a review: one step of its course. */
export type AccessStep = Exclude<AccessAtHand['standing']['next'], 'wait' | 'close'>

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface AccessLook extends Pick<Look, 'nextLook'> {
  next: AccessStep | 'wait' | 'close'
}

export interface AccessReviewActivities {
  lookAtAccess(input: AccessAt): Promise<AccessLook>
  /** Reads the system or writes many rows: it may take minutes. */
  stepOfAccess(input: AccessAt & { step: AccessStep }): Promise<void>
  closeAccessReview(input: AccessAt): Promise<void>
}

/** Each activity may run twice: what is there already is left as it is. */
export function accessReviewActivities(tools: AccessReviewTools): AccessReviewActivities {
  return {
    lookAtAccess: (input) => look(tools, input),
    async stepOfAccess({ cycle: id, asOf, step }) {
      const atHand = await accessAtHand(tools, await existing(tools, id), asOf)
      // Whoever did it before died before they could say so.
      if (atHand.standing.next === step) await steps[step](tools, atHand, asOf)
    },
    closeAccessReview: ({ cycle, asOf }) => closeReview(tools, cycle, asOf),
  }
}

async function look(tools: AccessReviewTools, { cycle: id, asOf }: AccessAt): Promise<AccessLook> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return { next: 'close', nextLook: asOf }
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  const { standing, closesOn, writtenAnew, lacks } = await accessAtHand(tools, cycle, asOf)
  await tools.cycles.closesOn(cycle, closesOn, asOf)
  if (cycle.nobodySince && !lacks) await tools.cycles.somebodyThere(id)
  const nextLook = standing.next === 'wait' ? standing.nextLook : asOf
  if (writtenAnew) {
    await tools.asks.closeOpenOf(id, 'changed', asOf, byReview)
    await tools.cycles.asksAbout(id, systemSubject(writtenAnew), writtenAnew.sequence, asOf)
    return look(tools, { cycle: id, asOf })
  }
  if (standing.next === 'wait') await tools.cycles.looksNext(id, nextLook)
  return { next: standing.next, nextLook }
}

type Step = (tools: AccessReviewTools, atHand: AccessAtHand, asOf: string) => Promise<void>

const steps: Readonly<Record<AccessStep, Step>> = {
  'take-over': async (tools, atHand, asOf) => {
    const { standing } = atHand
    if (standing.next === 'take-over') await takeOverAnswer(tools, atHand, standing.answered, asOf)
  },
  keep: async (tools, atHand, asOf) => {
    const { standing } = atHand
    if (standing.next !== 'keep') return
    await tools.keepingAll.finish(tools.accessDecisions, standing.said, asOf, tools.heartbeat)
    await settleReviews(tools, { ...atHand, asks: [standing.said] }, asOf)
  },
  extract: async (tools, atHand, asOf) => void (await readLive(tools, atHand, 'review', asOf)),
  'ask-extract': async (tools, atHand, asOf) => {
    const { cycle, asks } = atHand
    const again = asks.some(({ slot }) => slot === EXTRACT_SLOT)
    await askOwner(tools, atHand, { slot: EXTRACT_SLOT, atOnce: isAtOnce(cycle) || again }, asOf)
  },
  'ask-swing': async (tools, atHand, asOf) => {
    const handedIn = atHand.extractions.findLast(({ purpose }) => purpose === 'review')?.ask
    const follows = handedIn ? { follows: handedIn } : {}
    await askOwner(tools, atHand, { slot: CONFIRM_POPULATION_SLOT, ...follows, atOnce: true }, asOf)
  },
  assign: assignAccounts,
  'ask-review': askReviewers,
  reseat,
  settle: settleReviews,
  order: orderDecided,
  'ask-order': askToCarryOut,
  'ask-verify': async (tools, atHand, asOf) => {
    const { standing } = atHand
    if (standing.next !== 'ask-verify') return
    const { cycle } = atHand
    const { _id: follows } = standing.ordered
    const orders = (await tools.accessOrders.inAsk(cycle._id, follows)).map(({ order }) => order)
    // Who said what was not so has no days more to show it.
    const again = orders.filter(({ reopened }) => reopened).map(({ dueOn }) => dueOn)
    const dueOn = again.length > 0 ? [...again, dateIn(asOf, cycle.timeZone)].sort().at(-1) : undefined
    await askOwner(tools, atHand, { slot: VERIFY_SLOT, follows, atOnce: true, dueOn }, asOf)
    // Their receipt leads to it.
    await tools.owedReceipts.owe([follows], asOf)
  },
  'ask-proof': async (tools, atHand, asOf) => {
    const { standing, cycle, asks } = atHand
    if (standing.next !== 'ask-proof') return
    const { confirmer: person, never: neverBy } = await confirmingOf(tools, atHand, standing.answered, asOf)
    if (!person) return
    const follows = standing.answered._id
    const dueOn = await daysOf(tools, person, asOf)
    const asking = { person, slot: CONFIRM_PROOF_SLOT, follows, neverBy, dueOn, atOnce: true }
    await askPerson(tools, cycle, asks, asking, asOf)
    await tools.nudgeReminders()
  },
  verify: async (tools, atHand, asOf) => {
    // Whoever read it before may have died before it was held against what was ordered.
    if (notHeld(atHand) || (await readLive(tools, atHand, 'verify', asOf)))
      await holdNewest(tools, atHand, asOf)
  },
  tell: async (tools, { cycle }, asOf) => {
    await tellIsmsLead(tools, { kind: 'nobody-reviews', cycle: cycle._id, since: asOf, asks: [] }, asOf)
    await askNobody(tools, cycle._id, asOf)
  },
}

async function askOwner(
  tools: AccessReviewTools,
  { cycle, asks, owner }: AccessAtHand,
  { dueOn, ...asking }: { slot: string; follows?: string; atOnce: boolean; dueOn?: CalendarDate | undefined },
  asOf: string,
): Promise<void> {
  if (!owner) return
  const until = dueOn ?? (await daysOf(tools, owner, asOf))
  await askPerson(tools, cycle, asks, { person: owner, dueOn: until, ...asking }, asOf)
  await tools.nudgeReminders()
}

async function daysOf(tools: AccessReviewTools, person: NonNullable<AccessAtHand['owner']>, asOf: string) {
  const organisation = await organisationOf(tools)
  return dueIn(organisation.approval.businessDays, person, organisation, asOf)
}
