import type { Ask, Process, Subject } from '../domain/ask.js'
import type { Delivery, DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import type { Card } from './cards/card.js'
import type { OutgoingFile } from './messenger.js'

/** What a process shows in messages, made anew from the present state each time. */
export interface ProcessMessages {
  /** An ask as it is now: the question, or its receipt. */
  ofAsk(ask: Ask, reader: Person, at: string): Promise<Card | null>
  /** Several of its asks in one message, where they are more than one below the other. */
  ofSeveral?(asks: readonly Ask[], reader: Person, at: string): Promise<Card | null>
  /** What it is about, in a list, escaped: `the Information Security Policy, version 3`. */
  about(subject: Subject, reader: Person): Promise<string | null>
  /** The same of one ask, where it wants something else: `removing k.byrne from “GitHub”`. Null: what it is about says it. */
  aboutAsk?(ask: Ask, reader: Person): Promise<string | null>
  /** What somebody is told without being asked. */
  ofNotice(content: Notice, reader: Person, at: string): Promise<Card | null>
}

/** What somebody is asked, as it is called in a list; escaped. Null: its version is not on record. */
export async function aboutOf(
  processes: Readonly<Record<Process, ProcessMessages>>,
  ask: Ask,
  reader: Person,
): Promise<string | null> {
  const { about, aboutAsk } = processes[ask.process]
  return (await aboutAsk?.(ask, reader)) ?? about(ask.subject, reader)
}

export type Notice = Extract<
  DeliveryContent,
  {
    kind:
      | 'acceptance-ends'
      | 'access-not-removed'
      | 'access-order-withdrawn'
      | 'address'
      | 'assessed'
      | 'audit-begun'
      | 'audit-days-moved'
      | 'audit-issued'
      | 'audit-news'
      | 'audit-over'
      | 'blocked'
      | 'closed'
      | 'corrective'
      | 'decision'
      | 'decision-late'
      | 'decisions-late'
      | 'did-not-work'
      | 'nobody-assesses'
      | 'evidence-given'
      | 'evidence-of-another'
      | 'extraction-failed'
      | 'finding'
      | 'nobody-checks'
      | 'nobody-reviews'
      | 'not-ok'
      | 'paper'
      | 'paper-decided'
      | 'review'
      | 'risk-proposal'
      | 'risk-proposed'
      | 'stale'
      | 'unreachable'
      | 'waiver-decided'
  }
>

export interface Shown {
  person: Person
  card: Card
  /** False for what was closed before it was sent; an answer given elsewhere meanwhile still gets its receipt. */
  worthSending: boolean
  /** What comes with the card, and the card in its stead where the platform takes no file. */
  file?: { make(): Promise<OutgoingFile>; instead: Card }
}

export type Show = (delivery: Pick<Delivery, 'person' | 'content'>, at: string) => Promise<Shown | null>
