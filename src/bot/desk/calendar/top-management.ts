import { mayAskInstead, whyNotAskable } from '../../../domain/askable.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { approvedBy, type YearQuestion } from '../../../domain/decision.js'
import { placeOf } from '../../../domain/organisation.js'
import { isPresentAt, type Person } from '../../../domain/person.js'
import { type Occurrence, occurrenceHash } from '../../../domain/programme.js'
import { dateIn, dueDate } from '../../../domain/working-days.js'
import type { KnownProgramme } from '../../calendar.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { escaped } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type CalendarDeskTools, waitingFor } from './which.js'

/** Who of top management is asked whether a year may pass without this; or why nobody can be. */
export async function whoApproves(
  tools: CalendarDeskTools,
  visit: Visit,
  { name }: Pick<KnownProgramme, 'name'>,
): Promise<{ approver: Person } | { refused: Reply }> {
  const { person, organisation, texts, at } = visit
  const others = organisation.topManagement.filter((id) => id !== person._id)
  const people = await tools.people.byIds(others)
  for (const id of others) {
    const member = people.get(id)
    if (member && whyNotAskable(person, member, dateIn(at, member.timeZone)) === null)
      return { approver: member }
  }
  const t = texts.calendar.topManagement
  if (others.length > 0) return { refused: say(t.nobody(escaped(name))) }
  return { refused: say(t.ownRequest(escaped(name), await whoInstead(tools, visit))) }
}

/** Who asks does not approve: somebody else has to ask the only member of top management. */
async function whoInstead({ people }: CalendarDeskTools, { person, organisation, at }: Visit) {
  const id = mayAskInstead(person._id, person._id, organisation)
  const instead = id && (await people.byId(id))
  return instead && isPresentAt(instead, at) ? escaped(instead.name) : null
}

/**
 * Does what takes a date out of its year, where others of that year remain: one person after the other. Null: it has
 * changed meanwhile, or its programme has, and nothing was done.
 */
export async function takingOut(
  { programmes }: Pick<CalendarDeskTools, 'programmes'>,
  { programme, occurrence }: Pick<CalendarEntry, 'programme' | 'occurrence'>,
  act: () => Promise<Occurrence | null>,
): Promise<Occurrence | null> {
  if (!(await programmes.takeOut(programme, occurrence._id))) return null
  const done = await act()
  await programmes.tookOut(programme._id, occurrence._id)
  return done
}

/** What top management is asked about an occurrence, and why. */
export interface YearRequest {
  question: YearQuestion
  reason: string
  /** The last day of a pause. */
  until?: CalendarDate
}

export async function askTopManagement(
  tools: CalendarDeskTools,
  visit: Visit,
  { occurrence, name }: { occurrence: Occurrence; name: string },
  approver: Person,
  request: YearRequest,
): Promise<Reply> {
  const { person, organisation, texts, at, through } = visit
  const { timeZone } = approver
  const { businessDays } = organisation.approval
  const decision = await tools.decisions.request(
    {
      ...request,
      subject: {
        ...{ type: 'occurrence', id: occurrence._id, version: occurrence.period },
        hash: occurrenceHash(occurrence),
      },
      facts: {},
      requestedBy: person._id,
      requestedAt: at,
      dueOn: dueDate(dateIn(at, timeZone), businessDays, placeOf(approver, organisation)),
      timeZone,
      steps: approvedBy(approver._id),
    },
    through,
  )
  if (!decision) return (await waitingFor(tools, visit, { occurrence })) ?? say(texts.common.unavailable)
  tools.decisionRequested(decision._id)
  return say(texts.calendar.topManagement.sent[request.question](escaped(name), escaped(approver.name)))
}
