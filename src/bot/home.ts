import type { Homes } from '../store/homes.js'
import type { Desk } from './desk/desk.js'
import type { Account } from './interaction.js'
import { isPassing, type Messenger } from './messenger.js'

export interface HomeTools {
  desk: Desk
  homes: Homes
  messenger: Messenger
  now: () => Date
}

/** Somebody looks at their App Home. */
export async function openHome({ desk, messenger, now }: HomeTools, from: Account): Promise<void> {
  const reply = await desk.handle({ kind: 'home', from, at: now().toISOString() })
  if (reply.kind === 'home') await messenger.showHome(from, reply.card)
}

/**
 * Somebody did something, so that their App Home may be out of date; nothing to do for who never looked at it. It is
 * shown anew whenever it is opened, so what the platform has no time for now is left.
 */
export async function refreshHome(tools: HomeTools, from: Account): Promise<void> {
  if (!(await tools.homes.wasOpened(from))) return
  try {
    await openHome(tools, from)
  } catch (error) {
    if (!isPassing(error)) throw error
  }
}
