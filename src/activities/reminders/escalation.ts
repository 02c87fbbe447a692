import type { Ask } from '../../domain/ask.js'
import { isInParts, type Organisation, placeOf } from '../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { isAboutRisk } from '../../domain/process-traits.js'
import { type Escalation, escalationDue } from '../../domain/reminders.js'
import { dateIn, isBusinessDay } from '../../domain/working-days.js'
import type { AskReminders } from '../../store/ask-reminders.js'
import type { People } from '../../store/people.js'

export interface EscalationTools {
  askReminders: AskReminders
  people: People
  /** Says that a long step is still alive. */
  heartbeat: () => void
}

const CHUNK = 500

/**
 * What is overdue for long enough goes a step further: to the manager, then to who sees to that part, else to the ISMS
 * lead; what is about a risk always to the ISMS lead, and what they owe themselves to top management.
 */
export async function escalateOverdue(
  tools: EscalationTools,
  organisation: Organisation,
  timeZone: string,
  asOf: string,
): Promise<void> {
  const today = dateIn(asOf, timeZone)
  let chunk: Ask[] = []
  const escalate = async () => {
    const people = await tools.people.byIds(chunk.map((ask) => ask.askedOf))
    const others = await tools.people.byIds([
      ...[...people.values()].flatMap(({ manager }) => manager ?? []),
      ...organisation.coordinators.map((each) => each.person),
      ...organisation.topManagement,
    ])
    const isThere = (id: PersonId) => {
      const other = others.get(id)
      return other !== undefined && isPresentAt(other, asOf)
    }
    const steps = chunk.flatMap((ask) => {
      const person = people.get(ask.askedOf)
      const place = placeOf(person ?? { timeZone, country: ask.snapshot.country }, organisation)
      const step = escalationDue(ask.dueOn, today, place, organisation.reminders)
      if (!person || !step || step === ask.escalated?.step || !isBusinessDay(today, place)) return []
      return [{ ask: ask._id, step, to: recipients(step, ask, person, organisation, isThere) }]
    })
    await tools.askReminders.escalate(steps, today, asOf)
    chunk = []
    tools.heartbeat()
  }
  for await (const ask of tools.askReminders.overdue(timeZone, today)) {
    chunk.push(ask)
    if (chunk.length === CHUNK) await escalate()
  }
  if (chunk.length > 0) await escalate()
}

/** Nobody is told of themselves, nor twice. */
function recipients(
  step: Escalation,
  ask: Ask,
  { manager }: Person,
  organisation: Organisation,
  isThere: (person: PersonId) => boolean,
): PersonId[] {
  const told = [...(ask.lateFor ?? []), ask.askedOf]
  const managers = manager !== null && isThere(manager) ? [manager] : []
  const to = step === 'manager' ? managers : whoSeesTo(ask, managers, organisation, isThere)
  return [...new Set(to)].filter((person) => !told.includes(person))
}

function whoSeesTo(
  { snapshot, askedOf, subject }: Ask,
  managers: readonly PersonId[],
  { coordinators, ismsLead, topManagement }: Organisation,
  isThere: (person: PersonId) => boolean,
): PersonId[] {
  if (askedOf === ismsLead) return [...managers, ...topManagement.filter(isThere)]
  if (isAboutRisk(subject)) return [ismsLead]
  const theirs = coordinators
    .filter(({ of }) => isInParts(snapshot, [of]))
    .map(({ person }) => person)
    .filter((person) => person !== askedOf && isThere(person))
  return theirs.length > 0 ? theirs : [ismsLead]
}
