import type { Delivery } from '../domain/delivery.js'
import type { Binding, Platform } from '../domain/person.js'
import type { Card } from './cards/card.js'
import type { Account, MessageRef } from './interaction.js'

/** The one door out to a platform. Everything it throws is a {@link MessengerError}. */
export interface Messenger {
  platform: Platform
  /** Whether what was sent is written anew when it changes. An e-mail stays as it is: the page behind it does not. */
  edits: boolean
  /**
   * Sends a message to a person. The delivery's id travels with it, so that it can be found again, and what it is for,
   * so that an operator can tell.
   */
  send(to: Binding, card: Card, delivery: Pick<Delivery, '_id' | 'content'>): Promise<MessageRef>
  /** Brings a file to the platform, where nobody is shown it yet. */
  bringFile(file: OutgoingFile): Promise<BroughtFile>
  /** Shows it to somebody under the card's summary, in their own conversation with the app and nowhere else. */
  sendFile(
    to: Binding,
    file: BroughtFile,
    card: Card,
    delivery: Pick<Delivery, '_id' | 'content'>,
  ): Promise<MessageRef>
  /** The message of a delivery whose sender did not come back to tell, if it was sent. */
  find(to: Binding, delivery: Pick<Delivery, '_id' | 'file'>): Promise<MessageRef | null>
  /** Whether the card can be shown with all of its pictures now, else in words. Asks nobody but the record. */
  hasPictures(card: Card): Promise<boolean>
  /**
   * Brings the card's pictures to the platform, which takes seconds; safe to repeat. True once they can be shown, which
   * {@link Messenger.update} then does.
   */
  bringPictures(card: Card): Promise<boolean>
  /** Rewrites a message. Counts against the platform's limits. */
  update(where: MessageRef, card: Card): Promise<void>
  /** Shows somebody's App Home anew. */
  showHome(to: Account, card: Card): Promise<void>
  /** Rewrites a message through the short-lived address that came with a click. False: the address is used up. */
  rewrite(url: string, card: Card): Promise<boolean>
}

/** Where files come from that people hand in. */
export interface FileSource {
  platform: Platform
  /**
   * The file that this account handed in, as the platform has it. Throws a {@link MessengerError} where it is not there,
   * or another's. What is larger than `most`, in bytes, is not fetched.
   */
  fetch(from: Account, file: string, most: number): Promise<IncomingFile>
}

export interface IncomingFile {
  name: string
  size: number
  /** Null where it is larger than may be. */
  bytes: Uint8Array | null
}

/** A file for one person. */
export interface OutgoingFile {
  /** With its ending, as it is saved. */
  name: string
  /** What a reader calls it. */
  title: string
  bytes: Uint8Array
}

export interface BroughtFile {
  /** The platform's name of it. */
  id: string
  title: string
}

export type MessengerProblem =
  | 'rate-limited'
  | 'unavailable'
  /** The app lost a permission, for all messages alike: an operator mends it, and sending goes on. */
  | 'not-authorised'
  | 'no-such-recipient'
  | 'no-such-message'
  /** It waits for this no more; whoever wanted it does it again. */
  | 'too-late'
  | 'refused'

/** A platform's error in our words. */
export class MessengerError extends Error {
  override readonly name = 'MessengerError'

  constructor(
    readonly problem: MessengerProblem,
    message: string,
    /** How long to wait, in milliseconds, where the platform said so. */
    readonly retryAfterMs: number = 0,
  ) {
    super(message)
  }

  /** Whether waiting can mend it. */
  get passes(): boolean {
    return ['rate-limited', 'unavailable', 'not-authorised'].includes(this.problem)
  }
}

/** Whether waiting mends it. */
export function isPassing(error: unknown): error is MessengerError {
  return error instanceof MessengerError && error.passes
}
