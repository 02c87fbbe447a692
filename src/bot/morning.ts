import type { Ask, Process } from '../domain/ask.js'
import type { MorningContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'
import type { People } from '../store/people.js'
import { withStandIn } from './absence-messages.js'
import { type Card, escaped } from './cards/card.js'
import { type LateLine, type MorningView, morningCard } from './cards/reminders.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface MorningMessageTools {
  asks: Asks
  cycles: Cycles
  people: People
}

type Processes = Readonly<Record<Process, ProcessMessages>>

/** The message of a morning, from the present state of what it names. Null: there is nothing to show any more. */
export async function showMorning(
  tools: MorningMessageTools,
  processes: Processes,
  content: MorningContent,
  reader: Person,
  at: string,
): Promise<{ card: Card; worthSending: boolean } | null> {
  const asks = inOrder(await tools.asks.byIds(content.asks), content.asks)
  const things = (
    await Promise.all(
      asks.map(async (ask) => {
        const shown = await processes[ask.process].ofAsk(ask, reader, at)
        const card = shown && (await withStandIn(tools, ask, shown, reader, at))
        return card ? [{ card, open: ask.state === 'open', fresh: ask.toldOn === content.day }] : []
      }),
    )
  ).flat()
  const stillLate = (await tools.asks.byIds(content.late)).filter(({ state }) => state === 'open')
  const late = await lateLines(tools, processes, inOrder(stillLate, content.late), reader)
  const summary = content.summary ?? null
  if (things.length === 0 && late.length === 0 && !summary) return null
  const view = {
    things,
    told: await toldLines(tools, processes, asks, content.day, reader),
    late,
    handsUp: summary?.part !== undefined && late.length > 0,
    summary,
    names: await namesOf(tools, processes, content, reader),
    nextOn: nextReminder(asks, content.day),
    timeZone: reader.timeZone,
    at,
  }
  const worthSending = late.length > 0 || summary !== null || asks.some(({ state }) => state !== 'closed')
  return { card: morningCard(view, textsFor(reader.language)), worthSending }
}

function inOrder(asks: readonly Ask[], ids: readonly string[]): Ask[] {
  const known = new Map(asks.map((ask) => [ask._id, ask]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

/** Who is late with these, one line each, in the order given. */
export async function lateLines(
  { people }: Pick<MorningMessageTools, 'people'>,
  processes: Processes,
  late: readonly Ask[],
  reader: Person,
): Promise<LateLine[]> {
  const names = await people.byIds(late.map(({ askedOf }) => askedOf))
  // Thousands may be late with the same few things.
  const abouts = new Map<string, Promise<string | null>>()
  const aboutOf = ({ process, subject }: Ask) => {
    const key = `${process} ${subject.type} ${subject.id} ${subject.version}`
    const about = abouts.get(key) ?? processes[process].about(subject, reader)
    abouts.set(key, about)
    return about
  }
  const lines = await Promise.all(
    late.map(async (ask): Promise<LateLine[]> => {
      const person = names.get(ask.askedOf)
      const about = await aboutOf(ask)
      return person && about ? [{ person: escaped(person.name), about, dueOn: ask.dueOn }] : []
    }),
  )
  return lines.flat()
}

async function namesOf(
  { cycles }: MorningMessageTools,
  processes: Processes,
  { summary }: MorningContent,
  reader: Person,
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const { cycle: id } of summary?.running ?? []) {
    const cycle = await cycles.byId(id)
    const about = cycle && (await processes[cycle.process].about(cycle.subject, reader))
    if (about) names.set(id, about)
  }
  return names
}

/** What others read of this person on the same day, in the same words, and who reads it. */
async function toldLines(
  { people }: MorningMessageTools,
  processes: Processes,
  asks: readonly Ask[],
  day: string,
  reader: Person,
): Promise<MorningView['told']> {
  const escalated = asks.filter((ask) => ask.state === 'open' && ask.escalated?.on === day)
  const names = await people.byIds(escalated.flatMap(({ lateFor = [] }) => lateFor))
  const lines = await Promise.all(
    escalated.map(async ({ process, subject, dueOn, lateFor = [] }) => {
      const about = await processes[process].about(subject, reader)
      const to = lateFor.flatMap((id) => escaped(names.get(id)?.name ?? '') || [])
      return about && to.length > 0 ? [{ to, line: { person: escaped(reader.name), about, dueOn } }] : []
    }),
  )
  return lines.flat()
}

function nextReminder(asks: readonly Ask[], day: string): string | null {
  const days = asks
    .filter(({ state, remindOn }) => state === 'open' && remindOn > day)
    .map(({ remindOn }) => remindOn)
  return days.sort()[0] ?? null
}
