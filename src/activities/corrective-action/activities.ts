import { putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import { mayBeDecided, meaningOf } from '../../domain/corrective-action.js'
import { concernedBy } from '../../domain/corrective-hands.js'
import type { CorrectiveStep } from '../../domain/corrective-steps.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import type { DeliveryContent } from '../../domain/delivery.js'
import { isEnded, nonconformitySubject } from '../../domain/nonconformity.js'
import { defaultCorrectiveActions, placeOf } from '../../domain/organisation.js'
import { isReachable } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { correctiveReassessment } from '../../domain/risk-reassessment.js'
import { dateIn, dueDate, earlierOf, laterOf } from '../../domain/working-days.js'
import type { AbsenceTools } from '../../store/absence-lines.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import { requestCorrective } from '../../store/corrective-requests.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Records } from '../../store/records.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { AskOneTools } from '../ask-one.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { reassessForCorrective } from '../risk-reassessment/start.js'
import {
  askedOn,
  type CorrectiveAtHand,
  type CorrectiveLookTools,
  correctiveAtHand,
  isBehind,
  nextCorrectiveLook,
  type StepAtHand,
  stepsToTake,
} from './look.js'
import { tellOfMove } from './telling.js'
import { firstOf, leadsOf } from './whom.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface CorrectiveAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface CorrectiveLook extends Pick<Look, 'nextLook'> {
  next: 'follow-up' | 'wait' | 'close'
}

export interface CorrectiveActionActivities {
  lookAtCorrective(input: CorrectiveAt): Promise<CorrectiveLook>
  followUpCorrective(input: CorrectiveAt): Promise<void>
  closeCorrective(input: CorrectiveAt): Promise<void>
}

export interface CorrectiveActionTools extends AbsenceTools, CorrectiveLookTools {
  asks: AskOneTools['asks']
  deliveries: Deliveries
  people: AskOneTools['people'] & CorrectiveLookTools['people']
  records: Records
  matchPeople: AskOneTools['matchPeople']
  nudgeReminders: AskOneTools['nudgeReminders']
  heartbeat: AskOneTools['heartbeat']
  /** Starts the workflow of a decision, or of a cycle, that is on record. What fails is mended by the sweep. */
  startCycle: (started: Pick<Cycle, '_id' | 'process'>) => Promise<void>
}

const byCorrective = closedBy('corrective-action')

