import { canBeAsked, isPresentAt } from '../../../domain/person.js'
import { isActionSlot } from '../../../domain/review-course.js'
import { handOnForm } from '../../cards/management-review/ask.js'
import { inputs as names } from '../../cards/management-review/verbs.js'
import { personOf } from '../../directory.js'
import { accountOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type Found, refuse, shownTo } from './answers.js'
import type { ReviewDeskTools } from './known.js'

/** An action that its reader may still hand on; or why they may not. */
async function toHandOn(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Found> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found
  const { ask, action, meeting } = found.view
  if (!action || !meeting.signed || !isActionSlot(ask.slot))
    return { refused: refuse(visit, { because: 'no-such-ask' }) }
  // It was handed on already, and its workflow has not asked anybody else yet.
  const isOn = action.handedOn?.at(-1)?.from === ask.askedOf
  return isOn ? { refused: refuse(visit, { because: 'changed' }) } : found
}

export async function askHandOn(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await toHandOn(tools, visit, value)
  return 'refused' in found ? found.refused : { kind: 'form', form: handOnForm(found.view, visit.texts) }
}

/** It is on record with its meeting; its workflow asks whoever does it now, and whoever was asked before no more. */
export async function handOn(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await toHandOn(tools, visit, value)
  if ('refused' in found) return found.refused
  const { person: by, at, through, texts } = visit
  const { managementReview, reviewMinutes } = texts
  const t = managementReview.handOnForm
  const { ask, meeting } = found.view
  const reason = textOf(inputs, names.text)
  const account = accountOf(inputs, names.who)
  const to = account && (await personOf(tools, account))
  const whoError = !account
    ? reviewMinutes.decision.whoMissing
    : !to
      ? reviewMinutes.decision.unknown
      : to._id === ask.askedOf
        ? t.same(to.name)
        : isPresentAt(to, at) && canBeAsked(to)
          ? null
          : reviewMinutes.decision.notThere(to.name)
  if (reason === null || whoError !== null || !to)
    return {
      kind: 'invalid',
      errors: {
        ...(whoError === null ? {} : { [names.who]: whoError }),
        ...(reason === null ? { [names.text]: t.missing } : {}),
      },
    }
  const handed = { action: ask.slot, from: ask.askedOf, to: to._id, reason }
  const isOn = await tools.reviewMeetings.handOn(meeting, handed, { by: by._id, at, through })
  if (!isOn) return handOn(tools, visit, value, inputs)
  tools.cycleMoved(ask.cycle)
  return say(t.done(to.name))
}
