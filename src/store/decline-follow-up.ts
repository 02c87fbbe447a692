import type { DeclineDecision } from '../domain/answer.js'
import { type Ask, askId, type DecisionSlot, putTo } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Cycle } from '../domain/cycle.js'
import { deciderOf, declineDays, declineStep, grantorOf, newestDecision } from '../domain/declined.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../domain/person.js'
import { dateIn, dueDate, earlierOf } from '../domain/working-days.js'
import type { AbsenceTools } from './absence-lines.js'
import type { Asks } from './asks.js'
import type { Cycles } from './cycles.js'
import type { Declines } from './declines.js'
import type { Policies } from './policies.js'
import type { PolicyExceptions } from './policy-exceptions.js'
import { settleNewAsks } from './rerouting.js'

export interface FollowUpTools extends AbsenceTools {
  asks: Asks
  cycles: Cycles
  declines: Declines
  exceptions: PolicyExceptions
  policies: Policies
}

/**
 * Does what follows from a decline as it stands, until there is nothing left but to wait: puts it to whoever decides,
 * asks again, grants. Whoever comes first does it, the desk at once and a sweep after a crash; twice is the same as
 * once. The asks whose messages change come back.
 */
export async function followUp(tools: FollowUpTools, declined: string, at: string): Promise<string[]> {
  const changed = new Set<string>()
  for (;;) {
    const ask = await tools.asks.byId(declined)
    if (ask?.followUpOwed) {
      await afterRound(tools, ask, at)
      for (const request of await tools.declines.showRequester(ask._id, at)) changed.add(request)
      await tools.declines.followedUp(ask)
      changed.add(ask._id)
    }
    if (ask?.state !== 'declined' || !(await takeStep(tools, ask, at))) return [...changed]
    changed.add(ask._id)
  }
}

/** False: there is nothing to do but wait. */
async function takeStep(tools: FollowUpTools, ask: Ask, at: string): Promise<boolean> {
  const decisions = await tools.declines.decisionsAbout(ask._id)
  const step = declineStep(ask, decisions, dateIn(at, ask.snapshot.timeZone))
  switch (step.next) {
    case 'wait':
      return false
    case 'ask':
      await putToDecider(tools, ask, step, at)
      return false
    case 'postpone':
      await tools.declines.postpone(ask, step.decision, at)
      await wantReceipt(tools, ask, at)
      return true
    case 'ask-again':
      return tools.declines.conclude(ask, step.decision, 'asked-again', at)
    case 'grant':
      return tools.declines.conclude(ask, step.decision, 'excepted', at)
  }
}

/** Who would be asked to decide about this ask; null: nobody may. */
export async function whoDecides(
  tools: FollowUpTools,
  ask: Ask,
  requester: PersonId | null,
  at: string,
): Promise<{ decider: Person; organisation: Organisation } | null> {
  const organisation = await tools.organisation.read()
  const policy = await tools.policies.byVersion(ask.subject.id, ask.subject.version)
  if (!organisation || !policy) return null
  const { ismsLead, deputy, topManagement } = organisation
  const candidates = [policy.owner, ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement]
  const people = await tools.people.byIds(candidates)
  const isThere = (id: PersonId) => {
    const person = people.get(id)
    return person !== undefined && isPresentAt(person, at)
  }
  const person = ask.askedOf
  const id =
    requester === null
      ? deciderOf(person, organisation, isThere)
      : grantorOf({ owner: policy.owner, person, requester }, organisation, isThere)
  const decider = id === null ? undefined : people.get(id)
  return decider ? { decider, organisation } : null
}

interface Question {
  slot: DecisionSlot
  round: number
  request?: Ask
}

async function putToDecider(
  tools: FollowUpTools,
  ask: Ask,
  { slot, round, request }: Question,
  at: string,
): Promise<void> {
  const requester = request?.answer?.by ?? null
  const found = await whoDecides(tools, ask, requester, at)
  if (!found) return
  const { decider, organisation } = found
  const place = placeOf(decider, organisation)
  const today = dateIn(at, decider.timeZone)
  const question = {
    ...{ cycle: ask.cycle, process: ask.process, subject: ask.subject, about: ask._id, slot, round },
    kind: 'delegable' as const,
    ...putTo(decider),
    neverBy: [ask.askedOf, ...(requester === null ? [] : [requester])],
    openedAt: at,
    dueOn: dueDate(today, declineDays, place),
    remindOn: dueDate(today, 1, place),
    toldOn: today,
  }
  await tools.asks.open([question])
  await settleNewAsks(tools, [decider], at)
  // Somebody else may have been first, and chosen another decider.
  const opened = await tools.asks.byId(askId(question))
  if (opened) await want(tools, opened.askedOf, { kind: 'asks', asks: [opened._id] }, at)
}

