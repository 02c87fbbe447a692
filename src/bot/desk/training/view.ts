import { type Ask, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { CONFIRM_COMPLETION_SLOT, COURSE_SLOT } from '../../../domain/training.js'
import { dateIn } from '../../../domain/working-days.js'
import { refusalText, refusedCard } from '../../cards/common.js'
import type { CourseView } from '../../cards/training/course.js'
import type { Reply } from '../../interaction.js'
import { type CourseViewTools, courseViewOf } from '../../training-messages.js'
import type { Visit } from '../desk.js'

export interface TrainingDeskTools extends CourseViewTools {
  /** After an answer is durable. Never fails, never waited for. */
  answered: (ask: string) => void
  /** Something does not take its usual course: wakes the workflow. Never fails, never waited for. */
  cycleMoved: (cycle: string) => void
  /** What was settled while a form stays open: its messages become receipts. Never fails, never waited for. */
  settled: (ask: string) => void
}

/** The course that somebody is asked to complete, where this visitor may answer now; or why not. */
export async function courseAt(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
): Promise<CourseView | { refused: Reply }> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown.id))
  const refusal = refusalOf(view?.ask ?? null, visit.person, shown ?? { id: '', revision: 0 }, today(visit))
  if (!view || refusal) return { refused: refuse(visit, refusal ?? { because: 'no-such-ask' }) }
  return view
}

/** The same for reading alone: what somebody was asked stays theirs to read. */
export async function readableAt(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
): Promise<CourseView | { refused: Reply }> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown.id))
  if (!view) return { refused: refuse(visit, { because: 'no-such-ask' }) }
  return view.ask.askedOf === visit.person._id ? view : { refused: refuse(visit, { because: 'not-yours' }) }
}

async function viewOf(tools: TrainingDeskTools, visit: Visit, id: string): Promise<CourseView | null> {
  const ask = await tools.asks.byId(id)
  if (ask?.process !== 'training' || ask.slot !== COURSE_SLOT) return null
  return courseViewOf(tools, ask, visit.person, visit.at)
}

export function refuse(visit: Visit, refusal: Refusal, ask?: Ask): Reply {
  return { kind: 'card', card: refusedCard(sentence(visit, refusal, ask), visit.texts) }
}

function sentence({ person: { timeZone }, texts }: Visit, refusal: Refusal, ask?: Ask): string {
  const t = texts.training
  const isCourse = ask === undefined || ask.slot === COURSE_SLOT
  if (refusal.because === 'already-answered' && ask?.slot === CONFIRM_COMPLETION_SLOT)
    return texts.trainingWays.confirm.already(refusal.at, timeZone)
  if (refusal.because === 'already-answered')
    return isCourse ? t.already(refusal.at, timeZone) : t.alreadySaid(refusal.at, timeZone)
  if (refusal.because === 'declined') return t.cannot.already(refusal.at, timeZone)
  if (refusal.because === 'closed' && refusal.reason === 'superseded') return t.closed.changed
  if (refusal.because === 'closed' && refusal.reason === 'retired') return t.closed.retired
  return refusalText(refusal as Parameters<typeof refusalText>[0], timeZone, texts)
}

export function today({ person, at }: Visit): string {
  return dateIn(at, person.timeZone)
}
