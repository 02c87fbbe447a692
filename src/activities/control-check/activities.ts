import { type Ask, askId, putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import {
  CHECK_SLOT,
  type CheckStanding,
  CONFIRM_SLOT,
  checkStanding,
  lastOf,
  leftUnconfirmed,
  nextCheckLook,
} from '../../domain/control-check.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import type { OwedReceipts } from '../../store/owed-receipts.js'
import type { Records } from '../../store/records.js'
import { type AskOneTools, askNobody, askOne, roundOf } from '../ask-one.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { type CheckLookTools, checkAtHand } from './look.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface CheckAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface CheckLook extends Pick<Look, 'nextLook'> {
  next: CheckStanding['next']
}

export interface ControlCheckActivities {
  lookAtCheck(input: CheckAt): Promise<CheckLook>
  askForCheck(input: CheckAt): Promise<void>
  askToConfirm(input: CheckAt): Promise<void>
  tellNobodyChecks(input: CheckAt): Promise<void>
  closeCheck(input: CheckAt): Promise<void>
}

export interface ControlCheckTools extends AskOneTools, CheckLookTools {
  owedReceipts: OwedReceipts
  records: Records
}

const byCheck = closedBy('control-check')

/** Each activity may run twice: what is there already is left as it is. */
export function controlCheckActivities(tools: ControlCheckTools): ControlCheckActivities {
  return {
    async lookAtCheck({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const { state, closesOn } = await checkAtHand(tools, cycle, asOf)
      await tools.cycles.closesOn(cycle, closesOn, asOf)
      const nextLook = nextCheckLook({ ...cycle, closesOn }, asOf)
      const { next } = checkStanding(state)
      if (next === 'wait') await tools.cycles.looksNext(id, nextLook)
      return { next, nextLook }
    },
    askForCheck: (input) => askForCheck(tools, input),
    askToConfirm: (input) => askToConfirm(tools, input),
    tellNobodyChecks: (input) => tellNobodyChecks(tools, input),
    closeCheck: (input) => closeCheck(tools, input),
  }
}

/** Asks whoever owns the check by now, for the first time or since a second person sent the answer back. */
async function askForCheck(tools: ControlCheckTools, { cycle: id, asOf }: CheckAt): Promise<void> {
  const cycle = await existing(tools, id)
  const { state, asks, owner } = await checkAtHand(tools, cycle, asOf)
  if (!owner) return
  const before = lastOf(asks, CHECK_SLOT)
  // A worker that died may have asked, and done nothing of what follows.
  const asked = before?.state === 'open' && before.askedOf === owner._id
  if (!asked && checkStanding(state).next !== 'ask') return
  // Whoever takes it over from whom it was sent back to reads why, too.
  const sentBack = before?.state === 'answered' ? before._id : before?.follows
  await tools.owedReceipts.owe(before?.state === 'answered' ? [before._id] : [], asOf)
  await ask(tools, cycle, owner, asOf, {
    ...{ slot: CHECK_SLOT, round: roundOf(asks, CHECK_SLOT, owner, asked) },
    ...(sentBack ? { follows: sentBack } : {}),
    // What was planned comes with the morning's message; whoever has to look again, or out of turn, hears of it now.
    atOnce: cycle.because !== undefined || sentBack !== undefined,
  })
}

/** A second person sees what was answered, and confirms it or sends it back. */
async function askToConfirm(tools: ControlCheckTools, { cycle: id, asOf }: CheckAt): Promise<void> {
  const cycle = await existing(tools, id)
  const { state, asks, confirmer, never } = await checkAtHand(tools, cycle, asOf)
  const answered = lastOf(asks, CHECK_SLOT)
  if (!confirmer || answered?.state !== 'answered') return
  const asked = asks.some(({ state, follows, askedOf, slot }) => {
    return slot === CONFIRM_SLOT && state === 'open' && follows === answered._id && askedOf === confirmer._id
  })
  if (!asked && checkStanding(state).next !== 'confirm') return
  await tellOfFailures(tools, id, asks, asOf)
  await ask(tools, cycle, confirmer, asOf, {
    ...{ slot: CONFIRM_SLOT, round: roundOf(asks, CONFIRM_SLOT, confirmer, asked), atOnce: true },
    ...{ follows: answered._id, neverBy: never },
  })
}

interface Asking extends Pick<NewAsk, 'slot' | 'round' | 'follows' | 'neverBy'> {
  /** In a message of its own. */
  atOnce: boolean
}

async function ask(
  tools: ControlCheckTools,
  cycle: Cycle,
  person: Person,
  asOf: string,
  { atOnce, ...which }: Asking,
): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation) throw new Error('No organisation has been imported')
  const asked = newAsk(cycle, person, organisation, asOf, { atOnce, ...which })
  await askOne(tools, asked, person, asOf)
  if (!atOnce) return
  // Whoever was in no chat yet may have been found there meanwhile.
  const told = await tools.people.byIds([person._id])
  await tools.deliveries.tell([...told.values()], { kind: 'asks', asks: [askId(asked)] }, asOf)
}