/** Each activity may run twice: what is there already is left as it is. */
export function correctiveActionActivities(tools: CorrectiveActionTools): CorrectiveActionActivities {
  return {
    async lookAtCorrective({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const atHand = await correctiveAtHand(tools, cycle, asOf)
      const nextLook = nextCorrectiveLook(atHand, asOf)
      if (cycle.state === 'closed') return { next: 'close', nextLook }
      if (isBehind(atHand) || (await stepsToTake(tools, atHand, cycle, asOf)).length > 0)
        return { next: 'follow-up', nextLook }
      if (isEnded(atHand.standing)) return { next: 'close', nextLook }
      await tools.cycles.looksNext(id, nextLook)
      return { next: 'wait', nextLook }
    },
    followUpCorrective: (input) => followUp(tools, input),
    closeCorrective: (input) => close(tools, input),
  }
}

/** Does what is due: who is to be asked is asked, what is to be decided is put to whoever decides it, who has to know is told. */
async function followUp(tools: CorrectiveActionTools, { cycle: id, asOf }: CorrectiveAt): Promise<void> {
  const cycle = await existing(tools, id)
  const atHand = await correctiveAtHand(tools, cycle, asOf)
  await tellOfMove(tools, atHand, asOf)
  await tools.nonconformities.stands(atHand.nonconformity, atHand.standing, asOf)
  let asked = 0
  for (const step of await stepsToTake(tools, atHand, cycle, asOf)) {
    if (step.step === 'close') await tools.asks.closeOne(step.ask._id, step.because, asOf, byCorrective)
    else if (step.step === 'decide') await decide(tools, atHand, step)
    else if (step.step === 'reassess') await reassess(tools, atHand, step, asOf)
    else if (await ask(tools, cycle, atHand, step, asOf)) asked += 1
    tools.heartbeat()
  }
  await seeToAsked(tools, id, atHand, asOf)
  await tools.cycles.opened(id, asOf, asked, hashOf([]))
  await tools.nudgeReminders()
}

async function decide(
  tools: CorrectiveActionTools,
  { nonconformity, standing }: CorrectiveAtHand,
  step: Extract<CorrectiveStep, { step: 'decide' }>,
): Promise<void> {
  const decision = await requestCorrective(tools, { ...nonconformity, owner: standing.owner }, step)
  if (!decision) throw new Error(`${step.ask._id}: something else is being decided about the same`)
  await tools.startCycle(decision)
}

/** Whoever owns one of the risks is asked at once, and reads why. */
async function reassess(
  tools: CorrectiveActionTools,
  { nonconformity: { _id, nature } }: CorrectiveAtHand,
  { round, risks }: Extract<CorrectiveStep, { step: 'reassess' }>,
  asOf: string,
): Promise<void> {
  const because = `${_id}: ${nature.text}`
  await reassessForCorrective(tools, correctiveReassessment(_id, round), risks, because, asOf)
}

/** False: nobody may be asked, or is there, and the ISMS lead is told once. */
async function ask(
  tools: CorrectiveActionTools,
  cycle: Cycle,
  atHand: CorrectiveAtHand,
  step: Extract<StepAtHand, { step: 'ask' }>,
  asOf: string,
): Promise<boolean> {
  if (!step.asked) {
    const { _id: nonconformity } = atHand.nonconformity
    const number = atHand.standing.round
    const content: DeliveryContent = { kind: 'corrective', nonconformity, news: 'nobody', number, asks: [] }
    const leading = await firstOf(tools.people, leadsOf(atHand.organisation), asOf)
    if (leading) await tools.deliveries.tell([leading.person], content, asOf)
    await tools.cycles.nobodyThere(cycle._id, asOf)
    return false
  }
  const { person, neverBy } = step.asked
  await tools.cycles.somebodyThere(cycle._id)
  const put = putTo(person)
  const before = atHand.state.asks.filter(({ slot, askedOf }) => slot === step.slot && askedOf === person._id)
  const asked: NewAsk = {
    ...{ ...put, cycle: cycle._id, process: cycle.process, kind: 'delegable', slot: step.slot },
    ...{ round: before.length + 1, subject: nonconformitySubject(atHand.nonconformity), openedAt: asOf },
    ...(neverBy ? { neverBy } : {}),
    ...datesOf(atHand, step, person, asOf),
  }
  await tools.asks.open([asked])
  return true
}

/** What the morning's message asks about when it is due; it stands in the list of whoever does it before. */
const asksWhenDue = ['action', 'change']

/**
 * Whoever is asked finds it in their list. What is due comes with the morning's message; anything else is whoever is asked to
 * see to at once. By what is open: a worker that died may have asked, and told nobody.
 */
async function seeToAsked(
  tools: CorrectiveActionTools,
  cycle: string,
  { nonconformity, standing, state: { life } }: CorrectiveAtHand,
  asOf: string,
): Promise<void> {
  const asks = await tools.asks.allOf(cycle)
  await tools.nonconformities.concerns(nonconformity, concernedBy(life, asks, standing.owner))
  const open = asks.filter(({ state }) => state === 'open')
  const people = await tools.people.byIds(open.map(({ askedOf }) => askedOf))
  const all = [...people.values()]
  await settleNewAsks(tools, all, asOf)
  for (const ask of open) {
    const person = people.get(ask.askedOf)
    if (person && !asksWhenDue.includes(meaningOf(ask).asks))
      await tools.deliveries.tell([person], { kind: 'asks', asks: [ask._id] }, asOf)
    tools.heartbeat()
  }
  if (!all.every(isReachable)) await tools.matchPeople(asOf, tools.heartbeat)
}

function datesOf(
  { organisation, standing }: CorrectiveAtHand,
  step: Extract<CorrectiveStep, { step: 'ask' }>,
  person: Parameters<typeof placeOf>[0] & Parameters<typeof isReachable>[0],
  asOf: string,
): Pick<NewAsk, 'dueOn' | 'remindOn' | 'toldOn'> {
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  const soon = dueDate(today, organisation.approval.businessDays, place)
  if (step.dueOn !== null)
    return {
      dueOn: step.dueOn < today ? soon : step.dueOn,
      remindOn: laterOf(nextMorning(asOf, place), askedOn(step.dueOn, organisation)),
    }
  const { businessDays } = organisation.correctiveActions ?? defaultCorrectiveActions
  const isOwners = ['analysis', 'plan'].includes(meaningOf(step).asks)
  const within = isOwners ? dueDate(today, businessDays, place) : soon
  const latest = standing.dueOn !== null && standing.dueOn > today ? standing.dueOn : within
  const dueOn = earlierOf(within, latest)
  const remindOn = remindAgainOn(today, dueOn, place, organisation.reminders)
  return { dueOn, remindOn, ...(isReachable(person) ? { toldOn: today } : {}) }
}

/** The record says all that was asked and answered, through all rounds. */
async function close(tools: CorrectiveActionTools, { cycle: id, asOf }: CorrectiveAt): Promise<void> {
  const cycle = await existing(tools, id)
  const asks = await tools.asks.allOf(id)
  if (cycle.state !== 'closed') {
    const record = await recordOf(tools, cycle, asks, asOf)
    if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
    await tools.cycles.closed(id, record.closedAt, record.linesHash)
  }
  // What was being decided of it is decided no more; before that it would only be asked anew.
  for (const { _id, state } of (await tools.decisions.byNonces(mayBeDecided(asks))).values())
    if (state === 'open') await tools.asks.closeOpenOf(_id, 'retired', asOf, byCorrective)
}
