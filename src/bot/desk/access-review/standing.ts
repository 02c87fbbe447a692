import { askedNow } from '../../../domain/ask.js'
import type { Cycle } from '../../../domain/cycle.js'
import { isFollowUp } from '../../../domain/follow-ups.js'
import { urgencyOf } from '../../../domain/standing.js'
import { dateIn } from '../../../domain/working-days.js'
import { ownerOfDuty } from '../../../store/owners.js'
import { verbs } from '../../cards/access-review/view.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import { todayFor } from '../standing.js'
import type { AccessDeskTools } from './shown.js'
import { type Reviewed, reviewedSystems } from './which.js'

/** What of the reviews under way goes on only when somebody does something about it, and what was ordered in them. */
export async function accessToSeeTo(tools: AccessDeskTools, visit: Visit): Promise<StandingLine[]> {
  const all = await reviewedSystems(tools)
  const lines = all.map(async (reviewed) => {
    const { system } = reviewed
    const cycles = await tools.cycles.underWay({ process: 'access-review', subject: system.system })
    if (cycles.length === 0) return leftOpen(tools, visit, reviewed)
    return Promise.all(cycles.map((cycle) => linesOf(tools, visit, reviewed, cycle)))
  })
  return (await Promise.all(lines)).flat(2)
}

async function linesOf(
  tools: AccessDeskTools,
  visit: Visit,
  reviewed: Reviewed,
  cycle: Cycle,
): Promise<StandingLine[]> {
  const lines = await Promise.all([
    unread(visit, reviewed, cycle),
    unreviewed(tools, visit, reviewed, cycle),
    unshown(tools, visit, reviewed, cycle),
  ])
  return lines.filter((line) => line !== null)
}

/** What the last review left when it closed: it comes up again in the next one, which may be far. */
async function leftOpen(
  tools: AccessDeskTools,
  { person, organisation, texts }: Visit,
  { system }: Reviewed,
): Promise<StandingLine[][]> {
  const last = await tools.cycles.lastOf({ process: 'access-review', subject: system.system })
  if (!last?.closedAt) return []
  const [notReviewed, notDone] = await Promise.all([
    tools.accessHistory.notReviewedIn(last._id),
    tools.accessOrders.unsettled(last._id),
  ])
  if (notReviewed + notDone.length === 0) return []
  const t = texts.accessReview.status
  const title = escaped(titleOf(system, person))
  const start = { verb: verbs.askWhyNow, value: system.system, label: t.start.open, primary: true }
  const text = t.standing.leftOpen(title, notReviewed, notDone.length, last.closedAt, person.timeZone)
  const line: StandingLine = {
    ...{ urgency: 'stuck', canWait: true, on: dateIn(last.closedAt, organisation.timeZone), text },
    next: { text: t.standing.reviewAgain(title), actions: [start] },
  }
  return [[line]]
}

/** Its accounts could not be read. */
function unread(
  { person, organisation, texts }: Visit,
  { system }: Reviewed,
  { _id, failedExtraction: failed }: Cycle,
): StandingLine | null {
  if (!failed) return null
  const t = texts.accessReview.status.standing
  const title = escaped(titleOf(system, person))
  const tryNow = { verb: verbs.tryAgain, value: _id, label: texts.accessReview.notice.failed.tryNow }
  return {
    ...{ urgency: 'stuck', on: dateIn(failed.at, organisation.timeZone) },
    text: t.failed(title, failed.at, person.timeZone),
    next: { text: t.seeToFailed(title), actions: [{ ...tryNow, primary: true }] },
  }
}

/** Nobody is there who owns it, may review some of its accounts, or may confirm what was shown to be done. */
async function unreviewed(
  tools: AccessDeskTools,
  { person, organisation, texts, at }: Visit,
  { system }: Reviewed,
  { _id, startedAt, nobodySince }: Cycle,
): Promise<StandingLine | null> {
  const [blocked, owner] = await Promise.all([
    tools.accessRows.blocked(_id),
    ownerOfDuty(tools, { process: 'access-review', subject: system.system }, at),
  ])
  const t = texts.accessReview.status.standing
  const title = escaped(titleOf(system, person))
  const stuck = (text: string, next: string): StandingLine => {
    const on = dateIn(nobodySince ?? startedAt, organisation.timeZone)
    return { urgency: 'stuck', on, text, next: { text: next, actions: [] } }
  }
  if (blocked.length > 0) return stuck(t.nobody(title, blocked.length), t.nameOutsider(title))
  if (owner === null) return stuck(t.nobodyOwns(title), t.nameOwner(title))
  return nobodySince === undefined ? null : stuck(t.nobodyConfirms(title), t.nameConfirmer(title))
}

/** What was ordered and is not shown to be done, by when, and who is asked; what waits for the reader alone stands there. */
async function unshown(
  tools: AccessDeskTools,
  visit: Visit,
  { system }: Reviewed,
  { _id }: Cycle,
): Promise<StandingLine | null> {
  const orders = (await tools.accessOrders.unsettled(_id)).map(({ order }) => order)
  const on = orders.map(({ dueOn }) => dueOn).sort()[0]
  if (on === undefined) return null
  const { person, texts } = visit
  const asks = (await tools.asks.allOf(_id)).filter((ask) => ask.state === 'open' && isFollowUp(ask))
  const ids = [...new Set(asks.flatMap(askedNow))]
  if (ids.length === 1 && ids[0] === person._id) return null
  const people = await tools.people.byIds(ids)
  const names = ids.map((id) => escaped(people.get(id)?.name ?? ''))
  const removed = orders.filter(({ kind }) => kind === 'remove').length
  const changed = orders.length - removed
  const title = escaped(titleOf(system, person))
  const today = todayFor(visit)
  const urgency = urgencyOf(on, today)
  const { aboutAsk, status } = texts.accessReview
  const about = aboutAsk.seeTo(removed, changed, title)
  return {
    ...{ urgency, on, text: status.standing.orders(title, removed, changed, names, on, today) },
    ...(urgency === 'overdue' && names.length > 0
      ? { next: { text: texts.standing.isLate(about, names), actions: [] } }
      : {}),
  }
}
