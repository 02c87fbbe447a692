import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import { type CalendarTools, entryOf } from './calendar.js'
import { comingCard } from './cards/calendar/calendar.js'
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
