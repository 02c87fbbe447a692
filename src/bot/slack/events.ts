import { z } from 'zod'
import type { ReceivedEvents } from '../../store/received-events.js'
import type { Account } from '../interaction.js'

export interface EventTools {
  received: ReceivedEvents
  /** Somebody looks at their App Home. Resolves when it shows what it should, and that is on record. */
  openHome: (from: Account) => Promise<void>
  now: () => Date
}

const Event = z.object({
  type: z.literal('event_callback'),
  event_id: z.string().min(1),
  team_id: z.string(),
  event: z.looseObject({ type: z.string() }),
})
type Event = z.infer<typeof Event>

const HomeOpened = z.object({ user: z.string(), tab: z.string() })

/** What is done about each event that the app is subscribed to. */
export const subscriptions: Readonly<Record<string, (tools: EventTools, event: Event) => Promise<void>>> = {
  app_home_opened: async ({ openHome }, { team_id: team, event }) => {
    const { user, tab } = HomeOpened.parse(event)
    if (tab === 'home') await openHome({ platform: 'slack', team, user })
  },
}

export function isEvent(body: unknown): body is Event {
  return Event.safeParse(body).success
}

/**
 * Acts on an event once, although Slack sends it again, to any bot, until one has acknowledged it. It is acknowledged
 * when what it caused is on record, and not before.
 */
export async function takeEvent(tools: EventTools, event: Event, ack: () => Promise<void>): Promise<void> {
  const { received, now } = tools
  const standing = await received.take(event.event_id, now())
  // Whoever is at it may fail, so it has to come again: it is not acknowledged.
  if (standing === 'under-way') throw new Error(`Another bot is acting on Slack's event ${event.event_id}.`)
  if (standing === 'new') {
    try {
      await subscriptions[event.event.type]?.(tools, event)
    } catch (error) {
      await received.giveBack(event.event_id)
      throw error
    }
    await received.done(event.event_id)
  }
  await ack()
}
