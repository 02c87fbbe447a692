import { approvedBy, mayAskInstead, whyNotAskable } from '../../../domain/decision.js'
import { placeOf } from '../../../domain/organisation.js'
import { isPresent, type Person } from '../../../domain/person.js'
import { needsTopManagement, occurrenceHash } from '../../../domain/programme.js'
import { dateIn, dueDate } from '../../../domain/working-days.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { type Chosen, inputs as names, skipForm } from '../../cards/calendar/forms.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import {
  type CalendarDeskTools,
  changed,
  clickedOccurrence,
  follow,
  submittedOccurrence,
  typedOccurrence,
  waitingFor,
} from './which.js'

export async function typedSkip(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const found = await typedOccurrence(tools, visit, typed, 'lead')
  return 'refused' in found ? found.refused : form(tools, visit, found.chosen)
}

export async function clickedSkip(tools: CalendarDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await clickedOccurrence(tools, visit, value, 'lead')
  return 'refused' in found ? found.refused : form(tools, visit, found.chosen)
}

/** Says first whether top management decides, and who of them. */
async function form(tools: CalendarDeskTools, visit: Visit, chosen: Chosen): Promise<Reply> {
  const today = dateIn(visit.at, visit.organisation.timeZone)
  const asked = 'entry' in chosen ? await whoDecides(tools, visit, chosen.entry) : null
  if (asked && 'refused' in asked) return asked.refused
  return { kind: 'form', form: skipForm(chosen, asked?.approver?.name ?? null, today, visit.texts) }
}

export async function skip(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await submittedOccurrence(tools, visit, value, inputs, 'lead')
  if ('refused' in found) return found.refused
  const { entry } = found
  const { texts, person, organisation, at, platform } = visit
  const t = texts.calendar.skip
  const reason = textOf(inputs, names.reason)
  if (!reason) return { kind: 'invalid', errors: { [names.reason]: t.reasonMissing } }
  const asked = await whoDecides(tools, visit, entry)
  if ('refused' in asked) return asked.refused
  if (asked.approver) return requestSkip(tools, visit, entry, asked.approver, reason)

  const through = { kind: 'chat', platform } as const
  const skipped = await tools.occurrences.skip(entry.occurrence, { by: person._id, at, reason, through })
  if (!skipped) return changed(visit, entry)
  await follow(tools, skipped)
  return say(t.done(escaped(entry.name), entry.occurrence.date, dateIn(at, organisation.timeZone)))
}

/** Who of top management has to approve it: nobody where others of the same year remain. */
async function whoDecides(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
): Promise<{ approver: Person | null } | { refused: Reply }> {
  const waiting = await waitingFor(tools, visit, entry)
  if (waiting) return { refused: waiting }
  const ofProgramme = await tools.occurrences.ofProgramme(entry.programme._id)
  if (!needsTopManagement(entry.occurrence, ofProgramme)) return { approver: null }
  const { person, organisation, texts, at } = visit
  const others = organisation.topManagement.filter((id) => id !== person._id)
  const people = await tools.people.byIds(others)
  for (const id of others) {
    const member = people.get(id)
    if (member && whyNotAskable(person, member, dateIn(at, member.timeZone)) === null)
      return { approver: member }
  }
  const t = texts.calendar.skip
  const name = escaped(entry.name)
  if (others.length > 0) return { refused: say(t.nobody(name)) }
  return { refused: say(t.ownRequest(name, await whoInstead(tools, visit))) }
}

/** Who asks does not approve: somebody else has to ask the only member of top management. */
async function whoInstead({ people }: CalendarDeskTools, { person, organisation, at }: Visit) {
  const id = mayAskInstead(person._id, person._id, organisation)
  const instead = id && (await people.byId(id))
  return instead && isPresent(instead, dateIn(at, instead.timeZone)) ? escaped(instead.name) : null
}

async function requestSkip(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
  approver: Person,
  reason: string,
): Promise<Reply> {
  const { person, organisation, texts, at, platform } = visit
  const { occurrence } = entry
  const { timeZone } = approver
  const decision = await tools.decisions.request(
    {
      subject: {
        ...{ type: 'occurrence', id: occurrence._id, version: occurrence.period },
        hash: occurrenceHash(occurrence),
      },
      question: 'skip',
      facts: {},
      requestedBy: person._id,
      requestedAt: at,
      dueOn: dueDate(
        dateIn(at, timeZone),
        organisation.approval.businessDays,
        placeOf(approver, organisation),
      ),
      timeZone,
      steps: approvedBy(approver._id),
      reason,
    },
    { kind: 'chat', platform },
  )
  if (!decision) return (await waitingFor(tools, visit, entry)) ?? say(texts.common.unavailable)
  tools.decisionRequested(decision._id)
  return say(texts.calendar.skip.sent(escaped(entry.name), escaped(approver.name)))
}