/** Granted once the ask is closed by it: of a question that was closed otherwise meanwhile, nobody is excepted. */
async function grant({ declines, exceptions }: FollowUpTools, ask: Ask): Promise<void> {
  const decisions = await declines.decisionsAbout(ask._id)
  const granting = decisions.find(({ _id }) => _id === ask.declined?.decision?.ask)
  const request = newestDecision(decisions, 'decline')
  if (!granting || !request) throw new RangeError(`${ask._id} is excepted without a decision`)
  const { _id, answer } = granting
  if (!answer?.until || !answer.reason) throw new RangeError(`${_id} grants without reason or end`)
  await exceptions.grant({
    _id,
    subject: ask.subject,
    person: ask.askedOf,
    cycle: ask.cycle,
    ask: ask._id,
    requestedBy: request.answer?.by ?? request.askedOf,
    grantedBy: answer.by,
    grantedAt: answer.at,
    reason: answer.reason.text,
    through: answer.through,
    until: answer.until,
    timeZone: ask.snapshot.timeZone,
  })
}

/** What follows once this round is over, and what the person hears of it. */
async function afterRound(tools: FollowUpTools, ask: Ask, at: string): Promise<void> {
  if (ask.closed?.because === 'excepted') await grant(tools, ask)
  if (ask.closed?.because === 'exception-ended') return finishWithdrawing(tools, ask, at)
  if (ask.closed?.because !== 'asked-again') return wantReceipt(tools, ask, at)
  const again = await askAgain(tools, ask, ask.declined?.decision, at)
  // What was postponed to today, or excepted until yesterday, comes with the message of the morning.
  if (again?.toldOn) await want(tools, again.askedOf, { kind: 'asks', asks: [again._id] }, at)
}

/** As many business days as anybody gets, but not beyond the cycle, and never less time than there was. */
function dueAgain(before: CalendarDate, enough: CalendarDate, closesOn: CalendarDate): CalendarDate {
  const withinCycle = earlierOf(enough, closesOn)
  return withinCycle > before ? withinCycle : before
}

/** The next round, due no earlier than this one was. */
async function askAgain(
  tools: FollowUpTools,
  ask: Ask,
  decision: DeclineDecision | undefined,
  at: string,
): Promise<Ask | null> {
  const [organisation, cycle, person] = await Promise.all([
    tools.organisation.read(),
    tools.cycles.byId(ask.cycle),
    tools.people.byId(ask.askedOf),
  ])
  if (!organisation || !cycle || !person) return null
  const place = placeOf(person, organisation)
  const today = dateIn(at, person.timeZone)
  const enough = dueDate(today, organisation.acknowledgement.businessDays, place)
  const { cycle: id, process, kind, slot, subject, askedOf, snapshot, joined } = ask
  const now = decision !== undefined && ['answered', 'refused', 'withdrawn'].includes(decision.kind)
  const question = {
    ...{ cycle: id, process, kind, slot, subject, askedOf, snapshot },
    // Until it is certain that the cycle's record has a line of it.
    mayAnswer: [],
    ...(joined === undefined ? {} : { joined }),
    round: ask.round + 1,
    follows: ask._id,
    openedAt: at,
    dueOn: dueAgain(ask.dueOn, enough, cycle.closesOn),
    remindOn: now ? dueDate(today, organisation.reminders.everyDays, place) : today,
    ...(now ? { toldOn: today } : {}),
  }
  await tools.asks.open([question])
  const stands = await tools.cycles.byId(id)
  if (stands?.state === 'closed') await withdrawLate(tools, cycle, at)
  // Whoever closes it closes the question with it, or takes it back.
  if (stands?.state === 'closed' || stands?.closing) return null
  await tools.asks.admit(question)
  const again = await tools.asks.byId(askId(question))
  // A newer version may have been published meanwhile: then the person was asked about that one.
  const newest = await tools.cycles.newestAbout(subject.type, subject.id)
  if (again && newest && newest.subject.version !== subject.version)
    await tools.declines.drop(again, 'superseded', at)
  return again
}

/**
 * Nobody is asked in a cycle that has its record. Both who asks again and who closes the cycle look afterwards, so one of
 * them sees it: whoever was asked too late is asked with the joiners instead. Nobody has answered it by then.
 */
export async function withdrawLate(tools: FollowUpTools, cycle: Cycle, at: string): Promise<void> {
  const before = await tools.declines.withdrawLate(cycle._id, at)
  if (before.length === 0) return
  await tools.cycles.lookForJoinersAgain(cycle.subject)
  await tools.declines.withdrawn(before)
}

/** Whoever began to take a question back may have died over it. */
async function finishWithdrawing(tools: FollowUpTools, ask: Ask, at: string): Promise<void> {
  const cycle = await tools.cycles.byId(ask.cycle)
  if (cycle?.state === 'closed') await withdrawLate(tools, cycle, at)
}

function wantReceipt(tools: FollowUpTools, { _id, askedOf }: Ask, at: string): Promise<void> {
  return want(tools, askedOf, { kind: 'decided', asks: [_id] }, at)
}

async function want(
  { deliveries, people }: FollowUpTools,
  id: PersonId,
  content: { kind: 'asks' | 'decided'; asks: string[] },
  at: string,
): Promise<void> {
  const person = await people.byId(id)
  if (person) await deliveries.tell([person], content, at)
}
