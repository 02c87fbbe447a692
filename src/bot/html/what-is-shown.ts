import type { Ask, Process } from '../../domain/ask.js'
import type { Delivery } from '../../domain/delivery.js'
import { LINK_DAYS } from '../../domain/link.js'
import type { Person } from '../../domain/person.js'
import type { Asks } from '../../store/asks.js'
import type { Deliveries } from '../../store/deliveries.js'
import { withStandIn } from '../absence-messages.js'
import type { Card } from '../cards/card.js'
import type { OutgoingFile } from '../messenger.js'
import type { MorningMessageTools } from '../morning.js'
import type { ProcessMessages, Show } from '../show.js'

export interface ShownTools extends MorningMessageTools {
  asks: Asks
  deliveries: Deliveries
  processes: Readonly<Record<Process, ProcessMessages>>
  show: Show
}

/** What somebody comes to: what they would see in chat, each thing once, as it is now. */
export interface WhatIsShown {
  /** What they have just answered. */
  settled: Card[]
  waiting: Card[]
  told: Told[]
  said: Card[]
}

/** A message, and where a file comes with it, the message's id. */
export interface Told {
  card: Card
  file?: string
}

const MOST_TOLD = 10
const MOST_SAID = 5
const DAY_MS = 86_400_000

export async function whatIsShown(
  tools: ShownTools,
  person: Person,
  settled: readonly string[],
  at: string,
): Promise<WhatIsShown> {
  const [open, answered, said] = await Promise.all([
    tools.asks.openOf(person._id),
    tools.asks.byIds([...settled]),
    tools.asks.answeredBy(person._id, MOST_SAID),
  ])
  const others = said.filter(({ _id }) => !settled.includes(_id))
  return {
    settled: await cardsOf(tools, answered, person, at),
    waiting: await cardsOf(tools, open, person, at),
    told: await toldTo(tools, person, at),
    said: await cardsOf(tools, others, person, at),
  }
}

async function cardsOf(tools: ShownTools, asks: readonly Ask[], person: Person, at: string): Promise<Card[]> {
  const cards = asks.map(async (ask) => {
    const card = await tools.processes[ask.process].ofAsk(ask, person, at)
    return card && withStandIn(tools, ask, card, person, at)
  })
  return (await Promise.all(cards)).filter((card) => card !== null)
}

/** Of their messages, what asks them nothing: what waits stands above. */
async function toldTo(tools: ShownTools, person: Person, at: string): Promise<Told[]> {
  const since = new Date(Date.parse(at) - LINK_DAYS * DAY_MS).toISOString()
  const sent = await tools.deliveries.sentTo(person._id, 'mail', since, MOST_TOLD)
  const shown = sent.map(async (delivery): Promise<Told[]> => {
    const content = withoutAsks(delivery)
    const message = content && (await tools.show({ person: person._id, content }, at))
    if (!message) return []
    return [{ card: message.card, ...(message.file ? { file: delivery._id } : {}) }]
  })
  return (await Promise.all(shown)).flat()
}

function withoutAsks({ content }: Delivery): Delivery['content'] | null {
  if (content.kind === 'morning') return { ...content, asks: [] }
  return content.kind === 'decided' || content.asks.length === 0 ? content : null
}

/** The file that came to them with a message; null where there is none, or it is somebody else's. */
export async function fileOf(
  tools: ShownTools,
  person: Person,
  delivery: string,
  at: string,
): Promise<OutgoingFile | null> {
  const found = await tools.deliveries.sentToAs(person._id, delivery)
  const shown = found && (await tools.show(found, at))
  return shown?.file ? shown.file.make() : null
}
