import { askId, type ClosedBecause, putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import { courseSubject } from '../../domain/course.js'
import type { Cycle } from '../../domain/cycle.js'
import { declineDays } from '../../domain/declined.js'
import { placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { COURSE_SLOT, type TrainingStep } from '../../domain/training.js'
import { dateIn, dueDate, laterOf } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { groupedBy } from '../../store/grouped-by.js'
import { settleNewAsks } from '../../store/rerouting.js'
import { existing } from '../existing.js'
import { completePassed } from './complete-passed.js'
import { deciderNever, type PersonsStep, planOf, type TrainingPlan } from './plan.js'
import { tellDecided } from './tell-decided.js'
import type { TrainingAt, TrainingTools } from './tools.js'

/** How many people are asked with one write. */
const CHUNK = 500

/** Does what follows of how everybody stands: asks, asks no more, and puts to others what is theirs to decide. */
export async function seeTo(tools: TrainingTools, { cycle: id, asOf }: TrainingAt): Promise<void> {
  const cycle = await existing(tools, id)
  const plan = await planOf(tools, cycle, asOf)
  if (plan.over) return
  // While it stands as it did when it was decided: what follows closes it.
  await tellDecided(tools, plan.untold, asOf)
  const closing: { ask: string; because: ClosedBecause }[] = [
    ...plan.idle.map(
      ({ _id, slot }) => ({ ask: _id, because: slot === COURSE_SLOT ? 'left' : 'settled' }) as const,
    ),
    ...plan.steps.flatMap(({ step }) => (step.next === 'close' ? [step] : [])),
  ]
  for (const [because, these] of groupedBy(closing, (each) => each.because)) {
    const ids = these.map(({ ask }) => ask)
    await tools.courses.close(ids, because, asOf, tools.heartbeat)
  }
  for (const { step } of plan.steps) {
    if (step.next === 'complete') await completePassed(tools, step.ask, step.passed)
    tools.heartbeat()
  }
  const asked = plan.steps.filter(({ step }) => step.next === 'ask')
  for (let at = 0; at < asked.length; at += CHUNK)
    await ask(tools, cycle, plan, asked.slice(at, at + CHUNK), asOf)
  for (const each of plan.steps) await putToDecider(tools, cycle, plan, each, asOf)
  if (cycle.state === 'published') await opened(tools, id, asOf)
  if (plan.steps.length > 0) await tools.nudgeReminders()
}

async function opened({ asks, cycles }: TrainingTools, id: string, asOf: string): Promise<void> {
  const ids = (await asks.allOf(id)).map(({ _id }) => _id)
  await cycles.opened(id, asOf, ids.length, hashOf(ids))
}

/** What was planned comes with the morning's message; who is asked again after something was decided hears of it now. */
async function ask(
  tools: TrainingTools,
  cycle: Cycle,
  plan: TrainingPlan,
  steps: readonly PersonsStep[],
  asOf: string,
): Promise<void> {
  const questions = steps.flatMap(({ person, step }) =>
    step.next === 'ask' ? [{ person, question: questionOf(cycle, plan, person, step, asOf) }] : [],
  )
  await tools.asks.open(questions.map(({ question }) => question))
  await settleNewAsks(
    tools,
    questions.map(({ person }) => person),
    asOf,
  )
  for (const { person, question } of questions)
    if (question.toldOn !== undefined)
      await tools.deliveries.tell([person], { kind: 'asks', asks: [askId(question)] }, asOf)
  tools.heartbeat()
}

function questionOf(
  cycle: Cycle,
  { course, programme, organisation }: TrainingPlan,
  person: Person,
  { round, needed, by, follows, keeps, spent }: Extract<TrainingStep, { next: 'ask' }>,
  asOf: string,
): NewAsk {
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  const enough = dueDate(today, programme.businessDays, place)
  // Whoever is first asked later than they should have been has as long as everybody.
  const anew = by !== null && by > today ? by : enough
  const dueOn = keeps === null ? anew : laterOf(keeps, today)
  const atOnce = follows !== null && isReachable(person)
  return {
    ...{ cycle: cycle._id, process: 'training', kind: 'personal', slot: COURSE_SLOT, round, needed },
    ...putTo(person),
    subject: courseSubject(course),
    ...(follows === null ? {} : { follows }),
    ...(spent === 0 ? {} : { spent }),
    ...{ openedAt: asOf, dueOn },
    remindOn: atOnce ? remindAgainOn(today, dueOn, place, organisation.reminders) : nextMorning(asOf, place),
    ...(atOnce ? { toldOn: today } : {}),
  }
}

/** They hear of it now: somebody waits for them. */
async function putToDecider(
  tools: TrainingTools,
  cycle: Cycle,
  { course, organisation }: TrainingPlan,
  { person, step, decider }: PersonsStep,
  asOf: string,
): Promise<void> {
  if (step.next !== 'decide' || !decider) return
  const { slot, about, round, request } = step
  const place = placeOf(decider, organisation)
  const today = dateIn(asOf, decider.timeZone)
  const dueOn = dueDate(today, declineDays, place)
  const question: NewAsk = {
    ...{ cycle: cycle._id, process: 'training', kind: 'delegable', slot, round, about: about._id },
    ...putTo(decider),
    neverBy: deciderNever(person._id, request),
    ...(request ? { follows: request._id } : {}),
    subject: courseSubject(course),
    ...{ openedAt: asOf, dueOn },
    remindOn: remindAgainOn(today, dueOn, place, organisation.reminders),
    ...(isReachable(decider) ? { toldOn: today } : {}),
  }
  await tools.asks.open([question])
  await settleNewAsks(tools, [decider], asOf)
  await tools.deliveries.tell([decider], { kind: 'asks', asks: [askId(question)] }, asOf)
}
