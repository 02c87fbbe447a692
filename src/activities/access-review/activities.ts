import { type AccessStanding, EXTRACT_SLOT } from '../../domain/access-review.js'
import { putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import { lastOf, nextCheckLook } from '../../domain/control-check.js'
import type { Look } from '../../domain/cycle.js'
import { placeOf } from '../../domain/organisation.js'
import { nextMorning } from '../../domain/reminders.js'
import { closedBy } from '../../store/closing-asks.js'
import { askNobody, askOne, roundOf } from '../ask-one.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { accessAtHand, nextOf } from './look.js'
import type { AccessReviewTools } from './tools.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface AccessAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface AccessLook extends Pick<Look, 'nextLook'> {
  next: AccessStanding['next']
}

export interface AccessReviewActivities {
  lookAtAccess(input: AccessAt): Promise<AccessLook>
  askToExtract(input: AccessAt): Promise<void>
  tellNobodyReviews(input: AccessAt): Promise<void>
  closeAccessReview(input: AccessAt): Promise<void>
}

const byReview = closedBy('access-review')

/** Each activity may run twice: what is there already is left as it is. */
export function accessReviewActivities(tools: AccessReviewTools): AccessReviewActivities {
  return {
    async lookAtAccess({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const { state, closesOn } = await accessAtHand(tools, cycle, asOf)
      await tools.cycles.closesOn(cycle, closesOn, asOf)
      const nextLook = nextCheckLook({ ...cycle, closesOn }, asOf)
      const next = nextOf(state)
      if (next === 'wait') await tools.cycles.looksNext(id, nextLook)
      return { next, nextLook }
    },
    askToExtract: (input) => askToExtract(tools, input),
    tellNobodyReviews: (input) => tellNobodyReviews(tools, input),
    closeAccessReview: (input) => closeAccessReview(tools, input),
  }
}

/** The owner of a system that Steward does not read itself hands in who may use it. */
async function askToExtract(tools: AccessReviewTools, { cycle: id, asOf }: AccessAt): Promise<void> {
  const cycle = await existing(tools, id)
  const { state, owner } = await accessAtHand(tools, cycle, asOf)
  const organisation = await tools.organisation.read()
  if (!owner || !organisation) return
  const before = lastOf(state.asks, EXTRACT_SLOT)
  // A worker that died may have asked, and done nothing of what follows.
  const asked = before?.state === 'open' && before.askedOf === owner._id
  if (!asked && nextOf(state) !== 'ask-to-extract') return
  const ask = {
    ...{ cycle: id, process: 'access-review' as const, kind: 'delegable' as const, slot: EXTRACT_SLOT },
    ...{ round: roundOf(state.asks, EXTRACT_SLOT, owner, asked), ...putTo(owner) },
    ...{ subject: cycle.subject, openedAt: asOf, dueOn: cycle.dueOn },
    remindOn: nextMorning(asOf, placeOf(owner, organisation)),
  }
  await askOne(tools, ask, owner, asOf)
}

/** Nobody is there who owns the system: the ISMS lead has to name somebody. */
async function tellNobodyReviews(tools: AccessReviewTools, { cycle: id, asOf }: AccessAt): Promise<void> {
  await tools.asks.closeOpenOf(id, 'left', asOf, byReview)
  await tellIsmsLead(tools, { kind: 'nobody-reviews', cycle: id, since: asOf, asks: [] }, asOf)
  await askNobody(tools, id, asOf)
}

async function closeAccessReview(tools: AccessReviewTools, { cycle: id, asOf }: AccessAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, byReview)
  const record = await recordOf(tools, cycle, await tools.asks.allOf(id), asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}
