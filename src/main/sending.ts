import { setTimeout as delay } from 'node:timers/promises'
import { type CourierTools, sendNext, showAllReceipts, showNextReceipt, type Turn } from '../bot/courier.js'
import { showNextPictures } from '../bot/late-pictures.js'
import { type Messenger, MessengerError } from '../bot/messenger.js'
import { type Pace, type Rounds, startRounds } from '../bot/rounds.js'
import type { Stores } from './stores.js'

/** Slack bears about 525 new messages a minute, and 50 edits; a mail server is not asked for more. */
const SENDING = { everyMs: 115, idleMs: 500 }
/** Slack takes longer for a message than it wants between two. */
const SENT_AT_ONCE = 4
const EDITING = { everyMs: 1_200, idleMs: 2_000 }
/** One worker writes to a platform at a time; another takes over when it has been silent for longer than a turn. */
const LEASE_MS = 60_000
/** It is renewed no sooner, since a write for each message would cost as much as the message. */
const RENEWED_AFTER_MS = 15_000

export interface Sending extends Rounds {
  /** Sends all that is due now, and edits all that is owed, without regard to what a platform bears. */
  sendAll(): Promise<void>
}

/**
 * Sends what is due and edits what is owed. Whoever stops cleanly leaves the platform to the next worker at once.
 *
 * @param editing `on-demand`: messages are edited by {@link Sending.sendAll} alone, and their pictures stay words.
 */
export function startSending(
  tools: Omit<CourierTools, 'underWay'>,
  { takeLease, releaseLease }: Pick<Stores, 'releaseLease' | 'takeLease'>,
  sending: Pace = SENDING,
  editing: 'paced' | 'on-demand' = 'paced',
): Sending {
  const courier = { ...tools, underWay: new Set<string>() }
  const { holder, messenger, now, logError } = courier
  const stopping = new AbortController()
  const editor = { ...courier, messenger: { ...messenger, update: paced(messenger, stopping.signal) } }
  const lease = `sender/${messenger.platform}`
  let taken = 0
  const isOurs = async () => {
    const at = now()
    if (at.getTime() < taken + RENEWED_AFTER_MS) return true
    const ours = await takeLease(lease, holder, LEASE_MS, at)
    taken = ours ? at.getTime() : 0
    return ours
  }
  const alone = (turn: () => Promise<Turn>) => async (): Promise<Turn> => ((await isOurs()) ? turn() : 'idle')
  const rounds = [
    startRounds(
      sending,
      alone(() => sendNext(courier)),
      logError,
      SENT_AT_ONCE,
    ),
    ...(messenger.edits && editing === 'paced'
      ? [
          startRounds(
            EDITING,
            alone(() => editNext(editor)),
            logError,
          ),
        ]
      : []),
  ]
  const untilIdle = async (turn: () => Promise<Turn>) => {
    while (!stopping.signal.aborted && (await turn()) === 'sent');
  }
  return {
    sendAll: async () => {
      await untilIdle(alone(() => sendNext(courier)))
      if (!messenger.edits) return
      if (editing === 'paced') await untilIdle(alone(() => showNextReceipt(courier)))
      else if (await isOurs()) await showAllReceipts(courier).catch(logError)
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(rounds.map((each) => each.stop()))
      // What cannot be given back now runs out.
      await releaseLease(lease, holder).catch(logError)
    },
  }
}

/** So many edits may go out at once; then they keep to the pace. */
const EDITS_AT_ONCE = 6

/** An ask may stand in many messages: their edits keep to what Slack bears, too. Once it stops, what is owed stays owed. */
function paced(messenger: Messenger, stopping: AbortSignal): Messenger['update'] {
  const pace = EDITING.everyMs
  let free = 0
  return async (where, card) => {
    const now = performance.now()
    const waits = free - now
    free = Math.max(free, now - EDITS_AT_ONCE * pace) + pace
    if (waits > 0) await delay(waits)
    if (stopping.aborted) throw new MessengerError('unavailable', 'The worker stops')
    await messenger.update(where, card)
  }
}

/** Receipts first: somebody looks at the message that they have just answered. */
async function editNext(courier: CourierTools): Promise<Turn> {
  const done = await showNextReceipt(courier)
  return done === 'idle' ? showNextPictures(courier) : done
}
