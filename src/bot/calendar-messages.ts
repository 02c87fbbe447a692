import { type CalendarChange, changesOf } from '../domain/calendar-change.js'
import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Decisions } from '../store/decisions.js'
import { type CalendarTools, entryOf, knownOf } from './calendar.js'
import { comingCard } from './cards/calendar/calendar.js'
import { changeCard } from './cards/calendar/change.js'
import type { Card } from './cards/card.js'
import { textsFor } from './texts/texts.js'

/** That an occurrence begins soon. Null where it does not: it was moved away, left out, begun or paused meanwhile. */
export async function comingMessage(
  tools: CalendarTools,
  { occurrence: id, date }: Extract<DeliveryContent, { kind: 'coming' }>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const [entry, organisation] = await Promise.all([entryOf(tools, reader, id), tools.organisation.read()])
  const stands = entry?.standing === 'planned' || entry?.standing === 'moved'
  if (!organisation || !stands || entry.occurrence.date !== date) return null
  const texts = textsFor(reader.language, organisation.languages[0])
  return comingCard(entry, dateIn(at, organisation.timeZone), texts)
}

export interface ChangeMessageTools extends CalendarTools {
  decisions: Decisions
}

/** What somebody else did to a programme. Null where it is not on record. */
export async function changeMessage(
  tools: ChangeMessageTools,
  { programme: id, change: which }: Extract<DeliveryContent, { kind: 'calendar-change' }>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const [known, dates, organisation] = await Promise.all([
    knownOf(tools, reader),
    tools.occurrences.ofProgramme(id),
    tools.organisation.read(),
  ])
  const about = known.get(id)
  const change = about && changesOf(about.programme, dates).find((each) => each.id === which)
  if (!change || !organisation) return null
  const { by, approval } = change
  const names = await tools.people.byIds([by, ...(approval ? [approval.by] : [])])
  const view = {
    ...{ change, programme: id, name: about.name, timeZone: reader.timeZone },
    by: names.get(by)?.name ?? '',
    approvedBy: approval && (names.get(approval.by)?.name ?? ''),
    reason: await reasonOf(tools, change),
    on: dateIn(change.at, organisation.timeZone),
    today: dateIn(at, organisation.timeZone),
  }
  return changeCard(view, textsFor(reader.language, organisation.languages[0]))
}

/** Whoever pulls something forward says why only where top management has to approve it. */
async function reasonOf({ decisions }: ChangeMessageTools, change: CalendarChange): Promise<string | null> {
  if ('reason' in change) return change.reason
  const decision = change.approval && (await decisions.byId(change.approval.decision))
  return decision?.because?.text ?? null
}
