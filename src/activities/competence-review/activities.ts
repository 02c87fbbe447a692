import { type Ask, askId, putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import { competenceSubject, gapSubject, holderSubject } from '../../domain/competence.js'
import {
  ASSESS_SLOT,
  GAP_SLOT,
  type ReviewStep,
  reviewSteps,
  VERDICT_SLOT,
} from '../../domain/competence-review.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import { placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { nextMorning } from '../../domain/reminders.js'
import { addDays, dateIn, daysFrom, dueDate } from '../../domain/working-days.js'
import type { AbsenceTools } from '../../store/absence-lines.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import type { Records } from '../../store/records.js'
import { settleNewAsks } from '../../store/rerouting.js'
import { type AskOneTools, askNobody } from '../ask-one.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { isSettled, nextReviewLook, type ReviewAtHand, type ReviewLookTools, reviewAtHand } from './look.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface ReviewAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface ReviewLook extends Pick<Look, 'nextLook'> {
  next: 'follow-up' | 'wait' | 'close'
}

export interface CompetenceReviewActivities {
  lookAtCompetence(input: ReviewAt): Promise<ReviewLook>
  followUpCompetence(input: ReviewAt): Promise<void>
  closeCompetence(input: ReviewAt): Promise<void>
}

export interface CompetenceReviewTools extends AskOneTools, AbsenceTools, ReviewLookTools {
  absences: AbsenceTools['absences']
  organisation: AbsenceTools['organisation']
  people: AbsenceTools['people']
  records: Records
}

const byReview = closedBy('competence-review')

/** Each activity may run twice: what is there already is left as it is. */
export function competenceReviewActivities(tools: CompetenceReviewTools): CompetenceReviewActivities {
  return {
    async lookAtCompetence({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const atHand = await reviewAtHand(tools, cycle, asOf)
      const nextLook = nextReviewLook(atHand, cycle, asOf)
      if (cycle.state === 'closed' || atHand.over) return { next: 'close', nextLook }
      if (cycle.state === 'published' || !isSettled(atHand, cycle)) return { next: 'follow-up', nextLook }
      await tools.cycles.closesOn(cycle, atHand.closesOn, asOf)
      await tools.cycles.looksNext(id, nextLook)
      return { next: 'wait', nextLook }
    },
    followUpCompetence: (input) => followUp(tools, input),
    closeCompetence: (input) => close(tools, input),
  }
}

/** Does what is due of every holder: who is to be asked is asked, and whoever was assessed hears what was found. */
async function followUp(tools: CompetenceReviewTools, { cycle: id, asOf }: ReviewAt): Promise<void> {
  const cycle = await existing(tools, id)
  const atHand = await reviewAtHand(tools, cycle, asOf)
  const steps = reviewSteps(atHand.state)
  for (const step of steps) {
    await settle(tools, step, asOf)
    tools.heartbeat()
  }
  const people = await tools.people.byIds(steps.flatMap((step) => ('person' in step ? [step.person] : [])))
  const asks = steps.flatMap((step) => {
    const person = 'person' in step ? people.get(step.person) : undefined
    return person ? [newAsk(step, person, cycle, atHand, asOf)].flatMap((ask) => ask ?? []) : []
  })
  for (const step of steps)
    if (step.step === 'see-to' && step.failure)
      await tellIsmsLead(tools, { kind: 'did-not-work', cycle: id, ask: step.failure._id, asks: [] }, asOf)
  await tools.asks.open(asks)
  // A worker that died may have opened some, and done nothing of what follows.
  await seeToAsked(tools, id, asOf)
  await tools.cycles.opened(id, asOf, asks.length, hashOf(asks.map((each) => askId(each)).sort()))
  await seeToNobody(tools, cycle, steps, asOf)
  const { competence } = atHand
  if (competence.version !== cycle.subject.version)
    await tools.cycles.asksAbout(id, competenceSubject(competence), competence.sequence, asOf)
}

/** What is no longer to be asked, and what a holder is told. */
async function settle(tools: CompetenceReviewTools, step: ReviewStep, asOf: string): Promise<void> {
  if (step.step === 'close') await tools.asks.closeOne(step.ask._id, step.because, asOf, byReview)
  if (step.step !== 'tell-holder') return
  const { ask, holder } = step
  const person = await tools.people.byId(holder)
  const content = { kind: 'assessed' as const, cycle: ask.cycle, ask: ask._id, asks: [] as [] }
  if (person) await tools.deliveries.tell([person], content, asOf)
  await tools.competences.told(ask)
}

/** The ask that a step puts; null where it puts none. What somebody may not answer, nobody answers for them who may not. */
function newAsk(
  step: ReviewStep,
  person: Person,
  cycle: Cycle,
  atHand: ReviewAtHand,
  asOf: string,
): NewAsk | null {
  const place = placeOf(person, atHand.organisation)
  const today = dateIn(asOf, person.timeZone)
  const question = questionOf(step, cycle, atHand, today)
  if (!question) return null
  const given = dueDate(today, atHand.organisation.approval.businessDays, place)
  const { dueOn, ...rest } = question
  const before = atHand.state.asks.filter(
    (ask) =>
      ask.cycle === cycle._id &&
      ask.slot === rest.slot &&
      ask.subject.id === rest.subject.id &&
      ask.askedOf === person._id,
  )
  return {
    ...{ cycle: cycle._id, process: 'competence-review', kind: 'delegable', ...rest },
    ...{ ...putTo(person), openedAt: asOf, round: before.length + 1 },
    // Whoever is asked after that day has time to answer, too.
    dueOn: dueOn === null || dueOn < given ? given : dueOn,
    remindOn: nextMorning(asOf, place),
  }
}

function questionOf(
  step: ReviewStep,
  { dueOn }: Cycle,
  { competence, neverJudge }: ReviewAtHand,
  today: string,
): (Pick<NewAsk, 'slot' | 'subject' | 'follows' | 'neverBy'> & { dueOn: string | null }) | null {
  switch (step.step) {
    case 'assess':
      return {
        slot: ASSESS_SLOT,
        subject: holderSubject(competence, step.holder),
        neverBy: [step.holder],
        dueOn,
      }
    case 'see-to': {
      const { assessed, finding } = step.gap
      const subject = gapSubject(assessed.subject, finding.requirement)
      // Whoever sees to it anew has as long as there was the first time.
      const given = daysFrom(dateIn(assessed.answer?.at ?? '', assessed.snapshot.timeZone), finding.due)
      const dueOn = step.failure ? addDays(today, given) : finding.due
      return { slot: GAP_SLOT, subject, follows: assessed._id, dueOn }
    }
    case 'judge': {
      const { gap, action } = step
      const neverBy = neverJudge(gap, action)
      return { slot: VERDICT_SLOT, subject: action.subject, follows: action._id, neverBy, dueOn: null }
    }
    default:
      return null
  }
}

/** All of it comes with the morning's message. */
async function seeToAsked(tools: CompetenceReviewTools, cycle: string, asOf: string): Promise<void> {
  const open = (await tools.asks.allOf(cycle)).filter(({ state }) => state === 'open')
  const people = [...(await tools.people.byIds(open.map(({ askedOf }) => askedOf))).values()]
  await settleNewAsks(tools, people, asOf)
  if (people.some((person) => !isReachable(person))) await tools.matchPeople(asOf, tools.heartbeat)
  await tools.nudgeReminders()
}

/** The ISMS lead hears once that nobody lawfully may; what others are asked goes on meanwhile. */
async function seeToNobody(
  tools: CompetenceReviewTools,
  { _id: cycle, nobodySince }: Cycle,
  steps: readonly ReviewStep[],
  asOf: string,
): Promise<void> {
  const isBlocked = steps.some(({ step }) => step === 'nobody')
  if (!isBlocked) return nobodySince === undefined ? undefined : tools.cycles.somebodyThere(cycle)
  if (nobodySince !== undefined) return
  await tellIsmsLead(tools, { kind: 'nobody-assesses', cycle, since: asOf, asks: [] }, asOf)
  await askNobody(tools, cycle, asOf)
}

/** The record says what each holder has, what they lack, what was done about it, and whether that worked. */
async function close(tools: CompetenceReviewTools, { cycle: id, asOf }: ReviewAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, byReview)
  const asks = await tools.asks.allOf(id)
  await tellOfLast(tools, cycle, asks, asOf)
  const record = await recordOf(tools, cycle, asks, asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}

/** What was answered just before it closed, too. */
async function tellOfLast(
  tools: CompetenceReviewTools,
  cycle: Cycle,
  asks: readonly Ask[],
  asOf: string,
): Promise<void> {
  const nobody = { hash: '', holders: [], seesTo: () => null, judge: () => null, isTime: () => false }
  for (const step of reviewSteps({ ...nobody, cycle: cycle._id, asks })) await settle(tools, step, asOf)
}