function newAsk(
  cycle: Cycle,
  person: Person,
  organisation: Organisation,
  asOf: string,
  { atOnce, ...which }: Asking,
): NewAsk {
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  // Whoever confirms, or looks again, has their days also where the owner took theirs.
  const given = dueDate(today, organisation.approval.businessDays, place)
  const dueOn = which.follows !== undefined && given > cycle.dueOn ? given : cycle.dueOn
  return {
    ...{ cycle: cycle._id, process: 'control-check', kind: 'delegable', ...which },
    ...putTo(person),
    subject: cycle.subject,
    openedAt: asOf,
    dueOn,
    remindOn: atOnce ? remindAgainOn(today, dueOn, place, organisation.reminders) : nextMorning(asOf, place),
    ...(atOnce && isReachable(person) ? { toldOn: today } : {}),
  }
}

/** Nobody is there who could make it, or nobody may confirm it: the ISMS lead has to name somebody. */
async function tellNobodyChecks(tools: ControlCheckTools, { cycle: id, asOf }: CheckAt): Promise<void> {
  const { state, asks } = await checkAtHand(tools, await existing(tools, id), asOf)
  await tellOfFailures(tools, id, asks, asOf)
  const found = lastOf(asks, CHECK_SLOT)
  const isAnswered = found?.state === 'answered'
  // Who left is asked no more already; what is still open asks somebody to confirm who may not any longer. Who is only
  // away may, and stays asked.
  if (!state.heldUp) await tools.asks.closeOpenOf(id, isAnswered ? 'withdrawn' : 'left', asOf, byCheck)
  await tools.owedReceipts.owe(isAnswered ? [found._id] : [], asOf)
  await tellIsmsLead(tools, { kind: 'nobody-checks', cycle: id, since: asOf, asks: [] }, asOf)
  await askNobody(tools, id, asOf)
}

/** The record says what was found, by whom, and who confirmed it; that nobody answered is on record, too. */
async function closeCheck(tools: ControlCheckTools, { cycle: id, asOf }: CheckAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, byCheck)
  const { asks, state } = await checkAtHand(tools, cycle, asOf)
  await tellOfFailures(tools, id, asks, asOf)
  await showWhatCameOfIt(tools, cycle, asks, asOf)
  const unconfirmed = leftUnconfirmed(asks, state.confirmed)?._id
  const record = await recordOf(tools, cycle, asks, asOf, unconfirmed === undefined ? {} : { unconfirmed })
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}

/** Whoever made the check reads in their receipt that a second person confirmed it, or that nobody did. */
async function showWhatCameOfIt(
  { owedReceipts }: ControlCheckTools,
  { nobodySince }: Cycle,
  asks: readonly Ask[],
  asOf: string,
) {
  const found = lastOf(asks, CHECK_SLOT)
  const waited = nobodySince !== undefined || asks.some(({ slot }) => slot === CONFIRM_SLOT)
  await owedReceipts.owe(found?.state === 'answered' && waited ? [found._id] : [], asOf)
}

/** At once, whether or not a second person confirms it: once for each answer. Whoever gave it knows. */
async function tellOfFailures(
  tools: ControlCheckTools,
  cycle: string,
  asks: readonly Ask[],
  asOf: string,
): Promise<void> {
  const lead = (await tools.organisation.read())?.ismsLead
  for (const { _id, slot, answer } of asks)
    if (slot === CHECK_SLOT && answer?.value === 'not-ok' && answer.by !== lead)
      await tellIsmsLead(tools, { kind: 'not-ok', cycle, ask: _id, asks: [] }, asOf)
}
