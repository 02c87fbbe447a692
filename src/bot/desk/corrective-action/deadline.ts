import { CalendarDate } from '../../../domain/calendar-date.js'
import { isEnded, type Nonconformity } from '../../../domain/nonconformity.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { dateIn } from '../../../domain/working-days.js'
import { deadlineForm } from '../../cards/corrective-action/deadline.js'
import { inputs as names } from '../../cards/corrective-action/view.js'
import { correctiveViewOf } from '../../corrective-action-messages.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { CorrectiveDeskTools } from './tools.js'

/** Whoever leads the ISMS hears by when a certification body, a customer or whoever else it was wants an answer. */
export function mayMoveDeadline({ person, organisation }: Visit, nonconformity: Nonconformity): boolean {
  const { source, deadline } = nonconformity
  const isTheirs = source.of === 'external' || deadline !== null
  return isTheirs && !isEnded(nonconformity) && isIsmsLead(person, organisation)
}

export async function askDeadline(tools: CorrectiveDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { person, texts, at } = visit
  const nonconformity = await tools.nonconformities.byId(id)
  if (!nonconformity || !mayMoveDeadline(visit, nonconformity))
    return say(texts.correctiveAction.deadline.not)
  const view = await correctiveViewOf(tools, nonconformity, person, at)
  return { kind: 'form', form: deadlineForm(view, texts) }
}

/** Once for what was shown: who sends it off twice has moved it once. */
export async function moveDeadline(
  tools: CorrectiveDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const { deadline: t, day, missing } = texts.correctiveAction
  const [id = '', shown = ''] = value.split('@')
  const nonconformity = await tools.nonconformities.byId(id)
  if (!nonconformity || !mayMoveDeadline(visit, nonconformity)) return say(t.not)
  const today = dateIn(at, person.timeZone)
  const deadline = CalendarDate.safeParse(textOf(inputs, names.deadline)).data
  const reason = textOf(inputs, names.reason)?.trim()
  const errors = {
    ...(deadline === undefined || deadline < today || deadline === shown
      ? { [names.deadline]: t.wrong }
      : {}),
    ...(reason ? {} : { [names.reason]: missing }),
  }
  if (deadline === undefined || !reason || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const before = { _id: id, deadline: shown === '' ? null : shown }
  const act = { by: person._id, at, through }
  if (!(await tools.nonconformities.moveDeadline(before, deadline, reason, act))) {
    const now = await tools.nonconformities.byId(id)
    const last = now?.deadlines?.at(-1)
    const isAgain = last?.by === person._id && last.deadline === deadline
    return say(isAgain ? t.done(id, day(deadline, today)) : t.changed)
  }
  await tellOwner(tools, visit, id)
  return say(t.done(id, day(deadline, today)))
}

/** Whoever sees to it plans by it. */
async function tellOwner(tools: CorrectiveDeskTools, { person, at }: Visit, id: string): Promise<void> {
  const nonconformity = await tools.nonconformities.byId(id)
  const { owner, stage, deadlines = [] } = nonconformity ?? { owner: null, stage: 'triage' as const }
  if (owner === null || owner === person._id || stage === 'triage') return
  const found = await tools.people.byId(owner)
  const number = deadlines.length
  if (found)
    await tools.deliveries.tell(
      [found],
      { kind: 'corrective', nonconformity: id, news: 'deadline', number, asks: [] },
      at,
    )
}
