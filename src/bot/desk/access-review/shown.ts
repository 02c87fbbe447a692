import { CONFIRM_PROOF_SLOT, ORDER_SLOT, REVIEW_ACCESS_SLOT } from '../../../domain/access-review.js'
import {
  type Ask,
  type AskRef,
  answersInStead,
  parseAskRef,
  type Refusal,
  refusalOf,
} from '../../../domain/ask.js'
import type { Programme } from '../../../domain/programme.js'
import type { System } from '../../../domain/system.js'
import { dateIn } from '../../../domain/working-days.js'
import type { AccessDecisions, AccessForm } from '../../../store/access-decisions.js'
import type { KeepingAllAtOnce } from '../../../store/keeping-all.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { OwedReceipts } from '../../../store/owed-receipts.js'
import { ownerOfDuty } from '../../../store/owners.js'
import type { AccessViewTools } from '../../access-review-views.js'
import { escaped } from '../../cards/card.js'
import { refusalOfAnewText, refusedCard } from '../../cards/common.js'
import { titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { HandingInTools } from '../taking-files.js'

export interface AccessDeskTools extends AccessViewTools, HandingInTools {
  accessDecisions: AccessDecisions
  keepingAll: KeepingAllAtOnce
  occurrences: Occurrences
  owedReceipts: OwedReceipts
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
  /** After something of a cycle changed that no answer tells: has its workflow look. The same. */
  cycleChanged: (cycle: string) => void
  /** Puts a review on record and starts it. Null: another one has that number. */
  startReview: (
    programme: Programme,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

/** A question as it stands, of the system as it was asked about. */
export interface AskShown {
  shown: AskRef
  ask: Ask
  system: System
}

export type FoundAsk = AskShown | { refused: Reply }

/**
 * The question of one of these slots, for whoever may answer it at this moment; or why they may not.
 *
 * @param saying What they are about to say: where they have said just that, the receipt is what there is to say.
 */
export async function askShown(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  slots: readonly string[],
  saying?: { value: string; reason: string | null },
): Promise<FoundAsk> {
  const found = await onRecord(tools, visit, value, slots)
  if ('refused' in found) return found
  const { shown, ask } = found
  const { person, at } = visit
  const refusal = refusalOf(ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return found
  const { answer } = ask
  const words = answer?.reason?.text ?? null
  const same = answer?.by === person._id && answer.value === saying?.value && words === saying.reason
  return { refused: same ? { kind: 'done', settled: [shown.id] } : refuse(visit, refusal, found) }
}

/**
 * The accounts of a reviewer, for whoever may decide them at this moment. After the last one was decided, what was decided may
 * still be corrected, by whoever was asked and who stands in for them.
 */
export async function reviewShown(tools: AccessDeskTools, visit: Visit, value: string): Promise<FoundAsk> {
  const found = await onRecord(tools, visit, value, [REVIEW_ACCESS_SLOT])
  if ('refused' in found) return found
  const { shown, ask } = found
  const { person, at } = visit
  const today = dateIn(at, person.timeZone)
  const refusal = refusalOf(ask, person, shown, today)
  if (refusal === null) return found
  const corrects = ask.mayAnswer.includes(person._id) && ask.revision === shown.revision
  if (refusal.because !== 'already-answered' || !corrects) return { refused: refuse(visit, refusal, found) }
  const cycle = await tools.cycles.byId(ask.cycle)
  if (cycle && cycle.state !== 'closed' && !cycle.closing) return found
  const closed = { because: 'closed', reason: 'cycle-closed', at: cycle?.closedAt ?? at } as const
  return { refused: refuse(visit, closed, found) }
}

/**
 * What was ordered, for whoever may say of it what was done, also once they did: as long as the system is theirs, or they stand
 * in for whose it is.
 */
export async function saidShown(tools: AccessDeskTools, visit: Visit, value: string): Promise<FoundAsk> {
  const found = await onRecord(tools, visit, value, [ORDER_SLOT])
  if ('refused' in found) return found
  const { shown, ask } = found
  const { person, at } = visit
  const refusal = refusalOf(ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return found
  if (refusal.because === 'already-answered' && ask.mayAnswer.includes(person._id)) {
    const owner = await ownerOfDuty(tools, { process: 'access-review', subject: ask.subject.id }, at)
    if (owner?._id === ask.askedOf) return found
    return { refused: refuse(visit, { because: 'not-yours' }, found) }
  }
  return { refused: refuse(visit, refusal, found) }
}

async function onRecord(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  slots: readonly string[],
): Promise<FoundAsk> {
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const system =
    ask?.process === 'access-review' && slots.includes(ask.slot)
      ? await tools.systems.byVersion(ask.subject.id, ask.subject.version)
      : null
  if (!shown || !ask || !system) return { refused: refuse(visit, { because: 'no-such-ask' }, null) }
  return { shown, ask, system }
}

/** After the guarded write took what was said. */
export function settled({ answered }: Pick<AccessDeskTools, 'answered'>, { id }: AskRef): Reply {
  answered(id)
  return { kind: 'done', settled: [id] }
}

/** After the guarded write did not take it: somebody, or something, was faster. */
export async function whyNotTaken(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  slots: readonly string[],
  saying: { value: string; reason: string | null },
): Promise<Reply> {
  const now = await askShown(tools, visit, value, slots, saying)
  return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, now)
}

export function refuse(visit: Visit, refusal: Refusal, found: AskShown | null): Reply {
  const { person, texts } = visit
  const t = texts.accessReview
  const title = found ? escaped(titleOf(found.system, person)) : ''
  const slot = found?.ask.slot
  const sentence = (): string => {
    if (refusal.because === 'own-request' && slot === CONFIRM_PROOF_SLOT) return t.order.proof.refused
    const words = slot === REVIEW_ACCESS_SLOT ? t.review : slot === ORDER_SLOT ? t.order : t.population
    const already = (at: string) => words.already(title, at, person.timeZone)
    return refusalOfAnewText(refusal, already, person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(sentence(), texts) }
}

/** As what somebody says in a form is recorded. */
export function formOf({ person, at, through }: Visit, { shown, ask }: AskShown): AccessForm {
  const inStead = answersInStead(ask, person._id)
  return {
    ...{ ask: shown, by: person._id, at, through, today: dateIn(at, person.timeZone) },
    ...(inStead === undefined ? {} : { inStead }),
  }
}

/** What is the same in every answer to a question of a review. */
export function answering(visit: Visit, found: AskShown) {
  const { person, at, through } = visit
  const inStead = answersInStead(found.ask, person._id)
  return {
    ...{ ask: found.shown, by: person._id, at, through, language: person.language },
    ...(inStead === undefined ? {} : { inStead }),
  }
}

/** The guarded write decides; what could be said about it is looked up when it did not match. The review takes it over. */
export async function sayToReview(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  slot: string,
  saying: { value: string; reason: string | null },
): Promise<Reply> {
  const found = await askShown(tools, visit, value, [slot], saying)
  if ('refused' in found) return found.refused
  const given = {
    ...{ ...answering(visit, found), value: saying.value, isTakenOver: true as const },
    ...(saying.reason === null ? {} : { reason: saying.reason }),
  }
  const answered = await tools.asks.answer(given, found.ask.subject)
  return answered ? settled(tools, found.shown) : whyNotTaken(tools, visit, value, [slot], saying)
}
